"""What stands is not said at each run of a schedule, and not forgotten either."""

import datetime as dt

import pytest

from flows.saidbefore import not_said
from flows.served import SERVED_BY

NOON = dt.datetime.fromisoformat("2026-05-01T12:00:00")


def at(hours):
    return NOON + dt.timedelta(hours=hours)


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setenv(SERVED_BY, "1")


def test_a_standing_note_is_told_once_a_day(tmp_path, served):
    assert not_said(tmp_path, "ingest", ["odd id", "unread"], at(0)) == ["odd id", "unread"]
    assert not_said(tmp_path, "ingest", ["odd id", "new"], at(1)) == ["new"]
    assert not_said(tmp_path, "ingest", ["odd id", "unread"], at(2)) == ["unread"]  # it came back
    assert not_said(tmp_path, "ingest", ["odd id"], at(23)) == ["odd id"]
    assert not_said(tmp_path, "ingest", ["odd id"], at(24)) == []


def test_each_flow_has_said_its_own(tmp_path, served):
    assert not_said(tmp_path, "ingest", ["a"], at(0)) == ["a"]
    assert not_said(tmp_path, "fetch", ["a"], at(0)) == ["a"]


def test_a_run_that_somebody_asked_for_tells_all(tmp_path, monkeypatch):
    monkeypatch.delenv(SERVED_BY, raising=False)
    for _ in range(2):
        assert not_said(tmp_path, "ingest", ["a"], at(0)) == ["a"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoilt", ["[]", '{"a": 1}', "\x00", '{"6ca13d52ca70c883": "soon"}'])
def test_what_is_remembered_may_be_spoilt_or_unwritable(tmp_path, served, spoilt):
    (tmp_path / "said-ingest.json").write_text(spoilt)
    assert not_said(tmp_path, "ingest", ["a"], at(0)) == ["a"]
    assert not_said(tmp_path / "none", "ingest", ["a"], at(0)) == ["a"]


def test_a_clock_that_went_back_is_no_reason_to_keep_silent(tmp_path, served):
    assert not_said(tmp_path, "ingest", ["a"], at(48)) == ["a"]
    assert not_said(tmp_path, "ingest", ["a"], at(0)) == ["a"]


def test_what_was_only_counted_is_told_by_the_next_run(tmp_path, served):
    notes = ["a", "b", "c"]
    assert not_said(tmp_path, "ingest", notes, at(0), most=2) == notes
    assert not_said(tmp_path, "ingest", notes, at(1), most=2) == ["c"]
    assert not_said(tmp_path, "ingest", notes, at(2), most=2) == []
