"""Findings: what the rules flag."""

from schemas.base import Int, Table, number, text
from schemas.words import SEVERITIES


class Findings(Table):
    """One row a finding: a rule, a claim or a source, and the other side if there is one."""

    finding_id: str = text("Made of rule, subject and other side", unique=True)
    rule: str = text("Code of the rule", str_matches=r"^(UNS|CON|NUM|DIS|AGE)\d{3}$")
    name: str = text("Name of the rule")
    severity: str = text("error, warning or info", isin=SEVERITIES)
    claim_id: str = text("Claim it is about; null for findings about a source", null=True)
    source_id: str = text("Source it is about", null=True)
    document: str = text("Where to look: the document, or the registry file")
    start: Int = number("Offset of the figure", unit="characters", ge=0)
    end: Int = number("Offset after the figure", unit="characters", ge=0)
    line: Int = number("Line, from 1", unit="line", ge=1)
    column: Int = number("Column, from 1", unit="characters", ge=1)
    figure: str = text("The figure", null=True)
    quote: str = text("The sentence", null=True)
    message: str = text("What was found, with both sides")
    fix: str = text("What to do")
    other_claim_id: str = text("The other side", null=True)
    other_document: str = text("Document of the other side", null=True)
    other_start: Int = number("Offset of the other figure", unit="characters", ge=0)
    other_end: Int = number("Offset after the other figure", unit="characters", ge=0)
    other_figure: str = text("The other figure", null=True)
    details: str = text("What the rule saw, JSON object")
    status: str = text("open, or as ruled: accepted, waived", isin=("open", "accepted", "waived"))
    ruling: str = text("Reason of the ruling", null=True)
    ruled_by: str = text("Who ruled", null=True)
