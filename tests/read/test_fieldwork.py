"""When a survey was in the field, and which claims it dates."""

import pytest

from flows.land.reader import read_bytes
from flows.read.fieldwork import days
from flows.read.reader import read


def _periods(text, date="2025-06-20"):
    article = f"---\ntitle: Bread\ndate: {date}\n---\n\n{text}\n"
    claims = read(read_bytes("a.md", article.encode(), None)).claims
    return [meaning.period for _, _, meaning in claims]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("June 28 to July 1, 2024", "2024-06-28/2024-07-01"),
        ("June 3-9, 2024", "2024-06-03/2024-06-09"),
        ("between June 3rd and June 9th, 2024", "2024-06-03/2024-06-09"),
        ("from 3 to 9 June 2024", "2024-06-03/2024-06-09"),
        ("3–9 June 2024", "2024-06-03/2024-06-09"),
        ("from 28 June until 1 July 2024", "2024-06-28/2024-07-01"),
        ("Dec. 28, 2023 through Jan. 3, 2024", "2023-12-28/2024-01-03"),
        ("28 December to 3 January 2024", "2023-12-28/2024-01-03"),
        ("from June 3 to 9", "2025-06-03/2025-06-09"),
        ("from July 3 to 9", "2024-07-03/2024-07-09"),
    ],
)
def test_spans_of_days(text, span):
    assert list(days(f"It was conducted {text}.", "2025-06-20")) == [span]


@pytest.mark.parametrize(
    "text",
    ["June 31 to July 2, 2024", "9 to 3 June 2024", "12 to 15% in June 2024", "June 3 and 9.5%"],
)
def test_what_is_no_span_of_days(text):
    assert list(days(text, "2025-06-20")) == []


def test_days_without_a_year_need_the_documents():
    assert list(days("from June 3 to 9", None)) == []


def test_all_claims_of_a_survey_are_of_when_it_was_made():
    text = (
        "52% of bakers like rye, according to a Loaf Lab poll. 30% do not.\n\nAmong women, 61% do."
        "\n\nThe poll was conducted June 3 to June 9, 2025 among 900 bakers."
    )
    assert _periods(text) == ["2025-06-03/2025-06-09"] * 3


def test_a_time_of_its_own_stays():
    text = (
        "52% of bakers like rye, according to a Loaf Lab poll conducted June 3 to 9. In 2019 it was"
        " 40%."
    )
    assert _periods(text) == ["2025-06-03/2025-06-09", "2019"]


def test_each_survey_is_dated_by_its_own():
    text = (
        "52% of bakers like rye, according to a Loaf Lab poll conducted from 3 to 9 June.\n\nCrumb"
        " Polls has 41% of bakers for oats. It surveyed 900 bakers from 1 to 5 May."
    )
    assert _periods(text) == ["2025-06-03/2025-06-09", "2025-05-01/2025-05-05"]


def test_the_survey_of_two_is_neither():
    text = (
        "52% of bakers like rye, Loaf Lab says. 41% of bakers like oats, says Crumb Polls.\n\n"
        "The survey was in the field from 3 to 9 June 2025."
    )
    assert _periods(text) == [None, None]
