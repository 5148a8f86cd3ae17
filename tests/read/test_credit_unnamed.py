"""Surveys without a name: the one that a text is the report of, and one that may be anybody's."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read

REPORT = (
    "---\ntitle: Summary of findings\n---\n\n"
    "Of the bakeries represented in the survey, 81% changed their hours. Only 5% reported"
    " closing.\n\n"
    "About a third of respondents said that flour had become dearer.{}\n\n"
    "## Ovens\n\nAmong respondents from islands, 22% bought a new oven. When asked about gas, 40% "
    "expected to give it up.\n"
)


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def test_a_text_that_only_knows_the_survey_is_its_report() -> None:
    made = _credits(REPORT.format(""))
    assert [credit.type for credit in made] == ["own"] * 5
    assert {credit.publisher for credit in made} == {None}


@pytest.mark.parametrize(
    "more",
    [
        " It is the second survey by the Oven Guild.",
        " The Crumb Council survey was the largest yet.",
        " A survey of bakeries is not easy.",
        " According to the Oven Guild, 12% of ovens leak.",
        " Studies show that 12% of ovens leak.",
    ],
)
def test_a_survey_that_may_be_somebody_elses_is_not(more: str) -> None:
    assert "own" not in {credit.type for credit in _credits(REPORT.format(more))}


def test_once_is_not_enough() -> None:
    (made,) = _credits("In the survey, 81% of bakers changed their hours.")
    assert made.type != "own"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Some 85% of bakers reported that by Fall 2020 demand was greater.", None),
        ("Some 85% of bakers reported that by Spring 2021 demand was greater.", None),
        (
            "Some 85% of bakers paid more in rent, reported by Winter & Sons in 2020.",
            "Winter & Sons",
        ),
    ],
)
def test_a_season_with_a_year_is_nobody(text: str, publisher: str | None) -> None:
    (made,) = _credits(text)
    assert made.publisher == publisher


@pytest.mark.parametrize(
    ("text", "publisher", "title", "year"),
    [
        (
            "The Ovenly 2021 Workplace Report found that 30% of staff were tired.",
            "Ovenly",
            "Workplace Report",
            2021,
        ),
        (
            "Estimates from the Crumb Union 2013 Human Bread Report show that 12% lack flour.",
            "Crumb Union",
            "Human Bread Report",
            2013,
        ),
        (
            "In the Loaf Overrun 2020 Baker Survey, 55% used rye.",
            "Loaf Overrun",
            "Baker Survey",
            2020,
        ),
        (
            "The State of Rye 2020 survey says that 55% used rye.",
            "State of Rye",
            "State of Rye 2020",
            2020,
        ),
        (
            "The Bread Report 2025 found that 30% of staff were tired.",
            "Bread Report",
            "Bread Report 2025",
            2025,
        ),
    ],
)
def test_a_year_parts_a_body_from_its_report(
    text: str, publisher: str, title: str, year: int
) -> None:
    (made,) = _credits(text)
    assert (made.publisher, made.title, made.year) == (publisher, title, year)
