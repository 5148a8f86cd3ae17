"""The clause next to a figure, inside a longer one: "it is clear that", ", which stood at"."""

from __future__ import annotations

from flows.read.phrases import main_verb, noun_end
from flows.read.scope import Scope
from flows.read.whens import is_time
from flows.read.wordclass import MEASURES

_CLAUSAL = frozenset("as since after before until".split())


def which_verb(scope: Scope) -> int:
    """Index of the verb in "Bakery fires, which stood at 12% in May, rose"; -1 if there is none.

    The scope goes to the clause.
    """
    line = scope.line
    for k in range(scope.left - 1, scope.subject, -1):
        if line.tags[k] in ";:(.-":
            return -1
        if line.tags[k] == "R" and line.tags[k - 1] == "," and line.words[k] in ("which", "who"):
            verb = next((n for n in range(k + 1, scope.left) if line.tags[n] in "VX"), -1)
            if verb > 0:
                scope.subject = k
            return verb
    return -1


def inner_clause(scope: Scope, verb: int) -> int:
    """Go to the clause next to the figure, of "it is clear that sales grew 5%".

    Returns:
        Index of its verb; the scope's subject and lead are moved.
    """
    line, subject = scope.line, scope.subject
    depth = 0
    for k in range(scope.left - 1, verb, -1):
        if line.tags[k] == "R" and line.tags[k - 1] == ",":
            for inner in range(k + 1, scope.left):
                if line.tags[inner] in "VX":
                    scope.subject = k
                    return inner
        if (line.tags[k] == "S" and not _measured_when(scope, k)) or _opens_clause(scope, k):
            inner = main_verb(line, k + 1, scope.left)
            if inner <= k + 1:
                break
            if line.words[k] == "that":
                scope.lead = ""  # "It is clear that": what the clause says is said there
            scope.subject = k + 1
            return inner
    for k in range(verb - 1, subject, -1):
        depth += (line.tags[k] == ")") - (line.tags[k] == "(")
        if depth > 0:
            continue  # "The mill, although it closed in May, was worth"
        if line.tags[k] == "S" and not _measured_when(scope, k):
            scope.subject = k + 1
            break
    return verb


def _measured_when(scope: Scope, k: int) -> bool:
    """Whether a clause tells of which measure: "the failure rate when bakers worked by hand"."""
    words = scope.line.words
    return words[k] in ("when", "where") and k > scope.subject and words[k - 1] in MEASURES


def _opens_clause(scope: Scope, k: int) -> bool:
    """Whether "as" or "since" opens a clause: "fell as costs rose", not "since May"."""
    line = scope.line
    if line.words[k] not in _CLAUSAL or line.tags[k] != "P" or line.tags[k + 1] not in "DOGN":
        return False
    end = noun_end(line, k + 1, scope.left, commas=True)
    return k + 1 < end < scope.left and line.tags[end] in "VX" and not is_time(line, k + 1, end)
