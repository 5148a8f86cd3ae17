"""Named questions to the warehouse, and free ones that can only read.

Questions are the SQL files of ``queries/``. They read schema ``v1`` alone, so that they give
the same answers on the warehouse and on the published file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd

from schemas.words import CAUSES, SEVERITIES
from warehouse.sql import Option, header, option, texts

REQUIRED = "required"  # in place of a default

# What a parameter of that name may be.
_ALLOWED = {
    "severity": SEVERITIES,
    "cause": CAUSES,
    "per": ("author", "section", "document"),
}


class BadQuestion(ValueError):
    """A question that cannot be asked; the message says why and what could."""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question."""

    name: str
    summary: str
    parameters: dict[str, tuple[Option, str]]  # name to default and description
    sql: str


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """All named questions, by name."""
    found = {}
    for file, text in texts("queries").items():
        entries, sql = header(file, text, ("summary", "param"))
        name = file.replace("_", "-")
        found[name] = Question(
            name=name,
            summary=next(value for key, value in entries if key == "summary"),
            parameters=dict(option(file, value) for key, value in entries if key == "param"),
            sql=sql,
        )
    return found


def ask(
    con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, Any] | None = None
) -> pd.DataFrame:
    """Answer a named question.

    Args:
        con: a connection to the warehouse or the published file.
        name: name of the question, ``uncited-claims``.
        parameters: its parameters; those not given take their defaults.

    Raises:
        BadQuestion: there is no such question or parameter, one lacks, or a value does not fit.
    """
    question = questions().get(name.strip().lower().replace("_", "-"))
    if question is None:
        near = get_close_matches(name, questions(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(questions())}"
        raise BadQuestion(f"no question is called {name!r}; {hint}")
    told = parameters or {}
    unknown = told.keys() - question.parameters.keys()
    if unknown:
        known = ", ".join(question.parameters) or "none"
        raise BadQuestion(f"{question.name} has no parameter {min(unknown)!r}; it has: {known}")
    lacking = [
        f"{key}=... ({description})"
        for key, (default, description) in question.parameters.items()
        if default == REQUIRED and not told.get(key)
    ]
    if lacking:
        raise BadQuestion(f"{question.name} needs {', '.join(lacking)}")
    bound = {
        key: _fitting(key, told.get(key, default), default)
        for key, (default, _) in question.parameters.items()
    }
    return _answer(con, question.sql, bound)


def free(con: duckdb.DuckDBPyConnection, sql: str) -> pd.DataFrame:
    """Answer a question in SQL, on a connection that can only read (``connect.guarded``).

    Raises:
        BadQuestion: the statement fails, is empty, or tries to do more than read.
    """
    try:
        asked = con.extract_statements(sql)
    except duckdb.Error as error:
        raise BadQuestion(str(error).strip()) from error
    if len(asked) > 1:
        raise BadQuestion(f"{len(asked)} statements at once: ask one question at a time")
    return _answer(con, sql, None)


def _fitting(key: str, value: Any, default: Option) -> Any:
    allowed = _ALLOWED.get(key)
    if allowed and value is not None and value not in allowed:
        raise BadQuestion(f"parameter {key}: must be one of {', '.join(allowed)}, not {value!r}")
    if not isinstance(default, int):
        return value
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise BadQuestion(f"parameter {key}: must be a whole number, not {value!r}") from error


def _answer(con: duckdb.DuckDBPyConnection, sql: str, bound: dict[str, Any] | None) -> pd.DataFrame:
    try:
        answered = con.execute(sql, bound)
        # DuckDB 2 answers an empty statement with nothing at all.
        if answered is None or answered.description is None:
            raise BadQuestion("nothing was asked: write a SELECT")
        return answered.df()
    except duckdb.Error as error:
        raise BadQuestion(str(error).strip()) from error
