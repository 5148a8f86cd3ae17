"""Words of several meanings, and words that deny nothing."""

import pytest

from flows.slots.words import senses, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("have thought of quitting", "considered giving up the boat"),
        ("charging a fee", "a road toll"),
        ("fed the gulls", "feed gulls"),
        ("works full time", "a full-time job"),
    ],
)
def test_two_ways_of_saying_it_share_a_sense(one, other):
    assert senses(one) & senses(other)


def test_nothing_but_is_only():
    signs = {term.key: term.sign for term in terms("a shed in which nothing but lamps lie")}
    assert signs["lamp"] == 1
    assert {t.key: t.sign for t in terms("nothing lamp")}["lamp"] == -1
