"""SQL that ships with the package (macros, views, queries, rules), and helpers to run it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import duckdb


@lru_cache(maxsize=8)
def texts(folder: str) -> dict[str, str]:
    """SQL files of a folder of this package and its subfolders.

    Args:
        folder: ``macros``, ``views``, ``queries`` or ``rules``.

    Returns:
        File name without ``.sql`` to text, sorted by file name.
    """
    found: dict[str, str] = {}
    waiting = [files("warehouse").joinpath(folder)]
    while waiting:
        for entry in waiting.pop().iterdir():
            if entry.is_dir():
                waiting.append(entry)
            elif entry.name.endswith(".sql"):
                found[entry.name.removesuffix(".sql")] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def quoted(names: Iterable[str], prefix: str = "") -> str:
    """Column names as an SQL list; quoted, since some (``end``, ``by``) are key words."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def first_row(con: duckdb.DuckDBPyConnection, sql: str, parameters: Any = None) -> Any:
    """First row of a query, or null if it has none."""
    # All rows are fetched: an unfinished result would block the next statement.
    rows = con.execute(sql, parameters).fetchall()
    return rows[0] if rows else None
