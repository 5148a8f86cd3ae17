"""One verdict a figure, for pages that mark figures in a text. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flows.report.coverage import LEVELS
from flows.report.outcomes import sentence
from schemas.words import SUPPORTED


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as it is shown: never by its colour alone."""

    key: str
    label: str
    sign: str
    meaning: str


VERDICTS = {
    one.key: one
    for one in (
        Verdict("error", "Error", "✕", "a reader is being misled"),
        Verdict("warning", "Warning", "!", "a reader cannot check it"),
        Verdict("info", "Remark", "i", "worth knowing"),
        Verdict("known", "Known", "=", "flagged, and in the baseline already"),
        Verdict("ruled", "Ruled", "§", "flagged, and set aside by a ruling"),
        Verdict("supported", "Supported", "✓", "its source states it"),
        Verdict("unchecked", "Unchecked", "–", "nothing found, nothing to check it against"),
    )
}


def verdict_of(case: Mapping[str, Any], known: Collection[str] = ()) -> Verdict:
    """The gravest open finding decides; then a ruling; then whether the source states it.

    Args:
        case: the record of ``flows.report.explain``; needs findings and support.
        known: ids of findings that a baseline has.
    """
    opened = [row for row in case["findings"] if row["status"] == "open"]
    found = {row["severity"] for row in opened if row["finding_id"] not in known}
    gravest = next((level for level in LEVELS if level in found), None)
    if gravest is not None:
        return VERDICTS[gravest]
    if opened:
        return VERDICTS["known"]
    if case["findings"]:
        return VERDICTS["ruled"]
    return VERDICTS["supported" if case["support"]["outcome"] in SUPPORTED else "unchecked"]


def headline(case: Mapping[str, Any]) -> str:
    """The verdict in a few words: the names of what was found, or what the source says."""
    rows = sorted(case["findings"], key=gravity)
    names = list(dict.fromkeys(row["name"].replace("-", " ") for row in rows))
    if names:
        return ", ".join(names).capitalize()
    outcome = case["support"]["outcome"]
    return sentence(outcome) if outcome in SUPPORTED else "No source to hold it against"


def gravity(finding: Mapping[str, Any]) -> tuple[bool, int]:
    """Sorts findings: the open before the ruled, the gravest first."""
    return finding["status"] != "open", LEVELS.index(finding["severity"])
