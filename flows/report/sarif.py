"""Findings as SARIF 2.1.0, the OASIS exchange format of checkers. Pure.

Section numbers are those of the standard (with Errata 01).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from flows.report.formats import Report
from flows.report.where import Passage, Places, Where, worst_first
from schemas import records
from warehouse.catalogue import FAMILIES, Rule, page, rules

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ENCODINGS = {"cp1252": "windows-1252"}  # names that are Python's alone
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_PROPERTIES = ("claim_id", "source_id", "figure", "quote", "fix")


def write(report: Report, stream: TextIO, colour: bool) -> None:  # noqa: ARG001 - as all
    """One run: the rules, the documents, and every finding; ruled ones as suppressed."""
    places = Places(report)
    order = {code: at for at, code in enumerate(rules())}
    run = {
        "tool": {
            "driver": {
                "name": "provstat",
                "version": version("provstat"),
                "rules": [_rule(rule, report) for rule in rules().values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        # Only line feed and carriage return with line feed end a line for us (3.14.25).
        "newlineSequences": ["\r\n", "\n"],
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(row, report) for row in records(report.frames["documents"])],
        "results": [
            *(_result(row, order, places, report) for row in worst_first(report, ruled=True)),
            *(_absent(row, order, report) for row in report.gone),
        ],
        "properties": {"coverage": report.coverage.record()},
    }
    # ASCII alone: no encoding of a terminal or a pipe can then spoil it.
    stream.write(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2))
    stream.write("\n")


def _rule(rule: Rule, report: Report) -> dict[str, Any]:
    text = page(rule.code)
    address = report.rule_address(rule.code)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),  # 3.49.7
        "shortDescription": {"text": _literal(rule.summary)},
        "fullDescription": {"text": _literal(rule.finds)},
        "help": {"text": _literal(text), "markdown": _literal(text)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.family]], "name": rule.name},
    }


def _result(
    row: Mapping[str, Any], order: Mapping[str, int], places: Places, report: Report
) -> dict[str, Any]:
    where, other = places.of(row), places.other(row)
    result: dict[str, Any] = {
        "ruleId": row["rule"],
        "ruleIndex": order[row["rule"]],
        "level": _LEVELS[row["severity"]],
        "message": {"text": f"{_literal(row['message'])}\n{_literal(row['fix'])}"},
        "locations": [_location(where, row["figure"], row["source_id"])],
        # Ids are made of the words, not of the place: they stay while the words do (3.27.17).
        "partialFingerprints": {"provstatFinding/v1": row["finding_id"]},
        # An empty list says that it was looked for rulings, and none holds (3.27.23).
        "suppressions": _suppressions(row),
        "properties": {
            **{name: row[name] for name in _PROPERTIES if row[name] is not None},
            "details": json.loads(row["details"]) if row["details"] else {},
        },
    }
    if other:
        result["relatedLocations"] = [_related(other)]
    state = report.baseline.get(row["finding_id"]) if report.baseline is not None else None
    if state:
        result["baselineState"] = state
    return result


def _absent(row: Mapping[str, str], order: Mapping[str, int], report: Report) -> dict[str, Any]:
    """A result of the baseline that is found no more (3.27.24)."""
    known = {"ruleIndex": order[row["rule"]]} if row["rule"] in order else {}
    return {
        "ruleId": row["rule"],
        **known,
        "level": _LEVELS.get(row["severity"], "warning"),
        "message": {"text": f"Found no more: {_literal(row['figure'])} {_literal(row['quote'])}"},
        "locations": [_location(Where(report.place(row["document"])), None)],
        "partialFingerprints": {"provstatFinding/v1": row["finding_id"]},
        "baselineState": "absent",
    }


def _suppressions(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    if row["status"] == "open":
        return []
    by = {"ruled_by": row["ruled_by"]} if row["ruled_by"] else {}
    told = {"kind": "external", "status": "accepted", "properties": {"ruling": row["status"], **by}}
    return [told | ({"justification": row["ruling"]} if row["ruling"] else {})]


def _location(where: Where, figure: str | None, source: str | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact_location(where.path)}
    region = _region(where, figure)
    if region:
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    # What has no lines has another name for its parts (3.33).
    part = f"page {where.page}" if where.page is not None else None
    part = f"row {where.row}" if where.row is not None else part
    if part is None and region is None and source is not None:
        part = source
    if part and not region:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{where.path}#{part}"}]
    return location


def _related(other: Passage) -> dict[str, Any]:
    location = _location(other.where, other.row["figure"])
    location["id"] = 0
    location["message"] = {"text": _literal(other.row["quote"])}
    return location


def _region(where: Where, figure: str | None) -> dict[str, Any] | None:
    if where.line is None or where.start is None or where.end is None:
        return None
    region = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "charOffset": where.start,
        "charLength": where.end - where.start,
    }
    return region | ({"snippet": {"text": figure}} if figure else {})


def _artifact(row: Mapping[str, Any], report: Report) -> dict[str, Any]:
    artifact: dict[str, Any] = {
        "location": _artifact_location(report.place(row["document"])),
        "roles": ["analysisTarget"],
    }
    if row["media_type"]:
        artifact["mimeType"] = row["media_type"]
    if row["encoding"] and (row["media_type"] or "").startswith("text/"):
        artifact["encoding"] = _ENCODINGS.get(row["encoding"], row["encoding"])
    return artifact


def _invocation(report: Report) -> dict[str, Any]:
    aside = records(report.frames["quarantine"])
    return {
        "executionSuccessful": not report.unread,
        "toolExecutionNotifications": [
            {
                "level": "warning",
                "message": {"text": _literal(row["reason"])},
                "locations": [_location(Where(report.place(row["file"]), row=row["row"]), None)],
            }
            for row in aside
        ],
    }


def _artifact_location(path: str) -> dict[str, Any]:
    if _ADDRESS.match(path):
        return {"uri": quote(path, safe="/:?#[]@!$&'()*+,;=%~")}
    coded = quote(path.encode("utf-8", "surrogateescape"), safe="/~")
    if path.startswith("/"):
        return {"uri": f"file://{coded}"}
    return {"uri": coded, "uriBaseId": "%SRCROOT%"}


def _literal(text: str) -> str:
    """Text of others as text: braces are no placeholders (3.11.5), brackets no links (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
