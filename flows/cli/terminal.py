"""What the commands share about the terminal: colour, output files, plain tables."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from flows.errors import BadInput

_NARROWEST = 8  # characters of a column on a narrow terminal
_WIDEST = 60  # characters of a column in a plain table before it is cut
_SENTENCE = 32  # characters a line that a column of sentences has at least


def colour(stream: TextIO | None = None) -> bool:
    """Whether to print colours: on a terminal that has them, unless NO_COLOR is set."""
    stream = stream or sys.stdout
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def note(message: str) -> None:
    """Say something beside the output, on standard error."""
    click.echo(f"provstat: {message}", err=True)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Where to print: the file of -o, else standard output."""
    if path is None or path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    with ExitStack() as stack:
        try:
            handle = stack.enter_context(Path(path).open("w", encoding="utf-8", newline=""))
        except OSError as error:
            raise BadInput(f"{path}: cannot be written: {error.strerror}") from error
        yield handle


def table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    widest: int = _WIDEST,
    whole: bool = False,
) -> str:
    """A plain table: aligned columns, numbers to the right, long text cut with an ellipsis.

    Args:
        rows: one mapping a row; missing values are left empty.
        columns: keys to print, in order.
        widest: characters of a column before it is cut.
        whole: never cut the last column, which has sentences: on a terminal it goes over several
            lines, elsewhere it is as long as it is.
    """
    body = [[_cell(row.get(name)) for name in columns] for row in rows]
    widths = [max([len(name), *(len(line[i]) for line in body)]) for i, name in enumerate(columns)]
    last = widths.pop() if whole else 0
    widths = [min(width, widest) for width in widths]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - 2 * (len(columns) - 1)
        _narrow(widths, room - min(last, _SENTENCE))
        last = min(last, max(room - sum(widths), _SENTENCE))
    if whole:
        widths.append(last)
    right = [
        bool(rows) and all(isinstance(row.get(name), int | float | None) for row in rows)
        for name in columns
    ]
    rule = ["-" * min(width, widest) for width in widths]
    lines = [_line(columns, widths, right), _line(rule, widths, right)]
    for cells in body:
        first, *more = (textwrap.wrap(cells[-1], last) if whole else []) or cells[-1:]
        lines.append(_line([*cells[:-1], first], widths, right))
        lines += [_line([*[""] * len(cells[:-1]), part], widths, right) for part in more]
    return "\n".join(lines)


def _narrow(widths: list[int], room: int) -> None:
    """Narrow the widest columns until a row is one line of so many characters."""
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.12g}"
    return " ".join(str(value).split())


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = []
    for cell, width, aligned_right in zip(cells, widths, right, strict=True):
        short = cell if len(cell) <= width else cell[: width - 1] + "…"
        parts.append(short.rjust(width) if aligned_right else short.ljust(width))
    return "  ".join(parts).rstrip()
