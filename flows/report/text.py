"""Findings as text for people: where, what, the sentence, the fix. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TextIO

import pandas as pd

from flows.report.formats import Report
from flows.report.records import claim_records
from schemas import records

_WIDTH = 240  # characters of a quoted sentence that are shown
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def write(report: Report, stream: TextIO, colour: bool) -> None:
    """The claims if they are wanted, the open findings, and what was looked at."""
    if report.claims:
        listed = claim_records(report.frames)
        stream.writelines(
            f"{line}\n" for line in claim_lines(listed, colour=colour, place=report.place)
        )
        stream.write("\n")
    told = table_rows(report.frames["claims"])
    findings = report.frames["findings"]
    stream.writelines(
        f"{line}\n"
        for line in finding_lines(findings, colour=colour, place=report.place, table_rows=told)
    )
    stream.write(f"{report.coverage.line()}\n")


def finding_lines(
    findings: pd.DataFrame,
    *,
    colour: bool = False,
    place: Callable[[str], str] = str,
    table_rows: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Lines of the open findings, in the order of the text they are about.

    Args:
        findings: rows of ``schemas.Findings``.
        colour: whether to use terminal colours.
        place: turns a document's name into the path to print.
        table_rows: where claims stand that came in a table, by claim_id.
    """
    paint = _paint if colour else _plain
    told = table_rows or {}
    opened = [row for row in records(findings) if row["status"] == "open"]
    for row in sorted(opened, key=_order):
        where = paint(_where(row, place), "1")
        if row["claim_id"] in told:
            where += f" ({told[row['claim_id']]})"
        code = paint(f"{row['rule']} {row['name']}", _COLOURS[row["severity"]])
        yield f"{where}: {code}: {row['message']} [{row['severity']}]"
        if row["quote"]:
            yield f"    | {_quote(row['quote'], row['figure'] or '', paint)}"
        yield f"    fix: {row['fix']}"


def claim_lines(
    claims: Iterable[dict[str, Any]], *, colour: bool = False, place: Callable[[str], str] = str
) -> Iterator[str]:
    """One line a claim: where, the figure, its credit and source, and the support it has.

    Args:
        claims: records as ``flows.report.records.claim_records`` gives them.
        colour: whether to use terminal colours.
        place: turns a document's name into the path to print.
    """
    paint = _paint if colour else _plain
    for claim in claims:
        source = claim["source_id"] or claim["attribution"]["publisher"] or claim["provenance"]
        support = claim["support"] or "no source"
        if claim["cause"]:
            support += f" ({claim['cause']})"
        yield f"{paint(_where(claim, place), '1')}: {claim['figure']}: {source}: {support}"


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    at = row["start"] if row["start"] is not None else -1
    return (row["claim_id"] is None, row["document"], at, row["rule"], row["finding_id"])


def _where(row: dict[str, Any], place: Callable[[str], str]) -> str:
    name = place(row["document"])
    if row["line"] is None:
        return name
    return f"{name}:{row['line']}:{row['column']}"


def _quote(quote: str, figure: str, paint: Callable[[str, str], str]) -> str:
    words, mark = " ".join(quote.split()), " ".join(figure.split())
    at = words.find(mark) if mark else -1
    if len(words) > _WIDTH:
        left = max(0, min(at - _WIDTH // 2, len(words) - _WIDTH))
        right = left + _WIDTH
        words = ("…" if left else "") + words[left:right] + ("…" if right < len(words) else "")
        at = words.find(mark) if mark else -1
    if at < 0:
        return words
    return words[:at] + paint(mark, "1;4") + words[at + len(mark) :]


def _plain(text: str, code: str) -> str:  # noqa: ARG001 - same call as _paint
    return text


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def table_rows(claims: pd.DataFrame) -> dict[str, str]:
    """Where claims of tables stand: 'claims/a.csv row 3', by claim_id."""
    tabled = claims[claims["origin"] == "table"]
    return {
        claim_id: f"{file} row {row}"
        for claim_id, file, row in zip(
            tabled["claim_id"], tabled["file"], tabled["row"], strict=True
        )
    }
