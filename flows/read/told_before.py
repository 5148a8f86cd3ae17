"""What an article has said before a figure: how it opens, and the last it says, with its links.

Whose figure it is may have been said paragraphs ago: "Ada Rye of Harrow asked 61 bakers. The
results are in the Journal of Bread", and then only what they answered.
"""

from __future__ import annotations

from flows.land.blocks import Block, Document
from flows.read.model import Figure

_OPENING, _LAST = 500, 1000  # characters that are kept
_ADDRESS = 200  # of an address
_SKIPPED = frozenset({"cell", "code", "footnote", "reference", "alt"})


class ToldBefore:
    """The text before each figure of a document, a paragraph a line."""

    def __init__(self, document: Document) -> None:
        """For a document."""
        self._blocks = document.blocks
        self._made: dict[int, str] = {}  # before each block that was asked for

    def of(self, figure: Figure) -> str | None:
        """Text before a figure's sentence, with addresses of links in angle brackets."""
        assert figure.sentence is not None
        block = figure.sentence.block
        here = self._made.get(block.index)
        if here is None:
            here = self._made[block.index] = self._above(block)
        said = _with_links(block, figure.sentence.start) if block.kind not in _SKIPPED else ""
        return f"{here}\n{said[-_LAST:]}".strip() or None

    def _above(self, block: Block) -> str:
        """The paragraphs above a block: the last ones, and the first where they are others."""
        last: list[str] = []
        size, at = 0, block.index - 1
        while at >= 0 and size < _LAST:
            if self._blocks[at].kind not in _SKIPPED:
                last.append(_with_links(self._blocks[at]))
                size += len(last[-1])
            at -= 1
        first: list[str] = []
        size = 0
        for other in self._blocks[: at + 1]:
            if size >= _OPENING:
                break
            if other.kind not in _SKIPPED:
                first.append(_with_links(other)[:_OPENING])
                size += len(first[-1])
        return "\n".join([*first, *(text[-_LAST:] for text in reversed(last))])


def _with_links(block: Block, end: int | None = None) -> str:
    """The text of a block up to a place, each link followed by its address."""
    end = len(block.text) if end is None else end
    parts, at = [], 0
    for link in block.links:
        if link.kind == "link" and at <= link.end <= end and len(link.url) <= _ADDRESS:
            parts.append(f"{block.text[at : link.end]} <{link.url}>")
            at = link.end
    parts.append(block.text[at:end])
    return " ".join("".join(parts).split())
