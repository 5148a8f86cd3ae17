"""Dates, periods and addresses as people write them, and what is a slip of the pen. Pure.

People write "Spring 2024", "1H24", "2024-W23", "n.d.": all that is right, and read as far as it
goes. What is refused is what cannot be meant: "2024-1x", "20x4", month 13.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from flows.lazy import pattern

HOW = "write 2024, 2024-05 or 2024-05-31"
ADDRESS = "write it as https://example.org/report"

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august"
        "|sep sept september|oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_ISO = pattern(r"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[Tt ].*)?$")
_COMPACT = pattern(r"^(\d{4})(\d\d)(\d\d)$")
_MONTHLY = pattern(r"^(\d{4})[-/.]?[Mm](\d\d)()$")  # "2024-M06", as statistical offices write it
_WEEK = pattern(r"^(\d{4})-?[Ww](\d\d)(?:-?([1-7]))?$")
_WORDED = pattern(
    r"^(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?([A-Za-z]{3,9})\.?,?\s+"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+))?(\d{4})$"
)
_BACKWARDS = pattern(r"^(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})$")
_SPAN = pattern(r"^(\d{4}-\d\d(?:-\d\d)?)\s?(?:/|–|to)\s?(?:\d{4}|\d\d\b|\.\.|$)")
_YEAR = pattern(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:19|20)\d\d(?=[a-z]|[qhst]\d)|(?<=[a-z])(?:19|20)\d\d\b"
)
# "1H24", "Q1 '24", "FY 24", "'24": of two digits alone nobody knows, beside these they are a year.
_SHORT_YEAR = pattern(
    r"(?:['’‘]|\b(?:[1-4][qhst]|[qhst][1-4]|fy|cy|ay)[ -]?['’‘]?)(\d\d)(?:[/-]\d\d)?\b"
)
_TOKEN = pattern(r"[^\W_]+")
# Letters and digits that belong together: quarters, halves and terms, months, ordinals (some of
# other languages), weeks, decades, fiscal years, hours.
_MIXED = pattern(
    r"(?:[qhst][1-4]|[1-4][qhst])(?:(?:\d\d)?\d\d)?|w\d{1,2}|m(?:0?[1-9]|1[0-2])"
    r"|\d{1,2}(?:st|nd|rd|th|er|re|e|de|º|ª|am|pm|h|z)|\d{1,2}t\d{1,2}"
    r"|(?:19|20)\d\d(?:s|[qhst][1-4]|w\d{1,2}|m\d\d|[a-f])|(?:fy|cy|ay|c|ca)\d{2}(?:\d\d)?"
)
_UNDATED = frozenset(
    "nd,n d,no date,undated,unknown,forthcoming,in press,to appear,submitted,in preparation,sa,s a,"
    "tba,tbd,na,n a,none,null,ongoing,various".split(",")
)
# Words beside a year that take nothing from what is read of it.
_PLAIN = frozenset(
    "spring summer autumn fall winter early mid late beginning middle end start circa ca c about"
    " fiscal academic calendar school financial year years fy cy ay quarter half semester term"
    " first second third fourth of the to and in through until edition issue annual".split()
)
# A day that was left over; "3rd quarter" is none.
_ORDINAL = pattern(
    r"\b\d{1,2}(?:st|nd|rd|th)\b(?! (?:quarter|half|semester|term|edition|issue|annual)\b)"
)
_PAGES = pattern(r"\b(?:pp\b\.?|pages?\b) ?\d+(?: ?[-–—] ?\d+)?")
_LIKE_A_YEAR = pattern(r"[12][0-9a-z]{3}")
_BROKEN_MONTH = pattern(r"\b(?:19|20)\d\d[-/.](?=[0-9a-z]*[a-z])(?=[0-9a-z]*\d)([0-9a-z]+)")
_FULL = pattern(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([-/.])(\d{1,2})\5(\d{4}))\b")
_DURATION = pattern(r"\d{1,2}(?:st|nd|rd|th|am|pm|yr|yrs|mo|mos|wk|wks|min|m|s|h|d|k|x)")
_PLAIN_DAY = pattern(r"^\d{4}-\d\d-\d\d(?:[Tt ].*)?$")
_ZONE = pattern(r"\s?(?:UTC|GMT|Z)$|\s(?=[+-]\d\d:?\d\d$)", re.IGNORECASE)
_MAILED = pattern(r"^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")
_ADDRESS = pattern(
    r"^(?:(?:https?|ftp)://[^\s/?#]|(?:urn|hdl|ark|info|doi|file|arxiv|pmid|isbn|issn):\s?\S"
    r"|(?://)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$))",
    re.IGNORECASE,
)


class NotADate(ValueError):
    """A text that gives no date; the message says how to write one."""


def date_of(text: str) -> str | None:
    """ISO date, possibly partial ("2024", "2024-05"); null where it is said that there is none.

    >>> [date_of(text) for text in ("14 May 2024", "20240514", "Spring 2024", "n.d.")]
    ['2024-05-14', '2024-05-14', '2024', None]

    Raises:
        NotADate: a month or day that no calendar has, or what cannot be meant for a date.
    """
    return date_read(text)[0]


def date_read(text: str) -> tuple[str | None, bool]:
    """Like ``date_of``, and whether all that the text says was understood.

    >>> [date_read(text) for text in ("Spring 2024", "1er mai 2024", "Summer '24", "soon")]
    [('2024', True), ('2024', False), ('2024', False), (None, False)]

    Raises:
        NotADate: as ``date_of`` does.
    """
    text = " ".join(text.split())
    span = _SPAN.match(text)
    if span:
        text = span.group(1)  # of fieldwork or a week's issue: dated by its first day
    match = _ISO.match(text) or _COMPACT.match(text) or _MONTHLY.match(text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
    elif (match := _WORDED.match(text)) and match.group(2).lower() in _MONTHS:
        before, word, after, last = match.groups()
        year, month = int(last), _MONTHS[word.lower()]
        day = int(before or after) if before or after else None
    elif match := _WEEK.match(text):
        return _of_week(text, *match.groups()), True
    elif match := _BACKWARDS.match(text):
        return _backwards(text, *match.groups())
    else:
        return _year_of(text)
    assert year is not None
    if month and not day and month == (year + 1) % 100 > 12:
        return f"{year:04d}", True  # "2023-24" is two years
    if not _is_date(year, month or 1, day or 1):
        raise _no_date(text)
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]), True


def _no_date(text: str) -> NotADate:
    return NotADate(f"'{text}' is no date; {HOW}")


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _of_week(text: str, year: str, week: str, day: str | None) -> str:
    """The day, or the month in which most of an ISO week lies."""
    try:
        found = dt.date.fromisocalendar(int(year), int(week), int(day or 4))
    except ValueError:
        raise _no_date(text) from None
    return found.isoformat() if day else found.isoformat()[:7]


def _backwards(
    text: str, first: str | None, mark: str | None, second: str, year: str
) -> tuple[str, bool]:
    """A date with its year last; where either of two numbers may be the month, its year."""
    if first is None:
        if not _is_date(int(year), int(second), 1):
            raise _no_date(text)
        return f"{year}-{int(second):02d}", True
    found = _days(int(first), mark or "", int(second), int(year))
    if not found:
        raise _no_date(text)
    return (found.pop(), True) if len(found) == 1 else (year, False)


def _days(first: int, mark: str, second: int, year: int) -> set[str]:
    """Dates that "4/5/2024" may be; with dots the day is first everywhere."""
    orders = [(second, first)] if mark == "." else [(second, first), (first, second)]
    return {
        f"{year:04d}-{month:02d}-{day:02d}" for month, day in orders if _is_date(year, month, day)
    }


def _year_of(text: str) -> tuple[str | None, bool]:
    said = text.lower()
    tokens = _TOKEN.findall(said)
    whole = all(not token.isalpha() or token in _PLAIN for token in tokens)
    whole = whole and _ORDINAL.search(said) is None
    if any(_odd(token) for token in tokens):
        raise _no_date(text)
    said = _PAGES.sub(" ", said)
    if year := _YEAR.search(said):
        return year.group(), whole
    if short := _SHORT_YEAR.search(said):
        number = int(short.group(1))
        return str(number + (2000 if number < 50 else 1900)), False
    if any(sign.isdigit() for sign in said):
        raise _no_date(text)
    return None, not tokens or " ".join(tokens) in _UNDATED


def _odd(token: str) -> bool:
    """Whether it has digits that are neither a year, a month nor a day."""
    if token.isdigit():
        return len(token) not in (1, 2, 4)
    return any(sign.isdigit() for sign in token) and not _MIXED.fullmatch(token)


def odd_period(text: str) -> bool:
    """Whether a period is spoilt: a year with a letter in it, a day that no calendar has.

    All else is words, and people have many: "past 12 months", "wave 3", "pre-2020".
    """
    said = text.lower()
    if any(not _MIXED.fullmatch(match.group(1)) for match in _BROKEN_MONTH.finditer(said)):
        return True
    for full in _FULL.finditer(said):
        year, month, day, first, mark, second, last = full.groups()
        if year and not _is_date(int(year), int(month), int(day)):
            return True
        if last and not _days(int(first), mark, int(second), int(last)):
            return True
    match = _ISO.match(said)
    if match and match.group(2) and int(match.group(2)) > 12:
        before, after = int(match.group(1)), int(match.group(2))
        return bool(match.group(3)) or after <= before % 100  # "2023-24" is two years
    return any(
        _LIKE_A_YEAR.fullmatch(token)
        and sum(sign.isdigit() for sign in token) >= 2
        and not token.isdigit()
        and not _MIXED.fullmatch(token)
        and not _DURATION.fullmatch(token)
        for token in _TOKEN.findall(said)
    )


def is_day(text: str) -> bool:
    """Whether a text is a full date, 2026-05-31, with or without a time."""
    if not _PLAIN_DAY.match(text):
        return False
    try:
        moment_of(text)
    except NotADate:
        return False
    return True


def moment_of(text: str) -> dt.datetime:
    """A moment, UTC without zone, as ISO 8601 or HTTP writes it; without a zone it is UTC.

    >>> moment_of("2026-05-31 09:00:00 +0200") == moment_of("2026-05-31 07:00 UTC")
    True

    Raises:
        NotADate: it is none.
    """
    said = " ".join(text.split())
    zoned = _ZONE.sub(lambda match: "+00:00" if match.group().strip() else "", said)
    try:
        found = dt.datetime.fromisoformat(zoned.upper())
    except ValueError:
        if not _MAILED.match(said):
            raise NotADate(f"'{text}' is no time; write it as 2026-05-31T08:00:00Z") from None
        try:
            found = parsedate_to_datetime(said)
        except ValueError:
            raise NotADate(f"'{text}' is no time; write it as 2026-05-31T08:00:00Z") from None
    return found if found.tzinfo is None else found.astimezone(dt.UTC).replace(tzinfo=None)


def is_address(text: str) -> bool:
    """Whether a text can be followed: of the web, or a name that a resolver knows."""
    return _ADDRESS.match(text.strip().strip("<>")) is not None


def month_number(text: str) -> int | None:
    """Number of a month by number, name or abbreviation."""
    word = text.lower().strip(". ")
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.get(word)
