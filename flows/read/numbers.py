"""Numbers as English prose writes them: digits, words, magnitudes, fractions in one character.

Everything here works on lower-case text. Patterns are given as text, for larger ones to be
built of, and as functions that turn what they matched into a value.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.units import FOREIGN

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

WORDS: dict[str, int] = {word: i for i, word in enumerate([*_ONES, *_TEENS], start=1)}
WORDS |= {word: 10 * i for i, word in enumerate(_TENS, start=2)}

MAGNITUDES: dict[str, float] = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    **FOREIGN,
}

ORDINALS: dict[str, int] = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}

DENOMINATORS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
DENOMINATORS |= {word + "s": n for word, n in DENOMINATORS.items() if n != 2}

SIGNS: dict[str, float] = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}

# Thousands are parted by commas, apostrophes or narrow spaces; every part has three digits. Some
# news archives part all words and marks by blanks ("10, 000", "$ 5", "30 - year", "one - third").
# India parts them by twos: "5,97,618".
DIGITS = (
    r"(?:\d{1,2}(?:,\d\d){1,4},\d{3}(?![\d,])(?:\.\d+)?"
    r"|\d+(?:[,'’\u00a0\u202f\u2009]\d{3}(?!\d)|, 000(?!\d))*(?:\.\d+)?)"
)

_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?"
    rf"|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
)
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)[- ]hundred\b(?:(?:[- ]and)?[- ]{_SMALL}\b)?|{_SMALL}\b)"
NUMERAL = (
    rf"(?:{_HUNDREDS}(?:[- ]thousand\b(?:,?(?: and)? {_HUNDREDS})?)?"
    rf"|an?[- ](?=(?:thousand|million|billion|trillion|dozen)\b))"
)

_PART = pattern(r"[a-z]+")
LONGEST = 18  # digits; longer ones are identifiers


@dataclass(slots=True)
class Number:
    """A number as written, without unit."""

    value: float
    decimals: int
    step: float  # distance to the neighbouring number of the same precision
    in_words: bool = False


def of_digits(written: str) -> Number | None:
    """Value of digits that ``DIGITS`` matched, or that start with a point; None if too long."""
    plain = written.translate(_STRIP)
    if len(plain) > LONGEST:
        return None
    point = plain.find(".")
    decimals = len(plain) - point - 1 if point >= 0 else 0
    return Number(float(plain), decimals, 10.0**-decimals)


_STRIP = {ord(mark): None for mark in " ,'’\u00a0\u202f\u2009"}


def of_words(written: str) -> Number:
    """Value of a numeral in words that ``NUMERAL`` matched ("twenty-one", "a", "two hundred")."""
    total = part = 0
    for match in _PART.finditer(written):
        word = match.group()
        if word in WORDS:
            part += WORDS[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = max(part, 1) * 1000, 0
    return Number(float(total + part or 1), 0, 1.0, in_words=True)


def scaled(number: Number, magnitude: str) -> Number:
    """The number times a magnitude: "1.2" "million" is 1,200,000 in steps of 100,000."""
    factor = MAGNITUDES[magnitude]
    value = round(number.value * factor, 6)
    decimals = 0 if value == int(value) else number.decimals
    return Number(value, decimals, number.step * factor, number.in_words)


def share(part: float, whole: float, *, exact: bool = False) -> Number:
    """Percentage of ``part`` in ``whole``.

    The step of a fraction in words is the way to its neighbours: "one in five" is somewhere
    between one in six and one in four, "three quarters" between two thirds and four fifths.
    """
    value = 100.0 * part / whole
    if exact:
        return Number(round(value, 4), 0, 0.1)
    step = min(value - 100.0 * part / (whole + 1), 100.0 / whole)
    return Number(round(value, 4), 0, float(f"{step:.4g}"), in_words=True)
