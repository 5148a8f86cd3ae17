"""The credit that a block starts under: what the blocks before it leave to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.carrying import Scope, enters, goes_on_speaking, points_back, published, takes_up

if TYPE_CHECKING:
    from flows.read.walker import Walker

# What announces words of a source that stand in a paragraph of their own.
_QUOTES = pattern(
    r"\b(?:statistics?|stats?|numbers?|figures?|facts?|findings?|sentences?|passages?|paragraphs?"
    r"|lines?|quotes?|quotation|charts?|conclusions?)\W*$",
    re.IGNORECASE,
)


class BlocksBefore:
    """Looks back from a block, past pictures and speech, to what it goes on with."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk
        self.parents: dict[int, int] = {}  # of headings, by heading

    def scope(self, block: Block) -> Scope | None:
        """The credit that a block starts under."""
        if block.kind in ("title", "heading"):
            return None
        before = self.last(block)
        scope = self.walk.scopes.get(before.index) if before is not None else None
        scope = scope.back if scope is not None and scope.back is not None else scope
        if block.kind == "item" and (told := self._takes_up(block)) is not None:
            return replace(told, gap=0)
        if block.kind == "item":
            lead = self.walk.scopes.get(block.parent) if block.parent >= 0 else scope
            if lead is not None and block.parent >= 0 and not self._by_items(block, lead):
                return replace(lead, gap=0)
            return self._section(block)
        if before is None or scope is None:
            return self._section(block)
        if before.text.rstrip().endswith((":", "：")) or before.text.rstrip().endswith(":”"):
            return replace(scope, gap=0)
        if block.kind == "quote" and before.text.rstrip().endswith(","):
            return replace(scope, gap=0)  # "As X reported,"
        ahead = block.kind == "quote" and before.index not in self.walk.by_block
        if ahead and _QUOTES.search(before.text):
            return replace(scope, gap=0)  # "In this report there is an amazing number."
        if block.kind == "quote" and before.kind == "quote":
            return replace(scope, gap=0)
        if goes_on_speaking(before.text, block.text):
            return replace(scope, gap=0)
        if block.kind in ("quote", "alt", "caption"):
            return self._section(block)
        if self._carries_over(block, scope) or self._told_since(block, scope):
            return replace(scope, gap=0)
        return self._section(block)

    def _by_items(self, item: Block, lead: Scope) -> bool:
        """Whether the items before, under a paragraph that does not lead in, name their own."""
        walk = self.walk
        if walk.blocks[item.parent].text.rstrip().endswith((":", "：")):
            return False
        made = [
            walk.made[at]
            for index in range(item.parent + 1, item.index)
            for at in walk.by_block.get(index, ())
        ]
        theirs = {credit.publisher for credit in made if credit and credit.decided_by == "cue"}
        return bool(theirs - {lead.source.publisher})

    def _takes_up(self, item: Block) -> Scope | None:
        """The credit of the item before, where one goes on with it: "That is a rise of 5%"."""
        before = self.walk.blocks[item.index - 1] if item.index else None
        if before is None or before.kind != "item" or before.parent != item.parent:
            return None
        scope = self.walk.scopes.get(before.index)
        return scope if scope is not None and scope.used and takes_up(item.text) else None

    def _told_since(self, block: Block, scope: Scope) -> bool:
        """Whether a story names the study itself, below a headline that names who published it."""
        headed = self.walk.headed.get(block.section)
        source = scope.source
        if headed is None or not scope.used or scope.weak or scope.faint:
            return False
        return source.kind == "named" and source.proper and published(source)

    def _section(self, block: Block) -> Scope | None:
        at = block.section
        if block.kind == "paragraph" and at in self.walk.opened:
            return replace(self.walk.opened[at], gap=0)
        while at >= 0:
            if at in self.walk.headed:
                return self.walk.headed[at]
            at = self._above(at)
        return None

    def _above(self, heading: int) -> int:
        """The heading that a heading stands under, -1 for none."""
        if heading not in self.parents:
            blocks = self.walk.blocks
            at = blocks[heading].section
            while at >= 0 and blocks[at].level >= blocks[heading].level:
                at = self.parents.get(at, blocks[at].section)
            self.parents[heading] = at
        return self.parents[heading]

    def last(self, block: Block) -> Block | None:
        """The paragraph, list or table before a block, past pictures; none past a heading."""
        for at in range(block.index - 1, max(-1, block.index - 6), -1):
            before = self.walk.blocks[at]
            if before.kind in ("heading", "title"):
                return None
            if before.kind in ("alt", "caption", "code") or (
                before.kind == "quote" and block.kind != "quote"
            ):
                continue
            if self._only_speech(before):
                continue
            return before if before.kind != "cell" else self._table_lead(before)
        return None

    def _only_speech(self, block: Block) -> bool:
        """Whether a paragraph is speech without figures: who had the word has it after."""
        spoken = block.kind == "paragraph" and block.text.lstrip()[:1] in ("“", '"')
        return spoken and block.index not in self.walk.by_block

    def _table_lead(self, cell: Block) -> Block | None:
        parent = cell.parent
        return self.walk.blocks[parent] if parent >= 0 else None

    def _carries_over(self, block: Block, scope: Scope) -> bool:
        """Whether a paragraph goes on with the credit of the one before."""
        if block.strong and block.strong[0][0] == 0 and block.strong[0][1] < len(block.text):
            return False
        parts = self.walk.sentences.get(block.index, [])
        figures = self.walk.by_block.get(block.index, [])
        if not parts or not figures:
            firm = not scope.weak and scope.source.kind != "vague"
            if scope.used and scope.source.kind == "named" and not published(scope.source):
                return False  # what a body says ends with its paragraph
            return firm and (block.text.rstrip().endswith(":") or self._leads(block))
        first = self.walk.claims[figures[0]].sentence
        assert first is not None
        said = " ".join(part.text for part in parts[: first.index + 1])
        passing = self.walk.own and scope.source.kind == "named" and not (scope.used or scope.leads)
        if passing and not points_back(first.text):
            return False  # a text about its own survey only mentioned somebody
        claim = self.walk.claims[figures[0]]
        told = self.walk.blocks[scope.block].text
        return enters(scope, claim, said, block.text[: claim.start], told)

    def _leads(self, block: Block) -> bool:
        """Whether a list or table hangs on a paragraph."""
        after = block.index + 1
        return after < len(self.walk.blocks) and self.walk.blocks[after].parent == block.index
