"""Ages, sizes and kinds of people that only one of two texts speaks of."""

import pytest

from flows.slots import qualified, statement, unheard
from flows.slots.bags import Bag
from flows.slots.reading import OWN, readings
from flows.slots.words import terms


def row(quote, **more):
    return {
        "claim_id": "c",
        "observation_id": "o",
        "document": "a.md",
        "file": "a.md",
        "start": 0,
        "quote": quote,
        "figure": "41%",
        "value": 41.0,
        "unit": "percent",
        "step": 1.0,
        "kind": "share",
        "block_kind": "paragraph",
    } | more


def claim(quote, **more):
    return readings([row(quote, **more)], claims=True)[0]


def figure(quote, **more):
    return readings([row(quote, **more)], claims=False)[0]


def bag(text):
    return Bag(dict.fromkeys((t.key for t in terms(text)), (OWN, 1)))


ALL = "Of the skippers we asked, 41% sail at night."


@pytest.mark.parametrize(
    ("quote", "whom", "told", "more"),
    [
        ("41% of skippers under 30 sail at night.", "skippers under 30", ALL, True),
        ("Of the under-30s, 41% sail at night.", "the under-30s", ALL, True),
        ("41% of young skippers sail at night.", "young skippers", ALL, True),
        ("41% of retired skippers sail at night.", "retired skippers", ALL, True),
        ("41% of skippers sail at night.", "skippers", ALL, False),
        ("41% of skippers under 30 sail at night.", "skippers under 30",
         "The year before (%) | 41%", False),
        ("41% of brave skippers sail at night.", "brave skippers", ALL, False),
        ("41% of skippers under 30 sail at night.", "skippers under 30",
         "Of skippers aged 18 to 29, 41% sail at night.", False),
        ("41% of young skippers sail at night.", "young skippers",
         "Of skippers aged 18 to 29, 41% sail at night.", False),
        ("41% of skippers under 30 sail at night.", "skippers under 30",
         "Among the young, 41% of skippers sail at night.", False),
    ],
)  # fmt: skip
def test_an_age_or_a_kind_that_the_source_does_not_speak_of(quote, whom, told, more):
    held, its = claim(quote, population=whom), figure(told, population="skippers")
    wide = {t.key for t in terms(told)}
    assert qualified.more_than_told(held, its, Bag(), "skippers", wide) is more


@pytest.mark.parametrize(
    ("quote", "told", "part"),
    [
        ("41% of skippers sail at night.",
         "On boats with fewer than 50 berths, 41% of skippers sail at night.", False),
        ("41% of skippers sail at night.",
         "In firms with fewer than 50 employees, 41% of skippers sail at night.", True),
        ("41% of skippers sail at night.",
         "Among those under 30, 41% of skippers sail at night.", True),
        ("41% of skippers sail at night.",
         "Among the over-60s, 41% of skippers sail at night.", True),
        ("41% of skippers sail at night.",
         "In firms with fewer than 50 boats, 41% of skippers sail at night.", False),
        ("41% of skippers sail at night.",
         "At more than 30 of the harbours, 41% of skippers sail at night.", False),
        ("41% of skippers sail at night.",
         "In over 90 villages, 41% of skippers sail at night.", False),
        ("41% of boats have no mast.",
         "Under 18s may not sail; for over 40 harbours, 41% of boats have no mast.", False),
        ("41% of callers got through.",
         "In under 10 minutes, 41% of callers were put through.", False),
        ("41% of skippers sail at night.",
         "Of the more than 900 skippers who answered, 41% sail at night.", False),
        ("41% of skippers in small firms sail at night.",
         "In firms with fewer than 50 employees, 41% of skippers sail at night.", False),
        ("In firms with fewer than 50 boats, 41% of skippers sail at night.",
         "In firms with fewer than 50 boats, 41% of skippers sail at night.", False),
        ("41% of skippers sail at night.", "In 2024, 41% of skippers sail at night.", False),
    ],
)  # fmt: skip
def test_a_figure_that_is_led_in_by_a_size(quote, told, part):
    held, its = claim(quote, population="skippers"), figure(told, population="skippers")
    assert qualified.of_a_size(held, its, Bag()) is part


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("came in ten minutes late or more", "arrived less than ten minutes behind time", True),
        ("sail more than 30 days a year", "sail 30 days or less a year", True),
        ("came in ten minutes late or more", "came in more than ten minutes late", False),
        ("sail more than 30 days a year", "sail less than 20 days a year", False),
    ],
)
def test_those_beyond_a_bound_are_the_rest_of_those_within_it(one, other, turned):
    assert statement.beyond(one, other) is statement.beyond(other, one) is turned


def test_a_lead_in_to_a_clause_names_nobody_it_is_about():
    quote = "The news will surprise few lighthouse keepers: 41% sail at night."
    assert not unheard.strangers(claim(quote), bag(ALL))
    assert unheard.strangers(claim("41% of lighthouse keepers sail at night."), bag(ALL))


def test_a_lead_in_to_a_clause_says_less_than_the_clause():
    held = claim("The harbour has worse news for its mayor: 41% of skippers sail at night.")
    assert held.own["harbour"][0] < held.own["skipper"][0] / 2


def test_a_lead_in_that_the_clause_points_back_to_says_all():
    held = claim("Our pet hate is the competitive salary: 41% of advertisements offer that.")
    assert held.own["pay" if "pay" in held.own else "salary"][0] == OWN
