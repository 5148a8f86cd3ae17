"""Who credits whom: second-hand figures, and credits that lead back to where they started. Pure.

A source is asked figure by figure: "the Observatory puts it at 26%" makes that figure
second-hand, not the rest of the report. Where the text is silent, or not on file, the registry's
``cites`` speaks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.trace.index import Index, Known
from flows.trace.names import content, name_key, overlap
from flows.trace.parties import Article, Parties, Party, name_of
from schemas.words import SUPPORTED

LONGEST = 12  # links shown of a chain that does not lead back; real ones have two or three
SAME = 0.25  # least overlap of words with which a figure of one value is the same figure


@dataclass(slots=True)
class Chain:
    """Names from an article outwards, and what became of the way."""

    names: list[str]
    second_hand: str | None = None
    circular: bool = False


@dataclass(slots=True)
class _Text:
    """What is on file of a source, as figures."""

    by_value: dict[tuple[str, float], list[Mapping[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    credited: set[str] = field(default_factory=set)  # keys of the names it credits anywhere


class Chains:
    """Follows credits through the texts and the registry."""

    def __init__(
        self,
        sources: Sequence[Mapping[str, Any]],
        observations: Sequence[Mapping[str, Any]],
    ) -> None:
        """Index sources and what their texts say.

        Args:
            sources: rows of ``schemas.Sources``.
            observations: rows of ``schemas.Observations``.
        """
        self.index = Index(sources)
        self.parties = Parties(self.index)
        self.observed = {row["observation_id"]: row for row in observations}
        self.texts: dict[str, _Text] = defaultdict(_Text)
        for row in observations:
            text = self.texts[row["source_id"]]
            text.by_value[_value(row)].append(row)
            if row["attribution_type"] == "named":
                text.credited.add(name_key(row["attribution_publisher"]))

    def follow(
        self, article: Article, support: Mapping[str, Any], claim: Mapping[str, Any]
    ) -> Chain | None:
        """Chain of a claim; null where nothing is known of where its source has the figure."""
        number = self.index.by_id.get(support["source_id"] or "")
        stands = support["outcome"] in SUPPORTED
        if number is None or not (stands or support["outcome"] == "unverifiable"):
            return None
        figure = self.observed.get(support["observation_id"] or "")
        if stands and figure is None:
            return None
        chain = Chain([article.name, name_of(self.index.known[number])])
        seen = {number}
        while len(chain.names) < LONGEST:
            party = self._origin(self.index.known[number], figure, claim, article)
            if party is None:
                break
            chain.names.append(party.name)
            chain.second_hand = chain.second_hand or party.name
            if self.parties.is_article(party, article):
                chain.circular = True
                break
            if party.number is None or party.number in seen:
                break
            number = party.number
            seen.add(number)
            figure = self.find(self.index.known[number], figure or claim)
        return chain

    def _origin(
        self,
        known: Known,
        figure: Mapping[str, Any] | None,
        claim: Mapping[str, Any],
        article: Article,
    ) -> Party | None:
        """Whom a source has a figure from; null if it is its own."""
        if figure is not None:
            if self.parties.names_article(figure, article, known):
                return Party(article.name, article.url_key)
            if figure["attribution_type"] == "named":
                # Of the article itself it is enough that the text credits it for the figure.
                named = self.parties.named(known, figure)
                if named is not None and self.parties.is_article(named, article):
                    return named
                return self.parties.credited(known, figure)
            if figure["attribution_type"] == "own":
                return None
        text = self.texts.get(known.row["source_id"])
        for source_id in json.loads(known.row["cites"] or "[]"):
            number = self.index.by_id.get(source_id)
            if number is None or self.index.known[number] is known:
                continue
            origin = self.index.known[number]
            told = text is not None and origin.names & text.credited
            # A text that credits the other elsewhere has this figure from itself.
            if not told or self.find(origin, figure or claim) is not None:
                return Party(name_of(origin), origin.row["url"], number)
        return None

    def find(self, known: Known, figure: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The same statistic in another source's text, by value and words."""
        text = self.texts.get(known.row["source_id"])
        if text is None:
            return None
        return next(iter(same_figure(text.by_value.get(_value(figure), ()), figure)), None)


def same_figure(
    figures: Iterable[Mapping[str, Any]], figure: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Those of some figures of one value that are about the same as another, the likest first."""
    told = _told(figure)
    found = [(overlap(told, _told(other)), other) for other in figures]
    found = [pair for pair in found if pair[0] >= SAME]
    return [other for _, other in sorted(found, key=lambda pair: -pair[0])]


def _value(row: Mapping[str, Any]) -> tuple[str, float]:
    return row["unit"], round(float(row["value"]), 6)


def _told(row: Mapping[str, Any]) -> frozenset[str]:
    said = " ".join(part for part in (row["population"], row["statement"], row["quote"]) if part)
    return frozenset(word for word in content(said) if len(word) > 3)
