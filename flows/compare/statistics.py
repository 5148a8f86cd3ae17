"""Statistics: claims that assert the same thing, found across wordings and articles."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from typing import Any

from flows.compare.agreement import agree
from flows.compare.pairs import Entry, candidates
from flows.compare.sameness import KEEP, Sameness, judge, one_credit, siblings
from flows.slots.bags import Rarity
from flows.slots.reading import Reading, readings, restated
from schemas.words import SUPPORTED

Row = Mapping[str, Any]
CROWD = 12  # different whole shares of one source, from which on two are often equal by chance
_STATED = (*SUPPORTED, "misattributed")


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
    entries = _entries(claims, citations, sources, observations, support)
    rarity = Rarity(sorted({t.quote for e in entries for t in e.texts}))
    # Most pairs that meet have little to do with each other: nothing of them is held.
    judged = [
        (i, j, found)
        for i, j in candidates(entries, rarity, of)
        if _worth_telling(found := judge(entries[i], entries[j], rarity))
    ]
    _settle(entries, judged)
    links = [(i, j) for i, j, found in judged if found.same]
    rows = [
        _comparison(entries[i], entries[j], found)
        for i, j, found in judged
        if _worth_telling(found)
    ]
    rows.sort(key=lambda r: (r["left_id"], r["right_id"]))
    statistics, members = _statistics(entries, links)
    return statistics, members, rows


def _worth_telling(found: Sameness) -> bool:
    return found.same or found.drift is not None or found.score >= KEEP


def _settle(entries: list[Entry], judged: list[tuple[int, int, Sameness]]) -> None:
    """Take back what a better partner explains.

    Where a claim is repeated beside others ("174% for shops, 121% for tools", in the teaser and
    in the text), its partner is the repetition, not the neighbours of the repetition.
    """
    repeated: dict[int, list[int]] = defaultdict(list)
    for i, j, found in judged:
        if found.same and found.parts.get("value") == "exact":
            repeated[i].append(j)
            repeated[j].append(i)
    drifts: dict[int, list[int]] = defaultdict(list)
    for i, j, found in judged:
        if found.drift:
            drifts[i].append(j)
            drifts[j].append(i)
    for i, j, found in judged:
        if found.same and found.parts.get("value") == "exact":
            continue
        for one, other in ((i, j), (j, i)):
            others = (k for k in drifts[one] if k != other)
            if any(siblings(entries[k].claim, entries[other].claim) for k in others):
                found.drift = None  # it may repeat either of two items of a table
        for one, other in ((i, j), (j, i)):
            if any(_neighbours(entries[k].claim, entries[other].claim) for k in repeated[one]):
                found.same, found.drift = False, None
                found.parts["apart"] = "repeated beside it"


def _neighbours(one: Reading, other: Reading) -> bool:
    return one is not other and (
        (one.file == other.file and one.quote == other.quote) or siblings(one, other)
    )


def _entries(
    claims: Iterable[Row],
    citations: Iterable[Row],
    sources: Iterable[Row],
    observations: Iterable[Row],
    support: Iterable[Row],
) -> list[Entry]:
    cited = {r["claim_id"]: r for r in citations}
    known = {r["source_id"]: r for r in sources}
    held = {r["claim_id"]: r for r in support}
    stated = {r.id: r for r in readings(observations, claims=False)}
    entries = []
    made = readings(claims, claims=True)
    said_twice = restated(made)
    for claim in made:
        if claim.withdrawn or claim.kind == "sample" or claim.id in said_twice:
            continue
        citation = cited.get(claim.id, {})
        source = known.get(citation.get("source_id") or "", {})
        result = held.get(claim.id, {})
        # what a claim says in its source's words, or in those of the source that has it instead
        found = result.get("outcome") in _STATED and not result.get("derived")
        figure = stated.get(result.get("observation_id") or "") if found else None
        entries.append(_entry(claim, citation, source, figure, result.get("outcome")))
    _crowds(entries)
    return entries


def _crowds(entries: Iterable[Entry]) -> None:
    """Mark the shares of sources of which many different ones are quoted."""
    quoted: dict[str, dict[float, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        credit = entry.study or entry.source_id or entry.credit
        value = entry.claim.value.value
        if credit and entry.claim.unit == "percent" and value == round(value):
            quoted[credit][value].append(entry)
    for shares in quoted.values():
        if len(shares) >= CROWD:
            for held in shares.values():
                for entry in held:
                    entry.crowded = True


def _entry(
    claim: Reading,
    citation: Row,
    source: Row,
    figure: Reading | None,
    outcome: str | None,
) -> Entry:
    size = claim.n or (figure.n if figure else None) or source.get("n")
    return Entry(
        claim,
        source_id=citation.get("source_id"),
        study=source.get("study_id"),
        series=source.get("series"),
        credit=citation.get("credit_key"),
        n=int(size) if size else None,
        design_effect=float(source.get("design_effect") or 1.0),
        year=source.get("issued_year") or claim.row.get("attribution_year"),
        stated=figure,
        outcome=outcome,
        candidates=frozenset(json.loads(citation.get("candidates") or "[]")),
    )


def _comparison(one: Entry, other: Entry, found: Sameness) -> dict[str, Any]:
    if one.claim.id > other.claim.id:
        one, other = other, one
    values = agree(
        one.claim.value,
        other.claim.value,
        sizes=(one.n, other.n),
        design_effects=(one.design_effect, other.design_effect),
        one_study=one_credit(one, other) or not (_credited(one) or _credited(other)),
    )
    parts = found.parts | ({"z": round(values.z, 2)} if values.z is not None else {})
    return {
        "left_id": one.claim.id,
        "right_id": other.claim.id,
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


def _statistics(
    entries: list[Entry], links: Iterable[tuple[int, int]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    root = list(range(len(entries)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for left, right in links:
        a, b = find(left), find(right)
        root[max(a, b)] = min(a, b)
    groups: dict[int, list[Entry]] = defaultdict(list)
    for i, entry in enumerate(entries):
        groups[find(i)].append(entry)
    statistics: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    taken: set[str] = set()
    for held in groups.values():
        ids = sorted(e.claim.id for e in held)
        statistic_id = blake2b("\n".join(ids).encode(), digest_size=8).hexdigest()
        rows = [{"statistic_id": statistic_id, "member_id": i, "member_type": "claim"} for i in ids]
        for figure in sorted({e.stated.id for e in held if e.stated is not None} - taken):
            taken.add(figure)
            rows.append(
                {"statistic_id": statistic_id, "member_id": figure, "member_type": "observation"}
            )
        members += rows
        first = held[0].claim
        origins = {e.study or e.source_id or e.credit for e in held} - {None}
        statistics.append(
            {
                "statistic_id": statistic_id,
                "label": first.statement or first.quote or first.figure,
                "unit": first.unit,
                "population": next((e.claim.population for e in held if e.claim.population), None),
                "period": next((e.claim.period for e in held if e.claim.period), None),
                "members": len(rows),
                "origins": len(origins),
            }
        )
    return statistics, members
