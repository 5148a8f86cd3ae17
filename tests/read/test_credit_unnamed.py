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


NAMELESS = (
    "{} have had bad dreams, according to a new report.\n\nThe study asked 2,000 bakers. It found "
    "that one in five bakers naps.\n\nThe report was sent to the ministry.\n\nOver a third of the "
    "bakers surveyed (39 percent) could not leave the oven, and 18 percent of them were ill.\n"
)


def test_answers_go_on_behind_a_study_without_a_name() -> None:
    made = _credits(NAMELESS.format("Almost 32 percent of bakers"))
    assert {credit.type for credit in made} <= {"vague", "named"}
    assert {credit.publisher for credit in made} == {None}


def test_a_survey_that_only_its_size_tells_of_is_a_vague_credit() -> None:
    text = (
        "In response to a survey of more than 7,000 bakers, helplines are"
        " to open.\n\nThis found that two thirds (67 per cent) had no help.\n\nMore than three"
        " quarters (78 per cent) of those surveyed said they cope alone, and just 17 per cent said"
        " they felt well.\n"
    )
    made = _credits(text)
    assert {credit.type for credit in made} == {"vague"}
    assert {credit.text for credit in made} == {"a survey of more than 7,000 bakers"}


@pytest.mark.parametrize(
    "text",
    [
        # nobody was asked
        "A report says that 12% of ovens leak.\n\nSales rose by 31%.\n\nSome 44% of bakers nap.",
        # somebody has a name
        "A study found 12% nap.\n\nA Loaf Council poll says 31% sing.\n\nOf those asked, 44% eat.",
    ],
)
def test_what_is_left_to_nobody_behind_a_study(text: str) -> None:
    assert _credits(text)[-1].decided_by != "the article's unnamed survey"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (
            "A report was made by researchers from the University of Rye, which saw fires.",
            "University of Rye",
        ),
        ("On Monday a survey was conducted by the Crumb Council.", "Crumb Council"),
    ],
)
def test_who_made_the_study_is_told_in_passing(text: str, publisher: str) -> None:
    noun = text.split()[1] if text.startswith("A ") else "survey"
    made = _credits(
        f"{text}\n\nBakers complain.\n\nThe {noun} found that a third of bakers nap.".replace(
            "was made", "was conducted"
        )
    )
    assert [(credit.type, credit.publisher) for credit in made] == [("named", publisher)]


def test_when_asked_is_answered_to_the_survey_that_got_so_many_responses() -> None:
    text = (
        "# Summary\n\nA survey about ovens received 455 responses from bakers. When asked about"
        " gas, 24 percent said they were glad. However, about 21 percent said they were not.\n\n"
        "The survey also asked bakers about rye. About 39 percent said they like it.\n"
    )
    made = _credits(text)
    assert [credit.type for credit in made] == ["vague"] * 3
