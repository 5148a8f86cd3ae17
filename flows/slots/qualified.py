"""Whom a claim, or its source's figure, bounds by age, size or kind, and the other does not.

"71% of the under-30s" is not what a source says that has nothing by age, nor are "young farmers"
its farmers; and "in companies with fewer than 50 employees, 36% of engineers" is not said of all.
The source may say the same in other words ("who have given up work"): a person must look.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.lazy import pattern
from flows.slots import noun, population, restriction, spans
from flows.slots.bags import Bag
from flows.slots.kindred import EVERYBODY
from flows.slots.reading import Reading
from flows.slots.words import meaning, terms

# What is said of a part of all, in a word before the noun.
_KINDS = frozenset(
    meaning(w)[0]
    for w in (
        "young elderly teenage retired unemployed married divorced widowed pregnant disabled "
        "part-time full-time self-employed homeless first-time single-parent low-income "
        "high-income wealthy"
    ).split()
)
_YOUNG = frozenset(meaning(w)[0] for w in ("young", "elderly", "teenage", "old", "retired"))

# A number of places, of those who answered, or a time: "at more than 30 of the museums".
_COUNTED = pattern(
    r"^(?:in|among(?:st)?|at|for|of)?\s*(?:the\s)?(?:(?:well|just|slightly|a little)\s)?"
    r"(?:(?:under|below|over|above|at least|(?:less|fewer|more) than)\s(?:\d[\d,]*|[a-z]+)\b"
    r"|(?:between\s)?\d[\d,]*(?:\s?[-–]\s?|\s(?:to|and)\s)\d[\d,]*\b(?![\s-]year))",
    re.IGNORECASE,
)
_SIZES = frozenset(("", "person"))  # what makes those few or young: their years, or their staff


def more_than_told(
    claim: Reading, figure: Reading, base: Bag, asked: str, wide: Collection[str]
) -> bool:
    """Whether a claim is of an age or a kind of which its source does not speak.

    Args:
        claim: the claim.
        figure: the source's figure that would support it.
        base: words that go without saying in the source.
        asked: whom the source says that it is about as a whole.
        wide: words of all sentences with figures of the source.
    """
    if claim.unit != "percent" or claim.kind != "share" or "|" in claim.quote:
        return False
    if " | " in figure.quote:
        return False  # of whom a cell is, its row says, and it may not have been read
    ours = population.phrase(claim)
    if not ours or ours not in claim.quote:
        return False
    known = {*wide, *base, *figure.bag, *(t.key for t in terms(asked))}
    told = f"{figure.quote} {figure.heading}"
    ages = [span for text in (ours, claim.population) for span in spans.spans(text) if not span.of]
    if ages:
        edges = {f"#{edge:.0f}" for span in ages for edge in _edges(span)}
        near = {*base, *figure.bag, *(t.key for t in terms(asked))}  # a table has any number
        return not edges & near and not spans.spans(told) and not known & _YOUNG
    return _kind(ours, figure, known, told)


def _edges(span: spans.Span) -> set[float]:
    """Numbers by which a text may name a span: "under 30" has the last year 29."""
    ends = {edge for edge in span[:2] if abs(edge) < 1000}
    return ends | {edge + 1 for edge in ends}


def _kind(ours: str, figure: Reading, known: set[str], told: str) -> bool:
    """Whether a word before the noun singles out those of whom the source has nothing."""
    whom = noun.head(ours)
    theirs = noun.head(population.phrase(figure))
    if whom is None or whom in EVERYBODY or (theirs != whom and whom not in known):
        return False
    for term in terms(ours):
        if term.key == whom:
            return False
        if term.key in _KINDS and term.key not in known:
            return not (term.key in _YOUNG and spans.spans(told))
    return False


def of_all_kinds(claim: Reading, figure: Reading, asked: str, heard: Bag) -> bool:
    """Whether a source plainly asked all of those of whom a claim names one kind.

    "12% of young farmers", where the registry says that farmers were asked, the figure is "of
    farmers", and nothing in the source is of any age. Without the registry's word a source may say
    in a sentence without figures that all of them were young.

    Args:
        claim: a claim of which ``more_than_told`` holds.
        figure: the source's figure that would support it.
        asked: whom the registry says that the source is about as a whole.
        heard: words of all its sentences with figures, of its headings, title and publisher.
    """
    ours = population.phrase(claim)
    theirs = "" if population.carried(figure) else population.phrase(figure)
    whom = noun.head(ours)
    if not asked or not theirs or whom is None or spans.spans(asked):
        return False
    if noun.head(theirs) != whom or noun.head(asked) != whom or theirs not in figure.clause:
        return False
    own = {t.key for t in terms(theirs) if t.weight == 1.0} - {whom} - EVERYBODY
    kinds = {t.key for t in terms(ours)} & _KINDS
    if own or not kinds or any(key in heard or heard.like(key) for key in kinds):
        return False
    return not (kinds & _YOUNG and _AGES & heard.keys())


_AGES = frozenset(t.key for t in terms("aged age old young youth senior born"))


def of_a_size(claim: Reading, figure: Reading, base: Bag) -> bool:
    """Whether a figure is led in by an age or a size of which a claim says nothing.

    Args:
        claim: the claim.
        figure: the source's figure that would support it.
        base: words that go without saying in the source.
    """
    leads = restriction.lead(figure.quote, figure.span[0])
    opening, comma, _ = figure.quote[: figure.span[0]].rpartition(",")
    if not leads and comma and opening.split(" ", 1)[0] in ("In", "Among", "At", "For", "Of"):
        leads = [opening]
    found = [
        span
        for words in leads
        if not _COUNTED.match(words)
        for span in spans.spans(words)
        if span.of in _SIZES
    ]
    if not found:
        return False
    paragraph = str(claim.row.get("paragraph") or "").partition(claim.quote)[0]
    ours = f"{claim.quote} {claim.heading} {claim.before} {paragraph} {claim.population}"
    if spans.spans(ours):
        return False
    said = {t.key for t in terms(ours)}
    edges = {f"#{edge:.0f}" for span in found for edge in _edges(span)}
    small = {meaning(w)[0] for w in ("small", "large", "micro", *("young", "elderly", "teenage"))}
    return not edges & (said | base.keys()) and not said & small
