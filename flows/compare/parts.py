"""Claims about a group of those asked, where only how many were asked in all is known."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import population
from flows.slots.reading import Reading

# Words that single out a group of the people whom a general survey asks.
_GROUP = pattern(
    r"\b(?:women|men|males?|females?|democrats?|democratic|republicans?|independents?|gop"
    r"|conservatives?|liberals?|labour|tor(?:y|ies)|leavers?|remainers?|white|black|hispanics?"
    r"|latin[oa]s?|catholics?|protestants?|evangelicals?|gen (?:x|z)|generation (?:x|z)"
    r"|millennials?|boomers?|zoomers?|under[- ]\d\ds?|over[- ]\d\ds?|aged? \d\d"
    r"|\d\d(?:-| to )\d\d(?:-| )year)\b",
    re.IGNORECASE,
)
SHARE = 4  # of those asked, one in so many is taken to be of the group


def size_of_group(claim: Reading, n: int, *, of_all: bool) -> int:
    """Sample size behind a claim.

    Args:
        claim: the claim.
        n: how many were asked, as the article or the registry tells.
        of_all: it may be how many were asked in all, of whom the claim's people are a part.

    Returns:
        ``n``, or a quarter of it where the claim's people are a group that such a survey asks
        among others: a poll's margin is not that of its groups.
    """
    if not of_all or not _GROUP.search(population.phrase(claim)):
        return n
    return max(1, n // SHARE)
