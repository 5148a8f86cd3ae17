"""Whom a sentence credits for its figures: by its own words, or as the sentences before it did."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.backward import credit_before, credit_quoted
from flows.read.bracketed import Cue
from flows.read.carrying import apart, besides, published, reaches
from flows.read.citation import NONE
from flows.read.cited import covers, credit_cited
from flows.read.contrast import disputed, set_beside
from flows.read.creditwords import DOCUMENTS
from flows.read.cues import find_cues
from flows.read.elsewhere import make_credit
from flows.read.halves import same
from flows.read.linkcarry import linked_name
from flows.read.mentions import find_mentions
from flows.read.model import Sentence
from flows.read.names import cut_at_titles, find_names
from flows.read.onward import ASKS, go_on
from flows.read.picking import pick_cue
from flows.read.source import Source
from flows.read.subjects_named import leads_in, subject
from flows.read.titles import find_titles
from flows.read.trailing import only_labelled
from flows.read.words import tokens

if TYPE_CHECKING:
    from flows.read.walker import Walker

_ASKED = pattern(
    r"\b(?:surveys?|surveyed|polls?|polled|asked|questionnaires?|census|respondents)\b",
    re.IGNORECASE,
)
_MOST = 24  # cues of a sentence whose links are looked at


def credit_sentence(walk: Walker, sentence: Sentence) -> None:
    """Credit the claims of a sentence, and leave the walk with the credit that goes on after it.

    Args:
        walk: through the document; its scope is the one that the sentence starts under.
        sentence: the next one to read.
    """
    block = sentence.block
    figures = walk.by_sentence.get((block.index, sentence.index), [])
    spans = _spans(walk, sentence)
    words = tokens(block.text, sentence.start, sentence.end)
    names = find_names(words, block.text, walk.habits)
    walk.sources.meet(names)
    titles = find_titles(block, words)
    cut_at_titles(names, titles, words)
    mentions = find_mentions(words, names, titles)
    cues = find_cues(words, mentions, block.text, (sentence.start, sentence.end), spans)
    if spans and only_labelled(block, spans[-1][1]):
        cues = []
    walk.sourcer.mentions = mentions
    read = [(cue, source) for cue in cues if (source := _source(walk, cue, block))]
    about = subject(mentions, words)
    told = figures or any(cue.bracket or cue.weight > 0 for cue, _ in read)
    if about is not None and not told and leads_in(sentence, about):
        cue = Cue(about, "named", about.start, about.end, "right", ASKS)
        read = [(cue, source) for source in [_source(walk, cue, block)] if source]
    walk.sourcer.complete(read, block.text)
    walk.sourcer.reported_in(read, block.text)
    for cue, source in read:
        if cue.weight >= 2 and not cue.bracket:
            walk.sourcer.speaks(source, block.index)
    walk.sourcer.house.linked_home(sentence, read)
    chosen: list[tuple[Cue, Source]] = []
    for at in figures:
        pick = pick_cue(walk.claims[at], read, named=walk.named_scope())
        if pick is not None and pick[1].kind == "own" and set_beside(walk.claims[at]):
            pick = None
        if pick is not None and pick[0].weight < 0 and besides(pick[1], sentence.text):
            pick = None  # "Crumb has cut 900 jobs"
        ahead = pick is None or pick[0].end <= walk.claims[at].start
        if ahead and disputed(walk.claims[at]):
            continue
        if pick is not None:
            walk.link.forget()
            chosen.append(pick)
            _credit_by_cue(walk, sentence, at, pick, read)
        else:
            _credit_by_scope(walk, sentence, at)
    walk.sourcer.topic.follow(sentence, mentions)
    credit_before(walk, sentence, read, claimed=bool(figures))
    credit_quoted(walk, sentence, read)
    walk.scope = go_on(walk, sentence, read, chosen, claimed=bool(figures))
    walk.sourcer.about(about, block)


def _source(walk: Walker, cue: Cue, block: Block) -> Source | None:
    """Whom a cue means."""
    before = walk.blocks_before.last(block) if block.kind == "paragraph" else None
    scope = walk.scopes.get(before.index) if before is not None else None
    return walk.sourcer.read(cue, block, walk.scope, scope)


def _spans(walk: Walker, sentence: Sentence) -> list[tuple[int, int]]:
    """Where the claims of a sentence are in its block."""
    claims = walk.by_sentence.get((sentence.block.index, sentence.index), [])
    return [(walk.claims[at].start, walk.claims[at].end) for at in claims]


def _credit_by_cue(
    walk: Walker,
    sentence: Sentence,
    at: int,
    pick: tuple[Cue, Source],
    read: list[tuple[Cue, Source]],
) -> None:
    """Credit a claim to whom a cue of its own sentence means."""
    cue, source = pick
    claim = walk.claims[at]
    at_cue = [(cue.start, cue.end)]
    at_cue += [(c.start, c.end) for c, s in read[:_MOST] if s is not source and same(s, source)]
    citation = walk.citations.of_figure(
        sentence,
        (claim.start, claim.end),
        at_cue,
        source.publisher or source.title,
        _spans(walk, sentence),
    )
    scope = walk.scope
    here = scope is not None and scope.block == sentence.block.index
    told = here and scope is not None and same(scope.source, source)
    if citation is NONE and scope is not None and told:
        # "X's survey (address) says; X's 2025 report admits": of a year is another report.
        citation = scope.citation if source.year in (None, scope.source.year) else NONE
    walk.made[at] = make_credit(source, citation, "cue")


def _elsewhere(walk: Walker, sentence: Sentence) -> bool:
    """Whether an item links to one other site."""
    links = [at for at in sentence.block.links if at.kind == "link" and "://" in at.url]
    return len(links) == 1 and not walk.at_home(links[0].url)


def _credit_by_scope(walk: Walker, sentence: Sentence, at: int) -> None:
    """Credit a claim to whom a sentence before credits, or to what it links to."""
    claim = walk.claims[at]
    scope = walk.scope
    source = scope.source if scope is not None and reaches(scope, sentence) else None
    if source is not None and source.kind == "own" and set_beside(claim):
        source = None
    citation = walk.citations.of_figure(
        sentence,
        (claim.start, claim.end),
        [],
        source.publisher if source else None,
        _spans(walk, sentence),
    )
    linked = citation.kind == "link" and any(
        link.url == citation.url and link.start < claim.end and claim.start < link.end
        for link in sentence.block.links
    )
    led = scope is not None and scope.leads and sentence.block.kind == "item"
    ours = led and source is not None and source.kind == "own" and not source.nouns & DOCUMENTS
    if (
        ours
        and scope is not None
        and not _ASKED.search(walk.blocks[scope.block].text)
        and _elsewhere(walk, sentence)
    ):
        source = None  # "We saw these trends:", each with its link to somebody else's
    if source is not None and scope is not None and apart(citation, scope, sentence, linked):
        source = walk.scope = None  # its own link leads to somebody else
    if source is None or scope is None:
        if scope is not None and scope.source.kind == "named" and not published(scope.source):
            walk.scope = None
        if citation is not NONE:
            walk.link.keep(sentence, citation)
        else:
            citation = walk.link.carried(sentence)
        if citation is not NONE:
            named = linked_name(walk, sentence, claim, citation)
            walk.made[at] = named or credit_cited(walk, citation)
        return
    walk.link.forget()
    if citation is NONE and covers(walk, scope, sentence.block):
        citation = scope.citation
    elif citation.kind == "link" and citation.url != scope.citation.url:
        source = replace(source, title=None, year=None)  # the link tells which report it is
    walk.made[at] = make_credit(source, citation, "carried")
