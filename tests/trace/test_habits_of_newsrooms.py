"""Habits of articles and of sources, from the sentence to the verdict."""

import pytest

from tests.trace.test_what_articles_make_of_sources import verdicts

SUPPORTED = {"supported", "supported_within_rounding"}

# Source; then sentences of articles with the figure asked about, and whether it is stated ("yes"),
# states something else ("no": nothing is supported) or is accused of a slot.
HABITS = {
    "answers each before its own bracket": (
        (
            "Asked for the main reason, bakeries in debt named rent (37%), the price of flour and"
            " butter (31%), ovens left running (22%) or another reason (10%)."
        ),
        [
            ("Running ovens are the main reason for 22% of bakeries in debt.", "22%", "yes"),
            ("The price of butter is the main reason for 31% of them.", "31%", "yes"),
            ("Rent is the main reason for 22% of bakeries in debt.", "22%", "no"),
        ],
    ),
    "no matter what": (
        "For 31% a visit to the bakery remains the first choice, no matter what the loaf costs.",
        [
            ("31% prefer a visit to the bakery whatever the loaf costs.", "31%", "yes"),
            ("31% would never visit the bakery as their first choice.", "31%", "no"),
        ],
    ),
    "asked for is not got": (
        (
            "46% of tenants have asked their landlord to renew the oven. 23% of bakers have applied"
            " for a permit to bake at night."
        ),
        [
            ("46% of tenants have asked for a new oven.", "46%", "yes"),
            ("46% of tenants have requested that the oven be renewed.", "46%", "yes"),
            ("46% of tenants have had their oven renewed.", "46%", "statement"),
            (
                "The survey finds that 46% of tenants have had their oven renewed.",
                "46%",
                "statement",
            ),
            ("23% of bakers have applied for a night permit.", "23%", "yes"),
        ],
    ),
    "open ends of time": (
        "Of all mills, 73.6% date from 1994 or earlier. 18% were built in 2010 or later.",
        [
            ("Three quarters of mills date from before 1995.", "Three quarters", "yes"),
            ("18% of mills were built after 2009.", "18%", "yes"),
            ("18% of mills were built since 2010.", "18%", "yes"),
        ],
    ),
    "ones are those just named": (
        "Among council bakeries the proportion that sell rye is 71%, among private ones 62%.",
        [
            ("Private bakeries: 62% of them sell rye.", "62%", "yes"),
            ("Among private bakeries 62% sell rye.", "62%", "yes"),
        ],
    ),
    "both deny": (
        (
            "Awnings of any kind are missing entirely from 41% of shops. 22% of bakeries give no"
            " additional pay for night shifts."
        ),
        [
            ("41% of shops have no awnings at all.", "41%", "yes"),
            ("22% of bakeries pay nothing extra for night shifts.", "22%", "yes"),
            ("41% of shops have awnings of any kind.", "41%", "no"),
        ],
    ),
    "a superlative only compares": (
        "The mean wait for an oven is 5.3 years for men and 3.9 years for women.",
        [
            ("Men hold out longest, at 5.3 years.", "5.3 years", "yes"),
            ("Women hold out longest, at 5.3 years.", "5.3 years", "no"),
        ],
    ),
    "which of two answers denies": (
        (
            "13% of bakeries have nobody in charge of the flour; 31% have given the job to an"
            " outside miller."
        ),
        [
            ("13% of bakeries have no one whose job it is to watch the flour.", "13%", "yes"),
            ("31% of bakeries have no one whose job it is to watch the flour.", "31%", "value"),
            ("31% of bakeries have handed the flour to an outside miller.", "31%", "yes"),
        ],
    ),
    "changes": (
        (
            "The guild had 4,200 apprentices in 2022 and 5,600 in 2023. Complaints fell from 2,425"
            " to 1,940. A draught was reported by 25% of bakeries."
        ),
        [
            ("Complaints fell from 2,425 to 1,940, a fall of 20%.", "20%", "yes"),
            ("From 4,200 in 2022 to 5,600 in 2023 apprentices rose by 25%.", "25%", "no"),
            ("From 4,200 in 2022 to 5,600 in 2023 apprentices rose by 33%.", "33%", "yes"),
            ("Draughts are reported by 25% of bakeries.", "25%", "yes"),
        ],
    ),
    "a title joins nothing": (
        (
            "An oven too hot to touch was reported by 25% of bakers.\n\n"
            "| Main fuel | Share of bakeries |\n|---|---|\n| Gas | 52% |\n| Oil | 17% |\n"
            "| Wood pump | 12% |\n| Other | 19% |\n"
        ),
        [
            (
                (
                    "The Guild's Bread and Butter Survey 2024 says that 31% of bakers had an oven"
                    " too hot to touch."
                ),
                "31%",
                "value",
            ),
            ("Wood pumps or other fuels heat 31% of bakeries.", "31%", "yes"),
        ],
    ),
    "an answer to another question": (
        (
            "## Q1. Which do you like better, a white roll or a brown roll?\n\n"
            "- White: 27%\n- Brown: 54%\n- No preference: 19%\n\n"
            "## Q2. How often do you bake at home?\n\n- Often: 22%\n- Sometimes: 49%\n"
        ),
        [
            ("27% prefer a white roll.", "27%", "yes"),
            ("19% have given up driving to town at night because of their eyes.", "19%", "no"),
        ],
    ),
}
CASES = [
    pytest.param(source, *claim, id=f"{name}: {claim[0][:40]}")
    for name, (source, claims) in HABITS.items()
    for claim in claims
]


@pytest.mark.parametrize(("source", "sentence", "figure", "expected"), CASES)
def test_what_an_article_makes_of_a_source(source, sentence, figure, expected):
    world = {"title": "Crust Monitor 2024", "source": source, "claims": [(sentence, figure)]}
    (made,) = verdicts(world)
    assert made is not None
    outcome, slot = made
    if expected == "yes":
        assert outcome in SUPPORTED
    elif expected == "no":
        assert outcome not in SUPPORTED
    else:
        assert slot == expected
