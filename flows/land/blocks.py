"""What every reader gives: a document as blocks of visible text, mapped back to its file.

A *block* is a run of text that a reader sees as one piece: a paragraph, a list item, a
table cell. Markup is gone from ``Block.text``; ``Block.offsets`` maps each of its characters
back to the decoded file, so that whatever is found in the text can be pointed at in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "title",  # title, summary or description in front matter or meta tags, where a reader sees it
    "heading",
    "paragraph",
    "item",  # list item
    "cell",  # table cell
    "caption",  # of a table or figure, and "Source: ..." lines under one
    "quote",
    "footnote",  # text of a footnote
    "reference",  # entry of a numbered or alphabetical list of references
    "alt",  # text alternative of an image
    "code",
]


class Offsets:
    """Map from positions in a block's text to positions in the decoded file.

    Made of segments; within one, text and file run in step. A segment may be *atomic*
    (an entity such as ``&amp;``): its text stands for all of its characters in the file.
    """

    __slots__ = ("ends", "sources", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []  # text position where each segment starts
        self.sources: list[int] = []  # file position where each segment starts
        self.ends: list[int] = []  # file position after an atomic segment, -1 if in step

    def add(self, text_start: int, source_start: int, atomic_end: int = -1) -> None:
        """Append a segment; text_start must not decrease."""
        self.starts.append(text_start)
        self.sources.append(source_start)
        self.ends.append(atomic_end)

    def source(self, position: int) -> int:
        """File position of the character at ``position`` of the text."""
        i = max(bisect_right(self.starts, position) - 1, 0)
        if self.ends[i] >= 0:
            return self.sources[i]
        return self.sources[i] + position - self.starts[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """File span ``[start, end)`` of the text span ``[start, end)``, which must not be empty."""
        i = max(bisect_right(self.starts, end - 1) - 1, 0)
        last = self.ends[i] if self.ends[i] >= 0 else self.sources[i] + end - self.starts[i]
        first = self.source(start)
        # Broken markup can show words in another order than the file has them.
        return (first, last) if first < last else (max(last - 1, 0), first + 1)


@dataclass(slots=True)
class Link:
    """A hyperlink or a footnote mark in a block."""

    start: int  # span of the link's text in the block's text (empty for a bare footnote mark)
    end: int
    url: str  # as written, entities decoded; "" for a footnote mark
    kind: Literal["link", "footnote"] = "link"
    label: str = ""  # footnote label or number of the reference


@dataclass(slots=True)
class Block:
    """A piece of visible text. ``index`` is its position in ``Document.blocks``."""

    index: int
    kind: BlockKind
    text: str
    offsets: Offsets
    level: int = 0  # heading level; depth of a list item, from 1
    parent: int = -1  # block that leads in: the paragraph before a list, the item above, a table's
    # caption; -1 if none
    section: int = -1  # nearest heading above, -1 if none
    table: int = -1  # number of the table the cell belongs to, from 0
    row: int = -1  # row and column of a cell, from 0
    column: int = -1
    header: bool = False  # the cell is a column or row header
    row_header: str = ""  # text of the cell's row header (first cell of the row if none is marked)
    column_header: str = ""  # text of the cell's column header(s), joined by " / "
    page: int | None = None
    label: str = ""  # of a footnote or reference: what marks in the text say
    links: list[Link] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)  # italics: often titles
    strong: list[tuple[int, int]] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    lead: tuple[int, int] | None = None  # a list item's bold run-in head, or "1." typed in the text


@dataclass(slots=True)
class Meta:
    """What a document says of itself (front matter, meta tags, JSON-LD, sidecar)."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None  # ISO 8601, possibly partial
    language: str | None = None


@dataclass(slots=True)
class Document:
    """A decoded file and its blocks, in reading order."""

    document: str  # path below the inbox, with forward slashes
    text: str  # the decoded file: offsets count its characters
    media_type: str
    blocks: list[Block]
    meta: Meta = field(default_factory=Meta)
    encoding: str = "utf-8"
    content_hash: str = ""
    size_bytes: int = 0
    notes: list[str] = field(default_factory=list)  # what its metadata says amiss


class Unreadable(Exception):
    """A file that cannot be read; the message says why and what to do."""
