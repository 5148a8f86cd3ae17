"""Publish: a file for readers, built beside the warehouse and put in place in one step.

Readers of the published file are never locked out and never see half of a run: the file is
written under another name, checked, and renamed over the old one. It holds schema ``v1`` as
tables, so that it needs none of our macros and opens with DuckDB 1.2 and later.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from schemas import TABLES
from warehouse.connect import STORAGE_VERSION
from warehouse.ddl import CONTRACT, KEYS, describe_columns, descriptions
from warehouse.errors import NotPublishable
from warehouse.sql import first_row

PUBLISHED = "provstat_published.duckdb"

# A finding that was fixed and came back has a row for each time.
_TWICE = ("findings",)

# DuckDB's types to those of a Table Schema.
_FIELD_TYPES = {
    "VARCHAR": "string",
    "JSON": "string",
    "DOUBLE": "number",
    "BIGINT": "integer",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime",
}


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


def export(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write schema ``v1`` as Parquet files with a ``datapackage.json`` that describes them.

    Each file is renamed into place; ``datapackage.json`` comes last.

    Args:
        con: a connection to the warehouse or the published file that may write files.
        folder: where to; made if it is not there.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Inside the folder, so that renaming stays on one disk and nobody else's is touched.
    building = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
    resources = []
    for name in CONTRACT:
        path = str(building / f"{name}.parquet").replace("'", "''")
        con.execute(f"COPY (FROM v1.{name}) TO '{path}' (FORMAT parquet)")
        known, units = _known(name), _units()
        fields = [
            {"name": column, "type": _FIELD_TYPES.get(kind, "any")}
            | ({"description": known[column]} if column in known else {})
            | ({"unit": units[column]} if column in units else {})
            for column, kind, *_ in con.execute(f"DESCRIBE v1.{name}").fetchall()
        ]
        resources.append(
            {
                "name": name.replace("_", "-"),
                "path": f"{name}.parquet",
                "format": "parquet",
                "schema": {"fields": fields}
                | ({"primaryKey": list(KEYS[name])} if name in KEYS and name not in _TWICE else {}),
            }
        )
    described = {"name": "provstat", "profile": "data-package", "resources": resources}
    (building / "datapackage.json").write_text(
        json.dumps(described, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    files = [f"{name}.parquet" for name in CONTRACT] + ["datapackage.json"]
    for file in files:
        (building / file).replace(folder / file)
    shutil.rmtree(building)
    return [folder / file for file in files]


def _units() -> dict[str, str]:
    """Units of columns that mean the same wherever they stand."""
    told: dict[str, set[str]] = {}
    for model in TABLES.values():
        for name, column in model.to_schema().columns.items():
            told.setdefault(name, set()).add(str((column.metadata or {}).get("unit") or ""))
    return {name: "".join(units) for name, units in told.items() if len(units) == 1 and any(units)}


def _known(name: str) -> dict[str, str]:
    """Descriptions of columns by name; those of the view's own table outweigh others."""
    known = {
        column: text for model in TABLES.values() for column, text in descriptions(model).items()
    }
    return known | (descriptions(TABLES[name]) if name in TABLES else {})


def _build(con: duckdb.DuckDBPyConnection, building: Path) -> dict[str, int]:
    path = str(building).replace("'", "''")
    con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        con.execute("CREATE SCHEMA published.v1")
        rows = {}
        for name in CONTRACT:
            con.execute(f"CREATE TABLE published.v1.{name} AS FROM v1.{name}")
            rows[name] = first_row(con, f"SELECT count(*) FROM v1.{name}")[0]
            present = con.execute(f"DESCRIBE published.v1.{name}").fetchall()
            known = _known(name)
            describe_columns(
                con,
                f"published.v1.{name}",
                {column: known[column] for column, *_ in present if column in known},
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
