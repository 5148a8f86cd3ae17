"""Runs of flows without Prefect's server: their tasks, one after the other."""

import datetime as dt
from functools import partial

import pytest

from flows import tasks
from flows.batches import batches_of
from flows.running import Job
from flows.tracing import take_in
from warehouse.connect import hold
from warehouse.workspace import workspace


def recheck(settings, run_id, today="2026-05-01"):
    """As ``ingest``, of the flow that runs the rules alone."""
    job = Job("recheck", settings, run_id, dt.datetime(2026, 5, 1), today)  # noqa: DTZ001
    file = settings.warehouse_file()
    with hold(file), workspace(file) as work:
        tasks.stand.fn(work, settings, today)
        tasks.judge.fn(work, settings, today, run_id)
        return tasks.store.fn(
            job=job, work=work, tables=tasks.REJUDGED, counts=tasks.Counts(), anyway=False
        )


def ingest(settings, run_id, fault=lambda _: None, *, published=True, today="2026-05-01"):
    """What the flow does between taking the lock and giving it back.

    ``fault`` is called at each point that is passed. Without ``published`` readers get nothing,
    which is a third of the work: for who looks into the warehouse alone.
    """
    job = Job("ingest", settings, run_id, dt.datetime(2026, 5, 1), today)  # noqa: DTZ001
    file = settings.warehouse_file()
    with hold(file), workspace(file) as work:
        fault("workspace made")
        landed = tasks.land.fn(work, settings, False)
        fault("landed")
        kept, fresh = landed.known.split(landed.inbox.articles)
        reads = map(tasks.read_batch.fn, batches_of(fresh))
        taken = take_in(work, kept, reads, landed.known, job.started_at)
        fault("read")
        tally = tasks.follow.fn(work, taken, landed, settings, job.today)
        fault("traced")
        tasks.judge.fn(work, settings, job.today, run_id)
        fault("judged")
        counts = tasks.Counts(tally.rows_in, tally.loaded, len(tally.quarantine))
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(tasks, "load", partial(tasks.load, fault=fault))
            told = partial(tasks.publish, fault=fault) if published else lambda *_, **__: None
            patched.setattr(tasks, "publish", told)
            return tasks.store.fn(
                job=job, work=work, tables=tasks.INGESTED, counts=counts, anyway=False
            )
