"""Load one run into the warehouse, in one transaction: all of it or nothing.

A row is never overwritten, but for what only stands around it. Where a run's row differs from
the standing one, or is not there any more, the standing row is closed (by which run, and why) and
the new one is written beside it; so the state as of any past run can still be read. The same
input twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb
import pandas as pd

from schemas import TABLES, Runs, columns, frame
from warehouse.ddl import KEYS, LOGS, SURROUNDINGS, sql_columns
from warehouse.errors import NotLoadable
from warehouse.renamed import FIRST_SEEN, GOES_ON, note_renamed
from warehouse.search import follow_claims
from warehouse.sql import first_row, quoted

# Columns in which a row may differ without being another row: when a document was first seen
# is told by the first run that saw it.
_IGNORED = {"documents": ("landed_at",)}

# Why a row that is not there any more was closed; `h` is the standing row.
_GONE = {
    "documents": "'deleted'",
    "claims": """CASE WHEN h.document IN (SELECT document FROM staged_documents)
        THEN 'removed' ELSE 'deleted' END""",
    # a row that is mended badly is not in order: another fault stands in the place of the first
    "quarantine": """CASE
        WHEN (h.file, coalesce(h."row", 0)) IN
            (SELECT (file, coalesce("row", 0)) FROM staged_quarantine) THEN 'superseded'
        ELSE 'fixed' END""",
    "findings": f"""CASE
        WHEN {GOES_ON} THEN 'superseded'
        WHEN h.claim_id IS NOT NULL AND h.document NOT IN (SELECT document FROM staged_claims)
            THEN 'deleted'
        WHEN h.rule NOT IN (SELECT rule FROM staged_rule_runs) THEN 'rule_off'
        -- the claim still stands: not the article has changed, but what an editor says of it
        WHEN h.claim_id IN (SELECT claim_id FROM staged_claims) AND EXISTS (
            SELECT 1 FROM staged_decisions AS d
            WHERE d.status = 'applied' AND d.ruling IN ('assign', 'correct')
                AND split_part(d.target, '@', -1) IN (h.claim_id, h.other_claim_id)
                AND NOT EXISTS (SELECT 1 FROM history.decisions AS b
                    WHERE b.decision_id = d.decision_id AND b.status = 'applied'
                        AND b.loaded_by <> $run AND (b.closed_by IS NULL OR b.closed_by = $run)))
            THEN 'ruled'
        ELSE 'fixed' END""",
}
_REMOVED = "'removed'"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run did to a table, in rows."""

    new: int = 0
    changed: int = 0
    closed: int = 0
    standing: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run did to the warehouse."""

    run_id: str
    tables: dict[str, Counts]
    run: dict[str, Any] = field(default_factory=dict)  # the row of ``runs``

    @property
    def changed(self) -> bool:
        """Whether anything but the log of runs is different now."""
        return any(
            counts.new or counts.changed or counts.closed
            for table, counts in self.tables.items()
            if table not in LOGS
        )


def load(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    frames: Mapping[str, pd.DataFrame | str],
    *,
    started_at: datetime,
    finished_at: datetime,
    version: str,
    rows_in: int,
    rows_loaded: int,
    rows_quarantined: int,
    job: str = "ingest",
    as_of: str | None = None,
    gate: str = "open",
    claims_lost: int = 0,
    code: str | None = None,
    fault: Callable[[str], None] = lambda _: None,
) -> Loaded:
    """Load a run's tables: write what is new, close what changed or vanished, log the run.

    Args:
        con: a writer's connection (``warehouse.connect.writer``).
        run_id: id of the run; must sort after all ids loaded before.
        frames: table name to the whole of that table as of this run: a frame, or the name of a
            table in a database that is attached (``warehouse.workspace.attach``). Tables without
            one stay as they are. ``runs`` is made here.
        started_at: start of the run, UTC without time zone.
        finished_at: its end, likewise.
        version: version of provstat.
        rows_in: rows and files read.
        rows_loaded: rows and files accepted.
        rows_quarantined: rows and files set aside.
        job: what kind of run it is.
        as_of: ISO date at which it judged.
        gate: what the gate before publishing said (``warehouse.gate``).
        claims_lost: claims that readers have and these tables have not.
        code: hash of the code that traced them; null if it did not.
        fault: called with the name of each point passed (see ``fault_points``); an exception
            or a kill in it stands for a crash at that point.

    Returns:
        Rows new, changed, closed and standing per table, and the run's row.

    Raises:
        NotLoadable: keys are not unique, rows in do not add up, the id does not ascend, or it
            was loaded before with other rows. Nothing is changed then.
    """
    unknown = (frames.keys() - TABLES.keys()) | (frames.keys() & {"runs"})
    if unknown:
        raise NotLoadable(f"no table to load: {', '.join(sorted(unknown))}")
    if rows_in != rows_loaded + rows_quarantined:
        raise NotLoadable(
            f"{rows_in} rows in, but {rows_loaded} loaded and {rows_quarantined} quarantined:"
            " rows would be lost"
        )
    told = {
        "run_id": run_id,
        "started_at": started_at,
        "finished_at": finished_at,
        "version": version,
        "rows_in": rows_in,
        "rows_loaded": rows_loaded,
        "rows_quarantined": rows_quarantined,
        "job": job,
        "as_of": as_of,
        "gate": gate,
        "claims_lost": claims_lost,
        "code": code,
    }
    con.execute("BEGIN TRANSACTION")
    try:
        loaded = _load(con, run_id, frames, told, fault)
        fault("before commit")
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
    fault("after commit")
    return loaded


def fault_points(tables: Mapping[str, pd.DataFrame] | tuple[str, ...]) -> list[str]:
    """Names of the points that ``load`` passes for these tables, in order."""
    order = [table for table in TABLES if table in tables]
    return [
        "begun",
        *(f"staged {table}" for table in order),
        *(f"{done} {table}" for table in order for done in ("closed", "written")),
        "logged",
        "before commit",
        "after commit",
    ]


def _load(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    frames: Mapping[str, pd.DataFrame | str],
    told: Mapping[str, Any],
    fault: Callable[[str], None],
) -> Loaded:
    fault("begun")
    again = _loaded_before(con, run_id)
    order = [table for table in TABLES if table in frames]
    for table in TABLES:
        _stage(con, table, frames.get(table), run_id)
        if table in frames:
            fault(f"staged {table}")
    counted = {}
    for table in order:
        log = table in LOGS
        changed, gone = (0, 0) if log else _close(con, table, run_id)
        fault(f"closed {table}")
        written = _write(con, table, run_id)
        _follow_surroundings(con, table)
        fault(f"written {table}")
        counted[table] = Counts(
            new=written - changed,
            changed=changed,
            closed=gone,
            standing=_standing(con, table, exact=not log),
        )
    if "claims" in order:
        follow_claims(con, run_id)
    loaded = Loaded(run_id, counted, _run_row(con, told, counted))
    if again:
        if loaded.changed:
            raise NotLoadable(
                f"run {run_id} was loaded before, with other rows; a new run needs a new id"
            )
    else:
        con.register("incoming", frame(Runs, [loaded.run]))
        names = quoted(columns(Runs))
        con.execute(
            f"INSERT INTO history.runs ({names}, loaded_by) SELECT {names}, run_id FROM incoming"
        )
        con.unregister("incoming")
    fault("logged")
    return loaded


def _loaded_before(con: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    row = first_row(
        con, "SELECT max(run_id), coalesce(bool_or(run_id = ?), false) FROM history.runs", [run_id]
    )
    newest, again = row
    if newest is not None and not again and newest > run_id:
        raise NotLoadable(f"run {run_id} is older than {newest}, which is loaded already")
    return bool(again)


def _stage(
    con: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame | str | None, run_id: str
) -> None:
    """Make ``staged_TABLE``: the run's rows, or what stands if the run does not bring the table."""
    origin = rows
    if rows is None:
        origin = f"live.{table}"
    elif not isinstance(rows, str):
        types = sql_columns(TABLES[table])
        cast = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in types.items())
        origin = f"temp.framed_{table}"
        con.register("incoming", rows)
        con.execute(f"CREATE OR REPLACE TEMP TABLE framed_{table} AS SELECT {cast} FROM incoming")
        con.unregister("incoming")
    con.execute(f"CREATE OR REPLACE TEMP VIEW staged_{table} AS FROM {origin}")
    if rows is None:
        return
    twice = first_row(
        con,
        f"SELECT {quoted(KEYS[table])} FROM staged_{table}"
        " GROUP BY ALL HAVING count(*) > 1 LIMIT 1",
    )
    if twice is not None:
        raise NotLoadable(f"run {run_id}: {table} has two rows for {', '.join(map(str, twice))}")


def _close(con: duckdb.DuckDBPyConnection, table: str, run_id: str) -> tuple[int, int]:
    """Close rows that changed or vanished; returns how many of each."""
    keys = KEYS[table]
    if table == "findings":
        note_renamed(con, run_id)
    compared = [
        name
        for name in columns(TABLES[table])
        if name not in (*keys, *_IGNORED.get(table, ()), *SURROUNDINGS.get(table, ()))
    ]
    same_key = " AND ".join(f'h."{key}" = s."{key}"' for key in keys)
    differs = " OR ".join(f'h."{name}" IS DISTINCT FROM s."{name}"' for name in compared)
    gone = f's."{keys[0]}" IS NULL'
    reason = f"CASE WHEN {gone} THEN {_GONE.get(table, _REMOVED)} ELSE 'superseded' END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE closing AS SELECT {quoted(keys, 'h.')}, {reason} AS reason"
        f" FROM history.{table} AS h LEFT JOIN staged_{table} AS s ON {same_key}"
        f" WHERE h.closed_by IS NULL AND ({gone} OR {differs})",
        {"run": run_id} if "$run" in reason else {},
    )
    con.execute(
        f"UPDATE history.{table} AS h SET closed_by = $run, closed_reason = s.reason"
        f" FROM closing AS s WHERE h.closed_by IS NULL AND {same_key}",
        {"run": run_id},
    )
    row = first_row(
        con,
        "SELECT count(*) FILTER (reason = 'superseded'),"
        " count(*) FILTER (reason <> 'superseded') FROM closing",
    )
    return row[0], row[1]


def _write(con: duckdb.DuckDBPyConnection, table: str, run_id: str) -> int:
    """Write the staged rows that do not stand yet; returns how many."""
    names = quoted(columns(TABLES[table]))
    same_key = " AND ".join(f'h."{key}" = s."{key}"' for key in KEYS[table])
    own, values, joined = "loaded_by", "$run", ""
    if table == "findings":
        # A finding whose words changed is still the finding that was opened back then.
        own, values = "loaded_by, first_seen", "$run, coalesce(b.first_seen, $run)"
        joined = f" LEFT JOIN {FIRST_SEEN} AS b USING (finding_id)"
    row = first_row(
        con,
        f"INSERT INTO history.{table} ({names}, {own})"
        f" SELECT {quoted(columns(TABLES[table]), 's.')}, {values}"
        f" FROM staged_{table} AS s{joined}"
        f" WHERE NOT EXISTS (SELECT 1 FROM history.{table} AS h"
        f" WHERE h.closed_by IS NULL AND {same_key})",
        {"run": run_id},
    )
    return int(row[0])


def _follow_surroundings(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Bring what stands around rows that stand up to date."""
    same_key = " AND ".join(f'h."{key}" = s."{key}"' for key in KEYS[table])
    for name in SURROUNDINGS.get(table, ()):
        con.execute(
            f'UPDATE history.{table} AS h SET "{name}" = s."{name}" FROM staged_{table} AS s'
            f' WHERE h.closed_by IS NULL AND {same_key} AND h."{name}" IS DISTINCT FROM s."{name}"'
        )


def _standing(con: duckdb.DuckDBPyConnection, table: str, *, exact: bool) -> int:
    row = first_row(
        con, f"SELECT (SELECT count(*) FROM live.{table}), (SELECT count(*) FROM staged_{table})"
    )
    if exact and row[0] != row[1]:
        raise NotLoadable(f"{table}: {row[1]} rows came and {row[0]} stand")
    return int(row[0])


def _run_row(
    con: duckdb.DuckDBPyConnection, told: Mapping[str, Any], counted: Mapping[str, Counts]
) -> dict[str, Any]:
    row = first_row(
        con,
        "SELECT (SELECT count(*) FROM live.documents), (SELECT count(*) FROM live.claims),"
        " (SELECT count(*) FROM live.support WHERE outcome NOT IN ('unverifiable',"
        " 'not_checkable')), (SELECT count(*) FROM live.support WHERE outcome IN ('supported',"
        " 'supported_within_rounding')),"
        " (SELECT count(*) FROM live.findings WHERE status = 'open')",
    )
    none = Counts()
    documents = counted.get("documents", none)
    return {
        **told,
        "documents": row[0],
        "documents_new": documents.new + documents.changed,
        "documents_closed": documents.closed,
        "claims": row[1],
        "claims_new": counted.get("claims", none).new,
        "claims_closed": counted.get("claims", none).closed,
        "checkable": row[2],
        "supported": row[3],
        "findings": row[4],
        "findings_new": counted.get("findings", none).new,
        "findings_closed": counted.get("findings", none).closed,
    }
