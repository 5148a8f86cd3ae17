"""The report as a page: what it shows, and that nothing of others' text acts in it."""

import dataclasses
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from pagekit import PAYLOAD, Page, assert_harmless, assert_joined, page_of

from flows.cli.checking import look, named_documents
from flows.land.inputs import Named
from flows.settings import load

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 5, 1).isoformat()


@pytest.fixture(scope="module")
def example():
    """The report on the example inbox."""
    return look(load(ROOT, raw=ROOT / "raw"), [], TODAY)


@pytest.fixture(scope="module")
def page(example):
    return page_of(example)


def test_every_figure_is_marked_and_has_its_note(example, page):
    assert_harmless(page)
    assert_joined(page)
    claims = set(example.frames["claims"]["claim_id"])
    assert {attrs["id"] for attrs in page.all("details", "note")} == claims
    assert {attrs["data-claim"] for attrs in page.all("a", "mark")} == claims
    folded = [attrs for attrs in page.all("details") if "open" not in attrs]
    assert folded == page.all("details", "more"), "the rest is to be read without JavaScript"


def test_every_finding_is_told_with_its_rule_and_what_to_do(example, page):
    for row in example.frames["findings"].itertuples():
        assert " ".join(row.message.split()) in page.text
        assert {"href": f"#rule-{row.rule}"} in page.all("a")
        if row.status == "open":
            assert " ".join(row.fix.split()) in page.text
    fired = set(example.frames["findings"]["rule"])
    assert {attrs["id"] for attrs in page.all("details", "rule")} == {f"rule-{c}" for c in fired}


def test_a_ruled_finding_is_shown_as_ruled(example, page):
    ruled = example.frames["findings"].query("status != 'open'")
    assert len(ruled) == 1
    row = ruled.iloc[0]
    assert f"{row.status} by {row.ruled_by}" in page.text
    assert f"Why it is set aside: {row.ruling}" in page.text
    (note,) = [one for one in page.all("details", "note") if one["id"] == row.claim_id]
    assert note["data-verdict"] == "ruled"
    assert row.rule in note["data-rules"].split()


def test_the_source_speaks_beside_the_article(example, page):
    row = example.frames["support"].query("outcome == 'value_differs'").iloc[0]
    assert " ".join(row.passage.split()) in page.text
    assert "The article says" in page.text
    assert "What agrees and what differs" in page.text


def test_several_articles_have_an_index_and_one_has_none(example, page):
    assert len(page.all("table", "index")) == 1
    assert [one["id"] for one in page.all("article")] == ["a1", "a2", "a3", "a4"]
    assert example.coverage.line() in page.text
    settings = load(ROOT, raw=ROOT / "raw")
    article = str(ROOT / "raw" / "articles" / "desk-notes.txt")
    one = page_of(look(settings, list(named_documents((article,), settings, "")), TODAY))
    assert_joined(one)
    assert one.all("table", "index") == []
    assert len(one.all("h1")) == 1


def test_figures_of_a_table_alone_are_quoted(example, page):
    assert "newsletter/2026-05" in example.frames["documents"]["document"].tolist()
    assert "The text is not on file: its figures" in page.text


def test_many_findings_of_one_rule_are_folded_and_none_is_left_out():
    settings = load(ROOT, raw=ROOT / "raw")
    text = "\n\n".join(f"In 2024, {share}% of bakers slept late." for share in range(40, 48))
    report = look(settings, [(Named("a.md", text.encode()), "a.md")], TODAY)
    one = report.frames["findings"]
    several = [one.assign(finding_id=one["finding_id"] + f"-{at}") for at in range(5)]
    findings = pd.concat(several, ignore_index=True)
    report = dataclasses.replace(report, frames=report.frames | {"findings": findings})
    most = findings.groupby(["claim_id", "rule"]).size()
    assert most.max() > 3
    made = page_of(report)
    assert_harmless(made)
    assert len(made.all("details", "more")) == (most > 3).sum()
    assert len(made.all("div", "finding")) == len(findings)


def test_what_a_baseline_knows_is_told(example):
    findings = example.frames["findings"].query("status == 'open'")
    alone = ~findings["claim_id"].duplicated(keep=False) & findings["claim_id"].notna()
    finding = findings[alone].iloc[0]
    known = dataclasses.replace(example, baseline={finding.finding_id: "unchanged"})
    made = page_of(known)
    assert made.text.count("in the baseline") == 1
    (note,) = [one for one in made.all("details", "note") if one["data-verdict"] == "known"]
    assert note["id"] == finding.claim_id


def test_a_rule_may_have_an_address_of_its_own(example):
    for address, told in (
        ("https://rules.example/{code}", True),
        ("javascript:a('{code}')", False),
    ):
        made = page_of(dataclasses.replace(example, rules_url=address))
        assert_harmless(made)
        hrefs = {attrs["href"] for attrs in made.all("a")}
        assert ("https://rules.example/NUM305" in hrefs) == told


def test_an_article_without_figures_is_a_page_as_well():
    settings = load(ROOT, raw=ROOT / "raw")
    named = [(Named("draft.md", b"# Nothing\n\nNo figures here."), "draft.md")]
    made = page_of(look(settings, named, TODAY))
    assert_harmless(made)
    assert "No figures were found in this article." in made.text
    assert "No figures here." in made.text


def test_headings_leave_no_level_out():
    settings = load(ROOT, raw=ROOT / "raw")
    text = b"# One\n\nA\n\n#### Four\n\nB\n\n## Two\n\nC\n\n##### Five\n\nD (54%)."
    made = page_of(look(settings, [(Named("a.md", text), "a.md")], TODAY))
    assert "D (54%1 (Warning, note 1))." in made.text
    within = [tag for tag, _ in made.elements if tag[0] == "h" and tag[1:].isdigit()]
    assert within[:4] == ["h1", "h2", "h2", "h3"]


def test_a_text_that_is_not_understood_says_so():
    settings = load(ROOT, raw=ROOT / "raw")
    for text, told in (
        (b"Laut einer Umfrage nutzen 54% der Pendler die Bahn.", True),
        (b"It is 5%.", False),
    ):
        language = "de" if told else "en"
        data = b"---\nlang: " + language.encode() + b"\n---\n" + text
        made = page_of(look(settings, [(Named("a.md", data), "a.md")], TODAY))
        assert ("Not fully understood" in made.text) == told


HOSTILE = """---
title: "</title>[PAYLOAD] 40%"
author: '[PAYLOAD]'
url: "javascript:alert('url')"
---

# <script>alert('h')</script> A survey found 61% of "readers" <b>bold</b>

According to [Evil Institute](javascript:alert('link')), 72% of hiring managers read badges. In
the [Barometer](https://h.example/2024"onmouseover="alert(1)) 19%
<img src=x onerror=alert(2)> said.

<a href="data:text/html,<script>alert(3)</script>">A study by O'Reilly &amp; Co</a> says 33%
agree\u202e, nettirw sdrawkcab, or 44% of them\u2066. `[PAYLOAD] 51% of readers`

- one </li></ul></main><script>alert(5)</script> 12% of all
- {{ 7*7 }} {% raw %} 13% of readers, ${alert(6)} said

| a<script>alert(7)</script> | "><img src=x onerror=alert(8)> |
|---|---|
| x | 55% |

![<script>alert(10)</script> 77% of learners](http://evil.example/x.png)
""".replace("[PAYLOAD]", PAYLOAD.translate({ord(quote): None for quote in "'\"\u202e"}))


def test_the_command_prints_the_page_with_its_rulings(check, waived):
    made = Page(check("--format", "html", "--fail-on", "never"))
    assert_harmless(made)
    assert_joined(made)
    assert "waived by ann 🦊" in made.text
    assert "ü, a: 1%.md" in made.text


@pytest.mark.parametrize("name", ["a.md", '"><img src=x onerror=alert(1)>.md', "a.html", "a.txt"])
def test_a_hostile_article_is_only_words(name):
    settings = load(ROOT, raw=ROOT / "raw")
    made = page_of(look(settings, [(Named(name, HOSTILE.encode()), name)], TODAY))
    assert_harmless(made)
    assert_joined(made)
    assert len(made.all("a", "mark")) > 5
    assert "49" not in made.text, "templates in the text are not worked out"


def _spoilt(column):
    """The texts of a column, each with the payload; ids, codes and JSON stay what they are."""
    return column.map(lambda text: text if pd.isna(text) else f"{text}{PAYLOAD}")


def test_every_text_of_every_table_is_only_words(example):
    texts = {
        "documents": ["title", "author", "publisher", "url", "published", "language"],
        "claims": "quote figure prefix suffix population statement period heading attribution_text"
        " attribution_publisher attribution_title citation_url citation_text decided_by".split(),
        "sources": ["title", "publisher", "issued", "url"],
        "observations": "quote figure locator heading population statement period".split(),
        "support": ["passage", "locator", "source_figure", "derived"],
        "findings": ["name", "message", "fix", "ruling", "ruled_by", "other_figure", "document"],
        "decisions": ["reason", "by", "file"],
        "citations": ["method"],
    }
    frames = dict(example.frames)
    for table, columns in texts.items():
        frames[table] = frames[table].assign(**{c: _spoilt(frames[table][c]) for c in columns})
    made = page_of(dataclasses.replace(example, frames=frames))
    assert_harmless(made)
    assert_joined(made)
    assert made.text.count("<script>alert(1)</script>") > 200
    assert "\\u202e" in made.text
