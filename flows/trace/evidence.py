"""The sources' own texts: fetch attempts, saved copies, and the figures in them. Pure.

A copy is read as an article is. What nobody is credited for there (attribution "none") is the
source's own unless the registry says otherwise; whom the source itself credits is kept, for that
is how second-hand figures are found.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from flows.land.blocks import Document, Unreadable
from flows.land.reader import read_bytes
from flows.read.model import Figure
from flows.read.reader import read
from flows.read.records import claim_rows
from flows.trace.grids import NoGrid, grids_of
from flows.trace.link_state import attempt_state
from flows.trace.toplines import topline_observations
from flows.trace.urls import url_key
from schemas import Fetches, Observations, columns, frame

TABLES = (".csv", ".xlsx", ".json")
LEAST_WORDS = 40  # a text with fewer, and no figure, says nothing about a source

# Figures that mean nothing in a source either.
_NO_FIGURE = frozenset(
    "date year time version identifier phone code url address reference number label page section "
    "ordinal edition issue rank_label list footnote markup".split()
)
_WALL = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe|register|create (?:a free |an )?account|members? only)\b"
    r"[^.]{0,60}\b(?:to (?:read|continue|view|access|see)|for (?:full )?access|required)\b"
    r"|\b(?:subscribers? only|this (?:article|content|report) is (?:for|only)|paywall)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:enable|requires?|turn on) javascript\b|\b(?:accept|allow|manage) (?:all )?cookies\b"
    r"|\buse cookies\b|\bare you a (?:human|robot)\b|\bcaptcha\b|\bchecking your browser\b",
    re.IGNORECASE,
)
_ERROR_PAGE = re.compile(
    r"\b(?:404|page (?:not found|no longer exists|cannot be found|has moved)|410 gone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What a saved copy is worth: alive, unparsed, too_thin or paywalled; and why."""

    state: str
    reason: str
    content_hash: str


@dataclass(slots=True)
class Observed:
    """Figures found in saved copies, and the state of each copy by its file."""

    observations: pd.DataFrame
    copies: dict[str, Copied] = field(default_factory=dict)


def read_manifest(
    rows: Iterable[Mapping[str, Any]], copies: Mapping[str, Copied] | None = None
) -> pd.DataFrame:
    """Rows of the evidence manifest to fetch attempts.

    Args:
        rows: url, source_id, file (below the inbox), http_status, error, retrieved_at,
            media_type as text ('' or null where there is none), and row.
        copies: states of the saved copies, by file, as ``observe`` gives them.

    Returns:
        schemas.Fetches, one row an attempt.
    """
    known = copies or {}
    made, seen = [], Counter[str]()
    for number, row in enumerate(rows, 1):
        values = {name: str(row.get(name) or "").strip() or None for name in _MANIFEST}
        status = values["http_status"]
        code = int(float(status)) if status and status.replace(".", "", 1).isdigit() else None
        copy = known.get(values["file"] or "")
        words = "\x1f".join(values[name] or "" for name in _MANIFEST)
        seen[words] += 1
        key = hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:16]
        made.append(
            {
                "fetch_id": f"f{key}",
                **{name: values[name] for name in ("url", "source_id", "file", "error")},
                "url_key": url_key(values["url"]),
                "http_status": code,
                "retrieved_at": _moment(values["retrieved_at"]),
                "media_type": values["media_type"],
                "content_hash": copy.content_hash if copy else None,
                "state": attempt_state(code, values["error"], copy.state if copy else None),
                "row": row.get("row") or number,
            }
        )
    return frame(Fetches, made)


def observe(files: Iterable[tuple[str, str, str, bytes]]) -> Observed:
    """Read saved copies.

    Args:
        files: path below the inbox, id of the source it shows ('' if unregistered), media type
            ('' if unknown) and bytes of each copy.

    Returns:
        The figures found, and what each copy is worth.
    """
    rows: list[dict[str, Any]] = []
    copies: dict[str, Copied] = {}
    seen: Counter[str] = Counter()
    for file, source_id, media_type, data in files:
        name = _suffixed(file, media_type)
        try:
            found, state, reason = _table(name, data) if _is_table(name) else _text(name, data)
        except (Unreadable, NoGrid) as error:
            found, state, reason = [], "unparsed", str(error)
        copies[file] = Copied(state, reason, hashlib.sha256(data).hexdigest())
        if source_id and state == "alive":
            rows += (_row(record, source_id, file, seen) for record in found)
    return Observed(frame(Observations, rows), copies)


_MANIFEST = ("url", "source_id", "file", "http_status", "error", "retrieved_at", "media_type")
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


def _is_table(name: str) -> bool:
    return name.lower().endswith(TABLES)


def _table(name: str, data: bytes) -> tuple[list[dict[str, Any]], str, str]:
    found = [record for grid in grids_of(name, data) for record in topline_observations(grid)]
    if not found:
        return [], "too_thin", "no value in this table could be read"
    return found, "alive", ""


def _text(name: str, data: bytes) -> tuple[list[dict[str, Any]], str, str]:
    document = read_bytes(name, data)
    reading = read(document, keep=_telling)
    found = [_from_claim(row, document) for row in claim_rows(reading)]
    text = " ".join(block.text for block in document.blocks)
    size = len(text.split())
    shares = sum(record["unit"] in ("percent", "percentage_point") for record in found)
    if size < 150 and not shares and _WALL.search(text):
        return found, "paywalled", "the copy shows a login or subscription page"
    if size < LEAST_WORDS and not found:
        return found, "too_thin", f"the copy has {size} words and no figure"
    if size < 80 and not shares and (_CONSENT.search(text) or _ERROR_PAGE.search(text)):
        return found, "too_thin", "the copy shows a cookie, robot or error page"
    return found, "alive", ""


def _telling(figure: Figure) -> bool:
    """Whether a figure that is no claim in an article still tells something in a source."""
    return figure.why_not not in _NO_FIGURE


_OBSERVED = frozenset(columns(Observations))


def _from_claim(row: Mapping[str, Any], document: Document) -> dict[str, Any]:
    record = {name: value for name, value in row.items() if name in _OBSERVED}
    place = f"page {row['page']}, " if row.get("page") else ""
    record["locator"] = f"{place}line {row['line']}, characters {row['start']}-{row['end']}"
    if record.get("group_id"):
        record["group_id"] = record["group_id"].removeprefix(document.document + "#")
    return record


def _row(record: dict[str, Any], source_id: str, file: str, seen: Counter[str]) -> dict[str, Any]:
    words = "\x1f".join((source_id, file, " ".join(record["quote"].split()), record["figure"]))
    seen[words] += 1
    key = hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:16]
    group = record.get("group_id")
    return {
        **record,
        "observation_id": f"o{key}",
        "source_id": source_id,
        "file": file,
        "group_id": f"{file}#{group}" if group else None,
    }


def _moment(text: str | None) -> pd.Timestamp | None:
    if not text:
        return None
    moment = pd.Timestamp(text)
    if moment.tzinfo is not None:
        moment = moment.tz_convert("UTC").tz_localize(None)
    return moment.as_unit("us")
