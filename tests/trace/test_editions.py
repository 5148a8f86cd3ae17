"""Which edition of a series is meant, once an article has spoken of two."""

import json

import pytest

from flows.trace.registry import register
from tests.trace.test_resolve import ARTICLE, cite

NOW = {"publisher": "Tide Research Institute", "text": "Tide's new barometer", "year": 2024}
THEN = {
    "publisher": "Tide Research Institute",
    "text": "the 2022 round",
    "year": 2022,
    "quote": "In the 2022 round it was 7%.",
}


@pytest.mark.parametrize(
    "later",
    [
        {"text": "the institute", "quote": "Some 7% would swim, the institute says."},
        {"text": "the same study", "quote": "The same study finds that 7% row.", "year": 2022},
        {"text": "the barometer", "quote": "7% drift, the barometer shows, after 9% in 2022."},
        {"text": "the 2022 round", "quote": "That is a gain of 7 points.", "year": 2022}
        | {"kind": "change", "unit": "percentage_point"},
    ],
)
def test_an_edition_only_set_beside_another_is_not_what_the_article_goes_on_to_speak_of(later):
    rows = cite(NOW, THEN, {"publisher": "Tide Research Institute"} | later)
    assert [row["source_id"] for row in rows] == ["tide-2024", "tide-2022", "tide-2024"]


@pytest.mark.parametrize(
    "quote",
    [
        "When the institute asked in 2022, it was 7%.",
        "At the last count, in 2022, 7% would row.",
        "Interviewed in spring 2022, 7% had said so.",
    ],
)
def test_the_time_of_the_asking_says_which_edition(quote):
    later = {"publisher": "Tide Research Institute", "text": "the institute", "quote": quote}
    assert cite(NOW, later | {"period": "2022"})[1]["source_id"] == "tide-2022"


@pytest.mark.parametrize(
    "quote",
    [
        "Now 7% row, the institute says; when asked in 2022, more did.",
        "In 2022, says the institute, 7% of crews joined.",
    ],
)
def test_another_figures_year_and_the_year_of_what_is_told_do_not(quote):
    later = {"publisher": "Tide Research Institute", "text": "the institute", "quote": quote}
    assert cite(NOW | {"year": 2024}, later | {"period": "2023"})[1]["source_id"] == "tide-2024"


def test_an_article_on_an_older_edition_goes_on_speaking_of_that():
    old = {"publisher": "Tide Research Institute", "text": "Tide's 2022 barometer", "year": 2022}
    later = {"publisher": "Tide Research Institute", "text": "the institute"}
    assert cite(old, later)[1]["source_id"] == "tide-2022"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("This year's barometer", "tide-2024"),
        ("last year's barometer", "tide-2022"),
        ("the barometer", "tide-2022"),
        ("the 2022 barometer, this year's guide to the trade", "tide-2022"),
    ],
)
def test_this_years_report_is_not_the_one_that_was_linked_before(text, source):
    link = "https://tide.example/barometer/2022"
    old = {"publisher": "Tide Research Institute", "text": "the 2022 barometer", "year": 2022}
    later = old | {"text": text, "quote": f"{text} puts it at 7%."}
    if "last" in text:
        later |= {"year": 2024, "citation_url": "https://tide.example/barometer/2024"}
        article = {"published": "2023-11-02"}
    else:
        later |= {"citation_url": link}
        article = {}
    rows = cite(old | {"citation_url": link}, later, article=ARTICLE | article)
    assert rows[1]["source_id"] == source


WAVES = register(
    [
        (
            "sources/w.json",
            json.dumps(
                [
                    {"id": f"poll-{number}", "title": f"Ferry Poll {month} 2024"}
                    | {"publisher": "Ferry", "issued": {"date-parts": [[2024, number, 15]]}}
                    | {"custom": {"series": "Ferry Poll", "edition": f"2024-{number:02d}"}}
                    for number, month in ((9, "September"), (10, "October"))
                ]
            ).encode(),
        )
    ]
).sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("the September wave of the Ferry Poll", "poll-9"),
        ("the October Ferry Poll", "poll-10"),
        ("the same poll", "poll-10"),
        ("the August wave of the Ferry Poll", "poll-10"),
    ],
)
def test_the_month_in_a_credit_says_which_wave(text, source):
    now = {"publisher": "Ferry", "title": "Ferry Poll October 2024", "text": "Ferry Poll"}
    later = {"publisher": "Ferry Poll", "title": "Ferry Poll", "text": text}
    assert cite(now, later, sources=WAVES)[1]["source_id"] == source
