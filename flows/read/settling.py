"""The tags of a line's words that depend on their neighbours: verb or noun, past or participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.read.wordclass import (
    CHANGES,
    HOLDING,
    MEASURES,
    OFTEN,
    REPORTED,
    REPORTING,
    SAYING,
    STUDIES,
    UNCHANGED,
    person,
    plural,
)

if TYPE_CHECKING:
    from flows.read.chunks import Line

_INSERTED = 16  # words between the commas around what is put in, at most
_ENDS = ",;:-"  # what ends the search for the verb of a subject
SHARES = frozenset(("percent", "fraction", "ratio", "points"))


def settle(line: Line) -> None:
    """Settle the tags that depend on neighbours, left to right."""
    words, tags = line.words, line.tags
    ahead = _verbs_ahead(words, tags)
    subject = False  # a plural noun stands before, and no verb since
    figured = False  # a figure stands before
    relative = False  # the next verb belongs to a relative clause
    verbed = False  # the clause has its verb: what looks like a past describes a noun
    size = len(words)
    for i in range(size):
        kind = tags[i]
        if kind == "O" and i and words[_before(line, i)] == "who" and _acts(line, i):
            kind = tags[i] = "V"  # "those who bike to work"
        if kind == "O" and i > 1 and words[i - 1] in OFTEN and tags[i - 2] == "O":
            kind = tags[i] = "V" if words[i].isalpha() else kind  # "readers never click it"
        if kind == "O" and figured and not verbed and _unknown_verb(line, i, ahead[i]):
            tags[i] = "V"
            subject, verbed = False, True
            continue
        if kind in "OF,A":
            if kind == "O" and plural(words[i]):
                subject = True
            elif kind == ",":
                verbed = False
            figured = figured or kind == "F"
            continue
        if words[i] == "like" and i and i + 1 < size:
            plain = plural(words[i - 1]) and tags[i + 1] == "D" and not ahead[i]
            if plain or (tags[i - 1] in "AN" and tags[i + 1] in "ODTGN"):
                tags[i] = "V"
                subject = False
            continue
        if kind == "T":
            if i + 1 < size and tags[i + 1] in "DOFNEP":
                tags[i] = "P"
        elif kind in "Bb":
            tags[i] = _base(line, i, subject, ahead[i] or not figured)
        elif kind == "z":
            tags[i] = _third(line, i, ahead[i])
            subject = subject or tags[i] == "O"  # "brands that blog grow"
        elif kind == "E":
            tags[i] = _past(line, i, ahead[i] or (verbed and i > 0 and tags[i - 1] == "O"))
        elif kind == "G":
            if _in_group(line, i):
                tags[i] = "v"
        elif kind == "X":
            tags[i] = _auxiliary(line, i)
        elif words[i] == "that":
            those = i > 0 and words[i - 1] in ("those", "ones", "all")
            tags[i] = _that(tags[i - 1] if i else "", tags[i + 1] if i + 1 < size else "", those)
            pointed = i + 1 < size and words[i + 1] in _POINTED
            if pointed and not (tags[i] == "S" and i and tags[i - 1] in "VvX"):
                tags[i] = "D"
            relative = relative or tags[i] == "R"
        elif kind == "D" and words[i] in _MANY:
            subject = True
        elif kind == "R":
            relative = True
        elif kind == "N":
            relative = subject and tags[i - 1] == "O"
            subject = subject or words[i] not in _SINGULAR_PRONOUNS
        if tags[i] in "VX;:":
            subject = subject and relative
            verbed = tags[i] in "VX" and not relative and words[i] not in SAYING
            relative = False
        elif tags[i] in "CSRN-()":
            verbed = False


_ASKED = frozenset("surveyed polled asked interviewed questioned sampled tested studied".split())
_POINTED = frozenset("number figure share rate percentage proportion total level".split())
_MANY = frozenset("these those most many some few all both others".split())
_SINGULAR_PRONOUNS = frozenset("it he she him her what nobody everyone".split())
_AUX_FORMS = frozenset("be been being have has had".split())
_BE = frozenset("is are was were been being be".split())
_MONTH_BEFORE = frozenset("in last this since by until early late mid next of and".split())


def _verbs_ahead(words: list[str], tags: list[str]) -> list[bool]:
    """For each word, whether a verb follows in its clause that cannot be anything else."""
    ahead = [False] * len(words)
    seen = False
    after = ""
    for i in range(len(words) - 1, -1, -1):
        ahead[i] = seen
        kind = tags[i]
        before = tags[i - 1] if i else ""
        if kind in "XV":
            seen = seen or before != "T"  # "seemed to be": no verb of its own
        elif kind == "B":
            seen = seen or before not in ("T", "X")
        elif kind == "b":
            if before == "O" and (after == "F" or plural(words[i - 1])):
                seen = True
        elif kind == "E":
            if before in (")", "A") and after in ("D", "F"):
                seen = True
        elif kind in _ENDS or kind in "SCRN" or words[i] == "that":
            seen = False
        after = kind
    return ahead


def _before(line: Line, i: int) -> int:
    """Index of the word before, adverbs aside; -1 if there is none."""
    i -= 1
    while i > 0 and line.tags[i] == "A":
        i -= 1
    return i


def _acts(line: Line, i: int) -> bool:
    """Whether a word behind "who" can only be its verb."""
    follows = line.tags[i + 1] if i + 1 < len(line.words) else "."
    return line.words[i].isalpha() and follows not in "XVvO" and not plural(line.words[i])


def _in_group(line: Line, i: int) -> bool:
    """Whether an auxiliary stands before, adverbs aside: the word then belongs to its group."""
    k = _before(line, i)
    if k < 0:
        return False
    return line.tags[k] == "X" or (line.tags[k] == "v" and line.words[k] in _AUX_FORMS)


def _auxiliary(line: Line, i: int) -> str:
    if i == 0:
        return "X"
    if line.words[i] == "may" and line.capital(i) and line.words[i - 1] in _MONTH_BEFORE:
        return "O"
    if line.tags[i - 1] == "T":
        return "I"
    return "v" if _in_group(line, i) else "X"


def _base(line: Line, i: int, subject: bool, verb_ahead: bool) -> str:
    tags, words = line.tags, line.words
    kind = tags[i]
    before = tags[i - 1] if i else ""
    after = tags[i + 1] if i + 1 < len(tags) else ""
    k = _before(line, i)
    if (
        subject
        and before not in "TDX"
        and words[i] in _TELLING
        and words[i + 1 : i + 2] == ["that"]
    ):
        return "V"  # "Figures from the council show that"
    if before == "T" or (before == "A" and tags[k] == "T"):
        return "I"
    if _in_group(line, i):
        return "O" if words[k] in _BE else "v"  # "reasons are pay and leave"
    if before in ("D", "P") and not (before == "D" and words[i - 1] in _MANY):
        return "O"
    if before == "O" and words[i - 1].endswith("'s"):
        return "O"  # "an employee's mistake"
    if kind == "B":
        return "V" if i else "B"
    if k < 0:
        return "B" if after in ("D", "N", "F") else "O"
    there, word = tags[k], words[k]
    if there == "R":
        return "V"
    if words[i] in UNCHANGED and i + 1 < len(words) and words[i + 1] == "by":
        return "p"  # "firms hit by fraud"
    if words[i] in _FEEL and there == "O" and plural(word) and after != "O":
        return "V"  # "parents feel overwhelmed"
    if subject and _behind_place(line, i):
        return "V"
    if after in ("X", "V") or (after == "E" and before == "O"):
        return "O"
    if there == "F":
        if line.figures[k].form not in SHARES or (k == i - 1 and k and tags[k - 1] == "D"):
            return "O"  # "a 7-point edge"
        if words[i] in CHANGES or words[i] in MEASURES:
            return "V" if after in ("D", "N") else "O"
        if after == "O" and person(words[i + 1]) and tags[i + 2 : i + 3] in (["E"], ["X"], ["V"]):
            return "O"  # "four in five head teachers told"
        return "V"
    if word in _NUMERALS and k == i - 1 and after == "O":
        return "O"  # "two challenge rounds"
    if there == "N" or (there == "O" and plural(word)):
        return "V"
    if words[i] in UNCHANGED and there == "O" and after in ("D", "F", "N"):
        return "V"
    objects = after in ("D", "T", "P", "A", "F", "N")
    if there == "V" and subject:
        return "V"  # "the bakers we met start"
    if before == "A" and subject and words[i - 1] in _MID and not verb_ahead:
        return "V"  # "men aged 20 to 34 still live at home"
    if there == "D" and word in _MANY:
        return "V" if objects else "O"
    if there == ")" and k == i - 1 and after in ("D", "N"):
        return "V"  # "even more (41%) feel their"
    if there == ")" and subject:
        return "V" if objects or after == "O" else "O"
    placed = i > 2 and tags[i - 3 : i - 1] in (["P", "D"], ["G", "D"])
    settled = after == "O" or (after in ("P", "A") and placed)
    if subject and settled and not verb_ahead and i + 2 < len(tags):
        return "V"  # as in "63% of firms in the state offer training", "... live in towns"
    return "V" if subject and objects and after not in ("P", "A") else "O"


def _behind_place(line: Line, i: int) -> bool:
    """Whether a place ends the subject: "miners in Norrhaven rent painted carts"."""
    tags = line.tags
    if not line.capital(i - 1) or line.capital(i) or tags[i - 1] != "O" or tags[i - 2] != "P":
        return False
    return tags[i + 1 : i + 3] in (["E", "O"], ["G", "O"])


_NEXT = (["to"], ["that"], ["two"], ["three"], ["four"], ["five"])


def _unknown_verb(line: Line, i: int, verb_ahead: bool) -> bool:
    """Whether a word in no list can only be a verb: "60% of adults juggle two jobs"."""
    words, tags = line.words, line.tags
    word = words[i]
    if verb_ahead or i < 2 or tags[i - 1] != "O" or not word.isalpha() or plural(word):
        return False
    if not person(words[i - 1]) or not plural(words[i - 1]) or line.capital(i):
        return False
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return after in ("D", "F", "N") or words[i + 1 : i + 2] in _NEXT


_NUMERALS = frozenset("two three four five six seven eight nine ten".split())
_FEEL = frozenset("feel look stay get become".split())
_TELLING = frozenset("show suggest find indicate reveal estimate report state say note".split())
_MID = frozenset("still now already often rarely never always regularly usually mostly".split())
_SAYS = SAYING | frozenset(("gives", "puts"))


def _third(line: Line, i: int, verb_ahead: bool) -> str:
    k = _before(line, i)
    if k < 0:
        return "O"
    tags, words = line.tags, line.words
    there = tags[k]
    if there in "NR" or (there == "D" and line.words[k] in ("this", "that")):
        return "V"
    if line.words[i] in SAYING and i + 1 < len(line.words) and line.words[i + 1] == "that":
        return "V"
    if there in 'O")' and words[i] in REPORTING:
        return "V"  # "Loafwatch says sales rose"
    if there == "O" and k == i - 1 and _counted(line, i):
        return "O"  # "16,000 log-in attempts": what is counted is in the plural
    if there == "F":
        acting = line.tags[i + 1] in "EVX" if i + 1 < len(line.tags) else False
        # "Eleven out of 18 programs received": the verb is the next word.
        return "V" if line.figures[k].form in SHARES and not acting else "O"
    if there == "O" and k and tags[k - 1] == "F" and line.figures[k - 1].form == "ratio":
        return "V"  # "one in three viewers gives up"
    if there in ',"' and words[i] in _SAYS:
        return "V"
    if there == "," and k == i - 1 and _behind_insert(line, k, i):
        return "V"  # "The plan, which passed in March, sets aside"
    if "-" in words[k]:
        return "O"
    after = line.tags[i + 1] if i + 1 < len(line.tags) else ""
    if there == "C" and k == i - 1 and after == "D":
        return "V"  # "is based on interviews and highlights the"
    if there == "O" and plural(line.words[k]) and line.capital(k) and k == i - 1:
        # "Jones holds a lead": a name only looks like a plural.
        return "V" if after in ("D", "T", "F", "N") else "O"
    if there not in 'O")' or (there == "O" and plural(line.words[k])):
        return "O"
    if after in (",", ".") and k and tags[k - 1] in "PD":
        return "O"  # "without mobile phones,"
    if k != i - 1 or after in ("D", "N", "F", "T", "S", "R"):
        return "V"
    if after in ("P", "A", "O", "G", ",", ".") and not verb_ahead:
        return "V"
    return "O"


def _behind_insert(line: Line, comma: int, i: int) -> bool:
    """Whether a comma closes what is put in behind a subject, and a verb can follow it."""
    tags = line.tags
    if tags[i + 1 : i + 2] not in (["D"], ["P"], ["A"], ["F"], ["T"], ["O"]):
        return False
    for k in range(comma - 1, max(0, comma - _INSERTED), -1):
        if tags[k] == ",":
            return tags[k - 1] in "O)" and (tags[k + 1] == "R" or "p" in tags[k + 1 : k + 3])
    return False


def _counted(line: Line, i: int) -> bool:
    """Whether a count stands before the words in front of ``i``, and no plural since."""
    k = i - 1
    while k > 0 and line.tags[k] in "OA" and not plural(line.words[k]) and i - k < 5:
        k -= 1
    figure = line.figures.get(k)
    return figure is not None and figure.form == "count" and figure.value > 1


def _past(line: Line, i: int, verb_ahead: bool) -> str:
    if _in_group(line, i):
        return "v"
    k = _before(line, i)
    if k < 0:
        return "p"
    tags, words = line.tags, line.words
    there = tags[k]
    after = tags[i + 1] if i + 1 < len(tags) else ""
    if words[k] == "those" and k == i - 1 and words[i] in _ASKED:
        return "p"
    if there == "D" and (words[k] not in _MANY or k != i - 1 or after == "O"):
        return "O"
    if there == "V" and k and tags[k - 1] in "NR":
        return "V"  # "the people we interviewed said"
    if there == "P":
        return "p"
    if there in "NR":
        return "V"
    if there == "O" and words[i] in SAYING | HOLDING and after in ("D", "N", "S", "R"):
        return "V"
    if there == "O" and words[i] in SAYING and words[k] in STUDIES and after in ("O", "G", "E"):
        return "V"  # "Results showed current use was"
    held = there == "F" or (there == "O" and plural(words[k]))
    if held and words[i] in HOLDING and after in ("O", "D", "N", "S"):
        return "V"  # "almost half feared things would get worse"
    if there == "O" and words[i] in REPORTED and after == "O":
        return "V"
    if verb_ahead or after == ":" or (after == "P" and words[i + 1] == "by" and not _by(line, i)):
        return "p"
    if after in ("E", "V", "X") and words[i] not in SAYING:
        return "p"
    if there == ",":
        return "p" if after == "P" else "V"
    if there == "O" and words[i] in _ASKED and after not in ("D", "F") and _of_them(line, k):
        return "p"  # "Of the nurses surveyed,"
    if there in 'OF")DC-p':
        return "V"
    return "p"


_MOVED = frozenset(
    "increased decreased declined dropped climbed jumped surged soared plunged plummeted slipped "
    "slumped improved expanded doubled dipped edged tumbled rocketed".split()
)


def _by(line: Line, i: int) -> bool:
    """Whether a change tells by how much: "rents increased by about 5%"."""
    if line.words[i] not in _MOVED:
        return False
    k = i + 2
    while k < len(line.tags) and line.tags[k] in "ADP":
        k += 1
    return k < len(line.tags) and line.tags[k] == "F" and line.tags[k + 1 : k + 2] != ["O"]


def _of_them(line: Line, k: int) -> bool:
    """Whether a noun stands behind "of" or "among", with no verb between."""
    while k >= 0 and line.tags[k] in "ODFAGp":
        k -= 1
    return k >= 0 and line.words[k] in ("of", "among", "amongst")


def _that(before: str, after: str, those: bool) -> str:
    if before in ("", ",", ";", ":", "-", "C") and after in ("X", "V"):
        return "N"
    if before in ("V", "v", "G", "I", "X", "B", "E"):
        return "S"
    if after in ("O", "b", "z") and before in ("", ",", ";", ":", "-", "(", "C", "P", "S"):
        return "D"
    if before in ("O", "F", ")") and after in ("X", "V", "B", "b", "z", "E", "N", "A", "F"):
        return "R"
    if those and after in ("X", "V", "B", "b", "z", "E"):
        return "R"  # "those that answered"
    return "D" if before == "P" else "S"
