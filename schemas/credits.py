"""Credits: who takes a figure from whom, from the claims of articles to the origins."""

from schemas.base import Bool, Table, number, text

BY = ("article", "text", "registry", "publisher", "mention")


class Credits(Table):
    """One row a credit between two nodes: claims, figures of sources, sources and parties.

    ``claim:ID`` is a figure in an article, ``figure:ID`` the same figure in a source's text,
    ``source:ID`` a source whose text does not tell, ``silent:ID`` one whose text does not have
    the figure, ``party:NAME`` a name that no registered source bears, ``own:NAME`` the data of
    an article's own publisher, ``house:NAME`` whoever publishes articles of the inbox.
    """

    credit_id: str = text("Made of its two nodes and of how it is known", unique=True)
    from_node: str = text("Who credits")
    to_node: str = text("Who is credited")
    by: str = text(
        "How it is known: the article's credit, the source's text, or the registry's cites; "
        "publisher and mention tell that what is credited publishes articles of the inbox",
        isin=BY,
    )
    stands: Bool = number(
        "The credited source states the figure, or nothing is known to the contrary", null=False
    )
    claim_id: str = text("Claim that credits", null=True)
    house: str = text("Node of the publisher of the article that credits", null=True)
    source_id: str = text("Source that credits", null=True)
    observation_id: str = text("Its figure", null=True)
    from_name: str = text("Name of who credits")
    to_name: str = text("Name of who is credited, in the words of the credit")
    to_claim_id: str = text("Claim of another article that is credited", null=True)
    to_source_id: str = text("Source that is credited", null=True)
    to_observation_id: str = text("The same figure there", null=True)
    words: str = text("The words of the credit", null=True)
    ring: str = text("Ring it is part of: the first of its nodes", null=True)
