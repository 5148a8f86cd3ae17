"""Rows for a manifest that is there already, in its own form. Pure.

People keep manifests too: their columns, separator and line ends stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from flows.errors import BadInput
from flows.land.tables import MANIFEST_COLUMNS


@dataclass(frozen=True, slots=True)
class Form:
    """How a manifest is written."""

    columns: tuple[str, ...] = MANIFEST_COLUMNS
    mark: str = ","
    newline: str = "\n"

    def line(self, row: Mapping[str, str]) -> bytes:
        """A row, with its line end."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.mark, lineterminator=self.newline)
        writer.writerow([" ".join(row.get(name, "").split()) for name in self.columns])
        return out.getvalue().encode()


def header(form: Form) -> bytes:
    """The first line of a new manifest."""
    return (form.mark.join(form.columns) + form.newline).encode()


def form_of(data: bytes, name: str) -> Form:
    """The form of a manifest from its first lines.

    Raises:
        BadInput: rows cannot be added to it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"{name} is UTF-16; save it as UTF-8, so that rows can be added to it")
    text = data.decode("utf-8-sig", "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t", key=first.count)
    columns = tuple(_name(cell) for cell in next(csv.reader([first], delimiter=mark), []))
    missing = [wanted for wanted in MANIFEST_COLUMNS if wanted not in columns]
    if missing:
        raise BadInput(
            f"{name} has no column '{missing[0]}', which every fetch fills in; add it to the "
            f"first line (it holds: {', '.join(MANIFEST_COLUMNS)})"
        )
    return Form(columns, mark, "\r\n" if b"\r\n" in data else "\n")


def _name(cell: str) -> str:
    return "_".join(cell.strip().lower().split())
