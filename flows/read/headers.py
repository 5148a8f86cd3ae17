"""Populations and statements of figures in tables: from row, column, caption and what leads in."""

from __future__ import annotations

import re

from flows.land.blocks import Block, Document, Offsets
from flows.lazy import pattern
from flows.read.chunks import Line
from flows.read.labels import split_label
from flows.read.model import Figure, Sentence
from flows.read.phrases import noun_end
from flows.read.polltables import PollRow, poll_row
from flows.read.whens import only_time
from flows.read.wordclass import CHANGES, MEASURES, PARTS, TIME_WORDS, person

_FIGURE = pattern(r"\d")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Column heads that say only that figures follow.
_GENERIC = frozenset(
    """value values percent percentage percentages share shares result results number numbers total
figure figures statistic statistics stat stats data count counts response responses n amount
rate score rating metric measure indicator finding findings question answer item respondents of in
the all key % # how many much who what agree ratings estimate estimates estimated""".split()
)
_STUBS = _GENERIC | frozenset(
    """category categories name type option options topic source sources year control country
countries group groups segment statement description area reason factor feature response
use uses case cases kind kinds
""".split()
)
_COUNTED = frozenset("responses respondents answers people participants votes".split())
# "Figure 3: Which of these do you own? (Q11)" above a table.
_ASKS = re.compile(
    r"^\W*(?:(?:figure|table|chart|q(?:uestion)?)\s?\d{0,3}[a-z]?\s*[:.)–—-]\s*)?"
    r"(?P<asked>[A-Z“\"][^?.:]{8,160})\?(?:\s*\([^()]{1,12}\))?\W*$",
    re.IGNORECASE,
)
# "Which of the following services do you use": what is said of the rows is "use".
_OF_WHAT = re.compile(
    r"^(?:which|what|who|why|where|how)(?: of (?:the (?:following|above|below)|these|those))?"
    r"(?: [\w’'-]+){0,4}? (?:(?:do|did|does|have|has|would|are|were|is|was|will|can)"
    r" (?:you|they|your|their|people)|(?:are|is|were|was) (?:the|your|their))\s",
    re.IGNORECASE,
)
_BARE = 2  # words of an answer that says nothing alone
_ABOVE = 2  # blocks above a table that may ask
# Heads that are answers, not populations.
_ANSWERS = frozenset(
    """yes no agree disagree neutral often never sometimes rarely always satisfied dissatisfied
better worse same likely unlikely good bad poor fair support oppose favor favour unsure know
increase decrease increased decreased change place use used planned plan current future""".split()
)
_WORD = pattern(r"[\w%#][\w’'-]*")
# Heads of first columns that list parts of the people asked.
_GROUPINGS = frozenset(
    """age ages aged gender sex generation generations income education ethnicity race religion
occupation party tenure seniority region regions state states county counties city cities district
districts industry industries sector sectors company companies brand brands""".split()
)
_NUMBER_OF = pattern(r"(?:#|number|no\.|count) of (?P<what>[a-z][\w /-]{1,40})$", re.IGNORECASE)
_KIND_OF = pattern(r"(?:types?|kinds?|sizes?|groups?) of ", re.IGNORECASE)


class Tables:
    """The tables of a document: heads of first columns, years in rows, populations led in."""

    __slots__ = ("_asked", "_blocks", "_cells", "_firsts", "_heads", "_labels")

    def __init__(self, document: Document) -> None:
        self._cells: dict[tuple[int, int], list[Block]] = {}
        self._firsts: dict[int, int] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._heads: dict[int, set[str]] = {}  # telling heads of columns of percentages
        self._asked: dict[int, str] = {}
        self._blocks = document.blocks
        for block in document.blocks:
            if block.kind != "cell":
                continue
            self._cells.setdefault((block.table, block.row), []).append(block)
            self._firsts.setdefault(block.table, block.index)
            if "%" in block.text and not block.header and block.column_header:
                head = _heads(block.column_header)
                if head:
                    self._heads.setdefault(block.table, set()).add(head[-1])

    def first(self, cell: Block) -> int:
        """Index of the first block of a cell's table."""
        return self._firsts[cell.table]

    def meaning(self, cell: Block, led: str, figure: Figure) -> tuple[str, str]:
        """Population and statement of a figure in a cell.

        Args:
            cell: the cell.
            led: population that the words before the table name, for labels that name none.
            figure: the figure.
        """
        row = cell.row_header.strip()
        column = _plain(cell.column_header)
        if cell.column == 0 and not cell.header:
            row = self._label_beside(cell)
        if not row or row[:1].isdigit() or row.lower().startswith("more than "):
            row = self._so_many(cell) or row
        if not row and not column:
            return led, cell.text
        if row not in self._labels:
            self._labels[row] = _label(row)
        population, said = self._labels[row]
        kept = _heads(column)
        whole, own = _around(cell, figure)
        if not whole and row and not own:
            whole, part = _share_of(column)
            if whole and part == "%":
                part = self._stub(cell)
            if whole:
                said = self.question(cell, row) or part
                return whole, f"{said}: {row}" if said else row
        if not population and not led and kept and only_time(row) and _dated(row):
            # As in "2003 | 755,187" below "Arrests": the head says what is counted.
            return kept[-1], " ".join(piece for piece in (*kept[:-1], own, f"in {row}") if piece)
        if whole and row:
            # As in "Work in two jobs | 5-8% of nurses": the cell itself says of whom.
            return whole, " ".join(piece for piece in (row, own, *kept) if piece)
        who = next((head for head in reversed(kept) if _people(head)), "")
        if not who and kept and len(self._heads.get(cell.table, ())) > 1 and "%" in cell.text:
            # Columns of percentages side by side compare populations: "Rural", "Urban".
            who = "" if _answers(kept[-1]) else kept[-1]
        stub = self.question(cell, row) or self._stub(cell)
        if row and not population and self._groups(cell):
            # As in "18–29" or "Women" below "Age" or "Gender".
            population, said, stub = row, "", ""
        if who and not population:
            kept.remove(who)
            population = who
        if not population and _counted(column):
            population = column.split("/")[-1].strip()
        if row and not population and not _people(led) and (own or _level(figure, kept)):
            # As in "Roof repairs | $3 million": the row is what is measured.
            population, said = row, ""
        pieces = [f"{stub}: {said}" if stub and said else stub or said, own, *kept]
        statement = " ".join(piece for piece in pieces if piece) or row or column
        return population or led, statement

    def asks(self, cell: Block) -> bool:
        """Whether a question stands above a cell's table: its figures are of those asked."""
        self.question(cell, "")
        return bool(self._asked[cell.table])

    def question(self, cell: Block, label: str) -> str:
        """The question above a table, of which a label is an answer, as far as it tells more."""
        if cell.table not in self._asked:
            first = self._firsts[cell.table]
            above = self._blocks[max(0, first - _ABOVE) : first]
            found = [m for block in above if (m := _ASKS.match(block.text)) is not None]
            self._asked[cell.table] = found[-1]["asked"] if found else ""
        asked = self._asked[cell.table]
        if _OF_WHAT.match(asked):
            return _OF_WHAT.sub("", asked)
        # "Never" needs the question to say anything, "Offline and willing to get online" does not.
        return asked if len(label.split()) <= _BARE else ""

    def _label_beside(self, cell: Block) -> str:
        """The label behind a figure that stands in the first column: "82% | Online"."""
        for block in self._cells.get((cell.table, cell.row), ()):
            if block.column > cell.column and any(c.isalpha() for c in block.text):
                return block.text.strip()
        return ""

    def _so_many(self, cell: Block) -> str:
        """The label of a row that counts: "2 ovens", of "2" below "Number of ovens"."""
        counted = _NUMBER_OF.match(self._first_head(cell))
        first = self._cells.get((cell.table, cell.row), [cell])[0]
        if counted is None or first is cell or not first.text.strip():
            return ""
        return f"{first.text.strip()} {counted['what']}"

    def _stub(self, cell: Block) -> str:
        """Head of the first column, if it says more than that labels follow."""
        text = self._first_head(cell)
        if _NUMBER_OF.match(text):
            return ""  # its rows say it
        words = {w.lower() for w in _WORD.findall(text)}
        known = len(words) < 2 or words <= _STUBS
        return "" if known or _YEAR.fullmatch(text) else text

    def _groups(self, cell: Block) -> bool:
        """Whether the first column lists parts of the people asked: its head is "Age"."""
        head = self._first_head(cell)
        if _KIND_OF.match(head):
            return True
        words = [w.lower() for w in _WORD.findall(head)]
        return 0 < len(words) <= 3 and words[0] in _GROUPINGS

    def _first_head(self, cell: Block) -> str:
        for row in range(cell.row):
            beside = self._cells.get((cell.table, row), ())
            if any(b.column and not b.header and _FIGURE.search(b.text) for b in beside):
                return ""  # the first of the rows themselves: the table has no heads
            for block in beside:
                if block.column == 0 and block.text.strip():
                    return block.text.strip()
        return ""

    def poll(self, cell: Block, published: str | None) -> PollRow | None:
        """What the cell's row tells of a poll, if the table's rows are polls."""
        return poll_row(self._cells.get((cell.table, cell.row), ()), published)

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


def _dated(row: str) -> bool:
    """Whether a label has a year or a word of time: "2003", "July", not "over 60"."""
    words = [w.lower() for w in _WORD.findall(row)]
    return _YEAR.search(row) is not None or not TIME_WORDS.isdisjoint(words)


def _around(cell: Block, figure: Figure) -> tuple[str, str]:
    """Whom a cell's own words name ("7% of nurses", "9 nurses") and what else they say."""
    left, right = cell.text[: figure.start], cell.text[figure.end :]
    if cell.row_header and cell.row_header in cell.text:
        return "", ""
    if not any(c.isalpha() for c in right) or len(right) > 80:
        return "", ""
    line = line_of(right)
    size = len(line.words)
    start = int(line.words[0] == "of")
    counted = figure.unit == "count" and not start
    if not (start and figure.unit == "percent") and not counted:
        return "", right.strip(" ,;().") if not any(c.isalpha() for c in left) else ""
    end = noun_end(line, start, size, True)
    for k in range(start + 1, end):
        if start and line.tags[k] == "P" and line.words[k] in ("from", "in", "on"):
            end = k  # "of earnings from tips"
    return line.said(start, end), line.said(end, size)


def _share_of(column: str) -> tuple[str, str]:
    """Read a head like "Share of night nurses": the shares of the rows in one whole."""
    head = _plain(column.rpartition("/")[2].strip())
    line = line_of(head) if " of " in head else None
    if line is None or len(line.words) < 3 or line.words[1] != "of":
        return "", ""
    if line.words[0] not in PARTS and line.words[0] != "%":
        return "", ""
    return line.said(2, len(line.words)), line.said(0, 1)


def _level(figure: Figure, heads: list[str]) -> bool:
    """Whether a figure measures the thing in its row, rather than counting answers."""
    if figure.unit.split(":")[0] in ("currency", "duration", "other", "multiple", "rank"):
        return True
    words = {w.lower() for head in heads for w in _WORD.findall(head)}
    return bool(words & (MEASURES | CHANGES)) and not words & PARTS


def _heads(column: str) -> list[str]:
    """Parts of a column's head that say more than a year or that figures follow."""
    parts = [part.strip() for part in column.split("/") if part.strip()]
    return [part for part in parts if _telling(part)]


def _answers(head: str) -> bool:
    return any(w.lower() in _ANSWERS for w in _WORD.findall(head))


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
    return split_label(line, 0, len(line.words))


def line_of(text: str) -> Line:
    """A text without figures as a line."""
    block = Block(0, "paragraph", text, _NO_OFFSETS)
    return Line(Sentence(block, 0, len(text), 0), ())


_NO_OFFSETS = Offsets()
