"""Decisions: editors' rulings."""

from schemas.base import Int, Table, number, text


class Decisions(Table):
    """One row a ruling of raw/decisions."""

    decision_id: str = text("Made of its words", unique=True)
    target: str = text("claim_id, finding_id, or RULE@claim_id")
    ruling: str = text(
        "accept, waive, assign or correct", isin=("accept", "waive", "assign", "correct")
    )
    value: str = text("Source id to assign, or value to correct to", null=True)
    reason: str = text("Why", null=True)
    by: str = text("Who", null=True)
    date: str = text("When, ISO 8601", null=True)
    expires: str = text("Last day it holds, ISO 8601", null=True)
    expect: str = text("Words that must still stand in the claim's sentence", null=True)
    status: str = text(
        "applied, expired, guard_broken, target_gone or contradicted",
        isin=("applied", "expired", "guard_broken", "target_gone", "contradicted"),
    )
    file: str = text("File below the inbox")
    row: Int = number("Row, from 1", unit="row", ge=1)
