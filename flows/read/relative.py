"""Frames tied to other words of the sentence: "of which", "which is double", "as many NP"."""

from __future__ import annotations

from flows.read.fragments import in_fragment
from flows.read.phrases import HEDGES, anaphor, noun_end, noun_start
from flows.read.scope import Scope, joined
from flows.read.wordclass import TIME_WORDS, person, plural

_HOLD = frozenset("have had contain contained include included hold held".split())
_AVERAGES = frozenset("average mean median".split())
_TYPICAL = frozenset("typical average usual median".split())
_OPENS = frozenset("of among amongst".split())
_OF_THEM = frozenset("which whom them these those".split())


def which_is(scope: Scope) -> bool:
    """Read "32% bake, which is double the share of 2020": what they do, set against before."""
    line, k = scope.line, scope.a
    while k < scope.i and line.tags[k] in ",-":
        k += 1
    if scope.before is None or scope.f.form not in ("multiple", "points"):
        return False
    if line.words[k : k + 1] != ["which"] or line.words[k + 1] not in ("is", "was"):
        return False
    if scope.hedged(k + 2) != k + 2:
        return False
    scope.made.same, scope.made.right = True, scope.predicate(scope.i + 1)
    return True


def of_which(scope: Scope, start: int) -> bool:
    """Read "40 mills, 60% of which are old": the figure is the mills'."""
    line, made = scope.line, scope.made
    if scope.before is None or start + 1 >= scope.b or line.words[start] not in _OF_THEM:
        return False
    those = _of_so_many(scope)
    if those:
        made.population = those
        made.right = scope.predicate(start + (line.words[start] not in ("which", "whom")))
        return True
    comma = scope.i - 1
    while comma > 1 and line.words[comma] in HEDGES:
        comma -= 1
    if comma < 2 or line.tags[comma] not in ",(-:;":
        return False
    last = max((k for k in line.figures if k < comma), default=-1)
    first = last + 1 if comma - last < 8 else noun_start(line, comma, last + 1)
    end = noun_end(line, first, comma, True, close=True)
    if end <= first or anaphor(line.words[first:end]):
        return False
    made.population = line.said(first, end)
    made.right = scope.predicate(start + (line.words[start] not in ("which", "whom")))
    return True


def _of_so_many(scope: Scope) -> str:
    """Those of "Of the 900 loaves baked in May, 71% of them sold"."""
    line = scope.line
    last = max((k for k in line.figures if k < scope.i), default=-1)
    comma = scope.i - 1
    while comma > last and line.words[comma] in HEDGES:
        comma -= 1
    opened = last > 1 and line.words[last - 1] == "the" and line.words[last - 2] in _OPENS
    return line.said(last + 1, comma) if opened and line.tags[comma] == "," else ""


def of_those(scope: Scope) -> str:
    """Read "Of the 23% that own an oven, 57% bake": those that own one."""
    line = scope.line
    last = max((k for k in line.figures if k < scope.i), default=-1)
    start = last + 1
    if line.words[start] == "of":
        start += 1  # "Of the 54% of cooks who bake, 45% sell"
    relative = line.tags[start] == "R" or (start > last + 1 and "R" in line.tags[start : scope.i])
    if last < 1 or line.words[last - 1] != "the" or not relative:
        return ""
    opened = last < 2 or line.words[last - 2] in ("of", "among")
    comma = scope.i - 1
    while comma > last and line.words[comma] in HEDGES:
        comma -= 1
    return line.said(start, comma) if opened and line.tags[comma] == "," else ""


def as_many(scope: Scope) -> None:
    """Read "Three times as many bakers took part as last year": so many bakers."""
    line, start = scope.line, scope.i + 3
    end = noun_end(line, start, scope.b, True)
    if scope.word(start - 1) not in ("many", "much", "few") or end <= start:
        in_fragment(scope)
        return
    scope.made.population = line.said(start, end)
    scope.made.lead = scope.lead
    scope.made.right = joined(line.said(scope.i + 1, start), scope.predicate(end))


def averaged(scope: Scope, verb: int, end: int) -> bool:
    """Whether people have so many each: "readers save an average of 14 articles a week"."""
    line = scope.line
    subject = noun_end(line, scope.subject, verb)
    head = next((k for k in range(scope.subject + 1, subject) if line.tags[k] in "PR"), subject)
    if head <= scope.subject:
        return False
    if typical(scope):
        return True
    mean = any(word in _AVERAGES for word in line.words[verb : scope.i])
    if mean and line.words[verb] in _HOLD and plural(line.words[head - 1]):
        return True  # "Pages that rank hold an average of 1,447 words"
    if not person(line.words[head - 1]):
        return False
    apiece = scope.word(end) in ("a", "per", "each", "every") and scope.word(end + 1) in TIME_WORDS
    return apiece or mean


def typical(scope: Scope) -> bool:
    """Whether the subject is one that stands for all: "A typical bakery uses 20 kinds of flour"."""
    words = scope.line.words[scope.subject : scope.subject + 2]
    return len(words) == 2 and words[0] in ("a", "an", "the", "each") and words[1] in _TYPICAL


def asked_whether(scope: Scope) -> None:
    """Read "asked whether they trust it: 59% do"."""
    line = scope.line
    colon = next((k for k in range(scope.i - 1, -1, -1) if line.tags[k] == ":"), -1)
    for k in range(colon - 1, -1, -1):
        if line.words[k] in ("whether", "if"):
            scope.made.same = False
            scope.made.right = line.said(k + 1, colon)
            return
