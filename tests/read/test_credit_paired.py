"""Whose a report is where its publisher stands beside it: behind a comma or in a clause."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _credits(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, publisher and title of each share's credit."""
    found = read(read_bytes("a.md", text.encode(), None))
    return [(c.type, c.publisher, c.title) for f, c, _ in found.claims if f.unit == "percent"]


@pytest.mark.parametrize(
    ("credit", "publisher", "title"),
    [
        ("Rising Dough 2025, Norland Bakers' Guild", "Norland Bakers' Guild", "Rising Dough 2025"),
        ("HearthCare Norland, Cold Kitchens Study", "HearthCare Norland", "Cold Kitchens Study"),
        ("Staff Count 2024/25, Bakery Executive", "Bakery Executive", "Staff Count 2024/25"),
        ("Back to Bread 2025, Halewood Foundation", "Halewood Foundation", "Back to Bread 2025"),
        ("Kern & Sohn, Mill Monitor, 2023", "Kern & Sohn", "Mill Monitor"),
        ("Source: Mill Monitor 2023, Kern & Sohn", "Kern & Sohn", "Mill Monitor 2023"),
    ],
)
def test_a_report_and_its_publisher_in_brackets_are_one_source(
    credit: str, publisher: str, title: str
) -> None:
    assert _credits(f"Some 41% of bakers work at night ({credit}).\n") == [
        ("named", publisher, title)
    ]


@pytest.mark.parametrize("credit", ["Fischer and Lund, 2021", "Crumbwise, Rye & Mills"])
def test_two_bodies_or_a_body_and_a_year_are_not_a_report_and_its_publisher(credit: str) -> None:
    ((kind, publisher, title),) = _credits(f"Some 41% of bakers work at night ({credit}).\n")
    assert (kind, publisher, title) == ("named", credit.partition(", ")[0], None)


@pytest.mark.parametrize(
    ("text", "publisher", "title"),
    [
        (
            "*Cold Kitchens 2024*, a study by the Hearth Trust, has found that 38% bake.",
            "Hearth Trust",
            "Cold Kitchens 2024",
        ),
        (
            "Back to Bread 2025 [4], a yearly study of the Halewood Foundation, says: 38% bake.",
            "Halewood Foundation",
            "Back to Bread 2025",
        ),
        (
            "In *Crusts 2023*, its survey of 2,000 homes, the Bread Board found that 38% bake.",
            "Bread Board",
            "Crusts 2023",
        ),
        (
            "As the Shoppers' Watch reports in Getting Bread 2025, 38% of adults bake.",
            "Shoppers' Watch",
            "Getting Bread 2025",
        ),
        (
            "In the [Oven Survey 2025 of the Guild of Bakers](https://g.example/o), 38% said so.",
            "Guild of Bakers",
            "Oven Survey 2025",
        ),
        (
            "The Bakery Executive has brought out its Staff Count 2024/25. Some 38% work at night.",
            "Bakery Executive",
            "Staff Count 2024/25",
        ),
    ],
)
def test_the_publisher_in_the_sentence_is_the_report_s(
    text: str, publisher: str, title: str
) -> None:
    assert _credits(f"{text}\n") == [("named", publisher, title)]


@pytest.mark.parametrize(
    "who",
    [
        "A poll which the baking app Crumbly put to its users last autumn suggests that",
        "In a survey that Crumbly sent to 900 customers,",
        "A study that was commissioned by Crumbly found that",
        "A poll Crumbly took shows that",
    ],
)
def test_a_study_is_of_whoever_put_it_to_people(who: str) -> None:
    assert _credits(f"{who} 72% would travel for a loaf.\n") == [("named", "Crumbly", None)]


def test_a_description_means_the_body_named_last_that_may_be_one() -> None:
    text = (
        "The Health Bureau says that 7% of bakeries closed. As Norland Shoppers' Watch reports, "
        "12% of adults bake. The watchdog also found that 31% of adults tried.\n"
    )
    assert [publisher for _, publisher, _ in _credits(text)] == [
        "Health Bureau",
        "Norland Shoppers' Watch",
        "Norland Shoppers' Watch",
    ]
    text = (
        "The Grain Bureau says that 7% of bakeries closed. According to Oxbow Trust, 12% of "
        "adults bake. The agency also found that 31% of adults tried.\n"
    )
    assert _credits(text)[-1][1] == "Grain Bureau"


@pytest.mark.parametrize(
    "text",
    [
        "According to Crumb Survey 2024, 12% bake.",
        "Answers to Crumb Survey 2024 show that 12% bake.",
    ],
)
def test_what_leads_to_a_title_is_no_part_of_it(text: str) -> None:
    assert _credits(f"{text}\n")[0][2] == "Crumb Survey 2024"


def test_a_poll_of_its_members_is_of_the_body_spoken_of() -> None:
    text = (
        "Sales fell by 4%, says Sack Notes, the bulletin of the Millers' Alliance.\n\n"
        "In a poll of its members for the same issue, 27% expected to shorten their hours.\n"
    )
    assert [publisher for _, publisher, _ in _credits(text)] == ["Millers' Alliance"] * 2
    assert _credits("In a poll of its members, 27% said so.\n")[0][0] != "own"


def test_who_is_said_to_run_a_body_answers_for_it() -> None:
    text = (
        "# Nobody counts the queue: an interview\n\n"
        "Orla Crust has run Norland Bakers' Watch for six years.\n\n"
        "**Is it easier?**\n\nA little. This spring 46% of those in our survey found a loaf."
        "\n\n**And the others?**\n\nWe found that 22% give up.\n"
    )
    assert [publisher for _, publisher, _ in _credits(text)] == ["Norland Bakers' Watch"] * 2
