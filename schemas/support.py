"""Support: whether the credited source states the claim. Never a boolean."""

from schemas.base import Bool, Table, number, text
from schemas.words import CAUSES, OUTCOMES


class Support(Table):
    """One row a claim that leads to a source."""

    claim_id: str = text("Claim", unique=True)
    source_id: str = text("Source it was held against", null=True)
    outcome: str = text("Outcome", isin=OUTCOMES)
    cause: str = text("Why it could not be checked", null=True, isin=CAUSES)
    slot: str = text("Slot that differs: value, unit, population, statement, period", null=True)
    observation_id: str = text("Observation it rests on", null=True)
    found_source_id: str = text("Another source that does state it", null=True)
    source_value: float = number("Value the source gives", unit="see unit")
    source_figure: str = text("That value as the source writes it", null=True)
    passage: str = text("Passage of the source, quoted", null=True)
    locator: str = text("Where the passage stands", null=True)
    agrees: str = text("Slots that agree, JSON array")
    differs: str = text("Slots that differ, JSON array")
    derived: str = text(
        "How the value follows if it is not printed (difference, complement)", null=True
    )
    newer_observation_id: str = text(
        "Observation of a newer edition of the same series that gives another value", null=True
    )
    second_hand: str = text("Third party the source takes the figure from", null=True)
    circular: Bool = number("Following the credits leads back to the article", null=False)
    chain: str = text("Who credits whom, from the article outwards, JSON array of names")
