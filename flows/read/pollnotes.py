"""Polls told in a line: "Loaf College (Oct. 10-14, 915 LV, ±3.2): Holt 47%, Carrow 43%"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from flows.lazy import pattern
from flows.read.elsewhere import make_credit

if TYPE_CHECKING:
    from flows.land.blocks import Block
    from flows.read.model import Figure
    from flows.read.walker import Walker

_NOTE = pattern(
    r"\W{0,4}(?P<name>[A-Z][^():;\n]{1,70}?)"
    r"(?: \((?P<inside>[^()\n]{3,120})\)|, (?P<behind>[^:;()\n]{3,140})):\s",
)
# The same behind what it found: Loaf College, 47% for Holt (915 LV, Oct. 10-14, +/- 3.2).
_NOTE_BEHIND = pattern(
    r"\W{0,4}(?P<name>[A-Z][^():;,\n]{1,70}?):\s(?=[^()\n]{3,200}\((?P<inside>[^()\n]{3,120})\))"
)
_KINDS = frozenset(("item", "paragraph", "quote", "caption"))
# Whom polls ask, as their tables abbreviate it: likely voters, registered voters, adults.
PEOPLE = r"(?:lv|rv|av|likely voters|registered voters|voters|adults|respondents|interviews)"
_ASKED = pattern(
    rf"\b\d[\d,]* ?\(?{PEOPLE}\b|\bn ?= ?\d|\bmoe\b|\bmargin of (?:sampling )?error\b|±|\+/-",
    re.IGNORECASE,
)
_BRACKET = pattern(r"\([^()\n]{3,120}\)")
_TAIL = pattern(r",? (?:poll|survey|tracking poll)$", re.IGNORECASE)


_ABBREVIATED = {"lv": "likely voters", "rv": "registered voters"}


def people_of(words: str) -> str:
    """Whom an abbreviation of polls stands for; other words as they are."""
    return _ABBREVIATED.get(words.lower(), words)


class Note(NamedTuple):
    """The head of such a line: where the name of who asked stands, and where the head ends."""

    start: int
    end_of_name: int
    end: int


def brackets(text: str, start: int, end: int, figures: Iterable[Figure]) -> list[tuple[int, int]]:
    """Spans of the brackets in ``text[start:end]`` that say whom a poll asked, and no more."""
    found = [m.span() for m in _BRACKET.finditer(text, start, end) if _ASKED.search(m.group())]
    places = [figure.start for figure in figures]
    return [span for span in found if not any(span[0] < at < span[1] for at in places)]


def tells_whom(text: str) -> bool:
    """Whether what stands in brackets tells whom a poll asked: "(915 LV, +/- 3.2)"."""
    return _ASKED.search(text) is not None


def poll_note(text: str) -> Note | None:
    """The head of a line that tells of a poll: who asked, and in brackets or commas whom."""
    match = _NOTE.match(text)
    asked = match and _ASKED.search(match["inside"] or match["behind"])
    if match is None or asked is None:
        match = _NOTE_BEHIND.match(text)
        asked = match and _ASKED.search(match["inside"])
    if match is None or asked is None:
        return None
    name = _TAIL.sub("", match["name"])
    start = match.start("name")
    return Note(start, start + len(name), match.end())


def note_of(block: Block) -> Note | None:
    """The head of a block that is such a line."""
    return poll_note(block.text) if block.kind in _KINDS else None


def credit_notes(walk: Walker) -> None:
    """Credit what a line tells of a poll to whom it names first."""
    for index, claims in walk.by_block.items():
        block = walk.blocks[index]
        note = note_of(block)
        if note is None:
            continue
        source = walk.tables.named_in(block, block.text[note.start : note.end_of_name])
        if source is None or source.kind != "named":
            continue
        source.start, source.end = note.start, note.end_of_name
        for at in claims:
            sentence = walk.claims[at].sentence
            if walk.claims[at].start < note.end or sentence is None:
                continue
            citation = walk.citations.of_cue(sentence, note[:2], source.publisher)
            walk.made[at] = make_credit(source, citation, "named before it")
