"""Whose a figure is by the sentence behind it that points back: "That is the finding of X".

English tells afterwards whose a number was: "Both figures are from the Loaf Council", "The source
for this is X", "The estimate, made by the Mill Institute, assumes no new ovens", "This is what X
reports". Such a sentence takes up the figure by a word that means it, says who made it or has it,
and names that body right behind. What only goes on about the figure ("The numbers were welcomed by
X", "This is what X wants to change") credits nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.citation import NONE
from flows.read.creditwords import SHOW, SPEAK, WEAK_SHOW
from flows.read.elsewhere import make_credit
from flows.read.mentions import find_mentions
from flows.read.model import Sentence
from flows.read.names import cut_at_titles, find_names
from flows.read.source import Source
from flows.read.titles import find_titles
from flows.read.words import tokens

if TYPE_CHECKING:
    from flows.land.blocks import Block
    from flows.read.walker import Walker

# What a figure may be called, taken up by a sentence behind it.
_IT = (
    r"(?:figures?|numbers?|totals?|findings?|counts?|ratios?|trends?|projections?|estimates?"
    r"|claims?|results?|evidence|statistics?|stats?|data|conclusions?|calculations?|comparisons?"
    r"|tally|percentages?|forecasts?|averages?|measurements?|readings|ranking)"
)
_THIS = r"(?:that|this|these|those|both|such|all (?:of )?(?:this|these|those|that|three|four|two))"
_IS = r"(?:is|are|was|were|has been|have been)"
# What somebody does who has the figure: not "approved", "repeated", "announced".
_MADE = (
    r"(?:made|drawn|taken|collected|compiled|gathered|published|released|produced|calculated"
    r"|measured|supplied|provided|worked out|pulled together|put together|set out|reached"
    r"|arrived at|made public)"
)
_OFTEN = r"(?:(?:also|all|both|first|originally|largely|mostly|[a-z]+ly) )?"
_COMES = r"(?:comes?|came|stems?|derives?|emerge[sd]?)"
_CLAIMED = (
    r"(?:(?:the|an?|one of the|among the|part of the) (?:\w+ ){0,2}?(?:conclusions?|findings?"
    r"|results?|estimates?|figures?|numbers?|verdict|reckoning|opinion|calculations?|upshot)"
    r" (?:of|from|in|by|reached by)|according to|courtesy of"
    r"|the picture (?:painted|drawn|given) by)"
)
# From the start of a sentence to the name of whose the figure before was.
_POINTS = pattern(
    r"[“\"‘']?(?:and |or |but )?(?:"
    rf"{_THIS}(?:,? at least,)?,? {_IS} (?:{_CLAIMED}|what|how|from)"
    rf"|{_THIS}(?:,? at least,)?,? {_COMES} (?:from|courtesy of)"
    rf"|(?:{_THIS}|the)(?: [a-z]+)? {_IT}(?:,[^,]{{3,40}},)?"
    r"(?: for (?:this|that|these)[a-z ]{0,24})?"
    rf",? ?(?:{_IS} )?(?:{_OFTEN}{_MADE}(?: [a-z]+){{0,2}} (?:by|from)|(?:from|those of|that of"
    rf"|{_CLAIMED})|{_COMES} {_OFTEN}(?:from|courtesy of))"
    r"|(?:the|my|our) sources?(?: for (?:this|that|it|these|them)[a-z ]{0,24})? (?:is|are|was|were)"
    r")\s*",
    re.IGNORECASE,
)
_ALL = pattern(r"(?:both|all|these|those|such)\b", re.IGNORECASE)
_SAYS = SPEAK | SHOW - WEAK_SHOW
_MOST = 400  # characters of such a sentence
_ARTICLES = 24  # characters of what stands before a name: "the city's"
_BACK = 4  # sentences that "all of these" reaches back


def credit_pointed_back(walk: Walker) -> None:
    """Credits open claims to whom the sentence behind them names, where that points back."""
    for index in sorted(walk.by_block):
        block = walk.blocks[index]
        if block.kind not in ("paragraph", "item", "quote"):
            continue
        for sentence in _behind(walk, block):
            points = _POINTS.match(sentence.text[:_MOST])
            if points is None:
                continue
            taken = _taken_up(walk, block, sentence, all_=_ALL.match(sentence.text) is not None)
            source = _named(walk, sentence, sentence.start + points.end()) if taken else None
            if source is not None:
                _give(walk, sentence, source, taken)


def _behind(walk: Walker, block: Block) -> list[Sentence]:
    """The sentences that may point back to a block: its own, and the next one's first."""
    parts = list(walk.sentences.get(block.index, []))[1:]
    after = walk.blocks[block.index + 1] if block.index + 1 < len(walk.blocks) else None
    if after is not None and after.kind == block.kind == "paragraph":
        parts += walk.sentences.get(after.index, [])[:1]
    return parts


def _taken_up(walk: Walker, block: Block, sentence: Sentence, *, all_: bool) -> list[int]:
    """The open claims of the sentence before; of more, where all of these are meant."""
    here = sentence.block is block
    last = sentence.index - 1 if here else len(walk.sentences[block.index]) - 1
    taken: list[int] = []
    for back in range(last, max(-1, last - (_BACK if all_ else 1)), -1):
        claims = walk.by_sentence.get((block.index, back), [])
        if any(not walk.elsewhere.open(at) for at in claims) or not (claims or all_):
            break
        taken += claims
    return taken


def _named(walk: Walker, sentence: Sentence, position: int) -> Source | None:
    """Whom such a sentence names right behind the words that lead to a name."""
    text = sentence.block.text
    words = tokens(text, sentence.start, min(sentence.end, sentence.start + _MOST))
    names = find_names(words, text, walk.habits)
    titles = find_titles(sentence.block, words)
    cut_at_titles(names, titles, words)
    told = find_mentions(words, names, titles)
    first = next((m for m in told if m.kind == "named" and m.end > position), None)
    if first is None or first.start > position + _ARTICLES:
        return None
    what = text[sentence.start : position].rstrip().lower().endswith((" what", " how"))
    after = words[first.j].low if first.j < len(words) else ""
    if what and after not in _SAYS:
        return None  # "This is what the union wants to change"
    source = walk.sources.named(first, text, sentence.block.index)
    source.research = True
    return walk.sourcer.noted(source) if source.kind in ("named", "own") else None


def _give(walk: Walker, sentence: Sentence, source: Source, taken: list[int]) -> None:
    span = (source.start, source.end)
    citation = walk.citations.of_cue(sentence, span, source.publisher)
    for at in taken:
        made = walk.made[at]
        if citation is NONE and made is not None and made.citation != "none":
            continue  # its own link says where it is from
        walk.made[at] = make_credit(source, citation, "next sentence")
    walk.sourcer.speaks(source, sentence.block.index)
