"""The verb of a clause in which none was found: a word that no list has can still only be one.

Every clause with a subject has a verb. Where none of the known ones stands, position and number
tell: in "employees bookmark an article" a noun without an ending stands between a plural and an
article, where only a verb can; in "34% of freelancers invoice late" a share of them needs one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.read.wordclass import CHANGES, MEASURES, STUDIES, TIME_WORDS, person, plural

if TYPE_CHECKING:
    from flows.read.chunks import Line

_ENDS = frozenset(",;:-()SRC.!?|")
_SHARES = frozenset(("percent", "fraction", "ratio", "points"))
# Ends of nouns and adjectives that a verb in its base form does not have.
_NO_VERB = (
    "tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ency", "ancy", "er",
    "or", "ist", "dom", "hood", "al", "ous", "ive", "ful", "able", "ible", "less", "ic", "ary",
    "ant", "ent", "ish", "ian", "ese", "ern", "logy", "ture", "wide", "line", "time", "ware",
)  # fmt: skip
_NO_NOUN = ("ise", "ize", "ify", "ate")  # what only verbs end in, nearly
_ONE = frozenset("a an the each every another this that".split())
_NOT_VERBS = MEASURES | CHANGES | STUDIES | TIME_WORDS
_A = frozenset(("a", "an"))


def supply(line: Line) -> None:
    """Find the verb of each clause of a line that has none."""
    tags = line.tags
    size = len(tags)
    start = 0
    verb = False
    for k in range(size + 1):
        kind = tags[k] if k < size else "."
        if kind in "VX":
            verb = True
        elif kind in _ENDS:
            if not verb and k - start > 2:
                _clause(line, start, k)
            start, verb = k + 1, False


def _clause(line: Line, start: int, end: int) -> None:
    """Find the verb of a clause between two marks."""
    words, tags = line.words, line.tags
    share = many = False  # a share stands before; a plural does
    for k in range(start, end):
        kind = tags[k]
        if kind == "F":
            share = share or line.figures[k].form in _SHARES
        likes = words[k] == "like" and share and many and tags[k + 1 : k + 2] == ["O"]
        if likes and not line.capital(k + 1):  # not "12% of shops like Crumbly"
            tags[k] = "V"
            return
        if kind != "O":
            continue
        word = words[k]
        if (many or share) and k > start:
            if _acts(line, k, end, share):
                tags[k] = "V"
                return
        elif k > start and word.endswith("s") and _acts_alone(line, start, k, end):
            tags[k] = "V"
            return
        many = many or plural(word)


def _acts(line: Line, k: int, end: int, share: bool) -> bool:
    """Whether the word at ``k`` is what a plural before it does."""
    words, tags = line.words, line.tags
    word = words[k]
    known = line.raw[k] == "b"
    if plural(word) or not word.isalpha() or line.capital(k) or word in _NOT_VERBS:
        return False
    if not known and word.endswith(_NO_VERB) and not word.endswith(_NO_NOUN):
        return False
    before = k - 1
    if tags[before] == "A" and before:
        before -= 1
    after = tags[k + 1] if k + 1 < end else ""
    if tags[before] != "O" or not plural(words[before]):
        # "Miners in Norrhaven rent painted carts": behind a place, with a thing for its object.
        named = known and tags[k - 1] == "O" and line.capital(k - 1)
        things = after in "DNEG" and after != ""
        return named and things
    people = person(words[before])
    if after == "D":
        return words[k + 1] not in _A or people or share
    if after == "N":
        return True
    if not people:
        return False
    if after in ("F", "T"):
        return True
    return share or (after in ("P", "A") and _stops(line, end))


def _stops(line: Line, end: int) -> bool:
    """Whether a clause is one of a sentence, not of a label or heading."""
    return end < len(line.tags) and line.tags[end] not in ":-(" and line.tags[-1] in ".!?"


def _acts_alone(line: Line, start: int, k: int, end: int) -> bool:
    """Whether the word at ``k`` is what one thing before it does: "the average office bins 4"."""
    words, tags = line.words, line.tags
    if words[start] not in _ONE or tags[k - 1] != "O" or k - start > 5:
        return False
    if not words[k].isalpha() or line.capital(k) or person(words[k]) or k + 1 >= end:
        return False
    return plural(words[k]) and tags[k + 1] in "DNF"
