"""W3C Web Annotations: one for each claim, on its figure, with its verdict and its findings.

The figure is found by its words (TextQuoteSelector). Where the article has no address the target
is its file below the inbox, and the place in the file is told too (TextPositionSelector, in
characters of the decoded file); on a page that was made of it those would be other places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from flows.exports.names import GENERATOR, moment, urn, web_address, without_nulls
from flows.report.outcomes import sentence

Row = Mapping[str, Any]
_CLOSED = frozenset("fixed ruled removed deleted superseded rule_off".split())
_PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc3778"


def annotation_collection(
    claims: Iterable[Row], findings: Iterable[Row], sources: Iterable[Row], *, run: Row | None
) -> dict[str, Any]:
    """An AnnotationCollection with its only page.

    Args:
        claims: rows of ``v1.claims``.
        findings: rows of ``v1.findings``; closed ones are passed over.
        sources: rows of ``v1.sources``.
        run: the run they come from, a row of ``v1.runs``.
    """
    found: dict[str, list[Row]] = {}
    for row in findings:
        if row["claim_id"] is not None and row["status"] not in _CLOSED:
            found.setdefault(row["claim_id"], []).append(row)
    addresses = {row["source_id"]: web_address(row["url"]) for row in sources}
    created = moment(run["finished_at"]) if run else None
    items = [
        without_nulls(_annotation(row, found.get(row["claim_id"], ()), addresses, created))
        for row in claims
    ]
    name = urn("annotations", run["run_id"] if run else "none")
    return without_nulls(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "AnnotationCollection",
            "label": "Claimed figures and what their sources say",
            "total": len(items),
            "first": {"id": f"{name}:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
        }
    )


def _annotation(
    claim: Row, found: Iterable[Row], addresses: Mapping[str, str | None], created: str | None
) -> dict[str, Any]:
    outcome = claim["outcome"]
    bodies: list[dict[str, Any]] = []
    if outcome is not None:
        bodies.append(_text(sentence(outcome), "assessing") | {"language": "en"})
    for row in found:
        ruled = f" (ruled: {row['status']})" if row["status"] != "open" else ""
        bodies.append(_text(f"{row['message']} {row['fix']}{ruled}", "commenting"))
        bodies.append(_text(row["rule"], "tagging"))
    address = addresses.get(claim["source_id"])
    if address and claim["passage"] and " | " not in claim["passage"]:  # no row of a table
        bodies.append(
            {
                "type": "SpecificResource",
                "source": address,
                "purpose": "linking",
                "selector": {"type": "TextQuoteSelector", "exact": claim["passage"]},
            }
        )
    return {
        "id": urn("claim", claim["claim_id"]),
        "type": "Annotation",
        "motivation": "assessing",
        "created": created,
        "generator": {"id": urn("software", GENERATOR), "type": "Software", "name": GENERATOR},
        "body": bodies,
        "target": _target(claim),
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(claim: Row) -> dict[str, Any]:
    words: dict[str, Any] = {
        "type": "TextQuoteSelector",
        "exact": claim["figure"],
        "prefix": claim["prefix"],
        "suffix": claim["suffix"],
    }
    page = claim["page"]
    selector: Any = words
    if page is not None:
        selector = {
            "type": "FragmentSelector",
            "conformsTo": _PDF_FRAGMENT,
            "value": f"page={page}",
            "refinedBy": words,
        }
    address = web_address(claim["url"])
    if address:
        return {"source": address, "selector": selector}
    if claim["start"] is not None and page is None:
        place = {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]}
        selector = [words, place]
    return {"source": quote(claim["document"]), "selector": selector}
