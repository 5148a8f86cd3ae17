"""Who is credited for each claimed figure, in the article's own words, and with what citation.

A document is walked once, front to back. A sentence credits by its own words; where it does
not, the credit of the sentence before goes on until another one, a new heading or a paragraph
that does not point back. Table cells take the credit of their row, column, caption or lead-in,
list items that of the sentence that leads in, pull quotes and headings that of the figure
they repeat.
"""

from __future__ import annotations

import re
from dataclasses import replace

from flows.land.blocks import Block, Document
from flows.read.acronyms import acronyms, measures, sites
from flows.read.backward import credit_before, credit_quoted
from flows.read.blocks_before import BlocksBefore
from flows.read.bracketed import Cue
from flows.read.carrying import (
    OPENS,
    Scope,
    apart,
    besides,
    published,
    reaches,
)
from flows.read.character import character
from flows.read.citation import NONE, Citation, Citations
from flows.read.conducted import credit_makers
from flows.read.contrast import disputed, set_beside
from flows.read.credit_tables import TableCredits
from flows.read.cues import find_cues
from flows.read.dating import date_by_notes
from flows.read.digest import credit_digest
from flows.read.elsewhere import Elsewhere, make_credit
from flows.read.halves import same
from flows.read.hosts import host
from flows.read.house import called
from flows.read.interview import interview
from flows.read.issuer import sign
from flows.read.leading import Leading
from flows.read.linkcarry import LinkCarry, linked_name
from flows.read.linked import belongs
from flows.read.mentions import find_mentions
from flows.read.model import Credit, Figure, Sentence
from flows.read.names import cut_at_titles, find_names
from flows.read.onward import ASKS, go_on
from flows.read.ourselves import Ourselves
from flows.read.ownlike import own_by_signs
from flows.read.picking import pick_cue
from flows.read.pollnotes import credit_notes
from flows.read.prevailing import Prevailing
from flows.read.publishers import Sources
from flows.read.resuming import resume
from flows.read.source import Source, is_source_name, key_words
from flows.read.sourcing import Sourcer
from flows.read.spreading import spread
from flows.read.subjects_named import leads_in, subject
from flows.read.titles import find_titles
from flows.read.trailing import Trailing, only_labelled
from flows.read.unnamed import credit_own_survey, credit_unnamed
from flows.read.words import habits, tokens

_LABEL = re.compile(r"^\W*\d{1,3}\W+(?=\w)")  # "[12]: " before the text of a note
# What a reference has, and a remark in a note has not: a year, an address, a title in quotation
# marks, the word of a publication.
_REFERENCE = re.compile(
    r"\b(?:19|20)\d\d\b|https?://|\bdoi\b|[“\"][^”\"]{12,}[”\"]|\b(?:survey|report|census|statistics"
    r"|atlas|index|yearbook|press release|journal|database|tool)\b",
    re.IGNORECASE,
)
_CLOSE = 8  # blocks before a claim that are read for who was named there
_MOST = 24  # cues of a sentence whose links are looked at


def credits(
    document: Document, claims: list[Figure], sentences: dict[int, list[Sentence]]
) -> list[Credit]:
    """Credit and citation of each claim.

    Args:
        document: with its blocks.
        claims: figures that are claims, in reading order, each with its sentence.
        sentences: of each block, by its index.

    Returns:
        One credit a claim, in the same order.
    """
    if not claims:
        return []
    walker = Walker(document, claims, sentences)
    found = walker.walk()
    if not walker.own and walker.sourcer.interview is None:
        why = own_by_signs(walker, found)
        if why:
            return Walker(document, claims, sentences, own=why).walk()
    return found


class Walker:
    """One walk through a document; tables and what stands elsewhere look into it."""

    def __init__(
        self,
        document: Document,
        claims: list[Figure],
        sentences: dict[int, list[Sentence]],
        own: str = "",
    ) -> None:
        """Ready to walk.

        Args:
            document: to walk through.
            claims: its figures, each with its sentence.
            sentences: of each block, by its index.
            own: why it presents its own data, if it does not say so itself.
        """
        asked = character(document)
        document = self.document = asked.document
        self.blocks = document.blocks
        self.claims = claims
        self.sentences = sentences
        self.by_block: dict[int, list[int]] = {}
        self.by_sentence: dict[tuple[int, int], list[int]] = {}
        for at, claim in enumerate(claims):
            assert claim.sentence is not None
            place = claim.sentence.block.index, claim.sentence.index
            self.by_block.setdefault(place[0], []).append(at)
            self.by_sentence.setdefault(place, []).append(at)
        text = "\n".join(block.text for block in self.blocks if block.kind != "code")
        self.habits = habits(text)
        meta = document.meta
        self.host = host(meta.url)
        self.sources = Sources(acronyms(text), meta.publisher, self.host)
        self.sources.measures = measures(text)
        self.sources.sites = sites(text)
        self.citations = Citations(document)
        answers = interview(document, self.habits)
        self.why_own = (asked.own or own) if answers is None else ""
        self.own = bool(self.why_own)
        if asked.signed is not None:
            self.sources.house_names.append(key_words(asked.signed))
        self.made: list[Credit | None] = [None] * len(claims)
        self.scopes: dict[int, Scope | None] = {}  # at the end of each block
        self.headed: dict[int, Scope] = {}  # by heading
        self.opened: dict[int, Scope] = {}  # by section: "Here are the key findings:"
        self.scope: Scope | None = None
        self.link = LinkCarry()
        self.sourcer = Sourcer(document, self.sources, answers, own=self.own)
        self.elsewhere = Elsewhere(self)
        self.tables = TableCredits(self)
        self.blocks_before = BlocksBefore(self)

    # --- the walk ------------------------------------------------------------------------------

    def walk(self) -> list[Credit]:
        """Credits of all claims, in their order."""
        wanted = self._wanted()
        self.tables.prepare(wanted)
        for block in self.blocks:
            if block.index in wanted:
                self.block(block)
        credit_notes(self)
        Trailing(self).credit()
        Leading(self).credit()
        credit_digest(self)
        Prevailing(self).credit()
        credit_unnamed(self)
        credit_own_survey(self)
        credit_makers(self)
        resume(self)
        Ourselves(self).credit()
        spread(self)
        self.elsewhere.marked()
        self.elsewhere.repeated()
        told: list[Credit] = []
        last = None  # publisher that was credited last
        for made, claim in zip(self.made, self.claims, strict=True):
            told.append(made or self.left(claim, last))
            last = told[-1].publisher or last
        if self.own and not self.document.meta.publisher:
            sign(self.document, told, set(self.sources.met.values()))
        return date_by_notes(told)

    def _wanted(self) -> set[int]:
        """Blocks that can matter to the claims."""
        wanted: set[int] = set()
        size = len(self.blocks)
        for index in self.by_block:
            block = self.blocks[index]
            wanted.update(range(max(0, index - _CLOSE), min(size, index + 3)))
            for above in (block.section, block.parent):
                at = above
                while at >= 0 and at not in wanted:
                    wanted.add(at)
                    at = self.blocks[at].parent
        wanted.update(range(min(size, _CLOSE)))
        return wanted

    def block(self, block: Block) -> None:
        """Read a block: credit its claims, and keep the credit that it ends with."""
        if block.kind in ("code", "footnote", "reference"):
            self._plain(block)
            return
        if block.kind == "cell":
            self.tables.cell(block)
            return
        if block.kind == "title" and block.index not in self.by_block:
            return
        self.scope = self.blocks_before.scope(block)
        kept = len(self.sources.items)
        for sentence in self.sentences.get(block.index, []):
            self._sentence(sentence)
        self._leads_in(block)
        self.scopes[block.index] = self.scope
        scope = self.scope if block.kind == "paragraph" and OPENS.search(block.text) else None
        if scope is not None and scope.source.kind != "vague" and not scope.weak:
            self.opened[block.section] = scope
        self.elsewhere.source_line(block)
        if block.kind in ("heading", "title"):
            if self.scope is not None and self._heads(block):
                self.headed[block.index] = self.scope
            else:
                del self.sources.items[kept:]
            self.scopes[block.index] = self.scope = None

    def _leads_in(self, block: Block) -> None:
        """Whom a lead-in is about is credited for the list: "CIRU splits the cases by cause:"."""
        parts = self.sentences.get(block.index, [])
        here = self.scope is not None and self.scope.block == block.index
        if here or not parts or not block.text.rstrip().endswith(":"):
            return
        source = self.sourcer.whom_about(block)
        if source is not None:
            citation = self.citations.of_figure(
                *(parts[-1], (parts[-1].end, parts[-1].end), [(source.start, source.end)]),
                *(source.publisher, []),
            )
            self.scope = Scope(source, block.index, citation=citation, leads=True)

    def _heads(self, block: Block) -> bool:
        """Whether a heading names a source for what stands below: "Results of the X survey"."""
        assert self.scope is not None
        source = self.scope.source
        words = set(re.findall(r"[a-z]{4,}", block.text))
        return source.proper and source.kind == "named" and bool(source.nouns & words)

    def _plain(self, block: Block) -> None:
        """Figures in a footnote or an entry are credited to what it names."""
        claims = self.by_block.get(block.index, [])
        if claims:
            self.scope = None
            for sentence in self.sentences.get(block.index, []):
                self._sentence(sentence)

    # --- a sentence ----------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        block = sentence.block
        figures = self.by_sentence.get((block.index, sentence.index), [])
        spans = [(self.claims[at].start, self.claims[at].end) for at in figures]
        words = tokens(block.text, sentence.start, sentence.end)
        names = find_names(words, block.text, self.habits)
        self.sources.meet(names)
        titles = find_titles(block, words)
        cut_at_titles(names, titles, words)
        mentions = find_mentions(words, names, titles)
        cues = find_cues(words, mentions, block.text, (sentence.start, sentence.end), spans)
        if spans and only_labelled(block, spans[-1][1]):
            cues = []
        self.sourcer.mentions = mentions
        read = [(cue, source) for cue in cues if (source := self._source(cue, block))]
        about = subject(mentions, words)
        told = figures or any(cue.bracket or cue.weight > 0 for cue, _ in read)
        if about is not None and not told and leads_in(sentence, about):
            cue = Cue(about, "named", about.start, about.end, "right", ASKS)
            read = [(cue, source) for source in [self._source(cue, block)] if source]
        self.sourcer.complete(read, block.text)
        self.sourcer.reported_in(read, block.text)
        for cue, source in read:
            if cue.weight >= 2 and not cue.bracket:
                self.sourcer.speaks(source, block.index)
        self.sourcer.house.linked_home(sentence, read)
        chosen: list[tuple[Cue, Source]] = []
        for at in figures:
            pick = pick_cue(self.claims[at], read, named=self.named_scope())
            if pick is not None and pick[1].kind == "own" and set_beside(self.claims[at]):
                pick = None
            if pick is not None and pick[0].weight < 0 and besides(pick[1], sentence.text):
                pick = None  # "Crumb has cut 900 jobs"
            ahead = pick is None or pick[0].end <= self.claims[at].start
            if ahead and disputed(self.claims[at]):
                continue
            if pick is not None:
                self.link.forget()
                chosen.append(pick)
                self._credit_by_cue(at, sentence, pick, read, spans)
            else:
                self._credit_by_scope(at, sentence, spans)
        self.sourcer.topic.follow(sentence, mentions)
        credit_before(self, sentence, read, claimed=bool(figures))
        credit_quoted(self, sentence, read)
        self.scope = go_on(self, sentence, read, chosen, claimed=bool(figures))
        self.sourcer.about(about, block)

    def _source(self, cue: Cue, block: Block) -> Source | None:
        before = self.blocks_before.last(block) if block.kind == "paragraph" else None
        scope = self.scopes.get(before.index) if before is not None else None
        return self.sourcer.read(cue, block, self.scope, scope)

    def named_scope(self) -> bool:
        """Whether somebody is named whose credit goes on."""
        return self.scope is not None and self.scope.source.kind == "named"

    # --- crediting -----------------------------------------------------------------------------

    def _credit_by_cue(
        self,
        at: int,
        sentence: Sentence,
        pick: tuple[Cue, Source],
        read: list[tuple[Cue, Source]],
        spans: list[tuple[int, int]],
    ) -> None:
        cue, source = pick
        claim = self.claims[at]
        at_cue = [(cue.start, cue.end)]
        at_cue += [(c.start, c.end) for c, s in read[:_MOST] if s is not source and same(s, source)]
        citation = self.citations.of_figure(
            sentence, (claim.start, claim.end), at_cue, source.publisher or source.title, spans
        )
        scope = self.scope
        here = scope is not None and scope.block == sentence.block.index
        told = here and scope is not None and same(scope.source, source)
        if citation is NONE and scope is not None and told:
            # "X's survey (address) says; X's 2025 report admits": of a year is another report.
            citation = scope.citation if source.year in (None, scope.source.year) else NONE
        self.made[at] = make_credit(source, citation, "cue")

    def _credit_by_scope(self, at: int, sentence: Sentence, spans: list[tuple[int, int]]) -> None:
        claim = self.claims[at]
        scope = self.scope
        source = scope.source if scope is not None and reaches(scope, sentence) else None
        if source is not None and source.kind == "own" and set_beside(claim):
            source = None
        citation = self.citations.of_figure(
            sentence,
            (claim.start, claim.end),
            [],
            source.publisher if source else None,
            spans,
        )
        linked = citation.kind == "link" and any(
            link.url == citation.url and link.start < claim.end and claim.start < link.end
            for link in sentence.block.links
        )
        if source is not None and scope is not None and apart(citation, scope, sentence, linked):
            source = self.scope = None  # its own link leads to somebody else
        if source is None or scope is None:
            if scope is not None and scope.source.kind == "named" and not published(scope.source):
                self.scope = None
            if citation is not NONE:
                self.link.keep(sentence, citation)
            else:
                citation = self.link.carried(sentence)
            if citation is not NONE:
                named = linked_name(self, sentence, claim, citation)
                self.made[at] = named or self._linked(citation)
            return
        self.link.forget()
        if citation is NONE and self._covers(scope, sentence.block):
            citation = scope.citation
        elif citation.kind == "link" and citation.url != scope.citation.url:
            source = replace(source, title=None, year=None)  # the link tells which report it is
        self.made[at] = make_credit(source, citation, "carried")

    def _covers(self, scope: Scope, block: Block) -> bool:
        """Whether the citation of a credit that goes on is meant for the figures of a block.

        A link stands for the figures of its own paragraph, and of a list or table that it leads
        in; where a paragraph only presents a study, for the next as well. A study that has no
        name is what is linked, however far it is told of.
        """
        if scope.block in (block.index, block.parent) or not scope.source.proper:
            return True
        if self.blocks[scope.block].kind == "heading":
            return True
        before = self.blocks_before.last(block) if block.kind != "item" else None
        presents = scope.block not in self.by_block
        return presents and before is not None and before.index == scope.block

    def _linked(self, citation: Citation) -> Credit:
        """A figure that has a citation and nobody in words: whom its note names is credited."""
        if citation.kind == "footnote" and (noted := self._noted(citation)) is not None:
            return make_credit(noted, citation, "its reference")
        credit = Credit(decided_by="link only")
        # A mark refers to the works of others, and so does a link to another site.
        if self.own and citation.kind != "footnote" and self.at_home(citation.url):
            credit.type = "own"
            credit.publisher = self.document.meta.publisher
        credit.citation, credit.url = citation.kind, citation.url
        credit.citation_text = citation.text
        return credit

    def _noted(self, citation: Citation) -> Source | None:
        """Whom the note or the entry that a mark refers to names, if it is more than an address."""
        note = self.citations.stands.get(citation.text or "")
        if note is None or citation.text is None or not _REFERENCE.search(citation.text):
            return None
        source = self.tables.named_in(note, _LABEL.sub("", citation.text))
        words = (source.publisher or "").split() if source is not None else []
        called = 2 * sum(word[0].isupper() for word in words) > len(words)  # not "As of last year"
        named = source is not None and source.kind == "named" and called
        return source if named and is_source_name(" ".join(words)) else None

    def at_home(self, url: str | None) -> bool:
        """Whether an address is of the document's own site, as far as that is known."""
        if host(url) in ("", self.host):
            return True
        names = [self.document.meta.publisher, *called(self.document)]
        return any(belongs(url or "", name) for name in names)

    # --- what is left --------------------------------------------------------------------------

    def left(self, claim: Figure, last: str | None) -> Credit:
        """Credit of a claim that nothing speaks for, by how it stands in the text.

        Args:
            claim: the figure.
            last: publisher that was credited last before it.
        """
        answers = self.sourcer.interview
        if answers is not None and claim.sentence is not None:
            told = answers.told(claim.sentence, last)
            if told is not None:
                return make_credit(told, NONE, "who answers in an interview")
        if self.own and set_beside(claim):
            return Credit(decided_by="set beside the document's own")
        return self.default()

    def default(self) -> Credit:
        """Credit of a claim that nothing speaks for."""
        if self.own:
            why = f"own document: {self.why_own}"
            return Credit("own", publisher=self.document.meta.publisher, decided_by=why)
        return Credit(decided_by="nobody")
