import pandas as pd
import pytest

from flows.trace.link_state import Links, attempt_state

URL = "https://tern.example/report"


def attempt(day, state, *, file=None, url=URL, source_id="tern"):
    moment = None if day is None else pd.Timestamp("2025-01-01") + pd.Timedelta(days=day)
    return {
        "url": url,
        "source_id": source_id,
        "file": file,
        "state": state,
        "retrieved_at": moment,
        "row": 1,
    }


def state(*attempts):
    return Links(attempts).of(URL).state


@pytest.mark.parametrize(
    ("status", "error", "copy", "expected"),
    [
        (200, None, "alive", "alive"),
        (200, None, None, "alive"),
        (200, None, "too_thin", "too_thin"),
        (404, "Not Found", None, "dead"),
        (410, "Gone", None, "dead"),
        (None, "no such host", None, "dead"),
        (None, "getaddrinfo failed: Name or service not known", None, "dead"),
        (None, "HTTP 404", None, "dead"),
        (None, "timeout", None, "blocked"),
        (403, "Forbidden", None, "blocked"),
        (429, "Too Many Requests", None, "blocked"),
        (503, "Service Unavailable", None, "blocked"),
        (402, "Payment Required", None, "paywalled"),
        (200, "login page", "alive", "paywalled"),
        (None, None, "alive", "alive"),
        (None, None, None, "failed"),
    ],
)
def test_state_of_one_attempt(status, error, copy, expected):
    assert attempt_state(status, error, copy) == expected


def test_three_failures_three_days_apart_are_death():
    assert state(attempt(0, "dead"), attempt(3, "dead"), attempt(6, "dead")) == "dead"


@pytest.mark.parametrize(
    "attempts",
    [
        [attempt(0, "dead"), attempt(9, "dead")],
        [attempt(0, "dead"), attempt(1, "dead"), attempt(2, "dead")],
        [attempt(0, "dead"), attempt(3, "dead"), attempt(5, "dead")],
        [attempt(0, "dead"), attempt(4, "blocked"), attempt(8, "dead"), attempt(12, "dead")],
        [attempt(None, "dead"), attempt(None, "dead"), attempt(None, "dead")],
    ],
)
def test_fewer_or_quicker_failures_are_none(attempts):
    assert state(*attempts) == "dying"


def test_checks_too_near_to_each_other_count_once():
    days = (0, 1, 4, 5, 8)
    assert state(*(attempt(day, "dead") for day in days)) == "dead"


def test_the_order_is_that_of_time_not_of_rows():
    assert state(attempt(9, "alive"), attempt(0, "dead"), attempt(3, "dead")) == "alive"


def test_refusals_are_never_death():
    assert state(*(attempt(day, "blocked") for day in range(0, 40, 4))) == "blocked"


def test_a_copy_saved_before_keeps_a_dead_address_clean():
    links = Links(
        [attempt(-5, "alive", file="evidence/t.md")] + [attempt(d, "dead") for d in (0, 4, 8)]
    )
    assert links.of(URL).state == "dying"
    assert links.copy_of("tern", [URL]).readable


def test_the_copy_may_come_from_another_address_of_the_source():
    links = Links([attempt(0, "alive", file="evidence/t.md", url="https://mirror.example/t")])
    assert links.copy_of("tern", [URL]).readable
    assert not links.copy_of("heron", [URL]).readable


@pytest.mark.parametrize(
    ("attempts", "cause"),
    [
        ([], "never_fetched"),
        ([attempt(0, "dead"), attempt(9, "dead")], "dead"),
        ([attempt(0, "dead"), attempt(9, "blocked")], "blocked"),
        ([attempt(0, "failed")], "blocked"),
        ([attempt(0, "paywalled")], "paywalled"),
        ([attempt(0, "too_thin", file="evidence/t.md"), attempt(9, "blocked")], "too_thin"),
        ([attempt(0, "unparsed", file="evidence/t.md")], "unparsed"),
    ],
)
def test_why_there_is_no_text(attempts, cause):
    copy = Links(attempts).copy_of("tern", [URL])
    assert (copy.readable, copy.cause) == (False, cause)


def test_an_unknown_address():
    assert Links([]).of(URL).state == "unknown"
    assert Links([]).of(None).state == "unknown"


def test_each_attempt_leaves_the_address_as_all_before_it_tell():
    rows = [attempt(day, "dead") for day in (0, 3, 5, 6)] + [attempt(9, "alive")]
    links = Links(rows)
    assert [links.after(row) for row in rows] == ["dying", "dying", "dying", "dead", "alive"]
    assert links.of(URL).state == "alive"


def test_a_copy_on_file_keeps_every_attempt_from_death():
    mirror = attempt(1, "alive", file="evidence/t.md", url="https://mirror.example/t")
    rows = [attempt(day, "dead") for day in (0, 4, 8)]
    assert Links([*rows, mirror]).after(rows[-1]) == "dying"
    assert Links(rows).after(rows[-1]) == "dead"
