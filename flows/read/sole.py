"""Documents about one study that credit it nowhere, or once: all that is open in them is its.

A note on method, a headline, "I asked my readers": whoever is said to have asked, or what the
document says it is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.citation import NONE, Citation
from flows.read.contrast import disputed, set_beside
from flows.read.elsewhere import make_credit, with_its_link
from flows.read.hosts import host
from flows.read.linked import belongs
from flows.read.source import Source, key_words
from flows.read.subject import subject

if TYPE_CHECKING:
    from flows.read.model import Credit
    from flows.read.walker import Walker

_I_ASKED = pattern(
    r"\bI (?:recently |then )?(?:surveyed|polled"
    r"|asked (?:my|over|more than|about|around|some|\d))\b"
)
_WE_ASKED = pattern(r"\b(?:we|I)(?: have|[’']ve)? (?:\w+ )?(?:surveyed|polled|asked|interviewed)\b")
# "These are some of the results of the Loaf Poll": what stands before is from it.
_BEHIND = pattern(
    r"(?:these|those|the above)(?: \w+)? (?:are|were|come|came) (?:\w+ ){0,3}?"
    r"(?:results|findings|figures|numbers|conclusions|data|from)\b"
    r"|(?:these|those|the) (?:results|findings|figures|numbers|data) (?:are|were|come|came)"
    r" (?:\w+ )?(?:from|based on|drawn from|taken from)\b",
    re.IGNORECASE,
)
# What the notes on a survey's method say of who made it.
_ASKED_MANY = pattern(
    r"\s(?:has |have )?(?:interviewed|surveyed|polled|questioned|sampled|asked) "
    r"(?:an? (?:[\w-]+ ){0,4}(?:sample|total) of )?(?:about |over |more than |some )?\d[\d,]{2,}\b"
)
# "Six in ten of us", "our lives": everybody, not the house.
FIRST_PERSON = pattern(
    r"\b(?<!of )us\b|\b(?:we|my|I(?!-[A-Z]))\b"
    r"|\bour\b(?! (?:everyday |daily |own )?(?:lives|life|homes?|society|country|nation|health"
    r"|children|families|food|bodies|planet|world|time|money)\b)"
)
LEAD = pattern(
    r"^(?:official )?(?:data|figures|statistics)$"
    r"|\b(?:a|an|new|the|this|latest|recent|fresh|national|nationwide|annual|major)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:survey|poll|study|report|research|analysis|data|figures|statistics"
    r"|census|index)\b",
    re.IGNORECASE,
)
ASKED = pattern(
    r"\b(?:respondents?|participants?|interviewees|surveyed|polled|asked|interviewed|said|say"
    r"|says|saying|claim(?:ed)?|indicated|cited?|agreed?|disagreed?|believed?|reported|think|thinks|thought|support(?:ed|s)?"
    r"|oppose[sd]?|favou?r(?:ed|s)?|prefer(?:red|s)?|feel|felt|answered|rated?|approve[sd]?)\b",
    re.IGNORECASE,
)
STUDY_NOUNS = frozenset("survey poll census report study index research questionnaire data".split())
OPENING = 3  # blocks that may tell what a study found before they name it
SHARES = frozenset({"percent", "percentage_point"})
_SHORT_BEHIND = pattern(r"\s\([A-Z][A-Za-z]{1,7}\)$")
_OTHERS = 0.25  # share of the credited claims that others may have beside what it is about
_ASIDES = 0.15  # or of all claims


class Sole:
    """Credits the open claims of a document to the one study that it is about."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk

    def _credit_subject(self) -> None:
        """Credit what the document says it is about, if hardly anybody else is credited."""
        source = None if self.walk.own else subject(self.walk)
        if source is None:
            return
        mine = set(self._key(source).split())
        named = [made for made in self.walk.made if made is not None and made.type == "named"]
        theirs = [
            made
            for made in named
            if made.publisher or made.title  # "the report" is the one that it is about
            if not mine & set(self._name_key(f"{made.publisher} {made.title}").split())
        ]
        if len(theirs) > max(_OTHERS * len(named), _ASIDES * len(self.walk.claims)):
            return
        self._credit_open(source, since=self._since(source))

    def _since(self, source: Source) -> int:
        """The block from which on a text tells of its study: what is said ahead may be anybody's.

        A study named at the end of a text is what all of it was about.
        """
        if _BEHIND.match(self.walk.blocks[source.block].text):
            return 0
        blocks = [self._block(at) for at in range(len(self.walk.claims))]
        return source.block if any(at >= source.block for at in blocks) else 0

    def _credit_lone(self) -> bool:
        """Credit the shares of an article that names one study only, its method or "our report"."""
        named = {self._key(s) for s, _ in self.walk.sourcer.spoken if s.kind == "named"}
        if any(made is not None and made.type in ("named", "vague") for made in self.walk.made):
            return False
        for early in self.walk.blocks[: OPENING + 1]:
            asked = _I_ASKED.search(early.text) if early.kind == "paragraph" else None
            if asked is not None and not named:
                publisher = self.walk.document.meta.publisher
                self._credit_open(Source("own", asked[0], publisher), shares=True)
                return True
        for source, block in self.walk.sourcer.spoken:
            asks = _ASKED_MANY.search(self.walk.blocks[block].text, max(0, source.end))
            method = len(named) == 1 and source.kind == "named" and source.proper and asks
            words = set(key_words(source.title or "")) | source.nouns
            asked_ours = _WE_ASKED.search(self.walk.blocks[block].text)
            ours = not named and source.kind == "own" and (words & STUDY_NOUNS or asked_ours)
            if method or (ours and block <= OPENING):
                self._credit_open(source, shares=True)
                return True
        return False

    def _credit_open(self, source: Source, *, shares: bool = False, since: int = 0) -> None:
        """Credit a source with every claim that nobody else, and not the house, is credited for.

        Of the text before block ``since``, only what speaks of a study or of answers.
        """
        cited = self.walk.elsewhere.cited(source)
        for at, made in enumerate(self.walk.made):
            if shares and self.walk.claims[at].unit not in SHARES:
                continue
            sentence = self.walk.claims[at].sentence
            assert sentence is not None
            open_ = made is None or made.type == "none"
            block = sentence.block
            if block.index < since and block.kind == "paragraph" and not self._asks(sentence.text):
                continue
            if source.kind == "own" and set_beside(self.walk.claims[at]):
                continue
            if disputed(self.walk.claims[at]):
                continue
            if made is not None and self._linked_elsewhere(made, source, cited):
                continue
            if open_ and not FIRST_PERSON.search(sentence.text):
                near = block.index == source.block or source.block not in self.walk.by_block
                near = near or not source.proper  # a study without a name is what is linked
                credit = make_credit(source, cited if near else NONE, "what the article is about")
                self.walk.made[at] = with_its_link(credit, made)

    def _linked_elsewhere(self, made: Credit, source: Source, cited: Citation) -> bool:
        """Whether a figure has a link of its own that is none of the study's."""
        if made.citation != "link" or not made.url:
            return False
        if belongs(made.url, source.publisher or source.title):
            return False
        return cited.url is None or host(cited.url) != host(made.url)

    def _asks(self, text: str) -> bool:
        return bool(LEAD.search(text) or ASKED.search(text))

    def _key(self, source: Source) -> str:
        return self._name_key(source.publisher or source.title or source.text)

    def _name_key(self, name: str | None) -> str:
        return " ".join(key_words(_SHORT_BEHIND.sub("", name or "")))  # "Loaf Council (LC)"

    def _block(self, at: int) -> int:
        sentence = self.walk.claims[at].sentence
        assert sentence is not None
        return sentence.block.index
