"""How much was looked at: printed with every report, so that silence is not taken for fine."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from flows.report.outcomes import UNCHECKED
from schemas.words import SUPPORTED
from warehouse.counting import counted

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of claims and findings.

    ``checkable`` are the claims that lead to a source with readable text; ``flagged`` those with
    an open finding.
    """

    documents: int
    figures: int
    checkable: int
    supported: int
    flagged: int
    errors: int
    warnings: int
    infos: int
    ruled: int  # findings that a ruling accepted or waived
    known: int = 0  # open findings that a baseline has, which are counted nowhere else

    @property
    def findings(self) -> int:
        """Open findings."""
        return self.errors + self.warnings + self.infos

    def record(self) -> dict[str, Any]:
        """As a record for programs."""
        return {"record": "coverage", **asdict(self), "findings": self.findings}

    def line(self) -> str:
        """As the closing line of a report."""
        text = f"{self.figures_line()}; "
        if not self.findings:
            text += "no findings"
        else:
            parts = [
                counted(number, word)
                for number, word in ((self.errors, "error"), (self.warnings, "warning"))
            ]
            text += f"{counted(self.findings, 'finding')} ({', '.join(parts)}, {self.infos} info)"
        if self.known:
            text += f"; {self.known} more known from the baseline"
        if self.ruled:
            text += f"; {self.ruled} set aside by rulings"
        return text

    def figures_line(self) -> str:
        """What became of the figures."""
        found = counted(self.figures, "figure")
        return (
            f"{found} found, {self.checkable} checkable against saved sources, "
            f"{self.supported} supported, {self.flagged} flagged"
        )


def coverage(frames: dict[str, pd.DataFrame]) -> Coverage:
    """Count what was found, checked and flagged.

    Args:
        frames: needs documents, claims, support and findings.
    """
    outcomes = frames["support"]["outcome"]
    findings = frames["findings"]
    opened = findings[findings["status"] == "open"]
    levels = opened["severity"].value_counts()
    return Coverage(
        documents=len(frames["documents"]),
        figures=len(frames["claims"]),
        checkable=int((~outcomes.isin(UNCHECKED)).sum()),
        supported=int(outcomes.isin(SUPPORTED).sum()),
        flagged=opened["claim_id"].nunique(),
        errors=int(levels.get("error", 0)),
        warnings=int(levels.get("warning", 0)),
        infos=int(levels.get("info", 0)),
        ruled=int((findings["status"] != "open").sum()),
    )


def of_document(frames: dict[str, pd.DataFrame], document: str) -> dict[str, pd.DataFrame]:
    """What ``coverage`` needs, of one document alone."""
    claims, support, findings = frames["claims"], frames["support"], frames["findings"]
    claims = claims[claims["document"] == document]
    return {
        "documents": frames["documents"][frames["documents"]["document"] == document],
        "claims": claims,
        "support": support[support["claim_id"].isin(claims["claim_id"])],
        "findings": findings[findings["claim_id"].isin(claims["claim_id"])],
    }


def worst(findings: pd.DataFrame) -> str | None:
    """The gravest severity among the open findings; null if there are none."""
    present = set(findings.loc[findings["status"] == "open", "severity"])
    return next((level for level in LEVELS if level in present), None)


def fails(findings: pd.DataFrame, fail_on: str) -> bool:
    """Whether an open finding is as grave as ``fail_on`` or graver ('never': never)."""
    gravest = worst(findings)
    if fail_on == "never" or gravest is None:
        return False
    return LEVELS.index(gravest) <= LEVELS.index(fail_on)
