"""Figures that a document sets beside its own: "27% do (56% nationally)".

In the report of a survey of one town or one firm, what such an aside gives for the whole country
was found by somebody else, whether or not it is said by whom.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.model import Figure

_WIDER = (
    r"(?:national(?:ly| average| figure)?|nationwide|countrywide|worldwide|globally"
    r"|internationally|across the (?:country|nation|sector|industry)"
    r"|in the general population|in the (?:country|nation|sector|industry) (?:as a whole|overall))"
)
# From the figure to the end of its aside, and from the start of the aside to the figure.
_BEHIND = pattern(rf"[^.;()]{{0,20}}\b{_WIDER}\b")
_AHEAD = pattern(rf"\b{_WIDER}\b[^.;()]{{0,30}}$")
_ASIDE = pattern(r"\([^().;]{0,60}$")
_COMPARES = pattern(r"\b(?:compares?|compared) (?:with|to)\b[^.;()]{0,30}$")
# "That's a far cry from the claims that 50% do": said by others, and held against them.
_CLAIMED = pattern(
    r"\b(?:far cry from|deflat\w+|debunk\w+|contradict\w*|refut\w+|dispel\w*|belie[sd]?|contrary to"
    r"|myth|misconception|false)\b[^.;]{0,60}?\b(?:claims?|myths?|assertions?|notions?|ideas?|rumou?rs?"
    r"|misconceptions?|beliefs?)(?: is)? that\b[^.;]{0,160}$",
    re.IGNORECASE,
)
_BEFORE = 90  # characters


def disputed(claim: Figure) -> bool:
    """Whether a figure is of a claim that is spoken of: "a far cry from the claims that 50%"."""
    sentence = claim.sentence
    if sentence is None:
        return False
    return _CLAIMED.search(sentence.block.text, sentence.start, claim.start) is not None


def set_beside(figure: Figure) -> bool:
    """Whether a figure is given for everybody, in brackets or where it is compared with."""
    sentence = figure.sentence
    assert sentence is not None
    text = sentence.block.text
    ahead = text[max(sentence.start, figure.start - _BEFORE) : figure.start]
    aside = _ASIDE.search(ahead) or _COMPARES.search(ahead)
    if aside is None:
        return False
    behind = text[figure.end : sentence.end]
    return bool(_BEHIND.match(behind) or _AHEAD.search(aside[0]))
