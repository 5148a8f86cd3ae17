"""Whose a figure is that puts another right."""

import pytest

from flows.land.reader import read_bytes
from flows.read.putright import PUT_RIGHT
from flows.read.reader import read

BEFORE = """---
publisher: The Daily Crust
---
# The week in bread

According to the Oven Panel, 56% of bakers knead by hand. The Mill Bureau counts 1,140 mills.

Rye Research finds that 71% of cafes bake their own.

"""


def read_claims(text):
    return read(read_bytes("a.md", (BEFORE + text).encode())).claims


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("## Correction\n\nIn issue 9 we wrote that 65% of bakers knead. It is wrong: it is 56%.",
         "65%", "56%"),
        ("**Correction:** A chart in Saturday's paper gave the mills as 1,410. There are 1,140.",
         "1,410", "1,140"),
        ("Correction: The table in our May issue had 1,410 mills. The country has 1,140.",
         "1,410", "1,140"),
        ("In an earlier version of this page we had 65%, which was a slip: 56% of bakers is right.",
         "65%", "56%"),
    ],
)  # fmt: skip
def test_a_figure_that_puts_another_right_is_of_whoever_has_it_in_the_article(text, wrong, right):
    *_, taken, given = read_claims(text)
    assert (taken[0].text, taken[2].withdrawn) == (wrong, True)
    assert (given[0].text, given[2].withdrawn) == (right, False)
    assert given[1].publisher in ("Oven Panel", "Mill Bureau")
    assert given[1].decided_by == PUT_RIGHT


@pytest.mark.parametrize(
    "text",
    [
        # nothing is taken back: the same number of something else
        "In our reader poll, 56% of you said that they eat rye.",
        # somebody else is named for it in the sentence itself
        "Correction: In issue 116 we wrote 65%. It is 56%, says the Flour Guild.",
        # the article has no such figure
        "Correction: In issue 116 we wrote that 65% of bakers nap. It is 54%.",
        # a chart that was wrong about nothing
        "A chart in Saturday's paper gave the number of mills as 1,140.",
    ],
)
def test_other_figures_keep_their_credit(text):
    assert read_claims(text)[-1][1].decided_by != PUT_RIGHT


def test_of_two_credits_for_one_figure_it_is_neither():
    text = (
        "Rye Research has 56% of cafes open on Sundays.\n\n"
        "Correction: In issue 116 we wrote 65%. It is 56%."
    )
    assert read_claims(text)[-1][1].decided_by != PUT_RIGHT


def test_a_slip_of_the_press_takes_back_what_an_issue_before_had() -> None:
    text = (
        "In Report 14 we printed that 140 per cent of homes had a heat pump. The decimal point was "
        "lost in typesetting. The Home Heating Survey 2024 says 14.0 per cent.\n"
    )
    found = read(read_bytes("a.md", text.encode(), None)).claims
    assert {f.text: m.withdrawn for f, _, m in found} == {
        "140 per cent": True,
        "14.0 per cent": False,
    }
