"""Values as intervals: what a printed figure can stand for, and how two figures relate.

Every printed figure stands for all numbers that would have been printed so (formula F1);
fractions in words stand for an interval of a table (F18), never for a point. Percentages
differ in points; no relative tolerance is used for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from flows.lazy import pattern

Relation = Literal["exact", "rounding", "none"]
_EPS = 1e-9
# Multiples and fractions in words that are not of the form "k in n", with the numbers a careful
# writer would still call so. Shares in percent.
FRACTIONS: dict[str, tuple[float, float]] = {
    "half": (48.0, 52.0),
    "halves": (48.0, 52.0),
    "third": (32.0, 35.0),
    "thirds": (65.0, 68.5),
    "quarter": (23.5, 26.5),
    "quarters": (73.5, 76.5),
    "fifth": (18.5, 21.5),
    "tenth": (9.0, 11.0),
}
_PERCENT_WORD = pattern(r"%|per\s?cent|pct", re.IGNORECASE)
_WIDEST = 2.0  # points on either side that a fraction in words can be stretched
_STRETCHED = ("~", "<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure's value as written, and the interval ``[low, high]`` it stands for."""

    value: float
    value_high: float | None
    comparator: str
    unit: str
    step: float
    fraction: bool  # a fraction or multiple in words
    low: float
    high: float

    @property
    def half(self) -> float:
        """Half the distance to the neighbouring value at the precision written."""
        return self.step / 2


def value_of(
    value: float,
    value_high: float | None = None,
    *,
    comparator: str = "=",
    unit: str = "percent",
    step: float | None = None,
    in_words: bool = False,
    figure: str = "",
) -> Value:
    """Make a value from the fields of a claim or an observation."""
    fraction = in_words and (
        unit == "multiple" or (unit == "percent" and not _PERCENT_WORD.search(figure))
    )
    width = step if step and step > 0 else 1.0
    if unit == "count" or unit.startswith("currency"):
        width = max(width, _round_step(value))
    low, high = value - width / 2, value + width / 2
    if fraction:
        low, high = _in_words(value, unit, figure)
    if value_high is not None:
        high = value_high + width / 2
    below, above = _stretch(value, comparator, unit, width)
    return Value(value, value_high, comparator, unit, width, fraction, low - below, high + above)


def _round_step(value: float) -> float:
    """Precision that trailing zeros suggest: 64,000 is to the thousand, 210 to the unit."""
    if value != int(value) or abs(value) < 1000:
        return 0.0
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10 ** min(zeros, len(digits) - 2)) if zeros >= 2 else 0.0


def _in_words(value: float, unit: str, figure: str) -> tuple[float, float]:
    if unit == "multiple":
        return value * 0.9, value * 1.1
    for word in re.findall(r"[a-z]+", figure.lower()):
        low, high = FRACTIONS.get(word, (0.0, 0.0))
        if low <= value <= high:
            return low, high
    # "k in n": half the way to the next such fraction, at least one point, at most two.
    n = round(100 / max(min(value, 100 - value), 1.0))
    reach = min(_WIDEST, max(1.0, 50.0 / (n * n)))
    return value - reach, value + reach


def _stretch(value: float, comparator: str, unit: str, width: float) -> tuple[float, float]:
    """How far down and up "over", "nearly" and "about" reach: towards the next round number."""
    if comparator not in _STRETCHED:
        return 0.0, 0.0
    if unit not in {"percent", "percentage_point"}:
        reach = max(abs(value) * 0.1, width)
    elif value % 10 == 0:
        reach = 5.0
    elif value % 5 == 0 or abs(value * 3 % 100) < 1 or abs(value * 3 % 100) > 99:
        reach = 4.0
    else:
        reach = width
    if comparator == "~":
        return reach / 2, reach / 2
    return (reach, 0.0) if comparator in {"<", "<="} else (0.0, reach)


def relate(claim: Value, source: Value) -> Relation:
    """How a claimed value relates to one the source prints.

    ``exact``: the same number. ``rounding``: the source's number can be printed as the claim's
    (71.8 as 72, 73.6 as "nearly three quarters"), or the claim's lies within a fraction in words
    that the source uses. 72.0 and 71.8 do not relate; 72 and 73 neither.
    """
    ends = (claim.value_high is None) == (source.value_high is None)
    same = abs(claim.value - source.value) <= _EPS * max(1.0, abs(claim.value))
    if same and ends:
        if claim.value_high is None or source.value_high is None:
            return "exact"
        if abs(claim.value_high - source.value_high) <= _EPS * max(1.0, claim.value_high):
            return "exact"
    if claim.fraction and source.fraction and _near_point(claim, source):
        return "exact"
    if claim.value_high is not None or source.value_high is not None:
        inside = (
            claim.low - _EPS <= source.value
            and (source.value_high or source.value) <= claim.high + _EPS
        )
        return "rounding" if inside else "none"
    coarse, fine = (
        (claim, source)
        if claim.high - claim.low >= source.high - source.low
        else (
            source,
            claim,
        )
    )
    scale = _EPS * max(1.0, abs(coarse.value))
    return "rounding" if coarse.low - scale <= fine.value <= coarse.high + scale else "none"


def _near_point(one: Value, other: Value) -> bool:
    return abs(one.value - other.value) < 0.5


def complement(value: Value) -> Value:
    """What is left to 100 percent."""
    flipped = {">": "<", "<": ">", ">=": "<=", "<=": ">="}.get(value.comparator, value.comparator)
    return Value(
        100.0 - value.value,
        None,
        flipped,
        value.unit,
        value.step,
        value.fraction,
        100.0 - value.high,
        100.0 - value.low,
    )


def difference(one: Value, other: Value) -> tuple[float, float]:
    """Interval of the difference ``other - one`` (in the values' own unit), without sign."""
    low = other.value - one.value
    reach = one.half + other.half
    low, high = abs(low) - reach, abs(low) + reach
    return max(low, 0.0), high


def change(one: Value, other: Value) -> tuple[float, float]:
    """Interval of the relative change from ``one`` to ``other`` in percent (formula F17)."""
    a_low, a_high = one.value - one.half, one.value + one.half
    b_low, b_high = other.value - other.half, other.value + other.half
    if a_low <= 0:
        return (0.0, 0.0)
    return 100.0 * (b_low / a_high - 1.0), 100.0 * (b_high / a_low - 1.0)


def within(value: Value, low: float, high: float) -> bool:
    """Whether the printed value can stand for a number between ``low`` and ``high``."""
    return value.low - _EPS <= high and low - _EPS <= value.high
