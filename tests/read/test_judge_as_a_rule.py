"""Figures that tell how something is as a rule: ages, stays, every fifth, what is paid."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _claims(text: str) -> list[str]:
    return [f.text for f, _, _ in read(read_bytes("a.md", text.encode(), None)).claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Every fifth child in the valley has no breakfast.", ["Every fifth"]),
        ("Early on, every second baker thinks of leaving.", ["every second"]),
        ("The average baker is 48 years old, the Guild says.", ["48 years old"]),
        ("A loaf stays on the shelf for 12 hours, the Guild says.", ["12 hours"]),
        ("17 minutes is how long a shopper queues.", ["17 minutes"]),
        ("- 212 pounds - what a learner pays (Back to Bread 2025, Rye Trust)", ["212 pounds"]),
        ("Ask these leavers why, and half name money.", ["half"]),
        ("The register lists 48,600 bakeries, says the Guild.", ["48,600"]),
        (
            "The Guild has a register. Inspectors looked at 2,430 of them last year, or 5%.",
            ["2,430", "5%"],
        ),
        ("There are 52 bakers for every 100,000 people, the Guild counts.", ["52"]),
        ("For every 100 posts, 5.6 stood empty, the Guild says.", ["5.6"]),
    ],
)
def test_they_are_claims(text: str, claims: list[str]) -> None:
    assert _claims(f"{text}\n") == claims


@pytest.mark.parametrize(
    "text",
    [
        "He bakes every second week.",
        "Every third day of the year is wet there.",
        "On every second page there is a loaf.",
        "In every fourth house a cat sat waiting.",
        "Ada Rye is 48 years old.",
        "Let the dough rest for 12 hours.",
        "We came every other Tuesday.",
        "Every tenth caller wins a prize.",
        "We surveyed every fifth house in town.",
        "Every fourth bar has a rest.",
        "Like every other child in the village, she bakes.",
        "£350 - how much the course costs",
        "The dough stays in the fridge for 12 days, says the recipe.",
        "Cut the loaf in two, and half make the crumbs.",
        "Prices for 2025:\n\n- Single room £300 a month",
        "Here are this week's offers from our shops:\n\n- [Reduced by 20%: chairs](https://x.example/c)",
        "Please register by 4,600 hours of notice.",
    ],
)
def test_these_are_none(text: str) -> None:
    assert _claims(f"{text}\n") == []
