"""How the values of two claims of one statistic relate: rounding, sampling error, conflict.

Four tiers (formula F14): the same within rounding; within sampling error (95 percent); within
what wording, mode and house have been found to add, which makes it about twice that for samples of
a thousand (Shirani-Mehr et al. 2018); a conflict. Two quotes of one study may differ by rounding
only. All of it is as if the samples were random: for samples of volunteers it is a lower bound of
the uncertainty. What houses differ by does not shrink with the sample, so that two huge samples are
not in conflict for a point.

Rounding at its worst makes two figures one; beside a sampling error it is one error more, which
is rarely at its worst on both sides, and adds to it as errors do.
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
FAR = 3.0  # standard errors that samples alone seldom differ by, however many are compared


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
    apart, rounding = left, 0.0
    if _printed(one) and _printed(other):
        apart, rounding = abs(one.value - other.value), hypot(one.step, other.step) / sqrt(12.0)
    beyond = max(FAR * hypot(error, rounding), Z95 * hypot(error, houses, rounding))
    return Agreement("twice_sampling" if apart <= beyond else "conflict", z=z)


def _printed(value: Value) -> bool:
    """Whether a value is a number as printed, no range and no fraction in words."""
    return value.comparator == "=" and value.value_high is None and not value.fraction


def _shares(one: Value, other: Value) -> bool:
    return all(0.0 <= v.value <= 100.0 for v in (one, other))
