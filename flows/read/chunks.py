"""A sentence as tagged words, with its figures as single tokens.

Light on purpose: one pass over the words to class them, one to settle the ambiguous ones by
their neighbours. What counts is that subject and verb around a figure are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.model import Figure, Sentence
from flows.read.settling import SHARES, settle
from flows.read.verbless import supply
from flows.read.wordclass import tag

# A word with what joins it inside (apostrophe, hyphen, slash, full stop, ampersand), or a mark.
_TOKEN = pattern(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|\w+(?:[’'.\-‑/&+]\w+)*|--+|[^\w\s]")
_DASHES = "—–-−"
_QUOTES = "\"“”«»„'‘’*_`"


_SHORTENED = frozenset("it they we you he she there i who what that".split())
# Words that are written in capitals for stress, not as names.
_STRESSED = frozenset(
    "not never no all any every each only more most less and or but than the a an is are was were "
    "do does did will would can could must should may if how why you your we our they their i my "
    "ever both half very always also still even just of in on at by for from to with".split()
)


def _name(word: str, kind: str, before: Sequence[str]) -> bool:
    """Whether a word of a closed class is a name: "the WHO", "developers on SO", "in May"."""
    if len(word) > 1 and word.isupper():
        return word.lower() not in _STRESSED
    return word == "May" and kind == "X" and bool(before) and before[-1] in "PD"


class Line:
    """Words of a sentence: parallel lists of lower-case words, tags and positions in the block.

    Finite verbs are ``V`` or ``X``; the rest of a verb group ``v``; infinitives ``I``;
    participles that describe a noun ``p``.
    """

    __slots__ = ("ends", "figures", "raw", "starts", "tags", "text", "words")

    def __init__(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        self.text = sentence.block.text
        self.words: list[str] = []
        self.tags: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.figures: dict[int, Figure] = {}
        position = sentence.start
        for figure in figures:
            if figure.start < position:
                continue
            self._add(position, figure.start)
            self.figures[len(self.words)] = figure
            self._append(figure.text, "F", figure.start, figure.end)
            position = figure.end
        self._add(position, sentence.end)
        self.raw = self.tags[:]
        settle(self)
        supply(self)

    def _append(self, word: str, kind: str, start: int, end: int) -> None:
        self.words.append(word)
        self.tags.append(kind)
        self.starts.append(start)
        self.ends.append(end)

    def _add(self, start: int, end: int) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            word = match.group().lower()
            first = word[0]
            if len(word) > 3 and (word[-3] in "'’" or word[-2] in "'’"):
                cut = len(word) - (3 if word[-3] in "'’" else 2)
                if word[:cut] in _SHORTENED:
                    # "they've" is a pronoun and its verb
                    middle = match.start() + cut
                    self._append(word[:cut], tag(word[:cut]), match.start(), middle)
                    self._append("'" + word[cut + 1 :], "X", middle, match.end())
                    continue
            if first.isalnum() or first == "_":
                if "’" in word:
                    word = word.replace("’", "'")
                kind = "O" if first.isdigit() else tag(word)
                if kind != "O" and _name(match.group(), kind, self.tags):
                    kind = "O"
                elif (
                    kind in "GE"
                    and self.tags
                    and self.tags[-1] == '"'
                    and match.group()[0] != first
                ):
                    kind = "O"  # "Messaging & Social": the start of a name
            elif first in _DASHES:
                kind = "-"
            elif first in _QUOTES:
                kind = '"'
            elif first == "[":
                kind = "("
            elif first == "]":
                kind = ")"
            elif first == "&":
                kind = "O" if self.tags and self.tags[-1] in "OG" else "C"  # "Health & Fitness"
            else:
                kind = first
            self._append(word, kind, match.start(), match.end())

    def without(self, gone: Sequence[bool]) -> Line:
        """The line without some of its words."""
        kept = [i for i, out in enumerate(gone) if not out]
        made = Line.__new__(Line)
        made.text = self.text
        made.words = [self.words[i] for i in kept]
        made.raw = [self.raw[i] for i in kept]
        made.starts = [self.starts[i] for i in kept]
        made.ends = [self.ends[i] for i in kept]
        made.figures = {k: self.figures[i] for k, i in enumerate(kept) if i in self.figures}
        if kept and kept[-1] - kept[0] + 1 != len(kept):
            # Words that were apart are neighbours now: "firms, NAME adds, rent".
            made.tags = made.raw[:]
            settle(made)
            supply(made)
        else:
            made.tags = [self.tags[i] for i in kept]
        return made

    def capital(self, i: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def said(self, start: int, end: int) -> str:
        """Words from ``start`` to ``end`` as they stand in the text, marks trimmed at both ends."""
        tags = self.tags
        while start < end and tags[start] in ",;:-).!?C":
            start += 1
        while end > start and tags[end - 1] in ",;:-(.!?C…":
            end -= 1
        if end <= start:
            return ""
        starts, ends, text = self.starts, self.ends, self.text
        pieces = []
        left = starts[start]
        for i in range(start, end - 1):
            # Left-out words between two that stay: any letter or digit in the gap.
            gap = starts[i + 1] - ends[i]
            if gap > 1 and not text[ends[i] : starts[i + 1]].isspace():
                pieces.append(text[left : ends[i]])
                left = starts[i + 1]
        pieces.append(text[left : ends[end - 1]])
        words = " ".join(pieces)
        words = words.replace(",”", "”").replace(',"', '"')
        if (
            "“" in words
            and words.count("“") > words.count("”")
            and "”" in self.words[end : end + 2]
        ):
            words += "”"
        if words[0] in "\"“”'‘’" or words[-1] in "\"“”'‘’":
            words = _unpair(words)
        return words


def _unpair(words: str) -> str:
    """Take off quotation marks that have lost their partner."""
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")):
        if words.startswith(opening) and closing not in words[1:]:
            words = words[1:]
        if words.endswith(closing) and opening not in words[:-1]:
            words = words[:-1]
    return words.strip()


__all__ = ["SHARES", "Line", "settle"]
