"""What the rows of claims tables, rulings and the evidence manifest mean. Pure.

Each function gives typed records and sets aside, with row and reason, what cannot be typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.land.quarantine import set_aside
from flows.land.rows import Row, Rows, read_rows
from flows.land.values import NotAValue, comparator_of, number_of, unit_of, values_of
from flows.land.written import ADDRESS, NotADate, is_address, is_day, moment_of, odd_period
from flows.lazy import pattern

CLAIM_COLUMNS = (
    *("document", "quote", "value", "value_high", "comparator", "unit", "population"),
    *("statement", "period", "attribution", "source_id", "cited_url", "n", "moe"),
)
DECISION_COLUMNS = ("target", "ruling", "value", "reason", "by", "date", "expires", "expect")
MANIFEST_COLUMNS = (
    *("url", "source_id", "file", "http_status", "error", "retrieved_at", "media_type"),
)
RULINGS = ("accept", "waive", "assign", "correct")

_MOST_ASKED = 10**10  # more people than there are
_TARGET = pattern(r"^\S+$")


@dataclass(slots=True)
class Typed:
    """Records of a table; ``rows_in`` = records + quarantine."""

    records: list[dict[str, Any]] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    rows_in: int = 0
    extra: list[str] = field(default_factory=list)


class _Faulty(Exception):
    """The row cannot be used; the message says why and what to do."""


def claim_table(file: str, data: bytes) -> Typed:
    """Rows of a claims table.

    Returns:
        Records with document, quote, value, value_high, value_text, comparator ('' if the
        table is silent), unit ('' if silent), population, statement, period, attribution,
        source_id, cited_url, n, moe (null where the table is silent), file and row.
    """
    rows = read_rows(
        file, data, known=CLAIM_COLUMNS, required=("document", "quote", "value"), step="land"
    )
    return _typed(rows, "land", _claim)


def decision_table(file: str, data: bytes) -> Typed:
    """Rulings: target, ruling, value, reason, by, date, expires, expect, decision_id, file, row."""
    rows = read_rows(
        file, data, known=DECISION_COLUMNS, required=("target", "ruling"), step="decide"
    )
    return _typed(rows, "decide", _decision)


def manifest_table(file: str, data: bytes, present: Collection[str]) -> Typed:
    """Rows of the manifest of evidence, as text; ``file`` is a path below the inbox or ''.

    Args:
        file: the manifest's path below the inbox.
        data: its bytes.
        present: paths below the inbox of the copies that are there.
    """
    rows = read_rows(
        file, data, known=MANIFEST_COLUMNS, required=("url", "source_id", "file"), step="land"
    )
    return _typed(rows, "land", lambda row, name: _attempt(row, name, present))


def _typed(rows: Rows, step: str, make: Callable[[Row, str], dict[str, Any]]) -> Typed:
    made = Typed(quarantine=list(rows.quarantine), rows_in=rows.rows_in, extra=rows.extra)
    seen: dict[tuple[str, ...], int] = {}
    for row in rows.rows:
        key = tuple(value for name, value in row.cells.items() if name not in rows.extra)
        try:
            if key in seen:
                raise _Faulty(f"the same as row {seen[key]}")  # noqa: TRY301
            record = make(row, rows.file)
        except (_Faulty, NotAValue) as error:
            made.quarantine.append(
                set_aside(rows.file, str(error), step=step, row=row.number, original=row.original)
            )
            continue
        seen[key] = row.number
        made.records.append({"file": rows.file, "row": row.number} | record)
    return made


def _claim(row: Row, file: str) -> dict[str, Any]:  # noqa: ARG001 - same call for all tables
    cells = row.cells
    for name in ("document", "quote", "value"):
        if not cells[name]:
            raise _Faulty(f"{name} is empty")
    low, high, written_unit, marks = values_of(cells["value"])
    if cells.get("value_high"):
        high = number_of(cells["value_high"], "value_high")
    if high is not None and high < low:
        raise _Faulty(f"value_high {high:g} is below value {low:g}")
    unit = unit_of(cells.get("unit", "")) or written_unit
    n = _asked(cells.get("n", ""))
    period, cited = cells.get("period", ""), cells.get("cited_url", "")
    if odd_period(period):
        raise _Faulty(f"period '{period}' is no time; write 2024, 2023-06 or 2021/2024, or words")
    if cited and not is_address(cited):
        raise _Faulty(f"cited_url '{cited}' is no address; {ADDRESS}")
    moe = number_of(cells["moe"].lstrip("±+-/ "), "moe") if cells.get("moe") else None
    return {
        "document": cells["document"],
        "quote": cells["quote"],
        "value": low,
        "value_high": high,
        "value_text": cells["value"],
        "comparator": comparator_of(cells.get("comparator", "")) or marks,
        "unit": unit,
        **{
            name: cells.get(name) or None
            for name in (
                *("population", "statement", "period", "attribution", "source_id", "cited_url"),
            )
        },
        "n": n,
        "moe": moe,
    }


def _asked(cell: str) -> int | None:
    """How many people were asked."""
    if not cell:
        return None
    try:
        n = number_of(cell, "n")
    except NotAValue:
        n = -1.0
    if not (0 <= n <= _MOST_ASKED and n.is_integer()):
        raise _Faulty(f"n must be a whole number of respondents such as 1,200, not '{cell}'")
    return int(n)


def _decision(row: Row, file: str) -> dict[str, Any]:
    cells = row.cells
    target, ruling = cells["target"], cells["ruling"].lower()
    if not _TARGET.match(target):
        raise _Faulty(
            f"target '{target}' is neither a claim_id, a finding_id nor RULE@claim_id, "
            "such as UNS101@c0123456789abcdef (`provstat findings` prints them)"
        )
    if ruling not in RULINGS:
        raise _Faulty(f"ruling '{cells['ruling']}' is none of {', '.join(RULINGS)}")
    value = cells.get("value") or None
    if ruling in ("assign", "correct") and value is None:
        what = "the id of a source" if ruling == "assign" else "the right value"
        raise _Faulty(f"{ruling} needs {what} in the column 'value'")
    if ruling == "correct":
        value = f"{number_of(value or '', 'value'):.15g}"
    for name in ("date", "expires"):
        _check_day(cells.get(name, ""), name)
    words = "\x1f".join(cells.get(name, "") for name in DECISION_COLUMNS)
    return {
        "decision_id": "d" + hashlib.sha256(f"{file}\x1f{words}".encode()).hexdigest()[:16],
        "target": target,
        "ruling": ruling,
        "value": value,
        **{name: cells.get(name) or None for name in ("reason", "by", "date", "expires", "expect")},
    }


def _check_day(text: str, name: str) -> None:
    if text and not is_day(text):
        raise _Faulty(f"{name} '{text}' is no date; write it as 2026-05-31")


def _attempt(row: Row, file: str, present: Collection[str]) -> dict[str, Any]:
    cells: Mapping[str, str] = row.cells
    if not cells["url"] and not cells["source_id"]:
        raise _Faulty("neither url nor source_id says what was fetched")
    if cells["url"] and not is_address(cells["url"]):
        raise _Faulty(f"url '{cells['url']}' is no address; {ADDRESS}")
    saved = cells["file"]
    if saved:
        saved = file.rpartition("/")[0] + "/" + saved.replace("\\", "/").removeprefix("./")
        if saved not in present:
            raise _Faulty(f"the saved copy '{cells['file']}' is not in evidence/ or unreadable")
    status = cells.get("http_status", "")
    if status and not (status.isascii() and status.isdigit() and 100 <= int(status[:9]) <= 999):
        raise _Faulty(f"http_status '{status}' is no HTTP status; write 200, 404 or nothing")
    at = cells.get("retrieved_at", "")
    try:
        if at:
            moment_of(at)
    except NotADate as error:
        raise _Faulty(f"retrieved_at {error}") from None
    return {**{name: cells.get(name, "") for name in MANIFEST_COLUMNS}, "file": saved}
