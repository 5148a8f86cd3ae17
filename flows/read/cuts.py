"""Which words of a sentence belong to which of its figures."""

from __future__ import annotations

from flows.read.chunks import SHARES, Line
from flows.read.model import Figure
from flows.read.phrases import HEDGES, noun_start
from flows.read.whens import is_time

_SPLITTERS = frozenset(
    "while whilst whereas although though but compared versus vs against".split()
)
_POINTED = frozenset("figure number share rate percentage proportion total".split())
_CLAUSE = 30  # words of a clause in brackets, at most
_NEAR = 8  # points between "one third" and the 31% that make it exact
# As in "(equivalent to 62%)", "(that is 62%)".
EQUAL = frozenset("equivalent equal to or about that is exactly i.e namely precisely some".split())


def restatements(line: Line, order: list[int]) -> dict[int, int]:
    """Figures that say the one before once more: "one third (31%)", "fewer than half, 41%,".

    Returns:
        By position in ``order``: position of the figure restated.
    """
    found: dict[int, int] = {}
    tags = line.tags
    for k in range(1, len(order)):
        i, j = order[k - 1], order[k]
        one, other = line.figures[i], line.figures[j]
        if one.form == "count" and other.form in SHARES and _that_is(line, i, j):
            found[k] = found.get(k - 1, k - 1)
            continue
        if one.form not in SHARES or other.form not in SHARES or one.unit != other.unit:
            continue
        if not _near(one, other) or one.text == other.text:
            continue
        opener = j - 1
        while opener > i and line.words[opener] in EQUAL:
            opener -= 1
        if opener < j - 1 and tags[opener] == "(" and ")" not in tags[i + 1 : j]:
            # As in "three in five people (equivalent to 62% of those asked) felt".
            if ")" in tags[j : j + 8] and "X" not in tags[i:j]:
                found[k] = found.get(k - 1, k - 1)
            continue
        apposed = tags[j - 1] == "C" and line.words[j - 1] == "or" and tags[j - 2] == ","
        opening = "," if apposed else tags[j - 1]
        closing = tags[j + 1] if j + 1 < len(tags) else ""
        between = tags[i + 1 : j - 1]
        bracket = opening == "(" and closing == ")" and ")" not in between and "," not in between
        if not bracket and closing == ")":
            # As in "31% of bakers (less than one-third) said".
            opener = j - 1
            while opener > i and line.words[opener] in HEDGES:
                opener -= 1
            bracket = tags[opener] == "(" and not {")", ","} & set(tags[i + 1 : opener])
        if not bracket and not (opening == "," and closing == ","):
            continue
        if bracket and k == len(order) - 1 and k == 1 and one.form == "fraction":
            found[k] = k - 1  # "More than half of the bakers are men (54%)."
            continue
        verbs = (m for m in range(i, j) if tags[m] in "VX;")
        if all(_relative(line, i, m) for m in verbs):
            found[k] = found.get(k - 1, k - 1)
    return found


def _that_is(line: Line, i: int, j: int) -> bool:
    """Whether a share is said between a count and whom it is of: "9 million, or 12%, of people"."""
    words = line.words
    first = i + 1 + (words[i + 1 : i + 2] == [","])
    if words[first : first + 1] != ["or"] or any(w not in HEDGES for w in words[first + 1 : j]):
        return False
    return words[j + 1 : j + 3] == [",", "of"]


def inner_parts(line: Line, order: list[int]) -> dict[int, tuple[int, int]]:
    """Figures of a part in brackets, before the verb: "60% of firms (and 84% of large ones) say".

    Returns:
        By position in ``order``: where the bracket opens and closes.
    """
    found: dict[int, tuple[int, int]] = {}
    tags, words = line.tags, line.words
    for k in range(1, len(order)):
        j = order[k]
        opened = j - 1
        while opened > order[k - 1] and (tags[opened] in "CA" or words[opened] in HEDGES):
            opened -= 1
        if tags[opened] != "(" or tags[opened + 1] != "C" or words[j + 1 : j + 2] != ["of"]:
            continue
        closed = j
        while closed < len(tags) - 1 and tags[closed] != ")" and closed < j + 12:
            closed += 1
        alone = k + 1 >= len(order) or order[k + 1] > closed
        goes_on = closed + 1 < len(tags) and line.raw[closed + 1] not in ",.;:"
        if tags[closed] == ")" and alone and goes_on:
            found[k] = (opened, closed)
    return found


def counted_inside(line: Line, order: list[int]) -> dict[int, tuple[int, int]]:
    """How many a share comes to, in brackets behind it: "4% of nurses (2,500 people) sleep badly".

    Returns:
        By the place of the count in ``order``, where its bracket opens and closes.
    """
    tags, words = line.tags, line.words
    found: dict[int, tuple[int, int]] = {}
    for k in range(1, len(order)):
        i, j = order[k - 1], order[k]
        if line.figures[i].form not in SHARES or line.figures[j].form != "count":
            continue
        opened = j - 1
        while opened > i and (words[opened] in EQUAL or words[opened] in HEDGES):
            opened -= 1
        if tags[opened] != "(" or any(kind in "VX,;:(" for kind in tags[i + 1 : opened]):
            continue
        closed = next((n for n in range(j + 1, min(len(tags), j + _INSIDE)) if tags[n] == ")"), 0)
        if not closed or any(kind not in "DOAGp" for kind in tags[j + 1 : closed]):
            continue
        if closed + 1 < len(tags) and line.raw[closed + 1] in "XVBbzE":
            found[k] = (opened, closed)
    return found


_AGAINST = frozenset("up down compared versus vs against from".split())
_INSIDE = 8  # words between a bracket and its figure


def set_against(line: Line, order: list[int]) -> dict[int, tuple[int, int]]:
    """Brackets that set a figure against the one before: "78% of adults (up from 70%) own".

    As well what is so elsewhere: "78% of adults own a car (60% nationally)".

    Returns:
        By the place of a figure in ``order``, the first and last word of its bracket; only of
        those that add no more than a time or a place.
    """
    tags, words = line.tags, line.words
    found: dict[int, tuple[int, int]] = {}
    for k in range(1, len(order)):
        j = order[k]
        opened = j - 1
        while opened > order[k - 1] and tags[opened] != "(":
            opened -= 1
        if tags[opened] != "(" or j - opened > _INSIDE:
            continue
        closed = next((i for i in range(j + 1, min(len(tags), j + _INSIDE)) if tags[i] == ")"), 0)
        if not closed or (k + 1 < len(order) and order[k + 1] < closed):
            continue
        said = _said_before(line, order[k - 1], opened)
        verb = closed + 1 < len(tags) and line.raw[closed + 1] in "XVBbzE"
        elsewhere = (said or verb) and _elsewhere(line, j + 1, closed)
        if words[opened + 1] in _AGAINST:
            plain = elsewhere or closed == j + 1 or is_time(line, j + 1, closed)
            goes_on = closed + 1 < len(tags) and line.raw[closed + 1] not in ",.;:"
            plain = plain and (said or goes_on)
        else:
            plain = elsewhere and all(words[i] in HEDGES for i in range(opened + 1, j))
        if plain:
            found[k] = (opened, closed)
    return found


_WHERE = frozenset("nationally globally worldwide nationwide statewide locally regionally".split())
_PLACING = frozenset("in across for among amongst with".split())


def _elsewhere(line: Line, start: int, end: int) -> bool:
    """Whether words say only where or among whom: "nationally", "across the county"."""
    words, tags = line.words, line.tags
    while start < end and tags[start] == ",":
        start += 1
    if end - start == 1:
        return words[start] in _WHERE
    placed = start < end and words[start] in _PLACING
    return placed and all(kind in 'DOAC"' for kind in tags[start + 1 : end])


def _said_before(line: Line, i: int, opened: int) -> bool:
    """Whether the figure at ``i`` has a whole clause of its own in front of a bracket."""
    kinds = line.tags[i + 1 : opened]
    return not any(kind in "();" for kind in kinds) and any(kind in "VX" for kind in kinds)


def _near(one: Figure, other: Figure) -> bool:
    """Whether a figure can be the exact value of the one before: "more than half (61%)"."""
    apart = other.value - one.value
    if one.comparator in (">", ">="):
        return -1 < apart <= 3 * _NEAR
    if one.comparator in ("<", "<="):
        return -1 < -apart <= 3 * _NEAR
    return abs(apart) <= _NEAR


def _relative(line: Line, start: int, i: int) -> bool:
    """Whether a verb belongs to a relative clause that starts after ``start``."""
    return any(line.tags[k] in "RN" for k in range(max(start, i - 3), i))


def governs(line: Line, i: int, j: int) -> bool:
    """Whether the figure at ``i`` is subject of a verb whose object is the figure at ``j``."""
    if line.figures[i].form not in SHARES or i + 1 >= j or line.words[i + 1] != "of":
        return False
    if _subject(line, j) or "S" in line.tags[i + 1 : j]:
        return False  # "45% of bakers report they rent only 14% own": each has its verb
    return any(kind in "VX" for kind in line.tags[i + 1 : j])


def cut(line: Line, i: int, j: int) -> int:
    """Index, between the figures at ``i`` and ``j``, where the words of the second begin."""
    tags = line.tags
    start = i + 1
    depth = 0
    opened = -1
    for k in range(i + 1, j):
        if tags[k] == "(":
            depth += 1
            opened = k
        elif tags[k] == ")":
            if depth:
                depth -= 1
            else:
                start = k + 1
    if depth and opened >= 0:
        if clause_inside(line, opened) > opened:
            return opened
        return _before_item(line, start, opened, j, closed=start > i + 1)
    found = _joint(line, start, j)
    if found >= 0:
        return found
    if start > i + 1:
        return max(start, noun_start(line, j, start))
    while j > start and line.words[j - 1] in HEDGES and tags[j - 1] in "AD":
        j -= 1
    return j


def clause_inside(line: Line, opened: int) -> int:
    """Index where a bracket closes that holds a clause: "(nationally, 69% say so)"; else 0."""
    tags = line.tags
    verb = relative = False
    for k in range(opened + 1, min(len(tags), opened + _CLAUSE)):
        if tags[k] == ")":
            return k if verb else 0
        if tags[k] == "(":
            return 0
        relative = relative or tags[k] == "R"
        verb = verb or (tags[k] in "VX" and not relative)
    return 0


def _before_item(line: Line, start: int, opened: int, j: int, *, closed: bool) -> int:
    """The second figure stands in a bracket: "one (4%), and two (3%)": its item is its own."""
    words, tags = line.words, line.tags
    for k in range(start, opened - 2):
        if words[k] in _SPLITTERS and tags[k] == "S" and any(t in "VX" for t in tags[k:opened]):
            return k  # "women vote (71%), while men do not (29%)"
    if closed and opened - start == 2 and tags[start] in ",C":
        return start  # "anxious (43%), unsupported (36%)"
    first = next((k for k in range(start, opened) if tags[k] not in 'D"'), opened)
    if first == opened or any(t in "ON" for t in tags[opened + 1 : j]):
        return start if closed else opened
    if closed and not any(kind in "VX;:.R" for kind in tags[start:opened]):
        comma = next((k for k in range(opened - 1, first, -1) if tags[k] == ","), -1)
        if comma < 0:
            return start  # "(4%), the chance to ask questions (3%)"
    item = noun_start(line, opened, start)
    while item > start and (
        words[item - 1] in ("by", "followed", "ahead", "of", "then", "even")
        or tags[item - 1] in ",C"
    ):
        item -= 1
    return max(item, start)


def _subject(line: Line, j: int) -> bool:
    """Whether a verb follows the figure at ``j``."""
    return line.figures[j].form in SHARES and line.tags[j + 1 : j + 2] in (["V"], ["X"])


def _joint(line: Line, start: int, j: int) -> int:
    """The strongest joint between two figures; of equal ones the last; -1 if there is none."""
    words, tags = line.words, line.tags
    strong = middle = weak = -1
    for k in range(start, j):
        kind, word = tags[k], words[k]
        following = tags[k + 1] if k + 1 < j else ""
        if kind == ":" and following == '"':
            continue  # 'said: "No"'
        if kind in ";:" or (word in _SPLITTERS and kind in "SCPO"):
            return k
        if kind == ".":
            strong = k
        elif kind == ",":
            if following and (following == "C" or words[k + 1] in ("with", "up", "from")):
                strong = k
            elif words[k + 1 : k + 3] == ["of", "those"] and "," in tags[k + 2 : j]:
                return k  # "... a lot, of those that do not, half nap"
            elif following == "R" or (k == j - 1 and _subject(line, j)):
                strong = k  # "Safari, which dropped", "Of the 9% who rent or lease, 57% say"
            weak = k
        elif word in ("that", "this", "the") and words[k + 1] in _POINTED and k > start:
            strong = k  # "..., that figure increased to"
        elif word in ("followed", "ahead") and following:
            strong = k
        elif kind == "C" or word == "with" or (kind in "PT" and word in ("from", "to")):
            if kind == "C" or k >= j - 3:
                middle = k
        elif kind == "-":
            weak = k
    return next((k for k in (strong, middle, weak) if k >= 0), -1)
