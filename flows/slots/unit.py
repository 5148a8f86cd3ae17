"""Units: the same, close enough to compare, easily confused, or another."""

from __future__ import annotations

from typing import Literal

Match = Literal["same", "loose", "confusable", "other"]
# Days in a unit of time; months and years on average.
_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
    "decade": 3652.5,
}
_SHARES = {"percent", "percentage_point"}


def match(one: str, other: str) -> Match:
    """Compare two units as written in the tables.

    ``loose`` means that a reader may have named one unit in two ways (a count of "days",
    a "score" in points); ``confusable`` is percent against percentage points.
    """
    if one == other:
        return "same"
    if {one, other} == _SHARES:
        return "confusable"
    if one.startswith("currency") or other.startswith("currency"):
        return "other"
    if one.startswith("duration") and other.startswith("duration"):
        return "loose"
    if "percent" in {one, other}:
        return "other"
    if "percentage_point" in {one, other}:
        rest = ({one, other} - {"percentage_point"}).pop()
        return "loose" if rest == "score" or rest.startswith("other:") else "other"
    return "loose"


def factor(one: str, other: str) -> float:
    """What a value in unit ``one`` is multiplied by to be in unit ``other`` (1 if unknown)."""
    if one == other or not (one.startswith("duration:") and other.startswith("duration:")):
        return 1.0
    return _DAYS.get(one[9:], 1.0) / _DAYS.get(other[9:], 1.0)
