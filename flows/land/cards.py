"""Figures set large with their words in a box of their own: read as one text."""

from __future__ import annotations

import re

from flows.land.blocks import Block
from flows.lazy import pattern

_FIGURE = pattern(
    r"[~≈<>+−-]?\s?(?:[A-Z]{0,3}[$€£¥]\s?)?\d[\d.,\s]{0,12}"
    r"(?:%|x|×|k|m|bn|percent|per cent|million|billion|in \d{1,3}|out of \d{1,3}|/\d{1,3})?\+?",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of the words beside a figure


def join_cards(blocks: list[Block]) -> list[Block]:
    """Join each lone figure with the short text after it, or else the one before it.

    Where figures and texts take turns, whether the figures come first shows at the ends.
    """
    figures = [block.kind == "paragraph" and _is_figure(block.text) for block in blocks]
    if not any(figures):
        return blocks
    gone: set[int] = set()
    i = 0
    while i < len(blocks):
        end = _turns_end(blocks, figures, i)
        if end - i > 1:
            # Words first if they stand first and a figure last.
            first = i if figures[i] or figures[end - 1] else i + 1
            gone.update(
                second
                for second in range(first + 1, end, 2)
                if _join(blocks[second - 1], blocks[second])
            )
        i = max(end, i + 1)
    return [block for i, block in enumerate(blocks) if i not in gone]


def _turns_end(blocks: list[Block], figures: list[bool], start: int) -> int:
    """Where lone figures and short texts, from ``start`` on, no longer take turns."""
    end = start
    while end < len(blocks):
        if not figures[end] and not _is_label(blocks[end]):
            break
        if end > start and figures[end] == figures[end - 1]:
            break
        end += 1
    return end


def _is_figure(text: str) -> bool:
    return len(text) <= 20 and _FIGURE.fullmatch(text) is not None


def _is_label(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.text) <= _LONGEST
        and block.table < 0
        and not block.text.endswith((".", "?", "!", ":"))
        and block.text[:1].isalpha()
    )


def _join(first: Block, second: Block) -> bool:
    """Append a block's text to another's, if it stands after it in the file."""
    size = len(first.text)
    gap = (first.offsets.span(size - 1, size)[1], second.offsets.source(0))
    if gap[0] >= gap[1]:
        return False
    first.offsets.add(size, *gap)
    by = size + 1
    offsets = second.offsets
    for start, source, end in zip(offsets.starts, offsets.sources, offsets.ends, strict=True):
        first.offsets.add(start + by, source, end)
    first.text = f"{first.text} {second.text}"
    for link in second.links:
        link.start, link.end = link.start + by, link.end + by
        first.links.append(link)
    for name in ("emphasis", "strong", "code"):
        getattr(first, name).extend((a + by, b + by) for a, b in getattr(second, name))
    return True
