"""Who was asked, where a sentence says so without a figure that counts: "They asked residents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.chunks import Line
from flows.read.model import Sentence
from flows.read.phrases import anaphor, noun_end, time_tail
from flows.read.wordclass import person, plural

_ASKED = pattern(
    r"\b(?:(?:asked|interviewed|polled|surveyed|questioned)\s"
    r"|(?P<of>surveys?|polls?|questionnaires?)\sof\s)",
    re.IGNORECASE,
)

_SHORT = 4  # words of a subject at most


def people_before(sentences: Sequence[Sentence], here: Sentence) -> str:
    """People that the sentence before is about: "Bakers were glad. Only 18% slept badly"."""
    if not here.index:
        return ""
    line = Line(sentences[here.index - 1], ())
    size = len(line.words)
    start = 0
    while start < size and line.tags[start] in 'CA",':
        start += 1
    end = noun_end(line, start, size, True)
    if not start < end <= start + _SHORT or line.tags[end : end + 1] not in (["V"], ["X"]):
        return ""
    words = line.words[start:end]
    named = person(words[-1]) and plural(words[-1]) and not anaphor(words)
    return line.said(start, end) if named else ""


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
        if end > at and line.tags[at] in "ODGpA" and not anaphor(line.words[at:end]):
            if match["of"] and not any(person(word) for word in line.words[at:end]):
                continue  # "a survey of prices"
            # "Owners by the Oven Panel": who asked them is no part of them.
            return line.said(at, end).partition(" by ")[0]
    return ""
