"""Changes: what an article says that rose or fell, beside what a source has."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots.derive import tells_change
from flows.slots.reading import Reading
from flows.trace.context import Pair

_NEAR = 0.22  # least agreement of context (0 to 1) with a share that may be meant as a change
_SUMMING = pattern(
    r"\b(?:that (?:is|was|makes|means)|which (?:is|was|makes|means)|this (?:is|was|makes|means)"
    r"|making|an? (?:increase|decrease|rise|fall|drop|gain|decline|jump|growth))\b",
    re.IGNORECASE,
)


def own_ends(claim: Reading, recent: list[Reading]) -> bool:
    """Whether an article has just said from where to where its change goes.

    "It puts turnout at 66%. In 2021 it was 61%, which is an increase of 5%": of nothing else.
    """
    ends = recent[:2]  # the last first
    if claim.kind != "change" or claim.unit != "percent" or len(ends) < 2:
        return False
    here = all(end.figure in claim.quote for end in ends)
    if not here and not _SUMMING.search(claim.left):
        return False
    return ends[0].unit == ends[1].unit and ends[0].source == ends[1].source


def is_level(claim: Reading, pair: Pair) -> bool:
    """Whether a claim is of a change, and a figure a share of something else altogether.

    "Applications rose by 25 percent" is not stated by the 25% of households of another chapter.
    """
    judgement, figure = pair
    if claim.kind != "change" or claim.unit != "percent" or figure.kind != "share":
        return False
    return judgement.statement.score < _NEAR and not tells_change(figure)
