"""All that is known of one claim, from schema ``v1``, as one record. Asks, and changes nothing."""

from __future__ import annotations

import json
from typing import Any

import duckdb

from flows.report.advice import would_change
from flows.report.lookup import Lookup
from flows.report.marks import place_of
from flows.slots.population import phrase
from flows.slots.reading import readings

SLOTS = ("value", "unit", "population", "statement", "period")
_FINDING = (
    *("finding_id", "rule", "name", "severity", "message", "fix", "status", "ruling", "ruled_by"),
    *("other_claim_id", "other_document", "other_figure"),
)
_RULING = (
    *("target", "ruling", "value", "reason", "by", "date", "expires", "expect", "status"),
    *("file", "row"),
)
_OTHER = 'claim_id, document, line, "column", figure, source_id, outcome'  # who states the same
_SOURCE = ("source_id", "publisher", "title", "issued", "url", "doi", "edition", "study_id")


def explanation(
    con: duckdb.DuckDBPyConnection, claim_id: str, *, finding_id: str | None = None
) -> dict[str, Any]:
    """Gather what decided the verdict on a claim.

    Args:
        con: a connection whose schema ``v1`` is the contract: the file's, or one in memory.
        claim_id: the claim.
        finding_id: the finding that was asked for, if one was.

    Returns:
        A record for programs; ``flows.report.explain_text`` prints it.
    """
    return explained(Lookup(con), claim_id, finding_id=finding_id)


def explained(rows: Lookup, claim_id: str, *, finding_id: str | None = None) -> dict[str, Any]:
    """The same from rows that were gathered before: for reports on many claims."""
    claim = rows.one("claims", "claim_id", claim_id) or {}
    citation = rows.one("citations", "claim_id", claim_id) or {}
    held = rows.one("support", "claim_id", claim_id) or {}
    seen = rows.one("observations", "observation_id", held.get("observation_id"))
    findings = [
        {name: row[name] for name in _FINDING} | {"asked_for": row["finding_id"] == finding_id}
        for row in rows.all("findings", "claim_id", claim_id)
        if row["resolved"] is None
    ]
    case: dict[str, Any] = {
        "record": "explanation",
        "claim_id": claim_id,
        "place": {
            **{name: claim[name] for name in ("document", "file", "row", "line", "column", "page")},
            **{name: claim[name] for name in ("start", "end", "heading")},
        },
        "figure": claim["figure"],
        "quote": claim["quote"],
        "figure_at": place_of(claim),
        "read": {
            **{name: claim[name] for name in ("value_text", "value", "value_high", "comparator")},
            **{name: claim[name] for name in ("unit", "step", "kind", "population", "statement")},
            **{name: claim[name] for name in ("period", "n", "moe", "status", "decided_by")},
        },
        "credit": {
            **{
                name: claim[f"attribution_{name}"]
                for name in ("type", "text", "publisher", "title", "year")
            },
            "citation": claim["citation_type"],
            "url": claim["citation_url"],
            "note": claim["citation_text"],
        },
        "source": _source(rows, citation),
        "support": _support(rows, held, seen),
        "slots": _slots(claim, held, seen),
        "credits": {
            "chain": json.loads(held.get("chain") or "[]"),
            "second_hand": held.get("second_hand"),
            "circular": bool(held.get("circular")),
        },
        "statistic": _statistic(rows, claim),
        "findings": findings,
        "rulings": _rulings(rows, claim_id, findings, citation.get("source_id")),
    }
    return case | {"would_change": would_change(case)}


def source_explanation(
    con: duckdb.DuckDBPyConnection, source_id: str, finding_id: str
) -> dict[str, Any]:
    """Gather what decided a finding about a source, not about a claim."""
    rows = Lookup(con)
    row = rows.one("sources", "source_id", source_id) or {}
    findings = [
        {name: found[name] for name in _FINDING} | {"asked_for": found["finding_id"] == finding_id}
        for found in rows.all("findings", "source_id", source_id)
        if found["resolved"] is None and found["claim_id"] is None
    ]
    return {
        "record": "explanation",
        "source_id": source_id,
        "source": row,
        "findings": findings,
        "rulings": _rulings(rows, source_id, findings, source_id),
    }


def _source(rows: Lookup, citation: dict[str, Any]) -> dict[str, Any]:
    def named(source_id: str | None) -> dict[str, Any] | None:
        row = rows.one("sources", "source_id", source_id)
        return {name: row[name] for name in _SOURCE} if row else None

    rival = named(citation.get("runner_up"))
    if rival is not None:
        rival["score"] = citation["runner_up_score"]
    names = ("method", "score", "dated", "self_credit", "link_state", "has_copy", "cause")
    return {
        "match": citation.get("status", "none"),
        "matched": named(citation.get("source_id")),
        **{name: citation.get(name) for name in names},
        "parts": json.loads(citation.get("parts") or "{}"),
        "runner_up": rival,
        "candidates": [named(one) for one in json.loads(citation.get("candidates") or "[]")],
    }


def _support(rows: Lookup, held: dict[str, Any], seen: dict[str, Any] | None) -> dict[str, Any]:
    names = ("outcome", "cause", "slot", "source_value", "source_figure", "derived")
    newer = rows.one("observations", "observation_id", held.get("newer_observation_id"))
    kept = ("source_id", "figure", "quote", "file", "locator")
    passage = None
    if held.get("passage"):
        passage = {
            "quote": held["passage"],
            "locator": held["locator"],
            **{name: seen[name] if seen else None for name in ("source_id", "file", "page")},
            **{name: seen[name] if seen else None for name in ("heading", "figure")},
        }
    return {
        **{name: held.get(name) for name in names},
        "found_source_id": held.get("found_source_id"),
        "passage": passage,
        "agrees": json.loads(held.get("agrees") or "[]"),
        "differs": json.loads(held.get("differs") or "[]"),
        "newer": {name: newer[name] for name in kept} if newer else None,
    }


def _slots(
    claim: dict[str, Any], held: dict[str, Any], seen: dict[str, Any] | None
) -> list[dict[str, Any]]:
    """What both sides say, slot by slot; without a passage there is nothing to compare."""
    if seen is None:
        return []
    agrees = json.loads(held.get("agrees") or "[]")
    differs = set(json.loads(held.get("differs") or "[]"))
    if held.get("slot"):
        differs.add(held["slot"])

    def said(row: dict[str, Any], slot: str) -> Any:
        if slot == "population":
            return _whom(row)
        return row["figure"] if slot == "value" else row[slot]

    def verdict(slot: str) -> str:
        if held.get("derived") and slot in ("value", "unit"):
            return "follows"  # from values of the source: not printed there, and not another
        if slot in differs:
            return "differs"
        return (
            "agrees"
            if slot in agrees or _alike(said(claim, slot), said(seen, slot))
            else "undecided"
        )

    return [
        {
            "slot": slot,
            "claim": said(claim, slot),
            "source": said(seen, slot),
            "verdict": verdict(slot),
        }
        for slot in SLOTS
    ]


def _whom(row: dict[str, Any]) -> str | None:
    """Whom a figure is about: in the words of its own sentence, if it names them."""
    (reading,) = readings([row], claims="claim_id" in row)
    return phrase(reading) or None


def _alike(one: Any, other: Any) -> bool:
    """Whether two sides say the same in the same words."""
    return bool(one) and str(one).casefold() == str(other).casefold()


def _statistic(rows: Lookup, claim: dict[str, Any]) -> dict[str, Any] | None:
    """Who else states the same, and how many origins stand behind it."""
    if claim.get("statistic_id") is None:
        return None
    found = rows.one("origins", "statistic_id", claim["statistic_id"])
    names = ("document", "line", "column", "figure", "claim_id", "source_id", "outcome")
    others = [
        {name: row[name] for name in names}
        for row in rows.all("claims", "statistic_id", claim["statistic_id"], _OTHER)
        if row["claim_id"] != claim["claim_id"]
    ]
    kept = ("statistic_id", "label", "claims", "origins", "names")
    return {**({name: found[name] for name in kept} if found else {}), "others": others}


def _rulings(
    rows: Lookup,
    subject: str,
    findings: list[dict[str, Any]],
    source_id: str | None,
) -> list[dict[str, Any]]:
    """Rulings on the claim, on one of its findings, or on one of its rules."""
    targets = {subject, *(row["finding_id"] for row in findings)} | ({source_id} - {None})
    found = rows.rulings({target for target in targets if target}, subject)
    return [{name: row[name] for name in _RULING} for row in found]
