"""Frames of figures without a verb: labels, changes, measures, what follows a participle."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.labels import split_label
from flows.read.phrases import HEDGES, anaphor, main_verb, noun_end, noun_start
from flows.read.scope import Scope, joined
from flows.read.whens import is_time
from flows.read.whose import among_behind
from flows.read.wordclass import CHANGES, MEASURES, person

_MEANS = frozenset(("an average", "the average", "an overall average", "a mean", "average"))
_WIDER = pattern(
    r"(?:an?|the) (?:national|regional|global|world|european|eu|uk|us|u\.s|sector|industry|state"
    r"|county|city|oecd|overall national) (?:average|mean|figure|rate)"
)
_BRIEF = 6  # words of those who are compared


def in_fragment(scope: Scope) -> None:
    """Fill the frame of a figure without a verb: labels, participles, coordinations."""
    line, made, i = scope.line, scope.made, scope.i
    subject, left = scope.subject, scope.left
    made.lead = scope.lead
    if scope.share and rate_of(scope):
        made.linked = False
        return
    others = _others_at(scope) if scope.share and scope.before is not None else ""
    if others:
        made.population, made.linked = others, True
        return
    own = scope.before_figure()
    if scope.f.form == "count" and scope.tag(i + 1 + scope.qualified()) in "OpG":
        end = noun_end(line, i + 1, scope.b)
        if scope.tag(end) not in "VX" or scope.tag(end - 1) in "VXvp":
            end = noun_end(line, i + 1, scope.b, True)  # no verb of its own follows
        made.left = own
        scope.whose(i + 1, end)
        made.right = joined(made.right, scope.predicate(end))
        if scope.tag(end) in "VX":
            scope.verb_group(end)  # "..., as 148 ovens were sold"
        return
    if scope.f.form == "ratio" and not own and scope.tag(i + 1) in "OpG":
        end = noun_end(line, i + 1, scope.b, True)
        if person(line.words[end - 1]):
            # "Eight in ten men, against seven in ten women, bake"
            made.population, made.right = line.said(i + 1, end), scope.predicate(end)
            return
    made.right = scope.predicate(i + 1)
    opens = scope.left <= subject and not scope.lead and scope.f.unit == "percent"
    if opens and scope.tag(i + 1) in "-:":
        made.right = scope.predicate(i + 2)  # "33% – 5 seconds to load"
        return
    governing = _participle(scope)
    if governing > subject:
        end = governing
        while end > subject + 1 and line.tags[end - 1] in "ADP,":
            end -= 1
        made.population = line.said(subject, end)
        made.left = line.said(end, left)
        if scope.share and not person(line.words[end - 1]):
            among_behind(scope)
    elif _is_verb(scope):
        made.population, made.left = split_label(line, subject, left, strict=True)
        if not made.population:
            made.population, made.left = made.left, ""
        made.left = made.left or (own if own != made.population else "")
    elif made.compared and _of_others(scope):
        made.population, made.right = line.said(i + 1, i + 2), ""
        made.linked = True
    elif not own or made.compared:
        made.left = "" if is_time(line, subject, left) or only_mean(scope, own) else own
        if made.compared and scope.share and _WIDER.fullmatch(own.lower()):
            made.population, made.left = own, ""  # "compared with a national average of 17%"
        made.linked = made.linked or scope.before is not None
        mark_part(scope)
        if scope.share and scope.tag(i + 1) == ",":
            among_behind(scope)
    elif _named_part(scope):
        made.population, made.linked = line.said(subject, left), True
    elif scope.f.form == "multiple" and scope.word(i + 1) == "as" and person(line.words[left - 1]):
        made.population = own  # "Bakers twice as likely to nap as millers"
    elif i and line.tags[i - 1] in ":-":
        if scope.f.form == "count" or made.right:
            parts = split_label(line, subject, left, strict=True, whole=True)
            made.population, made.left = parts if parts[0] else (own, "")
        else:
            made.population, made.left = split_label(line, subject, left)
    else:
        _measure(scope, own)


def only_mean(scope: Scope, own: str) -> bool:
    """Whether "compared with an average of 40% for all" compares with no average, but with all."""
    return scope.made.compared and scope.share and own.lower() in _MEANS


def _of_others(scope: Scope) -> bool:
    """Read "86% of women against 75% men": the same of others."""
    return scope.share and person(scope.word(scope.i + 1)) and scope.tag(scope.i + 2) in " ).,;"


def _others_at(scope: Scope) -> str:
    """Whom "than women, at 46%" is about, of whom the same is said; empty if it is not that."""
    line, end = scope.line, scope.i
    while end > 0 and line.words[end - 1] in HEDGES and line.words[end - 1] != "at":
        end -= 1
    if end < 1 or line.words[end - 1] != "at":
        return ""
    end -= 1
    while end > 0 and line.tags[end - 1] == ",":
        end -= 1
    for k in range(end - 1, max(-1, end - _BRIEF), -1):
        if line.words[k] == "than":
            return line.said(k + 1, end) if person(line.words[end - 1]) else ""
    return ""


def _named_part(scope: Scope) -> bool:
    """Read "... and renters, 62 to 30 percent": what was said before, of others."""
    line = scope.line
    if scope.before is None:
        return False
    size = scope.left - scope.subject
    if not (scope.share and line.tags[scope.i - 1] == ","):
        # As in "Women spend 4 hours on it, men 2 hours".
        alike = scope.before.figure.unit == scope.f.unit and scope.f.form != "count"
        alike = alike and scope.left == scope.i and 0 < size <= 3 and not scope.made.compared
        if not alike or not person(line.words[scope.left - 1]):
            return False
    if not 0 < size <= 4 or not (scope.before.among or person(line.words[scope.left - 1])):
        return False
    scope.made.among = scope.before.among
    return True


def _measure(scope: Scope, own: str) -> None:
    """Read "an average open rate of 98%", "the share of firms that pay at 62%"."""
    line, made = scope.line, scope.made
    population, said = split_label(line, scope.subject, scope.left, strict=True)
    if population and scope.share:
        made.population, made.left = population, said or own
        return
    first = noun_start(line, scope.left, scope.subject)
    words = line.words[first : scope.left]
    if words and anaphor(words):
        made.same = True
        return
    if any(word in MEASURES or word in CHANGES for word in words):
        made.left = joined(scope.label, line.said(first, scope.left))
    elif "by" in line.words[scope.left : scope.i] and scope.i + 1 >= scope.b - 1:
        if line.tags[scope.subject] in "Gpv":
            made.left, made.linked = own, made.linked or scope.before is not None
        else:
            made.population = own  # "Roads by 20%.": the same of roads
    elif scope.word(scope.i + 1) in ("below", "above", "lower", "higher", "off"):
        made.population = own
    else:
        made.left = joined(scope.label, own)


def _participle(scope: Scope) -> int:
    """Index of the participle that governs the figure: "sales growing 17%"; -1 if none."""
    for k in range(scope.left - 1, scope.subject, -1):
        if scope.line.tags[k] in "Gp" and scope.left - k <= 4:
            return k
        if scope.line.tags[k] in ",:;":
            break
    return -1


def is_change(scope: Scope) -> bool:
    """Read "Growth of 4%" and "A 6% rise": the change of what was said before."""
    line, made, i = scope.line, scope.made, scope.i
    subject, left = scope.subject, scope.left
    if left - subject <= 2 and left > subject and line.words[left - 1] in CHANGES:
        made.same, made.part = True, line.words[left - 1]
        return True
    if left > subject or scope.word(i + 1) not in CHANGES or scope.lead:
        return False
    if scope.tag(i + 2) == "P" and not is_time(line, i + 3, min(i + 5, scope.b)):
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


def rate_of(scope: Scope) -> bool:
    """Read "89% completion rate with parents": the rate is theirs."""
    line, made = scope.line, scope.made
    k = scope.i + 1
    while k < scope.b and line.tags[k] in "OGp" and k < scope.i + 5:
        k += 1
    if k == scope.i + 1 or k >= scope.b:
        return False
    if line.words[k - 1] not in MEASURES and not _risen_too(scope, k):
        return False
    if line.words[k] not in ("with", "for", "among", "of", "in"):
        return False
    end = noun_end(line, k + 1, scope.b, True)
    made.population = line.said(k + 1, end)
    made.left = line.said(scope.i + 1, k)
    made.right = scope.predicate(end)
    return True


def _risen_too(scope: Scope, k: int) -> bool:
    """Read "led to a 9% rise in wages and a 5% rise in rents": each is that of its own."""
    line = scope.line
    if line.words[k - 1] not in CHANGES or line.words[k] != "in":
        return False
    if scope.before is None:
        # As in "A 5% rise in wages came in May".
        return scope.left <= scope.subject and not is_time(line, k + 1, min(k + 3, scope.b))
    last = scope.before.left.rpartition(" ")[2]
    return last in CHANGES and not is_time(line, k + 1, min(k + 3, scope.b))


def of_the_time(scope: Scope) -> None:
    """Read "A third of the time, NP VERB"."""
    line, made = scope.line, scope.made
    start = scope.i + 4
    while scope.tag(start) in ",A":
        start += 1
    verb = main_verb(line, start, scope.b)
    made.lead = joined(scope.lead, line.said(scope.i + 1, scope.i + 4))
    if verb > start:
        made.population = line.said(start, verb)
        made.right = scope.predicate(verb)
