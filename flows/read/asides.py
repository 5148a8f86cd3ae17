"""What in a sentence speaks of the source, not of the figure: it is left out of statements.

"A 2024 study by NAME found that", "according to NAME,", ", NAME says", "in a survey of 1,000
adults", "(NAME, Title 2024)", and words that only link sentences ("First,", "However,").
"""

from __future__ import annotations

from flows.read.chunks import Line
from flows.read.openings import LINKS, dateline, depicting, linking, mark
from flows.read.wordclass import (
    CHANGES,
    MEASURES,
    REPORTED,
    REPORTS,
    SAYING,
    STUDIES,
    person,
    plural,
)

_DOCUMENTS = frozenset(
    "survey surveys study studies report reports poll polls index census tracker edition paper "
    "review release barometer questionnaire bulletin research analysis article audit handbook "
    "outlook newsletter memo whitepaper dataset pulse panel".split()
)
_OF_WHOSE = frozenset("by of for from at and".split())  # "the Panel by the Office"
_ANY_ONE = frozenset("least one any every each no their your".split())
# How a survey was made, behind its credit.
_MADE = frozenset("conducted fielded taken carried commissioned administered".split())
_REACH = 60  # words between a subject and its verb, or a verb and its figure, at most


def asides(line: Line, credit: tuple[int, int] | None = None) -> list[bool]:
    """For each word, whether it belongs to an aside.

    Args:
        line: a sentence.
        credit: where the words of the credit stand in the block, if known.
    """
    gone = [False] * len(line.words)
    figures = sorted(line.figures)
    dateline(line, gone)
    depicting(line, gone)
    if credit is not None:
        _credit(line, gone, credit)
    _brackets(line, gone)
    _according(line, gone, figures)
    _reporting(line, gone, figures)
    _trailing(line, gone, figures)
    _studies(line, gone, figures)
    linking(line, gone)
    return gone


def _credit(line: Line, gone: list[bool], credit: tuple[int, int]) -> None:
    start, end = credit
    for i, at in enumerate(line.starts):
        if start <= at < end and i not in line.figures:
            gone[i] = True


def _brackets(line: Line, gone: list[bool]) -> None:
    """Brackets that hold a reference, an address or a mark."""
    tags, words = line.tags, line.words
    opened: list[int] = []
    for i, kind in enumerate(tags):
        if kind == "(":
            opened.append(i)
        elif kind == ")" and opened:
            start = opened.pop()
            inside = range(start + 1, i)
            if any(k in line.figures for k in inside):
                continue
            capitals = sum(1 for k in inside if line.capital(k))
            held = "".join(words[k] for k in inside)
            counted = "/" in held and held.replace("/", "").isdigit()  # "53.8% (100/186)"
            reference = (
                counted
                or (i - start == 2 and (words[start + 1].isdigit() or words[start + 1] == "source"))
                or any(words[k] in ("http", "https", "doi", "source", "see", "via") for k in inside)
            )
            if not reference and capitals >= 2:
                reference = any(
                    tags[k] == "," or words[k] in STUDIES or _year(words[k]) for k in inside
                )
            if reference:
                mark(gone, start, i + 1)


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _according(line: Line, gone: list[bool], figures: list[int]) -> None:
    words, tags = line.words, line.tags
    size = len(words)
    i = -1
    while True:
        try:
            i = words.index("according", i + 1)
        except ValueError:
            return
        start = i - 1 if i and tags[i - 1] == "," else i
        ahead = next((f for f in figures if f > i), size)
        initial = i == 0 or all(gone[:i]) or tags[i - 1] in ";:-C"
        end = min(i + 2, size)
        named = False
        while end < size:
            if end == ahead or tags[end] in ";:" or (tags[end] == "." and end > size - 3):
                break
            if tags[end] in ",(-":
                break
            joined = tags[end] == "D" and words[end - 1] in _OF_WHOSE
            if initial and named and tags[end] in "DF" and not (line.capital(end) or joined):
                break
            named = named or line.capital(end)
            end += 1
        if not initial:
            end = _how_made(line, end, ahead)
        found = next((k for k in range(end, min(end + 4, size)) if words[k] in SAYING), 0)
        if found and words[end + 1 : end + 2] in (["which"], ["who"]) and found == end + 2:
            # ", according to NAME, which found that 60% of": it reports what follows.
            end = found + 1 + (words[found + 1 : found + 2] == ["that"])
        # "according to NAME, 37% of ...": the comma goes with the credit.
        if initial and end < size and tags[end] == ",":
            end += 1
        mark(gone, start, end)


def _how_made(line: Line, end: int, ahead: int) -> int:
    """Where ", conducted from 3 to 9 June," ends behind a credit, if it stands there."""
    words, size = line.words, len(line.words)
    if words[end : end + 1] != [","] or words[end + 1 : end + 2] == []:
        return end
    if words[end + 1] not in _MADE:
        return end
    stop = size - (line.tags[size - 1] == ".")
    if ahead >= size:
        rest = range(end + 2, stop)
        return next((k for k in rest if line.tags[k] in ";:"), stop)
    return next((k for k in range(ahead - 1, end, -1) if words[k] == ","), end)


def _clause_start(line: Line, gone: list[bool], i: int) -> int:
    """Where the subject of the verb at ``i`` starts."""
    tags = line.tags
    start = i
    passed = False
    while start > max(0, i - _REACH) and not gone[start - 1]:
        kind = tags[start - 1]
        if kind in ";:-":
            break
        if kind == "," and _opens(line, start, i):
            # ", in its 2024 report, gives": the subject stands before the commas.
            if tags[i - 1] != "," or passed:
                break
            passed = True
        if kind == "S":
            break
        start -= 1
    return start


def _whole(line: Line, start: int, floor: int) -> int:
    """Start of "The survey, run by X, and published by Y, says", whose subject has commas."""
    tags, words = line.tags, line.words
    if start - floor < 4 or tags[start - 1] != ",":
        return start
    head = next((k for k in range(floor, min(floor + 5, start)) if words[k] in _DOCUMENTS), -1)
    if head < 0 or tags[head + 1] != "," or tags[floor] != "D":
        return start
    return start if any(k in line.figures for k in range(floor, start)) else floor


def _opens(line: Line, start: int, verb: int) -> bool:
    """Whether the words from ``start`` to a verb can be the whole subject."""
    return any(kind in "ONDEG" for kind in line.tags[start:verb])


_SPEAKERS = frozenset(
    """we i it researchers experts analysts insiders officials observers authors scientists
council union office ministry association institute company agency bureau department university
foundation bank commission authority society federation league board centre center committee
government police paper magazine newspaper spokesperson spokesman spokeswoman""".split()
)


def _speaker(line: Line, start: int, verb: int) -> bool:
    """Whether a subject is a source: a name, a study, or "we"; not the people asked."""
    words = line.words
    for k in range(start, verb):
        if words[k] in STUDIES or words[k] in _SPEAKERS:
            return True
        if (k > start or line.starts[k] > 0) and line.capital(k):
            return True
    last = words[verb - 1] if verb > start else ""
    if start == 0 and verb - start <= 4 and line.capital(0) and verb > 0:
        return not (plural(last) and person(last))
    return False


def _reporting(line: Line, gone: list[bool], figures: list[int]) -> None:
    """Read "NAME found that" before a figure."""
    words, tags = line.words, line.tags
    if not figures:
        return
    floor = 0
    for v in range(figures[-1]):
        said = tags[v] in "VvX" or (tags[v] == "p" and words[v] in REPORTED and tags[v - 1] == ")")
        if not said or words[v] not in REPORTS or gone[v]:
            continue
        start = _whole(line, max(_clause_start(line, gone, v), floor), floor)
        if any(start <= f < v for f in figures):
            continue
        if words[start] in ("of", "among", "amongst") and words[v - 1] in ("who", "that"):
            continue  # "Of those who said": which ones, not who says so
        following = v + 1
        while following < len(words) and tags[following] in 'A"':
            following += 1
        if words[v] in ("told", "tells"):
            following = _told(line, following)
        if following >= len(words):
            break
        that = words[following] == "that" and tags[following] in "SRD"
        colon = tags[following] in ":,"
        if tags[following] in "TI" or (tags[v] == "v" and tags[following] == "P"):
            continue  # "is projected to", "was found in"
        straight = _quantity(line, following)
        if words[v] in SAYING:
            if not _speaker(line, start, v) and not (that and words[start] == "it"):
                continue
            if words[v - 1] in ("respondents", "participants") and not straight:
                continue  # "Survey respondents reported reading 9% less"
            plain = any(w in STUDIES for w in words[start:v])
            if not (that or straight or colon or plain or _complement(line, following, figures)):
                continue
        elif _measured(line, v, following):
            pass
        elif not straight or not _speaker(line, start, v):
            continue
        if words[v] in ("has", "have", "had", "get", "gets", "got"):
            study = any(w in STUDIES for w in words[start:v])
            if not study and (words[v][0] == "g" or not _absolute(line, following)):
                continue
        floor = following + 1 if that or colon else following
        mark(gone, start, floor)


def _told(line: Line, i: int) -> int:
    """Index of the "that" behind those who are told: "told reporters that"; else ``i``."""
    for k in range(i, min(i + 7, len(line.words))):
        if line.words[k] == "that":
            return k
        if line.tags[k] not in "ODPN":
            break
    return i


def _quantity(line: Line, i: int) -> bool:
    """Whether a figure starts here, "only", "about" and the like aside."""
    tags = line.tags
    while i < len(tags) - 1 and tags[i] in "ADP" and line.words[i] not in ("of", "in"):
        i += 1
    return tags[i] == "F"


def _absolute(line: Line, i: int) -> bool:
    """Read "has 60% of maintainers receiving": the figure has a participle of its own."""
    tags = line.tags
    while i < len(tags) and tags[i] != "F":
        i += 1
    if i + 1 >= len(tags) or line.words[i + 1] != "of":
        return False
    for k in range(i + 2, len(tags)):
        if tags[k] in ",;:(":
            return False
        if tags[k] == "G" and k > i + 2 and plural(line.words[k - 1]):
            return True
    return False


def _measured(line: Line, v: int, following: int) -> bool:
    """Read "puts the share of firms that ... at 62%", "gives the number of ... as 9"."""
    if line.words[v] not in ("put", "puts", "gives", "gave"):
        return False
    if line.words[following] in ("it", "this", "that") and following + 2 < len(line.words):
        # "puts it at just 3 hours": what it is was said before
        return line.words[following + 1] in ("at", "as") and _quantity(line, following + 2)
    if not any(w in MEASURES or w == "that" for w in line.words[following : following + 5]):
        return False
    for k in range(following, min(len(line.words) - 1, following + _REACH)):
        if line.tags[k + 1] == "F" and line.words[k] in ("at", "as", "to"):
            return True
        if line.tags[k + 1] == "F" and line.words[k] == "of" and line.words[v][0] == "g":
            return any(w in MEASURES for w in line.words[following:k])
    return False


def _complement(line: Line, i: int, figures: list[int]) -> bool:
    """Whether a clause with its own verb follows, which a figure is part of."""
    ahead = next((f for f in figures if f >= i), -1)
    if ahead < 0:
        return False
    tags = line.tags
    limit = min(len(tags), ahead + 25, i + _REACH)
    for k in range(i + 1, limit):
        if tags[k] in ";:":
            return False
        if tags[k] in "VX":
            return True
    return False


def _trailing(line: Line, gone: list[bool], figures: list[int]) -> None:
    """Read ", the NAME report says" and ", says NAME" behind a figure."""
    tags, words = line.tags, line.words
    size = len(words)
    for f in figures:
        c = f + 1
        while c < size and c not in line.figures:
            if tags[c] not in ",-":
                c += 1
                continue
            end = c + 1
            while end < size and tags[end] not in ",;-" and end not in line.figures:
                end += 1
            if end not in line.figures and _says(line, c + 1, end):
                # "firms, NAME adds, have": both commas go, the verb meets its subject.
                both = end + 1 < size and tags[end] == "," and line.raw[end + 1] in "VXABbzE"
                mark(gone, c, end + both)
            c = end
    # The words of a speech at the end of the line: '"...," NAME said.'
    if figures and words[figures[-1]] and size and tags[size - 1] == "." and gone[size - 2]:
        gone[size - 1] = False


_ADDING = SAYING | frozenset("add adds added think thinks thought believe believes".split())


def _says(line: Line, start: int, end: int) -> bool:
    tags, words = line.tags, line.words
    k = start
    while k < end and tags[k] in '"CA':
        k += 1
    if k >= end or end - k > 16:
        return False
    if words[end - 1] == "it" and words[end - 2] == "has":
        return _speaker_there(line, k, end - 2)
    for v in range(k, end):
        if tags[v] in "VvOEp" and words[v] in _ADDING and words[v] not in STUDIES:
            if v == k:
                return any(line.capital(j) or words[j] in STUDIES for j in range(v + 1, end))
            rest = end - v - 1
            subject = tags[k] not in "PSRT" or words[k] in ("as", "on", "by")
            if words[k] == "as":
                return True
            return subject and rest <= 6 and _speaker_there(line, k, v)
    return False


def _speaker_there(line: Line, start: int, verb: int) -> bool:
    words = line.words
    return any(
        line.capital(k)
        or words[k] in STUDIES
        or words[k] in _SPEAKERS
        or words[k] in ("he", "she", "they")
        for k in range(start, verb)
    )


_REPLIED = frozenset("respond responded responding replied contributed".split())


def _studies(line: Line, gone: list[bool], figures: list[int]) -> None:
    """Read "In a 2023 survey by NAME," in front and "in a survey by NAME" behind."""
    tags, words = line.tags, line.words
    size = len(words)
    first = figures[0] if figures else size
    start = 0
    while start < size and (gone[start] or tags[start] in 'C"' or words[start] in LINKS):
        start += 1
    while start < first:
        end = start
        found = False
        while end < first and tags[end] not in ",;:":
            found = found or words[end] in STUDIES
            end += 1
        if end >= first or tags[end] != ",":
            break
        study = found and words[start] in ("in", "on", "from", "by", "per")
        if study or (start and _says(line, start, end)):
            mark(gone, start, end + 1)
        start = end + 1
    for i in range(first + 1, size - 1):
        if gone[i] or tags[i] != "P" or words[i] not in ("in", "from", "by", "on", "to"):
            continue
        if words[i - 1] in CHANGES:
            continue  # "a 6-point rise in the Flour Index"
        for k in range(i + 1, min(i + 9, size)):
            if k in line.figures or tags[k] in ",;:(-VXGTS" or (tags[k] == "P" and k > i + 1):
                break
            if words[k] in _ANY_ONE and i + 3 > k:
                break  # "get news from at least one newsletter", "in every report"
            if words[i] == "to" and (words[k] == "polls" or words[i - 1] in _REPLIED):
                break  # "go to the polls", "bakers who responded to the survey"
            if words[k] in _DOCUMENTS and (k + 1 >= size or tags[k + 1] != "O"):
                mark(gone, i, _end_of_study(line, k))
                break


def _end_of_study(line: Line, i: int) -> int:
    tags = line.tags
    end = i + 1
    while end < len(tags) and end not in line.figures and tags[end] not in ",;:().!?-VXCSR":
        end += 1
    return end
