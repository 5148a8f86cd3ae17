"""Words as terms: tokens reduced to meanings, with a sign for opposites and negation.

A *term* is what remains of a word when inflection and the choice among synonyms are taken
away: "staff" and "employees" are one term, "kept" and "dropped" are one term with opposite
signs. Signs let "has not kept" meet "dropped", and keep "kept" apart from both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from flows.slots import lexicon

_TOKEN = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d+(?:[.,]\d+)*|[;:()—–.,!?]")
_IRREGULAR = {
    line.split()[0]: base
    for base, lines in {
        "child": "children",
        "man": "men",
        "woman": "women",
        "person": "people persons",
        "buy": "bought",
        "think": "thought",
        "leave": "left leaves",
        "keep": "kept",
        "pay": "paid",
        "say": "said",
        "tell": "told",
        "find": "found",
        "make": "made making",
        "run": "ran running",
        "grow": "grew grown growth",
        "fall": "fell fallen",
        "rise": "rose risen",
        "meet": "met",
        "spend": "spent",
        "lose": "lost loses losing",
        "win": "won",
        "know": "knew known",
        "write": "wrote written",
        "see": "saw seen",
        "get": "got gotten",
        "choose": "chose chosen",
        "hold": "held",
        "give": "gave given gives giving",
        "take": "took taken takes taking",
        "come": "came",
        "go": "went gone goes",
        "eat": "ate eaten",
        "drink": "drank drunk",
        "drive": "drove driven",
        "fly": "flew flown",
        "sleep": "slept",
        "sell": "sold",
        "teach": "taught",
        "steal": "stole stolen",
        "break": "broke broken",
        "speak": "spoke spoken",
        "hear": "heard",
        "feel": "felt",
        "bring": "brought",
        "seek": "sought",
        "send": "sent",
        "begin": "began begun",
        "build": "built",
        "lend": "lent",
        "hide": "hid hidden",
        "ride": "rode ridden",
        "become": "became",
        "shrink": "shrank shrunk",
        "sink": "sank sunk",
        "understand": "understood",
        "wear": "wore worn",
        "throw": "threw thrown",
        "bank": "banks",
        "life": "lives",
        "use": "used uses using user users",
        "worry": "worried worries worrying",
        "training": "training trainings",
        "building": "building buildings",
        "meeting": "meeting meetings",
        "posting": "posting postings",
        "opening": "opening openings",
        "listing": "listing listings",
        "earning": "earnings",
        "saving": "savings",
        "lesson": "lessons lesson",
        "less": "less lesser",
        "news": "news",
        "business": "business businesses",
        "species": "species",
        "series": "series",
        "analysis": "analyses analysis",
        "crisis": "crises crisis",
        "worse": "worse worst",
        "good": "good best",
        "nothing": "nothing",
        "something": "something",
        "lie": "lying lies",
        "die": "died dying dies",
        "employer": "employers employer",
        "employee": "employees employee",
        "member": "members member",
        "number": "numbers number",
        "never": "never",
        "other": "others other",
        "over": "over",
        "under": "under",
        "ever": "ever",
        "letter": "letter letters",
        "paper": "paper papers",
        "computer": "computer computers",
        "summer": "summer summers",
        "winter": "winter winters",
        "water": "water",
        "matter": "matter matters",
        "mother": "mother mothers",
        "father": "father fathers",
        "weather": "weather",
        "movie": "movie movies",
        "plane": "plane planes",
        "care": "care cares cared caring",
        "rate": "rate rates rated",
        "hope": "hope hopes hoped hoping",
        "note": "note notes noted noting",
        "fine": "fine fines fined",
        "stage": "stage stages",
        "site": "site sites",
        "share": "share shares shared sharing",
        "store": "store stores stored",
        "wage": "wage wages",
        "rule": "rule rules ruled",
        "tube": "tube tubes",
        "prime": "prime",
        "mate": "mate mates",
        "price": "price prices priced pricing",
    }.items()
    for line in lines.split()
}
# Without their e they would be other words.
_KEEP_E = frozenset("plane care rate hope note fine stage site share store wage rule".split())
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
_UNITS_AFTER = frozenset(("percent", "percentage", "pct"))


class Term(NamedTuple):
    """A word's meaning: ``key``, its ``sign`` (-1 for the opposite), its plain ``weight``."""

    key: str
    sign: int
    weight: float
    start: int  # where the word stands in the text
    end: int
    surface: str  # the word, lower case


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Dictionary form, roughly: plural, past, -ing and -ly are taken off."""
    if word in _IRREGULAR:
        return _no_e(_IRREGULAR[word])
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in _IRREGULAR:
        return _no_e(_IRREGULAR[word])
    for ending in ("ied", "ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "ied":
                return word[:-3] + "y"
            word = word[: -len(ending)]
            if (
                ending in {"ing", "ed"}
                and len(word) > 3
                and word[-1] == word[-2]
                and word[-1] not in "lsz"
            ):
                word = word[:-1]
            break
    return _no_e(word)


def _no_e(word: str) -> str:
    if word in _KEEP_E:
        return word
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


class _Meanings(NamedTuple):
    words: dict[str, tuple[str, int]]  # stem -> meaning, sign
    phrases: dict[tuple[str, ...], tuple[str, int]]
    heads: frozenset[str]  # first words of phrases


def _load(text: str) -> _Meanings:
    words: dict[str, tuple[str, int]] = {}
    phrases: dict[tuple[str, ...], tuple[str, int]] = {}
    for line in text.strip().replace("\n ", " ").splitlines():
        name = ""
        for sign, side in zip((1, -1), line.split("|"), strict=False):
            for word in side.split():
                name = name or word
                if "+" in word:
                    key = tuple(_NUMBERS.get(w, stem(w)) for w in word.split("+"))
                    phrases.setdefault(key, (name, sign))
                else:
                    words.setdefault(stem(word), (name, sign))
    return _Meanings(words, phrases, frozenset(k[0] for k in phrases))


_MEANINGS = _load(lexicon.SYNONYMS)
_STOP_STEMS = lexicon.STOP | frozenset(stem(w) for w in lexicon.STOP)
_LIGHT = frozenset(stem(w) for w in lexicon.LIGHT) | frozenset(
    _MEANINGS.words.get(stem(w), (w, 1))[0] for w in lexicon.LIGHT
)
_DENYING = frozenset(stem(w) for w in lexicon.DENYING)
_CLAUSE_END = frozenset(";:.,()—–!?")
_NUMBER_WEIGHT = 0.7
_LIGHT_WEIGHT = 0.3
_COMMON_WEIGHT = 0.6
SHORT = 5  # letters that two forms of a word must share
LEAST = 0.5
FEW = 8  # below so many texts, no word is called common
_NAME_WEIGHT = 0.5  # names mostly say who is credited, sometimes where


@lru_cache(maxsize=1 << 14)
def terms(text: str) -> tuple[Term, ...]:
    """Terms of a text in reading order; figures written with a percent sign are left out."""
    tokens = _tokens(text)
    made: list[Term] = []
    negated = 0  # content words that a negation still reaches
    i = 0
    while i < len(tokens):
        word, start, end = tokens[i]
        if word in _CLAUSE_END:
            negated = 0
            i += 1
            continue
        if word in lexicon.NEGATIONS:
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


def known(key: str) -> bool:
    """Whether a meaning comes from the table of synonyms (then a look-alike is another word)."""
    return key in _KNOWN


_KNOWN = frozenset(name for name, _ in _MEANINGS.words.values())


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


class Rarity:
    """How telling a term is among the texts at hand: from ``LEAST`` (everywhere) to 1 (rare)."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update({t.key for t in terms(text)})
            total += 1
        self.weights: dict[str, float] = {}
        if total >= FEW:
            # Two texts that are compared share their words: only from the third on is one common.
            for key, count in counts.items():
                share = log((total + 1) / max(count - 2, 1)) / log(total + 1)
                self.weights[key] = min(1.0, max(LEAST, share))

    def __call__(self, key: str) -> float:
        """Weight of the term ``key``."""
        return self.weights.get(key, 1.0)


class Within(Rarity):
    """Rarity in one source: what all its figures are about tells little between them."""

    def __init__(self, rarity: Rarity, common: Iterable[str]) -> None:
        super().__init__()
        self.outer = rarity
        self.weights = {key: rarity(key) * _COMMON_WEIGHT for key in common}

    def __call__(self, key: str) -> float:
        """Weight of the term ``key``."""
        return self.weights.get(key) or self.outer(key)


class Bag(dict[str, tuple[float, int]]):
    """Terms with their weight and sign; the greater weight of a term stays."""

    __slots__ = ("_starts",)

    def __init__(self, held: Mapping[str, tuple[float, int]] = {}) -> None:
        super().__init__(held)
        self._starts: dict[str, list[str]] | None = None

    def add(self, words: Iterable[Term], weight: float) -> None:
        """Add terms, each with its own weight times ``weight``."""
        self._starts = None
        for term in words:
            w = weight * term.weight
            held = self.get(term.key)
            if held is None or held[0] < w:
                self[term.key] = (w, term.sign)

    def like(self, key: str) -> float:
        """Greatest weight of a term that is another form of the word ``key``, else 0."""
        if len(key) < SHORT or key[0] == "#":
            return 0.0
        if self._starts is None:
            self._starts = {}
            for held in self:
                if len(held) >= SHORT:
                    self._starts.setdefault(held[:SHORT], []).append(held)
        near = self._starts.get(key[:SHORT])
        return max((self[k][0] for k in near if alike(key, k)), default=0.0) if near else 0.0


def cover(one: Bag, other: Bag, rarity: Rarity) -> float:
    """Share of the weight of ``one`` that is found in ``other``, from 0 to 1."""
    total = found = 0.0
    for key, (weight, _sign) in one.items():
        w = weight * rarity(key)
        total += w
        hit = other.get(key)
        found += w * (hit[0] if hit is not None else 0.8 * other.like(key))
    return found / total if total else 0.0
