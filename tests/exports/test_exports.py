"""Exports are read back by what others made: prov, our own registry reader, plain JSON."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument

from flows.exports.annotations import annotation_collection
from flows.exports.claimreview import claim_reviews
from flows.exports.csl import csl_items
from flows.exports.files import csv_text
from flows.exports.prov import prov_document
from flows.report.outcomes import CHECKED, SAID, UNCHECKED
from flows.trace.entries import read_entries
from schemas import Sources, frame, records
from schemas.words import OUTCOMES, SUPPORTED

RUN = {
    "run_id": "r1",
    "version": "1",
    "started_at": pd.Timestamp("2026-02-01T06:00:00"),
    "finished_at": pd.Timestamp("2026-02-01T06:00:09"),
}
CLAIM = dict.fromkeys(
    "title publisher url published start end page prefix suffix value_high population statement"
    " period moe source_id outcome passage".split()
) | {
    "claim_id": "c1",
    "document": "articles/tide & time.md",
    "figure": "48%",
    "quote": "In all, 48% row at dawn.",
    "value": 48.0,
    "unit": "percent",
}
SOURCE = dict.fromkeys(Sources.to_schema().columns) | {
    "source_id": "tide-2024",
    "study_id": "tide",
    "title": "Tide Survey",
    "publisher": "Lagoon Council",
    "issued": "2024-05",
    "url": "https://lagoon.example/tide",
    "author": "Skell, Ada; Rowing Board",
    "aliases": '["Tide Poll"]',
    "cites": '["older"]',
    "n": 812,
    "weighted": True,
    "design_effect": 1.4,
    "series": "Tide",
}


def claim(**said):
    return CLAIM | said


CHECKED_CLAIM = claim(outcome="supported", source_id="tide-2024", passage="48% row at dawn")


def test_what_was_checked_is_reviewed_and_nothing_else():
    rows = [CHECKED_CLAIM, claim(claim_id="c2", outcome="unverifiable"), claim(claim_id="c3")]
    made = claim_reviews(rows, [SOURCE], reviewer="The Desk", reviewed="2026-02-01")
    (review,) = made["@graph"]
    assert review["claimReviewed"] == "In all, 48% row at dawn."
    assert review["reviewRating"]["alternateName"] == "The source states it"
    assert "48% row at dawn" in review["reviewRating"]["ratingExplanation"]
    assert "ratingValue" not in review["reviewRating"]
    assert review["author"]["name"] == "The Desk"
    assert review["citation"]["url"] == "https://lagoon.example/tide"
    assert review["itemReviewed"]["about"]["value"] == 48


def test_a_review_leads_nowhere_but_to_the_web():
    row = claim(outcome="value_differs", source_id="tide-2024", url="javascript:alert(1)")
    source = SOURCE | {"url": "data:text/html,x"}
    made = claim_reviews([row], [source], reviewer=None, reviewed=None)
    assert "javascript" not in json.dumps(made)
    assert "data:text" not in json.dumps(made)


def test_a_range_and_a_margin_of_error_are_told_with_their_units():
    row = claim(outcome="supported", value_high=50.0, moe=3.1)
    made = claim_reviews([row], [], reviewer=None, reviewed=None)["@graph"][0]
    about = made["itemReviewed"]["about"]
    assert (about["value"]["minValue"], about["value"]["maxValue"]) == (48, 50)
    assert about["marginOfError"]["unitText"] == "percentage_point"


FINDING = {
    "claim_id": "c1",
    "status": "open",
    "rule": "UNS101",
    "message": "48% has no source.",
    "fix": "Name it.",
}


def bodies(made):
    return [body.get("value") for body in made["first"]["items"][0]["body"]]


def test_an_annotation_finds_its_figure_by_words_and_in_a_file_by_place():
    made = annotation_collection(
        [claim(prefix="In all, ", suffix=" row", start=8, end=11)], [FINDING], [], run=RUN
    )
    target = made["first"]["items"][0]["target"]
    assert target["source"] == "articles/tide%20%26%20time.md"
    words, place = target["selector"]
    assert (words["exact"], words["prefix"]) == ("48%", "In all, ")
    assert (place["start"], place["end"]) == (8, 11)
    assert bodies(made) == ["48% has no source. Name it.", "UNS101"]
    assert made["first"]["items"][0]["created"] == "2026-02-01T06:00:09Z"


def test_an_article_with_an_address_is_found_there_by_words_alone():
    row = claim(url="https://news.example/a", start=8, end=11)
    (item,) = annotation_collection([row], [], [], run=None)["first"]["items"]
    assert item["target"]["source"] == "https://news.example/a"
    assert item["target"]["selector"]["type"] == "TextQuoteSelector"
    page = annotation_collection([claim(page=3, start=8, end=11)], [], [], run=None)
    selector = page["first"]["items"][0]["target"]["selector"]
    assert selector["value"] == "page=3"
    assert selector["refinedBy"]["exact"] == "48%"


def test_rulings_show_and_closed_findings_do_not():
    waived = FINDING | {"status": "waived"}
    assert "ruled: waived" in bodies(annotation_collection([claim()], [waived], [], run=RUN))[0]
    fixed = FINDING | {"status": "fixed"}
    assert "body" not in annotation_collection([claim()], [fixed], [], run=RUN)["first"]["items"][0]


STEP = dict.fromkeys("passage source_figure locator words".split()) | {
    "claim_id": "c1",
    "stands": True,
    "primary_source": False,
    "source_id": None,
}
CHAIN = [
    STEP
    | {
        "from_node": "claim:c1",
        "to_node": "figure:o1",
        "to_name": "Lagoon Council",
        "source_id": "tide-2024",
        "passage": "48% row at dawn",
        "source_figure": "48%",
    },
    STEP
    | {
        "from_node": "figure:o1",
        "to_node": "party:the rowing board: east",
        "to_name": "the Rowing Board: East",
        "primary_source": True,
    },
    STEP | {"from_node": "claim:c1", "to_node": "party:x", "to_name": "X", "stands": False},
]


def test_prov_is_read_by_the_reference_implementation():
    made = prov_document([claim(publisher="The Desk")], CHAIN, [SOURCE], run=RUN)
    read = ProvDocument.deserialize(content=json.dumps(made), format="json")
    derived = {
        (str(row.args[1]).split("/")[-1], str(row.args[0]).split("/")[-1]): row
        for row in read.records
        if row.get_type().localpart == "Derivation"
    }
    ends = {(b, a) for a, b in derived}
    assert ("c1", "o1") in ends
    assert ("o1", "tide-2024") in ends
    assert ("o1", "the%20rowing%20board%3A%20east") in ends
    assert not any(of == "x" for _, of in ends)
    kinds = {row.get_type().localpart for row in read.records}
    assert {"Entity", "Activity", "Agent", "Association", "Generation", "Usage"} <= kinds
    assert len(read.records) == len(set(map(str, read.records)))


def test_a_claim_without_a_credit_is_quoted_from_its_article():
    made = prov_document([claim()], CHAIN[:0], [], run=None)
    (one,) = made["wasDerivedFrom"].values()
    assert one["prov:usedEntity"] == "provstat:document/articles/tide%20%26%20time.md"
    assert "activity" not in made


def test_the_registry_comes_back_as_it_was():
    text = json.dumps(csl_items([SOURCE]))
    (back,) = records(frame(Sources, read_entries([("sources/s.json", text.encode())]).sources))
    same = {name: value for name, value in SOURCE.items() if name not in _OURS}
    assert {name: back[name] for name in same} == same
    assert json.loads(back["aliases"]) == ["Tide Poll"]


REGISTERED = [
    {
        "id": "skills-2024",
        "type": "report",
        "title": "Skills Barometer 2024",
        "author": [{"literal": "Harbour Institute"}, {"family": "Skell", "given": "Ada"}],
        "issued": {"date-parts": [[2024, 9, 17]]},
        "URL": "https://harbour.example/2024",
        "DOI": "10.1234/abc",
    },
    {
        "id": "skills-2023",
        "type": "article-journal",
        "title": "Skills Barometer 2023",
        "publisher": "Harbour Institute for Skills (HIS)",
        "container-title": "Journal of Harbours",
        "issued": {"date-parts": [[2023]]},
        "custom": {"aliases": ["The Barometer"], "cites": ["x"], "survey": {"n": 812}},
    },
    {
        "id": "plain",
        "type": "webpage",
        "title": "A page",
        "custom": {"study": "one", "edition": "8"},
    },
]


def exported(entries):
    """What comes out of a registry that took the entries in."""
    rows = read_entries([("sources/s.json", json.dumps(entries).encode())])
    assert rows.quarantine == []
    return csl_items(records(frame(Sources, rows.sources)))


def test_what_was_registered_comes_out_and_nothing_that_was_made_of_it():
    """Neither initials as aliases, nor a study or series that nobody wrote."""
    assert exported(REGISTERED) == REGISTERED
    assert exported(exported(REGISTERED)) == REGISTERED


def test_a_type_that_csl_has_not_is_a_report():
    (item,) = exported([{"id": "a", "type": "survey", "title": "A"}])
    assert item["type"] == "report"


def test_bibtex_comes_out_as_an_entry_that_reads_the_same():
    text = (
        b"@article{tide, title={Tide Poll 2024}, journal={Journal of Tides}, year=2024,"
        b" author={{Lagoon Council}}, shorttitle={Tide}, aliases={The Tide}}"
    )
    before = read_entries([("sources/s.bib", text)]).sources
    items = csl_items(records(frame(Sources, before)))
    assert items[0]["container-title"] == "Journal of Tides"
    assert items[0]["custom"] == {"aliases": ["The Tide"]}
    after = read_entries([("sources/s.json", json.dumps(items).encode())]).sources
    known = {"publisher", "aliases", "title", "author", "issued", "study_id"}
    assert [{name: row[name] for name in known} for row in after] == [
        {name: row[name] for name in known} for row in before
    ]


_OURS = {"registered", "file", "row", "url_key", "issued_year", "type"}


@given(st.lists(st.tuples(st.text(), st.floats(allow_nan=False)), max_size=5))
def test_csv_comes_back_and_nothing_in_it_is_a_formula(rows):
    read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows), newline="")))
    assert read[0] == ["a", "b"]
    for (text, number), (cell, figure) in zip(rows, read[1:], strict=True):
        assert cell in (text, f"'{text}")
        assert float(figure) == number


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-2+cmd", "'-2+cmd"), ("+12%", "+12%"), ("-5", "-5")],
)
def test_a_figure_with_a_sign_is_no_formula(value, cell):
    assert csv_text(["a"], [[value]]).splitlines()[1].strip('"') == cell


def test_every_outcome_has_its_words():
    assert list(SAID) == list(OUTCOMES)
    assert SUPPORTED <= CHECKED == set(OUTCOMES) - set(UNCHECKED)
