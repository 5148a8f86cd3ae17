"""Pieces of lines on pages to blocks: columns, paragraphs, tables, running heads, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from flows.land.blocks import BlockKind, Link
from flows.land.build import Builder, Context
from flows.land.columns import Line, reading_order, rows_of
from flows.land.grid import Grid
from flows.land.wrapping import is_heading_line
from flows.lazy import pattern

_BULLET = pattern(r"(?:[•◦●○▪■‣·–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))(?=\s|$)")
_LEADERS = pattern(r"\.{4,}|(?:\. ){4,}|…{2,}")
_WORD = pattern(r"[^\W\d_]+")
_BROKEN = pattern(r"([^\W\d_]+)-$")
_DIGITS = pattern(r"\d+")
_NOTE = pattern(r"(\d{1,3}|[*†‡§]{1,3})\s+(?=\S)")
_PAGE_NUMBER = pattern(r"(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?|[ivxlc]{1,6}", re.IGNORECASE)
_ENDED = (".", "!", "?", ":", "”", '"', ")", "…")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EDGE = 0.12  # of the page's height; running heads and feet stand in it


@dataclass(slots=True)
class _Piece:
    """A paragraph, heading, item or footnote, or a table."""

    kind: BlockKind
    page: int
    lines: list[Line] = field(default_factory=list)
    rows: list[list[Line]] = field(default_factory=list)  # of a table
    level: int = 0
    label: str = ""


def write_pages(pages: list[list[Line]], builder: Builder) -> str:
    """Write the blocks of all pages; gives the text their offsets count in.

    Args:
        pages: for each page its pieces of lines, in any order.
        builder: takes the blocks. Each ends with a line end in the text, each page with a
            form feed.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    heads = _running_heads(pages)
    pieces: list[_Piece] = []
    for number, page in enumerate(pages, 1):
        kept = [line for line in page if (id(line) not in heads)]
        for column in reading_order(kept, body):
            pieces += _pieces(rows_of(column), body, number)
    _join_over_breaks(pieces)
    _set_heading_levels(pieces, body)
    return _Writer(builder, pieces).write()


def _running_heads(pages: list[list[Line]]) -> set[int]:
    """Lines at the edge of pages that stand on several of them, and page numbers."""
    seen: Counter[str] = Counter()
    edges: list[tuple[str, Line]] = []
    for page in pages:
        if not page:
            continue
        top, bottom = max(line.top for line in page), min(line.bottom for line in page)
        margin = (top - bottom) * _EDGE
        keys: set[str] = set()
        for line in page:
            if line.top > top - margin or line.bottom < bottom + margin:
                key = f"{round(line.bottom / 4)} {_DIGITS.sub('#', line.text.lower())}"
                edges.append((key, line))
                keys.add(key)
        seen.update(keys)
    often = max(2, len(pages) // 4)
    return {
        id(line)
        for key, line in edges
        if seen[key] >= often or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(line.text.strip("–- ")))
    }


def _pieces(rows: list[list[Line]], body: float, page: int) -> list[_Piece]:
    """Paragraphs and tables of one column of a page."""
    found: list[_Piece] = []
    single = [row[0] for row in rows if len(row) == 1]
    left = min((line.left for line in single), default=0.0)
    right = max((line.right for line in single), default=0.0)
    steps = [a.bottom - b.bottom for a, b in pairwise(single) if 0 < a.bottom - b.bottom < 3 * body]
    leading = median(steps) if steps else body * 1.3
    i = 0
    before: Line | None = None
    while i < len(rows):
        row = _without_leaders(rows[i])
        if len(row) == 2 and len(row[0].text) < 4 and _BULLET.match(row[0].text):
            row = [row[0].joined(row[1])]
        if len(row) > 1:
            end = _table_end(rows, i, leading)
            if end - i > 1:
                found.append(_Piece("cell", page, rows=rows[i:end]))
                i, before = end, None
                continue
            row = [_joined(row)]
        i += 1
        if not row:
            continue
        line = row[0]
        piece = found[-1] if found and before is not None else None
        if piece is None or before is None or _starts(before, line, piece, left, right, leading):
            found.append(_new_piece(line, body, page))
        else:
            piece.lines.append(line)
        before = line
    return found


def _starts(  # noqa: PLR0917 - the two lines and the measures of their column
    before: Line, line: Line, piece: _Piece, left: float, right: float, leading: float
) -> bool:
    """A line begins another paragraph than the one before it."""
    if abs(line.size - before.size) > 0.08 * before.size + 0.3 or line.bold != before.bold:
        return True
    if line.label or (_BULLET.match(line.text) and not before.text.endswith("-")):
        return True
    if before.bottom - line.bottom > leading * 1.35 or line.bottom > before.bottom:
        return True
    indent = line.left - left
    if piece.kind == "item":
        first = piece.lines[0]
        if line.left - first.left > line.size * 0.5:
            return False
        if before is not first and before.left - first.left > line.size * 0.5:
            return True  # its lines hang; this one stands at the bullets again
    if indent > line.size * 0.8 and before.left - left < line.size * 0.4:
        return True
    return before.text.endswith(_ENDED) and right - before.right > (right - left) * 0.2


def _new_piece(line: Line, body: float, page: int) -> _Piece:
    if line.label:
        return _Piece("footnote", page, [line], label=line.label)
    small = line.size < body * 0.93
    note = _NOTE.match(line.text) if small else None
    if note and line.bottom < 250:  # points above the foot of the page
        return _Piece("footnote", page, [line], label=note.group(1))
    bullet = _BULLET.match(line.text)
    large = line.size > body * 1.12
    if bullet and not large and not (line.bold and is_heading_line(line.text)):
        return _Piece("item", page, [line], level=1)
    if (large or line.bold) and len(line.text) < 160:
        return _Piece("heading", page, [line])
    return _Piece("paragraph", page, [line])


def _table_end(rows: list[list[Line]], start: int, leading: float) -> int:
    """Row after the table that starts at a row of several pieces."""
    i = start + 1
    end = i
    last = rows[start]  # of several pieces
    while i < len(rows):
        above = min(line.bottom for line in rows[i - 1])
        if above - max(line.bottom for line in rows[i]) > leading * 3:
            break
        if len(_without_leaders(rows[i])) > 1:
            if not _aligned(last, rows[i]):
                break
            end, last = i + 1, rows[i]
        elif i + 1 >= len(rows) or len(rows[i + 1]) < 2 or len(rows[i][0].text) > 60:
            break  # one piece alone between two rows is a group's name or a long label's end
        i += 1
    return end


def _aligned(row: list[Line], other: list[Line]) -> bool:
    """A gap between columns goes through both rows; wide blanks in prose stand anywhere."""
    for a, b in pairwise(row):
        for c, d in pairwise(other):
            if min(b.left, d.left) - max(a.right, c.right) > 0.3 * a.size:
                return True
    return False


def _without_leaders(row: list[Line]) -> list[Line]:
    """A row without lines of dots; none at all for a line of a table of contents."""
    if any(_LEADERS.search(line.text) for line in row):
        last = row[-1].text.strip(". …")
        if last.split()[-1:] and _PAGE_NUMBER.fullmatch(last.split()[-1]):
            return []
    return row


def _joined(row: list[Line]) -> Line:
    line = row[0]
    for other in row[1:]:
        line = line.joined(other)
    return line


def _join_over_breaks(pieces: list[_Piece]) -> None:
    """Join paragraphs that go on in the next column or on the next page."""
    last: _Piece | None = None
    for piece in pieces:
        if piece.kind == "footnote":
            continue
        if (
            last is not None
            and piece.kind == "paragraph"
            and last.kind in ("paragraph", "item")
            and piece.page - last.page <= 1
            and not last.lines[-1].text.endswith(_ENDED)
            and piece.lines[0].text[:1].islower()
            and abs(piece.lines[0].size - last.lines[-1].size) < 0.5
        ):
            last.lines += piece.lines
            piece.lines = []
            continue
        last = piece


def _set_heading_levels(pieces: list[_Piece], body: float) -> None:
    """Levels by size; what is set large or bold but reads as text is a paragraph."""
    sizes = sorted(
        {round(p.lines[0].size) for p in pieces if p.kind == "heading" and p.lines}, reverse=True
    )
    for piece in pieces:
        if piece.kind != "heading":
            continue
        text = " ".join(line.text for line in piece.lines)
        size = piece.lines[0].size
        if len(text) > 200 or (size <= body * 1.12 and not is_heading_line(text)):
            piece.kind = "paragraph"
        else:
            piece.level = min(sizes.index(round(size)) + 1, 6)


class _Writer:
    """Writes pieces into a builder, and the text they make up."""

    def __init__(self, builder: Builder, pieces: list[_Piece]) -> None:
        self.builder, self.pieces = builder, pieces
        self.parts: list[str] = []
        self.length = 0
        self.words: Counter[str] = Counter()
        for piece in pieces:
            for line in piece.lines:
                self.words.update(_WORD.findall(line.text.lower()))
        self.labels = {piece.label for piece in pieces if piece.kind == "footnote"}

    def write(self) -> str:
        """Write all; gives the text."""
        page = 1
        last = -1
        for piece in self.pieces:
            if piece.page != page:
                self._put("\f" * (piece.page - page))
                page = piece.page
            self.builder.page = page
            if piece.kind == "cell":
                self._table(piece)
                last = -1
            elif piece.lines:
                last = self._block(piece, last)
        self.builder.flush()
        return "".join(self.parts)

    def _put(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def _block(self, piece: _Piece, lead: int) -> int:
        """Write a piece; gives the block that leads in what follows."""
        text, links = self._text(piece.lines)
        if piece.kind in ("item", "footnote"):
            match = _BULLET.match(text) if piece.kind == "item" else _NOTE.match(text)
            cut = match.end() if match else 0
            cut += len(text[cut:]) - len(text[cut:].lstrip())
            if cut and text[cut:]:
                text = text[cut:]
                links = [(max(a - cut, 0), b - cut, u, n) for a, b, u, n in links if b >= cut]
        parent = lead if piece.kind == "item" else -1
        start = self._put(text + "\n")
        self.builder.push(Context(piece.kind, piece.level, parent, label=piece.label))
        self.builder.text(text, start)
        block = self.builder.flush()
        self.builder.cut(1)
        if block is None:
            return lead
        if block.text == text:
            for a, b, url, label in links:
                if a < b or label:
                    block.links.append(Link(a, b, url, "footnote" if label else "link", label))
            block.links.sort(key=lambda link: (link.start, link.end))
        return lead if piece.kind in ("item", "footnote") else block.index

    def _text(self, lines: list[Line]) -> tuple[str, list[tuple[int, int, str, str]]]:
        """Text of lines that follow each other, with links and marks: (start, end, url, label)."""
        text = ""
        links: list[tuple[int, int, str, str]] = []
        for line in lines:
            written, places = self._marked(line)
            if text:
                broken = _BROKEN.search(text[-60:])
                first = _WORD.match(written)
                if broken and first and written[0].islower():
                    if self._divided(broken.group(1), first.group()):
                        text = text[:-1]
                elif not text.endswith(("—", "/")):
                    text += " "
            offset = len(text)
            for a, b, url, label in places:
                links.append((a + offset, b + offset, url, label))
            text += written
        return text, links

    def _marked(self, line: Line) -> tuple[str, list[tuple[int, int, str, str]]]:
        """A line's text; raised digits that are no mark of a footnote stay in it."""
        shown: list[str] = []
        places: list[tuple[int, int, str, str]] = []
        grown: list[tuple[int, int]] = []  # where characters were put in, and how many
        last = 0
        for position, label in line.marks:
            if label in self.labels:
                places.append((position, position, "", label))
            elif label:
                raised = label.translate(_RAISED)
                shown += [line.text[last:position], raised]
                grown.append((position, len(raised)))
                last = position
        places += [(a, b, url, "") for a, b, url in line.links]
        text = "".join([*shown, line.text[last:]])

        def moved(position: int) -> int:
            return position + sum(size for place, size in grown if place < position)

        return text, [(moved(a), moved(b), url, label) for a, b, url, label in places]

    def _divided(self, left: str, right: str) -> bool:
        """A hyphen at a line's end divides a word, and is none of a compound's."""
        left, right = left.lower(), right.lower()
        if self.words[left + right]:
            return True
        return not (self.words[left] > 1 and self.words[right])

    def _table(self, piece: _Piece) -> None:
        builder = self.builder
        last = builder.last()
        leads = last is not None and last.kind in ("paragraph", "heading", "caption")
        grid = Grid(builder.tables, last.index if last is not None and leads else -1)
        builder.tables += 1
        bounds = _column_bounds(piece.rows)
        for row in piece.rows:
            grid.next_row()
            columns: dict[int, list[Line]] = {}
            for line in row:
                middle = (line.left + line.right) / 2
                column = min(range(len(bounds)), key=lambda i: abs(middle - bounds[i]))
                columns.setdefault(column, []).append(line)
            for column, lines in sorted(columns.items()):
                grid.column = column
                at = grid.next_cell()
                text, links = self._text(lines)
                start = self._put(text + "\n")
                builder.push(Context("cell", 0, grid.parent, grid.number, *at))
                builder.text(text, start)
                block = builder.flush()
                builder.cut(1)
                if block is not None:
                    grid.cells.append(block)
                    block.links += [
                        Link(a, b, url, "footnote" if label else "link", label)
                        for a, b, url, label in links
                        if block.text == text
                    ]
        grid.finish()


def _column_bounds(rows: list[list[Line]]) -> list[float]:
    """Middles of a table's columns, from rows that fill all of them."""
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    return [sum((row[i].left + row[i].right) / 2 for row in full) / len(full) for i in range(most)]
