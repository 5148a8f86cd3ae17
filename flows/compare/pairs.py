"""Which pairs of claims are worth comparing, and what a pair is.

Never all against all: two claims meet only if they share a unit and two telling words, or if one
source is credited for one value in both. In a large archive most words are in thousands of claims;
there claims meet that share two of them, or three, or four: as many as it takes for few to meet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.compare.credit import names
from flows.slots.bags import Rarity
from flows.slots.reading import CARRIED, Reading

KEYS = 16  # telling words by which a claim can be met
WORDS = 2  # telling words that two claims must share
YEAR = 5  # letters of "#2024", which tells nothing
CROWD = 150  # claims that all meet one another; if more share a word, more words are asked for
RAREST = 8  # words of a claim of which so many are asked for
DEEPEST = 4  # as many at most
NEXT = 8  # claims that each meets in line, of a crowd that shares even these
IN_COMMON = 0.3  # least part of the lesser claim's telling words, by weight, that a crowd shares


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
    stated: Reading | None = None  # the figure of a source, credited or not, that states the claim
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
    """Pairs of positions worth comparing, each once, the lower first, in order.

    Two claims meet if they share ``WORDS`` telling words, or one value of one credit. The pairs
    are many times the claims, so they are given one by one and never held together.

    Args:
        entries: the claims.
        rarity: weights of words.
        of: ids of claims one of which must be in each pair; all may be if none are given.
    """
    keys = [_keys(entry, rarity) for entry in entries]
    words: dict[tuple[str, str], list[int]] = defaultdict(list)
    values: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        dimension = _dimension(entry.claim.unit)
        for key in keys[i]:
            words[dimension, key].append(i)
        for credit in {entry.study or "", entry.source_id or "", *names(entry.credit or "")} - {""}:
            values[dimension, f"{credit}={entry.claim.value.value:g}"].append(i)
    if of is not None:
        asked = {i for i, entry in enumerate(entries) if entry.claim.id in of}
        shared = Counter(pair for members in words.values() for pair in _asked(members, asked))
        met = {pair for pair, count in shared.items() if count >= WORDS}
        met.update(pair for members in values.values() for pair in _asked(members, asked))
        return iter(sorted(met))
    return _meetings(entries, keys, words, values)


def _asked(members: Sequence[int], asked: set[int]) -> Iterator[tuple[int, int]]:
    once = dict.fromkeys(members)
    return ((min(i, j), max(i, j)) for i in once if i in asked for j in once if i != j)


def _meetings(
    entries: Sequence[Entry],
    keys: Sequence[Mapping[str, float]],
    words: Mapping[tuple[str, str], list[int]],
    values: Mapping[tuple[str, str], list[int]],
) -> Iterator[tuple[int, int]]:
    """All pairs, of each claim with those after it."""
    few: dict[int, list[list[int]]] = defaultdict(list)
    many: dict[tuple[str, str], list[int]] = {}
    for block, members in words.items():
        if len(members) > CROWD:
            many[block] = members
        else:
            _enter(few, members)
    # Of a crowd that shares even four words, those of nearly one value stand next to one another.
    line = sorted(range(len(entries)), key=lambda i: (entries[i].claim.value.value, i))
    rank = {i: at for at, i in enumerate(line)}
    common: dict[str, set[str]] = defaultdict(set)
    for dimension, word in many:
        common[dimension].add(word)
    crowded, valued = _Blocks(rank), _Blocks(rank)
    for (dimension, word), members in many.items():
        told = [[k for k in list(keys[i])[:RAREST] if k in common[dimension]] for i in members]
        for held in _divided(list(zip(members, told, strict=True)), word, 1):
            crowded.add(held)
    for members in values.values():
        once = list(dict.fromkeys(members))
        for held in _divided([(i, list(keys[i])[:RAREST]) for i in once], "", 0):
            valued.add(held)
    for i in range(len(entries)):
        shared = Counter(j for members in few.pop(i, ()) for j in members if j > i)
        met = {
            j
            for j, count in shared.items()
            if count >= WORDS or (many and _in_common(keys[i], keys[j]))
        }
        met.update(j for j in crowded.after(i) - met if _in_common(keys[i], keys[j]))
        met |= valued.after(i)
        for j in sorted(met):
            yield i, j


def _enter(blocks: dict[int, list[list[int]]], members: list[int]) -> None:
    if len(members) > 1:
        for i in members:
            blocks[i].append(members)


def _divided(members: list[tuple[int, list[str]]], after: str, deep: int) -> Iterator[list[int]]:
    """Blocks of a crowd by further words, of which each claim has a list, in their own order."""
    if len(members) <= CROWD or deep == DEEPEST:
        yield [i for i, _ in members]
        return
    parts: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for member in members:
        for word in member[1]:
            if word > after:
                parts[word].append(member)
    for word, held in parts.items():
        if len(held) > 1:
            yield from _divided(held, word, deep + 1)


class _Blocks:
    """Claims that meet: in small blocks all of them, in large ones each with the next in line."""

    def __init__(self, rank: Mapping[int, int]) -> None:
        self._rank = rank
        self._small: dict[int, list[list[int]]] = defaultdict(list)
        self._near: dict[int, set[int]] = defaultdict(set)

    def add(self, members: list[int]) -> None:
        """Enter a block."""
        if len(members) <= CROWD:
            _enter(self._small, members)
            return
        line = sorted(members, key=self._rank.__getitem__)
        for at, one in enumerate(line):
            for other in line[at + 1 : at + 1 + NEXT]:
                self._near[min(one, other)].add(max(one, other))

    def after(self, i: int) -> set[int]:
        """Claims after ``i`` that meet it; asked once, it is forgotten then."""
        met = self._near.pop(i, set())
        met.update(j for members in self._small.pop(i, ()) for j in members if j > i)
        return met


def _in_common(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two claims share ``WORDS`` words, and so much of what one of them tells."""
    shared = one.keys() & other.keys()
    return len(shared) >= WORDS and sum(one[key] for key in shared) >= IN_COMMON * min(
        sum(one.values()), sum(other.values())
    )


def _keys(entry: Entry, rarity: Rarity) -> dict[str, float]:
    """The beginnings of a claim's telling words, the rarest first, with their weights."""
    words: dict[str, float] = {}
    for text in entry.texts:
        for key, (weight, _) in text.own.items():
            if weight >= CARRIED or (key[0] == "#" and len(key) != YEAR):
                words[key[:5]] = max(words.get(key[:5], 0.0), rarity(key))
    return {k: words[k] for k in sorted(words, key=lambda k: (-words[k], k))[:KEYS]}


def _dimension(unit: str) -> str:
    """Units that are never the same statistic fall into different blocks."""
    return unit.split(":", maxsplit=1)[0] if unit.startswith(("currency", "duration")) else unit
