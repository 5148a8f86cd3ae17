"""When a document's own survey was in the field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.land.blocks import Document
from flows.lazy import pattern
from flows.read.model import Sentence
from flows.read.period import times

_FIELDED = pattern(
    r"\b(?:conducted|fielded|carried\sout|polled|surveyed|interviewed|ran|collected)\b",
    re.IGNORECASE,
)
_OWN = pattern(r"\b(?:we|our|this\s(?:survey|poll|study|census|report))\b", re.IGNORECASE)


def field_period(
    document: Document, sentences: Mapping[int, Sequence[Sentence]], published: str | None
) -> str | None:
    """The first time that a sentence gives for the document's own asking.

    Args:
        document: the document.
        sentences: sentences of each block, by the block's index.
        published: date of the document (ISO 8601), for "last year" and the like.
    """
    for block in document.blocks:
        if block.kind in ("code", "reference") or not _FIELDED.search(block.text):
            continue
        for sentence in sentences.get(block.index, ()):
            words = sentence.text
            if not _FIELDED.search(words) or not _asks(words):
                continue
            found = times(block.text, sentence.start, sentence.end, published)
            periods = [t.period for t in found if t.period]
            if periods:
                return periods[0]
    return None


def _asks(words: str) -> bool:
    """Whether a sentence speaks of the document's own survey."""
    lower = words.lower()
    return bool(_OWN.search(words)) or "the survey was" in lower or "the poll was" in lower
