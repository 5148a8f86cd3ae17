"""Support: whether the source a claim is credited to states it.

Each claim is held against all figures of the source it was matched to, slot by slot. A number
that merely occurs there is no support. Where the slots cannot be decided, the claim gets the
benefit of the doubt: a false accusation costs an editor more than a miss.
"""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from flows.slots.reading import Reading
from flows.trace.checker import Checker
from flows.trace.outcome import Outcome
from schemas import Support, frame, records


def verify(
    claims: pd.DataFrame,
    citations: pd.DataFrame,
    sources: pd.DataFrame,
    observations: pd.DataFrame,
    documents: pd.DataFrame | None = None,  # noqa: ARG001  (part of the steps' common signature)
) -> pd.DataFrame:
    """Hold each claim that leads to a source against that source's text.

    Args:
        claims: schemas.Claims.
        citations: schemas.Citations, one row a claim.
        sources: schemas.Sources.
        observations: schemas.Observations, of all sources on file.
        documents: schemas.Documents.

    Returns:
        schemas.Support: one row for each claim that leads to a source or was withdrawn.
    """
    checker = Checker(records(claims), records(sources), records(observations))
    cited = {row["claim_id"]: row for row in records(citations)}
    rows = []
    for claim in sorted(checker.claims, key=lambda c: (c.file, c.start)):
        citation = cited.get(claim.id)
        made = checker.outcome(claim, citation)
        if made is not None:
            rows.append(_row(claim, citation or {}, made))
    return frame(Support, rows)


def _row(claim: Reading, citation: dict[str, Any], made: Outcome) -> dict[str, Any]:
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
        "newer_observation_id": made.newer.id if made.newer else None,
        "circular": False,
        "chain": "[]",
    }
