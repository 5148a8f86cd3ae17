"""Whether one figure of one study is given two meanings."""

from __future__ import annotations

import re

from flows.compare.apart import apart
from flows.compare.bodies import one_study, rows_of_one, siblings
from flows.compare.pairs import Entry
from flows.compare.people import People
from flows.compare.times import fielded_apart
from flows.lazy import pattern
from flows.slots import population, statement
from flows.slots.bags import Bag, Rarity, cover
from flows.slots.contrast import contrast
from flows.slots.distance import of_other_things
from flows.slots.judgement import Judgement, compare
from flows.slots.reading import NEAR, OWN, Reading
from flows.slots.words import terms

COINCIDENT = 1000  # below it two counts are often equal by chance
TOPIC = NEAR  # for one figure with two meanings, claims agree more than sentences before them do
_TIE = 1e-9  # what a sum may be off
ANY_STUDY = 0.45  # and where the credit names a body, but not which of its studies
RESTATED = 0.66  # from here on a shorter wording only repeats a longer one


def modes_apart(one: Reading, other: Reading) -> bool:
    """Whether one says what is so, and the other what is planned or wished."""
    modes = {statement.mode(one), statement.mode(other)}
    if not modes & {"intention", "wish"} or "fact" not in modes:
        return False
    fact = one if statement.mode(one) == "fact" else other
    return "intention" in modes or statement.done(fact)


def drift_of(
    one: Entry, other: Entry, rarity: Rarity, people: People
) -> tuple[str | None, Judgement | None]:
    """What drifted, if two claims with one value and credit give it two meanings; else None.

    And how their words agree, if they had to be compared for it.
    """
    if not _may_drift(one, other, rarity):
        return None, None
    said = compare(one.claim, other.claim, rarity)
    people.note(one.claim, other.claim, said)
    return _drifted(one, other, said, rarity, people), said


def _may_drift(one: Entry, other: Entry, rarity: Rarity) -> bool:
    """Whether two claims may be one figure of one study, by what is soon found out of them."""
    a, b = one.claim, other.claim
    if a.unit != b.unit:
        return False
    if (a.file == b.file and a.quote == b.quote) or siblings(a, b) or rows_of_one(a, b):
        return False
    if a.unit in {"count", "rank"} and a.value.value < COINCIDENT:
        return False
    if one.n and other.n and one.n != other.n:
        return False  # not one survey, or not one group of it
    if one.crowded and not one_study(one, other):
        return False  # a pollster's many polls
    topic = max(cover(a.own, b.bag, rarity), cover(b.own, a.bag, rarity))
    if topic < (ANY_STUDY if one.crowded else TOPIC + _TIE):
        return False
    if not one_study(one, other) and (topic < ANY_STUDY or apart(a, b, (one.traits, other.traits))):
        return False
    # sections on two questions, of which one pollster asked both
    return topic >= ANY_STUDY or bool(one.source_id) or a.heading == b.heading


def heard(claim: Reading) -> tuple[list[str], list[str]]:
    """Words of a claim's clause, and all others that weigh more than the sentences before it.

    Where no word of either claim's clause is a form of one that the other is heard to say, the two
    are not one figure with two meanings: they agree less than ``TOPIC``.
    """
    more = {key for key, (weight, _) in claim.bag.items() if weight > NEAR}
    return sorted(claim.own), sorted(more - claim.own.keys())


def _drifted(
    one: Entry, other: Entry, said: Judgement, rarity: Rarity, people: People
) -> str | None:
    a, b = one.claim, other.claim
    if said.period == "other" or a.relative != b.relative or fielded_apart(one, other):
        return None
    if a.file == b.file and (_ANOTHER.search(a.quote) or _ANOTHER.search(b.quote)):
        return None  # "another 37% do": as many, of something else
    if said.statement.opposite and a.file == b.file and _two_answers(a, b):
        return None
    if a.file != b.file and (_no_more(a, b, people) or _no_more(b, a, people)):
        return None
    if a.statement and a.statement.lower() == b.statement.lower() and not people.differ(a, b):
        return None  # said alike, whatever stands around it
    opposite = modes_apart(a, b) or said.statement.opposite
    turned = opposite or contrast(a, b) is not None
    words = max(_covered(one, other, rarity), _covered(other, one, rarity))
    others = people.differ(a, b)
    if one.crowded and (
        (turned or words < RESTATED)
        if others or apart(a, b, (one.traits, other.traits))
        else not opposite and of_other_things(a, b)
    ):
        return None  # of so many figures some are equal by chance: a drift is in one slot
    if turned:
        return "statement"
    if others:
        return "population"
    return "statement" if words < RESTATED else None


def _no_more(one: Reading, other: Reading, people: People) -> bool:
    """Whether a claim only names whose share it is of what the other tells: "Holt at 47%"."""
    words = [word.lower() for word in re.findall(r"[\w’'-]+", one.statement)]
    if not words or len(words) > _NAMES or not one.statement[0].isupper():
        return False
    return not people.differ(one, other) and words == [
        word for word in re.findall(r"[\w’'-]+", other.statement.lower()) if word in words
    ]


def _two_answers(one: Reading, other: Reading) -> bool:
    """Whether shares of opposite statements are the two answers to one question, of as many each.

    "48% favour a tax; 48% oppose it", or of one group of people, who can be divided like this.
    """
    if _TAKEN_UP.search(one.clause) or _TAKEN_UP.search(other.clause):
        return True
    people = population.phrase(one), population.phrase(other)
    halves = one.unit == "percent" and 2 * one.value.value <= _WHOLE
    return halves and bool(people[0]) and people[0].lower() == people[1].lower()


_ANOTHER = pattern(r"^\W*(?:another|a further|(?:just|exactly) as many)\b", re.IGNORECASE)
_WHOLE = 100  # percent
_NAMES = 3  # words of a name
_TAKEN_UP = pattern(r"\b(?:it|them|this|so)\W*$", re.IGNORECASE)


def _covered(one: Entry, other: Entry, rarity: Rarity) -> float:
    """Share of the telling words of one claim's clause that the other's sentence has.

    "Trust parliament" is not heard in "trust the courts, says Parliament Watch".
    """
    named, theirs = _only_named(one), _only_named(other)
    full = Bag({k: v for k, v in one.claim.own.items() if v[0] >= OWN and k not in named})
    if not full:
        return 1.0
    bag = other.claim.bag
    if not theirs.isdisjoint(full):
        bag = Bag({k: v for k, v in bag.items() if k not in theirs})
    return cover(full, bag, rarity)


def _only_named(entry: Entry) -> frozenset[str]:
    """Words by which a claim's source is called, and that its sentence has for nothing else."""
    said = {t.key for t in terms(entry.claim.uncredited(entry.claim.quote))}
    return entry.names - said
