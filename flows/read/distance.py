"""How far a crediting expression is from a figure, in the way a reader would tell."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.bracketed import Cue

_BREAK = pattern(r";|\bwhile\b|\bwhereas\b|, but\b|, although\b|, though\b|\. ", re.IGNORECASE)
_SOFT = pattern(r", and\b|, with\b|, which\b|—|–|:|,", re.IGNORECASE)

# "70% do, up from 60% in a 2019 survey": the survey of then tells what was then.
_AGAINST = pattern(
    r"\b(?:compared (?:with|to)|up from|down from|versus|against|than) [^;.]*\d[^;.,]*$"
)


def cost(text: str, cue: Cue, start: int, end: int) -> float:
    """How far a cue is from the figure ``[start, end)``; infinite on its wrong side."""
    if cue.side == "none":
        return float("inf")
    if start >= cue.end:
        if cue.side == "left" and cue.bracket:
            return float("inf")
        between = text[cue.end : start]
        colon = 0.0
        against = 12.0 if cue.side == "left" else 0.0
    elif end <= cue.start:
        if cue.side == "right":
            return float("inf")
        between = text[end : cue.start]
        against = 0.0
        colon = 1.0
    else:
        return 0.0
    dated = cue.weight == 2 and end <= cue.start and cue.mention is not None
    if dated and cue.mention is not None and (cue.mention.year or cue.mention.relative):
        against += 30.0 * (_AGAINST.search(between) is not None)
    breaks = len(_BREAK.findall(between))
    soft = len(_SOFT.findall(between))
    return (
        against
        + 10.0 * breaks
        + colon * between.count(":") * 6.0
        + 0.6 * soft
        + len(between) / 60.0
        + 2.0 * (3 - cue.weight)
    )
