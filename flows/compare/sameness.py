"""Whether two claims assert the same statistic, or the same figure with another meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from flows.compare.apart import apart, days_apart, months_apart, never_one
from flows.compare.credit import credits_alike, names
from flows.compare.pairs import Entry
from flows.lazy import pattern
from flows.slots import noun, period, population, restriction, statement, unit
from flows.slots.bags import Bag, Called, Rarity, cover
from flows.slots.contrast import contrast
from flows.slots.distance import asked_of, of_other_things, predicates
from flows.slots.judgement import Judgement, compare
from flows.slots.reading import HEADING, OWN, Reading

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
COINCIDENT = 1000  # below it two counts are often equal by chance
TOPIC = 0.15  # least agreement for one figure with two meanings
ANY_STUDY = 0.45  # and where the credit names a body, but not which of its studies
RESTATED = 0.66  # from here on a shorter wording only repeats a longer one

# A sentence that takes a figure apart: its figures are parts of another, not other values of it.
_PARTS = pattern(r"\b(?:breaks? down|broken down|of which|respectively)\b", re.IGNORECASE)
_NOTHING = Bag()


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
    drift, said = (None, None) if shared or not figure else _drift(one, other, rarity)
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
    # Of a claim's words and its source's, some pair may agree more, and another tell more.
    twice = not one_credit(one, other) and _exact(one.claim, other.claim)
    alike = [pair for pair in told if _alike(*pair, twice=twice)]
    if not alike and not shared and one.stated and other.stated:
        # What neither sentence says alone, the two and their sources' words may say together.
        whole = _joined(one.claim, one.stated), _joined(other.claim, other.stated)
        told.append((compare(*whole, rarity), whole))
    best, texts = max(alike or told, key=lambda pair: pair[0].statement.score)
    why_not = _apart(one, other, best, texts)
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
    return never_one(one.traits, other.traits) or _periods_apart(one, other)


def _joined(claim: Reading, stated: Reading) -> Reading:
    """A claim with the words of its source for it."""
    own, bag = Bag(claim.own), Bag(claim.bag)
    for mine, theirs in ((own, stated.own), (bag, stated.bag)):
        for key, (weight, sign) in theirs.items():
            if weight > mine.get(key, (0.0, sign))[0]:
                mine[key] = (weight, sign)
    return replace(claim, own=own, bag=bag)


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


def _apart(one: Entry, other: Entry, best: Judgement, texts: tuple[Reading, Reading]) -> str | None:
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
    if best.period == "other" or _periods_apart(one, other):
        return "period"
    set_apart = apart(a, b)
    if set_apart:
        return set_apart
    if best.statement.opposite or _modes_apart(*texts) or contrast(*texts):
        return "statement"
    if all(statement.denied(x) != statement.denied(y) for x, y in ((a, b), texts)):
        return "statement"
    # Whom the claims name decides, if both name somebody; else their sources' words do.
    named = not population.pronoun(a) and not population.pronoun(b)
    if named and (_other_heads(a, b) or (a.unit == "count" and _other_nouns(a, b))):
        return "population"
    pair = (a, b) if named else texts
    twice = best.relation == "exact" and not one_credit(one, other)
    for left, right in (pair, pair[::-1]):
        people = population.compare(left, right, left.bag, _NOTHING)
        if people.verdict in {"other", "broader"} or (
            people.verdict == "narrower" and people.strong
        ):
            return "population"
        # One value in two mouths: how exactly each describes its group matters less.
        loose = twice and not population.qualified(left, right)
        if people.verdict == "narrower" and not loose:
            return "population"
    return None


def siblings(one: Reading, other: Reading) -> bool:
    """Whether two claims are items of one list or cells of one table: set side by side."""
    if one.file != other.file:
        return False
    group, other_group = one.row.get("group_id"), other.row.get("group_id")
    if group and group == other_group:
        return True
    cells = one.row.get("block_kind") == other.row.get("block_kind") == "cell"
    return cells and one.heading == other.heading


def _other_nouns(one: Reading, other: Reading) -> bool:
    """Whether two counts count different nouns."""
    here, there = (noun.head(population.phrase(r)) for r in (one, other))
    return here is not None and there is not None and here != there


def _other_heads(one: Reading, other: Reading) -> bool:
    """Whether two populations are built on nouns of which neither stands in the other sentence."""
    here, there = (noun.head(population.phrase(r)) for r in (one, other))
    if here is None or there is None or here == there or population.generic(here, there):
        return False
    return not any(
        bag.get(key, (0.0, 1))[0] > HEADING or bag.like(key) > HEADING
        for key, bag in ((here, other.bag), (there, one.bag))
    )


def _modes_apart(one: Reading, other: Reading) -> bool:
    """Whether one says what is so, and the other what is planned or wished."""
    modes = {statement.mode(one), statement.mode(other)}
    if not modes & {"intention", "wish"} or "fact" not in modes:
        return False
    fact = one if statement.mode(one) == "fact" else other
    return "intention" in modes or statement.done(fact)


def _periods_apart(one: Entry, other: Entry) -> bool:
    if _fielded_apart(one, other):
        return True
    if _quarters_apart(one.claim, other.claim):
        return True
    a, b = _dated(one.claim), _dated(other.claim)
    if not _of_one_body(one, other):
        # The year by which each names its own report is not that of what it found.
        a, b = a - period.titular(one.claim.quote), b - period.titular(other.claim.quote)
    if a and b:
        return period.compare(a, b) == "other"
    if _looks_back(one.claim, a, other) or _looks_back(other.claim, b, one):
        return True
    once = _earlier(one.claim, other.claim) != _earlier(other.claim, one.claim)
    once = once or period.editions(one.claim.quote) != period.editions(other.claim.quote)
    if once and one.source_id == other.source_id:
        return True  # "in an earlier count it was 68%"
    if one.series and one.series == other.series:
        return False
    if once:
        return True
    return bool(one.year and other.year and abs(one.year - other.year) >= 3)


def _fielded_apart(one: Entry, other: Entry) -> bool:
    """Whether two claims are of surveys made at other times.

    A registered source is one survey, whatever month two articles give it; a pollster's name alone
    stands for as many as it made.
    """
    here, there = one.claim.period, other.claim.period
    if one.source_id and one.source_id == other.source_id:
        return False
    return months_apart(here, there) or days_apart(here, there)


def _looks_back(claim: Reading, years: frozenset[int], other: Entry) -> bool:
    """Whether a claim is dated well before another's source.

    "In 2021 it was 29%" is not what another survey has found in 2024. "A 2021 survey" only says
    which survey it is.
    """
    said = years & period.adverbial(claim.quote)
    return bool(said and other.year and max(years) + 1 < other.year)


def _dated(claim: Reading) -> frozenset[int]:
    """Years of a claim's period, or else of its sentence; "now" is no year named before."""
    years = frozenset(period.years(claim.period))
    if period.present(claim.clause) and not years & claim.sentence_years():
        years = frozenset()
    return years or claim.sentence_years()


_LAST_YEAR = pattern(r"\blast year\b", re.IGNORECASE)
_ABOUT_A_YEAR = 300  # days


def _earlier(claim: Reading, other: Reading) -> bool:
    """Whether a claim is of an earlier time; "last year" is not, beside "in the past year"."""
    stretch = period.window(other.quote)
    clause = claim.clause
    if stretch is not None and stretch >= _ABOUT_A_YEAR:
        clause = _LAST_YEAR.sub(" ", clause)
    return period.earlier(clause)


def _of_one_body(one: Entry, other: Entry) -> bool:
    """Whether two claims may be of editions of one study, which their years tell apart."""
    if one_credit(one, other) or (one.series and one.series == other.series):
        return True
    return not (one.credit and other.credit) or bool(names(one.credit) & names(other.credit))


def _quarters_apart(one: Reading, other: Reading) -> bool:
    """Whether two claims name quarters of the year, and none in common."""
    here, there = (period.quarters(r.uncredited(r.clause)) for r in (one, other))
    return bool(here and there) and not here & there


def _drift(one: Entry, other: Entry, rarity: Rarity) -> tuple[str | None, Judgement | None]:
    """What drifted, if two claims with one value and credit give it two meanings; else None.

    And how their words agree, if they had to be compared for it.
    """
    if not _may_drift(one, other, rarity):
        return None, None
    said = compare(one.claim, other.claim, rarity)
    return _drifted(one, other, said, rarity), said


def _may_drift(one: Entry, other: Entry, rarity: Rarity) -> bool:
    """Whether two claims may be one figure of one study, by what is soon found out of them."""
    a, b = one.claim, other.claim
    if a.unit != b.unit:
        return False
    if (a.file == b.file and a.quote == b.quote) or siblings(a, b):
        return False
    if a.unit in {"count", "rank"} and a.value.value < COINCIDENT:
        return False
    if one.n and other.n and one.n != other.n:
        return False  # not one survey, or not one group of it
    if one.crowded and not _one_study(one, other):
        return False  # a pollster's many polls
    topic = max(cover(a.own, b.bag, rarity), cover(b.own, a.bag, rarity))
    if topic < (ANY_STUDY if one.crowded else TOPIC):
        return False
    if not _one_study(one, other) and (topic < ANY_STUDY or apart(a, b)):
        return False
    # sections on two questions, of which one pollster asked both
    return topic >= ANY_STUDY or bool(one.source_id) or a.heading == b.heading


def _drifted(one: Entry, other: Entry, said: Judgement, rarity: Rarity) -> str | None:
    a, b = one.claim, other.claim
    if said.period == "other" or a.relative != b.relative or _fielded_apart(one, other):
        return None
    if said.statement.opposite and a.file == b.file and _two_answers(a, b):
        return None
    opposite = _modes_apart(a, b) or said.statement.opposite
    turned = opposite or contrast(a, b) is not None
    words = max(_covered(a, b, rarity), _covered(b, a, rarity))
    others = _other_people(a, b)
    if one.crowded and (
        (turned or words < RESTATED)
        if others or apart(a, b)
        else not opposite and of_other_things(a, b)
    ):
        return None  # of so many figures some are equal by chance: a drift is in one slot
    if turned:
        return "statement"
    if others:
        return "population"
    return "statement" if words < RESTATED else None


def _two_answers(one: Reading, other: Reading) -> bool:
    """Whether shares of opposite statements are the two answers to one question, of as many each.

    "48% favour a tax; 48% oppose it", or of one group of people, who can be divided like this.
    """
    if _TAKEN_UP.search(one.clause) or _TAKEN_UP.search(other.clause):
        return True
    people = population.phrase(one), population.phrase(other)
    halves = one.unit == "percent" and 2 * one.value.value <= _WHOLE
    return halves and bool(people[0]) and people[0].lower() == people[1].lower()


_WHOLE = 100  # percent


_TAKEN_UP = pattern(r"\b(?:it|them|this|so)\W*$", re.IGNORECASE)


def _one_study(one: Entry, other: Entry) -> bool:
    """Whether credits to one body name one study of it: registered, by year, in one article.

    A pollster that publishes a thousand shares gives many of them the same value.
    """
    if one.source_id or one.claim.file == other.claim.file:
        return True
    years = [(e.credit or "").partition("|")[2] for e in (one, other)]
    return bool(years[0]) and years[0] == years[1]


def _covered(one: Reading, other: Reading, rarity: Rarity) -> float:
    """Share of the telling words of one claim's clause that the other's sentence has."""
    full = Bag({k: v for k, v in one.own.items() if v[0] >= OWN})
    return cover(full, other.bag, rarity) if full else 1.0


def _other_people(one: Reading, other: Reading) -> bool:
    """Whether two claims name populations that differ in noun or in restriction."""
    ours, theirs = population.phrase(one), population.phrase(other)
    if not ours or not theirs or population.pronoun(one) or population.pronoun(other):
        return False
    for left, right in ((one, other), (other, one)):
        people = population.compare(left, right, left.bag, _NOTHING)
        if people.verdict in {"narrower", "broader", "other"}:
            return True
    heads = noun.head(ours), noun.head(theirs)
    return None not in heads and heads[0] != heads[1] and not population.generic(*heads)


def one_credit(one: Entry, other: Entry) -> bool:
    """Whether two claims are credited to one source, registered or not."""
    if one.source_id and other.source_id:
        return one.source_id == other.source_id or bool(one.study and one.study == other.study)
    if one.source_id or other.source_id or not one.credit or not other.credit:
        return False
    return credits_alike(one.credit, other.credit)
