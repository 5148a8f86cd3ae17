"""Contrasts: two clauses built alike that differ in one place, "insure a dog" and "insure a cat".

Much overlap of words makes two statements one, unless the words that differ stand in the same
place. Then they name two things that are set side by side, and the overlap is only their frame.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots.reading import Reading
from flows.slots.words import alike, meaning, terms

_LONGEST = 2  # words that stand in one place
_FRAME = 2  # words that make a frame
_ALIKE = 0.5  # least likeness of two frames
_AMOUNTS = frozenset(
    meaning(w)[0]
    for w in "half third quarter fifth tenth hour day week fortnight month year decade".split()
)
_PLACES = frozenset("in at from across throughout around".split())
_PAIRS = tuple(
    tuple(pattern(rf"\b(?:{words})\b", re.IGNORECASE) for words in pair)
    for pair in (
        ("before", "after(?:wards)?"),
        ("over|above|more than|at least", "under|below|less than|fewer than|at most|up to"),
        (r"with(?! (?:(?:some|any)(?:one|body)|people|those)\b)", "without"),
        ("daily|every day", "weekly|every week|once a week|monthly|once a month"),
        ("weekly|every week|once a week", "monthly|once a month|yearly|once a year"),
        ("median|typical", "longest|shortest|highest|lowest|maximum|minimum"),
        ("mean|average", "longest|shortest|highest|lowest|maximum|minimum"),
        ("mean|average", "median"),
        ("first", "second|third|last"),
        ("main|biggest", "second"),
        ("north(?:ern)?", "south(?:ern)?"),
        ("east(?:ern)?", "west(?:ern)?"),
        ("spring|summer", "autumn|winter"),
    )
)


def contrast(one: Reading, other: Reading) -> str | None:
    """Words by which two clauses are set against each other, or None."""
    return _contrast(*_uncredited(one), *_uncredited(other))


_MEAN = pattern(r"\b(?:mean|averages?|averaged)\b", re.IGNORECASE)
_MEDIAN = pattern(
    r"\bmedian\b|\bhalf (?:of )?(?:all |the )?[\w ]{0,24}"
    r"\b(?:less|more|fewer|under|over|below|above)\b",
    re.IGNORECASE,
)


def averaged_otherwise(one: Reading, other: Reading) -> bool:
    """Whether one of two amounts is a median and the other a mean, each in so many words."""
    return one.unit not in {"percent", "percentage_point"} and (
        {average(one), average(other)} == {"mean", "median"}
    )


def average(reading: Reading) -> str:
    """Which of the two a clause says, ``mean`` or ``median``; "" if neither or both."""
    clause = " ".join(_uncredited(reading))
    mean, median = _MEAN.search(clause), _MEDIAN.search(clause)
    return "" if bool(mean) == bool(median) else "mean" if mean else "median"


def _uncredited(reading: Reading) -> tuple[str, str]:
    """A clause without who is credited: two pollsters are not two things that were measured."""
    return reading.uncredited(reading.left), reading.uncredited(reading.right)


@remembered()
def _contrast(left: str, right: str, other_left: str, other_right: str) -> str | None:
    ours, theirs = f"{left} {right}", f"{other_left} {other_right}"
    for pair in _PAIRS:
        for a, b in (pair, pair[::-1]):
            if a.search(ours) and b.search(theirs) and not (b.search(ours) or a.search(theirs)):
                return f"{_found(a, ours)} / {_found(b, theirs)}"
    one, other = _sequence(left, right), _sequence(other_left, other_right)
    if len(one) < _FRAME or len(other) < _FRAME:
        return None
    match = SequenceMatcher(None, [w.key for w in one], [w.key for w in other], autojunk=False)
    if match.ratio() < _ALIKE:
        return None
    for tag, a0, a1, b0, b1 in match.get_opcodes():
        if tag != "replace" or max(a1 - a0, b1 - b0) > _LONGEST:
            continue
        here, there = one[a0:a1], other[b0:b1]
        placed = one[a0].before == other[b0].before or (_measures(here) and _measures(there))
        if placed and _apart(here, there, one, other):
            return f"{one[a0].surface} / {other[b0].surface}"
    return None


def _found(told: re.Pattern[str], text: str) -> str:
    found = told.search(text)
    return found.group().lower() if found else ""


class _Word(NamedTuple):
    key: str
    surface: str
    before: str  # the word before it as written: what stands in one place follows one word


def _sequence(left: str, right: str) -> list[_Word]:
    """Telling words of a clause in order."""
    made = []
    for text in (left, right):
        for term in terms(text):
            words = text[: term.start].split()
            before = words[-1].lower() if words else ""
            named = 0.3 < term.weight < 1.0 and term.key[0] != "#" and before in _PLACES
            counted = term.key[0] == "#" and len(term.key) != 5
            if term.weight == 1.0 or named or counted:
                made.append(_Word(term.key, term.surface, before))
    return made


def _measures(words: list[_Word]) -> bool:
    """Whether words only say how much or how long."""
    return all(w.key[0] == "#" or w.key in _AMOUNTS for w in words)


def _apart(ours: list[_Word], theirs: list[_Word], one: list[_Word], other: list[_Word]) -> bool:
    """Whether two stretches share no word with each other nor with the other clause."""
    here, there = {w.key for w in ours}, {w.key for w in theirs}
    if here & {w.key for w in other} or there & {w.key for w in one}:
        return False
    return not any(alike(a, b) for a in here for b in there)
