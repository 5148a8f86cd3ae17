"""Figures with which a text comes back to a study that it told of before, in its very words.

Between them somebody is quoted, or a heading stands: "Oven fires rose by 8 percent" is of the
report on oven fires that the first lines told of, and of nobody who spoke since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.carrying import ADVICE, BACKDROP, ELSEWHERE, LONG_AGO, telling_words
from flows.read.citation import NONE
from flows.read.elsewhere import make_credit
from flows.read.model import Credit, Figure
from flows.read.prevailing import PREVAILS
from flows.read.source import Source, key_words

if TYPE_CHECKING:
    from flows.read.walker import Walker

RESUMED = "a study told of before"
_LEAST = 3  # words of a sentence that a study's own sentences have
_GOES_ON = 1  # the same, behind one that has been found to be the study's
_FAR = 14  # blocks
_TOLD = frozenset(("cue", "carried", "quotation", "next sentence"))  # no guess
_NUMBERS = frozenset("hundre thousa millio billio trilli dozens".split())
_YEAR = pattern(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class _Told:
    """A study, and the words of the sentences that were credited to it."""

    source: Source
    words: set[str]
    block: int


def resume(walk: Walker) -> None:
    """Credit open claims of paragraphs to the study whose words they repeat."""
    if walk.own:
        return
    studies = _studies(walk)
    told: dict[str, _Told] = {}
    last = ""  # of the claim before, if it was resumed
    for at, claim in enumerate(walk.claims):
        made = walk.made[at]
        block, words = _where(claim)
        if made is not None:
            key = _key(made)
            last = key if made.decided_by == PREVAILS and key in told else ""
            if made.type == "named" and key in studies and made.decided_by in _TOLD:
                known = told.setdefault(key, _Told(studies[key], set(), block))
                known.words |= words
                known.block = block
            continue
        here = bool(at) and _where(walk.claims[at - 1])[0] == block
        last = _resumed(claim, words, told, last if here else "")
        if last:
            walk.made[at] = make_credit(told[last].source, NONE, RESUMED)


def _studies(walk: Walker) -> dict[str, Source]:
    """Publications, and bodies that did research, by their names; people speak for others."""
    found: dict[str, Source] = {}
    for source, _ in walk.sourcer.spoken:
        if source.kind == "named" and source.proper and source.person is None and source.research:
            found[_name_key(source.publisher or source.title)] = source
    return found


def _resumed(claim: Figure, words: set[str], told: dict[str, _Told], last: str) -> str:
    """Key of the study that a claim comes back to, empty for none."""
    sentence = claim.sentence
    assert sentence is not None
    text, block = sentence.text, sentence.block
    if block.kind != "paragraph" or BACKDROP.search(text) or LONG_AGO.match(text):
        return ""
    if ELSEWHERE.match(text) or ADVICE.match(text):
        return ""
    if last and len(words & told[last].words) >= _GOES_ON:
        return last
    near = [(len(words & t.words), key) for key, t in told.items() if block.index - t.block <= _FAR]
    near.sort(reverse=True)
    if not near or near[0][0] < _LEAST:
        return ""
    # Where another one was told of in nearly the same words, it may be either's.
    return "" if len(near) > 1 and near[1][0] >= near[0][0] - 1 else near[0][1]


def _where(claim: Figure) -> tuple[int, set[str]]:
    """Block of a claim, and the words and years of its sentence."""
    sentence = claim.sentence
    assert sentence is not None
    text = sentence.text
    return sentence.block.index, telling_words(text) - _NUMBERS | set(_YEAR.findall(text))


def _key(made: Credit) -> str:
    return _name_key(made.publisher or made.title)


def _name_key(name: str | None) -> str:
    return " ".join(key_words((name or "").partition(" (")[0]))
