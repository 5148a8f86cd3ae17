"""Statistics: claims that assert the same thing, found across wordings and articles."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Protocol

from flows.compare.agreement import Agreement, agree
from flows.compare.entries import Entries
from flows.compare.figures import Figures
from flows.compare.groups import Groups
from flows.compare.kept import BESIDE, DRIFTED, KEPT, REPEATED, SAME, UNDRIFTED, Kept
from flows.compare.pairs import Entry, Meetings
from flows.compare.sameness import Sameness, judge, one_credit, worth_telling
from flows.compare.settling import Settling
from flows.compare.shares import Shares

BESIDE_IT = "repeated beside it"

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
        self.made = Entries(sources, observations)
        self._entries = hold()
        self._judged = hold()
        self._meetings = Meetings()
        self._shares = Shares()
        self._settling = Settling()
        self._figures = Figures()
        self._groups = Groups(0)
        self.standing = array("I"), array("I")  # pairs of which what was found stands, when told

    def add(
        self, claims: Iterable[Row], citations: Iterable[Row], support: Iterable[Row]
    ) -> list[str]:
        """Take claims in.

        Args:
            claims: rows of schemas.Claims, all those of an article together.
            citations: of schemas.Citations, of these claims.
            support: of schemas.Support, of these claims.

        Returns:
            Ids of the claims that are compared; the next positions are theirs.
        """
        ids = []
        for entry in self.made.of(claims, citations, support):
            ids.append(entry.claim.id)
            self._meetings.add(entry)
            self._shares.add(entry)
            self._settling.add(entry.claim)
            self._figures.add(entry.states)
            entry.stated = None
            self._entries.append(entry)
        return ids

    def gone(self, entry: Entry) -> None:
        """Note a claim as it was when it was compared last: it has gone since, or changed."""
        self._meetings.gone(entry)
        self._shares.gone(entry)
        self._figures.gone(entry.states)

    def compare(
        self, of: Collection[str] | None = None, kept: Kept | None = None
    ) -> Iterator[dict[str, Any]]:
        """Rows of schemas.Comparisons, of all claims that were taken in.

        Args:
            of: ids of the claims that are asked about; all if none are given.
            kept: what was found before. Rows of pairs of which it stands are not made; the pairs
                are in ``standing`` then.
        """
        asked = None
        if of is not None:
            asked = {at for at, entry in enumerate(self._entries) if entry.claim.id in of}
        # Most pairs that meet have little to do with each other: nothing of them is held.
        for i, j, known in self._met(asked, kept):
            if known is not None:
                if known:
                    self._settling.note(i, j, known)
                continue
            one, other = self._entry(i), self._entry(j)
            found = judge(one, other)
            if worth_telling(one, other, found):
                self._settling.note(i, j, _bits(found))
                self._judged.append(_compared(one, other, found))
        self._groups = Groups(len(self._entries))
        judged = iter(self._judged)
        for i, j, noted, settled in self._settling.settled():
            if noted & KEPT and noted & (BESIDE | UNDRIFTED) == settled:
                self.standing[0].append(i)
                self.standing[1].append(j)
                same = bool(noted & SAME)
            else:
                left_id, right_id, found, values = (
                    self._again(i, j) if noted & KEPT else next(judged)
                )
                _settle(found, settled)
                same = found.same
                yield _comparison(left_id, right_id, found, values)
            if same:
                self._groups.join(i, j)

    def _met(
        self, asked: Collection[int] | None, kept: Kept | None
    ) -> Iterator[tuple[int, int, int | None]]:
        """Pairs that meet, in order, with what is known of them; null if they are to be judged."""
        met = self._meetings.pairs(asked)
        if kept is None:
            yield from ((i, j, None) for i, j in met)
            return
        changed = set(kept.changed) | self._shares.turned(kept.changed)
        for i, j, known in kept.beside(met):
            fresh = i in changed or j in changed or self._meetings.unsettled(i, j)
            yield i, j, None if fresh else known

    def _again(self, i: int, j: int) -> Judged:
        one, other = self._entry(i), self._entry(j)
        return _compared(one, other, judge(one, other))

    def statistics(
        self, standing: Collection[int] = ()
    ) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """Rows of schemas.Statistics, each with its rows of schemas.StatisticMembers.

        Comes after ``compare``.

        Args:
            standing: first positions of groups of which none are to be made.
        """
        for members in self._groups:
            if members[0] in standing:
                continue
            held = [self._entry(at) for at in members]
            # A figure of a source is a member where the first claim that states it is.
            stated = {entry.states for entry in held} - {None}
            figures = [
                figure
                for figure in sorted(stated, key=str)
                if self._groups.first(self._figures.first(figure)) == members[0]
            ]
            yield _statistic(held, [str(figure) for figure in figures])

    def roots(self) -> array[int]:
        """First position of the group of each claim."""
        return array("I", map(self._groups.first, range(len(self._entries))))

    def retold(self, changed: Collection[int]) -> set[int]:
        """Positions of claims that changed, or state what one states that did, or that has gone."""
        return set(changed) | self._figures.touched(changed)

    def _entry(self, at: int) -> Entry:
        entry = self.made.whole(self._entries[at])
        entry.crowded = self._shares.crowded(entry)
        return entry


def _bits(found: Sameness) -> int:
    repeated = found.same and found.parts.get("value") == "exact"
    return SAME * found.same | REPEATED * repeated | DRIFTED * (found.drift is not None)


def _settle(found: Sameness, settled: int) -> None:
    """Take back what a better partner explains."""
    if settled & UNDRIFTED:
        found.parts["drifted"], found.drift = found.drift, None
    if settled & BESIDE:
        found.same = False
        found.parts["apart"] = BESIDE_IT


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


def _statistic(
    held: list[Entry], figures: Iterable[str]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A statistic and its members: claims, and figures of sources."""
    ids = sorted(e.claim.id for e in held)
    statistic_id = blake2b("\n".join(ids).encode(), digest_size=8).hexdigest()
    rows = [
        {"statistic_id": statistic_id, "member_id": i, "member_type": kind}
        for kind, members in (("claim", ids), ("observation", figures))
        for i in members
    ]
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
