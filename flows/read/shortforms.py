"""Which source a short form means: "the Centre", "its index", "the same report", "it"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.lazy import pattern
from flows.read.creditwords import (
    ANY_BODY,
    BODIES,
    CIVIC,
    DOCUMENTS,
    LEGAL_FORMS,
    LOOSE,
    PEOPLE,
    ROLES,
)
from flows.read.mentions import Mention
from flows.read.source import Source, key_words

# Any publication may be called these.
_ANY_DOCUMENT = frozenset(
    "report reports research study studies findings data figures paper analysis results result "
    "numbers "
    "document publication authors edition release statistics survey poll wave round".split()
)
_SYNONYMS = {
    "survey": frozenset("poll questionnaire census barometer tracker index panel monitor".split()),
    "poll": frozenset(["survey"]),
    "study": frozenset("experiment trial survey paper research".split()),
    "surveys": frozenset(["survey"]),
}
# What "the agency", "the group" may be short for, by the name of the body.
_OFFICES = frozenset(
    "administration agency authority bureau centers centre center commission department institute "
    "ministry office service statistics".split()
)
_GROUPS = frozenset(
    "alliance association coalition council federation group guild league network society "
    "union".split()
)
_GIVERS = frozenset("charity foundation fund institute society trust".split())
_LIKE = {
    "agency": _OFFICES,
    "group": _GROUPS,
    "body": _GROUPS | _OFFICES,
    "organisation": _GROUPS | _GIVERS,
    "organization": _GROUPS | _GIVERS,
    "nonprofit": _GIVERS | _GROUPS,
    "charity": _GIVERS,
    "force": frozenset("police constabulary".split()),
    "regulator": _OFFICES,
    "watchdog": _OFFICES | {"watch"},
}
_KINDS = BODIES | LEGAL_FORMS | {"co"}
_DATA = frozenset("data figures statistics stats numbers results result records".split())
_OURSELVES = frozenset("we our us i my".split())
_SAME = pattern(r"(?:the|this|that) (?:very )?same\b", re.IGNORECASE)
# Before a noun for a publication: tells it from no other.
_ANY_KIND = frozenset(
    "new recent latest official available preliminary national federal public earlier previous "
    "other such similar more early government survey poll research industry company some many "
    "several most these those the a an of from by in and all two three".split()
)
_NEW = frozenset("a an one new another".split())
_AGAINST = pattern(r"^[^.]{1,120}(?:;|,? (?:while|whereas|but|whilst))\s$")
_PAIR = 2  # words
_LATELY = 12  # credits, and blocks, that a repeated phrase may lie back
REACH = 60  # credits that a short form may lie back


class ShortForms:
    """The sources named so far, and the short forms that point to them."""

    def __init__(self) -> None:
        """Start empty."""
        self.items: list[Source] = []
        self.subject: Source | None = None  # the body that the sentence before was about
        self.met: dict[str, str] = {}  # names of bodies spoken of, by the word "the ..." takes up

    def pointed(
        self, mention: Mention, text: str, block: int, *, strict: bool = False
    ) -> Source | None:
        """The source that "the council", "its index", "the same report" or "it" means.

        Args:
            mention: the short form.
            text: of its block.
            block: index of its block.
            strict: only a source that goes by the very same word will do.
        """
        words = text[mention.start : mention.end]
        last = words.rsplit(maxsplit=1)[-1]
        found = self._just_said(block) if _SAME.match(words) and mention.noun else None
        found = found or self._find(mention, block, text, capital=last[:1].isupper())
        if strict and found is not None and mention.noun not in found.nouns:
            return None
        if found is None:
            return None
        title = found.title
        if mention.year and mention.year != found.year:
            title = None
        if mention.relative and mention.noun:
            title = None
        source = replace(
            found,
            text=text[mention.start : mention.end],
            title=title,
            year=mention.year or (None if title != found.title else found.year),
            block=block,
            start=mention.start,
            end=mention.end,
            nouns=set(found.nouns) | ({mention.noun} if mention.noun else set()),
        )
        if mention.titles:
            source.title = mention.titles[0]
        source.research = source.research or bool(mention.noun in DOCUMENTS)
        return source

    def _just_said(self, block: int) -> Source | None:
        """What "the same survey" is where the last one has no name: "a survey by a lobby group"."""
        last = self.items[-1] if self.items else None
        near = last is not None and last.kind == "vague" and block - last.block <= 1
        return last if near and last is not None and last.nouns & DOCUMENTS else None

    def _unnamed(self, noun: str, block: int) -> Source | None:
        """What "the survey" is if the text told of "a new survey", and of nobody's by name."""
        for source in reversed(self.items[-_LATELY:]):
            opens = source.text.partition(" ")[0].lower() in _NEW
            if source.kind == "vague" and opens and noun in source.nouns:
                return source if block - source.block <= _LATELY else None
        return None

    def alike(self, words: str, block: int) -> Source | None:
        """The source by name whose words "preliminary jobs data" takes up: "jobs data from X"."""
        told = words.lower().split()
        if len(told) < _PAIR or told[-2] in _ANY_KIND or not told[-2].isalpha():
            return None
        pair = " ".join(told[-2:])
        for source in reversed(self.items[-_LATELY:]):
            if block - source.block > _LATELY or source.kind != "named" or not source.research:
                continue
            if source.proper and re.search(rf"\b{re.escape(pair)}\b", source.text.lower()):
                return source
        return None

    def _with_subject(self, recent: list[Source], block: int) -> list[Source]:
        """The sources, and last the body that was spoken of since."""
        about = self.subject
        if about is None or block - about.block > 1:
            return recent
        return [*recent, about] if not recent or _place(recent[-1]) < _place(about) else recent

    def _find(self, mention: Mention, block: int, text: str, *, capital: bool) -> Source | None:
        recent = self.items[-REACH:]
        if not mention.year:
            recent = [s for s in recent if not s.aside or s.block == block]
        if mention.pronoun in ("it", "they") or (mention.owner == "its" and not mention.people):
            recent = self._with_subject(recent, block)
        if mention.pronoun == "it" or mention.owner == "its":
            recent = [s for s in recent if not _speaks_itself(s)]
        last = self.items[-1] if self.items else None
        firm = [s for s in recent if s.kind != "vague"]
        if not mention.pronoun and firm:
            recent = firm
        if mention.pronoun:
            for source in reversed(recent):
                if mention.pronoun in ("he", "she") and not source.person:
                    continue
                if mention.pronoun == "they" and not (source.research or source.nouns & PEOPLE):
                    continue
                if mention.pronoun == "it" and source.person and source.person == source.publisher:
                    continue
                return source
            return recent[-1] if recent else None
        body = mention.body or (mention.owner if mention.owner not in ("its", "our", "") else "")
        if body:
            for source in reversed(recent):
                name = key_words(source.publisher or "")
                if body in CIVIC:  # "City of Rye"; Bay City News is no city
                    name = (*name[:1], *name[-1:])
                if body in source.nouns or body in name:
                    return source
            if body in ANY_BODY and not (capital and body in self.met):
                proper = [s for s in reversed(recent) if s.proper]
                proper = [s for s in proper if not s.passing] or proper
                like = _LIKE.get(body, frozenset())
                fit = (s for s in proper if _may_be(like, s))
                return next(fit, proper[0] if proper and body != "force" else None)
            if body in self.met:
                return Source("named", self.met[body], self.met[body], nouns={body})
            return None
        noun = mention.noun
        if noun and mention.det == "the" and not mention.owner:
            recent = _set_against(recent, mention, text, block)
        if mention.owner == "its":
            if mention.people in ROLES:  # a director is a body's, not a survey's
                bodies = [s for s in recent if not DOCUMENTS.intersection(key_words(s.text))]
                recent = bodies or recent
            return recent[-1] if recent else None
        if noun and not mention.people:
            recent = [s for s in recent if s.person is None or s.person != s.publisher]
            studied = [s for s in recent if s.research]
            if not studied and noun in _DATA and mention.det != "same":
                return None  # "the data" is of no one who only said something
            recent = studied or [s for s in recent if not s.passing]
            like = _SYNONYMS.get(noun, frozenset()) | {noun}
            for source in reversed(recent):
                if noun in source.nouns or noun in key_words(source.title or ""):
                    return source
            for source in reversed(recent):
                if like & source.nouns:
                    return source
            if (unnamed := self._unnamed(noun, block)) is not None:
                return unnamed
            if noun in _ANY_DOCUMENT or mention.relative:
                return recent[-1] if recent else None
            # "The ministry says 12%. The bulletin has one more figure": the ministry's.
            just = last is not None and last.kind == "named" and 0 <= block - last.block <= 1
            theirs = just and last in recent and not mention.owner and noun not in LOOSE
            return last if theirs else None
        if mention.people:
            unsaid = mention.det == "" and last is not None and last.kind == "vague"
            if unsaid and last is not None and last.nouns & DOCUMENTS:
                return last  # "A study found a link. Researchers say"
            recent = [s for s in recent if s.person is None] or recent
            for source in reversed(recent):
                if mention.people in source.nouns:
                    return source
            recent = [s for s in recent if s.research] or recent
            return recent[-1] if recent else None
        return None


def _place(source: Source) -> tuple[int, int]:
    return source.block, source.start


def _set_against(recent: list[Source], mention: Mention, text: str, block: int) -> list[Source]:
    """The sources but for the one that a phrase is set against: "X has 20; the poll has 18"."""
    last = recent[-1] if recent else None
    if last is None or last.block != block or not 0 <= last.end <= mention.start:
        return recent
    if not _AGAINST.search(text[last.end : mention.start]) or mention.noun in last.text.split():
        return recent
    others = [s for s in recent if s.publisher != last.publisher and mention.noun in s.nouns]
    if not others:
        like = _SYNONYMS.get(mention.noun, frozenset())
        others = [s for s in recent if s.publisher != last.publisher and like & s.nouns]
    return others or recent


def _may_be(like: frozenset[str], source: Source) -> bool:
    """Whether a body's name says that it is of a kind, or leaves open which kind it is."""
    name = set(key_words(source.publisher or ""))
    return bool(like & name or (like and not name & _KINDS and source.publisher))


def _speaks_itself(source: Source) -> bool:
    """Whether a source is "we", or "our laboratory": "it" is never that; "our survey" it can be."""
    first = source.text.lower().split()[:1]
    return source.kind == "own" and not source.nouns and not _OURSELVES.isdisjoint(first)
