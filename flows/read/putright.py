"""Whose a figure is that puts another right.

"In issue 116 we wrote 65%. The number is 56%": that of whoever is credited for it where the article
has it, not the house's own, nor that of whoever was spoken of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.read.model import Credit, Figure, Meaning

PUT_RIGHT = "puts right what the article has"
_NEAR = 2  # sentences between a figure and the one that puts it right, with that

Claim = tuple[Figure, Credit, Meaning]


def credit_right(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that put a figure right credited as the same figure is elsewhere.

    Args:
        claims: of a document, in reading order.
    """
    made = list(claims)
    for at, (figure, credit, meaning) in enumerate(made):
        if meaning.withdrawn or not _puts_right(made, at) or _credited_here(figure, credit):
            continue
        told = [
            other
            for k, (same, other, meant) in enumerate(claims)
            if k != at and not meant.withdrawn and other.type == "named"
            if (same.value, same.unit) == (figure.value, figure.unit)
            and same.comparator == figure.comparator
        ]
        if told and len({_key(other) for other in told}) == 1:
            made[at] = figure, replace(told[0], decided_by=PUT_RIGHT), meaning
    return made


def _puts_right(claims: Sequence[Claim], at: int) -> bool:
    """Whether a figure of its unit was taken back in its sentence, or in one right before."""
    figure, _, _ = claims[at]
    here = figure.sentence
    assert here is not None
    for other, _, meaning in claims:
        there = other.sentence
        assert there is not None
        near = there.block is here.block and 0 <= here.index - there.index <= _NEAR
        if near and meaning.withdrawn and other.unit == figure.unit:
            return True
    return False


def _credited_here(figure: Figure, credit: Credit) -> bool:
    """Whether somebody is named for a figure in its own sentence."""
    assert figure.sentence is not None
    named = credit.type == "named" and credit.text is not None
    return named and str(credit.text) in figure.sentence.text


def _key(credit: Credit) -> tuple[str | None, str | None, int | None, str | None]:
    return credit.publisher, credit.title, credit.year, credit.url
