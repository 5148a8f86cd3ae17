"""Markdown to blocks, by pulldown-cmark's events and their positions in the file.

pyromark (the binding) was chosen for speed (some 35 MB/s) and because it is one of few parsers
that say where in the file each piece of text stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import pyromark

from flows.land.blocks import Block
from flows.land.build import BLANK, Builder, Context, Piece
from flows.land.grid import Grid
from flows.land.markup import MarkupReader, led_in_by
from flows.land.references import link_notes
from flows.land.shortcodes import Shortcodes
from flows.land.wrapping import is_unwrapped, joints, promote_bold, promote_headings
from flows.lazy import pattern

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKS = {"Emphasis": "emphasis", "Strong": "strong", "Link": "link"}
_LEVELS = {f"H{level}": level for level in range(1, 7)}
_CODE = pattern(r"[{}<>=;]|\(\)|^\s*(?:\$|>>>|#!) ", re.MULTILINE)
_SENTENCE = pattern(r"[A-Z][a-z][^\n]{10,}[a-z\d%)][.!?]\s*$", re.MULTILINE)
_FIGURE_LINE = pattern(r"[>\s]{0,8}[~≈<>]?[$€£]?\d")
_WIDE = pattern(r"[^\x00-\x7f]+")
_NUMBER = pattern(r"\^?(\d{1,3})")
_SHORTEST_ALT = 12  # characters; a shorter text alternative says nothing of numbers


def read_markdown(text: str, builder: Builder, start: int = 0) -> None:
    """Read the Markdown of ``text`` from position ``start`` on into the builder."""
    shortcodes = Shortcodes(text, start)
    body = shortcodes.masked[start:]
    unwrapped = is_unwrapped(body)
    first = len(builder.blocks)
    walk = _Walk(_Body(body, start, list(joints(body)) if unwrapped else []), builder, shortcodes)
    walk.run()
    blocks = builder.blocks
    link_notes(blocks, walk.html.notes, walk.html.anchors)
    if not any(block.kind == "heading" for block in blocks[first:]):
        promote_bold(blocks)
        if unwrapped:
            promote_headings(blocks)


class _Body:
    """The text that is parsed, and its positions in bytes to those in characters of the file.

    Between lines that are paragraphs (``joints``) an empty line is put for the parser.
    """

    def __init__(self, body: str, base: int, joints_: list[int]) -> None:
        if joints_:
            ends = [*joints_, len(body)]
            starts = [0, *joints_]
            body = "\n".join(body[a:b] for a, b in zip(starts, ends, strict=True))
        self.text = body
        self.base = base
        # Where an inserted character is behind, in the text parsed.
        self.inserted = [joint + i + 1 for i, joint in enumerate(joints_)]
        self.after: list[int] = []  # byte position after each wide character
        self.extra: list[int] = [0]  # bytes more than characters up to there
        if not body.isascii():
            extra = 0
            for match in _WIDE.finditer(body):
                for i, character in enumerate(match.group(), match.start() + 1):
                    extra += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
                    self.after.append(i + extra)
                    self.extra.append(extra)

    def at(self, byte: int) -> int:
        """Character position in the text parsed of a byte position."""
        return byte - self.extra[bisect_right(self.after, byte)] if self.after else byte

    def place(self, position: int) -> int:
        """Position in the file of a position in the text parsed."""
        if self.inserted:
            position -= bisect_right(self.inserted, position)
        return position + self.base


class _Walk:
    """One pass over the parser's events."""

    def __init__(self, body: _Body, builder: Builder, shortcodes: Shortcodes) -> None:
        self.body, self.builder, self.shortcodes = body, builder, shortcodes
        self.html = MarkupReader(shortcodes.masked, builder, shortcodes.text)
        self.depths: list[int] = []  # of the builder, before each open container
        self.lists: list[int | None] = []  # number of the next item of each open list
        self.items: list[int] = []  # block of the open item at each list depth
        self.grid: Grid | None = None
        self.images: list[Piece] | None = None  # an open image's text
        self.depth_of_images = 0
        self.struck: list[bool] = []  # whether each open strikethrough hides its words
        self.loose: list[int] = []  # rows of the open table that are none but for this parser
        self.numbered = False  # in a link that is a footnote mark: "[3]" defined further down

    def run(self) -> None:
        """Feed the builder."""
        body, builder, shortcodes = self.body, self.builder, self.shortcodes
        at, place, parsed = body.at, body.place, body.text
        shown = not shortcodes.spans
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(parsed, options=_OPTIONS)
        for event, span in events:
            start = at(span["start"])
            source = place(start)
            if not shown:
                shortcodes.show_until(source, builder)
            if event.__class__ is str:
                if event == "Rule":
                    builder.flush()
                elif self.images is not None:
                    self.images.append((" ", source, source + 1, True))
                elif event == "HardBreak" or _both_figures(parsed, start):
                    builder.line_break(place(at(span["end"]) - 1))
                else:
                    builder.blank(source)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if self.numbered:
                    continue
                end = at(span["end"])
                whole = end - start != len(value) or parsed[start:end] != value
                if self.images is not None:
                    self.images.append((value, source, place(end), whole))
                elif not whole:
                    builder.text(value, source)
                    if not shown and BLANK in value:
                        shortcodes.show_until(place(end), builder)
                elif value.strip("\n") and parsed.startswith(value.strip("\n"), start):
                    builder.text(value.strip("\n"), source)
                else:
                    builder.atom(value, source, place(end))
            elif name == "Start":
                self.enter(value, source, place(at(span["end"])))
            elif name == "End":
                self.leave(value)
            elif name == "Code":
                self.code(start, at(span["end"]))
            elif name == "InlineHtml":
                self.html.feed(source, place(at(span["end"])))
            elif name == "FootnoteReference":
                builder.footnote_mark(value)
        self.html.finish()
        builder.flush()
        if not shown:
            shortcodes.show_until(len(shortcodes.text), builder)

    def code(self, start: int, end: int) -> None:
        """Inline code, without its backticks."""
        written = self.body.text[start:end]
        ticks = len(written) - len(written.lstrip("`"))
        inside = written[ticks : len(written) - ticks]
        if self.images is not None:
            source = self.body.place(start + ticks)
            self.images.append((inside, source, source + len(inside), False))
            return
        self.builder.start("code")
        self.builder.text(inside, self.body.place(start + ticks))
        self.builder.stop("code")

    def enter(self, value: Any, start: int, end: int) -> None:
        """A container or a mark opens."""
        builder = self.builder
        name, data = _parts(value)
        if name == "Link":
            url = self.shortcodes.restore(data["dest_url"], start, end)
            number = _NUMBER.fullmatch(data["id"])
            if number and data["link_type"] in ("Shortcut", "Collapsed"):
                builder.footnote_mark(number.group(1), url)
                self.numbered = True
            else:
                builder.start("link", url)
            return
        if name in _MARKS:
            builder.start(_MARKS[name])
            return
        if name == "Paragraph":
            builder.flush()
            return
        if name == "HtmlBlock":
            self.html.feed(start, end)
            return
        if name == "Image":
            self.depth_of_images += 1
            if self.images is None:
                self.images = []
            return
        if name == "Strikethrough":  # withdrawn; but one tilde may mean "about"
            struck = self.shortcodes.text.startswith("~~", start)
            self.struck.append(struck and not builder.muted)
            builder.muted = builder.muted or struck
            return
        self.depths.append(builder.depth())
        if name == "Heading":
            builder.push(Context("heading", _LEVELS[data["level"]]))
        elif name == "List":
            self.enter_list(data)
        elif name == "Item":
            context = builder.context
            following = self.lists[-1]
            label = "" if following is None else str(following)
            if following is not None:
                self.lists[-1] = following + 1
            self.items[-1] = len(builder.blocks)
            builder.push(Context("item", len(self.items), context.parent, label=label))
        elif name == "BlockQuote":
            parent = led_in_by(builder.last())
            builder.push(Context("quote" if data is None else "paragraph", parent=parent))
        elif name == "CodeBlock":
            prose = data == "Indented" and _is_prose(self.shortcodes.text[start:end])
            builder.push(Context("paragraph" if prose else "code"))
        elif name in ("DefinitionListTitle", "DefinitionListDefinition"):
            last = builder.last()
            defined = name.endswith("Definition") and last is not None and last.kind == "item"
            builder.push(Context("item", 1, last.index if defined and last is not None else -1))
        elif name == "FootnoteDefinition":
            builder.push(Context("footnote", label=data))
        elif name == "Table":
            self.grid = Grid(builder.tables, _lead_in(builder.last()))
            builder.tables += 1
        elif name in ("TableHead", "TableRow") and self.grid:
            self.grid.next_row()
            if "|" not in self.shortcodes.text[start:end]:
                self.loose.append(self.grid.row)
        elif name == "TableCell" and self.grid:
            grid = self.grid
            row, column = grid.next_cell()
            builder.push(Context("cell", 0, grid.parent, grid.number, row, column, header=row == 0))
            grid.first = len(builder.blocks)

    def enter_list(self, number: int | None) -> None:
        """A list opens; the paragraph before it, or the item it stands in, leads in."""
        builder = self.builder
        last = builder.last()
        parent = -1
        if self.items:
            if self.items[-1] < len(builder.blocks):
                parent = self.items[-1]
        elif last is not None and last.kind in ("paragraph", "heading", "quote"):
            parent = last.index
        self.items.append(-1)
        self.lists.append(number)
        builder.push(Context("paragraph", len(self.items), parent))

    def leave(self, value: Any) -> None:
        """A container or a mark closes."""
        builder = self.builder
        name, _ = _parts(value)
        if name == "Link" and self.numbered:
            self.numbered = False
        elif name in _MARKS:
            builder.stop(_MARKS[name])
        elif name == "Paragraph":
            builder.flush()
        elif name == "Image":
            self.depth_of_images -= 1
            if self.depth_of_images == 0:
                self.show_image()
        elif name == "Strikethrough":
            if self.struck.pop():
                builder.muted = False
        elif name != "HtmlBlock":
            if name == "TableCell" and self.grid:
                builder.flush()
                self.grid.collect(builder.blocks)
            elif name == "Table" and self.grid:
                self.close_table(self.grid)
                self.grid = None
            elif name == "List" and self.items:
                self.items.pop()
                self.lists.pop()
            builder.cut(self.depths.pop() if self.depths else 1)

    def close_table(self, grid: Grid) -> None:
        """Set its headers; lines without bars after a table are text, as other parsers have it."""
        loose = set(self.loose)
        self.loose = []
        for cell in grid.cells if loose else ():
            if cell.row in loose:
                cell.kind, cell.table, cell.row, cell.column = "paragraph", -1, -1, -1
        grid.cells = [cell for cell in grid.cells if cell.kind == "cell"]
        grid.finish()

    def show_image(self) -> None:
        """The text alternative, as a block of its own where it says something."""
        pieces = self.images or []
        self.images = None
        words = sum(len(text) for text, _, _, _ in pieces)
        if words >= _SHORTEST_ALT and self.builder.context.kind != "cell":
            self.builder.aside("alt", pieces)


def _is_prose(code: str) -> bool:
    """An indented paragraph, not a piece of a program."""
    return len(code.split()) > 5 and not _CODE.search(code) and bool(_SENTENCE.search(code))


def _parts(event: Any) -> tuple[str, Any]:
    return next(iter(event.items())) if isinstance(event, dict) else (event, None)


def _both_figures(text: str, at: int) -> bool:
    """Two short lines that both start with a figure: a list without bullets."""
    start = text.rfind("\n", max(at - 60, 0), at) + 1
    return bool(start or at < 60) and bool(
        _FIGURE_LINE.match(text, start, at) and _FIGURE_LINE.match(text, at + 1)
    )


def _lead_in(last: Block | None) -> int:
    if last is not None and last.kind in ("paragraph", "heading", "caption"):
        return last.index
    return -1
