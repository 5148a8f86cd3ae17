"""What a document seems to say of itself where it declares nothing.

Its title, author and date; and its address and publisher, where a letter or a bulletin has them in
its first lines: "Publisher: The Lake Post", "Published by The Lake Post", an address by itself, or
a name above "Members' bulletin no. 214".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.land.blocks import Block, Meta
from flows.land.metadata import iso_date, meta_of
from flows.lazy import pattern

_FIRST = 8  # blocks in which a byline or date line stands
_LONGEST = 120  # characters of one
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = pattern(
    rf"\b(?:(\d{{1,2}}) ({_MONTH})\.? (\d{{4}})|({_MONTH})\.? (\d{{1,2}}), (\d{{4}})|"
    r"(\d{4}-\d{2}-\d{2}))\b"
)
_NAME = r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|de|van|von|der|la|el|bin))+"
_BYLINE = pattern(rf"(?:[Bb]y|BY) ({_NAME}(?:(?:, | and | & ){_NAME})*)(?=$|[,|·•–—(])")
# "Publisher: The Lake Post": a line of a head that is written like a form.
_FIELD = pattern(
    r"(title|headline|publisher|publication|url|published|author|byline|date): +(\S.*)",
    re.IGNORECASE,
)
_TWO = 2  # such lines, before they are a head and not "Title: a novel"
_ADDRESS = pattern(r"https?://[^\s<>\"')]+[^\s<>\"').,;:]")
_FEW_WORDS = 8  # beside the address, in a line that gives the document's own
_ISSUED = pattern(
    r"(?:[Pp]ublished|PUBLISHED|[Ii]ssued) by"
    r" ((?:the )?[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|the|for|and|&))*)"
)
# What an issue calls itself, under the name of who brings it out.
_ISSUE = pattern(
    r"\b(?:bulletin|newsletter|letter|issue|edition|circular|gazette|digest|supplement|briefing|desk"
    r"|(?:no\.?|number|nr\.?|vol\.?|volume) ?\d+|weekly|monthly|quarterly|fortnightly)\b",
    re.IGNORECASE,
)
# What papers are called.
_PAPER = pattern(
    r"\b(?:courier|gazette|herald|times|post|news|chronicle|tribune|mail|echo|observer|guardian"
    r"|telegraph|journal|ledger|examiner|mercury|argus|dispatch|sentinel|star|standard|review"
    r"|magazine|wire|press|broadcasting|radio|daily|weekly|monthly)$",
    re.IGNORECASE,
)
_MOST_WORDS = 6  # of a name
_SMALL = frozenset("of the and for in on to at by from".split())


def fill_in(meta: Meta, blocks: list[Block], *, plain: bool = False) -> None:
    """Add what the first lines of the text show, where nothing is declared.

    Args:
        meta: what is declared; changed.
        blocks: of the document.
        plain: whether it is a plain text, which has nowhere else to say who publishes it.
    """
    if plain:
        head = _head(blocks)
        _fields(meta, head)
        meta.url = meta.url or _address(head)
        meta.publisher = meta.publisher or _publisher(head)
    if meta.title is None:
        meta.title = _title(blocks)
    for block in blocks[:_FIRST]:
        if len(block.text) > _LONGEST or block.kind not in ("paragraph", "heading"):
            continue
        if meta.author is None:
            match = _BYLINE.match(block.text)
            meta.author = match.group(1) if match else None
        if meta.published is None and "%" not in block.text:
            meta.published = _date(block.text)


def _head(blocks: Sequence[Block]) -> list[str]:
    """The short lines before the first sentence of the text."""
    lines = []
    for block in blocks[:_FIRST]:
        if block.kind not in ("title", "heading", "paragraph") or len(block.text) > _LONGEST:
            break
        lines.append(block.text)
        if block.text.count(". ") > 1:
            break
    return lines


def _fields(meta: Meta, head: Sequence[str]) -> None:
    """Take what a head says that is written like a form."""
    found = [match for line in head if (match := _FIELD.fullmatch(line))]
    if len(found) < _TWO:
        return
    told = meta_of({m[1].lower().replace("publication", "publisher"): m[2].strip() for m in found})
    for name in ("title", "publisher", "url", "author", "published"):
        if getattr(meta, name) is None:
            setattr(meta, name, getattr(told, name))


def _address(head: Sequence[str]) -> str | None:
    """The one address of a head, by itself or with when and by whom it was published."""
    found = [(line, match) for line in head for match in _ADDRESS.finditer(line)]
    if len(found) != 1:
        return None
    line, match = found[0]
    return match.group() if len(line.replace(match.group(), "").split()) <= _FEW_WORDS else None


def _publisher(head: Sequence[str]) -> str | None:
    """Who brings out what has such a head."""
    for line in head:
        match = _ISSUED.search(line)
        if match:
            return match[1]
    if len(head) < _TWO or _BYLINE.match(head[1]):
        return None
    name = head[0]
    if len(name.split()) > _MOST_WORDS or not name[0].isupper() or name[-1] in ".?!:":
        return None
    if any(c.isdigit() for c in name) or any(w.islower() and len(w) > 3 for w in name.split()):
        return None  # "What became of the loaf" is a title
    if _PAPER.search(name) or (len(head[1]) <= _LONGEST // 2 and _ISSUE.search(head[1])):
        return _spelled(name) if name.isupper() else name
    return None


def _spelled(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    words = [word if word in _SMALL else word.capitalize() for word in name.lower().split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _title(blocks: list[Block]) -> str | None:
    """The first heading, if it is a main one or stands above everything else."""
    for block in blocks:
        if block.kind == "title" or (
            block.kind == "heading" and (block.level == 1 or block.index == 0)
        ):
            return block.text
    return None


def _date(line: str) -> str | None:
    """A date that makes up much of a line."""
    match = _DATE.search(line)
    if match is None or len(match.group()) * 3 < len(line):
        return None
    day, month, year, month_, day_, year_, iso = match.groups()
    if iso:
        return iso_date(iso)
    return iso_date(f"{(month or month_)[:3]} {day or day_}, {year or year_}")
