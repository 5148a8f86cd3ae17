"""Credits of an own survey's report that are the house's after all.

A report on one's own survey calls it by its name ("the State of Baking survey shows"), and what it
counts are things that grow and lead ("OvenMaster shows strong growth"): neither is a source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.creditwords import BODY_ENDS, DOCUMENTS
from flows.read.source import key_words

if TYPE_CHECKING:
    from flows.read.model import Credit
    from flows.read.walker import Walker

_SAID = pattern(
    r"\b(?:according to|said|says|saying|told|wrote|per|via|source|cited?|citing|report(?:ed|s)"
    r"|estimates? (?:by|from|of)|found|finds|quoted?)\b",
    re.IGNORECASE,
)
_WORD = pattern(r"[a-z]+")


def reclaim(walk: Walker) -> None:
    """Make credits of an own document to itself, or to what it counts, its own."""
    if not walk.own:
        return
    document = walk.document
    heads = [b.text for b in walk.blocks if b.kind in ("title", "heading")][:2]
    titled = set(key_words(" ".join([document.meta.title or "", *heads])))
    for at, made in enumerate(walk.made):
        if made is None or made.type != "named" or made.citation != "none":
            continue
        if made.decided_by not in ("cue", "carried"):
            continue
        sentence = walk.claims[at].sentence
        assert sentence is not None
        if _of_house(made, titled) or _of_things(made, sentence.text):
            made.type, made.publisher = "own", document.meta.publisher


def _of_house(made: Credit, titled: set[str]) -> bool:
    """Whether a study is called what the document is called."""
    name = set(key_words(made.publisher or made.title or ""))
    return bool(name) and name <= titled and _studied(made)


def _of_things(made: Credit, sentence: str) -> bool:
    """Whether a name is that of a thing which does well, not of one who counts."""
    name = set(key_words(made.publisher or made.title or ""))
    if made.year is not None:
        return False  # "(Rye and Mills, 2019)"
    return not (_studied(made) or name & BODY_ENDS or _SAID.search(sentence))


def _studied(made: Credit) -> bool:
    words = set(_WORD.findall(f"{made.text} {made.title}".lower()))
    return bool(words & DOCUMENTS)
