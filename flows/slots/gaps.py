"""Gaps: the slots in which a source's figure visibly differs from the claim it would support.

``judgement.compare`` ranks figures and lets doubt pass; here the one that was chosen is read
again, against it. A gap is ``plain`` where both sides say in so many words what cannot be the
same: that accuses. Otherwise the words only differ, and a person must say whether they mean one
thing: that accuses nobody, but it is no support either.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal, NamedTuple

from flows.lazy import pattern
from flows.slots import (
    bands,
    direction,
    kindred,
    limited,
    noun,
    oftenness,
    period,
    population,
    qualified,
    restriction,
    spans,
    statement,
    subset,
    trades,
)
from flows.slots.bags import Bag
from flows.slots.contrast import averaged_otherwise
from flows.slots.judgement import Judgement
from flows.slots.reading import HEADING, Reading, innermost
from flows.slots.unrealised import taken_as_done
from flows.slots.words import meaning, senses, terms

_POINTING = pattern(
    r"\b(?:it|they|them|those|this|these|others?|former|latter|rest|the ones?"
    r"|that (?:makes?|means|number|share|figure)"
    r"|the (?:share|figure|rate|number|proportion|percentage)|(?:did|do) so)\b",
    re.IGNORECASE,
)
# Ages and sizes that a text may give in words where another gives bounds.
_BOUNDS_IN_WORDS = frozenset(
    meaning(w)[0]
    for w in (
        "young younger old older elderly teenage teenager senior pensioner retired small large big "
        "medium-sized tiny micro middle-aged millennial"
    ).split()
)


# Where a year dates the report rather than what it found: "in 2025 a survey found".
_REPORTED = pattern(
    r"\b(?:(?:19|20)\d\d[^.;]{0,60}\b(?:found|finds|reported|reports|surveyed|polled|published"
    r"|asked|interviewed|survey|study|poll|report)"
    r"|(?:found|reported|surveyed|polled|published|asked|interviewed|released|survey|study|poll"
    r"|report)\b[^.;]{0,30}\b(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NONE = (0.0, 1)
_ENOUGH = 3  # telling words by which a clause says what it is about


class Gap(NamedTuple):
    """A slot that differs."""

    slot: Literal["population", "period", "statement"]
    plain: bool


def gaps(
    claim: Reading,
    figure: Reading,
    judged: Judgement,
    base: Bag,
    *,
    asked: str = "",
    article: Bag | None = None,
    wide: Collection[str] = frozenset(),
    heard: Bag | None = None,
) -> list[Gap]:
    """Name the slots in which a figure of the claim's value differs from the claim.

    Args:
        claim: the claim.
        figure: the source's figure that would support it.
        judged: how the two compare.
        base: words that go without saying in the source.
        asked: whom the source says that it is about as a whole.
        article: words of all sentences with figures of the claim's article.
        wide: words of all sentences with figures of the source.
        heard: these and those of its headings, title and publisher, in every sense.
    """
    known = heard or figure.bag
    if trades.another(
        claim, figure, judged, base=base, heard=known, asked=asked
    ) and not _from_afar(claim, population.phrase(claim)):
        return [Gap("population", plain=True)]
    found = (
        _time(claim, figure, judged),
        _people(
            claim,
            figure,
            judged,
            base,
            asked=asked,
            article=article or claim.bag,
            wide=wide,
            heard=known,
        ),
    )
    if direction.stands(claim, figure):
        return [Gap("statement", plain=False)]
    return [gap for gap in (*found, _meaning(claim, figure, judged)) if gap is not None]


def _time(claim: Reading, figure: Reading, judged: Judgement) -> Gap | None:
    asked_when = figure.quote if period.window(figure.quote) else figure.heading
    if claim.kind == "share" and period.other_window(claim.quote, asked_when):
        return Gap("period", plain=True)
    if oftenness.other_year_ago(claim, figure.years()):
        return Gap("period", plain=True)
    if judged.period != "other":
        return None
    return Gap("period", plain=not _REPORTED.search(claim.quote))


def _people(
    claim: Reading,
    figure: Reading,
    judged: Judgement,
    base: Bag,
    *,
    asked: str,
    article: Bag,
    wide: Collection[str],
    heard: Bag,
) -> Gap | None:
    """Whether the figure's own words name others than the claim does."""
    people = judged.population
    if not claim.relative and spans.apart(_bounded(claim), _bounded(figure)):
        return Gap("population", plain=True)
    ours, theirs = population.phrase(claim), population.phrase(figure)
    named = not population.pronoun(claim) and not _from_afar(claim, ours)
    if subset.other_size(claim, asked) or subset.more_than_asked(claim, asked):
        return Gap("population", plain=True)
    if named and subset.of_a_part(claim, figure, base, wide):
        return Gap("population", plain=True)
    if (named or limited.listed(claim)) and limited.not_of_all(claim, figure, base):
        return Gap("population", plain=True)
    if people.verdict in {"narrower", "other"}:
        own = {t.key for t in terms(ours)} - {t.key for t in terms(theirs)}
        if bands.bounded(people.why) and own & _BOUNDS_IN_WORDS:
            return None
        if spans.alike(_bounded(claim), _bounded(figure)):
            return None  # "yards with fewer than ten cars", "firms with one to nine"
        plain = people.strong or population.singled(claim, figure, article, base)
        return Gap("population", plain=named and plain)
    if people.verdict == "broader":
        return Gap("population", plain=False)
    if named and (
        qualified.more_than_told(claim, figure, base, asked, wide)
        or qualified.of_a_size(claim, figure, base)
    ):
        # The source may call the same people otherwise, unless it says plainly who they all are.
        return Gap("population", plain=qualified.of_all_kinds(claim, figure, asked, heard))
    if named and (_apart(claim, figure, base, asked) or subset.unheard(claim, figure, base, asked)):
        return Gap("population", plain=False)
    return None


_SHARE = pattern(r"%|\bper ?cent\b", re.IGNORECASE)


def _bounded(reading: Reading) -> str:
    """Where to look for the bounds of a group: the clause, or a sentence of a single share.

    "Households under 1,800 crowns: 47%" has its bound before another figure.
    """
    alone = len(_SHARE.findall(reading.quote)) == 1
    return reading.quote if alone and not spans.spans(reading.clause) else reading.clause


def _from_afar(claim: Reading, words: str) -> bool:
    """Whether a claim's population was taken over from another paragraph, and may be another's."""
    text = claim.row.get("paragraph")
    return isinstance(text, str) and bool(text) and words not in text and words not in claim.heading


def _apart(claim: Reading, figure: Reading, base: Bag, asked: str) -> bool:
    """Whether two populations are built on nouns of which neither stands in the other text."""
    theirs = "" if population.carried(figure) else population.phrase(figure)
    here, there = noun.head(population.phrase(claim)), noun.head(theirs) if theirs else None
    if population.inhabitants(claim, base):
        return False
    if here is not None and _strangers(here, there, claim, figure, base):
        return True
    if there is None or kindred.generic(there):
        there = noun.head(asked) if asked else None
        if here in base:
            return False
    elif there in base and there != noun.head(asked):
        return False
    if here is None or there is None or here == there or kindred.generic(here, there):
        return False
    if not (kindred.people(here) and kindred.people(there)) or kindred.kin(here, there):
        return False
    # What the whole source is about stands all around its figures.
    near = HEADING if here in base else 0.0
    return not _met({here}, figure.bag, near) and not _met({there}, claim.bag)


def _strangers(here: str, there: str | None, claim: Reading, figure: Reading, base: Bag) -> bool:
    """Whether a claim is about people of whom the figure's words have nothing, nor it of theirs.

    "14% of harpists were called back" is not "14% of the applications with a badge were", nor
    "140 harpists" what stands in the row "New apprentices".
    """
    if (
        not kindred.people(here)
        or kindred.generic(here)
        or (_met({here}, figure.bag) or _met({here}, base))
    ):
        return False
    if there is not None and kindred.people(there):
        return False
    label, bar, _ = figure.quote.partition(" | ")
    theirs = population.phrase(figure) or (label if bar else "")
    whom = {t.key for t in terms(theirs) if t.weight == 1.0} - {here}
    if population.carried(figure) or not whom or _met(whom, claim.bag, HEADING):
        return False
    return bool(population.phrase(figure)) or any(map(kindred.people, whom))


def _meaning(claim: Reading, figure: Reading, judged: Judgement) -> Gap | None:
    """Whether one denies what the other says, or the two share no word of what they say."""
    if judged.statement.denied or _missing(claim, figure) or _missing(figure, claim):
        return Gap("statement", plain=False)  # what is plain, ``context.differing_slot`` has told
    if direction.turned(claim, figure):
        return Gap("statement", plain=True)
    ours, theirs = innermost(claim), figure.clause
    if oftenness.other_often(ours, theirs) or oftenness.other_day(ours, theirs):
        return Gap("statement", plain=True)
    ahead = None if restriction.it_is(claim) else taken_as_done(claim, figure)
    if ahead is not None:
        return Gap("statement", plain=ahead)
    if averaged_otherwise(claim, figure):
        return Gap("statement", plain=False)
    if claim.unit != "percent" or claim.kind != "share" or "|" in claim.quote:
        return None
    here, there = _says(claim), _says(figure)
    if "|" in figure.quote:
        return _of_another_row(claim, figure, here)
    # "62% said so" points to what stands before; "62% keep the receipts they get" to itself.
    if _POINTING.search(claim.clause) or (len(there) < _ENOUGH and _POINTING.search(figure.clause)):
        return None
    if not here or not there or _met(here, figure.bag) or _met(there, claim.bag, HEADING):
        return None
    if _otherwise(claim, here) & senses(figure.quote) or _otherwise(figure, there) & senses(
        claim.quote
    ):
        return None
    return Gap("statement", plain=False)


_MISSING = pattern(
    r"\b(?:is|are|was|were|be|been) (?:\w+ ){0,2}?(?:missing|absent|lacking|unavailable)\b",
    re.IGNORECASE,
)


def _missing(one: Reading, other: Reading) -> bool:
    """Whether one says of something that it is missing, and the other denies nothing."""
    return (
        _MISSING.search(one.clause) is not None
        and statement.shared(one, other) > 0
        and not statement.denied(other)
        and statement.denials(other) == 0
    )


def _of_another_row(claim: Reading, figure: Reading, here: set[str]) -> Gap | None:
    """Whether a sentence and a row with its question share no word, though both have enough."""
    asked = terms(f"{figure.heading} {figure.quote}")
    there = {t.key for t in asked if t.weight == 1.0 and t.key[0] != "#"}
    if len(here) < _ENOUGH or len(there) < _ENOUGH:
        return None
    if _POINTING.search(claim.uncredited(claim.clause)):
        return None
    if "?" not in figure.heading or _met(here, figure.bag) or _met(there, claim.bag, HEADING):
        return None
    if _otherwise(claim, here) & senses(f"{figure.heading} {figure.quote}"):
        return None
    return Gap("statement", plain=False)


def _met(keys: set[str], bag: Bag, least: float = 0.0) -> bool:
    return any(max(bag.get(k, _NONE)[0], bag.like(k)) > least for k in keys)


def _otherwise(reading: Reading, keys: set[str]) -> frozenset[str]:
    """All that some words of a clause can mean."""
    text = reading.clause
    own = (senses(text[t.start : t.end]) for t in terms(text) if t.key in keys)
    return frozenset().union(*own)


def _says(reading: Reading) -> set[str]:
    """Telling words of the clause that are not those of the population."""
    who = {t.key for t in terms(population.phrase(reading))}
    return reading.telling() - who
