"""What a view promises of its columns, and rows that break it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pandera.pandas as pa

Columns = dict[str, pa.Column]


@dataclass(frozen=True, slots=True)
class View:
    """What a view promises.

    ``columns`` are in the view's order; ``key`` tells its rows apart; ``references`` are columns
    whose values, if any, are the key of another view (column to that view and its column).
    """

    columns: Columns
    key: tuple[str, ...]
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def types(self) -> dict[str, str]:
        """DuckDB's type of each column."""
        return {name: _sql_type(column) for name, column in self.columns.items()}

    def promises(self, *, nulls: bool) -> Columns:
        """The columns with checks, and, if asked, those that are never null."""
        return {
            name: column
            for name, column in self.columns.items()
            if column.checks or (nulls and not column.nullable)
        }

    def guarded(self, *, nulls: bool) -> pa.DataFrameSchema:
        """The schema of those columns, which Pandera takes some milliseconds to make."""
        kept = {
            name: pa.Column(checks=column.checks, nullable=not nulls or column.nullable)
            for name, column in self.promises(nulls=nulls).items()
        }
        return pa.DataFrameSchema(kept)

    def required(self) -> list[str]:
        """Columns that are never null."""
        return [name for name, column in self.columns.items() if not column.nullable]


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise of a column that rows break: how many, and places of the first in the frame."""

    column: str
    how: str
    rows: int
    places: tuple[int, ...]
    values: tuple[Any, ...]


_SHOWN = 3


def broken(view: View, rows: pd.DataFrame) -> list[Broken]:
    """Promises that rows break.

    Pandera looks at each column for some milliseconds: where nothing is missing, only at those
    with more to them.

    Args:
        view: the view.
        rows: rows of it on a RangeIndex.
    """
    missing = rows[view.required()].isna().to_numpy().any()
    try:
        view.guarded(nulls=bool(missing)).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [
            _broken(str(column), str(check), cases)
            for (column, check), cases in errors.failure_cases.groupby(["column", "check"])
        ]
    return []


def _broken(column: str, check: str, cases: pd.DataFrame) -> Broken:
    shown = cases.head(_SHOWN)
    return Broken(
        column,
        "without a value" if check == "not_nullable" else f"against the check {check}",
        len(cases),
        tuple(int(at) for at in shown["index"] if at is not None),
        tuple(shown["failure_case"]),
    )


def _sql_type(column: pa.Column) -> str:
    told = (column.metadata or {}).get("sql")
    kind = str(column.dtype).lower()
    starts = {"str": "VARCHAR", "float": "DOUBLE", "int": "BIGINT", "bool": "BOOLEAN"}
    found = (name for start, name in starts.items() if kind.startswith(start))
    return told or next(found, "TIMESTAMP")
