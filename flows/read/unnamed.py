"""The one survey of an article that gives it no name: "a poll suggests", and then its answers.

Where nobody else made a survey, what "parents questioned" said further on is from that poll. It
is a vague credit, but a credit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.citation import NONE
from flows.read.elsewhere import make_credit
from flows.read.sole import ASKED, SHARES
from flows.read.wordclass import person

if TYPE_CHECKING:
    from flows.read.credit import Walker

_SURVEYS = frozenset("survey poll questionnaire census".split())
_THE_ASKED = pattern(
    r"\b(?:respondents|participants|interviewees|pollees)\b"
    r"|\b(?:those|people|women|men|children|adults|[a-z]{3,}s)(?: who (?:were|are))?"
    r" (?:surveyed|polled|questioned|interviewed|asked|quizzed|canvassed)\b"
    r"(?! (?:by|for(?! the (?:survey|poll|study|report|research)\b)|to)\b)"
    r"|\bof (?:them|those) (?:say|said|think|believe|argue|want|plan|report|reported)\b"
)
# At the end: "The survey was conducted by X" for somebody else.
_METHOD = pattern(r"(?:the|this) \w+ (?:was|were|is) \w+", re.IGNORECASE)
_WORD = pattern(r"[^\W\d_]{3,}")
_NEAR = 2  # blocks


def credit_unnamed(walk: Walker) -> None:
    """Credit the answers that nobody is credited for to the only survey, which has no name."""
    if walk.own:
        return
    spoken = [
        (s, at) for s, at in walk.sourcer.spoken if s.nouns & _SURVEYS and not _METHOD.match(s.text)
    ]
    if not spoken or any(s.kind != "vague" for s, _ in spoken):
        return
    source, first = spoken[0]
    last = -1  # the block of the last answer
    for at, claim in enumerate(walk.claims):
        assert claim.sentence is not None
        block, text = claim.sentence.block, claim.sentence.text
        made = walk.made[at]
        if block.index < first or claim.unit not in SHARES:
            continue
        if made is not None and made.type == "vague":
            last = block.index
            continue
        if made is not None and made.type != "none":
            last = -1
            continue
        goes_on = (
            last >= 0
            and block.index - last <= _NEAR
            and (
                ASKED.search(text) is not None
                or any(person(w) for w in _WORD.findall(text.lower()))
            )
        )
        if _THE_ASKED.search(text) or goes_on:
            cited = made is not None and made.citation != "none"
            if not cited:
                walk.made[at] = make_credit(source, NONE, "the article's unnamed survey")
                last = block.index
