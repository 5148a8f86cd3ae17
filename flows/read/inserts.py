"""What a sentence puts in between: phrases between dashes or commas, numbers of a list, openers.

A pair of dashes, and the commas around a lone figure, are read like brackets: "a majority of
people – 51 per cent – think". Openers that say nothing of their own go: "17.", "In total,".
"""

from __future__ import annotations

from flows.read.chunks import Line, _settle
from flows.read.phrases import HEDGES
from flows.read.wordclass import MEASURES, plural

_INSIDE = 12  # words between two dashes at most
_VERBAL = "XVBbzEA"
_OPENERS: tuple[tuple[str, ...], ...] = (
    ("in", "total"), ("in", "all"), ("in", "particular"), ("in", "general"), ("in", "reality"),
    ("even", "so"), ("by", "comparison"), ("to", "put", "it", "another", "way"),
    ("not", "surprisingly"), ("in", "turn"), ("at", "the", "same", "time"),
)  # fmt: skip
_ONE = frozenset(
    """worrying worryingly currently altogether additionally similarly likewise conversely
crucially unsurprisingly encouragingly strikingly specifically fact nationally today equally
remarkably alarmingly sadly happily curiously tellingly perhaps globally actually generally
historically increasingly admittedly clearly ultimately incredibly amazingly impressively""".split()
) - frozenset(("nationally", "globally", "today", "fact"))

_DOING = frozenset("announced announces agreed agrees".split())
_ASIDES: tuple[tuple[str, ...], ...] = (
    ("by", "contrast"), ("in", "contrast"), ("however",), ("meanwhile",), ("for", "example"),
    ("for", "instance"), ("in", "turn"), ("on", "the", "other", "hand"), ("in", "fact"),
    ("of", "course"), ("by", "comparison"), ("therefore",), ("though",), ("indeed",),
)  # fmt: skip


def openers(line: Line, gone: list[bool]) -> None:
    """Mark list numbers, "As per NAME," and openers like "In total" in front of a sentence.

    Args:
        line: a sentence.
        gone: for each word, whether it is left out; changed in place.
    """
    words, tags = line.words, line.tags
    size = len(words)
    start = 0
    while start < size and gone[start]:
        start += 1
    if start and start + 1 < size and words[start - 1] in _DOING and start + 1 in line.figures:
        # "NAME announced a $1 billion plan": no report, but what NAME did.
        gone[:start] = [False] * start
        return
    listed = start + 2 < size and words[start].isdigit() and start not in line.figures
    if listed and tags[start + 1] in ".)":
        _mark(gone, start, start + 2)
        start += 2
    if start + 3 < size and words[start] in ("as", "per") and "per" in words[start : start + 2]:
        end = start
        while end < size and tags[end] != "," and end not in line.figures:
            end += 1
        if end < size and tags[end] == ",":
            _mark(gone, start, end + 1)
            start = end + 1
    if start + 1 < size and words[start] in _ONE and tags[start + 1] == ",":
        _mark(gone, start, start + 2)
        start += 2
    for phrase in _OPENERS:
        end = start + len(phrase)
        if end < size and tuple(words[start:end]) == phrase:
            comma = tags[end] == ","
            if comma or end in line.figures or words[end] in HEDGES:
                _mark(gone, start, end + comma)
            break
    for i in range(1, size - 1):
        if tags[i] == "," and line.raw[i + 1] in "APS" and not gone[i]:
            # "NAME, by contrast, receives"
            for phrase in _ASIDES:
                end = i + 1 + len(phrase)
                if end + 1 < size and tags[end] == "," and tuple(words[i + 1 : end]) == phrase:
                    verb = line.raw[end + 1] in _VERBAL
                    _mark(gone, i, end + verb)
                    break
        # "as compared to": the comparison needs no "as".
        gone[i] = gone[i] or (words[i] == "as" and words[i + 1] == "compared")
        # "Australians, according to NAME, do not": the second comma goes with the first.
        if tags[i] == "," and gone[i - 1] and not gone[i] and line.raw[i + 1] in _VERBAL:
            first = i - 1
            while first and gone[first - 1]:
                first -= 1
            gone[i] = first > 0 and tags[first] == ","


def mend(line: Line) -> None:
    """Read a line anew where neighbours tell more than its words do.

    Pairs of dashes, and commas around a lone figure, become brackets; names and the words of a
    relative clause get their class.
    """
    known = _names(line)
    known = _relatives(line) or known
    if _brackets(line) or known:
        # What follows is seen in another light: "people (51%) think".
        line.tags = line.raw[:]
        _settle(line)


def _names(line: Line) -> bool:
    """Take "States" of "United States adults", and "dedicated" of "a small, dedicated team"."""
    raw, words = line.raw, line.words
    changed = False
    capitals = sum(1 for i in range(len(words)) if line.capital(i))
    prose = capitals * 2 < len(words)
    for i in range(1, len(words) - 1):
        if raw[i] not in "bzEBG":
            continue
        if raw[i] == "b" and words[i] in MEASURES and raw[i - 1] == "O":
            # "the unemployment rate dropped"
            if not plural(words[i - 1]) and raw[i + 1] not in "DNF":
                raw[i] = "O"
                changed = True
            continue
        name = prose and line.capital(i) and line.capital(i - 1) and raw[i - 1] == "O"
        listed = raw[i] == "E" and raw[i - 1] == "," and i > 2 and raw[i - 2] == "O"
        # "mortality rates from it": a measure, not what is done.
        measure = raw[i] == "z" and words[i] in MEASURES and raw[i - 1] == "O" and raw[i + 1] == "P"
        if name or measure or (listed and words[i - 3] in ("a", "an") and raw[i + 1] == "O"):
            raw[i] = "O"
            changed = True
    return changed


def _relatives(line: Line) -> bool:
    """Read "firms that blog generate": a verb that is in no list opens the relative clause."""
    raw, words = line.raw, line.words
    changed = False
    for i in range(1, len(words) - 2):
        if words[i] in ("that", "who") and raw[i + 1] == "O" and plural(words[i - 1]):
            follows = raw[i + 2] in "Bz" or (raw[i + 2] == "X" and not plural(words[i + 1]))
            if follows and raw[i - 1] == "O" and not line.capital(i + 1):
                raw[i + 1] = "B"
                changed = True
    return changed


def _brackets(line: Line) -> bool:
    tags = line.tags
    size = len(tags)
    opened = -1
    changed = False
    for i in range(size):
        if tags[i] == "-" and i + 1 < size and tags[i + 1] == "-":
            tags[i] = line.raw[i] = '"'  # "--" is one dash
        elif tags[i] == "-":
            if opened >= 0 and _between(line, opened, i):
                _bracket(line, opened, i)
                opened = -1
                changed = True
            else:
                opened = i
        elif tags[i] in ";.:":
            opened = -1
    for i in sorted(line.figures):
        start = i - 1
        while start > 0 and (line.words[start] in HEDGES or tags[start] == "A"):
            start -= 1
        if start < 1 or tags[start] != "," or tags[start - 1] not in "O)":
            continue
        if i + 2 < size and tags[i + 1] == "," and line.raw[i + 2] in _VERBAL:
            _bracket(line, start, i + 1)
            changed = True
    return changed


def _between(line: Line, start: int, end: int) -> bool:
    """Whether what stands between two dashes is a phrase put in."""
    inside = line.tags[start + 1 : end]
    if not inside or len(inside) > _INSIDE or start == 0 or end + 1 >= len(line.tags):
        return False
    if any(kind in "()" for kind in inside):
        return False
    if line.raw[end + 1] in "XVBEz" and any(k in line.figures for k in range(start, end)):
        return True
    return not any(kind in "XV" for kind in inside)


def _bracket(line: Line, start: int, end: int) -> None:
    line.tags[start] = line.raw[start] = "("
    line.tags[end] = line.raw[end] = ")"


def _mark(gone: list[bool], start: int, end: int) -> None:
    for i in range(start, end):
        gone[i] = True
