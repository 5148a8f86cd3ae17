"""How much two wordings must share to be of one statistic, by how far apart their values are."""

from __future__ import annotations

from typing import NamedTuple

from flows.slots import noun, population
from flows.slots.reading import Reading
from flows.slots.words import terms

FAR_APART = 25.0  # points that shares of one statistic seldom differ by,
DOUBLE = 2.0  # and how many times as much other values; there it must be
AGREE = 0.5  # of either side's words in the other's,
WIDE = 1.8  # and where it is so many times that,
FURTHEST = 0.65  # it must be so much


def asked_of(one: Reading, other: Reading) -> float:
    """Least agreement both ways, 0 to 1, of two readings of one statistic with two values.

    Two surveys of one question seldom differ by more than 25 points, or by more than double.
    """
    low, high = sorted((abs(one.value.value), abs(other.value.value)))
    far = (high - low) / FAR_APART if one.unit == "percent" else high / max(low, 1e-9) / DOUBLE
    if far <= 1:
        return 0.0
    return AGREE if far <= WIDE else FURTHEST


BESIDES = 2  # words besides whom they are about that two of one thing share,
HALF_OF_IT = 0.5  # or so much of what the longer says


class Predicates(NamedTuple):
    """Words that two readings share besides those for whom they are about."""

    words: int
    of_fewer: float  # share, 0 to 1, of the words of the reading that has fewer
    of_more: float  # of the one that has more


def predicates(one: Reading, other: Reading) -> Predicates:
    """What two readings share besides those for whom they are about.

    "38% of pupils take the phone to bed", "62% of pupils have parents who look at the phone".
    """
    who: set[str] = set()
    for reading in (one, other):
        if reading.population:
            who |= {t.key for t in terms(reading.population)}
        else:
            who.add(noun.head(population.phrase(reading)) or "")
    here, there = _said(one) - who, _said(other) - who
    fewer, more = sorted((len(here), len(there)))
    shared = len(here & there)
    return Predicates(shared, shared / max(fewer, 1), shared / max(more, 1))


def of_other_things(one: Reading, other: Reading) -> bool:
    """Whether two readings share whom they are about, and hardly what is said of them."""
    both = predicates(one, other)
    return both.words < BESIDES and both.of_more < HALF_OF_IT


def _said(reading: Reading) -> set[str]:
    """Telling words of a clause, and its numbers but for years."""
    numbers = {key for key in reading.own if key[0] == "#" and len(key) != len("#2024")}
    return reading.telling() | numbers
