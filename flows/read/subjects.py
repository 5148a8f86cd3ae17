"""Populations from the subjects of verbs."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.labels import split_label
from flows.read.measured import measured_by_whose, measured_of
from flows.read.phrases import anaphor, list_goes_on, noun_end, noun_start
from flows.read.scope import Scope, joined
from flows.read.whens import time_tail
from flows.read.wordclass import CHANGES, MEASURES, PARTS, STUDIES, person, plural

_EDITIONS = frozenset("edition wave round version instalment installment".split())
_OWNS = pattern(r"['’]s?$")
_NOW = frozenset("today now currently then".split())


def subject_of_verb(scope: Scope, verb: int) -> int:
    """Population from the subject of a verb; "the share of NP that VP" is taken apart.

    Returns:
        Index where the predicate starts: adverbs before the verb are part of it.
    """
    line, made = scope.line, scope.made
    words, tags = line.words, line.tags
    start = scope.subject
    while start < verb and (tags[start] in "C,;-)SA" or words[start] in _NOW):
        start += 1
    for k in range(start + 2, verb):
        # As in "On Fridays the country makes".
        named = tags[k] == "O" and line.capital(k - 1) and not line.capital(k)
        if tags[start] == "P" and tags[k - 1] == "O" and (tags[k] in "DN" or named):
            made.lead = joined(made.lead, line.said(start, k))
            start = k
            break
    end = verb
    while end > start + 1 and tags[end - 1] in "ADR,":
        end -= 1
    if scope.before is not None and words[start] in ("for", "among") and start + 1 < end:
        # "The gap for women is 33% and for men is 19%": the gap once more, of others.
        made.population, made.left = line.said(start + 1, end), scope.before.left
        return scope.left
    appositive = 0
    comma = next((k for k in range(start + 1, end) if tags[k] == ","), -1)
    bracket = next((k for k in range(start + 1, end - 1) if tags[k] == "("), -1)
    if bracket > 0 and tags[bracket + 1] == "S" and tags[end - 1] == ")":
        appositive, end = verb, bracket  # "The mill, although it closed in May, was worth"
    if comma > 0 and end < verb and not list_goes_on(line, comma, end):
        # "The rate, or the share of those who work, rose"
        appositive, end = verb, comma
    if start >= verb:
        made.linked = made.linked or scope.before is not None
        return verb
    change = [
        words[k]
        for k in range(verb, min(scope.i + 2, scope.b))
        if words[k] in CHANGES and tags[k] == "O"
    ]
    if change and scope.share and anaphor(words[start:end]) and words[start] != "there":
        # As in "That is a rise of 6 points", "we are looking at a climb of 6 points".
        made.same, made.part = True, change[0]
        return verb
    study = _is_study(scope, start, end)
    if study and (words[start + 1] in ("figure", "number") or verb + 1 >= scope.hedged(verb)):
        # As in "The figure in the 2024 survey is 27%", "Among growers the census counts 31%".
        made.same = scope.share and scope.word(scope.i + 1) not in CHANGES
        if scope.share:
            return verb
    if end - start == 1 and words[start] in ("which", "who") and start > 1:
        # As in "The leader is Safari, which dropped from 12% to 5%".
        made.population = _antecedent(scope, start - 1)
        if made.population:
            return verb
    if words[start] == "there":
        made.bare = scope.share
        made.left = line.said(start, verb)
        return verb
    if anaphor(words[start:end]):
        made.same = words[start] not in ("they", "we", "he", "she", "i", "you", "who")
        acts = tags[verb + 1] == "v" and words[verb + 1].endswith("ing")
        if made.same and words[start] == "it" and acts and scope.f.form in ("currency", "count"):
            made.same = False  # "it is investing £1bn"
            return verb
        if not made.same:
            made.population = line.said(start, end)
        return verb
    if tags[start] == "G" and tags[start + 1] == "D":
        made.population = line.said(start, end)  # "Closing the gap in pay would save 5%"
        return appositive or end
    counted = scope.f.form == "count" or scope.f.kind == "change"
    if counted and words[start : start + 3] == ["the", "number", "of"]:
        # "The number of people facing hunger has grown by a fifth"
        made.population, made.left = line.said(start + 3, end), line.said(start, start + 2)
        return appositive or end
    population, said = split_label(line, start, end, strict=True)
    if population:
        made.population, made.left = population, said
        return appositive or end
    if words[end - 1] in MEASURES and end - start <= 2:
        if end - start == 2 and tags[start] == "O":
            made.population = line.said(start, end)  # "Food prices rose 6%"
            return appositive or end
        made.left = line.said(start, end)  # "The median is 4"
        return appositive or end
    whose = measured_of(line, start, end)
    if whose < 0:
        whose = _among(scope, start, end)
    if whose > start:
        # As in "The average wage for permanent staff was", "Worry among parents rose".
        made.population = line.said(whose, end)
        made.left = line.said(start, whose - 1)
        return appositive or end
    owner = measured_by_whose(line, start, end)
    if owner > start:
        made.population = _OWNS.sub("", line.said(start, owner))
        made.left = line.said(owner, end)
        return appositive or end
    clause = _measured_where(scope, start, end)
    if clause > start:
        # As in "The failure rate when bakers worked by hand was", "The rate bakers reached was".
        made.population = line.said(*_doers(scope, clause, end))
        made.left = line.said(start, end)
        return appositive or end
    head = next((k for k in range(start + 1, end) if tags[k] == "P"), end)
    if words[head - 1] in MEASURES and not any(person(w) for w in words[start:end]):
        if scope.f.kind == "change" and head == end and words[head - 1] not in PARTS:
            made.population = line.said(start, end)  # "Health insurance premium costs rose 6%"
            return appositive or end
        made.left = line.said(start, end)  # "The unemployment rate in the north was 6%"
        made.bare = True
        return appositive or end
    if study and scope.share and _study_itself(scope, start, end):
        return verb  # "The 2022 edition put it at 30%": not what the figure is of
    when = time_tail(line, start, end)
    made.population = line.said(start, when)  # "Arrests for 2003"
    if when < end and not appositive:
        made.lead = joined(made.lead, line.said(when, end))
    return appositive or end


def _measured_where(scope: Scope, start: int, end: int) -> int:
    """Index where a clause starts that tells of which measure; -1 if none does."""
    words, tags = scope.line.words, scope.line.tags
    for k in range(start + 1, end - 1):
        if tags[k] in "P,(R":
            return -1
        if words[k - 1] not in MEASURES:
            continue
        if words[k] in ("when", "where"):
            return k + 1
        if plural(words[k]) and person(words[k]) and tags[k + 1] in "Vp":
            return k
    return -1


def _doers(scope: Scope, start: int, end: int) -> tuple[int, int]:
    """The subject of a clause, if it is of people."""
    words, tags = scope.line.words, scope.line.tags
    for k in range(start, end - 1):
        if tags[k] not in "DOA":
            return start, start
        if tags[k + 1] in "VXp":
            people = person(words[k]) and not anaphor(words[start : k + 1])
            return (start, k + 1) if people else (start, start)
    return start, start


def _study_itself(scope: Scope, start: int, end: int) -> bool:
    """Whether a subject is a study and not, as in "reports of fraud", what it is called after."""
    words, tags = scope.line.words, scope.line.tags
    head = next((k for k in range(start + 1, end) if tags[k] == "P"), end)
    if words[head - 1] not in STUDIES and words[head - 1] not in _EDITIONS:
        return False
    return head == end or words[head] != "of" or any(w in STUDIES for w in words[head:end])


def _antecedent(scope: Scope, comma: int) -> str:
    """The noun phrase before ", which"."""
    line = scope.line
    first = noun_start(line, comma, 0)
    for k in range(comma - 1, first, -1):
        if line.tags[k] == "F":
            return ""
        if line.tags[k] == "P" and line.words[k] != "of":
            first = k + 1
            break
    return line.said(first, comma) if line.tags[first] != "F" else ""


def _is_study(scope: Scope, start: int, end: int) -> bool:
    """Whether a subject is a study: "The figure in the 2024 survey", not "firms that blog"."""
    line = scope.line
    for k in range(start, end):
        if line.tags[k] == "R":
            return False
        if line.words[k] in STUDIES:
            return True
    return False


def _among(scope: Scope, start: int, end: int) -> int:
    """Index where those start of whom something is so ("worry among parents"); -1 if none."""
    line = scope.line
    for k in range(start + 1, end - 1):
        if person(line.words[k]) or line.tags[k] in "R,(":
            return -1
        if line.words[k] in ("among", "amongst", "for"):
            stop = noun_end(line, k + 1, end, True)
            return k + 1 if any(person(word) for word in line.words[k + 1 : stop]) else -1
    return -1
