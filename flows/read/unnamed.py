"""The one study of an article that gives it no name: "a poll suggests", and then its answers.

Where nobody else made a study, what "parents questioned" said further on is from that one. It is
a credit without a name, but a credit. A text that speaks of "the survey" and its respondents from
its first line on, and never says that there was one, or whose, is the report of that survey.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.citation import NONE
from flows.read.elsewhere import make_credit
from flows.read.model import Credit
from flows.read.sole import ASKED, SHARES
from flows.read.source import Source
from flows.read.wordclass import person

if TYPE_CHECKING:
    from flows.read.model import Figure
    from flows.read.walker import Walker

_STUDIES = frozenset("survey poll questionnaire census study research report".split())
_SURVEYS = frozenset("survey poll questionnaire census".split())
_THE_ASKED = pattern(
    r"\b(?:respondents|participants|interviewees|pollees)\b|\b[Ww]hen asked\b"
    r"|\b(?:those|people|women|men|children|adults|[a-z]{3,}s)(?: who (?:were|are))?"
    r" (?:surveyed|polled|questioned|interviewed|asked|quizzed|canvassed)\b"
    r"(?! (?:by|for(?! the (?:survey|poll|study|report|research)\b)|to)\b)"
    r"|\bof (?:them|those) (?:say|said|think|believe|argue|want|plan|report|reported)\b"
)
# "This found that", behind "the results of a survey of 7,000 parents".
_FOUND = pattern(r"\W*(?:this|it|they) (?:also )?found\b", re.IGNORECASE)
_ASKED_MANY = pattern(
    r"\b(?:[Aa]n?|[Tt]he) (?:[a-z-]+ ){0,3}?(?P<noun>survey|poll|questionnaire) (?:of|among) "
    r"(?:about |over |more than |some |nearly |almost )?\d[\d,]{2,}(?: [a-z-]+){0,2}"
    r"|\b[Aa]n? (?:[a-z-]+ ){0,3}?(?P<what>survey|poll|questionnaire)\b"
    r"(?=[^.]{0,60} (?:received|drew|got|attracted) \d[\d,]+ (?:responses|answers|replies))"
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


@dataclass(slots=True)
class _Last:
    """The block of the last answer; none before any, and behind what somebody else said."""

    block: int = -1

    def near(self, block: int) -> bool:
        return self.block >= 0 and block - self.block <= _NEAR


def credit_unnamed(walk: Walker) -> None:
    """Credit the answers that nobody is credited for to the only study, which has no name."""
    if walk.own:
        return
    spoken = _spoken(walk)
    if not spoken or any(not _nameless(s) for s, _ in spoken):
        return
    last = _Last()
    for at, claim in enumerate(walk.claims):
        assert claim.sentence is not None
        block, made = claim.sentence.block.index, walk.made[at]
        told = [s for s, k in spoken if k <= block]
        if not told or claim.unit not in SHARES:
            continue
        if made is not None and made.type != "none":
            last.block = block if _to_nobody(made) else -1
            continue
        cited = made is not None and made.citation != "none"
        if not cited and _answers(claim, goes_on=last.near(block)):
            vague = any(s.kind == "vague" for s in told)  # "A survey", and then "the survey"
            source = replace(told[-1], kind="vague") if vague else told[-1]
            walk.made[at] = make_credit(source, NONE, "the article's unnamed survey")
            last.block = block


def _spoken(walk: Walker) -> list[tuple[Source, int]]:
    """Studies that the article speaks of, and their blocks, in reading order."""
    found = [
        (s, at) for s, at in walk.sourcer.spoken if s.nouns & _STUDIES and not _METHOD.match(s.text)
    ]
    if found and not any(s.nouns & _SURVEYS for s, _ in found):
        asks = any(_THE_ASKED.search(b.text.lower()) for b in walk.blocks if b.kind != "code")
        return found if asks else []
    if not found and any(made is not None and made.type != "none" for made in walk.made):
        return found
    for block in walk.blocks:
        match = _ASKED_MANY.search(block.text) if block.kind == "paragraph" else None
        if match is not None and (not found or block.index < found[0][1]):
            source = Source("vague", match[0], block=block.index, proper=False)
            source.nouns = {match["noun"] or match["what"]}
            return [(source, block.index), *found]
    return found


def _nameless(source: Source) -> bool:
    """Whether all that is told of a study is that there is one: "a poll", "the study"."""
    told = source.publisher or source.title
    return source.kind == "vague" or (source.kind == "named" and not told)


def _to_nobody(made: Credit) -> bool:
    return made.type == "vague" or not (made.publisher or made.title)


def _answers(claim: Figure, *, goes_on: bool) -> bool:
    """Whether a claim is of those who were asked; ``goes_on`` behind one: of any people."""
    assert claim.sentence is not None
    text = claim.sentence.text
    if _THE_ASKED.search(text) or _FOUND.match(text):
        return True
    people = any(person(word) for word in _WORD.findall(text.lower()))
    return goes_on and (people or ASKED.search(text) is not None)


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
