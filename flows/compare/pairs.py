"""Which pairs of claims are worth comparing, and what a pair is.

Never all against all: two claims meet only if they share a unit and a telling word, or if one
source is credited for one value in both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from flows.compare.credit import names
from flows.slots.bags import Rarity
from flows.slots.reading import CARRIED, Reading

KEYS = 16  # telling words by which a claim can be met
WORDS = 2  # telling words that two claims must share
YEAR = 5  # letters of "#2024", which tells nothing
CROWD = 150  # a word that more claims share is not telling


@dataclass(slots=True)
class Entry:
    """A claim with who is credited for it and what its source says."""

    claim: Reading
    source_id: str | None = None
    study: str | None = None
    series: str | None = None
    credit: str | None = None  # normalised credit where no registered source matches
    n: int | None = None
    design_effect: float = 1.0
    year: int | None = None  # of the source
    stated: Reading | None = None  # the source's own figure, where it supports the claim
    outcome: str | None = None
    candidates: frozenset[str] = frozenset()
    crowded: bool = False  # so many shares are quoted of its source that some may well be equal

    @property
    def texts(self) -> tuple[Reading, ...]:
        """The claim, and the source's own words for it."""
        return (self.claim,) if self.stated is None else (self.claim, self.stated)


def candidates(
    entries: Sequence[Entry], rarity: Rarity, of: Collection[str] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of positions worth comparing, each once, the lower first.

    Two claims meet if they share ``WORDS`` telling words, or one value of one credit.

    Args:
        entries: the claims.
        rarity: weights of words.
        of: ids of claims one of which must be in each pair; all may be if none are given.
    """
    asked = None if of is None else {i for i, entry in enumerate(entries) if entry.claim.id in of}
    words: dict[tuple[str, str], list[int]] = defaultdict(list)
    values: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        dimension = _dimension(entry.claim.unit)
        for key in _keys(entry, rarity):
            words[dimension, key].append(i)
        for credit in {entry.study or "", entry.source_id or "", *names(entry.credit or "")} - {""}:
            values[dimension, f"{credit}={entry.claim.value.value:g}"].append(i)
    shared = Counter(
        pair
        for members in words.values()
        if len(members) <= CROWD or asked is not None
        for pair in _pairs(members, asked)
    )
    met = {pair for pair, count in shared.items() if count >= WORDS}
    met.update(pair for members in values.values() for pair in _pairs(members, asked))
    return iter(sorted(met))


def _pairs(members: Sequence[int], asked: set[int] | None) -> Iterator[tuple[int, int]]:
    once = dict.fromkeys(members)
    if asked is None:
        return combinations(once, 2)
    return ((min(i, j), max(i, j)) for i in once if i in asked for j in once if i != j)


def _keys(entry: Entry, rarity: Rarity) -> Iterable[str]:
    words: dict[str, float] = {}
    for text in entry.texts:
        for key, (weight, _) in text.own.items():
            if weight >= CARRIED or (key[0] == "#" and len(key) != YEAR):
                words[key[:5]] = max(words.get(key[:5], 0.0), rarity(key))
    return sorted(words, key=lambda k: (-words[k], k))[:KEYS]


def _dimension(unit: str) -> str:
    """Units that are never the same statistic fall into different blocks."""
    return unit.split(":", maxsplit=1)[0] if unit.startswith(("currency", "duration")) else unit
