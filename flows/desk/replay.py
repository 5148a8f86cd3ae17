"""What is open in quarantine as a table that people mend, and what they mended. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.exports.files import csv_text
from flows.land.inputs import File
from flows.land.repairs import REPAIR_COLUMNS, NotMended, Repairs, mend, plain, read_repairs
from flows.land.rows import Rows, read_rows
from flows.land.tables import CLAIM_COLUMNS, DECISION_COLUMNS, MANIFEST_COLUMNS
from flows.trace.bibtex import bibtex_entries
from flows.trace.csl import Broken, csl_entries
from flows.trace.registry_csv import csv_rows

CHANGED, UNCHANGED, GONE = "changed since", "unchanged", "gone"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mended:
    """Rows that people mended, as rows of ``REPAIR_COLUMNS``, and what cannot be put through."""

    rows: list[dict[str, Any]]
    refused: list[str]


def with_states(rows: Iterable[Row], hashes: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Rows of quarantine, each with what became of its file.

    Args:
        rows: rows of ``v1.quarantine``.
        hashes: SHA-256 of each file that is in the inbox now, alone and with its sidecar.
    """
    return [dict(row) | {"in_raw": _state(row, hashes.get(row["file"]))} for row in rows]


def _state(row: Row, now: Sequence[str] | None) -> str:
    if now is None:
        return GONE
    return UNCHANGED if row["content_hash"] in now else CHANGED


def to_mend(
    rows: Iterable[Row], files: Mapping[str, bytes], repairs: Repairs | None = None
) -> list[dict[str, Any]]:
    """Open rows that can be mended outside of their files, each with its text there.

    Args:
        rows: rows of ``v1.quarantine``.
        files: bytes of the files that they name.
        repairs: what was mended before; of an open row, not well enough.

    Returns:
        Rows of ``REPAIR_COLUMNS``, the repaired text being the text as it is, or as it was mended.
    """
    texts = {file: row_texts(file, data) for file, data in files.items()}
    found = []
    for row in rows:
        text = texts.get(row["file"], {}).get(row["row"])
        if text:
            kept = {name: row[name] for name in ("quarantine_id", "file", "row", "reason")}
            so_far = (repairs or {}).get(row["file"], {}).get(text, text)
            found.append(kept | {"text": text, "repaired": so_far})
    return found


def row_texts(file: str, data: bytes) -> dict[int, str]:
    """The exact text of each row of a table or registry; empty for files without such rows."""
    folder, _, name = file.partition("/")
    suffix = name.rpartition(".")[2].lower()
    try:
        texts = dict(_texts(file, data, folder, suffix))
    except Broken:
        return {}
    return {number: plain(text) for number, text in texts.items()}


def _texts(file: str, data: bytes, folder: str, suffix: str) -> Iterator[tuple[int, str]]:
    if folder == "sources" and suffix == "json":
        yield from ((number, text) for number, _, text in csl_entries(data))
    elif folder == "sources" and suffix == "bib":
        yield from ((entry.number, entry.original) for entry in bibtex_entries(data))
    elif suffix in ("csv", "jsonl") and folder != "repairs":
        rows = _rows(file, data, folder)
        yield from ((row.number, row.original) for row in rows.rows)
        yield from ((row["row"], row["original"]) for row in rows.quarantine if row["row"])


def _rows(file: str, data: bytes, folder: str) -> Rows:
    if folder == "sources":
        return csv_rows(file, data)
    known = {"claims": CLAIM_COLUMNS, "decisions": DECISION_COLUMNS}.get(folder, MANIFEST_COLUMNS)
    return read_rows(file, data, known=known, required=(), step="land")


def sheet(rows: Iterable[Row], *, as_json: bool) -> str:
    """The table to mend as CSV, or one JSON object a line."""
    held = [[row[name] for name in REPAIR_COLUMNS] for row in rows]
    if as_json:
        objects = (dict(zip(REPAIR_COLUMNS, row, strict=True)) for row in held)
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in objects)
    return csv_text(REPAIR_COLUMNS, held)


def mended_rows(sheet_file: File, still_open: Iterable[Row], files: Mapping[str, bytes]) -> Mended:
    """What people mended in a sheet.

    Args:
        sheet_file: name and bytes of the sheet.
        still_open: rows of ``v1.quarantine``.
        files: bytes of the files that they name.
    """
    repairs, _, aside = read_repairs([sheet_file])
    refused = [f"{sheet_file[0]} row {row['row'] or 1}: {row['reason']}" for row in aside]
    refused += _blank(sheet_file)
    known = {(row["file"], row["text"]): row for row in to_mend(still_open, files)}
    rows = []
    for file, texts in repairs.items():
        for text, repaired in texts.items():
            row = known.get((file, text))
            why = (
                "is not open in quarantine any more, or its file has changed"
                if row is None
                else _objection(file, files[file], text, repaired)
            )
            if row is None or why:
                refused.append(f"{file}, {_short(text)}: {why}")
            else:
                rows.append(row | {"repaired": repaired})
    return Mended(rows, refused)


def _blank(sheet_file: File) -> list[str]:
    """Rows whose repair somebody took away, perhaps to be rid of them."""
    rows = read_rows(*sheet_file, known=REPAIR_COLUMNS, required=("repaired",), step="land").rows
    return [
        f"{sheet_file[0]} row {row.number}: 'repaired' is empty, and the row stays in quarantine;"
        " to do without it, remove it from its file, and run `provstat ingest`"
        for row in rows
        if not plain(row.cells["repaired"]) and any(row.cells.values())
    ]


def _objection(file: str, data: bytes, text: str, repaired: str) -> str | None:
    """Why a repair cannot stand where the row stands; null if it can."""
    try:
        after = row_texts(file, mend(file, data, text, repaired))
    except NotMended as error:
        return str(error)
    before = row_texts(file, data)
    if len(after) != len(before):
        return f"one row must stay one row, and the file would have {len(after)} for {len(before)}"
    return None


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")
