"""The results that a source prints as tables and answer lists, beside what it says in prose. Pure.

What stands in a list or table is read as such and no second time as prose; whom the source
credits for it, and what leads in to it, the prose reader knows better.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from flows.land.blocks import Document
from flows.lazy import pattern
from flows.read.reader import EXTRACTOR
from flows.trace.answers import listed
from flows.trace.asked import Facts, facts_in
from flows.trace.celled import table_grids
from flows.trace.cellwords import number_in
from flows.trace.grids import Grid
from flows.trace.text_lines import Line, lines_of
from flows.trace.toplines import topline_observations

Record = dict[str, Any]
_NEAR = 1500  # characters from a sentence to the list that splits what it says
_NEXT = 200  # characters to what is compared with it
_IT_WAS = pattern(r"\bit (?:is|was|had been|has been|stood at|stands at) $", re.IGNORECASE)
_OF_HUNDRED = pattern(
    r"\b(?:in|of) (?:every|each) (?:100|hundred) \w|\bout of (?:100|a hundred) \w", re.IGNORECASE
)
_WORD = pattern(r"[^\W\d_]{2}")


def with_results(document: Document, read: list[Record], samples: set[int]) -> list[Record]:
    """Figures of a source in order: those of its tables and lists, and those of its prose.

    Args:
        document: the source.
        read: what the reader of articles found in it.
        samples: where in the file stand figures that are numbers of people asked.

    Returns:
        Records with the columns of ``schemas.Observations`` but for ids, source and file.
    """
    _per_hundred(read, document.text)
    lines = lines_of(document)
    lists = listed(lines)
    tables = [] if document.media_type == "text/plain" else table_grids(document)
    if not lists.grids and not tables:
        return read
    firsts = [held[0].number for held in lists.lines]
    firsts += [place.line for grid in tables for place in list(grid.places.values())[:1]]
    facts = _facts(lines, min(firsts), read, samples)
    found = topline_observations([*lists.grids, *tables], facts)
    told = {row["at"] for row in found}
    kept, beside = _divided(read, told, lists.lines, tables, len(lists.grids))
    sizes = {row["value"] for row in read if row.get("start") in samples}
    made = [_completed(row, beside.get(row["at"]), sizes) for row in found]
    _measure(made, read)
    return sorted([*kept, *made], key=lambda row: row["start"])


def _measure(made: list[Record], read: list[Record]) -> None:
    """Say what groups are told of whose title is but "By region": what the prose says of all.

    "Of every 100 notices, 44 ask for it", and below that a list whose row for all is 44.
    """
    told: Record | None = None
    tables: dict[str, list[Record]] = {}
    for row in made:
        tables.setdefault(row["group_id"], []).append(row)
    for rows in tables.values():
        parts = [row for row in rows if row["part"] is not None]
        whole = next((row for row in parts if row["part"] == ""), None)
        if whole is not None:
            told = next((p for p in reversed(read) if _is_said(p, whole)), None)
        if told is None or not parts or parts[0]["start"] - told["start"] > _NEAR:
            continue
        for row in parts if all(row["value"] <= 100 for row in parts) else ():
            row["statement"] = " / ".join(filter(None, (told["statement"], row["statement"])))
            row["population"] = row["part"] or told["population"]
            row["unit"], row["kind"] = "percent", "share"


def _per_hundred(kept: list[Record], text: str) -> None:
    """Read as shares what is said of a hundred: "Of every 100 notices, 44 ...; it had been 52"."""
    told: Record | None = None
    for row in kept:
        if not (row["figure"].isdigit() and row["value"] < 100):
            continue
        said = row["unit"] == "count" and _OF_HUNDRED.search(row["quote"])
        if said and (told is None or told["quote"] != row["quote"]):
            told = row
        elif not (
            told
            and row["start"] - told["end"] < _NEXT
            and _IT_WAS.search(text[: row["start"]][-24:])
        ):
            continue
        row |= {"unit": "percent", "kind": "share"}
        row["statement"] = told["statement"] if told else row["statement"]


def _is_said(prose: Record, whole: Record) -> bool:
    """Whether a sentence before a list says its value for all, as a share."""
    near = 0 < whole["start"] - prose["start"] <= _NEAR
    share = prose["unit"] == "percent" or _OF_HUNDRED.search(prose["quote"]) is not None
    return near and share and prose["value"] == whole["value"]


def _facts(lines: Sequence[Line], first: int, read: list[Record], samples: set[int]) -> Facts:
    """What the source says of all its values; its one sample as the prose has it."""
    before = [line.text for line in lines if line.number < first and "?" not in line.text]
    facts = facts_in("\n".join(line.text for line in lines), "\n".join(before))
    asked = [row for row in read if row.get("start") in samples and row["unit"] == "count"]
    if facts.n is None and len({row["value"] for row in asked}) == 1:
        facts.n = int(asked[0]["value"])
        facts.who = facts.who or asked[0].get("population")
    return facts


def _divided(
    read: list[Record],
    told: set[tuple[int, int, int]],
    lines: list[list[Line]],
    tables: list[Grid],
    lists: int,
) -> tuple[list[Record], dict[tuple[int, int, int], Record]]:
    """Figures that stand outside lists and tables, and those in cells, by the cell."""
    numbers = {number for number, _, _ in told}
    columns = {(number, column) for number, _, column in told}
    spans: list[tuple[int, int, tuple[int, int, int]]] = []
    for number, held in enumerate(lines):
        if number in numbers:
            spans += (
                (place.start, place.end, (number, -1, -1))
                for line in held
                for place in [line.place(0, len(line.text))]
            )
    for number, grid in enumerate(tables, lists):
        if number in numbers:
            spans += ((p.start, p.end, (number, *at)) for at, p in grid.places.items())
    spans.sort()
    starts = [start for start, _, _ in spans]
    kept: list[Record] = []
    beside: dict[tuple[int, int, int], Record] = {}
    for row in read:
        at = bisect_right(starts, row["start"]) - 1
        if at < 0 or row["start"] >= spans[at][1]:
            kept.append(row)
            continue
        number, line, column = spans[at][2]
        if (number, line, column) in told:
            beside.setdefault((number, line, column), row)
        elif line > 0 and (number, column) in columns:
            cell = tables[number - lists].cells[line][column]
            kept += [row] if number_in(cell) is None else []  # words among the values
    return kept, beside


# What the prose reader knows of a cell, and the table need not say.
_LENT = (
    *("page", "attribution_type", "attribution_text", "attribution_publisher", "citation_url"),
)


def _completed(row: Record, prose: Record | None, sizes: set[float]) -> Record:
    """A value of a table with what the prose reader knows of its cell.

    Args:
        row: the value.
        prose: its cell as the prose reader has it, if it read it.
        sizes: the numbers of people asked that the prose tells.
    """
    row = row | {"extractor": EXTRACTOR}
    if prose is None:
        return row
    if row["attribution_type"] == "none":
        row |= {name: prose.get(name) for name in _LENT}
    lent = {"period": row["period"] or prose.get("period"), "heading": prose.get("heading")}
    who = prose.get("population") or ""
    # What is counted is the population of a count; an answer is not that of a share.
    if _WORD.search(who) and (row["unit"] != "percent" or who not in row["quote"]):
        lent |= {"population": row["population"] or who}
    if prose.get("n") in sizes:
        lent |= {"n": row["n"] or prose["n"]}
    return row | lent
