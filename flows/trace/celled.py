"""The tables of a document as grids of text. Pure."""

from __future__ import annotations

from flows.land.blocks import Block, Document
from flows.trace.grids import Grid, Place

_OVER = 3  # blocks above a table that may say what was asked


def table_grids(document: Document) -> list[Grid]:
    """The tables of a document, with what stands above them and where each cell stands."""
    tables: dict[int, list[Block]] = {}
    captions: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "cell" and block.table >= 0:
            tables.setdefault(block.table, []).append(block)
        elif block.table >= 0:
            captions.setdefault(block.table, []).append(block)
    return [_grid(document, cells, captions.get(k, [])) for k, cells in tables.items()]


def _grid(document: Document, blocks: list[Block], captions: list[Block]) -> Grid:
    wide = 1 + max(block.column for block in blocks)
    tall = 1 + max(block.row for block in blocks)
    cells = [[""] * wide for _ in range(tall)]
    grid = Grid(None, cells, _above(document, blocks[0], captions), _heads(blocks))
    for block in blocks:
        cells[block.row][block.column] = f"{cells[block.row][block.column]} {block.text}".strip()
        start, end = block.offsets.span(0, len(block.text)) if block.text else (0, 0)
        line = document.text.count("\n", 0, start) + 1
        grid.places.setdefault((block.row, block.column), Place(start, end, line))
    return grid


def _heads(blocks: list[Block]) -> int | None:
    """Leading rows of which every cell is a header; null where it is to be found out."""
    marked: dict[int, bool] = {}
    for block in blocks:
        marked[block.row] = marked.get(block.row, True) and block.header
    rows = sorted(marked)
    count = next((k for k, row in enumerate(rows) if not marked[row]), len(rows))
    return rows[count] if 0 < count < len(rows) else None


def _above(document: Document, first: Block, captions: list[Block]) -> list[str]:
    """Caption, lead-in and question of a table, nearest last."""
    over = [block.text for block in captions if block.index < first.index]
    lines: list[str] = []
    for block in reversed(document.blocks[max(first.index - _OVER - len(over), 0) : first.index]):
        if block.table == first.table:
            continue
        if block.table >= 0 or block.kind not in ("paragraph", "heading", "caption"):
            break
        lines.insert(0, block.text)
        if block.kind == "heading":
            break
    return [*lines, *over]
