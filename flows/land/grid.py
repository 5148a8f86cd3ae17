"""Tables: which cells are headers, and of what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.land.blocks import Block

_YEAR = re.compile(r"(?:19|20)\d\d\D{0,3}")
_DIGIT = re.compile(r"\d")


def set_headers(
    cells: Sequence[Block], spans: Mapping[tuple[int, int], tuple[int, int]] | None = None
) -> None:
    """Mark header cells and write each cell's row and column header.

    Header rows are the leading rows whose cells are all marked as such, or all bold, or, if
    there is none, a first row without figures. The first column heads its row unless it holds
    numbers.

    Args:
        cells: the cells of one table in reading order; an empty cell has no block.
        spans: rows and columns that a cell covers, by its row and column, where more than one.
    """
    if not cells:
        return
    rows: dict[int, list[Block]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    order = sorted(rows)
    heads: list[int] = []
    for row in order:
        if len(rows[row]) > 1 and all(_is_head(cell) for cell in rows[row]):
            heads.append(row)
        elif not (row == order[0] and len(rows[row]) == 1 and _is_head(rows[row][0])):
            break
        else:
            heads.append(row)
    if len(heads) == len(order):
        heads = heads[:1]
    if not heads and len(order) > 1 and len(rows[order[0]]) > 1 and _plain(rows[order[0]]):
        heads = order[:1]
    covering = spans or {}
    columns: dict[int, list[str]] = {}
    for row in heads:
        for cell in rows[row]:
            cell.header = True
            _, width = covering.get((cell.row, cell.column), (1, 1))
            for column in range(cell.column, cell.column + width):
                columns.setdefault(column, []).append(cell.text)
    joined = {column: " / ".join(texts) for column, texts in columns.items()}
    running: dict[int, str] = {}  # row headers that reach down over several rows
    for row in order:
        if row in heads:
            continue
        first = rows[row][0]
        if first.column == 0 and _names_its_row(first):
            name = first.text
            first.header = first.header or len(rows[row]) > 1
            height, _ = covering.get((row, 0), (1, 1))
            for below in range(row + 1, row + height):
                running[below] = name
        else:
            name = running.get(row, "")
        for cell in rows[row]:
            cell.column_header = joined.get(cell.column, "")
            if cell is not first or cell.column != 0:
                cell.row_header = name


def _is_head(cell: Block) -> bool:
    if cell.header:
        return True
    return bool(cell.text) and any(
        start == 0 and end >= len(cell.text) - 1 for start, end in cell.strong
    )


def _plain(cells: Sequence[Block]) -> bool:
    """No figures but years: names of columns."""
    return not any(_DIGIT.search(_YEAR.sub("", cell.text)) for cell in cells)


def _names_its_row(cell: Block) -> bool:
    letters = sum(character.isalpha() for character in cell.text)
    return cell.header or letters >= 2 or bool(_YEAR.fullmatch(cell.text))
