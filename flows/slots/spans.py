"""Spans: between which ages, sizes or amounts those are whom a figure is for.

"Under 35" and "55+" have nobody in common; "fewer than ten employees" is what a table calls "1-9
staff". A number that only counts, or bounds a share, is no span.
"""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots.words import meaning

_N = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+|three|four|five|six|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy)"
)
_SPAN = pattern(
    rf"(?:between\s)?\b(?P<low>{_N}|one|two)\s?(?:-|–|\bto\b|\band\b)\s?(?P<high>{_N})\b"
    rf"(?![.,]\d|\s?(?:%|per|[A-Z][a-z]))(?:[\s-](?P<of>[a-z]+))?"
    rf"|\b(?:(?P<under>under|below|less than|fewer than|younger than)"
    rf"|(?P<over>over|above|more than|older than|at least|from(?: the age of)?))"
    rf"[\s-](?:the age of\s)?(?P<edge>{_N})"
    r"(?![\d.,]*\d|\s?(?:%|per|points?|times)|\s?(?:-|–|to\b)\s?\d)(?:[\s-](?P<unit>[a-z]+))?"
    rf"|\b(?P<from>{_N})(?:\+|\s(?:years\s)?(?:and|or)\s(?:over|older|above|more|up))",
    re.ASCII,
)
_SIGNS = pattern(rf"(?P<sign>[<>≤≥])\s?(?P<edge>{_N})\b(?!\s?%)")
_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70,
}  # fmt: skip
_YEARS = range(1900, 2100)
_AGES = frozenset("year years aged old up on it its do does is are the and of for in who".split())
_PERSONS = frozenset(meaning(w)[0] for w in "employee staff worker people person".split())
_AGE = ""  # ages, or what a label leaves out: "10-49"
_ALIKE = 1  # by which two bounds may differ that are one: "under 30", "18 to 29"


class Span(NamedTuple):
    """Those from ``low`` to ``high``, both within, measured in what ``of`` names."""

    low: float
    high: float
    of: str


@remembered()
def spans(text: str) -> tuple[Span, ...]:
    """The spans that a text names."""
    found = []
    for match in _SPAN.finditer(text):
        if match["low"]:
            between = text[match.start() : match.end()]
            if " and " in between and not between.startswith("between"):
                continue
            low, high = _number(match["low"]), _number(match["high"])
            of = match["of"]
            if low >= high or low in _YEARS or high in _YEARS:
                continue
        elif match["from"]:
            low, high, of = _number(match["from"]), inf, None
        else:
            edge, of = _number(match["edge"]), match["unit"]
            since = (match["over"] or "").startswith("from")
            if since and not _reaches(text, match.end("edge")):
                continue
            low, high = (-inf, edge - 1) if match["under"] else (edge, inf)
        if not {low, high} & set(_YEARS):
            found.append(Span(low, high, _unit(of)))
    for match in _SIGNS.finditer(text):
        edge = _number(match["edge"])
        under = {"<": (-inf, edge - 1), "≤": (-inf, edge), ">": (edge, inf), "≥": (edge, inf)}
        found.append(Span(*under[match["sign"]], _AGE))
    return tuple(found)


def _reaches(text: str, end: int) -> bool:
    """Whether "from 65" goes on upwards: "from 65 up", "from 60 on"."""
    return text[end : end + 4].startswith((" up", " on"))


def _number(text: str) -> float:
    return float(_SMALL.get(text) or text.replace(",", ""))


def _unit(word: str | None) -> str:
    if word is None or word in _AGES:
        return _AGE
    key = meaning(word)[0]
    return "person" if key in _PERSONS else key


def apart(one: str, other: str) -> str | None:
    """What two texts measure those by whom each is about, if nobody can be of both; or None."""
    here, there = spans(one), spans(other)
    if len(here) == 1 and len(there) == 1:
        pairs = [(here[0], there[0])]
    else:
        pairs = [
            (mine, theirs)
            for mine in here
            for theirs in there
            if mine.of == theirs.of
            and sum(span.of == mine.of for span in here) == 1
            and sum(span.of == mine.of for span in there) == 1
        ]
    for mine, theirs in pairs:
        if not _comparable(mine, theirs):
            continue
        if mine.high < theirs.low or theirs.high < mine.low or _moved(mine, theirs):
            return mine.of or theirs.of or "age"
    return None


def _comparable(one: Span, other: Span) -> bool:
    return one.of == other.of or _AGE in (one.of, other.of)


def _moved(one: Span, other: Span) -> bool:
    """Whether two spans that are open to one side begin elsewhere: "over 65", "over 55"."""
    if one.high == other.high == inf:
        return abs(one.low - other.low) > _ALIKE
    return one.low == other.low == -inf and abs(one.high - other.high) > _ALIKE


def alike(one: str, other: str) -> bool:
    """Whether two texts name the same span: "fewer than ten employees", "1-9 staff"."""
    return any(
        _comparable(mine, theirs)
        and _near(mine.high, theirs.high)
        and (_near(mine.low, theirs.low) or (mine.low == -inf and theirs.low < mine.high))
        for mine in spans(one)
        for theirs in spans(other)
    )


def _near(one: float, other: float) -> bool:
    return one == other or abs(one - other) <= _ALIKE
