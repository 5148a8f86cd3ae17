"""Words that are about the same thing without meaning the same."""

import pytest

from flows.slots.bags import Bag, Rarity, cover
from flows.slots.related import related
from flows.slots.words import meaning, terms


def bag(text):
    made = Bag()
    made.add(terms(text), 1.0)
    return made


@pytest.mark.parametrize(
    ("one", "other"), [("cry", "tears"), ("bay", "spaces"), ("empty", "tenant"), ("grant", "award")]
)
def test_two_words_of_one_field_are_near_each_other(one, other):
    key = meaning(one)[0]
    assert 0 < bag(other).near(key) < 1
    assert bag(other).like(key) == 0
    assert cover(bag(one), bag(other), Rarity()) > 0.3


def test_the_same_word_says_more_than_a_near_one():
    whole = cover(bag("they cry"), bag("they cry"), Rarity())
    assert whole > cover(bag("they cry"), bag("in tears"), Rarity())


@pytest.mark.parametrize(("one", "other"), [("keep", "room"), ("bees", "roof"), ("cry", "parking")])
def test_words_of_anything_and_of_other_fields_are_not(one, other):
    assert bag(other).near(meaning(one)[0]) == 0


def test_nearness_goes_both_ways():
    assert meaning("tears")[0] in related(meaning("cry")[0])
    assert meaning("cry")[0] in related(meaning("tears")[0])
