"""How pages say things: names of outcomes, numbers, days, and links with their filters. Pure."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from flows.report.marked import followable
from flows.report.marks import place_of
from flows.report.outcomes import SAID
from flows.report.verdicts import VERDICTS, Verdict
from schemas.words import SUPPORTED
from warehouse.counting import noun

MATCHES = {
    "none": "nobody is credited",
    "vague": "no one is credited by name",
    "unregistered": "the source is not registered",
    "ambiguous": "several sources match",
    "own": "the article's own data",
    "matched": "a registered source",
}


def path(*parts: str) -> str:
    """The path of a page, its last part whatever a document or source is called."""
    return "/" + "/".join(quote(part, safe="/") for part in parts)


def link(page: str, told: Mapping[str, Any] | None = None, /, **changed: Any) -> str:
    """An address with filters; those that are null or empty are left out."""
    held = {**(told or {}), **changed}
    query = urlencode({name: value for name, value in held.items() if value not in (None, "")})
    return page + (f"?{query}" if query else "")


def number(value: Any) -> str:
    """A number as people read it: 12,345 or 66.67."""
    if value is None:
        return "–"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    return f"{value:,.0f}"


def several(value: Any, word: str, words: str = "") -> str:
    """A number with what it counts: "1 figure", "12,345 figures"."""
    return f"{number(value)} {noun(value, word, words)}"


def share(part: Any, whole: Any) -> str:
    """A share in whole percent; a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if part is not None and whole else "–"


def day(value: Any) -> str:
    """A day, or what is known of it."""
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d")
    return str(value) if value else "–"


def moment(value: dt.datetime | None) -> str:
    """A time, UTC."""
    return value.strftime("%Y-%m-%d %H:%M UTC") if value else "–"


def ago(value: dt.datetime | None, now: dt.datetime) -> str:
    """How long ago, in whole days."""
    if value is None:
        return "never"
    days = (now.date() - value.date()).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{several(days, 'day')} ago"


def verdict(row: Mapping[str, Any]) -> Verdict:
    """The verdict on a row of ``v1.claims``."""
    if row["findings"] and row["worst"] in VERDICTS:
        return VERDICTS[row["worst"]]
    supported = row["outcome"] in SUPPORTED
    return VERDICTS["supported" if supported else "unchecked"]


def sentence(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """A sentence before, at and after its figure; the whole before if the figure is not found."""
    text = row["quote"] or ""
    at = place_of(row)
    if at is None:
        return text, "", ""
    return text[: at[0]], text[at[0] : at[1]], text[at[1] :]


def where(row: Mapping[str, Any]) -> str:
    """The place in the document."""
    if row.get("page") is not None:
        return f"page {row['page']}"
    if row.get("line") is not None:
        return f"line {row['line']}"
    return f"row {row['row']}" if row.get("row") is not None else ""


def listed(told: str | None) -> list[str]:
    """A JSON array of text as a list."""
    found = json.loads(told or "[]")
    return [str(one) for one in found] if isinstance(found, list) else []


ALL = {
    "path": path,
    "link": link,
    "number": number,
    "several": several,
    "noun": noun,
    "share": share,
    "day": day,
    "moment": moment,
    "ago": ago,
    "verdict": verdict,
    "sentence": sentence,
    "where": where,
    "listed": listed,
    "followable": followable,
    "OUTCOMES": SAID,
    "MATCHES": MATCHES,
    "VERDICTS": VERDICTS,
}
