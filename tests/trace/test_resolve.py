import json

import pytest

from flows.trace.link_state import Links
from flows.trace.registry import register
from flows.trace.resolve import Resolver
from schemas import Claims, Documents, Fetches, frame, records

ENTRIES = [
    {"id": "tide-2022", "title": "Ferry Barometer 2022", "publisher": "Tide Research Institute",
     "issued": {"date-parts": [[2022, 6]]}, "URL": "https://tide.example/barometer/2022",
     "custom": {"series": "Ferry Barometer", "edition": "2022", "aliases": ["TRI"]}},
    {"id": "tide-2024", "title": "Ferry Barometer 2024", "publisher": "Tide Research Institute",
     "issued": {"date-parts": [[2024, 6]]}, "URL": "https://tide.example/barometer/2024",
     "DOI": "10.5555/tide.24",
     "custom": {"series": "Ferry Barometer", "edition": "2024"}},
    {"id": "cove-outlook", "title": "Anglers' Outlook 2024", "publisher": "Cove Anglers Union",
     "issued": {"date-parts": [[2024, 2]]}, "URL": "https://cove.example/outlook"},
    {"id": "cove-mood", "title": "Mood at Sea 2024", "publisher": "Cove Anglers Union",
     "issued": {"date-parts": [[2024, 9]]}, "URL": "https://cove.example/mood"},
    {"id": "gull-paper", "title": "Do gulls queue? A field trial", "type": "article-journal",
     "author": [{"family": "Marsh", "given": "Ida"}, {"family": "Oake", "given": "Tom"}],
     "publisher": "University of Ambleholt", "issued": {"date-parts": [[2023]]},
     "DOI": "10.5555/gull.1"},
    {"id": "heron-memo", "title": "A memo on nets", "publisher": "Heron Consulting"},
    {"id": "heron-house", "title": "Reader Pulse 2024", "publisher": "The Quay",
     "issued": {"date-parts": [[2024, 3]]}, "URL": "https://quay.example/pulse",
     "custom": {"survey": {"n": 300}}},
    {"id": "one-a", "title": "Port Tracker 2024", "publisher": "Office for Ports",
     "issued": {"date-parts": [[2024]]}, "URL": "https://ports.example/tracker",
     "custom": {"study": "ports", "survey": {"n": 900}}},
    {"id": "one-b", "title": "Ports in plain words", "publisher": "Office for Ports",
     "issued": {"date-parts": [[2024]]}, "URL": "https://ports.example/plain",
     "custom": {"study": "ports"}},
]  # fmt: skip
SOURCES = register([("sources/a.json", json.dumps(ENTRIES).encode())]).sources
ARTICLE = {
    "document": "articles/a.md",
    "content_hash": "0",
    "media_type": "text/markdown",
    "title": "On the quay",
    "url": "https://quay.example/2024/on-the-quay",
    "publisher": "The Quay",
    "published": "2024-11-02",
    "size_bytes": 1,
    "characters": 1,
}


def claim(number, **more):
    publisher = more.pop("publisher", None)
    return {
        "claim_id": f"c{number}",
        "document": "articles/a.md",
        "origin": "article",
        "file": "articles/a.md",
        "start": number,
        "end": number + 1,
        "figure": "7%",
        "quote": more.pop("quote", "Some 7% of crews agree."),
        "value": 7.0,
        "comparator": "=",
        "unit": "percent",
        "in_words": False,
        "kind": "share",
        "attribution_type": more.pop("type", "named"),
        "attribution_text": more.pop("text", publisher),
        "attribution_publisher": publisher,
        "attribution_title": more.pop("title", None),
        "attribution_year": more.pop("year", None),
        "citation_type": "link" if more.get("citation_url") else "none",
        "provenance": "named_only",
        "status": "asserted",
        "extractor": "test",
    } | more


def cite(*claims, fetches=(), article=ARTICLE, sources=SOURCES, places=None):
    numbers = places or range(len(claims))
    made = [claim(number, **each) for number, each in zip(numbers, claims, strict=True)]
    resolver = Resolver(
        sources,
        records(frame(Documents, [article])),
        Links(records(frame(Fetches, fetches))),
    )
    rows = resolver.citations(records(frame(Claims, made)))
    return rows[0] if len(rows) == 1 else rows


def fetch(number, day, state, **more):
    return {
        "fetch_id": f"f{number}",
        "url": more.get("url"),
        "source_id": more.get("source_id"),
        "file": more.get("file"),
        "retrieved_at": f"2025-01-{day:02d}",
        "state": state,
        "row": number,
    }


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        ({"source_id": "tide-2022", "publisher": "Somebody"}, "tide-2022"),
        ({"citation_url": "http://www.tide.example/barometer/2022/?utm_medium=x"}, "tide-2022"),
        (
            {
                "citation_url": "https://web.archive.org/web/2023/https://tide.example/barometer/2022"
            },
            "tide-2022",
        ),
        ({"citation_url": "https://doi.org/10.5555/GULL.1"}, "gull-paper"),
        ({"citation_url": "https://journal.example/doi/abs/10.5555/gull.1"}, "gull-paper"),
        ({"citation_text": "Marsh and Oake, Do gulls queue?, doi:10.5555/gull.1"}, "gull-paper"),
        ({"citation_url": "https://tide.example/barometer/2024/full.pdf"}, "tide-2024"),
        ({"publisher": "Tide Research Institute", "title": "Ferry Barometer 2024"}, "tide-2024"),
        ({"publisher": "Ferry Barometer 2022"}, "tide-2022"),
        ({"publisher": "TRI", "text": "TRI's 2022 report", "year": 2022}, "tide-2022"),
        ({"publisher": "Tide Research Institute", "year": 2024}, "tide-2024"),
        ({"publisher": "Tide Reserch Institut", "year": 2024}, "tide-2024"),
        ({"publisher": "the Ambleholt researchers"}, "gull-paper"),
        ({"publisher": "Marsh and Oake", "year": 2023}, "gull-paper"),
        ({"publisher": "Ida Marsh"}, "gull-paper"),
        ({"publisher": "Heron Consulting", "title": "memo"}, "heron-memo"),
        ({"publisher": "Cove Anglers Union", "text": "the union's outlook"}, "cove-outlook"),
        ({"publisher": "Cove Anglers Union", "title": "Mood at Sea"}, "cove-mood"),
        ({"text": "Cove Anglers Union, Mood at Sea 2024", "publisher": None}, "cove-mood"),
        ({"publisher": "Tide Research Institute", "title": "Ferry Barometer"}, "tide-2024"),
        ({"publisher": "TRI", "text": "the TRI's latest index"}, "tide-2024"),
        ({"publisher": "TRI", "text": "this year's report of the TRI"}, "tide-2024"),
        ({"publisher": "Office for Ports", "year": 2024}, "one-a"),
    ],
)
def test_credits_that_lead_to_one_source(credit, source):
    row = cite(credit)
    assert (row["status"], row["source_id"]) == ("matched", source)
    assert row["method"]
    assert 0.7 <= row["score"] <= 1


@pytest.mark.parametrize(
    "credit",
    [
        {"publisher": "Lagoon Watch"},
        {"publisher": "Lagoon Watch", "title": "Ferry Mood"},
        {"publisher": "Tide Research Institute", "text": "the TRI's 2023 survey", "year": 2023},
        {"publisher": "Tide Research Institute", "title": "Handbook of Knots"},
        {"citation_url": "https://lagoon.example/page"},
        {
            "publisher": "Heron Consulting",
            "citation_url": "https://lagoon.example/x",
            "type": "vague",
        },
        {"publisher": "the Institute"},
    ],
)
def test_credits_that_lead_to_no_registered_source(credit):
    row = cite(credit)
    assert (row["status"], row["source_id"]) == ("unregistered", None)


@pytest.mark.parametrize(
    "credit",
    [
        {"publisher": "Cove Anglers Union"},
        {"publisher": "Cove Anglers Union", "year": 2024, "text": "a Cove Anglers Union report"},
        {"publisher": "Cove Anglers Union", "text": "a Cove Anglers Union survey out this year"},
    ],
)
def test_a_bare_publisher_with_several_reports_is_ambiguous(credit):
    row = cite(credit)
    assert row["status"] == "ambiguous"
    assert row["source_id"] is None
    assert json.loads(row["candidates"]) == ["cove-outlook", "cove-mood"]


def test_what_the_article_named_before_it_still_means():
    rows = cite(
        {"publisher": "Cove Anglers Union", "title": "Mood at Sea 2024"},
        {"publisher": "Cove Anglers Union"},
        {"publisher": "the union"},
        {"publisher": "Tide Research Institute", "year": 2024},
        {"publisher": "the study"},
        {"publisher": "the Lagoon survey"},
    )
    assert [row["source_id"] for row in rows] == [
        *("cove-mood", "cove-mood", "cove-mood", "tide-2024", "tide-2024", None)
    ]


def test_a_full_name_in_a_paragraph_of_its_own_means_neither_report_of_before():
    outlook = {"publisher": "Cove Anglers Union", "title": "Anglers' Outlook 2024"}
    first = {"publisher": "Cove Anglers Union", "title": "Mood at Sea 2024"}
    said = "Some 7% mend nets, says the Cove Anglers Union."
    again = {"publisher": "Cove Anglers Union", "text": "the Cove Anglers Union", "quote": said}
    assert cite(outlook, first, again | {"paragraph": said})[2]["status"] == "ambiguous"
    # in the paragraph that names the report, or by a short name, it is the one spoken of
    named = f"Mood at Sea 2024 is out. {said}"
    assert cite(outlook, first, again | {"paragraph": named})[2]["source_id"] == "cove-mood"
    short = {"publisher": "the union", "text": "the union", "quote": "Some 7% do, the union says."}
    short |= {"paragraph": short["quote"]}
    assert cite(outlook, first, short)[2]["source_id"] == "cove-mood"


@pytest.mark.parametrize("intro", ["title", "url"])
def test_a_full_name_means_the_one_report_that_was_spoken_of(intro):
    """One report is introduced by title or by link, and the body is named in full from then on."""
    told = (
        {"title": "Mood at Sea 2024"} if intro == "title" else {"citation_url": ENTRIES[3]["URL"]}
    )
    said = "Heat pumps are on 7% of boats, according to the Cove Anglers Union."
    again = {"publisher": "Cove Anglers Union", "text": "the Cove Anglers Union", "quote": said}
    again |= {"paragraph": said}
    found = cite({"publisher": "Cove Anglers Union"} | told, again, again)
    assert [one["source_id"] for one in found] == ["cove-mood"] * 3


def test_a_description_is_no_other_title():
    described = {"publisher": "Heron Consulting", "title": "a short poll of netmakers"}
    assert cite(described)["source_id"] == "heron-memo"
    titled = {"publisher": "Heron Consulting", "title": "Netmakers at Work"}
    assert cite(titled)["status"] == "unregistered"


def test_the_year_of_an_edition_goes_before_the_year_it_came_out():
    entries = [
        {"id": f"e{year}", "title": f"Kelp Index {year}", "publisher": "Kelp Board",
         "issued": {"date-parts": [[year + 1]]}}
        for year in (2022, 2023)
    ]  # fmt: skip
    registry = register([("sources/a.json", json.dumps(entries).encode())]).sources
    row = cite({"publisher": "Kelp Board", "year": 2023}, sources=registry)
    assert row["source_id"] == "e2023"
    row = cite({"publisher": "Kelp Board", "year": 2024}, sources=registry)
    assert row["source_id"] == "e2023"


def test_a_change_between_two_editions_is_the_newer_ones():
    older = {"publisher": "TRI", "text": "the 2022 report", "year": 2022}
    newer = {"publisher": "TRI", "year": 2024}
    change = {"kind": "change", "unit": "percentage_point"}
    rows = cite(newer, older, older | change)
    assert [row["source_id"] for row in rows] == ["tide-2024", "tide-2022", "tide-2024"]
    assert cite(older | change)["source_id"] == "tide-2022"


def test_a_report_that_came_out_later_is_not_meant():
    article = ARTICLE | {"published": "2024-05-01"}
    assert cite({"publisher": "Cove Anglers Union"}, article=article)["source_id"] == "cove-outlook"


def test_words_that_name_another_edition_outright_beat_the_link():
    link = "https://tide.example/barometer/2022"
    told = {"publisher": "TRI", "text": "TRI's 2024 report", "year": 2024, "citation_url": link}
    data = {"publisher": "TRI", "text": "the TRI", "year": 2024, "citation_url": link}
    assert cite(told)["source_id"] == "tide-2024"
    assert cite(data)["source_id"] == "tide-2022"


def test_a_link_to_another_page_of_the_publisher_means_that_page():
    page = "https://tide.example/news/storms"
    assert cite({"publisher": "TRI", "citation_url": page})["status"] == "unregistered"
    home = "https://tide.example/"
    row = cite({"publisher": "Heron Consulting", "citation_url": home})
    assert row["source_id"] == "heron-memo"


def test_vague_and_none():
    assert cite({"type": "vague", "text": "studies show"})["status"] == "vague"
    assert cite({"type": "none"})["status"] == "none"
    linked = {"type": "none", "citation_url": "https://cove.example/mood"}
    assert cite(linked)["source_id"] == "cove-mood"


def test_own_data():
    row = cite({"type": "own", "text": "our survey"})
    assert (row["status"], row["source_id"], row["self_credit"]) == ("matched", "heron-house", True)
    row = cite({"type": "own", "text": "our Harbour Poll", "title": "Harbour Poll"})
    assert (row["status"], row["source_id"], row["self_credit"]) == ("own", None, True)
    row = cite({"type": "own", "text": "we", "quote": "We shipped 7% more nets."})
    assert row["status"] == "own"
    elsewhere = ARTICLE | {"publisher": "Another Paper", "url": "https://another.example/a"}
    row = cite({"type": "own", "text": "our survey"}, article=elsewhere)
    assert (row["status"], row["self_credit"]) == ("own", True)


def test_the_report_of_another_body_is_that_bodys_even_if_it_says_our():
    row = cite({"type": "own", "citation_url": "https://cove.example/mood"})
    assert (row["source_id"], row["self_credit"]) == ("cove-mood", False)


def test_the_house_is_own_even_if_it_has_registered_nothing_that_fits():
    row = cite({"publisher": "the Quay", "title": "Winter Count of Boats"})
    assert (row["status"], row["self_credit"]) == ("own", True)
    row = cite({"type": "named", "text": "here", "citation_url": "https://quay.example/old-post"})
    assert (row["status"], row["self_credit"]) == ("own", True)
    row = cite({"publisher": "Lagoon Watch", "citation_url": "https://quay.example/old-post"})
    assert (row["status"], row["self_credit"]) == ("unregistered", False)


def test_a_year_of_the_data_is_no_edition():
    text = "traffic across the strait fell in 2019 as the Cove Anglers Union has long maintained"
    row = cite({"publisher": "Heron Consulting", "text": text.replace("Cove Anglers Union", "HC")})
    assert row["source_id"] == "heron-memo"
    text = "crossings fell again in 2019 by a good deal more, says Tide Research Institute"
    row = cite({"publisher": "University of Ambleholt", "text": text, "year": 2019})
    assert row["source_id"] == "gull-paper"


def test_the_house_named_like_any_other_is_still_the_house():
    row = cite({"publisher": "The Quay", "title": "Reader Pulse 2024"})
    assert (row["source_id"], row["self_credit"]) == ("heron-house", True)


@pytest.mark.parametrize(
    ("credit", "dated"),
    [
        ({"quote": "In 2022 some 7% agreed."}, True),
        ({"text": "the TRI's 2022 report"}, True),
        ({"period": "2022"}, True),
        ({"quote": "Two years earlier it was 7%."}, True),
        ({"quote": "Some 7% of crews agree."}, False),
        ({"quote": "Some 7% agree (https://tide.example/barometer/2022)."}, False),
        ({"quote": "Some 7% agree.", "citation_text": "Ferry Barometer 2022", "year": 2022}, False),
        ({"quote": "In 2019 it was 7%."}, False),
    ],
)
def test_what_dates_a_claim_to_its_edition_is_the_prose(credit, dated):
    url = "https://tide.example/barometer/2022"
    assert cite({"publisher": "TRI", "citation_url": url} | credit)["dated"] is dated


def test_the_link_that_counts_is_the_cited_one():
    url = "https://tide.example/barometer/2022"
    dead = [fetch(n, day, "dead", url=url) for n, day in enumerate((1, 5, 9), 1)]
    assert cite({"citation_url": url}, fetches=dead)["link_state"] == "dead"
    assert cite({"publisher": "TRI", "year": 2022}, fetches=dead)["link_state"] == "dead"
    other = {"citation_url": "https://web.archive.org/web/2023/" + url}
    assert cite(other, fetches=dead)["link_state"] == "unknown"
    copied = [*dead, fetch(4, 1, "alive", source_id="tide-2022", file="evidence/t.md")]
    row = cite({"citation_url": url}, fetches=copied)
    assert (row["link_state"], row["has_copy"]) == ("dying", True)


def test_an_unregistered_address_may_be_dead_too():
    url = "https://lagoon.example/page"
    dead = [fetch(n, day, "dead", url=url) for n, day in enumerate((1, 5, 9), 1)]
    row = cite({"citation_url": url}, fetches=dead)
    assert (row["status"], row["link_state"]) == ("unregistered", "dead")


def test_locatable():
    assert cite({"publisher": "Heron Consulting"})["locatable"] is False
    copy = [fetch(1, 1, "alive", source_id="heron-memo", file="evidence/m.txt")]
    assert cite({"publisher": "Heron Consulting"}, fetches=copy)["locatable"] is True
    assert cite({"publisher": "Lagoon Watch"})["locatable"] is None


def test_an_address_the_copy_was_fetched_from_is_the_sources():
    copy = [fetch(1, 1, "alive", url="https://mirror.example/g", source_id="gull-paper")]
    row = cite({"citation_url": "https://mirror.example/g"}, fetches=copy)
    assert row["source_id"] == "gull-paper"


def test_unregistered_credits_can_be_compared():
    rows = cite(
        {"publisher": "The Lagoon Watch", "year": 2024},
        {"publisher": "Lagoon Watch's", "year": 2024},
        {"publisher": "Lagoon Watch"},
    )
    assert rows[0]["credit_key"] == rows[1]["credit_key"] == "lagoon watch|2024"
    assert rows[2]["credit_key"] == "lagoon watch|"


def test_the_runner_up_and_the_parts_are_shown():
    row = cite({"publisher": "TRI", "text": "TRI's 2022 report", "year": 2022})
    assert row["runner_up"] == "tide-2024"
    assert row["runner_up_score"] < row["score"]
    assert json.loads(row["parts"]) == {"name": 1.0, "year": 1.0}


def test_claims_come_back_in_their_order():
    rows = cite({"publisher": "TRI", "year": 2024}, {"publisher": "Lagoon Watch"}, places=(5, 1))
    assert [row["claim_id"] for row in rows] == ["c5", "c1"]


def test_an_empty_registry():
    empty = register([]).sources
    assert cite({"publisher": "TRI"}, sources=empty)["status"] == "unregistered"


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        # a word of the credit that only one of the publisher's reports has
        ({"publisher": "Cove Anglers Union", "text": "the Union's mood survey"}, "cove-mood"),
        # the edition of the year that the claim is from; for a change, the newer one
        ({"publisher": "Tide Research Institute", "period": "2022"}, "tide-2022"),
        ({"publisher": "Tide Research Institute", "period": "2024"}, "tide-2024"),
        ({"publisher": "Tide Research Institute", "period": "2022/2024"}, "tide-2024"),
        # or of the year that its sentence has, and only one
        (
            {
                "publisher": "Tide Research Institute",
                "quote": "It is 7% of the 48,300 crews of 2022.",
            },
            "tide-2022",
        ),
        # but of two reports that are no series, a year of the claim chooses none
        ({"publisher": "Cove Anglers Union", "period": "2024"}, None),
    ],
)
def test_what_the_claim_says_beside_the_name_chooses(credit, source):
    assert cite(credit)["source_id"] == source


def test_the_last_word_of_a_title_means_the_report_named_before():
    rows = cite(
        {"publisher": "the Outlook"},
        {"publisher": "Cove Anglers Union", "title": "Anglers' Outlook 2024"},
        {"publisher": "the Outlook"},
        {"publisher": "the Harbour"},
    )
    assert [row["source_id"] for row in rows] == [None, "cove-outlook", "cove-outlook", None]


def test_an_author_by_name_means_the_paper_whoever_had_the_word_before():
    entries = [
        {"id": "cohort", "title": "Contact after Landing", "publisher": "Rye University",
         "author": [{"family": "Oduya", "given": "Maren"}], "issued": {"date-parts": [[2023]]}},
        {"id": "bench", "title": "Employer Benchmark 2024", "publisher": "Bass & Lowe",
         "issued": {"date-parts": [[2024]]}},
    ]  # fmt: skip
    registry = register([("sources/a.json", json.dumps(entries).encode())]).sources
    carried = {"publisher": "Bass & Lowe", "title": "Employer Benchmark 2024"}
    row = cite({**carried, "text": "lead author Maren Oduya"}, sources=registry)
    assert row["source_id"] == "cohort"
    row = cite({**carried, "text": "Maren Oduya of Bass & Lowe"}, sources=registry)
    assert row["source_id"] == "bench"
