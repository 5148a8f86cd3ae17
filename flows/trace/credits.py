"""Who credits whom, for every claim: its chain in ``support``, and the whole graph in ``credits``.

The step that joins ``chains`` (one claim, outwards) and ``graph`` (all of them together). Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.trace.chains import Chains
from flows.trace.graph import Graph
from flows.trace.houses import Houses

Row = Mapping[str, Any]


def map_credits(
    claims: Iterable[Row],
    citations: Iterable[Row],
    sources: Sequence[Row],
    *,
    documents: Iterable[Row],
    observations: Sequence[Row],
    support: Iterable[Row],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Fill ``second_hand``, ``circular`` and ``chain`` of support, and draw the graph of credits.

    Args:
        claims: rows of schemas.Claims.
        citations: of schemas.Citations.
        sources: of schemas.Sources.
        documents: of schemas.Documents.
        observations: of schemas.Observations.
        support: of schemas.Support, as ``verify`` gives them.

    Returns:
        Rows of schemas.Support, as many in the same order, and of schemas.Credits.
    """
    walker = Chains(sources, observations)
    articles = {row["document"]: walker.parties.article(row) for row in documents}
    cited = {row["claim_id"]: row for row in citations}
    wanted = {row["claim_id"]: row for row in claims}
    rows = [dict(row) for row in support]
    graph = Graph(walker, articles, Houses(articles.values(), walker.parties))
    graph.start(wanted.values(), cited, {row["claim_id"]: row for row in rows})
    rings = graph.circular()
    for row in rows:
        claim, citation = wanted.get(row["claim_id"]), cited.get(row["claim_id"])
        article = articles.get(claim["document"]) if claim else None
        if claim is None or citation is None or article is None:
            continue
        chain = walker.follow(article, row, claim)
        if chain is None:
            continue
        names = chain.names
        if row["claim_id"] in rings and not chain.circular:
            names = graph.way_back(row["claim_id"]) or names
        row["second_hand"] = chain.second_hand
        row["circular"] = (chain.circular or row["claim_id"] in rings) and not citation[
            "self_credit"
        ]
        row["chain"] = json.dumps(names, ensure_ascii=False)
    return rows, graph.rows()
