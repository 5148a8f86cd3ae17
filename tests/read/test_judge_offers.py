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


@pytest.mark.parametrize(
    "text",
    [
        "On days hotter than 25 degrees the bulletin asks for care.",
        "Feed them before the thermometer drops under 10 degrees.",
        "They are for parents of a child under six months.",
        "Thursday 16 January, 19.30, upstairs at the Oven Arms.",
        "Ruth Amadi, 41, who works at the bakery, has heard that before.",
        "Ovens per 100,000 inhabitants are counted every year.",
    ],
)
def test_bounds_ages_hours_and_bases_are_no_statistics(text: str) -> None:
    assert claimed(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "figure", "unit", "value"),
    [
        ("Three bags in five at the shops were stale.", "Three bags in five", "percent", 60),
        ("Just over three homes in five (61.7%) bake.", "three homes in five", "percent", 60),
        ("Blends filled 86 jars in every 100 sold.", "86 jars in every 100", "percent", 86),
        ("The trade was worth 6.1 billion pounds.", "6.1 billion pounds", "currency:GBP", 6.1e9),
        ("The median age of bakers is 43, the Guild found.", "43", "count", 43),
        ("We gave 212 grants in 2024 to groups.", "212", "count", 212),
    ],
)
def test_shares_of_things_apart_and_money_in_billions(
    text: str, figure: str, unit: str, value: float
) -> None:
    found = read(read_bytes("a.md", f"{text}\n".encode())).claims[0][0]
    assert (found.text, found.unit, found.value) == (figure, unit, value)


def test_those_who_told_us_are_a_sample() -> None:
    for text in (
        "Lonely at first: what 1,386 parents told us.",
        "No fewer than 312 of you wrote back.",
    ):
        [(figure, _, _)] = read(read_bytes("a.md", f"{text}\n".encode())).claims
        assert figure.kind == "sample"
    asked = (
        "Crumb Polls put the question in April to 500 bakers, with a margin of error of 2 points: "
        "14% would leave. For its poll the Guild had 1,050 parents name the one they ask; 41% "
        "named their mother."
    )
    found = read(read_bytes("a.md", f"{asked}\n".encode())).claims
    assert [(f.text, m.n, m.moe) for f, _, m in found] == [("14%", 500, 2.0), ("41%", 1050, None)]
