"""Sums by which is seen that something is other than it was left, whoever changed it.

Which rows a run wrote and which it closed they tell themselves. What a hand changed in the
warehouse, or a disk in a file, tells nothing: but a sum over all of it is another then.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from schemas import TABLES, columns
from warehouse.ddl import SURROUNDINGS, extra_columns
from warehouse.sql import first_row, quoted

_BLOCK = 1 << 20
_CLOSED = ("closed_by", "closed_reason")  # what later runs write into rows of earlier ones
_LATER = "(SELECT run_id FROM history.runs WHERE run_id > $run)"


def sum_as_left(con: duckdb.DuckDBPyConnection, run: str) -> str:
    """A sum over all rows that the warehouse had when a run was loaded, as they were then.

    It stays the same whatever later runs load and close; and is another once a row is changed,
    taken away or put in otherwise. A word of a hand that is no run is none of a later one, however
    it sorts.

    Args:
        con: a connection to the warehouse.
        run: the run.
    """
    found = hashlib.sha256()
    for table, model in TABLES.items():
        moved = (*SURROUNDINGS.get(table, ()), *_CLOSED)
        names = [name for name in (*columns(model), *extra_columns(table)) if name not in moved]
        then = (f"CASE WHEN closed_by IN {_LATER} THEN NULL ELSE {name} END" for name in _CLOSED)
        row = first_row(
            con,
            f"SELECT count(*), sum(hash({', '.join((quoted(names), *then))})::HUGEINT)"
            f" FROM history.{table} WHERE loaded_by IS NULL OR loaded_by NOT IN {_LATER}",
            {"run": run},
        )
        found.update(f"{table} {row}\n".encode())
    return found.hexdigest()


def sum_of_file(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
