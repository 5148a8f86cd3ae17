"""How often, on which day, how long ago: small words by which two figures are of two things.

They hardly count among the other words of a sentence, and a slip in them is soon made: "every
day" for "every week". Two figures differ where both texts say it, each in one way.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots.reading import Reading

_UNIT = r"(day|night|week|month|year)"
_EVERY = pattern(
    rf"\b(?:every|each|per)\s{_UNIT}\b|\b(?:once|twice|times|hours?|minutes?|days?|nights?)\s"
    rf"(?:an?|per|every|each)\s{_UNIT}\b"
    r"|\b(?P<ly>dai|week|month|annual|year)ly\b"
)
_LY = {"dai": "day", "annual": "year"}
_DAY = pattern(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b")
_AGO = pattern(
    r"\b(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty)\s"
    r"(?P<unit>year|decade)s?\sago\b",
    re.IGNORECASE,
)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_ROUND = 5  # one year in so many is rounded away by who says how long ago it was


@remembered()
def how_often(text: str) -> frozenset[str]:
    """Within which time something is done again and again: "day" for "daily", "every day"."""
    found = set()
    for match in _EVERY.finditer(text):
        ly = match["ly"]
        unit = _LY.get(ly, ly) if ly else match[1] or match[2]
        found.add("day" if unit == "night" and match[1] else unit)
    return frozenset(found)


def other_often(one: str, other: str) -> bool:
    """Whether two clauses say how often, each in one way, and another."""
    return _one_each(how_often(one), how_often(other))


def other_day(one: str, other: str) -> bool:
    """Whether two clauses name a day of the week each, and another."""
    return _one_each(frozenset(_DAY.findall(one)), frozenset(_DAY.findall(other)))


def _one_each(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) == len(other) == 1 and one != other


def other_year_ago(claim: Reading, years: frozenset[int]) -> bool:
    """Whether a claim says how many years ago, and the figure is of years that this is not.

    Args:
        claim: the claim; the year that its words come to is its period.
        years: by which the source dates the figure.
    """
    told = _AGO.search(claim.clause)
    if told is None or len(years) != 1 or not (claim.period or "")[:4].isdigit():
        return False
    count = _COUNTS.get(told["n"].lower()) or int(told["n"])
    count *= 10 if told["unit"].lower() == "decade" else 1
    return abs(int((claim.period or "")[:4]) - min(years)) > max(1, count // _ROUND)
