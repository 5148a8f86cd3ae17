"""What terse sources print, and articles say in full: signs, titles, captions, labels."""

import pytest

from tests.trace.test_settle import trace
from tests.trace.test_what_articles_make_of_sources import verdicts

SUPPORTED = {"supported", "supported_within_rounding"}
PRICES = (
    "| Group | Change on July (%) |\n|---|---|\n| Butter | -0.8 |\n| Coffee | 1.6 |\n"
    "| Package holidays | -4.1 |\n| All items | 0.1 |\n"
)
WASTE = (
    "“We separate plastics”: always 72 % (66 %), rarely or never 9 % (13 %) “We separate kitchen"
    " waste”: always 48 % (39 %), rarely or never 38 %"
)
PARKS = (
    "<html><body><table><caption>“How would you feel about it in your street?” – good or very good,"
    " percent</caption><tr><th></th><th>All</th></tr><tr><td>Solar park</td><td>77</td></tr>"
    "<tr><td>Gas works</td><td>20</td></tr></table></body></html>"
)


@pytest.mark.parametrize(
    ("source", "sentence", "figure", "supported"),
    [
        (PRICES, "Butter came down a little, by 0.8 percent.", "0.8 percent", True),
        (PRICES, "Butter became cheaper, by 0.8 percent.", "0.8 percent", True),
        (PRICES, "Butter rose by 0.8 percent.", "0.8 percent", False),
        (
            PRICES,
            "Butter fell by 0.8 percent, and package holidays, as ever, by 4.1 percent.",
            "4.1 percent",
            True,
        ),
        (
            "Overnight stays: 3,412,000, plus 1.8 %.",
            "Between May and September, the coast had 3.4 million overnight stays.",
            "3.4 million",
            True,
        ),
        (WASTE, "48% always have a bin for kitchen waste.", "48%", True),
        (PARKS, "A solar park in their street is good for 77 percent.", "77 percent", True),
    ],
)
def test_what_a_terse_source_prints(source, sentence, figure, supported):
    world = {"title": "Prices 2024", "source": source, "claims": [(sentence, figure, "")]}
    (outcome, _) = verdicts(world)[0]
    assert (outcome in SUPPORTED) == supported


@pytest.mark.parametrize("figure", ["More than half", "54%"])
def test_what_only_says_how_much_is_held_against_nothing(figure):
    source = (
        "61% read to their child.\n\n72% of parents think that school should do more for reading."
    )
    said = "**Do children still like to read at all?**\n\nMore than half do: 54%."
    world = {"title": "Parents 2024", "source": source, "claims": [(said, figure, "")]}
    assert verdicts(world)[0][0] != "value_differs"


BUILDERS = {
    "id": "build", "title": "Practice Survey, spring 2025", "publisher": "Council of Builders",
    "issued": {"date-parts": [[2025]]}, "URL": "https://build.example/survey",
    "abstract": "Business is good for 29% of practices and bad for 28%.",
}  # fmt: skip


def test_nobody_repeats_the_season_of_a_title():
    article = "In the Practice Survey, business is good for 29% of practices."
    assert trace(article, BUILDERS)["29%"][:2] == ("build", "supported")
