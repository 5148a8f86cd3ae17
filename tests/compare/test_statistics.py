"""How claims are gathered into statistics, in articles and in large archives."""

import pytest

from flows.compare import pairs
from flows.compare.pairs import in_common
from tests.compare.pairing import compare, pair

TWO_WORDINGS = (
    ("38% of older workers look after a relative.", "38%", 38),
    ("Caring for a relative is what 38% of older workers do.", "38%", 38),
)


def test_values_are_related():
    one = ("62% of beekeepers feed their colonies sugar in autumn.", "62%", 62, {"n": 900})
    other = ("Only 31% of beekeepers feed their colonies sugar in autumn.", "31%", 31, {"n": 700})
    assert pair(one, other)["relation"] == "conflict"
    assert pair(one, other, credits=("one|2024", "one|2024"))["relation"] == "conflict"


def test_statistics_gather_their_members():
    one, other = TWO_WORDINGS
    statistics, members, _ = compare(one, other, sources=("s1", "s2"))
    assert len(statistics) == 1
    assert statistics[0]["members"] == 2
    assert statistics[0]["origins"] == 2
    assert {row["member_id"] for row in members} == {"c0", "c1"}


def test_claims_that_stand_beside_are_not_compared_with_one_another():
    three = (*TWO_WORDINGS, TWO_WORDINGS[0])
    told = {"credits": ("a|", "b|", "c|"), "sources": (None,) * 3}
    for of, kept in ((None, 3), ({"c2"}, 2), ({"c0", "c2"}, 3), (set(), 0)):
        statistics, members, comparisons = compare(*three, **told, of=of)
        assert len(comparisons) == kept
        assert len(members) == 3
    assert len(statistics) == 3  # each by itself


def test_withdrawn_and_samples_are_not_compared():
    one, other = TWO_WORDINGS
    statistics, _, comparisons = compare(
        one, (*other, {"status": "withdrawn"}), credits=("a|", "b|")
    )
    assert len(statistics) == 1
    assert len(comparisons) == 0


def test_in_a_large_archive_words_that_all_have_still_bring_two_claims_together(monkeypatch):
    monkeypatch.setattr(pairs, "CROWD", 20)
    trades = ["bakers", "sailors", "nurses"]
    deeds = ["repair", "borrow", "collect"]
    goods = ["wicker", "velvet", "copper"]
    things = ["clocks", "kettles", "mirrors", "ladders"]
    said = [
        f"of {trade} {deed} {good} {thing}."
        for trade in trades
        for deed in deeds
        for good in goods
        for thing in things
    ]
    claims = [
        (f"{20 + at % 61}% {words}", f"{20 + at % 61}%", 20 + at % 61)
        for at, words in enumerate(said)
    ]
    # each word is in so many claims that none of them alone brings anybody together
    assert min(len(said) // len(words) for words in (trades, deeds, goods, things)) > 20
    planted = [len(said) // 3, len(said) // 2]
    claims += [(f"93% {said[at]}", "93%", 93) for at in planted]
    names = [f"house {at}|2024" for at in range(len(claims))]
    *_, found = compare(*claims, credits=names, sources=[None] * len(claims))
    same = {frozenset((row["left_id"], row["right_id"])) for row in found if row["same"]}
    assert same == {
        frozenset((f"c{at}", f"c{len(said) + number}")) for number, at in enumerate(planted)
    }


def test_a_crowd_that_quotes_one_figure_costs_no_more_than_a_line(monkeypatch):
    monkeypatch.setattr(pairs, "CROWD", 10)
    quoted = [("62% of bakers repair copper kettles.", "62%", 62)] * 60
    odd = ("31% of bakers repair copper kettles.", "31%", 31)
    names = ["guild|2024"] * 61
    statistics, _, found = compare(*quoted, odd, credits=names, sources=[None] * 61)
    assert len(found) < 61 * 20
    assert len(statistics) == 1
    assert any(row["relation"] == "conflict" and row["same"] for row in found)


def test_of_a_crowd_those_meet_that_have_much_in_common():
    weak = {1: 1, 2: 1}
    assert not in_common(weak | {3: 10, 4: 10}, [1, 2, 5, 6], 22)
    assert in_common(weak | {3: 10, 4: 10}, [1, 2, 3, 5, 6], 22)
    assert not in_common({3: 10}, [3], 10)


@pytest.mark.parametrize(
    ("people", "relation"), [("voters", "conflict"), ("women", "twice_sampling")]
)
def test_a_groups_share_has_not_the_sample_of_all(people, relation):
    one, other = (
        (
            f"{value}% of {people} say the mill on the river should close.",
            f"{value}%",
            value,
            {"n": 1000, "population": people},
        )
        for value in (45, 55)
    )
    assert pair(one, other, credits=("crumb polls|", "loaf lab|"))["relation"] == relation
