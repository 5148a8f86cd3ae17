"""What a figure is credited to, and how names are compared."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.lazy import pattern
from flows.read.creditwords import NOT_SOURCES

_WORD = pattern(r"[^\W_]+(?:[-.&][^\W_]+)*")
_SMALL = frozenset("the a an of for and in on at to de du des la le von van & s".split())
_TRAILING_YEAR = pattern(
    r"[\s,]+(?:(?:Q[1-4]|H[12]|Spring|Summer|Autumn|Fall|Winter|Jan(?:uary|\.)?|Feb(?:ruary|\.)?"
    r"|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?),?\s+)?(?:19|20)\d\d$"
)


@dataclass(slots=True)
class Source:
    """What a figure is credited to, as far as the article says."""

    kind: str  # named, vague, own
    text: str
    publisher: str | None = None
    title: str | None = None
    year: int | None = None
    person: str | None = None
    nouns: set[str] = field(default_factory=set)  # words it goes by: survey, index, ...
    proper: bool = True  # has a proper name
    bare: bool = False  # only a title, or a name that may be one
    block: int = -1
    start: int = -1  # span of its words in the block
    end: int = -1
    passing: bool = False  # is only spoken of, and said to do nothing that brings figures
    research: bool = False  # is a publication, or said or asked something
    says: bool = False  # only said so: no publication, and no verb of research
    aside: bool = False  # an earlier edition, only set beside the one that is reported on
    root: int = -1  # number of the source it was first introduced as


def key_words(text: str) -> tuple[str, ...]:
    """Words of a name in lower case, without articles and genitives."""
    plain = text.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")
    return tuple(w for w in (m.lower() for m in _WORD.findall(plain)) if w not in _SMALL)


def undated(title: str) -> str:
    """A title without the year at its end."""
    return _TRAILING_YEAR.sub("", title) or title


def is_source_name(name: str) -> bool:
    """Whether a text can be a source's name: more than a place, a people or a number."""
    key = key_words(name)
    return any(w not in NOT_SOURCES and not w.isdigit() for w in key)
