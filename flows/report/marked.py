"""An article as it reads, its figures marked: blocks of pieces that a template writes out. Pure.

Nothing here is markup: every ``text`` is plain text for a template that escapes it. Two things
are made safe already, because escaping does not: characters that turn the text around them, or
are no text at all, are spelled out (``flows.report.printable``), and only addresses that a
browser may follow without running anything are links (``followable``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from flows.land.blocks import Block, Document, Offsets
from flows.report.marks import place_of
from flows.report.printable import escaped, visible

_SCHEMES = ("http", "https", "mailto")

PartKind = Literal[
    "title",
    "heading",
    "paragraph",
    "list",
    "table",
    "caption",
    "quote",
    "notes",
    "alt",
    "code",
]
_KINDS: dict[str, PartKind] = {
    "item": "list",
    "footnote": "notes",
    "reference": "notes",
    "cell": "paragraph",  # that is of no table
}
_TOGETHER = ("item", "footnote", "reference", "quote")


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look; ``href`` is an address that may be followed, or empty."""

    text: str
    href: str = ""
    emphasis: bool = False
    strong: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that belongs to the same figures, or to none.

    Attributes:
        claims: ids of the claims whose figure it is, the first in the text first.
        first: those of them whose figure starts here: where a page puts what stands once.
        spans: the text, by its look.
    """

    claims: tuple[str, ...]
    first: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one block: a paragraph, a list item, a note.

    Attributes:
        pieces: in reading order.
        level: of a heading from 1; depth of a list item, from 1.
        label: what marks in the text call a footnote or reference.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for piece in self.pieces for span in piece.spans)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``scope`` is "col" or "row" for a header, else empty."""

    lines: tuple[Line, ...] = ()
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the article.

    Attributes:
        kind: ``title`` (front matter), ``heading``, ``paragraph``, ``list``, ``table``,
            ``caption``, ``quote``, ``notes`` (footnotes, references), ``alt`` (text for an
            image) or ``code``.
        lines: its blocks; a table's caption, if it has one.
        rows: of a table.
        page: in a PDF, where this is the first part of its page.
    """

    kind: PartKind
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its figures marked.

    Attributes:
        parts: in reading order.
        unplaced: ids of claims whose figure the text does not hold (those of a table that quote
            what has changed since); a page lists them beside it.
    """

    parts: tuple[Part, ...] = ()
    unplaced: tuple[str, ...] = ()


def marked_article(document: Document, claims: Iterable[Mapping[str, Any]]) -> Marked:
    """Mark the figures of claims in an article.

    Args:
        document: as ``flows.land.reader.read_bytes`` gives it.
        claims: rows of ``schemas.Claims`` of this document; needs claim_id, start, end, figure,
            quote, prefix and suffix.
    """
    found, unplaced = _places(document, list(claims))
    lines = [_line(block, found.get(block.index, ())) for block in document.blocks]
    parts = list(_parts(document.blocks, lines))
    return Marked(tuple(_paged(parts)), tuple(unplaced))


def followable(url: str | None) -> str:
    """An address if following it can run nothing, else empty: http, https and mailto alone."""
    cleaned = (url or "").strip()
    if escaped(cleaned) != cleaned:
        return ""  # browsers drop these, and would read another scheme than we
    try:
        scheme = urlsplit(cleaned).scheme
    except ValueError:
        return ""
    return cleaned if scheme.lower() in _SCHEMES else ""


_Place = tuple[int, int, str]  # span in the block's text, claim id


def _places(
    document: Document, claims: Sequence[Mapping[str, Any]]
) -> tuple[dict[int, list[_Place]], list[str]]:
    """Where the claims' figures stand, by block; and the claims that stand nowhere."""
    blocks = document.blocks
    spans = sorted(
        (block.offsets.span(0, len(block.text)), block.index) for block in blocks if block.text
    )
    starts = [first for (first, _), _ in spans]
    found: dict[int, list[_Place]] = {}
    unplaced = []
    for claim in claims:
        place = None
        if claim["start"] is not None and claim["end"] is not None:
            # The blocks around the offset; markup can make blocks overlap, so a few are tried.
            near = bisect_right(starts, claim["start"])
            for _, index in reversed(spans[max(0, near - 8) : near]):
                place = _in_block(blocks[index], claim["start"], claim["end"])
                if place is not None:
                    found.setdefault(index, []).append((*place, claim["claim_id"]))
                    break
        if place is None:
            quoted = _by_words(blocks, claim)
            if quoted is None:
                unplaced.append(claim["claim_id"])
            else:
                index, start, end = quoted
                found.setdefault(index, []).append((start, end, claim["claim_id"]))
    for places in found.values():
        places.sort(key=lambda place: (place[0], -place[1]))
    return found, unplaced


def _in_block(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The span of a block's text that stands for a span of the file; null if none does."""
    at = _position(block.offsets, len(block.text), start)
    if at is None:
        return None
    last = _position(block.offsets, len(block.text), end - 1)
    till = len(block.text) if last is None else last + 1
    if at >= till or block.offsets.span(at, till)[0] > start:
        return None
    return at, till


def _position(offsets: Offsets, length: int, source: int) -> int | None:
    """The character of the text that stands for a character of the file; null if none does."""
    for k, (text, first) in enumerate(zip(offsets.starts, offsets.sources, strict=True)):
        till = offsets.starts[k + 1] if k + 1 < len(offsets.starts) else length
        atomic = offsets.ends[k]
        last = atomic if atomic >= 0 else first + till - text
        if first <= source < last and till > text:
            return text if atomic >= 0 else text + source - first
    return None


def _by_words(blocks: Sequence[Block], claim: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Where the sentence of a claim stands that came without a place, as those of tables do."""
    at = place_of(claim)
    quote = claim["quote"] or ""
    if at is None:
        return None
    for block in blocks:
        begins = block.text.find(quote)
        if begins >= 0:
            return block.index, begins + at[0], begins + at[1]
    return None


def _line(block: Block, places: Sequence[_Place]) -> Line:
    length = len(block.text)
    cuts = {0, length, *(at for start, end, _ in places for at in (start, end))}
    edges = sorted(at for at in cuts if 0 <= at <= length)
    pieces = []
    for start, end in pairwise(edges):
        over = tuple(one for left, right, one in places if left <= start and end <= right)
        first = tuple(one for left, _, one in places if left == start)
        pieces.append(Piece(over, first, tuple(_spans(block, start, end))))
    return Line(tuple(pieces), level=block.level, label=visible(block.label))


def _spans(block: Block, start: int, end: int) -> Iterator[Span]:
    """The text between two places, cut where its look changes."""
    links = [(one.start, one.end, followable(one.url)) for one in block.links]
    looks = [(block.emphasis, "emphasis"), (block.strong, "strong"), (block.code, "code")]
    spans = [*(span[:2] for span in links), *(span for some, _ in looks for span in some)]
    cuts = {start, end, *(at for span in spans for at in span if start < at < end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        look = {
            name: any(a <= left and right <= b for a, b in some) for some, name in looks if some
        }
        href = next((url for a, b, url in links if url and a <= left and right <= b), "")
        yield Span(visible(block.text[left:right]), href, **look)


def _parts(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Part]:
    """Blocks that a reader sees as one thing, together."""

    def one(block: Block) -> tuple[PartKind, int]:
        if block.kind == "cell" and block.table >= 0:
            return "table", block.table
        kind = _KINDS.get(block.kind) or cast("PartKind", block.kind)
        return kind, -1 if block.kind in _TOGETHER else block.index

    for (kind, _), some in groupby(blocks, key=one):
        group = list(some)
        page = group[0].page
        if kind == "table":
            yield Part("table", rows=_rows(group, lines), page=page)
        else:
            yield Part(kind, tuple(lines[block.index] for block in group), page=page)


def _rows(cells: Sequence[Block], lines: Sequence[Line]) -> tuple[tuple[Cell, ...], ...]:
    """The grid of a table; columns and rows that hold nothing are left out."""
    columns = sorted({block.column for block in cells})
    held: dict[int, dict[int, list[Block]]] = {}
    for block in cells:
        held.setdefault(block.row, {}).setdefault(block.column, []).append(block)
    rows = []
    for number in sorted(held):
        row = held[number]
        whole = all(block.header for some in row.values() for block in some)
        scope = "col" if whole else "row"
        rows.append(
            tuple(
                Cell(
                    tuple(lines[block.index] for block in row[column]),
                    scope if any(block.header for block in row[column]) else "",
                )
                if column in row
                else Cell()
                for column in columns
            )
        )
    return tuple(rows)


def _paged(parts: Iterable[Part]) -> Iterator[Part]:
    """The page kept on the first part of each, a caption put into the table that follows it."""
    page = None
    held: Part | None = None
    for part in parts:
        fresh = replace(part, page=part.page if part.page != page else None)
        page = part.page
        if held is not None:
            if fresh.kind == "table":
                yield replace(fresh, lines=held.lines, page=held.page or fresh.page)
                held = None
                continue
            yield held
            held = None
        if fresh.kind == "caption":
            held = fresh
        else:
            yield fresh
    if held is not None:
        yield held
