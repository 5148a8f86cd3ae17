"""Limits: what a source says itself of whom its figures are not about.

"We put one question only to people who live alone: 33% ...", "Among those who ride to work, 28%
...; nobody else was asked", "Potters were not interviewed": who quotes such a figure of everybody,
or of those who were left out, has the source's own word against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.lazy import pattern
from flows.slots import kindred, noun, population, restriction
from flows.slots.bags import Bag
from flows.slots.kindred import EVERYBODY
from flows.slots.reading import Reading
from flows.slots.words import terms

# How a study comes by its figures.
_PUT = (
    r"(?:ask|put|pose|administer|examin|measur|cover|collect|record|count|survey|interview|poll"
    r"|question|module|item|section|sent|given|goes|went|show|offer|test|stud|answer|base|sampl"
    r"|estimat|figure|data|result|valid|hold|appl)\w*"
)
_WHO = r"[^,;:.()\[\]]{3,90}?"
_TO = r"(?:to|of|at|in|among(?:st)?|for|by|on)"
_ONLY = pattern(
    # "put to new members only", "could be measured in the valley alone"
    rf"\b{_PUT}\b[^;.?]{{0,60}}?\b{_TO}\s(?P<behind>{_WHO}),?\s(?:only|alone|exclusively)\b"
    # "asked only of new members", "limited to the valley"
    rf"|\b{_PUT}\b[^;.?]{{0,40}}?\b(?:only|solely|exclusively)\s{_TO}\s(?P<before>{_WHO})(?=[,;:.()\[\]]|$)"
    rf"|\b(?:restrict|limit|confin)ed to\s(?P<bound>{_WHO})(?=[,;:.()\[\]]|$)"
    # "only new members were asked"
    rf"|\bonly\s(?P<alone>{_WHO})\s(?:were|was|are|is|have been|had been)\s(?:then\s)?{_PUT}\b",
    re.IGNORECASE,
)
_NOT = r"(?:not|n[’']t|never)"
_UNASKED = pattern(
    # "nobody else was asked", "people who go by train were not asked this"
    rf"(?:^|[,;:.(]\s*|\b(?:and|but|while)\s)(?P<were>{_WHO})\s(?:were|was|have been|had been|are"
    rf"|is)\s{_NOT}\s(?:\w+ly\s|then\s|themselves\s)?(?:ask|interview|survey|poll|question|includ|cover"
    r"|sampl|put this|part of)\w*\b(?!\s(?:about|whether|if|why|how|what|when))"
    # "the module was not administered to others", "we did not put it to potters"
    rf"|\b{_NOT}\s(?:\w+ly\s)?(?:ask|put|pose|administer|extend|shown?|sent|given)\w*\b"
    rf"(?:\s(?!about|whether|if|why|how|what)\w+){{0,3}}?\s(?:to|of)\s(?P<to>{_WHO})(?=[,;:.()]|$)"
    # "we did not interview potters"
    rf"|\b(?:did|could|do)\s?{_NOT}\s(?:interview|survey|poll|question|sample|include)\s"
    rf"(?P<whom>{_WHO})(?=[,;:.()]|$)"
    # "no estimate for all potters", "we have no data for the others", "we report no pooled figure"
    r"|\bno\s(?:\w+\s)?(?:estimates?|data|figures?|values?|answers?|results?)\b"
    rf"(?:\s(?:on|of)\s(?:this|that|the)\s\w+)?\s(?:for|from|about|on)\s(?P<none>{_WHO})(?=[,;:.()]|$)"
    r"|\bno\s(?:pooled|overall|combined|joint|total|general)\s(?:estimate|figure|value|share|rate)",
    re.IGNORECASE,
)
# "Nobody else was asked."
_NOBODY = pattern(
    r"\b(?:nobody|no one|no other (?:\w+ ?){1,2}?|none of the others?)\s(?:else\s)?"
    rf"(?:was|were|has|had|got)\s(?:\w+\s)?{_PUT}\b",
    re.IGNORECASE,
)
# Who was asked: "Respondents who had no dentist were then asked about it: 12% had ...".
_ASKED = pattern(
    rf"^(?P<who>{_WHO}\s(?:who|whose|with|without)\s{_WHO})\s(?:were|was|are|is|have been)\s"
    r"(?:then\s|also\s|only\s)?(?:asked|shown|questioned|interviewed)\b",
    re.IGNORECASE,
)
# Whom an entry of a list is about: "9% - college teachers with a second job".
_LISTED = pattern(r"^\s*(?:[-–—:]|of the)\s+(?=[a-z])", re.IGNORECASE)
_BACK = pattern(
    r"^\W*(?:(?:of|among(?:st)?|for|in|to)\s)?(?:these|those|them|(?:that|this) (?:group|module"
    r"|part|section)|there|here|they)\b|\b(?:of|among(?:st)?|for) (?:these|those|them)\b",
    re.IGNORECASE,
)
_POINTS = pattern(
    r"^\s*(?:of\s)?(?:the(?!\s(?:most|least|\w+est)\b)|these|such|this|its|their|his|her|our|your"
    r"|(?:those|that)(?!\s(?:who|whose|with|without|in|aged|of)\b))\b",
    re.IGNORECASE,
)
_ALL = pattern(r"\b(?:all|every|total)\b", re.IGNORECASE)
# "Students seriously considering leaving": where what they do begins.
_DOING = pattern(r"\s(?:\w+ly\s)?(?!during)\w{3,}ing\b.*$", re.IGNORECASE)
# "Adults in the district | have pulled a tooth", where no clause says which of them.
_FINITE = pattern(
    r"^((?:(?!\b(?:who|that|which|whose)\b).)+?)\s(?:have|has|had|are|were|is|was|do|does|did|will"
    r"|would|can|could)\b.*$",
    re.IGNORECASE,
)
AFAR = "… "  # what stands before a sentence from another paragraph than the figure's
_RESTRICTED = pattern(
    r"\s(?:who|whose|that|which|with|without|in|at|from|for|of|aged)\s.*$", re.IGNORECASE
)
_TELLING = 0.5  # least weight of a word that singles somebody out
_HALF = 2


def limiting(sentence: str) -> bool:
    """Whether a sentence of a source says of whom alone, or of whom not, it has figures."""
    return any(p.search(sentence) for p in (_ONLY, _UNASKED, _NOBODY))


def leaves_out(sentence: str) -> bool:
    """Whether a sentence names somebody who was not asked."""
    return any(any(m.groups()) for m in _UNASKED.finditer(sentence))


def not_of_all(claim: Reading, figure: Reading, base: Bag) -> bool:
    """Whether a source says outright that its figure is not of those the claim speaks of.

    Args:
        claim: the claim.
        figure: the source's figure that would support it; ``limits`` of its row are sentences of
            the source for which ``limiting`` holds.
        base: words that go without saying in the source.
    """
    ours = _FINITE.sub(r"\1", _DOING.sub("", population.phrase(claim) or listed(claim)))
    if not ours or ours not in claim.quote or _POINTS.match(ours):
        return False
    if population.phrase(claim) and population.pronoun(claim):
        return False
    everyone = _ALL.search(ours) is not None
    if restriction.lead(claim.quote, claim.span[0]) and not everyone:
        return False
    limits = [*str(figure.row.get("limits") or "").splitlines(), figure.heading]
    if _left_out(ours, figure, limits):
        return True
    part = _part(figure, limits)
    whose = noun.head(ours)
    known = {t.key for t in terms(figure.quote)} | base.keys()
    own = {t.key for t in terms(ours) if t.weight == 1.0} - {whose} - EVERYBODY
    if any(key not in known and not base.like(key) and not figure.bag.like(key) for key in own):
        return False  # whom the claim names may be that part, in other words
    part = {(key, sign) for key, sign in part if key not in base and key != whose}
    paragraph = str(claim.row.get("paragraph") or "").partition(claim.quote)[0]
    told = Bag()
    for text in (ours, claim.heading, claim.before, paragraph, claim.opening):
        told.add(terms(text), 1.0)
    said = {
        (key, sign)
        for key, sign in part
        if (told[key][1] == sign if key in told else told.like(key) > 0)
    }
    return bool(part) and len(said) * _HALF < len(part)


def listed(claim: Reading) -> str:
    """Whom an entry of a list names behind its figure; empty where it is none."""
    found = _LISTED.match(claim.right) if not claim.left.strip() else None
    who = noun.noun_phrase(claim.right[found.end() :]) if found else ""
    return who if noun.plural_in(who) else ""


def _left_out(ours: str, figure: Reading, limits: Iterable[str]) -> bool:
    """Whether those the claim names are named among those who were not asked."""
    whose = noun.head(ours)
    if whose is None or whose in EVERYBODY or kindred.generic(whose):
        return False
    about = {t.key for text in (figure.population, figure.quote) for t in terms(text)}
    if whose in about:
        return False
    for sentence in limits:
        for match in _UNASKED.finditer(sentence):
            who = next((part for part in match.groups() if part), "")
            if whose in _named(who):
                return True
    return False


def _named(who: str) -> set[str]:
    """Nouns of a list of people, but for those by which one of them is restricted."""
    named = _RESTRICTED.sub("", who)
    heads = {noun.head(part) for part in re.split(r"\b(?:and|or|nor)\b|/", named)}
    phrases = {t.key for t in terms(named) if " " in named[t.start : t.end]}
    return {key for key in heads if key} | phrases


def _part(figure: Reading, limits: list[str]) -> set[tuple[str, int]]:
    """Words that single out those of whom alone a figure is, by the source's own word."""
    back = _BACK.search(figure.quote) is not None
    for sentence in limits:
        found = _ONLY.search(sentence)
        own = sentence == figure.heading or sentence in figure.quote or figure.quote in sentence
        if found and (own or back):
            who = next(part for part in found.groups() if part)
            return _singling(who)
    near = [s for s in limits if not s.startswith(AFAR)]
    unasked = any(p.search(s) for s in near for p in (_UNASKED, _NOBODY))
    if not unasked:
        return set()
    lead = restriction.lead(figure.quote, figure.span[0])
    asked = _ASKED.search(figure.quote[: figure.span[0]])
    lead = [*lead, asked["who"]] if asked else lead
    return {term for words in lead for term in _singling(words)}


def _singling(words: str) -> set[tuple[str, int]]:
    return {
        (t.key, t.sign) for t in terms(words) if t.weight >= _TELLING and t.key not in EVERYBODY
    }
