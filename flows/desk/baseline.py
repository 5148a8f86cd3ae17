"""A baseline: findings that stood when it was taken, so that later checks speak of new ones. Pure.

It is a CSV file that people review: one row a finding, sorted, with the sentence beside. Findings
are known by their id, which is made of words and not of places, so that moved lines change nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flows.desk.ruling import guard
from flows.errors import BadInput

COLUMNS = ("finding_id", "rule", "severity", "document", "figure", "quote")
NEW, UNCHANGED, ABSENT = "new", "unchanged", "absent"  # the words of SARIF 2.1.0, 3.27.24


@dataclass(frozen=True, slots=True)
class Compared:
    """What a baseline says: the state of each finding by id, and its rows that are gone."""

    states: dict[str, str]
    gone: tuple[dict[str, str], ...]


def baseline_text(findings: Iterable[Mapping[str, Any]]) -> str:
    """The file for findings (rows of ``schemas.Findings``): those on which nobody has ruled."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        sorted(
            (
                row["finding_id"],
                row["rule"],
                row["severity"],
                row["document"],
                " ".join((row["figure"] or "").split()),
                guard(row["quote"], row["figure"]) or "",
            )
            for row in findings
            if row["status"] == "open"
        )
    )
    header, *lines = out.getvalue().splitlines(keepends=True)
    # By document, as a person looks for them; ids alone would shuffle.
    return header + "".join(sorted(lines, key=lambda line: next(csv.reader([line]))[3]))


def read_baseline(name: str, data: bytes) -> list[dict[str, str]]:
    """Rows of a baseline.

    Raises:
        BadInput: it is none; the message says where.
    """
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{name}: no readable baseline ({error}); {_ANEW}") from error
    found = []
    for number, row in enumerate(rows, 1):
        if not row.get("finding_id") or not row.get("rule"):
            raise BadInput(f"{name} row {number}: no finding_id and rule; {_ANEW}")
        found.append({column: row.get(column) or "" for column in COLUMNS})
    if not rows and "finding_id" not in text:
        raise BadInput(f"{name}: no baseline, it has no column finding_id; {_ANEW}")
    return found


_ANEW = "write it anew with `provstat check --write-baseline FILE`"


def compare(
    findings: Iterable[Mapping[str, Any]],
    baseline: Iterable[dict[str, str]],
    *,
    rules: Collection[str],
    documents: Collection[str] | None,
) -> Compared:
    """Hold findings against a baseline.

    Args:
        findings: rows of ``schemas.Findings``.
        baseline: its rows.
        rules: codes of the rules that ran; of others nothing is said to be gone.
        documents: documents that were looked at; null if all were.
    """
    known = {row["finding_id"]: row for row in baseline}
    states = {
        row["finding_id"]: UNCHANGED if row["finding_id"] in known else NEW for row in findings
    }
    gone = tuple(
        row
        for row in known.values()
        if row["finding_id"] not in states
        and row["rule"] in rules
        and (documents is None or row["document"] in documents)
    )
    return Compared(states, gone)
