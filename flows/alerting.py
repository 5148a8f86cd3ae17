"""Telling the webhook, and remembering what it was told: beside the warehouse. Does I/O.

A webhook that cannot be told never makes a run fail; what it was not told, the next run tells.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from flows.scheduled import WEBHOOK_VARIABLE
from flows.settings import Settings
from flows.watch.alerts import FAILED, Alert, failed, judged, payload
from flows.watch.owed import Memory, flow_ran
from flows.watch.webhook import NotTold, post
from warehouse.ledger import Facts

PAUSES = (2.0, 10.0)  # seconds before each retry of a webhook


@dataclass(frozen=True, slots=True)
class Told:
    """What a run said: sentences for its log, and notes for people of what was not delivered."""

    said: list[str]
    notes: list[str]


def tell_loaded(settings: Settings, kind: str, alerts: Sequence[Alert], facts: Facts) -> Told:
    """Tell of a run that was loaded, and of what is owed.

    Args:
        settings: name the webhook and the warehouse.
        kind: name of the flow.
        alerts: what crossed a threshold.
        facts: the run.
    """
    return _tell(settings, alerts, [*judged(facts), flow_ran(kind)], facts)


def tell_went_well(settings: Settings, kind: str) -> Told:
    """Tell what is owed, in a run that loads nothing and did not fail; as ``tell_loaded``."""
    return _tell(settings, [], [flow_ran(kind)], None)


def tell_failed(settings: Settings, kind: str, error: BaseException) -> Told:
    """Tell of a run that failed, once a day while it goes on failing so; as ``tell_loaded``."""
    alert = failed(kind, error, details=settings.alerts.details)
    return _tell(settings, [alert], [flow_ran(kind)], None)


def _tell(
    settings: Settings, alerts: Sequence[Alert], over: Sequence[str], facts: Facts | None
) -> Told:
    file = _memory(settings)
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    before = _read(file).without(over, alerts)
    said = [one.message for one in before.to_say(alerts, now) if one.kind != FAILED]
    due = before.to_tell(alerts, now)
    url = os.environ.get(WEBHOOK_VARIABLE) or settings.alerts.webhook
    why = _send(settings, url, due, facts) if url and due else ""
    delivered = bool(url and not why) or not due
    # Read again: meanwhile another flow may have told its own.
    after = _read(file).without(over, alerts)
    _keep(file, after.after(alerts, now, delivered=delivered, wanted=bool(url)))
    if not why:
        return Told(said, [])
    note = f"alert not delivered: {why}; the next run tells it"
    get_run_logger().warning("%s", note)
    return Told(said, [note])


def _send(settings: Settings, url: str, due: Sequence[Alert], facts: Facts | None) -> str:
    """Send alerts; says why they could not be, or ''."""
    place = settings.root or settings.warehouse_file().parent
    shown = facts.findings if facts and settings.alerts.details else ()
    sent = payload(place.name, due, facts.run if facts else None, shown)
    state = tell(quote(url), quote(sent), settings.alerts.timeout_seconds, return_state=True)
    return "" if state.is_completed() else state.message or "the webhook could not be told"


@task(cache_policy=NO_CACHE)
def tell(url: str, sent: dict[str, Any], seconds: float) -> Any:
    """Tell the webhook.

    Tried again here, not by Prefect, which would log each try with the error's type.
    """
    for pause in (*PAUSES, None):
        try:
            post(url, sent, seconds=seconds)
            return Completed(message="told")
        except NotTold as error:
            if pause is None or not error.passing:
                return Failed(message=str(error))
            time.sleep(pause)
    return None


def _memory(settings: Settings) -> Path:
    file = settings.warehouse_file()
    return file.with_name(f"{file.name}.alerts.json")


def _read(file: Path) -> Memory:
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # none yet, or spoilt
        return Memory.read(json.loads(file.read_text("utf-8")))
    return Memory()


def _keep(file: Path, memory: Memory) -> None:
    if memory == Memory() and not file.exists():
        return
    new = file.with_name(f"{file.name}.new")
    with suppress(OSError):  # a full disk is told elsewhere
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(memory.kept(), indent=1), "utf-8")
        new.replace(file)
