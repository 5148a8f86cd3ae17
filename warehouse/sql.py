"""SQL that ships with the package (macros, views, queries, rules), and helpers to run it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Option = int | float | str | None
_OPTION = re.compile(r"(\w+) = (\S+) +(.+)")


@lru_cache(maxsize=8)
def texts(folder: str) -> dict[str, str]:
    """SQL files of a folder of this package and its subfolders.

    Args:
        folder: ``macros``, ``views``, ``queries`` or ``rules``.

    Returns:
        File name without ``.sql`` to text, sorted by file name.
    """
    found: dict[str, str] = {}
    waiting = [files("warehouse").joinpath(folder)]
    while waiting:
        for entry in waiting.pop().iterdir():
            if entry.is_dir():
                waiting.append(entry)
            elif entry.name.endswith(".sql"):
                found[entry.name.removesuffix(".sql")] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def quoted(names: Iterable[str], prefix: str = "") -> str:
    """Column names as an SQL list; quoted, since some (``end``, ``by``) are key words."""
    return ", ".join(f'{prefix}"{name}"' for name in names)


def first_row(con: duckdb.DuckDBPyConnection, sql: str, parameters: Any = None) -> Any:
    """First row of a query, or null if it has none."""
    # All rows are fetched: an unfinished result would block the next statement.
    rows = con.execute(sql, parameters).fetchall()
    return rows[0] if rows else None


def header(name: str, text: str, keys: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    """Read the header of an SQL file: lines ``-- key: value`` and indented continuations.

    Args:
        name: the file, for messages.
        text: its text.
        keys: keys that there are; a comment line with another word continues the one above.

    Returns:
        Keys and values in order, and the statement below without its last semicolon.

    Raises:
        ValueError: the first line is no ``-- key:`` line.
    """
    key_line = re.compile(r"-- (" + "|".join(keys) + r"): (.*)")
    entries: list[tuple[str, str]] = []
    lines = text.splitlines(keepends=True)
    body = 0
    for line in lines:
        if not line.startswith("--"):
            break
        body += 1
        if match := key_line.match(line):
            entries.append((match[1], match[2].strip()))
        elif entries:
            key, value = entries[-1]
            entries[-1] = (key, f"{value} {line[2:].strip()}".strip())
        else:
            raise ValueError(f"{name}: the first line must be one of `-- {keys[0]}: `")
    return entries, "".join(lines[body:]).strip().rstrip(";")


def option(name: str, told: str) -> tuple[str, tuple[Option, str]]:
    """Read an option or parameter: ``name = default  description``.

    Raises:
        ValueError: it does not read so.
    """
    match = _OPTION.match(told)
    if match is None:
        raise ValueError(f"{name}: an option reads `name = default  description`")
    return match[1], (_value(match[2]), match[3])


def _value(told: str) -> Option:
    if told == "none":
        return None
    for kind in (int, float):
        try:
            return kind(told)
        except ValueError:
            continue
    return told
