"""Findings as text for people: by article, where, what, the sentence, both sides, the fix. Pure."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, TextIO

from rich.cells import cell_len

from flows.report.coverage import LEVELS, coverage, of_document
from flows.report.formats import Report
from flows.report.marks import place_of
from flows.report.printable import escaped, printable
from flows.report.records import claim_records
from flows.report.where import Places, Where
from schemas import records

_WIDTH = 240  # characters of a quoted sentence that are shown where no terminal wraps them
_NARROWEST = 40
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def write(report: Report, stream: TextIO, colour: bool) -> None:
    """The claims if they are wanted, the open findings, and what was looked at."""
    if report.claims:
        listed = claim_records(report.frames)
        lines = claim_lines(listed, colour=colour, place=report.place)
        stream.writelines(f"{line}\n" for line in lines)
        stream.write("\n")
    # Carets must stand below their figure, so nothing may be wrapped; colours go along with it.
    fits = stream.isatty() and not colour
    width = shutil.get_terminal_size().columns - 6 if fits else _WIDTH
    lines = finding_lines(report, colour=colour, width=max(width, _NARROWEST))
    stream.writelines(f"{line}\n" for line in lines)
    stream.write(f"{report.coverage.line()}\n")


def finding_lines(
    report: Report, *, colour: bool = False, width: int = _WIDTH, headings: bool = True
) -> Iterator[str]:
    """Lines of the open findings, in the order of the text they are about.

    Each article has a heading where there are several. A sentence is told once, however many
    findings there are about its figure, and a fix once an article. Without colour the figure is
    underlined by carets.

    Args:
        report: what was found.
        colour: whether to use terminal colours.
        width: characters of a sentence that are shown.
        headings: whether articles have headings at all.
    """
    teller = _Teller(report, colour=colour, width=width)
    rows = [row for row in records(report.frames["findings"]) if not report.is_known(row)]
    opened = [row for row in rows if row["status"] == "open"]
    several = headings and len(report.frames["documents"]) > 1
    for document, found in groupby(sorted(opened, key=_order), _article):
        if several:
            yield teller.heading(document)
        before = ""
        told: set[tuple[str, str]] = set()  # rules with their fixes
        for row in found:
            yield from teller.finding(row, again=row["claim_id"] == before)
            fix = (row["rule"], row["fix"])
            words = f"as for {row['rule']} above" if fix in told else printable(row["fix"])
            yield f"    fix: {words}"
            told.add(fix)
            before = row["claim_id"]
        if several:
            yield ""
    for row in sorted((row for row in rows if row["status"] != "open"), key=_order):
        yield teller.ruled(row)
    if opened:
        codes = " ".join(sorted({row["rule"] for row in opened}))
        yield f"Why each of these matters: provstat rule {codes}"


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
        at = "" if claim["line"] is None else f":{claim['line']}:{claim['column']}"
        where = paint(escaped(place(claim["document"])) + at, "1")
        yield f"{where}: {printable(claim['figure'])}: {printable(source)}: {support}"


class _Teller:
    """Tells the findings of a report."""

    def __init__(self, report: Report, *, colour: bool, width: int) -> None:
        self._report = report
        self._colour = colour
        self._paint = _paint if colour else _plain
        self._width = width
        self._places = Places(report)

    def heading(self, document: str | None) -> str:
        if document is None:
            return self._paint("== Sources", "1")
        told = coverage(of_document(self._report.frames, document))
        name = self._paint(f"== {escaped(self._report.place(document))}", "1")
        return f"{name}: {told.figures_line()}"

    def finding(self, row: Mapping[str, Any], *, again: bool) -> Iterator[str]:
        """Lines of a finding; ``again`` if the one before was about the same figure."""
        where = self._paint(self._place(row), "1")
        yield f"{where}: {self._code(row)}: {printable(row['message'])} [{row['severity']}]"
        if row["quote"] and not again:
            yield from self._sentence(self._places.claim(row) or row)
        other = self._places.other(row)
        if other is not None:
            yield f"    against {self._paint(_told(other.where), '1')}"
            if printable(other.row["quote"]) not in printable(row["message"]):
                yield from self._sentence(other.row)

    def ruled(self, row: Mapping[str, Any]) -> str:
        """One line about a finding that an editor has ruled on."""
        by = f" by {printable(row['ruled_by'])}" if row["ruled_by"] else ""
        why = f": {printable(row['ruling'])}" if row["ruling"] else ""
        figure = f" on {printable(row['figure'])}" if row["figure"] else ""
        where = self._paint(self._place(row), "1")
        return f"{where}: {self._code(row)}{figure}: {row['status']}{by}{why}"

    def _code(self, row: Mapping[str, Any]) -> str:
        code = self._paint(f"{row['rule']} {row['name']}", _COLOURS[row["severity"]])
        address = self._report.rule_address(row["rule"]) if self._colour else None
        # What terminals take for a link (OSC 8); others show the text alone.
        return f"\x1b]8;;{address}\x1b\\{code}\x1b]8;;\x1b\\" if address else code

    def _place(self, row: Mapping[str, Any]) -> str:
        name = escaped(self._report.place(row["document"]))
        where = self._places.of(row)
        if where.row is not None:
            return f"{name} ({_told(where)})"
        if row["line"] is None:
            return name
        page = f" (page {where.page})" if where.page is not None else ""
        return f"{name}:{row['line']}:{row['column']}{page}"

    def _sentence(self, row: Mapping[str, Any]) -> Iterator[str]:
        """The sentence in one line with its figure underlined, cut around it if it is long."""
        at = place_of(row)
        if at is None:
            words = printable(row["quote"])
            yield f"    | {words if len(words) <= self._width else words[: self._width - 1] + '…'}"
            return
        before, figure, after = _around(row["quote"], at, self._width)
        yield f"    | {before}{self._paint(figure, '1;4')}{after}"
        if not self._colour:
            yield f"    | {' ' * cell_len(before)}{'^' * cell_len(figure)}"


def _around(quote: str, at: tuple[int, int], width: int) -> tuple[str, str, str]:
    """What stands before a figure, the figure, and what stands after it, in ``width``."""
    start, end = at
    lead, tail = quote[:start], quote[end:]
    before = printable(lead) + " " * lead[-1:].isspace()
    after = " " * tail[:1].isspace() + printable(tail)
    figure = printable(quote[start:end])
    room = max(width - len(figure), 0)
    half = room // 2
    if len(before) + len(after) > room:
        left = max(half, room - len(after))
        right = max(room - half, room - len(before))
        before = before if len(before) <= left else "…" + before[len(before) - left + 1 :]
        after = after if len(after) <= right else after[: right - 1] + "…"
    return before, figure, after


def _told(where: Where) -> str:
    name = escaped(where.path)
    if where.row is not None:
        return f"{name} row {where.row}"
    if where.page is not None:
        return f"{name} (page {where.page})"
    return name if where.line is None else f"{name}:{where.line}:{where.column}"


def _article(row: Mapping[str, Any]) -> str | None:
    """The article that a finding is about; null for those on sources, which come last."""
    return None if row["claim_id"] is None else row["document"]


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    at = row["start"] if row["start"] is not None else -1
    severity = LEVELS.index(row["severity"])
    about = row["claim_id"] or ""
    return (not about, row["document"], at, about, severity, row["rule"], row["finding_id"])


def _plain(text: str, code: str) -> str:  # noqa: ARG001 - same call as _paint
    return text


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
