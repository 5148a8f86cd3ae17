"""Whether words that stand by themselves are a name: in brackets, behind a dash or a label."""

from __future__ import annotations

import re

# What stands in brackets and is no name: remarks, and words with a verb.
_REMARK = re.compile(
    r"^(?:see|e\.?g|i\.?e|about|up|down|or|and|which|that|if|when|compared|not|more|less|the same"
    r"|for|in|on|at|as|with|n ?=|base|ages?d?|figure|table|chart|page|p\.|chapter|note|update"
    r"|including|excluding|approx|roughly|over|under|versus|vs|from \d|\d)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:(?:read|learn|see|find out|view|click) (?:\w+ )?(?:more|here|all|now)|more(?: info)?"
    r"|sources?|links?|here|refs?|references?|details?|downloads?|pdf|website"
    r"|(?:the )?(?:full |original )?(?:report|study|survey|article|story|post|results))\W*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|said|says"
    r"|found|finds|shows?|reports|grew|rose|fell|made|makes|know|knows)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and & at by de for from in of on or the to with via et al".split())


def is_name(words: str) -> bool:
    """Whether words are a name: capitals but for small words, and nothing that tells a story."""
    told = words.split()
    if not told or len(told) > 10 or _REMARK.match(words) or _VERB.search(words):
        return False
    if _POINTER.fullmatch(words):
        return False
    bare = [w.strip(".,:’'\"“”*_") for w in told]
    great = [w for w in bare if w and w.lower() not in _SMALL and not w.isdigit()]
    capital = [w for w in great if any(ch.isupper() for ch in w) or "." in w]
    return bool(capital) and len(capital) >= len(great) - 1 - len(great) // 4
