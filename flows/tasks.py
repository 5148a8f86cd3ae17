"""Prefect tasks: each a thin wrapper of one step over a batch.

What is large travels in ``quote``, so that Prefect does not look through it, and nothing is
cached: what need not be done again is known from content hashes in the warehouse. Only what
reads disks is tried again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version as version_of
from typing import Any

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from flows.decide import broken_rulings, expire, target_of
from flows.flag import flag_all
from flows.known import Known, known
from flows.land.inbox import Entry, Inbox, gather, read_articles, scan
from flows.land.inputs import Inputs, Read
from flows.making import made_with
from flows.materials import Tally, few, read_materials
from flows.memory import give_back
from flows.reading import read_documents
from flows.running import Job
from flows.settings import Settings
from flows.tracing import follow as trace
from schemas import TABLES
from warehouse import gate
from warehouse.connect import writer
from warehouse.errors import WarehouseUnusable
from warehouse.ledger import Facts, facts, touched
from warehouse.load import Loaded, load
from warehouse.publish import publish
from warehouse.workspace import Workspace, attach, detach

REJUDGED = ("findings", "decisions", "rule_runs")  # what a run of the rules makes
INGESTED = tuple(table for table in TABLES if table != "runs")


@dataclass(frozen=True, slots=True)
class Landed:
    """The inbox as listed, its bytes beside articles, and what the warehouse knows of it."""

    inbox: Inbox
    inputs: Inputs
    known: Known


def _on_io(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a failure may pass by itself: one of a disk may, a fault in the data will not."""
    return isinstance(state.data, OSError)


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_on_io)
def land(work: Workspace, settings: Settings, reread: bool) -> Landed:
    """List and hash the inbox; read what is small; look up what is known already."""
    inbox = scan(settings.raw_dir())
    inputs = gather(inbox)
    if reread:
        return Landed(inbox, inputs, Known(code=made_with(settings.publishers)))
    work.know(settings.warehouse_file())
    return Landed(inbox, inputs, known(work, settings.publishers))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_on_io)
def read_batch(entries: Sequence[Entry]) -> Read:
    """Read a batch of new or changed articles."""
    items, vanished = read_articles(entries)
    result = read_documents(items)
    result.rows_in += len(vanished)
    result.quarantine += vanished
    return result


@task(cache_policy=NO_CACHE)
def follow(work: Workspace, taken: Read, landed: Landed, settings: Settings, today: str) -> Tally:
    """Trace all claims, those read now and those known already; gives the count of rows.

    ``taken`` counts the articles, and has the quarantine for those that could not be read.
    """
    materials = read_materials(landed.inputs, copies=landed.known.copies)
    documents = work.first("SELECT count(*) FROM live.documents")[0]
    materials.tally.add(taken.rows_in, documents, taken.quarantine)
    materials.tally.notes += few(taken.notes)
    trace(work, materials, today=today, publishers=settings.publishers)
    work.append("quarantine", materials.quarantine())
    give_back()  # the rules and the loader need the memory
    return materials.tally


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that rulings set aside, and what to say of rulings that do not hold."""

    ruled: int
    broken: list[str]


@task(cache_policy=NO_CACHE)
def judge(work: Workspace, settings: Settings, today: str, run_id: str) -> Judged:
    """Run the rules."""
    flag_all(work, settings, today=today, run_id=run_id)
    rulings = work.rows("FROM live.decisions ORDER BY file, row")
    targets = [target_of(row["target"]) for row in rulings]
    standing = work.rows(
        "SELECT unnest($targets) AS id INTERSECT (SELECT claim_id FROM live.claims"
        " UNION SELECT finding_id FROM live.findings UNION SELECT source_id FROM live.sources)",
        {"targets": targets},
    )
    broken = broken_rulings(rulings, {row["id"] for row in standing})
    ruled = work.first("SELECT count(*) FROM live.findings WHERE status <> 'open'")[0]
    return Judged(ruled, [str(one) for one in broken])


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_on_io)
def stand(work: Workspace, settings: Settings, today: str) -> None:
    """Have all tables but findings as they stand in the warehouse, rulings as of a day."""
    file = settings.warehouse_file()
    if not work.know(file):
        raise WarehouseUnusable(f"{file}: no such warehouse; `provstat ingest` makes it")
    for table in TABLES:
        if table not in REJUDGED:
            work.borrow(table)
    work.append("decisions", expire(work.rows("FROM before.live.decisions"), today))


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows and files: in = accepted + set aside."""

    rows_in: int = 0
    loaded: int = 0
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run did to the warehouse, and whether readers got it.

    ``other`` are those of the documents asked about whose claims are others now.
    """

    loaded: Loaded
    verdict: gate.Verdict
    facts: Facts
    other: frozenset[str] = frozenset()


@task(cache_policy=NO_CACHE)
def store(
    *,
    job: Job,
    work: Workspace,
    tables: Sequence[str],
    counts: Counts,
    anyway: bool,
    again: Sequence[str] = (),
) -> Stored:
    """Load tables in one transaction, then replace the published file if the gate lets them.

    The caller holds the warehouse's lock. The workspace is closed; other tables stay as they are.
    ``again`` are documents of which is to be told whether their claims changed.
    """
    work.close()
    give_back()
    settings = job.settings
    traced = "support" in tables
    with writer(settings.warehouse_file(), held=True, megabytes=settings.memory_megabytes) as con:
        attach(con, work.file)
        verdict = _gate(con, settings, tables, anyway)
        loaded = load(
            con,
            job.run_id,
            {table: f"work.live.{table}" for table in tables},
            started_at=job.started_at,
            finished_at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            version=version_of("provstat"),
            rows_in=counts.rows_in,
            rows_loaded=counts.loaded,
            rows_quarantined=counts.quarantined,
            job=job.kind,
            as_of=job.today,
            gate=verdict.gate,
            claims_lost=verdict.lost,
            code=made_with(settings.publishers) if traced else None,
        )
        detach(con)
        if verdict.gate != gate.REFUSED:
            how = settings.publish
            file = settings.published_file()
            publish(con, file, by_changes=how.by_changes, parquet=how.parquet)
        other = frozenset(touched(con, job.run_id, again))
        return Stored(loaded, verdict, facts(con, job.run_id), other)


def _gate(
    con: duckdb.DuckDBPyConnection, settings: Settings, tables: Sequence[str], anyway: bool
) -> gate.Verdict:
    now = {
        name: f"work.live.{name}" if name in tables else f"live.{name}"
        for name in ("claims", "quarantine")
    }
    return gate.judge(
        gate.losses(con, settings.published_file(), now["claims"], now["quarantine"]),
        share=settings.publish.max_lost_share,
        least=settings.publish.min_lost_claims,
        anyway=anyway,
    )
