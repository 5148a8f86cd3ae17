"""What one saved copy of a source says, and what it is worth. Pure.

A copy is read as an article is; a table by its own reader. Nothing here needs a table library,
so that copies can be read in processes of their own.
"""

# ruff: noqa: PLC0415 - the readers are loaded where they read: not by those who are told

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.land.blocks import Document, Unreadable
from flows.lazy import pattern
from flows.trace.grids import NoGrid, grids_of
from warehouse.counting import counted

if TYPE_CHECKING:
    from flows.read.model import Figure, Reading

TABLES = (".csv", ".xlsx", ".json")
LEAST_WORDS = 40  # a text with fewer, and no figure, says nothing about a source

# Figures that mean nothing in a source either.
_NO_FIGURE = frozenset(
    "date year time version identifier phone code url address reference number label page section "
    "ordinal edition issue rank_label list footnote markup header".split()
) | {"list number", "confidence level"}
_WALL = pattern(
    r"\b(?:log ?in|sign ?in|subscribe|register|create (?:a free |an )?account|members? only)\b"
    r"[^.]{0,60}\b(?:to (?:read|continue|view|access|see)|for (?:full )?access|required)\b"
    r"|\b(?:subscribers? only|this (?:article|content|report) is (?:for|only)|paywall)\b",
    re.IGNORECASE,
)
_CONSENT = pattern(
    r"\b(?:enable|requires?|turn on) javascript\b|\b(?:accept|allow|manage) (?:all )?cookies\b"
    r"|\buse cookies\b|\bare you a (?:human|robot)\b|\bcaptcha\b|\bchecking your browser\b",
    re.IGNORECASE,
)
_ERROR_PAGE = pattern(
    r"\b(?:404|page (?:not found|no longer exists|cannot be found|has moved)|410 gone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a saved copy is worth: alive, unparsed, too_thin or paywalled; and why."""

    state: str
    reason: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class CopyRead:
    """A saved copy and the figures in it: columns of schemas.Observations but ids and source."""

    copied: Copied
    found: list[dict[str, Any]]


_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
_KNOWN = (*TABLES, ".md", ".markdown", ".html", ".htm", ".txt", ".pdf", ".docx")


def _suffixed(file: str, media_type: str) -> str:
    """Name by which the readers know the format: a copy saved without suffix has a media type."""
    if file.lower().endswith(_KNOWN):
        return file
    return file + _SUFFIX_OF.get(media_type.partition(";")[0].strip().lower(), ".txt")


def read_copy(file: str, media_type: str, data: bytes) -> CopyRead:
    """Read a saved copy.

    Args:
        file: its path below the inbox.
        media_type: as the manifest gives it; '' if unknown.
        data: its bytes.
    """
    name = _suffixed(file, media_type)
    try:
        found, state, reason = _table(name, data) if _is_table(name) else _text(name, data)
    except (Unreadable, NoGrid) as error:
        found, state, reason = [], "unparsed", str(error)
    return CopyRead(Copied(state, reason, hashlib.sha256(data).hexdigest()), found)


def _is_table(name: str) -> bool:
    return name.lower().endswith(TABLES)


def _table(name: str, data: bytes) -> tuple[list[dict[str, Any]], str, str]:

    from flows.trace.asked import facts_in
    from flows.trace.toplines import topline_observations

    grids = grids_of(name, data)
    rows = [[cell for cell in row if cell] for grid in grids for row in grid.cells]
    notes = "\n".join(row[0] for row in rows if len(row) == 1)
    found = topline_observations(grids, facts_in(notes, notes))
    if not found:
        return [], "too_thin", "no value in this table could be read"
    return found, "alive", ""


def _text(name: str, data: bytes) -> tuple[list[dict[str, Any]], str, str]:

    from flows.land.reader import read_bytes
    from flows.read.reader import read
    from flows.read.records import claim_rows
    from flows.trace import limits
    from flows.trace.results import with_results

    document = read_bytes(name, data)
    reading = read(document, keep=_telling)
    found = [_from_claim(row, document) for row in claim_rows(reading)]
    everywhere = limits.of_document(document)
    for record in (found := with_results(document, found, _samples(reading))):
        record["limits"] = limits.of_figure(record, everywhere)
    text = " ".join(block.text for block in document.blocks)
    size = len(text.split())
    shares = sum(record["unit"] in ("percent", "percentage_point") for record in found)
    if size < 150 and not shares and _WALL.search(text):
        return found, "paywalled", "the copy shows a login or subscription page"
    if size < LEAST_WORDS and not found:
        return found, "too_thin", f"the copy has {counted(size, 'word')} and no figure"
    if size < 80 and not shares and (_CONSENT.search(text) or _ERROR_PAGE.search(text)):
        return found, "too_thin", "the copy shows a cookie, robot or error page"
    return found, "alive", ""


def _samples(reading: Reading) -> set[int]:
    """Places of the figures that say how many were asked."""
    from flows.read.reader import SAMPLE

    return {
        figure.sentence.block.offsets.source(figure.start)
        for figure, _, _ in reading.claims
        if figure.why_not == SAMPLE
        and figure.sentence is not None
        and figure.sentence.block.table < 0
    }


def _telling(figure: Figure) -> bool:
    """Whether a figure that is no claim in an article still tells something in a source."""
    return figure.why_not not in _NO_FIGURE


def _from_claim(row: Mapping[str, Any], document: Document) -> dict[str, Any]:
    record = dict(row)
    place = f"page {row['page']}, " if row.get("page") else ""
    record["locator"] = f"{place}line {row['line']}, characters {row['start']}-{row['end']}"
    if record.get("group_id"):
        record["group_id"] = record["group_id"].removeprefix(document.document + "#")
    return record
