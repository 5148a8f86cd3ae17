"""Claims that came in a table to rows of ``schemas.Claims``. Pure.

The table says what its columns say; what it leaves open is read from the quote, as a document
of one sentence would be.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.land.blocks import Block, Document, Offsets
from flows.land.quarantine import set_aside
from flows.lazy import pattern
from flows.read.model import Credit, Figure, Meaning
from flows.read.reader import EXTRACTOR, read
from flows.read.records import attribution_columns, claim_key

TABLED = "claims table"  # ``decided_by`` of a claim that a table gave or completed

_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_DECIMALS = pattern(r"\.(\d+)")
_KINDS = {"percent": "share", "percentage_point": "change", "multiple": "multiple"}
# Units that a table and a sentence may name differently for the same figure.
_LOOSE = ("other", "count", "duration", "score")
_UNSAID = (
    *("encoding", "language", "title", "publisher", "author", "section", "published"),
    "landed_at",
)
# Where a figure stands in a text: a table does not say.
_NOWHERE = (
    *("start", "end", "line", "column", "page", "block_kind", "heading", "group_id"),
    *("context", "paragraph", "before", "language"),
)


def tabled_claims(
    records: Iterable[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of claims, and quarantine for those that no unit can be found for.

    Args:
        records: as ``flows.land.tables.claim_table`` gives them, of all tables of an inbox.
    """
    rows: list[dict[str, Any]] = []
    aside: list[dict[str, Any]] = []
    seen: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[Any, ...], tuple[str, int]] = {}
    readings: dict[str, list[tuple[Figure, Credit, Meaning]]] = {}
    for record in records:
        same = tuple(value for name, value in record.items() if name not in ("file", "row"))
        if same in first:
            file, row = first[same]
            aside.append(_aside(record, f"the same claim as {file} row {row}"))
            continue
        first[same] = (record["file"], record["row"])
        if record["quote"] not in readings:
            readings[record["quote"]] = _read(record["quote"])
        matched = _match(record, readings[record["quote"]])
        unit = record["unit"] or (matched[0].unit if matched else "")
        if not unit:
            why = "no unit: neither the column 'unit' nor the figure in the quote says one"
            aside.append(_aside(record, why))
            continue
        row_of = _row(record, unit, matched)
        key = (row_of["document"], row_of["quote"], row_of["figure"])
        row_of["claim_id"] = claim_key(*key, seen[key])
        seen[key] += 1
        rows.append(row_of)
    return rows, aside


def named_documents(rows: Iterable[Mapping[str, Any]], present: set[str]) -> list[dict[str, Any]]:
    """Rows of documents for the texts that claim tables name and the inbox does not hold."""
    words: dict[str, list[str]] = {}
    for row in rows:
        if row["document"] not in present:
            words.setdefault(row["document"], []).append(row["claim_id"])
    return [
        {
            **dict.fromkeys(_UNSAID),
            "document": name,
            "content_hash": hashlib.sha256("\n".join(ids).encode()).hexdigest(),
            "media_type": "application/vnd.provstat.claims",
            "url": name if name.startswith(("https://", "http://")) else None,
            "size_bytes": 0,
            "characters": 0,
        }
        for name, ids in words.items()
    ]


def _aside(record: Mapping[str, Any], reason: str) -> dict[str, Any]:
    original = ", ".join(
        f"{name}={value}"
        for name, value in record.items()
        if value is not None and name not in ("file", "row")
    )
    return set_aside(record["file"], reason, step="land", row=record["row"], original=original)


def _read(quote: str) -> list[tuple[Figure, Credit, Meaning]]:
    offsets = Offsets()
    offsets.add(0, 0)
    block = Block(0, "paragraph", quote, offsets)
    reading = read(Document("", quote, "text/plain", [block]))
    others = [(figure, Credit(), Meaning()) for figure in reading.others]
    return [*reading.claims, *others]


def _match(
    record: Mapping[str, Any], found: list[tuple[Figure, Credit, Meaning]]
) -> tuple[Figure, Credit, Meaning] | None:
    """The figure of the quote that the row is about: same value, and a unit that agrees."""
    fitting = [
        item
        for item in found
        if _near(item[0].value, record["value"])
        and (record["value_high"] is None or _near(item[0].value_high, record["value_high"]))
    ]
    unit = record["unit"]
    for item in fitting:
        if item[0].unit == unit:
            return item
    for item in fitting:
        if not unit or unit.split(":")[0] in _LOOSE or item[0].unit.split(":")[0] in _LOOSE:
            return item
    return None


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 2e-3 * max(abs(a), abs(b))


def _row(
    record: Mapping[str, Any], unit: str, matched: tuple[Figure, Credit, Meaning] | None
) -> dict[str, Any]:
    figure, credit, meaning = matched or (None, Credit(), Meaning())
    row = {
        **dict.fromkeys(_NOWHERE),
        **{name: record[name] for name in ("document", "file", "row", "quote")},
        "origin": "table",
        "figure": figure.text if figure else _written(record["value_text"], unit),
        "prefix": record["quote"][max(0, figure.start - 32) : figure.start] or None
        if figure
        else None,
        "suffix": record["quote"][figure.end : figure.end + 32] or None if figure else None,
        "value_text": figure.value_text if figure else record["value_text"],
        "value": record["value"],
        "value_high": record["value_high"],
        "comparator": record["comparator"] or (figure.comparator if figure else "="),
        "unit": unit,
        "in_words": bool(figure and figure.in_words),
        "kind": figure.kind if figure else _KINDS.get(unit, "level"),
        "population": record["population"] or meaning.population,
        "statement": record["statement"] or meaning.statement,
        "period": record["period"] or meaning.period,
        "n": record["n"] if record["n"] is not None else meaning.n,
        "moe": record["moe"] if record["moe"] is not None else meaning.moe,
        "source_id": record["source_id"],
        "status": "withdrawn" if meaning.withdrawn else "asserted",
        "decided_by": TABLED,
        "extractor": EXTRACTOR,
    }
    row["decimals"], row["step"] = _precision(record, figure)
    return row | _credit(record, credit)


def _written(value_text: str, unit: str) -> str:
    """A value as its figure would be written, where the quote has none like it."""
    return f"{value_text}%" if unit == "percent" and value_text[-1:].isdigit() else value_text


def _precision(record: Mapping[str, Any], figure: Figure | None) -> tuple[int, float]:
    if figure is not None:
        return figure.decimals, figure.step
    match = _DECIMALS.search(record["value_text"])
    decimals = len(match.group(1)) if match else 0
    return decimals, float(10.0**-decimals)


def _credit(record: Mapping[str, Any], read_credit: Credit) -> dict[str, Any]:
    credited, url = record["attribution"], record["cited_url"]
    if credited or record["source_id"] or url:
        year = _YEAR.search(credited or "")
        credit = {
            "attribution_type": "named",
            "attribution_text": credited,
            "attribution_publisher": credited,
            "attribution_title": None,
            "attribution_year": int(year.group()) if year else None,
        }
        if credited is None and read_credit.type == "named":
            credit = attribution_columns(read_credit)
        kind = "named"
    else:
        credit, kind = attribution_columns(read_credit), read_credit.type
    url = url or read_credit.url
    provenance = {"named": "cited" if url else "named_only"}.get(kind, kind)
    return {
        **credit,
        "citation_type": "link" if url else "none",
        "citation_url": url,
        "citation_text": None,
        "provenance": provenance,
    }
