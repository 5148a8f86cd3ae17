"""Words and marks of a sentence, and how a document writes them."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lazy import pattern

# Each alternative starts with another class of character; joints never repeat each other.
_WORD = pattern(
    r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:(?:[-.+’'&/]|(?<=[a-z])!(?=[A-Z]))[^\W_]+)*|[^\w\s]|_"
)
# No part of an address: "stanford" in "hai.stanford.edu".
_LOWER = pattern(r"(?<![\w./@:=-])[a-zß-öø-ÿ]{3,}(?![^\W_]|(?:-[a-z\d]{1,20}){0,3}[./@:=][\w/])")
_INSIDE = pattern(r"(?<=[a-z,;] )[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_YEAR = pattern(r"(?:19|20)\d\d")
_YEARS = pattern(r"((?:19|20)\d\d)[-/](\d\d|20\d\d)")
# "U.S", with the full stop behind it: "the U.S. Census Bureau".
_DOTTED = pattern(r"[A-Z](?:\.[A-Z]){1,3}")
_NUMBERED = pattern(r"\d{1,2}[A-Z][a-z]{2,}")  # "4Bakers", "5Rights", not "3D"
_SITE = pattern(
    r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,2}\.(?:com|org|net|info|gov|edu|io|ai|co|uk|eu|us|de|fr"
    r"|ca|au|nz|ie|in|example)"
)


@dataclass(slots=True)
class Token:
    """A word or mark; positions count in the block's text. A genitive ending is cut off."""

    text: str
    low: str
    start: int
    end: int  # with the genitive ending
    cap: bool  # capitalised somewhere: SHRM, eMarketer, Ministry
    owns: bool = False  # bears a genitive ending
    word: bool = True


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words and marks of ``text[start:end]``."""
    found: list[Token] = []
    add = found.append
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        at, till = match.span()
        if word.isalpha() and word.islower():  # most words
            add(Token(word, word, at, till, False))
            continue
        first = word[0]
        if not first.isalnum():
            if (
                word in "’'"
                and found
                and found[-1].word
                and found[-1].end == at
                and found[-1].low.endswith("s")
                and till < end
                and text[till] == " "
            ):
                # "Publishers' Guild"
                found[-1].owns = True
                found[-1].end = till
                continue
            if word == "." and found and found[-1].end == at and _DOTTED.fullmatch(found[-1].text):
                found[-1].end = till
                continue
            add(Token(word, word, at, till, False, False, False))
            continue
        owns = till - at > 2 and word[-1] in "sS" and word[-2] in "’'"
        base = word[:-2] if owns else word
        low = base.lower().replace("’", "'")
        cap = not (base.islower() or first.isdigit()) or _NUMBERED.fullmatch(base) is not None
        if first.isdigit() and (years := _YEARS.fullmatch(base)):
            # "the 2024-25 survey" is that of 2025.
            base = low = years[2] if len(years[2]) > 2 else years[1][:2] + years[2]
        # "research by breadlovers.example": a site is called by its address.
        cap = cap or ("." in base and _SITE.fullmatch(base) is not None)
        add(Token(base, low, at, till, cap, owns))
    return found


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its words: tells a name from a word that starts a sentence."""

    lower: frozenset[str]  # words that stand in lower case somewhere
    inside: frozenset[str]  # words that are capitalised inside a sentence, in lower case


def habits(text: str) -> Habits:
    """Look over a document once."""
    return Habits(
        frozenset(_LOWER.findall(text)),
        frozenset(word.lower() for word in _INSIDE.findall(text)),
    )


def is_year(token: Token) -> bool:
    """Whether a token is a year."""
    return _YEAR.fullmatch(token.text) is not None
