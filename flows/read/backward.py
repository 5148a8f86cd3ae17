"""A sentence that tells whose figures those of the sentences before it are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.carrying import ADDS, AFTER, PICTURE, SAYS_WHENCE
from flows.read.elsewhere import make_credit, with_its_link
from flows.read.model import Sentence
from flows.read.source import Source
from flows.read.subjects_named import quotation

if TYPE_CHECKING:
    from flows.land.blocks import Block
    from flows.read.walker import Walker

# "Those are the findings", "so says", "this is shown by": of all that was said until there.
_ALL = pattern(
    r"(?:these|those|such) (?:are|were)\b"
    r"|so (?:says?|said|found|finds|reports?|reported|reckons?)\b"
    r"|(?:this|that|all (?:this|that|of this)) (?:is|was) (?:shown|found|revealed|reported"
    r"|suggested|the (?:result|finding|conclusion|upshot|outcome|verdict) (?:of|from|in))\b",
    re.IGNORECASE,
)
# "A survey that the insurer Crumbwell presented": who made it known.
_MADE_KNOWN = pattern(
    r"\s(?:has |have |had )?(?:just |now |recently )?(?:presented|published|released|issued"
    r"|unveiled|announced|commissioned|conducted|carried|ran|made|did|put out|brought out)\b"
)
_NUMBER_ALONE = pattern(r"\W*(?:[A-Z][a-z]+ )?[\d.,]+ ?(?:%|per ?cent|percent)?\W*")
_ADDING = 12  # characters behind a credit in which "also" stands
_SAYS = 2  # a cue that weighs more says that somebody says something


def credit_before(
    walk: Walker, sentence: Sentence, read: list[tuple[Cue, Source]], *, claimed: bool
) -> None:
    """As in "X has the full picture": credits the sentence before as well."""
    block, text = sentence.block, sentence.text
    whence = SAYS_WHENCE.match(text)
    if sentence.index == 0 and (whence is None or not _follows(walk, block)):
        return
    # "47%. So many have given up rye, says the council": a number alone, and then its sentence.
    before = walk.sentences[block.index][sentence.index - 1]
    bare = sentence.index == 1 and _NUMBER_ALONE.fullmatch(before.text) is not None
    adds = any(
        p[0].weight > 1 and ADDS.search(block.text, p[0].start, p[0].end + _ADDING)
        for p in read[:1]
    )
    told = whence or adds or bare or PICTURE.search(text)
    if not told and (claimed or not AFTER.match(text)):
        return
    named = [p for p in read if p[1].kind in ("named", "own") and p[0].weight > 0]
    if whence is not None and whence.group().lower().startswith(("we ", "i ")):
        named = [p for p in named if p[1].kind == "named"]  # "We have this number from the Guild"
    maker = _maker(walk, sentence) if whence and not any(p[1].publisher for p in named) else None
    if maker is not None:
        source, span = maker, (maker.start, maker.end)
        # What follows is of that source, and not of "the findings".
        read[:] = [(cue, maker if cue.weight > 0 else other) for cue, other in read]
    elif named:
        telling = [p for p in named if p[1].title] or named
        cue, source = telling[0]
        span = (cue.start, cue.end)
    elif whence is not None:
        words = text[whence.end() :].partition(",")[0]
        found = walk.tables.named_in(block, words.rstrip(" .")) if words else None
        if found is None:
            return
        source, span = walk.sourcer.noted(found), (sentence.start, sentence.end)
    else:
        return
    since = 0 if whence is not None and whence["all"] else sentence.index - 1
    if sentence.index and _ALL.match(text):
        since = _since(walk, sentence)
    told_there = block.index if sentence.index else block.index - 1
    for at in walk.by_block.get(told_there, []):
        said = walk.claims[at].sentence
        here = said is not None and (
            told_there < block.index or since <= said.index < sentence.index
        )
        if not here or not walk.elsewhere.open(at):
            continue
        citation = walk.citations.of_cue(sentence, span, source.publisher)
        walk.made[at] = with_its_link(make_credit(source, citation, "next sentence"), walk.made[at])
        source.research = True
        walk.sourcer.speaks(source, block.index)


def _follows(walk: Walker, block: Block) -> bool:
    """Whether a paragraph stands right behind another one: "This is from" means that."""
    before = walk.blocks[block.index - 1] if block.index else None
    return before is not None and before.kind == block.kind == "paragraph"


def _maker(walk: Walker, sentence: Sentence) -> Source | None:
    """Who made a survey known: "the findings of a survey that the insurer Crumbwell presented"."""
    text = sentence.block.text
    for mention in walk.sourcer.mentions:
        if mention.i == 0 or mention.kind != "named" or mention.person is not None:
            continue
        if any(name.kind == "person" for name in mention.names + mention.by):
            continue
        if _MADE_KNOWN.match(text, mention.end):
            made = walk.sources.named(mention, text, sentence.block.index)
            made.research = True
            return walk.sourcer.noted(made)
    return None


def _since(walk: Walker, sentence: Sentence) -> int:
    """The first of the sentences before, each with a figure, that nobody is credited for."""
    open_: dict[int, bool] = {}
    for at in walk.by_block.get(sentence.block.index, []):
        said = walk.claims[at].sentence
        if said is not None:
            open_[said.index] = open_.get(said.index, True) and walk.elsewhere.open(at)
    since = sentence.index
    while open_.get(since - 1, False):
        since -= 1
    return since


def credit_quoted(walk: Walker, sentence: Sentence, read: list[tuple[Cue, Source]]) -> None:
    """Credits the sentences before of a quotation that this one ends, to who is quoted."""
    opened, closed = quotation(sentence.block.text, sentence.start, sentence.end)
    if closed < 0:
        return
    said = [p for p in read if p[0].start >= closed and p[0].weight > _SAYS and not p[0].bracket]
    if not said or said[0][1].kind == "vague":
        return
    cue, source = said[0]
    for at in walk.by_block.get(sentence.block.index, []):
        if opened <= walk.claims[at].start < sentence.start and walk.elsewhere.open(at):
            span = (cue.start, cue.end)
            citation = walk.citations.of_cue(sentence, span, source.publisher)
            walk.made[at] = make_credit(source, citation, "quotation")
