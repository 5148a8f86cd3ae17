"""Populations: the same people, a part of them, more of them, or others.

Only what can be decided from words is decided: two nouns that stand in no known relation may
be two names of one group ("owners", "small firms"), so they are left undecided.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import spans
from flows.slots.bags import Bag
from flows.slots.bands import other_bounds
from flows.slots.kindred import EVERYBODY, KINDS, PERSON, SIZES, TIMES
from flows.slots.noun import head, noun_phrase, plural_in, sexes
from flows.slots.reading import Reading
from flows.slots.words import terms

Verdict = Literal["same", "narrower", "broader", "other", "unsaid"]
_INTRO_AFTER = pattern(r"^\s*\)?\s*(?:of|among|amongst|for|in)\s+(?!which\b)", re.IGNORECASE)
_INTRO_BEFORE = pattern(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|while)\s+)(?:among|amongst|of|for)\s+", re.IGNORECASE
)
_AFTER = pattern(r"^\s*\)?\s*(?:for|among|amongst)\s", re.IGNORECASE)
_OF = pattern(r"^\s*\)?\s*(?:of|among|amongst)\s", re.IGNORECASE)
_AMONG = pattern(r"\bamong(?:st)?\b", re.IGNORECASE)
_ANAPHORA = pattern(
    r"\b(?:of (?:them|these|those|whom|that group)|that group|the (?:first|second|former|latter)"
    r"|those|them|they|these|it|others?)\b",
    re.IGNORECASE,
)
# Who is called by their age: "46% are minors" says what "members under 18: 46%" does.
_BOUND_BY_WORD = pattern(
    r"\b(?:minors?|under-?age|teenage(?:d|rs?)|teens?|pensioners?|retirees?|senior citizens"
    r"|elderly)\b",
    re.IGNORECASE,
)
_CLAUSE = pattern(r"\b(?:who|that|which|whose|with|without|in)\b", re.IGNORECASE)
# What stands behind a noun: "bakers whose ovens smoke", "houses under thatch".
_RELATIVE = pattern(r"\s(?:who|that|which|whose)\s", re.IGNORECASE)
_BEHIND = pattern(r"\s(?:under|during|after|before|between)\s", re.IGNORECASE)
_NAMED = 0.5  # least weight of a word that names something
# Those of whom a text has spoken, in one word: "58% of the group".
_COLLECTIVE = pattern(
    r"(?:the |this |that )?(?:whole |entire )?(?:group|cohort|sample|total|panel)"
    r"(?=$| and\b)",
    re.IGNORECASE,
)
_SEXES = 2
_DWELLERS = pattern(r"[A-Z][a-z]{2,}s\b(?!['’])")
# "Homeowners who do not have one": which, the sentences before say.
_POINTING = pattern(
    r"\b(?:have|has|had|having|own|owns|with|without|need|use|want)(?: not)? "
    r"(?:one|any|none|it|them|that|this)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Populations:
    """How two populations relate; ``strong`` if it rests on ages, sizes, sexes or known kinds."""

    verdict: Verdict
    strong: bool
    why: str


def phrase(reading: Reading) -> str:
    """Words that say whom the figure is about: as read, or as they stand next to it."""
    found = _beside(reading.left, reading.right)
    if not found or not reading.population:
        return found or reading.population
    # The reader's words are better, unless it stopped short ("subscribers aged"), or carried on
    # from another sentence what this one says itself.
    if _AMONG.search(reading.clause) or found.startswith(reading.population):
        return found
    if _OF.match(reading.right) and _elsewhere(reading, reading.population):
        whole = _COLLECTIVE.match(found)
        if whole is not None or plural_in(found):
            return whole[0] if whole else found
    # "6.7 hours for men and 7.1 for women": whom the one before is about is not whom this one is.
    if _AFTER.match(reading.right) and plural_in(found):
        its = re.search(rf"\b{re.escape(reading.population)}\b", reading.clause)
        if its is None and reading.population in reading.quote:
            return found
    return reading.population


@remembered()
def _beside(left: str, right: str) -> str:
    after = _INTRO_AFTER.match(right)
    if after:
        return noun_phrase(right[after.end() :])
    found = ""
    for match in _INTRO_BEFORE.finditer(left):
        found = noun_phrase(left[match.end() :])
    return found


def compare(claim: Reading, source: Reading, said: Bag, base: Bag) -> Populations:
    """Relate the population of a source's figure to that of a claim.

    Args:
        claim: the claim.
        source: the observation.
        said: all words around the claim (sentence, heading, sentences before).
        base: words of the whole source's population and title, which go without saying.

    Returns:
        ``narrower``: the source's figure is about a part of the claim's population.
    """
    theirs, ours = phrase(source), phrase(claim)
    if not theirs or carried(source) or re.search(rf"\bby {re.escape(theirs)}", source.clause):
        return Populations("unsaid", False, theirs)  # "38% are read to by a parent"
    bounds = other_bounds(theirs, ours, said, base)
    if bounds is not None and not (
        _BOUND_BY_WORD.search(claim.quote) or spans.alike(claim.clause, source.clause)
    ):
        return Populations(bounds, True, theirs)
    beside = sexes(source.clause)
    their_sex, our_sex = (
        beside if len(beside) == 1 else sexes(theirs),  # "boys: 81%, girls: 54%"
        sexes(" ".join((_paragraph(claim), claim.quote, claim.heading, claim.before))),
    )
    if len(their_sex) == 1 and not our_sex and not sexes_in(base):
        return Populations("narrower", True, theirs)
    named = sexes(ours)
    if ours and ours not in claim.quote:
        named = sexes(claim.quote) or named  # "mothers" were spoken of, "fathers" are in it
    if len(sexes(claim.clause)) == 1:
        named = sexes(claim.clause)
    elif ours not in claim.clause and len(sexes(claim.quote)) > 1:
        named = sexes(claim.quote)  # "boys get two euros more than girls: 29 instead of 27"
    if len(their_sex) == 1 and len(named) == 1 and their_sex != named:
        if _beside_each_other(source, named):
            return Populations("unsaid", False, theirs)
        return Populations("other", True, theirs)
    told_apart = len(beside) == 1 and beside == named  # in the clause itself
    if _turned(ours, theirs) and not told_apart and len(named) < _SEXES:
        return Populations("other", True, theirs)
    their_head, our_head = head(theirs), head(ours) if ours else None
    if their_head and our_head and their_head != our_head:
        kind = PERSON if _inhabitants(claim, ours) else our_head
        if their_head in KINDS.get(kind, ()) and their_head not in said:
            if their_head in base:
                return Populations("unsaid", False, theirs)
            # "Retired people" may be the source's pensioners: they are a part as well.
            part = {t.key for t in terms(ours) if t.weight == 1.0} - {our_head} - base.keys()
            narrowed = our_head == PERSON and bool(part - TIMES - EVERYBODY)
            strong = not _CLAUSE.search(ours) and not narrowed
            return Populations("narrower", strong, theirs)
        alone = not any(t.weight == 1.0 and t.key != their_head for t in terms(theirs))
        told = our_head in base or our_head in source.bag  # "people who commute", cut short
        if alone and our_head in KINDS.get(their_head, ()) and not told:
            return Populations("broader", False, theirs)
        return Populations("unsaid", False, theirs)
    if (
        ours
        and their_head == our_head
        and claim.unit == "percent"
        and not _POINTING.search(ours)
        and _qualifiers(theirs, their_head, said, base)
        and not _qualified_alike(ours, theirs, their_head)
    ):
        return Populations("narrower", False, theirs)
    return Populations("same" if their_head == our_head and ours else "unsaid", False, theirs)


def _beside_each_other(source: Reading, named: Collection[str]) -> bool:
    """Whether a sentence names both sexes before both figures: "women less than men: 30%, 38%".

    Which figure is whose then only their order tells.
    """
    return not sexes(source.clause) and set(named) <= set(sexes(source.quote))


def _paragraph(claim: Reading) -> str:
    """What stands before a claim in its paragraph."""
    text = claim.row.get("paragraph")
    return text.partition(claim.quote)[0] if isinstance(text, str) else ""


def _turned(ours: str, theirs: str) -> bool:
    """Whether two phrases have opposite words: "rural bakers", "urban bakers"."""
    here = {(t.key, t.sign) for t in terms(ours) if t.weight == 1.0}
    there = {(t.key, t.sign) for t in terms(theirs) if t.weight == 1.0}
    # "Men and women: 77% and 74%" is about either, and "employees without staff" are staff.
    return any((k, -s) in here and (k, s) not in here and (k, -s) not in there for k, s in there)


def _inhabitants(claim: Reading, ours: str) -> bool:
    """Whether a population is that of a country or town: "Britons", "Londoners"."""
    return _DWELLERS.match(ours) is not None and not claim.quote.startswith(ours)


def inhabitants(claim: Reading, base: Bag) -> bool:
    """Whether a claim calls whom a source asked by the name of their country or town.

    "Velmarians" are the "adults in Velmaria". ``base`` are words of the source's population.
    """
    ours = phrase(claim)
    whom = head(ours)
    return whom is not None and _DWELLERS.fullmatch(ours) is not None and base.like(whom) > 0


_OLD = frozenset(t.key for t in terms("aged age"))  # how old, ``other_bounds`` has compared


def _qualifiers(theirs: str, noun: str | None, said: Bag, base: Bag) -> list[str]:
    """Words that narrow the source's population, and that go without saying nowhere."""
    passed = {noun, *TIMES, *EVERYBODY, *_OLD}
    told = [t for t in terms(noun_phrase(theirs)) if t.weight == 1.0 and t.key not in passed]
    unsaid = [
        t
        for t in told
        if t.key not in said and t.key not in base and not said.like(t.key) and not base.like(t.key)
    ]
    # "Who attended by video" of those "after a video hearing": most of it is said.
    which = _RELATIVE.search(noun_phrase(theirs))
    behind = [t for t in told if which is not None and t.start >= which.end()]
    missing = [t for t in unsaid if t in behind]
    if 0 < len(missing) < len(behind) and len(missing) * 2 <= len(behind):
        unsaid = [t for t in unsaid if t not in missing]
    return [t.key for t in unsaid]


# Words before a noun that single nobody out: "active borrowers" are those who borrow.
_HARDLY = pattern(
    r"\b(?:active|current|existing|registered|individual|actual|eligible|participating|responding"
    r"|surveyed|interviewed|polled|questioned|asked|sampled|known|recorded)\s",
    re.IGNORECASE,
)


def singled(claim: Reading, source: Reading, article: Bag, base: Bag) -> bool:
    """Whether the source's noun is the claim's, narrowed by a word that the article never uses.

    "17% of shop workers" is not said of workers, unless the article is about shops.
    """
    ours, theirs = phrase(claim), phrase(source)
    built_on = head(theirs)
    if built_on is None or built_on != head(ours) or restricted(claim, source, sizes=True):
        return False
    before = _HARDLY.sub("", _RELATIVE.split(theirs)[0])
    if not plural_in(_BEHIND.split(before)[0]):
        return False  # whoever is counted stands in the plural: "grain yield under glass" is yield
    return bool(_qualifiers(before, built_on, article, base))


def _qualified_alike(ours: str, theirs: str, noun: str | None) -> bool:
    """Whether both populations are narrowed, and share words in it: other words for one part."""
    here, there = (
        {t.key for t in terms(words) if t.weight >= _NAMED} - {noun} for words in (ours, theirs)
    )
    return bool(here & there)


def contrasted(figure: Reading, others: list[Reading]) -> bool:
    """Whether the figure's sentence sets its population against another of the same noun.

    "31% of dog owners, against 14% of cat owners" is about neither pet owners nor owners.
    """
    ours = phrase(figure)
    noun = head(ours) if ours else None
    if noun is None:
        return False
    own = {t.key for t in terms(ours)} - {noun}
    for other in others:
        theirs = phrase(other) if other.quote == figure.quote and other is not figure else ""
        if theirs and head(theirs) == noun:
            rest = {t.key for t in terms(theirs)} - {noun}
            if own and rest and not own & rest:
                return True
    return False


def restricted(
    claim: Reading, source: Reading, *, sizes: bool = False, base: Iterable[str] = ()
) -> bool:
    """Whether the claim restricts its population in words that the source does not use.

    "Small firms" may be how an article calls "firms with 10 to 49 staff"; ``sizes`` says that it
    may not. ``base`` are words that restrict nothing, since all of the source is about them.
    """
    ours, theirs = phrase(claim), {t.key for t in terms(phrase(source))}
    if _CLAUSE.search(ours):
        return True
    noun = head(ours)
    own = {t.key for t in terms(ours) if t.weight == 1.0} - theirs - {noun or "", *base}
    own -= TIMES | EVERYBODY
    return bool(own - SIZES if sizes else own)


def part(words: str) -> bool:
    """Whether a population is a part singled out by a clause: "adults without insurance"."""
    return _CLAUSE.search(words) is not None


_LED = pattern(r"^\W*(?:among(?:st)?|in|for|of|at|within|on)\s+([^,;:]*)", re.IGNORECASE)


def led(reading: Reading) -> frozenset[str]:
    """Telling words of the phrase that leads in a clause: "In textiles it is 19%"."""
    return _led(reading.left)


@remembered()
def _led(left: str) -> frozenset[str]:
    start = max((m.end() for m in re.finditer(r"[;:—]|, (?:and|but|while)\b", left)), default=0)
    found = _LED.match(left[start:] if left[start:].strip() else left)
    if not found:
        return frozenset()
    return frozenset(
        t.key
        for t in terms(found.group(1))
        if (t.weight >= 0.5 and len(t.key) != len("#2024"))
        and t.key not in TIMES
        and t.surface != "ones"  # "among private ones"
    )


def singled_out(claim: Reading, figure: Reading, other: Reading) -> bool:
    """Whether a clause is led in by a group that the claim is silent about, and another's not.

    ``other`` is a figure of the same statement: of all, or of a group set against the first.
    """
    ours, theirs = led(figure), led(other)
    unsaid = [k for k in ours if k not in claim.bag and not claim.bag.like(k)]
    return bool(unsaid) and not ours & theirs and not led(claim)


def qualified(claim: Reading, source: Reading) -> bool:
    """Whether words before the noun narrow the source's population: "young bakers", "bakers"."""
    words = phrase(source)
    noun = head(words)
    for term in terms(words):
        if term.key == noun:
            return False
        if term.weight == 1.0 and term.key not in claim.bag and not claim.bag.like(term.key):
            return True
    return False


def carried(reading: Reading) -> bool:
    """Whether the population stands in another sentence than the figure, and may not be its own."""
    words = phrase(reading)
    return bool(words) and _elsewhere(reading, words)


def _elsewhere(reading: Reading, words: str) -> bool:
    """Whether words stand in another sentence than the figure."""
    if words in reading.quote:
        return False
    here = {t.key for t in terms(reading.quote)}
    return not any(t.key in here for t in terms(words))


def sexes_in(bag: Bag) -> bool:
    """Whether a bag of words names one sex."""
    return bool({"male"} & bag.keys())


def pronoun(claim: Reading) -> bool:
    """Whether the claim names its population only by a pronoun or not at all."""
    ours = phrase(claim)
    return not ours or _ANAPHORA.fullmatch(ours.strip()) is not None
