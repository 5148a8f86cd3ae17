"""What was found of pairs before, of which neither claim has changed since: it is found still.

A verdict rests on two claims alone. Which pairs meet rests on all: in a crowd that has grown some
meet no more, and where claims have gone others meet that did not. So what was found is kept of
pairs that meet now; and of those that share what one shares that has gone, nothing is taken as
known.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

SAME, REPEATED, DRIFTED, BESIDE, UNDRIFTED = 1, 2, 4, 8, 16
KEPT = 32  # nobody has judged the pair now


@dataclass(slots=True)
class Kept:
    """Pairs of positions in order, the lower first, with bits for what was found of each.

    ``changed`` are positions of claims of which nothing is kept.
    """

    left: Sequence[int] = field(default_factory=lambda: array("I"))
    right: Sequence[int] = field(default_factory=lambda: array("I"))
    found: Sequence[int] = field(default_factory=lambda: array("B"))
    changed: Collection[int] = frozenset()

    def beside(self, met: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Pairs that meet, in order, each with what was found of it; 0 if nothing was told."""
        at, size = 0, len(self.left)
        for i, j in met:
            while at < size and (self.left[at], self.right[at]) < (i, j):
                at += 1
            here = at < size and self.left[at] == i and self.right[at] == j
            yield i, j, self.found[at] | KEPT if here else 0
