"""Limits of a source: the sentences by which it says of whom alone its figures are. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.land.blocks import Document
from flows.lazy import pattern
from flows.slots.limited import AFAR, leaves_out, limiting

_SENTENCE = pattern(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_PROSE = frozenset(("paragraph", "item", "quote", "caption"))
_LENGTH = 300  # characters of a sentence
_MOST = 4  # sentences of a document that name who was left out


def of_document(document: Document) -> list[str]:
    """Sentences of a text that name somebody who was not asked, wherever they stand."""
    found = []
    for block in document.blocks:
        if block.kind in _PROSE:
            found += [s for s in _sentences(block.text) if leaves_out(s)]
    return found[:_MOST]


def of_figure(row: Mapping[str, Any], everywhere: list[str]) -> str | None:
    """What limits a figure: said in its sentence, before or behind it, or anywhere of others.

    Args:
        row: a record with ``quote`` and ``paragraph``.
        everywhere: what ``of_document`` found.

    Returns:
        One sentence a line, those of other paragraphs behind ``AFAR``; null if nothing does.
    """
    near = [s for s in _around(str(row.get("paragraph") or ""), row["quote"]) if limiting(s)]
    return "\n".join([*near, *(AFAR + s for s in everywhere if s not in near)]) or None


def _around(paragraph: str, quote: str) -> list[str]:
    """The sentence before a quotation, its own, and all behind it in the paragraph."""
    before, found, after = paragraph.partition(quote)
    if not found:
        return [quote]
    return [*_sentences(before)[-1:], quote, *_sentences(after)]


def _sentences(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in _SENTENCE.split(text))
    return [part for part in parts if 0 < len(part) <= _LENGTH]
