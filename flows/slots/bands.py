"""Numbers that bound a group of people or firms: ages and sizes."""

from __future__ import annotations

import re
from typing import Literal

from flows.lazy import pattern
from flows.slots.bags import Bag
from flows.slots.noun import numbers
from flows.slots.words import terms

# What bounds a group by age or size: "under 25", "18 to 34", "with 50 or more employees".
_BOUND = pattern(
    r"\b(?:aged?|ages|under|over|below|above|older than|younger than|fewer than|more than"
    r"|less than|at least|with|between)[\s-](?:the age of\s)?\d"
    r"|(?<!\bfrom )\b\d[\d,]*(?:\s(?:to|and)\s|\s?[-–]\s?)\d"
    r"|\b\d[\d,]* or (?:more|older|over|fewer|under|younger)\b",
    re.IGNORECASE,
)
_IN_WORDS = pattern(
    r"\b(?:under|over|below|above|fewer than|more than|less than|at least|up to)\s"
    r"(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)\b",
    re.IGNORECASE,
)
# "Aged 18 and over" is everybody.
_GROWN = pattern(r"\b1[4-8](?:\+| (?:years )?(?:and|or) (?:over|older|above|more))", re.IGNORECASE)
# How many they are bounds nobody: "the more than 900 fathers who answered".
_HOW_MANY = pattern(
    r"^(?:(?:all|the|these|our|some)\s){0,2}(?:(?:well|just|slightly|a little)\s)?"
    r"(?:more than|over|nearly|almost|about|around|at least)\s\d[\d,]*\s(?=[a-z-]+s\b)",
    re.IGNORECASE,
)
_GROWN_UP = frozenset("#14 #15 #16 #17 #18".split())  # where asking begins


def other_bounds(
    theirs: str, ours: str, said: Bag, base: Bag
) -> Literal["narrower", "other"] | None:
    """How the source's bounds of age or size lie to the claim's, if they are others."""
    theirs = _HOW_MANY.sub("", theirs)
    told = _IN_WORDS.search(theirs)
    if told and not any(t.key in said or t.key in base for t in terms(told[1])):
        return None if _BOUND.search(ours) or _IN_WORDS.search(ours) else "narrower"
    if not _BOUND.search(theirs) or _GROWN.search(theirs):
        return None
    known = {int(k[1:]) for bag in (said, base) for k in bag if k[0] == "#" and k[1:].isdigit()}
    # "Under 30" is "18 to 29".
    extra = {
        k
        for k in numbers(terms(theirs))
        if not (k[1:].isdigit() and known & {int(k[1:]) - 1, int(k[1:]), int(k[1:]) + 1})
    }
    if not extra or (extra <= _GROWN_UP and extra != numbers(terms(theirs))):
        return None
    apart = _BOUND.search(ours) and numbers(terms(ours)) - numbers(terms(theirs))
    return "other" if apart else "narrower"


def bounds(words: str) -> frozenset[str]:
    """Numbers by which words bound a group: "#250" of "firms with more than 250 employees"."""
    if not _BOUND.search(words) or _GROWN.search(words):
        return frozenset()
    return frozenset(numbers(terms(words)))


def bounded(words: str) -> bool:
    """Whether a population is bounded by a number: an age, a size."""
    return any(c.isdigit() for c in words) or _IN_WORDS.search(words) is not None
