"""How well the parts of a credit, its title and its year, fit one registered source. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from flows.trace.dated import edition_number
from flows.trace.index import Index, Known
from flows.trace.names import GENERIC, KINDS, content, kinds, overlap, words, years


class Credit(NamedTuple):
    """What an article says of where a figure comes from; equal credits are looked up once."""

    source_id: str | None
    url: str | None
    publisher: str | None
    title: str | None
    year: int | None
    text: str | None
    note: str | None  # footnote or reference entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source and how well each part of the credit fits it, 0 to 1; the year from -1 to 1."""

    number: int
    score: float
    method: str
    title: float = 0.0
    name: float = 0.0
    year: float = 0.0

    def parts(self) -> dict[str, float]:
        """Parts of the score, for showing."""
        made = {"title": self.title, "name": self.name, "year": self.year}
        return {name: round(value, 3) for name, value in made.items() if value}


def soft_title(credit: Credit, known: Known, names: frozenset[str], index: Index) -> float:
    """How far a title that is none of the registered ones speaks for a source; -1 against."""
    bearers = {word for name in known.names for word in content(name)}
    told = content(credit.title) - names - bearers - content(index.groups[known.group].key)
    if told:
        share = overlap(told, known.words)
        if share > 0:
            return 0.8 * share
        ratio = fuzz.token_set_ratio(" ".join(told), " ".join(known.words))
        if ratio >= 75:
            return 0.5
        return -1.0 if _is_proper(credit.title) else 0.0
    return 0.6 if kinds(credit.text) & known.kinds else 0.0


def _is_proper(title: str | None) -> bool:
    """Whether a title is written as one; "its salary poll" only describes the report."""
    capital = [word for word in (title or "").split() if word[:1].isupper()]
    return len(content(" ".join(capital))) * 2 >= len(content(title))


def year_fit(credit: Credit, known: Known, exact: float) -> float:
    """How the year of a credit fits: 1 if it is the source's, -1 if another edition's, else 0.

    Half, if the source came out in that year but calls itself the edition of another.
    """
    written = years(credit.title) | _edition_years(credit.text) | years(credit.publisher)
    number = edition_number(credit.title) or edition_number(credit.text)
    edition = known.row["edition"] or ""
    if number and edition.isdigit() and len(edition) < 4:
        return 1 if number == edition.lstrip("0") else -1
    told = written or (years(credit.note) if exact < 1.0 else frozenset())
    if credit.year:
        told |= {credit.year}
    if not told:
        return 0
    if told & known.years:
        return 1 if told & known.strict_years or not known.strict_years else 0.5
    if exact >= 1.0 or (not written and not years(credit.note)):
        # The title names the edition, or the year stands outside the credit: it may be that
        # of the data.
        return 0
    issued = known.row["issued_year"]
    if not known.strict_years and (issued is None or min(told) in (issued - 1, issued - 2)):
        return 0  # a report without an edition is often about the year before
    return -1


def _edition_years(text: str | None) -> frozenset[int]:
    """Years in a credit that are those of a report, not of the data: beside a word for one."""
    found = years(text)
    told = words(text)
    if not found or len(told) <= 8:
        return found
    near = GENERIC | KINDS | {"wave", "round"}
    return frozenset(
        year
        for year in found
        for at, word in enumerate(told)
        if word == str(year) and near.intersection(told[max(0, at - 3) : at + 4])
    )


def method_of(made: Candidate, exact: float, *, by_author: bool) -> str:
    """What a candidate was found by, in a word."""
    if exact >= 0.9:
        return "title" if exact >= 1.0 else "alias"
    if exact > 0 or 0 < made.name < 0.9:
        return "fuzzy"
    if by_author:
        return "author"
    if made.year > 0:
        return "name+year"
    return "name+title" if made.title > 0 else "name"
