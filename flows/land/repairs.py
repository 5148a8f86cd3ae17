"""Repairs of quarantined rows: what stands in raw/repairs, put in the place of what was bad. Pure.

The files that people drop in are never edited. A repair names a file and the exact text of a row
of it; the readers are given the file with the repaired text in that place. Once the file itself
is put right, its row is no longer there and the repair is over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from flows.land.inputs import File
from flows.land.quarantine import set_aside
from flows.land.rows import read_rows
from flows.lazy import pattern

FOLDER = "repairs"
REPAIR_COLUMNS = ("quarantine_id", "file", "row", "reason", "text", "repaired")
Repairs = dict[str, dict[str, str]]  # file to the text of a row to what it should be
_GUARDED = pattern(r"^'(?=[=+\-@])")


class NotMended(Exception):
    """The repair cannot stand in that file; the message says why."""


def read_repairs(files: Iterable[File]) -> tuple[Repairs, int, list[dict[str, Any]]]:
    """Rows of repairs: file, text and repaired; others are for people to read.

    Returns:
        Repairs of each file, of two for one text the later; how many rows could be read; and
        rows of quarantine for the rest.
    """
    found: Repairs = {}
    read, aside = 0, []
    for file, data in files:
        needed = ("file", "text", "repaired")
        rows = read_rows(file, data, known=REPAIR_COLUMNS, required=needed, step="land")
        aside += rows.quarantine
        for row in rows.rows:
            cells = {name: plain(value) for name, value in row.cells.items()}
            if not cells["file"] or not cells["text"]:
                reason = "says not which row it repairs: file and text must both be filled in"
                aside.append(
                    set_aside(file, reason, step="land", row=row.number, original=row.original)
                )
                continue
            read += 1
            if cells["repaired"] and cells["repaired"] != cells["text"]:
                found.setdefault(cells["file"], {})[cells["text"]] = cells["repaired"]
    return found, read, aside


def plain(cell: str) -> str:
    """A cell without the quote that keeps a spreadsheet from running it; line ends as in Unix."""
    return _GUARDED.sub("", cell).replace("\r\n", "\n").strip()


def mended(file: str, data: bytes, repairs: Mapping[str, str]) -> bytes:
    """The file as it should be; what no longer stands in it, or cannot, is passed over."""
    for text, repaired in repairs.items():
        try:
            data = mend(file, data, text, repaired)
        except NotMended:
            continue
    return data


def mend(file: str, data: bytes, text: str, repaired: str) -> bytes:
    """The file with one row of it put right.

    Raises:
        NotMended: it has no such row, or could not be read with what should stand there.
    """
    suffix = file.rpartition(".")[2].lower()
    if suffix == "json":
        return _mend_json(data, text, repaired)
    if suffix == "xlsx":
        raise NotMended("a workbook is repaired in the program that made it")
    # Bytes that are no UTF-8 stay as they are, but for those of the row.
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        whole = data.decode(encoding, "surrogateescape")
    except UnicodeDecodeError as error:
        raise NotMended(f"no valid UTF-16 ({error.reason})") from error
    found = _entry(whole, text) if suffix == "bib" else _line(whole, text)
    if found is None:
        raise NotMended("there is no such row in it any more")
    start, end = found
    return (whole[:start] + repaired + whole[end:]).encode("utf-8", "surrogateescape")


def _entry(whole: str, text: str) -> tuple[int, int] | None:
    for written in (text, text.replace("\n", "\r\n")):
        start = whole.find(written)
        if start >= 0:
            return start, start + len(written)
    return None


def _line(whole: str, text: str) -> tuple[int, int] | None:
    """Where a row stands that begins and ends with a line."""
    lines = whole.split("\n")
    size = text.count("\n") + 1
    first = text.partition("\n")[0]
    seen_as_it_is = first.isascii() and "\\" not in first
    start = 0
    for at, line in enumerate(lines[: len(lines) - size + 1]):
        if first in line or not seen_as_it_is:
            rows = "\n".join(lines[at : at + size])
            if _shown(rows) == text:
                return start, start + len(rows.rstrip("\r"))
        start += len(line) + 1
    return None


def _shown(text: str) -> str:
    """A row as quarantine shows it."""
    plain_text = text.replace("\r\n", "\n").strip()
    if plain_text.isascii():
        return plain_text
    return plain_text.encode("utf-8", "backslashreplace").decode()


def _mend_json(data: bytes, text: str, repaired: str) -> bytes:
    try:
        content = json.loads(data.decode("utf-8-sig"))
        wanted, entry = json.loads(text), json.loads(repaired)
    except (ValueError, RecursionError) as error:
        raise NotMended(f"no JSON: {error}") from error
    items = content.get("items", [content]) if isinstance(content, dict) else content
    if not isinstance(items, list) or wanted not in items:
        raise NotMended("there is no such entry in it any more")
    at = items.index(wanted)
    return json.dumps([*items[:at], entry, *items[at + 1 :]], ensure_ascii=False).encode()
