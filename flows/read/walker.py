"""The walk through a document that finds who is credited for each of its claims.

A document is walked once, front to back. A sentence credits by its own words; where it does
not, the credit of the sentence before goes on until another one, a new heading or a paragraph
that does not point back. Table cells take the credit of their row, column, caption or lead-in,
list items that of the sentence that leads in, pull quotes and headings that of the figure
they repeat.
"""

from __future__ import annotations

import re

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read.acronyms import acronyms, measures, sites
from flows.read.blocks_before import BlocksBefore
from flows.read.carrying import (
    OPENS,
    Scope,
)
from flows.read.character import character
from flows.read.citation import NONE, Citations
from flows.read.conducted import credit_makers
from flows.read.contrast import set_beside
from flows.read.credit_sentences import credit_sentence
from flows.read.credit_tables import TableCredits
from flows.read.creditwords import BODY_ENDS
from flows.read.dating import date_by_notes
from flows.read.digest import credit_digest
from flows.read.elsewhere import Elsewhere, make_credit
from flows.read.hosts import host
from flows.read.house import called
from flows.read.interview import interview
from flows.read.issuer import sign
from flows.read.leading import Leading
from flows.read.linkcarry import LinkCarry
from flows.read.linked import belongs
from flows.read.model import Credit, Figure, Sentence
from flows.read.namelines import is_name
from flows.read.ourselves import Ourselves
from flows.read.pointing_back import credit_pointed_back
from flows.read.pollnotes import credit_notes
from flows.read.prevailing import Prevailing
from flows.read.publishers import Sources
from flows.read.resuming import resume
from flows.read.source import key_words
from flows.read.sourcing import Sourcer
from flows.read.spreading import spread
from flows.read.trailing import Trailing
from flows.read.unnamed import credit_own_survey, credit_unnamed
from flows.read.words import habits

# Behind what leads in to a list: "Deaths by cause (Office of the Registrar):".
_NAMED_BEHIND = pattern(r"[(\[](?:source: )?(?P<name>(?!(?:19|20)\d\d)[^()\[\]]{2,80})[)\]]:\s*$")
_CLOSE = 8  # blocks before a claim that are read for who was named there


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

    # --- the walk --------------------------------------------------------------------------------

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
        credit_pointed_back(self)
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
            credit_sentence(self, sentence)
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
        behind = _NAMED_BEHIND.search(block.text)
        behind = behind if behind is not None and self._of_body(behind["name"]) else None
        if here and behind is not None and self.scope is not None:
            self.scope.weak = False
        if here or not parts or not block.text.rstrip().endswith(":"):
            return
        source = self.sourcer.whom_about(block)
        if source is None and behind is not None:
            source = self.tables.named_in(block, behind["name"])
        if source is not None and source.kind != "vague":
            citation = self.citations.of_figure(
                *(parts[-1], (parts[-1].end, parts[-1].end), [(source.start, source.end)]),
                *(source.publisher, []),
            )
            self.scope = Scope(source, block.index, citation=citation, leads=True)

    def _of_body(self, name: str) -> bool:
        """Whether what brackets hold is a body's name, and not "Great Britain", "SEO", "April"."""
        parts = name.lower().replace(",", " ").split()
        body = len(parts) > 1 and not BODY_ENDS.isdisjoint(parts)
        known = not name.isupper() and self.sources.known(name) is not None
        return is_name(name) and (body or (known and name not in self.sources.shorts))

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
                credit_sentence(self, sentence)

    # --- what others ask -------------------------------------------------------------------------

    def named_scope(self) -> bool:
        """Whether somebody is named whose credit goes on."""
        return self.scope is not None and self.scope.source.kind == "named"

    def at_home(self, url: str | None) -> bool:
        """Whether an address is of the document's own site, as far as that is known."""
        if host(url) in ("", self.host):
            return True
        names = [self.document.meta.publisher, *called(self.document)]
        return any(belongs(url or "", name) for name in names)

    # --- what is left ----------------------------------------------------------------------------

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
