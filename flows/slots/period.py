"""Periods: the same, another, or unsaid."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Literal

from flows.lazy import pattern
from flows.remembered import remembered

Verdict = Literal["same", "other", "unsaid"]
_YEAR = pattern(r"(?:19|20)\d\d")
# Words that place a figure in the past without a year: whoever writes them has dated it.
RELATIVE = pattern(
    r"\b(?:ago|earlier|previous(?:ly)?|before|last year|a year before|prior|decade|used to"
    r"|formerly|until|then|since|after(?:wards)?|had been|had come|stood at|back in"
    r"|the year to|by \d{4})\b",
    re.IGNORECASE,
)
_EARLIER = pattern(
    r"\b(?:ago|(?:years?|months?|weeks?|quarters?|decades?) (?:earlier|before|previously)|last year"
    r"|formerly|used to|had been|stood at|back (?:in|then)|at that time"
    r"|(?:earlier|previous|prior|preceding) (?:\w+ )?(?:year|month|quarter|season|winter|decade"
    r"|edition|report|survey|poll|wave|round|index|study|count|census|tally|issue|release|reading"
    r"|estimate|measurement|figures?|results?)"
    r"|(?:count|survey|poll|edition|wave|round|census|study|report) before)\b",
    re.IGNORECASE,
)
# "As many as in the year before" is of this year.
_COMPARED = pattern(
    r"\b(?:than|as)\s(?:(?:in|at|during)\s)?(?:(?:the|an?|its|their|some|several|a few|\d+|one"
    r"|two|three|four|five|six|ten|twelve)\s)?$",
    re.IGNORECASE,
)
_QUARTER = pattern(r"\b(?:q([1-4])|(first|second|third|fourth) quarter)\b", re.IGNORECASE)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def years(text: str | None) -> tuple[int, ...]:
    """Years in a period ("2021/2024", "2023-06"), in order."""
    return tuple(int(y) for y in _YEAR.findall(text or ""))


# What stands before a year that dates what is said: "in 2024", "March 2024".
_ADVERB = pattern(
    r"\b(?:in|during|for|throughout|year|spring|summer|autumn|fall|winter|(?:jan|febr)uary|march"
    r"|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\s+$",
    re.IGNORECASE,
)
# What may stand capitalised before a year that is in no name: "March 2024", "In 2024".
_NO_NAME = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Spring"
    "|Summer|Autumn|Fall|Winter|In|By|Since|During|For|From|Until|The|And|Of|After|Before|Year"
)
_TITLE = pattern(rf"\b(?!(?:{_NO_NAME})\b)[A-Z][\w’'-]+,?\s\(?((?:19|20)\d\d)\b")


@remembered()
def titular(text: str) -> frozenset[int]:
    """Years that stand in names alone: "the Bread Index 2024", and nowhere "in 2024"."""
    named = [match.span(1) for match in _TITLE.finditer(text)]
    years_ = {int(text[a:b]) for a, b in named}
    others = {int(m[0]) for m in _YEAR.finditer(text) if m.span() not in named}
    return frozenset(years_ - others)


# What stands after one by which sources date a figure: "(2019: 76%)", "at the 2019 round".
_DATED = pattern(
    r"\s?:|\s(?:round|wave|edition|survey|census|panel|study|index|report)\b", re.IGNORECASE
)
_CELL = pattern(r"\|\s*$"), re.compile(r"\s*\|")  # a column "2019"
_REACH = 16  # characters before a year that are looked at


@remembered()
def dating(text: str) -> frozenset[int]:
    """Years by which a source dates a figure; not "since 2015", not "the 2019 reform"."""
    found = set()
    for match in _YEAR.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _REACH) : start]
        if (
            _adverbial(text, before, end)
            or _DATED.match(text, end)
            or (_CELL[0].search(before) and _CELL[1].match(text, end))
        ):
            found.add(int(match[0]))
    return frozenset(found)


@remembered()
def adverbial(text: str) -> frozenset[int]:
    """Years that date what is said ("in 2024"), not years in names ("the 2024 Index")."""
    return frozenset(
        int(match[0])
        for match in _YEAR.finditer(text)
        if _adverbial(text, text[max(0, match.start() - _REACH) : match.start()], match.end())
    )


def _adverbial(text: str, before: str, end: int) -> bool:
    return not text[end : end + 1].isalnum() and _ADVERB.search(before) is not None


# "31% of the cases in 2024": of which year's cases, whatever the report is called.
_OF_BASE = pattern(r"^\s*of (?:the |all |its )?[a-z]+(?: [a-z]+)? in ((?:19|20)\d\d)\b(?![-–/])")


_SEASON = pattern(r"\b(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)?\d\d)\b")


def over_two_years(text: str) -> bool:
    """Whether a text dates something to a year that lies in two: "2023/24"."""
    return _SEASON.search(text) is not None


def of_base(right: str) -> frozenset[int]:
    """The year by which the words behind a figure say of which cases it is."""
    found = _OF_BASE.match(right)
    return frozenset((int(found[1]),)) if found else frozenset()


def compare(one: Set[int], other: Set[int]) -> Verdict:
    """Compare two sets of years; an empty one is unsaid.

    A span and a year within it are not told apart: "between 2021 and 2024" meets "in 2024".
    Two spans are: what grew from 2019 to 2021 is not what grew from 2021 to 2024.
    """
    if not one or not other:
        return "unsaid"
    if len(one) > 1 and len(other) > 1:
        ends = {(min(years), max(years)) for years in (one, other)}
        return "same" if len(ends) == 1 else "other"
    if one & other:
        return "same"
    if len(one) > 1 and min(one) <= max(other) and min(other) <= max(one):
        return "same"
    return "other"


@remembered()
def dated_by_words(text: str) -> bool:
    """Whether words such as "a decade ago" or "the year before" date the figure."""
    return RELATIVE.search(text) is not None


@remembered()
def earlier(text: str) -> bool:
    """Whether words place the figure before the time of the rest ("two years ago")."""
    return any(not _COMPARED.search(text[: m.start()]) for m in _EARLIER.finditer(text))


# Ends of a stretch without the other: "before 1995" is "1994 or earlier".
_OPEN_ENDED = pattern(
    r"\b(?P<side>before|prior to|pre-|after|since|from)\s?(?P<year>(?:19|20)\d\d)\b(?P<on> on\w*)?"
    r"|\b(?P<last>(?:19|20)\d\d) (?:or|and) (?P<way>earlier|before|older|later|after|newer)\b",
    re.IGNORECASE,
)


@remembered()
def edges(text: str) -> frozenset[tuple[str, int]]:
    """Years by which a text bounds a time on one side: ("before", 1995) for "1994 or earlier"."""
    found = set()
    for match in _OPEN_ENDED.finditer(text):
        if match["last"]:
            early = match["way"].lower() in {"earlier", "before", "older"}
            edge = int(match["last"])
            found.add(("before", edge + 1) if early else ("after", edge - 1))
            continue
        side, edge = match["side"].lower(), int(match["year"])
        if side in {"before", "prior to", "pre-"}:
            found.add(("before", edge))
        elif side == "after":
            found.add(("after", edge))
        elif side == "since" or match["on"]:
            found.add(("after", edge - 1))
    return frozenset(found)


_PRESENT = pattern(r"\b(?:now|currently|today|at present|nowadays)\b", re.IGNORECASE)


@remembered()
def present(text: str) -> bool:
    """Whether words say that something is so now."""
    return _PRESENT.search(text) is not None


# "The 2022 edition", "the last wave": of several, one.
_EDITION = pattern(
    r"\b((?:19|20)\d\d|first|last|previous|earlier|latest|newest|new)"
    r"\s(?:edition|wave|round|instal?lment)\b",
    re.IGNORECASE,
)


@remembered()
def editions(text: str) -> frozenset[str]:
    """Which editions of a survey words name: their years, or "last"."""
    return frozenset(match.group(1).lower() for match in _EDITION.finditer(text))


_SET_AGAINST = pattern(
    r"\b(?:than|on|since|from|against|after|over|above|below|beyond|compared (?:with|to)|versus)\s"
    r"(?:it was\s|was\s|where (?:it|they) (?:was|were|stood)\s(?:back )?)?"
    r"(?:\d[\d.,]*\s?(?:%|per ?cent|percent|points?)?\s)?(?:in\s)?(?:the\s)?"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@remembered()
def set_against(text: str) -> frozenset[int]:
    """Years with which a figure is only compared: "up 8 points on 2023", "9 fewer than in 2021"."""
    return frozenset(int(y) for y in _SET_AGAINST.findall(text))


@remembered()
def quarters(text: str) -> frozenset[str]:
    """Quarters of the year that a text names, "1" to "4"."""
    return frozenset(number or _ORDINALS[word.lower()] for number, word in _QUARTER.findall(text))


# "In the past month", "over the last twelve months", "in the week before the interview".
_WINDOW = pattern(
    r"\b(?:in|during|over|within|for) (?:the|their) (?:past|last|previous|preceding) "
    r"(?:(?P<n>half|\d{1,2}|two|three|four|five|six|seven|ten|twelve|thirty)[ -])?"
    r"(?P<unit>day|hour|week|fortnight|month|quarter|year|decade)s?\b"
    r"|\b(?:in|during|over|within) the (?:(?P<m>\d{1,2}|two|three|four|six|twelve) )?"
    r"(?P<span>day|week|fortnight|month|year)s? before (?:the|their|our) (?:interview|survey|poll)",
    re.IGNORECASE,
)
_DAYS = {
    "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365,
    "decade": 3650,
}  # fmt: skip
_COUNTS = {
    "half": 0.5, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "twelve": 12,
    "thirty": 30,
}  # fmt: skip
_ALIKE = 1.5  # "the past month" and "the last four weeks" are one window


@remembered()
def window(text: str) -> float | None:
    """Days of the stretch of time before the asking that words are about, if they name just one."""
    found = set()
    for match in _WINDOW.finditer(text):
        count = (match["n"] or match["m"] or "1").lower()
        unit = (match["unit"] or match["span"]).lower()
        found.add(_DAYS[unit] * (_COUNTS.get(count) or int(count)))
    return found.pop() if len(found) == 1 else None


def other_window(one: str, other: str) -> bool:
    """Whether two sentences are about stretches of other lengths: a month, a year."""
    here, there = window(one), window(other)
    return here is not None and there is not None and max(here, there) > _ALIKE * min(here, there)
