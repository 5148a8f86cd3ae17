"""Whether the views keep the contract: looked at before readers get them.

Types are asked of DuckDB; what the rows of a column promise (never missing, one of these words,
not below zero) is looked for in SQL, and of rows that break it Pandera says what is wrong, some
at a time, so that a view of any length fits into memory; keys and references are counted in SQL.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from schemas.promises import Broken, View, broken
from schemas.views import views
from warehouse.counting import counted
from warehouse.errors import NotPublishable
from warehouse.held import breaks
from warehouse.sql import first_row, quoted

_VECTORS = 5  # of 2048 rows, that are looked at together
_DTYPES = {
    "BIGINT": "Int64",
    "BOOLEAN": "boolean",
    "DOUBLE": "float64",
    "TIMESTAMP": "datetime64[us]",
}
_WIDTH = 60  # characters of a value that are told

_NOTHING = (
    "nothing was published, and readers keep the file they have; the run is in the warehouse."
    " This is a fault of provstat, or of a hand in the warehouse: report it, or put the rows right"
    " and run `provstat ingest`"
)


def hold_to_contract(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Refuse views that break the contract.

    Args:
        con: a connection that reads them.
        schema: the schema that holds them, such as ``published.v1``.

    Raises:
        NotPublishable: says which view, which column, and which rows.
    """
    hold_rows(con, schema)
    hold_references(con, schema)


def hold_rows(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Refuse views that have other columns, rows that break a promise, or a key twice.

    Args:
        con: a connection that reads them.
        schema: the schema that holds them, or some rows of each.

    Raises:
        NotPublishable: says which view, which column, and which rows.
    """
    _refuse([f for name, view in views().items() for f in _faults(con, f"{schema}.{name}", view)])


def hold_references(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Refuse views with rows that name what is not there; as ``hold_rows``."""
    _refuse([f for name, view in views().items() for f in _references(con, schema, name, view)])


def _refuse(faults: list[str]) -> None:
    if faults:
        raise NotPublishable(f"{'; '.join(faults)}: {_NOTHING}")


def _faults(con: duckdb.DuckDBPyConnection, place: str, view: View) -> list[str]:
    name = f"v1.{place.rpartition('.')[2]}"
    present = {row[0]: row[1] for row in con.execute(f"DESCRIBE {place}").fetchall()}
    promised = view.types()
    wrong = [
        f"view {name}, column {column}: "
        + (f"is {present[column]} and must be {kind}" if column in present else "is not there")
        for column, kind in promised.items()
        if present.get(column) != kind
    ]
    wrong += [
        f"view {name}, column {column}: is not in the contract (schemas/views.py)"
        for column in present.keys() - promised.keys()
    ]
    return wrong or _rows(con, place, name, view) or _doubled(con, place, name, view)


def _rows(con: duckdb.DuckDBPyConnection, place: str, name: str, view: View) -> list[str]:
    types = view.types()
    checked = view.promises(nulls=True)
    wanted = list(dict.fromkeys([*view.key, *checked]))
    floats = [column for column in checked if types[column] == "DOUBLE"]
    wrong = breaks(checked, floats)
    answer = con.execute(f"SELECT {quoted(wanted)} FROM {place} WHERE {wrong}")
    amounts: dict[tuple[str, str], int] = {}
    examples: dict[tuple[str, str], str] = {}
    while len(rows := answer.fetch_df_chunk(_VECTORS)):
        rows = rows.astype({column: _DTYPES.get(types[column], "str") for column in wanted})
        for fault in broken(view, rows):
            at = fault.column, fault.how
            amounts[at] = amounts.get(at, 0) + fault.rows
            examples.setdefault(at, _example(rows, view, fault))
    return [
        f"view {name}, column {column}: {counted(count, 'row')} {how} ({examples[column, how]})"
        for (column, how), count in amounts.items()
    ]


def _example(rows: pd.DataFrame, view: View, fault: Broken) -> str:
    """The first rows by their key, with the value that is wrong."""
    told = []
    for at, value in zip(fault.places, fault.values, strict=False):
        key = " ".join(f"{name}={rows[name].iloc[at]}" for name in view.key)
        told.append(f"{key}: {str(value)[:_WIDTH]!r}")
    return ", ".join(told)


def _doubled(con: duckdb.DuckDBPyConnection, place: str, name: str, view: View) -> list[str]:
    twice = con.execute(
        f"SELECT {quoted(view.key)} FROM {place} GROUP BY ALL HAVING count(*) > 1 LIMIT 3"
    ).fetchall()
    if not twice:
        return []
    shown = ", ".join("/".join(map(str, key)) for key in twice)
    return [f"view {name}, {', '.join(view.key)}: not unique ({shown})"]


def _references(con: duckdb.DuckDBPyConnection, schema: str, name: str, view: View) -> list[str]:
    wrong = []
    for column, (other, key) in view.references.items():
        count, example = first_row(
            con,
            f'SELECT count(*), min(h."{column}") FROM {schema}.{name} AS h'
            f' ANTI JOIN {schema}.{other} AS o ON o."{key}" = h."{column}"'
            f' WHERE h."{column}" IS NOT NULL',
        )
        if count:
            wrong.append(
                f"view v1.{name}, column {column}:"
                f" {counted(count, 'row names', 'rows name')} none of v1.{other} ({example})"
            )
    return wrong
