"""Frames of figures without a verb: labels, changes, measures, what follows a participle."""

from __future__ import annotations

from flows.read.labels import split_label
from flows.read.phrases import anaphor, is_time, main_verb, noun_end, noun_start, predicate_end
from flows.read.scope import Scope, joined
from flows.read.wordclass import CHANGES, MEASURES


def in_fragment(scope: Scope, lead: str, subject: int, left: int) -> None:
    """No verb before the figure: labels, fragments, participles, coordinations."""
    line, made, i = scope.line, scope.made, scope.i
    made.lead = lead
    if scope.share and _rate_of(scope):
        made.linked = False
        return
    stop = predicate_end(line, i + 1, scope.b)
    own = line.said(subject, left)
    if scope.f.form == "count" and scope.tag(i + 1) in "OpG":
        end = noun_end(line, i + 1, scope.b, True)
        made.left = own
        scope.whose(i + 1, end)
        made.right = joined(made.right, line.said(end, stop))
        return
    made.right = line.said(i + 1, stop)
    governing = _participle(scope, subject, left)
    if governing > subject:
        end = governing
        while end > subject + 1 and line.tags[end - 1] in "AD,":
            end -= 1
        made.population = line.said(subject, end)
        made.left = line.said(end, left)
    elif _is_verb(scope):
        made.population, made.left = split_label(line, subject, left, strict=True)
        if not made.population:
            made.population, made.left = made.left, ""
    elif not own or made.compared:
        made.left = "" if is_time(line, subject, left) else own
        made.linked = made.linked or scope.before is not None
        mark_part(scope)
    elif i and line.tags[i - 1] in ":-":
        if scope.f.form == "count" or made.right:
            parts = split_label(line, subject, left, strict=True, whole=True)
            made.population, made.left = parts if parts[0] else (own, "")
        else:
            made.population, made.left = split_label(line, subject, left)
    else:
        made.population, said = split_label(line, subject, left, strict=True)
        if made.population and scope.share:
            made.left = said or line.said(subject, left)
            return
        made.population = ""
        first = noun_start(line, left, subject)
        if first < left and anaphor(line.words[first:left]):
            made.same = True
            return
        measured = any(w in MEASURES or w in CHANGES for w in line.words[first:left])
        made.left = joined(scope.label, line.said(first, left) if measured else own)
        if not measured and scope.word(i + 1) in ("below", "above", "lower", "higher", "off"):
            made.population, made.left = own, ""


def _participle(scope: Scope, subject: int, left: int) -> int:
    """Index of the participle that governs the figure: "sales growing 17%"; -1 if none."""
    for k in range(left - 1, subject, -1):
        if scope.line.tags[k] in "Gp" and left - k <= 4:
            return k
        if scope.line.tags[k] in ",:;":
            break
    return -1


def is_change(scope: Scope, subject: int, left: int) -> bool:
    """Read "Growth of 4%" and "A 6% rise": the change of what was said before."""
    line, made, i = scope.line, scope.made, scope.i
    if left - subject <= 2 and left > subject and line.words[left - 1] in CHANGES:
        made.same, made.part = True, line.words[left - 1]
        return True
    if left > subject or scope.word(i + 1) not in CHANGES:
        return False
    following = scope.word(i + 2)
    if following in ("in", "of", "for", "on") and not is_time(line, i + 3, min(i + 5, scope.b)):
        return False
    made.same, made.part = True, line.words[i + 1]
    return True


def _is_verb(scope: Scope) -> bool:
    """Whether the figure is the verb of its clause: "sales doubled"."""
    return scope.f.form == "multiple" and scope.f.text.lower().endswith(("bled", "pled", "lved"))


def mark_part(scope: Scope) -> None:
    """Mark "15% for tablets": the part that differs from the figure before."""
    if scope.word(scope.i + 1) in ("for", "among", "on", "in", "with"):
        scope.made.part = scope.made.right


def _rate_of(scope: Scope) -> bool:
    """Read "89% completion rate with parents": the rate is theirs."""
    line, made = scope.line, scope.made
    k = scope.i + 1
    while k < scope.b and line.tags[k] in "OGp" and k < scope.i + 5:
        k += 1
    if k == scope.i + 1 or k >= scope.b or line.words[k - 1] not in MEASURES:
        return False
    if line.words[k] not in ("with", "for", "among", "of", "in"):
        return False
    end = noun_end(line, k + 1, scope.b, True)
    made.population = line.said(k + 1, end)
    made.left = line.said(scope.i + 1, k)
    made.right = line.said(end, predicate_end(line, end, scope.b))
    return True


def of_the_time(scope: Scope, lead: str) -> None:
    """Read "A third of the time, NP VERB"."""
    line, made = scope.line, scope.made
    start = scope.i + 4
    while scope.tag(start) in ",A":
        start += 1
    verb = main_verb(line, start, scope.b)
    made.lead = joined(lead, line.said(scope.i + 1, scope.i + 4))
    if verb > start:
        made.population = line.said(start, verb)
        made.right = line.said(verb, predicate_end(line, verb, scope.b))
