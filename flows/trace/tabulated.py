"""Toplines as tables: columns and rows with what is said of them, question by question. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from flows.lazy import pattern
from flows.trace.answer_rows import adds_up, are_groups, is_people, is_whole, spelled_out
from flows.trace.asked import Asked, asked, base_in, is_base, is_question
from flows.trace.cellwords import number_in, sample_in
from flows.trace.columns import BASE, Column, columns_of, head_of
from flows.trace.grids import Grid

_SOURCE = pattern(r"^sources?\s*:\s*(.+)$", re.IGNORECASE)
_NOTE = pattern(
    r"^\W{0,9}(?:notes?|weighted|unweighted|field(?:work)?|percentages|figures|margin)\b|^[*†‡]"
    r"|\b(?:fieldwork|online panel|interviewed|may not (?:sum|add))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """Rows under one question, with what is said of all of them."""

    asked: Asked
    rows: list[int] = field(default_factory=list)
    bases: dict[int, int] = field(default_factory=dict)  # by column; -1 for all
    groups: bool = False  # the rows are groups
    percent: bool = False  # bare numbers are shares of a whole


@dataclass(slots=True)
class Table:
    """A topline with its columns and questions."""

    grid: Grid
    columns: list[Column]
    caption: str
    blocks: list[Block]
    labels: dict[int, list[str]]  # by row
    bases: dict[int, int]  # of all questions, by column
    answers: bool  # the columns are answers, the rows groups
    measures: bool  # the columns are things told, not groups
    credit: str | None


def table_of(grid: Grid) -> Table | None:
    """The table that a grid is; null if it holds no values."""
    head = head_of(grid)
    if head is None:
        return None
    cells = grid.cells
    over = asked([*grid.above, *(line for line in head.caption if not _is_note(line))])
    caption = " / ".join(head.caption)
    above = "" if over.question and is_question(over.heading) else (caption or over.heading)
    columns = columns_of(grid, head, above)
    _corner(columns, over)
    if not any(column.role in ("value", "change") for column in columns):
        return None
    blocks = _blocks(grid, columns, head.body, over)
    # Bases above the first question are those of all of them.
    bases = blocks[0].bases if not blocks[0].rows else {}
    table = Table(grid, columns, caption, blocks, {}, bases, False, _tell_things(columns), None)
    table.credit = next((m.group(1) for row in cells if (m := _SOURCE.match(_only(row)))), None)
    for block in blocks:
        _label(table, block)
    table.blocks = [part for block in blocks for part in _divided(table, block)]
    table.answers = _answers_in_columns(table)
    for block in table.blocks:
        _judge(table, block)
    return table


def _corner(columns: list[Column], over: Asked) -> None:
    """Take from the header of the labels what it says of all values."""
    header = next((c.header for c in columns if c.role == "label"), "")
    if is_base(header):
        who, n = base_in(header)
        over.who, over.n = who or over.who, n or over.n
    elif header:
        own = asked([header])
        over.by_groups = over.by_groups or own.by_groups
        over.period = over.period or own.period
        asks = is_question(header) or (not over.question and len(own.question.split()) > 2)
        if asks and not own.by_groups:
            over.question = own.question


def _tell_things(columns: list[Column]) -> bool:
    """Whether the headers say what is told ("Turnover"), not of whom ("Women")."""
    values = [c for c in columns if c.role == "value" and c.group]
    if len(values) == 1 and sum(c.role == "value" for c in columns) == 1:
        return not is_people(values[0].group or "")
    return len({c.unit for c in values}) > 1


def _is_note(text: str) -> bool:
    return _NOTE.search(text) is not None or len(text.split()) > 40


def _blocks(grid: Grid, columns: list[Column], body: int, over: Asked) -> list[Block]:
    blocks = [Block(over)]
    named = sum(column.role in ("label", "who") for column in columns) > 1
    for at in range(body, len(grid.cells)):
        row = grid.cells[at]
        alone = _only(row)
        if alone:
            if (
                is_base(alone)
                or BASE.match(alone)
                or (sample_in(alone) is not None and _is_note(alone))
            ):
                _take_base(blocks[-1], alone)
            elif not (_SOURCE.match(alone) or named or _is_note(alone)) and len(columns) > 1:
                blocks.append(Block(_under(asked([alone]), over)))
            continue
        if BASE.match(row[0]) and columns[0].role == "label":
            for column, cell in enumerate(row):
                value = number_in(cell)
                if value is not None and columns[column].role in ("value", "change"):
                    blocks[-1].bases[column] = int(value)
            continue
        blocks[-1].rows.append(at)
    return blocks


def _under(own: Asked, over: Asked) -> Asked:
    """What a heading in a table says, and what stands over the table."""
    own.question = own.question or own.heading
    own.who, own.n = own.who or over.who, own.n or over.n
    own.unit = own.unit if own.unit.name else over.unit
    own.period = own.period or over.period
    return own


def _take_base(block: Block, text: str) -> None:
    who, n = base_in(text)
    block.asked.n = n or block.asked.n
    block.asked.who = who or block.asked.who


def _label(table: Table, block: Block) -> None:
    """Write out what the labels of a block's rows leave to the rows above."""
    cells, at = table.grid.cells, [k for k, c in enumerate(table.columns) if c.role == "label"]
    last: list[str] = []
    for row in block.rows:
        own = [cells[row][column] for column in at]
        if len(own) > 1 and not own[0] and any(own[1:]) and last:
            own[0] = last[0]
        last = own
        table.labels[row] = [label for label in own if label]
    spelled = spelled_out([" ".join(table.labels[row][-1:]) for row in block.rows])
    for row, (stem, own_words) in zip(block.rows, spelled, strict=True):
        if stem:
            table.labels[row] = [*table.labels[row][:-1], stem, own_words]


def _divided(table: Table, block: Block) -> list[Block]:
    """A block for each of the questions that its labels ask."""
    parts: dict[str, Block] = {}
    for row in block.rows:
        labels = table.labels[row]
        question = next((label for label in labels[:-1] if is_question(label)), "")
        if question not in parts:
            over = _under(asked([question]), block.asked) if question else block.asked
            parts[question] = Block(over, bases=block.bases)
        parts[question].rows.append(row)
        table.labels[row] = [label for label in labels if label != question]
    return list(parts.values())


def _answers_in_columns(table: Table) -> bool:
    """Whether each row makes 100 and no column does: the columns are answers of groups."""
    values = [k for k, column in enumerate(table.columns) if column.role == "value"]
    if len(values) < 2 or any(table.columns[k].period for k in values):
        return False
    rows = [[number_in(table.grid.cells[r][k]) for k in values] for r in table.labels]
    rows = [row for row in rows if any(value is not None for value in row)]
    full = [[value for value in row if value is not None] for row in rows]
    if len(rows) < 2 or not all(is_whole(row) for row in full):
        return False
    return not any(is_whole([row[k] for row in full if k < len(row)]) for k in range(len(values)))


def _judge(table: Table, block: Block) -> None:
    """Find out of a block whether its rows are groups, and whether its numbers are shares."""
    values = [k for k, column in enumerate(table.columns) if column.role == "value"]
    for column in values:
        lists: dict[tuple[str, ...], list[tuple[str, float]]] = defaultdict(list)
        for row in block.rows:
            value, labels = number_in(table.grid.cells[row][column]), table.labels[row]
            if value is not None and labels:
                of = (*cells_of(table, row, "who"), *cells_of(table, row, "period"))
                lists[*labels[:-1], *of].append((labels[-1], value))
        block.percent = block.percent or any(adds_up(rows) for rows in lists.values())
        if column == values[0] and len({tuple(table.labels[row][:-1]) for row in block.rows}) == 1:
            rows = max(lists.values(), key=len, default=[])
            block.groups = table.answers or are_groups(
                rows,
                of_answer=block.asked.answer is not None,
                by_title=block.asked.by_groups,
            )
    block.percent = block.percent or table.answers


def cells_of(table: Table, row: int, role: str) -> list[str]:
    """The filled cells of a row in the columns of a role."""
    cells = table.grid.cells[row]
    return [
        cells[at] for at, column in enumerate(table.columns) if column.role == role and cells[at]
    ]


def _only(row: list[str]) -> str:
    """The cell of a row that has but one; '' for other rows."""
    filled = [cell for cell in row if cell]
    return filled[0] if len(filled) == 1 and (row[0] or len(row) == 1) else ""
