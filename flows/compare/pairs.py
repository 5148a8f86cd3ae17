"""Which pairs of claims are worth comparing, and what a pair is.

Never all against all: two claims meet only if they share a unit and two telling words, or if one
source is credited for one value in both. In a large archive most words are in thousands of claims;
there claims meet that share two of them, or three, or four: as many as it takes for few to meet.

Of a claim some numbers are held, not its words: an archive has millions of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from flows.compare.apart import Traits, never_one, traits
from flows.compare.blocks import Blocks, divided, once
from flows.compare.credit import acronyms
from flows.remembered import remembered
from flows.slots.bags import Bag
from flows.slots.reading import CARRIED, Reading
from flows.slots.words import everyday

KEYS = 16  # telling words by which a claim can be met
WORDS = 2  # telling words that two claims must share
YEAR = 5  # letters of "#2024", which tells nothing
CROWD = 50  # claims that all meet one another; if more share a word, more words are asked for
FIRST = 8  # words of a claim of which so many are asked for
RARE, EVERYDAY = 10, 7  # weights of words; the latter stand in the tables of the language
IN_COMMON = 3  # tenths of the lesser claim's telling words, by weight, that a crowd shares


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
    leaning: Reading | None = None  # the claim with the words of the one before, if it needs them
    outcome: str | None = None
    candidates: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # words of the source's title and of who published it
    asked: Bag = field(default_factory=Bag)  # words for whom the source's survey asked
    crowded: bool = False  # so many shares are quoted of its source that some may well be equal
    states: str | None = None  # id of ``stated``
    traits: Traits = field(init=False)

    def __post_init__(self) -> None:
        """Look at the claim once, however many it meets."""
        self.traits = traits(self.claim)

    @property
    def texts(self) -> tuple[Reading, ...]:
        """The claim, what it leaves to the one before, and the source's own words for it."""
        return tuple(text for text in (self.claim, self.leaning, self.stated) if text is not None)


class Meetings:
    """Finds the pairs of claims worth comparing.

    Two claims meet if they share ``WORDS`` telling words, or one value of one credit; not those
    of two articles that are apart by what each says of itself.
    """

    def __init__(self) -> None:
        """Begin without claims."""
        self._numbers: dict[str, int] = {}  # of words, in the order they were met
        self._words = array("I")  # of all claims, one after the other, the rarest first
        self._weights = array("B")
        self._ends = array("Q", [0])  # where the words of each claim end
        self._sums = array("I")  # of the weights of each claim
        self._dimensions: dict[str, int] = {}
        self._dimension = array("I")  # of each claim
        self._values = array("d")
        self._files: dict[str, int] = {}
        self._file = array("I")
        self._stated: dict[str, int] = {"": 0}  # numbers of figures of sources
        self._states = array("I")
        self._traits: dict[Traits, int] = {}
        self._trait = array("I")
        self._called: list[frozenset[str]] = []  # value and credit: its name; and its acronyms
        self._credited: list[frozenset[str]] = []
        # Claims by what must be shared: a number as long as there is one, most there are of values.
        self._of_value: dict[str, int | array[int]] = {}

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._values)

    def add(self, entry: Entry) -> None:
        """Add a claim: the next position is its."""
        at = len(self)
        told = keys(entry)
        self._words.extend(_number(self._numbers, word) for word in told)
        self._weights.extend(told.values())
        self._ends.append(len(self._words))
        self._sums.append(sum(told.values()))
        self._dimension.append(_number(self._dimensions, dimension_of(entry.claim.unit)))
        self._values.append(entry.claim.value.value)
        self._file.append(_number(self._files, entry.claim.file))
        self._states.append(_number(self._stated, entry.states or ""))
        self._trait.append(_number(self._traits, entry.traits))
        called, short = credited_values(entry)
        self._called.append(frozenset(called))
        self._credited.append(frozenset((*called, *short)))
        for value in (*called, *short):
            held = self._of_value.get(value)
            if held is None:
                self._of_value[value] = at
            elif isinstance(held, int):
                self._of_value[value] = array("I", [held, at])
            else:
                held.append(at)

    def pairs(self, of: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
        """Pairs of positions worth comparing, each once, the lower first, in order.

        They are many times the claims, so they are given one by one and never held together.

        Args:
            of: positions of claims one of which must be in each pair; all may be if none are given.
        """
        self._in_order()
        words: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("I"))
        for i in range(len(self)):
            for word in self._told(i):
                words[self._dimension[i], word].append(i)
        values = [held for held in self._of_value.values() if not isinstance(held, int)]
        if of is not None:
            shared = Counter(pair for members in words.values() for pair in _asked(members, of))
            met = {pair for pair, count in shared.items() if count >= WORDS}
            met.update(pair for members in values for pair in _asked(members, of))
            told = list(self._traits)
            return ((i, j) for i, j in sorted(met) if not self._apart(told, i, j))
        return self._meetings(words, values)

    def _in_order(self) -> None:
        """Number the words as they stand in the alphabet: crowds are divided in that order."""
        rank = array("I", bytes(self._words.itemsize * len(self._numbers)))
        for at, word in enumerate(sorted(self._numbers)):
            rank[self._numbers[word]] = at
            self._numbers[word] = at
        for at, number in enumerate(self._words):
            self._words[at] = rank[number]

    def _told(self, i: int) -> Sequence[int]:
        """Words of a claim, the most telling first."""
        return self._words[self._ends[i] : self._ends[i + 1]]

    def _weighed(self, i: int) -> Sequence[int]:
        return self._weights[self._ends[i] : self._ends[i + 1]]

    def _meetings(
        self, words: dict[tuple[int, int], array[int]], values: list[array[int]]
    ) -> Iterator[tuple[int, int]]:
        """All pairs, of each claim with those after it."""
        many = {block: words[block] for block in words if len(words[block]) > CROWD}
        crowded, valued = self._crowds(many), self._valued(values)
        of_traits = list(self._traits)
        for i in range(len(self)):
            shared: Counter[int] = Counter()
            for word in self._told(i):
                members = words[self._dimension[i], word]
                if len(members) <= CROWD:
                    shared.update(members[bisect_right(members, i) :])
            told = dict(zip(self._told(i), self._weighed(i), strict=True))
            met = {
                j
                for j, count in shared.items()
                if count >= WORDS or (many and self._in_common(told, i, j))
            }
            met.update(j for j in crowded.after(i) - met if self._in_common(told, i, j))
            met |= valued.after(i)
            for j in sorted(met):
                if not self._apart(of_traits, i, j):
                    yield i, j

    def _apart(self, of_traits: Sequence[Traits], i: int, j: int) -> bool:
        """Whether two claims are of two articles, and apart by what each says of itself."""
        if self._trait[i] == self._trait[j] or self._file[i] == self._file[j]:
            return False
        if self._states[i] and self._states[i] == self._states[j]:
            return False
        if any(not self._called[a].isdisjoint(self._credited[b]) for a, b in ((i, j), (j, i))):
            return False  # one figure of one source may have another meaning
        return never_one(of_traits[self._trait[i]], of_traits[self._trait[j]])

    def _line(self) -> array[int]:
        """Place of each claim where those of nearly one value stand next to one another."""
        rank = array("I", bytes(self._words.itemsize * len(self)))
        for at, i in enumerate(sorted(range(len(self)), key=self._values.__getitem__)):
            rank[i] = at
        return rank

    def _crowds(self, many: dict[tuple[int, int], array[int]]) -> Blocks:
        """Claims that meet by words which many share."""
        blocks = Blocks(self._line(), CROWD)
        for (dimension, word), members in many.items():
            told = (
                (i, [k for k in self._told(i)[:FIRST] if (dimension, k) in many]) for i in members
            )
            for held in divided(list(told), word, 1, CROWD):
                blocks.add(held)
        return blocks.closed()

    def _valued(self, values: list[array[int]]) -> Blocks:
        """Claims that meet by one value of one credit."""
        blocks = Blocks(self._line(), CROWD)
        for members in values:
            told = [(i, self._told(i)[:FIRST]) for i in once(members)]
            for held in divided(told, -1, 0, CROWD):
                blocks.add(held)
        return blocks.closed()

    def _in_common(self, told: Mapping[int, int], i: int, j: int) -> bool:
        return in_common(told, self._told(j), min(self._sums[i], self._sums[j]))


def in_common(told: Mapping[int, int], words: Iterable[int], least: int) -> bool:
    """Whether two claims share ``WORDS`` words, and so much of what one of them tells.

    Args:
        told: words of one with their weights.
        words: those of the other.
        least: weight of all words of the claim that tells less.
    """
    shared = [told[word] for word in words if word in told]
    return len(shared) >= WORDS and 10 * sum(shared) >= IN_COMMON * least


def _asked(members: Sequence[int], asked: Collection[int]) -> Iterator[tuple[int, int]]:
    held = once(members)
    return ((min(i, j), max(i, j)) for i in held if i in asked for j in held if i != j)


def keys(entry: Entry) -> dict[str, int]:
    """The beginnings of a claim's telling words, the most telling first, with their weights."""
    words: dict[str, int] = {}
    for text in entry.texts:
        for key, (weight, _) in text.own.items():
            if weight >= CARRIED or (key[0] == "#" and len(key) != YEAR):
                words[key[:5]] = max(words.get(key[:5], 0), _telling(key))
    return {k: words[k] for k in sorted(words, key=lambda k: (-words[k], k))[:KEYS]}


@remembered(1 << 14)
def _telling(key: str) -> int:
    return EVERYDAY if everyday(key) else RARE


def _number(numbers: dict[Any, int], key: Any) -> int:
    """The number of a key; those that are new get the next."""
    return numbers.setdefault(key, len(numbers))


def credited_values(entry: Entry) -> tuple[list[str], list[str]]:
    """A claim's value with each name of who is credited for it, and then each acronym; hashes."""
    name = (entry.credit or "").partition("|")[0]
    told = f"{dimension_of(entry.claim.unit)}\x1f{entry.claim.value.value:g}\x1f"
    called = {entry.study or "", entry.source_id or "", name} - {""}
    short = acronyms(name) - called
    made = (
        sorted(blake2b((told + one).encode(), digest_size=8).hexdigest() for one in some)
        for some in (called, short)
    )
    return next(made), next(made)


def dimension_of(unit: str) -> str:
    """Units that are never the same statistic fall into different blocks."""
    return unit.split(":", maxsplit=1)[0] if unit.startswith(("currency", "duration")) else unit
