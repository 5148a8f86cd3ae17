"""Claims made for tests of comparing, and what is found of two of them."""

from flows.compare.statistics import group
from schemas import Claims, Comparisons, Sources, frame, records


def row_of_claim(claim_id, quote, figure, value, **more):
    return {
        "claim_id": claim_id,
        "document": f"articles/{claim_id}.md",
        "origin": "article",
        "file": f"articles/{claim_id}.md",
        "start": 0,
        "end": 1,
        "figure": figure,
        "quote": quote,
        "value": float(value),
        "comparator": "=",
        "unit": "percent",
        "step": 1.0,
        "in_words": False,
        "kind": "share",
        "attribution_type": "named",
        "citation_type": "none",
        "provenance": "named_only",
        "status": "asserted",
        "extractor": "test",
    } | more


def row_of_citation(claim_id, source_id, credit_key):
    return {
        "claim_id": claim_id,
        "status": "matched" if source_id else "unregistered",
        "source_id": source_id,
        "parts": "{}",
        "candidates": "[]",
        "credit_key": credit_key,
        "self_credit": False,
        "dated": False,
        "link_state": "unknown",
        "has_copy": False,
        "locatable": True,
    }


def compare(*claims, credits=("one|2024", "two|2024"), sources=(None, None), of=None):
    rows = [
        row_of_claim(f"c{i}", *c[:3], **(c[3] if len(c) > 3 else {})) for i, c in enumerate(claims)
    ]
    known = [
        {"source_id": s, "study_id": s, "aliases": "[]", "cites": "[]", "file": "s", "row": 1}
        for s in sorted({s for s in sources if s})
    ]
    return group(
        records(frame(Claims, rows)),
        [
            row_of_citation(r["claim_id"], s, c)
            for r, s, c in zip(rows, sources, credits, strict=True)
        ],
        records(frame(Sources, known)),
        [],
        [],
        of=of,
    )


def pair(*claims, **more):
    _, _, comparisons = compare(*claims, **more)
    rows = records(frame(Comparisons, comparisons))
    return rows[0] if rows else None


def figured(quote):
    figure = next(w.strip(",.") for w in quote.split() if w.strip(",.").endswith("%"))
    return quote, figure, int(figure[:-1])
