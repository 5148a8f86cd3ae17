"""Figures that a house tells of itself by its name: "sent through Postbird", "Postbird's own".

A body that writes about what went through its hands often says its name where others say "we".
Nobody else is credited for these figures, and nobody else could be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.read.model import Credit
from flows.read.source import key_words

if TYPE_CHECKING:
    from flows.read.walker import Walker

_SHORTEST = 4  # letters of a name that is looked for
_THEIRS = (
    r"(?:own|customers?|users?|members?|subscribers?|clients?|readers?|listeners?|donors?"
    r"|volunteers?|platform|network|helpline|data|records|staff|employees|policies|policyholders"
    r"|classes|courses|shops|stores)"
)
_DID = (
    r"(?:gave|served|sent|delivered|processed|handled|shipped|sold|helped|taught|trained|raised|ran"
    r"|recorded|received|hosted|published|supported|counted|logged|paid|lent|treated|rehomed"
    r"|answered|serves|handles|processes|employs|operates|delivers|ships)"
)


class Ourselves:
    """Credits open claims to the document's own publisher where the sentence names it."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk

    def credit(self) -> None:
        """Credit the claims that nobody is credited for."""
        house = self.walk.document.meta.publisher
        told = _pattern(house) if house and not self.walk.own else None
        if told is None:
            return
        for at, claim in enumerate(self.walk.claims):
            if not self.walk.elsewhere.open(at):
                continue
            assert claim.sentence is not None
            match = told.search(claim.sentence.text)
            if match is None:
                continue
            made = self.walk.made[at]
            if made is None or made.citation == "none":
                self.walk.made[at] = Credit(
                    "own", match[0].strip(), house, decided_by="the house by its name"
                )


def _pattern(house: str) -> re.Pattern[str] | None:
    """Where a sentence tells of the house's own; None for a name that may mean anything."""
    key = key_words(house)
    if not key or len("".join(key)) < _SHORTEST:
        return None
    name = re.escape(house.strip()).replace(r"\ ", r"\s")
    last = re.escape(house.rsplit(maxsplit=1)[-1])
    return re.compile(
        rf"\b(?:through|via|with|using|on)\s(?:the\s)?{name}(?![\w’'])"
        rf"|\b{name}(?:[’']s?)?\s(?:[a-z]+\s)?{_THEIRS}\b"
        rf"|\bThe\s{last}[’']s?\sown\b|\bthe\s{last}[’']s?\sown\b"
        rf"|\b{name}\s(?:has\s|have\s|also\s)?{_DID}\b"
    )
