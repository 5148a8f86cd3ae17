"""Who credits whom, for every claim: its chain in ``support``, and the whole graph in ``credits``.

The step that joins ``chains`` (one claim, outwards) and ``graph`` (all of them together). Pure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from flows.trace.chains import Chains
from flows.trace.graph import Graph
from flows.trace.houses import Houses
from flows.trace.nodes import Part
from flows.trace.parties import Article

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]

# Columns of each table that the graph is drawn from.
CLAIMS = (
    *("claim_id", "document", "status", "unit", "value", "population", "statement", "quote"),
    *("attribution_text", "attribution_publisher", "attribution_title", "citation_url"),
)
CITATIONS = ("claim_id", "source_id", "status", "credit_key")
SUPPORT = ("claim_id", "outcome", "observation_id")


class CreditMap:
    """Follows the credits of articles, some at a time, then draws the graph of all."""

    def __init__(
        self, sources: Sequence[Row], documents: Iterable[Row], observations: Sequence[Row]
    ) -> None:
        """Hold the sources, and who publishes the articles.

        Args:
            sources: rows of schemas.Sources.
            documents: of schemas.Documents, of all articles.
            observations: of schemas.Observations.
        """
        self._walker = Chains(sources, observations)
        # Most articles of an archive are of few publishers, and no more is known of them.
        known: dict[Article, Article] = {}
        self._articles = {
            row["document"]: known.setdefault(made, made)
            for row in documents
            for made in (self._walker.parties.article(row),)
        }

    def chained(
        self, claims: Iterable[Row], citations: Iterable[Row], support: Iterable[Row]
    ) -> Rows:
        """Fill ``second_hand``, ``circular`` and ``chain`` of support, one claim at a time.

        Args:
            claims: rows of schemas.Claims.
            citations: of schemas.Citations.
            support: of schemas.Support, as ``verify`` gives them.

        Returns:
            Rows of schemas.Support, as many in the same order.
        """
        cited = {row["claim_id"]: row for row in citations}
        wanted = {row["claim_id"]: row for row in claims}
        rows = [dict(row) for row in support]
        for row in rows:
            claim, citation = wanted.get(row["claim_id"]), cited.get(row["claim_id"])
            article = self._articles.get(claim["document"]) if claim else None
            if claim is None or citation is None or article is None:
                continue
            chain = self._walker.follow(article, row, claim)
            if chain is None:
                continue
            row["second_hand"] = chain.second_hand
            row["circular"] = chain.circular and not citation["self_credit"]
            row["chain"] = json.dumps(chain.names, ensure_ascii=False)
        return rows

    def add(
        self, fresh: Iterable[Part], credited: Part, nodes: Iterable[str], sought: Iterable[Row]
    ) -> list[Rows] | None:
        """Draw the graph beside what stands of it: where no credit leads back to an article.

        Args:
            fresh: claims that are new, or credit others than they did.
            credited: one claim for each party that any claim credits and no source is.
            nodes: where the claims lead that stand.
            sought: rows of schemas.Claims of those for which one of these sources is asked.

        Returns:
            Rows of schemas.Credits of the fresh claims and of all sources; null if a credit leads
            to an article, so that who credits whom depends on all of them.
        """
        graph = Graph(self._walker, self._articles, self._houses())
        graph.call_sources()
        graph.call(credited)
        if graph.calls():
            return None
        graph.lead_on(nodes, {row["claim_id"]: row for row in sought})
        parts = list(fresh)
        for part in parts:
            graph.pass_on(part)
        graph.close()
        if graph.leads_home():
            return None
        return [list(graph.rows()), *(graph.told(part)[0] for part in parts)]

    def _houses(self) -> Houses:
        return Houses(self._articles.values(), self._walker.parties)

    def draw(
        self, parts: Callable[[], Iterable[Part]]
    ) -> Iterator[tuple[Rows, dict[str, list[str]]]]:
        """Draw the graph.

        Args:
            parts: gives all claims, some articles at a time; called several times.

        Returns:
            Again and again some rows of schemas.Credits, and of claims whose credits lead back to
            their own publisher the names on the way (see ``closed``).
        """
        graph = Graph(self._walker, self._articles, self._houses())
        graph.call_sources()
        for part in parts():
            graph.call(part)
        for part in parts() if graph.calls() else ():
            graph.hold(part)
        for part in parts():
            graph.pass_on(part)
        graph.close()
        yield list(graph.rows()), {}
        for part in parts():
            yield graph.told(part)


def closed(row: Row, citation: Row, names: list[str]) -> dict[str, Any]:
    """Row of schemas.Support of a claim whose credits lead back to its own publisher.

    Args:
        row: the row, as ``CreditMap.chained`` gives it.
        citation: the claim's row of schemas.Citations.
        names: on the way back.
    """
    if row["chain"] == "[]":
        return dict(row)
    told = json.loads(row["chain"])
    back = row["circular"] or told[0] in told[1:]
    return {
        **row,
        "circular": not citation["self_credit"],
        "chain": row["chain"] if back or not names else json.dumps(names, ensure_ascii=False),
    }


def map_credits(
    claims: Sequence[Row],
    citations: Iterable[Row],
    sources: Sequence[Row],
    *,
    documents: Iterable[Row],
    observations: Sequence[Row],
    support: Iterable[Row],
) -> tuple[Rows, Rows]:
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
    cited = {row["claim_id"]: row for row in citations}
    credit_map = CreditMap(sources, documents, observations)
    rows = credit_map.chained(claims, cited.values(), support)
    part = Part(claims, cited, {row["claim_id"]: row for row in rows})
    credits: Rows = []
    ways: dict[str, list[str]] = {}
    for told, back in credit_map.draw(lambda: [part]):
        credits += told
        ways |= back
    return [
        closed(row, cited[row["claim_id"]], ways[row["claim_id"]])
        if row["claim_id"] in ways
        else row
        for row in rows
    ], credits
