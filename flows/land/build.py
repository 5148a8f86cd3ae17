"""Puts blocks together while a parser walks through a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.land.blocks import Block, BlockKind, Link, Offsets

# No lookbehind over a repetition, no nesting: each character is looked at once.
_URL = re.compile(r"https?://[^\s<>\"“”|\\^`{}]+")
_TRAILING = ".,;:!?'’)*_]"
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


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
    _stack: list[Context] = field(default_factory=lambda: [Context("paragraph")])
    _block: Block | None = None
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _pending: int = -1  # file position of white space that is not written yet
    _open: list[tuple[str, int, str]] = field(default_factory=list)  # mark, text start, payload

    @property
    def context(self) -> Context:
        """Where the next block stands."""
        return self._stack[-1]

    def push(self, context: Context) -> None:
        """Enter a container: text from here on goes to blocks of this kind."""
        self.flush()
        self._stack.append(context)

    def pop(self) -> None:
        """Leave the innermost container."""
        self.flush()
        if len(self._stack) > 1:
            self._stack.pop()

    def depth(self) -> int:
        """Number of containers entered."""
        return len(self._stack)

    def flush(self) -> Block | None:
        """Close the open block, if any, and give it back."""
        block = self._block
        if block is None:
            self._pending = -1
            return None
        for mark, start, payload in self._open:
            self._finish(mark, start, payload)
        # What spans blocks (a bold list) goes on in the next.
        self._open = [(mark, 0, payload) for mark, _, payload in self._open]
        block.text = "".join(self._parts)
        self._parts, self._length, self._block, self._pending = [], 0, None, -1
        _bare_links(block)
        if block.kind == "heading":
            self.section = block.index
        return block

    def text(self, text: str, source: int) -> None:
        """Text that stands in the file as it is, from position ``source``."""
        start = 0
        for match in _SPACES.finditer(text):
            self._write(text[start : match.start()], source + start)
            if self._block is not None and self._pending < 0:
                self._pending = source + match.start()
            start = match.end()
        self._write(text[start:], source + start)

    def atom(self, text: str, source: int, end: int) -> None:
        """Text that stands for the characters ``[source, end)`` of the file (an entity)."""
        if not text.strip() or not text.isprintable():
            self.blank(source)
        else:
            self._write(text, source, end)

    def blank(self, source: int) -> None:
        """White space, however it is written."""
        if self._block is not None and self._pending < 0:
            self._pending = source

    def start(self, mark: str, payload: str = "") -> None:
        """Start of a link, emphasis, strong or code."""
        at = self._length + (1 if self._pending >= 0 else 0) if self._block is not None else 0
        self._open.append((mark, at, payload))

    def stop(self, mark: str) -> None:
        """End of the innermost such mark; none open is no matter."""
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == mark:
                _, start, payload = self._open.pop(i)
                self._finish(mark, start, payload)
                return

    def footnote_mark(self, label: str) -> None:
        """A footnote mark at this place."""
        if self._block is None and self.blocks:
            block = self.blocks[-1]
            block.links.append(Link(len(block.text), len(block.text), "", "footnote", label))
        elif self._block is not None:
            at = self._length
            self._block.links.append(Link(at, at, "", "footnote", label))

    def add(self, kind: BlockKind, text: str, source: int, **fields: object) -> Block | None:
        """A whole block at once, from text as it stands in the file."""
        self.push(Context(kind))
        for name, value in fields.items():
            setattr(self.context, name, value)
        self.text(text, source)
        block = self._block
        self.pop()
        return block

    def _write(self, text: str, source: int, atomic_end: int = -1) -> None:
        if not text:
            return
        block = self._block
        if block is None:
            block = self._begin()
        elif self._pending >= 0:
            block.offsets.add(self._length, self._pending)
            self._parts.append(" ")
            self._length += 1
        self._pending = -1
        block.offsets.add(self._length, source, atomic_end)
        self._parts.append(text)
        self._length += len(text)

    def _begin(self) -> Block:
        context = self.context
        block = Block(
            len(self.blocks),
            context.kind,
            "",
            Offsets(),
            level=context.level,
            parent=context.parent,
            section=self.section,
            table=context.table,
            row=context.row,
            column=context.column,
            header=context.header,
            page=self.page,
            label=context.label,
        )
        self.blocks.append(block)
        self._block = block
        self._open = [(mark, 0, payload) for mark, _, payload in self._open]
        return block

    def _finish(self, mark: str, start: int, payload: str) -> None:
        block, end = self._block, self._length
        if block is None:
            block = self.blocks[-1] if self.blocks else None
            return
        if end <= start:
            return
        if mark == "link":
            block.links.append(Link(start, end, payload))
        elif mark == "emphasis":
            block.emphasis.append((start, end))
        elif mark == "strong":
            block.strong.append((start, end))
            if start == 0 and block.kind == "item" and block.lead is None:
                block.lead = (0, end)
        elif mark == "code":
            block.code.append((start, end))
        elif mark == "superscript":
            label = "".join(self._parts)[start:end].strip("[]() ")
            if label.isdigit() and len(label) <= 3:
                block.links.append(Link(start, end, "", "footnote", label))


def _bare_links(block: Block) -> None:
    """Addresses written out in the text, where no link covers them already."""
    if "http" not in block.text:
        return
    taken = [(link.start, link.end) for link in block.links]
    for match in _URL.finditer(block.text):
        start, end = match.span()
        url = match.group().rstrip(_TRAILING)
        if url.count("(") > url.count(")") and block.text[start + len(url) : end].startswith(")"):
            url += ")"
        if not any(a < start + len(url) and start < b for a, b in taken):
            block.links.append(Link(start, start + len(url), url))
    block.links.sort(key=lambda link: (link.start, link.end))
