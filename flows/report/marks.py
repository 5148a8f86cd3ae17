"""A figure marked in its sentence. Pure."""

from __future__ import annotations

import html
from collections.abc import Mapping
from itertools import takewhile
from typing import Any


def place_of(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where in ``quote`` the figure of a claim stands; null if its words cannot be found.

    A sentence may hold the same figure twice: the words before and after it decide.
    """
    quote = row["quote"] or ""
    for figure in dict.fromkeys((row["figure"], html.unescape(row["figure"] or ""))):
        if not figure:
            continue
        found: list[tuple[int, int, int]] = []
        at = quote.find(figure)
        while at >= 0 and len(found) < 50:
            end = at + len(figure)
            found.append((_alike(row, quote[:at], quote[end:]), -at, end))
            at = quote.find(figure, at + 1)
        if found:
            _, minus, end = max(found)
            return -minus, end
    return None


def marked(
    quote: str, at: tuple[int, int] | None, *, left: str = "»", right: str = "«", most: int = 320
) -> str:
    """A sentence in one line with its figure between marks, cut around it if it is long."""
    if at is None:
        words = " ".join(quote.split())
        return words if len(words) <= most else words[: most - 1] + "…"
    start, end = at
    room = max(0, most - (end - start)) // 2
    before, after = " ".join(quote[:start].split()), " ".join(quote[end:].split())
    before += " " * quote[:start].endswith((" ", "\n", "\t"))
    after = " " * quote[end:].startswith((" ", "\n", "\t")) + after
    if len(before) > room:
        before = "…" + before[-room:]
    if len(after) > room:
        after = after[:room] + "…"
    return f"{before}{left}{' '.join(quote[start:end].split())}{right}{after}"


def _alike(row: Mapping[str, Any], before: str, after: str) -> int:
    prefix, suffix = row.get("prefix") or "", row.get("suffix") or ""
    return _shared(before[::-1], prefix[::-1]) + _shared(after, suffix)


def _shared(one: str, other: str) -> int:
    """How many first characters two texts share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
