"""Whether two claims are of other times: by their own words, or by when people were asked."""

from __future__ import annotations

import re

from flows.compare.apart import days_apart, months_apart
from flows.compare.bodies import of_one_body
from flows.compare.pairs import Entry
from flows.lazy import pattern
from flows.slots import period
from flows.slots.reading import Reading


def periods_apart(one: Entry, other: Entry) -> bool:
    """Whether two claims tell of times that do not meet."""
    if fielded_apart(one, other):
        return True
    if _quarters_apart(one.claim, other.claim):
        return True
    a, b = _dated(one.claim), _dated(other.claim)
    if not of_one_body(one, other):
        # The year by which each names its own report is not that of what it found.
        a, b = a - period.titular(one.claim.quote), b - period.titular(other.claim.quote)
    if a and b:
        return period.compare(a, b) == "other"
    if _looks_back(one.claim, a, other) or _looks_back(other.claim, b, one):
        return True
    once = _earlier(one.claim, other.claim) != _earlier(other.claim, one.claim)
    once = once or period.editions(one.claim.quote) != period.editions(other.claim.quote)
    if once and one.source_id == other.source_id:
        return True  # "in an earlier count it was 68%"
    if one.series and one.series == other.series:
        return False
    if once:
        return True
    return bool(one.year and other.year and abs(one.year - other.year) >= 3)


def fielded_apart(one: Entry, other: Entry) -> bool:
    """Whether two claims are of surveys made at other times.

    A registered source is one survey, whatever month two articles give it; a pollster's name alone
    stands for as many as it made.
    """
    here, there = one.claim.period, other.claim.period
    if one.source_id and one.source_id == other.source_id:
        return False
    return months_apart(here, there) or days_apart(here, there)


def _looks_back(claim: Reading, years: frozenset[int], other: Entry) -> bool:
    """Whether a claim is dated well before another's source.

    "In 2021 it was 29%" is not what another survey has found in 2024. "A 2021 survey" only says
    which survey it is.
    """
    said = years & period.adverbial(claim.quote)
    return bool(said and other.year and max(years) + 1 < other.year)


def _dated(claim: Reading) -> frozenset[int]:
    """Years of a claim's period, or else of its sentence; "now" is no year named before."""
    years = frozenset(period.years(claim.period))
    if period.present(claim.clause) and not years & claim.sentence_years():
        years = frozenset()
    return years or claim.sentence_years()


_LAST_YEAR = pattern(r"\blast year\b", re.IGNORECASE)
_ABOUT_A_YEAR = 300  # days


def _earlier(claim: Reading, other: Reading) -> bool:
    """Whether a claim is of an earlier time; "last year" is not, beside "in the past year"."""
    stretch = period.window(other.quote)
    clause = claim.clause
    if stretch is not None and stretch >= _ABOUT_A_YEAR:
        clause = _LAST_YEAR.sub(" ", clause)
    return period.earlier(clause)


def _quarters_apart(one: Reading, other: Reading) -> bool:
    """Whether two claims name quarters of the year, and none in common."""
    here, there = (period.quarters(r.uncredited(r.clause)) for r in (one, other))
    return bool(here and there) and not here & there
