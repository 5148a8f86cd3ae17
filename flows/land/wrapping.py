"""Texts in which a line is a paragraph: pasted pages, exports, plain text."""

from __future__ import annotations

import re
from itertools import pairwise

from flows.land.blocks import Block

_LONG = 110  # characters: longer than anybody wraps lines by hand
_STRUCTURE = re.compile(r"\s{0,3}(?:[-*+|>#=~`]|\d{1,3}[.)]\s|\[\^)")


def is_unwrapped(body: str) -> bool:
    """Most of the text stands in lines too long to be hand-wrapped."""
    long = other = 0
    for line in body.split("\n"):
        if len(line) > _LONG:
            long += len(line)
        elif line and not _STRUCTURE.match(line):
            other += len(line)
    return long > 0 and long >= other


def promote_headings(blocks: list[Block]) -> None:
    """In a text without markup, a short line before a longer paragraph is its heading."""
    for block, after in pairwise(blocks):
        if (
            block.kind == "paragraph"
            and after.kind in ("paragraph", "item", "cell")
            and is_heading_line(block.text)
            and (after.kind != "paragraph" or len(after.text) > len(block.text))
        ):
            block.kind, block.level = "heading", 2
    section = -1
    for block in blocks:
        block.section = section
        if block.kind == "heading":
            section = block.index


def is_heading_line(line: str) -> bool:
    """Short, starts like a title, and does not end as a sentence does."""
    return (
        3 <= len(line) <= 90
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".!:;,…"
        and "|" not in line
        and "http" not in line
        and any(character.isalpha() for character in line)
    )
