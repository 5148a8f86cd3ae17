"""`provstat explain` and `trace` on an inbox of our own, with some dirt in it, and on raw/."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from flows.cli.main import run
from flows.settings import load as load_settings
from warehouse.connect import writer
from warehouse.load import load
from warehouse.publish import publish

explain_module = importlib.import_module("flows.cli.explain")

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = """---
title: Rowing at dawn
url: https://quay.example/dawn
publisher: The Quay
published: 2026-03-01
---

# Rowing at dawn

According to the Tide Lab's [Rowing Report 2025](https://tide.example/rowing), 26% of crews row at
dawn. The same report says 31% of crews own their boat.

According to [Mooring Review](https://mooring.example/review), 12% of crews never row in winter.

Some 44% of crews sing. Of all crews, 26% sail too, and 26% swim.
"""
TIDE = """# Rowing Report 2025

The Lagoon Register puts the share of crews that row at dawn at 26%. We asked about boats as well:
35% of crews own their boat.
"""
LAGOON = """# Register of crews

Nobody keeps a list of rowers. The Quay found that 26% of crews row at dawn.
"""
SOURCES = [
    {
        "id": "tide-2025",
        "title": "Rowing Report 2025",
        "publisher": "Tide Lab",
        "issued": {"date-parts": [[2025]]},
        "URL": "https://tide.example/rowing",
        "custom": {"survey": {"n": 900}},
    },
    {
        "id": "lagoon",
        "title": "Register of crews",
        "publisher": "Lagoon Register",
        "URL": "https://lagoon.example/register",
        "custom": {"cites": ["quay-dawn"]},
    },
    {
        "id": "quay-dawn",
        "title": "Rowing at dawn",
        "publisher": "The Quay",
        "URL": "https://quay.example/dawn",
        "custom": {"cites": ["quay-dawn", "tide-2025"]},
    },
    {
        "id": "mooring",
        "title": "Mooring Review",
        "publisher": "Mooring Review",
        "URL": "https://mooring.example/review",
    },
]
MANIFEST = """url,source_id,file,http_status,error,retrieved_at,media_type
https://tide.example/rowing,tide-2025,tide.md,200,,2026-02-01T08:00:00Z,text/markdown
https://lagoon.example/register,lagoon,lagoon.md,200,,2026-02-01T08:00:00Z,text/markdown
https://mooring.example/review,mooring,,403,Forbidden,2026-02-01T08:00:00Z,
https://mooring.example/review,mooring,missing.md,200,,2026-02-01T08:00:00Z,text/markdown
"""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    raw = tmp_path_factory.mktemp("inbox") / "raw"
    for folder in ("articles", "sources", "evidence", "claims", "decisions"):
        (raw / folder).mkdir(parents=True)
    (raw / "articles" / "dawn.md").write_text(ARTICLE, encoding="utf-8")
    (raw / "articles" / "broken.pdf").write_bytes(b"%PDF-nothing")
    (raw / "sources" / "s.json").write_text(json.dumps(SOURCES), encoding="utf-8")
    (raw / "sources" / "bad.json").write_text("{", encoding="utf-8")
    (raw / "evidence" / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    (raw / "evidence" / "tide.md").write_text(TIDE, encoding="utf-8")
    (raw / "evidence" / "lagoon.md").write_text(LAGOON, encoding="utf-8")
    (raw / "claims" / "c.csv").write_text("document,quote,value\nx,No number.,many\n")
    return raw


KEPT = {}


@pytest.fixture(autouse=True)
def inside(request, inbox, monkeypatch):
    """In the inbox's folder; read once for all tests but those that change it."""
    real = explain_module._frames_of

    def kept(settings, today, target):
        key = Path(settings.raw).resolve()
        if key not in KEPT:
            KEPT[key] = real(settings, today, target)
        return KEPT[key]

    if "afresh" not in request.fixturenames:
        monkeypatch.setattr(explain_module, "_frames_of", kept)
    monkeypatch.chdir(inbox.parent)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)


@pytest.fixture
def afresh():
    """The inbox is to be read again at each call."""


def outcome(capsys, *arguments):
    status = run([str(word) for word in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def explained(capsys, target, *more):
    status, out, err = outcome(capsys, "explain", target, "--raw", "raw", "--format", "json", *more)
    assert status == 0, err
    return json.loads(out)


def test_a_wrong_value_is_explained_on_one_screen(capsys):
    status, out, _ = outcome(capsys, "explain", "dawn.md:11:28", "--raw", "raw")
    assert status == 0
    assert "»31%« of crews own their boat" in out
    assert "tide-2025: Tide Lab" in out
    assert "evidence/tide.md, line 4" in out
    assert "»35%« of crews own" in out
    assert "CON202 misquoted-value [error]" in out
    assert "fix: " in out
    assert "What would change it" in out
    assert len(out.splitlines()) <= 40
    assert all(len(line) <= 100 for line in out.splitlines())
    assert "\x1b" not in out


def test_the_record_has_every_part_of_the_reasoning(capsys):
    case = explained(capsys, "raw/articles/dawn.md:11:28")
    assert case["read"]["value"] == 31
    assert case["source"]["matched"]["source_id"] == "tide-2025"
    assert case["source"]["score"] > 0.5
    assert case["source"]["parts"]
    assert case["support"]["outcome"] == "value_differs"
    verdicts = {row["slot"]: row["verdict"] for row in case["slots"]}
    assert verdicts["value"] == "differs"
    assert verdicts["unit"] == "agrees"
    assert any("35%" in line for line in case["would_change"])


def test_what_could_not_be_read_says_why_and_what_to_do(capsys):
    case = explained(capsys, "dawn.md:13:64")
    assert case["support"]["outcome"] == "unverifiable"
    assert case["support"]["passage"] is None
    assert case["slots"] == []
    assert "mooring" in case["would_change"][0]


def test_an_uncredited_claim(capsys):
    status, out, _ = outcome(capsys, "explain", "dawn.md:15:6", "--raw", "raw")
    assert status == 0
    assert "nobody is credited" in out
    assert "UNS101" in out
    assert "name who counted" in out


def test_a_figure_that_stands_twice_in_a_sentence_is_marked_where_it_stands(capsys):
    _, first, _ = outcome(capsys, "explain", "dawn.md:15:39", "--raw", "raw")
    _, second, _ = outcome(capsys, "explain", "dawn.md:15:57", "--raw", "raw")
    assert "»26%« sail too, and 26% swim" in first
    assert "26% sail too, and »26%« swim" in second


def test_ids_starts_of_ids_and_findings_of_claims_lead_to_the_same(capsys):
    case = explained(capsys, "dawn.md:11:28")
    finding = next(row for row in case["findings"] if row["rule"] == "CON202")
    for target in (
        case["claim_id"],
        case["claim_id"][:12],
        finding["finding_id"],
        f"CON202@{case['claim_id']}",
        f"con202@{case['claim_id'][:12]}",
        "CON202@dawn.md:11:28",
    ):
        again = explained(capsys, target)
        assert again["claim_id"] == case["claim_id"]
    assert next(row for row in again["findings"] if row["asked_for"])["rule"] == "CON202"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("c0000000000000000", "no claim and no finding"),
        ("", "no claim and no finding"),
        ("other.md:1:1", "no document"),
        ("dawn.md:1:1", "nearest: line 10: 26%"),
        ("dawn.md:15", "may be any of these"),
        ("c", "no claim and no finding"),
        ("NUM301@dawn.md:11:28", "its findings: CON202"),
        ("' OR 1=1 --", "no claim and no finding"),
    ],
)
def test_what_is_not_there_is_said_and_ends_with_2(capsys, target, message):
    for command in ("explain", "trace"):
        status, out, err = outcome(capsys, command, target, "--raw", "raw")
        assert status == 2
        assert out == ""
        assert message in err
        assert "Traceback" not in err


def test_a_ruling_that_touches_it_is_shown(capsys, inbox, afresh):
    case = explained(capsys, "dawn.md:11:28")
    rulings = inbox / "decisions" / "r.csv"
    rulings.write_text(
        "target,ruling,value,reason,by,date,expires,expect\n"
        f"CON202@{case['claim_id']},waive,,known slip,ann,2026-03-02,2031-01-01,31%\n"
    )
    try:
        case = explained(capsys, "dawn.md:11:28")
        assert case["rulings"][0]["reason"] == "known slip"
        assert case["rulings"][0]["status"] == "applied"
        finding = next(row for row in case["findings"] if row["rule"] == "CON202")
        assert (finding["status"], finding["ruled_by"]) == ("waived", "ann")
        _, out, _ = outcome(capsys, "explain", "dawn.md:11:28", "--raw", "raw")
        assert "waived by ann" in out
        assert "ends after 2031-01-01" in " ".join(out.split())
    finally:
        rulings.unlink()


def test_a_finding_about_a_source(capsys):
    _, out, _ = outcome(capsys, "check", "--raw", "raw", "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    finding = next(row for row in found if row.get("rule", "").startswith("DIS"))
    case = explained(capsys, finding["finding_id"])
    assert case["source_id"] == finding["source_id"]
    status, out, _ = outcome(capsys, "explain", finding["finding_id"], "--raw", "raw")
    assert status == 0
    assert finding["rule"] in out
    assert outcome(capsys, "trace", finding["finding_id"], "--raw", "raw")[0] == 2


def test_colour_only_where_it_is_wanted(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for command in ("explain", "trace"):
        _, out, _ = outcome(capsys, command, "dawn.md:11:28", "--raw", "raw")
        assert "\x1b[" in out
    monkeypatch.setenv("NO_COLOR", "1")
    for command in ("explain", "trace"):
        _, out, _ = outcome(capsys, command, "dawn.md:11:28", "--raw", "raw")
        assert "\x1b" not in out


def test_trace_shows_the_chain_and_the_ring_whole(capsys):
    status, out, _ = outcome(capsys, "trace", "dawn.md:10:80", "--raw", "raw")
    assert status == 0
    assert "credits Tide Lab [tide-2025" in out
    assert "takes it from " in out
    assert "Lagoon Register" in out
    assert "ring through this article: The Quay -> Tide Lab -> " in out
    assert "origins of this claim: 0" in out
    _, out, _ = outcome(capsys, "trace", "dawn.md:10:80", "--raw", "raw", "--format", "json")
    report = json.loads(out)
    assert report["rings"][0]["through_article"]
    assert report["rings"][0]["nodes"][0] == f"claim:{report['claim_id']}"
    assert report["origins"] == []


def test_trace_of_what_ends_at_once(capsys):
    _, out, _ = outcome(capsys, "trace", "dawn.md:13:64", "--raw", "raw")
    assert "an origin" in out
    assert "origins of this claim: 1 (Mooring Review)" in out
    _, out, _ = outcome(capsys, "trace", "dawn.md:15:6", "--raw", "raw")
    assert "nobody is credited" in out
    assert "origins of this claim: 0" in out
    _, out, _ = outcome(capsys, "trace", "dawn.md:11:28", "--raw", "raw")
    assert "does not state it" in out


def test_without_a_warehouse_the_message_names_the_two_ways(capsys, tmp_path):
    status, _, err = outcome(capsys, "explain", "c1", "--warehouse", tmp_path / "none.duckdb")
    assert status == 2
    assert "provstat ingest" in err
    assert "--raw" in err
    both = ("--raw", "raw", "--warehouse", "w.duckdb")
    assert outcome(capsys, "explain", "c1", *both)[0] == 2


def test_the_example_inbox(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    target = "raw/articles/do-employers-read-badges.md:35:113"
    status, out, _ = outcome(capsys, "explain", target, "--raw", "raw")
    assert status == 0
    assert "»61%«" in out
    assert "»51%« preferred project work" in out
    assert "runner-up his-barometer-2022" in " ".join(out.split())
    status, out, _ = outcome(capsys, "trace", "desk-notes.txt:4:15", "--raw", "raw")
    assert status == 0
    assert "origins of this claim: 1 (Harbour Institute for Skills)" in out


@pytest.fixture(scope="module")
def loaded(inbox, tmp_path_factory):
    """A warehouse of the inbox, as an ingest leaves it."""
    settings = load_settings(None, raw=inbox)
    frames = explain_module._frames_of(settings, "2026-06-01", "")
    file = tmp_path_factory.mktemp("warehouse") / "w.duckdb"
    noon = pd.Timestamp("2026-06-01T12:00:00")
    documents = frames["documents"].assign(landed_at=noon)
    frames |= {"documents": documents.astype({"landed_at": "datetime64[us]"})}
    with writer(file) as con:
        load(
            con,
            "r1",
            frames,
            started_at=noon,
            finished_at=noon,
            version="0",
            rows_in=0,
            rows_loaded=0,
            rows_quarantined=0,
        )
        publish(con, load_settings(None, warehouse=file).published_file())
    return file


def test_the_warehouse_and_the_inbox_give_the_same_answer(capsys, loaded):
    published = load_settings(None, warehouse=loaded).published_file()
    hidden = published.with_suffix(".away")
    for command in ("explain", "trace"):
        target = (command, "dawn.md:10:80", "--format", "json")
        _, here, _ = outcome(capsys, *target, "--raw", "raw", "--as-of", "2026-06-01")
        status, there, err = outcome(capsys, *target, "--warehouse", loaded)
        assert status == 0, err
        assert json.loads(here) == json.loads(there)
        published.rename(hidden)  # then the warehouse itself is asked
        _, unpublished, _ = outcome(capsys, *target, "--warehouse", loaded)
        hidden.rename(published)
        assert unpublished == there


def test_chains_origins_and_rings_are_rows_of_the_warehouse(capsys, loaded):
    ask = ("query", "--warehouse", loaded, "--format", "json")
    _, out, _ = outcome(capsys, *ask, "chains", "document=articles/dawn.md")
    steps = [(row["step"], row["to_name"]) for row in json.loads(out)]
    assert (1, "Tide Lab") in steps
    assert (2, "Lagoon Register") in steps
    _, out, _ = outcome(capsys, *ask, "origins", "least=1")
    assert {"origins", "names"} <= json.loads(out)[0].keys()
    status, out, _ = outcome(capsys, *ask, "rings")
    assert status == 0


def test_a_file_of_an_older_provstat_says_what_to_do(capsys, tmp_path):
    file = tmp_path / "w.duckdb"
    with writer(file) as con:
        con.execute("DROP VIEW v1.origins; DROP VIEW v1.chains; DROP VIEW v1.credits")
    status, _, err = outcome(capsys, "explain", "c1", "--warehouse", file)
    assert status == 2
    assert "older provstat" in err


def test_the_help_of_both_imports_nothing_heavy():
    code = (
        "import sys; from flows.cli.main import run; run(['explain', '--help']);"
        "run(['trace', '--help']);"
        "heavy = {'pandas', 'duckdb', 'pandera', 'prefect', 'rich', 'yaml', 'openpyxl'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert "provstat explain CON202@article.md:12:34" in done.stdout


def test_how_the_own_survey_was_chosen_can_be_explained(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    target = "raw/articles/nanodegree-prices.html:25:70"
    status, out, err = outcome(capsys, "explain", target, "--raw", "raw")
    assert (status, err) == (0, "")
    assert "Reader survey 2026" in out


def test_a_draft_beside_the_inbox_is_explained_where_check_says_it_is(capsys, afresh, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Oars\n\nThe Rowing Report 2025 of the Tide Lab says 31% of crews own their boat.\n"
    )
    status, out, _ = outcome(capsys, "check", draft, "--raw", "raw")
    place = out.partition(": CON202")[0]
    assert (status, place) == (1, f"{draft}:3:45")
    status, out, _ = outcome(capsys, "explain", f"CON202@{place}", "--raw", "raw")
    assert status == 0
    assert "value differs" in out
    assert outcome(capsys, "trace", place, "--raw", "raw")[0] == 0
