"""What is new since the last report of the same articles. Pure."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, TextIO

from flows.report.formats import Report, writer
from flows.report.printable import escaped, printable
from flows.report.text import finding_lines
from schemas import records


def write_news(report: Report, before: Report, stream: TextIO, *, form: str, colour: bool) -> bool:
    """Print the findings that came and those that went, and the coverage.

    Args:
        report: what was found now.
        before: what was found the last time.
        stream: where to print.
        form: ``text`` or ``jsonl``; there, a finding that went is a record ``gone``.
        colour: whether to use terminal colours.

    Returns:
        Whether there was anything to tell; if not, nothing was printed.
    """
    came = _part(report, since=before)
    went = _part(before, since=report)
    gone = records(went.frames["findings"])
    if came.frames["findings"].empty and not gone and report.coverage == before.coverage:
        return False
    if form == "jsonl":
        for row in gone:
            told = {"record": "gone", **{name: row[name] for name in ("finding_id", "rule")}}
            told["document"] = row["document"]
            stream.write(json.dumps(told, ensure_ascii=False) + "\n")
        writer(form)(came, stream, colour)
        return True
    for row in gone:
        figure = f": {printable(row['figure'])}" if row["figure"] else ""
        place = escaped(before.place(row["document"]))
        stream.write(f"gone: {place}: {row['rule']} {row['name']}{figure}\n")
    stream.writelines(f"{line}\n" for line in finding_lines(came, colour=colour, headings=False))
    stream.write(f"{report.coverage.line()}\n")
    return True


def _part(report: Report, *, since: Report) -> Report:
    """The report with those open findings alone that were not open in another."""
    findings = report.frames["findings"]
    others = since.frames["findings"]
    known = others.loc[others["status"] == "open", "finding_id"]
    wanted = (findings["status"] == "open") & ~findings["finding_id"].isin(known)
    frames: dict[str, Any] = report.frames | {"findings": findings[wanted].reset_index(drop=True)}
    return dataclasses.replace(report, frames=frames, claims=False)
