"""Words as terms: tokens reduced to meanings, with a sign for opposites and negation.

A *term* is what remains of a word when inflection and the choice among synonyms are taken
away: "staff" and "employees" are one term, "kept" and "dropped" are one term with opposite
signs. Signs let "has not kept" meet "dropped", and keep "kept" apart from both.
"""

from __future__ import annotations

from typing import NamedTuple

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import lexicon
from flows.slots.inflection import stem
from flows.slots.synonyms import SYNONYMS

# "Unfilled", "unrepairable": the opposite of what follows.
_UNDONE = pattern(r"un(?!der|animous|it|iq|ion|iform)[a-z]{3,20}(?:ed|able)")
_TOKEN = pattern(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d+(?:[.,]\d+)*|[;:()—–.,!?]")
_NUMBERS = {
    word: str(i)
    for i, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
}


class Term(NamedTuple):
    """A word's meaning: ``key``, its ``sign`` (-1 for the opposite), its plain ``weight``."""

    key: str
    sign: int
    weight: float
    start: int  # where the word stands in the text
    end: int
    surface: str  # the word, lower case


class _Meanings(NamedTuple):
    words: dict[str, tuple[str, int]]  # stem -> meaning, sign
    phrases: dict[tuple[str, ...], tuple[str, int]]
    heads: frozenset[str]  # first words of phrases
    others: dict[str, frozenset[str]]  # stem, or name of a phrase's meaning -> further meanings


def _load(text: str) -> _Meanings:
    words: dict[str, tuple[str, int]] = {}
    phrases: dict[tuple[str, ...], tuple[str, int]] = {}
    others: dict[str, set[str]] = {}
    for line in text.strip().replace("\n ", " ").splitlines():
        name = ""
        for sign, side in zip((1, -1), line.split("|"), strict=False):
            for word in side.split():
                name = name or word
                if "+" in word:
                    key = tuple(_NUMBERS.get(w, stem(w)) for w in word.split("+"))
                    first = phrases.setdefault(key, (name, sign))[0]
                    if first != name:
                        others.setdefault(first, set()).add(name)
                else:
                    first = words.setdefault(stem(word), (name, sign))[0]
                    if first != name:
                        others.setdefault(stem(word), set()).add(name)
    more = {word: frozenset(names) for word, names in others.items()}
    return _Meanings(words, phrases, frozenset(k[0] for k in phrases), more)


_MEANINGS = _load(SYNONYMS)
_STOP_STEMS = lexicon.STOP | frozenset(stem(w) for w in lexicon.STOP)
_LIGHT = frozenset(stem(w) for w in lexicon.LIGHT) | frozenset(
    _MEANINGS.words.get(stem(w), (w, 1))[0] for w in lexicon.LIGHT
)
_DENYING = frozenset(stem(w) for w in lexicon.DENYING)
_FREE = frozenset(("what", "whatever"))  # behind which nothing is denied any more
_CLAUSE_END = frozenset(";:.,()—–!?")
_NUMBER_WEIGHT = 0.7
_LIGHT_WEIGHT = 0.3
SHORT = 5  # letters that two forms of a word must share
_NAME_WEIGHT = 0.5  # names mostly say who is credited, sometimes where


@remembered()
def terms(text: str) -> tuple[Term, ...]:
    """Terms of a text in reading order; figures written with a percent sign are left out."""
    tokens = _tokens(text)
    made: list[Term] = []
    negated = 0  # content words that a negation still reaches
    i = 0
    while i < len(tokens):
        word, start, end = tokens[i]
        if word in _CLAUSE_END or word in _FREE:  # "cannot pay what they owe": they do owe it
            negated = 0
            i += 1
            continue
        if word in lexicon.NEGATIONS:
            after = tokens[i + 1][0] if i + 1 < len(tokens) else ""
            if after == "but" or (word == "no" and after == "matter"):
                i += 2  # "nothing but work": work alone; "no matter what" denies nothing
                continue
            negated = 2
            if word not in {"never", "none", "nothing", "nobody"}:
                i += 1
                continue
        base = stem(word)
        if _NUMBERS.get(word, base) in _MEANINGS.heads:
            found = _phrase(tokens, i)
            if found:
                size, (key, sign) = found
                made.append(Term(key, sign, _weight(key), start, tokens[i + size - 1][2], word))
                negated = 1 if key in _DENYING else negated  # "stay clear of" denies as "avoid"
                i += size
                continue
        i += 1
        term = _term(word, base, text, start, end)
        if term is None:
            continue
        if base in _DENYING:
            negated = 1
            made.append(term)
            continue
        if negated and word not in lexicon.NEGATIONS:
            if term.weight == 1.0:
                term = term._replace(sign=-term.sign)
            negated -= 1
        made.append(term)
    return tuple(made)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    made = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("’", "'")
        start = match.start()
        if "-" in word and stem(word) not in _MEANINGS.words and word not in lexicon.NEGATIONS:
            at = start
            for part in word.split("-"):
                if part:
                    made.append((part, at, at + len(part)))
                at += len(part) + 1
            continue
        word = word.removesuffix("'s")
        if word:
            made.append((word, start, match.end()))
    return made


def _phrase(tokens: list[tuple[str, int, int]], i: int) -> tuple[int, tuple[str, int]] | None:
    for size in (3, 2):
        key = tuple(_NUMBERS.get(t[0], stem(t[0])) for t in tokens[i : i + size])
        if len(key) == size and key in _MEANINGS.phrases:
            return size, _MEANINGS.phrases[key]
    return None


def _term(word: str, base: str, text: str, start: int, end: int) -> Term | None:
    if word[0].isdigit():
        after = text[end : end + 9].lstrip()
        before = text[max(start - 2, 0) : start].rstrip()
        if after.startswith(("%", "percent", "per cent")) or before.endswith(("$", "£", "€")):
            return None
        plain = word.replace(",", "").rstrip(".")
        telling = len(plain) < 4 or not plain.isdigit()  # years and sample sizes tell little
        return Term("#" + plain, 1, _NUMBER_WEIGHT if telling else 0.2, start, end, word)
    if word in _NUMBERS:
        return Term("#" + _NUMBERS[word], 1, 0.2 if word == "one" else 0.5, start, end, word)
    if base in _MEANINGS.words:
        key, sign = _MEANINGS.words[base]
        return Term(key, sign, _weight(key), start, end, word)
    if word.startswith("un") and len(word) > 6:
        inner = _MEANINGS.words.get(stem(word[2:]))
        if inner is not None:
            return Term(inner[0], -inner[1], _weight(inner[0]), start, end, word)
        if _UNDONE.fullmatch(word):
            return Term(stem(word[2:]), -1, 1.0, start, end, word)
    if word in _STOP_STEMS or base in _STOP_STEMS or len(word) == 1:
        return None
    weight = _weight(base)
    if weight == 1.0 and text[start].isupper() and _inside(text, start):
        weight = _NAME_WEIGHT
    return Term(base, 1, weight, start, end, word)


def _inside(text: str, start: int) -> bool:
    """Whether a word stands inside a sentence, so that a capital makes it a name."""
    before = text[:start].rstrip(" \"'“‘(*_")
    return bool(before) and before[-1] not in ".!?:|"


def _weight(key: str) -> float:
    return _LIGHT_WEIGHT if key in _LIGHT else 1.0


def meaning(word: str) -> tuple[str, int]:
    """Meaning and sign of a single word (its stem if it stands in no table)."""
    base = stem(word.lower())
    return _MEANINGS.words.get(base, (base, 1))


def senses(text: str) -> frozenset[str]:
    """All that the words of a text can mean, and what they are themselves.

    "Charging" is of a cost or of a battery: ``terms`` decides for one of them.
    """
    made = set()
    for term in terms(text):
        base = stem(term.surface)
        made |= {term.key, base, *_MEANINGS.others.get(base, ())}
        made |= _MEANINGS.others.get(term.key, frozenset())
    return frozenset(made)


def everyday(word: str) -> bool:
    """Whether a word stands in the tables of the language, so that it is hardly a name."""
    base = stem(word.lower())
    return base in _MEANINGS.words or base in _STOP_STEMS or base in _LIGHT


def alike(left: str, right: str) -> bool:
    """Whether two stems are forms of one word: "verify" and "verification"."""
    if left == right:
        return True
    shorter = min(len(left), len(right))
    if shorter < SHORT or left[:SHORT] != right[:SHORT] or left[0] == "#":
        return False
    common = SHORT
    while common < shorter and left[common] == right[common]:
        common += 1
    return common >= shorter - 2
