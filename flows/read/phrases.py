"""Noun phrases and predicates: where they start and end in a tagged line."""

from __future__ import annotations

from collections.abc import Sequence

from flows.read.chunks import Line
from flows.read.wordclass import SAYING, plural

# Words between a verb and its figure that say how exact it is, not what is measured.
HEDGES = frozenset(
    """only just about around roughly approximately some over under nearly almost up to more less
fewer than at least most a an the by of as exactly slightly well close another additional some just
already now even upwards below above between from estimated total no whopping staggering mere full
barely merely half with + ~ < > ≈ ≤ ≥ ±""".split()
)
PRONOUNS = frozenset(
    "they them these those it its this that he she we us you i him her one others".split()
)
_ANAPHORS = frozenset(
    "number figure share rate percentage proportion total level group ones same latter former "
    "count score amount value average".split()
)
_TELLING = frozenset("over under above below with without in at from aged".split())
_WHEN = frozenset(
    "usually generally typically currently actually really only mostly mainly rarely barely hardly "
    "regularly frequently recently strongly already nearly simply merely largely firmly fully "
    "definitely certainly probably truly personally".split()
)
_POINTERS = frozenset("that this these those the such its their same".split())
# What a comma must not be followed by if the predicate is to go on behind it.
_ENDERS = frozenset(
    """while whilst whereas although though but with according compared versus up down from which
who making driven led as since because so said says followed including such especially particularly
per than well not""".split()
)
_BOUNDS = frozenset("more fewer less over older under younger above below".split())
# Words that a noun phrase does not go on with.
_LIMITS = frozenset("compared versus against than about what whether how why if".split())
_CLAUSE_TAKING = frozenset(
    """say says said think thinks thought believe believes believed feel feels felt know knows knew
report reports reported hope hopes expect expects expected claim claims agree agreed agrees find
found saw see see want wanted wish worry fear doubt""".split()
)
_JOINTS = frozenset("that because since while when where whether although though if how".split())
_SUBJECT_WORDS = frozenset("we they you i it he she there".split())
_AHEAD = 40  # words that are looked at ahead: keeps the work linear in long lists
_LISTED = 9  # words between two verbs of a list, at most
_CONDITIONS = frozenset("if unless when provided once even only".split())


def anaphor(words: Sequence[str]) -> bool:
    """Whether words only point back: "they", "that number", "the share", "those managers"."""
    kept = [w for w in words if w.isalpha() or "-" in w]
    if not kept:
        return True
    if len(kept) == 1:
        return kept[0] in PRONOUNS or kept[0] in ("which", "whom", "there")
    pointed = kept[0] in _POINTERS and kept[-1] in _ANAPHORS
    if pointed and (len(kept) == 2 or (len(kept) == 3 and kept[1] in _POINTERS)):
        return True
    pointer = len(kept) == 2 and kept[0] in ("these", "those", "that", "this", "such")
    told = kept[-1].endswith(("ing", "ed")) or kept[-1] in _TELLING  # "those over 65"
    return pointer and not told


def manner(word: str) -> bool:
    """Whether an adverb tells how something is done: "remotely", not "usually"."""
    return word.endswith("ly") and word not in _WHEN


def main_verb(line: Line, start: int, end: int) -> int:
    """Index of the finite verb whose subject starts at ``start``; -1 if there is none."""
    stop = noun_end(line, start, end, commas=True)
    if stop < end and line.tags[stop] in "VX":
        return stop
    # "X, a firm in Y, grew": what follows the next comma.
    k = stop
    while k < end and line.tags[k] not in "VX;":
        if line.tags[k] == "R":
            k = _past_relative(line, k, end)
            continue
        k += 1
    return k if k < end and line.tags[k] in "VX" else -1


def _past_relative(line: Line, i: int, end: int) -> int:
    """Index behind the verb group of a relative clause that starts at ``i``."""
    tags = line.tags
    k = i + 1
    while k < end and tags[k] not in "VX,;:":
        k += 1
    full = False  # the verb that carries the meaning is behind
    while k < end and tags[k] in "VXvIAT":
        if tags[k] in "VX" and full:
            break
        full = full or tags[k] in "Vv"
        k += 1
    k = max(k, i + 1)
    return _before_main_verb(line, k, end) if full else k


def _before_main_verb(line: Line, k: int, end: int) -> int:
    """Index of the verb that follows a relative clause whose own verb ends at ``k``; else ``k``.

    "Tenants who moved in 2023 | pay more": what stands before the next verb tells which tenants.
    """
    tags, words = line.tags, line.words
    if any(words[at] in _CLAUSE_TAKING for at in range(max(0, k - 3), k)):
        return _behind_thought(line, k, end)
    for at in range(k, min(end, k + _AHEAD)):
        if tags[at] in ".;:R,F" or words[at] in _LIMITS or words[at] in _JOINTS:
            return k
        if tags[at] in "VX":
            joined = at > k and (tags[at - 1] in "CN" and words[at - 1] in _SUBJECT_WORDS)
            return k if at == k or tags[at - 1] == "C" or joined else at
    return k


def _behind_thought(line: Line, k: int, end: int) -> int:
    """Index of the verb behind what is thought: "bakers who think bread has a use | are likelier".

    The first verb is that of what they think; ``k`` if there is no other in the clause.
    """
    tags, words = line.tags, line.words
    inner = False
    again = 0
    at = k
    while at < min(end, k + _AHEAD):
        if tags[at] in ".;:R,F-":
            return k
        if tags[at] in "VX":
            if inner and tags[at - 1] == "N" and words[at - 1] in _SUBJECT_WORDS and again < 1:
                again += 1  # "who think there is a loaf they like | are"
            elif inner:
                return k if tags[at - 1] in "CN" else at
            inner = True
            while at + 1 < end and (
                tags[at + 1] in "vIAT" or (tags[at + 1] in "VX" and tags[at] in "XA" and not again)
            ):
                at += 1  # the rest of its verb group
        at += 1
    return k


def noun_end(
    line: Line,
    start: int,
    end: int,
    participles: bool = False,
    *,
    commas: bool = False,
    close: bool = False,
) -> int:
    """Index behind the noun phrase that starts at ``start``.

    Args:
        line: the sentence.
        start: first word of the phrase.
        end: where to stop at the latest.
        participles: a participle behind the noun ("firms rated good") ends it.
        commas: the phrase may hold commas ("HTC, Sony and Nokia have").
        close: prepositions other than "of" and "from" end it.
    """
    tags, words = line.tags, line.words
    k = start
    noun = False
    if start < end and words[start] in ("whom", "them"):
        return start + 1
    while k < end:
        kind, word = tags[k], words[k]
        if kind == "R" or (kind == "N" and noun and word in _SUBJECTS and tags[start] != "P"):
            # "firms that pay", "the people we surveyed"
            if kind == "R" and participles and noun:
                return k
            k = _past_relative(line, k, end)
            continue
        if kind == "C" and k + 1 < end and words[k + 1] in _BOUNDS:
            k += 2  # "firms of 50 staff or more"
            continue
        if kind == "(":
            closing = k
            while closing < end and tags[closing] != ")":
                closing += 1
            if closing >= end or participles or close:
                return k
            k = closing + 1
            continue
        if noun and kind == "F":
            return _before_preposition(line, k, start)
        if noun and participles and k > start:
            if kind == "I":
                return k - 1
            if kind in "Gp" and _describes(line, k):
                return k - 1 if tags[k - 1] in "AP" else k
        if (
            kind in ";:.-S)"
            or (kind in "VX" and k > start)
            or (kind == "," and not commas and not list_goes_on(line, k, end))
            or (kind == "C" and not _noun_follows(line, k + 1, end))
            or (kind == "D" and word in _EACH and k > start and tags[k - 1] == "O")
            or (noun and word in _LIMITS)
            or (noun and k > start and words[k - 1] in AFTER_NOUNS)
            or (noun and close and kind in "PA" and word not in ("of", "from"))
        ):
            return k
        noun = noun or kind in "ON" or (kind == "D" and word in _PRONOMINAL)
        k += 1
    return k


# Adverbs that end the phrase whose noun they follow: "staff worldwide work from home".
AFTER_NOUNS = frozenset("worldwide nationwide globally abroad nationally overseas alike".split())
_SUBJECTS = frozenset("we they you i it he she".split())
_EACH = frozenset("a an each every".split())  # "riders a day"
_PRONOMINAL = frozenset("those these all both others".split())


def _describes(line: Line, i: int) -> bool:
    """Whether a participle describes the noun before it ("firms paying") and opens no compound."""
    before = line.words[i - 1]
    if before in ("them", "us", "whom") or (line.tags[i] == "G" and line.tags[i - 1] == "p"):
        return True  # "of them saying", "of those surveyed saying"
    return before != "those" and (plural(before) or line.tags[i] == "p" or line.tags[i - 1] in ")A")


def _before_preposition(line: Line, k: int, start: int) -> int:
    while k > start and line.tags[k - 1] in "PDA" and line.words[k - 1] != "of":
        k -= 1
    return k


def _noun_follows(line: Line, i: int, end: int) -> bool:
    """Whether a noun phrase, not a new clause, follows a coordinator."""
    k = i
    while k < end and line.tags[k] in 'DAP"':
        k += 1
    if k >= end:
        return False
    return line.tags[k] in "OGp" or (line.tags[k] == "N" and line.words[k] == "others")


def list_goes_on(line: Line, comma: int, end: int) -> bool:
    """Whether a comma stands in a list ("A, B and C") rather than at the end of a phrase."""
    tags, words = line.tags, line.words
    k = comma + 1
    while k < end and tags[k] == '"':
        k += 1
    if k >= end:
        return False
    if words[k] == "such" and k + 1 < end and words[k + 1] == "as":
        return True
    if words[k] in _ENDERS or tags[k] in "RSV":
        return False
    if k + 1 < end and tags[k - 2] == "O" and words[k - 3] in ("a", "an") and tags[k + 1] == "O":
        return tags[k] == "O"  # "a small, dedicated team"
    if tags[k] == "C":
        # ", and C": a list only if no clause follows.
        k += 1
        size = 0
        while k < end and size < 7 and tags[k] in 'ODPAG"pb':
            k += 1
            size += 1
        return size > 0 and (k >= end or tags[k] in ",;:.()-")
    end = min(end, k + _AHEAD)
    while k < end:
        kind = tags[k]
        if kind == "C":
            return True
        if kind in "VXF;:-RSN":
            return False
        if kind == "," and tags[k - 1] not in 'OpG)"':
            return False
        k += 1
    return False


def predicate_end(line: Line, start: int, end: int) -> int:
    """Index behind the predicate that starts at ``start``, before what is said of other things."""
    tags, words = line.tags, line.words
    k = start
    depth = 0
    inner = False  # in a clause of condition, which its comma ends: "say that if it rains, they"
    while k < end:
        kind = tags[k]
        if words[k] in _IFS and k > start and words[k - 1] == "that":
            inner = True
        if kind == "," and inner:
            inner = False
            k += 1
            continue
        if kind == "(":
            depth += 1
        elif kind == ")":
            if depth == 0:
                return k
            depth -= 1
        elif kind in ":," and k > start and _quoted(line, k, end):
            # "said: 'Yes, it is late'": what is said goes on to the closing mark.
            k = next((m for m in range(k + 2, end) if words[m] in _CLOSING_QUOTES), k + 1)
        elif kind == "," and words[k + 1 : k + 3] == ["respectively", ","]:
            k += 2  # "are 4% and 6% likelier, respectively, to bake"
        elif depth == 0 and (
            kind == ";"
            or (kind == ":" and k + 1 < end)
            or (kind == "," and not _goes_on(line, k, end))
            or (kind == "-" and not (k + 1 < end and words[k + 1] in _CONDITIONS))
            or (kind in "SP" and words[k] in _CONTRASTS)
            or (kind == "C" and k > start and not _two(line, k) and _new_clause(line, k + 1, end))
        ):
            return k
        k += 1
    return k


def _two(line: Line, k: int) -> bool:
    """Whether "or" joins two who do something: "say that they or their firm are"."""
    return line.tags[k - 1] == "N" and line.words[k - 2] == "that"


def _quoted(line: Line, k: int, end: int) -> bool:
    """Whether what somebody says follows the mark behind the verb: 'said: "Yes, ...'."""
    return k + 1 < end and line.words[k - 1] in SAYING and line.words[k + 1] in _OPENING_QUOTES


_OPENING_QUOTES = frozenset('"“«„')
_CLOSING_QUOTES = frozenset('"”»“')
_IFS = frozenset("if when because although while".split())
_CONTRASTS = frozenset("while whilst whereas although though compared versus vs".split())


def _goes_on(line: Line, comma: int, end: int) -> bool:
    following = comma + 1
    if following >= end:
        return False
    word = line.words[following]
    if word in _CONDITIONS:
        return True
    if word in ("or", "nor", "respectively") or _verbs_listed(line, following, end):
        return True
    if word == "but" and following + 2 < end:
        return line.tags[following + 1] in "AVX" or line.words[following + 1] == "no"
    return list_goes_on(line, comma, end)


def _verbs_listed(line: Line, i: int, end: int) -> bool:
    """Whether verbs follow that share a subject: "have baked, sold, or given away bread"."""
    tags = line.tags
    if tags[i] not in "VvpI" or tags[i - 2] not in "VvpIOG":
        return False
    for k in range(i + 1, min(end - 1, i + _LISTED)):
        if tags[k] == "C":
            return tags[k + 1] in "VvpI"
        if tags[k] in "FXSRN;:-(":
            return False
    return False


def _new_clause(line: Line, i: int, end: int) -> bool:
    """Whether a coordinator opens a clause with a subject of its own."""
    tags = line.tags
    if i >= end or line.words[i] in ("therefore", "thus", "hence", "consequently"):
        return True
    if tags[i] == "N" and i + 1 < end and tags[i + 1] in "VX":
        return True
    k = i
    while k < end and k < i + 6 and tags[k] in "DO":
        k += 1
    return k > i and k < end and tags[k] == "X" and tags[i] == "D"


def noun_start(line: Line, end: int, floor: int) -> int:
    """Index where the noun phrase that ends at ``end`` starts."""
    tags, words = line.tags, line.words
    k = end
    while k > floor:
        kind = tags[k - 1]
        if kind in ",;:.-()VXCSRvI":
            break
        if kind == "P" and words[k - 1] in ("by", "with", "like", "including", "as", "followed"):
            break
        if kind == "p" and words[k - 1] == "followed":
            break
        k -= 1
    while k < end and tags[k] == "A":
        k += 1
    return k
