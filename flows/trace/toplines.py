"""Topline tables to observations: each value with what its row and its column say of it. Pure.

Understands the two shapes that tables are published in: one row an answer (question, answer,
percent) and one column a year or group (item, 2023, 2024 / item, All, Women, Men), with titles
above, notes below, base rows and units in labels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from flows.land.values import NotAValue, unit_of, values_of
from flows.lazy import pattern
from flows.trace.grids import Grid

_YEAR = pattern(
    r"^(?:(?:fy|cy|q[1-4]|h[12]|spring|summer|autumn|fall|winter)[ -]?)?"
    r"(?:19|20)\d\d(?:[-/](?:\d\d|\d{4}))?(?: ?(?:q[1-4]|h[12]))?$",
    re.IGNORECASE,
)
_YEAR_IN = pattern(r"\b(?:19|20)\d\d(?:[-/]\d\d\b)?")
_PERCENT = pattern(r"%|\bper ?cent\b|\bpct\b|\bshare\b|\bpercentages?\b", re.IGNORECASE)
_POINTS = pattern(r"%-points?|\bpercentage[ -]points?\b|\bpp\b|\bpts\b", re.IGNORECASE)
_BASE = pattern(
    r"^(?:un)?(?:weighted )?\(?(?:base|n|sample(?: size)?|total n|number of "
    r"(?:respondents|interviews|cases)|respondents|count|unweighted)\)?\b",
    re.IGNORECASE,
)
_N = pattern(r"[,;]?\s*\b(?:n|base)\s*[=:]\s*(\d[\d,. ]*\d|\d)", re.IGNORECASE)
_N_ALONE = pattern(r"\s*\(\s*\)")  # brackets from which the sample size was taken
# An age band, an income class: a heading made of numbers.
_BAND = pattern(
    r"^(?:under |over |[<>]=? ?|[$£€])?\d[\d,.]*k?(?:\+| ?(?:[-–]|to) ?[$£€]?\d[\d,.]*k?)?"
    r"(?: ?(?:years?|yrs))?(?: and (?:over|older))?$",
    re.IGNORECASE,
)
_MOE = pattern(r"\b(?:moe|margin of error)\b|^\+/-|^±", re.IGNORECASE)
_UNIT = pattern(r"\(([^()]{1,24})\)\s*$|,\s*(%|per ?cent|days?|hours?|minutes?)\s*$", re.IGNORECASE)
_UNIT_TAIL = pattern(
    r"\s*\((?:%|in %|per ?cent|pct|[$£€]|[\w ]{1,12})\)\s*$|,\s*%\s*$", re.IGNORECASE
)
_ALL = pattern(
    r"^(?:total|all|overall|everyone|all respondents|value|answer|result)s?$", re.IGNORECASE
)
_SOURCE = pattern(r"^sources?\s*:\s*(.+)$", re.IGNORECASE)
_PLAIN = pattern(
    r"^(?:value|values|percent|percentage|per cent|pct|%|share|figure|result|"
    r"number|count|total|all|amount|estimate)s?$",
    re.IGNORECASE,
)
_CHANGE = pattern(
    r"\b(?:change|growth|increase|decrease|decline|rise|fall|difference)\b", re.IGNORECASE
)
_CURRENCY = pattern(r"[$£€¥]|\b(?:USD|EUR|GBP|CHF)\b")
# "Average fee in pounds"; what weighs is given in others.
_MONEY = pattern(r"\bin (?:US )?(dollars|pounds(?: sterling)?|euros)\b", re.IGNORECASE)
_WEIGHT = pattern(r"\bweigh|\bload\b|\bharvest|\byield|\bcatch\b", re.IGNORECASE)
_DECIMALS = pattern(r"\d[.](\d+)")


Parsed = tuple[float, float | None, str, str]


@dataclass(slots=True)
class _Column:
    header: str
    numeric: bool
    role: str  # label, value, period, base, moe
    unit: str = ""
    period: str | None = None
    group: str | None = None


@dataclass(slots=True)
class _Block:
    """Rows under one heading, with what is said of all of them."""

    heading: str
    rows: list[int] = field(default_factory=list)
    bases: dict[int, int] = field(default_factory=dict)  # by column; -1 for all
    population: str | None = None


@dataclass(slots=True)
class _Table:
    cells: list[list[str]]
    columns: list[_Column]
    caption: str
    bases: dict[int, int] = field(default_factory=dict)  # of all questions, by column


def topline_observations(grid: Grid) -> list[dict[str, Any]]:
    """Values of a table.

    Returns:
        Records with the columns of ``schemas.Observations`` but for ids, source and file.
    """
    cells = grid.cells
    head = _header(cells)
    if head is None:
        return []
    caption, first, body = head
    table = _Table(cells, _columns(cells, caption, first, body), caption)
    values = [at for at, column in enumerate(table.columns) if column.role == "value"]
    if not values:
        return []
    credit = next((m.group(1) for row in cells if (m := _SOURCE.match(_only(row)))), None)
    blocks = _blocks(cells, table.columns, body)
    # Bases above the first question are those of all of them.
    table.bases = blocks[0].bases if not blocks[0].rows else {}
    found: list[dict[str, Any]] = []
    for number, block in enumerate(blocks):
        percent = _adds_up(cells, table.columns, block)
        for at in block.rows:
            for column in values:
                made = _observation(table, block, at, column, percent=percent)
                if made is not None:
                    place = f"{_letters(column)}{at + 1}"
                    made["locator"] = f"{grid.sheet}!{place}" if grid.sheet else f"cell {place}"
                    made["heading"] = block.heading or caption or None
                    made["group_id"] = f"{grid.sheet or ''}/{number}/{column}"
                    found.append(made | _credited(credit))
    return found


def _header(cells: list[list[str]]) -> tuple[str, int, int] | None:
    """Caption above the table, its first header row, and its first row of values."""
    caption: list[str] = []
    for at, row in enumerate(cells):
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and len(row) > 1 and row[0]:
            caption.append(filled[0])
        elif filled:
            body = at
            while body < len(cells) - 1 and body < at + 4 and _is_header(cells[body]):
                body += 1
            return " / ".join(caption), at, body
    return None


def _is_header(row: list[str]) -> bool:
    values = [cell for cell in row[1:] if cell]
    if not values:
        return False
    if not row[0] and all(_BAND.match(cell) or _number(cell) is None for cell in values):
        return True
    return not any(
        _number(cell) is not None
        and not _YEAR.match(cell)
        and not ("-" in cell.strip("-") and _BAND.match(cell))
        for cell in values
    )


def _columns(cells: list[list[str]], caption: str, first: int, body: int) -> list[_Column]:
    made = []
    headers = [_filled(cells[at]) if at + 1 < body else cells[at] for at in range(first, body)]
    for at in range(len(cells[first])):
        parts = dict.fromkeys(header[at] for header in headers if header[at])
        header = " / ".join(parts)
        values = [row[at] for row in cells[body:] if row[at] and len([c for c in row if c]) > 1]
        numbers = sum(_number(value) is not None for value in values)
        numeric = bool(values) and numbers * 2 > len(values)
        made.append(_column(header, caption, values, numeric=numeric, is_first=at == 0))
    return made


def _column(
    header: str, caption: str, values: list[str], *, numeric: bool, is_first: bool
) -> _Column:
    column = _Column(header, numeric, "value" if numeric else "label")
    if not numeric:
        if values and all(_YEAR.match(value) for value in values):
            column.role = "period"
        return column
    years = all(_YEAR.match(value) for value in values)
    named_year = re.search(r"\b(?:year|period|date|wave)\b", header, re.IGNORECASE)
    if years and (named_year or is_first or not header):
        column.role = "period"
    elif _BASE.match(header) and header.lower() not in ("count", "respondents"):
        column.role = "base"
    elif _MOE.search(header):
        column.role = "moe"
    else:
        column.unit = _unit_in(header) or _unit_in(caption)
        year = _YEAR_IN.search(header)
        column.period = year.group() if year else None
        group = _UNIT.sub("", _YEAR_IN.sub("", _without_n(header))).strip(" /,:-()")
        if group and not _PLAIN.match(group) and not _ALL.match(group):
            column.group = group
    return column


def _blocks(cells: list[list[str]], columns: list[_Column], body: int) -> list[_Block]:
    blocks = [_Block("")]
    for at in range(body, len(cells)):
        row = cells[at]
        alone = _only(row)
        if alone:
            if _BASE.match(alone) or _N.search(alone):
                _take_base(blocks[-1], alone)
            elif not _SOURCE.match(alone) and len(columns) > 1:
                blocks.append(_Block(_without_n(alone)))
                _take_base(blocks[-1], alone)
            continue
        label = row[0]
        if _BASE.match(label) and columns[0].role == "label":
            for column, cell in enumerate(row):
                value = _number(cell)
                if value is not None and columns[column].role == "value":
                    blocks[-1].bases[column] = int(value)
            continue
        blocks[-1].rows.append(at)
    return blocks


def _take_base(block: _Block, text: str) -> None:
    sample = sample_in(text)
    if sample is not None:
        block.bases[-1] = sample
    match = re.match(r"^(?:un)?(?:weighted )?base\s*:\s*([^(;]+)", text, re.IGNORECASE)
    if match and not match.group(1).strip().isdigit():
        block.population = match.group(1).strip(" .,")


def _adds_up(cells: list[list[str]], columns: list[_Column], block: _Block) -> bool:
    """Whether bare numbers are percentages: those of a column, or an answer list, make 100."""
    labels = [at for at, column in enumerate(columns) if column.role == "label"]
    for at, column in enumerate(columns):
        if column.role != "value":
            continue
        questions: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for row in block.rows:
            value = _number(cells[row][at])
            if value is not None:
                questions[tuple(cells[row][label] for label in labels[:-1])].append(value)
        if any(is_whole(values) for values in questions.values()):
            return True
    return False


def is_whole(shares: list[float]) -> bool:
    """Whether some numbers are the shares of one whole, rounded."""
    return len(shares) > 1 and all(0 <= v <= 100 for v in shares) and 98 <= sum(shares) <= 102


def _observation(
    table: _Table, block: _Block, at: int, column: int, *, percent: bool
) -> dict[str, Any] | None:
    row, about = table.cells[at], table.columns[column]
    text = row[column]
    parsed = value_in(text)
    if parsed is None:
        return None
    written = parsed[2]
    labels = _cells(table, row, "label")
    label = " / ".join(dict.fromkeys(labels))
    unit = written or _unit_in(*labels) or about.unit or _unit_in(block.heading)
    if not unit:
        unit = "percent" if percent else _unit_in(table.caption) or _unit_of_all(table) or "count"
    parts = dict.fromkeys(_cleaned(part) for part in (block.heading, *labels))
    periods, margins = _cells(table, row, "period"), _cells(table, row, "moe")
    return {
        **value_columns(text, parsed, unit, f"{label} {about.header}"),
        "quote": " | ".join(part for part in (label, about.header, text) if part),
        "population": about.group or block.population,
        "statement": " / ".join(filter(None, parts)) or table.caption or None,
        "period": about.period or (periods[0] if periods else None),
        "n": _sample(table, block, row, column),
        "moe": _number(margins[0]) if margins else None,
    }


def value_columns(text: str, parsed: Parsed, unit: str, label: str) -> dict[str, Any]:
    """What an observation says of its value.

    Args:
        text: the value as written.
        parsed: what ``value_in`` makes of it.
        unit: its unit.
        label: words of the row and column, by which a change is told from a level.
    """
    low, high, _, comparator = parsed
    digits = decimals_in(text)
    return {
        "figure": text,
        "value_text": text,
        "value": low,
        "value_high": high,
        "comparator": comparator or "=",
        "unit": unit,
        "decimals": digits,
        "step": 10.0**-digits,
        "in_words": False,
        "kind": kind_of(unit, label),
        "status": "asserted",
    }


def _cells(table: _Table, row: list[str], role: str) -> list[str]:
    return [row[at] for at, column in enumerate(table.columns) if column.role == role and row[at]]


def _sample(table: _Table, block: _Block, row: list[str], column: int) -> int | None:
    bases = [_number(cell) for cell in _cells(table, row, "base")]
    if bases and bases[0] is not None:
        return int(bases[0])
    for text in (*_cells(table, row, "label"), table.columns[column].header):
        written = sample_in(text)
        if written is not None:
            return written
    if column in block.bases or table.columns[column].group is None:
        return block.bases.get(column, block.bases.get(-1, table.bases.get(column)))
    return table.bases.get(column)


def sample_in(text: str) -> int | None:
    """The sample size that a label or a note gives ("n = 1,510")."""
    written = _N.search(text)
    return int(re.sub(r"\D", "", written.group(1))) if written else None


def decimals_in(text: str) -> int:
    """Decimals of a value as written."""
    decimals = _DECIMALS.search(text)
    return len(decimals.group(1)) if decimals else 0


def _credited(credit: str | None) -> dict[str, Any]:
    if credit is None:
        return {"attribution_type": "none"}
    return {
        "attribution_type": "named",
        "attribution_text": credit,
        "attribution_publisher": credit.strip(" ."),
    }


def kind_of(unit: str, label: str) -> str:
    """Kind of a value, by its unit and label."""
    if unit == "percentage_point" or _CHANGE.search(label):
        return "change"
    if unit == "multiple":
        return "multiple"
    return "share" if unit == "percent" else "level"


def _unit_in(*labels: str) -> str:
    for label in labels:
        if not label:
            continue
        if _POINTS.search(label):
            return "percentage_point"
        if _PERCENT.search(label):
            return "percent"
        match = _UNIT.search(label)
        if match:
            unit = unit_of(match.group(1) or match.group(2))
            if unit and not unit.startswith("other:"):
                return unit
        money = _CURRENCY.search(label)
        if money is None and not _WEIGHT.search(label):
            money = _MONEY.search(label)
        if money:
            unit = unit_of(money[money.lastindex or 0])
            if unit.startswith("currency:"):
                return unit
    return ""


def _unit_of_all(table: _Table) -> str:
    """The unit above the labels: "Hours of work: share of employees, per cent"."""
    first = table.columns[0]
    tail = _UNIT.search(first.header) if first.role == "label" else None
    return _unit_in(tail.group()) if tail else ""


def _cleaned(label: str) -> str:
    return _UNIT_TAIL.sub("", _without_n(label)).strip(" ,:;") if label else ""


def _without_n(text: str) -> str:
    return _N_ALONE.sub("", _N.sub("", text)).strip()


def value_in(text: str) -> Parsed | None:
    """Value, upper end, unit as written and comparator of a cell; none if it is no value."""
    if not text or not any(ch.isdigit() for ch in text):
        return None
    try:
        return values_of(text)
    except NotAValue:
        return None


def _number(text: str) -> float | None:
    parsed = value_in(text)
    return parsed[0] if parsed else None


def _only(row: list[str]) -> str:
    """The cell of a row that has but one; '' for other rows."""
    filled = [cell for cell in row if cell]
    return filled[0] if len(filled) == 1 and (row[0] or len(row) == 1) else ""


def _filled(row: list[str]) -> list[str]:
    """A banner row: a cell speaks for the empty ones to its right."""
    made, last = [], ""
    for at, cell in enumerate(row):
        last = cell or (last if at else "")
        made.append(last)
    return made


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
