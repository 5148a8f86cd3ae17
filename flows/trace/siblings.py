"""Siblings: figures of one list, table or sentence, which are credited together.

Where a source was found for some of them by what it states, and the credit that all of them have
leads no further for the others, these are its as well: also the one that was misquoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flows.slots.reading import Reading
from flows.trace.outcome import Outcome
from flows.trace.settle import Settler, names_somebody

_MOST = 2  # that may follow each that was found


def settle_siblings(settler: Settler, outcomes: dict[str, Outcome | None]) -> None:
    """Give open claims the one source that those beside them were settled on.

    Args:
        settler: has settled all claims one by one.
        outcomes: of the claims by id; those of siblings are replaced.
    """
    beside: dict[tuple[Any, ...], list[Reading]] = defaultdict(list)
    for claim in settler.shelf.in_order():
        if not claim.withdrawn and claim.kind != "sample":
            beside[_place(claim)].append(claim)
    for claims in beside.values():
        cited = [settler.citations[claim.id] for claim in claims]
        found = {c["source_id"] for c in cited if c["source_id"]}
        open_ = [claim for claim, c in zip(claims, cited, strict=True) if _is_open(claim, c)]
        settled = len(claims) - len(open_)
        if len(found) != 1 or len(open_) > _MOST * settled:
            continue
        source = next(iter(found))
        for claim in open_:
            row = settler.resolver.assigned(claim.row, source, "beside")
            settler.citations[claim.id] = row | {"nearby": settler.citations[claim.id]["nearby"]}
            outcomes[claim.id] = settler.checker.outcome(claim, row)


def _place(claim: Reading) -> tuple[Any, ...]:
    """What figures have in common that are credited together: where they stand, and the credit."""
    listed = claim.row.get("block_kind") in ("item", "cell")
    where = (claim.row.get("group_id") if listed else None) or claim.quote
    row = claim.row
    return claim.file, where, row["attribution_text"], row["attribution_publisher"]


def _is_open(claim: Reading, citation: Mapping[str, Any]) -> bool:
    """Whether a claim leads to no source, and its credit names nobody who has none registered."""
    status = citation["status"]
    return status == "none" or (status == "unregistered" and not names_somebody(claim))
