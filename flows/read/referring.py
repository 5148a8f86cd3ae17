"""What a description or "its" refers to, in the words of a sentence."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.creditwords import ANY_BODY, BODIES, DETERMINERS
from flows.read.mentions import Mention
from flows.read.subjects_named import acts_as

# Before a body: words that tell it from no other.
_NO_NAME = DETERMINERS | frozenset(
    "same latter own main big large small new local independent private public nonprofit "
    "non-profit leading major annual first second whole entire former".split()
)
_AT = pattern(r"(?:^|[.!?…]\s)(?:At|With|For)\s(?:the\s(?:[a-z-]+\s){1,3})?$")
_NEXT = pattern(r"\s([a-z]+)\b")


def described(mention: Mention, words: str) -> str | None:
    """The body that its description identifies: "the county election office", "health ministry".

    None for "the union" and "the research firm", which any may be.
    """
    body = mention.body or mention.owner
    if body not in BODIES or body in ANY_BODY:
        return None
    kept = [word.removesuffix("’s").removesuffix("'s") for word in words.split()]
    lows = [word.lower() for word in kept]
    if body not in lows:
        return None
    at = lows.index(body) + 1
    if lows[at : at + 1] == ["of"] and lows[at + 1 : at + 2] != ["the"]:
        at += 2  # "the ministry of labour"
    kept = kept[:at]
    while kept and (kept[0].lower() in _NO_NAME or kept[0].isdigit()):
        del kept[0]
    return " ".join(kept) if len(kept) > 1 else None


def whose(mention: Mention, mentions: list[Mention], text: str) -> Mention | None:
    """Whom "its" means in "the Redress Office sided with 28% in its review": the sentence's body.

    None where the sentence names none before, and those named earlier are meant.
    """
    before = [m for m in mentions if m.j <= mention.i and m.names and m.kind == "named"]
    if mention.i == 1:  # "In its paper, the Loaf Council reckons"
        after = [m for m in mentions if m.i >= mention.j and m.names and m.kind == "named"]
        kinds = ("body", "other")
        after = [m for m in after if m.names[-1].kind in kinds and not m.names[-1].owns]
        return next((m for m in after if not (m.noun or m.titles)), None)
    bodies = [m for m in before if m.names[-1].kind == "body" and not m.names[-1].owns]
    plain = [m for m in bodies if not (m.noun or m.titles or m.people)]
    if not plain:  # "the pots that Crumbly took back were late, its report says"
        others = [m for m in before if m.names[-1].kind == "other" and not m.names[-1].owns]
        plain = [m for m in others if (word := _NEXT.match(text, m.end)) and acts_as(word[1])]
    if not plain:  # "At the chain Freshloaf, unsold bread fell to 1%, its report says"
        others = [m for m in before if m.names[-1].kind in ("body", "other")]
        plain = [
            m for m in others if _AT.search(text[: m.start]) and text[m.end : m.end + 1] == ","
        ]
    return plain[0] if plain else None
