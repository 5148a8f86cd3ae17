"""Runs and quarantine: what went in, what came out, and what did not."""

from schemas.base import Int, Table, Timestamp, moment, number, text


class Runs(Table):
    """One row a run that loaded something: an ingest, or a recheck of what stands."""

    run_id: str = text("Id of the run, sortable by time", unique=True)
    started_at: Timestamp = moment("Start", null=False)
    finished_at: Timestamp = moment("End", null=False)
    version: str = text("Version of provstat")
    rows_in: Int = number("Rows and files read", unit="rows", null=False, ge=0)
    rows_loaded: Int = number("Rows and files accepted", unit="rows", null=False, ge=0)
    rows_quarantined: Int = number("Rows and files set aside", unit="rows", null=False, ge=0)
    documents: Int = number("Documents standing", unit="documents", null=False, ge=0)
    documents_new: Int = number(
        "Documents new or changed in this run", unit="documents", null=False, ge=0
    )
    documents_closed: Int = number("Documents gone", unit="documents", null=False, ge=0)
    claims: Int = number("Claims standing: figures found", unit="claims", null=False, ge=0)
    claims_new: Int = number("Claims new in this run", unit="claims", null=False, ge=0)
    claims_closed: Int = number("Claims closed in this run", unit="claims", null=False, ge=0)
    checkable: Int = number(
        "Claims that lead to a source with readable text", unit="claims", null=False, ge=0
    )
    supported: Int = number("Claims their source supports", unit="claims", null=False, ge=0)
    findings: Int = number("Findings open", unit="findings", null=False, ge=0)
    findings_new: Int = number("Findings new in this run", unit="findings", null=False, ge=0)
    findings_closed: Int = number("Findings closed in this run", unit="findings", null=False, ge=0)
    job: str = text("Kind of run; null before this was told", null=True, isin=("ingest", "recheck"))
    as_of: str = text("Day at which age and expiry were judged, ISO 8601", null=True)
    gate: str = text(
        "Gate before publishing: open, refused (readers keep the file they had) or overridden",
        null=True,
        isin=("open", "refused", "overridden"),
    )
    claims_lost: Int = number(
        "Claims in the file readers had that this run has not, by document", unit="claims", ge=0
    )
    code: str = text(
        "Hash of the code with which claims were traced; null if the run traced none", null=True
    )


class RuleRuns(Table):
    """One row a rule and run: how much it looked at, flagged and passed."""

    run_id: str = text("Run")
    rule: str = text("Rule")
    checked: Int = number("Subjects looked at", unit="subjects", null=False, ge=0)
    flagged: Int = number("Findings", unit="findings", null=False, ge=0)
    passed: Int = number("Subjects without a finding", unit="subjects", null=False, ge=0)


class Quarantine(Table):
    """One row a file or row that was set aside, with the reason and the original text."""

    quarantine_id: str = text("Made of file, row and text", unique=True)
    file: str = text("File below the inbox")
    row: Int = number("Row in the file, from 1; null if the whole file", unit="row", ge=1)
    step: str = text("Step that set it aside: land, register, decide, ...")
    reason: str = text("What is wrong and what to do")
    original: str = text(
        "The original text (of a binary file: its first bytes, hexadecimal)", null=True
    )
    content_hash: str = text("SHA-256 of the file", null=True)
