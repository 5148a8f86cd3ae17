"""Who answers in an interview: "our study" and "we asked" are then that person's, not the house's.

An interview is told by its form: questions set in bold, one paragraph each, under a head that
says so or that presents somebody, or with a question that calls somebody by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read.model import Sentence
from flows.read.names import Name, find_names
from flows.read.source import Source
from flows.read.words import Habits, tokens

_SAYS_SO = pattern(
    r"\b(?:interview(?:s|ed)?|in conversation|a conversation (?:with|about)|talk(?:s|ed) to"
    r"|speaks to|spoke (?:to|with)|q ?& ?a with|sat down with)\b",
)
_STYLED = r"(?:Professor|Prof\.?|Dr\.?|Ms\.?|Mrs?\.?) [A-Z][\w’'-]+"
_CALLS = pattern(rf"(?:^|[:,] ){_STYLED},|, {_STYLED}\?")
_FIRST = 8  # blocks that may present who answers
_FEWEST = 2  # questions
_TELLS = 6  # words between a person and the body that the person is of
_OF = frozenset("of at from for".split())


_US = pattern(r"\b(?:[Ww]e|us|[Oo]ur|I|[Mm]y)\b")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, the body that person is of if it is said, and where the answers start."""

    person: str
    body: str | None
    since: int  # block of the first question
    questions: frozenset[int]

    def answers(self, block: int) -> bool:
        """Whether a block is part of what is answered."""
        return block > self.since and block not in self.questions

    def told(self, sentence: Sentence) -> Source | None:
        """Whom a sentence of an answer credits by "we" or "told us"."""
        said = _US.search(sentence.text) if self.answers(sentence.block.index) else None
        return self.source(said[0], sentence.block.index) if said is not None else None

    def source(self, words: str, block: int) -> Source:
        """Who answers, as the source that some words mean."""
        source = Source("named", words, self.body or self.person, block=block)
        source.person = self.person
        return source


def interview(document: Document, habits: Habits) -> Interview | None:
    """The interview that a document is; None for any other text."""
    bold = [block for block in document.blocks if _bold(block)]
    asks = [block.index for block in bold if block.text.rstrip().endswith("?")]
    if len(asks) < _FEWEST:
        return None
    asked = [block.index for block in bold if block.index >= asks[0]]
    head = [b for b in document.blocks[: asked[0]] if b.kind != "code"][-_FIRST:]
    texts = [document.meta.title or "", *(b.text for b in head)]
    said = any(_SAYS_SO.search(text.lower()) for text in texts)
    if not said and not any(_CALLS.search(document.blocks[at].text) for at in asked):
        return None
    for block in head:
        words = tokens(block.text, 0, len(block.text))
        names = find_names(words, block.text, habits)
        for at, name in enumerate(names):
            if name.kind == "person":
                body = _body(names[at + 1 :], name, [w.low for w in words])
                return Interview(name.text, body, asked[0], frozenset(asked))
    return None


def _bold(block: Block) -> bool:
    """Whether all of a paragraph is set in bold: such a line may be read as a heading."""
    if block.kind not in ("paragraph", "heading"):
        return False
    size = len(block.text.strip())
    return bool(block.strong) and sum(end - start for start, end in block.strong) >= size - 2


def _body(names: list[Name], person: Name, lows: list[str]) -> str | None:
    """The body behind "of", "at" or "teaches at", next to a person."""
    for name in names[:2]:
        if name.kind == "body" and name.i - person.j <= _TELLS:
            between = lows[person.j : name.i]
            return name.text if _OF.intersection(between) else None
    return None
