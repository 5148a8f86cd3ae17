"""Dates, periods and addresses as people write them, and what is a slip of the pen. Pure.

People write "Spring 2024", "2024 Q3", "n.d.": all that is right, and read for its year. What
is refused is what cannot be meant: "2024-1x", "20x4", month 13.
"""

from __future__ import annotations

import datetime as dt

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
_ISO = pattern(r"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$")
_COMPACT = pattern(r"^(\d{4})(\d\d)(\d\d)$")
_WORDED = pattern(r"^(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(?:(\d{1,2}),\s*)?(\d{4})$")
_YEAR = pattern(r"\b(?:1[5-9]|20)\d\d\b|\b(?:19|20)\d\d(?=[a-z]|q\d|h\d)|(?<=[a-z])(?:19|20)\d\d\b")
_TOKEN = pattern(r"[^\W_]+")
# Letters and digits that belong together: quarters, ordinals, weeks, decades, fiscal years, hours.
_MIXED = pattern(
    r"q[1-4]|h[12]|[1-4]q|[12]h|w\d{1,2}|\d{1,2}(?:st|nd|rd|th|am|pm|h|z)|\d{1,2}t\d{1,2}"
    r"|(?:19|20)\d\d(?:s|q[1-4]|h[12]|w\d{1,2}|[a-f])|(?:fy|cy|ay|c|ca)\d{2}(?:\d\d)?"
)
_UNDATED = frozenset(
    "nd,n d,no date,undated,unknown,forthcoming,in press,to appear,submitted,in preparation,sa,s a,"
    "tba,tbd,na,n a,none,null,ongoing,various".split(",")
)
_LIKE_A_YEAR = pattern(r"[12][0-9a-z]{3}")
_BROKEN_MONTH = pattern(r"\b(?:19|20)\d\d[-/.](?=[0-9a-z]*[a-z])(?=[0-9a-z]*\d)([0-9a-z]+)")
_DURATION = pattern(r"\d{1,2}(?:st|nd|rd|th|am|pm|yr|yrs|mo|mos|wk|wks|min|m|s|h|d|k|x)")
_PLAIN_DAY = pattern(r"^\d{4}-\d\d-\d\d(?:[T ].*)?$")
_ADDRESS = pattern(
    r"^(?:(?:https?|ftp)://[^\s/?#]|(?:urn|hdl|ark|info|doi|file):\S|[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$))"
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
    text = " ".join(text.split())
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
    elif (match := _WORDED.match(text)) and match.group(2).lower() in _MONTHS:
        before, word, after, last = match.groups()
        year, month = int(last), _MONTHS[word.lower()]
        day = int(before or after) if before or after else None
    else:
        return _year_of(text)
    assert year is not None
    if month and not day and month == (year + 1) % 100 > 12:
        return f"{year:04d}"  # "2023-24" is two years
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        raise NotADate(f"'{text}' is no date; {HOW}") from None
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])


def _year_of(text: str) -> str | None:
    tokens = _TOKEN.findall(text.lower())
    year = _YEAR.search(text.lower())
    if year is None and (" ".join(tokens) in _UNDATED or not tokens):
        return None
    if year is None or any(_odd(token) for token in tokens):
        raise NotADate(f"'{text}' is no date; {HOW}")
    return year.group()


def _odd(token: str) -> bool:
    """Whether it has digits that are neither a year, a month nor a day."""
    if token.isdigit():
        return len(token) not in (1, 2, 4)
    return any(sign.isdigit() for sign in token) and not _MIXED.fullmatch(token)


def odd_period(text: str) -> bool:
    """Whether a period is spoilt: a year with a letter in it, a month that no calendar has.

    All else is words, and people have many: "past 12 months", "wave 3", "pre-2020".
    """
    said = text.lower()
    if any(not _MIXED.fullmatch(match.group(1)) for match in _BROKEN_MONTH.finditer(said)):
        return True
    match = _ISO.match(said)
    if match and match.group(2) and int(match.group(2)) > 12:
        first, last = int(match.group(1)), int(match.group(2))
        return bool(match.group(3)) or last <= first % 100  # "2023-24" is two years
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
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether a text can be followed: of the web, or a name that a resolver knows."""
    return _ADDRESS.match(text.strip().strip("<>")) is not None


def month_number(text: str) -> int | None:
    """Number of a month by number, name or abbreviation."""
    word = text.lower().strip(". ")
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.get(word)
