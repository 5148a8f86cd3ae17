"""A study and those who made it, told of in two places of a sentence; when it was made."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def credits(text):
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode())).claims]


@pytest.mark.parametrize(
    ("text", "publisher", "year"),
    [
        (
            "40% nap, according to a survey that the Loaf Council conducted in 2020.",
            "Loaf Council",
            2020,
        ),
        ("40% nap, according to research the Loaf Council did in 2020.", "Loaf Council", 2020),
        ("A survey (Loaf Council, 2020) found that 40% nap.", "Loaf Council", 2020),
        ("A May 2020 Loaf Council study found that 40% nap.", "Loaf Council", 2020),
        (
            "In its latest survey (May 2020), the Loaf Council found that 40% nap.",
            "Loaf Council",
            2020,
        ),
        (
            'The Loaf Council\'s "Sleep Report," published in 2020, says 40% nap.',
            "Loaf Council",
            2020,
        ),
        (
            "The Loaf Council's yearly survey of cooks, run by Ovenpoll, has 40%.",
            "Loaf Council",
            None,
        ),
        (
            "A team at Harrow University led by Ada Rye found that 40% nap.",
            "Harrow University",
            None,
        ),
        ("In a poll of its members, the Loaf Council learned that 40% nap.", "Loaf Council", None),
        ("Sales reached $4 billion in 2020 (Ovenista).", "Ovenista", None),
    ],
)
def test_whose_study_it_is_and_when_it_was_made(text, publisher, year):
    credit = credits(text)[-1]
    assert (credit.type, credit.publisher, credit.year) == ("named", publisher, year)


def test_per_the_report_points_to_it():
    assert credits("40% of bakers nap, per the report.")[0].text == "the report"


def test_what_stands_before_may_be_the_results_of_a_poll_named_behind_it():
    text = (
        "Of bakers, 88% work at night. Over half (53%) sleep badly.\n\n"
        "These are some of the results of The Crumb Poll of 2,368 bakers.\n"
    )
    assert {credit.publisher for credit in credits(text)} == {"Crumb Poll"}


def test_headings_that_end_in_their_source():
    text = (
        "## 1. 95% of burns are human error. (Crumbwatch)\n\n## 2. Burns rose 12%. (Loaf Council)\n"
    )
    assert [credit.publisher for credit in credits(text)] == ["Crumbwatch", "Loaf Council"]
    assert credits("## 12% of bakers love it (Survey)\n\nThey do.\n")[0].type == "none"


def test_brackets_inside_the_last_sentence_of_a_paragraph_cover_that_sentence():
    text = (
        "An office costs $11,000 a year. Shops without one have 25% less trouble (Owl Ovens).\n\n"
        "Bread is up 12%. (Loaf Council)\n"
    )
    assert [credit.publisher for credit in credits(text)] == [None, "Owl Ovens", "Loaf Council"]


def test_a_story_on_a_survey_goes_on_with_it_behind_other_voices():
    text = (
        "# Most bakers are worried, survey shows\n\n"
        "Most bakers are worried, a survey released Monday by the Harrow Institute shows.\n\n"
        "Some 62% of bakers said they were worried. Another 20% were not sure.\n\n"
        "Flour is up 18%, according to the Office for Grain.\n\n"
        "The survey of 1,204 bakers was conducted in April.\n\n"
        "Bakers are also changing what they sell. Nearly 7 in 10 have dropped a bread.\n"
    )
    assert credits(text)[-1].publisher == "Harrow Institute"


def test_what_the_research_says_announces_no_study():
    text = (
        "# Bakers at home: what the research says\n\n"
        "The Crumb Report found that 98% of bakers like it.\n\nOwl Ovens says 50% do not.\n\n"
        "## Tips\n\nMore than half of bakers say they would take a cut.\n"
    )
    assert credits(text)[-1].type == "none"


def test_a_study_printed_in_a_journal_is_of_those_named_before():
    text = (
        "Bakers nap a lot: 40% do, according to research from the Department of Bread at Harrow "
        "University.\n\nThe study, published today in Bread Science, shows that 20% snore.\n"
    )
    assert [credit.publisher for credit in credits(text)] == ["Harrow University"] * 2


def test_whoever_it_took_long_to_admit():
    for name in ("Crumb", "Crumb!,"):
        text = f"It took {name} until May 2016 to admit that 1.5 billion ovens had burnt."
        assert (credits(text)[0].publisher, credits(text)[0].year) == ("Crumb", 2016)


def test_a_heading_with_a_plain_word_is_no_short_form_of_a_name():
    text = (
        "The Harrow Bakers Guild says 20% nap. Many bakers do.\n\n## Bakers\n\n- 60% are women.\n"
    )
    assert [credit.publisher for credit in credits(text)] == ["Harrow Bakers Guild", None]


def test_what_else_happens_is_not_of_the_study():
    text = (
        "# Bakers nap more, survey finds\n\n"
        "Some 40% of bakers nap, a new Loaf Council survey found. Among men, 50% of bakers nap.\n\n"
        "The rise in naps of bakers comes even as 2,500 bakers nap in hospitals.\n"
    )
    assert credits(text)[-1].type == "none"
