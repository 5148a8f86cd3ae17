"""Texts in which a line is a paragraph: pasted pages, exports, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from flows.land.blocks import Block
from flows.lazy import pattern

LONG = 110  # characters: longer than anybody wraps lines by hand
_RUNNING = 50  # characters: what is shorter may end where it does on purpose
_STRUCTURE = pattern(r"\s{0,3}(?:[-*+|#>=~`:]|\d{1,3}[.)]\s|\[\^)")
_KEPT_NEXT = pattern(r"[ \t]{2,}|[ \t]?<|[|=>:~`]|-{2,}\s*$|\[\^|[^\W\d_A-Z]")
_FENCE = pattern(r"\s{0,3}(?:```|~~~)")
_ENDED = (".", "!", "?", "…", ":", "”", '"', "»", "’")
_CAPTIONED = pattern(r"(?:table|figure|fig\.|chart|exhibit)\s\d", re.IGNORECASE)
_BYLINE = pattern(r"(?:[Bb]y|BY)(?: [A-Z][\w.'’-]*){1,5}(?: and(?: [A-Z][\w.'’-]*){1,5})?(?:,|$)")
_CONNECTING = pattern(r"\b(?:of|the|and|or|in|to|a|an|for|by|with|on|from|at)$", re.IGNORECASE)


def is_unwrapped(body: str) -> bool:
    """Most of the text stands in lines too long to be hand-wrapped.

    Some do wrap at 115 characters or more: then sentences go on from line to line.
    """
    long = other = ended = cut = 0
    before = ""
    for line in body.split("\n"):
        if len(line) > LONG:
            long += len(line)
        elif line and not _STRUCTURE.match(line):
            other += len(line)
        if len(before) > LONG and line.strip() and not _STRUCTURE.match(line):
            cut += goes_on(before, line)
            ended += before.endswith(_ENDED)
        before = line.rstrip()
    return long > 0 and long >= other and cut <= ended


def goes_on(line: str, after: str) -> bool:
    """Whether the sentence of a line of running text goes on in the next one.

    What is shorter than running text may be verse, an address or a list without bullets.
    """
    after = after.lstrip()
    return (
        len(line) > _RUNNING
        and not line.endswith(_ENDED)
        and (after[:1].islower() or line.endswith(",") or bool(_CONNECTING.search(line)))
        and not _STRUCTURE.match(after)
        and not (_BYLINE.match(after) and is_heading_line(line))
    )


def joints(body: str) -> Iterator[int]:
    """Positions between lines that are paragraphs of their own though no blank line divides them.

    Only for a text that `is_unwrapped`.
    """
    start = 0
    before = ""
    fenced = False
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif (
            not fenced
            and before
            and line.strip()
            and not before.endswith(("  ", "\\"))
            and ("|" not in line or "|" not in before)
            and not _KEPT_NEXT.match(line)
            and not _runs_on(before, line)
        ):
            yield start
        before = line.rstrip("\r")
        start += len(line) + 1


def _runs_on(line: str, after: str) -> bool:
    """The line may have been wrapped by hand: its sentence goes on in the next."""
    if goes_on(line, after):
        return True
    return _RUNNING < len(line) <= LONG and not line.endswith(_ENDED) and not is_heading_line(line)


def promote_headings(blocks: list[Block]) -> None:
    """In a text without markup, a short line before a longer paragraph is its heading."""
    for block, after in reversed(list(pairwise(blocks))):
        if block.kind == "paragraph" and is_heading_line(block.text) and _heads(block, after):
            block.kind, block.level = "heading", 2
    set_sections(blocks)


def _heads(block: Block, after: Block) -> bool:
    if after.kind == "paragraph":
        return len(after.text) > len(block.text) and after.text.endswith(_ENDED)
    return after.kind in ("item", "cell", "heading")


def promote_bold(blocks: list[Block]) -> None:
    """A short paragraph all in bold type before running text is a heading."""
    promoted = False
    for block, after in pairwise(blocks):
        if (
            block.kind == "paragraph"
            and block.strong
            and block.strong[0][0] == 0
            and block.strong[0][1] >= len(block.text.rstrip(":"))
            and is_heading_line(block.text.rstrip(":"))
            and after.kind in ("paragraph", "item", "cell", "quote", "alt")
        ):
            block.kind, block.level, promoted = "heading", 6, True
    if promoted:
        set_sections(blocks)


def set_sections(blocks: list[Block]) -> None:
    """Point each block to the nearest heading above it."""
    section = -1
    for block in blocks:
        block.section = section
        if block.kind == "heading":
            section = block.index


def is_heading_line(line: str) -> bool:
    """Short, starts like a title, and does not end as a sentence does."""
    return (
        3 <= len(line) <= 90
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“\"'‘¿¡")
        and line[-1] not in ".!:;,…"
        and "|" not in line
        and "http" not in line
        and not _CONNECTING.search(line)
        and not _BYLINE.match(line)
        and not _CAPTIONED.match(line)
        and sum(map(str.isalpha, line)) > sum(map(str.isdigit, line))
    )
