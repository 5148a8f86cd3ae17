"""Credits of figures in tables: source columns, headers, captions, lead-ins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.citation import NONE, Citation
from flows.read.creditwords import DOCUMENTS
from flows.read.model import Credit
from flows.read.names import find_names
from flows.read.source import Source, is_source_name, key_words, undated
from flows.read.titles import find_titles
from flows.read.words import is_year, tokens

if TYPE_CHECKING:
    from flows.read.walker import Walker

_SOURCE_HEAD = pattern(
    r"\b(?:sources?|references?|publisher|published by|according|origin|who says(?: so)?|citation"
    r"|data from|(?:taken|drawn|quoted|reported|collected|compiled) (?:from|by)|by whom|credit)\b"
    r"|^(?:survey|study|report|poll|pollster|organi[sz]ation|institution|from|based on)$",
    re.IGNORECASE,
)
_BODIES = pattern(r"^(?:organi[sz]ation|institution)$", re.IGNORECASE)
_SOURCE_LINE = pattern(
    r"^\W*(?:data )?(?:sources?|data|via|chart|credit)\s*:\s*|[.;,)(–—]\s*(?:data )?sources?:\s*",
    re.IGNORECASE,
)
# "(same source)", "Source: as above", "ibid.": whoever was spoken of last.
_SAME = pattern(
    r"\b(?:the )?same (?:source|survey|study|report)\b|\bibid\b"
    r"|\bsources?: (?:as (?:above|before|in)|see above|ditto|same)\b",
    re.IGNORECASE,
)
_SHORT = 200  # characters of a line below a table that is of it alone
_BRACKETS = pattern(r"\(([^()]{2,60})\)")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class TableCredits:
    """Reads who is credited in the tables of a document."""

    def __init__(self, walker: Walker) -> None:
        """For a walk through a document."""
        self.walker = walker
        self.captions: dict[int, list[Block]] = {}
        self.cells: dict[tuple[int, int], list[Block]] = {}  # by table and row
        self.columns: dict[int, int | None] = {}  # source column of a table
        self.noted: dict[int, tuple[Source | None, Citation]] = {}
        self.outside: list[int] = []  # for each block the last before it that is no cell

    def prepare(self, wanted: set[int]) -> None:
        """Index the cells and captions of tables that hold claims."""
        blocks = self.walker.blocks
        tables = {blocks[at].table for at in self.walker.by_block if blocks[at].kind == "cell"}
        tables.discard(-1)
        if not tables:
            return
        leads = {block.parent: block.table for block in blocks if block.kind == "cell"}
        for block in blocks:
            if block.table in tables:
                if block.kind == "cell":
                    self.cells.setdefault((block.table, block.row), []).append(block)
                else:  # what leads in another table is that one's
                    table = leads.get(block.index, block.table)
                    self.captions.setdefault(table, []).append(block)
                    wanted.add(block.index)
                if block.parent >= 0:
                    wanted.add(block.parent)

    def cell(self, block: Block) -> None:
        """Credit the claims of a cell."""
        walker = self.walker
        claims = walker.by_block.get(block.index)
        if not claims:
            return
        source, citation, how = self._credit(block)
        for at in claims:
            if source is None:
                if citation is not NONE:
                    walker.made[at] = Credit(
                        "own" if walker.own and walker.at_home(citation.url) else "none",
                        citation=citation.kind,
                        url=citation.url,
                        citation_text=citation.text,
                        decided_by=how,
                    )
                elif walker.own:
                    walker.made[at] = replace(
                        walker.default(),
                        year=self._column_year(block),
                    )
                continue
            walker.made[at] = Credit(
                source.kind,
                source.text,
                source.publisher,
                source.title,
                source.year,
                citation.kind,
                citation.url,
                citation.text,
                how,
            )

    def _credit(self, block: Block) -> tuple[Source | None, Citation, str]:
        citations = self.walker.citations
        own = citations.of_cell(block)
        column = self._column(block.table)
        if column is not None and column != block.column:
            for cell in self.cells.get((block.table, block.row), []):
                if cell.column == column and cell.text.strip():
                    source = self.named_in(cell, cell.text)
                    if source is not None:
                        self.walker.sources.note(source)
                        self._known(block, source)
                        cited = citations.of_cell(cell)
                        return source, own if own is not NONE else cited, "source column"
        header = self._header(block)
        if header is not None:
            return header, own, "header"
        source, cited = self._caption(block.table)
        if own is not NONE:
            cited = own
        if source is not None:
            return source, cited, "caption"
        source, lead = self._lead(block)
        return source, cited if cited is not NONE else lead, "lead-in"

    def _known(self, block: Block, source: Source) -> None:
        """A table's last source is what the text behind it may point to."""

    def _column(self, table: int) -> int | None:
        """The column that names sources, if a table has one."""
        if table not in self.columns:
            found = None
            for cell in self.cells.get((table, 0), []):
                if len(cell.text) >= 40 or not _SOURCE_HEAD.search(cell.text):
                    continue
                # "Institution | Trusted by", from a survey that the caption names
                of_bodies = cell.column == 0 and _BODIES.match(cell.text.strip())
                if self._tells(cell) and not (of_bodies and self._caption(table)[0]):
                    found = cell.column
            self.columns[table] = found
        return self.columns[table]

    def _tells(self, head: Block) -> bool:
        """Whether the cells below a header are names rather than figures."""
        below = [
            cell
            for (table, row), cells in self.cells.items()
            if table == head.table and row > 0
            for cell in cells
            if cell.column == head.column
        ]
        named = sum(_may_name(cell.text) for cell in below)
        return bool(below) and named * 2 >= len(below)

    def _header(self, block: Block) -> Source | None:
        """A source named in the header of the column or the corner: "Industry (Forrester)"."""
        first = self.cells.get((block.table, 0), [])
        corner = next((cell.text for cell in first if cell.column == 0), "")
        for header in (block.column_header, corner):
            for match in _BRACKETS.finditer(header):
                name = match.group(1)
                key = key_words(undated(name))
                known = key in self.walker.sources.full
                if known or any(w in DOCUMENTS for w in key[-1:]):
                    made = Source("named", header.rsplit(" / ", 1)[-1], block=block.index)
                    made.publisher = self.walker.sources.canonical(undated(name))
                    made.year = _year(header)
                    if self.walker.sources.is_house(made.publisher):
                        made.kind = "own"
                    return made
        return None

    def _column_year(self, block: Block) -> int | None:
        return _year(block.column_header)

    def _caption(self, table: int) -> tuple[Source | None, Citation]:
        if table not in self.noted:
            source, citation = None, NONE
            for caption in self.captions.get(table, []):
                match = _SOURCE_LINE.search(caption.text)
                if _SAME.search(caption.text) and (spoken := self.walker.sourcer.spoken):
                    source = source or spoken[-1][0]
                    continue
                if match is None and self._notes(caption):
                    continue
                if match:
                    source = source or self.named_in(caption, caption.text[match.end() :])
                elif source is None and caption.index not in self.walker.by_block:
                    self.walker.block(caption)
                    scope = self.walker.scopes.get(caption.index)
                    source = scope.source if scope is not None else None
                if citation is NONE:
                    citation = self.walker.citations.of_cell(caption)
            self.noted[table] = source, citation
        return self.noted[table]

    def _notes(self, caption: Block) -> bool:
        """Whether what stands below a table are notes on more than the table."""
        below = caption.index > 0 and self.walker.blocks[caption.index - 1].kind == "cell"
        return below and len(caption.text) > _SHORT

    def _lead(self, block: Block) -> tuple[Source | None, Citation]:
        walker = self.walker
        scope = walker.scopes.get(block.parent) if block.parent >= 0 else None
        if scope is None:
            scope = walker.headed.get(block.section)
        if scope is None:
            before = self._outside(block)
            if before is not None and before.text.rstrip().endswith(":"):
                scope = walker.scopes.get(before.index)
        if scope is None or scope.source.kind == "vague" or scope.weak:
            return None, NONE
        return scope.source, scope.citation

    def _outside(self, cell: Block) -> Block | None:
        """The last block before a cell that is none."""
        blocks = self.walker.blocks
        if not self.outside:
            last = -1
            for block in blocks:
                self.outside.append(last)
                last = block.index if block.kind != "cell" else last
        at = self.outside[cell.index]
        return blocks[at] if at >= 0 else None

    def named_in(self, block: Block, text: str) -> Source | None:
        """The source that a short text names: "Communications Authority, 2024"."""
        walker = self.walker
        shift = block.text.find(text)
        if shift < 0 or not text.strip():
            return None
        low = text.lower()
        if re.search(r"\b(?:our|own|internal)\b", low):
            return Source("own", text.strip(), walker.document.meta.publisher, block=block.index)
        words = tokens(block.text, shift, shift + len(text))
        names = [n for n in find_names(words, block.text, walker.habits) if is_source_name(n.text)]
        titles = find_titles(block, words)
        if not names and not titles and not any(w.cap for w in words):
            if any(w.low in DOCUMENTS for w in words):
                return Source("vague", text.strip(), proper=False, block=block.index)
            return None
        source = Source("named", text.strip(" .\n"), block=block.index)
        parts = [n for n in names if n.kind != "title" or is_year(words[n.j - 1])]
        bodies = [n for n in names if n.kind == "body"]
        # "Household Survey, Statistics Office": who publishes goes before what is published.
        bodies.sort(key=lambda n: words[n.j - 1].low in DOCUMENTS)
        bodies = bodies or [n for n in parts if n.kind != "title"]
        title = next((t for _, _, t in titles), None) or next(
            (n.text for n in names if n.kind == "title" and n not in bodies[:1]), None
        )
        first = bodies[0].text if bodies else (names[0].text if names else None)
        if first is None:
            first = undated(_YEAR.sub("", text).strip(" ,.()") or text)
        source.publisher = walker.sources.canonical(undated(first))
        if title and undated(title) != source.publisher:
            source.title = title
        source.year = _year(text)
        source.nouns = {w.low for w in words if w.low in DOCUMENTS}
        if walker.sources.is_house(source.publisher):
            source.kind = "own"
        return source


def _year(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match.group()) if match else None


def _may_name(text: str) -> bool:
    """Whether a cell may name somebody: "Pollination contracts" only begins like a name."""
    first, _, rest = text.strip().partition(" ")
    return any(ch.isupper() or ch.isdigit() for ch in (rest or first))
