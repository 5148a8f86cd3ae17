"""What a claim tells that its whole source has nothing of: a year, all that is said, or of whom.

A source that never speaks of 2014 does not support what a claim says of 2014, and one without any
word of bees nothing that is said of bees, however well number and people agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from flows.lazy import pattern
from flows.slots import noun, period
from flows.slots.bags import Bag
from flows.slots.kindred import people
from flows.slots.reading import OWN, Reading, years_in
from flows.slots.words import Term, meaning, senses, terms

_SAYS = 2  # telling words of a statement or a population by which it can be looked for
_POINTING = pattern(
    r"\b(?:it|they|them|their|such|this|that|these|those|so|one|ones|same|others?|latter|former)\b",
    re.IGNORECASE,
)
# "94 loans since it opened in 2022", "the barometer, which has run since 2021".
_FOUNDED = pattern(r"\bsince\b[^.;,]{0,30}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
# What is done with anything: a word that two texts share without speaking of one thing.
_OF_ANYTHING = frozenset(
    meaning(w)[0]
    for w in (
        "keep have use make take get give put need want like go come see find run hold leave start "
        "stop try do bring let become seem turn move set"
    ).split()
)
# How a figure compares with others: "men hold out longest, at 5.3 years".
_COMPARED = pattern(r"(?:most|least|\w{2,}est)", re.IGNORECASE)
_BESIDE = 1  # years between a report and what it tells of, or who tells of it


def statement(claim: Reading, source: Bag) -> bool:
    """Whether no telling word of what is claimed stands anywhere in the source.

    Args:
        claim: the claim.
        source: words of all its sentences with figures, of their headings and of its title.
    """
    said = claim.statement
    if claim.kind == "change" or claim.row.get("block_kind") == "cell":
        return False  # what has widened or stands in a column the source may call otherwise
    if said not in _near(claim) or _POINTING.search(said):
        return False  # what stands elsewhere, or leans on it, may have been understood wrongly
    told = {*_telling(claim.statement)} - {*_telling(claim.population), *_credit(claim)}
    if claim.unit != "percent":
        told -= {t.key for t in terms(said) if _COMPARED.fullmatch(t.surface)}
    if len(told - _OF_ANYTHING) >= _SAYS:
        told -= _OF_ANYTHING
    return len(told) >= _SAYS and not heard(told, claim.statement, source)


def population(claim: Reading, source: Bag) -> bool:
    """Whether no telling word of whom a claim names in its own sentence stands in the source.

    Args:
        claim: the claim.
        source: as for ``statement``, and words of whom it says it asked.
    """
    if claim.kind == "change" or claim.population not in _near(claim):
        return False  # "demand has gone up"; and whom a sentence far above names may be others
    if _POINTING.search(claim.population):
        return False  # "the same series stood at 88%"
    told = {*_telling(claim.population)} - {*_credit(claim)}
    head = noun.head(claim.population)
    return len(told) >= _SAYS and head in told and not heard(told, claim.population, source)


def _near(claim: Reading) -> str:
    """A claim's sentence and those before it in its paragraph."""
    text = claim.row.get("paragraph")
    before = text.partition(claim.quote)[0] if isinstance(text, str) else ""
    return f"{before}{claim.quote}"


# Nouns that end as those of people do.
_THINGS = frozenset(
    meaning(w)[0]
    for w in (
        "matter letter paper computer number quarter order border corner counter chapter center "
        "centre meter monitor sector factor error floor river shower tower offer answer newsletter "
        "folder order event payment document element moment agreement department apartment plant"
    ).split()
)
# "Counting everyone and not only office staff": others than whom a claim is about.
_SET_APART = pattern(
    r"\b(?:not (?:only|just|merely)|unlike|rather than|instead of|than|besides|beyond|without)\s$",
    re.IGNORECASE,
)
_CLOSE = frozenset((" ", "-"))  # between the words of one noun phrase
_NAMES = 0.5  # least weight of a word that names something


def strangers(claim: Reading, source: Bag) -> bool:
    """Whether a claim's own clause names people of whom the source has no word.

    However the claim was understood: "left-handed harpists wait 47 days for their money".
    """
    return any(
        not heard({t.key for t in phrase}, words, source)
        # "Its headline will surprise few members: 61% have ..." is not about the members
        for words in (
            claim.uncredited(claim.left).rpartition(": ")[2],
            claim.uncredited(claim.right),
        )
        for phrase in _people(words)
    )


def _people(text: str) -> Iterator[list[Term]]:
    """Phrases of two or three words that name people in the plural, of whom a text speaks."""
    for run in _phrases(text):
        for at, term in enumerate(run[1:], 1):
            phrase = run[max(at - 2, 0) : at + 1]
            named = noun.plural_in(term.surface) and people(term.key) and term.key not in _THINGS
            if named and not _SET_APART.search(text[: phrase[0].start]):
                yield phrase


def _phrases(text: str) -> list[list[Term]]:
    """Telling words that stand right beside each other."""
    runs: list[list[Term]] = []
    for term in terms(text):
        if term.weight < _NAMES or term.key[0] == "#":
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and text[last.end : term.start] in _CLOSE:
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def heard(told: Collection[str], text: str, source: Bag) -> bool:
    """Whether a source has one of some words of a text, in any sense that they have."""
    ways = (senses(text[t.start : t.end]) for t in terms(text) if t.key in told)
    return any(way in source or source.like(way) for words in ways for way in words)


def year(
    claim: Reading,
    known: Collection[int],
    issued: int | None,
    credit_years: frozenset[int] = frozenset(),
) -> bool:
    """Whether a claim dates itself, in figures, by a year that its source does not speak of.

    Args:
        claim: the claim.
        known: all years written in the source.
        issued: the year it was issued.
        credit_years: years in the claim's sentence that only name the source.
    """
    told = years_in(claim.quote) & set(period.years(claim.period)) - credit_years
    if claim.kind != "change":
        told -= period.set_against(claim.quote[claim.span[1] :])
        told -= {edge for _, edge in period.edges(claim.quote)}  # "built before 1995"
        told -= {int(y) for y in _FOUNDED.findall(claim.quote)}
    near = {max(known) + _BESIDE} if known else set()
    if issued is not None:  # a survey of the year before, spoken of in the year after
        near |= {issued - _BESIDE, issued, issued + _BESIDE}
    return bool(told) and bool(near or known) and not told & {*known, *near}


def _telling(text: str) -> list[str]:
    return [t.key for t in terms(text) if t.weight >= OWN and t.key[0] != "#"]


def _credit(claim: Reading) -> list[str]:
    told = claim.row.get("attribution_text")
    return _telling(told) if isinstance(told, str) else []
