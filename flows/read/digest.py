"""Digests: lines that are links to other sites' articles, each with quotations from it below.

As in a review of the press: "[Bakers tire of mornings](https://...)", and under it what that says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.read.citation import Citation
from flows.read.elsewhere import make_credit
from flows.read.linked import usable
from flows.read.source import Source

if TYPE_CHECKING:
    from flows.read.walker import Walker

_MARKS = "\"“'‘«„"
_WORDS = 4  # of a headline, at least
_MOST = 0.6  # share of a line that is its link
_LINES = 2  # such lines make a digest
_TOLD = frozenset(("paragraph", "item", "quote"))


def credit_digest(walk: Walker) -> None:
    """Credit what is quoted below a linked headline to the article that it leads to.

    Only open claims are credited: a quotation that names its own source keeps it.
    """
    lines = {block.index: found for block in walk.blocks if (found := _headline(walk, block))}
    if not lines:
        return
    current: tuple[Source, Citation] | None = None
    for block in walk.blocks:
        if block.index in lines:
            current = lines[block.index]
            continue
        if block.kind in ("heading", "title"):
            current = None
        if current is None or block.kind not in _TOLD:
            continue
        if block.kind != "quote" and (len(lines) < _LINES or not _quotes(block)):
            if not block.text.rstrip().endswith(":"):
                current = None  # what follows are the digest's own words
            continue
        source, citation = current
        for at in walk.by_block.get(block.index, []):
            if walk.elsewhere.open(at):
                walk.made[at] = make_credit(source, citation, "quoted below a linked headline")


def _headline(walk: Walker, block: Block) -> tuple[Source, Citation] | None:
    """The article of another site that a line or heading consists of a link to."""
    link = next((at for at in block.links if at.kind == "link"), None)
    if link is None or block.kind not in ("paragraph", "heading"):
        return None
    text = block.text
    words = text[link.start : link.end].strip("*_ ")
    before = text[: link.start].strip("*_#•-–—0123456789.) ")
    if before or len(words.split()) < _WORDS or link.end - link.start < _MOST * len(text):
        return None
    if not usable(link.url) or walk.at_home(link.url):
        return None
    note = text[link.end :].strip(" –—-:*_().")
    named = walk.tables.named_in(block, note) if note else None
    source = named or Source("named", words, title=words, block=block.index)
    return source, Citation("link", link.url, words)


def _quotes(block: Block) -> bool:
    """Whether a block gives the words of another text: in quotation marks, or in a list."""
    if block.kind == "item":
        return True
    return block.text[:1] in _MARKS or block.text.startswith(("..", "…"))
