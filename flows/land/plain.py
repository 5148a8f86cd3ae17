"""Plain text to blocks: paragraphs, bullets, tables and headings by convention."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.land.build import Builder, Context, add_block
from flows.land.grid import Grid
from flows.land.references import TITLES
from flows.land.wrapping import goes_on, is_heading_line, is_unwrapped, promote_headings
from flows.lazy import pattern

_BULLET = pattern(r"(?:[-*+•·–—‣▪◦●○]|\(?(\d{1,3}|[a-z])[.)])[ \t]+(?=\S)")
_NUMBERED = pattern(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,4}[.)]|[A-Z][.)])[ \t]+(?=\S)")
_RULE = pattern(r"[ \t]*([-=_*~#+])(?:[ \t]*\1){2,}[ \t]*$")
_DIVIDER = pattern(r"[ \t]*[|+]?[ \t]*:?[-=]{2,}[-=:+| \t]*$")
_FIELDS = pattern(r"\t+| {2,}|[ \t]*\.{4,}[ \t]*| ?… ?")
_DIGIT = pattern(r"\d")
_HEADER_LINE = pattern(r"(?:by|from|source|sources|date|published|released|note)\b", re.IGNORECASE)
_NOTE = pattern(r"\[\^?\d{1,3}\]:?\s|[*†‡§]{1,3}\s?\w|[¹²³⁴⁵⁶⁷⁸⁹]")
# "Buy bread three times a week: 61%", "Would pay more: 42% (in spring: 47%)": a line of results.
_RESULT = pattern(r":\s\d[\d.,]*\s?(?:%|per ?cent)(?:\s\([^()]*\))?\.?$")
_MOST_FIELDS = 20


class _Line(NamedTuple):
    text: str  # without its line end and outer blanks
    start: int  # of the text in the file
    indent: int  # columns


def read_plain(text: str, builder: Builder) -> None:
    """Read a plain text into the builder.

    Lines that belong together are joined; in a text where lines are too long to be wrapped by
    hand, each is a paragraph. A list's parent is the paragraph right before it.
    """
    first = len(builder.blocks)
    _Reader(text, builder).run()
    builder.cut(1)
    blocks = builder.blocks[first:]
    if first == 0:
        promote_headings(blocks)


class _Reader:
    """Goes through the lines of a text."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.builder = builder
        self.unwrapped = is_unwrapped(text)
        self.lines = list(_lines(text))
        self.widest = max((len(line.text) for line in self.lines), default=0)
        self.i = 0
        self.after_blank = True
        self.masthead = True  # in the lines before the first empty one

    def run(self) -> None:
        """Feed the builder."""
        lines = self.lines
        while self.i < len(lines):
            line = lines[self.i]
            if not line.text:
                self.builder.flush()
                self.after_blank = True
                self.masthead = self.masthead and not self.builder.blocks
            elif self._table() or self._aligned():
                self.after_blank = True
                continue
            elif _RULE.match(line.text):
                self.builder.flush()
                self.after_blank = True
            else:
                self._running(line)
                self.after_blank = False
            self.i += 1

    def _running(self, line: _Line) -> None:
        """A line of a heading, a paragraph or an item."""
        builder = self.builder
        inside = builder.context.kind == "item"
        bullet = _BULLET.match(line.text)
        heading = self._heading_level(line)
        if heading:
            builder.cut(1)
            block = add_block(builder, Context("heading", heading), line.text, line.start)
            number = _NUMBERED.match(line.text)
            if block is not None and number:
                block.lead = (0, number.end())
            return
        if bullet and (not bullet.group(1) or inside or self.after_blank or self._in_list(1)):
            self._item(line, bullet)
            return
        if inside and (line.indent > 1 or not (self.after_blank or self.unwrapped)):
            if self.after_blank:
                builder.flush()
            self._join(line)
            return
        if inside:
            builder.cut(1)
        if self._starts_block(line):
            builder.flush()
        self._join(line)

    def _join(self, line: _Line) -> None:
        """Add a line to the open block."""
        builder = self.builder
        written = builder.written()
        broken = written.endswith("-") and written[-2:-1].isalpha() and line.text[0].islower()
        if not broken:  # a hyphen at the line's end keeps the word together
            builder.blank(line.start - 1)
        builder.text(line.text, line.start)

    def _starts_block(self, line: _Line) -> bool:
        before = self.lines[self.i - 1]
        if self.after_blank:
            return True
        if goes_on(before.text, line.text):
            return False
        if self.unwrapped or self.masthead:
            return True
        if _NOTE.match(line.text) or _RESULT.search(before.text):
            return True
        if _HEADER_LINE.match(line.text) and ":" in line.text[:20]:
            return True
        # A line much shorter than the text is wide was ended on purpose.
        short = len(before.text) * 2 < min(self.widest, 72)
        return short and (line.text[0].isupper() or line.text[0].isdigit())

    def _heading_level(self, line: _Line) -> int:
        """Level of the heading that a line is, 0 if none."""
        following = self.lines[self.i + 1].text if self.i + 1 < len(self.lines) else ""
        if following and _RULE.match(following) and following[0] in "=-~":
            return 1 if following[0] == "=" else 2 if is_heading_line(line.text) else 0
        if not self.after_blank and not self.masthead:
            return 0
        if line.text.endswith(":") and TITLES.fullmatch(line.text):
            return 2
        if not is_heading_line(line.text):
            return 0
        letters = [character for character in line.text if character.isalpha()]
        capitals = sum(character.isupper() for character in letters)
        if len(letters) > 3 and capitals * 10 >= len(letters) * 9 and "%" not in line.text:
            return 1 if not self.builder.blocks else 2
        if following or self.masthead:
            return 1 if self.masthead and not self.builder.blocks and self._titled() else 0
        if _NUMBERED.match(line.text):
            return 0 if self._in_list(2) else 2
        if _BULLET.match(line.text):
            return 0
        return 2 if self._before_text() else 0

    def _titled(self) -> bool:
        """The first line stands over lines that are short as well, or over an empty one."""
        following = self.lines[self.i + 1].text if self.i + 1 < len(self.lines) else ""
        return len(following) < 110 and any(len(line.text) > 60 for line in self.lines[self.i :])

    def _before_text(self) -> bool:
        """The next line that is not empty goes on with something longer, or a list."""
        for line in self.lines[self.i + 1 : self.i + 6]:
            if line.text:
                return len(line.text) > len(self.lines[self.i].text) or bool(
                    _BULLET.match(line.text) or _FIELDS.search(line.text)
                )
        return False

    def _in_list(self, distance: int) -> bool:
        """A numbered line follows, after at most ``distance - 1`` empty lines."""
        following = [line for line in self.lines[self.i + 1 : self.i + 1 + distance] if line.text]
        before = [line for line in self.lines[max(self.i - distance, 0) : self.i] if line.text]
        near = [*following[:1], *before[-1:]]
        return any(bool(match and match.group(1)) for match in map(_BULLET.match, _texts(near)))

    def _item(self, line: _Line, bullet: re.Match[str]) -> None:
        builder = self.builder
        level = 1 + min(line.indent // 2, 8)
        label = bullet.group(1) or ""
        if builder.context.kind == "item":
            parent = builder.context.parent
            last = builder.last()
            if level > builder.context.level and last is not None:
                parent = last.index
            elif level < builder.context.level:
                parent = self._parent_at(level)
            builder.cut(1)
        else:
            last = builder.last()
            leads = last is not None and last.kind in ("paragraph", "heading")
            parent = last.index if last is not None and leads else -1
        start = line.start + bullet.end()
        builder.push(Context("item", level, parent, label=label if label.isdigit() else ""))
        builder.text(line.text[bullet.end() :], start)

    def _parent_at(self, level: int) -> int:
        for block in reversed(self.builder.blocks[-50:]):
            if block.kind != "item":
                break
            if block.level <= level:
                return block.parent
        return -1

    # -- tables ----------------------------------------------------------------------------
    def _table(self) -> bool:
        """Read the pipe table that starts here, if one does."""
        lines, i = self.lines, self.i
        if lines[i].text.count("|") < 1 or i + 1 >= len(lines) or not _is_row(lines[i + 1].text):
            return False
        if lines[i].text.count("|") < 2 and not _DIVIDER.match(lines[i + 1].text):
            return False
        grid = self._open_table()
        divided = False
        while i < len(lines) and _is_row(lines[i].text):
            line = lines[i]
            i += 1
            if _DIVIDER.match(line.text):
                divided = divided or grid.row == 0
                continue
            grid.next_row()
            position = int(line.text.startswith("|"))
            while position < len(line.text):
                end = line.text.find("|", position)
                end = len(line.text) if end < 0 else end
                self._cell(grid, line.text[position:end], line.start + position)
                position = end + 1
        self._close_table(grid, i, divided=divided)
        return True

    def _aligned(self) -> bool:
        """Read the table of aligned columns that starts here, if one does."""
        lines, i = self.lines, self.i
        fields = _split(lines[i].text)
        if not 2 <= len(fields) <= _MOST_FIELDS:
            return False
        rows = [fields]
        j = i + 1
        while j < len(lines) and lines[j].text:
            if _RULE.match(lines[j].text) or _DIVIDER.match(lines[j].text):
                rows.append([])
            elif 2 <= len(row := _split(lines[j].text)) <= _MOST_FIELDS:
                rows.append(row)
            else:
                break
            j += 1
        width = len(rows[0])
        body = [row for row in rows if row]
        numbers = sum(bool(_DIGIT.search(text)) for row in body for text, _ in row[1:])
        if len(body) < 3 or numbers * 2 < sum(len(row) - 1 for row in body):
            return False
        most = max(len(row) for row in body)
        if any(len(row) not in (width, most) for row in body):
            return False
        grid = self._open_table()
        for row, line in zip(rows, lines[i:j], strict=True):
            if not row:
                continue
            grid.next_row()
            # The header of a column of labels is often left out.
            grid.column = most - len(row)
            for text, at in row:
                self._cell(grid, text, line.start + at)
        self._close_table(grid, j, divided=bool(len(rows) > 1 and not rows[1]))
        return True

    def _open_table(self) -> Grid:
        builder = self.builder
        builder.cut(1)
        last = builder.last()
        leads = last is not None and last.kind in ("paragraph", "heading", "caption")
        grid = Grid(builder.tables, last.index if last is not None and leads else -1)
        builder.tables += 1
        return grid

    def _cell(self, grid: Grid, text: str, start: int) -> None:
        row, column = grid.next_cell()
        context = Context("cell", 0, grid.parent, grid.number, row, column)
        block = add_block(self.builder, context, text, start)
        if block is not None:
            grid.cells.append(block)

    def _close_table(self, grid: Grid, i: int, *, divided: bool) -> None:
        for cell in grid.cells if divided else ():
            cell.header = cell.row == 0
        grid.finish()
        self.i = i


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        at = len(line) - len(line.lstrip())
        indent = len(line[:at].expandtabs(4)) if at else 0
        found.append(_Line(stripped, start + at, indent))
        start += len(line)
    return found


def _texts(lines: list[_Line]) -> list[str]:
    return [line.text for line in lines]


def _split(text: str) -> list[tuple[str, int]]:
    """Fields of a line that are set apart by tabs, wide blanks or dots, with their places."""
    found: list[tuple[str, int]] = []
    position = 0
    for match in _FIELDS.finditer(text):
        if match.start() > position:
            found.append((text[position : match.start()], position))
        position = match.end()
    if position < len(text):
        found.append((text[position:], position))
    return found


def _is_row(line: str) -> bool:
    return "|" in line or bool(_DIVIDER.match(line))
