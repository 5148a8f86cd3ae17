"""The lines of a source's text, each of whose characters can be pointed at in the file. Pure.

Answers are set line by line, in a text file as in a paragraph of Markdown or behind a bold
question; tables are read elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from flows.land.blocks import Block, Document, Offsets
from flows.lazy import pattern
from flows.trace.grids import Place

_READ = frozenset(("heading", "paragraph", "item", "quote", "caption", "code"))
_BREAK = pattern(r"<br\b[^<>]*>\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text."""

    text: str
    number: int  # in the file, from 1
    apart: bool  # an empty line, or another block, stands before it
    at: int  # where its text starts: in the file, or in the block's text
    offsets: Offsets | None = None  # from the block's text to the file

    def place(self, start: int, end: int) -> Place:
        """Where in the file some characters of the line stand."""
        if self.offsets is None:
            return Place(self.at + start, self.at + end, self.number)
        return Place(*self.offsets.span(self.at + start, self.at + end), self.number)


def lines_of(document: Document) -> list[Line]:
    """Lines of a document's running text: those of its file, or of its blocks but for tables."""
    if document.media_type == "text/plain":
        return list(_raw(document.text, 0, 1))
    numbers = _Numbers(document.text)
    made: list[Line] = []
    before: Block | None = None
    for block in document.blocks:
        if block.table >= 0 or block.kind not in _READ or not block.text:
            before = None
            continue
        start, end = block.offsets.span(0, len(block.text))
        if block.kind == "code":
            made += _raw(document.text[start:end], start, numbers.line(start))
        else:
            made += _pieces(document, block, numbers, apart=not _joined(document, before, block))
        before = block
    return made


def _joined(document: Document, before: Block | None, block: Block) -> bool:
    """Whether a block goes on in the next line of the one before: items, or a line break."""
    if before is None:
        return False
    if before.kind == "item" and block.kind == "item":
        return before.level == block.level
    if before.kind != "paragraph" or block.kind != "paragraph":
        return False
    start = block.offsets.source(0)
    return _BREAK.search(document.text[max(start - 60, 0) : start]) is not None


def _pieces(document: Document, block: Block, numbers: _Numbers, *, apart: bool) -> Iterator[Line]:
    """The lines of a block: where the file's lines end in Markdown, and a bold beginning."""
    cuts = {0, len(block.text)}
    if block.strong and block.strong[0][0] == 0:
        cuts.add(block.strong[0][1])
    if document.media_type != "text/html":
        at = block.text.find(" ")
        while at >= 0:
            source = block.offsets.source(at)
            if document.text[source : source + 1] in ("\n", "\r"):
                cuts.add(at + 1)
            at = block.text.find(" ", at + 1)
    order = sorted(cuts)
    for start, end in pairwise(order):
        text = block.text[start:end].strip()
        if text:
            at = block.text.index(text, start)
            number = numbers.line(block.offsets.source(at))
            yield Line(text, number, apart and start == 0, at, block.offsets)


def _raw(text: str, at: int, number: int) -> Iterator[Line]:
    apart = True
    for line in text.split("\n"):
        if line.strip():
            yield Line(line.rstrip(), number, apart, at)
        apart = not line.strip()
        at += len(line) + 1
        number += 1


class _Numbers:
    """Line numbers of positions in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line(self, position: int) -> int:
        return bisect_right(self.starts, position)
