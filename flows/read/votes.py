"""Two sides of a vote or a poll set against each other: "leads 52 to 48", "ahead 55-45"."""

from __future__ import annotations

from itertools import pairwise

from flows.lazy import pattern
from flows.read.model import Figure

_GAP = frozenset((" to ", "-", "–", " - ", " – ", "–to–", "-to-"))
_LEADS = pattern(
    r"\b(?:leads?|led|leading|ahead|behind|trail(?:s|ed|ing)?|beats?|defeat(?:s|ed)|won|wins|lost"
    r"|loses|edg(?:es|ed)|top(?:s|ped)|prefer(?:s|red)?|favou?r(?:s|ed)?|back(?:s|ed)|support(?:s|ed)?"
    r"|chose|split|divided|margin|approve[sd]?|oppose[sd]?|lead of|race)\b"
)
_ASKED = pattern(
    r"\b(?:polls?|polling|pollsters?|surveys?|voters?|electorate|independents|democrats"
    r"|republicans|conservatives|liberals|referendum|runoff|run-off|respondents|adults"
    r"|percentage points?|per ?cent|%)"
)
# Votes that were counted, and what is no vote at all.
_COUNTED = pattern(
    r"\b(?:senate|senators|house|council|councillors|committee|parliament|assembly|board|court"
    r"|justices|lawmakers|mps|delegates|jury)\b[^.;]{0,60}\b(?:voted|passed|approved|rejected|backed"
    r"|ruled|confirmed|votes?)\b"
    r"|\bvotes? of \b"
    r"|\b(?:game|match|season|league|goals?|half-?time|playoffs?|inning|score)\b"
)
_LEAST, _MOST = 70, 100  # what both sides have together: the rest is undecided
_SIDE = (5, 95)
_BEFORE = 300  # characters of a sentence that are read


def opposed(one: Figure, other: Figure) -> bool:
    """Whether two figures of a sentence are the bare shares of both sides."""
    if one.unit != "percent" or other.unit != "percent" or one.sentence is None:
        return False
    if not (one.text[-1].isdigit() and other.text[-1].isdigit()):
        return False
    return one.sentence.block.text[one.end : other.start].lower() in _GAP


def settle_votes(low: str, group: list[Figure]) -> None:
    """Make shares of the bare numbers of both sides of a vote or a poll."""
    for one, other in pairwise(group):
        if one.unit != "count" or other.unit != "count" or one.why_not or other.why_not:
            continue
        if low[one.end : other.start] not in _GAP or one.step > 1 or other.step > 1:
            continue
        sides = (one.value, other.value)
        if not (
            _LEAST <= sum(sides) <= _MOST and min(sides) >= _SIDE[0] and max(sides) <= _SIDE[1]
        ):
            continue
        sentence = one.sentence
        assert sentence is not None
        start = max(sentence.start, one.start - _BEFORE)
        words = low[start : min(sentence.end, other.end + _BEFORE)]
        if _COUNTED.search(words) or not _LEADS.search(words) or not _ASKED.search(low):
            continue
        for figure in (one, other):
            figure.form = figure.unit = "percent"
