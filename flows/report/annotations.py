"""Findings beside the lines of a change: GitHub's workflow commands, GitLab's Code Quality. Pure.

Sources: "Workflow commands for GitHub Actions" (escaping as in actions/toolkit, command.ts);
"Code Quality report format" of GitLab's documentation.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TextIO

from flows.report.formats import Report
from flows.report.printable import escaped, printable
from flows.report.where import Places, Where, worst_first

if TYPE_CHECKING:
    from flows.decide import Broken

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write_github(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """A workflow command a finding, the gravest first, and the coverage as a line of the log."""
    places = Places(report)
    for row in worst_first(report):
        where = places.of(row)
        told = {"file": _relative(where.path), **_github_region(where)}
        told["title"] = f"{row['rule']} {row['name']}"
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in told.items())
        lines = [_at(where) + printable(row["message"]), f"Fix: {printable(row['fix'])}"]
        lines.append(f"Why: {_why(report, row['rule'])}")
        stream.write(f"::{_COMMANDS[row['severity']]} {properties}::{_data(lines)}\n")
    for ruling in report.rulings:
        place = f"file={_property(_relative(report.place(ruling.file)))},title=ruling"
        stream.write(f"::warning {place}::{_data([_of_ruling(ruling)])}\n")
    stream.write(f"{report.coverage.line()}\n")


def write_gitlab(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """An array of Code Quality issues; a finding without a line stands at the first one."""
    places = Places(report)
    issues = []
    for row in worst_first(report):
        where = places.of(row)
        lines: dict[str, int] = {"begin": where.line or 1}
        if where.end_line is not None:
            lines["end"] = where.end_line
        issues.append(
            {
                "description": f"{_at(where)}{printable(row['message'])} "
                f"{printable(row['fix'])} ({_why(report, row['rule'])})",
                "check_name": f"{row['rule']} {row['name']}",
                "fingerprint": row["finding_id"],
                "severity": _SEVERITIES[row["severity"]],
                "location": {"path": _relative(where.path), "lines": lines},
            }
        )
    for ruling in report.rulings:
        place = f"{ruling.file}\x1f{ruling.row}\x1f{ruling.message}"
        issues.append(
            {
                "description": _of_ruling(ruling),
                "check_name": "ruling",
                "fingerprint": hashlib.sha256(place.encode()).hexdigest()[:16],
                "severity": _SEVERITIES["warning"],
                "location": {"path": _relative(report.place(ruling.file)), "lines": {"begin": 1}},
            }
        )
    stream.write(json.dumps(issues, indent=2) + "\n")


def _of_ruling(ruling: Broken) -> str:
    """What to say of a ruling that does not hold."""
    return (f"Row {ruling.row}: " if ruling.row is not None else "") + printable(ruling.message)


def _why(report: Report, code: str) -> str:
    return report.rule_address(code) or f"provstat rule {code}"


def _at(where: Where) -> str:
    """What a line cannot say of the place: the page of a PDF, the row of a table."""
    if where.row is not None:
        return f"Row {where.row}: "
    return f"Page {where.page}: " if where.page is not None else ""


def _github_region(where: Where) -> dict[str, int]:
    if where.line is None:
        return {}
    region = {"line": where.line, "endLine": where.end_line or where.line}
    if where.end_line == where.line and where.column and where.end_column:
        # columns are only taken where both ends lie in one line
        region |= {"col": where.column, "endColumn": where.end_column - 1}
    return region


def _relative(path: str) -> str:
    """Both services match paths of the repository as git writes them."""
    return path.removeprefix("./")


def _data(lines: list[str]) -> str:
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped(text.replace(":", "%3A").replace(",", "%2C"))
