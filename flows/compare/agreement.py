"""How the values of two claims of one statistic relate: rounding, sampling error, conflict.

Four tiers (formula F14): the same within rounding; within sampling error (95 percent); within
twice that, which is what wording, mode and house have been found to add (Shirani-Mehr et al.
2018); a conflict. Two quotes of one study may differ by rounding only. All of it is as if the
samples were random: for samples of volunteers it is a lower bound of the uncertainty. What houses
differ by does not shrink with the sample, so that two huge samples are not in conflict for a point.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, hypot, inf, sqrt

from flows.slots.value import Value, relate

Z95 = 1.959963984540054
# What a house adds to the error of a share of 50 percent, as a standard deviation in points: the
# polls that Shirani-Mehr et al. looked at are off by 3.5 where their samples explain 2, and some of
# the rest is common to all polls of a race.
HOUSE = 2.5


@dataclass(frozen=True, slots=True)
class Agreement:
    """``relation`` as in schemas.Comparisons; ``noise_n`` where a sample size is missing."""

    relation: str
    noise_n: int | None = None
    z: float | None = None


def gap(one: Value, other: Value) -> float:
    """What is left of the difference when rounding takes its share."""
    return max(0.0, one.low - other.high, other.low - one.high)


def agree(
    one: Value,
    other: Value,
    *,
    sizes: tuple[int | None, int | None] = (None, None),
    design_effects: tuple[float, float] = (1.0, 1.0),
    one_study: bool = False,
) -> Agreement:
    """Relate two values of one statistic in one unit.

    Args:
        one: a value.
        other: the other value.
        sizes: sample sizes behind them, unweighted respondents.
        design_effects: Kish's design effects, 1 for simple random samples.
        one_study: both values are quoted from one study.
    """
    if relate(one, other) == "exact":
        return Agreement("equal")
    left = gap(one, other)
    if left <= 1e-9:
        return Agreement("rounding")
    if one_study:
        return Agreement("conflict")
    if one.unit != "percent" or not _shares(one, other):
        return Agreement("undetermined")
    variances = [
        deff * v.value * (100.0 - v.value)
        for v, deff in zip((one, other), design_effects, strict=True)
    ]
    n1, n2 = sizes
    if not n1 or not n2:
        noise = Z95 * Z95 * sum(variances) / (left * left)
        return Agreement("undetermined", noise_n=floor(min(noise, 1e12)))
    error = sqrt(variances[0] / n1 + variances[1] / n2)
    z = left / error if error else inf
    if z <= Z95:
        return Agreement("sampling", z=z)
    houses = sqrt(sum(v.value * (100.0 - v.value) for v in (one, other))) * HOUSE / 50.0
    beyond = max(2 * error, hypot(error, houses)) * Z95
    return Agreement("twice_sampling" if left <= beyond else "conflict", z=z)


def _shares(one: Value, other: Value) -> bool:
    return all(0.0 <= v.value <= 100.0 for v in (one, other))
