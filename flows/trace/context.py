"""Context: whether a source's figure, though of the claim's value, is about something else.

Accusing needs evidence on both sides: the source's figure must be visibly about other people,
another time or another item, and the claim visibly not about those.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import bands, population, statement
from flows.slots.judgement import Judgement
from flows.slots.period import dating
from flows.slots.period import years as years_of
from flows.slots.reading import Reading, years_in

Pair = tuple[Judgement, Reading]
# Words by which a sentence shows that it speaks of an earlier time, or of a change.
DATED = pattern(
    r"\b(?:ago|earlier|before|previous(?:ly)?|last|prior|was|were|had|stood|from|against|compared"
    r"|since|then|until|once|used to|rose|fell|grew|up|down|decade|edition|wave|round|instead of"
    r"|rather than)\b",
    re.IGNORECASE,
)
POINTING = pattern(
    r"\b(?:it|they|them|those|this|these|others?|former|latter|rest|which|whom"
    r"|that (?:is|was|makes?|means|number|share|figure)"
    r"|the (?:share|figure|rate|number|proportion|percentage)|(?:did|do) so)\b",
    re.IGNORECASE,
)


def differing_slot(
    claim: Reading, same: list[Pair], others: list[Pair], issued: int | None = None
) -> str | None:
    """Name the slot in which a source's figures of the claim's value differ from the claim.

    Args:
        claim: the claim.
        same: the source's figures of the claim's value, best context first, with how they compare.
        others: its figures of other values in the same unit, best context first.
        issued: year the source was issued; "in 2024" may only say when it was.

    Returns:
        population, period or statement; None if the value may be the claim's own.
    """
    best = same[0][0]
    if all(j.period == "other" for j, _ in same if j.score > best.score - 0.2) and (
        (_years_apart(claim, same[0][1]) > 1 and issued not in claim.sentence_years())
        or any(j.period == "same" for j, _ in others)
    ):
        return "period"
    if all(_long_past(claim, f, issued) for _, f in same):
        return "period"
    if _other_year_beside(same[0], others) or _earlier_value(claim, same[0][1], others):
        return "period"
    rival = next((p for p in others if p[0].unit == "same" and p[0].period != "other"), None)
    people = best.population
    if people.verdict in {"narrower", "other"} and not population.pronoun(claim) and _here(claim):
        restricted = population.restricted(claim, same[0][1])
        if (
            people.strong
            and not bands.bounded(people.why)
            and not population.restricted(claim, same[0][1], sizes=True)
        ):
            return "population"
        if people.strong and not restricted and any(_whole(j) for j, _ in others):
            return "population"
        if (
            not restricted
            and population.part(people.why)
            and any(
                _whole(j) and j.statement.forth >= 0.7 and j.score > best.score + 0.2
                for j, _ in others
            )
        ):
            return "population"
        if not restricted and population.contrasted(same[0][1], [f for _, f in others]):
            return "population"
    if _singled_out(claim, same[0], others):
        return "population"
    if rival is not None and _another_item(same[0], rival):
        return "statement"
    figure = same[0][1]
    if best.statement.own >= 0.6 and best.statement.denied:
        return "statement"
    if (
        best.statement.own >= 0.5
        and statement.done(claim)
        and statement.mode(figure) in {"intention", "wish"}
    ):
        return "statement"
    return None


def _here(claim: Reading) -> bool:
    """Whether a claim's own sentence, paragraph or heading says whom it is about."""
    ours, text = population.phrase(claim), claim.row.get("paragraph")
    if not isinstance(text, str) or not text:
        return True
    return any(ours in told for told in (claim.quote, text, claim.heading))


_NOW = pattern(r"\b(?:now|today|currently|nowadays|these days|at present)\b", re.IGNORECASE)
_PAST = 3  # years before a source came out, from which on what it says is no news of its day


def _long_past(claim: Reading, figure: Reading, issued: int | None) -> bool:
    """Whether a claim says of today what the source has of a year long before it came out."""
    if issued is None or not _NOW.search(claim.clause) or claim.sentence_years():
        return False
    dated = dating(figure.clause) or set(years_of(figure.period))
    return bool(dated) and max(dated) <= issued - _PAST


def _whole(judgement: Judgement) -> bool:
    """Whether a figure may be the value for all of whom another is about a part."""
    return (
        judgement.unit == "same"
        and judgement.population.verdict not in {"narrower", "other"}
        and judgement.score >= 0.3
    )


def _singled_out(claim: Reading, best: Pair, others: list[Pair]) -> bool:
    """Whether the value is for a group that leads in its clause, and the claim's for all."""
    figure = best[1]
    if not population.led(figure) or population.restricted(claim, figure):
        return False
    return any(
        judgement.unit == "same"
        and population.singled_out(claim, figure, other)
        and (
            min(judgement.statement.forth, judgement.statement.back) >= 0.78
            or (other.quote == figure.quote and bool(population.led(other)))
        )
        for judgement, other in others
    )


def _another_item(best: Pair, rival: Pair) -> bool:
    """Whether the value stands at another item, and the claim's own item has another value."""
    judgement, figure = best
    theirs, ours = rival[0].statement, judgement.statement
    words = figure.telling()
    return (
        ours.back < 0.4
        and bool(words or population.phrase(figure))
        and (
            # the rival says all that the claim says, and nothing else
            (
                min(theirs.forth, theirs.back) >= 0.78
                and rival[0].score > judgement.score + (0.35 if ours.back < 0.25 else 0.5)
            )
            or (
                len(words) > 1
                and not POINTING.search(figure.clause)
                and max(ours.own, ours.back) < 0.15
                and min(theirs.own, theirs.back) >= 0.6
                and theirs.forth >= 0.5
                and rival[0].score > judgement.score + 0.3
            )
        )
    )


def _earlier_value(claim: Reading, figure: Reading, others: list[Pair]) -> bool:
    """Whether the value is an earlier year's, and the claim has it as today's.

    "66% do so; in 2021 it was 48%" does not say that 48% do so.
    """
    years = dating(figure.clause)
    if not years or claim.sentence_years() or claim.period or DATED.search(claim.quote):
        return False
    if years_in(claim.heading):
        return False
    return any(
        f.quote == figure.quote
        and j.unit == "same"
        and j.score >= 0.6
        and (not f.years() or min(f.years()) > max(years))
        for j, f in others
    )


def says_something(figure: Reading) -> bool:
    """Whether a figure's own clause names what it measures, rather than pointing back."""
    return (
        len(figure.telling()) >= 2
        and figure.unit != "multiple"
        and not POINTING.search(figure.clause)
    )


_SPELLED = {
    50.0: r"\bhalf\b",
    25.0: r"\ba quarter\b",
    75.0: r"\bthree[- ]quarters\b",
    20.0: r"\ba fifth\b",
    10.0: r"\ba tenth\b",
}


def spelled(claim: Reading, passage: str) -> bool:
    """Whether a passage holds the claim's value in digits, or as a fraction in words."""
    value = claim.value.value
    if claim.unit == "percent":
        if abs(value * 3 - 100) < 1:
            written = r"\b(?:a|one)[- ]third\b"
        elif abs(value * 3 - 200) < 1:
            written = r"\btwo[- ]thirds\b"
        else:
            written = _SPELLED.get(value, "")
    else:
        written = rf"(?<![\d.,]){re.escape(f'{value:,g}')}(?![\d]|[.,]\d)"
        if claim.unit == "percentage_point":
            written += r"[\s-](?:percentage[\s-])?(?:points?|pp)\b"
        elif claim.unit == "multiple" and value.is_integer():
            written += r"(?:[\s-]?(?:times|fold)\b|\s?[x×])"
    return bool(written) and re.search(written, passage, re.IGNORECASE) is not None


_LISTED = pattern(r"(?:%|per ?cent)\s?\(([^()%]{3,80})\)", re.IGNORECASE)
_ITEM = pattern(r"([^\W\d][^,;:\d]*?)[:\s]\s?(\d{1,3}(?:\.\d)?)$")


def in_brackets(claim: Reading, passage: str) -> str | None:
    """Who or what has a claim's share in brackets behind that of all: "38% (men 49, women 28)"."""
    if claim.unit != "percent":
        return None
    for listed in _LISTED.findall(passage):
        items = [_ITEM.match(part.strip()) for part in re.split(r"[,;]\s", listed)]
        for item in items if len(items) > 1 and all(items) else ():
            if item is not None and float(item[2]) == claim.value.value:
                return item[1]
    return None


def _years_apart(claim: Reading, figure: Reading) -> int:
    """Years between what the two say; fieldwork and publication may be one year apart."""
    ours, theirs = claim.sentence_years(), figure.years() or figure.sentence_years()
    return min((abs(a - b) for a in ours for b in theirs), default=0)


def _other_year_beside(best: Pair, others: list[Pair]) -> bool:
    """Whether the sentence gives the claim's year another value, and this value another year."""
    judgement, figure = best
    dated = dating(figure.clause)
    if judgement.period != "unsaid" or len(dated) != 1:
        return False
    return any(
        j.period == "same" and f.quote == figure.quote and not f.years() & dated for j, f in others
    )
