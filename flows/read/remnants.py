"""What of a statement is said of no one: the credit in brackets, marks, when it was reported."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.model import Credit, Meaning

_MARKS = pattern(r"\s?\[\d{1,3}(?:[,;–-] ?\d{1,3}){0,9}\]")
# "NAME reported in 2021 that ...": when it was reported.
_REPORTED = pattern(r"^(?:in|on|last|this|earlier) [\w ,]{1,25}?\bthat (?=\w)")
# "Crumb's survey of bakers in Norland, Ostland and Rye found": who says so.
_FOUND = pattern(
    r"[^.;]{0,160}?\b(?:found|finds|showed|shows|says|said|reports|reported|reveals|revealed"
    r"|estimates|estimated|suggests|suggested|indicates|indicated|concludes|concluded)"
    r"(?: that)? (?=\w)"
)
# "(e.g. on Sundays)", "(i.e., at night)", "(defined as ...)": what is meant, for readers who ask.
_MEANT = pattern(
    r"\s?\((?:e\.?g|i\.?e|for (?:example|instance)|such as|defined as|that is|meaning)\b[^()]*\)?"
    r"(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_SHORT = 80  # characters a bracket may hold beside the credit


def without_credit(meaning: Meaning, credit: Credit | None) -> None:
    """Take "(Bread Union, 2022)" and "[2, 3]" out of a statement: they tell whose it is."""
    statement = meaning.statement
    if not statement:
        return
    statement = _REPORTED.sub("", statement)
    if "(" in statement:
        statement = _MEANT.sub("", statement).strip()
    closed = statement.find(")")
    if closed >= 0 and "(" not in statement[:closed] and statement[closed + 1 :].strip(" ,."):
        statement = statement[closed + 1 :].strip(" ,")  # the rest of a bracket
    if "[" in statement:
        statement = _MARKS.sub("", statement).strip()
    words = credit.text if credit is not None and credit.type == "named" else None
    if words and statement.lower().startswith(words.lower()):
        found = _FOUND.match(statement, len(words))
        statement = statement[found.end() :] if found is not None else statement
    if words and statement.endswith(")"):
        at = statement.rfind("(")
        inside = statement[at + 1 : -1]
        if at > 0 and words.strip("() ") in inside and len(inside) <= len(words) + _SHORT:
            statement = statement[:at].rstrip(" ,")
    meaning.statement = statement or meaning.statement
