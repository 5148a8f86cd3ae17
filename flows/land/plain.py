"""Plain text to blocks: paragraphs, bullets, pipe tables and headings by convention."""

from __future__ import annotations

import re

from flows.land.blocks import Block
from flows.land.build import Builder, Context
from flows.land.grid import set_headers
from flows.land.wrapping import is_heading_line, is_unwrapped, promote_headings

_BULLET = re.compile(r"([ \t]*)(?:[-*•·–—‣▪]|\d{1,2}[.)]|[a-z]\))[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*([-=_*~#])\1{2,}[ \t]*$")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}[ \t:|\-]*$")


def read_plain(text: str, builder: Builder) -> None:
    """Read a plain text into the builder.

    Lines that belong together are joined; in a text where lines are too long to be wrapped by
    hand, each is a paragraph. A list's parent is the paragraph right before it.
    """
    unwrapped = is_unwrapped(text)
    first = len(builder.blocks)
    lines = _lines(text)
    i = 0
    after_blank = True
    while i < len(lines):
        line, start = lines[i]
        if not line.strip():
            builder.flush()
            after_blank = True
        elif line.count("|") >= 2 and i + 1 < len(lines) and _is_row(lines[i + 1][0]):
            i = _table(lines, i, builder)
            after_blank = True
            continue
        elif _RULE.match(line):
            builder.flush()
            after_blank = True
        else:
            bullet = _BULLET.match(line)
            if bullet:
                _item(line, start, bullet, builder)
            elif builder.depth() > 1 and not after_blank and not unwrapped:
                builder.blank(start)
                builder.text(line, start)  # an item goes on
            else:
                if builder.depth() > 1:
                    builder.pop()
                if unwrapped or _stands_alone(lines, i, after_blank=after_blank):
                    builder.flush()
                builder.blank(start)
                builder.text(line, start)
                if _stands_alone(lines, i, after_blank=after_blank):
                    builder.flush()
            after_blank = False
        i += 1
    while builder.depth() > 1:
        builder.pop()
    builder.flush()
    blocks = builder.blocks[first:]
    promote_headings(blocks)
    for block in builder.blocks[first:]:
        if block.kind == "paragraph" and block.text.lower().startswith(("source:", "sources:")):
            block.kind = "caption"


def _lines(text: str) -> list[tuple[str, int]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"), start))
        start += len(line)
    return found


def _stands_alone(lines: list[tuple[str, int]], i: int, *, after_blank: bool) -> bool:
    """A title-like line with nothing before it and a blank line or rule after it."""
    if not after_blank or not is_heading_line(lines[i][0].strip()):
        return False
    following = lines[i + 1][0] if i + 1 < len(lines) else ""
    return not following.strip() or bool(_RULE.match(following))


def _item(line: str, start: int, bullet: re.Match[str], builder: Builder) -> None:
    level = 1 + min(len(bullet.group(1).expandtabs(4)) // 2, 8)
    if builder.depth() > 1:
        parent = builder.context.parent
        builder.pop()
    else:
        last: Block | None = builder.flush() or (builder.blocks[-1] if builder.blocks else None)
        parent = last.index if last and last.kind in ("paragraph", "heading") else -1
    builder.push(Context("item", level, parent))
    builder.text(line[bullet.end() :], start + bullet.end())


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or bool(_DIVIDER.match(line) and "-" in line)


def _table(lines: list[tuple[str, int]], i: int, builder: Builder) -> int:
    """Read a pipe table from line i; gives the line after it."""
    while builder.depth() > 1:
        builder.pop()
    last = builder.flush() or (builder.blocks[-1] if builder.blocks else None)
    parent = last.index if last and last.kind in ("paragraph", "heading", "caption") else -1
    number, builder.tables = builder.tables, builder.tables + 1
    cells: list[Block] = []
    row = 0
    divided = False
    while i < len(lines) and (lines[i][0].count("|") >= 2 or _is_row(lines[i][0])):
        line, start = lines[i]
        i += 1
        if _DIVIDER.match(line):
            divided = divided or row == 1
            continue
        column, position = 0, len(line) - len(line.lstrip())
        if line[position : position + 1] == "|":
            position += 1
        while position < len(line):
            end = line.find("|", position)
            end = len(line) if end < 0 else end
            if line[position:end].strip():
                context = Context("cell", 0, parent, number, row, column)
                builder.push(context)
                builder.text(line[position:end], start + position)
                builder.pop()
                cells.append(builder.blocks[-1])
            column += 1
            position = end + 1
        row += 1
    if divided:
        for cell in cells:
            cell.header = cell.row == 0
    set_headers(cells)
    return i
