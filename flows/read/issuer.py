"""Who put a press release out: it ends with "About Crumb & Co", and Crumb & Co opens it.

What such a release tells of the body's own survey is the body's own data, though it speaks of
itself by its name and never says "we".
"""

from __future__ import annotations

import re

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read.model import Credit
from flows.read.source import key_words

_ABOUT = pattern(
    r"\W{0,4}About (?:the )?(?P<name>[A-Z][^.:;!?\n]{1,60}?)\W{0,4}$",
)
_NO_BODY = frozenset(
    "author authors survey study report poll research data us me you this methodology".split()
)
_STUDY = (
    r"(?:surveys?|polls?|stud(?:y|ies)|reports?|research|index|census|barometer|findings|data"
    r"|analysis|white ?paper|benchmark)"
)
_ISSUED = (
    r"(?:announce[sd]?|release[sd]?|publishe[sd]|unveil(?:s|ed)|issue[sd]|conducted|commissioned"
    r"|surveyed|polled|shared?|launched)"
)
_ASKED = r"(?:survey|poll|questionnaire|census)"
_TITLED = pattern(rf"\b(?:{_ASKED}|study|report|results|findings)s?\b", re.IGNORECASE)

_MADE = "conducted|carried out|run|done|administered|sent out|distributed|fielded|held|made"
_FIRST = 2  # blocks that are no end
_OPENING = 4  # paragraphs and headings within which the release says whose survey it is
_SHORT = 90  # characters of a heading "About X"
_LINE = 60  # characters of a line that is no lead: a date, a subtitle


def issuer(document: Document) -> str | None:
    """The body that a press release is from; None for any other document."""
    texts = [b for b in document.blocks if b.kind in ("title", "heading", "paragraph")]
    opening = set(key_words(" ".join([document.meta.title or "", *_texts(texts[:_OPENING])])))
    for block in texts[_FIRST:]:
        match = _ABOUT.match(_label(block))
        if match is None:
            continue
        name = match["name"].strip(" *_")
        key = set(key_words(name))
        if key and key <= opening and not key & _NO_BODY:
            return name
    return _says_so(document, texts) or _signed(document, texts)


# "Press Release: ...", whose lead says "the latest edition of Loafscope finds".
_RELEASE = pattern(r"\W*(?:press|media|news) release\b", re.IGNORECASE)
_NAME = r"(?P<{}>[A-Z][\w&’'-]*(?: (?:(?:of|for|and|&) )?[A-Z][\w&’'-]*){{0,5}}(?: \d\d?)?)"
_LEADS = pattern(
    rf"\b(?:edition|issue|instal?lment) of (?:the )?{_NAME.format('name')}"
    rf"|\b{_NAME.format('body')}(?: has)?(?: today)? (?:announce[sd]|release[sd]"
    r"|publishe[sd]|launche[sd]|unveil(?:s|ed)|report(?:s|ed))\b"
)


def _says_so(document: Document, texts: list[Block]) -> str | None:
    """The body or study that opens what calls itself a press release."""
    heads = [b.text for b in texts if b.kind != "paragraph"][:2]
    if not any(_RELEASE.match(head) for head in [document.meta.title or "", *heads]):
        return None
    lead = next((b.text for b in texts if b.kind == "paragraph" and len(b.text) > _LINE), "")
    match = _LEADS.search(lead[:600])
    name = (match["name"] or match["body"]) if match is not None else ""
    key = set(key_words(name))
    return name if key and not key & _NO_BODY else None


# "A Crumb & Co white paper, July 2020": the line under a title.
_BYLINE = pattern(
    rf"\W*(?:An?|The) {_NAME.format('name')} (?:[a-z]+ )?(?:white ?paper|report|study|survey|poll"
    r"|briefing|brief|benchmark|publication)\b[,.]?(?: (?:[A-Z][a-z]+ )?\d{4})?\W*"
)
_COMMISSIONED = pattern(
    rf"(?:^|[.,:] |that )(?!(?:We|They|It|You|He|She|I)\b){_NAME.format('name')}"
    r"(?: has| have)?(?: recently| also)? (?:commissioned|conducted|ran|carried out|fielded"
    r"|undertook|launched|surveyed|polled)\b"
    rf"[^.]{{0,90}}\b{_ASKED}"
)
# What only those say whose survey it is.
_OUR_SURVEY = pattern(
    r"\b[Oo]ur (?:[\w-]+ ){0,3}?(?:survey|poll|questionnaire|research|study|respondents|sample"
    r"|findings|results|project)\b"
    r"|\b[Ww]e (?:also |then )?(?:surveyed|polled|commissioned|asked|interviewed"
    r"|wanted to (?:know|find|understand|learn|see))\b"
)
_BEGINS = 6  # blocks within which a report says who made it


def _signed(document: Document, texts: list[Block]) -> str | None:
    """The body whose report a document is by the line under its title, or by its "our survey"."""
    names = [m["name"] for b in texts[:_OPENING] if (m := _BYLINE.fullmatch(b.text)) is not None]
    if not names and any(_ours(b.text) for b in texts if b.kind != "title"):
        told = (_COMMISSIONED.search(b.text) for b in texts[:_BEGINS] if b.kind == "paragraph")
        names = [m["name"] for m in told if m is not None]
    key = set(key_words(names[0])) if names else set()
    house = set(key_words(document.meta.publisher or ""))
    if not key or key & _NO_BODY or (house and not key & house):
        return None
    return names[0]


def _ours(text: str) -> bool:
    """Whether a text, and nobody whom it quotes, says "our survey"."""
    return any(
        text[: m.start()].count("“") == text[: m.start()].count("”")
        and text[: m.start()].count('"') % 2 == 0
        for m in _OUR_SURVEY.finditer(text)
    )


def releases(document: Document, name: str) -> bool:
    """Whether a press release is about a survey or study of those who put it out."""
    said = re.escape(name).replace(r"\ ", r"\s")
    told = re.compile(
        rf"\b{said}(?:[’']s?)?,?\s(?:[\w&’'-]+\s){{0,5}}?{_STUDY}\b"
        rf"|\b{_STUDY}\b[^.]{{0,60}}\b(?:from|by|of)\s(?:the\s)?{said}\b"
        rf"|\b{said}\b[^.]{{0,140}}\b{_ISSUED}\b[^.]{{0,90}}\b{_STUDY}\b",
        re.IGNORECASE,
    )
    texts = [b for b in document.blocks if b.kind in ("title", "heading", "paragraph")]
    heads = [document.meta.title or "", *_texts(texts[:_OPENING])]
    return any(told.search(text) for text in heads)


def sign(document: Document, told: list[Credit], bodies: set[str]) -> None:
    """Say whose a document's own figures are, if its title does: "Crust University Survey".

    Args:
        document: that presents its own.
        told: its credits; those of its own get a publisher.
        bodies: that it speaks of.
    """
    house = _titled_after(document, bodies)
    for made in told:
        if house is not None and made.type == "own":
            made.publisher = made.publisher or house


def _titled_after(document: Document, bodies: set[str]) -> str | None:
    heads = [b for b in document.blocks if b.kind in ("title", "heading") and b.level <= 1]
    for title in [document.meta.title or "", *_texts(heads[:2])]:
        if not _TITLED.search(title):
            continue
        for name in sorted(bodies, key=len, reverse=True):
            if title.removeprefix("The ").startswith((f"{name} ", f"{name}’s ", f"{name}'s ")):
                return name
    return None


def surveyed(document: Document) -> bool:
    """Whether a publication opens by telling of a survey that it made itself, by its name."""
    name = document.meta.publisher
    if not name:
        return False
    said = rf"(?:the\s)?{re.escape(name.removeprefix('The '))}".replace(r"\ ", r"\s")
    told = re.compile(
        rf"\b{_ASKED}\b[^.]{{0,40}}?\b(?:{_MADE})\s(?:[a-z]+ly\s)?by\s{said}(?![’']s|\sand\b|-)\b"
        rf"|\b{said}\s(?:also\s|recently\s|then\s)?(?:surveyed|polled|(?:sent|ran|conducted"
        rf"|fielded|distributed|emailed)\s(?:out\s)?(?:an?|the|its|our)\b[^.]{{0,40}}?\b{_ASKED})\b"
        rf"|\b{said}(?:[’']s?)?\s(?:[a-z\d-]+\s){{0,3}}{_ASKED}\s(?:of|finds?|found|shows?|showed|asked"
        r"|results|among)\b",
        re.IGNORECASE,
    )
    texts = [b for b in document.blocks if b.kind in ("title", "heading", "paragraph")]
    return any(told.search(text) for text in [document.meta.title or "", *_texts(texts[:_OPENING])])


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text[:1000] for block in blocks]


def _label(block: Block) -> str:
    """What may say "About X": a heading, a short line, or the bold words that open a paragraph."""
    if block.strong and block.strong[0][0] <= 1:
        return block.text[: block.strong[0][1]]
    line = block.text.partition("\n")[0]
    return line if len(line) < _SHORT else ""
