"""Whether two claims assert the same statistic, or the same figure with another meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from flows.compare.apart import apart, never_one
from flows.compare.bodies import one_credit, siblings
from flows.compare.drift import drift_of, modes_apart
from flows.compare.pairs import Entry
from flows.compare.people import People
from flows.compare.times import periods_apart
from flows.lazy import pattern
from flows.slots import kindred, noun, population, restriction, statement, unit
from flows.slots.bags import Bag, Called
from flows.slots.contrast import contrast
from flows.slots.distance import asked_of, predicates
from flows.slots.judgement import Judgement, compare
from flows.slots.reading import HEADING, Reading

KEEP = 0.45  # agreement of all words from which a near miss is worth being told
SAME = 0.48  # agreement of all words from which two claims are one statistic
BOTH_WAYS = 0.33  # and of either side's words in the other's
OWN_WORDS = 0.36  # and of the clauses alone
TWICE = 0.4  # of all words and
TWICE_WAYS = 0.3  # both ways, where two bodies are credited for the very same value
BRIEF = 2  # a clause of so few telling words is contained in many others,
BRIEF_WAYS = 0.6  # so it must be covered, and cover, better
BOTH_SAY = 0.5  # and where the values differ and only whom they are about is shared
IN_PASSING = 0.4  # of the words besides of the one that says less, if it is one word
FULL = 0.8  # agreement both ways that lets one shared word do

# A sentence that takes a figure apart: its figures are parts of another, not other values of it.
_PARTS = pattern(r"\b(?:breaks? down|broken down|of which|respectively)\b", re.IGNORECASE)


@dataclass(slots=True)
class Sameness:
    """``same`` with its score; ``drift`` names the slot if one figure got two meanings."""

    same: bool
    score: float
    drift: str | None = None
    parts: dict[str, Any] = field(default_factory=dict)


def judge(one: Entry, other: Entry) -> Sameness:
    """Decide for two claims whether they assert one statistic.

    What is found rests on the two claims alone, whatever else there is: who keeps it need not
    judge a pair again of which neither has changed.

    Most pairs that meet are of other things, or share a few words only: of those nothing more is
    found out. Near misses are of one article.
    """
    rarity = Called(one.names | other.names)
    shared = (
        one.stated is not None and other.stated is not None and one.stated.id == other.stated.id
    )
    figure = one.claim.value.value == other.claim.value.value and one_credit(one, other)
    people = People()
    drift, said = (None, None) if shared or not figure else drift_of(one, other, rarity, people)
    if not shared and drift is None and one.claim.file != other.claim.file and _far(one, other):
        return Sameness(False, 0.0)
    if not shared and not figure:
        score = max(
            statement.agreement(left, right, rarity) for left in one.texts for right in other.texts
        )
        if score < KEEP:
            return Sameness(False, score)
    first, *more = ((left, right) for left in one.texts for right in other.texts)
    told = [
        (said or compare(*first, rarity), first),
        *((compare(*texts, rarity), texts) for texts in more),
    ]
    for found, texts in told:
        people.note(*texts, found)
    # Of a claim's words and its source's, some pair may agree more, and another tell more.
    twice = not one_credit(one, other) and _exact(one.claim, other.claim)
    alike = [pair for pair in told if _alike(*pair, twice=twice)]
    if not alike and not shared and one.stated and other.stated:
        # What neither sentence says alone, the two and their sources' words may say together.
        whole = _joined(one.claim, one.stated), _joined(other.claim, other.stated)
        told.append((compare(*whole, rarity), whole))
        people.note(*whole, told[-1][0])
    best, texts = max(alike or told, key=lambda pair: pair[0].statement.score)
    why_not = _apart(one, other, best, texts, people)
    score = min(1.0, max(0.0, best.statement.score))
    same = shared or (why_not is None and drift is None and bool(alike))
    parts = (
        best.parts()
        | ({"apart": why_not} if why_not else {})
        | ({"one_passage": True} if shared else {})
    )
    return Sameness(same, 1.0 if shared else score, drift, parts)


def worth_telling(one: Entry, other: Entry, found: Sameness) -> bool:
    """Whether what was found of two claims is kept: if it is nothing, then of one article only."""
    near = found.score >= KEEP and one.claim.file == other.claim.file
    return found.same or found.drift is not None or near


def _far(one: Entry, other: Entry) -> bool:
    """Whether two claims are apart by what each says of itself, whatever their words."""
    a, b = one.claim, other.claim
    if unit.match(a.unit, b.unit) not in {"same", "loose"}:
        return True
    return never_one(one.traits, other.traits) or periods_apart(one, other)


def _joined(claim: Reading, stated: Reading) -> Reading:
    """A claim with the words of its source for it."""
    own, bag = Bag(claim.own), Bag(claim.bag)
    for mine, theirs in ((own, stated.own), (bag, stated.bag)):
        for key, (weight, sign) in theirs.items():
            if weight > mine.get(key, (0.0, sign))[0]:
                mine[key] = (weight, sign)
    return replace(claim, own=own, bag=bag)


def _with(bag: Bag, asked: Bag) -> Bag:
    """A claim's words with those for whom its source asked."""
    if not asked:
        return bag
    both = Bag(asked)
    both.update(bag)
    return both


def _exact(one: Reading, other: Reading) -> bool:
    """Whether two claims give one value in digits; fractions in words are often equal by chance."""
    return one.value.value == other.value.value and not (one.value.fraction or other.value.fraction)


def _alike(best: Judgement, texts: tuple[Reading, Reading], *, twice: bool) -> bool:
    """Whether words say one thing; ``twice``: two bodies have one value, which says so as well."""
    s = best.statement
    if twice and s.shared >= 2 and s.score >= TWICE and min(s.forth, s.back) >= TWICE_WAYS:
        return True
    if s.shared < 2 and not (s.shared == 1 and min(s.forth, s.back) >= FULL):
        return False
    if min(len(r.telling()) for r in texts) <= BRIEF and min(s.forth, s.back) < BRIEF_WAYS:
        return False
    if best.relation == "none":
        both = predicates(*texts)
        if both.words == 1 and both.of_fewer < IN_PASSING:
            return False  # "swap imported jars", "import old kettles": the same people were asked
        least = (FULL, BOTH_SAY, 0.0)[min(both.words, 2)]
        if min(s.forth, s.back) < max(least, asked_of(*texts)):
            return False
    return s.score >= SAME and min(s.forth, s.back) >= BOTH_WAYS and s.own >= OWN_WORDS


def _apart(
    one: Entry, other: Entry, best: Judgement, texts: tuple[Reading, Reading], people: People
) -> str | None:
    """The slot that keeps two claims apart whatever their words, or None."""
    a, b = one.claim, other.claim
    if unit.match(a.unit, b.unit) not in {"same", "loose"}:
        return "unit"
    if a.relative != b.relative or ("projection" in {a.kind, b.kind} and a.kind != b.kind):
        return "kind"
    against = any(text is one.leaning or text is other.leaning for text in texts)
    if a.file == b.file and a.quote == b.quote and not against:
        return "one sentence"
    group = a.row.get("group_id")
    if group and group == b.row.get("group_id") and a.file == b.file and not against:
        return "one group"
    if siblings(a, b) and not against:
        return "one table"
    if best.relation != "exact" and (_PARTS.search(a.quote) or _PARTS.search(b.quote)):
        return "parts"
    if (
        best.relation == "none"
        and a.file == b.file
        and (
            restriction.led(texts[0], texts[1].bag, one.names)
            or restriction.led(texts[1], texts[0].bag, other.names)
        )
    ):
        return "population"
    if best.period == "other" or periods_apart(one, other):
        return "period"
    set_apart = apart(a, b, (one.traits, other.traits))
    if set_apart:
        return set_apart
    if best.statement.opposite or modes_apart(*texts) or contrast(*texts):
        return "statement"
    if all(statement.denied(x) != statement.denied(y) for x, y in ((a, b), texts)):
        return "statement"
    # Whom the claims name decides, if both name somebody; else their sources' words do.
    named = not population.pronoun(a) and not population.pronoun(b)
    if named and (_other_heads(a, b) or (a.unit == "count" and _other_nouns(a, b))):
        return "population"
    pair = (a, b) if named else texts
    twice = best.relation == "exact" and not one_credit(one, other)
    for (left, right), asked in ((pair, one.asked), (pair[::-1], other.asked)):
        whom = people.relate(left, right)
        if whom.verdict not in {"same", "unsaid"} and asked:
            # "Developers", of a survey of software developers, are these.
            whom = population.compare(left, right, _with(left.bag, asked), Bag())
        if whom.verdict in {"other", "broader"} or (whom.verdict == "narrower" and whom.strong):
            return "population"
        # One value in two mouths: how exactly each describes its group matters less.
        loose = twice and not population.qualified(left, right)
        if whom.verdict == "narrower" and not loose:
            return "population"
    return None


def _other_nouns(one: Reading, other: Reading) -> bool:
    """Whether two counts count different nouns."""
    here, there = (noun.head(population.phrase(r)) for r in (one, other))
    return here is not None and there is not None and here != there


def _other_heads(one: Reading, other: Reading) -> bool:
    """Whether two populations are built on nouns of which neither stands in the other sentence."""
    here, there = (noun.head(population.phrase(r)) for r in (one, other))
    if here is None or there is None or here == there or kindred.generic(here, there):
        return False
    return not any(
        bag.get(key, (0.0, 1))[0] > HEADING or bag.like(key) > HEADING
        for key, bag in ((here, other.bag), (there, one.bag))
    )
