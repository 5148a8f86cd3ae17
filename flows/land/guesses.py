"""What a document seems to say of itself where it declares nothing: title, author, date."""

from __future__ import annotations

from flows.land.blocks import Block, Meta
from flows.land.metadata import iso_date
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


def fill_in(meta: Meta, blocks: list[Block]) -> None:
    """Add what the first lines of the text show, where nothing is declared."""
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
