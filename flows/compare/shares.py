"""Shares by who is credited: where so many are quoted, some are equal by chance."""

from __future__ import annotations

from collections import defaultdict

from flows.compare.pairs import Entry

CROWD = 12  # different shares of one source, from which on two are often equal by chance


class Shares:
    """The shares that claims give."""

    def __init__(self) -> None:
        """Begin without claims."""
        self._of: dict[str, set[float]] = defaultdict(set)

    def add(self, entry: Entry) -> None:
        """Add a claim."""
        credit = credit_of(entry)
        if credit is not None:
            self._of[credit].add(entry.claim.value.value)

    def crowded(self, entry: Entry) -> bool:
        """Whether a claim is one of so many."""
        credit = credit_of(entry)
        return credit is not None and len(self._of[credit]) >= CROWD


def credit_of(entry: Entry) -> str | None:
    """Who is credited for a share; null for other figures."""
    if entry.claim.unit != "percent":
        return None
    return entry.study or entry.source_id or entry.credit
