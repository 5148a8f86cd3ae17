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
    taken: dict[tuple[int, int], set[str]] = {}  # units taken back, by block and sentence
    alike: dict[tuple[float, str, str], list[tuple[int, Credit]]] = {}
    for at, (figure, credit, meaning) in enumerate(claims):
        if meaning.withdrawn:
            taken.setdefault(_place(figure), set()).add(figure.unit)
        elif credit.type == "named":
            alike.setdefault(_same(figure), []).append((at, credit))
    made = list(claims)
    if not taken:
        return made
    for at, (figure, credit, meaning) in enumerate(claims):
        if meaning.withdrawn or not _puts_right(figure, taken) or _credited_here(figure, credit):
            continue
        told = [other for k, other in alike.get(_same(figure), []) if k != at]
        if told and len({_key(other) for other in told}) == 1:
            made[at] = figure, replace(told[0], decided_by=PUT_RIGHT), meaning
    return made


def _same(figure: Figure) -> tuple[float, str, str]:
    return figure.value, figure.unit, figure.comparator


def _place(figure: Figure) -> tuple[int, int]:
    assert figure.sentence is not None
    return figure.sentence.block.index, figure.sentence.index


def _puts_right(figure: Figure, taken: dict[tuple[int, int], set[str]]) -> bool:
    """Whether a figure of its unit was taken back in its sentence, or in one right before."""
    block, last = _place(figure)
    return any(
        figure.unit in taken.get((block, index), ()) for index in range(last - _NEAR, last + 1)
    )


def _credited_here(figure: Figure, credit: Credit) -> bool:
    """Whether somebody is named for a figure in its own sentence."""
    assert figure.sentence is not None
    named = credit.type == "named" and credit.text is not None
    return named and str(credit.text) in figure.sentence.text


def _key(credit: Credit) -> tuple[str | None, str | None, int | None, str | None]:
    return credit.publisher, credit.title, credit.year, credit.url
