"""Populations: the same people, a part of them, more of them, or others.

Only what can be decided from words is decided: two nouns that stand in no known relation may
be two names of one group ("owners", "small firms"), so they are left undecided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from flows.lazy import pattern
from flows.slots import lexicon
from flows.slots.bags import Bag
from flows.slots.inflection import stem
from flows.slots.reading import Reading
from flows.slots.words import Term, meaning, terms

Verdict = Literal["same", "narrower", "broader", "other", "unsaid"]
_INTRO_AFTER = pattern(r"^\s*\)?\s*(?:of|among|amongst|for|in)\s+(?!which\b)", re.IGNORECASE)
_INTRO_BEFORE = pattern(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|while)\s+)(?:among|amongst|of|for)\s+", re.IGNORECASE
)
_AMONG = pattern(r"\bamong(?:st)?\b", re.IGNORECASE)
_RELATIVE = frozenset("who that which whose with aged hit without in".split())
_PREPOSITIONS = frozenset("of at from on under over below above to for by as during after".split())
_RESTRICTING = frozenset("of at from under over below above on".split())
_PRONOUNS = frozenset("them they these it us whom which".split())
_PLURALS = frozenset("people men women children staff police pupils".split())
_VERBS = frozenset(
    """say says said tell told have has had are is was were be would will can could should may
    might do does did expect plan want think believe feel report reported use used consider agree
    prefer trust know see take get give make need like worry intend hope support oppose name named
    mention it they we the share figure""".split()
)
_ANAPHORA = pattern(
    r"\b(?:of (?:them|these|those|whom|that group)|that group|the (?:first|second|former|latter)"
    r"|those|them|they|these|it|others?)\b",
    re.IGNORECASE,
)
_DURATION_WORDS = frozenset(
    """day week month year hour minute second time night trip book people respondent percent point
    decade quarter""".split()
)
# What bounds a group by age or size: "under 25", "18 to 34", "with 50 or more employees".
_BOUND = pattern(
    r"\b(?:aged?|ages|under|over|below|above|older than|younger than|fewer than|more than"
    r"|less than|at least|with|between)[\s-](?:the age of\s)?\d"
    r"|\b\d[\d,]*(?:\s(?:to|and)\s|\s?[-–]\s?)\d"
    r"|\b\d[\d,]* or (?:more|older|over|fewer|under|younger)\b",
    re.IGNORECASE,
)
# "Aged 18 and over" is everybody.
_GROWN = pattern(r"\b1[4-8](?:\+| (?:years )?(?:and|or) (?:over|older|above|more))", re.IGNORECASE)
_CLAUSE = pattern(r"\b(?:who|that|which|whose|with|without|in)\b", re.IGNORECASE)
_KINDS: dict[str, set[str]] = {}
for _line in re.sub(r"\n ", " ", lexicon.KINDS_OF.strip()).splitlines():
    _whole, _, _parts = _line.partition(":")
    _KINDS.setdefault(meaning(_whole.strip())[0], set()).update(
        {meaning(p)[0] for p in _parts.split()} - {meaning(_whole.strip())[0]}
    )
_NOUNS_ING = frozenset("training building housing listing posting meeting offspring".split())
_SIZES = frozenset(meaning(w)[0] for w in "small large medium-sized".split())
# Words of time that stray into a population: "bakers this spring" are bakers.
_TIMES = frozenset(
    meaning(w)[0]
    for w in (
        "spring summer autumn fall winter season january february march april june july august "
        "september october november december today week month year weekend quarter decade recent"
    ).split()
)
_GENERIC = frozenset(meaning(w)[0] for w in lexicon.GENERIC_PEOPLE)
_SEXES = {
    word: label
    for label, words in (
        ("f", "woman women female females girl girls mother mothers wife wives daughter daughters"),
        ("m", "man men male males boy boys father fathers husband husbands son sons"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Populations:
    """How two populations relate; ``strong`` if it rests on ages, sizes, sexes or known kinds."""

    verdict: Verdict
    strong: bool
    why: str


def phrase(reading: Reading) -> str:
    """Words that say whom the figure is about: as read, or as they stand next to it."""
    found = _beside(reading.left, reading.right)
    # The reader's words are better, unless it stopped short ("subscribers aged").
    if found and (_AMONG.search(reading.clause) or found.startswith(reading.population)):
        return found
    return reading.population or found


@lru_cache(maxsize=1 << 14)
def _beside(left: str, right: str) -> str:
    after = _INTRO_AFTER.match(right)
    if after:
        return noun_phrase(right[after.end() :])
    found = ""
    for match in _INTRO_BEFORE.finditer(left):
        found = noun_phrase(left[match.end() :])
    return found


def noun_phrase(text: str) -> str:
    """The noun phrase at the start of a text: to its plural noun, and on if that is restricted."""
    words: list[str] = []
    relative = counted = False
    tokens = text.split()
    for i, word in enumerate(tokens):
        bare = word.strip(",;:.()|").lower()
        if i == 0 and bare in _PRONOUNS:
            return word
        if bare in _RELATIVE or bare in _RESTRICTING:
            relative = True
        elif not relative and counted and not _plural(bare):
            after = tokens[i + 1].lower() if i + 1 < len(tokens) else ""
            if after not in {"by", "in", "with", "from"} or not bare.endswith(("ed", "hit")):
                break
            relative = True
        if not relative and bare in _VERBS:
            break
        counted = counted or _plural(bare)
        if bare == "and" and i + 1 < len(tokens) and tokens[i + 1][0].isdigit():
            break
        words.append(word)
        if word[-1] in ",;:.|)" or len(words) == 9:
            break
    return " ".join(words).strip(" ,;:.()|")


@lru_cache(maxsize=1 << 14)
def head(words: str) -> str | None:
    """Meaning of the noun a population phrase is built on ("employees" of "young employees").

    Whoever is counted mostly stands in the plural: the first plural is taken, or the last of
    several in a row. Without one it is the last word before a preposition or relative clause.
    """
    last: str | None = None
    plural: str | None = None
    for word in words.split():
        bare = word.strip(",;:.()|\"'").lower()
        if plural is not None and not _plural(bare):
            break
        if bare in _RELATIVE or bare in _PREPOSITIONS:
            if last is not None:
                break
            continue
        found = terms(bare)
        if last is not None and bare.endswith("ing") and len(bare) > 5 and not known(found):
            break
        if found and found[-1].key[0] != "#":
            last = found[-1].key
            if _plural(bare):
                plural = last
    return plural or last


def _plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def known(found: tuple[Term, ...]) -> bool:
    """Whether a word in -ing is a noun of the table ("training") rather than a participle."""
    return bool(found) and found[-1].surface in _NOUNS_ING


def numbers(words: tuple[Term, ...]) -> set[str]:
    """Numbers in a population that bound ages or sizes, not durations."""
    made = set()
    for i, term in enumerate(words):
        if term.key[0] != "#" or len(term.key) == 5 or not term.surface[0].isdigit():
            continue
        after = words[i + 1].surface if i + 1 < len(words) else ""
        if stem(after) in _DURATION_WORDS:
            continue
        made.add(term.key)
    return made


@lru_cache(maxsize=1 << 14)
def sexes(words: str) -> frozenset[str]:
    """Sexes named in a text, as a set of "f" and "m"."""
    return frozenset(_SEXES[w] for w in re.findall(r"[a-z]+", words.lower()) if w in _SEXES)


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
    if not theirs or _carried(source):
        return Populations("unsaid", False, theirs)
    their_terms = terms(theirs)
    extra = numbers(their_terms) - said.keys() - base.keys()
    if extra and _BOUND.search(theirs) and not _GROWN.search(theirs):
        return Populations("narrower", True, theirs)
    their_sex, our_sex = (
        sexes(theirs),
        sexes(claim.quote + " " + claim.heading + " " + claim.before),
    )
    if len(their_sex) == 1 and not our_sex and not sexes_in(base):
        return Populations("narrower", True, theirs)
    if len(their_sex) == 1 and len(sexes(ours)) == 1 and their_sex != sexes(ours):
        return Populations("other", True, theirs)
    their_head, our_head = head(theirs), head(ours) if ours else None
    if their_head and our_head and their_head != our_head:
        if their_head in _KINDS.get(our_head, ()) and their_head not in said:
            if their_head in base:
                return Populations("unsaid", False, theirs)
            return Populations("narrower", not _CLAUSE.search(ours), theirs)
        if our_head in _KINDS.get(their_head, ()) and our_head not in base:
            return Populations("broader", False, theirs)
        if {their_head, our_head} & _GENERIC:
            return Populations("unsaid", False, theirs)
        return Populations("unsaid", False, theirs)
    if ours:
        missing = [
            t.key
            for t in their_terms
            if t.weight == 1.0
            and t.key != their_head
            and t.key not in _TIMES
            and t.key not in said
            and t.key not in base
            and not said.like(t.key)
        ]
        if missing and their_head == our_head:
            return Populations("narrower", False, theirs)
    return Populations("same" if their_head == our_head and ours else "unsaid", False, theirs)


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


def restricted(claim: Reading, source: Reading, *, sizes: bool = False) -> bool:
    """Whether the claim restricts its population in words that the source does not use.

    "Small firms" may be how an article calls "firms with 10 to 49 staff"; ``sizes`` says that it
    may not.
    """
    ours, theirs = phrase(claim), {t.key for t in terms(phrase(source))}
    if _CLAUSE.search(ours):
        return True
    noun = head(ours)
    own = {t.key for t in terms(ours) if t.weight == 1.0} - theirs - _TIMES - {noun or ""}
    return bool(own - _SIZES if sizes else own)


def part(words: str) -> bool:
    """Whether a population is a part singled out by a clause: "adults without insurance"."""
    return _CLAUSE.search(words) is not None


_LED = pattern(r"^\W*(?:among(?:st)?|in|for|of|at|within|on)\s+([^,;:]*)", re.IGNORECASE)


def led(reading: Reading) -> frozenset[str]:
    """Telling words of the phrase that leads in a clause: "In textiles it is 19%"."""
    return _led(reading.left)


@lru_cache(maxsize=1 << 14)
def _led(left: str) -> frozenset[str]:
    start = max((m.end() for m in re.finditer(r"[;:—]|, (?:and|but|while)\b", left)), default=0)
    found = _LED.match(left[start:] if left[start:].strip() else left)
    if not found:
        return frozenset()
    return frozenset(
        t.key
        for t in terms(found.group(1))
        if (t.weight >= 0.5 and len(t.key) != len("#2024")) and t.key not in _TIMES
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


def generic(*heads: str | None) -> bool:
    """Whether one of the nouns stands for whoever was asked ("people", "respondents")."""
    return bool(set(heads) & _GENERIC)


def _carried(reading: Reading) -> bool:
    """Whether the population stands in another sentence than the figure, and may not be its own."""
    if not reading.population or reading.population in reading.quote:
        return False
    here = {t.key for t in terms(reading.quote)}
    return not any(t.key in here for t in terms(reading.population))


def sexes_in(bag: Bag) -> bool:
    """Whether a bag of words names one sex."""
    return bool({"male"} & bag.keys())


def pronoun(claim: Reading) -> bool:
    """Whether the claim names its population only by a pronoun or not at all."""
    ours = phrase(claim)
    return not ours or _ANAPHORA.fullmatch(ours.strip()) is not None
