"""The overall judgement: how a source's figure, or another claim, relates to a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flows.lazy import pattern
from flows.slots import period, population, statement, unit, value
from flows.slots.bags import Bag, Rarity
from flows.slots.population import Populations
from flows.slots.reading import Reading
from flows.slots.statement import Statements
from flows.slots.value import Relation, complement, relate

_NOTHING = Bag()
_WORD_FOR_WORD, _TURNED = 0.1, 0.05
# That something became less.
FALLS = pattern(
    r"\b(?:fall(?:s|en|ing)?|fell|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)"
    r"|shr[aiu]nk(?:s|ing)?|los(?:e|es|t|ing|s|ses)|less|fewer|lower(?:ed|s)?|cheaper|smaller"
    r"|shorter|weaker|down|below|minus|slid(?:e|es|ing)?|slip(?:s|ped)?|plung(?:e|es|ed|ing)"
    r"|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|contract(?:s|ed|ing)|dip(?:s|ped)?|eas(?:es|ed)"
    r"|reduc(?:e|es|ed|tion)|cut|sank|sinks?|sunk|slump(?:s|ed)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two readings compared slot by slot; ``score`` says how well the contexts agree."""

    relation: Relation
    complement: Relation  # of 100 minus the other value
    unit: unit.Match
    statement: Statements
    population: Populations
    period: period.Verdict
    score: float
    rank: float  # the score, and what only tells which of two likely figures is the likelier

    def agrees(self) -> list[str]:
        """Slots that agree."""
        made = []
        if self.relation != "none":
            made.append("value")
        if self.unit in {"same", "loose"}:
            made.append("unit")
        if self.population.verdict == "same":
            made.append("population")
        if self.statement.score >= 0.3 and not self.statement.denied:
            made.append("statement")
        if self.period == "same":
            made.append("period")
        return made

    def differs(self) -> list[str]:
        """Slots that differ."""
        made = []
        if self.relation == "none":
            made.append("value")
        if self.unit in {"confusable", "other"}:
            made.append("unit")
        if self.population.verdict in {"narrower", "broader", "other"}:
            made.append("population")
        if self.statement.denied:
            made.append("statement")
        if self.period == "other":
            made.append("period")
        return made

    def parts(self) -> dict[str, Any]:
        """What the judgement rests on, for a person to read."""
        return {
            "value": self.relation,
            "unit": self.unit,
            "statement": round(self.statement.score, 3),
            "population": self.population.verdict,
            "period": self.period,
            "score": round(self.score, 3),
        }


def compare(
    claim: Reading,
    other: Reading,
    rarity: Rarity,
    *,
    base: Bag = _NOTHING,
    credit_years: frozenset[int] = frozenset(),
    issued: int | None = None,
) -> Judgement:
    """Compare a claim with a source's figure, or with another claim.

    Args:
        claim: the claim.
        other: the observation or the other claim.
        rarity: how telling each word is among the texts at hand.
        base: words that go without saying in the source: its title and population.
        credit_years: years in the claim's sentence that date the source, not the figure.
        issued: year the source was issued, by which a claim may date its fieldwork.
    """
    said = statement.compare(claim, other, rarity)
    people = population.compare(claim, other, claim.bag, base)
    times = _period(claim, other, credit_years, issued)
    units = unit.match(claim.unit, other.unit)
    if other.unit == "count" and claim.unit.startswith("currency") and " | " in other.quote:
        units = "loose"  # tables leave out what everybody knows: "Puncture repair | 14"
    elif other.unit == "count" and claim.unit.startswith("other:") and " | " in other.quote:
        word = claim.unit[6:].split()[0]
        units = "same" if word in other.quote.lower() else units  # "Use / litres | 113"
    theirs = other.value
    scale = unit.factor(other.unit, claim.unit)
    if scale != 1.0:
        theirs = value.value_of(
            other.value.value * scale,
            comparator=other.value.comparator,
            unit=claim.unit,
            step=claim.value.step,
        )
    below = other.value.value < 0 < claim.value.value and claim.unit == other.unit
    if below and claim.relative and _falls(claim):
        # "-0.8" in a column of changes is "came down by 0.8 percent".
        theirs = value.value_of(-other.value.value, unit=claim.unit, step=other.value.step)
    related: Relation = relate(claim.value, theirs) if units in {"same", "loose"} else "none"
    if units == "loose" and scale == 1.0 and related == "rounding":
        related = "none"
    flipped: Relation = "none"
    if claim.unit == other.unit == "percent" and 0 < other.value.value < 100:
        flipped = relate(claim.value, complement(theirs))
    score = said.score
    if people.verdict == "narrower":
        score -= 0.2 if people.strong else 0.05
    if people.verdict == "other":
        score -= 0.25
    if times == "other":
        score -= 0.25
    elif times == "same":
        score += 0.05
    if said.opposite:
        score -= 0.1
    rank = score + _WORD_FOR_WORD * statement.word_for_word(claim, other)
    # Of two answers to one question the words are the same but for these.
    rank -= _TURNED * (statement.denied(claim) != statement.denied(other))
    rank -= _TURNED * (said.modes[0] != said.modes[1])
    return Judgement(related, flipped, units, said, people, times, score, rank)


def _falls(claim: Reading) -> bool:
    """Whether a claim says that something became less, itself or with the one before it."""
    if FALLS.search(claim.clause):
        return True
    return claim.left.rstrip().endswith(" by") and FALLS.search(claim.quote) is not None


def _period(
    claim: Reading, other: Reading, credit_years: frozenset[int], issued: int | None
) -> period.Verdict:
    """Compare the years written beside the two figures; what words date stays undecided.

    A year that only belongs to a name ("Garden Index 2024") dates no figure: for a difference,
    the claim must say "in", "by" or "since" that year.
    """
    theirs = other.years() or set(period.years(other.period))
    ours = claim.said_years() - credit_years - period.set_against(claim.quote)
    ours = ours | period.of_base(claim.right)
    if period.over_two_years(other.quote):
        theirs = {*theirs, *(year + 1 for year in theirs)}
    if period.edges(claim.quote) & period.edges(other.quote):
        return "same"  # "built before 1995", "dating from 1994 or earlier"
    if not theirs or not ours:
        return "unsaid"
    if theirs & ours:
        return "same"
    if theirs & (claim.sentence_years() | set(period.years(claim.period))):
        return "unsaid"
    if ours & other.sentence_years() or period.dated_by_words(claim.clause):
        return "unsaid"
    dated = period.adverbial(claim.quote) & ours
    dating = period.dating(other.clause)
    if not dated or not dating or (issued in dated and max(dating) == issued - 1):
        return "unsaid"  # fieldwork and publication may be a year apart
    return period.compare(dated, dating)
