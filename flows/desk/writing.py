"""Rulings written into raw/decisions, where they can be reviewed like any change. Does I/O.

A row is one write at the end of the file, under a lock; what stands there stays byte for byte.
Before it is written, the file is read as the next run will read it: a row that it would not take,
or that would change how other rows are read, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.desk.ruling import Ruling
from flows.errors import BadInput
from flows.land.tables import DECISION_COLUMNS, Typed, decision_table
from flows.sheet import Form, append, form_of, header, opening

try:
    import fcntl
except ImportError:  # Windows: two writers at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

FILE = "rulings.csv"
_STATUS = ("accept", "waive")


@dataclass(frozen=True, slots=True)
class Written:
    """A ruling on file: its row, whether it is new, and the earlier ruling it outweighs."""

    row: int
    new: bool
    outweighs: dict[str, Any] | None = None


def write_ruling(folder: Path, ruling: Ruling) -> Written:
    """Add a ruling to rulings.csv.

    Args:
        folder: raw/decisions; made if it is not there.
        ruling: what is said.

    Raises:
        BadInput: it cannot be written, or the next run could not read it.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            return _write(path, ruling)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror}") from error


def _write(path: Path, ruling: Ruling) -> Written:
    data = path.read_bytes()
    form = Form(DECISION_COLUMNS)
    if data.strip():
        filled = [name for name, cell in ruling.cells().items() if cell]
        form = form_of(data[:65536], str(path), filled, "this ruling fills in")
        added = form.line(ruling.cells())
    else:
        added = header(form) + form.line(ruling.cells())
    before, after = _read(data), _read(data + opening(data, form.newline) + added)
    same = next((row for row in before.records if _says(row, ruling)), None)
    if same is not None:
        return Written(same["row"], new=False)
    if (
        after.rows_in != before.rows_in + 1
        or after.records[:-1] != before.records
        or not after.records
        or not _says(after.records[-1], ruling)
    ):
        told = [row["reason"] for row in after.quarantine[len(before.quarantine) :]]
        raise BadInput(
            f"{path}: the ruling was not written, since the file could not be read with it: "
            + (told[0] if told else "it has an open quotation mark, or is not UTF-8")
        )
    append(path, added, form.newline)
    return Written(after.records[-1]["row"], new=True, outweighs=_outweighed(before, ruling))


def _read(data: bytes) -> Typed:
    return decision_table(f"decisions/{FILE}", data) if data.strip() else Typed()


def _says(row: dict[str, Any], ruling: Ruling) -> bool:
    cells = ruling.cells()
    return all(
        " ".join((row[name] or "").split()) == " ".join(cells[name].split())
        for name in DECISION_COLUMNS
    )


def _outweighed(before: Typed, ruling: Ruling) -> dict[str, Any] | None:
    """The last ruling on the same target that says otherwise."""
    kind = _STATUS if ruling.ruling in _STATUS else (ruling.ruling,)
    earlier = [
        row for row in before.records if row["target"] == ruling.target and row["ruling"] in kind
    ]
    last = earlier[-1] if earlier else None
    if last is None or (last["ruling"], last["value"]) == (ruling.ruling, ruling.value):
        return None
    return last


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the file against other writers; it is made if it is not there."""
    with path.open("ab") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
