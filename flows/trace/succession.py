"""Newer editions: the figure by which a later edition of a series replaces an older one's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.slots.bags import Bag, Rarity
from flows.slots.contrast import contrast
from flows.slots.judgement import compare
from flows.slots.period import dated_by_words
from flows.slots.reading import Reading, years_in
from flows.slots.value import relate

SUCCESSOR = 0.45  # least agreement of words with a newer edition's figure


@dataclass(slots=True)
class Source:
    """A source with its figures; ``base`` are the words that go without saying in it."""

    id: str
    row: Mapping[str, Any]
    figures: list[Reading] = field(default_factory=list)
    base: Bag = field(default_factory=Bag)
    rarity: Rarity = field(default_factory=Rarity)
    _years: frozenset[int] | None = None

    def years(self) -> frozenset[int]:
        """All years written in what it says with figures, in its title and of its fieldwork."""
        if self._years is None:
            told = [str(self.row.get(name) or "") for name in _DATED]
            for figure in self.figures:
                told += (figure.quote, figure.heading, figure.before, figure.period or "")
            self._years = frozenset().union(*map(years_in, told))
        return self._years


_DATED = ("title", "population", "issued", "field_start", "field_end")


def successor(
    claim: Reading, stated: Reading, source: Source, others: Iterable[Source], rarity: Rarity
) -> Reading | None:
    """Find the figure of a newer edition that gives the claim's statistic another value.

    Args:
        claim: the claim.
        stated: the figure of the credited edition that supports it.
        source: the credited edition.
        others: all sources.
        rarity: weights of words.
    """
    best: tuple[float, Reading] | None = None
    for other in others:
        if not succeeds(other.row, source.row):
            continue
        for figure in other.figures:
            score = _fit(claim, stated, figure, other, rarity)
            if score >= SUCCESSOR and (best is None or score > best[0]):
                best = (score, figure)
    if best is None or relate(claim.value, best[1].value) != "none":
        return None
    return best[1]


def _fit(claim: Reading, stated: Reading, figure: Reading, newer: Source, rarity: Rarity) -> float:
    """How well a newer edition's figure fits the statistic; 0 if it cannot be its value."""
    if figure.unit != claim.unit:
        return 0.0
    if _beside_the_old(stated, figure, newer) and {*stated.telling()} & {*figure.telling()}:
        return 1.0  # that it is the same statistic the newer edition says itself
    if dated_by_words(figure.right[:40]):
        return 0.0
    issued = newer.row.get("issued_year")
    if issued and figure.years() and max(figure.years()) < issued - 1:
        return 0.0
    ways = [compare(text, figure, rarity, base=newer.base) for text in (claim, stated)]
    if any(w.population.strong or w.statement.opposite for w in ways) or contrast(stated, figure):
        return 0.0
    return max(w.statement.score for w in ways)


def _beside_the_old(stated: Reading, figure: Reading, newer: Source) -> bool:
    """Whether a newer edition sets its value beside the older one's: "22% rang off (2024: 26%)"."""
    behind = figure.quote[figure.span[1] :]
    return any(
        other.quote == figure.quote
        and other.unit == stated.unit
        and relate(stated.value, other.value) == "exact"
        and re.search(rf"\((?:19|20)\d\d: {re.escape(other.figure)}\)", behind) is not None
        for other in newer.figures
        if other is not figure and other.start > figure.start
    )


def succeeds(newer: Mapping[str, Any], older: Mapping[str, Any]) -> bool:
    """Whether one source is a newer edition of the other's series."""
    if newer["source_id"] == older["source_id"]:
        return False
    same = any(older.get(k) and older.get(k) == newer.get(k) for k in ("study_id", "series"))
    return same and _age(newer) > _age(older)


def _age(row: Mapping[str, Any]) -> str:
    return str(row.get("issued") or row.get("edition") or "")
