import pytest

from flows.slots.distance import AGREE, FURTHEST, asked_of, predicates
from flows.slots.reading import readings


def reading(value, unit="percent", quote="A sentence.", population=None):
    row = {"claim_id": "c", "document": "a.md", "start": 0, "figure": f"{value}%", "quote": quote}
    row |= {"value": float(value), "unit": unit, "kind": "share", "step": 1.0}
    return readings([row | {"population": population}], claims=True)[0]


@pytest.mark.parametrize(
    ("unit", "one", "other", "asked"),
    [
        ("percent", 38, 51, 0.0),
        ("percent", 21, 60, AGREE),
        ("percent", 86, 6, FURTHEST),
        ("duration:day", 39, 47, 0.0),
        ("duration:day", 10, 30, AGREE),
        ("duration:day", 3, 33, FURTHEST),
    ],
)
def test_the_further_apart_the_more_must_agree(unit, one, other, asked):
    assert asked_of(reading(one, unit), reading(other, unit)) == asked
    assert asked_of(reading(other, unit), reading(one, unit)) == asked


def test_words_for_whom_it_is_about_say_nothing_of_them():
    who = "millers with a wheel"
    one = reading(41, quote="41% of millers with a wheel grind rye.", population=who)
    other = reading(22, quote="22% of millers with a wheel own a cat.", population=who)
    third = reading(22, quote="22% of millers with a wheel grind no rye.", population=who)
    assert predicates(one, other).words == 0
    assert predicates(one, third).words == 2
