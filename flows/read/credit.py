"""Who is credited for each claimed figure, in the article's own words, and with what citation.

The document is walked once; where the credits so found show that it presents data of its own, it
is walked again, and what nobody is credited for is its own.
"""

from __future__ import annotations

from flows.land.blocks import Document
from flows.read.model import Credit, Figure, Sentence
from flows.read.ownlike import own_by_signs
from flows.read.walker import Walker


def credits(
    document: Document, claims: list[Figure], sentences: dict[int, list[Sentence]]
) -> list[Credit]:
    """Credit and citation of each claim.

    Args:
        document: with its blocks.
        claims: figures that are claims, in reading order, each with its sentence.
        sentences: of each block, by its index.

    Returns:
        One credit a claim, in the same order.
    """
    if not claims:
        return []
    walker = Walker(document, claims, sentences)
    found = walker.walk()
    if not walker.own and walker.sourcer.interview is None:
        why = own_by_signs(walker, found)
        if why:
            return Walker(document, claims, sentences, own=why).walk()
    return found
