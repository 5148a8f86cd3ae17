"""Credits that stand elsewhere: under a text, at the figure it repeats, at the head of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.carrying import Scope, published, telling_words
from flows.read.citation import NONE, Citation
from flows.read.creditwords import BODY_ENDS
from flows.read.model import Credit, Sentence
from flows.read.namelines import is_name
from flows.read.source import Source

if TYPE_CHECKING:
    from flows.read.walker import Walker

_SOURCE_LINE = pattern(
    r"^[(\[]?(?:(?:data )?(?:sources?|src)(?: (?:for|of) [^:.]{2,40})?\s*:\s*"
    r"|(?:all |the |these |those )*(?:statistics|stats|figures|data|numbers)(?: above| here| below"
    r"| in this (?:post|article|list))? (?:are|were|is|come|comes|came) (?:all )?"
    r"(?:taken |drawn )?(?:from|courtesy of) )",
    re.IGNORECASE,
)
_LABEL = pattern(
    r"^[(\[]?(?:data|figures|numbers|statistics|stats|ranking|forecast|counts?)"
    r"(?:\s*:\s*|, )"
    r"|^[(\[]?(?:all (?:two|three|four|five|of (?:these|them))|(?:fast )?facts|figures|numbers"
    r"|data) (?:(?:are |come |came |were )?(?:supplied|provided|compiled|collected) by|from) ",
    re.IGNORECASE,
)
# What stands in brackets and is no body: a question's number, a picture, how it was answered.
_NO_BODY = pattern(
    r"^(?:[A-Z]{0,3}\.?\d|figure|fig\b|table|chart|page|question|multiple|respondents|percent|note"
    r"|photo|image|pictured|translated|all\b|see\b)|[!?:]",
    re.IGNORECASE,
)
_PLAIN = ("data", "figures", "statistics", "stats")
_NAME_LONG = 90  # characters
_IN_BRACKETS = pattern(r"^[(\[](?=[^()\[\]]{2,80}[)\]][.\s]*$)")
_SOURCE_LINK = pattern(
    r"[\s(\[*_]*(?:source|via|study|survey|reference|link)(?: (?:link|here|\d{1,2}))?[\s)\].:*_]*$",
    re.IGNORECASE,
)
_PROPER = pattern(r"\b[A-Z][\w’'-]+")
_SHORT = 30  # characters of such a line
_LEAD = 2  # paragraphs that a story opens with
_ALIKE = 3  # words that its first lines and what tells them again must share


def _named_by(walk: Walker, sentence: Sentence) -> re.Match[str] | None:
    """What leads to the name in "Figures: Pond Wardens.", or in the sentence "(Rye & Co)."."""
    label, bracket = _LABEL.match(sentence.text), _IN_BRACKETS.match(sentence.text)
    match = label or (bracket if sentence.index else None)
    name = sentence.text[match.end() :].strip(")]. ") if match is not None else ""
    if match is None or len(name) > _NAME_LONG or not is_name(name) or _NO_BODY.search(name):
        return None
    parts = name.replace(",", " ").split()
    body = len(parts) > 1 and not BODY_ENDS.isdisjoint(part.lower() for part in parts)
    if label is None:  # "(Applause.)", "(Men Only)": only a body, or who was named before
        known = body or walk.sources.known(name) is not None
        return match if known and sentence.block.text[sentence.end :][:_SHORT].strip() else None
    # "Staff numbers: Hospitals" names nobody; "Figures: Pond Wardens." below the figures does.
    told = label.group().strip()
    proper = len(parts) > 1 or re.search(r"[a-z][A-Z]", name) is not None
    plain = bool(sentence.index) and told.lower().startswith(_PLAIN)
    return match if body or ((told.endswith((" by", " from")) or plain) and proper) else None


class Elsewhere:
    """Credits claims whose own sentence and the one before say nothing."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk
        # Blocks that are nothing but a link called "Source".
        self.lines = {
            block.index
            for block in walk.blocks
            if block.links and len(block.text) < _SHORT and _SOURCE_LINK.match(block.text)
        }

    def source_line(self, block: Block) -> None:
        """As in "Source: X" credits what stands before it."""
        for sentence in self.walk.sentences.get(block.index, []):
            match = _SOURCE_LINE.match(sentence.text) or _named_by(self.walk, sentence)
            if match is None or (block.kind == "caption" and block.table >= 0):
                continue
            words = block.text[sentence.start + match.end() : sentence.end].rstrip(")]. ")
            source = self.walk.tables.named_in(block, words)
            if source is None or words.startswith(("http:", "https:", "www.")):
                self._cite(block, sentence)
                continue
            self.walk.sourcer.noted(source)
            span = (sentence.start, sentence.end)
            citation = self.walk.citations.of_cue(sentence, span, source.publisher)
            heads = sentence.index == 0 and self._under_heading(block)
            self.walk.scope = Scope(source, block.index, weak=not heads, citation=citation)
            self.walk.scopes[block.index] = self.walk.scope
            if heads:
                self.walk.scope.leads = True
                self.walk.headed[block.section] = self.walk.scope
            for at in self._uncredited(block, sentence.index):
                self.walk.made[at] = make_credit(source, citation, "source line")

    def _under_heading(self, block: Block) -> bool:
        """Whether nothing stands between a block and its heading: it speaks of what follows."""
        before = self.walk.blocks[block.index - 1] if block.index else None
        return (
            before is not None
            and before.kind == "heading"
            and (block.kind == "paragraph" or (block.kind == "caption" and block.table < 0))
        )

    def _cite(self, block: Block, sentence: Sentence) -> None:
        """As in "Source: https://...": an address, and no name."""
        span = (sentence.start, sentence.end)
        citation = self.walk.citations.of_cue(sentence, span, None)
        if citation is NONE:
            return
        for at in self._uncredited(block, sentence.index):
            made = self.walk.made[at] or self.walk.default()
            if made.citation == "none":
                self.walk.made[at] = replace(
                    made, citation=citation.kind, url=citation.url, citation_text=citation.text
                )

    def cited(self, source: Source) -> Citation:
        """The link or mark at the place where a source is introduced."""
        for sentence in self.walk.sentences.get(source.block, []):
            if sentence.start <= source.start < sentence.end:
                span = (source.start, source.end)
                return self.walk.citations.of_cue(sentence, span, source.publisher)
        return NONE

    def _uncredited(self, block: Block, index: int) -> list[int]:
        """Claims before a sentence, back to the heading, that nobody is credited for."""
        found = [
            at for at in self.walk.by_block.get(block.index, []) if self._sentence_of(at) < index
        ]
        if index == 0 or block.kind == "caption":
            left = 1 if block.kind == "caption" else 3
            for before in range(block.index - 1, -1, -1):
                other = self.walk.blocks[before]
                if other.kind == "heading" and other.level > 1:
                    found += self.walk.by_block.get(before, [])  # "2. Over 91% use it"
                left -= other.kind not in ("item", "alt")
                if left < 0:
                    break
                if other.kind in ("heading", "title", "cell"):
                    break
                inside = self.walk.by_block.get(before, [])
                if any(self.walk.made[at] is not None for at in inside):
                    break
                found += inside
        return [at for at in found if self.open(at)]

    def _sentence_of(self, at: int) -> int:
        sentence = self.walk.claims[at].sentence
        assert sentence is not None
        return sentence.index

    def open(self, at: int) -> bool:
        """Whether nobody is credited for a claim yet."""
        made = self.walk.made[at]
        return made is None or made.type == "none"

    def marked(self) -> None:
        """A reference mark at the end of a passage covers the sentences before it."""
        for at, claim in enumerate(self.walk.claims):
            assert claim.sentence is not None
            block = claim.sentence.block
            made = self.walk.made[at]
            if made is not None and made.citation != "none":
                continue
            if not block.links and block.index + 1 not in self.lines:
                continue
            made = made if made is not None else self.walk.default()
            parts = self.walk.sentences.get(block.index, [])
            found = self._lone(parts[claim.sentence.index + 1 :])
            if found is NONE:
                found = self.walk.citations.behind(block, claim.end, made.publisher)
            if found is NONE:
                found = self._below(block)
            if found is NONE and claim.sentence.index > 0:
                found = self.walk.citations.head(parts[0])
            if made.type == "own" and found.kind == "link":
                continue  # a report linked further on is somebody else's
            if found is not NONE and block.kind in ("paragraph", "item", "quote", "heading"):
                self.walk.made[at] = replace(
                    made, citation=found.kind, url=found.url, citation_text=found.text
                )

    def _below(self, block: Block) -> Citation:
        """The link "Source" in a line of its own below a paragraph."""
        if block.index + 1 not in self.lines:
            return NONE
        parts = self.walk.sentences.get(block.index + 1, [])
        return self.walk.citations.lone(parts[0]) if len(parts) == 1 else NONE

    def _lone(self, following: list[Sentence]) -> Citation:
        """The citation that a later sentence of a paragraph is, for all that stands before it."""
        for sentence in following:
            found = self.walk.citations.lone(sentence)
            if found is not NONE or self.walk.citations.linked(sentence):
                return found
        return NONE

    def repeated(self) -> None:
        """Pull quotes, headings and pictures share the credit of the figure they repeat."""
        known: dict[tuple[float, str], list[tuple[int, Credit]]] = {}
        for claim, made in zip(self.walk.claims, self.walk.made, strict=True):
            assert claim.sentence is not None
            block = claim.sentence.block
            if made is not None and made.type != "none" and block.kind != "title":
                known.setdefault((claim.value, claim.unit), []).append((block.index, made))
        for at, claim in enumerate(self.walk.claims):
            assert claim.sentence is not None
            block = claim.sentence.block
            if block.kind == "paragraph" and self.open(at):
                self._told_ahead(at)
            if block.kind not in ("heading", "quote", "alt", "caption"):
                continue
            if not self.open(at):
                self._cite_below(block, at)
                continue
            alike = known.get((claim.value, claim.unit), [])
            below = [made for index, made in alike if self._under(block, index)]
            if below:
                # A heading is above the very text that cites the figure.
                self.walk.made[at] = replace(below[0], decided_by="repeated below")
                continue
            named = self._told_below(block) or self._linked_below(block)
            if named is not None:
                self.walk.made[at] = named
                continue
            same = alike[0][1] if alike else self._beside(block)
            if same is not None:
                self.walk.made[at] = replace(
                    same, citation="none", url=None, citation_text=None, decided_by="repeated"
                )

    def _told_ahead(self, at: int) -> None:
        """A figure in the first lines of a story that it tells again, and then says from whom."""
        claim = self.walk.claims[at]
        assert claim.sentence is not None
        texts = (b.index for b in self.walk.blocks if b.kind == "paragraph")
        if claim.sentence.block.index not in list(islice(texts, _LEAD)):
            return
        words = telling_words(claim.sentence.text)
        for other, made in zip(self.walk.claims[at + 1 :], self.walk.made[at + 1 :], strict=True):
            assert other.sentence is not None
            if made is None or made.type != "named" or other.sentence is claim.sentence:
                continue
            same = (other.value, other.unit) == (claim.value, claim.unit)
            same = same and not _another(claim.sentence.text, other.sentence.text)
            if same and len(words & telling_words(other.sentence.text)) >= _ALIKE:
                self.walk.made[at] = replace(
                    made, citation="none", url=None, citation_text=None, decided_by="told again"
                )
                return

    def _cite_below(self, head: Block, at: int) -> None:
        """Give a heading's figure the citation of the text below that names its source."""
        made = self.walk.made[at]
        below = self._told_below(head)
        if made is None or below is None or made.citation != "none" or made.type != "named":
            return
        if made.publisher == below.publisher:
            self.walk.made[at] = replace(
                made, citation=below.citation, url=below.url, citation_text=below.citation_text
            )

    def _under(self, head: Block, index: int) -> bool:
        return head.kind == "heading" and self.walk.blocks[index].section == head.index

    def _told_below(self, head: Block) -> Credit | None:
        """Credit of a heading's figure to the one study that its section tells of.

        "4. 54% felt undervalued", and then: "The council's research found that most did."
        """
        if head.kind != "heading" or head.level <= 1:
            return None
        told = [
            source
            for source, index in self.walk.sourcer.spoken
            if self.walk.blocks[index].section == head.index
        ]
        if not told or any(s.kind != "named" or not s.proper for s in told):
            return None
        if len({s.publisher for s in told}) > 1 or not (published(told[0]) or told[0].research):
            return None
        return make_credit(told[0], self.cited(told[0]), "named below")

    def _linked_below(self, head: Block) -> Credit | None:
        """Citation of a heading's figure by the "(source)" of a text below without any."""
        after = self.walk.blocks[head.index + 1 :][:1] if head.kind == "heading" else []
        below = after[0] if after else None
        if below is None or below.kind != "paragraph" or below.index in self.walk.by_block:
            return None
        for sentence in self.walk.sentences.get(below.index, []):
            found = self.walk.citations.pointer(sentence)
            if found is not NONE:
                made = self.walk.default()
                return replace(made, citation=found.kind, url=found.url, decided_by="source below")
        return None

    def _beside(self, block: Block) -> Credit | None:
        """Credit of the text that a picture stands in."""
        if block.kind not in ("alt", "caption"):
            return None
        for index in (block.index - 1, block.index + 1, block.index - 2):
            for at in reversed(self.walk.by_block.get(index, [])):
                made = self.walk.made[at]
                if made is not None and made.type in ("named", "own"):
                    return made
        return None


def _another(first: str, again: str) -> bool:
    """Whether a sentence names somewhere or somebody that what tells it again does not.

    "40% of workers in Germany" are not "40% of workers in France".
    """
    names = {m.group() for m in _PROPER.finditer(first) if m.start()}
    return bool(names - {m.group() for m in _PROPER.finditer(again)})


def make_credit(source: Source, citation: Citation, how: str) -> Credit:
    """A claim's credit to a source."""
    return Credit(
        source.kind,
        source.text,
        source.publisher if source.kind != "vague" else None,
        source.title if source.kind != "vague" else None,
        source.year if source.kind != "vague" else None,
        citation.kind,
        citation.url,
        citation.text,
        how,
    )


def with_its_link(credit: Credit, made: Credit | None) -> Credit:
    """A credit with the link that the figure has, which tells better which report it is from."""
    if made is not None and made.citation != "none":
        credit.citation, credit.url = made.citation, made.url
        credit.citation_text = made.citation_text
        credit.title = credit.year = None
    return credit
