"""Of whom or what something is measured: "the average fee for students", "its rate in Kent"."""

from __future__ import annotations

from flows.read.chunks import Line
from flows.read.phrases import anaphor, noun_end
from flows.read.scope import Scope, joined
from flows.read.whens import is_time, time_tail
from flows.read.wordclass import MEASURES, PARTS

_TIES = frozenset("of in for among amongst at".split())
# What makes a measure of any noun: "the median stay", "total emissions".
_MEANS = frozenset("average median mean typical total overall combined annual".split())
# Nouns of what is paid and earned are measures, too; of things they are things: "sales of bread".
_PAID = frozenset(
    "income incomes wage wages salary salaries pay fee fees rent rents premium premiums bill bills "
    "tuition earnings debt debts spend density penetration adoption prevalence coverage".split()
)
_IS = frozenset("is was are were remains remained".split())
_LONG = 9  # words of what is measured


def measured_of(line: Line, start: int, end: int) -> int:
    """Index of those of whom the noun phrase at ``start`` is a measure; -1 if it is none.

    "The median wage for nurses", "turnout at elections": the noun before the preposition is a
    measure, or something makes it one.
    """
    words, tags = line.words, line.tags
    if start < end and tags[start] == "G":
        return -1  # "Closing the gap in pay"
    for k in range(start + 1, min(end - 1, start + _LONG)):
        if tags[k] in "VX,;:(RSC-F":
            return -1
        if tags[k] not in "PT":
            continue
        head = words[k - 1]
        known = head in MEASURES or head in _PAID
        made = not _MEANS.isdisjoint(words[start : k - 1]) and tags[k - 1] == "O"
        if words[k] not in _TIES or not (known or made) or is_time(line, k + 1, end):
            return -1
        return -1 if anaphor(words[k + 1 : noun_end(line, k + 1, end)]) else k + 1
    return -1


def measured_by_whose(line: Line, start: int, end: int) -> int:
    """Index behind the owner in "Kent's median income", which is that of Kent; -1 if none."""
    words, tags = line.words, line.tags
    head = words[end - 1] in MEASURES or words[end - 1] in _PAID
    for k in range(start, min(end - 1, start + _LONG)):
        if tags[k] in "VX,;:(RSC-FP":
            return -1
        if words[k].endswith(("'s", "s'")):
            made = not _MEANS.isdisjoint(words[k + 1 : end - 1])
            return k + 1 if head or made else -1
    return -1


def is_measure_of(scope: Scope) -> bool:
    """Read "$20 was the median wage for nurses in 2019": the figure is that of the nurses."""
    line, made, i = scope.line, scope.made, scope.i
    if scope.word(i + 1) not in _IS or scope.left > scope.subject:
        return False
    start = i + 2
    while scope.tag(start) in "DA":
        start += 1
    whose = measured_of(line, start, scope.b)
    if whose < 0:
        return False
    end = noun_end(line, whose, scope.b)
    made.lead = scope.lead
    if line.words[whose - 2] in PARTS:
        made.right = scope.predicate(end)
        made.population = line.said(whose, end)
        made.left = line.said(i + 1, whose - 1)
        return True
    stop = time_tail(line, whose, end)
    made.population = line.said(whose, stop)
    made.right = joined(line.said(i + 1, whose - 1), scope.predicate(stop))
    return True


def is_given_for(scope: Scope) -> bool:
    """Read "$5 million in aid was set aside for bakers in May": the money is for the bakers."""
    line, made, i = scope.line, scope.made, scope.i
    if scope.f.form != "currency" or scope.left > scope.subject:
        return False
    verb = i + 1
    while verb < scope.b and line.tags[verb] in "OPDG":
        verb += 1
    if scope.tag(verb) != "X" or scope.tag(verb + 1) not in "vpO":
        return False
    for k in range(verb + 2, min(scope.b, verb + _LONG)):
        if line.tags[k] in ",;:(VXSR":
            return False
        if line.words[k] == "for" and not is_time(line, k + 1, min(k + 4, scope.b)):
            end = noun_end(line, k + 1, scope.b, True, close=True)
            if end <= k + 1 or anaphor(line.words[k + 1 : end]):
                return False
            made.lead = scope.lead
            made.population = line.said(k + 1, end)
            made.right = joined(line.said(i + 1, k), scope.predicate(end))
            return True
    return False
