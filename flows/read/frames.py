"""The frame of each figure of a sentence: whose figure it is, and what is said of them.

A frame is found from the figure outwards: the words that belong to it alone (up to the next
figure), the verb before or after it, and the noun phrase that is the verb's subject or that
"of" ties to the figure. What a frame lacks (a pronoun for a subject, a comparison without
words of its own) it marks; ``ellipsis`` fills it from the same sentence, ``carry`` from the
sentences before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from flows.lazy import pattern
from flows.read.brackets import in_brackets
from flows.read.chunks import Line
from flows.read.clauses import in_clause
from flows.read.cuts import (
    EQUAL,
    clause_inside,
    counted_inside,
    cut,
    governs,
    inner_parts,
    restatements,
    set_against,
)
from flows.read.phrases import AFTER_NOUNS, HEDGES, PRONOUNS, manner, predicate_end
from flows.read.scope import Frame, Scope, joined, topic
from flows.read.whens import only_time
from flows.read.whose import LIGHT
from flows.read.wordclass import person, tag

# "has 39% of adults in favour of it": what they think is what is said of them.
_STANCE = pattern(
    r"(?P<who>.+?) (?P<stands>(?:strongly |firmly )?(?:in favou?r|against|opposed)(?: .+)?)",
    re.IGNORECASE,
)
_REMARK = pattern(r"\s*\([^()]{25,}\)?$")  # "bakers (most probably due to what they bake)"


def frames(line: Line) -> list[Frame]:
    """Frames of a line's figures, in order, each with its own words only.

    Args:
        line: a sentence without its asides.
    """
    order = sorted(line.figures)
    figures = [line.figures[i] for i in order]
    restated = restatements(line, order)
    if restated:
        # The bracket goes: "one in five pupils (19%) skip" reads as without it.
        gone = [False] * len(line.words)
        for k in restated:
            first = order[k] - 1
            # The bracket may hold more: "half (equivalent to 52% of those asked) felt".
            while line.tags[first] == "C" or line.words[first] in EQUAL:
                first -= 1
            last = order[k] + 1
            while line.tags[last] == ")" and line.words[first] in HEDGES:
                first -= 1  # "(less than one-third)"
            while line.tags[first] == "(" and line.tags[last] != ")":
                last += 1
            for i in range(first, last + 1):
                gone[i] = True
        line = line.without(gone)
        order = sorted(line.figures)
    parts = inner_parts(line, order)
    if parts and not restated:
        # "60% of firms (and 84% of large ones) say": both say it.
        gone = [
            any(first <= i <= last for first, last in parts.values())
            for i in range(len(line.words))
        ]
        named = {k: line.said(order[k] + 2, last) for k, (first, last) in parts.items()}
        made = frames(line.without(gone))
        for k in sorted(parts):
            made.insert(k, replace(made[k - 1], figure=figures[k], population=named[k]))
        return made
    counted = counted_inside(line, order)
    if counted and not restated:
        # "4% of nurses (2,500 people) sleep badly": both do.
        gone = [
            any(first <= i <= last for first, last in counted.values())
            for i in range(len(line.words))
        ]
        made = frames(line.without(gone))
        for k, (_, last) in sorted(counted.items()):
            people = line.said(order[k] + 1, last) or made[k - 1].population
            made.insert(k, replace(made[k - 1], figure=figures[k], population=people))
        return made
    against = set_against(line, order)
    if against and not restated:
        # "78% of adults (up from 70% last year) own one": both own it.
        gone = [
            any(first <= i <= last for first, last in against.values())
            for i in range(len(line.words))
        ]
        made = frames(line.without(gone))
        for k, (first, last) in sorted(against.items()):
            base = made[k - 1]
            own = line.said(order[k] + 1, last)
            who = topic(own) or (own[4:] if own.startswith("for ") else "")
            if who and any(person(word) for word in who.lower().split()):
                put = replace(base, figure=figures[k], population=who)
            else:
                put = replace(base, figure=figures[k], right=joined(base.right, own))
            put.start, put.end = line.starts[first], line.ends[last]
            base.end = line.ends[first - 1]  # when it was so before is not when it is
            made.insert(k, put)
        return made
    keep = [k for k in range(len(figures)) if k not in restated]
    cuts = [0, *(cut(line, a, b) for a, b in pairwise(order)), len(line.words)]
    framed: dict[int, Frame] = {}
    before: Frame | None = None
    for position, k in enumerate(keep):
        start, end = cuts[position], cuts[position + 1]
        i, previous = order[position], order[position - 1] if position else -1
        first = start
        if before is not None and start == i and governs(line, previous, start):
            # "5% of content accounts for 25% of demand": each is said of the other.
            both = line.said(previous + 1, predicate_end(line, i, end))
            before.right = _behind(both, before.population)
            first, before = cuts[position - 1], None
        among = before is not None and before.among
        before = framed[k] = _frame(Scope(line, (first, end), i, before))
        before.among = before.among or (among and before.linked and not before.population)
        before.start, before.end = line.starts[start], line.ends[end - 1]
    for k, other in sorted(restated.items()):
        framed[k] = replace(framed[other], figure=figures[k], restates=True)
    return [framed[k] for k in range(len(figures))]


def _behind(words: str, population: str) -> str:
    """What follows "of POPULATION"."""
    _, _, rest = words.partition(population) if population else ("", "", words)
    return rest.strip()


def _frame(scope: Scope) -> Frame:
    scope.strip()
    opened = scope.bracket()
    closed = clause_inside(scope.line, opened) if opened >= 0 else 0
    if closed > scope.i and scope.before is not None:
        # "Most rent (nationally, 60% do)": a clause of its own.
        scope.a, scope.b, scope.before = opened + 1, min(scope.b, closed), None
        in_clause(scope)
    elif opened >= 0:
        in_brackets(scope, opened)
    else:
        in_clause(scope)
    made = scope.made
    pointing = made.same or made.population.lower() in PRONOUNS
    if scope.before_it and pointing and made.left and made.left.lower() not in LIGHT:
        # "It stood at 35%" is the share again, "it lost 35%" tells of what was named before.
        made.population, made.same = scope.before_it, False
    made.population = _named(made.population)
    if scope.share and not made.same and (not made.words() or made.words().lower() in LIGHT):
        stance = _STANCE.fullmatch(made.population)
        if stance and any(person(word) for word in stance["who"].lower().split()):
            made.population, made.right = stance["who"], stance["stands"]
    return scope.made


def _named(population: str) -> str:
    """A population without adverbs at its end; empty if it names nothing."""
    population = _REMARK.sub("", population)
    words = population.split()
    while words and (
        (words[-1].islower() and tag(words[-1]) == "A") or words[-1] in ("likely", "either", "both")
    ):
        if (manner(words[-1]) or words[-1] == "about") and "who" in words:
            break  # "who work remotely"
        words.pop()
    if len(words) > 1 and words[0].lower() in ("more", "fewer") and words[1] != "than":
        del words[0]  # "More small firms (27%) hire"
    if words and words[0] in ("which", "who"):
        return ""  # "5,800 deaths in 2017, which was 6% higher than in 2016"
    if len(words) == 1 and words[0].lower() in AFTER_NOUNS:
        return ""  # "to 376 billion worldwide"
    if only_time(population):
        return ""  # "15 million in that period"
    if all(word in HEDGES or (word.islower() and tag(word) in "PCSXTV") for word in words):
        return ""
    return population if len(words) == len(population.split()) else " ".join(words)
