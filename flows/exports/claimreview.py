"""ClaimReview (schema.org): one review for each claim that was held against its source.

A review says what the source says, in words (``alternateName``). It has no number on a scale of
truth: that a source does not state a figure does not make the figure false. What could not be
checked is not reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flows.exports.names import urn, web_address, without_nulls
from flows.report.outcomes import CHECKED, sentence

Row = Mapping[str, Any]


def claim_reviews(
    claims: Iterable[Row], sources: Iterable[Row], *, reviewer: str | None, reviewed: str | None
) -> dict[str, Any]:
    """JSON-LD of all reviews.

    Args:
        claims: rows of ``v1.claims``.
        sources: rows of ``v1.sources``.
        reviewer: name of the house that reviews; the review has no author without it.
        reviewed: date of the review, ISO 8601.

    Returns:
        A document with ``@context`` and ``@graph``.
    """
    known = {row["source_id"]: row for row in sources}
    graph = [
        without_nulls(_review(row, known.get(row["source_id"]), reviewer, reviewed))
        for row in claims
        if row["outcome"] in CHECKED
    ]
    return {"@context": "https://schema.org", "@graph": graph}


def _review(
    claim: Row, source: Row | None, reviewer: str | None, reviewed: str | None
) -> dict[str, Any]:
    passage = claim["passage"]
    return {
        "@type": "ClaimReview",
        "@id": urn("claim", claim["claim_id"]),
        "claimReviewed": claim["quote"],
        "datePublished": reviewed,
        "author": _organization(reviewer),
        "itemReviewed": {
            "@type": "Claim",
            "text": claim["quote"],
            "author": _organization(claim["publisher"]),
            "datePublished": claim["published"],
            "appearance": {
                "@type": "CreativeWork",
                "name": claim["title"] or claim["document"],
                "url": web_address(claim["url"]),
            },
            "about": _observation(claim),
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": sentence(claim["outcome"]),
            "ratingExplanation": f"The source: “{passage}”" if passage else None,
        },
        "citation": _work(source),
    }


def _observation(claim: Row) -> dict[str, Any]:
    high = claim["value_high"]
    span: dict[str, Any] = {"value": claim["value"]}
    if high is not None:
        span = {
            "value": {"@type": "QuantitativeValue", "minValue": claim["value"], "maxValue": high}
        }
    moe = claim["moe"]
    return {
        "@type": "Observation",
        "name": claim["statement"],
        "observationAbout": claim["population"] and {"@type": "Thing", "name": claim["population"]},
        "observationDate": claim["period"],
        **span,
        "unitText": claim["unit"],
        "marginOfError": None
        if moe is None
        else {"@type": "QuantitativeValue", "value": moe, "unitText": "percentage_point"},
    }


def _work(source: Row | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "@type": "CreativeWork",
        "name": source["title"],
        "publisher": _organization(source["publisher"]),
        "datePublished": source["issued"],
        "url": web_address(source["url"]),
        "sameAs": source["doi"] and f"https://doi.org/{source['doi']}",
    }


def _organization(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None
