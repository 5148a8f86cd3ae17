"""Evidence: attempts to fetch a source, and the figures found in its text."""

from schemas.base import Bool, Int, Table, Timestamp, moment, number, text
from schemas.words import COMPARATORS, KINDS, UNIT_PATTERN


class Fetches(Table):
    """One row a fetch attempt (a row of raw/evidence/manifest.csv)."""

    fetch_id: str = text("Made of address, time and file", unique=True)
    url: str = text("Address asked for", null=True)
    url_key: str = text("Address normalised for comparison", null=True)
    source_id: str = text("Source it was fetched for", null=True)
    file: str = text("Saved copy, path below the inbox; null where the attempt failed", null=True)
    http_status: Int = number("HTTP status; null if there was no answer", unit="status")
    error: str = text("What went wrong", null=True)
    retrieved_at: Timestamp = moment("When")
    media_type: str = text("Media type of the copy", null=True)
    content_hash: str = text("SHA-256 of the saved bytes", null=True)
    state: str = text(
        "State of this attempt",
        isin=("alive", "failed", "dead", "blocked", "paywalled", "unparsed", "too_thin"),
    )
    link_state: str = text(
        "State of the address after it, from all attempts so far; dead only after three failures,"
        " each three days after the one before, and without a copy on file",
        isin=("alive", "dying", "dead", "blocked", "paywalled", "unknown"),
        null=True,
    )
    row: Int = number("Row in the manifest, from 1", unit="row", ge=1)


class Observations(Table):
    """One row a figure found in a source's own text."""

    observation_id: str = text("Made of source, file and words", unique=True)
    source_id: str = text("Source whose text it stands in")
    file: str = text("Saved copy, path below the inbox")
    locator: str = text("Where in the copy: characters, cell or page")
    start: Int = number("Offset of the figure", unit="characters", ge=0)
    end: Int = number("Offset after the figure", unit="characters", ge=0)
    page: Int = number("Page, for PDF", unit="page", ge=1)
    heading: str = text("Nearest heading above", null=True)
    group_id: str = text("Table column, list or sentence whose shares belong together", null=True)
    figure: str = text("The exact characters of the figure")
    quote: str = text("The passage: the sentence, or the row of the table")
    value_text: str = text("The number as written", null=True)
    value: float = number("Value", unit="see unit", null=False)
    value_high: float = number("Upper end of a range", unit="see unit")
    comparator: str = text("=, >, >=, <, <= or ~", isin=COMPARATORS)
    unit: str = text("Unit, as in claims", str_matches=UNIT_PATTERN)
    decimals: Int = number("Decimals as written", unit="digits", ge=0)
    step: float = number("Distance between neighbouring values as written", unit="see unit")
    in_words: Bool = number("In words", null=False)
    kind: str = text("As in claims", isin=KINDS)
    population: str = text("Population", null=True)
    statement: str = text("Statement", null=True)
    period: str = text("Period", null=True)
    n: Int = number("Sample size", unit="respondents", ge=0)
    moe: float = number("Margin of error", unit="percentage points", ge=0)
    limits: str = text(
        "Sentences that say of whom alone, or of whom not, the figure is, one a line",
        null=True,
    )
    attribution_type: str = text("Whom the source credits: named, vague, own or none")
    attribution_text: str = text("The words of that credit", null=True)
    attribution_publisher: str = text("Organisation it credits", null=True)
    citation_url: str = text("Address it credits", null=True)
    status: str = text("'asserted' or 'withdrawn'", isin=("asserted", "withdrawn"))
    extractor: str = text("Version of the reader; null for values of tables", null=True)
