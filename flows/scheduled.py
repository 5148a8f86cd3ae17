"""What configuration says of runs that nobody watches: schedules, publishing, alerts."""

from __future__ import annotations

from dataclasses import dataclass

from flows.timing import When

WEBHOOK_VARIABLE = "PROVSTAT_WEBHOOK"


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """What `provstat serve` runs, and when: ``[tool.provstat.schedules]``."""

    ingest: When | None = None
    fetch: When | None = None
    recheck: When | None = None
    timezone: str = "UTC"  # of cron's fields
    timeout_minutes: float = 120  # after which a run is ended
    wait_minutes: float = 60  # for another run on the same warehouse


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """When a run is kept from readers, and how they get it: ``[tool.provstat.publish]``."""

    max_lost_share: float = 0.25  # of the published claims
    min_lost_claims: int = 10  # a smaller loss is never refused
    parquet: bool = True  # Parquet files beside the published file; of all rows, at every run
    by_changes: bool = True  # change a copy of the published file where little of it changed


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Whom to tell, and from when on: ``[tool.provstat.alerts]``.

    A threshold of null never alerts.
    """

    webhook: str | None = None  # the variable PROVSTAT_WEBHOOK outweighs it
    new_errors: int | None = 1  # findings of severity error that a run opened
    quarantine_share: float | None = 0.1  # of the rows and files that went in
    idle_days: float | None = None  # without a new or changed document
    details: bool = False  # whether findings' messages and file names are sent, too
    timeout_seconds: float = 10
