"""Citations: which registered source a claim's credit leads to. One row a claim."""

from schemas.base import Bool, Table, number, text


class Citations(Table):
    """One row a claim: the match, its score and parts, and the runner-up."""

    claim_id: str = text("Claim", unique=True)
    status: str = text(
        "matched; ambiguous (several match equally well); unregistered (named, none matches); "
        "own (the article's own data); vague; none",
        isin=("matched", "ambiguous", "unregistered", "own", "vague", "none"),
    )
    source_id: str = text("Source matched", null=True)
    method: str = text("How: id, url, doi, title, alias, name+year, fuzzy, ruling, ...", null=True)
    score: float = number("Score of the match", unit="0 to 1", ge=0, le=1)
    parts: str = text("Parts of the score, JSON object")
    runner_up: str = text("Next best source", null=True)
    runner_up_score: float = number("Score of the next best", unit="0 to 1", ge=0, le=1)
    candidates: str = text("Ids of the equally good sources if ambiguous, JSON array")
    nearby: str = text(
        "Sources that the text names near the figure, nearest first, where its credit leads to "
        "none or is carried over from a sentence before: JSON array of [source_id, place]",
        null=True,
    )
    credit_key: str = text(
        "Who is credited, normalised ('publisher|year'), for comparing "
        "credits that no registered source matches",
        null=True,
    )
    self_credit: Bool = number("The credit is the article's own publisher or survey", null=False)
    dated: Bool = number("The prose dates the claim to its edition", null=False)
    link_state: str = text(
        "State of the address the reader is sent to",
        isin=("alive", "dying", "dead", "blocked", "paywalled", "unknown"),
    )
    has_copy: Bool = number("A readable copy of the source is on file", null=False)
    cause: str = text("Why there is no readable text of the source", null=True)
    locatable: Bool = number("The source has an address, DOI or copy to find it by")
