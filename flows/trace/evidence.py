"""The sources' own texts: fetch attempts, saved copies, and the figures in them. Pure.

What nobody is credited for there (attribution "none") is the
source's own unless the registry says otherwise; whom the source itself credits is kept, for that
is how second-hand figures are found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.land.written import moment_of
from flows.trace.copies import Copied, CopyRead, read_copy
from flows.trace.link_state import Links, attempt_state
from flows.trace.urls import url_key


@dataclass(slots=True)
class Observed:
    """Records of figures found in saved copies (as of Observations), and each copy's state."""

    observations: list[dict[str, Any]]
    copies: dict[str, Copied] = field(default_factory=dict)


def read_manifest(
    rows: Iterable[Mapping[str, Any]], copies: Mapping[str, Copied] | None = None
) -> list[dict[str, Any]]:
    """Rows of the evidence manifest to fetch attempts.

    Args:
        rows: url, source_id, file (below the inbox), http_status, error, retrieved_at,
            media_type as text ('' or null where there is none), and row.
        copies: states of the saved copies, by file, as ``observe`` gives them.

    Returns:
        Rows of schemas.Fetches, one an attempt.
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
    links = Links(made)
    return [row | {"link_state": links.after(row)} for row in made]


def observe(
    files: Iterable[tuple[str, str, str, bytes]],
    ahead: Mapping[tuple[str, str], CopyRead] | None = None,
) -> Observed:
    """Read saved copies.

    Args:
        files: path below the inbox, id of the source it shows ('' if unregistered), media type
            ('' if unknown) and bytes of each copy.
        ahead: what was read already, by path and media type.

    Returns:
        The figures found, and what each copy is worth.
    """
    done = dict(ahead or {})
    rows: list[dict[str, Any]] = []
    copies: dict[str, Copied] = {}
    seen: Counter[str] = Counter()
    for file, source_id, media_type, data in files:
        made = done.get((file, media_type)) or read_copy(file, media_type, data)
        done[file, media_type] = made
        copies[file] = made.copied
        if source_id and made.copied.state == "alive":
            rows += (_row(record, source_id, file, seen) for record in made.found)
    return Observed(rows, copies)


_MANIFEST = ("url", "source_id", "file", "http_status", "error", "retrieved_at", "media_type")
# Columns of ``schemas.Observations`` that a reading of the copy fills, or leaves null.
_OBSERVED = (
    *("locator", "start", "end", "page", "heading", "figure", "quote", "value_text", "value"),
    *("value_high", "comparator", "unit", "decimals", "step", "in_words", "kind", "population"),
    *("statement", "period", "n", "moe", "limits", "attribution_type", "attribution_text"),
    *("attribution_publisher", "citation_url", "status", "extractor"),
)


def _row(record: dict[str, Any], source_id: str, file: str, seen: Counter[str]) -> dict[str, Any]:
    words = "\x1f".join((source_id, file, " ".join(record["quote"].split()), record["figure"]))
    seen[words] += 1
    key = hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:16]
    group = record.get("group_id")
    return {
        **{name: record.get(name) for name in _OBSERVED},
        "observation_id": f"o{key}",
        "source_id": source_id,
        "file": file,
        "group_id": f"{file}#{group}" if group else None,
    }


def _moment(text: str | None) -> dt.datetime | None:
    if not text:
        return None
    return moment_of(text)
