"""Blocks to sentences."""

from __future__ import annotations

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.model import Sentence

# An end mark with what may close behind it, then white space. Each character is looked at
# once: the classes on both sides of every repetition are disjoint.
_END = pattern(r"[.!?…][\"”’'»)\]*_]*(\s+)")

_INITIALS = pattern(r"[A-Z]\.[A-Z](?:\.[A-Z])?")
# Words that carry a full stop inside a sentence, lower case without it.
_ABBREVIATIONS = frozenset(
    [
        *[
            "al",
            "approx",
            "avg",
            "bros",
            "ca",
            "cf",
            "co",
            "corp",
            "dept",
            "dr",
            "e.g",
            "eds",
            "esp",
            "ext",
        ],
        *["est", "et", "etc", "fig", "figs", "gen", "gov", "hon", "i.e", "inc", "incl", "jr"],
        *["lt", "ltd", "max", "messrs", "min", "mr", "mrs", "ms", "mt", "no", "nos", "p", "para"],
        *["pp", "prof", "rep", "resp", "rev", "sec", "sen", "sr", "st", "vol", "vs", "v", "viz"],
        *["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"],
        *["u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "ph.d", "m.d", "b.a", "m.a", "b.c"],
    ]
)
# Those which as often close a sentence: they end one where the next word starts as a sentence does.
_MAY_CLOSE = frozenset(
    ["inc", "ltd", "co", "corp", "etc", "u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "no", "al"]
)
# Words that start sentences and seldom follow an abbreviation inside one.
_STARTERS = frozenset(
    "a about according after all also although among an and another as at because before but by "
    "despite during each even every few for from he her his how however i if in it its just many "
    "meanwhile more most nearly no not of on one only other others our over she since so some "
    "still such that the their then there these they this those though thus to under until we "
    "what when where whereas which while who why with yet you your".split()
)


def sentences(block: Block) -> list[Sentence]:
    """Split a block's text into sentences; white space between them belongs to none."""
    text = block.text
    bounds = [(0, len(text))] if block.kind == "cell" or len(text) < 2 else _bounds(text)
    found: list[Sentence] = []
    for left, right in bounds:
        words = text[left:right]
        start = left + len(words) - len(words.lstrip())
        end = left + len(words.rstrip())
        if end > start:
            found.append(Sentence(block, start, end, len(found)))
    return found


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        after = match.end()
        if after >= len(text):
            break
        if _ends_sentence(text, match.start(), after, start):
            bounds.append((start, match.start(1)))
            start = after
    bounds.append((start, len(text)))
    return bounds


def _ends_sentence(text: str, mark: int, after: int, start: int) -> bool:
    following = text[after]
    if following.islower():
        return False
    if text[mark] != ".":
        # "Yahoo! is", "What now? 40% said": a capital, digit or quote follows.
        return True
    left = mark
    floor = max(start, mark - 24)
    while left > floor and not text[left - 1].isspace() and text[left - 1] not in '(“"[':
        left -= 1
    word = text[left:mark].lower()
    if len(word) == 1 and word.isalpha() and word != "i":
        # An initial ("J. Smith"), a letter of a list.
        return False
    if word not in _ABBREVIATIONS and _INITIALS.fullmatch(text, left, mark):
        return False  # "T.H. Chan"
    if word in _ABBREVIATIONS:
        if word not in _MAY_CLOSE:
            return False
        if word in ("no", "al") and (following.isdigit() or following == "("):
            return False
        right = after
        ceiling = min(len(text), after + 24)
        while right < ceiling and (text[right].isalpha() or text[right] in "’'"):
            right += 1
        return text[after:right].lower() in _STARTERS or following.isdigit()
    # "3. Make a plan": the number of a list item.
    return not (word.isdigit() and left == start and len(word) <= 3)
