"""Which of the sources that fit a credit is meant, read as an editor reads it. Pure.

A credit that gives a title or a link means that report. A bare name with several reports behind
it means the one the article has been speaking of; if there is none, it is ambiguous, and which
of them happens to contain the figure settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.lazy import pattern
from flows.slots.period import set_against
from flows.trace.dated import issued_after, relative_year, report_years, says_newest
from flows.trace.fit import LEAST, ROLES, Fit
from flows.trace.index import NAME, STEM, TITLE, Index
from flows.trace.names import GENERIC, KINDS, content, name_key, words, years
from flows.trace.scoring import Candidate, Credit

_COMPARED = pattern(
    r"\b(?:than|from|since|over|against|with) (?:(?:just|only|about|some|the|they did) )?"
    r"(?:an?|two|three|four|five|\d+) (?:years?|decades?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_ROUNDS = {"wave", "round", "edition", "count", "counts"}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_OWN_STUDY = frozenset(
    "survey surveys poll polls study census questionnaire report pulse index barometer tracker "
    "interview interviews interviewed asked answered respondents research experiment trial panel "
    "findings results data paper researchers scientists economists team colleagues".split()
)
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of a credit."""

    status: str
    number: int | None = None
    method: str | None = None
    score: float | None = None
    parts: Mapping[str, Any] = field(default_factory=dict)
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class Context:
    """What an article has credited so far, in reading order."""

    title: str | None = None
    published: str | None = None
    house: int | None = None  # the article's own publisher, if registered
    sources: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)  # editions only set beside a newer one
    _entered: bool = False

    def enter(self, document: Mapping[str, Any], index: Index) -> None:
        """Take up what the article says of itself."""
        if not self._entered:
            self.title = document.get("title")
            self.published = document.get("published")
            self.house = index.group_of(document.get("publisher"))
            self._entered = True

    def hear(self, claim: Mapping[str, Any], index: Index) -> None:
        """Take up the reports that the paragraph names by title before a claim's sentence ends."""
        text, quote = claim.get("paragraph") or "", claim["quote"] or ""
        at = text.find(quote)
        for hit in index.scan(text[: at + len(quote)] if at >= 0 else None):
            if hit.entry.kind == TITLE and hit.entry.target not in self.sources:
                self.sources.append(hit.entry.target)

    def note(self, choice: Choice, fit: Fit, index: Index) -> None:
        """Remember a choice."""
        if choice.number is not None:
            self.sources.append(choice.number)
            self.groups.append(index.known[choice.number].group)
        elif fit.group is not None:
            self.groups.append(fit.group)


def choose(
    claim: Mapping[str, Any], credit: Credit, fit: Fit, index: Index, context: Context
) -> Choice:
    """Choose among the sources that fit a credit."""
    if claim["attribution_type"] == "own" and not fit.linked:
        return _own(claim, credit, fit, index, context)
    if not fit.best and fit.short:
        fit = _by_short_name(credit, fit, index, context)
    best = fit.best or _by_topic(claim, credit, fit, index, context)
    if not best:
        if claim["attribution_type"] == "vague" and not credit.url:
            return Choice("vague")
        return Choice("unregistered")
    if len(best) == 1:
        if fit.linked:
            continued = _continued(claim, credit, best[0], index)
            return _matched(continued, "title") if continued else _matched(best[0])
        later = _later_edition(claim, best[0], index, context)
        return _matched(later, "change") if later else _matched(best[0])
    chosen, how = _break_tie(claim, credit, fit, index, context)
    if chosen is not None:
        return _matched(chosen, how)
    first = best[0]
    return Choice(
        "ambiguous",
        None,
        first.method,
        first.score,
        first.parts(),
        tuple(candidate.number for candidate in best),
    )


def _matched(candidate: Candidate, how: str | None = None) -> Choice:
    parts: dict[str, Any] = dict(candidate.parts())
    method = candidate.method
    if how:
        parts["tie"] = how
        method = f"{method}+{how}"
    return Choice("matched", candidate.number, method, candidate.score, parts)


def _break_tie(
    claim: Mapping[str, Any],
    credit: Credit,
    fit: Fit,
    index: Index,
    context: Context,
) -> tuple[Candidate | None, str]:
    """What an editor would know from the article: its date, what it named before."""
    known, best = index.known, fit.best
    said = " ".join(part for part in (credit.text, credit.title) if part)
    # A report that came out after the article cannot be its source.
    early = [c for c in best if not issued_after(known[c.number].row["issued"], context.published)]
    best = early or best
    if len(best) > 1 and _one_series(best, index):
        # "The September wave of the poll", whichever was spoken of before.
        named = {month for month in _MONTHS if re.search(rf"\b{month}\b", said)}
        best = _of_month(named, best, index) or best
    for told in (
        {relative_year(said, context.published)} - {None},
        report_years(claim["quote"], context.published) - set_against(claim["quote"] or ""),
    ):
        fitting = [c for c in best if told & known[c.number].years]
        best = fitting or best
    if len(best) > 1:
        titled = _titled_in(claim["quote"], best, index)
        best = titled or _worded(credit, best, index) or best
    if len(best) > 1 and _one_series(best, index):
        best = _of_period(claim, best, index) or best
        best = _of_month(_month_of(claim["period"]), best, index) or best
    if len(best) == 1:
        return best[0], "context"
    if _one_series(best, index) and says_newest(said):
        return _newest(best, index), "newest"
    before = [c for c in best if c.number in context.sources]
    if before and not _anew(claim, credit, best, index, context):
        if _one_series(before, index):
            return _newest(before, index), "context"
        last = max(before, key=lambda c: _last(context.sources, c.number))
        return last, "context"
    if len({known[c.number].row["study_id"] for c in best}) == 1 and not _one_series(best, index):
        return _main(best, index), "study"
    if _one_series(best, index) and (fit.titled or _of_different_years(best, index)):
        return _newest(best, index), "newest"
    if _one_series(best, index):
        # "In November 41% told Meridian", which asks every month
        months = {month for month in _MONTHS if re.search(rf"\b{month}\b", claim["quote"] or "")}
        of_month = _of_month(months, best, index)
        if len(of_month) == 1:
            return of_month[0], "period"
    return None, ""


def _anew(
    claim: Mapping[str, Any], credit: Credit, best: list[Candidate], index: Index, context: Context
) -> bool:
    """Whether a body is named in full, and no report of it, in a paragraph of its own.

    "According to the Energy Agency" is none of the two of its reports that were spoken of above:
    those would be "the survey", or "it". Where there was but one, it goes on to mean that.
    """
    quote, paragraph = claim["quote"] or "", claim.get("paragraph") or ""
    at = paragraph.find(quote)
    if credit.title or not credit.text or credit.text not in quote or at < 0:
        return False
    group = index.groups[index.known[best[0].number].group]
    if len(set(context.sources).intersection(group.sources)) < _SEVERAL:
        return False
    told = name_key(credit.text)
    whole = " " in told and told == group.key
    return whole and not _one_series(best, index) and not index.scan(paragraph[:at])


def _own(
    claim: Mapping[str, Any], credit: Credit, fit: Fit, index: Index, context: Context
) -> Choice:
    """The article's own data: a registered source of its publisher if one fits."""
    house = context.house
    theirs = [c for c in _titled_in(credit.title, fit.best, index) if _telling(c, index)]
    if len(theirs) == 1 and index.known[theirs[0].number].group != house:
        return _matched(theirs[0])  # "its Oven Report 2025": of somebody else, by its title
    titled = [
        c
        for c in fit.best
        if c.title >= 0.5 and (house is None or index.known[c.number].group == house)
    ]
    if len(titled) == 1:
        return _matched(titled[0], "own")
    if house is None:
        return Choice("own")
    told = content(credit.title) - content(index.groups[house].key)
    pool = [
        number
        for number in index.groups[house].sources
        if not issued_after(index.known[number].row["issued"], context.published)
        or len(index.groups[house].sources) == 1
    ]
    if titled:
        pool = [candidate.number for candidate in titled]
    elif told:
        pool = [number for number in pool if told & index.known[number].words]
    year = credit.year or relative_year(credit.text, context.published)
    if year and len(pool) > 1:
        pool = [number for number in pool if year in index.known[number].years] or pool
    if len(pool) > 1:
        pool = [number for number in pool if number in context.sources] or pool
    if not pool or not (titled or told or _is_study(claim, pool, context)):
        return Choice("own")
    if len(pool) > 1:
        made = [Candidate(number, LEAST, "own") for number in pool]
        if not _one_series(made, index):
            return Choice("own")
        return _matched(_newest(made, index))
    return _matched(Candidate(pool[0], 0.8, "own"))


def _telling(candidate: Candidate, index: Index) -> bool:
    """Whether the title of a source is hardly another's."""
    return len(index.known[candidate.number].words) > 1


def _is_study(claim: Mapping[str, Any], pool: list[int], context: Context) -> bool:
    """Whether own data come from the house's registered study, not from its day-to-day books."""
    if any(number in context.sources for number in pool):
        return True
    said = set(words(claim["attribution_text"])) | set(words(claim["quote"]))
    return bool(said & _OWN_STUDY)


def _by_short_name(credit: Credit, fit: Fit, index: Index, context: Context) -> Fit:
    """Read "the Centre" as the centre that the article named last, "the tracker" as its tracker.

    Words that any report bears ("the study") mean the one the article spoke of last.
    """
    assert fit.short is not None
    telling = {word for word in fit.short - GENERIC - ROLES - _ROUNDS if not word.isdigit()}
    told = years(credit.text) | ({credit.year} if credit.year else set())
    for number in reversed(context.sources):
        # "the Inventory" is the last report of that name, whatever kind of report it calls itself.
        last = index.known[number]
        if telling and telling <= last.words and (not told or told & last.years):
            return Fit([Candidate(number, 0.8, "short name", title=0.9)], last.group, fit.titled)
    for group in reversed(context.groups):
        sources = index.groups[group].sources
        names = set(words(index.groups[group].key))
        for number in sources:
            names |= set(words(index.known[number].row["title"])) if telling & KINDS else set()
        if telling and not telling & names:
            continue
        fitting = [number for number in sources if told & index.known[number].years]
        if told and not fitting and any(index.known[n].strict_years for n in sources):
            continue
        found = [Candidate(n, 0.8, "short name", name=0.9) for n in fitting or sources]
        return Fit(found, group, fit.titled)
    return fit


def _by_topic(
    claim: Mapping[str, Any], credit: Credit, fit: Fit, index: Index, context: Context
) -> list[Candidate]:
    """Read "the organisers' report", in an article on their fair, as the report of that fair."""
    told = content(credit.title) | content(credit.publisher)
    if not told and len(words(credit.text)) <= 5:
        told = content(credit.text)
    if fit.group is not None or not told or credit.url:
        return []
    about = f"{claim['quote']} {context.title or ''}"
    named = {hit.entry.target for hit in index.scan(about) if hit.entry.kind == NAME}
    found = [
        number
        for group in sorted(named)
        for number in index.groups[group].sources
        if told <= index.known[number].words
    ]
    return [Candidate(found[0], LEAST, "fuzzy", title=0.6)] if len(found) == 1 else []


def _continued(
    claim: Mapping[str, Any], credit: Credit, linked: Candidate, index: Index
) -> Candidate | None:
    """Another edition than the linked one, if the sentence goes on to name it outright."""
    known = index.known[linked.number]
    series = {hit.entry.target for hit in index.scan(credit.text) if hit.entry.kind == STEM}
    told = {hit.entry.target for hit in index.scan(claim["quote"]) if hit.entry.kind == TITLE}
    others = [n for n in told if index.known[n].group == known.group and n != linked.number]
    if linked.number in told or linked.number not in series or len(others) != 1:
        return None
    return Candidate(others[0], 0.95, "title", title=1.0)


def _later_edition(
    claim: Mapping[str, Any], older: Candidate, index: Index, context: Context
) -> Candidate | None:
    """The newer of two editions that were just named, for the change from one to the other.

    "60% in the 2024 report. It was 58% in the one of 2022: a rise of two points."
    """
    if claim["kind"] != "change" and claim["unit"] != "percentage_point":
        return None
    if older.method != "name+year" or context.sources[-1:] != [older.number]:
        return None
    before = [Candidate(number, older.score, older.method) for number in set(context.sources)]
    series = [c for c in before if _one_series([c, older], index)]
    newest = _newest(series, index) if series else None
    return newest if newest is not None and newest.number != older.number else None


def _titled_in(quote: str | None, best: list[Candidate], index: Index) -> list[Candidate]:
    """Those whose title stands in the claim's own sentence."""
    hits = {hit.entry.target for hit in index.scan(quote) if hit.entry.kind in (TITLE, STEM)}
    return [candidate for candidate in best if candidate.number in hits]


def _worded(credit: Credit, best: list[Candidate], index: Index) -> list[Candidate]:
    """Those that a word of the credit tells from others: "the Foundation's maintainer survey"."""
    known = [index.known[candidate.number] for candidate in best]
    names = {word for one in known for name in one.names for word in content(name)}
    telling = {w for w in content(credit.text) - GENERIC - KINDS - names if not w.isdigit()}
    hits = [len(telling & one.words) for one in known]
    return [c for c, hit in zip(best, hits, strict=True) if hit == max(hits) > min(hits)]


def _of_period(claim: Mapping[str, Any], best: list[Candidate], index: Index) -> list[Candidate]:
    """The edition of the year that the claim is from; of both years, for a change, the newer."""
    told = years(claim["period"])
    behind = (claim["quote"] or "").partition(claim["figure"])[2]
    if told and (told <= set_against(behind) or _COMPARED.search(behind)):
        return [_newest(best, index)]  # "36%, down from 2022", "9 points more than two years ago"
    if not told:
        # "They made up 61% of the 48,300 who began in 2024": of that year is the 61%, too.
        named = years(claim["quote"])
        told = named if len(named) == 1 else told
    fitting = [c for c in best if told & index.known[c.number].years]
    if len(told) > 1 and fitting:
        return [_newest(fitting, index)]
    return fitting


def _month_of(period: str | None) -> set[str]:
    """The month of a period: "2025-10" is October's."""
    month = (period or "")[5:7]
    known = month.isdigit() and 0 < int(month) <= len(_MONTHS)
    return {_MONTHS[int(month) - 1]} if known else set()


def _of_month(months: set[str], best: list[Candidate], index: Index) -> list[Candidate]:
    """The editions that bear the name of a month: "Barometer, 6-10 October 2025"."""
    return [
        c for c in best if any(month in f"{index.known[c.number].row['title']}" for month in months)
    ]


def _one_series(best: list[Candidate], index: Index) -> bool:
    series = {(index.known[c.number].group, index.known[c.number].series) for c in best}
    return len(series) == 1 and next(iter(series))[1] != ""


def _of_different_years(best: list[Candidate], index: Index) -> bool:
    """Whether editions are of a year each: who names none of them means the one that is current.

    Two editions of one year, spring's and autumn's, both are.
    """
    told = [known.strict_years or known.years for known in (index.known[c.number] for c in best)]
    return all(told) and len({min(years) for years in told}) == len(told)


def _newest(best: list[Candidate], index: Index) -> Candidate:
    return max(best, key=lambda c: (index.known[c.number].row["issued"] or "", -c.number))


def _main(best: list[Candidate], index: Index) -> Candidate:
    """Of several titles of one study the one that documents it."""

    def weight(candidate: Candidate) -> tuple[bool, bool, int]:
        row = index.known[candidate.number].row
        return row["n"] is not None, bool(row["series"]), -candidate.number

    return max(best, key=weight)


def _last(items: list[int], item: int) -> int:
    return len(items) - 1 - items[::-1].index(item)
