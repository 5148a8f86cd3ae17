"""Hold what SQL has put into a table or a view to what is promised of it, where it lies.

The invariants of the models are few and plain: something is there, is one of some words, is at
least or at most so much. SQL looks for rows that break one; only those are brought to Pandera,
which says so in its own words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import duckdb
import pandera.pandas as pa

from schemas import TABLES, columns
from schemas.base import Table, checked
from warehouse.sql import quoted

_BOUNDS = {
    "greater_than_or_equal_to": ("min_value", ">="),
    "less_than_or_equal_to": ("max_value", "<="),
}


def hold_to_model(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Look for rows of a table of schema ``live`` that break an invariant.

    That a key is there once is the loader's to see to.

    Raises:
        pandera.errors.SchemaErrors: there are some.
    """
    model = TABLES[table]
    answer = con.execute(f"SELECT {quoted(columns(model))} FROM live.{table} WHERE {broken(model)}")
    while len(found := answer.fetch_df_chunk(1)):
        checked(model, found.astype(columns(model)))


def broken(model: type[Table]) -> str:
    """SQL for "a row breaks an invariant"; for all rows, if the model has others than are known."""
    schema = model.to_schema()
    if schema.checks or schema.unique:
        return "true"
    return breaks(schema.columns)


def breaks(of: Mapping[str, pa.Column], floats: Collection[str] = ()) -> str:
    """SQL for "a row breaks what is promised of a column"; for all rows, if that is not known.

    Args:
        of: columns by name.
        floats: names of those that may hold what is no number, which is no value to Pandera.
    """
    wrong = ["false"]
    for name, column in of.items():
        if not column.nullable:
            wrong.append(f'"{name}" IS NULL')
            if name in floats:
                wrong.append(f'isnan("{name}")')
        for check in column.checks:
            kept = _kept(f'"{name}"', check)
            if kept is None:
                return "true"
            wrong.append(f"NOT coalesce({kept}, true)")
    return " OR ".join(wrong)


def _kept(name: str, check: Any) -> str | None:
    """What a check asks of a column, in SQL; null if it is none that is known here."""
    told = check.statistics or {}
    if check.name == "isin":
        return f"{name} IN ({', '.join(_text(word) for word in told['allowed_values'])})"
    if check.name == "str_matches":
        pattern = getattr(told["pattern"], "pattern", told["pattern"])
        return f"regexp_matches({name}, {_text(f'^(?:{pattern})')})"
    if check.name in _BOUNDS:
        bound, sign = _BOUNDS[check.name]
        return f"{name} {sign} {float(told[bound])}"
    return None


def _text(word: Any) -> str:
    return "'" + str(word).replace("'", "''") + "'"
