"""What has been read of a sentence, and of its block, when a figure of it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.asking import limits
from flows.read.examples import goes_on
from flows.read.groupsasked import group_asked
from flows.read.model import Figure

SHARES = frozenset(("percent", "fraction", "ratio", "points"))
_APART = pattern(
    r"[;:(\[—]|, (?:and|but|while|or|against|compared|up|down|to|from)\b| to $| from $"
)
_SAYS_OF_THEM = pattern(r"\b(?:found|finds?|show(?:s|ed)?|said|says?|average|reported|revealed)\b")


@dataclass(slots=True)
class Company:
    """The other figures of the sentence, and of the block, that is being read."""

    sentence: int = -1
    words: str = ""  # the sentence, lower case, its first part
    shares: int = 0  # claimed shares so far in the sentence
    claims: int = 0
    changes: int = 0
    before: int = 0  # claims in earlier sentences of the block
    last: Figure | None = None  # the last claim in the block
    shares_in_sentence: bool = False
    headline: bool = False  # the sentence's news is how many were asked
    sampled: Figure | None = None  # how many were asked, if the sentence says so
    lead: str = ""  # what leads in to the list that the block is of, lower case
    example: bool = False  # a sentence before in the block made up an example

    def enter(self, figure: Figure, low: str) -> None:
        """Start on a figure; a new sentence starts anew."""
        sentence = figure.sentence
        assert sentence is not None
        if sentence.index == self.sentence:
            return
        self.before += self.claims
        self.example = self.example or goes_on(self.words)
        self.sentence, self.shares, self.claims, self.changes = sentence.index, 0, 0, 0
        self.headline, self.sampled = False, None
        self.words = low[sentence.start : min(sentence.end, sentence.start + 600)]
        self.shares_in_sentence = any(sign in self.words for sign in ("%", "percent", "per cent"))

    def leave(self, figure: Figure) -> None:
        """Note a figure that has been judged."""
        if figure.why_not is None:
            self.claims += 1
            self.shares += figure.form in SHARES
            self.changes += figure.kind == "change"
            self.last = figure

    def beside_sample(self, figure: Figure) -> bool:
        """Whether a figure only says where those asked were ("in 11 countries"), or who."""
        asked = self.sampled
        if asked is None or asked.sentence is None:
            return False
        if group_asked(figure, asked):
            return True
        gap = asked.sentence.block.text[asked.end : figure.start].replace("\n", " ")
        if figure.form == "count" and figure.value <= 300 and not self.claims:
            return _SAYS_OF_THEM.search(gap) is None
        return figure.form not in SHARES and len(gap) <= 60 and limits(gap)

    def measured(self, figure: Figure) -> bool:
        """Whether the sentence has claimed another amount of the same unit before."""
        return self.claims > 0 and self.last is not None and self.last.unit == figure.unit

    def goes_on_from(self, figure: Figure) -> bool:
        """Whether the last claim of the block, in a sentence before, has the same unit."""
        return not self.claims and self.last is not None and self.last.unit == figure.unit

    def close(self, figure: Figure) -> bool:
        """Whether the figure follows the last claim within a few words."""
        return self.last is not None and figure.start - self.last.end < 60

    @property
    def moved(self) -> bool:
        """Whether the sentence has claimed a change."""
        return self.changes > 0

    def contains(self, figure: Figure) -> bool:
        """Whether the figure is inside what a share claimed before it in the sentence says."""
        last = self.last
        if not self.claims or last is None or last.form not in SHARES or last.sentence is None:
            return False
        gap = last.sentence.block.text[last.end : figure.start]
        return not _APART.search(gap)
