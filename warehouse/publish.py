"""Publish: files for readers, built beside the warehouse and put in place in one step each.

Readers are never locked out and never see half of a run: a DuckDB file and a folder of Parquet
files are written under other names, held to the contract, and renamed over the old ones. The
DuckDB file holds schema ``v1`` as tables, so that it needs none of our macros and opens with
DuckDB 1.2 and later. On request, where little has changed since the run that readers have, it is a
copy of their file with that put in (``warehouse.catching_up``), if both are as that run left them.

The folder is a link to a set of its own for each time something is published. Who has a set open
keeps it: the set before stays until the next but one is there.
"""

from __future__ import annotations

import itertools
import logging
import shutil
import tempfile
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from schemas.views import views
from warehouse.catching_up import (
    Unlike,
    catch_up,
    note_numbers,
    see_numbers,
    shown,
    sign,
    stopped,
)
from warehouse.conform import hold_to_contract
from warehouse.connect import STORAGE_VERSION
from warehouse.ddl import CONTRACT, describe_columns
from warehouse.errors import NotPublishable, WarehouseUnusable
from warehouse.interrupting import opened
from warehouse.layout import in_order, lay_on, lay_out
from warehouse.package import run_of, summary_of, write_package
from warehouse.sql import first_row
from warehouse.sums import sum_as_left, sum_of_file

PUBLISHED = "provstat_published.duckdb"

_LOG = logging.getLogger(__name__)
_NEW = "new"  # a set that is not whole yet
_SUMS = 3  # of files as they were published that are kept


def publish(
    con: duckdb.DuckDBPyConnection,
    target: Path,
    *,
    by_changes: bool = False,
    parquet: bool = True,
    fault: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Build the published files, and put them in place of the old ones.

    Args:
        con: a writer's connection to the warehouse, outside any transaction.
        target: path of the published DuckDB file; the Parquet files are in ``parquet_folder``.
        by_changes: put what little changed into a copy of the file that is there; else it is built
            from all that stands.
        parquet: leave Parquet files beside it; if not, those of before are taken away.
        fault: called at ``copied`` (if it is no file built anew), ``built``, ``checked``,
            ``summed``, ``replaced``, ``named`` and ``linked``; an exception or a kill in it stands
            for a crash at that point.

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
    _remove(building)
    shutil.rmtree(sets / _NEW, ignore_errors=True)
    (sets / _NEW).mkdir(parents=True)
    try:
        made = _brought_up_to_date(con, target, building, fault) if by_changes else None
        rows, same, shows = made or (_build(con, building), (), None)
        if parquet:
            with _alone(con, building, read_only=True) as alone:
                write_package(alone, "v1", sets / _NEW, before=_set_of(target, shows), same=same)
        fault("built")
        _check(building, rows)
        fault("checked")
        _note_whole(sets, sum_of_file(building))
        fault("summed")
        # What a killed writer left of the file before would be read into the one that follows it.
        # Before the swap: who is killed between leaves the file of before as it was published.
        _log(target).unlink(missing_ok=True)
        building.replace(target)
        _mark(target).unlink(missing_ok=True)
        fault("replaced")
        newest = _named(sets, _run(con)) if parquet else None
        fault("named")
        _link(folder, newest)
        fault("linked")
    finally:
        _remove(building)
        shutil.rmtree(sets / _NEW, ignore_errors=True)
    for path in sets.iterdir():
        if path != _whole(sets) and path.resolve() not in (before, newest and newest.resolve()):
            shutil.rmtree(path, ignore_errors=True)
    return rows


def _remove(building: Path) -> None:
    building.unlink(missing_ok=True)
    _log(building).unlink(missing_ok=True)


def _log(file: Path) -> Path:
    """Where DuckDB keeps what is written to a file and not in it yet; whoever opens it reads it."""
    return file.with_name(file.name + ".wal")


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


def _brought_up_to_date(
    con: duckdb.DuckDBPyConnection, target: Path, building: Path, fault: Callable[[str], None]
) -> tuple[dict[str, int], Collection[str], str] | None:
    """Make the file of the one that readers have, if that can be done.

    Returns:
        Rows of each table, the views that are as they were, and the run that readers have.
    """
    if _mark(target).exists():
        return None
    try:
        run = shown(con, target)
        if run is None:
            return None
        same = _catch_up(con, target, building, run, fault)
    except (Unlike, NotPublishable, duckdb.Error) as error:
        if stopped(error):
            raise
        if _gone(con):
            _mark(target).touch()
            raise NotPublishable(
                f"{target}: DuckDB gave up on a copy of it ({str(error).splitlines()[0]}); it stays"
                " as it was, and the next run builds it anew"
            ) from error
        _LOG.warning("%s is built anew, since it cannot be brought up to date: %s", target, error)
        same = None
    if same is None or run is None:
        _remove(building)
        return None
    with opened(duckdb.connect(building, read_only=True)) as read:
        return {name: _count(read, f"v1.{name}") for name in CONTRACT}, same, run


def _catch_up(
    con: duckdb.DuckDBPyConnection,
    target: Path,
    building: Path,
    run: str,
    fault: Callable[[str], None],
) -> Collection[str] | None:
    try:
        put = catch_up(con, target, building, run, wholes=_wholes(_sets(target)), fault=fault)
    finally:
        _leave(con)
    if put is None:
        return None
    first, same = put
    left = sum_as_left(con, _last(con))
    with _alone(con, building) as alone:
        lay_on(alone, first)
        noted = note_numbers(alone, first, left)
        alone.execute("CHECKPOINT")
    _see_whole(building)
    with opened(duckdb.connect(building, read_only=True)) as read:
        see_numbers(read, noted)
    return same


def _set_of(target: Path, run: str | None) -> Path | None:
    """The newest set of Parquet files, if it is of this run."""
    folder = parquet_folder(target).resolve()
    return folder if run is not None and run_of(folder) == run else None


def _build(con: duckdb.DuckDBPyConnection, building: Path) -> dict[str, int]:
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
    finally:
        _leave(con)
    left = sum_as_left(con, _last(con))
    with _alone(con, building) as alone:
        lay_out(alone)
        sign(alone, "dashboard", left)
        alone.execute("CHECKPOINT")
    return rows


def _alone(
    con: duckdb.DuckDBPyConnection, building: Path, *, read_only: bool = False
) -> duckdb.DuckDBPyConnection:
    """The file by itself, with the memory that the warehouse may take, which is done with."""
    limits: dict[str, Any] = {"autoload_known_extensions": False, "memory_limit": _limit(con)}
    return opened(duckdb.connect(building, read_only=read_only, config=limits))


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(first_row(con, f"SELECT count(*) FROM {table}")[0])


def _leave(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of the file that is being built, also in the middle of a transaction."""
    with suppress(duckdb.TransactionException):  # there is none
        con.execute("ROLLBACK")
    con.execute("DETACH DATABASE IF EXISTS published")


def _limit(con: duckdb.DuckDBPyConnection) -> str:
    return str(first_row(con, "SELECT current_setting('memory_limit')")[0])


def _gone(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database is of no use any more: a fault that is fatal ends all of it."""
    try:
        con.execute("SELECT 1 FROM live.runs LIMIT 1")
    except duckdb.Error:
        return True
    return False


def _mark(target: Path) -> Path:
    """A file that stands where the next file is to be built anew."""
    return target.with_name(target.name + ".anew")


def _see_whole(building: Path) -> None:
    """See that nothing of a file is left in its log, which does not go with it."""
    if _log(building).exists():
        raise NotPublishable(f"{building.name}: not all that was written is in the file")


def _check(building: Path, rows: dict[str, int]) -> None:
    """Read the file as a reader will, through a connection of its own."""
    _see_whole(building)
    with opened(duckdb.connect(building, read_only=True)) as con:
        for name, expected in rows.items():
            found = _count(con, f"v1.{name}")
            if found != expected:
                raise NotPublishable(
                    f"{building.name}: v1.{name} has {found} rows and should have {expected}"
                )
        listed, claims = _count(con, "dashboard.by_newest"), _count(con, "v1.claims")
        if listed != claims or _count(con, "dashboard.made") != 1:
            raise NotPublishable(
                f"{building.name}: lists {listed} claims for its pages and should list {claims}"
            )


def _sets(target: Path) -> Path:
    """Where the sets are; hidden, since readers go by the link."""
    return target.with_name(f".{parquet_folder(target).name}")


def _whole(sets: Path) -> Path:
    """Where the sums are of the DuckDB files that were published last."""
    return sets / "whole.sha256"


def _wholes(sets: Path) -> list[str]:
    """The sums, the latest first; of none if nobody noted any."""
    with suppress(OSError, ValueError):
        return _whole(sets).read_text(encoding="ascii").split()
    return []


def _note_whole(sets: Path, whole: str) -> None:
    """Note the sum of a file that is to be put in place: till then the one before it is there."""
    told = "\n".join([whole, *_wholes(sets)][:_SUMS])
    _whole(sets).write_text(f"{told}\n", encoding="ascii")


def _last(con: duckdb.DuckDBPyConnection) -> str:
    """The last run of the warehouse; empty before the first."""
    return str(first_row(con, "SELECT coalesce(max(run_id), '') FROM live.runs")[0])


def _run(con: duckdb.DuckDBPyConnection) -> str:
    """The run that is published; before the first, a word that there is none."""
    row = first_row(con, "SELECT run_id FROM v1.about")
    return row[0] if row else "none"


def _named(sets: Path, run_id: str) -> Path:
    """Give the whole set the name of its run; a run may be published more than once."""
    names = (run_id if n == 1 else f"{run_id}-{n}" for n in itertools.count(1))
    path = next(path for name in names if not (path := sets / name).exists())
    return (sets / _NEW).rename(path)


def _link(folder: Path, newest: Path | None) -> None:
    if newest is None:  # what is of another run than the file beside it misleads
        folder.unlink(missing_ok=True)
        return
    link = folder.with_name(folder.name + ".new")
    link.unlink(missing_ok=True)
    # Relative, so that the whole can be moved and served from elsewhere.
    link.symlink_to(Path(newest.parent.name) / newest.name, target_is_directory=True)
    link.replace(folder)
