"""Repeats: figures that an article states twice, in its summary or a caption and in its text.

A summary names no source; its figure is the one of the text, and shares its credit. Where the two
differ the source decides, that of the one which is quoted rightly: the other is a slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flows.slots import period, population, restriction
from flows.slots.bags import Bag
from flows.slots.contrast import contrast
from flows.slots.distance import asked_of
from flows.slots.judgement import Judgement, compare
from flows.slots.noun import numbers, sexes
from flows.slots.reading import Reading
from flows.slots.words import terms
from flows.trace.outcome import REPEATED, Outcome
from flows.trace.settle import Settler
from schemas.words import SUPPORTED

_SAME = 0.45  # least agreement of words, 0 to 1, of two claims of one value
_OTHER = 0.5  # and of two of different values, of which one must be wrong,
_WAYS = 0.35  # of the words of either
_ABSENT = 0.35  # where the source has nothing else for the claim, and no other claim is
_LEAD = 0.15  # so near to it
_MOST = 200  # figures of an article that others are held against: keeps the work linear
_SHARED = 2  # telling words that they must share
_NOTHING = Bag()

Stated = tuple[Reading, Reading]  # a claim, and the figure of its source that states it


def settle_repeats(settler: Settler, outcomes: dict[str, Outcome | None]) -> None:
    """Give what is repeated the source of what it repeats, where its own credit leads to none.

    Args:
        settler: has settled all claims one by one.
        outcomes: of the claims by id; those of repeats are replaced.
    """
    stated: dict[str, list[Stated]] = defaultdict(list)
    for claim in settler.shelf.claims:
        made = outcomes.get(claim.id)
        if made is None or made.outcome not in SUPPORTED or not made.figure or made.derived:
            continue
        if len(stated[claim.file]) < _MOST:
            stated[claim.file].append((claim, made.figure))
    for claim in settler.shelf.in_order():
        citation, made = settler.citations[claim.id], outcomes.get(claim.id)
        if made is not None and made.outcome == "value_differs":
            _contradicted(settler, claim, made, stated[claim.file])
        if claim.withdrawn or claim.kind == "sample" or not _open(citation, made):
            continue
        others = _repeated(settler, claim, stated[claim.file], absent=made is not None)
        for other, figure in others:
            found = _settled(settler, claim, other, figure)
            if found is not None:
                outcomes[claim.id] = found
                break


def _open(citation: Mapping[str, Any], made: Outcome | None) -> bool:
    """Whether a claim leads to no source, or to one that has nothing of it."""
    if made is None:
        return citation["status"] == "none"
    return made.outcome == "figure_absent"


def _contradicted(settler: Settler, claim: Reading, made: Outcome, stated: list[Stated]) -> None:
    """Note which other claim of the article has the value that the source has for this one."""
    for other, figure in stated:
        if figure is made.figure and made.derived is None and other.quote != claim.quote:
            judged = _nearer(settler, claim, (other, figure))
            if _may_be(claim, other, judged) and judged.statement.score >= _ABSENT:
                made.derived = REPEATED + other.figure


def _repeated(
    settler: Settler, claim: Reading, stated: list[Stated], *, absent: bool
) -> list[Stated]:
    """Claims of the article that are rightly quoted and say the same, the likest first.

    A claim may say it in the words of the other, or in those of the source of that.
    """
    found: list[tuple[float, int, Judgement, Stated]] = []
    for pair in stated:
        other, figure = pair
        if other is claim or other.quote == claim.quote or other.unit != claim.unit:
            continue
        judged = _nearer(settler, claim, pair)
        if _may_be(claim, other, judged) and not (
            judged.relation == "none" and restriction.led(figure, claim.bag)
        ):
            found.append((judged.statement.score, -other.start, judged, pair))
    found.sort(key=lambda made: made[:2], reverse=True)
    kept = []
    for at, (score, _, judged, pair) in enumerate(found):
        said = judged.statement
        if judged.relation != "none":
            near = score >= _SAME
        else:
            near = score >= _OTHER and min(said.forth, said.back) >= _WAYS
            alone = not at and all(rest <= score - _LEAD for rest, *_ in found[1:])
            near = near or (absent and alone and score >= _ABSENT)
        if near:
            kept.append(pair)
    return kept


def _nearer(settler: Settler, claim: Reading, pair: Stated) -> Judgement:
    ways = [compare(claim, reading, settler.shelf.rarity) for reading in pair]
    return max(ways, key=lambda way: way.statement.score)


def _may_be(claim: Reading, other: Reading, judged: Judgement) -> bool:
    """Whether nothing says that two claims of an article are about two things."""
    said = judged.statement
    differ = judged.relation == "none"
    if said.shared < _SHARED:
        return False
    if differ and min(said.forth, said.back) < asked_of(claim, other):
        return False
    if said.opposite or said.denied or judged.period == "other" or contrast(claim, other):
        return False
    group = claim.row.get("group_id")
    if claim.kind != other.kind or (group and group == other.row.get("group_id")):
        return False
    if period.earlier(claim.clause) != period.earlier(other.clause):
        return False
    if sexes(claim.quote) != sexes(other.quote) or _bounds(claim) != _bounds(other):
        return False
    for one, two in ((claim, other), (other, claim)):
        people = population.compare(one, two, one.bag, _NOTHING)
        if people.verdict in {"other", "narrower", "broader"} and differ:
            return False
        if differ and restriction.led(two, one.bag):
            return False
    return True


def _bounds(claim: Reading) -> set[str]:
    return numbers(terms(population.phrase(claim)))


def _settled(settler: Settler, claim: Reading, other: Reading, figure: Reading) -> Outcome | None:
    """Outcome of a claim that repeats another, by the source of that."""
    source_id = settler.citations[other.id]["source_id"]
    citation = settler.citations[claim.id]
    if not source_id or citation["source_id"] not in (None, source_id):
        return None
    said = settler.checker.outcome(claim, {"source_id": source_id, "has_copy": True})
    if said is None:
        return None
    if said.outcome not in SUPPORTED:
        judged = compare(claim, figure, settler.shelf.rarity)
        said = Outcome("value_differs", slot="value", figure=figure, judgement=judged)
        said.derived = REPEATED + other.figure
    if citation["source_id"] is None:
        row = settler.resolver.assigned(claim.row, source_id, "repeated")
        settler.citations[claim.id] = row | {"nearby": citation["nearby"]}
    return said
