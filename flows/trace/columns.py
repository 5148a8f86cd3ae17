"""The columns of a topline: where its header ends, and what each column holds. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.lazy import pattern
from flows.trace.cellwords import (
    NO_UNIT,
    Unit,
    cleaned,
    is_empty,
    number_in,
    of_whom,
    unit_in,
    value_in,
    without_n,
)
from flows.trace.grids import Grid

_PERIOD = (
    r"(?:(?:fy|cy|q[1-4]|h[12]|spring|summer|autumn|fall|winter|wave \d+,?|round \d+,?|jan\w*"
    r"|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\.?[ -/]?)?"
    r"(?:19|20)\d\d(?: ?[-–/] ?(?:\d\d|\d{4})\b)?(?: ?-?(?:q[1-4]|h[12]|\d\d)\b)?"
)
PERIOD = pattern(rf"^\(?{_PERIOD}\)?[*†]?$", re.IGNORECASE)
_PERIOD_IN = pattern(rf"\b{_PERIOD}", re.IGNORECASE)
# An age band, an income class: a heading made of numbers.
BAND = pattern(
    r"^(?:under |over |below |up to |[<>≥≤]=? ?|[$£€])?\d[\d,.]*k?"
    r"(?:\+|-?plus| ?(?:[-–]|to) ?[$£€]?\d[\d,.]*k?)?"
    r"(?: ?(?:years?|yrs))?(?: (?:and|or) (?:over|older|above|more|under|younger|less))?$",
    re.IGNORECASE,
)
_ROW_BASE = (
    r"^(?:un)?(?:weighted )?\(?(?:base|n|sample(?: size)?|total n|number of "
    r"(?:respondents|interviews|cases)|(?:total )?respondents|count|unweighted|weighted)\)?\b"
)
BASE = pattern(_ROW_BASE, re.IGNORECASE)
_MOE = pattern(r"\b(?:moe|margin of error)\b|^\+/-|^±", re.IGNORECASE)
ALL = pattern(
    r"^(?:total|all|overall|everyone|all respondents|(?:full|whole) sample|value|answer|result)s?$",
    re.IGNORECASE,
)
_PLAIN = pattern(
    r"^(?:value|values|percent|percentage|per cent|pct|%|share|figure|result|data|latest|"
    r"number|count|total|all|amount|estimate|mean value|now|this (?:year|wave|survey))s?$",
    re.IGNORECASE,
)
_COUNT = pattern(r"^(?:#|n|no\.|number|count|frequency|freq\.?|responses|cases)$", re.IGNORECASE)
_CODE = pattern(
    r"^(?:table|tab|no|nr|#|id|q|qno|q\.?no|code|row|order|rank|line|item no|"
    r"(?:question|q|answer|item)[ _](?:no|number|id|code))\.?$",
    re.IGNORECASE,
)
_CODED = pattern(r"^(?:[a-z]{0,3}\d{1,3}(?:\.\d+)?[a-z]?\.?|[a-z])$", re.IGNORECASE)
_UNITS = pattern(r"^units?(?: of (?:measure(?:ment)?|value))?$", re.IGNORECASE)
_WHO = pattern(
    r"^(?:(?:sub-?)?group|segment|break(?:down)?|population|base|audience|who|demographic|"
    r"respondents?|asked(?: of)?|filter|area|region|country|nation|sector|sex|gender|"
    r"age(?: group| band)?)s?$",
    re.IGNORECASE,
)
_TIME = pattern(r"\b(?:year|period|date|wave|quarter|month)\b", re.IGNORECASE)
_ASIDE = pattern(r"^(?:notes?|comments?|remarks?|footnotes?|url|link|method)$", re.IGNORECASE)
_DIFFERENCE = pattern(r"^(?:change|diff(?:erence)?|\+/-|±)(?:\b|$)", re.IGNORECASE)
_SUM = pattern(r"^(?:total|sum|all|base)\b", re.IGNORECASE)
# A month over its year.
_DATED = pattern(
    r"\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?) / (?=(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BRACKETED = pattern(r"\(([^()]{1,24})\)\s*$|,\s*%\s*$")


@dataclass(slots=True)
class Column:
    """What one column holds."""

    header: str
    role: str  # label, value, count, change, period, base, moe, unit, who, aside
    unit: Unit = NO_UNIT
    period: str | None = None
    group: str | None = None
    who: str | None = None  # of whom its values are shares


@dataclass(slots=True)
class Head:
    """Where the table begins."""

    caption: list[str]  # lines above the headers that are in the table
    first: int  # its first row
    body: int  # its first row of values


def head_of(grid: Grid) -> Head | None:
    """Lines above a table, its first header row, and its first row of values."""
    cells, caption = grid.cells, list[str]()
    if grid.heads is not None:
        return Head(caption, 0, grid.heads) if cells else None
    for at, row in enumerate(cells):
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and len(row) > 1 and row[0]:
            caption.append(filled[0])
        elif filled:
            body = at
            while body < len(cells) - 1 and body < at + 4 and _is_header(cells[body]):
                body += 1
            return Head(caption, at, body)
    return None


def _is_header(row: list[str]) -> bool:
    values = [cell for cell in row[1:] if cell]
    if not values or BASE.match(row[0]):
        return False
    if not row[0] and all(BAND.match(cell) or number_in(cell) is None for cell in values):
        return True
    return not any(
        number_in(cell) is not None
        and not PERIOD.match(cell)
        and not ("-" in cell.strip("-") and BAND.match(cell))
        for cell in values
    )


def columns_of(grid: Grid, head: Head, above: str) -> list[Column]:
    """What the columns of a table hold.

    Args:
        grid: the table.
        head: where the headers are.
        above: words over the table, which may name the unit of all.
    """
    cells, made = grid.cells, list[Column]()
    if grid.roles:
        unit = unit_in(above)
        return [Column("", role, unit if role == "value" else NO_UNIT) for role in grid.roles]
    headers = [
        filled(cells[at]) if at + 1 < head.body else cells[at]
        for at in range(head.first, head.body)
    ]
    rows = [row for row in cells[head.body :] if sum(map(bool, row)) > 1]
    for at in range(len(cells[head.first])):
        parts = dict.fromkeys(header[at] for header in headers if header[at])
        values = [row[at] for row in rows if not is_empty(row[at])]
        header = _DATED.sub(r"\1 ", " / ".join(parts))
        made.append(_column(header, above, values, first=at == 0))
    labels = [column for column in made if column.role in ("label", "who")]
    if len(labels) == 1:
        labels[0].role = "label"  # what alone names a row is what the row is about
    _counts(made, rows)
    return made


def _column(header: str, above: str, values: list[str], *, first: bool) -> Column:
    name = without_n(header)
    if _ASIDE.match(name):
        return Column(header, "aside")
    if _UNITS.match(name):
        return Column(header, "unit")
    dated = bool(values) and all(PERIOD.match(value) for value in values)
    if dated and (_TIME.search(header) or first or not header):
        return Column(header, "period")
    numbers = sum(number_in(value) is not None for value in values)
    numeric = bool(values) and numbers * 2 > len(values)
    if first and numeric and not any(value_in(value) for value in values):
        numeric = False  # "24 months", "2 children": labels with a number
    bands = numeric and all(BAND.match(value) or not number_in(value) for value in values)
    coded = bool(values) and all(_CODED.match(value) for value in values)
    if coded and _CODE.match(name) and (first or name.lower() != "no"):
        return Column(header, "aside")
    if _WHO.match(name) and (not numeric or (bands and any("-" in v[1:] for v in values))):
        return Column(header, "who")
    if not numeric or (first and bands and any("-" in v[1:] or "+" in v for v in values)):
        return Column(header, "label", unit=_tail(header), who=of_whom(header))
    if BASE.match(header) and header.lower() not in ("count", "respondents"):
        return Column(header, "base")
    if _MOE.search(header):
        return Column(header, "moe")
    if _DIFFERENCE.match(name):
        return Column(header, "change", unit=unit_in(header), group=cleaned(name))
    column = Column(header, "value", unit=_unit(header, above), who=of_whom(header))
    if _COUNT.match(name):
        column.unit = Unit("count")
    period = None if BAND.match(name) and not PERIOD.match(name) else _PERIOD_IN.search(header)
    column.period = period.group().strip("() ") if period else None
    rest = header if column.who is None else header.split("(", maxsplit=1)[0]
    group = _BRACKETED.sub("", _without_period(without_n(rest), period)).strip(" /,:-()%")
    if group and not _PLAIN.match(group) and not ALL.match(group) and column.who is None:
        column.group = group
    return column


def _without_period(header: str, period: re.Match[str] | None) -> str:
    return header.replace(period.group(), "") if period else header


def _unit(header: str, above: str) -> Unit:
    own = unit_in(header)
    return own if own.name else unit_in(above)


def _tail(header: str) -> Unit:
    found = _BRACKETED.search(header)
    return unit_in(found.group()) if found else Unit()


def _counts(columns: list[Column], rows: list[list[str]]) -> None:
    """Tell a column of bases from one that counts each answer: those make the shares beside."""
    shares = [at for at, column in enumerate(columns) if column.role == "value"]
    for at, column in enumerate(columns):
        if column.role != "base" or not shares:
            continue
        pairs = [
            (n, share)
            for row in rows
            if not _SUM.match(row[0])
            and (n := number_in(row[at])) is not None
            and (share := number_in(row[shares[0]])) is not None
        ]
        total = sum(n for n, _ in pairs)
        if len(pairs) > 1 and total and len({n for n, _ in pairs}) > 1:
            apart = [abs(100 * n / total - share) for n, share in pairs]
            if max(apart) < 1.5:
                column.role, column.unit, column.group = "value", Unit("count"), None


def filled(row: list[str]) -> list[str]:
    """A banner row: a cell speaks for the empty ones to its right."""
    made, last = [], ""
    for at, cell in enumerate(row):
        last = cell or (last if at else "")
        made.append(last)
    return made
