"""What a citation stands for: how far one goes on, and whom one credits that stands alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.read.carrying import Scope
from flows.read.citation import Citation
from flows.read.elsewhere import make_credit
from flows.read.model import Credit
from flows.read.source import Source, is_source_name

if TYPE_CHECKING:
    from flows.read.walker import Walker

_LABEL = re.compile(r"^\W*\d{1,3}\W+(?=\w)")  # "[12]: " before the text of a note
# What a reference has, and a remark in a note has not: a year, an address, a title in quotation
# marks, the word of a publication.
_REFERENCE = re.compile(
    r"\b(?:19|20)\d\d\b|https?://|\bdoi\b|[“\"][^”\"]{12,}[”\"]|\b(?:survey|report|census|statistics"
    r"|atlas|index|yearbook|press release|journal|database|tool)\b",
    re.IGNORECASE,
)


def covers(walk: Walker, scope: Scope, block: Block) -> bool:
    """Whether the citation of a credit that goes on is meant for the figures of a block.

    A link stands for the figures of its own paragraph, and of a list or table that it leads
    in; where a paragraph only presents a study, for the next as well. A study that has no
    name is what is linked, however far it is told of.
    """
    if scope.block in (block.index, block.parent) or not scope.source.proper:
        return True
    if walk.blocks[scope.block].kind == "heading":
        return True
    before = walk.blocks_before.last(block) if block.kind != "item" else None
    presents = scope.block not in walk.by_block
    return presents and before is not None and before.index == scope.block


def credit_cited(walk: Walker, citation: Citation) -> Credit:
    """A figure that has a citation and nobody in words: whom its note names is credited."""
    if citation.kind == "footnote" and (noted := _noted(walk, citation)) is not None:
        return make_credit(noted, citation, "its reference")
    credit = Credit(decided_by="link only")
    # A mark refers to the works of others, and so does a link to another site.
    if walk.own and citation.kind != "footnote" and walk.at_home(citation.url):
        credit.type = "own"
        credit.publisher = walk.document.meta.publisher
    credit.citation, credit.url = citation.kind, citation.url
    credit.citation_text = citation.text
    return credit


def _noted(walk: Walker, citation: Citation) -> Source | None:
    """Whom the note or the entry that a mark refers to names, if it is more than an address."""
    note = walk.citations.stands.get(citation.text or "")
    if note is None or citation.text is None or not _REFERENCE.search(citation.text):
        return None
    source = walk.tables.named_in(note, _LABEL.sub("", citation.text))
    words = (source.publisher or "").split() if source is not None else []
    called = 2 * sum(word[0].isupper() for word in words) > len(words)  # not "As of last year"
    named = source is not None and source.kind == "named" and called
    return source if named and is_source_name(" ".join(words)) else None
