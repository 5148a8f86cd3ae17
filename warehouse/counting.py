"""Numbers with their words: "1 source", "2 sources". Pure; for all who tell people of numbers."""

from __future__ import annotations


def counted(number: float, word: str, words: str = "") -> str:
    """A number and what it counts.

    Args:
        number: how many.
        word: one of them.
        words: said of any other number, where an s does not do.

    >>> [counted(number, "source") for number in (0, 1, 2)]
    ['0 sources', '1 source', '2 sources']
    """
    return (
        f"{number:g} {noun(number, word, words)}"
        if isinstance(number, float)
        else (f"{number} {noun(number, word, words)}")
    )


def noun(number: float, word: str, words: str = "") -> str:
    """The word for what is counted, for whoever writes the number in another way."""
    return word if number == 1 else words or f"{word}s"
