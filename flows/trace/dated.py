"""Which edition the prose dates a claim to: years, "this year's", "two years earlier". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flows.lazy import pattern
from flows.trace.names import years

_URL = pattern(r"\S*(?:://|www\.)\S*")
_THIS = pattern(
    r"\b(?:this|the current) (?:year|spring|summer|autumn|fall|winter)\b", re.IGNORECASE
)
_LAST = pattern(r"\blast (?:year|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_NEWEST = pattern(r"\b(?:latest|newest|most recent|new|just[- ]released|freshly)\b", re.IGNORECASE)
_AGO = pattern(
    r"\b(?:(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"
    r" (?P<unit>years?|decades?) (?:ago|earlier|before|previously)"
    r"|the (?:year|edition|wave|round) before"
    r"|(?:previous|preceding|earlier|first|older|prior|that year's) "
    r"(?:editions?|waves?|rounds?|surveys?|reports?|index|polls?|studies|study|releases?|years?)"
    r"|at the time|back then|back in)\b",
    re.IGNORECASE,
)
_REPORT = (
    r"(?:surveys?|stud(?:y|ies)|reports?|polls?|index|barometer|census|tracker|edition|wave|round"
    r"|release|statistics|figures|data|review|monitor|outlook)"
)
_REPORT_YEAR = pattern(
    rf"\b((?:19|20)\d\d)(?:'s|’s)?(?: \w+)? {_REPORT}\b"
    rf"|\b{_REPORT} (?:of|for|from|in|published in) ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_REPORT_THEN = pattern(
    rf"\b{_REPORT} (?P<when>last|this|in) (?:(?P<month>january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|year|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_NUMBERED = pattern(
    r"\b(?:no\.?|nr\.?|number|edition|issue|wave|round|volume|vol\.?|report) ?#? ?(\d{1,3})\b"
    r"|\b(\d{1,3})(?:st|nd|rd|th) (?:edition|wave|round|annual|report|issue)\b",
    re.IGNORECASE,
)


def relative_year(text: str | None, published: str | None) -> int | None:
    """Year that "this year's report" or "last year's survey" means in an article.

    Args:
        text: words of the credit.
        published: ISO date of the article.
    """
    if not text or not published or not published[:4].isdigit():
        return None
    if _THIS.search(text):
        return int(published[:4])
    if _LAST.search(text):
        return int(published[:4]) - 1
    return None


def report_years(quote: str | None, published: str | None) -> frozenset[int]:
    """Years that a sentence gives to a report: "its 2022 index", "a survey last May".

    Args:
        quote: the sentence.
        published: ISO date of the article.
    """
    if not quote:
        return frozenset()
    found = {int(match.group(1) or match.group(2)) for match in _REPORT_YEAR.finditer(quote)}
    match = _REPORT_THEN.search(quote)
    if match and published and published[:4].isdigit():
        year = int(published[:4])
        month = _MONTHS.get((match.group("month") or "")[:3].lower())
        if month is None:
            found.add(year - (match.group("when").lower() == "last"))
        elif len(published) >= 7:
            found.add(year - (month >= int(published[5:7])))
    return frozenset(found)


def says_newest(text: str | None) -> bool:
    """Whether a credit means the newest edition: "its latest index"."""
    return bool(text) and _NEWEST.search(str(text)) is not None


def edition_years(source: Mapping[str, Any]) -> frozenset[int]:
    """Years a source may be dated by: edition, title, issue, fieldwork."""
    found = set(years(source["edition"])) | set(years(source["title"]))
    for name in ("issued", "field_start", "field_end"):
        value = source[name]
        if value and str(value)[:4].isdigit():
            found.add(int(str(value)[:4]))
    return frozenset(found)


def edition_number(text: str | None) -> str | None:
    """Number of an edition in words such as "report no. 8" or "the 3rd edition"."""
    match = _NUMBERED.search(text) if text else None
    return (match.group(1) or match.group(2)) if match else None


def is_dated(claim: Mapping[str, Any], source: Mapping[str, Any], published: str | None) -> bool:
    """Whether the article's prose dates a claim to the edition it is matched to.

    A year in an address or a footnote is no dating: a reader does not see it.

    Args:
        claim: row of ``schemas.Claims``.
        source: row of ``schemas.Sources``.
        published: ISO date of the article.
    """
    own = edition_years(source)
    seen = " ".join(
        part
        for part in (claim["quote"], claim["attribution_text"], claim["attribution_title"])
        if part
    )
    prose = _URL.sub(" ", seen)
    if years(prose) & own or years(claim["period"]) & own:
        return True
    year = claim["attribution_year"]
    if year in own and year not in years(claim["citation_text"]):
        return True
    if relative_year(prose, published) in own or _AGO.search(prose):
        return True
    number = edition_number(prose)
    return number is not None and number == (source["edition"] or "").lstrip("0")


def issued_after(issued: str | None, published: str | None) -> bool:
    """Whether a source came out after an article, as far as partial dates tell."""
    if not issued or not published:
        return False
    size = min(len(issued), len(published), 10)
    return issued[:size] > published[:size]
