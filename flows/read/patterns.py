"""Patterns from vocabularies: word lists read better, and sort better, than alternations."""

from __future__ import annotations


def any_of(*vocabularies: str) -> str:
    """A group that matches any of the words (parted by blanks) or phrases (parted by ";").

    Words may hold pattern signs ("fall(?:s|en)?"); nothing is escaped.
    """
    found: list[str] = []
    for vocabulary in vocabularies:
        parts = vocabulary.split(";") if ";" in vocabulary else vocabulary.split()
        found += [part.strip() for part in parts if part.strip()]
    return f"(?:{'|'.join(found)})"
