"""The article as it reads, its figures marked."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.records import claim_rows
from flows.report.marked import Piece, Span, followable, marked_article
from flows.report.printable import visible

RLO = "\u202e"
ARTICLE = f"""---
title: What a badge is worth
---

# What a badge is worth

A survey by [Tern Research](https://tern.example/a) found that **72% of managers** read badges,
and *one in five* never did.[^1]

- Some 41% of learners pay themselves.
- Others, 12%, are paid for.

| Group | Share |
|---|---|
| Managers | 64% |
| Learners | 31% |

> The council counted 19% more of them.

Evil{RLO}txt [here](javascript:alert(1)) has 55% of readers.

[^1]: Tern Research, Badges, 2024.
"""


def marked_of(text, name="a.md"):
    document = read_bytes(name, text.encode())
    rows = claim_rows(read(document))
    return marked_article(document, rows), rows


def lines(marked):
    for part in marked.parts:
        yield from part.lines
        for row in part.rows:
            for cell in row:
                yield from cell.lines


def figures(marked):
    """Text of each claim's figure as it is marked."""
    found = {}
    for line in lines(marked):
        for piece in line.pieces:
            for claim in piece.claims:
                found[claim] = found.get(claim, "") + "".join(s.text for s in piece.spans)
    return found


def test_every_figure_is_marked_where_it_stands():
    marked, rows = marked_of(ARTICLE)
    assert len(rows) > 5
    assert figures(marked) == {row["claim_id"]: row["figure"] for row in rows}
    assert marked.unplaced == ()


def test_the_article_reads_as_it_did():
    marked, _ = marked_of(ARTICLE)
    kinds = [part.kind for part in marked.parts]
    assert kinds == [
        *("title", "heading", "paragraph", "list", "table", "quote", "paragraph", "notes")
    ]
    paragraph = marked.parts[2].lines[0]
    assert paragraph.text.startswith("A survey by Tern Research found that 72% of managers read")
    assert [item.text for item in marked.parts[3].lines] == [
        "Some 41% of learners pay themselves.",
        "Others, 12%, are paid for.",
    ]
    rows = marked.parts[4].rows
    assert [[cell.lines[0].text for cell in row] for row in rows] == [
        ["Group", "Share"],
        ["Managers", "64%"],
        ["Learners", "31%"],
    ]
    assert [cell.scope for cell in rows[0]] == ["col", "col"]
    assert [cell.scope for cell in rows[1]] == ["row", ""]


def test_looks_and_links_survive_a_mark_in_their_midst():
    marked, _ = marked_of(ARTICLE)
    spans = [span for piece in marked.parts[2].lines[0].pieces for span in piece.spans]
    assert Span("Tern Research", href="https://tern.example/a") in spans
    assert Span("72%", strong=True) in spans
    assert Span(" of managers", strong=True) in spans
    assert Span("one in five", emphasis=True) in spans


def test_a_figure_in_a_file_of_entities_is_found():
    html = "<p>A nanodegree costs $300&ndash;$1,200 &amp; more, for 40&#37; of learners.</p>"
    marked, rows = marked_of(f"<html><body>{html}</body></html>", "a.html")
    assert {row["figure"] for row in rows} == {"$300&ndash;$1,200", "40&#37;"}
    assert set(figures(marked).values()) == {"$300–$1,200", "40%"}


def test_figures_inside_figures_are_one_piece_with_both():
    document = read_bytes("a.md", b"It rose from 100 to 140 in all.")
    common = {"quote": "", "figure": "", "prefix": None, "suffix": None}
    marked = marked_article(
        document,
        [
            {"claim_id": "whole", "start": 8, "end": 23, **common},
            {"claim_id": "part", "start": 20, "end": 23, **common},
        ],
    )
    assert marked.parts[0].lines[0].pieces == (
        Piece((), (), (Span("It rose "),)),
        Piece(("whole",), ("whole",), (Span("from 100 to "),)),
        Piece(("whole", "part"), ("part",), (Span("140"),)),
        Piece((), (), (Span(" in all."),)),
    )


def test_a_claim_without_a_place_is_found_by_its_words_or_listed():
    document = read_bytes("a.md", b"# Head\n\nAbout 40% of them, and 40% of us, agree.")
    place = {"start": None, "end": None, "figure": "40%"}
    quote = "About 40% of them, and 40% of us, agree."
    marked = marked_article(
        document,
        [
            {"claim_id": "a", **place, "quote": quote, "prefix": "them, and ", "suffix": " of us"},
            {
                "claim_id": "b",
                **place,
                "quote": "No longer there: 40%.",
                "prefix": "",
                "suffix": "",
            },
        ],
    )
    pieces = marked.parts[1].lines[0].pieces
    assert [(piece.claims, piece.spans[0].text) for piece in pieces] == [
        ((), "About 40% of them, and "),
        (("a",), "40%"),
        ((), " of us, agree."),
    ]
    assert marked.unplaced == ("b",)


def test_what_deceives_is_spelled_out_and_what_runs_is_no_link():
    marked, _ = marked_of(ARTICLE)
    text = "".join(line.text for line in lines(marked))
    assert RLO not in text
    assert visible(f"Evil{RLO}txt\n\x00\ud800") == "Evil\\u202etxt\n\\x00\\ud800"
    links = {span.href for line in lines(marked) for piece in line.pieces for span in piece.spans}
    assert links == {"", "https://tern.example/a"}


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " data:text/html,x",
        ),
        *(
            "vbscript:x",
            "java\x00script:alert(1)",
            "//host/a",
            "/a",
            "",
            None,
            "http://[",
            "file:///",
        ),
        *("https://good.example/\u202egpj.exe", "blob:https://a.example/1"),
    ],
)
def test_addresses_that_are_no_links(address):
    assert followable(address) == ""


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=d#e", "HTTP://a.example", "mailto:a@b.c"]
)
def test_addresses_that_are_links(address):
    assert followable(address) == address
