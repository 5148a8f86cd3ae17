"""Topline tables and lists to observations: each value with what stands around it. Pure.

Understands the shapes in which results are published: one row an answer (question, answer,
percent), one column a year or group (item, 2023, 2024 / item, All, Women, Men), one row a group
(All, Women, Men below a question that says which answer is meant), one row a value with columns
for group and unit; with titles above, notes below, base rows and units in labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from flows.lazy import pattern
from flows.trace.answer_rows import group_name, is_overall, sums_to_whole, without_net
from flows.trace.asked import Facts, is_question
from flows.trace.cellwords import (
    NO_UNIT,
    Parsed,
    Unit,
    cleaned,
    is_money,
    is_no_share,
    number_in,
    of_whom,
    sample_in,
    scale_in,
    tail_unit,
    unit_in,
    value_columns,
    value_in,
    with_unit,
)
from flows.trace.columns import Column
from flows.trace.grids import Grid
from flows.trace.tabulated import Block, Table, cells_of, table_of

# "Yes, respondents under 30": an answer, and whose.
_PART = pattern(
    r"^(?P<answer>[^,]{2,40})(?:,? among |, (?=(?:respondents|those|people|adults|men|women|aged)\b"
    r"))(?P<who>[^()]+)$",
    re.IGNORECASE,
)
_YEARS = pattern(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell of a table that may hold a value."""

    table: Table
    block: Block
    row: int
    column: int

    @property
    def text(self) -> str:
        return self.table.grid.cells[self.row][self.column]

    @property
    def about(self) -> Column:
        return self.table.columns[self.column]

    @property
    def labels(self) -> list[str]:
        return self.table.labels[self.row]

    def cells(self, role: str) -> list[str]:
        return cells_of(self.table, self.row, role)


def topline_observations(grids: Sequence[Grid], facts: Facts | None = None) -> list[dict[str, Any]]:
    """Values of the tables and lists of one source.

    Args:
        grids: its tables and lists.
        facts: what it says of all of them.

    Returns:
        Records with the columns of ``schemas.Observations`` but for ids, source and file; with
        ``at``: number of the grid, row and column; and ``part``: the group or "" for all, where
        the row is one of groups whose unit nothing says.
    """
    known = facts or Facts()
    tables = [(number, table_of(grid)) for number, grid in enumerate(grids)]
    blocks = [block for _, table in tables if table is not None for block in table.blocks]
    # Where one question's answers make 100, those of others are percentages too, though
    # several may be chosen.
    shares = known.percent or any(block.percent and block.asked.question for block in blocks)
    found: list[dict[str, Any]] = []
    for number, table in tables:
        for at, block in enumerate(table.blocks if table is not None else ()):
            for row, column in product(block.rows, range(len(table.columns) if table else 0)):
                assert table is not None
                made = _observation(_Spot(table, block, row, column), known, shares=shares)
                if made is not None:
                    group = f"{table.grid.sheet or ''}/{number}.{at}/{column}"
                    part = _part(table, block, row) if made["unit"] == "count" else None
                    at_cell = {"at": (number, row, column), "group_id": group, "part": part}
                    found.append(made | at_cell)
    return found


def _part(table: Table, block: Block, row: int) -> str | None:
    """The group that a row is of, "" for all; null if it is none."""
    labels = table.labels[row]
    if not (block.groups and labels):
        return None
    return "" if is_overall(labels[-1]) else labels[-1]


def _observation(spot: _Spot, facts: Facts, *, shares: bool) -> dict[str, Any] | None:
    block, about, table = spot.block, spot.about, spot.table
    read = with_unit(spot.text) if about.role in ("value", "change") else None
    parsed = value_in(read[0]) if read else None
    if read is None or parsed is None:
        return None
    text, beside = read
    own = spot.labels[-1] if spot.labels else ""
    if sums_to_whole(own, parsed[0], _rows_beside(spot)):
        return None
    unit = _unit_of(spot, parsed, beside, shares=shares)
    slots = _slots(spot, unit, facts)
    whole = slots["population"] in (facts.who, None) and not about.group and not block.groups
    whole = whole and unit.name == "percent" and _is_latest(table, slots["period"])
    place = table.grid.places.get((spot.row, spot.column))
    return {
        **value_columns(text, parsed, unit, _of_change(spot)),
        **slots,
        "quote": _quote(spot),
        "heading": block.asked.heading or table.caption or None,
        "n": _sample(spot) or (facts.n if whole else None),
        "moe": _margin(spot) or (facts.moe if whole else None),
        **_where(spot, text),
        **({"line": place.line} if place else {}),
        **_credited(table.credit),
    }


def _rows_beside(spot: _Spot) -> list[tuple[str, float]]:
    """Label and value of each row of a cell's block, in its column."""
    labels, cells = spot.table.labels, spot.table.grid.cells
    return [
        (labels[row][-1], value)
        for row in spot.block.rows
        if labels[row] and (value := number_in(cells[row][spot.column])) is not None
    ]


def _slots(spot: _Spot, unit: Unit, facts: Facts) -> dict[str, Any]:
    """Population, statement and period of a value."""
    table, about, share = spot.table, spot.about, unit.name == "percent"
    said = spot.block.asked
    who = [group for cell in spot.cells("who") if (group := group_name(cell))]
    told = [cleaned(without_net(label)) for label in spot.labels]
    part = _PART.match(told[-1]) if told and is_question(said.heading) else None
    if part:
        told[-1], who = part["answer"], [*who, part["who"]]
    question = [said.question] if said.question else []
    if spot.block.groups and told and share:
        group = group_name(spot.labels[-1])
        who += [group] if group else []
        told = told[:-1] if question or told[:-1] or about.group else told
        told += [said.answer] if said.answer else []
    if about.group:
        things = table.answers or table.measures or about.role == "change"
        (told if things else who).append(about.group)
    parts = dict.fromkeys(filter(None, (*question, *told)))
    periods = spot.cells("period")
    base = said.who or (about.who or _whom(spot) or facts.who if share else None)
    return {
        "population": ", ".join(dict.fromkeys(who)) or base,
        "statement": " / ".join(parts) or table.caption or said.heading or None,
        "period": about.period or (periods[0] if periods else None) or said.period,
    }


def _whom(spot: _Spot) -> str | None:
    """Of whom a value is a share, as its unit or the header of the labels says."""
    told = [who for cell in spot.cells("unit") if (who := of_whom(cell))]
    told += [c.who for c in spot.table.columns if c.role == "label" and c.who]
    return told[0] if told else None


def _unit_of(spot: _Spot, parsed: Parsed, beside: Unit, *, shares: bool) -> Unit:
    """The unit of a value: as its cell, its row, its column or its table says."""
    low, _, written, _ = parsed
    said, table = spot.block.asked, spot.table
    rows = [label for label in spot.labels if not is_question(label)]
    named = [
        Unit(written),
        beside,
        *(unit_in(f"({cell})") for cell in spot.cells("unit")),
        unit_in(*reversed(rows)),
        spot.about.unit,
        said.unit,
        tail_unit(table.caption) if table.caption else NO_UNIT,
    ]
    unit = next((unit for unit in named if unit.name), NO_UNIT)
    if unit.name and (written or unit.name != "percent" or -100 <= low <= 1000):
        # "1,340" is written as a count, and of thousands all the same.
        said_so = unit.scale != 1 or written not in ("", "count")
        scale = unit.scale if said_so else _scale(spot)
        return Unit(unit.name, 1.0 if unit.name == "percent" else scale)
    asks = is_question(said.heading)
    heads = [*spot.labels, spot.about.header, "" if asks else said.heading]
    counted = any(is_no_share(label) for label in heads)
    if spot.about.role == "change" and (spot.block.percent or shares):
        return Unit("percentage_point")
    tail = _unit_of_labels(table)
    others = shares and tail.name in ("", "percent")
    share = spot.block.percent or others or tail.name == "percent"
    if share and 0 <= low <= 100 and not counted:
        return Unit("percent")
    if counted and not tail.name:
        tail = unit_in(said.heading)  # "Hours in a typical week", the median of which is told
    fits = tail.name and tail.name != "percent"
    return Unit(tail.name, tail.scale) if fits else Unit("count", _scale(spot))


def _unit_of_labels(table: Table) -> Unit:
    """The unit that stands over the labels, of all values: "Share of employees, per cent"."""
    label = next((c for c in table.columns if c.role == "label"), None)
    return tail_unit(label.header) if label is not None else NO_UNIT


def _scale(spot: _Spot) -> float:
    """What the header, the unit or the label of a value says to multiply it by."""
    told = [spot.about.header, *spot.cells("unit"), *spot.labels]
    corner = next((c.header for c in spot.table.columns if c.role == "label"), "")
    if any(is_money(label) for label in spot.labels):
        told.append(corner)  # "Million crowns | 2024": of sales and profit, not of the stores
    over = spot.table.blocks[0].asked.unit.scale
    return next((scale for label in told if (scale := scale_in(label)) != 1), over)


def _of_change(spot: _Spot) -> str:
    """Words by which a value may be a change: an answer ("Prices will rise") is none."""
    if spot.about.role == "change":
        return "change"
    if is_question(spot.block.asked.heading) or any(map(is_question, spot.labels)):
        return ""
    return f"{' / '.join(spot.labels)} {spot.about.header}"


def _quote(spot: _Spot) -> str:
    """The row: labels and value, so that the value is the first of its digits.

    The question is no part of it: it is shared by all answers, and stands in the statement.
    """
    words = " | ".join(filter(None, dict.fromkeys((*spot.labels, spot.about.header))))
    if spot.text in words:
        return f"{spot.text} | {words}"
    return f"{words} | {spot.text}" if words else spot.text


def _where(spot: _Spot, text: str) -> dict[str, Any]:
    grid = spot.table.grid
    place = grid.places.get((spot.row, spot.column))
    if place is None:
        cell = f"{_letters(spot.column)}{spot.row + 1}"
        return {"locator": f"{grid.sheet}!{cell}" if grid.sheet else f"cell {cell}"}
    end = place.start + len(text) if place.end - place.start >= len(text) else place.end
    return {
        "start": place.start,
        "end": end,
        "locator": f"line {place.line}, characters {place.start}-{end}",
    }


def _margin(spot: _Spot) -> float | None:
    told = spot.cells("moe")
    return number_in(told[0].lstrip("±+/- ")) if told else None


def _is_latest(table: Table, period: str | None) -> bool:
    """Whether a value is of no earlier time than others of its table: the sample is of now."""
    if period is None:
        return True
    if any(column.role == "period" for column in table.columns):
        return False
    return _year(period) == max(_year(column.period) for column in table.columns)


def _year(period: str | None) -> int:
    found = _YEARS.findall(period or "")
    return int(found[-1]) if found else 0


def _sample(spot: _Spot) -> int | None:
    table, column = spot.table, spot.column
    bases = [number for cell in spot.cells("base") if (number := number_in(cell))]
    if bases:
        return int(bases[0])
    for text in (*spot.cells("label"), *spot.cells("who"), spot.about.header, spot.text):
        written = sample_in(text)
        if written is not None:
            return written
    if column in spot.block.bases:
        return spot.block.bases[column]
    if spot.block.groups or not (spot.about.group is None or table.measures):
        return table.bases.get(column)
    return spot.block.asked.n or table.bases.get(column)


def _credited(credit: str | None) -> dict[str, Any]:
    if credit is None:
        return {"attribution_type": "none"}
    return {
        "attribution_type": "named",
        "attribution_text": credit,
        "attribution_publisher": credit.strip(" ."),
    }


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
