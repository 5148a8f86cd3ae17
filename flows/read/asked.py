"""Who was asked, where a sentence says so without a figure that counts: "They asked residents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.chunks import Line
from flows.read.model import Sentence
from flows.read.phrases import anaphor, noun_end, time_tail

_ASKED = pattern(r"\b(?:asked|interviewed|polled|surveyed|questioned)\s", re.IGNORECASE)


def asked_before(sentences: Sequence[Sentence], floor: int, here: Sentence) -> str:
    """Population that was asked, by the last sentence that says so; empty if none does.

    Args:
        sentences: of the block.
        floor: index of the sentence of the claim before, -1 if it stands in another block.
        here: sentence of the claim.
    """
    for sentence in reversed(sentences[floor + 1 : here.index + 1]):
        match = _ASKED.search(here.block.text, sentence.start, sentence.end)
        if match is None:
            continue
        line = Line(sentence, ())
        size = len(line.words)
        at = next((k for k, start in enumerate(line.starts) if start >= match.end()), size)
        while at < size and line.words[at][0].isdigit():
            at += 1
        end = noun_end(line, at, size, True)
        end = time_tail(line, at, end)
        if end > at and line.tags[at] in "ODGp" and not anaphor(line.words[at:end]):
            return line.said(at, end)
    return ""
