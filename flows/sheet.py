"""Rows for a table that people keep too: its columns, separator and line ends stay. Does I/O."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import BadInput


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written."""

    columns: tuple[str, ...]
    mark: str = ","
    newline: str = "\n"

    def line(self, row: Mapping[str, str]) -> bytes:
        """A row, with its line end."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.mark, lineterminator=self.newline)
        writer.writerow([" ".join(row.get(name, "").split()) for name in self.columns])
        return out.getvalue().encode()


def header(form: Form) -> bytes:
    """The first line of a new table."""
    return (form.mark.join(form.columns) + form.newline).encode()


def form_of(data: bytes, name: str, wanted: Sequence[str], why: str) -> Form:
    """The form of a table from its first lines.

    Args:
        data: the beginning of the file.
        name: the file, for messages.
        wanted: columns that it must have.
        why: who fills them in ("every fetch fills in").

    Raises:
        BadInput: rows cannot be added to it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"{name} is UTF-16; save it as UTF-8, so that rows can be added to it")
    text = data.decode("utf-8-sig", "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t", key=first.count)
    columns = tuple(_name(cell) for cell in next(csv.reader([first], delimiter=mark), []))
    missing = [column for column in wanted if column not in columns]
    if missing:
        raise BadInput(
            f"{name} has no column '{missing[0]}', which {why}; add it to the "
            f"first line (it holds: {', '.join(wanted)})"
        )
    return Form(columns, mark, "\r\n" if b"\r\n" in data else "\n")


def opening(before: bytes, newline: str) -> bytes:
    """What must come before a new row: the end of a line that was left open."""
    return newline.encode() if before and not before.endswith(b"\n") else b""


def append(path: Path, data: bytes, newline: str = "\n") -> None:
    """Add to the end of a file, all or nothing; after a line that was left open, on a new one.

    Raises:
        OSError: it cannot be written; the file is then as it was.
    """
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        size = os.fstat(handle).st_size
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
            data = opening(os.read(handle, 1), newline) + data
        written = 0
        try:
            written = os.write(handle, data)
            os.fsync(handle)
        finally:
            if written < len(data):
                os.ftruncate(handle, size)  # half a row would spoil the next one
        if written < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    finally:
        os.close(handle)


def _name(cell: str) -> str:
    return "_".join(cell.strip().lower().split())
