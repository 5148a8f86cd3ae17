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

from flows.flag import flag
from flows.known import Known, known
from flows.land.inbox import Entry, Inbox, gather, read_articles, scan
from flows.land.inputs import Inputs, Read
from flows.reading import read_documents
from flows.running import Job
from flows.settings import Settings
from flows.steps import Frames, Traced, trace
from schemas import TABLES
from warehouse import gate
from warehouse.connect import reader, writer
from warehouse.ledger import Facts, facts
from warehouse.load import Loaded, load
from warehouse.publish import publish


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
def land(settings: Settings, reread: bool) -> Landed:
    """List and hash the inbox; read what is small; look up what is known already."""
    inbox = scan(settings.raw_dir())
    return Landed(inbox, gather(inbox), Known() if reread else known(settings.warehouse_file()))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_on_io)
def read_batch(entries: Sequence[Entry]) -> Read:
    """Read a batch of new or changed articles."""
    items, vanished = read_articles(entries)
    result = read_documents(items)
    result.rows_in += len(vanished)
    result.quarantine += vanished
    return result


@task(cache_policy=NO_CACHE)
def follow(articles: Read, landed: Landed, settings: Settings, today: str) -> Traced:
    """Trace all claims, those read now and those known already."""
    return trace(
        articles,
        landed.inputs,
        today=today,
        publishers=settings.publishers,
        copies=landed.known.copies,
    )


@task(cache_policy=NO_CACHE)
def judge(frames: Frames, settings: Settings, today: str, run_id: str) -> Frames:
    """Run the rules."""
    return flag(frames, settings, today=today, run_id=run_id)


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_on_io)
def standing(settings: Settings) -> Frames:
    """All tables as they stand in the warehouse."""
    con = reader(settings.warehouse_file())
    try:
        return {table: con.execute(f"FROM live.{table}").df() for table in TABLES}
    finally:
        con.close()


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows and files: in = accepted + set aside."""

    rows_in: int = 0
    loaded: int = 0
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run did to the warehouse, and whether readers got it."""

    loaded: Loaded
    verdict: gate.Verdict
    facts: Facts


@task(cache_policy=NO_CACHE)
def store(*, job: Job, frames: Frames, counts: Counts, anyway: bool) -> Stored:
    """Load the tables in one transaction, then replace the published file if the gate lets them.

    The caller holds the warehouse's lock. Tables without a frame stay as they are.
    """
    file, published = job.settings.warehouse_file(), job.settings.published_file()
    with writer(file, held=True) as con:
        verdict = _gate(con, job.settings, frames, anyway)
        loaded = load(
            con,
            job.run_id,
            frames,
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
        )
        if verdict.gate != gate.REFUSED:
            publish(con, published)
        return Stored(loaded, verdict, facts(con, job.run_id))


def _gate(
    con: duckdb.DuckDBPyConnection, settings: Settings, frames: Frames, anyway: bool
) -> gate.Verdict:
    if "claims" in frames:
        now = {str(name): n for name, n in frames["claims"]["document"].value_counts().items()}
    else:
        now = dict(
            con.execute("SELECT document, count(*) FROM live.claims GROUP BY ALL").fetchall()
        )
    aside = set(frames["quarantine"]["file"]) if "quarantine" in frames else set()
    return gate.judge(
        gate.claims_published(settings.published_file()),
        now,
        share=settings.publish.max_lost_share,
        least=settings.publish.min_lost_claims,
        anyway=anyway,
        quarantined=aside,
    )
