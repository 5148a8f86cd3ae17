"""Blocks of claims that meet one another: held as numbers, two for each claim of a block."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

DEEPEST = 4  # as many words at most are asked for
NEXT = 8  # claims that each meets in line, of a crowd that shares even these

Member = tuple[int, Sequence[int]]  # a claim, and its words


def once(members: Iterable[int]) -> list[int]:
    """Members without repetitions, in order."""
    return list(dict.fromkeys(members))


def divided(members: list[Member], after: int, deep: int, crowd: int) -> Iterator[list[int]]:
    """Blocks of a crowd by further words, of which each claim has a list, in their own order.

    Args:
        members: the crowd.
        after: the last word that they share.
        deep: how many words they share.
        crowd: as many are not divided.
    """
    if len(members) <= crowd or deep == DEEPEST:
        yield [i for i, _ in members]
        return
    parts: dict[int, list[Member]] = defaultdict(list)
    for member in members:
        for word in member[1]:
            if word > after:
                parts[word].append(member)
    for word, held in parts.items():
        if len(held) > 1:
            yield from divided(held, word, deep + 1, crowd)


class Blocks:
    """Claims that meet: in small blocks all of them, in large ones each with the next in line."""

    def __init__(self, rank: Sequence[int], crowd: int) -> None:
        """Begin without blocks.

        Args:
            rank: place of each claim in line.
            crowd: claims of the largest block in which all meet.
        """
        self._rank, self._crowd = rank, crowd
        self._members = array("I")  # of all small blocks, one after the other
        self._ends = array("Q", [0])
        self._near = array("I"), array("I")  # of large ones: the lower, the higher
        self._blocks_of = self._next_of = (array("Q"), array("I"))

    def add(self, members: list[int]) -> None:
        """Add a block."""
        if len(members) <= self._crowd:
            if len(members) > 1:
                self._members.extend(members)
                self._ends.append(len(self._members))
            return
        line = sorted(members, key=self._rank.__getitem__)
        for at, one in enumerate(line):
            for other in line[at + 1 : at + 1 + NEXT]:
                self._near[0].append(min(one, other))
                self._near[1].append(max(one, other))

    def closed(self) -> Blocks:
        """The same, ready to be asked; nothing can be added any more."""
        size = len(self._rank)
        blocks = (at for at in range(len(self._ends) - 1) for _ in self._range(at))
        self._blocks_of = _by_key(size, self._members, blocks)
        self._next_of = _by_key(size, *self._near)
        self._near = array("I"), array("I")
        return self

    def after(self, i: int) -> set[int]:
        """Claims after ``i`` that meet it."""
        met = set(_held(self._next_of, i))
        for block in _held(self._blocks_of, i):
            met.update(j for j in self._members[self._ends[block] : self._ends[block + 1]] if j > i)
        return met

    def _range(self, block: int) -> range:
        return range(self._ends[block], self._ends[block + 1])


Lists = tuple["array[int]", "array[int]"]  # where the list of each number ends, and the lists


def _by_key(size: int, keys: Sequence[int], values: Iterable[int]) -> Lists:
    """Values by their keys, which are numbers below ``size``."""
    ends = array("Q", bytes(8 * (size + 1)))
    for key in keys:
        ends[key + 1] += 1
    for at in range(size):
        ends[at + 1] += ends[at]
    free = array("Q", ends)
    lists = array("I", bytes(array("I").itemsize * len(keys)))
    for key, value in zip(keys, values, strict=True):
        lists[free[key]] = value
        free[key] += 1
    return ends, lists


def _held(lists: Lists, key: int) -> array[int]:
    ends, values = lists
    return values[ends[key] : ends[key + 1]]
