"""Figures of sources, and the claims that state them."""

from __future__ import annotations

from array import array
from collections.abc import Collection


class Figures:
    """Which figure each claim states: numbers, 0 for none."""

    def __init__(self) -> None:
        """Begin without claims."""
        self._numbers: dict[str | None, int] = {None: 0}
        self._stated = array("I")
        self._first: dict[str | None, int] = {}
        self._gone: set[int] = set()

    def add(self, figure: str | None) -> None:
        """Add a claim with the figure that it states: the next position is its."""
        self._first.setdefault(figure, len(self._stated))
        self._stated.append(self._number(figure))

    def gone(self, figure: str | None) -> None:
        """Note what a claim stated that stood before."""
        self._gone.add(self._number(figure))

    def first(self, figure: str | None) -> int:
        """Position of the first claim that states a figure."""
        return self._first[figure]

    def touched(self, changed: Collection[int]) -> set[int]:
        """Positions of claims that state what one of these states, or one that is gone did."""
        touched = (self._gone | {self._stated[at] for at in changed}) - {0}
        return {at for at, figure in enumerate(self._stated) if figure in touched}

    def _number(self, figure: str | None) -> int:
        return self._numbers.setdefault(figure, len(self._numbers))
