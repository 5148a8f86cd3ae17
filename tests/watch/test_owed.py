"""What is told when: once a day while it stands, and not counted as told unless it was."""

import datetime as dt
import json

import pytest

from flows.errors import BadInput
from flows.scheduled import AlertSettings
from flows.watch.alerts import Alert, crossed, failed, judged
from flows.watch.owed import Memory, flow_ran
from warehouse.errors import WarehouseBusy
from warehouse.ledger import Facts

NOON = dt.datetime.fromisoformat("2026-05-01T12:00:00")
BAD = {"job": "ingest", "gate": "open", "rows_in": 10, "rows_quarantined": 3}
GOOD = BAD | {"rows_quarantined": 0}
RECHECK = {"job": "recheck", "gate": "open", "rows_in": 0, "rows_quarantined": 0}


class Runs:
    """Runs one after another, and what the webhook was told at each."""

    def __init__(self):
        self.memory = Memory()

    def run(self, hours, row, errors=0, *, up=True, wanted=True):
        facts = Facts(row | {"started_at": NOON}, errors_new=errors)
        over = [*judged(facts), flow_ran(row["job"])]
        return self._told(hours, crossed(facts, AlertSettings()), over, up, wanted)

    def fail(self, hours, flow, error, *, up=True, wanted=True):
        alerts = [failed(flow, error, details=True)]
        return self._told(hours, alerts, [flow_ran(flow)], up, wanted)

    def _told(self, hours, alerts, over, up, wanted):
        now = NOON + dt.timedelta(hours=hours)
        memory = self.memory.without(over, alerts)
        told = memory.to_tell(alerts, now)
        got = up and wanted
        memory = memory.after(alerts, now, delivered=got or not told, wanted=wanted)
        self.memory = Memory.read(json.loads(json.dumps(memory.kept())))
        assert self.memory == memory
        return [alert.message for alert in told] if got else []


@pytest.fixture
def runs():
    return Runs()


ASIDE = "3 of 10 rows and files went to quarantine (30%; the limit is 10%)"


def test_what_stands_is_told_once_a_day_whatever_runs_in_between(runs):
    assert runs.run(0, BAD) == [ASIDE]
    assert runs.run(1, RECHECK) == []
    assert runs.run(2, BAD) == []
    assert runs.run(13, BAD) == [ASIDE]  # the next day
    assert runs.run(14, GOOD) == []
    assert runs.run(15, BAD) == [ASIDE]  # it was over, and came back


def test_what_nobody_was_told_does_not_count_as_told(runs):
    assert runs.run(0, BAD, 2, wanted=False) == []
    assert runs.run(1, BAD) == [
        ASIDE,
        "2 new findings of severity error (at 2026-05-01 12:00 UTC, not told then)",
    ]
    assert runs.run(2, BAD) == []


def test_what_happened_while_there_was_no_webhook_is_owed_for_a_day(runs):
    runs.run(0, GOOD, 2, wanted=False)
    runs.run(25, GOOD, wanted=False)
    assert runs.run(26, GOOD) == []


def test_new_errors_are_owed_until_they_are_delivered(runs):
    runs.run(0, GOOD, 2, up=False)
    runs.run(30, RECHECK, up=False)
    assert runs.run(60, GOOD, 1) == [
        "1 new finding of severity error",
        "2 new findings of severity error (at 2026-05-01 12:00 UTC, not told then)",
    ]
    assert runs.run(61, GOOD) == []


def test_a_run_that_goes_on_failing_is_told_once_a_day(runs):
    assert len(runs.fail(0, "recheck", WarehouseBusy("w: held by process 1"))) == 1
    assert runs.fail(1, "recheck", WarehouseBusy("w: held by process 2")) == []
    assert len(runs.fail(2, "recheck", BadInput("no inbox"))) == 1  # fails otherwise now
    assert len(runs.fail(3, "fetch", BadInput("no inbox"))) == 1
    assert runs.run(4, RECHECK) == []
    assert runs.fail(5, "fetch", BadInput("no inbox")) == []
    assert len(runs.fail(6, "recheck", BadInput("no inbox"))) == 1
    assert len(runs.fail(30, "recheck", BadInput("no inbox"))) == 1


def test_a_failure_that_nobody_was_told_is_told_when_it_is_over_and_once_while_it_goes_on(runs):
    runs.fail(0, "ingest", BadInput("no inbox"), up=False)
    runs.fail(1, "ingest", BadInput("no inbox"), up=False)
    [told] = runs.fail(2, "ingest", BadInput("no inbox"))
    assert "not told then" not in told
    runs.memory = Memory()
    runs.fail(0, "ingest", BadInput("no inbox"), up=False)
    [told] = runs.run(1, GOOD)
    assert told.endswith("no inbox (at 2026-05-01 12:00 UTC, not told then)")


def test_the_log_says_what_stands_once_a_day_too():
    alert = Alert("idle", 9, 7, "no document")
    memory = Memory().after([alert], NOON, delivered=False, wanted=False)
    assert memory.to_say([alert], NOON) == []
    assert memory.to_say([alert], NOON + dt.timedelta(days=1)) == [alert]
    assert memory.to_tell([alert], NOON) == [alert]
