"""A ruling as a row for raw/decisions: what it is about, and the words it rests on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LONGEST = 120  # characters of a sentence that a guard holds
_FORMULA = "=+-@|"  # a spreadsheet would run a cell that starts with one


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an editor says: columns of ``schemas.Decisions`` without those the reader adds."""

    target: str
    ruling: str
    by: str
    date: str
    value: str | None = None
    reason: str | None = None
    expires: str | None = None
    expect: str | None = None

    def cells(self) -> dict[str, str]:
        """The row for the file, empty where nothing is said."""
        told = (*("target", "ruling", "value", "reason", "by", "date", "expires", "expect"),)
        return {name: getattr(self, name) or "" for name in told}


def target_for(finding: Mapping[str, Any], siblings: Sequence[Mapping[str, Any]]) -> str:
    """The target of a ruling on a finding, as readable as it can be.

    RULE@CLAIM (or RULE@SOURCE) where the rule has found one thing there; the finding's own id
    where it has several other sides, so that the ruling is on one of them alone.

    Args:
        finding: row of the contract's findings.
        siblings: findings of the same claim or source, itself among them.
    """
    same = [row for row in siblings if row["rule"] == finding["rule"]]
    if len(same) > 1:
        return str(finding["finding_id"])
    return f"{finding['rule']}@{finding['claim_id'] or finding['source_id']}"


def guard(quote: str | None, figure: str | None) -> str | None:
    """Words of the sentence, the figure among them, that must still stand for a ruling to hold.

    Whole words, cut to a length that can be read in a review; what a terminal or a spreadsheet
    would take for an order is left out.
    """
    text = " ".join((quote or "").split())
    at = max(text.find(" ".join((figure or "").split())), 0)
    start, end = _printable_around(text, at)
    if end - start > _LONGEST:
        start = max(start, min(at - _LONGEST // 3, end - _LONGEST))
        end = start + _LONGEST
        start = text.find(" ", start, at) + 1 if start and text[start - 1] != " " else start
        end = max(text.rfind(" ", at + 1, end), at + len(figure or "")) if end < len(text) else end
    return text[start:end].strip().lstrip(_FORMULA + " ") or None


def _printable_around(text: str, at: int) -> tuple[int, int]:
    """The longest run of printable characters that holds a place."""
    start, end = at, at
    while start > 0 and text[start - 1].isprintable():
        start -= 1
    while end < len(text) and text[end].isprintable():
        end += 1
    return start, end
