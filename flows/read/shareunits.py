"""One unit for figures of a list that only the last one says: "12, 15 and 18 percent"."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.model import Figure

_LISTED = pattern(
    r",? (?:and|or|to|versus|vs\.?|against|compared (?:to|with)|up to|then|down to) |, |/"
)
_SHARED = frozenset(("percent", "percentage_point", "multiple", "score"))
_AGED = pattern(
    r"\bage(?:[sd]|d? (?:group|bracket|band)s?)?(?: (?:of|from|between))? "
    r"(?:\d{1,2} ?(?:to|and|[-–]) ?)?$"
)


def share_units(low: str, found: list[Figure]) -> None:
    """Give "12, 15 and 18 percent" and "from 10 to 15 percent" one unit."""
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        if one.form != "count" or one.why_not or other.why_not or other.form == "count":
            continue
        if other.start - one.end > 22 or (other.unit in _SHARED and one.value > 1000):
            continue
        if other.form not in ("percent", "points", "duration", "measure", "multiple"):
            continue
        if other.unit == "percent" and (one.value_high or one.value) > 100 >= other.value:
            continue  # "40% lay aside between 101 and 300, and 29% more"
        gap = low[one.end : other.start]
        if one.comparator != "=" and gap.strip() == ",":
            continue  # "of those under 30, 47%"
        if _AGED.search(low, max(0, one.start - 30), one.start):
            continue  # "among those aged 18 to 24, 62%"
        if _LISTED.fullmatch(gap) and (other.unit in _SHARED or " to " in gap or " or " in gap):
            one.form, one.unit = other.form, other.unit
