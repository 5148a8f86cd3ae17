"""Claims that leave what is measured to the one before, with another body to speak for them.

"68% rate it as good. A panel of Birch puts it at 59%." What the second says, the first has said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from flows.compare.credit import names
from flows.compare.pairs import Entry
from flows.compare.sameness import one_credit
from flows.lazy import pattern
from flows.slots.bags import Bag
from flows.slots.reading import Reading

_LEFT_OUT = 1  # telling words, besides who is credited, with which a clause says nothing of its own
_POINTS = pattern(
    r"\b(?:puts?|places?|has|had|sees?|saw|finds?|found|makes?|made|gives?|gave|gets?|got|reckons?"
    r"|estimates?|calculates?|arrived? at|arrives at|shows?|showed|reports?|reported|comes? to"
    r"|came to)\s(?:only |just |even )?(?:it|this|that|them|the (?:same )?(?:share|figure|rate"
    r"|number|proportion|percentage|total|value|count|average))\b"
    r"|\b(?:it|this|that|the (?:same )?(?:share|figure|rate|number|proportion|percentage|total"
    r"|count|average))"
    r"\s(?:is|was|were|stands?|stood|comes? out|came out|would be|amount(?:s|ed)?)\b",
    re.IGNORECASE,
)


def leaning(before: Entry, entry: Entry) -> Reading | None:
    """A claim that says nothing of its own, with the words of the one right before it.

    Only where each of the two has somebody else to speak for it: one body's second figure is of
    something else.
    """
    if not (follows(before.claim, entry.claim) and _two_bodies(before, entry) and _brief(entry)):
        return None
    return _with(entry.claim, before.claim)


def follows(before: Reading, claim: Reading) -> bool:
    """Whether two claims of one unit stand side by side in one paragraph."""
    if before.file != claim.file or before.unit != claim.unit or before.kind != claim.kind:
        return False
    if before.quote == claim.quote:
        return True
    text = claim.row.get("paragraph")
    near = isinstance(text, str) and before.quote in text
    return near and claim.before.endswith(before.quote)


def _two_bodies(before: Entry, entry: Entry) -> bool:
    told = entry.claim.row.get("attribution_text")
    if not isinstance(told, str) or told not in entry.claim.quote:
        return False
    if not before.credit or not entry.credit or one_credit(before, entry):
        return False
    return not names(before.credit) & names(entry.credit)


def _brief(entry: Entry) -> bool:
    """Whether a clause only says that somebody has another value of what was spoken of."""
    claim = entry.claim
    if _POINTS.search(claim.uncredited(claim.clause)):
        return True
    return len(claim.telling() - entry.names) <= _LEFT_OUT


def _with(claim: Reading, before: Reading) -> Reading:
    """A claim with the words of the one before it."""
    own, bag = Bag(before.own), Bag(before.bag)
    for mine, theirs in ((own, claim.own), (bag, claim.bag)):
        for key, (weight, sign) in theirs.items():
            if weight > mine.get(key, (0.0, sign))[0]:
                mine[key] = (weight, sign)
    return replace(claim, own=own, bag=bag)
