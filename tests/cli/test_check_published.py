"""A draft against what was published: `provstat check --warehouse`."""

import json

import duckdb
import pandas as pd
import pytest

from flows.cli.checking import look, named_documents
from flows.cli.main import run
from flows.settings import load as load_settings
from warehouse.connect import writer
from warehouse.load import load

MARCH = """A 2024 survey by Tidewater Research of 1,500 managers found that 72% of managers rate
a badge as high as a diploma for repair jobs.

Norrhaven Council says 15% of bakers keep a cat.
"""
DRAFT = """In 2024, an Osprey Center survey of 1,400 managers found that 41% of managers rate
a badge as highly as a diploma for repair jobs.
"""


@pytest.fixture
def published(tmp_path, monkeypatch):
    """A warehouse that holds what was published in March."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)
    (tmp_path / "raw/articles").mkdir(parents=True)
    (tmp_path / "march.md").write_text(MARCH, encoding="utf-8")
    settings = load_settings(None, raw=tmp_path / "raw")
    frames = look(settings, list(named_documents(("march.md",), settings, "")), "2025-03-04").frames
    noon = pd.Timestamp("2025-03-04T12:00:00")
    documents = frames["documents"].assign(landed_at=noon)
    frames |= {"documents": documents.astype({"landed_at": "datetime64[us]"})}
    told = dict.fromkeys(("rows_in", "rows_loaded", "rows_quarantined"), 0)
    file = tmp_path / "w.duckdb"
    with writer(file) as con:
        load(con, "r1", frames, started_at=noon, finished_at=noon, version="0", **told)
    return file


def findings(capsys):
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [row for row in rows if row["record"] == "finding"]


def conflicts(capsys, *arguments):
    run(["check", *map(str, arguments), "--raw", "raw", "--format", "jsonl"])
    return [f for f in findings(capsys) if f["rule"].startswith("CON")]


def test_a_draft_that_conflicts_with_a_published_article(capsys, published, tmp_path):
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert conflicts(capsys, "draft.md") == []
    (found,) = conflicts(capsys, "draft.md", "--warehouse", published)
    assert (found["rule"], found["figure"]) == ("CON201", "41%")
    assert (found["other"]["document"], found["other"]["figure"]) == ("march.md", "72%")


def test_nothing_is_told_of_the_published_articles_themselves(capsys, published, tmp_path):
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    run(["check", "draft.md", "--raw", "raw", "--warehouse", str(published), "--format", "jsonl"])
    assert {f["document"] for f in findings(capsys)} == {"draft.md"}


def test_an_article_is_not_held_against_its_own_past(capsys, published, tmp_path):
    (tmp_path / "march.md").write_text(MARCH.replace("72%", "61%"), encoding="utf-8")
    assert conflicts(capsys, "march.md", "--warehouse", published) == []


def test_what_is_no_warehouse_is_said_in_one_line(capsys, published, tmp_path):
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    with duckdb.connect(tmp_path / "other.duckdb") as con:
        con.execute("CREATE TABLE t (a INT)")
    for file in ("none.duckdb", "draft.md", "other.duckdb"):
        status = run(["check", "draft.md", "--raw", "raw", "--warehouse", file])
        err = capsys.readouterr().err
        assert status == 2
        assert err.count("\n") == 1
        assert "warehouse" in err
