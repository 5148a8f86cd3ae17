"""Figures that are not the subject's: "cut noise by 40%", "is $9 for small firms"."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.headers import line_of
from flows.read.phrases import anaphor, main_verb, noun_end, predicate_end
from flows.read.scope import Scope, joined
from flows.read.whens import is_time
from flows.read.wordclass import CHANGES, MEASURES, person

_OWNERS = frozenset("its their his her our my your".split())
# What people do with time and money.
_GIVE_AWAY = frozenset(
    "spend spends spent spending devote devotes devoted waste wastes wasted lose loses lost donate "
    "donates donated invest invests invested earn earns earned".split()
)
_EXPECTING = frozenset(
    "expect expects expected forecast forecasts predict predicts predicted project projects "
    "projected anticipate anticipates anticipated".split()
)
LIGHT = frozenset(
    "is are was were come comes came stand stands stood reach reaches reached had has have".split()
) | {"came in", "comes in", "come in", "coming in"}


def change_in(scope: Scope, start: int) -> bool:
    """Read "It led to a 5% rise in bread sales": the figure is that of the sales."""
    line, made, i = scope.line, scope.made, scope.i
    if scope.f.form not in ("percent", "points", "count", "currency", "multiple"):
        return False
    before = i - 1
    while before > scope.subject and (line.tags[before] in "DOA" or line.words[before] == "than"):
        before -= 1
    there = line.words[scope.subject] == "there"
    if line.tags[before] not in "PT" and not there:
        return False  # "bakers saw a 5% rise in costs": it is the bakers'
    k = i + 1
    while k < i + 3 and scope.tag(k) in "OA" and scope.word(k) not in CHANGES:
        k += 1
    if scope.word(k) not in CHANGES or scope.word(k + 1) != "in" or made.same:
        return False
    end = noun_end(line, k + 2, scope.b, True)
    if is_time(line, k + 2, end):
        return False
    made.left = joined(line.said(start, i), line.said(i + 1, k + 1))
    made.right = ""
    scope.whose(k + 2, end)
    made.right = joined(made.right, scope.predicate(end))
    return True


def changed_by(scope: Scope, verb: int) -> bool:
    """Read "Trams cut noise by 40%": the figure is that of the noise."""
    line, made = scope.line, scope.made
    if not (scope.share or scope.f.form == "multiple") or made.same or not made.population:
        return False
    if "by" not in line.words[scope.left : scope.i] or person(line.words[verb - 1]):
        return False
    thing = verb
    while thing < scope.left and line.tags[thing] in "VXvIAT":
        thing += 1
    if thing >= scope.left or line.tags[thing] not in "DOG" or line.words[thing] in _OWNERS:
        return False
    if line.words[thing - 1] in LIGHT:
        return False  # "were late by 40%"
    if noun_end(line, thing, scope.left) < scope.left or is_time(line, thing, scope.left):
        return False
    if anaphor(line.words[thing : scope.left]):
        return False
    moved = next((k for k in range(thing + 1, scope.left) if line.tags[k] == "T"), scope.left)
    # As in "Bakers expect prices to rise by 4%".
    made.left = joined(line.said(scope.subject, thing), line.said(moved, scope.left))
    made.population = line.said(thing, moved)
    return True


def expected_of(scope: Scope, verb: int) -> bool:
    """Read "Bakers had expected the mill rate to stay at 8%": what is expected is of the rate."""
    line, made = scope.line, scope.made
    if made.same or not made.population:
        return False
    thing = verb
    while thing < scope.left and line.tags[thing] in "VXvIAT":
        thing += 1
    if not _EXPECTING.intersection(line.words[verb:thing]) or line.tags[thing : thing + 1] == ["F"]:
        return False
    moved = next((k for k in range(thing + 1, scope.left) if line.tags[k] == "T"), -1)
    if moved < 0 or line.tags[moved + 1] != "I" or anaphor(line.words[thing:moved]):
        return False
    who = line.said(scope.subject, verb)
    said = joined(who, line.said(verb, thing))
    if line.words[moved - 1] in MEASURES:
        made.population, made.bare = "", True
        made.left = joined(said, line.said(thing, scope.left))
    else:
        made.population = line.said(thing, moved)
        made.left = joined(said, line.said(moved, scope.left))
    return True


def for_whom(scope: Scope) -> bool:
    """Read "The average fee is $9 for small shops": the figure is that of the shops."""
    line, made = scope.line, scope.made
    if scope.share or made.same or any(person(word) for word in made.population.lower().split()):
        return False
    for k in range(scope.i + 1, min(scope.b, scope.i + 8)):
        if line.tags[k] in ",;:(":
            return False
        if line.words[k] == "for":
            end = noun_end(line, k + 1, scope.b, True)
            if not any(person(word) for word in line.words[k + 1 : end]):
                return False
            made.left = line.said(scope.subject, scope.left)
            made.right = joined(line.said(scope.i + 1, k), scope.predicate(end))
            made.population = line.said(k + 1, end)
            return True
    return False


_GIVEN = frozenset(
    "receive receives received get gets got earn earns earned win wins won draw draws drew enjoy "
    "enjoys enjoyed secure secures secured score scores scored".split()
)

_SCORES = frozenset("score rating approval vote support".split())


def from_whom(scope: Scope, verb: int) -> bool:
    """Read "The council gets a trust score of 60% from voters": a share of the voters."""
    line, made = scope.line, scope.made
    if not scope.share or made.same or scope.word(scope.i + 1) not in ("from", "among", "with"):
        return False
    if line.words[verb] not in _GIVEN:
        return False
    end = noun_end(line, scope.i + 2, scope.b, True)
    if not any(person(word) for word in line.words[scope.i + 2 : end]):
        return False
    made.left = line.said(scope.subject, scope.left)
    made.population = line.said(scope.i + 2, end)
    made.right = scope.predicate(end)
    return True


def gets_score(scope: Scope, verb: int) -> bool:
    """Whether something "gets a 49% trust score": from those who were asked, whoever they are."""
    if not scope.share or scope.line.words[verb] not in _GIVEN:
        return False
    return any(scope.word(k) in _SCORES for k in (scope.i + 1, scope.i + 2, scope.i + 3))


def among(scope: Scope, start: int) -> None:
    """Read "The mayor leads among owners 76 to 19": the figure is the owners'."""
    line, made = scope.line, scope.made
    multiple = scope.f.form == "multiple"
    if not (scope.share or multiple) or made.same:
        return
    if multiple or _plural_people(made.population):
        if multiple:
            among_behind(scope)
        return
    for k in range(start, scope.left - 1):
        if line.words[k] in ("among", "amongst"):
            end = noun_end(line, k + 1, scope.left, True)
            made.left = joined(made.population, line.said(start, k), line.said(end, scope.left))
            made.population, made.among = line.said(k + 1, end), True
            return
    among_behind(scope)


def among_behind(scope: Scope) -> None:
    """Read "The mayor beats the miller, 43% to 36%, among those who bake"."""
    line, made = scope.line, scope.made
    k = scope.i + 1
    if scope.f.form == "multiple":
        while scope.tag(k) in "OA" or scope.word(k) == "as":
            k += 1  # "twice as high among"
    k += scope.tag(k) == ","
    if scope.word(k) not in ("among", "amongst"):
        return
    end = noun_end(line, k + 1, scope.b, True)
    if end <= k + 1 or not _plural_people(line.said(k + 1, end)):
        return
    if scope.tag(end) == "R":
        end = predicate_end(line, end, scope.b)  # "among those who bake daily"
    made.left = line.said(scope.subject, scope.left)
    made.right = joined(line.said(scope.i + 1, k), scope.predicate(end))
    made.population, made.among = line.said(k + 1, end), True


def _plural_people(population: str) -> bool:
    return any(person(word) for word in population.lower().split())


_THE = pattern(r"(?:^|[,;:—–] |\b(?:and|but|that|for|to|of) )(?:the|those) $", re.IGNORECASE)
_WHO = pattern(r"^(?P<whom>[^,;]{2,60}?) (?:who|that) (?P<do>\w+ [^;]+)$")


def those_who(before: str, population: str, statement: str) -> tuple[str, str]:
    """Population and statement where a share is spoken of as those who make it up.

    "The 19% of adults who mainly buy sourdough are customers that every bakery wants" says that
    19% of adults mainly buy it.

    Args:
        before: the words of the sentence before the figure.
        population: the words behind "of": "adults who mainly buy sourdough".
        statement: what is said of them.
    """
    match = _WHO.match(population) if _THE.search(before) else None
    return (population, statement) if match is None else (match["whom"], match["do"])


def of_whose(population: str, statement: str) -> tuple[str, str]:
    """Population and statement where a share is of the time or money that the subject has.

    "Bakers spend 40% of their income on rent" is of the bakers; "sold half of their cows" is of
    the cows.

    Args:
        population: the words behind "of": "their income".
        statement: the words before the figure: "Bakers spend".
    """
    if not population.lower().startswith(("their ", "its ", "his ", "her ")) or not statement:
        return population, statement
    line = line_of(statement)
    size = len(line.words)
    verb = main_verb(line, 0, size)
    gives = verb > 0 and not _GIVE_AWAY.isdisjoint(line.words[verb:])
    if not gives or anaphor(line.words[:verb]) or line.tags[0] in "PSRF":
        return population, statement
    start = verb
    while start > 1 and line.tags[start - 1] == "A":
        start -= 1
    return line.said(0, start), f"{line.said(start, size)} of {population}"
