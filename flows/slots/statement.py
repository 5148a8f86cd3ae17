"""Statements: how much of what is measured two readings share, its polarity and modality."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import lexicon
from flows.slots.bags import Rarity, cover
from flows.slots.inflection import stem
from flows.slots.reading import OWN, Reading
from flows.slots.words import meaning, terms

_NAMES = 0.5  # least weight of a word that names something
FRAME = 0.4  # least agreement of two clauses for an opposite word between them to count
_MODES = {
    mode: frozenset(stem(w) for w in ws if "+" not in w) for mode, ws in lexicon.MODALITY.items()
}


@dataclass(frozen=True, slots=True)
class Statements:
    """``score`` of all words, ``own`` of the clauses alone, both from 0 to 1."""

    score: float
    own: float
    forth: float  # share of the claim's words in the source's
    back: float  # share of the source's own words in the claim's
    shared: int  # telling words that both clauses have
    opposite: bool  # a shared word stands in opposite senses
    denied: bool  # one plainly says the opposite of the other
    modes: tuple[str, str]


def agreement(one: Reading, other: Reading, rarity: Rarity) -> float:
    """The ``score`` of ``compare``, and nothing else."""
    return _score(cover(one.own, other.bag, rarity), cover(other.own, one.bag, rarity))


def _score(forth: float, back: float) -> float:
    return 0.6 * max(forth, back) + 0.4 * min(forth, back)


def compare(one: Reading, other: Reading, rarity: Rarity) -> Statements:
    """Compare the words of two readings."""
    forth = cover(one.own, other.bag, rarity)
    back = cover(other.own, one.bag, rarity)
    own_forth = cover(one.own, other.own, rarity)
    own_back = cover(other.own, one.own, rarity)
    against = opposite(one, other)
    own = 0.6 * max(own_forth, own_back) + 0.4 * min(own_forth, own_back)
    return Statements(
        score=_score(forth, back),
        own=own,
        forth=forth,
        back=back,
        shared=shared(one, other),
        opposite=against,
        denied=against and own >= FRAME and _denies(one, other),
        modes=(mode(one), mode(other)),
    )


def shared(one: Reading, other: Reading) -> int:
    """Number of telling words that stand in both clauses."""
    return sum(
        1
        for key, (weight, _) in one.own.items()
        if (weight >= OWN or (key[0] == "#" and len(key) != 5))
        and other.own.get(key, (0.0, 1))[0] >= min(weight, OWN)
    )


def word_for_word(one: Reading, other: Reading) -> float:
    """Share of the words of the shorter clause that stand in the other just so, from 0 to 1.

    "Cities" and "towns" mean one thing, until a source sets the ones against the others.
    """
    here, there = (_written(r.uncredited(r.clause)) for r in (one, other))
    least = min(len(here), len(there))
    return len(here & there) / least if least else 0.0


@remembered()
def _written(text: str) -> frozenset[str]:
    return frozenset(stem(t.surface) for t in terms(text) if t.weight >= _NAMES and t.key[0] != "#")


def opposite(one: Reading, other: Reading) -> bool:
    """Whether the clauses use a word in opposite senses, and none in the same that could be."""
    if denials(one) and denials(other):
        return False  # "have no blinds", "blinds are missing"
    against = with_ = 0
    for key, (weight, sign) in one.own.items():
        hit = other.own.get(key)
        if hit is None or weight < 1.0 or hit[0] < 1.0:
            continue
        if sign != hit[1]:
            against += 1
        elif sign < 0:
            with_ += 1
    return against > with_


_REST = pattern(r"\b(?:rest|remain(?:ing|der)|others?|everyone else)\b", re.IGNORECASE)


def contrary(one: Reading, other: Reading) -> bool:
    """Whether one reading may be the other's complement: turned round, denied, or "the rest"."""
    if opposite(one, other) or beyond(one.clause, other.clause):
        return True
    if _REST.search(one.clause) or _REST.search(other.clause):
        return True
    return denied(one) != denied(other)


_NUMBER = (
    r"(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
)
_BELOW = pattern(
    rf"\b(?:less than|fewer than|under|below|within|at most|up to|no more than)\s{_NUMBER}\b"
    rf"|\b{_NUMBER}\b(?:\s\w+){{0,2}}\s(?:or|and)\s(?:less|fewer|under|younger|below|earlier)\b",
    re.IGNORECASE,
)
_ABOVE = pattern(
    rf"\b(?:more than|over|above|at least|no less than|no fewer than|exceed\w*)\s{_NUMBER}\b"
    rf"|\b{_NUMBER}\b(?:\s\w+){{0,2}}\s(?:or|and)\s(?:more|over|older|above|longer|later)\b",
    re.IGNORECASE,
)


def beyond(one: str, other: str) -> bool:
    """Whether one text is of those up to a bound, and the other of those beyond the same.

    "Less than ten minutes after the booked time", "ten minutes late or more".
    """
    low, high = (
        [{n.lower() for match in p.findall(text) for n in match if n} for text in (one, other)]
        for p in (_BELOW, _ABOVE)
    )
    return bool(low[0] & high[1] or high[0] & low[1])


def denied(reading: Reading) -> bool:
    """Whether the figure's own clause is denied, an odd number of times."""
    words = re.findall(r"[a-z']+", _BESIDE.sub(" ", reading.clause.lower()))
    return sum(w in lexicon.NEGATIONS for w in words) % 2 == 1


# An aside denies something else ("the Bread Index (not the one of the mill) has 61%"), and "no
# more than 48% would" nothing of them.
_BESIDE = pattern(r"\b(?:no|not) (?:more|fewer|less|even|quite|only|just|all|matter)\b|\([^()]*\)")


def _denies(one: Reading, other: Reading) -> bool:
    """Whether a word stands in one sense in one sentence, and only in the opposite in the other.

    Where a sentence has both senses ("62% of women and 45% of men"), the word tells nothing; nor
    does it where both deny in their way.
    """
    if denials(one) and denials(other):
        return False
    # "Fewer than half" tells of the number, not of what is measured.
    passing = frozenset() if one.kind == "change" else _OF_NUMBERS
    here, there = _senses(one.quote), _senses(other.quote)
    return any(
        weight == 1.0
        and key not in passing
        and other.own.get(key, (0.0, sign)) == (1.0, -sign)
        and len(here.get(key, ())) == len(there.get(key, ())) == 1
        for key, (weight, sign) in one.own.items()
    )


_OF_NUMBERS = frozenset((meaning("more")[0],))


@remembered()
def _senses(text: str) -> dict[str, set[int]]:
    made: dict[str, set[int]] = {}
    for term in terms(text):
        made.setdefault(term.key, set()).add(term.sign)
    return made


def denials(reading: Reading) -> int:
    """How often a clause denies.

    "Have never broken" plainly contradicts "have broken", and "satisfied" "dissatisfied"; but
    "refuse to pay" not "do not pay", where both deny in their way.
    """
    said = reading.clause if _WORD.search(reading.clause) else reading.quote
    words = re.findall(r"[a-z']+", _BESIDE.sub(" ", said.lower()))
    return sum(w in lexicon.NEGATIONS or stem(w) in _DENYING for w in words)


_WORD = pattern(r"[a-z]{3}", re.IGNORECASE)
_DENYING = frozenset(
    stem(w) for w in (*lexicon.DENYING, "lack", "lacking", "missing", "absence", "shortage")
)
_DONE = pattern(
    r"\b(?:have|has|had|already|did|now|currently|last (?:year|month|week|quarter)"
    r"|(?!asked|surveyed|interviewed|polled|based|called|named)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


def done(reading: Reading) -> bool:
    """Whether the clause says that something has happened or is so, in so many words."""
    return mode(reading) == "fact" and _DONE.search(reading.clause) is not None


_AHEAD = pattern(
    r"\b(?:next|coming|upcoming) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?|season|decade)\b"
    r"|\b(?:going|set|about|due) to\b|\bby 20\d\d\b|\bin the future\b",
    re.IGNORECASE,
)


# "Underestimated what it would cost": the underestimating is done.
WOULD_BE = pattern(
    r"\b(?:what|how (?:much|many|long|often|far|hard)) (?:[\w'’]+ ){0,4}would\b", re.IGNORECASE
)


def mode(reading: Reading) -> str:
    """Intention, opinion, wish or fact, by the words of the statement or else of the clause."""
    return _mode(reading.statement, reading.clause)


@remembered()
def _mode(said: str, clause: str) -> str:
    text = WOULD_BE.sub(" ", said or clause)
    if _AHEAD.search(text) or _AHEAD.search(clause):
        return "intention"
    found = {stem(t.surface) for t in terms(text)} | {
        stem(w.strip(",.;:").lower()) for w in text.split()
    }
    for name in ("intention", "opinion", "wish"):
        if found & _MODES[name]:
            return name
    return "fact"
