"""Texts in languages whose sentences we do not understand: their figures are read all the same."""

from __future__ import annotations

import re

from flows.land.language import understood
from flows.lazy import pattern
from flows.read.model import Credit, Figure, Meaning

# Languages that write a decimal comma, and points or blanks between thousands.
_COMMAS = frozenset("de fr es it nl pt sv da no fi pl cs ro hu tr ru uk sr el".split())
_NUMBER = pattern(
    r"(?<![\d.,])(?:\d{1,3}(?:(?:\.\d{3}){1,5}|(?:[ \u00a0\u202f]\d{3}){1,5})(?![\d.])"
    r"(?:,\d{1,9}\b)?|\d{1,15},\d{1,9})(?!\d)"
)
# Scripts that put no blank between a number and a word.
_UNSPACED = pattern(r"[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GROUPED = pattern(r"\d{1,3}(?:,\d{3})+")
_SWAPPED = str.maketrans({",": ".", ".": ",", " ": "\u00a0"})


def foreign(language: str | None) -> bool:
    """Whether figures alone are read of a text in this language."""
    return not understood(language)


def as_english(text: str, language: str | None) -> str:
    """The text with its numbers written as in English, character for character."""
    if language not in _COMMAS:
        return _UNSPACED.sub(" ", text)

    def swapped(match: re.Match[str]) -> str:
        number = match.group()
        # Half of those who write Spanish part thousands by commas.
        if language == "es" and _GROUPED.fullmatch(number):
            return number
        return number.translate(_SWAPPED)

    return _NUMBER.sub(swapped, text)


def mark(language: str | None, found: list[tuple[Figure, Credit, Meaning]]) -> None:
    """Say of claims that nothing but their figures was understood.

    Links and notes stay: they are no words.
    """
    for _, credit, meaning in found:
        credit.type, credit.text, credit.publisher = "none", None, None
        credit.title, credit.year = None, None
        meaning.population, meaning.withdrawn = None, False
        meaning.decided_by = f"figures alone: the text is in another language ({language})"
