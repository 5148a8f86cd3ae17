"""Prefect tasks: each a thin wrapper of one step over a batch.

What is large travels in ``quote``, so that Prefect does not look through it, and nothing is
cached: what need not be done again is known from content hashes in the warehouse. Only what
reads disks is tried again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from flows.flag import flag
from flows.known import Known, known
from flows.land.inbox import Entry, Inbox, gather, read_articles, scan
from flows.land.inputs import Inputs, Read
from flows.reading import read_documents
from flows.settings import Settings
from flows.steps import Frames, Traced, trace
from warehouse.connect import writer
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


@task(cache_policy=NO_CACHE)
def store(
    *,
    traced: Traced,
    frames: Frames,
    settings: Settings,
    run_id: str,
    started_at: dt.datetime,
    version: str,
) -> Loaded:
    """Load all tables in one transaction, then replace the published file.

    The caller holds the warehouse's lock.
    """
    file: Path = settings.warehouse_file()
    with writer(file, held=True) as con:
        loaded = load(
            con,
            run_id,
            frames,
            started_at=started_at,
            finished_at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            version=version,
            rows_in=traced.rows_in,
            rows_loaded=traced.rows_loaded,
            rows_quarantined=len(frames["quarantine"]),
        )
        publish(con, settings.published_file())
    return loaded
