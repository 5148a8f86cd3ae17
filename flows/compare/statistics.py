"""Statistics: claims that assert the same thing, found across wordings and articles."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import md5
from typing import Any, NamedTuple

from flows.compare.agreement import Agreement, agree
from flows.compare.entries import Entries
from flows.compare.groups import Groups
from flows.compare.pairs import Entry, Meetings
from flows.compare.sameness import Sameness, judge, one_credit, worth_telling
from flows.compare.settling import BESIDE, DRIFTED, REPEATED, SAME, UNDRIFTED, places
from flows.compare.shares import Shares

BESIDE_IT = "repeated beside it"

Row = Mapping[str, Any]


class Judged(NamedTuple):
    """Ids of a pair, and what was found of it."""

    left_id: str
    right_id: str
    found: Sameness
    values: Agreement


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
    made = Entries(sources, observations)
    held = list(made.of(claims, citations, support))
    meetings, shares = Meetings(), Shares()
    for entry in held:
        meetings.add(entry)
        shares.add(entry)
    for entry in held:
        entry.crowded = shares.crowded(entry)
    settling, judged = places([entry.claim for entry in held]), []
    asked = None if of is None else {at for at, entry in enumerate(held) if entry.claim.id in of}
    # Most pairs that meet have little to do with each other: nothing of them is held.
    for i, j in meetings.pairs(asked):
        found = judge(held[i], held[j])
        if worth_telling(held[i], held[j], found):
            settling.note(i, j, bits(found))
            judged.append(compared(held[i], held[j], found))
    groups, compared_ = Groups(len(held)), []
    for (i, j, _, settled), pair in zip(settling.settled(), judged, strict=True):
        settle(pair.found, settled)
        compared_.append(comparison(pair))
        if pair.found.same:
            groups.join(i, j)
    compared_.sort(key=lambda row: (row["left_id"], row["right_id"]))
    told = list(_statistics(held, groups))
    return [row for row, _ in told], [row for _, rows in told for row in rows], compared_


def _statistics(
    held: Sequence[Entry], groups: Groups
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Rows of schemas.Statistics, each with its rows of schemas.StatisticMembers."""
    first: dict[str, int] = {}
    for at, entry in enumerate(held):
        if entry.states is not None:
            first.setdefault(entry.states, at)
    for members in groups:
        stated = {held[at].states for at in members} - {None}
        # A figure of a source is a member where the first claim that states it is.
        figures = [f for f in sorted(map(str, stated)) if groups.first(first[f]) == members[0]]
        yield _statistic([held[at] for at in members], figures)


def bits(found: Sameness) -> int:
    """What was found of a pair, in bits."""
    repeated = found.same and found.parts.get("value") == "exact"
    return SAME * found.same | REPEATED * repeated | DRIFTED * (found.drift is not None)


def settle(found: Sameness, settled: int) -> None:
    """Take back what a better partner explains."""
    if settled & UNDRIFTED:
        found.parts["drifted"], found.drift = found.drift, None
    if settled & BESIDE:
        found.same = False
        found.parts["apart"] = BESIDE_IT


def compared(one: Entry, other: Entry, found: Sameness) -> Judged:
    """What was found of a pair, with how their values agree."""
    if one.claim.id > other.claim.id:
        one, other = other, one
    values = agree(
        one.claim.value,
        other.claim.value,
        sizes=(one.n, other.n),
        design_effects=(one.design_effect, other.design_effect),
        one_study=one_credit(one, other) or not (_credited(one) or _credited(other)),
    )
    return Judged(one.claim.id, other.claim.id, found, values)


def comparison(judged: Judged) -> dict[str, Any]:
    """Row of schemas.Comparisons."""
    found, values = judged.found, judged.values
    parts = found.parts | ({"z": round(values.z, 2)} if values.z is not None else {})
    return {
        "left_id": judged.left_id,
        "right_id": judged.right_id,
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
    statistic_id = md5("\n".join(ids).encode(), usedforsecurity=False).hexdigest()[:16]
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
