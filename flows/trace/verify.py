"""Support: whether the source a claim is credited to states it.

Each claim is held against all figures of the source it was matched to, slot by slot. A number
that merely occurs there is no support. Where the slots cannot be decided, the claim gets the
benefit of the doubt: a false accusation costs an editor more than a miss.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flows.slots.reading import Reading
from flows.trace.checker import Checker
from flows.trace.crossed import settle_crossed, settle_named
from flows.trace.library import Library
from flows.trace.link_state import Links
from flows.trace.neighbours import settle_neighbours
from flows.trace.outcome import Outcome
from flows.trace.plausible import can_be_missed, credited_here
from flows.trace.repeats import settle_repeats
from flows.trace.resolve import Resolver
from flows.trace.settle import Settler
from flows.trace.shelf import Shelf
from flows.trace.siblings import settle_siblings

Row = Mapping[str, Any]


class Verifier:
    """Matches credits to sources and holds the claims against them, article by article.

    The sources are read once, for any number of articles; of an article nothing is kept.
    """

    def __init__(
        self, sources: Sequence[Row], *, fetches: Iterable[Row], observations: Iterable[Row]
    ) -> None:
        """Read the sources.

        Args:
            sources: rows of schemas.Sources.
            fetches: of schemas.Fetches.
            observations: of schemas.Observations, of all sources on file.
        """
        self._resolver = Resolver(sources, (), Links(fetches))
        self._library = Library(sources, observations)

    def verify(
        self, claims: Sequence[Row], documents: Iterable[Row]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Match credits to sources and hold the claims against them, each with the other's help.

        Where no credit leads to a source that states the figure, the sources named near it are
        asked (see ``settle``).

        Args:
            claims: rows of schemas.Claims, all those of an article together.
            documents: of schemas.Documents, of these claims.

        Returns:
            Rows of schemas.Citations, one a claim in the order of ``claims``, and of
            schemas.Support.
        """
        self._resolver.turn_to(documents)
        cited = {row["claim_id"]: row for row in self._resolver.citations(claims)}
        articles: dict[str, list[Row]] = defaultdict(list)
        for claim in claims:
            articles[claim["document"]].append(claim)
        held = [row for name in sorted(articles) for row in self._hold(articles[name], cited)]
        return [cited[row["claim_id"]] for row in claims], held

    def _hold(self, claims: list[Row], cited: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """Support of an article's claims; citations are replaced where they are settled."""
        shelf = Shelf(claims, self._library)
        settler = Settler(Checker(shelf), self._resolver, cited)
        outcomes = {claim.id: settler.settle(claim) for claim in shelf.in_order()}
        settle_siblings(settler, outcomes)
        settle_repeats(settler, outcomes)
        settle_neighbours(settler, outcomes)
        settle_named(settler, outcomes)
        settle_crossed(settler, outcomes)
        for claim in shelf.claims:
            outcome = outcomes[claim.id]
            if outcome is not None and outcome.outcome == "figure_absent":
                source = shelf.sources[cited[claim.id]["source_id"]]
                if not can_be_missed(claim, source.figures):
                    outcomes[claim.id] = Outcome("unverifiable", cause="too_little_said")
                elif not credited_here(claim):
                    outcomes[claim.id] = Outcome("unverifiable", cause="credited_elsewhere")
        return support_rows(shelf, cited, lambda claim: outcomes[claim.id])


def support_rows(
    shelf: Shelf, cited: Mapping[str, Row], judge: Callable[[Reading], Outcome | None]
) -> list[dict[str, Any]]:
    """Rows of schemas.Support: one for each claim that leads to a source or was withdrawn.

    Args:
        shelf: the claims and the figures of the sources.
        cited: rows of schemas.Citations by claim; looked at after the claim was judged.
        judge: gives the outcome of a claim, and none where it leads to no source.
    """
    judged = ((claim, judge(claim)) for claim in shelf.in_order())
    return [_row(claim, cited[claim.id], made) for claim, made in judged if made is not None]


def _row(claim: Reading, citation: Row, made: Outcome) -> dict[str, Any]:
    figure = made.figure
    return {
        "claim_id": claim.id,
        "source_id": citation.get("source_id"),
        "outcome": made.outcome,
        "cause": made.cause,
        "slot": made.slot,
        "observation_id": figure.id if figure else None,
        "found_source_id": made.found,
        "source_value": figure.value.value if figure and made.printed else None,
        "source_figure": figure.figure if figure and made.printed else None,
        "passage": figure.quote if figure else None,
        "locator": figure.row.get("locator") if figure else None,
        "agrees": json.dumps(made.agrees()),
        "differs": json.dumps(made.differs()),
        "derived": made.derived,
        "second_hand": None,
        "newer_observation_id": made.newer.id if made.newer else None,
        "circular": False,
        "chain": "[]",
    }
