"""Acronyms that a text introduces in brackets, with the names before them."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.creditwords import BODIES

_ACRONYM = pattern(r"\(([A-Z][A-Za-z&-]{1,9})\)")
# As in: FBO, in brackets the Flour and Bread Organization.
_EXPLAINED = pattern(r"\b(?P<short>[A-Z]{2,8}) \((?:the )?(?P<full>[A-Z][A-Za-z’' &-]{5,80})\)")
_SITE = pattern(r"(?<![\w./@-])(?P<name>[A-Z][\w-]{2,40})\.(?:com|org|net|io|ai|co\.uk)\b(?!/)")
_PLAIN = pattern(r"(?<![\w./@-])[A-Z][\w-]{2,40}(?![\w/@-]|\.[a-z])")
_BEFORE = pattern(r"[^\W\d_][\w’'&.-]*")
_MAKE_FIGURES = BODIES | frozenset("survey poll census study panel barometer tracker".split())
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
    for match in _EXPLAINED.finditer(text):
        short, full = match["short"], match["full"]
        letters = [w[0] for w in full.split() if w.lower() not in _SMALL]
        if "".join(letters).upper() == short and short not in found:
            found[short] = full
    return found


def sites(text: str) -> dict[str, str]:
    """Names written as addresses, "Crumb.com", with the plain ones if a text has these too."""
    found = {match.group(): match["name"] for match in _SITE.finditer(text)}
    plain = {m.group() for m in _PLAIN.finditer(text)} if found else set()
    return {site: name for site, name in found.items() if name in plain}


def measures(text: str) -> frozenset[str]:
    """Acronyms of plain words, "gross domestic income (GDI)": of what is measured, not of a body.

    Not those of a survey, nor those that have a name elsewhere: "the office of baking (OB)".
    """
    found = set()
    for match in _ACRONYM.finditer(text):
        short = match.group(1)
        size = len(short)
        words = _BEFORE.findall(text, max(0, match.start() - 120), match.start())[-size:]
        if not short.isupper() or len(words) < size or size < 2:
            continue
        plain = all(w.islower() and w[0].upper() == c for w, c in zip(words, short, strict=True))
        if plain and words[-1] not in _MAKE_FIGURES:
            found.add(short)
    return frozenset(found)


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
