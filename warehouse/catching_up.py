"""Bring a copy of readers' file up to date, instead of building it anew from all that stands.

A night's articles change few rows of a large archive. The file that readers have is copied, the
parts of its views that changed since its run (``warehouse.turned``) are put in the place of what it
has, and what it is then is held against the warehouse: the new rows to the contract, references,
keys and counts over the whole. Whatever is not as it should be is a reason to build the file anew,
and never to publish it.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Collection
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import duckdb

from schemas.views import VERSION, views
from warehouse.conform import hold_references, hold_rows
from warehouse.layout import LYING
from warehouse.sql import first_row, quoted, texts
from warehouse.sums import sum_as_left, sum_of_file
from warehouse.turned import PARTS, Turned, made, note_turned, share_turned

LEAST = 5000  # claims of a file below which to build it anew is as quick
MOST = 0.4  # share of its rows that change, or that are none any more, from which on it is, too
OFTEN = 7  # times that a file is brought up to date before it is built anew

_BLOCK = 1 << 30  # bytes that are copied at once
_ROWS = 500_000  # that are changed at once: what is not written yet stays in memory
_FULL = (errno.ENOSPC, errno.EDQUOT)
_CODE = ("schemas", "warehouse")  # whose modules readers' files follow from

# What tells rows of a view apart, and the rows of the warehouse that it has one of each.
_ONE_EACH = {
    "documents": ("document", "live.documents"),
    "claims": ("claim_id", "live.claims"),
    "scorecards": ("document", "live.documents"),
    "findings": (
        "finding_id, first_seen",
        "(FROM history.findings WHERE closed_reason IS DISTINCT FROM 'superseded')",
    ),
    "statistics": ("statistic_id", "live.statistics"),
    "statistic_members": ("member_id", "live.statistic_members"),
    "citations": ("claim_id", "live.citations"),
    "support": ("claim_id", "live.support"),
    "observations": ("observation_id", "live.observations"),
    "credits": ("credit_id", "live.credits"),
    "origins": ("statistic_id", "live.statistics"),
}


class Unlike(Exception):
    """A file that was brought up to date is not what it should be."""


def sign(con: duckdb.DuckDBPyConnection, schema: str, left: str) -> None:
    """Write into a file that was built what tells whether it can be brought up to date.

    Args:
        con: a connection that writes it.
        schema: its schema ``dashboard``, with its database if that is attached.
        left: the sum of the warehouse as the file's run left it.
    """
    con.execute(
        f"CREATE TABLE {schema}.made AS"
        " SELECT $by AS made_by, 0::BIGINT AS times, 0::BIGINT AS beyond, $left AS left_as",
        {"by": made_by(), "left": left},
    )
    con.execute(f"COMMENT ON TABLE {schema}.made IS 'By which provstat, and how often changed'")


def made_by() -> str:
    """Hash of all that a published file follows from beside the rows of the warehouse."""
    found = hashlib.sha256(f"{duckdb.__version__} {version('provstat')} {VERSION}".encode())
    for folder in ("macros", "views", "prepared"):
        for name, text in texts(folder).items():
            found.update(f"{name}\n{text}".encode())
    for name, view in views().items():
        found.update(f"{name} {view.types()} {view.key} {view.references}\n".encode())
        for column, held in view.columns.items():
            asked = [(check.name, check.statistics) for check in held.checks]
            told = held.description, held.nullable, held.metadata, asked
            found.update(f"{column} {told}\n".encode())
    for package in _CODE:
        for module in sorted(files(package).iterdir(), key=lambda module: module.name):
            if module.name.endswith(".py"):
                found.update(f"{package} {module.name}\n".encode() + module.read_bytes())
    return found.hexdigest()


def shown(con: duckdb.DuckDBPyConnection, target: Path) -> str | None:
    """The run that readers have, if their file can be brought up to date; else null.

    Not where it is damaged, or made by another version or of another warehouse, or small, or
    holds the last run already: who publishes a run twice wants it built anew. Nor where a hand has
    changed rows of the warehouse since, of which no run tells.

    Args:
        con: a connection to the warehouse.
        target: the file.
    """
    if not target.is_file():
        return None
    path = str(target).replace("'", "''")
    try:
        con.execute(f"ATTACH '{path}' AS readers (READ_ONLY)")
    except duckdb.Error as error:
        _pass(error)
        return None
    try:
        return _shown(con)
    except duckdb.Error as error:
        _pass(error)
        return None
    finally:
        con.execute("DETACH readers")


def _shown(con: duckdb.DuckDBPyConnection) -> str | None:
    by, times, _, left = first_row(con, "FROM readers.dashboard.made")
    (run,) = first_row(con, "SELECT max(run_id) FROM readers.v1.runs")
    rows, beyond, _ = first_row(con, LYING.format("readers.v1"))
    if by != made_by() or times >= OFTEN or rows < LEAST or beyond - rows > MOST * rows:
        return None
    # All that it knows of is here, and nothing else was before its last run.
    known = "FROM readers.v1.runs", "FROM v1.runs WHERE run_id <= $run"
    for one, other in (known, known[::-1]):
        told = {"run": run} if "$run" in one + other else None
        if first_row(con, f"SELECT count(*) FROM ({one} EXCEPT {other})", told)[0]:
            return None
    (newer,) = first_row(con, "SELECT count(*) FROM live.runs WHERE run_id > $run", {"run": run})
    return str(run) if newer and left == sum_as_left(con, run) else None


def catch_up(
    con: duckdb.DuckDBPyConnection,
    target: Path,
    building: Path,
    run: str,
    *,
    wholes: Collection[str],
    fault: Callable[[str], None],
) -> tuple[int, frozenset[str]] | None:
    """Copy a file, and have in it what the warehouse has now; its schema ``dashboard`` is behind.

    Leaves ``building`` attached as ``published``, which is then the caller's to detach.

    Args:
        con: a connection to the warehouse.
        target: what readers have.
        building: where to copy it.
        run: the run that it shows.
        wholes: sums of the files that were published last.
        fault: called at ``copied``.

    Returns:
        Number of the first row of claims that is new, and the views of which no row is another
        now; null if so much has changed that the file is better built anew.

    Raises:
        Unlike: the file is not what it should be.
        NotPublishable: a view breaks the contract.
    """
    turned = note_turned(con, run)
    if share_turned(con) > MOST:
        return None
    _copy(target, building)
    fault("copied")
    if sum_of_file(building) not in wholes:
        raise Unlike("it is not as it was published")
    with made(con, turned):
        hold_rows(con, "delta.made")
        path = str(building).replace("'", "''")
        con.execute(f"ATTACH '{path}' AS published")
        (_, first, _) = first_row(con, LYING.format("published.v1"))
        (beyond,) = first_row(con, "SELECT beyond FROM published.dashboard.made")
        if first < beyond:  # a number would stand for two rows, one after the other
            raise Unlike("rows of claims have other numbers")
        same = _put(con, turned)
        _see_behind(con, first)
    if _see_runs(con):
        same -= {"findings"}
    _hold(con)
    return first, same


def _put(con: duckdb.DuckDBPyConnection, turned: Turned) -> frozenset[str]:
    """Put what was made in the place of what there is; gives the views that stay as they are."""
    same = set()
    for view in turned.parts:
        there = f"published.v1.{view}"
        (gone,) = first_row(
            con, f"DELETE FROM {there} WHERE {PARTS[view]} IN (FROM touched_{view})"
        )
        (come,) = first_row(con, f"INSERT INTO {there} BY NAME FROM delta.made.{view}")
        if not gone and not come:
            same.add(view)
    for view in turned.whole:
        there, here = f"published.v1.{view}", f"delta.made.{view}"
        if view not in PARTS and _alike(con, there, here):
            same.add(view)
            continue
        con.execute(f"TRUNCATE {there}")
        con.execute(f"INSERT INTO {there} BY NAME FROM {here}")
    return frozenset(same)


def _see_behind(con: duckdb.DuckDBPyConnection, first: int) -> None:
    """See that the claims that came have numbers that no claim had, which those before keep.

    Of rows that are gone words stay listed by number; and DuckDB gives out again the numbers of
    the last of them, once all rows of some hundred thousand are gone (``beyond`` never falls).
    """
    come = first_row(con, "SELECT count(*) FROM delta.made.claims")
    behind = first_row(con, f"SELECT count(*) FROM published.v1.claims WHERE rowid >= {first:d}")
    if come != behind:
        raise Unlike("claims that are new have numbers of others")


def _alike(con: duckdb.DuckDBPyConnection, one: str, other: str) -> bool:
    differ = f"(FROM {one} EXCEPT ALL FROM {other}) UNION ALL (FROM {other} EXCEPT ALL FROM {one})"
    return first_row(con, f"SELECT 1 FROM ({differ}) LIMIT 1") is None


def _see_runs(con: duckdb.DuckDBPyConnection) -> int:
    """All findings that stand were seen by the last run; gives how many rows are others so."""
    seen = 0
    (run,) = first_row(con, "SELECT max(run_id) FROM live.runs")
    (rows,) = first_row(con, "SELECT coalesce(max(rowid) + 1, 0) FROM published.v1.findings")
    for first in range(0, rows, _ROWS):
        (changed,) = first_row(
            con,
            f"UPDATE published.v1.findings SET last_seen = $run WHERE resolved IS NULL"
            f" AND rowid >= {first:d} AND rowid < {first + _ROWS:d} AND last_seen <> $run",
            {"run": run},
        )
        seen += changed
    return seen


def _hold(con: duckdb.DuckDBPyConnection) -> None:
    """Hold the whole against the warehouse: each row is there, once, and names what there is."""
    for view, (key, rows) in _ONE_EACH.items():
        counted = f"SELECT count(*), bit_xor(hash({key})) FROM {{}}"
        here = first_row(con, counted.format(rows))
        there = first_row(con, counted.format(f"published.v1.{view}"))
        if here != there:
            raise Unlike(f"v1.{view} has {there[0]} rows and should have {here[0]}")
    key = quoted(views()["chains"].key)
    twice = first_row(
        con,
        f"SELECT 1 FROM published.v1.chains WHERE claim_id IN (FROM touched_chains)"
        f" GROUP BY {key} HAVING count(*) > 1 LIMIT 1",
    )
    if twice is not None:
        raise Unlike("v1.chains has a row twice")
    hold_references(con, "published.v1")


def note_numbers(con: duckdb.DuckDBPyConnection, first: int, left: str) -> tuple[int, int, str]:
    """Note in a file how its claims are numbered; gives the same, to be seen when it lies there.

    Args:
        con: a connection to that file alone.
        first: number of the first row of claims that is new; all below it were given out.
        left: the sum of the warehouse as the file's run left it.
    """
    found: tuple[int, int, str] = first_row(con, LYING.format("v1"))
    con.execute(
        "UPDATE dashboard.made SET times = times + 1, beyond = greatest(beyond, $first, $beyond),"
        " left_as = $left",
        {"first": first, "beyond": found[1], "left": left},
    )
    return found


def see_numbers(con: duckdb.DuckDBPyConnection, noted: tuple[int, int, str]) -> None:
    """See that the claims of a file are numbered as was noted.

    Raises:
        Unlike: they are not.
    """
    if first_row(con, LYING.format("v1")) != noted:
        raise Unlike("rows of claims have other numbers now")


def _copy(target: Path, building: Path) -> None:
    """Copy a file; on some disks its blocks are only named again.

    Raises:
        Unlike: it cannot be read, or not as a whole.
        OSError: the disk is full.
    """
    try:
        size = _copied(target, building)
    except OSError as error:
        if error.errno in _FULL:
            raise
        raise Unlike(f"it cannot be copied: {error}") from error
    if building.stat().st_size != size:
        raise Unlike("its copy has another size")


def _copied(target: Path, building: Path) -> int:
    with target.open("rb") as old, building.open("wb") as new:
        left = size = os.fstat(old.fileno()).st_size
        try:
            while left > 0:
                left -= os.copy_file_range(old.fileno(), new.fileno(), min(left, _BLOCK)) or left
        except (AttributeError, OSError):  # not here, or not from this disk to that
            old.seek(0)
            new.seek(0)
            shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
    return size


def _pass(error: Exception) -> None:
    """Who is told to stop stops; other faults of a file are a reason to build another."""
    if stopped(error):
        raise error


def stopped(error: Exception) -> bool:
    """Whether a fault of the database is that somebody has broken off what it did."""
    return isinstance(error, duckdb.InterruptException)
