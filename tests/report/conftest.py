"""Reports of a small inbox of our own, with whatever an author might put into a sentence."""

import json
import sys
from pathlib import Path

import pytest

from flows.cli.main import run
from flows.report.coverage import coverage
from flows.report.formats import Report
from schemas import TABLES, Findings, empty, frame

sys.path.insert(0, str(Path(__file__).parent))  # pagekit, for the tests in this room

# Ends of lines, the marks of workflow commands, escapes, links, placeholders, a mark that turns
# the line around, and letters that two half characters stand for in JSON.
NASTY = "\x1b[2J \u202e ::error file=x::boo %0A %25 {0} [here](http://evil.example) 🦊 <b>&"
SURVEY = f"The 🥐 survey {NASTY} found"
ARTICLE = f"""---
publisher: The Desk
---
Of all 𝔣oxes, 62% now own a car, [Harbour](https://harbour.example/{{0}}) says.

{SURVEY} that 41%
of bakers bake bread. Of all bakers, 58% bake bread, says the 🥐 survey {NASTY}.

In 2024, 61% of bakers slept late. In 2024, 45% of bakers slept late.
"""
RULINGS = "target,ruling,reason,by,expect\n{id},waive,known :: {{0}} [a](1),ann 🦊,\n"


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)
    for folder in ("articles", "claims", "decisions", "sources"):
        (tmp_path / "raw" / folder).mkdir(parents=True)
    (tmp_path / "raw" / "articles" / "ü, a: 1%.md").write_bytes(ARTICLE.encode("utf-8-sig"))
    (tmp_path / "raw" / "articles" / "broken.pdf").write_bytes(b"%PDF-1.4 {0}")
    (tmp_path / "raw" / "claims" / "t.csv").write_text(
        "document,quote,value,unit\nnews: 5,Two in five bakers sing.,40,percent\n"
    )
    return tmp_path / "raw"


@pytest.fixture
def check(inbox, capsys):
    """Runs check on the inbox; gives what it printed."""

    def printed(*words):
        run(["check", "--raw", "raw", *words])
        return capsys.readouterr().out

    return printed


@pytest.fixture
def waived(inbox, check):
    """The id of a finding that a ruling waives."""
    whole = json.loads(check("--format", "json"))
    finding = next(one for one in whole["findings"] if one["rule"] == "UNS101")
    text = RULINGS.format(id=finding["finding_id"])
    (inbox / "decisions" / "d.csv").write_text(text, encoding="utf-8")
    return finding["finding_id"]


@pytest.fixture
def nasty_report():
    """A report of one finding whose every text is nasty."""
    row = {
        "finding_id": "f1",
        "rule": "UNS101",
        "name": "uncredited",
        "severity": "error",
        "claim_id": "c1",
        "document": "a\n::error::.md",
        "figure": NASTY,
        "quote": NASTY,
        "message": f"one\n{NASTY}",
        "fix": f"two\r\n{NASTY}",
        "details": "{}",
        "status": "open",
    }
    frames = {name: empty(model) for name, model in TABLES.items()}
    frames["findings"] = frame(Findings, [row])
    return Report(frames, coverage(frames))
