"""Subsets: a figure of those who were counted among a part, quoted as if it were of all.

"Of the parents with rules, 19% stick to them" does not say that 19% of parents do. Only the
source's own words can show that its base is a part; whoever reads the article must not find that
part named anywhere in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.lazy import pattern
from flows.slots import bands, kindred, noun, population, restriction
from flows.slots.bags import Bag
from flows.slots.kindred import EVERYBODY
from flows.slots.reading import HEADING, OWN, Reading
from flows.slots.words import meaning, terms

_OF = pattern(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|while|though)\s+)(?:of|among(?:st)?)\s+", re.IGNORECASE
)
_THESE = pattern(r"^\W*(?:of|among(?:st)?) (?:them|these|those)\s*,", re.IGNORECASE)
_ALL = pattern(r"\b(?:all|every|total)\b", re.IGNORECASE)
_BACK = pattern(
    r"^\s*(?:of\s)?(?:the|these|those|such|this|that|its|their|his|her)\b", re.IGNORECASE
)
_SUCH = pattern(r"\b(?:these|those|such|its|their|his|her)\s+$", re.IGNORECASE)
_SMALL, _LARGE = (
    pattern(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"small(?:er|est)?|fewer than|under|less than|up to|micro|sole",
        r"large(?:r|st)?|big(?:ger|gest)?|more than|at least|over|or more",
    )
)
_SIZE = meaning("large")[0]
# "We interviewed 61 harpists. Of these, ..." is of all who were asked.
_WERE_ASKED = pattern(
    r"\b(?:interview|survey|poll|question|ask|sampl|contact|recruit)(?:ed)?\b[^.;]{0,30}?\d"
    r"|\d[^.;]{0,60}\b(?:took part|(?:were|was) (?:interview|survey|poll|question|ask|sampl)ed"
    r"|(?:answer|respond|repli)ed|filled in|completed)\b",
    re.IGNORECASE,
)


def of_a_part(
    claim: Reading, figure: Reading, base: Bag, wide: Collection[str] = frozenset()
) -> bool:
    """Whether a source plainly counted only among a part of those the claim speaks of.

    ``wide`` are words of all that the source says with figures: by them a claim may call whom
    the source is about, without restricting it ("course participants").
    """
    ours = population.phrase(claim)
    if not ours or ours not in claim.quote or population.pronoun(claim) or _BACK.match(ours):
        return False
    if _SUCH.search(claim.quote[: claim.quote.index(ours)]):
        return False  # "72% of these bakers": which, the article has said
    if restriction.lead(claim.quote, claim.span[0]) and not _ALL.search(ours):
        return False
    part = _part(claim, figure, base)
    clause = _CLAUSE.search(figure.quote) is not None
    if not part or population.restricted(claim, figure, base={*base, *(wide if clause else ())}):
        return False
    everyone = _ALL.search(ours) is not None
    if any(_said(key, claim.own) for key in part):
        return False
    if not everyone and any(_said(key, _around(claim)) for key in part):
        return False
    return everyone or _whole(claim, figure, base)


def follows(claim: Reading, figure: Reading) -> bool:
    """Whether a claim says itself what "of these" points back to in the source."""
    return any(_said(key, claim.own) for key in _pointed_at(claim, figure))


_CLAUSE = pattern(
    r"\b(?:of|among(?:st)?)\s(?:the\s|those\s)?(?:[\w-]+\s){0,2}(?:who|whose|without|with)\s",
    re.IGNORECASE,
)


def _pointed_at(claim: Reading, figure: Reading) -> set[str]:
    """Telling words of what a figure points back to, but for whom the claim is about.

    "They opened 300 barrels and mended 41% of them" points to itself, else to the sentence before.
    """
    who = noun.head(population.phrase(claim))
    told = terms(_antecedent(figure))
    return {t.key for t in told if t.weight >= OWN and t.key[0] != "#"} - {who or ""}


def _antecedent(figure: Reading) -> str:
    """The words before a figure in its sentence if they name somebody, else the sentence before."""
    before = figure.quote[: figure.span[0]]
    if noun.plural_in(before):
        return before
    return figure.before.rpartition(". ")[2] or figure.before


def _part(claim: Reading, figure: Reading, base: Bag) -> set[str]:
    """Words that single out the part among whom a figure was counted."""
    if restriction.points_back(figure) or _THESE.match(figure.quote):
        if _WERE_ASKED.search(_antecedent(figure)):
            return set()
        bounds = set(bands.bounds(_antecedent(figure))) - base.keys()
        return bounds or _pointed_at(claim, figure) - base.keys()
    led = _OF.search(figure.quote[: figure.span[0]]) is not None
    leads = restriction.lead(figure.quote, figure.span[0])
    if any(_ALL.search(words) or _WERE_ASKED.search(words) for words in leads):
        return (
            set()
        )  # "Of all enrolled students, 38% ..." is of no part, nor "of the 90 who replied"
    if not led and not re.match(r"^\s*\)?\s*of\s+the\b", figure.right, re.IGNORECASE):
        return set()
    whose = noun.head(population.phrase(claim))
    found = restriction.restrictions(figure) - {whose}
    if any(_said(key, claim.own) for key in found):
        return set()  # "28% of bicycle crashes", "of crashes in which a bicycle was involved, 28%"
    return set(restriction.unsaid(found, Bag(), base))


def _whole(claim: Reading, figure: Reading, base: Bag) -> bool:
    """Whether the claim's noun is that of all who were asked, or of the part itself."""
    whom = noun.head(population.phrase(claim))
    if whom is None:
        return False
    return whom in base or whom in figure.own or whom in EVERYBODY


def _around(claim: Reading) -> Bag:
    """Words of the paragraph up to the claim, and of its heading."""
    text = claim.row.get("paragraph")
    before = text.partition(claim.quote)[0] if isinstance(text, str) else claim.before
    bag = Bag()
    for part in (before, claim.before, claim.heading, claim.quote):
        bag.add(terms(part), OWN)
    return bag


def _said(key: str, bag: Bag) -> bool:
    return key in bag or bag.like(key) > HEADING


def other_size(claim: Reading, asked: str) -> bool:
    """Whether a claim is of large ones where all who were asked are small, or the reverse."""
    ours = next((t for t in terms(population.phrase(claim)) if t.key == _SIZE), None)
    if ours is None or not asked:
        return False
    small, large = _SMALL.search(asked), _LARGE.search(asked)
    if bool(small) == bool(large):
        return False
    return (ours.sign > 0) == bool(small)


def more_than_asked(claim: Reading, asked: str) -> bool:
    """Whether a claim is of all of a kind of whom only some were asked.

    "73% of all skippers", where "skippers who sail at night" were.
    """
    ours = population.phrase(claim)
    whom, _, which = asked.partition(" who ")
    if not which or ours not in claim.quote or not _ALL.search(ours):
        return False
    if noun.head(ours) != noun.head(whom):
        return False
    telling = {t.key for t in terms(which) if t.weight >= OWN}
    return bool(telling) and not any(_said(key, claim.own) for key in telling)


def unheard(claim: Reading, figure: Reading, base: Bag, asked: str) -> bool:
    """Whether a source has none of the words by which a claim says whom it is about.

    "61% of left-handed harpists" is not known to be said where the source has potters. ``asked``
    is whom the source says that it is about: it must name somebody itself.
    """
    ours = population.phrase(claim)
    if not ours or not (population.phrase(figure) or asked):
        return False
    whom = noun.head(ours)
    if whom is None or kindred.generic(whom) or not kindred.people(whom):
        return False
    told = {t.key for t in terms(ours) if t.weight == 1.0 and t.key[0] != "#"} - EVERYBODY
    theirs = {t.key for t in terms(asked)}
    return len(told) > 1 and not any(
        key in theirs or _said(key, figure.bag) or _said(key, base) for key in told
    )
