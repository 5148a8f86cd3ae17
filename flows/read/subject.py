"""The study that a document is about: introduced at its head, or named once at its end.

"The State of Baking report from the Loaf Council is out. Here are the highlights." No figure
stands in that sentence, and none of those that follow names a source: all are the report's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.creditwords import NOT_SOURCES
from flows.read.hosts import urlsplit
from flows.read.namespan import CALENDAR
from flows.read.source import Source, key_words

if TYPE_CHECKING:
    from flows.read.walker import Walker

_HEAD = 8  # blocks at the head of a document that may introduce what it is about
_STUDY = (
    r"(?:surveys?|polls?|polling|stud(?:y|ies)|reports?|research|census|index|barometer|tracker"
    r"|white ?paper|data|statistics|figures|findings|analysis|poll results|questionnaire)"
)
_HAS_STUDY = pattern(rf"\b{_STUDY}\b", re.IGNORECASE)
# "Loaf Council survey", "Crumb & Sons’ new poll"; not "Ten Years of Data", which may be anything.
_NAMED_STUDY = pattern(
    r"\b[A-Z][\w&.-]{1,30}(?:[’']s?)? (?:[\w-]{1,20} ){0,2}?(?:[Ss]urvey|[Pp]oll|[Ss]tudy|[Rr]eport"
    r"|[Cc]ensus|[Ii]ndex|[Bb]arometer|[Tt]racker|[Rr]esearch)\b"
)
_INTRODUCES = pattern(
    r"\b(?:releas(?:ed|es|ing)|publish(?:ed|es|ing)|launch(?:ed|es)|unveil(?:ed|s)|issu(?:ed|es)"
    r"|conduct(?:ed|s)|commissioned|carried out|came out|is out|are out|just out|report(?:s|ed) on"
    r"|summari[sz](?:e[sd]?|ing)|summary|highlights?|findings|takeaways"
    r"|key (?:stat(?:istic)?s|facts|numbers|points|results|insights)|results|notes on|my notes"
    r"|based on|drawn from|taken from"
    r"|read(?:ing)? (?:the|a|through)|look(?:s|ed|ing)? at|dig(?:s|ging)? into|here (?:are|is|were)"
    r"|below (?:are|is)|courtesy of|polled|surveyed|interviewed|asked)\b",
    re.IGNORECASE,
)
_DATED = pattern(
    rf"\b(?P<before>(?:19|20)\d\d)(?: (?!in\b|and\b|the\b)[\w’'&-]+){{0,5}}? {_STUDY}\b"
    rf"|\b{_STUDY}(?: (?:for|of))?,? \(?(?P<behind>(?:19|20)\d\d)\b"
    r"|\b(?:published|released|issued|conducted|carried out) (?:[\w’'-]+ ){0,3}?in (?:[A-Za-z]+ )?"
    r"(?P<made>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# What a study is said to do where it is what a text is about, if the text comes back to it.
_REVEALS = pattern(
    rf"\b{_STUDY}\b[^.;]{{0,60}}\b(?:reveal(?:s|ed)?|shows?|showed|finds?|found|suggests?"
    r"|highlight(?:s|ed|ing)?|paints?|offers?|warns?|concludes?|examine[sd]?|explore[sd]?"
    r"|looks?|confirms?|details?|sheds?|provides?|presents?|takes?|breaks?|tracks?)\b",
    re.IGNORECASE,
)
_AGAIN = pattern(
    r"\b(?:[Tt]he|[Tt]his) (?:report|study|survey|poll|research|analysis|paper|index|census)"
    r"(?:[’']s)?\b(?! (?:of|by|on|from|in|that) )"
)
_ALL = pattern(
    r"\b(?:all|most of|the|these|this|following)\b[^.]{0,30}\b(?:statistics|stats|figures|numbers"
    r"|data|facts|information|charts?)\b[^.]{0,40}\b(?:from|by|courtesy of|collected by)\b"
    r"|^\W{0,3}(?:(?:data )?sources?|via)\s?:",
    re.IGNORECASE,
)
_SOURCE_LABEL = pattern(r"\W{0,3}(?:(?:data )?sources?|via)\s?:\s?", re.IGNORECASE)
# What a page says of itself, whoever else it names besides.
_PAGE = pattern(
    r"\bthis (?:page|article|post|list|guide|piece|fact ?sheet|blog(?: post)?|round-?up|infographic"
    r"|story|briefing|summary|section) (?:(?:is|was|has been) (?:all |mainly |largely |entirely )?"
    r"(?:based|drawn|taken|compiled) (?:on|from)|draws (?:on|from)|summari[sz]es|uses)\b"
    r"|\b(?:all|the) (?:of )?(?:the |these )?(?:figures|numbers|statistics|stats|data|percentages"
    r"|results|findings|insights)(?: (?:shared|presented|shown|reported|discussed))?"
    r"(?: (?:here|below|above|on this page|in this \w+|quoted|cited))?,?"
    r"(?: unless (?:otherwise )?(?:stated|noted|indicated)(?: otherwise)?,?)?"
    r" (?:are|come|were|is|comes)(?: all)?(?:(?: taken| drawn)? from| based on)\b",
    re.IGNORECASE,
)
_THE_STUDY = pattern(
    rf"\b(?:the|this|its|their|a|an|new|full|latest|recent) (?:[\w-]+ ){{0,3}}{_STUDY}\b",
    re.IGNORECASE,
)
# "A survey on the Digital Day": what it is on is not who made it.
_TOPIC = pattern(rf"\b{_STUDY} (?:on|about|into|regarding)\b[^.,;]{{0,40}}$", re.IGNORECASE)
# "Statistics that are as frightening as Crumbface": nothing that is his.
_APART = pattern(r"\b(?:as|than|like|because|when|whose|according)\b")
_FAR = 120  # characters
_FIRST_PERSON = pattern(r"\b(?:we|our|us)\b", re.IGNORECASE)


def subject(walk: Walker) -> Source | None:
    """The one study that a document says it is about; None if it says so of none or several."""
    found: list[Source] = []
    texts = ("title", "heading", "paragraph", "quote", "caption")
    firsts = [b for b in walk.blocks if b.kind in texts]
    for block in firsts[:_HEAD]:
        found += _introduced(walk, block)
    if not found:
        for block in firsts[-2:]:
            found += _introduced(walk, block, last=True)
    if not found and _goes_on(firsts):
        for block in firsts[:_HEAD]:
            found += _introduced(walk, block, tells=_REVEALS)
    if not found:
        found = [s for block in firsts[:_HEAD] if (s := _linked(walk, block)) is not None]
        return found[0] if len(found) == 1 else None
    named = {" ".join(key_words(s.publisher or s.title or "")) for s in found} - {""}
    bodies = {name for name in named if not any(name != o and _within(name, o) for o in named)}
    return found[0] if found and len(bodies) == 1 else None


def declared(walk: Walker) -> Source | None:
    """The one study that a document says all of its figures are from."""
    found: list[Source] = []
    texts = [b for b in walk.blocks if b.kind in ("paragraph", "quote", "caption")]
    for block in texts[:_HEAD] + texts[_HEAD:][-2:]:
        if _PAGE.search(block.text):
            found += _introduced(walk, block, tells=_PAGE)
    return found[0] if len(found) == 1 and found[0].nouns else None


def _linked(walk: Walker, block: Block) -> Source | None:
    """A study that is linked and called nothing but "the report"."""
    for link in block.links:
        anchor = block.text[link.start : link.end]
        if link.kind != "link" or not _THE_STUDY.search(anchor) or len(anchor) > 60:
            continue
        host = urlsplit(link.url).netloc.removeprefix("www.")
        if host and host != walk.host:
            source = Source("named", anchor.strip(), block=block.index, proper=False)
            source.start, source.end = link.start, link.end
            return source
    return None


def _within(name: str, other: str) -> bool:
    return set(name.split()) < set(other.split())


def _goes_on(blocks: list[Block]) -> bool:
    """Whether a text comes back to the study that it spoke of."""
    return any(_AGAIN.search(block.text) for block in blocks[2:])


def _introduced(
    walk: Walker, block: Block, *, last: bool = False, tells: re.Pattern[str] = _INTRODUCES
) -> list[Source]:
    found = []
    for sentence in walk.sentences.get(block.index, []):
        text = sentence.text
        if block.kind in ("title", "heading"):
            first = block.index <= 1 or block.level <= 1
            says = first and _NAMED_STUDY.search(text) is not None
        elif last or _ALL.search(text):
            says = _ALL.search(text) is not None
        else:
            says = bool(_HAS_STUDY.search(text) and tells.search(text))
        if not says or _FIRST_PERSON.search(text):
            continue
        label = _SOURCE_LABEL.match(text)
        if label is not None and not last:
            continue  # covers what stands above it
        told = sentence.start + (label.end() if label is not None else 0)
        source = walk.tables.named_in(block, block.text[told : sentence.end])
        if source is not None and source.kind == "named" and _proper(walk, source, text):
            source.year = _year_of(text)
            source.start, source.end = sentence.start, sentence.end
            source.text = source.title or source.publisher or source.text
            found.append(source)
    return found


def _year_of(text: str) -> int | None:
    """The year of the study that a sentence names, not one in which something rose."""
    match = _DATED.search(text)
    return int(match["before"] or match["behind"] or match["made"]) if match else None


def _beside(text: str, name: str) -> bool:
    """Whether a study is spoken of beside a name: "X's new report", "a survey of bakers by X"."""
    at = text.find(name)
    if at < 0 or _ALL.search(text):
        return True  # written otherwise, a full name for a short one; or "Source: X"
    for match in _HAS_STUDY.finditer(text):
        between = (
            text[match.end() : at] if match.end() <= at else text[at + len(name) : match.start()]
        )
        if len(between) < _FAR and not _APART.search(between):
            return True
    return False


def _proper(walk: Walker, source: Source, text: str) -> bool:
    """Whether a name can be that of a study or of those who made it, not of any thing."""
    name = source.publisher or ""
    if _TOPIC.search(text[: max(0, text.find(name))]):
        return False
    if not _beside(text, name):
        return False
    words = name.split()
    if not name or len(words) > 10 or walk.sources.is_house(name):
        return False
    if len(words) == 1 and name.lower() in walk.habits.lower:
        return False  # "Workplace Survey", of "the workplace"
    telling = [w for w in map(str.lower, words) if w != "new" and not _HAS_STUDY.fullmatch(w)]
    if telling and NOT_SOURCES.issuperset(telling):
        return False  # "Iowa poll", "New Hampshire survey"
    # Not "figures were published on Wednesday", nor "Here are some findings from the report".
    plain = len(words) > 1 and text.lstrip(" *_").startswith(name) and not _capital(words[1:])
    return _capital(words) and not plain and name not in walk.sources.persons


def _capital(words: list[str]) -> bool:
    """Whether a word is written as a name is; days and months are in any sentence."""
    return any(word[:1].isupper() and word.lower() not in CALENDAR for word in words)
