"""Whether an article speaks of whom a source's figure is about, whatever its reader took.

"Two in three on e-bikes were helmeted" is about cyclists to a reader, and about e-bike riders to
anybody. Before the figure of a group is called another group's, the claim's own words are asked.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import bands, kindred, population
from flows.slots.bags import Bag
from flows.slots.noun import head, sexes
from flows.slots.reading import OWN, Reading
from flows.slots.words import terms
from flows.trace.context import POINTING

_CLAUSE = pattern(r"\s(?:who|that|which|whose)\s", re.IGNORECASE)
_PLACE = pattern(r"\s(?:in|at|of|from|on)\s", re.IGNORECASE)
_NONE = pattern(r"\bnon-", re.IGNORECASE)
_NAMES = 1.0  # weight of a word that names something


def names_group(claim: Reading, figure: Reading) -> bool:
    """Whether the words beside a claim's value name the group that a source's figure is about.

    Of a group that is told apart by a word ("e-bike riders"), that word; else its noun. Where the
    claim only points ("just 37% of them"), the sentence before says to whom.
    """
    said = Bag()
    clause = claim.uncredited(claim.clause)
    if not any(t.weight >= _NAMES for t in terms(clause)):
        clause = claim.uncredited(claim.quote)  # "Two in three on e-bikes are: 66%"
    said.add(terms(clause), OWN)
    if POINTING.search(claim.clause) or not population.phrase(claim):
        said.add(terms(_sentence_before(claim)), OWN)
    ours = population.phrase(claim)
    # "e-bike riders, helmet wearers"; and what a reader took besides: "nurses in Leeds own a car"
    groups = [_PLACE.split(group)[0] for group in population.phrase(figure).split(", ")]
    return all(_is_named(group, said, ours) for group in groups)


def _is_named(group: str, said: Bag, ours: str) -> bool:
    if bands.bounded(group):
        return False
    sign = -1 if _NONE.search(group) else 1  # "non-volunteers" are those who don't volunteer
    told = [t for t in terms(group) if t.weight >= _NAMES and t.key not in kindred.EVERYBODY]
    told = [t for t in told if t.key[0] != "#"]
    noun = head(group)
    if not _CLAUSE.search(group):  # "makers that were hit" are told apart by both
        apart = [t for t in told if t.key != noun]
        if not apart and noun == head(ours) and sexes(group) == sexes(ours):
            return False  # whom the claim is about anyway tells nothing
        told = apart or told
    return bool(told) and all(_said(said, t.key, sign * t.sign) for t in told)


def _said(bag: Bag, key: str, sign: int) -> bool:
    held = bag.get(key)
    return held[1] == sign if held is not None else bag.like(key) > 0


def _sentence_before(claim: Reading) -> str:
    """The sentence that stands before a claim's in its paragraph."""
    text = claim.row.get("paragraph")
    before = text.partition(claim.quote)[0] if isinstance(text, str) else ""
    return before.rstrip(" .!?").rpartition(". ")[2]
