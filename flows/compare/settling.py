"""What a better partner explains: taken back when all pairs are judged.

Where a claim is repeated beside others ("174% for shops, 121% for tools", in the teaser and
in the text), its partner is the repetition, not the neighbours of the repetition.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.slots.reading import Reading

# What was found of a pair, and how it is to be taken in the end.
SAME, REPEATED, DRIFTED, BESIDE, UNDRIFTED = 1, 2, 4, 8, 16
KEPT = 32  # found by a run before; nobody has judged the pair now


class Settling:
    """Claims and pairs as numbers: where a claim stands, and what was found of a pair."""

    def __init__(
        self,
        file: Sequence[int],
        quote: Sequence[int],
        group: Sequence[int],
        table: Sequence[int],
    ) -> None:
        """Begin without pairs.

        Args:
            file: hash of the article, of each claim by its position.
            quote: of the sentence.
            group: of the group it is in; 0 for none.
            table: of the table that it is a cell of; 0 for none.
        """
        self._file, self._quote, self._group, self._table = file, quote, group, table
        self._left, self._right, self._found = array("I"), array("I"), array("B")

    def note(self, i: int, j: int, found: int) -> None:
        """Note a pair that is worth telling, with bits for what was found of it."""
        self._left.append(i)
        self._right.append(j)
        self._found.append(found)

    def settled(self) -> Iterator[tuple[int, int, int, int]]:
        """Each pair, what was noted of it, and bits for how it is to be taken in the end.

        ``UNDRIFTED``: it did not drift after all. ``BESIDE``: one only repeats what stands beside
        the other.
        """
        repeated, drifts = self._partners(REPEATED), self._partners(DRIFTED)
        for i, j, found in zip(self._left, self._right, self._found, strict=True):
            if found & REPEATED:
                yield i, j, found, 0
                continue
            both = (i, j), (j, i)
            # it may repeat either of two items of a table
            undrifted = any(
                k != other and self._siblings(k, other)
                for one, other in both
                for k in drifts.get(one, ())
            )
            beside = any(
                self._neighbours(k, other) for one, other in both for k in repeated.get(one, ())
            )
            taken_back = bool(found & DRIFTED) and (undrifted or beside)
            yield i, j, found, UNDRIFTED * taken_back | BESIDE * beside

    def _partners(self, kind: int) -> dict[int, Sequence[int]]:
        made: dict[int, array[int]] = defaultdict(lambda: array("I"))
        for i, j, found in zip(self._left, self._right, self._found, strict=True):
            if found & kind:
                made[i].append(j)
                made[j].append(i)
        return dict(made)

    def _neighbours(self, one: int, other: int) -> bool:
        if one == other or self._file[one] != self._file[other]:
            return False
        return self._quote[one] == self._quote[other] or self._siblings(one, other)

    def _siblings(self, one: int, other: int) -> bool:
        """As ``sameness.siblings``, of positions."""
        if self._file[one] != self._file[other]:
            return False
        return any(
            held[one] != 0 and held[one] == held[other] for held in (self._group, self._table)
        )


def places(claims: Sequence[Reading]) -> Settling:
    """Claims by position, without pairs."""
    groups = (claim.row.get("group_id") for claim in claims)
    cells = (claim.row.get("block_kind") == "cell" for claim in claims)
    return Settling(
        [hash(claim.file) for claim in claims],
        [hash(claim.quote) for claim in claims],
        [hash(group) if group else 0 for group in groups],
        [
            hash(("cell", claim.heading)) if cell else 0
            for claim, cell in zip(claims, cells, strict=True)
        ],
    )
