"""What keeps two claims apart however alike their words are: names, bands of age, rows, averages.

Polls of one question in two towns share all their words but one; so do two rows of a cross table,
and an average and the polls that it is the average of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.lazy import pattern
from flows.slots.reading import Reading
from flows.slots.words import terms

# "in Ashbury", "of the Harbour Coast": a name where a place would stand.
_PLACE = pattern(
    r"\b(?:in|across|around|throughout|near|within|at|from)\s+(?:(?:the|all|greater)\s+)?"
    r"((?:[A-Z][\w’'-]+)(?:\s+(?:of\s+)?[A-Z][\w’'-]+){0,2})"
)
_NO_PLACE = frozenset(
    """january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday spring summer autumn winter fall q1 q2 q3 q4 wave
all total english spanish""".split()
)
# "18-29", "35 to 54", "65+", "55 and over", "under 35", "over 50s"
_BAND = pattern(
    r"(?<![\d.,$£€])(\d{1,2})\s?(?:[-–]|\bto\b|\band\b)\s?(\d{2,3})"
    r"(?![\d%.,]|\s?(?:per\s?cent|points?))"
    r"|(?<![\d.,$£€])(\d{2})(?:\s?\+|\s(?:and|or|plus)\s?(?:over|older|up|above|more)?(?![\w-]))"
    r"|\b(?:under|over|below|above|aged?)[- ](\d{2})s?(?![\d%.,])",
    re.IGNORECASE,
)
_AVERAGE = pattern(
    r"\b(?:averages?|aggregates?|mean) (?:of|across|from)\b[^.;]{0,40}\b(?:polls?|surveys?)\b"
    r"|\b(?:polls? of polls|polling (?:average|aggregate)|(?:poll|survey) average)\b"
    r"|^\s*(?:average|mean)\b",
    re.IGNORECASE,
)
_TOTAL = frozenset(
    "all total overall everyone everybody whole sample together combined respondent".split()
)
_DAY = 10  # letters of "2024-03-05"
_MONTH = 7  # letters of "2024-03"


def apart(one: Reading, other: Reading) -> str | None:
    """The slot by which two claims are apart, or None."""
    if _other_places(one, other):
        return "place"
    if _bands(one) != _bands(other):
        return "population"
    if _averaged(one) != _averaged(other):
        return "average"
    if _other_row(one, other) or _other_row(other, one):
        return "row"
    return None


def months_apart(one: str | None, other: str | None) -> bool:
    """Whether two periods, both known to the month, do not meet."""
    a, b = _months(one), _months(other)
    return bool(a and b and (a[1] < b[0] or b[1] < a[0]))


def _months(period: str | None) -> tuple[str, str] | None:
    parts = (period or "").split("/")
    if not all(_MONTH <= len(part) <= _DAY for part in parts):
        return None
    return parts[0][:_MONTH], parts[-1][:_MONTH]


def _label(reading: Reading) -> str:
    """The label of a cell's row."""
    if reading.row.get("block_kind") != "cell":
        return ""
    return reading.quote.split("|", 1)[0].replace(reading.figure, " ")


def _other_places(one: Reading, other: Reading) -> bool:
    """Whether each names a place that the other does not."""
    here, there = _places(one, one.quote), _places(other, other.quote)
    if here - there and there - here:
        return True
    # "57% in the Capital and 44% in the South": of the figure's own places.
    own, others = _places(one, one.clause), _places(other, other.clause)
    return bool(own and others) and not own & others


def _places(reading: Reading, text: str) -> frozenset[str]:
    credit = reading.row.get("attribution_text")
    words = text.replace(credit, " ") if isinstance(credit, str) else text
    return _named(words) or _named(reading.heading)


@lru_cache(maxsize=1 << 14)
def _named(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _PLACE.finditer(text):
        words = match.group(1).lower().split()
        if words[0] not in _NO_PLACE:
            found.update(words)
    return frozenset(found)


def _bands(reading: Reading) -> frozenset[str]:
    near = _label(reading) or f"{reading.left[-60:]} ; {reading.right[:60]}"
    return _ages(f"{reading.population} ; {near}")


@lru_cache(maxsize=1 << 14)
def _ages(text: str) -> frozenset[str]:
    return frozenset("-".join(part or "" for part in m.groups()) for m in _BAND.finditer(text))


def _averaged(reading: Reading) -> bool:
    return _AVERAGE.search(_label(reading) or reading.clause) is not None


def _other_row(one: Reading, other: Reading) -> bool:
    """Whether a row's label names what the other claim does not speak of."""
    label = _label(one)
    if not label:
        return False
    named = {t.key for t in terms(label) if t.weight >= 1.0 and t.surface.lower() not in _TOTAL}
    return bool(named) and not any(key in other.bag or other.bag.like(key) for key in named)
