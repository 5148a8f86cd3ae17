"""What a sentence puts in between: phrases between dashes or commas, numbers of a list, openers.

A pair of dashes, and the commas around a lone figure, are read like brackets: "a majority of
people – 51 per cent – think". Openers that say nothing of their own go: "17.", "In total,".
"""

from __future__ import annotations

from flows.read.chunks import Line, settle
from flows.read.openings import mark
from flows.read.phrases import HEDGES
from flows.read.wordclass import MEASURES, SAYING, TIME_WORDS, person, plural

_INSIDE = 12  # words between two dashes at most
_REACH = 40  # words in front of which "it is clear that" is looked for
_BEFORE_FIGURE = HEDGES | {"or"}  # "4 million children, or about one in nine, live there"
_VERBAL = "XVBbzEA"
_OPENERS: tuple[tuple[str, ...], ...] = (
    ("in", "total"), ("in", "all"), ("in", "particular"), ("in", "general"), ("in", "reality"),
    ("even", "so"), ("by", "comparison"), ("to", "put", "it", "another", "way"),
    ("put", "another", "way"), ("put", "differently"), ("put", "simply"), ("simply", "put"),
    ("this", "morning"), ("this", "afternoon"), ("this", "evening"), ("on", "top", "of", "that"),
    ("on", "the", "other", "hand"), ("on", "the", "one", "hand"), ("in", "addition"),
    ("in", "comparison"), ("in", "other", "words"), ("like", "previous", "years"),
    ("like", "last", "year"), ("as", "in", "previous", "years"),
    ("not", "surprisingly"), ("in", "turn"), ("at", "the", "same", "time"),
)  # fmt: skip
_ONE = frozenset(
    """worrying worryingly currently altogether additionally similarly likewise conversely
crucially unsurprisingly encouragingly strikingly specifically fact nationally today equally
remarkably alarmingly sadly happily curiously tellingly perhaps globally actually generally
historically increasingly admittedly clearly ultimately incredibly amazingly impressively""".split()
) - frozenset(("nationally", "globally", "today", "fact"))

_MADE = frozenset("run led held done made written funded carried commissioned which that".split())
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
    if start and words[start : start + 1] and words[start] in _MADE:
        # "In the Loaf Survey, run by the Guild, 26% of": whose it is, not what they do.
        end = start
        while end < size and tags[end] != "," and end not in line.figures:
            end += 1
        if end < size and tags[end] == "," and "by" in words[start:end]:
            mark(gone, start, end + 1)
            start = end + 1
    listed = start + 2 < size and words[start].isdigit() and start not in line.figures
    if listed and tags[start + 1] in ".)":
        mark(gone, start, start + 2)
        start += 2
    if start + 3 < size and words[start] in ("as", "per") and "per" in words[start : start + 2]:
        end = start
        while end < size and tags[end] != "," and end not in line.figures:
            end += 1
        if end < size and tags[end] == ",":
            mark(gone, start, end + 1)
            start = end + 1
    if start + 1 < size and words[start] in _ONE and tags[start + 1] == ",":
        mark(gone, start, start + 2)
        start += 2
    for phrase in _OPENERS:
        end = start + len(phrase)
        if end < size and tuple(words[start:end]) == phrase:
            comma = tags[end] == ","
            if comma or end in line.figures or words[end] in HEDGES:
                mark(gone, start, end + comma)
            break
    _expletive(line, gone)
    for i in range(1, size - 1):
        if tags[i] == "," and line.raw[i + 1] in "APS" and not gone[i]:
            # "NAME, by contrast, receives"
            for phrase in _ASIDES:
                end = i + 1 + len(phrase)
                if end + 1 < size and tags[end] == "," and tuple(words[i + 1 : end]) == phrase:
                    verb = line.raw[end + 1] in _VERBAL
                    mark(gone, i, end + verb)
                    break
        # "as compared to": the comparison needs no "as".
        gone[i] = gone[i] or (words[i] == "as" and words[i + 1] == "compared")
        # "Australians, according to NAME, do not": the second comma goes with the first.
        if tags[i] == "," and gone[i - 1] and not gone[i] and line.raw[i + 1] in _VERBAL:
            first = i - 1
            while first and gone[first - 1]:
                first -= 1
            gone[i] = first > 0 and tags[first] == ","


def _expletive(line: Line, gone: list[bool]) -> None:
    """Mark "it is no surprise that" and "it comes as no surprise that" before the figures."""
    words = line.words
    first = min(line.figures, default=0)
    for i in range(min(first, _REACH)):
        if gone[i] or words[i] != "it" or (i and line.tags[i - 1] not in ",;:-C"):
            continue
        verb = i + 1
        if words[verb] not in ("is", "was", "'s", "comes", "came", "seems"):
            continue
        for k in range(verb + 1, min(verb + 6, first)):
            if words[k] == "that":
                mark(gone, i, k + 1)
                return
            if line.raw[k] not in "DOAPE" or words[k] in ("estimated", "projected"):
                break
        return


def mend(line: Line) -> None:
    """Read a line anew where neighbours tell more than its words do.

    Pairs of dashes, and commas around a lone figure, become brackets; names and the words of a
    relative clause get their class.
    """
    known = _names(line)
    known = _clauses(line) or known
    known = _relatives(line) or known
    known = _unknown_verbs(line) or known
    if _brackets(line) or known:
        # What follows is seen in another light: "people (51%) think".
        line.tags = line.raw[:]
        settle(line)


def _names(line: Line) -> bool:
    """Take "States" of "United States adults", and "dedicated" of "a small, dedicated team"."""
    raw, words = line.raw, line.words
    changed = False
    capitals = sum(1 for i in range(len(words)) if line.capital(i))
    prose = capitals * 2 < len(words)
    for i in range(1, len(words) - 1):
        if words[i] == "lower" and raw[i - 1] == "F":
            raw[i] = "O"  # "prices were 6% lower"
            changed = True
            continue
        if words[i] == "like" and words[i + 1] == "to" and raw[i - 1] in "FO":
            raw[i] = "V"  # "while 47% like to stay"
            changed = True
        if words[i] == "last" and words[i + 1] in TIME_WORDS:
            raw[i] = "D"
            changed = True
        thought = raw[i] == "E" and words[i] in SAYING and raw[i - 1] in "Ob"
        if thought and line.figures and words[i + 1] in ("having", "being", "feeling", "they"):
            raw[i] = "V"  # "12% of cooks in the town reported having slept badly"
            changed = True
            continue
        if thought:
            k = i + 1
            while k < len(words) - 1 and raw[k] in "ADP":
                k += 1
            if raw[k] == "F":
                raw[i] = "V"  # "The survey found 56% of them sleep badly"
                changed = True
                continue
        if raw[i] == "E" and raw[i - 1] == "F" and raw[i + 1] == "O" and plural(words[i + 1]):
            counted = line.figures[i - 1].form == "count"
            if counted and any(raw[k] in "XV" for k in range(max(0, i - 8), i - 1)):
                raw[i] = "O"  # "there were 900 discouraged bakers"
                changed = True
                continue
        if raw[i] not in "bzEBG":
            continue
        if raw[i] == "b" and raw[i - 1] == "O" and not person(words[i - 1]) and _verb_ahead(raw, i):
            raw[i] = "O"  # "Kubernetes use in firms has grown"
            changed = True
            continue
        if raw[i] == "b" and words[i] in MEASURES and raw[i - 1] == "O":
            # "the unemployment rate dropped"
            if not plural(words[i - 1]) and raw[i + 1] not in "DNF":
                raw[i] = "O"
                changed = True
            continue
        name = prose and line.capital(i) and line.capital(i - 1) and raw[i - 1] == "O"
        listed = raw[i] == "E" and raw[i - 1] == "," and i > 2 and raw[i - 2] == "O"
        if (
            raw[i] == "z"
            and i > 2
            and ((raw[i - 1] == "A" and raw[i - 2] == "C") or words[i - 1] == "but")
            and raw[i + 1] in "TDP"
        ):
            raw[i] = "V"  # "but actually drops to"
            changed = True
            continue
        # "mortality rates from it": a measure, not what is done.
        measure = raw[i] == "z" and words[i] in MEASURES and raw[i - 1] in "ObB"
        measure = measure and raw[i + 1] in "P,.)"
        if name or measure or (listed and words[i - 3] in ("a", "an") and raw[i + 1] == "O"):
            raw[i] = "O"
            changed = True
    return changed


def _clauses(line: Line) -> bool:
    """Read "fell as the cost of rye rose": what follows "as" is a clause."""
    raw, words = line.raw, line.words
    changed = False
    for i in range(1, len(words) - 3):
        if words[i] != "as" or raw[i] != "P" or raw[i - 1] in "EVBzvXG" or raw[i + 1] not in "DO":
            continue
        k = i + 1
        while k < len(words) - 1 and raw[k] in "DOA" and k < i + 11:
            k += 1
        if (
            k > i + 1 + (raw[i + 1] == "D")
            and raw[k] in "EVX"
            and words[k - 1] not in ("much", "well")
        ):
            raw[i] = "S"
            changed = True
    return changed


def _verb_ahead(raw: list[str], i: int) -> bool:
    """Whether the clause has an auxiliary behind a word that can be a verb or a noun."""
    for k in range(i + 1, min(i + 10, len(raw))):
        if raw[k] == "X":
            return True
        if raw[k] in ",;:.-SRCNFTB()":
            return False
    return False


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


def _unknown_verbs(line: Line) -> bool:
    """Read "56% of nurses VERB of how": what follows people, where no verb is known, is one."""
    raw, words = line.raw, line.words
    changed = False
    for f in line.figures:
        k = f + 1
        if words[k : k + 1] != ["of"]:
            continue
        k += 1
        while k < len(words) and raw[k] in "DO" and not (plural(words[k]) and person(words[k])):
            k += 1
        verb = k + 1
        if verb + 1 >= len(words) or raw[k] != "O" or raw[verb] != "O" or plural(words[verb]):
            continue
        rest = raw[verb + 1 : verb + 12]
        ends = next((i for i, kind in enumerate(rest) if kind in ",;:.C-("), len(rest))
        if raw[verb + 1] in "DNSTPA" and not any(kind in "XVBbzE" for kind in rest[:ends]):
            raw[verb] = "B"
            changed = True
    return changed


_WHEN = 6  # words that say when, at most
_TIMES = TIME_WORDS | frozenset("in a an the last previous before ago earlier this two".split())


def _brackets(line: Line) -> bool:
    tags = line.tags
    size = len(tags)
    opened = -1
    changed = False
    for i in range(size):
        if tags[i] == "-" and i + 1 < size and tags[i + 1] == "-":
            tags[i] = line.raw[i] = '"'  # "--" is one dash
        elif tags[i] == "-" and _hanging(line, i):
            tags[i] = line.raw[i] = '"'  # "8- and 9-year-olds"
        elif tags[i] == "-":
            if opened >= 0 and _between(line, opened, i):
                _bracket(line, opened, i)
                opened = -1
                changed = True
            else:
                opened = i
        elif tags[i] in ";.:":
            opened = -1
    changed = _reasons(line) or changed
    for i in sorted(line.figures):
        start = i - 1
        while start > 0 and (line.words[start] in _BEFORE_FIGURE or tags[start] == "A"):
            start -= 1
        if start < 1 or tags[start] != "," or tags[start - 1] not in "O)":
            continue
        end = i + 1
        while end < min(size, i + _WHEN) and (line.words[end] in _TIMES or _year(line.words[end])):
            end += 1  # "up from 70% last year"
        if end + 1 < size and tags[end] == "," and line.raw[end + 1] in _VERBAL:
            _bracket(line, start, end)
            changed = True
    return changed


def _reasons(line: Line) -> bool:
    """Bracket a clause between a subject and its verb: "those inactive, because they sit, are"."""
    tags, words = line.tags, line.words
    for i in range(2, len(tags) - 3):
        if tags[i] in "VX;:.":
            return False
        if tags[i] != "," or words[i + 1] not in _CLAUSES or tags[i - 1] not in "OpD":
            continue
        for k in range(i + 3, min(len(tags) - 1, i + _REACH)):
            if tags[k] in ";:.(":
                return False
            if tags[k] == "," and line.raw[k + 1] == "X" and any(t in "VXvp" for t in tags[i:k]):
                _bracket(line, i, k)
                return True
        return False
    return False


_CLAUSES = frozenset("because although though since while unless if when".split())


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _hanging(line: Line, i: int) -> bool:
    """Whether a hyphen hangs on a word: "8- and 9-year-olds"."""
    return (
        line.words[i] == "-"
        and line.starts[i] == line.ends[i - 1]
        and line.words[i - 1][0].isalnum()
        and (
            line.raw[i + 1 : i + 2] == ["C"]
            or line.words[i + 1 : i + 2] == ["to"]
            or (line.raw[i - 2] == "C" and line.raw[i + 1] == "O")  # "low- and middle- income"
        )
    )


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
