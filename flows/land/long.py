"""Cuts blocks that no writer would write: text with no end of a paragraph for pages.

Whoever reads a block may look at all of it for each of its figures; blocks of bounded length
keep that linear in the document.
"""

from __future__ import annotations

from dataclasses import replace

from flows.land.blocks import Block, Link, Offsets
from flows.lazy import pattern

_MOST = 4000  # characters; six hundred words
_END = pattern(r"[.!?…][\"”’)\]]{0,3} ")


def cut_long(blocks: list[Block]) -> list[Block]:
    """The blocks, those that are too long in several, in the same order.

    What refers to a block that was cut refers to its last part: it is nearest.
    """
    if all(len(block.text) <= _MOST for block in blocks):
        return blocks
    found: list[Block] = []
    last: list[int] = []
    for block in blocks:
        found += _parts(block) if len(block.text) > _MOST else [block]
        last.append(len(found) - 1)
    for index, block in enumerate(found):
        block.index = index
        block.parent = last[block.parent] if block.parent >= 0 else -1
        block.section = last[block.section] if block.section >= 0 else -1
    return found


def _parts(block: Block) -> list[Block]:
    parts: list[Block] = []
    text, spans = block.text, _Spans(block)
    start = 0
    while start < len(text):
        end = _end(text, start)
        words = text[start:end]
        left, right = end - len(words.lstrip()), start + len(words.rstrip())
        if right > left:
            parts.append(spans.part(block, left, right, first=not parts))
        start = end
    return parts


def _end(text: str, start: int) -> int:
    """Where a part ends: behind a sentence, else behind a word."""
    stop = start + _MOST
    if stop >= len(text):
        return len(text)
    half = start + _MOST // 2
    ends = [match.end() for match in _END.finditer(text, half, stop)]
    return ends[-1] if ends else text.rfind(" ", half, stop) + 1 or stop


def _begins(link: Link) -> int:
    # A footnote mark has no length: one right at a cut belongs to the words before it.
    return link.start - (link.start == link.end)


class _Spans:
    """What lies on a block's text; parts are asked for in order, and each thing is met once."""

    def __init__(self, block: Block) -> None:
        self.segment = 0
        self.links = sorted(block.links, key=lambda link: (-link.start, -link.end))
        self.marks = {
            name: sorted(getattr(block, name), reverse=True)
            for name in ("emphasis", "strong", "code")
        }

    def part(self, block: Block, start: int, end: int, *, first: bool) -> Block:
        part = replace(block, text=block.text[start:end], offsets=self._offsets(block, start, end))
        part.lead = block.lead if first else None
        part.links = []
        going: list[Link] = []  # on behind the cut
        while self.links and _begins(self.links[-1]) < end:
            link = self.links.pop()
            left = min(max(link.start, start), end) - start
            part.links.append(replace(link, start=left, end=max(left, min(link.end, end) - start)))
            if link.end > end:
                going.append(link)
        self.links += reversed(going)
        for name, marks in self.marks.items():
            here: list[tuple[int, int]] = []
            on: list[tuple[int, int]] = []
            while marks and marks[-1][0] < end:
                left, right = marks.pop()
                here.append((max(left - start, 0), min(right, end) - start))
                if right > end:
                    on.append((left, right))
            marks.extend(reversed(on))
            setattr(part, name, [(left, right) for left, right in here if left < right])
        return part

    def _offsets(self, block: Block, start: int, end: int) -> Offsets:
        old, new = block.offsets, Offsets()
        i, count = self.segment, len(old.starts)
        while i + 1 < count and old.starts[i + 1] <= start:
            i += 1
        while i < count and old.starts[i] < end:
            ahead = max(start - old.starts[i], 0)
            atomic = old.ends[i] >= 0
            source = old.sources[i] if atomic else old.sources[i] + ahead
            new.add(old.starts[i] + ahead - start, source, old.ends[i])
            i += 1
        self.segment = max(i - 1, 0)
        return new
