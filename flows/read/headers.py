"""Populations and statements of figures in tables: from row, column, caption and what leads in."""

from __future__ import annotations

import re

from flows.land.blocks import Block, Document, Offsets
from flows.read.chunks import Line
from flows.read.frames import split_label
from flows.read.model import Sentence
from flows.read.wordclass import person, plural

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Column heads that say only that figures follow.
_GENERIC = frozenset(
    """value values percent percentage percentages share shares result results number numbers total
figure figures statistic statistics stat stats data count counts response responses n amount
rate score rating metric measure indicator finding findings question answer item respondents of in
the all key % # who what agree ratings""".split()
)
_STUBS = _GENERIC | frozenset(
    """category categories name type option options topic source sources year control country
countries group groups segment statement description area reason factor feature response
""".split()
)
_COUNTED = frozenset("responses respondents answers people participants votes n count".split())
_WORD = re.compile(r"[\w%#][\w’'-]*")


class Tables:
    """The tables of a document: heads of first columns, years in rows, populations led in."""

    __slots__ = ("_cells", "_document")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cells: dict[tuple[int, int], list[Block]] = {}
        for block in document.blocks:
            if block.kind == "cell":
                self._cells.setdefault((block.table, block.row), []).append(block)

    def meaning(self, cell: Block, led: str) -> tuple[str, str]:
        """Population and statement of the figures of a cell.

        Args:
            cell: the cell.
            led: population that the words before the table name, for labels that name none.
        """
        row = cell.row_header.strip()
        column = _plain(cell.column_header)
        if cell.column == 0 and not cell.header:
            row = ""
        if not row and not column:
            return led, cell.text
        population, said = _label(row)
        heads = [part.strip() for part in column.split("/") if part.strip()]
        kept: list[str] = []
        for head in heads:
            if _YEAR.sub("", head).strip(" *†‡()-") == "" or not _telling(head):
                continue
            kept.append(head)
        who = next((head for head in reversed(kept) if _people(head)), "")
        stub = self._stub(cell)
        if who and not population:
            kept.remove(who)
            population = who
        if not population and _counted(column):
            population = heads[-1]
        pieces = [f"{stub}: {said}" if stub and said else stub or said, *kept]
        statement = " ".join(piece for piece in pieces if piece) or row or column
        return population or led, statement

    def _stub(self, cell: Block) -> str:
        """Head of the first column, if it says more than that labels follow."""
        for row in range(cell.row):
            for block in self._cells.get((cell.table, row), ()):
                if block.column == 0 and block.text.strip():
                    text = block.text.strip()
                    known = {w.lower() for w in _WORD.findall(text)} <= _STUBS
                    return "" if known or _YEAR.fullmatch(text) else text
        return ""

    def year(self, cell: Block) -> str | None:
        """The one year that column head, row label or another cell of the row names."""
        for text in (cell.column_header, cell.row_header):
            found = _YEAR.findall(text)
            if len(set(found)) == 1:
                return found[0]
        rest = {
            year
            for block in self._cells.get((cell.table, cell.row), ())
            if block.index != cell.index
            for year in _YEAR.findall(block.text)
        }
        return rest.pop() if len(rest) == 1 else None


def _plain(text: str) -> str:
    return text.strip().strip("*†‡").strip()


def _telling(head: str) -> bool:
    words = [w.lower() for w in _WORD.findall(_YEAR.sub("", head))]
    return any(w not in _GENERIC for w in words)


def _people(head: str) -> bool:
    words = [w.lower() for w in _WORD.findall(head)]
    return bool(words) and len(words) <= 8 and any(person(w) for w in words)


def _counted(column: str) -> bool:
    return any(w.lower() in _COUNTED for w in _WORD.findall(column)[-1:])


def _label(text: str) -> tuple[str, str]:
    """Population and statement of a row's label."""
    if not text:
        return "", ""
    line = line_of(text)
    tags = line.tags
    if not any(t in "RVXGp" for t in tags) and not (" of " in text or " in " in text):
        words = line.words
        if len(words) <= 6 and words and person(words[-1]) and plural(words[-1]):
            return text, ""
        return "", text
    population, said = split_label(line, 0, len(tags))
    if population and not plural(population.lower().split()[-1]) and not said:
        return "", text
    return population, said


def line_of(text: str) -> Line:
    """A text without figures as a line."""
    block = Block(0, "paragraph", text, _NO_OFFSETS)
    return Line(Sentence(block, 0, len(text), 0), ())


_NO_OFFSETS = Offsets()
