"""The records that reading works on, from a sentence to a claim. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.land.blocks import Block, Document


@dataclass(slots=True)
class Sentence:
    """A sentence of a block; positions count in the block's text."""

    block: Block
    start: int
    end: int
    index: int  # among the sentences of its block, from 0

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.block.text[self.start : self.end]


@dataclass(slots=True)
class Figure:
    """A quantity written in a block's text; positions count in the block's text.

    ``form`` is what its writing says it is; whether it is a *claim* is decided by its context
    (``why_not`` is then null).
    """

    start: int
    end: int
    text: str  # shortest span that carries value and unit: "72%", "three out of four"
    form: str  # percent, points, fraction, ratio, multiple, count, currency, duration, score, rank
    value: float
    value_high: float | None
    comparator: str  # =, >, >=, <, <=, ~
    unit: str  # as schemas.Claims.unit
    decimals: int
    step: float  # distance between neighbouring values at the precision written
    value_text: str  # the number as written
    in_words: bool = False
    kind: str = "level"  # share, change, level, multiple, projection, sample
    why_not: str | None = None  # date, version, price, instruction, ...; null for a claim
    decided_by: str = ""  # what settled kind or why_not, in short
    sentence: Sentence | None = None


@dataclass(slots=True)
class Credit:
    """Who is credited for a figure, in the article's words."""

    type: str = "none"  # named, vague, own, none
    text: str | None = None  # exact words
    publisher: str | None = None  # organisation (or person, or title if nothing else is named)
    title: str | None = None  # title of the report, survey or study, if given
    year: int | None = None
    citation: str = "none"  # link, footnote, none
    url: str | None = None
    citation_text: str | None = None  # text of the footnote or reference entry
    decided_by: str = ""


@dataclass(slots=True)
class Meaning:
    """What a figure says: of whom, what, when."""

    population: str | None = None
    statement: str | None = None
    period: str | None = None
    n: int | None = None
    moe: float | None = None
    group: str | None = None  # key of figures that share a base (list, table column, sentence)
    withdrawn: bool = False  # quoted only to be corrected or withdrawn
    decided_by: str = ""


@dataclass(slots=True)
class Reading:
    """All figures of a document: claims and, with ``why_not``, those that are none."""

    document: Document
    claims: list[tuple[Figure, Credit, Meaning]] = field(default_factory=list)
    others: list[Figure] = field(default_factory=list)
