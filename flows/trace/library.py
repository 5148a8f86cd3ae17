"""The registered sources with the figures of their texts, as readings.

Made once for a run: articles are set beside it one after the other (``Shelf``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from flows.slots.bags import Bag, Rarity, Within
from flows.slots.reading import OWN, Reading, readings, restated
from flows.slots.words import senses, terms
from flows.trace.commonplace import common, whole
from flows.trace.succession import Source


class Library:
    """The figures of all sources."""

    def __init__(
        self, sources: Iterable[Mapping[str, Any]], observations: Iterable[Mapping[str, Any]]
    ) -> None:
        """Read the figures.

        Args:
            sources: rows of ``schemas.Sources``.
            observations: rows of ``schemas.Observations``.
        """
        figures = [r for r in readings(observations, claims=False) if not r.withdrawn]
        self.restated = restated(figures)
        self._texts = {r.quote for r in figures}
        self.rarity = Rarity(self._texts)
        self.sources = {row["source_id"]: Source(row["source_id"], row) for row in sources}
        self._by_value: dict[tuple[str, float], list[Reading]] = defaultdict(list)
        for reading in figures:
            source = self.sources.get(reading.source or "")
            if source is None:
                continue
            source.figures.append(reading)
            self._by_value[_value_key(reading)].append(reading)
        self._of_name: dict[str, list[Source]] = defaultdict(list)
        for source in self.sources.values():
            for name in {source.row.get("series") or "", source.row.get("study_id") or ""} - {""}:
                self._of_name[name].append(source)
        self._words: dict[str, frozenset[str]] = {}  # of a source's sentences with figures
        self._written: dict[str, Bag] = {}  # and of its headings
        for source in self.sources.values():
            words = " ".join(str(source.row.get(k) or "") for k in ("title", "population"))
            source.base.add(terms(words), OWN)
            source.base.add(terms(whole(source.figures)), OWN)
            shared = common(source.figures)
            source.rarity = Within(self.rarity, source.base.keys() | shared)
            for key in shared - source.base.keys():
                source.base[key] = (OWN, 1)

    def beside(self, quotes: Collection[str]) -> None:
        """Weigh words among the sources' texts and an article's sentences.

        What other articles say has no part in it: the verdict on an article is the same whatever
        else lies in the inbox.
        """
        self.rarity.beside(quote for quote in quotes if quote not in self._texts)

    def of_value(self, claim: Reading) -> Sequence[Reading]:
        """Figures of any source that have a claim's value in its unit."""
        return self._by_value.get(_value_key(claim), ())

    def kin(self, source: Source) -> list[Source]:
        """Sources of the same study or series."""
        series, study = (source.row.get(name) or "" for name in ("series", "study_id"))
        return self._of_name[series] + self._of_name[study]

    def wide(self, source: Source) -> frozenset[str]:
        """Words of all that a source says with figures."""
        if source.id not in self._words:
            said = {f.quote for f in source.figures}
            self._words[source.id] = frozenset(t.key for s in said for t in terms(s))
        return self._words[source.id]

    def written(self, source: Source) -> Bag:
        """The same with headings, statements, and what the registry says of a source."""
        if source.id not in self._written:
            said = {text for f in source.figures for text in _texts(f)}
            words = Bag(dict.fromkeys((k for s in said for k in senses(s)), (OWN, 1)))
            for name in ("population", "publisher"):
                words.add(terms(str(source.row.get(name) or "")), OWN)
            words.update(source.base)
            self._written[source.id] = words
        return self._written[source.id]


def _texts(figure: Reading) -> tuple[str, ...]:
    return figure.quote, figure.heading, figure.statement, figure.population


def _value_key(reading: Reading) -> tuple[str, float]:
    return reading.unit, round(reading.value.value, 6)
