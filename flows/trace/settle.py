"""Settling: figures whose credit leads to no source that states them, asked of those named near.

An article may name its source a sentence earlier, in brackets, in the heading, by half a name;
and a reader of articles may take the wrong words for a credit. Before anybody is accused, the
registered sources that the text names near the figure are asked. One that states the figure is
its source. Otherwise a source named in the figure's own sentence is taken only for a figure that
nobody else is credited for.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flows.slots.judgement import Judgement
from flows.slots.reading import Reading
from flows.trace.checker import SAME, Checker
from flows.trace.outcome import SUPPORTED, Outcome
from flows.trace.resolve import Resolver

_ASKED = 12  # sources that are asked for one figure
_DIFFERENT = frozenset(("value_differs", "context_differs"))


class Settler:
    """Goes through the claims in reading order and settles what their credits leave open."""

    def __init__(
        self, checker: Checker, resolver: Resolver, citations: dict[str, dict[str, Any]]
    ) -> None:
        """Settle claims.

        Args:
            checker: of the claims against the sources.
            resolver: of the credits.
            citations: rows of ``schemas.Citations`` by claim; replaced where they are settled.
        """
        self.checker = checker
        self.resolver = resolver
        self.citations = citations
        self.credited: dict[str, list[str]] = defaultdict(list)  # sources by article
        for claim in checker.claims:
            source = (citations.get(claim.id) or {}).get("source_id")
            if source and source not in self.credited[claim.file]:
                self.credited[claim.file].append(source)

    def settle(self, claim: Reading) -> Outcome | None:
        """Outcome of a claim, with the source that it means; None if it leads to none."""
        citation = self.citations[claim.id]
        made = self.checker.outcome(claim, citation)
        if claim.withdrawn or citation["nearby"] is None or claim.kind == "sample":
            return made
        if made is not None and (made.outcome in SUPPORTED or not citation["has_copy"]):
            return made
        found = self._ask(claim, citation, made)
        if found is None:
            return made
        source_id, place, outcome = found
        row = self.resolver.assigned(claim.row, source_id, f"nearby {place}")
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return outcome

    def _ask(
        self, claim: Reading, citation: Mapping[str, Any], made: Outcome | None
    ) -> tuple[str, str, Outcome] | None:
        doubtful: list[tuple[str, str, Outcome]] = []
        for source_id, place in self._places(claim, citation):
            if source_id == citation["source_id"]:
                continue
            said = self.checker.outcome(claim, {"source_id": source_id, "has_copy": True})
            if said is None:
                continue
            if said.outcome in SUPPORTED:
                if self._close(said, place):
                    return source_id, place, said
            elif citation["status"] == "none" and self._plain(said, place):
                doubtful.append((source_id, place, said))
        return doubtful[0] if made is None and doubtful else None

    def _places(self, claim: Reading, citation: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Sources to ask, the nearest first."""
        found: list[tuple[str, str]] = [(s, place) for s, place in json.loads(citation["nearby"])]
        if citation["status"] != "none":
            # Somebody is credited: only what stands as near as that credit speaks against it.
            told = claim.row["attribution_text"] or ""
            here = citation["status"] == "matched" and told and told in claim.quote
            near = ("sentence",) if here else ("sentence", "before")
            return [pair for pair in found if pair[1] in near][:_ASKED]
        known = {source for source, _ in found}
        found += [(s, "article") for s in self.credited[claim.file] if s not in known]
        return found[:_ASKED]

    @staticmethod
    def _close(said: Outcome, place: str) -> bool:
        """Whether a source states a figure in words near enough for the place it is named in."""
        if place in ("sentence", "before") or said.judgement is None:
            return True
        return said.judgement.score >= (SAME if place == "article" else 0.3)

    @staticmethod
    def _plain(said: Outcome, place: str) -> bool:
        """Whether a source that does not state a figure is all the same the one it is from."""
        if said.outcome not in _DIFFERENT or said.judgement is None:
            return False
        judged: Judgement = said.judgement
        return place == "sentence" or (place == "before" and judged.score >= SAME)
