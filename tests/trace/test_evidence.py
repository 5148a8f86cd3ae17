import pandas as pd
import pytest

from flows.trace.evidence import observe, read_manifest
from schemas import Observations, frame, records

REPORT = """# Ferry Barometer 2024

We asked 1,204 passengers in May 2024. Nearly half of them, 48%, had missed a ferry at least once.
According to the Lagoon Register, 26% of crews row at dawn.

| Island | On time |
|---|---|
| Skell | 71% |
| Tarn | 64.5% |
"""


def look(text, name="evidence/t.md", *, source="tide", media_type=""):
    data = text if isinstance(text, bytes) else text.encode()
    seen = observe([(name, source, media_type, data)])
    return records(frame(Observations, seen.observations)), seen.copies[name]


def test_figures_of_a_saved_copy():
    found, copy = look(REPORT)
    assert copy.state == "alive"
    values = {row["value"]: row for row in found}
    assert {48, 26, 71, 64.5} <= values.keys()
    assert values[48]["source_id"] == "tide"
    assert values[48]["figure"] in values[48]["quote"]
    assert values[64.5]["decimals"] == 1
    assert "line 3" in values[48]["locator"]
    assert len({row["observation_id"] for row in found}) == len(found)


def test_whom_the_source_credits_is_kept_figure_by_figure():
    values = {row["value"]: row for row in look(REPORT)[0]}
    assert values[26]["attribution_type"] == "named"
    assert "Lagoon Register" in values[26]["attribution_publisher"]
    assert values[48]["attribution_type"] in ("own", "none")


def test_a_table_is_a_copy_too():
    found, copy = look("item,2024\nOn time (%),71\n", "evidence/t.csv")
    assert (copy.state, found[0]["value"], found[0]["unit"]) == ("alive", 71, "percent")


def test_the_media_type_says_what_a_name_does_not():
    found, _ = look("item,2024\nOn time (%),71\n", "evidence/t", media_type="text/csv; charset=x")
    assert found[0]["period"] == "2024"


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (
            "<html><body><p>We use cookies. Accept all cookies.</p></body></html>",
            "evidence/t.html",
            "too_thin",
        ),
        ("Page not found. It may have moved.", "evidence/t.txt", "too_thin"),
        ("Log in to read this report. Not a member? Subscribe.", "evidence/t.md", "paywalled"),
        ("item,2024\nnothing,here\n", "evidence/t.csv", "too_thin"),
        (b"%PDF-1.4 broken", "evidence/t.pdf", "unparsed"),
        (b"no zip", "evidence/t.xlsx", "unparsed"),
    ],
)
def test_copies_that_say_nothing_of_the_source(text, name, state):
    found, copy = look(text, name)
    assert (found, copy.state) == ([], state)
    assert copy.reason


def test_a_copy_of_what_is_not_registered_is_judged_but_gives_no_observation():
    found, copy = look(REPORT, source="")
    assert (found, copy.state) == ([], "alive")


def manifest(**more):
    return {
        "url": "https://www.tide.example/b/",
        "source_id": "tide",
        "file": "",
        "http_status": "",
        "error": "",
        "retrieved_at": "2025-01-10T11:00:00+02:00",
        "media_type": "",
        "row": 3,
    } | more


def test_rows_of_the_manifest():
    (row,) = read_manifest([manifest(http_status="404", error="Not Found")])
    assert (row["state"], row["http_status"], row["row"]) == ("dead", 404, 3)
    assert row["url_key"] == "tide.example/b"
    assert row["retrieved_at"] == pd.Timestamp("2025-01-10 09:00:00")
    assert row["file"] is None


def test_the_state_of_a_copy_is_that_of_the_attempt():
    seen = observe([("evidence/t.pdf", "tide", "", b"broken")])
    rows = [manifest(file="evidence/t.pdf", http_status="200"), manifest(http_status="403")]
    made = read_manifest(rows, seen.copies)
    assert [row["state"] for row in made] == ["unparsed", "blocked"]
    assert made[0]["content_hash"]


def test_attempts_have_ids_that_stay():
    rows = [manifest(), manifest(), manifest(error="timeout")]
    first, again = ([row["fetch_id"] for row in read_manifest(rows)] for _ in range(2))
    assert first == again
    assert len(set(first)) == 3


def test_no_manifest():
    assert len(read_manifest([])) == 0
    assert observe([]).observations == []
