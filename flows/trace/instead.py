"""What a source has instead: its own value for a claim whose value it nowhere states.

The value is wrong in any case, or the credit is; here it is told which figure of the source it
stands for. Then a reader hears the right number rather than that there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from flows.slots import noun, period, population
from flows.slots.reading import Reading
from flows.slots.words import Term, terms
from flows.trace.context import Pair
from flows.trace.plausible import own_value, same_predicate
from flows.trace.shelf import Shelf
from flows.trace.succession import Source

# Least agreement (0 to 1) of a figure that stands well ahead of all others of the source:
# of all words, of the claim's words, of its own; and the lead itself. The bounds of words lie
# below those of ``plausible``, which a figure must reach that stands ahead of none.
_CLEAR, _FORTH, _BACK, _LEAD = 0.4, 0.3, 0.5, 0.15
# Words that only say how much: of another figure, or of its own.
_HOW_MUCH = frozenset(
    t.key for t in terms("more less fewer most half third quarter nearly almost majority double")
)
_SWAPPED = 0.25  # of all words, where two digits have changed places
_COMMON = 2  # words, even light ones, of two clauses about the same matter
_LONG, _LONG_SWAPPED = 3, 0.1  # and where a number has so many digits
_LONE = 0.15  # of all words, for the only figure of its unit
_ALIKE = 0.35  # from here on it is the claim's, though another claim quotes it rightly
_WHOLE = 100  # percent
_EPS = 1e-9
_TIMES = 3.0  # as many times as much may a slip of the pen be
_PAIR = 2  # figures of a sentence of which each has its counterpart


def own_figure(claim: Reading, others: Sequence[Pair], shelf: Shelf) -> Pair | None:
    """The source's figure for the claim's own slots, by the words of the two.

    Args:
        claim: the claim.
        others: the source's figures of other values, best context first.
        shelf: what the article quotes elsewhere.
    """
    if not claim.telling() - _HOW_MUCH:
        return None  # "More than half do: 54%" says of nothing what it is
    free = [
        p
        for p in others
        if p[0].unit == "same"
        and claim.relative == p[1].relative
        and not _dated_apart(claim, p[1])
        and not _of_one_sex(claim, p[1])
        and not shelf.beside(claim, p[1])
    ]
    for pair in free:
        if own_value(pair[0]) and same_predicate(claim, pair[1]):
            return pair
    lone = _lone(claim, free, shelf)
    if lone is not None:
        return lone
    if not free:
        return None
    (judged, figure), rest = free[0], free[1:]
    if judged.period == "other" or judged.statement.opposite:
        return None
    if judged.population.verdict in {"narrower", "other"}:
        return None
    said = judged.statement
    if swapped(claim, figure) and said.shared > 0:
        long = len(_digits(claim)) >= _LONG
        if judged.score >= (_LONG_SWAPPED if long else _SWAPPED):
            return free[0]
    ahead = all(p[0].score <= judged.score - _LEAD for p in rest)
    clear = judged.score >= _CLEAR and said.forth >= _FORTH and said.back >= _BACK
    return free[0] if ahead and clear and _one_predicate(claim, figure) else None


def added_up(claim: Reading, recent: Sequence[Reading]) -> bool:
    """Whether more than all is but the sum of two shares that an article has just quoted."""
    shares = [f.value.value for f in recent if f.unit == "percent"]
    return (
        claim.unit == "percent"
        and claim.value.value > _WHOLE
        and any(abs(a + b - claim.value.value) < _EPS for a, b in combinations(shares, 2))
    )


def _lone(claim: Reading, free: list[Pair], shelf: Shelf) -> Pair | None:
    """The one figure that a source has in the claim's own measure, if it is of the same matter.

    "The average adult needs 41 minutes to drop off" beside "It takes the average adult 31 minutes
    to fall asleep", and no other minutes in the whole text; percentages and bare counts are of
    anything.
    """
    if not claim.unit.startswith(_MEASURES):
        return None
    measured = [p for p in free if p[1].unit == claim.unit]
    if not measured or len({f.value.value for _, f in measured}) > 1:
        return None
    judged, figure = measured[0]
    if judged.period == "other" or judged.population.verdict in {"narrower", "other"}:
        return None
    common = {k for k in claim.own.keys() & figure.own.keys() if k[0] != "#"}
    near = judged.statement.shared > 0 and judged.score >= _LONE
    if judged.statement.opposite or not (near or len(common) >= _COMMON):
        return None
    low, high = sorted((abs(claim.value.value), abs(figure.value.value)))
    taken = judged.score < _ALIKE and shelf.taken(claim, measured[0])
    return measured[0] if high <= _TIMES * low and not taken else None


_MEASURES = ("duration", "currency", "other:")


def _one_predicate(claim: Reading, figure: Reading) -> bool:
    """Whether two clauses share words besides those for whom they are about."""
    who = {t.key for r in (claim, figure) for t in terms(population.phrase(r))}
    return len((claim.telling() & figure.telling()) - who) > 0 and same_predicate(claim, figure)


def _of_one_sex(claim: Reading, figure: Reading) -> bool:
    """Whether a claim is of men, or of women, and a figure not said to be."""
    who = noun.sexes(population.phrase(claim))
    theirs = noun.sexes(f"{population.phrase(figure)} {figure.clause}")
    return len(who) == 1 and not set(who) & set(theirs)


def _dated_apart(claim: Reading, figure: Reading) -> bool:
    """Whether one of the two is said to be of an earlier time, or each of another quarter."""
    if period.earlier(claim.clause) != period.earlier(figure.clause):
        return True
    here, there = period.quarters(claim.clause), period.quarters(figure.clause)
    return bool(here and there) and not here & there


def swapped(claim: Reading, figure: Reading) -> bool:
    """Whether two values have the same digits but for two neighbours that changed places."""
    ours, theirs = _digits(claim), _digits(figure)
    if len(ours) != len(theirs) or claim.value.fraction or figure.value.fraction:
        return False
    apart = [i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    if len(apart) != _PAIR or apart[1] - apart[0] != 1:
        return False
    at = apart[0]
    return ours[at] == theirs[at + 1] and ours[at + 1] == theirs[at]


def _digits(reading: Reading) -> str:
    """Digits of a value as far as it is written, without the point."""
    return f"{reading.value.value:.12g}".replace(".", "")


@dataclass(frozen=True, slots=True)
class _Words:
    """Telling words of a clause: as written, and what each means."""

    written: frozenset[str]
    meant: frozenset[tuple[str, int]]


def beside_sibling(claim: Reading, source: Source, shelf: Shelf) -> Reading | None:
    """The figure that stands to the claim as a neighbour's figure stands to the neighbour.

    "Among girls, 55% had tried; among boys, 48%", where the source has "girls were more likely to
    have tried (55%) than boys (38%)": the first is quoted rightly, and the second has its
    counterpart beside it.
    """
    for sibling, figure in shelf.quoted_beside(claim, source):
        if period.earlier(claim.clause) != period.earlier(sibling.clause):
            continue
        around = [
            f
            for f in source.figures
            if f is not figure and f.unit == claim.unit and _together(f, figure)
        ]
        free = [f for f in around if not shelf.beside(claim, f)]
        ours, its = _words(claim), _words(sibling)
        written = ours.written - its.written
        meant = ours.meant - its.meant
        for other in free:
            theirs, there = _words(other), _words(figure)
            hit = (written & theirs.written) - there.written
            if not hit and not (meant & theirs.meant) - there.meant:
                continue
            # Rows of a table share many words: of a row that is the claim's own it has most.
            if " | " not in other.quote or 2 * len(hit) >= len(written):
                return other
        if len(around) == len(free) == 1 and free[0].quote == figure.quote:
            whole = {t.surface for t in terms(figure.quote)}
            if any(_form(word, whole) for word in written):
                return free[0]
    return None


def quoted_with_it(claim: Reading, figure: Reading, source: Source, shelf: Shelf) -> bool:
    """Whether a neighbour of a claim quotes what stands in one sentence with a figure.

    "82% agree, 11% disagree, and 7% could not say", where the source has "82% agree, 11% disagree,
    7% are undecided": the third is the claim's own, though the words are others.
    """
    return any(
        quoted is not figure and quoted.file == figure.file and quoted.quote == figure.quote
        for sibling, quoted in shelf.quoted_beside(claim, source)
        if sibling.quote == claim.quote
    )


def _words(reading: Reading) -> _Words:
    label, bar, _ = reading.quote.partition(" | ")
    made: tuple[Term, ...] = terms(label if bar else reading.uncredited(reading.clause))
    told = [t for t in made if t.weight >= 1.0 and t.key[0] != "#"]
    return _Words(
        frozenset(_base(t.surface) for t in told), frozenset((t.key, t.sign) for t in told)
    )


def _base(word: str) -> str:
    return word.removesuffix("s")


def _form(word: str, words: set[str]) -> bool:
    return word in {_base(w) for w in words}


def _together(one: Reading, other: Reading) -> bool:
    """Whether two figures stand in one sentence, one list, or one row or column of a table."""
    group = one.row.get("group_id")
    if one.file != other.file:
        return False
    return one.quote == other.quote or bool(group and group == other.row.get("group_id"))
