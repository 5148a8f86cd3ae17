"""HTML tags to blocks: what the HTML reader and the Markdown reader (for raw HTML) share."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from flows.land import elements
from flows.land.blocks import Block
from flows.land.build import Builder, Context, Piece
from flows.land.grid import Grid
from flows.land.superscripts import mark_label, raised
from flows.land.tokens import Token, attributes, references, tokens, unescape
from flows.lazy import pattern

_MOST_TABLES = 16  # within one another; deeper ones are read as text
_LOOK_OUT = 64  # elements looked through for the one that an end tag closes
_BUTTON = 160  # characters of a button that are looked at
_SOURCE = pattern(
    r"\b(?:source|stud(?:y|ies)|survey|report|research|poll|findings|results|data|statistics|paper"
    r"|analysis|white ?paper|census|index)\b",
    re.IGNORECASE,
)
_SHORTEST_ALT = 12  # characters; a shorter text alternative says nothing of numbers


@dataclass(slots=True)
class _Open:
    """An open element."""

    name: str
    depth: int  # of the builder before it
    muted: bool = False  # it turned the builder mute
    inline: bool = False  # it parts no text
    grid: bool = False  # it is a table
    region: int = -1  # index of the region it opened


class MarkupReader:
    """Feeds a builder from HTML. May be given a file in pieces, each by its span."""

    def __init__(self, text: str, builder: Builder, written: str | None = None) -> None:
        """Read ``text`` into the builder.

        Args:
            text: the file, perhaps with some characters masked.
            builder: takes the blocks.
            written: the file as it is written, where addresses are taken from.
        """
        self.source = text
        self.written = text if written is None else written
        self.builder = builder
        self.anchors: dict[str, int] = {}  # id → block that starts there
        self.notes: list[tuple[str, str, int]] = []  # marks: id they point to, label, their block
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()  # of the open elements
        self._grids: list[Grid] = []
        self._item: list[int] = []  # block of the open item at each list depth
        self._sup: list[int] | None = None  # an open <sup>: where its text starts, what is in it
        self._sup_text: list[Piece] = []
        self._sup_url = ""
        self._link_url = ""
        self._breaks = 0
        self._tag_end = -1  # where the last </span> ended

    # -- feeding ---------------------------------------------------------------------------
    def feed(self, start: int, end: int) -> None:
        """Read the span ``[start, end)`` of the file."""
        for token in tokens(self.source, start, end):
            kind = token.kind
            if kind == "text":
                self.data(token.start, token.end)
            elif kind == "start":
                self.start_tag(token)
            elif kind == "end":
                self.end_tag(token)
            else:
                self.raw(token)

    def finish(self) -> None:
        """Close what is still open."""
        self.builder.flush()
        if self._open:
            self._leave(0)

    def data(self, start: int, end: int) -> None:
        """Text, with its character references."""
        builder = self.builder
        if builder.muted:
            return
        text = self.source[start:end]
        if self._breaks and not text.isspace():
            self._breaks = 0
        if self._sup is not None:
            self._sup_text.extend(references(self.source, start, end))
            return
        if "&" not in text:
            builder.text(text, start)
        else:
            builder.pieces(references(self.source, start, end))

    def raw(self, token: Token) -> None:
        """An element whose content is no markup. Readers see none of it but its label."""
        if token.name == "svg" and not self.builder.muted:
            values = attributes(self.source, token)
            self._alternative(values.get("aria-label"))

    def start_tag(self, token: Token) -> None:
        """An element opens."""
        name = token.name
        builder = self.builder
        if builder.muted:
            if name not in elements.VOID and name not in elements.MARKS:
                self._push(_Open(name, builder.depth()))
            return
        mark = elements.MARKS.get(name)
        if mark is not None:
            self._start_mark(mark, token)
            return
        if name == "br":
            self._line_break(token)
            return
        if name == "sup":
            self._end_sup()
            self._sup, self._sup_text, self._sup_url = [token.start], [], self._link_url
            return
        if name == "span" and self._tag_end == token.start and builder.written()[-1:].strip():
            # Two boxes side by side, as in "<span>72%</span><span>of members</span>".
            self._side_by_side(token)
        bare = token.end - token.start <= len(name) + 2
        values = {} if bare else attributes(self.source, token)
        if "id" in values or "name" in values:
            self._anchor(values)
        if name == "img":
            self._alternative(values.get("alt"))
        if name == "hr":
            builder.flush()
        if name in elements.VOID:
            return
        if name in elements.HIDDEN or self._is_hidden(values):
            inline = name not in elements.BOXES
            if not inline:
                builder.flush()
            self._push(_Open(name, builder.depth(), muted=True, inline=inline))
            builder.muted = True
            return
        self._enter(name, values)

    def end_tag(self, token: Token) -> None:
        """An element closes."""
        name = token.name
        mark = elements.MARKS.get(name)
        if mark is not None and not (name == "a" and self._counts["a"]):
            if name == "a":
                self._link_url = ""
            if self._sup is None and not self.builder.muted:
                self.builder.stop(mark)
            return
        if name == "sup":
            self._end_sup()
            return
        if name == "span":
            self._tag_end = token.end
        if not self._counts[name]:
            return
        open_ = self._open
        for i in range(len(open_) - 1, max(len(open_) - 1 - _LOOK_OUT, -1), -1):
            if open_[i].name == name:
                self._leave(i)
                return
            if open_[i].name in elements.BARRIERS and name not in elements.TABLE_PARTS:
                return

    def _push(self, opened: _Open) -> None:
        self._open.append(opened)
        self._counts[opened.name] += 1

    # -- attributes ------------------------------------------------------------------------
    def value(self, span: tuple[int, int] | None) -> str:
        """An attribute's value, its character references resolved."""
        if span is None or span[0] == span[1]:
            return ""
        return unescape(self.written[slice(*span)]).strip()

    def _is_hidden(self, values: dict[str, tuple[int, int]]) -> bool:
        if not values:
            return False
        if "hidden" in values or self.value(values.get("aria-hidden")) == "true":
            return True
        style = values.get("style")
        if style:
            rules = self.source[slice(*style)].lower().replace(" ", "")
            if "display:none" in rules or "visibility:hidden" in rules:
                return True
        classes = values.get("class")
        return classes is not None and not elements.UNSEEN.isdisjoint(
            self.source[slice(*classes)].split()
        )

    def _anchor(self, values: dict[str, tuple[int, int]]) -> None:
        builder = self.builder
        at = len(builder.blocks) - builder.is_open()
        for key in ("id", "name"):
            if key in values:
                self.anchors.setdefault(self.value(values[key]), at)

    def _alternative(self, span: tuple[int, int] | None) -> None:
        """The text alternative of a picture, as a block of its own where it says something."""
        if span is None or span[1] - span[0] < _SHORTEST_ALT:
            return
        if self.builder.context.kind != "cell":
            self.builder.aside("alt", list(references(self.source, *span)))

    # -- inline ----------------------------------------------------------------------------
    def _start_mark(self, mark: str, token: Token) -> None:
        if mark != "link":
            if self._sup is None:
                self.builder.start(mark)
            return
        values = attributes(self.source, token)
        self._anchor(values)
        self.builder.stop("link")  # links do not nest: one left open ends here
        url = self.value(values.get("href"))
        if self._sup is not None:
            self._sup_url = url
            return
        self._link_url = url
        classes = self.value(values.get("class")).lower()
        plain = "btn" in classes or "button" in classes
        if classes and ((plain and not self._cites(url, token)) or "sr-only" in classes):
            self.builder.muted = True
            self._push(_Open("a", self.builder.depth(), muted=True, inline=True))
        elif url:
            self.builder.start(mark, url)

    def _cites(self, url: str, token: Token) -> bool:
        """Whether a link made to look like a button leads to a source: "Read the study"."""
        if not url.startswith(("http", "//")):
            return False
        end = self.source.find("</a", token.end, token.end + _BUTTON)
        return end > 0 and _SOURCE.search(self.source, token.end, end) is not None

    def _end_sup(self) -> None:
        """A superscript: a footnote mark if it looks like one, else part of the text."""
        if self._sup is None:
            return
        pieces, url = self._sup_text, self._sup_url
        self._sup = None
        builder = self.builder
        written = builder.written()
        label = mark_label(pieces, written, linked=bool(url))
        if not label:
            builder.pieces(raised(pieces, written))
            return
        inside = url.startswith("#")
        if inside:
            self.notes.append((url[1:], label, len(builder.blocks) - builder.is_open()))
        builder.footnote_mark(label, "" if inside else url)

    def _line_break(self, token: Token) -> None:
        self._breaks += 1
        if self._breaks > 1 and self.builder.context.kind != "cell":
            self.builder.flush()  # two in a row set paragraphs apart
        else:
            self.builder.line_break(token.start, token.end)

    def _side_by_side(self, token: Token) -> None:
        before, after = self.builder.written()[-1:], self.source[token.end : token.end + 1]
        if after.isalpha() and (before.isdigit() or before in "%+" or before.isalpha()):
            self.builder.blank(token.start, token.end)

    # -- structure -------------------------------------------------------------------------
    def _enter(self, name: str, values: dict[str, tuple[int, int]]) -> None:
        builder = self.builder
        closes = elements.CLOSES.get(name)
        if closes is not None:
            self._close_implied(*closes)
        opened = _Open(name, builder.depth())
        if name in elements.HEADINGS:
            builder.push(Context("heading", elements.HEADINGS[name]))
        elif name in elements.ITEMS:
            self._enter_item(name)
        elif name in elements.LISTS:
            self._enter_list()
        elif name == "table" and len(self._grids) < _MOST_TABLES:
            self._enter_table()
            opened.grid = True
        elif name == "tr" and self._grids:
            builder.flush()
            self._grids[-1].next_row()
        elif name in ("td", "th") and self._grids:
            self._enter_cell(name, values)
        elif name in ("caption", "figcaption"):
            grid = self._grids[-1] if name == "caption" and self._grids else None
            builder.push(Context("caption", table=grid.number if grid else -1))
            if grid:
                grid.first = len(builder.blocks)
        elif name == "blockquote":
            last = builder.last()
            builder.push(Context("quote", parent=led_in_by(last)))
        elif name == "pre":
            builder.push(Context("code"))
        elif name in elements.BREAKS or name in elements.TABLE_PARTS or "-" in name:
            builder.flush()  # elements of a site's own making ("x-card") are mostly boxes
        else:
            return  # span, small, u, abbr, ...: no block of its own
        opened.region = self.region(name, values)
        self._push(opened)

    def region(self, name: str, values: dict[str, tuple[int, int]]) -> int:  # noqa: ARG002
        """Index of the region that an element opens, -1 for none."""
        return -1

    def close_region(self, index: int) -> None:
        """A region ends."""

    def _enter_table(self) -> None:
        builder = self.builder
        last = builder.last()
        lead = -1
        if last is not None and last.table < 0 and last.kind in ("paragraph", "heading", "caption"):
            lead = last.index
        self._grids.append(Grid(builder.tables, lead))
        builder.tables += 1

    def _enter_cell(self, name: str, values: dict[str, tuple[int, int]]) -> None:
        builder = self.builder
        grid = self._grids[-1]
        row, column = grid.next_cell(
            _number(self.value(values.get("colspan"))), _number(self.value(values.get("rowspan")))
        )
        builder.push(Context("cell", 0, grid.parent, grid.number, row, column, header=name == "th"))
        grid.first = len(builder.blocks)

    def _enter_list(self) -> None:
        builder = self.builder
        level = builder.context.level
        last = builder.last()
        parent = -1
        if builder.context.kind == "item":
            inside = bool(self._item) and self._item[-1] < len(builder.blocks)
            parent = self._item[-1] if inside else builder.context.parent
        elif last is not None and last.kind in ("paragraph", "heading", "quote", "caption"):
            parent = last.index
        if builder.context.kind == "cell":
            return
        builder.push(Context("paragraph", level + 1, parent))

    def _enter_item(self, name: str) -> None:
        builder = self.builder
        context = builder.context
        if context.kind == "cell":
            builder.flush()
            return
        parent = context.parent
        level = max(context.level, 1)
        if name == "dd":
            last = builder.last()
            if last is not None and last.kind == "item":
                parent = last.index
        builder.push(Context("item", level, parent))
        self._item.append(len(builder.blocks))

    def _close_implied(self, closing: frozenset[str], until: frozenset[str]) -> None:
        open_ = self._open
        outermost = -1
        for i in range(len(open_) - 1, max(len(open_) - 1 - _LOOK_OUT, -1), -1):
            if open_[i].name in until:
                break
            if open_[i].name in closing:
                outermost = i
        if outermost >= 0:
            self._leave(outermost)

    def _leave(self, i: int) -> None:
        """Close the open elements from the i-th inwards."""
        builder = self.builder
        self._end_sup()
        for opened in reversed(self._open[i:]):
            self._counts[opened.name] -= 1
            if opened.muted:
                builder.muted = False
            name = opened.name
            if opened.inline:
                continue
            grid = self._grids[-1] if self._grids else None
            if grid is not None and name in elements.BARRIERS and name != "table":
                builder.flush()
                grid.collect(builder.blocks)
            builder.cut(min(opened.depth, builder.depth()))
            if name in elements.ITEMS and self._item:
                self._item.pop()
            elif opened.grid and grid is not None:
                self._grids.pop().finish()
            if opened.region >= 0:
                self.close_region(opened.region)
        del self._open[i:]


def led_in_by(block: Block | None) -> int:
    """Index of a paragraph that announces what follows ("... says:"), else -1."""
    if block is not None and block.kind in ("paragraph", "item") and block.text.endswith(":"):
        return block.index
    return -1


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 5 else 1
