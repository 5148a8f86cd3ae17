"""Whose share is whose in a race: "has Holt at 47%, Carrow at 43% among likely voters"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.lazy import pattern
from flows.read.model import Figure, Sentence

_NAME = r"[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]*\.?|de|of|von|van)){0,3}"
_AT = pattern(
    rf"(?:^|[ (“\"])(?P<name>{_NAME}) "
    r"(?:(?:is|was|stands|stood|comes|came|polls|polled|running|runs) )?"
    r"(?:at|with|on|in second (?:place )?(?:at|with)) (?:about |around |just |only )?$"
)
_PEOPLE = pattern(
    r"\bamong (?P<who>(?:all |the )?(?:\d[\d,]* )?"
    r"(?:(?:likely|registered|eligible|decided|undecided|primary|caucus|swing|women|male|female"
    r"|young|older|Democratic|Republican|independent) )*"
    r"(?:voters|adults|people|Democrats|Republicans|independents|women|men|caucus-goers))\b",
    re.IGNORECASE,
)
# What opens a sentence, and is no candidate.
_NO_NAME = frozenset(
    "the a an this that these those it its their our in on at and but while support turnout"
    " approval unemployment inflation poll survey".split()
)
_FAR = 60  # characters before a share that name whose it is
_MOST = 101  # percent that shares of a race add up to


class Raced(NamedTuple):
    """Who has a share of a race, and among whom; None if that is not said."""

    name: str
    people: str | None
    rivals: frozenset[str]  # the names of all whose shares stand in the sentence


def race(sentence: Sentence, figures: Sequence[Figure]) -> dict[int, Raced]:
    """Who in a race has which share of a sentence, by ``id`` of the figure.

    Args:
        sentence: the sentence.
        figures: its claims, in order.
    """
    text = sentence.text
    shares = [figure for figure in figures if figure.unit == "percent"]
    standing = {id(f): name for f in shares if (name := _at(text, f.start - sentence.start))}
    of_all = sum(f.value for f in shares if id(f) in standing)
    if len(set(standing.values())) < 2 or of_all > _MOST:
        return {}
    people = _PEOPLE.search(text)
    rivals, who = frozenset(standing.values()), people["who"] if people else None
    return {key: Raced(name, who, rivals) for key, name in standing.items()}


def no_people(population: str, raced: Raced) -> bool:
    """Whether what was read as whom a share of a race is of is who asked, or who has it."""
    if not population or _POLL.search(population):
        return True
    return raced.name in population or population in raced.rivals


_POLL = pattern(r"\b(?:polls?|surveys?|study|tracker)\b", re.IGNORECASE)


def _at(text: str, start: int) -> str | None:
    match = _AT.search(text[max(0, start - _FAR) : start])
    return match["name"] if match and _named(match["name"]) else None


def _named(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() not in _NO_NAME
