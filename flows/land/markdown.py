"""Markdown to blocks, by pulldown-cmark's events and their positions in the file.

pyromark (the binding) was chosen for speed (some 35 MB/s) and because it is one of few parsers
that say where in the file each piece of text stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import pyromark

from flows.land.blocks import Block
from flows.land.build import Builder, Context
from flows.land.grid import set_headers
from flows.land.markup import MarkupReader
from flows.land.shortcodes import BLANK, Shortcodes
from flows.land.wrapping import is_unwrapped, promote_headings

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKS = {"Emphasis": "emphasis", "Strong": "strong", "Link": "link"}
_LEVELS = {f"H{level}": level for level in range(1, 7)}


def read_markdown(text: str, builder: Builder, start: int = 0) -> None:
    """Read the Markdown of ``text`` from position ``start`` on into the builder."""
    shortcodes = Shortcodes(text, start)
    body = shortcodes.masked[start:]
    body = body.replace("\r\n", " \n") if "\r\n" in body else body
    unwrapped = is_unwrapped(body)
    first = len(builder.blocks)
    _Walk(body, start, builder, shortcodes, unwrapped=unwrapped).run()
    if unwrapped and not any(block.kind == "heading" for block in builder.blocks[first:]):
        promote_headings(builder.blocks)


class _Walk:
    """One pass over the parser's events."""

    def __init__(
        self, body: str, base: int, builder: Builder, shortcodes: Shortcodes, *, unwrapped: bool
    ) -> None:
        self.body, self.base, self.builder = body, base, builder
        self.shortcodes, self.unwrapped = shortcodes, unwrapped
        self.positions = _Positions(body, base)
        self.html = MarkupReader(builder)
        self.items: list[int] = []  # last item's block at each list depth
        self.table: _Table | None = None
        self.image = 0
        self.image_text: list[tuple[str, int]] = []

    def run(self) -> None:
        """Feed the builder."""
        at = self.positions.at
        body, base, builder = self.body, self.base, self.builder
        for event, span in pyromark.events_with_range(body, options=_OPTIONS):
            start = at(span["start"])
            if isinstance(event, str):
                if event == "Rule":
                    builder.flush()
                else:  # SoftBreak, HardBreak
                    self.line_break(start)
                continue
            name, value = _parts(event)
            if name == "Text":
                end = at(span["end"])
                if self.image:
                    self.image_text.append((value, start))
                elif body[start - base : end - base] == value:
                    self.text(value, start)
                else:
                    builder.atom(value, start, end)
            elif name == "Start":
                self.enter(value, start, at(span["end"]))
            elif name == "End":
                self.leave(value)
            elif name == "Code":
                inside = body.find(value, start - base)
                builder.start("code")
                builder.text(value, base + inside if inside >= 0 else start)
                builder.stop("code")
            elif name in ("Html", "InlineHtml"):
                # The event's own text may have lost its indentation: read the file's.
                end = at(span["end"])
                self.html.feed_piece(body[start - base : end - base], start)
            elif name == "FootnoteReference":
                builder.footnote_mark(value)
        self.html.finish()
        builder.flush()

    def line_break(self, start: int) -> None:
        """The end of a line within a paragraph."""
        builder = self.builder
        context = builder.context
        if not self.unwrapped or context.kind not in ("paragraph", "item"):
            builder.blank(start)
            return
        builder.flush()
        if context.kind == "item":
            # "Lazy" continuation: where each line is a paragraph, one after a list is no item.
            context.kind, context.parent = "paragraph", -1

    def text(self, value: str, start: int) -> None:
        """Running text, without the blanks that stand for shortcodes."""
        if BLANK not in value:
            self.builder.text(value, start)
            return
        self.shortcodes.show_between(start, start + len(value), self.builder)
        position = 0
        while position < len(value):
            end = value.find(BLANK, position)
            end = len(value) if end < 0 else end
            if end > position:
                self.builder.text(value[position:end], start + position)
            while end < len(value) and value[end] == BLANK:
                end += 1
            if end > position:
                self.builder.blank(start + end - 1)
            position = end

    def enter(self, value: Any, start: int, end: int) -> None:
        """A container or a mark opens."""
        builder = self.builder
        name: str
        data: Any
        name, data = next(iter(value.items())) if isinstance(value, dict) else (value, None)
        if name in _MARKS:
            url = self.shortcodes.restore(data["dest_url"], start, end) if name == "Link" else ""
            builder.start(_MARKS[name], url)
        elif name == "Paragraph":
            builder.flush()
        elif name == "Heading":
            builder.push(Context("heading", _LEVELS[data["level"]]))
        elif name == "List":
            last = builder.flush() or (builder.blocks[-1] if builder.blocks else None)
            depth = len(self.items) + 1
            parent = -1
            if self.items:
                parent = self.items[-1]
            elif last is not None and last.kind in ("paragraph", "heading", "quote"):
                parent = last.index
            self.items.append(-1)
            builder.push(Context("paragraph", depth, parent))
        elif name == "Item":
            context = builder.context
            self.items[-1] = len(builder.blocks)
            builder.push(Context("item", len(self.items), context.parent))
        elif name == "BlockQuote":
            builder.push(Context("quote"))
        elif name == "CodeBlock":
            builder.push(Context("code"))
        elif name == "FootnoteDefinition":
            builder.push(Context("footnote", label=data))
        elif name == "Table":
            builder.flush()
            self.table = _Table(builder.tables, _lead_in(builder))
            builder.tables += 1
        elif name in ("TableHead", "TableRow") and self.table:
            self.table.row += 1
            self.table.column = -1
        elif name == "TableCell" and self.table:
            table = self.table
            table.column += 1
            builder.push(
                Context(
                    "cell",
                    parent=table.parent,
                    table=table.number,
                    row=table.row,
                    column=table.column,
                    header=table.row == 0,
                )
            )
        elif name == "Image":
            self.image += 1
            self.image_text = []

    def leave(self, value: Any) -> None:
        """A container or a mark closes."""
        builder = self.builder
        name = next(iter(value)) if isinstance(value, dict) else value
        if name in _MARKS:
            builder.stop(_MARKS[name])
        elif name == "Paragraph":
            builder.flush()
        elif name in ("Item", "TableCell", "Heading"):
            builder.pop()
        elif name == "List":
            if self.items:
                self.items.pop()
            builder.pop()
        elif name in ("BlockQuote", "CodeBlock", "FootnoteDefinition"):
            builder.pop()
        elif name == "Table" and self.table:
            builder.flush()
            number = self.table.number
            cells = _cells(builder, number)
            set_headers(cells)
            self.table = None
        elif name == "Image":
            self.image -= 1
            self.show_image()

    def show_image(self) -> None:
        """The text alternative, as a block of its own where it says something."""
        words = sum(len(text) for text, _ in self.image_text)
        if words >= 12 and self.builder.context.kind != "cell":
            self.builder.push(Context("alt"))
            for text, start in self.image_text:
                self.builder.text(text, start)
            self.builder.pop()
        self.image_text = []


class _Table:
    """The open table."""

    def __init__(self, number: int, parent: int) -> None:
        self.number, self.parent, self.row, self.column = number, parent, -1, -1


class _Positions:
    """Positions in bytes to positions in characters of the file."""

    def __init__(self, body: str, base: int) -> None:
        self.base = base
        self.starts: list[int] = []  # byte position after each character of several bytes
        self.extra: list[int] = [0]
        if not body.isascii():
            position = extra = 0
            last = 0
            for match in re.finditer(r"[^\x00-\x7f]", body):
                position += match.start() - last
                last = match.end()
                size = len(match.group().encode("utf-8", "surrogatepass"))
                position += size
                extra += size - 1
                self.starts.append(position)
                self.extra.append(extra)

    def at(self, byte: int) -> int:
        """Character position in the file of a byte position in the body."""
        if not self.starts:
            return self.base + byte
        i = bisect_left(self.starts, byte + 1)
        return self.base + byte - self.extra[i]


def _parts(event: Any) -> tuple[str, Any]:
    return next(iter(event.items()))


def _cells(builder: Builder, number: int) -> list[Block]:
    found: list[Block] = []
    for block in reversed(builder.blocks):
        if block.table == number and block.kind == "cell":
            found.append(block)
        elif block.table < number and block.kind != "alt":
            break
    return found[::-1]


def _lead_in(builder: Builder) -> int:
    if builder.blocks and builder.blocks[-1].kind in ("paragraph", "heading", "caption"):
        return builder.blocks[-1].index
    return -1
