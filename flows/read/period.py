"""The time a figure is about: from the words of its own clause, its sentence, or its study.

Periods are written as ISO 8601 dates at the precision of the text ("2024", "2023-06") or as
two of them with a slash ("2021/2024", "2014-07/2014-12").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.lazy import pattern

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}
_RECORD = pattern(
    r"\b(?:the|its|their|his|her|our|a) (?:\w+ )?(?:\w{3,}est|worst|best|most|least|first)\b"
    r"[^,.;]*$",
    re.IGNORECASE,
)
# Last month of a season within its year: one that is over is "last spring" of this year.
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_Y = r"(?:19|20)\d\d"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_N = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
# Every alternative is anchored by a word or a year and has no nested repetition. The first line
# says so once for all of them, where there is no start of either.
_TIME = pattern(
    rf"""(?=\w)(?:\b|(?=[12]))(?:
      \b(?P<y1>{_Y})\s?(?:[–—/-]|to|and|through|until)\s?(?P<y2>{_Y})\b
    | \b(?P<half>first|second|last)\shalf\sof\s(?P<half_y>{_Y})\b
    | \b(?P<quarter>first|second|third|fourth|last|final)\squarter\sof\s(?P<quarter_y>{_Y})\b
    | \bQ(?P<q>[1-4])\s(?:of\s)?(?P<q_y>{_Y})\b
    | \b(?P<span>first|last)\s(?P<span_n>{_N})\smonths\sof\s(?P<span_y>{_Y})\b
    | \b(?P<m1>{MONTH})\s?(?:[–-]|to|and|through|until)\s?(?P<m2>{MONTH})\s(?P<m2_y>{_Y})\b
    | \b(?P<m1b>{MONTH})\s(?P<m1b_y>{_Y})\s?(?:[–-]|to|and|through)
      \s?(?P<m2b>{MONTH})\s(?P<m2b_y>{_Y})\b
    | \b(?P<m>{MONTH})(?:\s\d{{1,2}},)?\s(?P<m_y>{_Y})\b
    | \b(?P<since>since)\s(?:[a-z]+\s)?(?P<since_y>{_Y})\b
    | (?<![\d.,$€£-])(?P<y>{_Y})(?![\d%-]|[.,]\d|\s?(?:percent|per\scent))\b
    | \b(?P<this>this|current)\s(?:year|spring|summer|autumn|fall|winter)(?:[’']s)?\b
    | (?<!since\s)(?<!within\sthe\s)(?<!over\sthe\s)\b(?P<last>last)
      \s(?:year|(?P<season>spring|summer|autumn|fall|winter))(?:[’']s)?\b
    | \b(?P<near>last|this|in|since|by)\s(?P<near_m>{MONTH})(?!\.?\s?\d)
    | \b(?P<earlier_n>{_N})\s(?P<earlier_u>years?|decades?)\s(?P<earlier>earlier|before|ago)\b
    | \b(?:in|by|during)\s(?P<that>that)\s(?:same\s)?year\b
    | \bthe\s(?P<previous>previous|preceding|prior)\syear(?:[’']s)?\b
    | \bthe\s(?P<year_before>year)\s(?:before|earlier)\b
    | \b(?P<decade>decade)\s(?:ago|earlier)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = pattern(rf"(?<![\d.,]){_Y}(?![\d%])")
_BACK = 240  # characters before "in that year" that may name it


_HINTS = frozenset(_MONTHS) | frozenset(
    "year years year's decade decades spring summer autumn fall winter".split()
)


def maybe_timed(words: Iterable[str], text: str, start: int, end: int) -> bool:
    """Whether a sentence can name a time: a look at its words, cheaper than ``times``.

    Args:
        words: of the sentence, in lower case.
        text: of the block.
        start: of the sentence.
        end: of the sentence.
    """
    if text.find("20", start, end) >= 0 or text.find("19", start, end) >= 0:
        return True
    return not _HINTS.isdisjoint(words)


@dataclass(slots=True)
class Time:
    """A time named in a text; ``shift`` counts years from another time ("a year earlier")."""

    start: int
    end: int
    period: str | None
    shift: int = 0
    open: bool = False  # "since 2013": up to the document's own year


def times(text: str, start: int, end: int, published: str | None) -> list[Time]:
    """Times named in ``text[start:end]``, in order.

    Args:
        text: of the block.
        start: where to begin.
        end: where to stop.
        published: date of the document (ISO 8601), for "last year" and the like.
    """
    return [
        _time(match, published)
        for match in _TIME.finditer(text, start, end)
        if not _since_then(match, start)
    ]


def _since_then(match: re.Match[str], start: int) -> bool:
    """Whether a year is that of the record before: "the slowest pace since 2021"."""
    if match.group("since") is None:
        return False
    before = match.string[max(start, match.start() - 50) : match.start()]
    return _RECORD.search(before) is not None


def _time(match: re.Match[str], published: str | None) -> Time:
    group = match.groupdict()
    kind = match.lastgroup or ""
    start, end = match.span()
    own = int(published[:4]) if published and published[:4].isdigit() else None
    period: str | None = None
    shift = 0
    if group["y1"]:
        period = _between(group["y1"], group["y2"])
    elif group["half_y"]:
        first = group["half"].lower() == "first"
        period = f"{group['half_y']}-01/{group['half_y']}-06"
        if not first:
            period = f"{group['half_y']}-07/{group['half_y']}-12"
    elif group["quarter_y"] or group["q_y"]:
        number = int(group["q"] or _QUARTERS[group["quarter"].lower()])
        period = _months(group["quarter_y"] or group["q_y"], number * 3 - 2, number * 3)
    elif group["span_y"]:
        size = min(_number(group["span_n"]), 12)
        first = group["span"].lower() == "first"
        period = _months(group["span_y"], *((1, size) if first else (13 - size, 12)))
    elif group["m2_y"]:
        period = _months(group["m2_y"], month_number(group["m1"]), month_number(group["m2"]))
    elif group["m2b_y"]:
        one = f"{group['m1b_y']}-{month_number(group['m1b']):02}"
        period = f"{one}/{group['m2b_y']}-{month_number(group['m2b']):02}"
    elif group["m_y"]:
        period = f"{group['m_y']}-{month_number(group['m']):02}"
    elif group["since_y"]:
        period = group["since_y"]
        return Time(start, end, _between(period, str(own)) if own else period, open=True)
    elif group["y"]:
        period = group["y"]
    elif group["earlier_n"]:
        years = _number(group["earlier_n"]) * (10 if group["earlier_u"].startswith("dec") else 1)
        if group["earlier"].lower() == "ago":
            period = str(own - years) if own else None
        shift = -years
    elif kind in ("previous", "year_before"):
        shift = -1
    elif group["that"]:
        # as in "it was dropped after 2019; in that year ..."
        named = _YEAR.findall(match.string, max(0, start - _BACK), start)
        period = named[-1] if named else None
    elif own:
        if group["this"]:
            period = str(own)
        elif group["last"]:
            season = (group["season"] or "").lower()
            dated = published is not None and len(published) >= 7
            over = dated and _month_of(published) > _SEASON_ENDS.get(season, 12)
            period = str(own if over else own - 1)
        elif group["decade"]:
            period = str(own - 10)
        elif group["near_m"]:
            period = _nearest(group["near"].lower(), month_number(group["near_m"]), published or "")
    return Time(start, end, period, shift)


def _between(one: str, other: str) -> str:
    return f"{one}/{other}" if one < other else other if one == other else f"{other}/{one}"


def _months(year: str, first: int, last: int) -> str:
    return f"{year}-{first:02}/{year}-{last:02}" if first < last else f"{year}-{first:02}"


def month_number(name: str) -> int:
    """The month of a name such as "Sept.", from 1."""
    return _MONTHS[name.lower().rstrip(".")]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _month_of(published: str | None) -> int:
    """Month of a date; 12 where it gives none, so that all of its year is over."""
    month = (published or "")[5:7]
    return int(month) if len(month) == 2 and month.isdigit() else 12


def _nearest(which: str, month: int, published: str) -> str | None:
    """The last such month before the document's date."""
    year = int(published[:4])
    own = _month_of(published)
    if month > own or (which == "last" and month == own):
        year -= 1
    return f"{year}-{month:02}"


def shifted(period: str | None, years: int) -> str | None:
    """A period moved by whole years; of a range, its end counts."""
    if period is None:
        return None
    last = period.rsplit("/", 1)[-1]
    return f"{int(last[:4]) + years}{last[4:]}" if last[:4].isdigit() else None


def years(text: str) -> list[str]:
    """Years written in a text."""
    return _YEAR.findall(text)


def nearest(found: list[Time], figure: tuple[int, int], clause: tuple[int, int]) -> Time | None:
    """The time of a figure's own clause: the first behind it, else the last before it."""
    inside = [t for t in found if clause[0] <= t.start < clause[1]]
    behind = [t for t in inside if t.start >= figure[1]]
    if behind:
        return behind[0]
    return inside[-1] if inside else None
