"""Up or down: which way a change goes, in words or by its sign."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots.judgement import FALLS
from flows.slots.reading import Reading, innermost

_RISES = pattern(
    r"\b(?:ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?"
    r"|gain(?:s|ed|ing)?|up|plus|more|higher|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
    r"|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|dearer|longer|larger|bigger|above)\b",
    re.IGNORECASE,
)
_CHANGES = pattern(r"\bchange|\+\s?/\s?[-−–]|growth|\bdifference", re.IGNORECASE)
_PLUS = pattern(r"\+\s?$")
_MINUS = pattern(r"[-−–]\s?$")


def turned(claim: Reading, figure: Reading) -> bool:
    """Whether a claim has something rise that its source has fall, or the other way round."""
    if claim.kind != "change" or figure.unit != claim.unit:
        return False
    return {_way(innermost(claim)), _of_source(figure)} == {-1, 1}


def stands(claim: Reading, figure: Reading) -> bool:
    """Whether a claim tells of a change where its source has a share that is not said to move.

    "Wages rose 12%" is not what a source says of which "12% of bakeries hired an apprentice".
    """
    if claim.kind != "change" or claim.unit != "percent" or figure.unit != "percent":
        return False
    if figure.kind != "share" or figure.value.value < 0:
        return False
    told = f"{figure.heading} {figure.quote}"
    return not (_RISES.search(told) or FALLS.search(told) or _CHANGES.search(told))


def _of_source(figure: Reading) -> int:
    if figure.value.value < 0:
        return -1
    before = figure.quote[: figure.span[0]]
    said = _way(innermost(figure))
    if said or " | " not in figure.quote:
        if _MINUS.search(before) and before[:-1].rstrip()[-1:] not in "0123456789":
            return -1
        return 1 if _PLUS.search(before) else said
    return 1 if _CHANGES.search(before) else 0


@remembered()
def _way(text: str) -> int:
    """1 for up, -1 for down, 0 where a text says neither or both."""
    return bool(_RISES.search(text)) - bool(FALLS.search(text))
