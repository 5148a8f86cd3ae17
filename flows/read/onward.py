"""How a credit goes on: what the next sentence starts under, once a sentence has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.read.bracketed import Cue
from flows.read.carrying import Scope, telling_words
from flows.read.citation import NONE
from flows.read.halves import same
from flows.read.model import Sentence
from flows.read.source import Source

if TYPE_CHECKING:
    from flows.read.walker import Walker

ASKS = 2  # weight of a cue that says who did research: its results come next
_SENTENCE = 24  # characters before brackets that are more than a name


def go_on(
    walk: Walker,
    sentence: Sentence,
    read: list[tuple[Cue, Source]],
    chosen: list[tuple[Cue, Source]],
    *,
    claimed: bool,
) -> Scope | None:
    """The credit that the next sentence starts under.

    Args:
        walk: the walk; its scope is the one that this sentence started under.
        sentence: that was read.
        read: its cues and whom they mean.
        chosen: those of them that credit its claims.
        claimed: whether it has claims.
    """
    scope = walk.scope
    pick = chosen[-1] if chosen else _firmest(read, scope)
    if pick is None:
        if scope is not None:
            _told_more(walk, scope, sentence, claimed=claimed)
        return scope
    cue, source = pick
    index = sentence.block.index
    if source.kind == "vague" and scope is not None and walk.named_scope():
        told = scope.used and scope.source.research and scope.source.proper
        if told and not scope.weak:
            return scope  # what "experts say" in between does not end what a study is told of
    here = scope is not None and scope.block == index
    passing = not chosen and source.kind == "own" and cue.weight < 2
    if passing and here and walk.named_scope():
        return scope
    citation = walk.citations.of_cue(
        sentence, (cue.start, cue.end), source.publisher or source.title
    )
    words = telling_words(sentence.text)
    if scope is not None and same(scope.source, source):
        words |= scope.words
        if here and citation is NONE and source.year in (None, scope.source.year):
            citation = scope.citation
    alone = source.person is not None
    leads = sentence.block.text.rstrip().endswith((":", "："))
    told = leads and (not cue.bracket or cue.start - sentence.start > _SENTENCE)
    weak = (cue.bracket or (alone and not chosen)) and not told
    faint = source.kind == "own" and cue.weight < 2 and not sentence.text.endswith(":")
    found = Scope(source, index, weak, faint, citation, words, used=bool(chosen))
    found.leads = leads or cue.weight == ASKS
    if scope is not None and _set_beside(source, scope, index):
        source.aside, found.back = True, scope.back or scope
    return found


def _firmest(read: list[tuple[Cue, Source]], scope: Scope | None) -> tuple[Cue, Source] | None:
    """The cue of a sentence without chosen ones that says most firmly who speaks, the last one."""
    strong = [p for p in read if p[0].weight > 0]
    firm = [p for p in strong if p[1].kind != "vague"]
    if not firm and scope is not None and scope.source.kind != "vague":
        strong = []
    best = max((p[0].weight - p[0].bracket for p in firm), default=0)
    firm = [p for p in firm if p[0].weight - p[0].bracket == best]
    firm.sort(key=lambda p: not p[0].bracket)  # what is in brackets only adds to a name
    found = firm or strong
    return found[-1] if found else None


def _told_more(walk: Walker, scope: Scope, sentence: Sentence, *, claimed: bool) -> None:
    """Let a credit go on past a sentence that names nobody."""
    if scope.citation is NONE and sentence.text.rstrip().endswith(":"):
        whole = sentence.start, sentence.end
        scope.citation = walk.citations.of_cue(sentence, whole, scope.source.publisher)
    scope.gap = 0 if claimed else scope.gap + 1
    scope.follow(sentence)
    if claimed:
        scope.used = True
        scope.words |= telling_words(sentence.text)


def _set_beside(source: Source, scope: Scope, block: int) -> bool:
    """Whether a credit is of an earlier edition than the one that its paragraph is about."""
    before = scope.source if scope.back is None else scope.back.source
    if source.year is None or scope.block != block or not scope.used or not before.publisher:
        return False
    newer = before.year is None or before.year > source.year
    return newer and before.kind == source.kind and before.publisher == source.publisher
