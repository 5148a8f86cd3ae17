"""`provstat check` and `extract` on small articles of our own."""

import io
import json
import sys

import pytest

from flows.cli.main import run

ARTICLE = """# Badges

Of all commuters, 62% now cycle to work.

The market will grow by 20% a year, [Harbour Skills](https://harbour.example/2024) says.
"""


@pytest.fixture(autouse=True)
def outside_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def outcome(capsys, *arguments):
    status = run([str(word) for word in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def records(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_finding_has_its_place_its_sentence_and_a_fix(capsys, article):
    status, out, err = outcome(capsys, "check", "a.md", "--fail-on", "warning")
    assert status == 1
    lines = out.splitlines()
    assert lines[0].startswith("a.md:3:19: UNS101 uncredited: ")
    assert lines[1] == "    | Of all commuters, 62% now cycle to work."
    assert lines[2] == "    |                   ^^^"
    assert lines[3].startswith("    fix: ")
    assert "figures found" in lines[-1]
    assert "\x1b" not in out
    assert "without a registry" in err


def test_the_exit_status_follows_fail_on_and_the_rules_chosen(capsys, article):
    assert outcome(capsys, "check", "a.md", "--fail-on", "never")[0] == 0
    assert outcome(capsys, "check", "a.md", "--select", "NUM", "--fail-on", "info")[0] == 0
    status, out, _ = outcome(capsys, "check", "a.md", "--ignore", "UNS,AGE", "--fail-on", "info")
    assert status == 0
    assert "no findings" in out
    status, _, err = outcome(capsys, "check", "a.md", "--select", "UNS999")
    assert status == 2
    assert "UNS999" in err


def test_jsonl_has_claims_findings_and_coverage(capsys, article):
    _, out, _ = outcome(capsys, "check", article, "--format", "jsonl", "--claims")
    found = records(out)
    claims = [record for record in found if record["record"] == "claim"]
    for claim in claims:
        assert ARTICLE[claim["start"] : claim["end"]] == claim["figure"]
        assert claim["document"] == article.name
    assert [claim["figure"] for claim in claims] == ["62%", "20%"]
    assert any(record["record"] == "finding" for record in found)
    assert found[-1]["record"] == "coverage"
    assert found[-1]["figures"] == 2


def test_json_is_one_object(capsys, article):
    _, out, _ = outcome(capsys, "check", "a.md", "--format", "json", "--claims")
    whole = json.loads(out)
    assert len(whole["claims"]) == whole["coverage"]["figures"] == 2


def test_an_article_of_the_inbox_bears_the_name_it_has_there(capsys, tmp_path):
    (tmp_path / "raw" / "articles").mkdir(parents=True)
    path = tmp_path / "raw" / "articles" / "b.md"
    path.write_text(ARTICLE, encoding="utf-8")
    options = ("--raw", "raw", "--format", "jsonl", "--claims")
    _, alone, _ = outcome(capsys, "check", path, *options)
    _, whole, _ = outcome(capsys, "check", *options)
    assert {record["document"] for record in records(alone)[:-1]} == {"articles/b.md"}
    assert alone == whole
    _, text, _ = outcome(capsys, "check", "--raw", "raw")
    assert text.startswith("raw/articles/b.md:3:19: UNS101 ")


def test_a_ruling_of_the_inbox_waives_a_finding(capsys, tmp_path):
    (tmp_path / "raw" / "articles").mkdir(parents=True)
    (tmp_path / "raw" / "articles" / "b.md").write_text(ARTICLE, encoding="utf-8")
    options = ("--raw", "raw", "--format", "jsonl", "--select", "UNS101")
    _, out, _ = outcome(capsys, "check", *options)
    finding = records(out)[0]
    rulings = tmp_path / "raw" / "decisions" / "d.csv"
    rulings.parent.mkdir()
    rulings.write_text(
        f"target,ruling,reason,by,expect\n{finding['finding_id']},waive,known,ann,62% now cycle\n"
    )
    _, out, _ = outcome(capsys, "check", *options)
    again = records(out)[0]
    assert (again["status"], again["ruling"], again["ruled_by"]) == ("waived", "known", "ann")
    rulings.write_text(
        f"target,ruling,reason,by,expect\n{finding['finding_id']},waive,known,ann,63% now cycle\n"
    )
    _, out, _ = outcome(capsys, "check", *options)
    assert records(out)[0]["status"] == "open"


def test_standard_input(capsys, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    _, out, _ = outcome(capsys, "check", "-")
    assert out.startswith("stdin.md:3:19: UNS101")


def test_a_document_that_cannot_be_read_is_not_a_clean_one(capsys, article, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    status, out, err = outcome(capsys, "check", "a.md", "empty.pdf", "--fail-on", "warning")
    assert status == 2
    assert "a.md:3:19" in out
    assert "empty.pdf" in err


def test_output_goes_to_a_file(capsys, article, tmp_path):
    _, out, _ = outcome(capsys, "check", "a.md", "-o", "report.txt")
    assert out == ""
    assert "UNS101" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_extract_prints_what_it_understood(capsys, article):
    status, out, _ = outcome(capsys, "extract", "a.md", "--format", "jsonl")
    assert status == 0
    first, second = records(out)
    assert (first["figure"], first["value"], first["unit"]) == ("62%", 62, "percent")
    assert first["document"] == "a.md"
    assert second["citation"]["url"] == "https://harbour.example/2024"
    for form in ("table", "csv"):
        _, out, _ = outcome(capsys, "extract", ".", "--format", form, "--all", "--explain")
        assert "62%" in out


def test_extract_goes_on_after_a_file_that_cannot_be_read(capsys, article, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    status, out, err = outcome(capsys, "extract", "empty.pdf", "a.md", "--format", "jsonl")
    assert status == 2
    assert len(records(out)) == 2
    assert "empty.pdf" in err


def test_an_article_in_another_language_is_marked(capsys, tmp_path):
    text = "72 % der Befragten sind nicht mit der Arbeit zufrieden, die sie haben und auch so.\n"
    (tmp_path / "de.md").write_text(text, encoding="utf-8")
    _, _, err = outcome(capsys, "check", "de.md")
    assert "de.md: not fully understood" in err
    _, out, _ = outcome(capsys, "extract", "de.md", "--format", "jsonl")
    assert [record["understood"] for record in records(out)] == [False]
