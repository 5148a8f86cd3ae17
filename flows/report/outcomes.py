"""What came of holding a claim against its source, in words: the same on every page and export."""

from __future__ import annotations

UNCHECKED = ("unverifiable", "not_checkable")
SAID = {
    "supported": "the source states it",
    "supported_within_rounding": "the source states it, rounded",
    "value_differs": "the source has another value",
    "context_differs": "in the source, but about something else",
    "figure_absent": "not in the source",
    "misattributed": "in another source",
    "unverifiable": "its source could not be checked",
    "not_checkable": "nothing that a source could settle",
}
CHECKED = frozenset(SAID) - frozenset(UNCHECKED)


def sentence(outcome: str) -> str:
    """The outcome with a capital letter, as it stands alone."""
    return SAID[outcome][:1].upper() + SAID[outcome][1:]
