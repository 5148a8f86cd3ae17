"""A link that stands for more than its own sentence, where nobody is credited in words.

"The world mines [8 billion tons](...) of coal. China (46%) mines the most." The second sentence
divides what the first one has from the page that it links to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.carrying import ADVICE, BACKDROP, ELSEWHERE, telling_words
from flows.read.citation import NONE, Citation
from flows.read.elsewhere import make_credit
from flows.read.linked import anchor_text, names_in_brackets
from flows.read.model import Credit, Figure, Sentence

if TYPE_CHECKING:
    from flows.read.walker import Walker

_ADDS = pattern(
    r"\W*(?:additionally|in addition|moreover|furthermore|besides|also|another|separately)\b",
    re.IGNORECASE,
)
# "The largest producers", "Most of it", "The rest": of what was counted before.
_PARTS = pattern(
    r"\W*(?:the (?:\w+ )?(?:largest|biggest|smallest|highest|lowest|top|rest|remainder|remaining"
    r"|majority|leading|main)|most|about half|half|the other|of (?:this|that|these|those|them))\b",
    re.IGNORECASE,
)
_SHARE_OF = pattern(r"(?:%|\bper ?cent) of (?:[\w’'-]+ ){0,3}[\w’'-]+", re.IGNORECASE)
_TOUCH = 2  # words shared by sentences of a paragraph that are about the same matter


class LinkCarry:
    """The last link of a block that was all that a figure had."""

    def __init__(self) -> None:
        """Start with none."""
        self.citation: Citation = NONE
        self.block = -1
        self.words: set[str] = set()

    def keep(self, sentence: Sentence, citation: Citation) -> None:
        """Remember the link of a figure that credits nobody in words."""
        if self.block != sentence.block.index:
            self.words = set()
        self.citation, self.block = citation, sentence.block.index
        self.words |= telling_words(sentence.text)

    def forget(self) -> None:
        """A sentence credits somebody: what follows is theirs."""
        self.citation, self.block = NONE, -1

    def _divides(self, text: str) -> bool:
        """Whether a share is of what was spoken of before: "(46% of world production)"."""
        return any(telling_words(match[0]) & self.words for match in _SHARE_OF.finditer(text))

    def carried(self, sentence: Sentence) -> Citation:
        """The link that still stands for a sentence that has none of its own."""
        block, text = sentence.block, sentence.text
        if self.citation.kind != "link" or self.block != block.index:
            return NONE
        if any(sentence.start <= link.start < sentence.end for link in block.links):
            return NONE
        if any(p.search(text) for p in (BACKDROP, ADVICE)):
            return NONE
        if _ADDS.match(text) or ELSEWHERE.match(text):
            return NONE
        shared = len(telling_words(text) & self.words)
        least = 1 if block.kind == "item" or self._divides(text) else _TOUCH
        if shared < least and not (_PARTS.match(text) and "%" in text):
            return NONE
        self.words |= telling_words(text)
        return self.citation


def linked_name(
    walk: Walker, sentence: Sentence, claim: Figure, citation: Citation
) -> Credit | None:
    """Credit of a figure with a link on a name in brackets: "12% ([FA](...)), and 9 clubs".

    Args:
        walk: through the document.
        sentence: that credits nobody in words.
        claim: the figure.
        citation: of the figure; None is given unless its link is on a name.
    """
    block = sentence.block
    for link in block.links:
        here = citation.kind == "link" and link.url == citation.url and link.start > claim.end
        if here and link.end <= sentence.end and names_in_brackets(block, link):
            source = walk.tables.named_in(block, anchor_text(block, link))
            if source is not None and source.kind == "named" and source.publisher:
                return make_credit(source, citation, "linked by name")
    return None
