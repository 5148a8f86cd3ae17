"""The one survey of an article that gives it no name: "a poll suggests", and then its answers.

Where nobody else made a survey, what "parents questioned" said further on is from that poll. It
is a vague credit, but a credit. A text that speaks of "the survey" and its respondents from its
first line on, and never says that there was one, or whose, is the report of that survey.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.citation import NONE
from flows.read.elsewhere import make_credit
from flows.read.model import Credit
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
_THE_SURVEY = pattern(
    r"\b(?:the|this) (?:survey|questionnaire|poll)\b(?![’'])|\b(?:survey )?respondents\b",
    re.IGNORECASE,
)
# Whose it is, or that there was one: such a survey may be anybody's.
_INTRODUCED = pattern(
    r"\b(?:[Aa]n?|[Aa]nother|[Nn]ew|[Rr]ecent|[Ll]atest|[Tt]wo|[Ss]everal) (?:[\w’'-]+ ){0,4}?"
    r"(?:survey|poll|questionnaire|study|census|report)\b"
    r"|\b(?:[Ss]urveys?|[Pp]olls?|[Qq]uestionnaire|[Ss]tudy|[Rr]eport),?"
    r" (?:which |that )?(?:was |were )?"
    r"(?:by|from|of|conducted|carried|commissioned|run|published|released|led)\b"
    r"|\b[A-Z][\w&.]+(?:[’']s?)? (?:[\w-]+ ){0,3}"
    r"(?:[Ss]urvey|[Pp]oll|[Ss]tudy|[Cc]ensus|[Rr]eport)\b"
    r"|\b[Aa]ccording to\b|\b[Ss]tudies\b"
)
_ITS_OWN = 3  # places that speak of it
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


def credit_own_survey(walk: Walker) -> None:
    """Take the figures of a text that is the report of its own survey for its own."""
    if walk.own or walk.sourcer.interview is not None:
        return
    for made in walk.made:
        if made is None or made.type == "none":
            continue
        nobody = made.type == "named" and not made.publisher and not made.title
        if not nobody or not _THE_SURVEY.fullmatch(made.text or ""):
            return
    texts = [block.text for block in walk.blocks if block.kind not in ("code", "cell")]
    spoken = sum(1 for text in texts for _ in _THE_SURVEY.finditer(text))
    if spoken < _ITS_OWN or any(_INTRODUCED.search(text) for text in texts):
        return
    publisher = walk.document.meta.publisher
    for at, claim in enumerate(walk.claims):
        made = walk.made[at]
        if claim.unit not in SHARES or (made is not None and made.citation != "none"):
            continue
        text = made.text if made is not None else None
        walk.made[at] = Credit("own", text, publisher, decided_by="the survey that it reports on")
