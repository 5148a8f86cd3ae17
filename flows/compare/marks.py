"""What is held of a claim to find, by SQL, which others it is worth comparing with."""

from __future__ import annotations

from typing import Any

from flows.compare.drift import heard
from flows.compare.pairs import RARE, Entry, credited_values, dimension_of, keys
from flows.compare.shares import credit_of


def mark(entry: Entry) -> dict[str, Any]:
    """Row of schemas.Marks of a claim, with what its source says."""
    told, traits = keys(entry), entry.traits
    called, short = credited_values(entry)
    own, more = heard(entry.claim)
    flags = (str(int(flag)) for flag in (*traits.kind, traits.averaged))
    return {
        "claim_id": entry.claim.id,
        "dimension": dimension_of(entry.claim.unit),
        "words": " ".join(told),
        "rare": sum(weight == RARE for weight in told.values()),
        "value": float(entry.claim.value.value),
        "credited": " ".join((*called, *short)),
        "called": len(called),
        "states": entry.states,
        "nature": " ".join((*flags, *sorted(traits.bands), "/", *sorted(traits.sexes))),
        "places": " ".join(sorted(traits.places)),
        "own_places": " ".join(sorted(traits.own_places)),
        "crowd": credit_of(entry),
        "heard": " ".join((*own, *more)),
        "own": len(own),
    }
