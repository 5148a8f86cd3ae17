"""The inbox that ships must show what its README promises, and nothing is set aside."""

from pathlib import Path

import pytest

from flows.decide import broken_rulings
from flows.flag import flag
from flows.land.inbox import gather, read_articles, scan
from flows.reading import read_documents
from flows.settings import Settings
from flows.steps import trace
from schemas import records

RAW = Path(__file__).parents[1] / "raw"
TODAY = "2026-05-01"


@pytest.fixture(scope="module")
def frames():
    inbox = scan(RAW)
    items, vanished = read_articles(inbox.articles)
    assert vanished == []
    traced = trace(read_documents(items), gather(inbox), today=TODAY)
    assert traced.notes == []
    return traced.frames | flag(traced.frames, Settings(), today=TODAY)


@pytest.fixture(scope="module")
def findings(frames):
    return records(frames["findings"])


def flagged(findings, rule, **wanted):
    return [
        row
        for row in findings
        if row["rule"] == rule and all(row[name] == value for name, value in wanted.items())
    ]


def test_nothing_of_it_is_set_aside(frames):
    assert records(frames["quarantine"]) == []


def test_one_figure_is_credited_to_two(findings):
    assert len(flagged(findings, "CON204", figure="44%")) == 2


def test_one_figure_is_given_two_meanings(findings):
    assert len(flagged(findings, "CON205", figure="72%")) == 2


@pytest.mark.parametrize("figure", ["20%", "$500–$2,000"])
def test_nobody_is_credited(findings, figure):
    assert flagged(findings, "UNS101", figure=figure, status="open")


def test_a_figure_is_misquoted_and_a_change_miscalculated(findings):
    assert flagged(findings, "CON202", figure="61%")
    assert flagged(findings, "NUM305", figure="20%")


def test_the_ruling_holds(frames, findings):
    [ruling] = records(frames["decisions"])
    assert ruling["status"] == "applied"
    assert broken_rulings([ruling]) == []
    [waived] = flagged(findings, "UNS101", figure="4–6 months")
    assert waived["status"] == "waived"
    assert waived["ruled_by"] == "Ines Halvorsen"


def test_what_is_supported_is_not_accused(frames, findings):
    supported = {
        row["claim_id"] for row in records(frames["support"]) if row["outcome"] == "supported"
    }
    assert len(supported) >= 5
    accused = {row["claim_id"] for row in findings if row["severity"] == "error"}
    assert not supported & accused


def test_entities_are_not_shown_as_they_stand_in_the_file(findings):
    assert flagged(findings, "UNS101", figure="$300&ndash;$1,200")
    assert not any("&ndash;" in row["message"] for row in findings)
