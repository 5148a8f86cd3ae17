"""What all flows that write the warehouse have in common: one at a time, in time, and told.

A run holds the warehouse's lock from its first look at it until readers have the new file. It
leaves a summary and its findings as Prefect artifacts, and tells the webhook of what crossed a
threshold; neither can make it fail.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.logging import get_run_logger
from prefect.runtime import deployment
from prefect.utilities.timeout import timeout

from flows.alerting import tell_failed, tell_loaded
from flows.errors import BadInput, Ended, UserError
from flows.memory import swept
from flows.saidbefore import not_said
from flows.served import end_with_command
from flows.settings import Settings
from flows.stopping import Over, limit, listening
from flows.watch.alerts import crossed
from flows.watch.summary import findings_table, line, newly_set_aside, summary
from warehouse.connect import hold
from warehouse.counting import counted
from warehouse.errors import Obstacle, WarehouseBusy
from warehouse.ledger import Facts, next_run

_NOTED = 5  # notes of a run that go into its log


@contextmanager
def failures_told() -> Iterator[None]:
    """Have what people can put right said in the log of the flow run, in one line."""
    try:
        yield
    except (UserError, Obstacle) as error:
        get_run_logger().error("%s", error)
        raise


@dataclass(frozen=True, slots=True)
class Job:
    """A run: what it is, its id, when it started (UTC), and the day at which it judges."""

    kind: str  # ingest, recheck
    settings: Settings
    run_id: str
    started_at: dt.datetime
    today: str
    notes: tuple[str, ...] = ()  # for people


@contextmanager
def job(
    kind: str,
    settings: Settings,
    *,
    as_of: dt.date | None,
    wait: float,
    timeout_minutes: float | None,
) -> Iterator[Job]:
    """Have the warehouse for oneself, for a limited time.

    Args:
        kind: name of the flow.
        settings: name the warehouse.
        as_of: day at which age and expiry are judged; today if null.
        wait: seconds to wait for another run on the same warehouse.
        timeout_minutes: minutes after which the run is ended; none if null.

    Raises:
        warehouse.errors.WarehouseBusy: another run has it.
        UserError: the time is over, or its memory, or the disk is full; the load is done or undone
            as a whole.
    """
    end_with_command()
    try:
        with (
            listening(),
            swept(),
            _limited(kind, settings, as_of, wait, timeout_minutes) as running,
        ):
            yield running
    except Exception as error:
        # Who was refused at a terminal has been told; a schedule's run nobody sees.
        if deployment.id or not isinstance(error, WarehouseBusy):
            tell_failed(settings, kind, error)
        raise


@contextmanager
def _limited(
    kind: str, settings: Settings, as_of: dt.date | None, wait: float, timeout_minutes: float | None
) -> Iterator[Job]:
    with hold(settings.warehouse_file(), wait=wait):
        started_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        run_id, said = next_run(settings.warehouse_file(), started_at)
        today = (as_of or started_at.date()).isoformat()
        seconds = None if timeout_minutes is None else timeout_minutes * 60
        begun = time.monotonic()
        try:
            with limit(seconds, partial(timeout, timeout_exc_type=Over)):
                yield Job(kind, settings, run_id, started_at, today, (said,) if said else ())
        except Exception as error:
            if _out_of_disk(error):
                raise Ended(
                    f"{kind} ran out of disk beside {settings.warehouse_file()}; make room, and run"
                    " again (a load is all or nothing, and readers keep the file they have)",
                    "ran out of disk",
                ) from error
            if _out_of_memory(error):
                raise Ended(
                    f"{kind} needs more memory for its database than the"
                    f" {settings.memory_megabytes:g} MB that memory_megabytes in the settings"
                    " allows; raise it, and run again (nothing was loaded)",
                    "needs more memory than memory_megabytes allows",
                ) from error
            over = seconds is not None and time.monotonic() - begun >= seconds
            if not (isinstance(error, Over) or (over and _interrupted(error))):
                raise
            minutes = counted(float(timeout_minutes or 0), "minute")
            raise Ended(
                f"{kind} took longer than {minutes} and was ended; a load is all"
                " or nothing, and the next run does what is missing"
                " (timeout_minutes in [schedules] of the settings)",
                f"took longer than {minutes} (timeout_minutes) and was ended",
            ) from error


def _interrupted(error: Exception) -> bool:
    """Whether a query was ended: the database tells of an alarm as of a fault of its own."""
    return isinstance(error, RuntimeError | duckdb.Error) and "interrupt" in str(error).lower()


def _out_of_memory(error: BaseException | None) -> bool:
    """Whether the database's limit is at the bottom of an error."""
    while error is not None:
        if isinstance(error, duckdb.OutOfMemoryException):
            return True
        error = error.__cause__
    return False


def _out_of_disk(error: BaseException | None) -> bool:
    """Whether a full disk is at the bottom of an error, Python's or the database's.

    The database has a bound of its own, nine tenths of the room that the disk has, and tells of
    it as of memory.
    """
    full = (errno.ENOSPC, errno.EDQUOT)
    while error is not None:
        if isinstance(error, OSError) and error.errno in full:
            return True
        told = [*map(os.strerror, full), "max_temp_directory_size"]
        if isinstance(error, duckdb.Error) and any(words in str(error) for words in told):
            return True
        error = error.__cause__
    return False


def conclude(running: Job, facts: Facts, gate: str, notes: Sequence[str] = ()) -> list[str]:
    """Leave the artifacts of a run and its lines in the log; tell the webhook what crossed.

    Args:
        running: the run.
        facts: what it did.
        gate: what the gate before publishing says.
        notes: for people, from its steps.

    Returns:
        Notes for people: those of the steps, the run's own, what is new in quarantine, and what
        could not be told.
    """
    settings = running.settings
    alerts = crossed(facts, settings.alerts)
    text = summary(
        facts,
        published=str(settings.published_file()),
        gate=gate,
        told=[alert.message for alert in alerts],
        dashboard=settings.dashboard_url,
    )
    log, noted = get_run_logger(), [*notes, *running.notes, *newly_set_aside(facts)]
    log.info("%s", line(facts))
    fresh = not_said(settings.home(), running.kind, noted, running.started_at, most=_NOTED)
    told = tell_loaded(settings, running.kind, alerts, facts)
    for said in filter(None, (gate, *told.said, *fresh[:_NOTED])):
        log.warning("%s", said)
    if len(fresh) > _NOTED:
        left = counted(len(fresh) - _NOTED, "note")
        log.warning("%s more; `provstat %s` prints them", left, running.kind)
    try:
        create_markdown_artifact(text, key=f"provstat-{running.kind}", description="The run")
        create_table_artifact(
            findings_table(facts.findings),
            key=f"provstat-{running.kind}-findings",
            description=f"The first {len(facts.findings)} of {facts.run['findings']} open findings;"
            " all of them: `provstat query open-findings`",
        )
    except Exception as error:  # noqa: BLE001 - the run is loaded and published
        get_run_logger().warning("no artifacts: %s: %s", type(error).__name__, error)
    return [*noted, *told.notes]


def path_of(text: str | None) -> Path | None:
    """A parameter that names a path.

    Raises:
        BadInput: no path can be so.
    """
    if text and "\0" in text:
        raise BadInput(f"{text!r} is no path: it holds the character 0")
    return Path(text) if text else None
