"""What a claim tells that its whole source has nothing of; what it may well call otherwise."""

import pytest

from flows.slots import unheard
from flows.slots.bags import Bag
from flows.slots.reading import OWN, readings
from flows.slots.words import terms

SOURCE = (
    "Ferry passengers 2021. Of the passengers asked on board, 41% brought their own lunch. "
    "In 2019 it was 36%. Skippers were not asked."
)


def claim(quote, **more):
    row = {
        "claim_id": "c",
        "document": "a.md",
        "start": 0,
        "quote": quote,
        "figure": "41%",
        "value": 41.0,
        "unit": "percent",
        "step": 1.0,
        "kind": "share",
        "block_kind": "paragraph",
    } | more
    return readings([row], claims=True)[0]


def source(text=SOURCE):
    return Bag(dict.fromkeys((t.key for t in terms(text)), (OWN, 1)))


def test_a_statement_of_which_the_source_has_no_word_is_unheard():
    said = "grow tomatoes on a balcony"
    held = claim(f"41% of passengers {said}.", statement=said, population="passengers")
    assert unheard.statement(held, source())


@pytest.mark.parametrize(
    "more",
    [
        {"statement": "carried lunch bags from home"},  # has a word of it
        {"statement": "were seasick"},  # says too little
        {"statement": "grow tomatoes they like on a balcony"},  # leans on what stands before
        {"statement": "grow tomatoes on a balcony", "kind": "change"},
        {"statement": "grow tomatoes on a balcony", "block_kind": "cell"},
        {"statement": "grow tomatoes on a balcony", "attribution_text": "tomatoes on a balcony"},
    ],
)
def test_a_statement_that_may_be_the_sources_is_not_unheard(more):
    held = claim(f"41% of passengers {more['statement']}.", population="passengers", **more)
    assert not unheard.statement(held, source())


def test_words_that_stand_elsewhere_say_nothing_against_a_claim():
    held = claim("41% did so.", statement="grow tomatoes on a balcony")
    assert not unheard.statement(held, source())


def test_what_the_paragraph_said_before_is_looked_for_too():
    before = "Most lighthouse keepers polish lenses. "
    held = claim("Now it is 41%.", population="lighthouse keepers", statement="polish lenses")
    near = {"paragraph": before + held.quote}
    beside = claim(
        "Now it is 41%.", population="lighthouse keepers", statement="polish lenses", **near
    )
    assert not unheard.population(held, source())
    assert unheard.population(beside, source())
    assert unheard.statement(beside, source())


def test_a_word_on_the_same_matter_is_not_what_is_claimed():
    told = Bag({t.key: (1.0, 1) for t in terms("41% of voters think the council tax too high")})
    assert unheard.statement(claim("41% trust mayors.", statement="trust mayors"), told)


def test_people_of_whom_the_source_has_no_word_are_unheard():
    held = claim("41% of lighthouse keepers brought lunch.", population="lighthouse keepers")
    assert unheard.population(held, source())


@pytest.mark.parametrize(
    ("quote", "population", "more"),
    [
        ("41% of ferry travellers brought lunch.", "ferry travellers", {}),
        ("41% of keepers brought lunch.", "keepers", {}),  # one word may be another for them
        ("41% of people on the night boat brought lunch.", "people on the night boat", {}),
        ("41% brought lunch.", "lighthouse keepers", {}),  # carried: perhaps wrongly
        ("Lighthouse demand rose by 41%.", "Lighthouse demand", {"kind": "change"}),
    ],
)
def test_people_whom_the_source_may_call_otherwise_are_not_unheard(quote, population, more):
    assert not unheard.population(claim(quote, population=population, **more), source())


YEARS = {2019, 2021}


@pytest.mark.parametrize(
    ("quote", "period", "more", "expected"),
    [
        ("In 2012, 41% brought lunch.", "2012", {}, True),
        ("In 2019, 41% brought lunch.", "2019", {}, False),
        ("In 2022, 41% brought lunch.", "2022", {}, False),  # a year from its issue
        ("It has 41% since it was founded in 2012.", "2012", {}, False),
        ("41% more than in 2012.", "2012", {"kind": "change"}, True),
        ("41% brought lunch.", "2012", {}, False),  # understood, not written
    ],
)
def test_a_year_that_the_source_does_not_speak_of(quote, period, more, expected):
    held = claim(quote, period=period, **more)
    assert unheard.year(held, YEARS, 2021) is expected


def test_a_year_in_the_name_of_the_source_dates_no_figure():
    held = claim("The 2012 Deck Survey has 41%.", period="2012")
    assert not unheard.year(held, YEARS, 2021, frozenset({2012}))


def test_a_source_that_gives_no_year_contradicts_none():
    assert not unheard.year(claim("In 2012, 41% did.", period="2012"), set(), None)


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("41% of court stenographers bring lunch.", True),
        ("There are 41 retired trapeze artists left on board.", True),
        ("On average tone-deaf violinists wait 41 days for it.", True),
        ("41% of lunching passengers bring bread.", False),  # has a word of them
        ("Meals matter: 41% of people bring bread.", False),
        ("Counting all and not only retired stenographers, 41% bring lunch.", False),
        ("41% bring handy paper folders.", False),  # things
    ],
)
def test_people_of_whom_the_source_has_no_word_however_the_claim_was_understood(quote, named):
    figure = "41%" if "41%" in quote else "41"
    assert unheard.strangers(claim(quote, figure=figure), source()) is named


def test_what_is_done_with_anything_is_no_word_that_is_shared():
    said = "bring harps along on a bicycle"
    assert unheard.statement(claim(f"41% of passengers {said}.", statement=said), source())
