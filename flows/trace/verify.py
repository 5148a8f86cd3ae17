"""Support: whether the source a claim is credited to states it.

Each claim is held against all figures of the source it was matched to, slot by slot. A number
that merely occurs there is no support. Where the slots cannot be decided, the claim gets the
benefit of the doubt: a false accusation costs an editor more than a miss.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.slots.reading import Reading
from flows.trace.checker import Checker
from flows.trace.link_state import Links
from flows.trace.outcome import Outcome
from flows.trace.resolve import Resolver
from flows.trace.settle import Settler

Row = Mapping[str, Any]


def verify(
    claims: Iterable[Row],
    citations: Iterable[Row],
    sources: Iterable[Row],
    observations: Iterable[Row],
) -> list[dict[str, Any]]:
    """Hold each claim that leads to a source against that source's text.

    Args:
        claims: rows of schemas.Claims.
        citations: of schemas.Citations, one row a claim.
        sources: of schemas.Sources.
        observations: of schemas.Observations, of all sources on file.

    Returns:
        Rows of schemas.Support: one row for each claim that leads to a source or was withdrawn.
    """
    checker = Checker(claims, sources, observations)
    cited = {row["claim_id"]: row for row in citations}
    rows = []
    for claim in sorted(checker.claims, key=lambda c: (c.file, c.start)):
        citation = cited.get(claim.id)
        made = checker.outcome(claim, citation)
        if made is not None:
            rows.append(_row(claim, citation or {}, made))
    return rows


def resolve_and_verify(
    claims: Sequence[Row],
    sources: Sequence[Row],
    documents: Sequence[Row],
    *,
    fetches: Iterable[Row],
    observations: Iterable[Row],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Match credits to sources and hold the claims against them, each with the other's help.

    Where no credit leads to a source that states the figure, the sources named near it are asked
    (see ``settle``). All else is as ``resolve`` and ``verify`` have it.

    Args:
        claims: rows of schemas.Claims.
        sources: of schemas.Sources.
        documents: of schemas.Documents.
        fetches: of schemas.Fetches.
        observations: of schemas.Observations, of all sources on file.

    Returns:
        Rows of schemas.Citations, one a claim in the order of ``claims``, and of schemas.Support.
    """
    resolver = Resolver(sources, documents, Links(fetches))
    cited = {row["claim_id"]: row for row in resolver.citations(claims)}
    checker = Checker(claims, sources, observations)
    settler = Settler(checker, resolver, cited)
    made = []
    for claim in sorted(checker.claims, key=lambda c: (c.file, c.start)):
        outcome = settler.settle(claim)
        if outcome is not None:
            made.append(_row(claim, cited[claim.id], outcome))
    return [cited[row["claim_id"]] for row in claims], made


def _row(claim: Reading, citation: Mapping[str, Any], made: Outcome) -> dict[str, Any]:
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
