"""Tables of a source (.csv, .xlsx, .json) as grids of text. Pure."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MAX_CELLS = 500_000  # a sheet with more is a data set, not a topline table


class NoGrid(Exception):
    """The bytes are no table; the message says why."""


class Place(NamedTuple):
    """Where in a text the words of a cell stand."""

    start: int  # characters of the decoded file
    end: int
    line: int  # from 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one table or answer list, row by row, all rows equally long."""

    sheet: str | None
    cells: list[list[str]]
    above: list[str] = field(default_factory=list)  # lines that stand over it, nearest last
    heads: int | None = None  # rows of column headers; null: to be found out
    roles: tuple[str, ...] = ()  # of the columns, as in ``columns.Column``, if they are known
    places: dict[tuple[int, int], Place] = field(default_factory=dict)  # by row and column


def grids_of(file: str, data: bytes) -> list[Grid]:
    """Tables in a file; its suffix says the format.

    Raises:
        NoGrid: it cannot be read as one.
    """
    suffix = file.rpartition(".")[2].lower()
    if suffix == "xlsx":
        return _workbook(data)
    text = _decode(data)
    rows = _records(text) if suffix == "json" else _separated(text)
    return [Grid(None, _even(rows))]


def _separated(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    mark = max(",;\t|", key=lambda sign: (_steadiness(lines, sign), sign == ","))
    try:
        return [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error as error:
        raise NoGrid(f"no readable CSV: {error}") from error


def _steadiness(lines: list[str], mark: str) -> int:
    """Lines that a separator cuts into as many cells as most others (at least two)."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark)]
    except csv.Error:
        return 0
    counts = {width: widths.count(width) for width in set(widths) if width > 1}
    return max(counts.values(), default=0)


def _records(text: str) -> list[list[str]]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoGrid(f"broken JSON: {str(error)[:120]}") from error
    if not (isinstance(content, list) and content and all(isinstance(r, dict) for r in content)):
        raise NoGrid("no table: the JSON must be a list of flat records")
    names = list(dict.fromkeys(name for record in content for name in record))
    return [names, *([_cell(record.get(name)) for name in names] for record in content)]


def _workbook(data: bytes) -> list[Grid]:
    import openpyxl  # noqa: PLC0415 - heavy, and few sources are workbooks

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        found = []
        for sheet in book.worksheets:
            rows, size = [], 0
            for row in sheet.iter_rows():
                rows.append([_sheet_cell(cell) for cell in row])
                size += len(row)
                if size > MAX_CELLS:
                    break
            found.append(Grid(sheet.title, _even(rows)))
    except Exception as error:  # whatever a broken workbook makes it raise
        raise NoGrid(f"no readable workbook: {' '.join(str(error).split())[:120]}") from error
    return [grid for grid in found if grid.cells]


def _sheet_cell(cell: Any) -> str:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if "%" in (cell.number_format or ""):
            return f"{100 * value:.12g}%"  # the sheet shows 72% and stores 0.72
        return f"{value:.12g}"
    return _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat else value).strip()


def _even(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:2000]:
        raise NoGrid("this is no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
