"""Both sides of a vote or a poll, and shares of ten that are no marks out of ten."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def claims(text):
    found = read(read_bytes("a.md", text.encode())).claims
    return [(f.value, f.unit, m.population, m.statement) for f, _, m in found]


@pytest.mark.parametrize(
    ("text", "shares", "population", "statement"),
    [
        ("Rye leads Mill 52 to 48 among likely voters, a poll finds.", (52, 48),
         "likely voters", "Rye leads Mill"),
        ("Among independents, Mill is ahead 55-45.", (55, 45), "independents", "Mill is ahead"),
        ("Voters backed the plan 64 to 36 in the referendum.", (64, 36), "Voters",
         "backed the plan"),
    ],
)  # fmt: skip
def test_both_sides_are_shares_of_those_asked(text, shares, population, statement):
    found = claims(text)
    assert [(value, unit) for value, unit, _, _ in found] == [(s, "percent") for s in shares]
    assert {(who, said) for _, _, who, said in found} == {(population, statement)}


@pytest.mark.parametrize(
    "text",
    [
        "The Senate passed the bill 52 to 48, a poll of senators aside.",
        "The Lions led 52 to 48 at halftime, polls or not.",
        "Rye leads Mill 12 to 18 in the race, a poll finds.",
    ],
)
def test_counted_votes_and_games_are_no_shares(text):
    assert all(unit != "percent" for _, unit, _, _ in claims(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Most gave up: seven in ten started again.", 70, "percent"),
        ("On average, 3 in 10 pupils skip breakfast.", 30, "percent"),
        ("Readers rated it 4 out of 5.", 4, "score"),
    ],
)
def test_parts_of_ten_are_shares(text, value, unit):
    assert [(v, u) for v, u, _, _ in claims(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "In the poll, renters split 41 percent to 53 percent on the bridge.",
        "In the poll, Holt trailed Carrow by 41 percent to 53 percent.",
        "In the poll, the bridge lost 41% to 53%.",
    ],
)
def test_two_sides_are_no_range(text):
    made = read(read_bytes("a.md", text.encode(), None)).claims
    assert [figure.value for figure, _, _ in made] == [41, 53]
