"""Where the clause starts that a figure stands in: what other clauses say is not said of it.

"Rents fell in May, and it now takes a baker six weeks to find a shop": the figure's clause is the
second. Its pronoun stands for the subject of the one before.
"""

from __future__ import annotations

from flows.read.chunks import Line
from flows.read.phrases import HEDGES, anaphor, main_verb, noun_end
from flows.read.scope import Scope
from flows.read.whens import time_ahead
from flows.read.wordclass import PARTS, SAYING, person

_OPENING = frozenset(
    "why how if whether when because where since while whereas although though".split()
)
_PRONOUNS = frozenset("it they he she".split())
_LINKING = frozenset("since as because".split())
_REACH = 60  # words before a figure that are looked at


def behind_dash(scope: Scope) -> bool:
    """Leave the clause behind which a dash introduces the figure; whether that was all."""
    k = scope.hedged(scope.a)
    if k > scope.a and scope.line.tags[k - 1] == "-" and main_verb(scope.line, scope.a, k - 1) >= 0:
        alone = scope.share and scope.before is None and scope.tag(scope.i + 1) in " ,.;"
        if alone and _before_dash(scope, k - 1):
            return True
        scope.a = k
    return False


def _before_dash(scope: Scope, dash: int) -> bool:
    """Read "more adults in town were tired — 30.8 percent": the clause says what the figure is."""
    line = scope.line
    _, start = scope.find_lead(scope.a, dash)
    verb = main_verb(line, start, dash)
    if verb <= start or not any(person(word) for word in line.words[start:verb]):
        return False
    scope.made.population = line.said(start, verb)
    scope.made.left = line.said(verb, dash)
    return True


def behind_that(scope: Scope) -> None:
    """Leave "We were shocked that" before "one in six go hungry": the figure opens its clause.

    As well "This is why 69% rent", and "It was told that 2 million loaves had been sold".
    """
    line, k = scope.line, scope.hedged(scope.a)
    opens = scope.verb_next() or scope.word(scope.i + 1) == "of" or scope.f.form == "ratio"
    counted = scope.f.form == "count" and scope.tag(scope.i + 1) in "OpG"
    if counted:
        opens = scope.tag(noun_end(line, scope.i + 1, scope.b)) in "VX"
    apart = "," in line.tags[k : scope.i]  # "Asked why, 69% named"
    if k - 1 < scope.a or apart or not opens or not (scope.share or counted):
        return
    if line.words[k - 1] in _OPENING or (line.words[k - 1] == "that" and k - 1 > scope.a):
        scope.a = k


def behind_as(scope: Scope) -> None:
    """Leave the clause before ", as 62% would": the figure's own is behind it."""
    line, k = scope.line, scope.i - 1
    while k > scope.a and line.words[k] in HEDGES and line.words[k] != "as":
        k -= 1
    counted = scope.f.form == "count" and scope.tag(scope.i + 1) in "Op"
    opens = (scope.share or counted) and k - 1 > scope.a
    opens = opens and line.words[k] == "as" and line.tags[k - 1] == ","
    if not opens:
        return
    _, start = scope.find_lead(scope.a, k - 1)
    verb = main_verb(line, start, k - 1)
    if verb >= 0:
        end = noun_end(line, start, verb)
        first = start + (line.words[start] in PARTS or line.words[start] in ("many", "most"))
        if end > first and person(line.words[end - 1]):
            scope.made.population = line.said(first, end)
        scope.a = k + 1


def leave_clauses(scope: Scope) -> None:
    """Let the figure's own words start where its clause does.

    ``scope.a`` is moved behind clauses that are complete in front of the figure's own; whoever
    they are about is kept where the own clause has a pronoun for a subject.
    """
    line = scope.line
    left = scope.hedged(scope.a)
    for k in range(left - 1, scope.a, -1):
        if line.tags[k] == ";" and any(kind in "VX" for kind in line.tags[scope.a : k]):
            scope.a = k + 1
            break
    for k in range(left - 1, max(scope.a, left - _REACH), -1):
        if not _parts(scope, k):
            continue
        start = k + 1
        while start < left and (line.tags[start] in 'CSA,"' or line.words[start] in _LINKING):
            start += 1
        subject = time_ahead(line, start, left)
        verb = main_verb(line, subject, left)
        if verb <= subject or noun_end(line, subject, verb) < _subject_end(line, subject, verb):
            continue
        whose = _whose(scope, k)
        if whose is None and line.tags[k] != "-":
            continue
        if (
            whose
            and line.words[subject] in _PRONOUNS
            and _subject_end(line, subject, verb) == (subject + 1)
        ):
            scope.before_it = whose
        scope.a = start
        return


def subject_before(line: Line) -> str:
    """Whom a sentence is about, for an "it" in the next one; empty if a pronoun or no one."""
    size = len(line.words)
    start = 0
    for _ in range(3):
        while start < size and line.tags[start] in 'CSA,"':
            start += 1
        if start < size and line.tags[start] != "P":
            break
        comma = next((k for k in range(start, size) if line.tags[k] == ","), size)
        start = comma + 1
    verb = main_verb(line, start, size)
    if verb <= start or anaphor(line.words[start:verb]):
        return ""
    end = noun_end(line, start, verb)
    return line.said(start, end) if end >= _subject_end(line, start, verb) else ""


def _subject_end(line: Line, start: int, verb: int) -> int:
    """Index behind the words from ``start`` to a verb, adverbs aside."""
    while verb > start + 1 and line.tags[verb - 1] in "A,":
        verb -= 1
    return verb


def _parts(scope: Scope, k: int) -> bool:
    """Whether the mark or word at ``k`` can part two clauses."""
    tags, words = scope.line.tags, scope.line.words
    if tags[k] in ",;":
        return True
    if tags[k] == "-":
        dash = words[k] in "—–" or len(words[k]) > 1
        return tags[k - 1] != "F" and (dash or scope.line.starts[k] > scope.line.ends[k - 1])
    return tags[k] == "C" and tags[k - 1] != "," and tags[k + 1] in "DN" and words[k] != "or"


def _whose(scope: Scope, end: int) -> str | None:
    """Subject of the clause that ends at ``end``; None if what stands there is no clause."""
    line = scope.line
    start = scope.a
    while start < end and line.tags[start] in 'CS,"A':
        start += 1
    for _ in range(4):
        verb = main_verb(line, start, end)
        if verb > start:
            break
        comma = next((k for k in range(start, end) if line.tags[k] == ","), -1)
        if comma < 0:
            return None
        start = comma + 1
    if verb <= start or line.tags[start] == "R":
        return None
    if line.words[verb] in SAYING and line.tags[end] != ";":
        return None  # "Bakers say, and millers agree, that"
    first = start
    if line.tags[first] == "P":
        return ""
    subject = line.words[first:verb]
    return "" if anaphor(subject) else line.said(first, noun_end(line, first, verb))
