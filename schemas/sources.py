"""Sources: the registry. One row is one edition of a study."""

from schemas.base import Bool, Int, Table, number, text


class Sources(Table):
    """One row a registered source (an edition of a study)."""

    source_id: str = text("Id in the registry", unique=True)
    study_id: str = text("One id for all titles and editions of one study")
    type: str = text("CSL type: report, article-journal, webpage, dataset, ...", null=True)
    title: str = text("Title", null=True)
    author: str = text("Authors, joined by '; '", null=True)
    publisher: str = text("Publisher or institution", null=True)
    issued: str = text("Date of issue, ISO 8601, possibly partial", null=True)
    issued_year: Int = number("Year of issue", unit="year")
    url: str = text("Address", null=True)
    url_key: str = text("Address normalised for comparison", null=True)
    doi: str = text("DOI, lower case, without resolver", null=True)
    aliases: str = text("Other names, JSON array of text")
    series: str = text("Series of editions, e.g. 'Hybrid Work Index'", null=True)
    edition: str = text("Edition within the series, e.g. '2024'", null=True)
    cites: str = text("Ids of the sources it takes figures from, JSON array of text")
    sponsor: str = text("Who paid for it", null=True)
    conductor: str = text("Who carried it out", null=True)
    population: str = text("Population under study", null=True)
    n: Int = number("Sample size", unit="respondents", ge=0)
    mode: str = text("Method and mode of data collection", null=True)
    field_start: str = text("First day of fieldwork, ISO 8601", null=True)
    field_end: str = text("Last day of fieldwork, ISO 8601", null=True)
    moe: float = number("Margin of error stated", unit="percentage points", ge=0)
    design_effect: float = number("Design effect (Kish), where given", unit="ratio", gt=0)
    weighted: Bool = number("Whether results are weighted")
    question: str = text("Wording of the question", null=True)
    tables_url: str = text("Address of the full tables", null=True)
    registered: str = text(
        "What the registry itself says of publisher, container, aliases, series, edition and study,"
        " a JSON object; the columns hold what follows from it, too",
        null=True,
    )
    file: str = text("Registry file below the inbox")
    row: Int = number("Entry in that file, from 1", unit="row", ge=1)


class Studies(Table):
    """One row a study, with its editions."""

    study_id: str = text("Id of the study", unique=True)
    title: str = text("Title of its newest edition", null=True)
    publisher: str = text("Publisher", null=True)
    series: str = text("Series", null=True)
    editions: Int = number("Registered editions and titles", unit="sources", null=False, ge=1)
    first_year: Int = number("Year of the oldest edition", unit="year")
    last_year: Int = number("Year of the newest edition", unit="year")
