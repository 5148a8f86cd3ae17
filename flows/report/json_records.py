"""Findings as JSON, whole or one record a line. Pure."""

from __future__ import annotations

import json
from typing import Any, TextIO

from flows.report.formats import Report
from flows.report.records import claim_records, finding_records, ruling_records
from schemas import records


def write(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """One object: findings, rulings that do not hold, coverage, what was set aside, claims."""
    whole: dict[str, Any] = {
        "findings": list(finding_records(report.frames["findings"], report.baseline)),
        "coverage": report.coverage.record(),
    }
    whole["rulings"] = list(ruling_records(report))
    if report.claims:
        whole["claims"] = list(claim_records(report.frames))
    whole["quarantine"] = records(report.frames["quarantine"])
    stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


def write_lines(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001
    """One record a line: claims if wanted, findings, rulings that do not hold, coverage."""
    claims = claim_records(report.frames) if report.claims else ()
    found = finding_records(report.frames["findings"], report.baseline)
    stream.writelines(
        json.dumps(record, ensure_ascii=False) + "\n"
        for record in (*claims, *found, *ruling_records(report), report.coverage.record())
    )
