"""CSV registries to entries. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.land.rows import Row, Rows, read_rows
from flows.trace.entry import FIELDS

# Other names that people give the columns.
_SYNONYMS = {
    "institution": "publisher",
    "organisation": "publisher",
    "organization": "publisher",
    "link": "url",
    "date": "issued",
    "year": "issued",
    "sample_size": "n",
    "margin_of_error": "moe",
}


def csv_rows(file: str, data: bytes) -> Rows:
    """Rows of a registry table, with what had to be set aside."""
    known = (*FIELDS, *_SYNONYMS)
    return read_rows(file, data, known=known, required=("id",), step="register")


def csv_fields(rows: Rows) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Each row with its values by the names in ``entry.FIELDS``."""
    for row in rows.rows:
        fields: dict[str, Any] = {name: row.cells[name] for name in FIELDS if row.cells.get(name)}
        for other, name in _SYNONYMS.items():
            if row.cells.get(other) and name not in fields:
                fields[name] = row.cells[other]
        yield row, fields
