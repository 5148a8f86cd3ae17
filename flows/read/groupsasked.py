"""How many of a group were asked: "1,559 voters, including 577 Democrats and 483 Republicans"."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.model import Figure

_OF_THEM = pattern(
    r"[^.;%\d]{0,90}?(?:\b(?:including|among\sthem|of\s(?:them|whom|which)|comprising"
    r"|comprised\sof|made\sup\sof|consisting\sof|divided\sinto|split\sinto)\b|\()"
    r"[^.;%]{0,200}",
    re.IGNORECASE,
)
_FINDING = pattern(
    r"\b(?:found|finds?|shows?|showed|said|says?|percent|margin|error|points?)\b", re.IGNORECASE
)
_FEWEST = 10  # fewer are hardly a group whose share is told


def group_asked(figure: Figure, whole: Figure) -> bool:
    """Whether a count is of a group of those asked.

    Args:
        figure: the count.
        whole: how many were asked in all, before it in its sentence.
    """
    if figure.form != "count" or not _FEWEST <= figure.value < whole.value:
        return False
    if figure.sentence is None or figure.sentence is not whole.sentence:
        return False
    gap = figure.sentence.block.text[whole.end : figure.start]
    return _OF_THEM.fullmatch(gap) is not None and _FINDING.search(gap) is None
