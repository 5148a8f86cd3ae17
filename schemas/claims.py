"""Claims: figures that an article states as fact, with the words and what was understood."""

from schemas.base import Bool, Int, Table, number, text
from schemas.words import (
    ATTRIBUTION_TYPES,
    CITATION_TYPES,
    COMPARATORS,
    KINDS,
    PROVENANCES,
    UNIT_PATTERN,
)


class Claims(Table):
    """One row a claimed figure. ``start``/``end`` are offsets in the decoded file."""

    claim_id: str = text("Stable while the words are: made of document and words", unique=True)
    document: str = text("Document the claim stands in")
    origin: str = text(
        "'article' (read by us) or 'table' (a row of raw/claims)", isin=("article", "table")
    )
    file: str = text("File below the inbox which the row comes from")
    row: Int = number("Row in that file, counted from 1 (claim tables only)", unit="row", ge=1)
    start: Int = number("Offset of the figure's first character", unit="characters", ge=0)
    end: Int = number("Offset after the figure's last character", unit="characters", ge=0)
    line: Int = number("Line of the figure, from 1", unit="line", ge=1)
    column: Int = number("Column of the figure, from 1", unit="characters", ge=1)
    page: Int = number("Page, for PDF", unit="page", ge=1)
    block_kind: str = text("Kind of block: paragraph, item, cell, heading, caption, ...", null=True)
    heading: str = text("Text of the nearest heading above", null=True)
    group_id: str = text("Table column, list or sentence whose shares belong together", null=True)
    context: str = text(
        "Words that frame the group: the lead-in, caption or paragraph it stands in, and the "
        "paragraph after a list or table",
        null=True,
    )
    paragraph: str = text(
        "The paragraph, item or quotation it stands in, at most 3,000 characters", null=True
    )
    before: str = text(
        "What the article says before the figure's sentence: how it opens and the last it says, at "
        "most 4,000 characters, with the addresses of its links",
        null=True,
    )
    figure: str = text("The exact characters of the figure")
    quote: str = text("The exact sentence, as a reader sees it")
    prefix: str = text("Characters before the figure (W3C TextQuoteSelector)", null=True)
    suffix: str = text("Characters after the figure (W3C TextQuoteSelector)", null=True)
    value_text: str = text("The number as written; trailing zeros matter", null=True)
    value: float = number("Value; percentages as 72, not 0.72", unit="see unit", null=False)
    value_high: float = number("Upper end of a range", unit="see unit")
    comparator: str = text("=, >, >=, <, <= or ~", isin=COMPARATORS)
    unit: str = text(
        "percent, percentage_point, multiple, count, currency:USD, ...", str_matches=UNIT_PATTERN
    )
    decimals: Int = number("Decimals as written", unit="digits", ge=0)
    step: float = number(
        "Distance between neighbouring values at the precision written "
        "(1 for 72%, 0.1 for 72.0%, 100000 for 1.2 million)",
        unit="see unit",
    )
    in_words: Bool = number(
        "The figure is a fraction or number in words ('one in five')", null=False
    )
    kind: str = text("share, change, level, multiple, projection or sample", isin=KINDS)
    population: str = text("Whom or what the figure is about, in the text's words", null=True)
    statement: str = text("What is asserted of them, in the text's words", null=True)
    period: str = text("Time the figure is about: 2024, 2021/2024, 2023-06", null=True)
    n: Int = number("Sample size stated for it", unit="respondents", ge=0)
    moe: float = number("Margin of error stated for it", unit="percentage points", ge=0)
    attribution_type: str = text("named, vague, own or none", isin=ATTRIBUTION_TYPES)
    attribution_text: str = text("The exact words of the credit", null=True)
    attribution_publisher: str = text("Organisation credited", null=True)
    attribution_title: str = text("Title of the report or survey credited", null=True)
    attribution_year: Int = number("Year the credit gives", unit="year")
    citation_type: str = text("link, footnote or none", isin=CITATION_TYPES)
    citation_url: str = text("Address of the link or of the footnote's entry", null=True)
    citation_text: str = text("Text of the footnote or reference entry", null=True)
    provenance: str = text("cited, named_only, vague, own or none", isin=PROVENANCES)
    source_id: str = text("Source named outright by a claim table or a ruling", null=True)
    status: str = text(
        "'asserted', or 'withdrawn' (quoted only to be corrected)", isin=("asserted", "withdrawn")
    )
    language: str = text("Language the sentence was read in", null=True)
    decided_by: str = text("What it was decided by, in short", null=True)
    extractor: str = text("Version of the reader")
