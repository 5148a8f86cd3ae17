"""Readings to rows of ``schemas.Claims``, and those to the record that ``extract`` prints."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import Any

from flows.land.blocks import Block, Document
from flows.land.language import understood
from flows.read.model import Credit, Figure, Reading
from flows.read.reader import EXTRACTOR
from flows.read.surroundings import Surroundings
from flows.read.told_before import ToldBefore

_PARAGRAPH, _BEFORE = 3000, 2000  # characters of a paragraph kept, and before the figure
_CONTEXT = 32  # characters of prefix and suffix, as the Web Annotation model advises: short


def claim_rows(reading: Reading) -> list[dict[str, Any]]:
    """Rows of ``schemas.Claims``, one a claim, in reading order."""
    document = reading.document
    lines = _Lines(document.text)
    surroundings = Surroundings(document)
    before = ToldBefore(document)
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for figure, credit, meaning in reading.claims:
        row = _figure_row(document, figure, lines, seen)
        row |= _credit_columns(credit)
        row |= {
            "population": meaning.population,
            "statement": meaning.statement,
            "period": meaning.period,
            "n": meaning.n,
            "moe": meaning.moe,
            "group_id": meaning.group and f"{document.document}#{meaning.group}",
            "context": _context(surroundings, figure) if meaning.group else None,
            "paragraph": _paragraph(figure),
            "before": before.of(figure),
            "status": "withdrawn" if meaning.withdrawn else "asserted",
            "decided_by": "; ".join(
                part for part in (figure.decided_by, credit.decided_by, meaning.decided_by) if part
            )
            or None,
        }
        rows.append(row)
    return rows


def other_records(reading: Reading) -> list[dict[str, Any]]:
    """Records, as ``extract --all`` prints them, of the figures judged to be no claim."""
    lines = _Lines(reading.document.text)
    seen: Counter[tuple[str, str]] = Counter()
    records = []
    for figure in reading.others:
        row = _figure_row(reading.document, figure, lines, seen)
        row |= _credit_columns(Credit()) | {"decided_by": figure.decided_by or None}
        records.append({**extract_record(row), "claim": False, "why_not": figure.why_not})
    return records


def extract_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """The record that ``provstat extract --format jsonl`` prints for a claim row."""
    return {
        "document": row["document"],
        **{key: row.get(key) for key in ("start", "end", "line", "column", "page")},
        "figure": row["figure"],
        "quote": row["quote"],
        **{key: row.get(key) for key in ("value_text", "value", "value_high", "comparator")},
        **{key: row.get(key) for key in ("unit", "decimals", "kind", "population", "statement")},
        **{key: row.get(key) for key in ("period", "n", "moe")},
        "attribution": {
            "type": row["attribution_type"],
            "text": row.get("attribution_text"),
            "publisher": row.get("attribution_publisher"),
            "title": row.get("attribution_title"),
            "year": row.get("attribution_year"),
        },
        "citation": {"type": row["citation_type"], "url": row.get("citation_url")},
        "support": row["provenance"],
        "language": row.get("language"),
        "understood": understood(row.get("language")),
        "decided_by": row.get("decided_by"),
        "claim_id": row.get("claim_id"),
        "extractor": row.get("extractor"),
    }


def claim_key(document: str, quote: str, figure: str, ordinal: int) -> str:
    """Id of a claim: stable while its words are, wherever in the document they move."""
    words = "\x1f".join((document, " ".join(quote.split()), figure, str(ordinal)))
    return "c" + hashlib.sha256(words.encode()).hexdigest()[:16]


def _figure_row(
    document: Document, figure: Figure, lines: _Lines, seen: Counter[tuple[str, str]]
) -> dict[str, Any]:
    assert figure.sentence is not None
    block = figure.sentence.block
    start, end = block.offsets.span(figure.start, figure.end)
    quote = _quote(block, figure)
    written = document.text[start:end]
    key = " ".join(quote.split()), written
    ordinal = seen[key]
    seen[key] += 1
    line, column = lines.at(start)
    return {
        "claim_id": claim_key(document.document, key[0], written, ordinal),
        "document": document.document,
        "origin": "article",
        "file": document.document,
        "row": None,
        "source_id": None,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "page": block.page,
        "block_kind": block.kind,
        "heading": document.blocks[block.section].text if block.section >= 0 else None,
        "figure": written,
        "quote": quote,
        "prefix": block.text[max(0, figure.start - _CONTEXT) : figure.start] or None,
        "suffix": block.text[figure.end : figure.end + _CONTEXT] or None,
        "value_text": figure.value_text,
        "value": figure.value,
        "value_high": figure.value_high,
        "comparator": figure.comparator,
        "unit": figure.unit,
        "decimals": figure.decimals,
        "step": figure.step,
        "in_words": figure.in_words,
        "kind": figure.kind,
        "language": document.meta.language,
        "extractor": EXTRACTOR,
    }


def _quote(block: Block, figure: Figure) -> str:
    """The sentence; for a table cell its row, as a reader sees it."""
    assert figure.sentence is not None
    if block.kind == "cell" and block.table >= 0:
        # A cell alone ("72%") says nothing: its headers are the sentence.
        parts = [block.row_header, block.column_header, block.text]
        return " | ".join(part for part in parts if part and part.strip())
    return figure.sentence.text


def _context(surroundings: Surroundings, figure: Figure) -> str | None:
    assert figure.sentence is not None
    return surroundings.of(figure.sentence.block) or None


def _paragraph(figure: Figure) -> str | None:
    assert figure.sentence is not None
    block = figure.sentence.block
    if block.kind not in ("paragraph", "item", "quote", "caption"):
        return None
    return block.text[max(0, figure.start - _BEFORE) :][:_PARAGRAPH]


def attribution_columns(credit: Credit) -> dict[str, Any]:
    """Whom a credit names, as the columns of a claim."""
    return {
        "attribution_type": credit.type,
        "attribution_text": credit.text,
        "attribution_publisher": credit.publisher,
        "attribution_title": credit.title,
        "attribution_year": credit.year,
    }


def _credit_columns(credit: Credit) -> dict[str, Any]:
    if credit.citation != "none":
        provenance = "own" if credit.type == "own" else "cited"
    else:
        provenance = {"named": "named_only"}.get(credit.type, credit.type)
    return {
        **attribution_columns(credit),
        "citation_type": credit.citation,
        "citation_url": credit.url,
        "citation_text": credit.citation_text,
        "provenance": provenance,
    }


class _Lines:
    """Line and column of an offset; both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        find = text.find
        at = find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = find("\n", at + 1)

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
