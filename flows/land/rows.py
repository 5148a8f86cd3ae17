"""Tables people drop in (.csv, .jsonl, .xlsx) to rows of text, with their numbers. Pure.

Whatever cannot be read is set aside row by row; only what spoils a whole file (no header, a
column that must be there) sets aside the file.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.land.quarantine import set_aside
from warehouse.counting import counted


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number (data rows from 1), its cells by column ('' if empty), its own text."""

    number: int
    cells: dict[str, str]
    original: str


@dataclass(slots=True)
class Rows:
    """The rows of a file. ``rows_in`` counts all, good or not; an unreadable file counts 1."""

    file: str
    rows: list[Row] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    rows_in: int = 0
    extra: list[str] = field(default_factory=list)  # columns that nothing is known about


class _Spoilt(Exception):
    """The whole file cannot be used."""


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    cells: dict[str, str] | None
    original: str
    fault: str | None = None


def read_rows(
    file: str, data: bytes, *, known: Sequence[str], required: Sequence[str], step: str
) -> Rows:
    """Read a table.

    Args:
        file: path below the inbox; its suffix says the format.
        data: bytes of the file.
        known: column names that mean something.
        required: column names without which no row can be used.
        step: step to name in quarantine.
    """
    found = Rows(file)
    suffix = file.rpartition(".")[2].lower()
    reader = {"csv": _csv, "jsonl": _jsonl, "xlsx": _xlsx}[suffix]
    try:
        if not data.strip():
            raise _Spoilt("the file is empty")  # noqa: TRY301
        header, raw = reader(data, known)
        _check_header(header, known, required)
        rows = list(raw)
    except _Spoilt as error:
        found.rows_in = 1
        found.quarantine.append(set_aside(file, str(error), step=step, data=data))
        return found
    found.extra = [name for name in header if name not in known]
    for item in rows:
        found.rows_in += 1
        if item.fault or item.cells is None:
            found.quarantine.append(
                set_aside(
                    file,
                    item.fault or "cannot be read",
                    step=step,
                    row=item.number,
                    original=item.original,
                )
            )
        else:
            found.rows.append(Row(item.number, item.cells, item.original))
    return found


def _check_header(header: Sequence[str], known: Sequence[str], required: Sequence[str]) -> None:
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice:
        raise _Spoilt(f"two columns are called '{twice}'; rename or remove one")
    missing = [name for name in required if name not in header]
    if missing:
        raise _Spoilt(
            f"no column '{missing[0]}' (found: {', '.join(header) or 'none'}; "
            f"needed: {', '.join(required)})"
        )
    for name in header:
        near = [] if name in known else difflib.get_close_matches(name, known, 1, 0.85)
        if near and near[0] not in header:
            raise _Spoilt(f"unknown column '{name}'; rename it to '{near[0]}'")


def _name(cell: Any) -> str:
    return "_".join(str(cell if cell is not None else "").strip().lower().split())


def _csv(data: bytes, known: Sequence[str]) -> tuple[list[str], Iterator[_Raw]]:
    text = _decode(data)
    lines = io.StringIO(text, newline="").readlines()
    first = next((line for line in lines if line.strip()), "")
    counts = {mark: _columns_known(first, mark, known) for mark in ",;\t"}
    mark = max(counts, key=lambda key: counts[key])
    reader = csv.reader(iter(lines), delimiter=mark)
    try:
        header = next((row for row in reader if any(cell.strip() for cell in row)), None)
    except csv.Error as error:
        raise _Spoilt(f"no readable CSV: {error}") from error
    names = [_name(cell) for cell in header or []]
    return [name for name in names if name], _csv_rows(names, lines[reader.line_num :], mark)


def _csv_rows(names: list[str], lines: list[str], mark: str) -> Iterator[_Raw]:
    number = 0
    reader = csv.reader(iter(lines), delimiter=mark)
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            original = "".join(lines[before : reader.line_num])
            yield _Raw(number, None, original, f"no readable CSV: {error}")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        number += 1
        original = "".join(lines[before : reader.line_num]).rstrip("\r\n")
        if reader.line_num == len(lines) > before + 1 and original.count('"') % 2:
            # A quotation mark without its fellow took in all rows that follow: read them again.
            fault = "a quotation mark is opened and never closed; close it, or double it"
            yield _Raw(number, None, lines[before].rstrip("\r\n"), fault)
            lines = lines[before + 1 :]
            reader = csv.reader(iter(lines), delimiter=mark)
            continue
        yield _one(number, names, cells, original)


def _columns_known(line: str, mark: str, known: Sequence[str]) -> int:
    return sum(_name(cell) in known for cell in next(csv.reader([line], delimiter=mark), []))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _Spoilt(f"no valid UTF-16 ({error.reason}); save the table as UTF-8") from error
    if b"\x00" in data[:1000]:
        raise _Spoilt("this is no text; save the table as CSV in UTF-8")
    # Bytes that are no UTF-8 stay marked, so that only their own rows are set aside.
    return data.decode("utf-8-sig", "surrogateescape")


def _one(number: int, names: Sequence[str], cells: Sequence[str], original: str) -> _Raw:
    if not _encodable(original):
        return _Raw(number, None, original, "not valid UTF-8; save the table as UTF-8")
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        more = f"{counted(len(cells), 'cell')} under {counted(len(names), 'column')}"
        fault = f"{more}; quote cells that hold a separator"
        return _Raw(number, None, original, fault)
    values = {name: "" for name in names if name}
    values |= {
        name: cell.strip() for name, cell in zip(names, cells, strict=False) if name and cell
    }
    return _Raw(number, values, original)


def _jsonl(data: bytes, known: Sequence[str]) -> tuple[list[str], Iterator[_Raw]]:
    rows: list[_Raw] = []
    header: dict[str, None] = {}
    for line in _decode(data).split("\n"):
        if not line.strip():
            continue
        number = len(rows) + 1
        if not _encodable(line):
            rows.append(_Raw(number, None, line, "not valid UTF-8; save the file as UTF-8"))
            continue
        try:
            record = json.loads(line, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            rows.append(_Raw(number, None, line, f"broken JSON: {error}"))
            continue
        if not isinstance(record, dict):
            rows.append(_Raw(number, None, line, "must be a JSON object, one a line"))
            continue
        cells = {_name(key): _json_cell(value) for key, value in record.items()}
        if not _encodable("".join([*cells, *cells.values()])):
            rows.append(_Raw(number, None, line, "holds half a character (a lone surrogate)"))
            continue
        header |= dict.fromkeys(cells)
        rows.append(_Raw(number, cells, line))
    if not any(row.cells is not None for row in rows):
        return list(known), iter(rows)
    for row in rows:
        if row.cells is not None:
            for name in header:
                row.cells.setdefault(name, "")
    return list(header), iter(rows)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose keys, as columns, stands for two values."""
    names = [_name(key) for key, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"'{twice}' stands in it twice")
    return dict(pairs)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _json_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value, ensure_ascii=False)


def _xlsx(
    data: bytes,
    known: Sequence[str],  # noqa: ARG001 - the readers share a signature
) -> tuple[list[str], Iterator[_Raw]]:
    import openpyxl  # noqa: PLC0415 - heavy, and few inboxes hold workbooks

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        first, *others = book.worksheets
        cells = [[_xlsx_cell(cell) for cell in row] for row in first.iter_rows()]
        unread = [
            sheet.title
            for sheet in others
            if any(cell.value is not None for row in sheet.iter_rows() for cell in row)
        ]
    except Exception as error:  # whatever a broken workbook makes it raise
        raise _Spoilt(f"no readable workbook: {' '.join(str(error).split())}") from error
    filled = [row for row in cells if any(cell.strip() for cell in row)]
    if not filled:
        raise _Spoilt("the first sheet of the workbook is empty")
    names = [_name(cell) for cell in filled[0]]
    return [name for name in names if name], _xlsx_rows(names, filled[1:], unread)


def _xlsx_rows(
    names: list[str], rows: Sequence[list[str]], unread: Iterable[str]
) -> Iterator[_Raw]:
    for number, cells in enumerate(rows, 1):
        yield _one(number, names, cells, "\t".join(cells).rstrip())
    for number, title in enumerate(unread, len(rows) + 1):
        fault = f"the sheet '{title}' is not read, only the first is; save it as a file of its own"
        yield _Raw(number, None, title, fault)


def _xlsx_cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and "%" in (cell.number_format or ""):
        return f"{100 * value:.12g}%"  # the sheet shows 72% and stores 0.72
    if isinstance(value, float):
        return f"{value:.15g}"
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else str(value)
