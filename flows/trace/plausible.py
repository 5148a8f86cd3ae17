"""Whether a figure of a source can be its value for a claim, by how well the two agree.

Agreement of context goes from 0 to 1; the cases in tests/trace hold the bounds.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.slots.bags import Bag
from flows.slots.judgement import Judgement
from flows.slots.period import set_against
from flows.slots.reading import Reading
from flows.slots.restriction import restrictions
from flows.slots.words import terms

VALUE = 0.42  # for another value of the claim's statistic, where the claim's is not there at all
WORDS = 0.36  # and least share of the claim's own words that it must have
PLAINLY = 0.6  # both, where the claim's value stands in the source with other words
UNTOUCHED = 0.15  # below it, what a source says of a figure does not touch on the claim
CHANCE = (
    0.15  # share of the possible values that a source may have, before one of them says nothing
)
_SAYS = 2  # telling words of a claim's own clause by which it can be looked for
_SEVERAL = 2  # figures of a source in a unit, before one is missed among them
_DIGITS = 3  # of a percentage that hardly two figures have; one more of a number
_MANY = 50  # different values of a unit, from which on even such a one may be chance
FEW = 20  # counts below it are as common as percentages


def by_chance(claim: Reading, figures: Iterable[Reading]) -> bool:
    """Whether a source with so many figures may well have the claim's value by chance."""
    values = {f.value.value for f in figures if f.unit == claim.unit}
    if claim.unit != "percent":
        return claim.value.value < FEW and len(values) > CHANCE * FEW
    fine = claim.value.step < 1 and not claim.value.fraction
    return not fine and len(values) > CHANCE * 100


def can_be_missed(claim: Reading, figures: Iterable[Reading]) -> bool:
    """Whether it can be told that a source has nothing of a claim.

    "It was 41% the year before" says too little of itself to be looked for; and a text without
    any other time, amount or count of the claim's unit may state it in another one.
    """
    if len(claim.telling()) < _SAYS:
        return False
    alike = sum(f.unit == claim.unit for f in figures)
    return alike >= (1 if claim.unit == "percent" else _SEVERAL)


def precise(claim: Reading, figures: Iterable[Reading]) -> bool:
    """Whether hardly two figures of a source have a value by chance: 21.7%, 61,250."""
    digits = f"{claim.value.value:.12g}".replace(".", "").rstrip("0")
    if claim.unit == "percent":
        exact = claim.value.step < 1 and len(digits) >= _DIGITS
    else:
        exact = len(digits) > _DIGITS
    return exact and len({f.value.value for f in figures if f.unit == claim.unit}) <= _MANY


def credited_here(claim: Reading) -> bool:
    """Whether somebody is credited for a claim where it stands: in its sentence, list or table.

    A credit of another sentence may end anywhere before the claim: that its source has nothing of
    the kind tells as well that it is not the claim's.
    """
    told = claim.row.get("attribution_text") or ""
    return told in claim.quote or claim.row.get("block_kind") not in {"paragraph", "heading"}


def own_value(judgement: Judgement) -> bool:
    """Whether a figure is the source's value for the claim's own slots."""
    if judgement.period == "other" or judgement.statement.opposite:
        return False
    if judgement.population.verdict in {"narrower", "other"} and judgement.population.strong:
        return False
    return judgement.score >= VALUE and judgement.statement.forth >= WORDS


def same_predicate(claim: Reading, figure: Reading) -> bool:
    """Whether a figure's sentence has any word of what is claimed, the population's aside.

    "44% of tea rooms sell scones" and "71% of tea rooms use saucers" share whom they are about;
    that people own something and have been somewhere is nothing that they share.
    """
    whom = {term.key for term in terms(claim.population)}
    found = [term for term in terms(claim.statement) if term.key not in whom]
    said = [term.key for term in found if term.weight >= 1.0] or [term.key for term in found]
    theirs = Bag()
    theirs.add(terms(f"{figure.heading} {figure.quote}"), 1.0)
    return not said or any(key in theirs or theirs.like(key) for key in said)


def only_compared(claim: Reading, figure: Reading) -> bool:
    """Whether the claim is of a year with which the figure's sentence only compares its own."""
    ours = claim.sentence_years()
    return bool(ours) and ours <= set_against(figure.quote)


def plainly(judgement: Judgement) -> bool:
    """Whether a figure is the source's value for the claim's slots beyond doubt."""
    said = judgement.statement
    return own_value(judgement) and min(judgement.score, said.forth, said.back) >= PLAINLY


def coincides(
    claim: Reading, found: tuple[Judgement, Reading], rival: tuple[Judgement, Reading]
) -> bool:
    """Whether a source only happens to have the claim's value, and plainly has another for it.

    Args:
        claim: the claim.
        found: the source's figure of that value that fits best, and how it compares.
        rival: its figure of another value that fits best.
    """
    (judged, figure), (other, its) = found, rival
    return (
        bool(figure.telling())  # a number alone in a chart may be of anything
        and judged.statement.shared == 0
        and judged.score < UNTOUCHED
        and other.unit == "same"
        and other.statement.shared > 0
        and other.statement.forth >= PLAINLY
        and own_value(other)
        and same_predicate(claim, its)
        and not restrictions(its)
        and figure.row.get("group_id") != its.row.get("group_id")  # of one list: another item
    )


def beside(one: Reading, other: Reading) -> bool:
    """Whether two figures are items of one list, table, sentence or section."""
    if one.file != other.file:
        return False
    group = one.row.get("group_id")
    return (
        one.quote == other.quote
        or bool(group and group == other.row.get("group_id"))
        or bool(one.heading and one.heading == other.heading)
    )
