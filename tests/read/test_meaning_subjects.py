"""Whom a figure is of, where English tells it beside the figure's own clause."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def meant(text):
    found = read(read_bytes("a.md", text.encode())).claims
    return [(f.text, m.population, m.statement) for f, _, m in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Women were more likely than men to bake (61% compared with 47%).",
         ("47%", "men", "bake")),
        ("Girls were less likely to bake than boys (10% versus 6%).", ("6%", "boys", "bake")),
        ("Support was highest among those under 35, two-thirds of whom said they bake.",
         ("two-thirds", "those under 35", "said they bake")),
        ("A survey of 3,400 owners by the Oven Panel found eight in ten satisfied.",
         ("eight in ten", "owners", "satisfied")),
        ("Only 1 in 8 readers ever clicks an advert.",
         ("1 in 8", "readers", "ever clicks an advert")),
        ("Some 37% of adults get news from at least one newsletter.",
         ("37%", "adults", "get news from at least one newsletter")),
        ("Just 11% of parents believed their child had baked.",
         ("11%", "parents", "believed their child had baked")),
        ("The Oven Panel has only 39% of adults in favor.", ("39%", "adults", "in favor")),
        ("The Millwatch poll has 46% of bakers in favour of the flour tax.",
         ("46%", "bakers", "in favour of the flour tax")),
        ("Some 56% of adults in favour of the tax have ovens.",
         ("56%", "adults in favour of the tax", "have ovens")),
        ("The Oven Panel interviewed 1,480 master bakers for its report: 48% use a mixer daily.",
         ("48%", "master bakers", "use a mixer daily")),
    ],
)  # fmt: skip
def test_whom_a_figure_is_of(text, last):
    assert meant(text)[-1] == last


def test_an_own_test_is_the_houses():
    text = "The Mill Union sells flour. In our own test, sending early lifted clicks by 11%."
    assert [c.type for _, c, _ in read(read_bytes("a.md", text.encode())).claims] == ["own"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Loafwatch says sales rose 49%.", ("49%", "sales", "rose")),
        ("Loafwatch said shipments rose 49% in 2024.", ("49%", "shipments", "rose in 2024")),
        ("A study found sales rose 49%.", ("49%", "sales", "rose")),
        ("Ada Rye told reporters that 12% of bakers own a cat.", ("12%", "bakers", "own a cat")),
    ],
)
def test_what_is_reported_is_no_part_of_who_reports(text, claim):
    assert meant(text) == [claim]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("78% of bakers (up from 70% in 2019) own a cat.",
         [("78%", "bakers", "own a cat"), ("70%", "bakers", "own a cat in 2019")]),
        ("78% of bakers, up from 70% in 2019, own a cat.",
         [("78%", "bakers", "own a cat"), ("70%", "bakers", "own a cat in 2019")]),
        ("Among those aged 18 to 24, 62% bake.", [("62%", "those aged 18 to 24", "bake")]),
        ("Among 18- to 24-year-olds, 62% bake.", [("62%", "18- to 24-year-olds", "bake")]),
        ("Among 18-24 year olds, 62% bake.", [("62%", "18-24 year olds", "bake")]),
    ],
)  # fmt: skip
def test_shares_set_against_earlier_ones_and_ages(text, claims):
    assert meant(text) == claims
