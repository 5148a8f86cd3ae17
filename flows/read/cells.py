"""Figures in tables: what the headers, the caption and the rest of the column say of a cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read import units
from flows.read.model import Figure
from flows.read.numbers import MAGNITUDES
from flows.read.polltables import of_polls

_NO_CLAIM = (
    (pattern(r"\b(?:price|list price|msrp|our price|fee|plan|tier|pricing)\b"), "price"),
    (pattern(r"^(?:rank|ranking|#|no\.|nr\.?|id|position|pos\.?|item|line)$"), "list number"),
    (
        pattern(r"\b(?:year|date|month|day|week|when|published|updated|released?|deadline)$"),
        "date",
    ),
    (pattern(r"\b(?:version|release|build)\b"), "version"),
    (
        pattern(
            r"\b(?:page|pages|section|chapter|phone|tel|fax|zip|postcode|code|isbn|doi|url|link)\b"
        ),
        "identifier",
    ),
    (
        pattern(
            r"^(?:n|n=|n =|base|base size|sample|sample size|unweighted base|weighted base|\(n\))$"
        ),
        "sample size",
    ),
    (
        pattern(
            r"\b(?:margin of error|moe|\+/-|±|std\.? error|standard error|confidence interval|ci)\b"
        ),
        "margin of error",
    ),
    (pattern(r"\b(?:source|reference|ref|citation|notes?)\b"), "reference"),
    (pattern(r"\b(?:target|goal|recommended|threshold|limit|benchmark target)\b"), "target"),
)
_SCHEDULED = pattern(
    r"^(?:phases?|steps?|stages?|tasks?|milestones?|sprints?|sessions?|modules?)\b"
)
_PERCENT = pattern(r"%|\bper ?cent(?:age)?s?\b|\bpct\b|\bshare\b|\bproportion\b")
_POINTS = pattern(r"\b(?:percentage points?|pp|ppt|points? change)\b|\+/- ?pts")
_COUNT = pattern(
    r"#|\b(?:number|count|counts|responses|respondents|total|frequency|people|users|n|votes|mentions|"
    r"replies|programs|cases|visits|downloads|how many)\b"
)
_LEAD = pattern(r"\b(?:lead|spread|margin|difference|diff|net|gap)\b")
_SCORE = pattern(r"\b(?:score|scores|rating|ratings|index|satisfaction|nps|grade|points)\b")
_MAGNITUDE = pattern(
    r"\b(?:in )?(?P<word>thousand|million|billion|trillion|mn|bn|m|k)s?\b|\b(?P<zeros>000s?)\b|'000"
)
_CURRENCY = pattern(
    rf"(?P<sign>[$£€¥₹])|\b(?P<code>{'|'.join(units.CODES)})\b|\b(?P<word>{units.CURRENCY})"
)
_DURATION = pattern(
    rf"[(,]\s*(?:in )?(?P<in>{units.DURATION})\)?|^(?P<all>{units.DURATION})$|\b(?P<tail>{units.DURATION})$"  # noqa: E501
)
_MEASURE = pattern(rf"\((?P<unit>{units.MEASURE})\)|\b(?P<tail>{units.MEASURE})$")
_YEAR = pattern(r"^\D{0,3}(?:19|20)\d\d\D{0,3}$")
_ANY_YEAR = pattern(r"\b(?:19|20)\d\d\b")


@dataclass(slots=True)
class Grid:
    """What is known of a table as a whole."""

    words: str = ""  # caption, corner and lead-in, lower case
    corner: str = ""
    scores: bool = False
    polls: bool = False  # its rows are polls
    numbers: bool = False  # cells beside the first column hold numbers alone
    whole: dict[int, Counter[str]] = field(default_factory=dict)  # units written in a column


class Tables:
    """The tables of a document, each looked at once."""

    def __init__(self, document: Document) -> None:
        self.grids: dict[int, Grid] = {}
        blocks = document.blocks
        for block in blocks:
            if block.table < 0:
                continue
            grid = self.grids.get(block.table)
            if grid is None:
                grid = self.grids[block.table] = Grid()
                lead = blocks[block.parent].text if block.parent >= 0 else ""
                grid.words = lead.lower()[-400:]
            if block.column == 0 and block.row == 0:
                grid.corner = block.text.lower()
            if block.column > 0 and block.row > 0 and not grid.numbers:
                grid.numbers = _is_number(block.text)
        for block in blocks:
            if block.kind == "caption" and block.table >= 0 and block.table in self.grids:
                self.grids[block.table].words += " " + block.text.lower()[:400]
        heads: dict[int, set[str]] = {}
        for block in blocks:
            if block.table >= 0 and block.column_header:
                heads.setdefault(block.table, set()).add(block.column_header)
        for table, grid in self.grids.items():
            grid.polls = of_polls(sorted(heads.get(table, ())))
            grid.scores = bool(_SCORE.search(grid.corner)) or bool(_SCORE.search(grid.words))

    def note(self, figure: Figure, block: Block) -> None:
        """Note the unit that a cell writes out: bare cells of its column may share it."""
        grid = self.grids.get(block.table)
        if grid is not None and figure.why_not is None:
            grid.whole.setdefault(block.column, Counter())[figure.unit] += 1

    def grid(self, block: Block) -> Grid:
        """The table a cell stands in."""
        return self.grids.get(block.table) or Grid()


def _is_number(text: str) -> bool:
    """Whether a cell holds a number, no year, and hardly a word."""
    if len(text) > 40 or not any(c.isdigit() for c in _ANY_YEAR.sub("", text)):
        return False
    return sum(c.isalpha() for c in text) <= 6


def is_prose_cell(block: Block) -> bool:
    """Whether a cell says a sentence or the like: "72% of firms plan to hire"."""
    return len(block.text) > 24 and block.text.count(" ") >= 4


def is_number_cell(block: Block, figure: Figure) -> bool:
    """Whether the cell holds the figure and hardly anything else."""
    rest = block.text[: figure.start] + block.text[figure.end :]
    return not any(c.isalpha() for c in rest) or sum(c.isalpha() for c in rest) <= 6


def header_reason(block: Block) -> str | None:
    """Why a figure in a cell of words is none: its column lists prices or goals."""
    header = block.column_header.lower().strip()
    if not header or len(header) > 40:
        return None
    for said, reason in _NO_CLAIM:
        if reason in ("price", "target") and said.search(header):
            return reason
    return None


def settle(figure: Figure, block: Block, grid: Grid) -> None:
    """Decide on a figure that fills its cell: unit by the headers, and whether it is a claim."""
    header = block.column_header.lower()
    row = block.row_header.lower()
    if block.header:
        figure.why_not, figure.decided_by = "header", "header cell"
        return
    for head in (header, row if not header or _YEAR.match(header) else ""):
        for said, reason in _NO_CLAIM:
            if head and said.search(head.strip()) and not _plain_share(figure, reason):
                figure.why_not, figure.decided_by = reason, "column header"
                return
    if figure.form == "duration" and _SCHEDULED.search(grid.corner):
        figure.why_not, figure.decided_by = "schedule", "corner of the table"
        return
    if (
        block.column == 0
        and block.column_header != ""
        and figure.form == "count"
        and (block.row_header == block.text or not row)
    ):
        figure.why_not, figure.decided_by = "label", "first column"
        return
    if figure.form == "count" and not any(c.isalpha() for c in figure.text):
        _unit(figure, header, row, grid)
    figure.decided_by = "table cell"


def _plain_share(figure: Figure, reason: str) -> bool:
    return figure.unit in ("percent", "percentage_point") and reason in (
        "date",
        "list number",
        "reference",
        "price",
        "identifier",
        "target",
        "sample size",
    )


def _unit(figure: Figure, header: str, row: str, grid: Grid) -> None:
    for words in (header, row, grid.corner, grid.words):
        if not words or (_YEAR.match(words) and words is header):
            continue
        if words is grid.words and not _PERCENT.search(words) and not _MAGNITUDE.search(words):
            break
        if _take(figure, words, strict=words is not header):
            return
    if grid.polls and 0 <= figure.value <= 100 and not _LEAD.search(header):
        figure.form = figure.unit = "percent"
    elif grid.scores:
        figure.form, figure.unit = "score", "score"


def _take(figure: Figure, words: str, *, strict: bool) -> bool:
    if _POINTS.search(words):
        figure.form, figure.unit = "points", "percentage_point"
        return True
    money = _CURRENCY.search(words)
    if money:
        figure.form = "currency"
        if money["sign"]:
            figure.unit = f"currency:{units.SYMBOLS[money['sign']]}"
        elif money["code"]:
            figure.unit = units.code_of(money["code"])
        else:
            figure.unit = units.currency_of(money["word"])
        _magnify(figure, words)
        return True
    if _PERCENT.search(words) and not _COUNT.match(words) and -100 <= figure.value <= 1000:
        figure.form, figure.unit = "percent", "percent"
        return True
    if _magnify(figure, words):
        return True
    if _COUNT.search(words) and not strict:
        return True
    time = _DURATION.search(words)
    if time:
        figure.form = "duration"
        figure.unit = units.duration_of(time["in"] or time["all"] or time["tail"])
        return True
    size = _MEASURE.search(words)
    if size and not strict:
        figure.form = "measure"
        figure.unit = "other:" + (size["unit"] or size["tail"])
        return True
    if _SCORE.search(words):
        figure.form, figure.unit = "score", "score"
        return True
    return False


def _magnify(figure: Figure, words: str) -> bool:
    match = _MAGNITUDE.search(words)
    if match is None or (match["word"] in ("m", "k") and f"({match['word']})" not in words):
        return False
    factor = MAGNITUDES[match["word"]] if match["word"] else 1e3
    if figure.value >= factor:
        return False
    figure.value *= factor
    figure.step *= factor
    if figure.value_high is not None:
        figure.value_high *= factor
    return True
