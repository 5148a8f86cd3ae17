"""Multiples in one word ("doubled", "tenfold", "twice") and ranks ("number two", "top 3")."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read import units
from flows.read.amounts import NUMBER, Amount, amount
from flows.read.numbers import ORDINALS, Number, of_digits, of_words

_FACTORS: dict[str, float] = {
    "doubl": 2,
    "tripl": 3,
    "trebl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "halv": 0.5,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "twentyfold": 20,
    "hundredfold": 100,
    "thousandfold": 1000,
    "twice": 2,
    "thrice": 3,
}
MULTIPLE = (
    r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|e|ing)\b"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)fold\b"
    r"|twice\b|thrice\b|once\b"
)
_ORDINALS = "|".join(word for word in ORDINALS if word != "first")
RANK = rf"top\b|number(?=[ -])|no\.|rank(?:s|ed|ing)?\b|(?:{_ORDINALS})\b"

_WORD = pattern(r"[a-z]+")
_HOW_OFTEN = pattern(rf" (?:{units.FREQUENCY}|daily\b|weekly\b|monthly\b|annually\b|yearly\b)")
_AS = pattern(r" (?:as|the|that|what|more|their|its|his|her|our|those|this|these|last|over the)\b")
# "double opt-in", "a double espresso", "triple check": no quantities.
_ADJECTIVE = pattern(
    r" (?:the|that|their|its|what|in|over|since|from|between|this|last|those|digits?(?=z)|"
    r"by|to|our|your|his|her|compared|year|every|within|during|as|for|annually|and|or|after)\b"
    r"|\s*(?:[.,;:!?)\]”\"—–]|$)"
)
_CERTAIN = ("doubled", "tripled", "trebled", "quadrupled", "quintupled", "halved")

_SUPERLATIVE = (
    r"(?:(?:most|least|best|worst)(?:[ -](?!of\b|in\b|and\b|to\b|important thing)[a-z]+)?"
    r"|(?:larg|bigg|high|low|small|fast|slow|old|young|rich|poor|long|short|strong|weak|clos|"
    r"great|busi|heavi|wealthi|deadli|strong|tall|deep|wid)est|leading)\b"
)
_NTH = pattern(rf"(?P<nth>{_ORDINALS}|\d{{1,3}}(?:st|nd|rd|th))[ -]{_SUPERLATIVE}")
_PLACE = pattern(rf"(?P<nth>{_ORDINALS}|\d{{1,3}}(?:st|nd|rd|th)) (?:place|position)\b")
_RANKED = pattern(
    rf"rank(?:s|ed|ing)? (?:(?:as|at|in|the|is|of|it|them|us|him|her|just|only) ){{0,2}}"
    rf"(?:(?P<ordinal>first|{_ORDINALS}|\d{{1,3}}(?:st|nd|rd|th))\b(?! and\b)"
    rf"|(?P<number>number |no\. ?|#)?(?P<digits>\d{{1,4}}\b(?![.,]?\d))(?!%| ?percent))"
)
_NUMBER = pattern(r"(?:number[ -]|no\. ?|#)")
_TOP = pattern(r"top[ -]")
_SHARE = pattern(r"\s?(?:%|percent|per cent)")
_ROLE = frozenset(
    "the a is as was at remains remain its their our his her are became becomes and country's "
    "world's nation's still now ranked ranks to".split()
)
_LISTLIKE = pattern(
    r"[ -](?:reasons?|ways?|tips?|things?|lists?|questions?|books?|lessons?|steps?|mistakes|"
    r"takeaways|tools|ideas|trends|facts|myths|benefits|challenges|picks|best)\b"
)

_CHOSEN = pattern(
    r"[ -](?!(?:in|for|of|on|at|by|to|with|and|or|among|this|last|again|is|was|are)\b)[a-z]"
)
_PLACED = pattern(
    r"\b(?:in|into|among|amongst|within|inside|rank\w*|plac\w+|reach\w*|crack\w*|enter\w*|ma[dk]e\w*"
    r"|a|is|are|was|were|remains?) (?:the |its |our |their |a )?(?:[\w’'-]+[’']s )?$"
)
_NAMED = pattern(r"[A-Z][\w’'&.-]* \((?:[a-z]+ )?$")
_LONGEST = 40  # characters of a name
_POINTING = (" these ", " following ")  # to a list that the text gives


def multiple(low: str, start: int) -> Amount | None:
    """Read a multiple in one word at ``start``; "twice a week" is a frequency."""
    match = _WORD.match(low, start)
    if match is None:
        return None
    word, end = match.group(), match.end()
    if low[end : end + 1] == "-" and not word.endswith("fold"):
        return None
    found = Amount(start, end, Number(1, 0, 1, in_words=True), (start, end), "multiple", "multiple")
    if word in ("once", "twice", "thrice"):
        often = _HOW_OFTEN.match(low, end)
        if often:
            found.number.value = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[word]
            found.form = "frequency"
            found.unit = "other:times " + often.group().strip()
            found.end = often.end()
            return found
        if word == "once" or not _AS.match(low, end):
            return None
        found.number.value = _FACTORS[word]
        return found
    if word in _FACTORS:
        found.number.value = _FACTORS[word]
        return found
    for stem, factor in _FACTORS.items():
        if word.startswith(stem):
            found.number.value = factor
            break
    else:
        return None
    if word not in _CERTAIN and not _ADJECTIVE.match(low, end):
        return None
    if word in _CERTAIN and low[end : end + 6] == " down ":
        return None
    if factor < 1:
        found.number.decimals, found.number.step = 1, 0.1
    return found


def rank(low: str, start: int) -> Amount | None:
    """Read a rank at ``start``: "top two", "number one", "third-largest", "ranked 5th"."""
    match = _NTH.match(low, start) or _PLACE.match(low, start)
    if match:
        if _sense_of_time(low, start, match.end()):
            return None
        return _ranked(start, match.end(), _nth(match["nth"]))
    if low.startswith("rank", start):
        match = _RANKED.match(low, start)
        if match is None:
            return None
        group = "ordinal" if match["ordinal"] else "digits"
        value = _nth(match[group])
        return _ranked(match.start(group), match.end(group), value)
    match = _TOP.match(low, start)
    if match:
        return _top(low, start, match.end())
    match = _NUMBER.match(low, start)
    if match:
        return _numbered(low, start, match.end())
    return None


def bracketed(text: str, start: int, end: int) -> Amount | None:
    """Read the rank that stands in brackets behind a name: "Italy (73rd)"."""
    named = _NAMED.search(text, max(0, start - _LONGEST), start)
    if named is None or text[end : end + 1] not in (")", ",", ";"):
        return None
    return _ranked(start, end, _nth(text[start:end].lower()))


def _sense_of_time(low: str, start: int, end: int) -> bool:  # noqa: ARG001
    return low.startswith("second long", start) or low.startswith("second short", start)


def _top(low: str, start: int, at: int) -> Amount | None:
    number = amount(low, at, alone=True)
    if number is None or number.why_not or number.number.value > 1000:
        return None
    end = number.end
    if _SHARE.match(low, end):
        return None
    found = _ranked(start, end, number.number.value, in_words=number.number.in_words)
    if _LISTLIKE.match(low, end) or low[max(0, start - 10) : start].endswith(_POINTING):
        found.why_not = "list"
    elif _CHOSEN.match(low, end) and not _PLACED.search(low, max(0, start - 24), start):
        found.why_not = "list"  # "the top 10 ovens": which ones are spoken of
    return found


def _numbered(low: str, start: int, at: int) -> Amount | None:
    match = NUMBER.match(low, at)
    if match is None or _SHARE.match(low, match.end()):
        return None  # "No. 71% of us do."
    number = of_digits(match.group()) if match["digits"] else of_words(match.group())
    if number is None or number.decimals or number.value < 1:
        return None
    found = _ranked(start, match.end(), number.value, in_words=number.in_words)
    words = low[max(0, start - 16) : start].split()
    before = words[-1].strip("(“\"'*_[") if words else ""
    if number.value > 20 or not (before in _ROLE or before.endswith(("'s", "’s", "ly"))):
        found.why_not = "label"
    return found


def _ranked(start: int, end: int, value: float, *, in_words: bool = False) -> Amount:
    number = Number(value, 0, 1.0, in_words)
    return Amount(start, end, number, (start, end), "rank", "rank")


def _nth(word: str) -> float:
    if word[0].isdigit():
        return float(re.sub(r"\D", "", word))
    return float(ORDINALS[word])
