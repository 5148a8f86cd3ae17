"""Whether a text presents data of its own, by the weight of many signs.

``house.py`` knows the forms in which a report says so. Where it finds none, a person still sees
it: "we" did something in the first lines, "our users" are spoken of, answers are counted, the
title tells of no study that finds anything, and hardly anybody else is named or cited. How much
each of these signs weighs was fitted on documents of many sites: ``tests/bench/fit_own.py`` fits
it again, and prints how well it holds on documents that it has not seen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.house import says_we_did

if TYPE_CHECKING:
    from flows.read.model import Credit
    from flows.read.walker import Walker

WHY = "it speaks of its own, and of hardly anybody else's"
# Of a logistic regression: counts go in as log(1 + count), shares and yes or no as they are.
CONSTANT = -1.40
WEIGHTS = {
    "opens_did": 0.83,
    "opens_our": 0.70,
    "opens_survey": 0.46,
    "opens_answers": 0.56,
    "opens_according": -0.59,
    "opens_theirs": -0.21,
    "title_we": 0.44,
    "title_others": -0.46,
    "did": 0.40,
    "we": -0.01,
    "ours": 0.57,
    "answers": 0.26,
    "doings": 0.23,
    "said": -0.31,
    "according": -0.31,
    "thanks": 0.91,
    "own_spoken": 0.35,
    "others_spoken": -0.05,
    "vague_spoken": -0.27,
    "named": -1.34,
    "own_named": 2.35,
    "cited": -0.87,
    "table": 0.98,
}
CAUTION = 0.3  # how far the signs must weigh on one side: what is called own is not asked for
_SOME = 0.2  # of the figures, that name somebody else: where it is hardly a report of one's own
OURSELVES = ("did", "opens_did", "opens_our", "thanks")
_SURVEY = r"(?:surveys?|polls?|census|questionnaires?)"
_OUR_STUDY = pattern(
    rf"\bour (?:[\w-]+ ){{0,3}}(?:{_SURVEY}|data|analytics|research|study|analysis|findings"
    r"|respondents|results|report|index|sample|numbers|statistics|metrics|figures)\b",
    re.IGNORECASE,
)
_THE_SURVEY = pattern(rf"\b(?:the|this) (?:[\w-]+ ){{0,2}}{_SURVEY}\b", re.IGNORECASE)
_OURS = pattern(
    r"\b(?:our|my) (?:[\w-]+ ){0,2}(?:users|customers|members|readers|visitors|clients|community"
    r"|site|website|app|platform|project|team|contributors|students|programme|program|workshop"
    r"|participants|services?|staff|budget|subscribers|traffic|blog)\b",
    re.IGNORECASE,
)
_ANSWERS = pattern(
    r"\b(?:respondents?|participants?|responses|responded|answered)\b", re.IGNORECASE
)
_DOINGS = pattern(
    r"\b(?:page ?views?|visits|visitors|downloads?|users|sessions|subscribers|followers|traffic"
    r"|installs?|commits|contributors|issues|pull requests|revenue|sales|donations|budget"
    r"|certificates|attendees|registrations|submissions)\b",
    re.IGNORECASE,
)
_ACCORDING = pattern(r"\baccording to\b", re.IGNORECASE)
_SAID = pattern(r"\b(?:said|says|told|added|explained)\b", re.IGNORECASE)
_THANKS = pattern(
    r"\bthank(?:s|ing| you)?\b[^.]{0,60}\b(?:participat|took|tak|respond|answer|complet|fill|shar"
    r"|contribut|vot)",
    re.IGNORECASE,
)
_WE = pattern(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|[Mm]y|I)\b")
_OTHERS = pattern(
    r"\b(?:study|research|report|poll|survey)\b[^.]{0,80}\b(?:finds?|found|says?|shows?|suggests?"
    r"|reveals?)\b|\b(?:statistics|stats|facts|reasons|why|how to)\b",
    re.IGNORECASE,
)
# "We looked at data from the Census Bureau".
_THEIRS = pattern(
    r"\b(?:data|surveys?|reports?|study|studies|figures|statistics|numbers|research|analysis)"
    r" (?:from|by|of|published by|released by|conducted by) (?:the )?[A-Z]"
)
_QUOTED = pattern(r"[“\"][^“”\"]{20,2000}[”\"]")
_BY_ITSELF = frozenset(("cue", "named behind it", "source line"))
_FIRST = 3  # paragraphs
_OPENING = 600  # characters of each
_CELLS = 8  # cells that make a table


def own_by_signs(walk: Walker, credited: Sequence[Credit]) -> str:
    """Why the figures of a document that nobody is credited for are its own, empty if they are not.

    Args:
        walk: through a document that says in no known form that it presents its own.
        credited: its claims' credits, as if it did not.
    """
    return WHY if own(signs(walk, credited)) else ""


def own(
    found: Mapping[str, float],
    constant: float = CONSTANT,
    weights: Mapping[str, float] = WEIGHTS,
) -> bool:
    """Whether signs say that a document presents its own data.

    Where nobody says "we" of what was asked, found or counted, they are not asked: a story that
    names nobody for its figures must be flagged, however much it looks like a report.
    """
    asked = found["own_spoken"] and found["answers"]  # "our" beside people who answered
    if not (asked or any(found[name] for name in OURSELVES)):
        return False  # "our community deserves better": a campaign speaks so, with others' figures
    if found["named"] > max(_SOME, found["own_named"]):
        return False  # others are told of, and a survey of its own beside them
    weight = constant + sum(weights[name] * value for name, value in found.items())
    return weight > CAUTION


def signs(walk: Walker, credited: Sequence[Credit]) -> dict[str, float]:
    """The signs of a document that presents its own data, or others', in the order of the weights.

    Args:
        walk: through the document.
        credited: the credits of its claims, at least one.
    """
    blocks = walk.document.blocks
    text = _plain("\n".join(b.text for b in blocks if b.kind not in ("code", "title")))
    paragraphs = [b.text[:_OPENING] for b in blocks if b.kind == "paragraph"][:_FIRST]
    opening = "\n".join(_plain(part) for part in paragraphs)
    heads = [b.text for b in blocks if b.kind in ("title", "heading") and b.level <= 1]
    title = " ".join(part[:_OPENING] for part in [walk.document.meta.title or "", *heads[:2]])
    spoken = [source for source, _ in walk.sourcer.spoken]
    others = {(s.publisher or s.title or s.text).lower() for s in spoken if s.kind == "named"}
    by_itself = [credit.type for credit in credited if credit.decided_by in _BY_ITSELF]
    size = len(credited)
    return {
        "opens_did": float(says_we_did(opening) > 0),
        "opens_our": _has(_OUR_STUDY, opening),
        "opens_survey": _has(_THE_SURVEY, opening),
        "opens_answers": _has(_ANSWERS, opening),
        "opens_according": _has(_ACCORDING, opening),
        "opens_theirs": _has(_THEIRS, opening),
        "title_we": _has(_WE, title),
        "title_others": _has(_OTHERS, title),
        "did": math.log1p(says_we_did(text)),
        "we": _many(_WE, text),
        "ours": _many(_OURS, text),
        "answers": _many(_ANSWERS, text),
        "doings": _many(_DOINGS, text),
        "said": _many(_SAID, text),
        "according": _many(_ACCORDING, text),
        "thanks": _has(_THANKS, text),
        "own_spoken": math.log1p(sum(source.kind == "own" for source in spoken)),
        "others_spoken": math.log1p(len(others)),
        "vague_spoken": math.log1p(sum(source.kind == "vague" for source in spoken)),
        "named": by_itself.count("named") / size,
        "own_named": by_itself.count("own") / size,
        "cited": sum(credit.citation != "none" for credit in credited) / size,
        "table": float(sum(block.kind == "cell" for block in blocks) > _CELLS),
    }


def _plain(text: str) -> str:
    """A text without what it quotes."""
    return _QUOTED.sub(" ", text)


def _has(sign: re.Pattern[str], text: str) -> float:
    return float(sign.search(text) is not None)


def _many(sign: re.Pattern[str], text: str) -> float:
    return math.log1p(sum(1 for _ in sign.finditer(text)))
