"""The names that misspelt ones may mean, however many names there are. Pure."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable

_MOST = 60  # names that are compared letter by letter; they share the most pieces with the word
_PIECE = 3  # letters


def nearest(words: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """The known name most like each of some words; words that are like none are left out.

    Of a hundred thousand names only those are compared that share pieces with a word.

    >>> nearest(["loaf-2042", "owl"], ["loaf-2024", "bread-2024"])
    {'loaf-2042': 'loaf-2024'}
    """
    wanted: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        for piece in _pieces(word):
            wanted.setdefault(piece, []).append(word)
    shared: dict[str, Counter[str]] = {}
    for name in known:
        for piece in _pieces(name):
            for word in wanted.get(piece, ()):
                shared.setdefault(word, Counter())[name] += 1
    found = {}
    for word, counted in shared.items():
        likely = [name for name, _ in counted.most_common(_MOST)]
        near = difflib.get_close_matches(word, likely, 1)
        if near:
            found[word] = near[0]
    return found


def _pieces(text: str) -> set[str]:
    framed = f" {text.lower()} "
    return {framed[at : at + _PIECE] for at in range(len(framed) - _PIECE + 1)}
