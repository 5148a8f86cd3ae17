"""What a run did, as people on call want to know it: read from the warehouse after its load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from schemas import records
from warehouse.connect import bare
from warehouse.errors import Obstacle
from warehouse.gate import REFUSED
from warehouse.sql import first_row

SET_ASIDE = 5  # rows of quarantine a run names; the query gives the rest
SHOWN = 100  # findings a summary shows; the query gives the rest
FINDINGS = ("severity", "rule", "name", "document", "line", "figure", "message", "first_seen")
_MOMENT = "%Y%m%dT%H%M%S.%fZ"  # ids of runs sort as they were started


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of a run, with the run before it to compare.

    ``run`` and ``before`` are rows of ``runs`` (``before`` is empty for the first);
    ``last_landed`` is when a document was last new or changed, UTC; ``last_landed_before`` the
    same as the run before left it; ``errors_new`` counts open findings of severity error that
    the run opened; ``severities`` counts open findings; ``set_aside_new`` counts the rows and
    files in quarantine that were not there before the run, and ``set_aside`` are the first of
    them (file, row, reason); ``rules`` are the run's rows of ``rule_runs``; ``findings`` are the
    first open ones, new and grave ones before others.
    """

    run: dict[str, Any]
    before: dict[str, Any] = field(default_factory=dict)
    last_landed: datetime | None = None
    last_landed_before: datetime | None = None
    errors_new: int = 0
    severities: dict[str, int] = field(default_factory=dict)
    set_aside_new: int = 0
    set_aside: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)


def held_back(con: duckdb.DuckDBPyConnection) -> str | None:
    """Id of the last run of a warehouse, if readers did not get it; null if they did."""
    last = con.execute("SELECT run_id, gate FROM live.runs ORDER BY run_id DESC LIMIT 1").fetchone()
    return str(last[0]) if last and last[1] == REFUSED else None


def next_run(file: Path, started_at: datetime) -> tuple[str, str]:
    """Id of a run that starts: the moment, or just behind the last run where that is later.

    A clock that was ahead leaves a run in what is the future now; ids must ascend all the same.

    Args:
        file: the warehouse, whose lock is held.
        started_at: when it starts, UTC without time zone.

    Returns:
        The id, and what to say of the clock; empty if it went on.
    """
    run_id = started_at.strftime(_MOMENT)
    last = _last_run(file)
    if last is None or last < run_id:
        return run_id, ""
    said = (
        f"by the clock, which says {started_at:%Y-%m-%d %H:%M:%S} UTC, the last run ({last}) is"
        " still to come: was it wrong then, or is it now? This run is put behind that one"
    )
    try:
        moment = datetime.strptime(last, _MOMENT)  # noqa: DTZ007 - UTC, as all of the warehouse
    except ValueError:  # somebody named it otherwise
        return f"{last}+", said
    return (moment + timedelta(microseconds=1)).strftime(_MOMENT), said


def _last_run(file: Path) -> str | None:
    if not file.is_file():
        return None
    try:
        with bare(file) as con:
            row = first_row(con, "SELECT max(run_id) FROM history.runs")
    except (Obstacle, duckdb.Error):  # who works with the file next says in words what it has
        return None
    return None if row is None or row[0] is None else str(row[0])


def facts(con: duckdb.DuckDBPyConnection, run_id: str) -> Facts:
    """Read the facts of the latest run.

    Args:
        con: a connection to the warehouse.
        run_id: the run; it must be loaded.
    """

    def rows(sql: str) -> list[dict[str, Any]]:
        return records(con.execute(sql, {"run": run_id} if "$run" in sql else None).df())

    [run] = rows("FROM live.runs WHERE run_id = $run")
    before = rows("FROM live.runs WHERE run_id < $run ORDER BY run_id DESC LIMIT 1")
    [landed] = con.execute(
        "SELECT max(landed_at), max(landed_at) FILTER (loaded_by < $run) FROM history.documents",
        {"run": run_id},
    ).fetchall()
    opened = "FROM v1.findings WHERE resolved IS NULL AND status = 'open'"
    severities = con.execute(f"SELECT severity, count(*) {opened} GROUP BY ALL").fetchall()
    [(errors,)] = con.execute(
        f"SELECT count(*) {opened} AND severity = 'error' AND first_seen = $run", {"run": run_id}
    ).fetchall()
    new = "FROM v1.quarantine WHERE first_seen = $run"
    [(set_aside_new,)] = con.execute(f"SELECT count(*) {new}", {"run": run_id}).fetchall()
    return Facts(
        run=run,
        before=before[0] if before else {},
        last_landed=landed[0],
        last_landed_before=landed[1],
        errors_new=errors,
        severities=dict(severities),
        set_aside_new=set_aside_new,
        set_aside=rows(
            f'SELECT file, "row", reason {new} ORDER BY file, "row", quarantine_id'
            f" LIMIT {SET_ASIDE}"
        ),
        rules=rows(
            "SELECT rule, checked, flagged, passed FROM live.rule_runs WHERE run_id = $run"
            " ORDER BY rule"
        ),
        findings=rows(
            f"SELECT {', '.join(FINDINGS)} {opened}"
            " ORDER BY first_seen = $run DESC, CASE severity WHEN 'error' THEN 1 WHEN 'warning'"
            f" THEN 2 ELSE 3 END, document, line, rule, finding_id LIMIT {SHOWN}"
        ),
    )


def touched(con: duckdb.DuckDBPyConnection, run_id: str, documents: Sequence[str]) -> list[str]:
    """Those of some documents of which a run loaded or closed a claim."""
    if not documents:
        return []
    rows = con.execute(
        "SELECT DISTINCT document FROM history.claims WHERE (loaded_by = $run OR closed_by = $run)"
        " AND document IN (SELECT unnest($documents))",
        {"run": run_id, "documents": list(documents)},
    ).fetchall()
    return [str(name) for (name,) in rows]
