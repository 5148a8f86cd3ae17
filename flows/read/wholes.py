"""Shares of a whole: "accounts for 25% of NP", "..., with 96% of NP agreeing with that"."""

from __future__ import annotations

from flows.read.fragments import only_mean
from flows.read.phrases import HEDGES, anaphor, noun_end
from flows.read.scope import Scope, joined
from flows.read.wordclass import person


def absolute(scope: Scope) -> bool:
    """Whether "with 96% of NP" has a participle for a verb: "agreeing with that"."""
    return _predicated(scope, _group_end(scope))


def _group_end(scope: Scope) -> int:
    """Index behind NP of "with 81% of NP", with a relative clause that a participle follows."""
    line = scope.line
    end = noun_end(line, scope.i + 2, scope.b, True)
    if scope.tag(end) != "R":
        return end
    k = end + 1
    while k < scope.b and line.tags[k] in "VXvIATN":
        k += 1
    return k if k > end + 1 and scope.tag(k) in "Gp" else end


def _predicated(scope: Scope, end: int) -> bool:
    """Whether what follows "with 74% of NP" says something of them: "agreeing", "over 60"."""
    return scope.tag(end) in ("GpPAO" if scope.word(scope.i + 2) == "them" else "Gp")


def main_subject(scope: Scope, verb: int) -> str:
    """Whoever the main clause is about, if they are people; else those "among" whom it is so."""
    line = scope.line
    end = noun_end(line, scope.subject, verb)
    head = next((k for k in range(scope.subject + 1, end) if line.tags[k] in "PR"), end)
    if end > scope.subject and person(line.words[head - 1]):
        return line.said(scope.subject, end)
    for k in range(scope.left - 1, verb, -1):
        if line.words[k] in ("among", "amongst"):
            end = noun_end(line, k + 1, scope.left)
            named = any(person(word) for word in line.words[k + 1 : end])
            return line.said(k + 1, end) if named else ""
    return ""


def whole_of(scope: Scope, verb: int) -> None:
    """Read "NP accounts for 25% of NP2" and "..., with 96% of NP2 agreeing with that"."""
    line, made = scope.line, scope.made
    start = scope.i + 2
    # "Rye is loved by 60% of the cooks taking part": they are those who take part.
    passive = line.tags[scope.left - 1] in "vp" and "by" in line.words[scope.left : scope.i]
    end = noun_end(line, start, scope.b, not passive)
    if scope.tie() == "with":
        end = _group_end(scope)
    made.right = scope.predicate(end)
    if scope.tie() == "with" and _predicated(scope, end):
        made.population = line.said(start, end)
        if anaphor(line.words[start:end]) and verb > scope.subject:
            # As in "Young people like it, with 88% of them buying it".
            made.population = main_subject(scope, verb) or made.population
        words = made.right.split()
        if len(words) <= 5 and any(word in ("that", "this", "so") for word in words):
            made.left = scope.before_figure()
        return
    if line.words[start : start + 1] == ["what"] and verb > scope.subject:
        people = line.words[scope.subject : verb]
        if person(people[-1]) and not anaphor(people):
            # As in "Young shoppers return 39 percent of what they buy".
            made.population, made.lead = line.said(scope.subject, verb), scope.lead
            made.left, made.right = line.said(verb, scope.left), scope.predicate(scope.i + 1)
            return
    predicate = made.right
    scope.whose(start, end)
    made.lead = scope.lead
    subject = line.words[scope.subject : verb]
    pronoun = anaphor(subject)
    if pronoun and len(subject) > 1 and scope.share and line.words[scope.i - 1] in HEDGES:
        # As in "The number drops to eight in ten of those who": the same of others.
        whole = line.said(start, noun_end(line, start, scope.b))
        made.same, made.right = True, f"of {whole}"
        made.population = ""
        return
    made.left = line.said(verb if pronoun else scope.subject, scope.left)
    if only_mean(scope, made.left):
        made.left = ""
    if verb > scope.subject and not pronoun:
        made.subject = line.said(scope.subject, verb)
    elif subject in (["it"], ["they"]) and scope.before is not None and scope.before.subject:
        # As in "Mills grind 40% of the rye, while they employ 12% of the millers".
        made.subject = scope.before.subject
        made.left = joined(made.subject, made.left)
    made.right = joined(made.right, predicate)
