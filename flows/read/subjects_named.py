"""Bodies that a sentence is about, whatever they do in it: "its report" and "it" mean them next."""

from __future__ import annotations

from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.mention import Mention
from flows.read.model import Sentence
from flows.read.wordclass import tag
from flows.read.words import Token

_QUOTABLE = 2000  # characters in which the start of a quotation is looked for
_ACTS = frozenset("VEz")  # tags of words that can be the verb of a subject
# "Ilse Maron, who runs the panel for Brand & Hale": whom somebody speaks for.
_WHO_WORKS = pattern(
    r",? who (?:\w+ )?(?:runs?|ran|leads?|led|heads?|headed|directs?|directed|oversees|oversaw"
    r"|chairs?|manages?|managed|conducts?|conducted|coordinates?|edits?|designed|works?|worked"
    r"|writes?|wrote|is|was)\b[^.;:,]{0,60}\s(?:for|at|of|with|from|in) (?:the )?"
)
# "Ada Rye, author of the report and head of Brand & Hale".
_AND_HEADS = pattern(
    r", (?:[\w-]+ ){0,3}(?:co-?)?(?:author|editor|leader|writer)s? of (?:the|this|its) "
    r"(?:\w+ ){0,2}?(?:report|study|survey|research|analysis|paper),? and (?:[\w-]+ ){1,3}?"
    r"(?:of|at|for) (?:the )?"
)


def subject(mentions: Sequence[Mention], words: Sequence[Token]) -> Mention | None:
    """The body that is the subject of a sentence: its first words, and something that it does.

    Args:
        mentions: noun phrases of the sentence.
        words: its tokens.
    """
    first = mentions[0] if mentions else None
    if first is None or first.i > 0 or first.kind != "named" or first.person is not None:
        return None
    named = first.names or first.by
    if not named or named[-1].owns or named[-1].kind == "person" or first.j >= len(words):
        return None
    after = words[first.j]
    return first if after.text in ",(" or acts(after) else None


def acts(token: Token) -> bool:
    """Whether a word behind a name can be what its bearer does."""
    return token.word and not token.cap and acts_as(token.low)


def acts_as(word: str) -> bool:
    """The same of a word in lower case."""
    return tag(word) in _ACTS


def leads_in(sentence: Sentence, about: Mention) -> bool:
    """Whether a sentence leads in to a list or a table with what its subject does: "X gives:"."""
    text = sentence.block.text.rstrip()
    acts_ = not text[about.end :].lstrip().startswith("(")
    return acts_ and text.endswith((":", "：")) and sentence.end >= len(text)


def quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a quotation opens that a sentence ends, and where it ends in it; (-1, -1) if none.

    Args:
        text: of the block.
        start: of the sentence.
        end: of the sentence.
    """
    before = text[max(0, start - _QUOTABLE) : start]
    shift = start - len(before)
    for opens, closes in (("“", "”"), ('"', '"')):
        at = before.rfind(opens)
        inside = before.count(opens) % 2 if opens == closes else before.find(closes, at) < 0 <= at
        closed = text.find(closes, start, end)
        if at >= 0 and inside and closed >= 0:
            return shift + at, closed
    return -1, -1


def works_for(person: Mention, mentions: Sequence[Mention], text: str) -> Mention | None:
    """The body that somebody speaks for: "Ilse Maron, who runs the panel for Brand & Hale"."""
    match = _WHO_WORKS.match(text, person.end) or _AND_HEADS.match(text, person.end)
    if match is None:
        return None
    for other in mentions:
        named = other.names or other.by
        if other.start <= match.end() <= other.end and named and named[-1].kind != "person":
            return other
    return None
