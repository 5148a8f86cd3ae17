"""One definition of a dead link, wherever it is shown."""

import pytest

from flows.trace.evidence import read_manifest
from schemas import Fetches, frame
from warehouse.questions import ask

URL = "https://acme.example/report"


def manifest(*days, status="404"):
    return [
        {"url": URL, "source_id": "acme", "file": "", "http_status": status, "row": number}
        | {"error": "", "retrieved_at": f"2025-01-{day:02}", "media_type": ""}
        for number, day in enumerate(days, 1)
    ]


@pytest.fixture
def load(newsroom, bring):
    def loaded(con, attempts):
        frames = newsroom({"a.md": {"first": "matched"}}) | {"fetches": frame(Fetches, attempts)}
        bring(con, "r1", frames)

    return loaded


@pytest.mark.parametrize(
    ("attempts", "state"),
    [
        (manifest(1), "dying"),
        (manifest(1, 2, 3), "dying"),
        (manifest(1, 4, 7), "dead"),
        (manifest(1, 4, 7, status="403"), "blocked"),
        (manifest(1, status="200"), "alive"),
    ],
)
def test_a_source_is_dead_where_its_claims_links_are(con, load, attempts, state):
    load(con, read_manifest(attempts))
    assert con.execute("SELECT last_state FROM v1.sources").fetchone() == (state,)
    assert ask(con, "sources")["last_state"].tolist() == [state]
    assert ask(con, "freshness", {"kind": "source"})["state"].tolist() == [state]


def test_attempts_of_before_the_column_are_no_death(con, load):
    rows = [row | {"link_state": None} for row in read_manifest(manifest(1, 4, 7))]
    load(con, rows)
    assert con.execute("SELECT last_state FROM v1.sources").fetchone() == ("dying",)
