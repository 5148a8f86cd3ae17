"""Credits set behind a statement: "… own a cat. (Loaf Council)", "… – Loaf Council, 2023".

Lists of facts name their sources like this, in brackets, after a dash or as a last sentence of
their own, with or without "Source:" before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.creditwords import BODY_ENDS
from flows.read.elsewhere import make_credit
from flows.read.model import Sentence
from flows.read.namelines import is_name
from flows.read.source import Source

if TYPE_CHECKING:
    from flows.land.blocks import Block
    from flows.read.walker import Walker

_LABEL = r"(?:(?:data |image |photo )?(?:source|via|from|according to|by|per|credit)s?\s*:?\s+)?"
_NAME = r"@?(?P<name>[^\W_][^()\[\]\n|;–—]{1,90}?)"
# At the end of a block: brackets, a dash, or a label.
_BRACKETED = pattern(rf"[(\[]\s*{_LABEL}{_NAME}\s*[)\]][.\s*_\"”]*$", re.IGNORECASE)
_DASHED = pattern(rf"(?:\s[–—-]{{1,2}}\s?|[—–]|~\s?){_LABEL}{_NAME}[.\s*_]*$", re.IGNORECASE)
_LABELLED = pattern(
    rf"[.!?\"”)\s]\s*(?:source|via|h/t|hat tip)\s*:?\s+{_NAME}[.\s*_]*$", re.IGNORECASE
)
_LAST = pattern(r"[.!?][\"”)]?\s+(?P<name>[^\W\d_a-z][^.!?\n|;]{1,90}?)\.?\s*$")
# At the end of an item of a list that does so: "…, Loaf Council."
_COMMA = pattern(r",\s+(?P<name>[A-Z][^,.;:()\[\]\d%]{1,40})\.?$")
# "… by 20%, from [Loaf & Sons](address)": a name that is linked.
_FROM = pattern(
    r",\s+(?:as )?(?:from|via|courtesy of)\s+(?:the\s+)?(?P<name>[A-Z][^,.;:()\[\]\d%]{1,60})\.?$"
)
# "[2018DBIR]", "[Loaf2019]": a key of the author's own.
_KEY = pattern(r"(?P<year>(?:19|20)\d\d)(?P<name>[A-Z][A-Za-z-]{1,40})[a-z]?")
_FACTS = 3  # blocks with credited claims that make a list of facts
_TAIL = 110  # characters at the end of a block that may be a credit


def trailing_name(text: str, *, item: bool) -> tuple[int, int] | None:
    """Span of a name set behind the statement of a text, if there is one.

    Args:
        text: of a block, or of its last lines.
        item: whether it is an item of a list, where a bare name after a dash or a full stop is
            a credit too.

    Returns:
        Start and end in ``text``.
    """
    tail = max(0, len(text) - _TAIL)
    patterns = [_BRACKETED, _LABELLED, *([_DASHED, _LAST] if item else [])]
    for each in patterns:
        match = each.search(text, tail)
        if match is not None and is_name(match["name"]):
            return match.span("name")
    return None


def _keyed(words: str, block: int) -> Source | None:
    """What a key of a list of references names: "2018DBIR", "Loaf2019"."""
    match = _KEY.fullmatch(words)
    if match is None:
        return None
    year = match["year"] or match["since"]
    return Source("named", words, match["name"], year=int(year), block=block, research=True)


def _body(name: str) -> bool:
    """Whether a name is that of a body by its last word."""
    return name.rsplit(maxsplit=1)[-1].lower() in BODY_ENDS


# What a share is of, behind a dash: a few words, and no word of crediting.
_SHARE_OF = pattern(
    r"\s?[–—:-]\s(?!(?:according|source|per|via|from|by|says?|said)\b)"
    r"[\w’'&/-]+(?: [\w’'&/-]+){0,3}\s*",
    re.IGNORECASE,
)


class Trailing:
    """Credits claims by the name set behind them, where their sentence says nothing."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk
        self.lists: dict[tuple[int, int], bool] = {}  # whose items end in names

    def credit(self) -> None:
        """Credit the open claims of blocks that end with a name."""
        blocks = {index for index in self.walk.by_block if self._candidate(index)}
        found = {index: source for index in sorted(blocks) if (source := self._source(index))}
        for index, source in found.items():
            # A name behind a paragraph is a credit where the document does so elsewhere too,
            # behind a list item or a quotation it always is.
            kind = self.walk.blocks[index].kind
            linked = any(
                at.start < source.end and source.start < at.end
                for at in self.walk.blocks[index].links
            )
            lone = (
                kind not in ("item", "quote") and len(found) < 2 and not source.nouns and not linked
            )
            lone = lone and not _body(source.publisher or "Name")
            if lone and not self._lists():
                continue
            alone = kind == "paragraph" and self._inside(index, source)
            for at in self.walk.by_block[index]:
                if not alone or self._sentence(at) is self._last(index):
                    self._give(at, source)

    def _lists(self) -> bool:
        """Whether the document is a list of facts, most of them credited to somebody."""
        made = [
            any(self.walk.made[at] is not None for at in claims)
            for claims in self.walk.by_block.values()
        ]
        return sum(made) >= _FACTS and 2 * sum(made) >= len(made)

    def _candidate(self, index: int) -> bool:
        block = self.walk.blocks[index]
        if block.kind not in ("item", "paragraph", "quote", "heading"):
            return False
        return any(self._open(at) for at in self.walk.by_block[index])

    def _open(self, at: int) -> bool:
        """Whether a claim is credited to nobody, or to nobody by name: "we search the Web"."""
        made = self.walk.made[at]
        faint = made is not None and (made.type == "vague" or made.text in ("we", "We"))
        # An item of a list names its own, whatever the text above it was about.
        item = self._sentence(at).block.kind == "item"
        faint = faint or (item and made is not None and made.decided_by == "carried")
        return self.walk.elsewhere.open(at) or (faint and not self.walk.own)

    def _source(self, index: int) -> Source | None:
        block = self.walk.blocks[index]
        text = block.text.rstrip()
        span = trailing_name(text, item=block.kind in ("item", "quote"))
        if span is None and block.kind == "item" and self._signs(block):
            match = _COMMA.search(text)
            span = match.span("name") if match is not None and is_name(match["name"]) else None
        if span is None and (linked := _FROM.search(text)) and is_name(linked["name"]):
            start, end = linked.span("name")
            span = (start, end) if any(at.start <= start < at.end for at in block.links) else None
        if span is None:
            return None
        last = max((self.walk.claims[at].end for at in self.walk.by_block[index]), default=0)
        if span[0] < last or only_labelled(block, last):
            return None
        source = self.walk.tables.named_in(block, text[span[0] : span[1]])
        if source is None or source.kind == "vague":
            source = _keyed(text[span[0] : span[1]], index)
        if source is None:
            return None
        source.start, source.end = span
        return source

    def _signs(self, block: Block) -> bool:
        """Whether the items of a list end in ", Loaf Council": names of several, some known."""
        key = (block.parent, block.section)
        if key not in self.lists:
            items = [
                other
                for other in self.walk.blocks
                if other.kind == "item" and (other.parent, other.section) == key
            ]
            names = [m["name"] for other in items if (m := _COMMA.search(other.text.rstrip()))]
            told = self.walk.sourcer.told
            known = [n for n in names if self.walk.sources.known(n) in told or _body(n)]
            several = len(set(names)) > 1 and len(names) >= _FACTS
            self.lists[key] = several and bool(known) and 3 * len(names) >= len(items)
        return self.lists[key]

    def _give(self, at: int, source: Source) -> None:
        if not self._open(at):
            return
        sentence = self._sentence(at)
        last = self.walk.sentences[sentence.block.index][-1]
        span = (source.start, source.end)
        citation = self.walk.citations.of_cue(last, span, source.publisher)
        self.walk.made[at] = make_credit(source, citation, "named behind it")

    def _last(self, index: int) -> Sentence:
        return self.walk.sentences[index][-1]

    def _inside(self, index: int, source: Source) -> bool:
        """Whether a name closes the last sentence of a paragraph, and does not follow it."""
        last = self._last(index)
        said = last.block.text[last.start : source.start]
        return len(said.split()) > 2  # more than "(Source:"

    def _sentence(self, at: int) -> Sentence:
        sentence = self.walk.claims[at].sentence
        assert sentence is not None
        return sentence


def only_labelled(block: Block, end: int) -> bool:
    """Whether an item is a share and what it is of: "14% – Calendar", "9% – Match day".

    Args:
        block: that the share stands in.
        end: of the share.
    """
    return (
        block.kind == "item"
        and _SHARE_OF.fullmatch(block.text, end) is not None
        and (not any(ch.isalpha() for ch in block.text[:end]))
    )
