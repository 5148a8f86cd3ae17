"""Bags of terms: how much of one text's words another has, the telling ones counting most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log
from sys import intern

from flows.remembered import WORDS, remembered
from flows.slots.words import SHORT, Term, alike, terms

LEAST = 0.5
FEW = 8  # below so many texts, no word is called common
_COMMON_WEIGHT = 0.6
_BITS = 255


class Rarity:
    """How telling a term is among the texts at hand: from ``LEAST`` (everywhere) to 1 (rare)."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self._more: Counter[str] = Counter()
        self._total = self._whole = 0
        self._weights: dict[str, float] = {}
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Have some more texts at hand for good."""
        self._total += _count(texts, self._counts)
        self.beside(())

    def beside(self, texts: Iterable[str]) -> None:
        """Have some more texts at hand, in the place of those that were so before."""
        self._more = Counter()
        self._whole = self._total + _count(texts, self._more)
        self._weights = {}

    def __call__(self, key: str) -> float:
        """Weight of the term ``key``."""
        weight = self._weights.get(key)
        return self._weigh(key) if weight is None else weight

    def _weigh(self, key: str) -> float:
        count = self._counts.get(key, 0) + self._more.get(key, 0)
        if not count or self._whole < FEW:
            return 1.0
        # Two texts that are compared share their words: only from the third on is one common.
        share = log((self._whole + 1) / max(count - 2, 1)) / log(self._whole + 1)
        self._weights[key] = weight = min(1.0, max(LEAST, share))
        return weight


def _count(texts: Iterable[str], counts: Counter[str]) -> int:
    total = 0
    for text in texts:
        counts.update({t.key for t in terms(text)})
        total += 1
    return total


class Within(Rarity):
    """Rarity in one source: what all its figures are about tells little between them."""

    def __init__(self, rarity: Rarity, common: Iterable[str]) -> None:
        super().__init__()
        self.outer = rarity
        self._common = frozenset(common)

    def __call__(self, key: str) -> float:
        """Weight of the term ``key``."""
        weight = self.outer(key)
        return weight * _COMMON_WEIGHT if key in self._common else weight


class Called(Rarity):
    """Rarity between two claims: the words by which their sources are called tell little.

    How many other texts have a word is no matter: with that, a verdict on two would hang on all.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def __call__(self, key: str) -> float:
        """Weight of the term ``key``."""
        return _COMMON_WEIGHT if key in self._names else 1.0


class Bag(dict[str, tuple[float, int]]):
    """Terms with their weight and sign; the greater weight of a term stays."""

    __slots__ = ("_beginnings",)

    def __init__(self, held: Mapping[str, tuple[float, int]] = {}) -> None:
        super().__init__(held)
        self._beginnings = 0  # a bit for the beginning of each word; none until it is asked for

    def add(self, words: Iterable[Term], weight: float) -> None:
        """Add terms, each with its own weight times ``weight``."""
        self._beginnings = 0
        for term in words:
            w = weight * term.weight
            held = self.get(term.key)
            if held is None or held[0] < w:
                self[intern(term.key)] = _weighed(w, term.sign)

    def like(self, key: str) -> float:
        """Greatest weight of a term that is another form of the word ``key``, else 0."""
        if len(key) < SHORT or key[0] == "#":
            return 0.0
        start = key[:SHORT]
        # Mostly no word begins like it; an index of them all is as large as the bag itself.
        if not (self._beginnings or self._begin()) >> (hash(start) & _BITS) & 1:
            return 0.0
        near = ((k, weight) for k, (weight, _) in self.items() if k.startswith(start))
        return max((weight for k, weight in near if alike(key, k)), default=0.0)

    def _begin(self) -> int:
        made = 1 << _BITS + 1  # never nothing
        for held in self:
            if len(held) >= SHORT:
                made |= 1 << (hash(held[:SHORT]) & _BITS)
        self._beginnings = made
        return made


@remembered(WORDS)
def _weighed(weight: float, sign: int) -> tuple[float, int]:
    """One pair of each kind: there are few kinds, and a hundred in the bags of a claim."""
    return weight, sign


def cover(one: Bag, other: Bag, rarity: Rarity) -> float:
    """Share of the weight of ``one`` that is found in ``other``, from 0 to 1."""
    total = found = 0.0
    for key, (weight, _sign) in one.items():
        w = weight * rarity(key)
        total += w
        hit = other.get(key)
        found += w * (hit[0] if hit is not None else 0.8 * other.like(key))
    return found / total if total else 0.0
