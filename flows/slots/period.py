"""Periods: the same, another, or unsaid."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Literal

Verdict = Literal["same", "other", "unsaid"]
_YEAR = re.compile(r"(?:19|20)\d\d")
# Words that place a figure in the past without a year: whoever writes them has dated it.
RELATIVE = re.compile(
    r"\b(?:ago|earlier|previous(?:ly)?|before|last year|a year before|prior|decade|used to"
    r"|formerly|until|then|since|after(?:wards)?|had been|had come|stood at|back in"
    r"|the year to|by \d{4})\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:ago|years? (?:earlier|before)|last year|formerly|used to|had been|stood at|back in"
    r"|previous (?:year|edition|report|survey|wave|round|index|quarter|study))\b",
    re.IGNORECASE,
)


def years(text: str | None) -> tuple[int, ...]:
    """Years in a period ("2021/2024", "2023-06"), in order."""
    return tuple(int(y) for y in _YEAR.findall(text or ""))


_ADVERBIAL = re.compile(
    r"\b(?:in|during|for|throughout|year|spring|summer|autumn|fall|winter|(?:jan|febr)uary|march"
    r"|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# How sources date a figure: "In 2019", "(2019: 76%)", "at the 2019 round", a column "2019".
_DATING = re.compile(
    _ADVERBIAL.pattern + r"|((?:19|20)\d\d)\s?:"
    r"|((?:19|20)\d\d)\s(?:round|wave|edition|survey|census|panel|study|index|report)\b"
    r"|\|\s*((?:19|20)\d\d)\s*\|",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def dating(text: str) -> frozenset[int]:
    """Years by which a source dates a figure; not "since 2015", not "the 2019 reform"."""
    return frozenset(int(y) for m in _DATING.finditer(text) for y in m.groups() if y)


@lru_cache(maxsize=1 << 14)
def adverbial(text: str) -> frozenset[int]:
    """Years that date what is said ("in 2024"), not years in names ("the 2024 Index")."""
    return frozenset(int(m.group(1)) for m in _ADVERBIAL.finditer(text))


def compare(one: Set[int], other: Set[int]) -> Verdict:
    """Compare two sets of years; an empty one is unsaid.

    A span and a year within it are not told apart: "between 2021 and 2024" meets "in 2024".
    Two spans are: what grew from 2019 to 2021 is not what grew from 2021 to 2024.
    """
    if not one or not other:
        return "unsaid"
    if len(one) > 1 and len(other) > 1:
        ends = {(min(years), max(years)) for years in (one, other)}
        return "same" if len(ends) == 1 else "other"
    if one & other:
        return "same"
    if len(one) > 1 and min(one) <= max(other) and min(other) <= max(one):
        return "same"
    return "other"


@lru_cache(maxsize=1 << 14)
def dated_by_words(text: str) -> bool:
    """Whether words such as "a decade ago" or "the year before" date the figure."""
    return RELATIVE.search(text) is not None


@lru_cache(maxsize=1 << 14)
def earlier(text: str) -> bool:
    """Whether words place the figure before the time of the rest ("two years ago")."""
    return _EARLIER.search(text) is not None
