"""Publish: a file for readers, built beside the warehouse and put in place in one step.

Readers of the published file are never locked out and never see half of a run: the file is
written under another name, checked, and renamed over the old one. It holds schema ``v1`` as
tables, so that it needs none of our macros and opens with DuckDB 1.2 and later.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from schemas import TABLES
from warehouse.connect import STORAGE_VERSION
from warehouse.ddl import CONTRACT, describe_columns, descriptions
from warehouse.sql import first_row

PUBLISHED = "provstat_published.duckdb"


class NotPublishable(Exception):
    """The built file failed its check; what was published before still stands."""


def publish(
    con: duckdb.DuckDBPyConnection,
    target: Path,
    *,
    fault: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Build the published file and put it in place of the old one.

    Args:
        con: a writer's connection to the warehouse, outside any transaction.
        target: path of the published file.
        fault: called at ``built``, ``checked`` and ``replaced``; an exception or a kill in it
            stands for a crash at that point.

    Returns:
        Rows of each table of ``v1``.

    Raises:
        NotPublishable: the file that was built does not hold what the warehouse holds.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    building = target.with_name(target.name + ".new")
    building.unlink(missing_ok=True)
    try:
        rows = _build(con, building)
        fault("built")
        _check(building, rows)
        fault("checked")
        building.replace(target)
        fault("replaced")
    finally:
        building.unlink(missing_ok=True)
        building.with_name(building.name + ".wal").unlink(missing_ok=True)
    return rows


def _build(con: duckdb.DuckDBPyConnection, building: Path) -> dict[str, int]:
    path = str(building).replace("'", "''")
    con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        con.execute("CREATE SCHEMA published.v1")
        known = {
            name: text for model in TABLES.values() for name, text in descriptions(model).items()
        }
        rows = {}
        for name in CONTRACT:
            con.execute(f"CREATE TABLE published.v1.{name} AS FROM v1.{name}")
            rows[name] = first_row(con, f"SELECT count(*) FROM v1.{name}")[0]
            present = con.execute(f"DESCRIBE published.v1.{name}").fetchall()
            own = descriptions(TABLES[name]) if name in TABLES else {}
            describe_columns(
                con,
                f"published.v1.{name}",
                {column: (known | own)[column] for column, *_ in present if column in known},
            )
    finally:
        con.execute("DETACH published")
    return rows


def _check(building: Path, rows: dict[str, int]) -> None:
    """Read the file as a reader will, through a connection of its own."""
    with duckdb.connect(building, read_only=True) as con:
        for name, expected in rows.items():
            found = first_row(con, f"SELECT count(*) FROM v1.{name}")[0]
            if found != expected:
                raise NotPublishable(
                    f"{building.name}: v1.{name} has {found} rows and should have {expected}"
                )
