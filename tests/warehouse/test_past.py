"""The warehouse as it was, after several runs over an inbox that changed."""

import contextlib

import pandas as pd
import pytest

from warehouse.connect import writer
from warehouse.load import load
from warehouse.past import NotThen, as_of, history, history_reader, run_of, thing
from warehouse.questions import BadQuestion, ask, free

RUNS = (
    ("r1", pd.Timestamp("2026-01-01T09:00"), {"a.md": {"first": "none", "second": "matched"}}),
    ("r2", pd.Timestamp("2026-02-01T09:00"), {"a.md": {"first": "matched", "second": "matched"}}),
    ("r3", pd.Timestamp("2026-03-01T09:00"), {"b.md": {"third": "vague"}}),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory, newsroom, flagged):
    """A warehouse after three runs, which is only read."""
    path = tmp_path_factory.mktemp("past") / "w.duckdb"
    with writer(path) as con:
        for run, when, articles in RUNS:
            load(
                con,
                run,
                flagged(newsroom(articles), run),
                started_at=when,
                finished_at=when,
                version="0",
                rows_in=0,
                rows_loaded=0,
                rows_quarantined=0,
            )
    return path


def at(file, moment, sql):
    con = as_of(file, moment)
    try:
        return free(con, sql).astype(object).to_numpy().tolist()
    finally:
        con.close()


@pytest.mark.parametrize(
    ("moment", "claims"),
    [
        ("r1", ["a.md:first", "a.md:second"]),
        ("2026-01-31", ["a.md:first", "a.md:second"]),
        ("2026-02-01", ["a.md:first", "a.md:second"]),
        ("r3", ["b.md:third"]),
        ("2030-01-01", ["b.md:third"]),
    ],
)
def test_the_contract_is_what_it_was(file, moment, claims):
    rows = at(file, moment, "SELECT claim_id FROM claims ORDER BY 1")
    assert [row[0] for row in rows] == claims


def test_named_questions_answer_for_then(file):
    for moment, open_then in (("r1", 1), ("r2", 0), ("r3", 0)):
        con = as_of(file, moment)
        answer = ask(con, "findings", {"rule": "UNS101"})
        con.close()
        assert len(answer) == open_then, moment
    con = as_of(file, "r2")
    closed = ask(con, "resolved-findings")
    con.close()
    assert closed["reason"].tolist() == ["fixed"]  # that all went with its article came later
    assert at(file, "r1", "SELECT count(*) FROM findings WHERE resolved IS NOT NULL") == [[0]]
    assert at(file, "r2", "SELECT max(run_id) FROM runs") == [["r2"]]


def test_a_question_about_the_past_can_only_read(file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = file.read_bytes()
    for sql in (
        "CREATE TABLE main.x AS SELECT 1",
        "INSERT INTO w.history.runs SELECT * FROM w.history.runs",
        "COPY (SELECT 1) TO 'x.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
    ):
        con = as_of(file, "r1")
        with contextlib.suppress(BadQuestion):
            free(con, sql)
        con.close()
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("x.csv"))
    with pytest.raises(BadQuestion):
        at(file, "r1", "SELECT * FROM read_csv('/etc/passwd')")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2025-12-31", "the first finished on 2026-01-01"),
        ("r", "may be any of r1, r2, r3"),
        ("r9'; DROP TABLE history.runs; --", "the latest are r1, r2, r3"),
        ("", "the latest are"),
    ],
)
def test_a_moment_without_a_run_says_what_there_is(file, moment, told):
    con = history_reader(file)
    with pytest.raises(NotThen, match=told):
        run_of(con, moment)
    con.close()


def told(file, text):
    con = history_reader(file)
    try:
        return list(history(con, thing(con, text)))
    finally:
        con.close()


def test_a_claim_tells_what_became_of_it(file):
    rows = told(file, "a.md:first")
    finding = next(row for row in rows if row["what"] == "finding")
    assert finding["said"].startswith("UNS101 uncredited")
    assert (finding["from_run"], finding["to_run"], finding["why"]) == ("r1", "r2", "fixed")
    first, second = [row for row in rows if row["what"] == "source"]
    assert first["why"].startswith("changed: ")
    assert "source_id" in first["why"]
    assert (second["from_run"], second["to_run"]) == ("r2", "r3")
    [claim] = [row for row in rows if row["what"] == "claim"]
    assert claim["why"] == "the article is gone"
    assert claim["until"] == pd.Timestamp("2026-03-01T09:00")


def test_documents_and_sources_have_a_history_too(file):
    versions = [row for row in told(file, "a.md") if row["what"] == "version"]
    assert [row["to_run"] for row in versions] == ["r3"]
    [source] = [row for row in told(file, "acme") if row["what"] == "source"]
    assert source["to_run"] is None
    assert source["why"] is None


def test_what_never_was_and_what_may_be_several_is_said(file):
    with pytest.raises(NotThen, match="ever called 'nothing'"):
        told(file, "nothing")
    with pytest.raises(NotThen, match=r"may be any of these:\n  claim a.md:first"):
        told(file, "a.md:")
