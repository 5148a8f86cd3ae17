"""Bare numbers that go on from the claim before them, in its unit: "swifts fell 58%, swallows 20".

What is left out is the unit, often the verb as well: the same word stands before both ("the
south waits 15 weeks, the north waits 38"), a second name before the second number ("in papers
at 58"), or words that only point back ("its rival makes it 71", "the loss at 24").
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.company import Company
from flows.read.model import Figure
from flows.read.verbs import IRREGULAR
from flows.read.wordclass import plural, tag

_UNITS = {"fraction": ("percent", "percent"), "ratio": ("percent", "percent")}
_PARTS = ("percent", "fraction", "ratio", "score")
_ALIKE = frozenset(
    ("percent", "fraction", "ratio", "score", "duration", "currency", "measure", "count", "coins")
)
# Nothing is counted behind the number.
_BARE = pattern(
    r"[*_‡†§¹²³⁴]{0,3}(?:$|[.,;:!?)\]”\"’](?!\d)"
    r"| (?:and|or|but|while|whereas|in|on|among|at|last|this|against|versus|before|since|when|if"
    r"|a (?:year|decade|month|week) (?:ago|earlier|before)|the year before)\b(?! a half\b))"
)
_BY = pattern(r" (?:by|for|with|from) [a-z]")
_HEDGED = pattern(r"(?:(?:only|just|about|nearly|almost|over|some|roughly|around|more than) )*$")
_WORD_BEFORE = pattern(r"([a-z][a-z’'-]*) $")
_VERBS = "BVEbz"
_BASES = {form: base for base, forms in IRREGULAR.items() for form in forms.split()}
_BOTH = frozenset(("within", "at"))
_CLOCKS = pattern(r"\b(?:open|clos|start|beg[iau]n|end|meet|met\b|arriv|depart|leav|left\b|age)")
# "; opposed, 38", "in papers at 58", "and swallows 20": a name in the place of another.
_ANOTHER = pattern(
    r"(?:[^.;:()\d]{0,70}[,;](?: and| while| but| with)?| and| while| but) "
    r"(?:in |among |for |ahead of )?"
    r"(?:the |those |its |their )?(?:[a-z][\w’'-]* ){0,3}?(?P<name>[a-z][\w’'-]*)"
    r"(?P<at> at| on| with|,|) $"
)
# Words that point back to what the figure before is of.
_SAME = pattern(
    r"\b(?:(?:mak(?:es?|ing)|made|puts?|putting|reckons|has|had|gives?|gave) it (?:at |as )?"
    r"|(?:puts?|putting|gave|gives?) (?:the|that) [a-z]+ (?:at|as)"
    r"|(?:the|its) (?:answer|figure|number|total|tally|loss|gain) (?:is|was|stands at|stood at)"
    r"|\b(?:asked|counted|tested|tried)\b[^.;]{3,60}, (?:and|but) (?:then )?got) ?$"
)
# A label in brackets: 88 days (last year: 31)
_IN_BRACKETS = pattern(
    r"[^.;\d()]{0,40}\((?:(?:[a-z][\w’'-]* ){0,3}[a-z][\w’'-]*|(?:1[89]|20)\d\d): $"
)
# How it has moved: 212 (-14), 2,140 (+212)
_SIGN_BEFORE = pattern(r"[^.;\d()]{0,30} \([+−–-]?")
# "22 by train": the word that told one from the other is said again.
_BY_TOO = pattern(
    r"(?: [\w’'-]+){0,2}? (?P<by>by|in|on|at|among|for|with|from) [^.;:,\d()]{2,30}?"
    r"(?:,| and|, and|, against|, but) (?:only |just |about )?"
)
_FOR_TOO = pattern(
    r"(?:[^.;:()\d]{0,50},|)(?: and| while| but)? (?P<by>for|in|on|among) (?:[\w’'-]+ ){1,4}"
)
# "those on the west coast three"
_THOSE = pattern(
    r"[^.;:\d()]{0,70}, (?:and |while |but )?(?:those|that|the one) (?:[\w’'-]+ ){1,6}"
)
# A list, each with its name: strongly 22%, somewhat 31, not at all 40; Rye 31%, Oats 22
_ITEM_BEFORE = pattern(r"(?:^|[,:;] )(?:and )?(?:[a-z]+ ){1,3}$")
_ITEM = pattern(r"(?:, (?:and )?| and )(?:[a-z]+ ){1,3}")
_NAME_BEFORE = pattern(
    r"(?:^|[,:;(] | and )(?:[A-Z][\w’'-]+ ){1,3}$"
    r"|\b[A-Z][\w’'-]+ (?:ha[sd]|gets?|got|wins?|won|takes|took|is on|was on|polled|stands at) $"
)
_NAME = pattern(r",? (?:and )?(?:[A-Z][\w’'-]+ ){1,3}")
# Years and their numbers. Births: 1985: 4. 2023: 17.
_OF_YEAR = pattern(r"\b(?:1[89]|20)\d\d: $")
_YEARS = pattern(r"\b(?:1[89]|20)\d\d: [\d.,]*\d")
_A_SOURCE = pattern(
    r"\b(?:[Ss]ources?|[Dd]ata|[Rr]egister|[Cc]ensus|[Ss]urvey|[Ff]igures|[Ss]tatistics|per|rate"
    r"|number of)\b"
)
_FAR = 170  # characters


def settle_unit(near: Around, company: Company) -> bool:
    """Give a bare number the unit of the claim that it goes on from.

    Args:
        near: surroundings of the figure, whose form and unit are set if it goes on.
        company: what was claimed before it in the block.

    Returns:
        Whether it goes on: it then is a claim as that one is.
    """
    figure, last = near.figure, company.last
    if figure.form != "count" or figure.unit != "count" or figure.value_high is not None:
        return False
    if figure.step > 1 or not (_BARE.match(near.right) or _BY.match(near.right)):
        return False
    if _of_years(near) and (company.claims or company.before or _A_SOURCE.search(near.block.text)):
        return True
    if last is None or last.form not in _ALIKE or last.value_high is not None:
        return False
    if last.step > 1 or not _together(figure, last):
        return False
    form, unit = _UNITS.get(last.form, (last.form, last.unit))
    if unit == "percent" and figure.value > 100:
        return False
    gap = near.block.text[last.end : figure.start].lower()
    if len(gap) > _FAR or not _goes_on(near, company, gap):
        return False
    figure.form, figure.unit = form, unit
    return True


def named_too(near: Around, company: Company) -> bool:
    """Whether a number behind a name is of a list of names, each with its share."""
    last = company.last
    if last is None or last.sentence is not near.figure.sentence:
        return False
    gap = near.block.text[last.end : near.figure.start]
    return _NAME.fullmatch(gap) is not None and _item(near, last)


def _together(figure: Figure, last: Figure) -> bool:
    one, other = figure.sentence, last.sentence
    return one is not None and other is not None and 0 <= one.index - other.index <= 1


def _goes_on(near: Around, company: Company, gap: str) -> bool:
    figure, last = near.figure, company.last
    assert last is not None
    if _SAME.search(_HEDGED.sub("", gap)):
        return True
    if figure.sentence is not last.sentence:
        return _same_word(near, last)
    if _IN_BRACKETS.fullmatch(gap) or _same_word(near, last):
        return True
    if for_too(near, company) or _moved(near, gap) or _by_too(near, gap) or _item(near, last):
        return True
    if figure.comparator == "=" and last.form != "count" and _THOSE.fullmatch(gap):
        return _CLOCKS.search(gap) is None
    if figure.comparator != "=" or figure.in_words:
        return False
    another = _ANOTHER.fullmatch(gap)
    if another is None or last.form == "count" or _CLOCKS.search(gap):
        return False
    if another["at"] == ",":
        return "; " in gap and tag(another["name"]) in "EV"
    if another["at"]:
        return _at(near.block.text, last)
    if last.form == "currency" and not 0.1 < figure.value / (last.value or 1) < 10:
        return False
    return last.form in ("currency", *_PARTS) and plural(another["name"])


def _same_word(near: Around, last: Figure) -> bool:
    """Whether one verb stands before both figures ("waits 15 weeks", "waits 38")."""
    block = near.block.text
    left = _HEDGED.sub("", block[max(0, last.start - 40) : last.start].lower())
    first, second = _WORD_BEFORE.search(left), _WORD_BEFORE.search(_HEDGED.sub("", near.left))
    if first is None or second is None:
        return False
    one, other = first[1], second[1]
    if one != other:
        return _stem(one) == _stem(other) and tag(one) in _VERBS and tag(other) in _VERBS
    if other in _BOTH:
        told = block[last.end : near.figure.start].lower()
        return near.figure.sentence is last.sentence and not _CLOCKS.search(told)
    return tag(other) in _VERBS and other not in ("age", "aged")


def _moved(near: Around, gap: str) -> bool:
    """Whether brackets tell by how much a count has moved: "212 (-14)"."""
    signed = gap[-1:] in tuple("+−–-") or near.figure.text[0] in "+−–-"
    return signed and near.right[:1] == ")" and _SIGN_BEFORE.fullmatch(gap) is not None


def _by_too(near: Around, gap: str) -> bool:
    """Whether the same word stands behind both: "41 minutes by bus, 22 by train"."""
    match = _BY_TOO.fullmatch(gap)
    return match is not None and near.right.startswith(f" {match['by']} ")


def _item(near: Around, last: Figure) -> bool:
    """Whether both are of one list, each behind its name: "strongly 22%, somewhat 31"."""
    if last.unit not in ("percent", "score") or near.figure.comparator != "=":
        return False
    text = near.block.text
    left = text[max(0, last.start - 60) : last.start]
    gap = text[last.end : near.figure.start]
    if _NAME.fullmatch(gap):
        return _NAME_BEFORE.search(left) is not None
    return _ITEM.fullmatch(gap) is not None and _ITEM_BEFORE.search(left) is not None


def _stem(verb: str) -> str:
    verb = _BASES.get(verb, verb)
    for ending in ("ed", "es", "s", "e"):
        if verb.endswith(ending) and len(verb) > len(ending) + 2:
            return verb.removesuffix(ending)
    return verb


def for_too(near: Around, company: Company) -> bool:
    """Whether two groups are told apart by one word: "for a bus nine minutes, for a tram four"."""
    last = company.last
    if last is None or last.form == "count" or last.sentence is not near.figure.sentence:
        return False
    text = near.block.text
    match = _FOR_TOO.fullmatch(text[last.end : near.figure.start].lower())
    if match is None or near.figure.comparator != "=":
        return False
    left = text[max(0, last.start - 60) : last.start].lower()
    return re.search(rf"\b{match['by']} (?:[\w’'-]+ ){{1,5}}$", left) is not None


def _at(text: str, last: Figure) -> bool:
    return text[max(0, last.start - 24) : last.start].lower().rstrip().endswith(
        (" at", " with")
    ) or (last.form == "score")


def _of_years(near: Around) -> bool:
    """Whether a line gives years their numbers: "1985: 4. 2023: 17"."""
    text = near.block.text
    before = text[max(0, near.figure.start - 8) : near.figure.start]
    return _OF_YEAR.search(before) is not None and len(_YEARS.findall(text)) > 1
