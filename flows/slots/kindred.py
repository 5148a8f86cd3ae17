"""Nouns for people: which is a kind of which, which stand for everybody."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import lexicon
from flows.slots.words import meaning

KINDS: dict[str, set[str]] = {}
for _line in re.sub(r"\n ", " ", lexicon.KINDS_OF.strip()).splitlines():
    _whole, _, _parts = _line.partition(":")
    KINDS.setdefault(meaning(_whole.strip())[0], set()).update(
        {meaning(p)[0] for p in _parts.split()} - {meaning(_whole.strip())[0]}
    )
SIZES = frozenset(meaning(w)[0] for w in "small large medium-sized".split())
# Words of time that stray into a population: "bakers this spring" are bakers.
TIMES = frozenset(
    meaning(w)[0]
    for w in (
        "spring summer autumn fall winter season january february march april june july august "
        "september october november december today week month year weekend quarter decade recent"
    ).split()
)
PERSON = meaning("person")[0]
# What restricts nothing: everybody, the time, the place of the whole survey.
EVERYBODY = frozenset(
    meaning(w)[0]
    for w in (
        "all overall total whole average typical mean median general share figure rate percentage "
        "proportion number survey study report year month week day today now past last this half "
        "country nation nationwide people person respondent adult one sample result finding "
        "same those who spring summer autumn winter season end start time case term fact contrast "
        "addition part other every both each question answer response said asked"
    ).split()
)
_GENERIC = frozenset(meaning(w)[0] for w in lexicon.GENERIC_PEOPLE)
_DOERS = pattern(r"[a-z]{2,}(?:er|or|ist|ian|ee|eur|man|(?<!m)ent|ant)")
_WHO = frozenset().union(*KINDS.values()) | KINDS.keys()


def people(noun: str) -> bool:
    """Whether a noun, reduced to its meaning, is one for people: a kind of them, or a doer."""
    return noun in _WHO or _DOERS.fullmatch(noun) is not None


def kin(one: str, other: str) -> bool:
    """Whether one noun is a kind of the other."""
    return one in KINDS.get(other, ()) or other in KINDS.get(one, ())


def generic(*heads: str | None) -> bool:
    """Whether one of the nouns stands for whoever was asked ("people", "respondents")."""
    return bool(set(heads) & _GENERIC)
