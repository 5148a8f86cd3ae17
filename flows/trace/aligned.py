"""Tables set with blanks, tabs or dots in a plain text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.lazy import pattern
from flows.trace.asked import is_question
from flows.trace.cellwords import is_empty, with_unit
from flows.trace.columns import BAND, BASE, PERIOD
from flows.trace.grids import Grid
from flows.trace.text_lines import Line

_FIELDS = pattern(r"\t+ *| {2,}|[ ]*\.{3,}[ ]*|[ ]*…+[ ]*|[ ]*\|[ ]*")
_RULE = pattern(r"^[\s\-=_+|:*%]+$")
_BOUNDS = pattern(r"^\d{1,3} ?(?:[-–] ?\d{1,3}|\+)$")
_LETTER = pattern(r"[^\W\d_]{2}")
_TALL = 3  # header lines at most
_NEAR = 7  # characters by which a header may stand beside its column
_MOST = 20  # columns
_LONGEST = 120  # characters of a label
_WIDEST = 1000  # characters of a line of a table


class Token(NamedTuple):
    """A field of a line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a label and one or more values."""

    label: str
    start: int  # of the label
    values: list[Token]

    @classmethod
    def of(cls, text: str, start: int = 0) -> Row | None:
        """The row that a line is, if it is one.

        Args:
            text: the line.
            start: where the row begins in it.
        """
        fields = tokens(text, start)
        if not 2 <= len(fields) <= _MOST:
            return None
        label, *values = fields
        if not _LETTER.search(label.text) and _LETTER.search(fields[-1].text):
            *values, label = fields  # "41   38   Satisfied"
            if all(PERIOD.match(one.text) for one in values):
                return None  # "2025   2024   Change": headers
        if not _is_label(label.text) or not all(is_value(value.text) for value in values):
            return None
        if all(is_empty(value.text) for value in values):
            return None
        if all(PERIOD.match(one.text) or _BOUNDS.match(one.text) for one in fields):
            return None  # headers: "2025  2023", "18-34  35-54  55+"
        return cls(label.text, label.start, values)


def tokens(text: str, start: int = 0) -> list[Token]:
    """Fields of a line that wide blanks, tabs, dots or bars set apart."""
    found: list[Token] = []
    if len(text) > _WIDEST:
        return found
    at, end = start, len(text.rstrip())
    for cut in _FIELDS.finditer(text, start, end):
        if cut.start() > at:
            found.append(_token(text, at, cut.start()))
        at = cut.end()
    if at < end:
        found.append(_token(text, at, end))
    return [token for token in found if token.text]


def _token(text: str, start: int, end: int) -> Token:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    words = words.strip()
    return Token(words, start + left, start + left + len(words))


def is_value(text: str) -> bool:
    """Whether a field is a value, or says that there is none."""
    return is_empty(text) or with_unit(text) is not None


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST or text.endswith((".", "=")):
        return False
    return _LETTER.search(text) is not None or bool(BAND.match(text) or PERIOD.match(text))


@dataclass(slots=True)
class Carried:
    """The headers of the last table, which may go on below another question."""

    heads: list[Line] = field(default_factory=list)
    template: list[Token] = field(default_factory=list)
    bases: list[tuple[Line, Row]] = field(default_factory=list)


def aligned(paragraph: Sequence[Line], at: int, carried: Carried) -> tuple[Grid, int, None] | None:
    """A table with several columns, or a header, that starts at a line; and the line after it."""
    first = at
    while first < len(paragraph) and first < at + _TALL and Row.of(paragraph[first].text) is None:
        first += 1
    lead = Row.of(paragraph[first].text) if first < len(paragraph) else None
    if lead is None:
        return None
    heads = [line for line in paragraph[at:first] if not _RULE.match(line.text)]
    if _RULE.match(paragraph[at].text) or is_question(heads[0].text if heads else ""):
        return None
    rows, after = _rows(paragraph, first)
    template = max((row for _, row in rows if row.values), key=lambda row: len(row.values)).values
    if not all(_heads(line, lead, template) for line in heads):
        return None
    if not heads and len(template) > 1 and _same_columns(template, carried.template):
        heads, rows = carried.heads, [*carried.bases, *rows]
    elif heads:
        bases = [(line, row) for line, row in rows if BASE.match(row.label)]
        of_all = len(bases) == len(rows)
        carried.heads, carried.template = heads, list(template)
        carried.bases = bases if of_all else []
    elif len(template) < 2 or not _told_apart(template):
        return None
    return _grid(heads, rows, template), after, None


def side_by_side(paragraph: Sequence[Line], at: int) -> tuple[list[list[Token]], int] | None:
    """Lists that stand beside each other: of each its labels and values in turn.

    Returns:
        The fields of each list with the line after them; null if none starts at the line.
    """
    lists: list[list[Token]] = []
    after = at
    while after < len(paragraph):
        fields = tokens(paragraph[after].text)
        pairs = list(zip(fields[::2], fields[1::2], strict=False))
        if len(fields) % 2 or len(pairs) < 2 or (lists and len(pairs) != len(lists)):
            break
        if not all(_is_label(one.text) and with_unit(two.text) for one, two in pairs):
            break
        if lists and any(
            abs(pair[0].start - held[0].start) > 1 for pair, held in zip(pairs, lists, strict=True)
        ):
            break
        lists = lists or [[] for _ in pairs]
        for pair, held in zip(pairs, lists, strict=True):
            held.extend(pair)
        after += 1
    return (lists, after) if after > at + 1 else None


def _same_columns(values: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether values stand under the same headers as those of the table before."""
    return len(values) == len(others) and all(
        abs(one.end - other.end) <= _NEAR for one, other in zip(values, others, strict=True)
    )


def _rows(paragraph: Sequence[Line], first: int) -> tuple[list[tuple[Line, Row]], int]:
    """Rows from a line on, with headings between them as rows without values."""
    rows: list[tuple[Line, Row]] = []
    held: tuple[Line, str] | None = None
    after = at = first
    while at < len(paragraph):
        line = paragraph[at]
        row = Row.of(line.text)
        if row is not None:
            if held is not None:
                over, words = held
                if row.label[:1].islower() or row.start > _indent(over):
                    wrapped = row.label[:1].islower() or words.endswith(",")
                    row = Row(f"{words} {row.label}", row.start, row.values) if wrapped else row
                    rows += [] if wrapped else [(over, Row(words, _indent(over), []))]
                else:
                    rows.append((over, Row(words, _indent(over), [])))
                held = None
            rows.append((line, row))
            after = at + 1
        elif not _RULE.match(line.text):
            fields = tokens(line.text)
            if held is not None or len(fields) != 1 or is_question(line.text):
                break
            if line.text.endswith(".") or len(fields[0].text) > _LONGEST:
                break
            held = (line, fields[0].text.rstrip(":"))
        at += 1
    return rows, after


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _heads(line: Line, lead: Row, template: Sequence[Token]) -> bool:
    """Whether a line holds the headers of a table's columns."""
    fields = tokens(line.text)
    if not fields or any(one.text.endswith((".", "?", ":")) for one in fields):
        return False
    if lead.start > template[0].start:
        return len(fields) <= len(template) and fields[-1].end <= lead.start + _NEAR
    over = [one for one in fields if one.start > lead.start + min(len(lead.label), 12) // 2]
    if len(fields) - len(over) > 1 or not over or len(over) > len(template):
        return False
    first = template[0].start - _NEAR
    return all(one.end >= first for one in over) and (len(over) == len(fields) or len(fields) > 1)


def _told_apart(values: Sequence[Token]) -> bool:
    """Whether values without headers say by their units what they are: "412  41%"."""
    return len({value.text[-1].isdigit() for value in values}) == len(values)


def _nearest(one: Token, template: Sequence[Token]) -> int:
    def apart(column: int) -> float:
        other = template[column]
        if one.start < other.end and other.start < one.end:
            return 0.0
        middle = (one.start + one.end) / 2 - (other.start + other.end) / 2
        return abs(middle)

    return min(range(len(template)), key=apart)


def _grid(
    heads: Sequence[Line], rows: Sequence[tuple[Line, Row]], template: Sequence[Token]
) -> Grid:
    cells: list[list[str]] = []
    label_end = max(row.start + len(row.label) for _, row in rows if row.values)
    for line in heads:
        fields = tokens(line.text)
        cells.append([""] * (len(template) + 1))
        if len(fields) in (len(template), len(template) + 1):
            cells[-1][len(template) + 1 - len(fields) :] = [one.text for one in fields]
            continue
        # A banner stands over several columns: each has the one that is nearest to it.
        banners = [one for one in fields if one.end > label_end or one.start >= label_end]
        if len(fields) > len(banners):
            cells[-1][0] = fields[0].text
        for column, value in enumerate(template, 1):
            if banners and value.end >= banners[0].start:
                cells[-1][column] = banners[_nearest(value, banners)].text
    grid = Grid(None, cells, heads=len(heads))
    for line, row in rows:
        cells.append([row.label.rstrip(" .:"), *[""] * len(template)])
        order = list(range(len(row.values)))
        if len(row.values) < len(template):
            order = [_nearest(value, template) for value in row.values]
        for column, value in zip(order, row.values, strict=True):
            cells[-1][1 + column] = value.text
            grid.places[len(cells) - 1, 1 + column] = line.place(value.start, value.end)
    return grid
