"""Whom a sentence is about: the next one may go on with "it" or "its report"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.land.blocks import Block
from flows.read.mentions import Mention
from flows.read.model import Sentence
from flows.read.source import is_source_name


class Topic:
    """The body that the last sentence is about."""

    def __init__(self) -> None:
        """Before any sentence."""
        self._last: tuple[int, Mention] | None = None

    def follow(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Keep whom a sentence is about, by its noun phrases."""
        first = mentions[0] if mentions else None
        opens = first is not None and first.i == 0 and first.kind == "named"
        plain = opens and first is not None and not (first.noun or first.titles or first.people)
        self._last = None
        if plain and first is not None and first.names and first.person is None:
            name = first.names[0]
            if name.kind in ("body", "other") and not name.owns and is_source_name(name.text):
                self._last = sentence.block.index, first

    def of(self, block: Block) -> Mention | None:
        """Whom the sentence before, of the same block, is about."""
        return self._last[1] if self._last is not None and self._last[0] == block.index else None
