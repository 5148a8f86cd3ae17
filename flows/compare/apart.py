"""What keeps two claims apart however alike their words are: names, bands of age, rows, averages.

Polls of one question in two towns share all their words but one; so do two rows of a cross table,
and an average and the polls that it is the average of.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import noun, population
from flows.slots.race import side
from flows.slots.reading import Reading
from flows.slots.words import terms


class Traits(NamedTuple):
    """What is known of a claim by itself that may keep it apart from others."""

    kind: tuple[bool, bool]  # a change or a multiple; a projection
    places: frozenset[str]  # named in the sentence
    own_places: frozenset[str]  # in the figure's own clause
    bands: frozenset[str]
    sexes: frozenset[str]
    averaged: bool


# "in Ashbury", "of the Harbour Coast": a name where a place would stand.
_PLACE = pattern(
    r"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Tt]hroughout|near|[Ww]ithin|[Aa]t|from)"
    r"\s+(?:(?:the|all|greater)\s+)?"
    r"((?:[A-Z][\w’'-]+)(?:\s+(?:of\s+)?[A-Z][\w’'-]+){0,2})"
)
# "West Virginia" lies not in Virginia.
_SIDES = frozenset("north south east west northern southern eastern western new".split())
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
_BOTH = pattern(
    r"^\W*of (?:all |the )?(?:men|women|boys|girls) (?:and|or) (?:wo)?(?:men|boys|girls)\b"
)
_TOTAL = frozenset(
    "all total overall everyone everybody whole sample together combined respondent".split()
)
_DAY = 10  # letters of "2024-03-05"
_MONTH = 7  # letters of "2024-03"


def apart(one: Reading, other: Reading, known: tuple[Traits, Traits] | None = None) -> str | None:
    """The slot by which two claims are apart, or None; ``known`` are their traits, if they are."""
    told_apart = traits_apart(*(known or (traits(one), traits(other))))
    if told_apart:
        return told_apart
    if _other_row(one, other) or _other_row(other, one):
        return "row"
    return "name" if _other_names(one, other) else None


def traits(reading: Reading) -> Traits:
    """What of a claim may keep it apart from others, whatever they are."""
    return Traits(
        (reading.relative, reading.kind == "projection"),
        _places(reading, reading.quote),
        _places(reading, reading.clause),
        _bands(reading),
        _sex(reading),
        _averaged(reading),
    )


def _sex(reading: Reading) -> frozenset[str]:
    """Of which sex people are, where they are of one; "men and women" are everybody."""
    if _BOTH.search(reading.right[:40]):
        return frozenset()
    found = noun.sexes(f"{population.phrase(reading)} {_label(reading)}")
    return frozenset(found) if len(found) == 1 else frozenset()


def traits_apart(one: Traits, other: Traits) -> str | None:
    """The slot by which claims with such traits are apart, or None."""
    # Each names a place that the other does not; or, "57% in the Capital and 44% in the South",
    # the figures' own places are others.
    if one.places - other.places and other.places - one.places:
        return "place"
    if one.own_places and other.own_places and not one.own_places & other.own_places:
        return "place"
    if one.places and other.places and (one.places ^ other.places) & _SIDES:
        return "place"
    if one.bands != other.bands or one.sexes != other.sexes:
        return "population"
    return "average" if one.averaged != other.averaged else None


def never_one(one: Traits, other: Traits) -> bool:
    """Whether claims with such traits are never one statistic."""
    return one.kind != other.kind or traits_apart(one, other) is not None


def months_apart(one: str | None, other: str | None) -> bool:
    """Whether two periods, both known to the month, do not meet."""
    a, b = _known_to(one, _MONTH), _known_to(other, _MONTH)
    return bool(a and b and (a[1] < b[0] or b[1] < a[0]))


def days_apart(one: str | None, other: str | None) -> bool:
    """Whether two periods, both known to the day, do not meet."""
    a, b = _known_to(one, _DAY), _known_to(other, _DAY)
    return bool(a and b and (a[1] < b[0] or b[1] < a[0]))


def _known_to(period: str | None, letters: int) -> tuple[str, str] | None:
    """Begin and end of a period, cut to so many letters; None if it is not known so exactly."""
    parts = (period or "").split("/")
    if not all(letters <= len(part) <= _DAY for part in parts):
        return None
    return parts[0][:letters], parts[-1][:letters]


_NAME = pattern(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$")


def _other_names(one: Reading, other: Reading) -> bool:
    """Whether each statement names somebody or something of whom the other sentence is silent.

    "Would vote for Holt" is not what "would vote for Carrow" says. Nor is it where both sentences
    list the two: "Holt 47%, Carrow 43%".
    """
    here, there = (_names_in(side(r.quote, r.span) or r.statement) for r in (one, other))
    if not here or not there or here & there:
        return False
    if side(one.quote, one.span) or side(other.quote, other.span):
        return True  # "Holt leads Carrow 47 to 43"
    sentences = one.quote.lower(), other.quote.lower()
    if all(name in quote for quote in sentences for name in here | there):
        return True
    return not any(
        name in quote.lower()
        for names, quote in ((here, other.quote), (there, one.quote))
        for name in names
    )


@remembered()
def _names_in(statement: str) -> frozenset[str]:
    """Words of the names in a statement, in lower case; no months and no days."""
    words = {w for m in _NAME.finditer(statement) for w in m.group().lower().split()}
    return frozenset(words - _NO_PLACE)


def _label(reading: Reading) -> str:
    """The label of a cell's row."""
    if reading.row.get("block_kind") != "cell":
        return ""
    return reading.quote.split("|", 1)[0].replace(reading.figure, " ")


def _places(reading: Reading, text: str) -> frozenset[str]:
    credit = reading.row.get("attribution_text")
    words = text.replace(credit, " ") if isinstance(credit, str) else text
    # whom it is about may be told by the credit alone: "a survey of cooks in Ashbury found"
    return _named(words) | _named(reading.population) or _named(reading.heading)


@remembered()
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


@remembered()
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
