"""Frames of figures that stand in a clause: with a verb before them or behind."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.fragments import in_fragment, is_change, of_the_time, only_mean, rate_of
from flows.read.innerclause import inner_clause, which_verb
from flows.read.labels import split_label
from flows.read.measured import is_given_for, is_measure_of
from flows.read.ownclause import behind_as, behind_dash, behind_that, leave_clauses
from flows.read.phrases import anaphor, main_verb, noun_end
from flows.read.relative import (
    as_many,
    asked_whether,
    averaged,
    of_those,
    of_which,
    typical,
    which_is,
)
from flows.read.scope import SO, Scope, joined, topic
from flows.read.subjects import subject_of_verb
from flows.read.wholes import absolute, main_subject, whole_of
from flows.read.whose import (
    LIGHT,
    among,
    change_in,
    changed_by,
    expected_of,
    for_whom,
    from_whom,
    gets_score,
)
from flows.read.wordclass import PARTS, person, plural

_SAME_AS = frozenset("representing equalling equaling making or i.e namely".split())
_SO = pattern(r"(?:indicating|saying|doing|reporting|thinking|feeling|answering) (?:so|this|that)")
# Words before "20% of them do" that say nothing of it.
_APART_FROM = frozenset(
    ("beyond", "besides", "despite", "unlike", "alongside", "with", "the other", "the remaining")
)
_GROUPS = frozenset(
    "group groups range ranges bracket brackets category categories cohort cohorts band bands "
    "segment segments sector sectors industry industries profession".split()
)
_QUANTITIES = frozenset("most many some few the".split())
_DEFINITE = frozenset("the its our their these those his her all".split())
_PRO_VERBS = frozenset("do did does have has are were".split())


def in_clause(scope: Scope) -> None:
    """Fill the frame of a figure that stands in running text."""
    line, i = scope.line, scope.i
    if behind_dash(scope) or which_is(scope):
        return
    behind_as(scope)
    behind_that(scope)
    leave_clauses(scope)
    scope.lead, scope.subject = scope.find_lead(scope.a, i)
    scope.left = scope.hedged(scope.subject)
    if scope.before is not None and scope.left > scope.subject and scope.tag(scope.subject) in "VX":
        verb = scope.subject  # ", was 3 points higher": the subject stands before
    else:
        verb = main_verb(line, scope.subject, scope.left)
    if verb < 0 and scope.word(i + 1) != "of":
        verb = which_verb(scope)
    counted = scope.f.form == "count" and scope.word(i + 1) == "of"
    counted = counted and (scope.word(i + 2) in _DEFINITE or _own_predicate(scope, i + 2))
    after_of = (scope.share or counted) and scope.word(i + 1) == "of"
    timed = after_of and scope.word(i + 2) == "the" and scope.word(i + 3) == "time"
    if timed or (verb >= 0 and scope.word(i + 2) in ("cases", "instances")):
        after_of = False
    colon = scope.left > scope.subject and line.tags[scope.left - 1] == ":"
    if colon and verb >= 0:
        # As in "The test went well: 89% success rate", "Number of calls answered at night: 9".
        if scope.share and rate_of(scope):
            return
        if split_label(line, scope.subject, scope.left, strict=True)[0]:
            in_fragment(scope)
            return
    if scope.share and scope.tag(i + 1) == "R" and scope.word(i + 1) in ("who", "that"):
        # "more than the 16% who said it was bad": what is said of them is the relative clause.
        scope.made.right = scope.predicate(i + 2)
        scope.verb_group(i + 2)
        scope.made.lead = scope.lead
    elif verb < 0 and (is_measure_of(scope) or is_given_for(scope)):
        pass
    elif verb < 0 and timed:
        of_the_time(scope)
    elif verb < 0 and scope.f.form == "multiple" and scope.word(i + 1) == "as":
        as_many(scope)
    elif after_of and scope.tie() == "with" and absolute(scope):
        whole_of(scope, max(verb, scope.subject))
    elif after_of and (verb < 0 or _own_predicate(scope, i + 2)):
        _subject_of(scope, i + 2, alone=verb < 0)
    elif verb < 0 and _counts_noun(scope):
        _subject_of(scope, i + 1, alone=True)
    elif verb < 0 and scope.share and is_change(scope):
        scope.made.lead = scope.lead
    elif (
        verb < 0
        and (scope.share or scope.f.form == "count")
        and (scope.verb_next() or topic(scope.lead))
    ):
        _bare_subject(scope)
    elif verb < 0 and scope.share and _in_group(scope):
        pass
    elif after_of:
        whole_of(scope, verb)
    elif verb >= 0:
        _object(scope, verb)
    else:
        in_fragment(scope)


def _in_group(scope: Scope) -> bool:
    """Read "41% in this age group smoke": the group is who does."""
    line, start = scope.line, scope.i + 2
    if scope.word(scope.i + 1) not in ("in", "from", "within"):
        return False
    groups = (k for k in range(start, min(start + 6, scope.b)) if line.words[k] in _GROUPS)
    end = next(groups, start) + 1
    verb = end
    while scope.tag(verb) == "A":
        verb += 1
    if end <= start + 1 or verb >= scope.b or line.raw[verb] not in "XVBbz":
        return False
    scope.made.lead = scope.lead
    scope.made.population = line.said(start, end)
    scope.made.right = scope.predicate(end)
    scope.verb_group(end)
    return True


def _own_predicate(scope: Scope, start: int) -> bool:
    """Whether "of NP" is followed by a verb of which the figure is the subject."""
    end = noun_end(scope.line, start, scope.b, commas=True)
    if end <= start or scope.tag(end) not in "VX" or scope.tag(end + 1) in " .,;:":
        return False
    return "," not in scope.line.tags[start:end] or not _inserted(scope)


def _inserted(scope: Scope) -> bool:
    """Whether the figure's verb stands before it: "mills, which are 21% of all, grind more"."""
    tags = scope.line.tags
    for k in range(scope.left - 1, scope.subject, -1):
        if tags[k] == "R":
            return tags[k - 1] == "," and any(tag in "VX" for tag in tags[k : scope.left])
    return False


def _counts_noun(scope: Scope) -> bool:
    """Whether the figure counts the noun behind it: "one in three visits are mobile"."""
    if scope.f.form == "currency" and scope.tag(scope.i + 1) == "O":
        # "A $2 million plan passed"
        end = noun_end(scope.line, scope.i + 1, scope.b)
        return scope.tag(end) in "VX"
    if not scope.share or scope.tag(scope.i + 1) not in "OGpD":
        return False
    end = noun_end(scope.line, scope.i + 1, scope.b)
    if scope.f.form in ("percent", "points") and not person(scope.line.words[end - 1]):
        return False
    return scope.tag(end) in "VX" and end > scope.i + 1


def _subject_of(scope: Scope, start: int, *, alone: bool) -> None:
    """Read "72% of NP VERB ..."; ``alone`` if no other verb stands before the figure."""
    line, made = scope.line, scope.made
    if of_which(scope, start):
        return
    loose = not _own_predicate(scope, start)
    end = noun_end(line, start, scope.b, loose)
    scope.whose(start, end)
    made.lead = scope.lead if alone else _clause_lead(scope)
    made.left = scope.before_figure() if alone else ""
    if only_mean(scope, made.left):
        made.left = ""  # "compared with an average of 8% of cooks"
    if made.left.lower() in _APART_FROM:
        made.left, made.item = (
            "",
            made.left[:1] not in "tT",
        )  # "Beyond the 56% of firms that do, another 20% of them plan to"
    if made.left and line.tags[scope.subject] == "P":
        made.lead, made.left = joined(made.lead, made.left), ""
    if not loose and scope.tag(end) == ",":
        end = noun_end(line, start, scope.b, commas=True)  # "adults, with a phone, own"
    made.right = joined(made.right, scope.predicate(end))
    scope.verb_group(end)
    if scope.before is not None and loose and made.left:
        if made.left.lower() in _SAME_AS:
            made.whole, made.left = True, ""
        elif " " not in made.left:
            made.left = joined(scope.before.subject or scope.before.population, made.left)
    who = topic(made.lead)
    if who:
        words = line.words[start:end]
        if anaphor(words) or set(who.lower().split()).issuperset(words):
            made.population, made.lead = who, ""


def _clause_lead(scope: Scope) -> str:
    """The lead of the figure's own clause, behind the last comma or conjunction."""
    line = scope.line
    start = scope.left
    while start > scope.a and line.tags[start - 1] not in ",;:-SC":
        start -= 1
    return line.said(start, scope.left) if line.tags[start] == "P" else ""


def _bare_subject(scope: Scope) -> None:
    """Read "81% use it", "Of those using it, 81% ..." and "with 23% using it"."""
    made = scope.made
    made.right = scope.predicate(scope.i + 1)
    scope.verb_group(scope.i + 1)
    who = topic(scope.lead) or of_those(scope)
    made.population = who or made.population
    made.lead = "" if who else joined(scope.lead, scope.before_figure())
    again = SO.match(made.right)
    if again is not None:
        # As in "A year earlier, 50% thought so".
        made.same, made.verb = True, ""
        made.right = made.right[again.end() :].strip()
    elif made.right.lower() in _PRO_VERBS:
        # As in "In the new districts 23% did".
        made.same, made.right, made.verb = True, "", ""
        asked_whether(scope)


def _those_before(scope: Scope, start: int) -> str:
    """People of the clause before: "Most bakers are glad, but one in four say no".

    As well before a colon: "Bakers could tick two boxes: 71% chose rye".
    """
    line, words = scope.line, scope.line.words
    joint = start - 1
    if scope.before is not None or not scope.share or joint < scope.subject + 2:
        return ""
    parted = line.tags[joint] == "C" and line.tags[joint - 1] == ","
    if not parted and line.tags[joint] != ":":
        return ""
    first = scope.subject + (words[scope.subject] in _QUANTITIES)
    end = noun_end(line, first, joint)
    people = first < end < joint and person(words[end - 1]) and plural(words[end - 1])
    return line.said(first, end) if people and not anaphor(words[first:end]) else ""


def _object(scope: Scope, verb: int) -> None:
    """Read "NP VERB 44%", "NP VERB 44 NP2" and the like."""
    line, made, i = scope.line, scope.made, scope.i
    # As in "with 3.7 million facing a cut".
    doing = scope.f.form == "count" and scope.tag(i + 1) == "G" and scope.tag(i + 2) in "DTN"
    if ((scope.share and scope.verb_next()) or doing) and _with_own_verb(scope, verb):
        return
    verb = inner_clause(scope, verb)
    made.lead = scope.lead
    if scope.f.form == "count" and scope.tag(i + 1 + scope.qualified()) in "OpGD":
        there = line.words[verb - 1] == "there"
        end = noun_end(line, i + 1, scope.b, True, close=not there)
        if end > i + 1 and averaged(scope, verb, end):
            made.population = line.said(scope.subject, verb)
            made.left = line.said(verb, scope.left)
            made.right = scope.predicate(i + 1)
            return
        if end > i + 1:
            if there:
                made.population = line.said(i + 1, end)  # "there were 9 million people with it"
            else:
                scope.whose(i + 1, end)
            made.left = scope.before_figure()
            made.right = joined(made.right, scope.predicate(end))
            if not anaphor(line.words[scope.subject : verb]):
                made.subject = line.said(scope.subject, verb)
            return
    made_of = scope.f.unit.startswith("other:") and scope.word(i + 1) == "of"
    if made_of and _acts(scope, verb) and not typical(scope):
        # As in "The county mills 8 million tons of rye": the figure is that of the rye.
        end = noun_end(line, i + 2, scope.b, True)
        scope.whose(i + 2, end)
        made.lead, made.left = scope.lead, scope.before_figure()
        made.right = joined(made.right, scope.predicate(end))
        return
    start = subject_of_verb(scope, verb)
    made.left = joined(made.left, line.said(start, scope.left))
    made.right = scope.predicate(i + 1)
    made.light = not made.right and made.left.lower() in LIGHT
    among(scope, start)
    who = topic(scope.lead) or _with_people(scope.lead)
    shared = scope.share or scope.f.unit == "percent"
    if who and shared and not made.same and not person(line.words[max(start, 1) - 1]):
        # As in "Among those who give, monthly giving is the way of 22%".
        made.population, made.lead, made.left = who, "", scope.before_figure()
    if (
        expected_of(scope, verb)
        or change_in(scope, start)
        or changed_by(scope, verb)
        or for_whom(scope)
    ):
        return
    if from_whom(scope, verb):
        return
    made.option = gets_score(scope, verb)
    if scope.word(i + 1) in PARTS and scope.word(i + 2) == "of":
        # As in "NP has a 36% share of NP2": the figure is a share of NP2.
        end = noun_end(line, i + 3, scope.b, True)
        scope.whose(i + 3, end)
        made.left = scope.before_figure()
        made.right = joined(line.said(i + 1, i + 2), made.right, scope.predicate(end))


def _acts(scope: Scope, verb: int) -> bool:
    """Whether a verb is one of doing, not of being: "mined", not "is" or "were estimated"."""
    return scope.line.tags[verb] == "V" and not anaphor(scope.line.words[scope.subject : verb])


def _with_people(lead: str) -> str:
    """People named by "With voters under 30," and "For women," where another is the subject."""
    first, _, rest = lead.partition(" ")
    words = rest.lower().split()
    named = first.lower() in ("with", "for") and any(person(word) for word in words[:4])
    return rest if named and not any(word.endswith("ing") for word in words[:3]) else ""


def _with_own_verb(scope: Scope, verb: int) -> bool:
    """Read "The survey ran in ten languages with 78% filling it in"."""
    line, made = scope.line, scope.made
    if scope.tie() == "with":
        made.population = main_subject(scope, verb)
    elif scope.tag(scope.i + 1) in "VXA":
        start = scope.left
        while start > verb and line.tags[start - 1] not in ",;:-SC":
            start -= 1
        clause = line.said(start if start > verb else scope.a, scope.left)
        made.population = topic(clause)
        made.lead = "" if made.population else clause
        made.population = made.population or _those_before(scope, start)
    else:
        return False
    made.right = scope.predicate(scope.i + 1)
    if scope.tie() != "with":
        scope.verb_group(scope.i + 1)
    if scope.tie() == "with" and _SO.fullmatch(made.right):
        # As in "Men said they fit in, with 75% indicating so".
        made.left, made.right = line.said(verb, scope.left).rstrip(" ,"), ""
    return True
