"""What stands around a figure, cut out once: the words left and right of it, its clause."""

from __future__ import annotations

from dataclasses import dataclass

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.model import Figure

WINDOW = 90  # characters looked at on each side: what says what a figure is stands near it
_BREAK = pattern(r"[;:()\[\]—]|, (?:and|but|while|whereas|compared|against|versus|with|up|down)\b")
_WORD = pattern(r"[^\W\d_][\w'’-]*")


@dataclass(slots=True)
class Around:
    """A figure's surroundings, in lower case; cut at the borders of its sentence."""

    figure: Figure
    block: Block
    left: str
    right: str
    before: str  # the word before the figure, as written
    following: str  # the word behind it, lower case
    clause: str  # left, from the last break on


def around(figure: Figure, low: str) -> Around:
    """Cut out the surroundings of a figure.

    Args:
        figure: its sentence must be set.
        low: text of its block in lower case.
    """
    sentence = figure.sentence
    assert sentence is not None
    block = sentence.block
    floor, ceiling = min(sentence.start, figure.start), max(sentence.end, figure.end)
    left = low[max(floor, figure.start - WINDOW) : figure.start]
    right = low[figure.end : min(ceiling, figure.end + WINDOW)]
    words = block.text[max(floor, figure.start - 24) : figure.start].split()
    match = _WORD.search(right)
    clause = left
    for cut in _BREAK.finditer(left):
        clause = left[cut.end() :]
    return Around(
        figure,
        block,
        left,
        right,
        words[-1] if words else "",
        match.group() if match else "",
        clause,
    )
