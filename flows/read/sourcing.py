"""From a crediting expression to the source it means, given what stands before."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read.affiliating import affiliate
from flows.read.bracketed import Cue
from flows.read.carrying import Scope
from flows.read.creditwords import (
    ANY_BODY,
    BODIES,
    CIVIC,
    DOCUMENTS,
    INDEFINITE,
    LOOSE,
    PEOPLE,
    ROLES,
    SPEAK,
)
from flows.read.dating import dated, edition, to_come
from flows.read.halves import date, halves, merge, named_behind, one_source, published_by
from flows.read.interview import Interview
from flows.read.linked import belongs
from flows.read.mentions import Mention
from flows.read.ownreports import SURVEYS, OwnReports
from flows.read.publishers import Sources
from flows.read.referring import described, whose
from flows.read.source import Source, key_words
from flows.read.topic import Topic

_GOVERNMENT = pattern(
    r"(?:the |an? |new |latest |recent |official |federal |national |u\.?s\.? )*"
    r"(?:weekly |monthly |quarterly )?(?P<who>government|census|central bank)\b",
    re.IGNORECASE,
)
# "The latest official figures" are an office's, not of the paper that was named before.
_OFFICIAL = pattern(r"\bofficial (?:[a-z]+ )?(?:figures|statistics|data|estimates|numbers)\b")
_ASKS = pattern(
    r"\b(?:surveys?|surveyed|surveying|polls?|polled|polling|pollsters?|questionnaires?|respondents?"
    r"|interviewed|interviewees|participants|study|studies|trial|census|sample)\b",
    re.IGNORECASE,
)
_REQUESTS = "Freedom of Information"
# "Findings from a survey of tenants", behind a report: of that report.
_FINDINGS = pattern(r"\b(?:findings|results|responses|answers)(?: from| of| in) $", re.IGNORECASE)
_OFFICE = pattern(
    r"\b(?:Office|Bureau|Department|Ministry|Government|Agency|Statistics|Census|Administration"
    r"|Authority|Commission|Treasury|Service|Bank|[A-Z]{2,6})\b"
)
_OF_THINGS = pattern(
    r"\s(?:released |taken |drawn |collected |gathered |leaked |stolen )?(?:of|from)"
    r" (?:these|those|the|our) (?!(?:[\w-]+ ){0,3}?(?:surveys?|study|studies|reports?|polls?|census"
    r"|research|panel|office|agency|bureau|council|ministry|department|same)\b)[a-z]"
)
# Between two sources: "the Rye poll and the Loaf survey", ", and the Guild".
_APART = pattern(
    r"^\s(?:and|or|nor|than)\s(?:by\s|in\s)?$|,\s(?:and|but|while|whereas)\s(?:the\s)?$",
    re.IGNORECASE,
)
_IN = pattern(r"\bin $", re.IGNORECASE)
_OUTCOMES = frozenset(("results", "findings"))
_SAYS = 3  # weight of a cue with a verb of reporting
_JUST = 2  # blocks
_RECENT = 20  # credits
# "Ballots came in by post": how, not by whom it was told.
_BY_MAIL = frozenset(("post", "letter", "statement", "article"))


def _says(text: str, cue: Cue) -> bool:
    """Whether a cue is a verb of saying: "X said", ", X announced", not "X found"."""
    at = cue.mention
    around = text[cue.start : cue.end] if at is None else text[cue.start : at.start]
    around += "" if at is None else text[at.end : cue.end]
    return not SPEAK.isdisjoint(around.lower().replace(",", " ").split())


_THESE = frozenset(("these", "those", "such"))
_FACTS = frozenset("statistics stats facts trends numbers benchmarks".split())
_FIGURES = frozenset("data figures statistics numbers".split())
_FAR = 3  # blocks


class Sourcer:
    """Reads cues in document order and remembers whom they named."""

    def __init__(
        self, document: Document, sources: Sources, answers: Interview | None, *, own: bool
    ) -> None:
        """For a walk through a document.

        Args:
            document: it reads.
            sources: named so far; grows.
            answers: who answers, if the document is an interview.
            own: the document as a whole presents its own data.
        """
        self.interview = answers
        self.document = document
        self.sources = sources
        self.own = own
        self.house = OwnReports(document, sources)
        self.topic = Topic()
        self.spoken: list[tuple[Source, int]] = []  # who is said to say something, by block
        self.mentions: list[Mention] = []  # of the sentence that is being read
        self.told: set[str] = set()  # publishers among them
        # Whether it tells of people who were asked.
        self.asks = any(_ASKS.search(b.text) for b in document.blocks if b.kind != "code")

    def whom_about(self, block: Block) -> Source | None:
        """The body by its name, or one known, that the last sentence of a block is about."""
        mention = self.topic.of(block)
        if mention is None:
            return None
        name = mention.names[0]
        known = self.sources.known(name.text) in self.told
        if not (name.kind == "body" or name.text.isupper() or known):
            return None
        return self.noted(self.sources.named(mention, block.text, block.index))

    def _taken_up(self, mention: Mention, block: Block) -> Mention | None:
        """Whose "its report" is in "the company earned 7 million, says its report": the topic's."""
        taken = any(
            m.body in ANY_BODY and m.det == "the" and not (m.named or m.noun) and m.j <= mention.i
            for m in self.mentions
        )
        return self.topic.of(block) if taken else None

    def about(self, mention: Mention | None, block: Block) -> None:
        """Keep the body that a sentence was about: "it" and "its report" may mean it next."""
        if mention is not None:
            self.sources.subject = self.sources.named(mention, block.text, block.index)

    def speaks(self, source: Source, block: int) -> None:
        """Keep a source that is said to say something."""
        self.spoken.append((source, block))
        if source.kind == "named" and source.publisher and not source.says:
            self.told.add(source.publisher)

    def read(
        self, cue: Cue, block: Block, scope: Scope | None, before: Scope | None
    ) -> Source | None:
        """The source that a cue means, with its year if the words beside it tell."""
        source = self._read(cue, block, scope, before)
        if source is not None and not (source.nouns & DOCUMENTS or source.title):
            source.says = _says(block.text, cue)
        published = self.document.meta.published
        if source is not None and source.kind == "named" and source.year is None:
            source.year = dated(block.text, cue, published) or edition(block.text, cue, published)
        if source is not None and source.year and to_come(source.year, published):
            source.year = None  # "the forecast for 2030"
        return source

    def _read(
        self, cue: Cue, block: Block, scope: Scope | None, before: Scope | None
    ) -> Source | None:
        text = block.text
        mention = cue.mention
        words = text[cue.start : cue.end] if mention is None else text[mention.start : mention.end]
        if cue.kind == "crowd" and self.asks:
            return None  # those who were asked
        if cue.kind == "loose":
            found = self.sources.pointed(mention, text, block.index) if mention else None
            if found is not None and found.kind != "vague":
                return self.noted(found)
        found = self._results(cue, block)
        if found is not None:
            return self.noted(found)
        if mention is None or cue.kind in ("vague", "loose"):
            begins = cue.start if mention is None else mention.start
            if words.lower() in _BY_MAIL and text[:begins].endswith(" by "):
                return None
            source = Source("vague", words, proper=False, block=block.index)
            source.start, source.end = cue.start, cue.end
            if (state := _GOVERNMENT.match(words)) is not None:
                source.kind, source.publisher = "named", state["who"].capitalize()
            scope = scope or before
            reported = scope is not None and block.index - scope.block <= 1
            if reported and scope is not None and mention is not None and mention.det == "a":
                told = scope.source.kind == "named" and scope.source.person is None
                if told and scope.source.research and _FINDINGS.search(text[: mention.start]):
                    found = replace(scope.source, text=words, start=cue.start, end=cue.end)
                    return self.noted(found)
            if mention is not None and mention.noun and source.kind == "vague":
                alike = self.sources.alike(words, block.index)
                if alike is not None:
                    return self.noted(replace(alike, text=words, start=cue.start, end=cue.end))
            if mention is not None:
                source.nouns = {w for w in (mention.noun, mention.people) if w}
            theirs = mention is not None and mention.noun in ("results", "data", "survey")
            if self.own and mention is not None and theirs and mention.det not in INDEFINITE:
                source.kind, source.publisher = "own", self.document.meta.publisher
            return self.noted(source)
        if cue.kind == "own" and self.interview and self.interview.answers(block.index):
            source = self.interview.source(words, block.index)
            source.start, source.end, source.research = mention.start, mention.end, True
            source.nouns = {mention.noun} - {""}
            source.title = self._own_title(mention, source)
            return self.noted(source) if cue.weight > 0 else source
        if cue.kind == "own":
            source = Source("own", words, self.document.meta.publisher, block=block.index)
            source.start, source.end, source.year = mention.start, mention.end, mention.year
            source.title = mention.titles[0] if mention.titles else None
            if source.title is None and mention.names:
                source.title = mention.names[0].text
            source.proper = cue.weight > 0
            source.nouns = {mention.noun} if mention.noun else set()
            return self.noted(source) if cue.weight > 0 else source
        if cue.weight < 0 and not self._known(cue):
            return None
        if mention.printed and mention.det in ("the", "this", "their"):
            # "The study, published in Bread Science," is of those who were named before.
            found = self.sources.pointed(mention, text, block.index)
            if found is not None and found.kind != "vague" and found.proper:
                return self.noted(found)
        if cue.kind == "named" and (self._measure(mention) or self._topical(mention, block)):
            return None
        asks = block.kind in ("heading", "title") and text.rstrip().endswith("?")
        if cue.kind == "pointing" and asks:
            return None  # "Do users publish their notes?"
        if cue.kind == "named":
            source = self.sources.named(mention, text, block.index)
            source.passing = cue.weight <= 0
            source.research = cue.weight >= 2 or bool(source.nouns & DOCUMENTS or source.title)
            if cue.weight == 2 and source.person == source.publisher:
                source.person = None  # "Stack Rye surveyed": bodies do research
            affiliate(source, cue, text, self.sources, self.mentions, scope=scope, before=before)
            if self.own:
                self.house.mark(source, cue, mention, block)
            return self.noted(source)
        if mention.noun in LOOSE and not mention.named and _OF_THINGS.match(text, mention.end):
            return None  # "the data of the fires"
        if mention.owner == "its" and (mention.noun or mention.titles):
            owner = whose(mention, self.mentions, text) or self._taken_up(mention, block)
            if owner is not None:
                return self.noted(self.sources.owned(mention, owner, text, block.index))
            found = self._whose_own(mention, text, block)
            if found is not None:
                return self.noted(found)
        if cue.weight == 1 and mention.noun and not mention.owner:
            found = self.sources.pointed(mention, text, block.index, strict=not mention.relative)
            return self.noted(found) if found is not None else None
        if self.own and mention.noun in SURVEYS and not mention.owner and not mention.body:
            found = self.sources.pointed(mention, text, block.index, strict=True)
        else:
            found = self.sources.pointed(mention, text, block.index)
        official = _OFFICIAL.search(words) and not _OFFICE.search(
            (found.publisher if found is not None else "") or ""
        )
        if found is not None and (official or self._leads_away(mention, found, block)):
            found = Source("vague", words, proper=False, block=block.index)
            found.start, found.end, found.nouns = mention.start, mention.end, {mention.noun}
        if found is not None:
            return self.noted(found)
        about = self.topic.of(block) if mention.body in ANY_BODY and mention.det == "the" else None
        if about is not None and not mention.noun:  # "Crumb sold ovens. The firm said"
            source = self.sources.named(about, text, block.index)
            source.text, source.start, source.end = words, mention.start, mention.end
            return self.noted(source)
        if mention.titles:
            titled = self.sources.named(mention, text, block.index)
            titled.research = True
            return self.noted(titled)
        return self._unresolved(cue, words, block)

    def _leads_away(self, mention: Mention, found: Source, block: Block) -> bool:
        """As "the [most recent data](address)", where a body was named paragraphs before.

        Its link, to another site than that body's, says that it is somebody else's.
        """
        if mention.noun not in _FIGURES or mention.owner:
            return False
        named = [s.block for s in self.sources.items if s.publisher == found.publisher]
        if block.index - max((at for at in named if at <= block.index), default=0) < _FAR:
            return False
        links = [at for at in block.links if at.start < mention.end and mention.start < at.end]
        return bool(links) and not any(
            belongs(at.url, found.publisher or found.title) for at in links if at.kind == "link"
        )

    def _own_title(self, mention: Mention, source: Source) -> str | None:
        """What the report of who answers is called: "Our Bread Report", and later "our report"."""
        if mention.titles or mention.names:
            return mention.titles[0] if mention.titles else mention.names[0].text
        for other in reversed(self.sources.items[-_RECENT:]):
            theirs = other.person == source.person and mention.noun
            if theirs and mention.noun in key_words(other.title or ""):
                return other.title
        return None

    def _results(self, cue: Cue, block: Block) -> Source | None:
        """The study just spoken of, whose "Results showed" something."""
        mention = cue.mention
        if mention is None or cue.kind != "vague" or cue.weight < 2:
            return None
        if block.text[mention.start : mention.end].lower() not in _OUTCOMES:
            return None
        found = self.sources.pointed(mention, block.text, block.index)
        last = self.sources.items[-1] if self.sources.items else None
        if found is None or last is None or last.kind == "vague" or not found.research:
            return None
        return found if block.index - last.block <= _JUST else None

    def complete(self, read: list[tuple[Cue, Source]], text: str) -> None:
        """Two cues of one sentence that name one source complete each other."""
        for i, (cue, source) in enumerate(read[:-1]):
            if published_by((cue, source), read[i + 1], text):
                read[i + 1] = read[i + 1][0], source
            elif named_behind((cue, source), read[i + 1]):
                read[i] = cue, read[i + 1][1]
        for i, (cue, source) in enumerate(read):
            for other_cue, other in read[i + 1 : i + 3]:
                date((cue, source), (other_cue, other))
                gap = text[min(cue.end, other_cue.end) : max(cue.start, other_cue.start)]
                if ";" in gap or _APART.search(gap) or not one_source(source, other):
                    continue
                if (
                    cue.weight == other_cue.weight == _SAYS
                    and cue.side == other_cue.side == "right"
                ):
                    continue  # each says something of its own
                if source.publisher != other.publisher and not halves(
                    (cue, source), (other_cue, other)
                ):
                    continue
                if other_cue.bracket and not other.bare:
                    source.year = source.year or other.year
                    continue
                merge(source, other)

    def reported_in(self, read: list[tuple[Cue, Source]], text: str) -> None:
        """Who says something "in a report" has made it: "the report" means theirs from there on."""
        told = [
            source
            for cue, source in read
            if cue.kind == "named" and cue.weight >= _SAYS and not cue.bracket
            if source.kind == "named" and source.proper
        ]
        if len({source.publisher for source in told}) != 1:
            return
        for mention in self.mentions:
            plain = mention.noun in DOCUMENTS and not (mention.named or mention.owner)
            if plain and mention.det in ("a", "an") and _IN.search(text[: mention.start]):
                for source in told:
                    source.nouns = source.nouns | {mention.noun}

    def _whose_own(self, mention: Mention, text: str, block: Block) -> Source | None:
        """As "its own numbers" are the force's in "the force issued its own numbers"."""
        for other in self.mentions:
            plain = other.body and other.det == "the" and not (other.named or other.noun)
            if plain and other.end <= mention.start:
                found = self.sources.pointed(other, text, block.index)
                if found is None:
                    return None
                words = text[mention.start : mention.end]
                return replace(found, text=words, start=mention.start, end=mention.end)
        return None

    def _topical(self, mention: Mention, block: Block) -> bool:
        """Whether a name tells what "these oven statistics" are about, as the title does."""
        names = mention.names
        if mention.noun not in _FACTS or mention.by or mention.person or len(names) != 1:
            return False
        about = f"{names[0].text} {mention.noun}".lower()
        heads = [b.text for b in self.document.blocks[:3] if b.kind in ("title", "heading")]
        told = any(about in t.lower() for t in [self.document.meta.title or "", *heads])
        listed = block.kind == "heading" and block.text.lstrip("*_ ")[:1].isdigit()
        return told and (mention.det in _THESE or listed)  # "13 oven statistics"

    def _measure(self, mention: Mention) -> bool:
        """Whether a name is the short form of a measure: "GDI suggests", "in terms of GDI"."""
        names = mention.names
        if [n.text for n in names + mention.by] == [_REQUESTS]:
            return True  # asked of those who answer, and of who asked
        alone = len(names) == 1 and not (mention.by or mention.noun or mention.titles)
        return alone and names[0].text in self.sources.measures

    def _known(self, cue: Cue) -> bool:
        """Whether a name in passing is that of a source given before."""
        mention = cue.mention
        if mention is None:
            return False
        for name in mention.names + mention.by:
            full = self.sources.known(name.text)
            if full is not None and full in self.told:
                return True
        return False

    def _unresolved(self, cue: Cue, words: str, block: Block) -> Source | None:
        """A short form that points to nothing named before."""
        mention = cue.mention
        assert mention is not None
        if mention.pronoun or cue.weight < 2:
            return None
        source = Source("named", words, proper=False, block=block.index)
        source.start, source.end = mention.start, mention.end
        source.year = mention.year
        source.nouns = {w for w in (mention.noun, mention.body, mention.people) if w}
        source.nouns |= {mention.owner} & BODIES  # "the ministry's report", and then "the ministry"
        publication = bool(mention.noun)
        if publication and mention.owner in CIVIC:
            source.proper = True  # "the city’s cost report"
            return self.noted(source)
        called = described(mention, words)
        if self.own and publication and not called:
            source.kind, source.publisher = "own", self.document.meta.publisher
        elif called:
            source.publisher, source.proper = called, True
        elif publication and mention.people:
            source.publisher = mention.people  # "the organisers' report"
            source.proper = True
        elif publication or mention.people:
            linked = any(at.start < mention.end and mention.start < at.end for at in block.links)
            plural = mention.noun in ("data", "numbers", "figures", "statistics", "studies")
            if mention.people in ROLES and mention.people not in PEOPLE:
                pass  # "the minister"
            elif not linked and (plural or mention.people):
                source.kind = "vague"
        return self.noted(source)

    def noted(self, source: Source) -> Source:
        """Remember a source as the one spoken of last."""
        self.sources.note(source)
        return source
