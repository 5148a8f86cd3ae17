"""What all flows that write the warehouse have in common: one at a time, in time, and told.

A run holds the warehouse's lock from its first look at it until readers have the new file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from prefect.utilities.timeout import timeout

from flows.errors import UserError
from flows.settings import Settings
from warehouse.connect import hold


@dataclass(frozen=True, slots=True)
class Job:
    """A run: what it is, its id, when it started (UTC), and the day at which it judges."""

    kind: str  # ingest, recheck
    settings: Settings
    run_id: str
    started_at: dt.datetime
    today: str


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
        UserError: the time is over; the load is done or undone as a whole.
    """
    with hold(settings.warehouse_file(), wait=wait):
        started_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        run_id = started_at.strftime("%Y%m%dT%H%M%S.%fZ")
        today = (as_of or started_at.date()).isoformat()
        seconds = None if timeout_minutes is None else timeout_minutes * 60
        try:
            with timeout(seconds, timeout_exc_type=_Over):
                yield Job(kind, settings, run_id, started_at, today)
        except _Over as error:
            raise UserError(
                f"{kind} took longer than {timeout_minutes:g} minutes and was ended; a load is all"
                " or nothing, and the next run does what is missing"
                " (timeout_minutes in [schedules] of the settings)"
            ) from error


class _Over(TimeoutError):
    """The time of a run is over."""


def path_of(text: str | None) -> Path | None:
    """A parameter that names a path."""
    return Path(text) if text else None
