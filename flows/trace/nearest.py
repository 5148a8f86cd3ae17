"""What a source has that is nearer to a claim than the figure that would support it. Pure.

In a text of thirty figures there is nearly always one of a claim's value, or two that add up to
it, or one that leaves it to a hundred. Where another figure has so many more of the claim's words,
that one is the source's answer, and the value only meets the other by chance.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from flows.lazy import pattern
from flows.slots.derive import Derived, adjacent, label, says_again
from flows.slots.period import dating
from flows.slots.reading import Reading
from flows.slots.words import terms
from flows.trace.context import Pair

LEAD = 0.15  # by which its agreement (0 to 1) is ahead
_LEAST = 0.35  # agreement from which a figure is about the claim's matter at all
# "46% twelve months earlier"; but "over the previous twelve months" dates nothing.
_THEN = pattern(
    r"^\W*(?:(?:a|an|one|the|\w+)\s)?(?:weeks?|months?|quarters?|seasons?|years?|survey|edition|wave)"
    r"\s(?:earlier|before|ago)\b",
    re.IGNORECASE,
)
# A year that opens or closes a clause: 54% "when it was asked in 2021",
_IN_YEAR = pattern(
    r"^\W*(?:(?:but|and|yet|back)\s)*in\s(?:\w+\s)?(20\d\d)\b"
    r"|\bin\s(?:\w+\s)?(20\d\d)\W*$",
    re.IGNORECASE,
)
# but not "54% of those that were founded in 2021".
_WHICH = pattern(
    r"\b(?:that|who|which|whose)\s(?:\w+\s){0,4}in\s(?:\w+\s)?20\d\d\W*$", re.IGNORECASE
)
_ADDED = frozenset(("sum", "share", "change"))  # what any two figures may make by chance


def outdone(
    claim: Reading, score: float, others: Sequence[Pair], lead: float, but: Collection[str] = ()
) -> bool:
    """Whether a figure of another value fits a claim so much better than one of some agreement.

    Args:
        claim: the claim.
        score: agreement of what would support it.
        others: the source's figures of other values.
        lead: by which another must be ahead.
        but: ids of figures that do not count, as they are those that would support it.
    """
    return any(
        judged.unit == "same"
        and judged.score >= max(_LEAST, score + lead)
        and figure.kind == claim.kind
        and figure.id not in but
        and judged.population.verdict not in {"narrower", "other"}
        for judged, figure in others
    )


def by_accident(claim: Reading, found: Derived, judged: Sequence[Pair]) -> bool:
    """Whether a value that two figures make is theirs by accident: another is the claim's own.

    "40% in nursing homes" is not the sum of a rise in fees and of what residential homes have,
    where the source has the nursing homes' own share.
    """
    if found.how not in _ADDED:
        return False
    rows = {label(part) for part in found.parts} - {""}
    if len(rows) == 1 and not any(t.key in claim.bag for row in rows for t in terms(row)):
        return True  # two cells of a row that the claim does not name
    if found.how == "change" and any(part.relative for part in found.parts):
        return True  # "17% less, 24% at most": neither is a level that could have changed
    scores = {figure.id: judgement.score for judgement, figure in judged}
    ids = {part.id for part in found.parts}
    least = min(scores.get(name, 0.0) for name in ids)
    others = [p for p in judged if p[0].relation == "none"]
    return outdone(claim, least, others, LEAD, ids)


def of_that_time(claim: Reading, figure: Reading, others: Sequence[Pair]) -> Pair | None:
    """The source's value for the time of a claim, where its figure of the value is of today.

    "54% when it was asked in 2021", where the source has "54% told us so. In 2021 it was 41%."

    Args:
        claim: the claim.
        figure: the source's figure of the claim's value.
        others: its figures of other values, with how they compare.
    """
    told = None if _WHICH.search(claim.clause) else _IN_YEAR.search(claim.clause.strip())
    years = {int(year) for year in told.groups() if year} if told else set()
    before = _then(claim)
    if (not years and not before) or dating(figure.clause) or _then(figure):
        return None
    if label(figure) or claim.relative or figure.relative:
        return None
    for judged, other in others:
        its = dating(other.clause)
        then = bool(its & years) if years else _then(other) or bool(its)
        again = other.quote == figure.quote or (
            adjacent(figure, other) and other.start > figure.start and says_again(other)
        )
        if judged.unit == "same" and then and again and other.kind == figure.kind:
            return judged, other
    return None


def _then(reading: Reading) -> bool:
    """Whether words right behind a figure, or that open its clause, date it before the rest."""
    return bool(_THEN.search(reading.right) or _THEN.search(reading.left))
