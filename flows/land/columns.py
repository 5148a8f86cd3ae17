"""The order in which pieces of lines on a page are read: columns, then from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field

_WIDE = 0.62  # of the width of the text; a wider piece spans the columns
_FEWEST = 4  # lines on both sides of a gap that divides columns
_PROSE = 18  # characters that lines in columns of prose have on average
_DEEPEST = 3  # columns within columns


@dataclass(slots=True)
class Line:
    """A piece of a line: what stands side by side without a gap. Places in points."""

    left: float
    right: float
    bottom: float
    top: float
    size: float  # height of the type
    first: int = 0  # number of its first character on the page
    text: str = ""
    centers: list[float] = field(default_factory=list)  # of its characters
    marks: list[tuple[int, str]] = field(default_factory=list)  # raised: position, what it says
    links: list[tuple[int, int, str]] = field(default_factory=list)
    bold: bool = False
    label: str = ""  # raised number in front: the text is that of a footnote

    def joined(self, other: Line) -> Line:
        """This piece and one to its right as one."""
        blank = " " * (other.left - self.right > 0.12 * self.size)
        by = len(self.text) + len(blank)
        words = any(character.isalnum() for character in self.text)  # not a bullet alone
        between = [(self.right + other.left) / 2] * len(blank)
        return Line(
            self.left,
            max(self.right, other.right),
            min(self.bottom, other.bottom),
            max(self.top, other.top),
            max(self.size, other.size) if words else other.size,
            self.first,
            f"{self.text}{blank}{other.text}",
            [*self.centers, *between, *other.centers],
            [*self.marks, *((at + by, label) for at, label in other.marks)],
            [*self.links, *((a + by, b + by, url) for a, b, url in other.links)],
            (self.bold or not words) and other.bold,
            self.label,
        )


def rows_of(lines: list[Line]) -> list[list[Line]]:
    """Lines from top to bottom; those side by side make up one row, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-(line.bottom + line.top), line.left)):
        row = rows[-1] if rows else None
        if row is not None:
            first = row[0]
            shared = min(first.top, line.top) - max(first.bottom, line.bottom)
            if shared > 0.5 * min(first.top - first.bottom, line.top - line.bottom):
                row.append(line)
                continue
        rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return [_mended(row) for row in rows]


def _mended(row: list[Line]) -> list[Line]:
    """Join pieces of a row that stand close: the file wrote them at different times."""
    if len(row) < 2:
        return row
    found = [row[0]]
    for line in row[1:]:
        last = found[-1]
        if _is_mark(line, last) and line.left - last.right < 0.3 * last.size:
            last.marks.append((len(last.text), line.text))
            last.right = line.right
        elif _is_mark(last, line) and line.left - last.right < line.size:
            line.label = last.text  # a raised number before the text: that of a footnote
            found[-1] = line
        elif line.left - found[-1].right < 0.6 * max(line.size, last.size):
            found[-1] = found[-1].joined(line)
        else:
            found.append(line)
    return found


def _is_mark(mark: Line, text: Line) -> bool:
    return (
        len(mark.text) < 4
        and (mark.text.isdigit() or not mark.text.strip("*†‡§"))
        and mark.size < text.size * 0.88
        and mark.bottom > text.bottom
    )


def reading_order(lines: list[Line], body: float, depth: int = 0) -> list[list[Line]]:
    """Groups of lines to be read one after the other.

    Args:
        lines: of a page, or of one column of it.
        body: size of the type of running text.
        depth: how many columns these lines stand in already.
    """
    gap = _gap(lines, body) if depth < _DEEPEST else None
    if gap is None:
        return [lines] if lines else []
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    groups: list[list[Line]] = []
    band: list[Line] = []
    across: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        spans = line.right - line.left > width * _WIDE or line.left < gap < line.right
        if spans:
            groups += _split(band, gap, body, depth)
            band = []
            across.append(line)
        else:
            if across:
                groups.append(across)
                across = []
            band.append(line)
    if across:
        groups.append(across)
    return [*groups, *_split(band, gap, body, depth)]


def _split(band: list[Line], gap: float, body: float, depth: int) -> list[list[Line]]:
    first = [line for line in band if line.right <= gap]
    second = [line for line in band if line.right > gap]
    return [
        *reading_order(first, body, depth + 1),
        *reading_order(second, body, depth + 1),
    ]


def _gap(lines: list[Line], body: float) -> float | None:
    """Where a gap divides the page into columns of prose, if one does."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    narrow = [line for line in lines if line.right - line.left <= width * _WIDE]
    best: tuple[float, float] | None = None
    end = left
    for line in sorted(narrow, key=lambda line: line.left):
        if line.left - end > body * 0.7:
            middle = (line.left + end) / 2
            inside = 0.15 < (middle - left) / width < 0.85
            if inside and (best is None or line.left - end > best[0]):
                best = (line.left - end, middle)
        end = max(end, line.right)
    if best is None:
        return None
    middle = best[1]
    for side in (
        [line for line in narrow if line.right <= middle],
        [line for line in narrow if line.left >= middle],
    ):
        characters = sum(len(line.text) for line in side)
        digits = sum(character.isdigit() for line in side for character in line.text)
        if len(side) < _FEWEST or characters < _PROSE * len(side) or digits * 4 > characters:
            return None
    return middle
