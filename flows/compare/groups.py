"""Groups of positions that are joined, two at a time: a number for each, whatever is joined."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator


class Groups:
    """Positions from 0, each a group by itself until it is joined with another."""

    def __init__(self, size: int) -> None:
        """Begin with so many."""
        self._root = array("I", range(size))

    def join(self, one: int, other: int) -> None:
        """Make the groups of two positions one."""
        a, b = self.first(one), self.first(other)
        self._root[max(a, b)] = min(a, b)

    def __iter__(self) -> Iterator[list[int]]:
        """Positions of each group in order, the groups in the order of their first."""
        joined: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._root)):
            first = self.first(at)
            if first != at:
                joined[first].append(at)
        for at in range(len(self._root)):
            if self.first(at) == at:
                yield [at, *joined.get(at, ())]

    def roots(self) -> array[int]:
        """First position of the group of each."""
        return array("I", map(self.first, range(len(self._root))))

    def first(self, at: int) -> int:
        """The first position of the group of a position."""
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at
