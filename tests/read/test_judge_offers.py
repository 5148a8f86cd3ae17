"""What is promised, arranged or on sale is no statistic; a cost, a return on money and time are."""

from __future__ import annotations

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def claimed(text: str) -> list[str]:
    """What is claimed in a text, figures only."""
    return [figure.text for figure, _, _ in read(read_bytes("a.md", text.encode())).claims]


@pytest.mark.parametrize(
    "text",
    [
        "It is 25 cm deep, comes in six sizes from £549, and carries a guarantee of 10 years.",
        "That is after the trial of 100 nights, so they have had time to think.",
        "Porters were on rotas of 7 and 12 hours.",
        "The radio is paid for by the licence fee of 16.40 a month.",
        "The Crust Report 2025 asked adults which oven they use.",
    ],
)
def test_what_is_promised_or_arranged_is_no_statistic(text: str) -> None:
    assert claimed(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("- **Return:** $42 back for each dollar you put in (Rye Group, 2023)", ["$42"]),
        ("A cup after supper costs you 40 minutes of sleep.", ["40 minutes"]),
        ("At 18 degrees, deep sleep goes up by a fifth, the Loaf Council has shown.", ["a fifth"]),
        (
            "Loafwatch asked 1,002 adults, with a margin of one point either way: 38% ate bread.",
            ["38%"],
        ),
        ("In a study in which 75 nurses wore wrist monitors, 44% slept badly.", ["44%"]),
        ("The queue was 25 cm deep in snow, the council's survey found.", ["25 cm"]),
    ],
)
def test_what_is_stated_beside_them_is(text: str, figures: list[str]) -> None:
    assert claimed(text + "\n") == figures


def test_a_margin_either_way_is_that_of_the_sample() -> None:
    text = (
        "Loafwatch asked 1,002 adults and gives a margin of one point either way; 38% of them bake."
    )
    [(_, _, meaning)] = read(read_bytes("a.md", text.encode())).claims
    assert (meaning.n, meaning.moe) == (1002, 1.0)


def test_how_often_it_was_before_is_no_multiple() -> None:
    text = "Loaves are turned 2.6 times a day on average, against 2.1 times in the old oven.\n"
    found = read(read_bytes("a.md", text.encode())).claims
    assert {figure.unit for figure, _, _ in found} == {"other:times a day"}
