"""Neighbours: figures that nobody is credited for, beside others of a source that prints them too.

An article names its source once and goes on in its own words: "One in seven went through with it",
where the source has "14% handed in their notice". No word tells that the two are one, but nobody
who reads the paragraph takes the figure for uncredited; a person must look, nobody is accused.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.slots.derive import label as _row
from flows.slots.reading import Reading
from flows.slots.value import relate
from flows.trace.context import Pair
from flows.trace.outcome import Outcome, in_other_words
from flows.trace.plausible import by_chance
from flows.trace.settle import Settler
from schemas.words import SUPPORTED

_GAP, _WIDE = 40, 12.0  # characters and points between a fraction in words and its digits
_BEFORE, _BEHIND = 4, 2  # claims of an article that are looked at, in reading order


def settle_neighbours(settler: Settler, outcomes: dict[str, Outcome | None]) -> None:
    """Give claims that lead to nobody to the source of their neighbours, if it has their value.

    Args:
        settler: has settled all claims.
        outcomes: of the claims by id; those of claims that are given a source are replaced.
    """
    articles: dict[str, list[Reading]] = {}
    for claim in settler.shelf.in_order():
        articles.setdefault(claim.file, []).append(claim)
    for claims in articles.values():
        # What is told in words as well as in digits goes with the digits.
        order = sorted(range(len(claims)), key=lambda at: (claims[at].value.fraction, at))
        for at in order:
            if _is_open(settler, claims[at]):
                _settle(settler, claims, at, outcomes)


def _is_open(settler: Settler, claim: Reading) -> bool:
    citation = settler.citations[claim.id]
    free = citation["status"] == "none" and not claim.row.get("citation_url")
    return free and not claim.withdrawn and claim.kind != "sample"


def _settle(
    settler: Settler, claims: list[Reading], at: int, outcomes: dict[str, Outcome | None]
) -> None:
    claim = claims[at]
    credited = claim.row.get("attribution_type") == "named"  # but paragraphs ago
    for source_id in dict.fromkeys(_sources(settler, claims, at, outcomes)):
        source = settler.shelf.sources.get(source_id)
        if source is None or (by_chance(claim, source.figures) and not credited):
            continue
        judged = settler.shelf.judge(claim, source.figures, source)
        pair = next((p for p in judged if p[0].relation == "exact" and p[0].unit == "same"), None)
        if pair is None and claim.value.fraction:
            # "One in seven (14%)": in words what stands beside it in digits
            twin = _twin(claims, at)
            told = settler.citations[twin.id]["source_id"] if twin else None
            pair = judged[0] if judged and told == source_id else None
        if pair is None:
            pair = _between(claims, at, judged)
        if pair is None:
            continue
        citation = settler.citations[claim.id]
        row = settler.resolver.assigned(claim.row, source_id, "beside")
        settler.citations[claim.id] = row | {"nearby": citation["nearby"]}
        outcomes[claim.id] = in_other_words(pair[1], pair[0])
        return


def _sources(
    settler: Settler, claims: list[Reading], at: int, outcomes: dict[str, Outcome | None]
) -> Iterator[str]:
    """Sources of the claims near one, the nearest first; and other editions of them."""
    before = claims[max(at - _BEFORE, 0) : at][::-1]
    paragraph = claims[at].row.get("paragraph")
    behind = [c for c in claims[at + 1 : at + 1 + _BEHIND] if c.row.get("paragraph") == paragraph]
    found = []
    for other in (*before, *behind):
        outcome, source_id = outcomes[other.id], settler.citations[other.id]["source_id"]
        if source_id and outcome is not None and outcome.outcome in (*SUPPORTED, "unverifiable"):
            found.append(source_id)
    yield from found
    for source_id in found:
        source = settler.shelf.sources.get(source_id)
        if source is not None:
            yield from (other.id for other in settler.shelf.library.kin(source))


def _between(claims: list[Reading], at: int, judged: list[Pair]) -> Pair | None:
    """The end of a change that a claim gives: "fell by 7,000 to 198,000", where it was 205,000."""
    claim = claims[at]
    if claim.kind != "change" and claim.unit != "percentage_point":
        return None
    beside = [
        c for c in claims[max(at - 2, 0) : at + 3] if c.quote == claim.quote and c is not claim
    ]
    for pair in judged:
        end = pair[1]
        ours = any(c.unit == end.unit and relate(c.value, end.value) == "exact" for c in beside)
        apart = [
            abs(start.value.value - end.value.value)
            for _, start in judged
            if start.unit == end.unit and (_row(start) or start.quote) == (_row(end) or end.quote)
        ]
        if ours and any(abs(one - abs(claim.value.value)) < claim.value.half for one in apart):
            return pair
    return None


def _twin(claims: list[Reading], at: int) -> Reading | None:
    """What a sentence gives in digits besides a fraction in words."""
    claim = claims[at]
    for other in claims[at + 1 : at + 3] + claims[max(at - 2, 0) : at]:
        same = other.quote == claim.quote and other.unit == claim.unit
        if same and (relate(claim.value, other.value) == "rounding" or _restates(claim, other)):
            return other
    return None


def _restates(claim: Reading, other: Reading) -> bool:
    """Whether digits stand right behind a fraction that is over or under them: "half, 57.4%"."""
    between = claim.quote[claim.span[1] : other.span[0]]
    over, more = claim.value.comparator in (">", ">="), other.value.value > claim.value.value
    bounded = claim.value.comparator in (">", ">=", "<", "<=")
    near = abs(other.value.value - claim.value.value) <= _WIDE
    return bounded and near and over == more and 0 < len(between) < _GAP and ";" not in between
