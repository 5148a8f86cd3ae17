"""Where findings stand, for formats that programs read: file, line and column. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.report.coverage import LEVELS
from flows.report.formats import Report
from schemas import records


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file.

    Offsets and columns count characters (code points); lines and columns are from 1, offsets
    from 0; the end is after the last character. All are null in what is no text file.
    """

    path: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None  # of a PDF
    row: int | None = None  # of a table of claims


@dataclass(frozen=True, slots=True)
class Passage:
    """The other side of a conflict: another claim, or the passage of a source."""

    where: Where
    row: Mapping[str, Any]  # of ``schemas.Claims`` or ``schemas.Observations``


class Places:
    """Looks up where the findings of a report stand, and their other sides."""

    def __init__(self, report: Report) -> None:
        self._report = report
        frames = report.frames
        findings = frames["findings"]
        wanted = {*findings["claim_id"].dropna(), *findings["other_claim_id"].dropna()}
        claims = frames["claims"] if report.others is None else report.others
        self._claims = {
            row["claim_id"]: row for row in records(claims[claims["claim_id"].isin(wanted)])
        }
        seen = {_details(text).get("observation_id") for text in findings["details"]} - {None}
        observations = frames["observations"]
        self._observations = {
            row["observation_id"]: row
            for row in records(observations[observations["observation_id"].isin(seen)])
        }
        documents = frames["documents"]
        text = documents[documents["media_type"].str.startswith("text/").fillna(value=False)]
        self._text = set(text["document"])

    def of(self, finding: Mapping[str, Any]) -> Where:
        """Where a finding stands; those on sources have the registry file alone."""
        claim = self.claim(finding)
        return self._of_claim(claim) if claim else Where(self._report.place(finding["document"]))

    def claim(self, finding: Mapping[str, Any]) -> dict[str, Any] | None:
        """The claim that a finding is about."""
        return self._claims.get(finding["claim_id"] or "")

    def other(self, finding: Mapping[str, Any]) -> Passage | None:
        """The other claim of a conflict, or the passage of the source that says otherwise."""
        claim = self._claims.get(finding["other_claim_id"] or "")
        if claim:
            return Passage(self._of_claim(claim), claim)
        row = self._observations.get(_details(finding["details"]).get("observation_id") or "")
        if row is None:
            return None
        path = self._report.place(row["file"])
        return Passage(Where(path, page=row["page"]), row)

    def _of_claim(self, claim: Mapping[str, Any]) -> Where:
        if claim["origin"] == "table":
            return Where(self._report.place(claim["file"]), row=claim["row"])
        path = self._report.place(claim["document"])
        if claim["document"] not in self._text or claim["line"] is None:
            return Where(path, page=claim["page"])
        line, column, figure = claim["line"], claim["column"], claim["figure"]
        breaks = figure.count("\n")
        after = len(figure) - figure.rfind("\n") if breaks else column + len(figure)
        return Where(
            path, claim["start"], claim["end"], line, column, line + breaks, after, claim["page"]
        )


def worst_first(report: Report, *, ruled: bool = False) -> Iterator[dict[str, Any]]:
    """Rows of the findings, the gravest first, else in the order of the text.

    Services show only so many (GitHub ten of a kind for each step), and then the gravest count.

    Args:
        report: what was found.
        ruled: whether those that a ruling accepted or waived, or that a baseline has, are wanted
            too.
    """
    rows = records(report.frames["findings"])
    yield from sorted(
        (row for row in rows if ruled or (row["status"] == "open" and not report.is_known(row))),
        key=lambda row: (
            LEVELS.index(row["severity"]),
            row["document"],
            row["start"] if row["start"] is not None else -1,
            row["rule"],
            row["finding_id"],
        ),
    )


def _details(text: str | None) -> dict[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
