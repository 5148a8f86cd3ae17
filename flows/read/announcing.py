"""The study that an article sets out to report: announced in its headline, named in its opening.

"A quarter of bakers sleep badly, poll finds" over "the Loaf Council said in its survey": what
follows is the survey's until somebody else has the word, however many others are heard later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.carrying import published
from flows.read.source import Source, key_words

if TYPE_CHECKING:
    from flows.read.walker import Walker

_STUDY = (
    r"(?:survey|poll|study|research|census|report|questionnaire|index|barometer|tracker|monitor"
    r"|analysis|figures|data)"
)
# A headline, or first sentence, that says nothing of who found it.
_ANNOUNCED = pattern(
    rf"(?<!what the )(?<!what )\b{_STUDY}s?"
    rf" (?:finds?|found|shows?|showed|suggests?|suggested|reveals?|revealed|says?|said"
    rf"|indicates?|indicated|reports?|warns?|published|released)\b"
    rf"|\baccording to (?:a|an|the) (?:[\w-]+ ){{0,3}}{_STUDY}\b"
    rf"|[:–—-] (?:new |latest )?{_STUDY}$",
    re.IGNORECASE,
)
# What is said at the end of how it was made.
_METHOD = pattern(
    rf"\b(?:{_STUDY}|sample) of (?:(?:about|over|more than|some|nearly) )?\d[\d,]{{2,}}\b"
    r"|\b(?:interviewed|surveyed|polled|questioned|sampled|asked|consulted) (?:[\w-]+ ){0,6}?"
    r"\d[\d,]{2,}\b|\bmargin of (?:sampling )?error\b"
    rf"|\bthe {_STUDY} (?:was|were) (?:conducted|carried out|done|run|taken|based)\b",
    re.IGNORECASE,
)
# "The Bakers' Union polled 2,400 members".
_POLLED = pattern(
    r"\s(?:has |had )?(?:polled|surveyed|questioned|interviewed|asked) (?:\w+ ){0,3}?\d[\d,]{2,}\b"
)
_KINDS = frozenset({"title", "heading", "paragraph", "quote"})
_SURVEYS = frozenset(
    "survey poll study census report questionnaire index barometer tracker monitor research".split()
)
_OPENING = 3  # paragraphs within which the study must be named
_LINE = 60  # characters of a line that is no paragraph: a name, a date
_TAIL = 3  # last paragraphs, which may tell how it was made


def announced(walk: Walker) -> Source | None:
    """The study an article opens with; None unless its headline or its method says so too."""
    texts = [block for block in walk.blocks if block.kind in _KINDS]
    paragraphs = [block for block in texts if block.kind in ("paragraph", "quote")]
    opening = {block.index for block in paragraphs[:_OPENING]}
    found = next(
        (
            source
            for source, block in walk.sourcer.spoken
            if block in opening and source.kind == "named" and source.proper
            if source.person is None and source.research
            if (published(source) and source.nouns & _SURVEYS)
            or _POLLED.match(walk.blocks[block].text, source.end)
        ),
        None,
    )
    if found is None:
        return None
    key = key_words(found.publisher or found.title or "")
    heads = [b.text for b in texts if b.kind != "paragraph"][:2]
    heads += [walk.document.meta.title or ""]
    heads += [b.text for b in paragraphs[:_OPENING] if b.index < found.block]
    headed = any(_ANNOUNCED.search(text) for text in heads)
    ends = [block for block in paragraphs[-_TAIL:] if block.index > found.block]
    told = any(_METHOD.search(b.text) and _names(b.text, key, found) for b in ends)
    return found if headed or told else None


def heralded(walk: Walker, source: Source) -> bool:
    """Whether an article opens with "a new survey", which is the one that it names further down.

    So it is if the article tells of one survey only, and calls it that.
    """
    mine = key_words(source.publisher or source.title or "")
    nouns = source.nouns & _SURVEYS
    texts = [b.index for b in walk.blocks if b.kind in _KINDS and len(b.text) > _LINE]
    opening = set(texts[:_OPENING])
    opens = [s for s, at in walk.sourcer.spoken if s.kind == "vague" and at in opening]
    others = [
        s
        for s, _ in walk.sourcer.spoken
        if s.kind == "named" and s.proper and s.person is None and s.nouns & _SURVEYS
        if key_words(s.publisher or s.title or "") != mine
    ]
    return bool(nouns) and not others and any(s.nouns & nouns for s in opens)


def _names(text: str, key: tuple[str, ...], source: Source) -> bool:
    """Whether a paragraph speaks of a source: its name, the last word of it, or "the survey"."""
    words = set(key_words(text))
    return bool(key) and (set(key) <= words or key[-1] in words or bool(source.nouns & words))
