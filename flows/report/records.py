"""Frames to the records that `check` prints and programs read. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from schemas import records

if TYPE_CHECKING:
    from flows.report.formats import Report

_OTHER = ("document", "start", "end", "figure")
_CLAIM = (
    *("claim_id", "document", "origin", "start", "end", "line", "column", "page", "figure"),
    *("quote", "prefix", "suffix", "value_text", "value", "value_high", "comparator", "unit"),
    *("kind", "population", "statement", "period", "n", "moe", "provenance", "status"),
)
_FINDING = (
    *("finding_id", "rule", "name", "severity", "claim_id", "source_id", "document", "start"),
    *("end", "line", "column", "figure", "quote", "message", "fix"),
)


def claim_records(frames: dict[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """One record a claim: its words, what was understood, its source and its support.

    Args:
        frames: needs claims, citations and support.
    """
    citations = {row["claim_id"]: row for row in records(frames["citations"])}
    support = {row["claim_id"]: row for row in records(frames["support"])}
    for claim in records(frames["claims"]):
        citation = citations.get(claim["claim_id"], {})
        verdict = support.get(claim["claim_id"], {})
        yield {
            "record": "claim",
            **{name: claim[name] for name in _CLAIM},
            "attribution": {
                name: claim[f"attribution_{name}"]
                for name in ("type", "text", "publisher", "title", "year")
            },
            "citation": {"type": claim["citation_type"], "url": claim["citation_url"]},
            "source_id": citation.get("source_id"),
            "match": {
                name: citation.get(name) for name in ("status", "method", "score", "runner_up")
            },
            "support": verdict.get("outcome"),
            "cause": verdict.get("cause"),
            "slot": verdict.get("slot"),
            "source_figure": verdict.get("source_figure"),
            "passage": verdict.get("passage"),
            "locator": verdict.get("locator"),
        }


def ruling_records(report: Report) -> Iterator[dict[str, Any]]:
    """One record a ruling that does not hold."""
    for ruling in report.rulings:
        yield {
            "record": "ruling",
            "file": report.place(ruling.file),
            "row": ruling.row,
            "message": ruling.message,
        }


def finding_records(
    findings: pd.DataFrame, baseline: Mapping[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """One record a finding; ``other`` is the other side of a conflict, or null.

    Findings that a ruling accepted or waived are there too: their ``status`` says so. Where there
    is a baseline, ``baseline_state`` is ``new`` or ``unchanged``.
    """
    for row in records(findings):
        other = None
        if row["other_claim_id"] is not None:
            other = {"claim_id": row["other_claim_id"]}
            other |= {name: row[f"other_{name}"] for name in _OTHER}
        yield {
            "record": "finding",
            **{name: row[name] for name in _FINDING},
            "other": other,
            "details": json.loads(row["details"]) if row["details"] else {},
            "status": row["status"],
            "ruling": row["ruling"],
            "ruled_by": row["ruled_by"],
            **({"baseline_state": baseline.get(row["finding_id"])} if baseline is not None else {}),
        }
