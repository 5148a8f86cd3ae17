"""Values that follow from others: complements, differences, sums, changes, ranges.

A figure need not be printed to be stated: 13 points follow from 54% and 41%. What follows is
only looked for among figures that stand in the claim's own context, never in a whole document,
where some pair always fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.lazy import pattern
from flows.slots.bags import Rarity, cover
from flows.slots.period import set_against
from flows.slots.reading import Reading, years_in
from flows.slots.value import Relation, Value, change, difference, relate, value_of, within
from flows.slots.words import terms

_NOTHING = 1e-9  # by which two numbers may differ that are the same


@dataclass(frozen=True, slots=True)
class Derived:
    """How a value follows: from which readings, and in words."""

    how: str  # difference, change, ratio, share, sum, range, complement
    parts: tuple[Reading, ...]
    exact: bool
    words: str


def follow(claim: Reading, near: Sequence[Reading], *, stated: bool = False) -> Derived | None:
    """Find how the claim's value follows from two readings of ``near``, best context first.

    Args:
        claim: the claim.
        near: figures of the source.
        stated: they are those that the article has just quoted. Of two reports it is plain then
            what a difference or a change is of; else the two must measure one thing.
    """
    for i, one in enumerate(near):
        for other in near[:i]:
            if one.value.value == other.value.value or not _one_unit(one, other, stated=stated):
                continue
            if kindred(one, other) or (stated and one.file != other.file):
                found = _pair(claim, one, other, stated=stated)
            else:
                found = _sum(claim, one, other) if _one_list(one, other) else None
            if found:
                return found
    return None


def _one_unit(one: Reading, other: Reading, *, stated: bool) -> bool:
    """Whether two figures have one unit, which one of a sentence need not say again.

    "It took 24 hours; in 2024 it had been 31": an article that quotes both says of what.
    """
    if one.unit == other.unit:
        return True
    bare = stated and "count" in (one.unit, other.unit) and one.quote == other.quote
    return bare and {one.unit, other.unit}.isdisjoint({"percent", "percentage_point", "multiple"})


def _one_list(one: Reading, other: Reading) -> bool:
    """Whether two figures are answers of one question, or items of one list."""
    group = one.row.get("group_id")
    return bool(group) and group == other.row.get("group_id") and one.period == other.period


_CHANGED = pattern(
    r"\b(?P<up>up|rise|rose|risen|increase[ds]?|gain(?:ed)?|grew|more|higher|climbed|jumped)\b"
    r"|\b(?:down|fall|fell|fallen|decrease[ds]?|dropp?(?:ed)?|lost|fewer|less|lower|shrank)\b",
    re.IGNORECASE,
)


def before_change(claim: Reading, figures: Sequence[Reading]) -> Derived | None:
    """A value of the year before, from today's and the change: "27%, up 8 points on 2023"."""
    for figure in figures:
        years = set_against(figure.quote)
        if figure.unit != claim.unit or not years or not claim.sentence_years() <= years:
            continue
        for step in figures:
            if step is figure or step.quote != figure.quote or step.start < figure.start:
                continue
            if step.unit not in {figure.unit, "percentage_point", "count", "score"}:
                continue
            around = f"{step.left[-24:]} {step.right[:24]}"
            word = _CHANGED.search(around)
            if word is None or (claim.unit == "percent" and step.unit == "percent"):
                continue
            sign = -1 if word.group("up") else 1
            value = figure.value.value + sign * step.value.value
            if abs(value - claim.value.value) < claim.value.step / 2:
                words = f"{figure.figure} and a change of {step.figure}"
                return Derived("difference", (figure, step), True, words)
    return None


def _pair(claim: Reading, one: Reading, other: Reading, *, stated: bool) -> Derived | None:
    value = claim.value
    a, b = sorted((one.value, other.value), key=lambda v: v.value)
    names = f"{one.figure} and {other.figure}"
    both = (one, other)
    if value.value_high is not None and claim.unit == one.unit:
        ends = value_of(value.value, unit=claim.unit, step=value.step)
        top = value_of(value.value_high, unit=claim.unit, step=value.step)
        if "none" not in {relate(ends, a), relate(top, b)}:
            return Derived("range", both, True, f"range from {names}")
        return None
    if _is_difference(claim, one):
        exact = abs(abs(value.value) - (b.value - a.value)) <= value.step / 20
        if exact or (stated and within(value, *difference(a, b))):
            return Derived("difference", both, exact, f"difference of {names}")
    if claim.unit == "percent" and tells_change(claim) and a.value > 0:
        for first, last in _ways(claim, a, b):
            low, high = sorted(abs(end) for end in change(first, last))
            exactly = 100 * abs(last.value / first.value - 1)
            near = abs(value.value - exactly) <= value.step or (
                value.fraction and value.low <= exactly <= value.high
            )
            if near and within(value, low, high):
                counted = one.unit == "count" and abs(abs(value.value) - exactly) < _NOTHING
                return Derived("change", both, counted, f"relative change between {names}")
    if claim.unit == "multiple" and a.value > 0:
        times = b.value / a.value
        ratios = [value_of(r, unit="multiple", step=1e-6) for r in (times, 1 / times)]
        if any(relate(value, ratio) != "none" for ratio in ratios):
            exact = min(abs(value.value - times), abs(value.value - 1 / times)) < _NOTHING
            return Derived("ratio", both, exact, f"ratio of {names}")
    if claim.unit == "percent" and one.unit == "count" and one.quote == other.quote:
        return _share(claim, both, stated=stated)
    return _sum(claim, one, other)


def _ways(claim: Reading, low: Value, high: Value) -> tuple[tuple[Value, Value], ...]:
    """From which value to which a claim may have it change: an increase goes to the higher one."""
    ahead = claim.quote[: claim.span[0]] if claim.span[1] else claim.left
    around = f"{ahead[-_NEARBY:]} {claim.right[:_BEHIND]}"
    words = {bool(match["up"]) for match in _CHANGED.finditer(around)}
    if len(words) != 1 or claim.kind != "change":
        return (low, high), (high, low)
    return ((low, high),) if words == {True} else ((high, low),)


def _sum(claim: Reading, one: Reading, other: Reading) -> Derived | None:
    """Two answers that a claim joins: "often or always"."""
    a, b = sorted((one.value, other.value), key=lambda v: v.value)
    if not (claim.unit == one.unit == "percent" and _JOINED.search(claim.uncredited(claim.quote))):
        return None
    total = value_of(a.value + b.value, step=max(a.step, b.step))
    relation: Relation = relate(claim.value, total)
    if relation == "none" or a.value + b.value > 100:
        return None
    words = f"sum of {one.figure} and {other.figure}"
    return Derived("sum", (one, other), relation == "exact", words)


def _share(claim: Reading, both: tuple[Reading, Reading], *, stated: bool) -> Derived | None:
    """A share that two counts of one sentence make: "on 7 of the 50 trams" is 14%."""
    part, whole = sorted(both, key=lambda reading: reading.value.value)
    if stated or tells_change(claim) or part.value.value <= 0:
        return None
    if _is_year(part) or _is_year(whole) or part.kind == "change" or whole.kind == "change":
        return None
    share = 100 * part.value.value / whole.value.value
    if relate(claim.value, value_of(share, unit="percent", step=1e-6)) == "none":
        return None
    exact = abs(claim.value.value - share) < _NOTHING
    return Derived("share", both, exact, f"{part.figure} of {whole.figure}")


def _is_year(reading: Reading) -> bool:
    return bool(years_in(reading.figure))


# How a claim says that it adds answers up.
_JOINED = pattern(
    r"\b(?:or|and|combined|together|either|both|in all|total|overall|any|at least|all told)\b",
    re.IGNORECASE,
)


def label(figure: Reading) -> str:
    """What the row of a table is called in which a figure stands; empty for what is no cell."""
    name, bar, _ = figure.quote.partition(" | ")
    return name if bar else ""


# "The other 53% were spared": of what stands before.
_OTHERS = pattern(r"\b(?:the )?(?:others?|rest|remaining|remainder)\s(?:of \w+\s)?$", re.IGNORECASE)


def says_likewise(claim: Reading) -> bool:
    """Whether a clause only says that somebody thinks or does so, and what stands before it."""
    return _LIKEWISE.search(claim.clause) is not None


def leans(claim: Reading) -> bool:
    """Whether a clause says too little to be understood without what stands before it."""
    if _OTHERS.search(claim.left) or _LIKEWISE.search(claim.clause):
        return True
    whom = {t.key for t in terms(claim.population)}
    said = claim.uncredited(claim.clause)
    telling = {t.key for t in terms(said) if t.weight == 1.0 and t.key[0] != "#"}
    return len(telling - whom) <= 1


# What was just said, of others or of another time.
_LIKEWISE = pattern(
    r"\b(?:answered|said|replied|thought|felt|did|do|does|say|answer|think|thinks|feel|believe)"
    r" (?:that way|the same|so"
    r"|likewise)\b|\bthe same question\b",
    re.IGNORECASE,
)
_ALIKE = 0.5  # share of the words of two figures of a source that measure one thing
_PLAIN = Rarity()


def kindred(one: Reading, other: Reading) -> bool:
    """Whether two figures of a source measure one thing, at two times or of two groups."""
    if one.file == other.file and (one.quote == other.quote or label(one) == label(other) != ""):
        return True
    if adjacent(one, other) and min(len(one.telling()), len(other.telling())) < 2:
        return True  # "In 2022 it was 10.2 million."
    if adjacent(one, other) and says_again(max(one, other, key=lambda r: r.start)):
        return True  # "With one loaf a week it is 5%."
    return min(cover(one.own, other.bag, _PLAIN), cover(other.own, one.bag, _PLAIN)) >= _ALIKE


_SAME_AGAIN = pattern(
    r"\b(?:it|that|this|the (?:share|figure|rate|number|proportion|value)) (?:is|was|stands|stood"
    r"|comes|came)\b",
    re.IGNORECASE,
)


def says_again(figure: Reading) -> bool:
    """Whether a figure is of what stands before it: "In 2021 it was 41%"."""
    return _SAME_AGAIN.search(figure.clause) is not None


def adjacent(one: Reading, other: Reading) -> bool:
    """Whether two figures stand in neighbouring sentences."""
    if one.file != other.file:
        return False
    first, last = (one, other) if one.start <= other.start else (other, one)
    return first.quote in last.before


_CHANGE = pattern(
    r"\b(?:rise|rose|risen|fall|fell|fallen|drop|dropp?ed|grow|grew|grown|growth|gain|gained"
    r"|increase[ds]?|decrease[ds]?|decline[ds]?|up|down|more|less|fewer|higher|lower|jump|jumped"
    r"|climb|climbed|shrank|shrunk|sooner|faster|slower|longer|shorter|cheaper|dearer|cut|reduced"
    r"|on top|extra|above|below|older|younger|earlier|later|beyond|behind|ahead"
    r"|reduction|change[ds]?|doubled|tripled|quadrupled|halved)\b",
    re.IGNORECASE,
)


_WITHIN = 60  # letters before a figure within which a word of change is about it,
_BEHIND = 16  # and behind it
_NEARBY = 24  # and within which it tells which way it went


def tells_change(claim: Reading) -> bool:
    """Whether a claim states a change rather than a share or a level."""
    return (
        claim.kind == "change"
        or _CHANGE.search(claim.left[-_WITHIN:]) is not None
        or _CHANGE.search(claim.right[:_BEHIND]) is not None
    )


def _is_difference(claim: Reading, part: Reading) -> bool:
    if claim.unit == "percentage_point" or (claim.unit == "score" and "point" in claim.figure):
        return part.unit == "percent"
    return claim.unit == part.unit and claim.unit != "percent" and tells_change(claim)
