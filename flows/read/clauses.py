"""Frames of figures that stand in a clause: with a verb before them or behind."""

from __future__ import annotations

from flows.read.fragments import in_fragment, is_change, of_the_time
from flows.read.phrases import anaphor, main_verb, noun_end, predicate_end
from flows.read.scope import Scope, joined, topic
from flows.read.subjects import subject_of_verb
from flows.read.wordclass import PARTS, person

_LIGHT = frozenset(
    "is are was were come comes came stand stands stood reach reaches reached had has have".split()
)
_SAME_AS = frozenset("representing equalling equaling making or i.e namely".split())


def in_clause(scope: Scope) -> None:
    line, i = scope.line, scope.i
    _behind_dash(scope)
    lead, subject = scope.find_lead(scope.a, i)
    left = scope.hedged(subject)
    verb = main_verb(line, subject, left)
    after_of = scope.share and scope.word(i + 1) == "of"
    if after_of and scope.word(i + 2) == "the" and scope.word(i + 3) == "time":
        after_of = False
    elif scope.word(i + 2) in ("cases", "instances"):
        after_of = after_of and verb < 0
    if verb < 0 and scope.share and not after_of and scope.word(i + 1) == "of":
        of_the_time(scope, lead)
    elif after_of and scope.tie() == "with" and _absolute(scope):
        _whole_of(scope, lead, subject, max(verb, subject), left)
    elif after_of and _own_predicate(scope, i + 2):
        _subject_of(scope, lead, i + 2, verb < 0, subject, left)
    elif verb < 0 and after_of:
        _subject_of(scope, lead, i + 2, True, subject, left)
    elif verb < 0 and _counts_noun(scope):
        _subject_of(scope, lead, i + 1, True, subject, left)
    elif verb < 0 and scope.share and is_change(scope, subject, left):
        made = scope.made
        made.lead = lead
    elif verb < 0 and (scope.share or scope.f.form == "count") and scope.verb_next():
        _bare_subject(scope, lead, subject, left)
    elif verb >= 0:
        _object(scope, lead, subject, verb, left, after_of=after_of)
    else:
        in_fragment(scope, lead, subject, left)


def _behind_dash(scope: Scope) -> None:
    """Leave the clause behind which a dash introduces the figure."""
    k = scope.hedged(scope.a)
    if k > scope.a and scope.line.tags[k - 1] == "-" and main_verb(scope.line, scope.a, k - 1) >= 0:
        scope.a = k


def _own_predicate(scope: Scope, start: int) -> bool:
    """Whether "of NP" is followed by a verb of which the figure is the subject."""
    end = noun_end(scope.line, start, scope.b, commas=True)
    return end > start and scope.tag(end) in "VX" and scope.tag(end + 1) not in " .,;:"


def _absolute(scope: Scope) -> bool:
    """Whether "with 96% of NP" has a participle for a verb: "agreeing with that"."""
    return scope.tag(noun_end(scope.line, scope.i + 2, scope.b, True)) in "Gp"


def _counts_noun(scope: Scope) -> bool:
    """Whether the figure counts the noun behind it: "one in three visits are mobile"."""
    if not scope.share or scope.f.form in ("percent", "points"):
        return False
    if scope.tag(scope.i + 1) not in "OGpD":
        return False
    end = noun_end(scope.line, scope.i + 1, scope.b)
    return scope.tag(end) in "VX" and end > scope.i + 1


def _subject_of(scope: Scope, lead: str, start: int, alone: bool, subject: int, left: int) -> None:
    """Read "72% of NP VERB ..."; ``alone`` if no other verb stands before the figure."""
    line, made = scope.line, scope.made
    loose = not _own_predicate(scope, start)
    end = noun_end(line, start, scope.b, loose)
    scope.whose(start, end)
    made.lead = lead if alone else _clause_lead(scope, left)
    own = line.said(subject, left) if alone else ""
    made.right = joined(made.right, line.said(end, predicate_end(line, end, scope.b)))
    made.left = own
    scope.verb_group(end)
    if scope.before is not None and loose and own.lower() in _SAME_AS:
        made.whole, made.left = True, ""
    elif scope.before is not None and loose and own and " " not in own:
        made.left = joined(scope.before.population, own)
    who = topic(made.lead)
    if who:
        words = line.words[start:end]
        if anaphor(words) or set(who.lower().split()).issuperset(words):
            made.population, made.lead = who, ""


def _clause_lead(scope: Scope, left: int) -> str:
    """The lead of the figure's own clause, behind the last comma or conjunction."""
    line = scope.line
    start = left
    while start > scope.a and line.tags[start - 1] not in ",;:-SC":
        start -= 1
    return line.said(start, left) if line.tags[start] == "P" and start < left else ""


def _bare_subject(scope: Scope, lead: str, subject: int, left: int) -> None:
    """Read "81% use it", "Of those using it, 81% ..." and "with 23% using it"."""
    line, made = scope.line, scope.made
    made.right = line.said(scope.i + 1, predicate_end(line, scope.i + 1, scope.b))
    scope.verb_group(scope.i + 1)
    who = topic(lead)
    if who:
        made.population, lead = who, ""
    made.lead = joined(lead, line.said(subject, left)) if not who else ""
    if made.right.lower() in ("do", "did", "does", "have", "has", "are", "were"):
        # "In the new districts 23% did."
        made.same, made.right, made.verb = True, "", ""
        _asked_whether(scope)


def _asked_whether(scope: Scope) -> None:
    """Read "asked whether they trust it: 59% do"."""
    line = scope.line
    colon = next((k for k in range(scope.i - 1, -1, -1) if line.tags[k] == ":"), -1)
    for k in range(colon - 1, -1, -1):
        if line.words[k] in ("whether", "if"):
            scope.made.same = False
            scope.made.right = line.said(k + 1, colon)
            return


def _object(scope: Scope, lead: str, subject: int, verb: int, left: int, *, after_of: bool) -> None:
    """Read "NP VERB 44%", "NP accounts for 25% of NP" and the like."""
    line, made, i = scope.line, scope.made, scope.i
    if after_of:
        _whole_of(scope, lead, subject, verb, left)
        return
    if scope.share and scope.verb_next() and _with_own_verb(scope, subject, verb, left):
        return
    subject, verb, lead = _inner_clause(scope, subject, verb, left, lead)
    made.lead = lead
    stop = predicate_end(line, i + 1, scope.b)
    if scope.f.form == "count" and scope.tag(i + 1) in "OpGD":
        end = noun_end(line, i + 1, scope.b, True, close=True)
        if end > i + 1:
            scope.whose(i + 1, end)
            made.left = line.said(subject, left)
            made.right = joined(made.right, line.said(end, stop))
            return
    start = subject_of_verb(scope, subject, verb)
    made.left = joined(made.left, line.said(start, left))
    made.right = line.said(i + 1, stop)
    made.light = not made.right and made.left.lower() in _LIGHT
    who = topic(lead)
    if who and scope.share and not made.same and not person(line.words[max(start, 1) - 1]):
        # "Among those who give, monthly giving is the way of 22%"
        made.population, made.lead = who, ""
        made.left = line.said(subject, left)
    if scope.word(i + 1) in PARTS and scope.word(i + 2) == "of":
        # "NP has a 36% share of NP2": the figure is a share of NP2.
        end = noun_end(line, i + 3, scope.b, True)
        scope.whose(i + 3, end)
        made.left = line.said(subject, left)
        made.right = joined(
            line.said(i + 1, i + 2),
            made.right,
            line.said(end, predicate_end(line, end, scope.b)),
        )


def _inner_clause(
    scope: Scope, subject: int, verb: int, left: int, lead: str
) -> tuple[int, int, str]:
    """The clause next to the figure, of "it is clear that sales grew 5%"."""
    line = scope.line
    for k in range(left - 1, verb, -1):
        if line.tags[k] == "S":
            inner = main_verb(line, k + 1, left)
            if inner > k + 1:
                outer = line.said(subject, k) if line.words[k] == "that" else lead
                return k + 1, inner, outer
            break
    for k in range(verb - 1, subject, -1):
        if line.tags[k] == "S":
            return k + 1, verb, lead
    return subject, verb, lead


def _with_own_verb(scope: Scope, subject: int, verb: int, left: int) -> bool:
    """Read "The survey ran in ten languages with 78% filling it in"."""
    line, made = scope.line, scope.made
    if scope.tie() == "with":
        # Whoever the main clause is about, if they are people, is who does it.
        end = noun_end(line, subject, verb)
        if end > subject and person(line.words[end - 1]):
            made.population = line.said(subject, end)
    elif scope.tag(scope.i + 1) in "VXA":
        start = left
        while start > verb and line.tags[start - 1] not in ",;:-SC":
            start -= 1
        clause = line.said(start, left) if start > verb else line.said(scope.a, left)
        made.population = topic(clause)
        made.lead = "" if made.population else clause
    else:
        return False
    made.right = line.said(scope.i + 1, predicate_end(line, scope.i + 1, scope.b))
    return True


def _whole_of(scope: Scope, lead: str, subject: int, verb: int, left: int) -> None:
    """Read "NP accounts for 25% of NP2" and "..., with 96% of NP2 agreeing with that"."""
    line, made = scope.line, scope.made
    start = scope.i + 2
    end = noun_end(line, start, scope.b, True)
    if scope.tie() == "with" and scope.tag(end) in "Gp":
        stop = predicate_end(line, end, scope.b)
        made.population = line.said(start, end)
        made.right = line.said(end, stop)
        if stop - end <= 5 and any(w in ("that", "this", "so") for w in line.words[end:stop]):
            made.left = line.said(subject, left)
        return
    scope.whose(start, end)
    made.lead = lead
    pronoun = anaphor(line.words[subject:verb])
    made.left = line.said(verb if pronoun else subject, left)
    made.right = joined(made.right, line.said(end, predicate_end(line, end, scope.b)))
