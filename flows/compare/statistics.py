"""Statistics: claims that assert the same thing, found across wordings and articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Protocol

from flows.compare.agreement import Agreement, agree
from flows.compare.entries import Entries
from flows.compare.groups import Groups
from flows.compare.pairs import Entry, Meetings
from flows.compare.sameness import Sameness, judge, one_credit, worth_telling
from flows.compare.settling import Settling

Row = Mapping[str, Any]
Judged = tuple[str, str, Sameness, Agreement]  # ids of a pair, and what was found of it


class Held(Protocol):
    """What a run keeps of its claims and pairs: a list, in memory or elsewhere."""

    def append(self, item: Any, /) -> None:
        """Put an item behind the others."""

    def __getitem__(self, at: int, /) -> Any:
        """The item there."""

    def __iter__(self) -> Iterator[Any]:
        """All items, in order."""

    def __len__(self) -> int:
        """How many there are."""


def group(
    claims: Iterable[Row],
    citations: Iterable[Row],
    sources: Iterable[Row],
    observations: Iterable[Row],
    support: Iterable[Row],
    *,
    of: Collection[str] | None = None,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Group claims (and the observations that support them) into statistics.

    Args:
        claims: rows of schemas.Claims.
        citations: of schemas.Citations.
        sources: of schemas.Sources.
        observations: of schemas.Observations.
        support: of schemas.Support.
        of: ids of the claims that are asked about, where the others only stand beside them and
            need not be compared with one another; all if none are given.

    Returns:
        Rows of schemas.Statistics, StatisticMembers and Comparisons. Compared are
        pairs that share a unit and a telling word; kept are those that are the same statistic,
        the same figure with another meaning, or a near miss.
    """
    grouping = Grouping(sources, observations)
    grouping.add(claims, citations, support)
    compared = sorted(grouping.compare(of), key=lambda row: (row["left_id"], row["right_id"]))
    made = list(grouping.statistics())
    return [row for row, _ in made], [row for _, rows in made for row in rows], compared


class Grouping:
    """Takes claims in, article by article, then compares them and groups them.

    What is long lies in ``Held``; of each claim only some numbers are in memory.
    """

    def __init__(
        self,
        sources: Iterable[Row],
        observations: Iterable[Row],
        hold: Callable[[], Held] = list,
    ) -> None:
        """Begin without claims.

        Args:
            sources: rows of schemas.Sources.
            observations: rows of schemas.Observations, of the figures that claims rest on.
            hold: makes an empty ``Held``.
        """
        self._made = Entries(sources, observations)
        self._entries = hold()
        self._judged = hold()
        self._meetings = Meetings()
        self._settling = Settling()
        self._groups = Groups(0)

    def add(self, claims: Iterable[Row], citations: Iterable[Row], support: Iterable[Row]) -> None:
        """Take claims in.

        Args:
            claims: rows of schemas.Claims, all those of an article together.
            citations: of schemas.Citations, of these claims.
            support: of schemas.Support, of these claims.
        """
        for entry in self._made.of(claims, citations, support):
            self._meetings.add(entry)
            self._settling.add(entry.claim)
            entry.stated = None
            self._entries.append(entry)

    def compare(self, of: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
        """Rows of schemas.Comparisons, of all claims that were taken in.

        Args:
            of: ids of the claims that are asked about; all if none are given.
        """
        asked = None
        if of is not None:
            asked = {at for at, entry in enumerate(self._entries) if entry.claim.id in of}
        # Most pairs that meet have little to do with each other: nothing of them is held.
        for i, j in self._meetings.pairs(asked):
            one, other = self._entry(i), self._entry(j)
            found = judge(one, other)
            if worth_telling(one, other, found):
                self._settling.note(i, j, found)
                self._judged.append(_compared(one, other, found))
        self._groups = Groups(len(self._entries))
        settled = zip(self._judged, self._settling.settled(), strict=True)
        for (left_id, right_id, found, values), (i, j, undrifted, repeated) in settled:
            if (undrifted or repeated) and found.drift is not None:
                found.parts["drifted"], found.drift = found.drift, None
            if repeated:
                found.same = False
                found.parts["apart"] = "repeated beside it"
            if found.same:
                self._groups.join(i, j)
            yield _comparison(left_id, right_id, found, values)

    def statistics(self) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """Rows of schemas.Statistics, each with its rows of schemas.StatisticMembers.

        Comes after ``compare``.
        """
        taken: set[str] = set()
        for members in self._groups:
            yield _statistic([self._entry(at) for at in members], taken)

    def _entry(self, at: int) -> Entry:
        return self._made.whole(self._entries[at])


def _compared(one: Entry, other: Entry, found: Sameness) -> Judged:
    if one.claim.id > other.claim.id:
        one, other = other, one
    values = agree(
        one.claim.value,
        other.claim.value,
        sizes=(one.n, other.n),
        design_effects=(one.design_effect, other.design_effect),
        one_study=one_credit(one, other) or not (_credited(one) or _credited(other)),
    )
    return one.claim.id, other.claim.id, found, values


def _comparison(left_id: str, right_id: str, found: Sameness, values: Agreement) -> dict[str, Any]:
    parts = found.parts | ({"z": round(values.z, 2)} if values.z is not None else {})
    return {
        "left_id": left_id,
        "right_id": right_id,
        "same": found.same,
        "score": found.score,
        "parts": json.dumps(parts),
        "relation": values.relation,
        "noise_n": values.noise_n,
        "same_words": found.drift is not None,
        "drift": found.drift,
    }


def _credited(entry: Entry) -> bool:
    return bool(entry.source_id or entry.credit)


def _statistic(held: list[Entry], taken: set[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A statistic and its members; the figures of sources among them are ``taken`` then."""
    ids = sorted(e.claim.id for e in held)
    statistic_id = blake2b("\n".join(ids).encode(), digest_size=8).hexdigest()
    rows = [{"statistic_id": statistic_id, "member_id": i, "member_type": "claim"} for i in ids]
    for figure in sorted({e.stated.id for e in held if e.stated is not None} - taken):
        taken.add(figure)
        rows.append(
            {"statistic_id": statistic_id, "member_id": figure, "member_type": "observation"}
        )
    first = held[0].claim
    origins = {e.study or e.source_id or e.credit for e in held} - {None}
    row = {
        "statistic_id": statistic_id,
        "label": first.statement or first.quote or first.figure,
        "unit": first.unit,
        "population": next((e.claim.population for e in held if e.claim.population), None),
        "period": next((e.claim.period for e in held if e.claim.period), None),
        "members": len(rows),
        "origins": len(origins),
    }
    return row, rows
