"""What is kept of a graph of credits: rows of ``schemas.Credits``. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.trace.houses import house_of
from flows.trace.index import Known
from flows.trace.nodes import Link, Node
from flows.trace.parties import Article

HIDDEN = ("publisher", "mention")  # not credits: they tell where a ring closes


@dataclass(frozen=True, slots=True)
class CreditRows:
    """Makes rows of nodes; of the nodes and sources that they lead to, and of their articles."""

    nodes: Mapping[str, Node]
    known: Sequence[Known]
    articles: Mapping[str, Article]

    def of(self, key: str, node: Node, ring_of: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Rows of whom a node credits, one a credit; ``ring_of`` names the ring of each node."""
        told: set[str] = set()
        for link in node.links or ():
            credit_id = _key(key, link.to, link.by)
            if credit_id in told:
                continue
            told.add(credit_id)
            ring = ring_of.get(key)
            one = ring is not None and ring == ring_of.get(link.to) and link.by not in HIDDEN
            yield self._row(credit_id, key, node, link, ring if one else None)

    def _row(
        self, credit_id: str, key: str, node: Node, link: Link, ring: str | None
    ) -> dict[str, Any]:
        to, claim = self.nodes.get(link.to), node.claim
        return {
            "credit_id": credit_id,
            "from_node": key,
            "to_node": link.to,
            "by": link.by,
            "stands": link.stands,
            "claim_id": claim["claim_id"] if claim else None,
            "house": house_of(self.articles[claim["document"]]) if claim else None,
            "source_id": self._source_id(node),
            "observation_id": _figure_of(key),
            "from_name": node.name,
            "to_name": link.name,
            "to_claim_id": to.claim["claim_id"] if to and to.claim else None,
            "to_source_id": self._source_id(to),
            "to_observation_id": _figure_of(link.to),
            "words": link.words,
            "ring": ring,
        }

    def _source_id(self, node: Node | None) -> str | None:
        if node is None or node.number is None:
            return None
        found: str = self.known[node.number].row["source_id"]
        return found


def _figure_of(node: str) -> str | None:
    return node.removeprefix("figure:") if node.startswith("figure:") else None


def _key(one: str, other: str, by: str) -> str:
    return "r" + hashlib.sha256(f"{one}\x1f{other}\x1f{by}".encode()).hexdigest()[:16]
