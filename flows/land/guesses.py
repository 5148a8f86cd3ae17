"""What a document seems to say of itself where it declares nothing.

Its title, author and date; and its address and publisher, where a letter or a bulletin has them in
its first lines: "Publisher: The Lake Post", "Published by The Lake Post", an address by itself, or
a name above "Members' bulletin no. 214".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.land.blocks import Block, Meta
from flows.land.metadata import iso_date, meta_of
from flows.lazy import pattern

_FIRST = 8  # blocks in which a byline or date line stands
_LONGEST = 120  # characters of one
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = pattern(
    rf"\b(?:(\d{{1,2}}) ({_MONTH})\.? (\d{{4}})|({_MONTH})\.? (\d{{1,2}}), (\d{{4}})|"
    r"(\d{4}-\d{2}-\d{2}))\b"
)
_NAME = r"[A-Z][\w'’-]*\.?(?: (?:[A-Z][\w'’-]*\.?|de|van|von|der|la|el|bin))+"
_BYLINE = pattern(rf"(?:[Bb]y|BY) ({_NAME}(?:(?:, | and | & ){_NAME})*)(?=$|[,|·•–—(])")
# "Publisher: The Lake Post": a line of a head that is written like a form.
_FIELD = pattern(
    r"(title|headline|publisher|publication|url|published|author|byline|date): +(\S.*)",
    re.IGNORECASE,
)
_TWO = 2  # such lines, before they are a head and not "Title: a novel"
_ADDRESS = pattern(r"https?://[^\s<>\"')]+[^\s<>\"').,;:]")
# A line of its own: "Published by The Ferry - https://ferry.example/4". A report that is "published
# by the Loaf Council" is not what one reads.
_WHERE = (
    r"(?:\W*(?:(?:on|at|in) )?"
    r"(?:https?://\S+|\d{1,2} \w+\.? \d{4}|\w+\.? \d{1,2}, \d{4}|\d{4}))*\W*"
)
_ISSUED = pattern(
    r"(?:[Pp]ublished|PUBLISHED|[Ii]ssued|ISSUED) (?:by|BY)"
    r" ((?:the )?[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|the|for|and|&))*?)" + _WHERE
)
_BY_ITSELF = pattern(rf"\W*(?:(?:url|published)\b)?{_WHERE}", re.IGNORECASE)
_OPENS_BODY = pattern(
    r"(?:\S+ ){4,}\S+\.[\"”'’)]?|.*:"
)  # a sentence, or what leads in to something
# What an issue calls itself, under the name of who brings it out.
_ISSUE = pattern(
    r"\b(?:bulletin|newsletter|letter|issue|edition|circular|gazette|digest|supplement|briefing|desk"
    r"|(?:no\.?|number|nr\.?|vol\.?|volume) ?\d+|weekly|monthly|quarterly|fortnightly)\b",
    re.IGNORECASE,
)
# What papers are called; in a title such words have company: "Hard Times", "Welcome News".
_PAPER = pattern(
    r"\b(?:courier|gazette|herald|times|post|news|chronicle|tribune|mail|echo|observer|guardian"
    r"|telegraph|journal|ledger|examiner|mercury|argus|dispatch|sentinel|star|standard|review"
    r"|magazine|wire|press|broadcasting|radio|daily|weekly|monthly)$",
    re.IGNORECASE,
)
_MOST_WORDS = 6  # of a name
_OF_A_PAPER = 2  # words of one without "The"
_WITH_THE = 4
# What makes a title of it: a verb, or what kind of news, times or star it is.
_VERBS = (
    "ask await back ban bake be beat block blame break bring buy call change cheer close come cut"
    " decide delete deliver demand drive end enter face fall fear fight find fire get give go"
    " greet grow hail hate hear hire hit hope keep know lack learn leave lift like look lose love"
    " make meet mourn move need pay push quit raise read receive rise save say see seek sell send"
    " serve share show slam speak spend spread stay stop struggle suffer survive take tell turn use"
    " vote wait want warn welcome win write"
)
_TITLE_WORDS = pattern(
    rf"\b(?:(?:{'|'.join(_VERBS.split())})(?:s|es)?|goes|is|are|was|were|has|have|had|do|does|did|can"
    r"|could|will|would|might|must|should|fell|rose|grew|went|won|lost|came|saw|got|gave|took|said"
    r"|told|(?!united|associated|allied|limited)\w{3,}ed"
    r"|(?:good|bad|hard|best|worst|tough|better|worse|great|fake|breaking|welcome|no|more) \w+$)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("of the and for in on to at by from".split())


def fill_in(meta: Meta, blocks: list[Block], *, plain: bool = False) -> None:
    """Add what the first lines of the text show, where nothing is declared.

    Args:
        meta: what is declared; changed.
        blocks: of the document.
        plain: whether it is a plain text, which has nowhere else to say who publishes it.
    """
    if plain:
        head = _head(blocks)
        _fields(meta, head)
        meta.url = meta.url or _address(head, blocks)
        meta.publisher = meta.publisher or _publisher(head)
    if meta.title is None:
        meta.title = _title(blocks)
    for block in blocks[:_FIRST]:
        if len(block.text) > _LONGEST or block.kind not in ("paragraph", "heading"):
            continue
        if meta.author is None:
            match = _BYLINE.match(block.text)
            meta.author = match.group(1) if match else None
        if meta.published is None and "%" not in block.text:
            meta.published = _date(block.text)


def _head(blocks: Sequence[Block]) -> list[str]:
    """The short lines before the first sentence of the text."""
    lines = []
    for block in blocks[:_FIRST]:
        if block.kind not in ("title", "heading", "paragraph") or len(block.text) > _LONGEST:
            break
        if _OPENS_BODY.fullmatch(block.text) and not _FIELD.fullmatch(block.text):
            break
        lines.append(block.text)
        if block.text.count(". ") > 1:
            break
    return lines


def _fields(meta: Meta, head: Sequence[str]) -> None:
    """Take what a head says that is written like a form."""
    found = [match for line in head if (match := _FIELD.fullmatch(line))]
    if len(found) < _TWO:
        return
    told = meta_of({m[1].lower().replace("publication", "publisher"): m[2].strip() for m in found})
    for name in ("title", "publisher", "url", "author", "published"):
        if getattr(meta, name) is None:
            setattr(meta, name, getattr(told, name))


def _address(head: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """The one address of a head, by itself or with when and by whom it was published.

    One that the text gives again is cited.
    """
    found = [(line, match) for line in head for match in _ADDRESS.finditer(line)]
    if len(found) != 1:
        return None
    line, match = found[0]
    if not (_BY_ITSELF.fullmatch(line) or _ISSUED.fullmatch(line)):
        return None
    given = sum(block.text.count(match.group()) for block in blocks)
    return match.group() if given == 1 else None


def _publisher(head: Sequence[str]) -> str | None:
    """Who brings out what has such a head."""
    for line in head:
        match = _ISSUED.fullmatch(line)
        if match:
            return match[1]
    if len(head) < _TWO or _BYLINE.match(head[1]):
        return None
    name = head[0]
    if len(name.split()) > _MOST_WORDS or not name[0].isupper() or name[-1] in ".?!:":
        return None
    if any(c.isdigit() for c in name) or any(w.islower() and len(w) > 3 for w in name.split()):
        return None  # "What became of the loaf" is a title
    if _TITLE_WORDS.search(name):
        return None  # "Bakers Face Hard Times"
    the = name[:4].lower() == "the "
    paper = _PAPER.search(name) and len(name.split()) <= (_WITH_THE if the else _OF_A_PAPER)
    if paper or (len(head[1]) <= _LONGEST // 2 and _ISSUE.search(head[1])):
        return _spelled(name) if name.isupper() else name
    return None


def _spelled(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    words = [word if word in _SMALL else word.capitalize() for word in name.lower().split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _title(blocks: list[Block]) -> str | None:
    """The first heading, if it is a main one or stands above everything else."""
    for block in blocks:
        if block.kind == "title" or (
            block.kind == "heading" and (block.level == 1 or block.index == 0)
        ):
            return block.text
    return None


def _date(line: str) -> str | None:
    """A date that makes up much of a line."""
    match = _DATE.search(line)
    if match is None or len(match.group()) * 3 < len(line):
        return None
    day, month, year, month_, day_, year_, iso = match.groups()
    if iso:
        return iso_date(iso)
    return iso_date(f"{(month or month_)[:3]} {day or day_}, {year or year_}")
