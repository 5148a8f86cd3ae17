"""Times in a line of words: what says only when, and where it starts or ends."""

from __future__ import annotations

from flows.read.chunks import Line
from flows.read.wordclass import TIME_WORDS

_TIME_SMALL = frozenset("in at by on the of a an over during since for and to from that".split())
_TIME_JOINTS = frozenset(
    "ago earlier before later last next past previous recent end start same same two three four "
    "five six seven eight nine ten twelve first second third fourth mid".split()
)
_TIME_ENDS = frozenset("before earlier ago later".split())
_TIME_OPENERS = frozenset("the a last this one two three four five ten".split())


def is_time(line: Line, start: int, end: int) -> bool:
    """Whether words say only when: "a year earlier", "in 2019", "last May"."""
    seen = False
    for k in range(start, end):
        word = line.words[k]
        if word in TIME_WORDS or (len(word) == 4 and word.isdigit()):
            seen = True
        elif line.tags[k] not in "DPACF:," and word not in _TIME_JOINTS and not word.isdigit():
            return False
    return seen


def only_time(words: str) -> bool:
    """Whether a phrase says only when: "in 2019", "at the end of the year"."""
    parts = words.lower().replace(",", " ").split()
    return bool(parts) and all(
        w in TIME_WORDS or w.isdigit() or w in _TIME_JOINTS or w in _TIME_SMALL for w in parts
    )


def time_ahead(line: Line, start: int, end: int) -> int:
    """Index behind a time without a comma ("In 2014 sales", "2013 to 2014 sales"); start if none.

    Args:
        line: the sentence.
        start: where the clause starts.
        end: where to stop at the latest.
    """
    k = seen = start
    while k < end and k < start + 8:
        word = line.words[k]
        if _year(word) or word in TIME_WORDS or (seen > start and word in _TIME_ENDS):
            seen = k + 1
        elif line.tags[k] not in "PDC-" and word not in _TIME_JOINTS:
            break
        k += 1
    first = line.words[start] if start < end else ""
    opens = start < end and (line.tags[start] == "P" or _year(first) or first in _TIME_OPENERS)
    if not opens or seen >= end or line.tags[seen] not in "ODNG":
        return start
    # "In the 2021 edition": the year describes what follows.
    part = line.tags[seen] == "O" and seen - start > 1 and line.tags[seen - 2] == "D"
    return start if part and _year(line.words[seen - 1]) else seen


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def time_tail(line: Line, start: int, end: int) -> int:
    """Index where a time at the end of a noun phrase starts ("sessions in 2015"); end if none."""
    for k in range(end - 1, max(start, end - 6), -1):
        if line.tags[k] == "P":
            return k if is_time(line, k + 1, end) else end
        if line.words[k] in ("this", "last", "next") and is_time(line, k, end):
            return k
    return end
