"""Findings as JSON, whole or one record a line. Pure."""

from __future__ import annotations

import json
from typing import Any, TextIO

from flows.report.formats import Report
from flows.report.records import claim_records, finding_records
from schemas import records


def write(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """One object: findings, coverage, what was set aside, and the claims if they are wanted."""
    whole: dict[str, Any] = {
        "findings": list(finding_records(report.frames["findings"], report.baseline)),
        "coverage": report.coverage.record(),
    }
    if report.claims:
        whole["claims"] = list(claim_records(report.frames))
    whole["quarantine"] = records(report.frames["quarantine"])
    stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


def write_lines(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001
    """One record a line: the claims if they are wanted, the findings, the coverage."""
    claims = claim_records(report.frames) if report.claims else ()
    found = finding_records(report.frames["findings"], report.baseline)
    stream.writelines(
        json.dumps(record, ensure_ascii=False) + "\n"
        for record in (*claims, *found, report.coverage.record())
    )
