"""Tables: where their cells stand, which of them are headers, and of what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from flows.land.blocks import Block
from flows.lazy import pattern

_YEAR = pattern(r"(?:19|20)\d\d\D{0,3}")
_DIGIT = pattern(r"\d")
_LETTER = pattern(r"[^\W\d_]")
# Bands of ages and sizes name a row although they are numbers: "18–29", "50+", "250 or more".
_BAND = pattern(
    r"\D{0,3}\d[\d,]{0,9}\s?(?:(?:[-–—]|to)\s?\D?\d[\d,]{0,9}|\+"
    r"|(?:and|or) (?:over|older|more|above))"
    r"|(?:under|over|below|up to|<|>|≥|≤)\s?\D?\d[\d,]{0,9}",
    re.IGNORECASE,
)
_BANDS = pattern(
    r"\b(?:age[ds]?|years? old|income|earnings|salary|size|employees|staff|workers|headcount|bands?"
    r"|brackets?|groups?|cohort|class(?:es)?|population|tenure|experience)\b",
    re.IGNORECASE,
)
_PROSE = 300  # characters of two paragraphs in one cell
_MOST_SPAN = 100  # columns or rows that one cell may cover


class Grid:
    """Rows and columns of a table that is being read, spans included."""

    def __init__(self, number: int, parent: int) -> None:
        self.number, self.parent = number, parent
        self.row, self.column = -1, 0
        self.cells: list[Block] = []
        self.captions: list[int] = []
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.first = 0  # block where the open cell or caption starts
        self._down: dict[int, int] = {}  # column → rows it is still covered from above

    def next_row(self) -> None:
        """A row starts."""
        self.row += 1
        self.column = 0
        if self._down:
            self._down = {c: n - 1 for c, n in self._down.items() if n > 1}

    def next_cell(self, width: int = 1, height: int = 1) -> tuple[int, int]:
        """A cell starts; gives its row and column."""
        if self.row < 0:
            self.next_row()
        while self.column in self._down:
            self.column += 1
        at = (self.row, self.column)
        width, height = min(width, _MOST_SPAN), min(height, _MOST_SPAN)
        if width > 1 or height > 1:
            self.spans[at] = (height, width)
        if height > 1:
            for column in range(self.column, self.column + width):
                self._down[column] = height
        self.column += width
        return at

    def collect(self, blocks: Sequence[Block]) -> None:
        """Note the blocks of the cell or caption that just ended."""
        for block in blocks[self.first :]:
            if block.table == self.number:
                if block.kind == "cell":
                    self.cells.append(block)
                elif block.kind == "caption":
                    self.captions.append(block.index)
        self.first = len(blocks)

    def finish(self) -> None:
        """Set headers and parents once all cells are read."""
        if self._is_layout():
            for cell in self.cells:
                cell.kind, cell.table, cell.row, cell.column = "paragraph", -1, -1, -1
            return
        set_headers(self.cells, self.spans)
        if self.captions:
            for cell in self.cells:
                cell.parent = self.captions[0]

    def _is_layout(self) -> bool:
        """Text set in a table for its looks: one column, or cells of several paragraphs."""
        if any(cell.header for cell in self.cells) or not self.cells:
            return False
        if all(cell.column == 0 for cell in self.cells):
            return True
        return any(
            a.row == b.row and a.column == b.column and len(a.text) + len(b.text) > _PROSE
            for a, b in pairwise(self.cells)
        )


def set_headers(
    cells: Sequence[Block], spans: Mapping[tuple[int, int], tuple[int, int]] | None = None
) -> None:
    """Mark header cells and write each cell's row and column header.

    Header rows are the leading rows whose cells are all marked as such, or all bold, or, if
    there is none, a first row without figures. The first column heads its row unless it holds
    numbers. A row with one bold or marked cell heads the rows below it.

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
    covering = spans or {}
    heads = _header_rows(rows, order)
    columns: dict[int, list[str]] = {}
    for row in heads:
        for cell in rows[row]:
            cell.header = True
            _, width = covering.get((cell.row, cell.column), (1, 1))
            for column in range(cell.column, cell.column + width):
                columns.setdefault(column, []).append(cell.text)
    joined = {column: " / ".join(texts) for column, texts in columns.items()}
    running: dict[int, str] = {}  # row headers that reach down over several rows
    group = ""  # a row that heads the rows below it
    for row in order:
        if row in heads:
            continue
        first = rows[row][0]
        if len(rows[row]) == 1 and row != order[-1] and _is_group(first, covering, joined):
            first.header, group = True, first.text
            continue
        for cell in rows[row][1:]:
            # A row of totals may be marked as headers are, for its looks: a number heads nothing.
            cell.header = cell.header and not _is_number(cell.text)
        name = running.get(row, "")
        own = _row_name(first, joined.get(0, ""), alone=len(rows[row]) == 1)
        if own:
            name = own
            first.header = first.header or len(rows[row]) > 1
            height, _ = covering.get((row, 0), (1, 1))
            for below in range(row + 1, row + height):
                running[below] = name
        for cell in rows[row]:
            cell.column_header = joined.get(cell.column, "")
            if cell is not first or not own:
                marked = _marked_beside(rows[row], cell) if cell.column else ""
                parts = [part for part in (name, marked) if part and part != cell.text]
                cell.row_header = " / ".join(parts)
            if group and not cell.header:
                cell.row_header = f"{group} / {cell.row_header}" if cell.row_header else group


def _header_rows(rows: Mapping[int, Sequence[Block]], order: Sequence[int]) -> list[int]:
    heads: list[int] = []
    for row in order:
        if not all(_is_head(cell) for cell in rows[row]):
            break
        if len(rows[row]) == 1 and row != order[0]:
            break
        heads.append(row)
    if len(heads) == len(order):
        heads = heads[:1]
    first = rows[order[0]]
    if not heads and len(order) > 1 and len(first) > 1 and _without_figures(first):
        heads = [order[0]]
    return heads


def _marked_beside(row: Sequence[Block], cell: Block) -> str:
    """A second row header (``<th>`` in a body row) left of the cell."""
    found = ""
    for other in row:
        if other.column >= cell.column:
            break
        if other.header and other.column > 0:
            found = other.text
    return found


def _is_head(cell: Block) -> bool:
    if cell.header:
        return True
    return bool(cell.text) and any(
        start == 0 and end >= len(cell.text) - 1 for start, end in cell.strong
    )


def _is_group(
    cell: Block, covering: Mapping[tuple[int, int], tuple[int, int]], columns: Mapping[int, str]
) -> bool:
    """The only cell of its row names the rows below."""
    if cell.column or len(cell.text) > 120 or not _LETTER.match(cell.text):
        return False
    _, width = covering.get((cell.row, 0), (1, 1))
    return _is_head(cell) or (1 < width >= len(columns) and not cell.text.endswith((".", "!")))


def _is_number(text: str) -> bool:
    return bool(_DIGIT.search(_YEAR.sub("", text))) and not _LETTER.search(text)


def _without_figures(cells: Sequence[Block]) -> bool:
    """No figures but years: names of columns."""
    return not any(_DIGIT.search(_YEAR.sub("", cell.text)) for cell in cells)


def _row_name(first: Block, head: str, *, alone: bool) -> str:
    """What a row's first cell calls it: a word, a year, or a band of what the column lists."""
    if first.column:
        return ""
    if _names_its_row(first):
        return first.text
    banded = not alone and (not head or _BANDS.search(head)) and _BAND.fullmatch(first.text)
    return f"{head} {first.text}".strip() if banded else ""


def _names_its_row(cell: Block) -> bool:
    letters = len(_LETTER.findall(cell.text))
    return cell.header or letters >= 2 or bool(_YEAR.fullmatch(cell.text))
