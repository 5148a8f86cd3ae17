"""Publish: files for readers, built beside the warehouse and put in place in one step each.

Readers are never locked out and never see half of a run: a DuckDB file and a folder of Parquet
files are written under other names, held to the contract, and renamed over the old ones. The
DuckDB file holds schema ``v1`` as tables, so that it needs none of our macros and opens with
DuckDB 1.2 and later.

The folder is a link to a set of its own for each time something is published. Who has a set open
keeps it: the set before stays until the next but one is there.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from schemas.views import views
from warehouse.conform import hold_to_contract
from warehouse.connect import STORAGE_VERSION
from warehouse.ddl import CONTRACT, describe_columns
from warehouse.errors import NotPublishable, WarehouseUnusable
from warehouse.interrupting import opened
from warehouse.layout import in_order, lay_out
from warehouse.package import summary_of, write_package
from warehouse.sql import first_row

PUBLISHED = "provstat_published.duckdb"

_NEW = "new"  # a set that is not whole yet


def publish(
    con: duckdb.DuckDBPyConnection,
    target: Path,
    *,
    fault: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Build the published files, and put them in place of the old ones.

    Args:
        con: a writer's connection to the warehouse, outside any transaction.
        target: path of the published DuckDB file; the Parquet files are in ``parquet_folder``.
        fault: called at ``built``, ``checked``, ``replaced``, ``named`` and ``linked``; an
            exception or a kill in it stands for a crash at that point.

    Returns:
        Rows of each table of ``v1``.

    Raises:
        NotPublishable: a view breaks the contract, or the file that was built does not hold what
            the warehouse holds. Nothing is put in place then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    building, sets = target.with_name(target.name + ".new"), _sets(target)
    folder = parquet_folder(target)
    if folder.exists() and not folder.is_symlink():
        raise NotPublishable(
            f"{folder}: is in the way of the Parquet files, and none of ours; move it elsewhere"
        )
    before = folder.resolve()
    building.unlink(missing_ok=True)
    shutil.rmtree(sets / _NEW, ignore_errors=True)
    (sets / _NEW).mkdir(parents=True)
    try:
        rows = _build(con, building, sets / _NEW)
        fault("built")
        _check(building, rows)
        fault("checked")
        building.replace(target)
        fault("replaced")
        newest = _named(sets, _run(con))
        fault("named")
        _link(folder, newest)
        fault("linked")
    finally:
        building.unlink(missing_ok=True)
        building.with_name(building.name + ".wal").unlink(missing_ok=True)
        shutil.rmtree(sets / _NEW, ignore_errors=True)
    for path in sets.iterdir():
        if path.resolve() not in (before, newest.resolve()):
            shutil.rmtree(path, ignore_errors=True)
    return rows


def parquet_folder(target: Path) -> Path:
    """The folder of Parquet files beside a published DuckDB file: a link to the newest set.

    Who reads several of its files follows the link once (``Path.resolve``), and has them all of
    one run.
    """
    return target.with_suffix("") if target.suffix else target.with_name(f"{target.name}_parquet")


def export(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write schema ``v1`` as Parquet files with a ``datapackage.json`` that describes them.

    Each file is renamed into place; ``datapackage.json`` comes last.

    Args:
        con: a connection to the warehouse or the published file that may write files.
        folder: where to; made if it is not there.

    Returns:
        The files written.

    Raises:
        WarehouseUnusable: an older provstat made the file, which lacks some of the columns.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Inside the folder, so that renaming stays on one disk and nobody else's is touched.
    building = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
    try:
        files = write_package(con, "v1", building)
        for file in files:
            (building / file).replace(folder / file)
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise WarehouseUnusable(
            f"an older provstat made this file ({str(error).splitlines()[0]});"
            " `provstat ingest` brings it up to date"
        ) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return [folder / file for file in files]


def _build(con: duckdb.DuckDBPyConnection, building: Path, folder: Path) -> dict[str, int]:
    path = str(building).replace("'", "''")
    con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        con.execute("CREATE SCHEMA published.v1")
        rows = {}
        for name in CONTRACT:
            # Each by itself: what is not yet committed of a file stays in memory.
            made = f"CREATE TABLE published.v1.{name} AS FROM v1.{name}{in_order(name)}"
            rows[name] = first_row(con, made)[0]
        hold_to_contract(con, "published.v1")
        # One transaction: hundreds of comments would each be written through to the disk alone.
        con.execute("BEGIN TRANSACTION")
        for name, view in views().items():
            words = summary_of(name).replace("'", "''")
            con.execute(f"COMMENT ON TABLE published.v1.{name} IS '{words}'")
            told = {column: str(held.description) for column, held in view.columns.items()}
            describe_columns(con, f"published.v1.{name}", told)
        con.execute("COMMIT")
        write_package(con, "published.v1", folder)
    finally:
        _leave(con)
    # Of the memory that the warehouse may take, which is done with for now.
    limits: dict[str, Any] = {"autoload_known_extensions": False, "memory_limit": _limit(con)}
    with opened(duckdb.connect(building, config=limits)) as alone:
        lay_out(alone)
    return rows


def _leave(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of the file that is being built, also in the middle of a transaction."""
    with suppress(duckdb.TransactionException):  # there is none
        con.execute("ROLLBACK")
    con.execute("DETACH published")


def _limit(con: duckdb.DuckDBPyConnection) -> str:
    return str(first_row(con, "SELECT current_setting('memory_limit')")[0])


def _check(building: Path, rows: dict[str, int]) -> None:
    """Read the file as a reader will, through a connection of its own."""
    with opened(duckdb.connect(building, read_only=True)) as con:
        for name, expected in rows.items():
            found = first_row(con, f"SELECT count(*) FROM v1.{name}")[0]
            if found != expected:
                raise NotPublishable(
                    f"{building.name}: v1.{name} has {found} rows and should have {expected}"
                )


def _sets(target: Path) -> Path:
    """Where the sets are; hidden, since readers go by the link."""
    return target.with_name(f".{parquet_folder(target).name}")


def _run(con: duckdb.DuckDBPyConnection) -> str:
    """The run that is published; before the first, a word that there is none."""
    row = first_row(con, "SELECT run_id FROM v1.about")
    return row[0] if row else "none"


def _named(sets: Path, run_id: str) -> Path:
    """Give the whole set the name of its run; a run may be published more than once."""
    names = (run_id if n == 1 else f"{run_id}-{n}" for n in itertools.count(1))
    path = next(path for name in names if not (path := sets / name).exists())
    return (sets / _NEW).rename(path)


def _link(folder: Path, newest: Path) -> None:
    link = folder.with_name(folder.name + ".new")
    link.unlink(missing_ok=True)
    # Relative, so that the whole can be moved and served from elsewhere.
    link.symlink_to(Path(newest.parent.name) / newest.name, target_is_directory=True)
    link.replace(folder)
