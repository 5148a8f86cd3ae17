"""GitHub's workflow commands and GitLab's Code Quality, read as those services read them."""

import io
import json
import re

from flows.report.formats import writer

DOCUMENT = "raw/articles/ü, a: 1%.md"
_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<data>.*)")


def commands(text):
    """As the runner of GitHub Actions takes lines apart: at the first '::' after the first."""
    *lines, last = text.splitlines()
    assert not last.startswith("::")
    for line in lines:
        match = _COMMAND.fullmatch(line)
        assert match, line
        told = dict(part.split("=", 1) for part in match["properties"].split(","))
        yield match["name"], {k: unescape(v) for k, v in told.items()}, unescape(match["data"])


def unescape(text):
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_reads_place_title_and_message(check):
    found = list(commands(check("--format", "github")))
    assert {name for name, *_ in found} <= {"error", "warning", "notice"}
    ranks = [("error", "warning", "notice").index(name) for name, *_ in found]
    assert ranks == sorted(ranks)
    placed = [told for _, told, _ in found if told["file"] == DOCUMENT]
    assert len(placed) >= 5
    for told in placed:
        assert re.fullmatch(r"[A-Z]{3}\d{3} [a-z-]+", told["title"])
        assert int(told["col"]) <= int(told["endColumn"])
        assert told["line"] == told["endLine"]


def test_github_gets_no_character_that_moves_or_commands(nasty_report):
    stream = io.StringIO()
    writer("github")(nasty_report, stream, False)
    text = stream.getvalue()
    for char in ("\x1b", "\u202e", "\r"):
        assert char not in text
    [(name, told, data)] = commands(text)
    assert name == "error"
    assert told == {"file": "a\n::error::.md", "title": "UNS101 uncredited"}
    # What the article holds of escapes is shown as it was written there.
    message, fix, why = data.split("\n")
    assert message.startswith(r"one \x1b[2J \u202e ::error file=x::boo %0A %25 {0} [here](http:")
    assert fix.startswith("Fix: two ")
    assert "🦊" in fix
    assert why == "Why: provstat rule UNS101"


def test_github_tells_the_row_of_a_table(check):
    [data] = [
        data for _, told, data in commands(check("--format", "github")) if "t.csv" in told["file"]
    ]
    assert data.startswith("Row 1: ")


def test_gitlab_issues_have_all_that_is_asked_of_them(check):
    issues = json.loads(check("--format", "gitlab"))
    assert len(issues) >= 5
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert "\x1b" not in issue["description"]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_reads_nasty_texts_as_text(nasty_report):
    stream = io.StringIO()
    writer("gitlab")(nasty_report, stream, False)
    [issue] = json.loads(stream.getvalue())
    assert "%0A %25 {0} [here](http://evil.example) 🦊 <b>&" in issue["description"]
    assert issue["location"] == {"path": "a\n::error::.md", "lines": {"begin": 1}}


def test_ruled_findings_are_no_annotations(check, waived):
    found = list(commands(check("--format", "github", "--select", "UNS101")))
    issues = json.loads(check("--format", "gitlab", "--select", "UNS101"))
    assert len(found) == len(issues)
    assert waived not in {issue["fingerprint"] for issue in issues}
