"""When things run, and which documents a backfill reads again."""

import datetime as dt

import pytest

from flows.known import Days, Known
from flows.timing import when


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("every 15 minutes", 900),
        ("every hour", 3600),
        ("Every  2 Days", 172800),
        ("every week", 604800),
    ],
)
def test_intervals(text, seconds):
    assert (when(text).seconds, when(text).cron) == (seconds, None)


@pytest.mark.parametrize(
    "text",
    [
        *("0 3 * * *", "*/5 8-18 * * mon-fri", "0 0 1,15 * *", "0 0 L * *", "0 9 * * tue#2"),
        *("0-30/10 * * JAN-mar *", "0 0 * * 7", "0 0 * * fri-sun", "5/15 * * * *"),
    ],
)
def test_cron(text):
    assert (when(text).cron, when(text).seconds) == (text, None)


@pytest.mark.parametrize("text", ["", "daily", "every 0 minutes", "every -1 hour", "0 3 * *", "1"])
def test_what_is_no_schedule_is_said_to_be_none(text):
    with pytest.raises(ValueError, match="every 15 minutes"):
        when(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("99 3 * * *", "the minute '99' is none of cron: it may be 0 to 59, "),
        ("0 24 * * *", "the hour '24'"),
        ("0 3 32 * *", "the day of the month '32'"),
        ("0 3 0 * *", "the day of the month '0'"),
        ("0 3 * 13 *", "the month '13' is none of cron: it may be 1 to 12 or jan, feb"),
        ("0 3 * * mun", "the day of the week 'mun'"),
        ("0 3 * * 8", "the day of the week '8'"),
        ("*/0 * * * *", "the minute '\\*/0'"),
        ("*/99999 * * * *", r"the minute '\*/99999' .*\(steps of 1 to 59\)"),
        ("*/90 * * * *", "the minute"),
        ("0 */24 * * *", r"the hour '\*/24' .*\(steps of 1 to 23\)"),
        ("30-10 * * * *", "the minute '30-10'"),
        ("0 3- * * *", "the hour '3-'"),
    ],
)
def test_a_field_that_no_cron_has_is_named_with_its_bounds(text, told):
    with pytest.raises(ValueError, match=told):
        when(text)


LANDED = dt.datetime(2026, 5, 4, 3, 2, 1)  # noqa: DTZ001 - the warehouse's own, UTC


@pytest.mark.parametrize(
    ("published", "held"),
    [
        ("2024-03-01", True),
        ("2024-03-31T23:59:00+02:00", True),
        ("2024-04-01", False),
        ("2024-02-29", False),
        ("2024-03", True),
        ("2024", False),
        (None, False),
    ],
)
def test_a_backfill_reads_what_was_published_in_its_days(published, held):
    days = Days(dt.date(2024, 3, 1), dt.date(2024, 3, 31))
    assert days.holds({"published": published, "landed_at": LANDED}) is held


def test_without_a_date_of_publication_the_day_of_landing_counts_and_ends_may_be_open():
    row = {"published": None, "landed_at": LANDED}
    assert Days(dt.date(2026, 5, 4), None).holds(row)
    assert Days(None, dt.date(2026, 5, 4)).holds(row)
    assert not Days(dt.date(2026, 5, 5), None).holds(row)
    assert not Days().holds(row)


def test_only_claims_of_those_documents_are_forgotten():
    rows = {
        name: {"document": name, "published": day, "landed_at": LANDED}
        for name, day in (("a.md", "2024-03-02"), ("b.md", "2023-03-02"))
    }
    known = Known(rows, frozenset(rows))
    kept = known.without(Days(dt.date(2024, 1, 1), None))
    assert kept.read == {"b.md"}
    assert kept.documents == rows
