"""Whose survey it is that a document presents without ever saying "our survey"."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(name: str, text: str) -> list[Credit]:
    made = read(read_bytes(name, text.encode(), None)).claims
    return [credit for _, credit, _ in made]


def _types(name: str, text: str) -> list[str]:
    return [credit.type for credit in _credits(name, text)]


_NEWSPAPER = """<html><head><title>{title}</title></head><body>
<h1>Students split over rye</h1><p>By Ada Rye, The Loaf Staff</p>
<p>{told} Of all students, 62 percent eat bread every day, and 14 percent never do.</p>
</body></html>"""


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The Loaf - Students split over rye", "A survey conducted by The Loaf tells why."),
        ("Rye splits students | The Loaf", "The Loaf surveyed 900 undergraduates in May."),
        ("The Loaf · Students and rye: a survey", "The Loaf sent out an email survey in May."),
    ],
)
def test_a_newspaper_that_tells_of_its_survey_by_its_name(title: str, told: str) -> None:
    assert _types("a.html", _NEWSPAPER.format(title=title, told=told)) == ["own", "own"]


def test_a_newspaper_on_the_survey_of_others() -> None:
    text = _NEWSPAPER.format(
        title="The Loaf - Students split over rye",
        told="A survey conducted by the Crust Council tells why.",
    )
    assert _types("a.html", text) == ["named", "named"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "State of Rye 2024: what the community told us",
            (
                "The Rye User Survey 2024 ran for four weeks, and 412 members of the community took"
                " part."
            ),
        ),
        (
            "Rye community update",
            (
                "The latest Rye User Survey was carried out in March by the Rye outreach team,"
                " with 412 responses. Want to help? Join our chat."
            ),
        ),
        (
            "Announcing the results of the Rye survey",
            (
                "Every year the Rye project asks how its users bake. Thank you to everyone who"
                " participated!"
            ),
        ),
    ],
)
def test_a_community_that_asked_itself(title: str, told: str) -> None:
    text = f"---\ntitle: '{title}'\n---\n\n{told}\n\n# Tools\n\n64% of users bake with rye.\n"
    assert _types("a.md", text)[-1] == "own"


@pytest.mark.parametrize(
    "told",
    [
        "The Rye Survey 2024 is out, and 900 people responded. I read the results for you.",
        "The Rye Survey 2024, published by the Crust Council, ran in May. Join us next week.",
        "According to the Crust Council, 900 people responded to the survey. Join us next week.",
    ],
)
def test_who_only_reads_the_survey_of_others(told: str) -> None:
    text = f"---\ntitle: Thoughts on the Rye Survey\n---\n\n{told}\n\nIn it 64% of users bake.\n"
    assert "own" not in _types("a.md", text)


_DIGEST = """# Read this week

[Bakers are tired of early mornings]({a})

"Some 52% of bakers are thinking of leaving."

[Ovens are getting smarter every year]({b})

> About 44% of bakeries own a connected oven, the Crust Council found.
"""


def test_what_is_quoted_below_a_linked_headline_is_credited_to_it() -> None:
    a, b = "https://loafnews.example/tired", "https://ovens.example/smart"
    made = read(read_bytes("a.md", _DIGEST.format(a=a, b=b).encode(), None)).claims
    told = [(c.type, c.text, c.url) for _, c, _ in made]
    assert told[0] == ("named", "Bakers are tired of early mornings", a)
    assert told[1][0] == "named"
    assert "Crust Council" in (told[1][1] or "")


def test_links_of_the_house_are_no_digest() -> None:
    text = "---\nurl: https://loaf.example/week\n---\n" + _DIGEST.format(
        a="https://loaf.example/a", b="https://loaf.example/b"
    )
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert made[0][1].type == "none"


def test_a_list_behind_the_digests_own_words_is_not_of_the_article_above() -> None:
    a, b = "https://loafnews.example/tired", "https://ovens.example/smart"
    own = "\nThat is all that we read. The rest is hearsay.\n\n- Some 12% nap at noon\n"
    made = read(read_bytes("a.md", (_DIGEST.format(a=a, b=b) + own).encode(), None)).claims
    assert made[-1][1].type == "none"


_BESIDE = """---
title: Nobody weighs the flour
publisher: The Loaf
---

In 2024, 40 percent of bakeries used more flour than planned, says the Flour Report 2025 of the
Crust Institute. {institute} Waste came to 18 percent of the sacks, the report adds.

{own}
"""


@pytest.mark.parametrize(
    ("institute", "own"),
    [
        (
            "Only 44 percent label their sacks, the Institute's survey shows.",
            "We asked around, too. In our own reader survey this spring, 63 percent had no scale.",
        ),
        (
            "The census of the Crust Institute found 54 percent without a scale.",
            '"In our census few complain, only 11 percent," says Ole Berg, who leads it.',
        ),
    ],
)
def test_a_house_with_a_survey_beside_the_one_of_an_institute(institute: str, own: str) -> None:
    text = _BESIDE.format(institute=institute, own=own)
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert [(c.type, c.publisher) for _, c, _ in made[:3]] == [("named", "Crust Institute")] * 3


def test_a_look_at_somebody_elses_survey_is_not_ones_own() -> None:
    text = (
        "---\ntitle: A quick look at the Crumb Overflow survey 2018\n---\n\n"
        "Every year Crumb Overflow asks bakers in their Crumb Overflow Bakers Survey, and I like"
        " it. Here is what I take from this year's survey.\n\n"
        "- In my view the survey is honest: 71.1% have no oven.\n"
        "- The survey was answered by 92.7% bakers.\n- Rye (49.9%) beats oats (37.6%).\n"
    )
    assert {(c.type, c.publisher) for c in _credits("a.md", text)} == {("named", "Crumb Overflow")}


def test_a_paper_that_speaks_of_itself_by_name_and_as_we() -> None:
    text = (
        "The town watch sends a log each night. The Daily Crumb analyzed these logs from July to"
        " June.{}\n\nA 2016 Oven University [study](https://oven.example/stops) found that bakers"
        " are stopped more often.\n\nBakers made up nearly 29 percent of stops, and cooks 10.5"
        " percent. The data shows that 46.5 percent of stops were at night.\n"
    )
    made = _credits("a.md", text.format(" We wanted to see whom the watch stops."))
    assert {c.type for c in made} == {"own"}
    assert "own" not in {c.type for c in _credits("a.md", text.format(""))}


def test_a_survey_links_to_its_own_earlier_ones() -> None:
    text = (
        "# Airloaf User Survey 2022\n\nWe asked bakers in May. Our survey drew 210 responses.\n\n"
        "## Overview\n\n"
        "- Bakers are willing to share it, 93% would ( 85.7% in"
        " [2019](https://airloaf.example.org/blog/survey) and 92% in"
        " [2020](https://airloaf.example.org/blog/survey-2020) ).\n"
    )
    assert set(_types("a.md", text)) == {"own"}
    assert "none" in _types("a.md", text.replace("airloaf.example.org", "crumb.example"))


def test_a_year_in_numbers_is_of_those_who_tell_it() -> None:
    text = (
        "# Oven Web: a year in numbers\n\nHere are points from the last year:\n\n"
        "- Users visited from 134 countries\n- 70% of users came back\n\n"
        "Between spring and fall we saw a 100% increase.\n"
    )
    assert set(_types("a.md", text)) == {"own"}


def test_who_has_the_answers_to_give_away_has_asked() -> None:
    text = (
        "# State of Rye 2019 Results\n\n{}\n\n## Ovens\n\nI was surprised that around 50% have had"
        " one for years. In fact less than 15% of all respondents said they bought one.\n"
    )
    told = "**Note:** You can find all the raw data from the survey [here](https://docs.example/x)."
    assert set(_types("a.md", text.format(told))) == {"own"}
    assert "own" not in _types("a.md", text.format("I like rye."))


@pytest.mark.parametrize(
    "text",
    [
        "In June of 2017 we were serving approximately 46 million websites.",
        "We have been running 210 ovens since May.",
        "In May we were serving about 46M sites, and we did so with 11 full-time staff.",
    ],
)
def test_what_we_were_doing_is_ours(text: str) -> None:
    assert set(_types("a.md", text)) == {"own"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "# Survey: most want more parking\n\nThe Council conducted a survey in May. 62% of"
            " residents want more parking.\n\nOpposition leaders called it a waste.\n"
        ),
        (
            "---\npublisher: Daily Crumb\n---\n\n# Survey: most want more parking\n\nThe Council"
            " conducted a survey in May. 62% of residents want more parking.\n"
        ),
        (
            "# State of Rye 2019 results\n\nThe State of Rye survey is out; you can download the"
            " raw data from its site. We read it for you.\n\nSome 50% have an oven.\n"
        ),
    ],
)
def test_a_story_about_a_body_is_not_the_bodys_own(text: str) -> None:
    assert "own" not in _types("a.md", text)
