"""Short forms of sources: whose "its" is, what "the Inquiry" stands for, whose report it is."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def credited(text):
    return [
        (figure.text, credit.type, credit.publisher, credit.year)
        for figure, credit, _ in read(read_bytes("a.md", text.encode())).claims
    ]


def last(text):
    return credited(text)[-1][1:]


BEFORE = "The Crumb Institute reported that 30% of bakers nap. "


@pytest.mark.parametrize(
    "text",
    [
        "The Flour Review Office sided with bakers in 28% of cases in its latest annual review.",
        "The Flour Review Office heard many bakers, and 28% were right, its annual review shows.",
        "The Flour Review Office would not comment, but its Oven Audit has 28% of bakers at risk.",
    ],
)
def test_its_report_is_that_of_the_body_in_the_sentence(text):
    assert last(BEFORE + text)[:2] == ("named", "Flour Review Office")


def test_its_report_is_that_of_the_body_before_where_the_sentence_names_none():
    assert last(BEFORE + "Its annual review has 28% of bakers at risk.")[1] == "Crumb Institute"


def test_it_is_never_we():
    text = "The Loaf Council has a new study. We had its author on. It found that 28% nap."
    assert last(text)[:2] == ("named", "Loaf Council")


def test_a_report_without_a_name_is_of_those_who_released_it():
    assert last("The Loaf Council released a report that found 20% of bakers nap.")[:2] == (
        "named",
        "Loaf Council",
    )


@pytest.mark.parametrize("short", ["The Inquiry has men at 28%.", "Men, the Inquiry says: 28%."])
def test_the_last_word_of_a_title_stands_for_it(short):
    text = f"According to the National Oven Inquiry 2024, 34% nap. {short}"
    assert last(text) == ("named", "National Oven Inquiry", 2024)


def test_the_same_survey_is_the_last_that_was_one():
    text = (
        "The Crumb Institute's Loaf Review 2021 puts this at 29%. The Mill Authority sees more. "
        "Its 2025 survey has 58% of bakers awake. According to the same survey, 28% nap."
    )
    assert last(text) == ("named", "Mill Authority", 2025)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("The National Flour Agency registered 9,400 bakeries last year.", "National Flour Agency"),
        ("Surveyors from Harrow County Council found 1,140 ovens.", "Harrow County Council"),
        ("In the same Crumbwatch poll 41% of bakers nap.", "Crumbwatch"),
        ("That is 28%, if one believes Crumb Consulting's Dough Digest.", "Crumb Consulting"),
        ("Tables for the year from the Office for Bread have 28% of bakers.", "Office for Bread"),
        ("Some 28% of bakers nap. That's what the Loaf Council found in May.", "Loaf Council"),
    ],
)
def test_who_is_said_to_have_it(text, publisher):
    assert last(text)[:2] == ("named", publisher)


@pytest.mark.parametrize(
    "text",
    [
        "Doctors agree that one in three of us is tired.",
        "The Loaf Council says 17% nap. Researchers have long held that 28% dream.",
    ],
)
def test_whoever_they_are(text):
    assert last(text)[0] == "vague"


def test_those_who_were_asked_and_agree_are_no_source():
    assert last("70% of bakers agree that 28% is too much.")[0] == "none"


def test_numbers_in_words_are_no_names():
    assert last("Seventeen points in twelve months!")[0] == "none"


def test_the_survey_of_then_tells_what_was_then():
    text = (
        "Crumbwatch found that 80% bake. Sales rose.\n\nOf all cooks 70% nap, compared with 60% in "
        "a 2019 Loaf Council survey."
    )
    assert [row[2] == "Loaf Council" for row in credited(text)] == [False, False, True]
