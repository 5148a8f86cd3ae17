"""What the graph of credits is made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """A credit from one node to another."""

    to: str
    name: str
    by: str
    stands: bool = True
    words: str | None = None


@dataclass(slots=True)
class Node:
    """What is known of a node; ``sought`` is the figure that leads on from it."""

    name: str
    number: int | None = None
    sought: Mapping[str, Any] | None = None
    claim: Mapping[str, Any] | None = None
    links: list[Link] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Claims of some articles, with their citations and support by claim."""

    claims: Sequence[Mapping[str, Any]]
    citations: Mapping[str, Mapping[str, Any]]
    support: Mapping[str, Mapping[str, Any]]

    def of(
        self, claim: Mapping[str, Any]
    ) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
        """Citation and support of a claim."""
        return self.citations.get(claim["claim_id"]), self.support.get(claim["claim_id"])
