"""Restrictions: by which words a figure is about a part of all who were counted.

"Of those under 25, 81% have none", "In cities 52%", "Passengers with a disability (70%)",
"hobby beekeepers lost 21.7%", the row "18 to 29" of a table: the words that single out whom a
figure is about, wherever in its sentence they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import noun
from flows.slots.bags import Bag
from flows.slots.inflection import stem
from flows.slots.kindred import EVERYBODY
from flows.slots.reading import NEAR, OWN, Reading
from flows.slots.words import Term, terms

_LEAD = pattern(
    r"(?:^|[,;:.(]\s*|\b(?:and|but|while|though)\s+)(?:among(?:st)?|of|in|for|at|within|with"
    r"|where|if)\s+((?:[^,;:]|(?<=\d),(?=\d{3})){2,90}?)\s*"
    r"(?:,(?!(?<=\d,)\d{3})|(?:it|that|the (?:share|figure|rate|number|proportion)|this)\s"
    r"(?:is|was|were|stands?|stood|rises?|rose|falls?|fell|comes?|came|reache[sd])\b|[(]|$)",
    re.IGNORECASE,
)
_FOLLOWS = pattern(r"^\s*\)?\s*(?:of|among(?:st)?)\s+", re.IGNORECASE)
_THEM = pattern(r"^\W*of (?:them|these|those)\s*,\s*$", re.IGNORECASE)
_OF_THEM = pattern(r"^\s*\)?\s*of (?:them|whom|these)\b", re.IGNORECASE)
_VERB = pattern(
    r"\s(?:are|is|was|were|have|has|had|do|does|did|can|could|will|would|may|might|say|said|go|goes"
    r"|went|lost|lose|paid|pay|spen[dt]|work|worked|work|works|use|used|own|owned|get|got|give|gave"
    r"|take|took|buy|bought|report|reported|expect|want|think|feel|believe|fell|rose|made|make"
    r"|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_STUDY = pattern(
    r"\b(?:stud(?:y|ies)|surveys?|polls?|reports?|sample|interviews?|census|wave|round|edition"
    r"|question|table|chapter|figure|experiment|trial|paper)\b",
    re.IGNORECASE,
)
_NOWHERE = (0.0, 1)
_CLAUSES = pattern(r"[;:—.]\s")


def restrictions(figure: Reading) -> frozenset[str]:
    """Keys of the telling words that restrict whom a figure is about."""
    cells = figure.row.get("block_kind") == "cell"
    if " | " in figure.quote and _is_answer(figure):
        return frozenset()
    return _restrictions(figure.quote, figure.span[0], figure.right, cells)


def _is_answer(figure: Reading) -> bool:
    """Whether the label of a row is an answer to a question, and nobody's: "Sometimes | 33"."""
    label = figure.quote.partition(" | ")[0]
    return "? / " in figure.statement and label not in figure.population


@remembered()
def _restrictions(quote: str, start: int, right: str, cells: bool) -> frozenset[str]:
    if cells or " | " in quote:
        return _bounds(quote[: max(start, 0)].split(" | ", maxsplit=1)[0])
    found = {t.key for text in lead(quote, start) for t in terms(text) if _tells(t)}
    after = _FOLLOWS.match(right)
    if after:
        rest = right[after.end() :]
        found |= _modifiers(noun.noun_phrase(rest))
    return frozenset(found)


def lead(quote: str, start: int) -> list[str]:
    """Phrases before a figure that say among whom it was counted."""
    before = quote[:start]
    marks = [m.end() for m in _CLAUSES.finditer(before)]
    inner = before[marks[-1] :] if marks else before
    found = _LEAD.findall(inner)
    if not found and marks:
        found = _LEAD.findall(before[marks[-2] if len(marks) > 1 else 0 : marks[-1]])
    return [words for words in found[-1:] if not _STUDY.search(words)]


def subject(figure: Reading) -> frozenset[str]:
    """Words that single out a clause's subject: "hobby" of "Hobby beekeepers lost"."""
    if " | " in figure.quote and _is_answer(figure):
        return frozenset()
    words = figure.left.lstrip(" ,;:").removeprefix("and ").removeprefix("but ")
    verb = _VERB.search(words)
    head = words[: verb.start()] if verb else words.split("(")[0]
    if len(head.split()) > 8 or not head.strip():
        return frozenset()
    return _modifiers(head.split(",")[0])


_IT_IS = pattern(
    r"\b(?:it|that|this|the (?:share|figure|rate|number|proportion|percentage))\s(?:is|was|were"
    r"|stands?|stood|rises?|rose|falls?|fell|comes? to|came to|reache[sd]"
    r"|(?:is )?(?:down|up)(?: to)?)\s(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_BARE = pattern(
    r"^[\s,;:]*(?:(?:and|but|while|against)\s)?(?:in|among(?:st)?|of|for|at|with)\s[^,;:]{2,60}$",
    re.IGNORECASE,
)


def it_is(reading: Reading) -> bool:
    """Whether a clause leaves what is measured to the one before: "among men it was 45%"."""
    return _IT_IS.search(reading.left) is not None


def elliptic(figure: Reading) -> bool:
    """Whether a clause only says whom it is about: "among drivers it is 41%", "in towns 85%"."""
    if figure.right.strip(" .,;:)") or not restrictions(figure):
        return False
    return it_is(figure) or _BARE.match(figure.left) is not None


def points_back(figure: Reading) -> bool:
    """Whether a figure is about those of the sentence before ("Of them, 39% ...")."""
    left = figure.quote[: figure.span[0]]
    return _THEM.match(left) is not None or _OF_THEM.match(figure.right) is not None


def _modifiers(words: str) -> frozenset[str]:
    built_on = noun.head(words)
    return frozenset(t.key for t in terms(words) if t.key != built_on and _tells(t))


def _bounds(words: str) -> frozenset[str]:
    return frozenset(t.key for t in terms(words) if t.key[0] == "#" or _tells(t))


def _tells(term: Term) -> bool:
    if term.key in EVERYBODY or stem(term.surface) in EVERYBODY:
        return False
    if term.key[0] == "#":
        return len(term.key) != len("#2024") and term.surface[0].isdigit()
    return term.weight >= 0.5


def unsaid(keys: frozenset[str], said: Bag, base: Bag) -> frozenset[str]:
    """Those of the words that a claim says nowhere, and that do not go without saying."""
    return frozenset(
        k for k in keys if k not in said and k not in base and not said.like(k) and not base.like(k)
    )


def led(reading: Reading, said: Bag, names: Collection[str] = ()) -> bool:
    """Whether a figure's sentence begins with a group of which other words have nothing.

    ``names`` are words of the source's name, which single out nobody: "in this year's Oven Pulse".
    """
    words = lead(reading.quote, reading.span[0])
    keys = {t.key for text in words for t in terms(text) if t.weight >= OWN and _tells(t)}
    keys -= set(names)
    return any(max(said.get(k, _NOWHERE)[0], said.like(k)) <= NEAR for k in keys)
