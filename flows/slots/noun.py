"""Nouns: the phrase by which a text names a group, the noun it is built on, numbers and sex."""

from __future__ import annotations

import re

from flows.remembered import remembered
from flows.slots.inflection import stem
from flows.slots.words import Term, terms

_RELATIVE = frozenset("who that which whose with aged hit without in".split())
_PREPOSITIONS = frozenset("of at from on under over below above to for by as during after".split())
_RESTRICTING = frozenset("of at from under over below above on".split())
_FINITE = frozenset(
    "are is was were have has had do does did will would can could say said never not".split()
)
# "Houses built before 1975", "children born in spring": what restricts a noun from behind.
_AGENTS = frozenset("by in with from before after since".split())
_PARTICIPLES = frozenset("hit built born made".split())
_PRONOUNS = frozenset("them they these it us whom which".split())
_PLURALS = frozenset("people men women children staff police pupils".split())
_VERBS = frozenset(
    """say says said tell told have has had are is was were be would will can could should may
    might do does did expect plan want think believe feel report reported use used consider agree
    prefer trust know see take get give make need like worry intend hope support oppose name named
    mention it they we the share figure""".split()
)
_DURATION_WORDS = frozenset(
    """day week month year hour minute second time night trip book people respondent percent point
    decade quarter""".split()
)
_NOUNS_ING = frozenset("training building housing listing posting meeting offspring".split())
_SEXES = {
    word: label
    for label, words in (
        ("f", "woman women female females girl girls mother mothers wife wives daughter daughters"),
        ("m", "man men male males boy boys father fathers husband husbands son sons"),
    )
    for word in words.split()
}


def noun_phrase(text: str) -> str:
    """The noun phrase at the start of a text: to its plural noun, and on if that is restricted."""
    words: list[str] = []
    relative = counted = bounded = False
    tokens = text.split()
    for i, word in enumerate(tokens):
        bare = word.strip(",;:.()|").lower()
        if i == 0 and bare in _PRONOUNS:
            return word
        if bounded and bare in _FINITE:
            break  # "people over 75 are"
        if bare in _RELATIVE or bare in _RESTRICTING:
            relative, bounded = True, bare in _RESTRICTING
        elif not relative and counted and not _plural(bare):
            after = tokens[i + 1].lower() if i + 1 < len(tokens) else ""
            if after not in _AGENTS or not (bare.endswith("ed") or bare in _PARTICIPLES):
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


@remembered()
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


def plural_in(words: str) -> bool:
    """Whether a phrase has a plural noun, as whoever is counted mostly stands in it."""
    return any(_plural(w.strip(",;:.()|\"'").lower()) for w in words.split())


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


@remembered()
def sexes(words: str) -> frozenset[str]:
    """Sexes named in a text, as a set of "f" and "m"."""
    return frozenset(_SEXES[w] for w in re.findall(r"[a-z]+", words.lower()) if w in _SEXES)
