"""Tables of polls: a row is a poll, its first cell who asked, its columns what could be chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.fieldwork import days

_POLLSTER = pattern(
    r"\W*(?:pollsters?|polls?|poll(?:ing)? (?:source|firm|organi[sz]ation|house|company|agency)"
    r"|survey (?:source|firm|organi[sz]ation|house|company|by)|conducted by)\W*",
    re.IGNORECASE,
)
_HOW_MANY = pattern(r"sample|margin of error|\bmoe\b|\bn\b|respondents", re.IGNORECASE)
_PEOPLE = pattern(
    r"\b(?:(?P<likely>lv|likely voters)|(?P<registered>rv|registered voters)"
    r"|(?P<adults>adults)|\d ?\(?(?P<a>a)\)?\W*$)\b",
    re.IGNORECASE,
)
_SHORT = 60  # letters of a cell that may tell when or whom


class PollRow(NamedTuple):
    """What a row of a table of polls tells of its shares."""

    people: str | None
    period: str | None


def of_polls(heads: Sequence[str]) -> bool:
    """Whether the heads of a table's columns say that its rows are polls."""
    return any(_POLLSTER.fullmatch(head) for head in heads) and any(map(_HOW_MANY.search, heads))


def poll_row(cells: Sequence[Block], published: str | None) -> PollRow | None:
    """Whom a poll asked and when, by the cells of its row; None in other tables.

    Args:
        cells: of one row, with the heads of their columns.
        published: date of the document (ISO 8601), for days without a year.
    """
    if not of_polls([cell.column_header for cell in cells]):
        return None
    people = period = None
    for cell in cells:
        if len(cell.text) > _SHORT:
            continue
        period = period or next(days(cell.text, published), None)
        match = _PEOPLE.search(cell.text)
        if match is not None and people is None:
            people = {"likely": "likely voters", "registered": "registered voters"}.get(
                match.lastgroup or "", "adults"
            )
    return PollRow(people, period)
