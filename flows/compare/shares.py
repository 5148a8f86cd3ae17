"""Shares by who is credited: where so many are quoted, some are equal by chance."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection

from flows.compare.pairs import Entry

CROWD = 12  # different shares of one source, from which on two are often equal by chance


class Shares:
    """The shares that claims give, those that stand now and those that are gone."""

    def __init__(self) -> None:
        """Begin without claims."""
        self._now: dict[str, set[float]] = defaultdict(set)
        self._gone: dict[str, set[float]] = defaultdict(set)
        self._numbers: dict[str | None, int] = {None: 0}  # of those who are credited
        self._credit = array("I")  # of each claim; 0 if it is no share
        self._value = array("d")

    def add(self, entry: Entry) -> None:
        """Add a claim: the next position is its."""
        credit = _credit(entry)
        self._credit.append(self._numbers.setdefault(credit, len(self._numbers)))
        self._value.append(entry.claim.value.value)
        if credit is not None:
            self._now[credit].add(entry.claim.value.value)

    def gone(self, entry: Entry) -> None:
        """Note a claim that stood before."""
        credit = _credit(entry)
        if credit is not None:
            self._gone[credit].add(entry.claim.value.value)

    def crowded(self, entry: Entry) -> bool:
        """Whether a claim is one of so many."""
        credit = _credit(entry)
        return credit is not None and len(self._now[credit]) >= CROWD

    def turned(self, changed: Collection[int]) -> set[int]:
        """Positions of claims that are crowded now and were not before, or the other way.

        Args:
            changed: positions of claims that did not stand so before.
        """
        touched = {self._credit[at] for at in changed}
        touched |= {self._numbers[credit] for credit in self._gone if credit in self._numbers}
        touched.discard(0)
        before: dict[int, set[float]] = defaultdict(set)
        for credit, values in self._gone.items():
            before[self._numbers.get(credit, 0)] |= values
        for at, number in enumerate(self._credit):
            if number in touched and at not in changed:
                before[number].add(self._value[at])
        names = {number: name for name, number in self._numbers.items()}
        flipped = {
            number
            for number in touched
            if (len(before[number]) >= CROWD) != (len(self._now[names[number] or ""]) >= CROWD)
        }
        return {at for at, number in enumerate(self._credit) if number in flipped}


def _credit(entry: Entry) -> str | None:
    """Who is credited for a share; null for other figures."""
    if entry.claim.unit != "percent":
        return None
    return entry.study or entry.source_id or entry.credit
