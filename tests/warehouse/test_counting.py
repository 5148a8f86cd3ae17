import pytest

from flows.dashboard.words import ago, several
from warehouse.counting import counted


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 sources"), (1, "1 source"), (2, "2 sources"), (1.0, "1 source"), (1.5, "1.5 sources")],
)
def test_one_is_one(number, told):
    assert counted(number, "source") == told


def test_words_that_take_no_s():
    assert counted(1, "row or file", "rows and files") == "1 row or file"
    assert counted(7, "entry", "entries") == "7 entries"


def test_pages_write_thousands():
    assert several(12345, "figure") == "12,345 figures"
    assert several(1, "figure") == "1 figure"


def test_days_ago():
    import datetime as dt

    now = dt.datetime.fromisoformat("2026-05-10T00:00:00")
    told = [ago(now - dt.timedelta(days=days), now) for days in (0, 1, 2, 1200)]
    assert told == ["today", "yesterday", "2 days ago", "1,200 days ago"]
