"""Which of the times that a sentence names is that of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from flows.read.chunks import Line
from flows.read.period import Time, nearest
from flows.read.scope import Frame
from flows.read.wordclass import STUDIES

_OPENS = 40  # characters of a sentence in which a time opens it


def said_of(frame: Frame, named: list[Time]) -> Time | None:
    """The time of a figure's own clause, or the one that opens its sentence."""
    figure = frame.figure
    own = nearest(named, (figure.start, figure.end), (frame.start, frame.end))
    if own is None and named and named[0].start < figure.start and not frame.compared:
        assert figure.sentence is not None
        # "In 2014, ...": the time that opens the sentence holds for all of it.
        first = named[0]
        own = first if first.start - figure.sentence.start < _OPENS else None
    return own


def study_year(line: Line, gone: Sequence[bool], sizes: Sequence[tuple[int, int]]) -> str | None:
    """Year of the study that a sentence's asides name.

    Args:
        line: the sentence.
        gone: of each of its words, whether it stands in an aside.
        sizes: spans of the block that say how many were asked.
    """
    found: str | None = None
    study = False
    counted = {start for start, _ in sizes}
    for word, start, out in zip(line.words, line.starts, gone, strict=True):
        if out and start not in counted:
            study = study or word in STUDIES
            if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"):
                found = word
    return found
