"""Values that follow from others: complements, differences, sums, changes, ranges.

A figure need not be printed to be stated: 13 points follow from 54% and 41%. What follows is
only looked for among figures that stand in the claim's own context, never in a whole document,
where some pair always fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.slots.reading import Reading
from flows.slots.value import Relation, Value, change, difference, relate, value_of, within


@dataclass(frozen=True, slots=True)
class Derived:
    """How a value follows: from which readings, and in words."""

    how: str  # difference, change, ratio, sum, range, complement
    parts: tuple[Reading, ...]
    exact: bool
    words: str


def follow(claim: Reading, near: Sequence[Reading]) -> Derived | None:
    """Find how the claim's value follows from two readings of ``near``, best context first."""
    for i, one in enumerate(near):
        for other in near[:i]:
            if one.unit != other.unit or one.value.value == other.value.value:
                continue
            found = _pair(claim.value, claim, one, other)
            if found:
                return found
    return None


def _pair(value: Value, claim: Reading, one: Reading, other: Reading) -> Derived | None:
    a, b = sorted((one.value, other.value), key=lambda v: v.value)
    names = f"{one.figure} and {other.figure}"
    if claim.value.value_high is not None and claim.unit == one.unit:
        ends = value_of(value.value, unit=claim.unit, step=value.step)
        top = value_of(claim.value.value_high, unit=claim.unit, step=value.step)
        if "none" not in {relate(ends, a), relate(top, b)}:
            return Derived("range", (one, other), True, f"range from {names}")
        return None
    if _is_difference(claim, one) and within(value, *difference(a, b)):
        return Derived(
            "difference", (one, other), _near(value, b.value - a.value), f"difference of {names}"
        )
    if claim.unit == "percent" and tells_change(claim):
        for first, last in ((a, b), (b, a)):
            low, high = change(first, last)
            low, high = sorted((abs(low), abs(high)))
            exact = 100 * abs(last.value / first.value - 1) if first.value else 0.0
            if within(value, low, high) and abs(value.value - exact) <= max(1.0, value.step):
                return Derived("change", (one, other), False, f"relative change between {names}")
    if (
        claim.unit == "multiple"
        and a.value > 0
        and within(value, b.value / a.value * 0.98, b.value / a.value * 1.02)
    ):
        return Derived("ratio", (one, other), False, f"ratio of {names}")
    if claim.unit == one.unit == "percent" and (one.quote == other.quote or _adjacent(one, other)):
        total = value_of(a.value + b.value, step=max(a.step, b.step))
        relation: Relation = relate(value, total)
        if relation != "none" and a.value + b.value <= 100:
            return Derived("sum", (one, other), relation == "exact", f"sum of {names}")
    return None


def _adjacent(one: Reading, other: Reading) -> bool:
    """Whether two figures stand in neighbouring sentences."""
    if one.file != other.file:
        return False
    first, last = (one, other) if one.start <= other.start else (other, one)
    return first.quote in last.before


_CHANGE = re.compile(
    r"\b(?:rise|rose|risen|fall|fell|fallen|drop|dropp?ed|grow|grew|grown|growth|gain|gained"
    r"|increase[ds]?|decrease[ds]?|decline[ds]?|up|down|more|less|fewer|higher|lower|jump|jumped"
    r"|climb|climbed|shrank|shrunk|sooner|faster|slower|longer|shorter|cheaper|dearer|cut|reduced"
    r"|reduction|change[ds]?|doubled|tripled|quadrupled|halved)\b",
    re.IGNORECASE,
)


def tells_change(claim: Reading) -> bool:
    """Whether a claim states a change rather than a share or a level."""
    return claim.kind == "change" or _CHANGE.search(claim.quote) is not None


def _is_difference(claim: Reading, part: Reading) -> bool:
    if claim.unit == "percentage_point":
        return part.unit == "percent"
    return claim.unit == part.unit and claim.unit != "percent" and claim.kind == "change"


def _near(value: Value, exact: float) -> bool:
    return abs(value.value - exact) < 0.5 * 10**-6 or abs(value.value - exact) <= value.step / 20
