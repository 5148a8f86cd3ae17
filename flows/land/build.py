"""Puts blocks together while a parser walks through a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.land.blocks import Block, BlockKind, Link, Offsets
from flows.lazy import pattern

# Stands in for markup that is not shown, character for character, so that positions hold.
BLANK = "\ue0fe"
# White space that is not one plain blank within a text. Each character is looked at once.
_SPACES = pattern(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]|\A | \Z")
_WIDE = f" \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029{BLANK}"
# Characters nobody sees: soft hyphens, zero-width blanks, direction marks, byte order marks.
_UNSEEN = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f"
_SPACES_WIDE = pattern(
    f"[{_WIDE}{_UNSEEN}]{{2,}}|[{_WIDE[1:]}{_UNSEEN}]|\\A | \\Z"
)  # also for text that is not all ASCII
_CONTROL = pattern(r"[\x00-\x08\x0e-\x1f\x7f]")
_WHITE = pattern(f"[{_WIDE}]")
_URL = pattern(
    r"(?:https?://|www\.(?=[A-Za-z0-9])|\b(?:dx\.)?doi\.org/|\bdoi:\s?(?=10\.))[^\s<>\"“”|\\^`{}]+",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’)*_]…"
_LINE_STARTS = frozenset("“\"‘'-–—•·*$€£¥~≈<>+")
_MOST_MARKS = 16  # open at once; more is noise, and would have to be carried from block to block
# What ends a run-in head, inside the bold type or right after it.
_HEAD_ENDS = (".", ":", "?", "!", "–", "—", "-", "|")


# What is shown, its span in the file, and whether it stands for that span as a whole.
Piece = tuple[str, int, int, bool]


@dataclass(slots=True)
class Context:
    """What the next block opened here is to be."""

    kind: BlockKind
    level: int = 0
    parent: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    label: str = ""


@dataclass(slots=True)
class Builder:
    """Blocks in reading order. Text goes to the open block; one is opened when text comes.

    Runs of white space become one blank; the text of a block neither starts nor ends with one.
    """

    blocks: list[Block] = field(default_factory=list)
    section: int = -1
    tables: int = 0
    page: int | None = None
    muted: bool = False  # what comes is not shown
    odd: list[str] = field(default_factory=list)  # of metadata, what is not understood
    _stack: list[Context] = field(default_factory=lambda: [Context("paragraph")])
    _block: Block | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _next: int = -1  # file position that would continue the last segment, -1 if none can
    _pending: int = -1  # file position of white space that is not written yet
    _open: list[tuple[str, int, str]] = field(default_factory=list)  # mark, text start, payload
    _pending_end: int = -1  # where a reference to white space ends
    _breaking: bool = False  # a line break was set by hand right before this place
    _asides: list[tuple[BlockKind, list[Piece]]] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)  # footnote marks before any text

    # -- containers ------------------------------------------------------------------------
    @property
    def context(self) -> Context:
        """Where the next block stands."""
        return self._stack[-1]

    def push(self, context: Context) -> None:
        """Enter a container: text from here on goes to blocks of this kind."""
        self.flush()
        self._stack.append(context)

    def depth(self) -> int:
        """Number of containers entered."""
        return len(self._stack)

    def cut(self, depth: int) -> None:
        """Leave containers until ``depth`` (at least the outermost) are left."""
        self.flush()
        del self._stack[max(depth, 1) :]

    def flush(self) -> Block | None:
        """Close the open block, if any, and give it back."""
        block = self._block
        self._pending, self._pending_end, self._breaking = -1, -1, False
        if block is None:
            return None
        if self._open:
            for mark, start, payload in self._open:
                self._finish(mark, start, payload)
            # What spans blocks (a bold list) goes on in the next.
            self._open = [(mark, 0, payload) for mark, _, payload in self._open]
        block.text = "".join(self._parts)
        if block.text[-1].isspace():
            _trim(block)
        self._parts, self._length, self._block = [], 0, None
        if block.links or block.emphasis or block.strong or block.code:
            _tighten(block)
        _bare_links(block)
        if block.strong and block.lead is None and block.kind in ("item", "paragraph"):
            block.lead = _run_in_head(block)
        if block.kind == "heading":
            self.section = block.index
        if self._asides:
            self._write_asides()
        return block

    def last(self) -> Block | None:
        """The block before this place; the open one is closed."""
        return self.flush() or (self.blocks[-1] if self.blocks else None)

    def is_open(self) -> bool:
        """Text has come since the last block was closed."""
        return self._block is not None

    def written(self) -> str:
        """The last characters of the open block."""
        return self._parts[-1] if self._block is not None and self._parts else ""

    # -- text ------------------------------------------------------------------------------
    def text(self, text: str, source: int) -> None:
        """Text that stands in the file as it is, from position ``source``."""
        if self.muted or not text:
            return
        if self._breaking and not text.isspace():
            self._after_break(text)
        if text.isprintable() and "  " not in text:  # most text: nothing but single blanks
            self._write_line(text, source)
            return
        narrow = text.isascii() and (text.isprintable() or not _CONTROL.search(text))
        start = 0
        for match in (_SPACES if narrow else _SPACES_WIDE).finditer(text):
            at, end = match.span()
            if at > start:
                self._write(text[start:at], source + start)
            if self._block is not None and self._pending < 0:
                white = narrow or _WHITE.search(text, at, end)
                if white is True:
                    self._pending = source + at
                elif white:
                    self._pending = source + white.start()
            start = end
        if start == 0:
            self._write(text, source)
        elif start < len(text):
            self._write(text[start:], source + start)

    def _write_line(self, text: str, source: int) -> None:
        start, end = text[0] == " ", len(text)
        if start:
            self.blank(source)
        if text[-1] == " ":
            end -= 1
        if end > start:
            self._write(text[start:end] if end - start < len(text) else text, source + start)
            if end < len(text):
                self.blank(source + end)

    def atom(self, text: str, source: int, end: int) -> None:
        """Text that stands for the characters ``[source, end)`` of the file (an entity)."""
        if self.muted:
            return
        if text.isspace() or text == BLANK:
            self.blank(source, end)
        elif text.isprintable() and text:
            if self._breaking:
                self._after_break(text)
            self._write(text, source, end)

    def pieces(self, pieces: Iterable[Piece]) -> None:
        """Text in pieces, some of which stand for their span as a whole."""
        for text, start, end, whole in pieces:
            if whole:
                self.atom(text, start, end)
            else:
                self.text(text, start)

    def aside(self, kind: BlockKind, pieces: list[Piece]) -> None:
        """A block of its own met in running text: it comes after the open block."""
        if self.muted:
            return
        self._asides.append((kind, pieces))
        if self._block is None:
            self._write_asides()

    def _write_asides(self) -> None:
        asides, self._asides = self._asides, []
        marks, self._open = self._open, []
        notes, self._marks = self._marks, []
        for kind, pieces in asides:
            self._stack.append(Context(kind))
            self.pieces(pieces)
            self.flush()
            self._stack.pop()
        self._open, self._marks = marks, notes

    def blank(self, source: int, end: int = -1) -> None:
        """White space, however it is written: one character, or the span up to ``end``."""
        if self._block is not None and self._pending < 0:
            self._pending, self._pending_end = source, end

    def line_break(self, source: int, end: int = -1) -> None:
        """A line break set by hand: what comes may be a line of its own, as in an address."""
        self._breaking = self._block is not None and self.context.kind in ("paragraph", "quote")
        self.blank(source, end)

    def _after_break(self, text: str) -> None:
        self._breaking = False
        first = text.lstrip()[:1]
        if first.isupper() or first.isdigit() or first in _LINE_STARTS:
            self.flush()

    def _write(self, text: str, source: int, atomic_end: int = -1) -> None:
        block = self._block
        if block is None:
            if text[0].isspace():  # a blank that does not break, which matters within text only
                shown = text.lstrip()
                source += len(text) - len(shown)
                text = shown
            if not text:
                return
            block = self._begin()
        elif self._pending >= 0:
            at, self._pending = self._pending, -1
            if self._pending_end >= 0:
                block.offsets.add(self._length, at, self._pending_end)
                self._next = self._pending_end = -1
            else:
                if at != self._next:
                    block.offsets.add(self._length, at)
                self._next = at + 1
            self._parts.append(" ")
            self._length += 1
        if atomic_end >= 0:
            block.offsets.add(self._length, source, atomic_end)
            self._next = -1
        else:
            if source != self._next:
                block.offsets.add(self._length, source)
            self._next = source + len(text)
        self._parts.append(text)
        self._length += len(text)

    def _begin(self) -> Block:
        context = self._stack[-1]
        block = Block(
            len(self.blocks),
            context.kind,
            "",
            Offsets(),
            context.level,
            context.parent,
            self.section,
            context.table,
            context.row,
            context.column,
            context.header,
            page=self.page,
            label=context.label,
        )
        self.blocks.append(block)
        self._block = block
        self._next = self._pending = self._pending_end = -1
        if self._open:
            self._open = [(mark, 0, payload) for mark, _, payload in self._open]
        if self._marks:
            block.links += [Link(0, 0, "", "footnote", label) for label in self._marks]
            self._marks = []
        return block

    # -- marks -----------------------------------------------------------------------------
    def start(self, mark: str, payload: str = "") -> None:
        """Start of a link, emphasis, strong or code."""
        if len(self._open) < _MOST_MARKS:
            at = self._length + (self._pending >= 0) if self._block is not None else 0
            self._open.append((mark, at, payload))

    def stop(self, mark: str) -> None:
        """End of the innermost such mark; none open is no matter."""
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == mark:
                _, start, payload = self._open.pop(i)
                self._finish(mark, start, payload)
                return

    def footnote_mark(self, label: str, url: str = "") -> None:
        """A footnote mark at this place. It takes no room in the text."""
        if self.muted:
            return
        if self._block is not None:
            self._block.links.append(Link(self._length, self._length, url, "footnote", label))
        else:
            self._marks.append(label)

    def _finish(self, mark: str, start: int, payload: str) -> None:
        block, end = self._block, self._length
        if block is None or end <= start:
            return
        if mark == "link":
            block.links.append(Link(start, end, payload))
        elif mark == "emphasis":
            block.emphasis.append((start, end))
        elif mark == "strong":
            block.strong.append((start, end))
        elif mark == "code":
            block.code.append((start, end))


def add_block(builder: Builder, context: Context, text: str, source: int) -> Block | None:
    """A whole block at once, from text as it stands in the file; none if it is all blanks."""
    depth = builder.depth()
    builder.push(context)
    builder.text(text, source)
    block = builder.flush()
    builder.cut(depth)
    return block


def _trim(block: Block) -> None:
    """Take blanks off the end, and off the marks that reach over them."""
    block.text = block.text.rstrip()
    end = len(block.text)
    offsets = block.offsets
    while offsets.starts[-1] >= end:
        del offsets.starts[-1], offsets.sources[-1], offsets.ends[-1]
    for name in ("emphasis", "strong", "code"):
        setattr(block, name, [(a, min(b, end)) for a, b in getattr(block, name) if a < end])
    for link in block.links:
        link.start, link.end = min(link.start, end), min(link.end, end)


def _tighten(block: Block) -> None:
    """Marks and links cover words, not the blanks beside them."""
    text = block.text

    def tight(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        found = []
        for start, end in spans:
            first = start + (text[start] == " ")
            last = end - (text[end - 1] == " ")
            if first < last:
                found.append((first, last))
        return found

    block.emphasis, block.strong, block.code = (
        tight(block.emphasis),
        tight(block.strong),
        tight(block.code),
    )
    for link in block.links:
        if link.end - link.start > 1:
            link.start += text[link.start] == " "
            link.end -= text[link.end - 1] == " "


def _run_in_head(block: Block) -> tuple[int, int] | None:
    """The bold words that head a paragraph or item, as in "**Pay.** Wages rose"."""
    start, end = min(block.strong)
    if start or end >= len(block.text) or end > 120:
        return None
    inside, after = block.text[:end].rstrip(), block.text[end:].lstrip()
    return (0, end) if inside.endswith(_HEAD_ENDS) or after.startswith(_HEAD_ENDS[1:]) else None


def _bare_links(block: Block) -> None:
    """Addresses written out in the text, where no link covers them already."""
    links = block.links
    text = block.text
    if "http" not in text and "www." not in text and "doi" not in text.lower():
        return
    found: list[Link] = []
    links.sort(key=lambda link: (link.start, link.end))
    i = 0
    for match in _URL.finditer(text):
        start, end = match.span()
        url = match.group().rstrip(_TRAILING)
        if url.count("(") > url.count(")") and text.startswith(")", start + len(url)):
            url += ")"
        end = start + len(url)
        while i < len(links) and links[i].end <= start:
            i += 1
        if i == len(links) or links[i].start >= end:
            found.append(Link(start, end, url))
    if found:
        links += found
        links.sort(key=lambda link: (link.start, link.end))
