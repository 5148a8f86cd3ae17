"""Who credits whom, for every claim: its chain in ``support``, and the whole graph in ``credits``.

The step that joins ``chains`` (one claim, outwards) and ``graph`` (all of them together). Pure.
"""

from __future__ import annotations

import json

import pandas as pd

from flows.trace.chains import Chains
from flows.trace.graph import Graph
from flows.trace.houses import Houses
from schemas import Credits, Support, frame, records


def map_credits(
    claims: pd.DataFrame,
    citations: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    documents: pd.DataFrame,
    observations: pd.DataFrame,
    support: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Fill ``second_hand``, ``circular`` and ``chain`` of support, and draw the graph of credits.

    Args:
        claims: schemas.Claims.
        citations: schemas.Citations.
        sources: schemas.Sources.
        documents: schemas.Documents.
        observations: schemas.Observations.
        support: schemas.Support, as ``verify`` gives it.

    Returns:
        schemas.Support, the same rows in the same order, and schemas.Credits.
    """
    walker = Chains(records(sources), records(observations))
    articles = {row["document"]: walker.parties.article(row) for row in records(documents)}
    cited = {row["claim_id"]: row for row in records(citations)}
    wanted = {row["claim_id"]: row for row in records(claims)}
    rows = records(support)
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
    return frame(Support, rows), frame(Credits, graph.rows())


def follow_credits(
    claims: pd.DataFrame,
    citations: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    documents: pd.DataFrame,
    observations: pd.DataFrame,
    support: pd.DataFrame,
) -> pd.DataFrame:
    """Support alone, of ``map_credits``."""
    return map_credits(
        claims,
        citations,
        sources,
        documents=documents,
        observations=observations,
        support=support,
    )[0]
