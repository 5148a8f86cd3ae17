"""Citations that cover more than their own sentence: notes, links and pages.

A mark behind the last of several sentences stands for all of them back to the mark before; a
link on a source's name is meant for the paragraph's other figures of that source too; and "(p. 19)"
says where in the report of the whole article a figure stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.land.blocks import Block, Link
from flows.lazy import pattern
from flows.read.model import Credit

if TYPE_CHECKING:
    from flows.read.walker import Walker

PAGE = pattern(r"\((?:pp?|pages?)\.? ?\d{1,4}(?:[–-]\d{1,4})?\)", re.IGNORECASE)
_LONG = 60  # items of a list that are looked at
_KINDS = frozenset({"paragraph", "item", "quote"})


def spread(walk: Walker) -> None:
    """Give credited claims without a citation the one that their paragraph gives."""
    for index, claims in walk.by_block.items():
        block = walk.blocks[index]
        if block.kind not in _KINDS:
            continue
        paged = _page(walk, block)
        for at in claims:
            made = walk.made[at]
            if made is None or made.type in ("none", "own") or made.citation != "none":
                continue
            mark = _mark_after(block, walk.claims[at].end)
            if mark is not None:
                cited = walk.citations.of_link(mark, made.publisher)
                made.citation, made.url = cited.kind, cited.url
                made.citation_text = cited.text
            else:
                _copy(made, [walk.made[k] for k in claims])
            if made.citation == "none" and paged is not None:
                made.citation, made.citation_text = "footnote", paged


def _mark_after(block: Block, end: int) -> Link | None:
    """The first note mark behind a claim, if it stands at the end of a sentence."""
    for link in block.links:
        if link.kind == "footnote" and link.start >= end:
            before = block.text[: link.start].rstrip()
            return link if before.endswith((".", "!", "?", "”", '"', ")")) else None
    return None


def _page(walk: Walker, block: Block) -> str | None:
    """The page that a paragraph, or the list that an item is of, refers to."""
    texts = [block.text]
    if block.kind == "item":
        lead = walk.blocks[block.parent] if block.parent >= 0 else None
        last = block
        for other in walk.blocks[block.index + 1 : block.index + _LONG]:
            if other.kind != "item" or other.parent != block.parent:
                break
            last = other
        texts += [lead.text if lead is not None else "", last.text]
    for text in texts:
        match = PAGE.search(text)
        if match is not None:
            return match[0]
    return None


def _copy(made: Credit, others: list[Credit | None]) -> None:
    for other in others:
        if (
            other is not None
            and other.citation == "link"
            and other.publisher
            and other.publisher == made.publisher
            and other.year == made.year
        ):
            made.citation, made.url = other.citation, other.url
            made.citation_text = other.citation_text
            return
