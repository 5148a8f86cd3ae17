"""Amounts that only tell apart: classes of answers and incomes, ends of a scale, units."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around

# "from -100% to 100%": what a scale runs over, not a change.
_SCALE_FROM = pattern(r"\bfrom (?:(?:[-−–]?100|0)\s?(?:%|percent|per cent)? (?:up )?to )?$")
_SCALE_TO = pattern(r"^ (?:up )?to \+?100\s?(?:%|percent|per cent)(?! of)")
# "debts of $50,000 or more", "those earning under $20,000".
_OF_SOME = pattern(
    r"\b(?:(?:debts?|burdens?|incomes?|savings|loans?|balances?|salar(?:y|ies)|earnings|wages"
    r"|revenues?|budgets?|turnovers?|sales|assets|wealth|mortgages?|pensions?|rents?) (?:of|at)"
    r"|earn(?:ing|ed)?|mak(?:e|ing)|ow(?:e|ing)|paying) (?:(?:over|above|under|below|more than"
    r"|less than|at least|up to|between) )?$",
)
# "spent 1-2 hours on it each night (39.1%)": the share is of those who gave that answer.
_SHARE_BEHIND = pattern(
    r"^[^.;:()\d]{0,60}\((?:about |some |~)?\d[\d.]*\s?(?:%|percent|per cent)\)"
)
# "1GB of data costs $5"
_COSTS = pattern(r"^(?: of [a-z]+)? (?:now |still |will |would )?costs?\b")
# "obese, meaning that they have a body mass index of 30 or above"
_MEANS = pattern(r"\b(?:meaning|defined as|which means|that is|i\.e\.)\b[^.;()]{0,50}$")
_DEFINES = pattern(r"\b(?:defines?|defined|defining) [^.;]{0,60}\bas\b[^.;\d]{0,50}$")
_BOUND = pattern(
    r"^ (?:[a-z]+ )?(?:or|and) (?:above|more|over|higher|below|less|under|fewer|lower)\b"
)
# "The richest 10% hold 54%": a slice that is chosen by its rank, and no share that was found.
_RANKED = pattern(
    r"\bthe (?:richest|wealthiest|poorest|highest|lowest|best|worst|top|bottom|upper|lower|largest"
    r"|biggest|smallest|fastest|slowest|cheapest|dearest|oldest|youngest|happiest)"
    r"(?:[- ](?:paid|earning|scoring|performing|ranked|income|selling|rated))? $"
)
_DOES = pattern(r"^ (?:of (?:[\w’'-]+ ){1,4}?)?(?!(?:rate|share|tax|mark|stake)\b)[a-z]+\b[^.;]*\d")
# "Half of tenants own less than 16,000 euros": where the middle is, in other words.
_MEDIAN = pattern(
    r"^ of (?:[\w’'-]+ ){1,5}?(?:own|earn|have|had|pay|make|spend|hold|owe|get|live on|get by on"
    r"|owned|earned|paid|made|spent|held|owed|got)s? (?:(?:less|more) than|under|over|at most"
    r"|at least) [$€£]?\d[\d,.]*(?! ?(?:%|per ?cent))"
)
_TO_BE_REACHED = pattern(r"\b(?:get|bring|reach|connect|help|serve|lift)(?:ting|ing|s)? the next $")


def category(near: Around, *, shares: bool) -> str | None:
    """Why a figure is no claim: it names a class, a scale, a unit or an aim.

    Args:
        near: the figure with what stands around it.
        shares: whether its sentence gives shares besides.
    """
    figure, left, right = near.figure, near.left, near.right
    if figure.form == "percent":
        opened = abs(figure.value) in (0, 100) and _SCALE_FROM.search(left) is not None
        if opened and (_SCALE_TO.match(right) or left.endswith(" to ")):
            return "scale"
        if _RANKED.search(left) and _DOES.match(right):
            return "population"
        return "target" if _TO_BE_REACHED.search(left) else None
    if figure.form == "fraction" and figure.comparator == "=" and _MEDIAN.match(right):
        return "median"
    if figure.form != "multiple" and _DEFINES.search(left):
        return "definition"
    banded = figure.comparator != "=" or figure.value_high is not None
    if figure.form == "currency" and shares and banded and _OF_SOME.search(left):
        return "population"
    if figure.form in ("duration", "count", "measure") and banded and _SHARE_BEHIND.match(right):
        return "population"
    if figure.form in ("count", "measure", "score") and _MEANS.search(left) and _BOUND.match(right):
        return "definition"
    if figure.form == "measure" and figure.value == 1 and _COSTS.match(right):
        return "base"
    return None
