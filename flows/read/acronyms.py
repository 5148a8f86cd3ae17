"""Acronyms that a text introduces in brackets, with the names before them."""

from __future__ import annotations

import re

from flows.lazy import pattern

_ACRONYM = pattern(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_BEFORE = pattern(r"[^\W\d_][\w’'&.-]*")
_SMALL = frozenset("the a an of for and in on at to de du des la le von van & s".split())


def acronyms(text: str) -> dict[str, str]:
    """Acronyms that a text introduces in brackets, with the names before them."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        short = match.group(1)
        letters = [ch for ch in short if ch.isupper()]
        if len(letters) < 2 or short in found:
            continue
        before = list(_BEFORE.finditer(text, max(0, match.start() - 120), match.start()))
        name = _spelt_out(before, letters, text, match.start())
        if name:
            found[short] = name
    return found


def _spelt_out(
    before: list[re.Match[str]], letters: list[str], text: str, until: int
) -> str | None:
    """The words just before a bracket whose initials are its letters."""
    left = len(letters) - 1
    for k in range(len(before) - 1, -1, -1):
        word = before[k].group()
        if word.lower() in _SMALL and word[0].lower() != letters[left].lower():
            continue
        if not word[0].isupper() and word.lower() not in _SMALL:
            return None
        if word[0].upper() != letters[left]:
            if len(before) - k > 2 * len(letters) + 2:
                return None
            continue
        left -= 1
        if left < 0:
            name = text[before[k].start() : until].strip(' ,*_“"[')
            return name.removesuffix("’s").removesuffix("'s")  # "the Loaf Council's (LC) report"
    return None
