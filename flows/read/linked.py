"""What a link is: where it leads, whose site that is, and what its words are."""

from __future__ import annotations

import re

from flows.land.blocks import Block, Link
from flows.lazy import pattern
from flows.read.hosts import urlsplit
from flows.read.source import key_words

CITING = pattern(
    r"\b(?:source|sources|study|studies|report|reports|reported|survey|surveys|poll|research|data"
    r"|statistics|stats|figures|findings|found|finds|analysis|census|index|table|tables|factsheet"
    r"|fact sheet|white ?paper|paper|press release|release|bulletin|according|shows?|says|said"
    r"|reference|pdf|dataset|brief|via|infographic|results?|estimates?)\b",
    re.IGNORECASE,
)
TASK = pattern(
    r"(?:our|my|your|us|we|how|why|what|read|check|learn|book|sign|download|get|try|join|click"
    r"|contact|visit|this|these|that|follow|subscribe|watch|listen|buy|shop|register|using|based"
    r"|called|named|known)\b",
    re.IGNORECASE,
)
WE = pattern(r"\b(?:we|I|our|my|us|we[’']ve|I[’']ve)\b", re.IGNORECASE)
LONG = 6  # words of a link that tell something, whatever they are
_FOREIGN = ("{{", "{%", "#", "mailto:", "javascript:", "tel:", "data:")
# Behind a figure, in its sentence: "70% [link] do", "70% do [here]".
POINTER = pattern(
    r"[\[(]?(?:links?|here|source|src|ref|reference|cite|citation|via|\d{1,2}|[*†‡↗→]{1,2})[\])]?",
    re.IGNORECASE,
)
_TELLING = 4  # letters of a name's word that may be looked for in a host name


def usable(url: str) -> bool:
    """Whether an address leads anywhere outside the page it stands on."""
    if not url or url.startswith(_FOREIGN):
        return False
    return "://" in url or url.startswith(("www.", "//", "doi:", "10."))


def is_home(url: str) -> bool:
    """Whether an address is the front page of a site."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def belongs(url: str, name: str | None) -> bool:
    """Whether the host of an address bears a name: "flurry.com" and Flurry, "/@flurry" too."""
    if not name:
        return False
    parts = urlsplit(url)
    host = parts.netloc.lower().replace("-", "")
    words = key_words(name)
    joined = "".join(ch for word in words for ch in word if ch.isalnum())
    handle = parts.path.partition("/@")[2].partition("/")[0].lower()
    if len(joined) >= _TELLING and (joined in host or joined == handle):
        return True
    initials = "".join(w[0] for w in words)
    labels = host.split(".")
    if joined and joined in labels:
        return True
    if len(initials) > 2 and initials in labels:
        return True
    return any(len(w) >= _TELLING and w in host for w in words)


def anchor_text(block: Block, link: Link) -> str:
    """The words that a link is on."""
    return block.text[link.start : link.end]


def names_in_brackets(block: Block, link: Link) -> bool:
    """Whether all that stands in a pair of brackets is a link on what may be a name."""
    text, said = block.text, anchor_text(block, link)
    bracketed = text[link.start - 1 : link.start] == "(" and text[link.end : link.end + 1] == ")"
    return (
        bracketed and said[:1].isupper() and not POINTER.fullmatch(said) and not CITING.search(said)
    )
