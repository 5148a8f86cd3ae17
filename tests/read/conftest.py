"""Sentences with marked figures, read without a lexer: what is tested is what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from flows.land.blocks import Block, BlockKind, Document, Meta, Offsets
from flows.read.meaning import meanings
from flows.read.model import Credit, Figure, Meaning
from flows.read.sentences import sentences

_MARK = re.compile(r"\{([^{}]+)\}")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORDS = {
    "half": 50.0,
    "a third": 33.3,
    "one third": 33.3,
    "one in five": 20.0,
    "one in four": 25.0,
}


def _form(text: str) -> tuple[str, str]:
    """Form and unit of a marked figure, by its writing."""
    if "point" in text:
        return "points", "percentage_point"
    if "%" in text or "percent" in text or "per cent" in text:
        return "percent", "percent"
    if text in _WORDS:
        return ("ratio" if " in " in text else "fraction"), "percent"
    if text.startswith(("$", "£", "€")):
        return "currency", "currency:USD"
    if "times" in text or text.endswith("led"):
        return "multiple", "multiple"
    for unit in ("minute", "hour", "day", "week", "month", "year"):
        if unit in text:
            return "duration", f"duration:{unit}"
    return "count", "count"


def _figure(text: str, start: int) -> tuple[Figure, str]:
    words, _, mark = text.partition("|")
    number = _NUMBER.search(words)
    value = float(number.group().replace(",", "")) if number else _WORDS.get(words, 2.0)
    form, unit = _form(words)
    kind = "share" if unit == "percent" else "level"
    places = len(number.group().partition(".")[2]) if number else 0
    figure = Figure(
        start, start + len(words), words, form, value, None, "=", unit, places, 1, words
    )
    if mark in (">", "<"):
        figure.comparator = mark
    figure.in_words = number is None
    figure.kind = "sample" if mark == "sample" else kind
    figure.why_not = {"n": "sample size", "moe": "margin of error"}.get(mark)
    return figure, words


@pytest.fixture
def understand() -> Callable[..., list[Meaning]]:
    """Read blocks in which claims are marked ``{72%}``, sample sizes ``{400|n}``."""

    def read(
        *specs: str | tuple[BlockKind, str] | Block,
        published: str | None = None,
        credits: Sequence[Credit] | None = None,
    ) -> list[Meaning]:
        blocks: list[Block] = []
        figures: list[Figure] = []
        parts = {}
        section = -1
        for spec in specs:
            block = _block(spec, len(blocks))
            block.section = section
            section = block.index if block.kind == "heading" else section
            blocks.append(block)
            found = []
            pieces: list[str] = []
            length = position = 0
            for match in _MARK.finditer(block.text):
                pieces.append(block.text[position : match.start()])
                length += match.start() - position
                figure, words = _figure(match.group(1), length)
                pieces.append(words)
                length += len(words)
                position = match.end()
                found.append(figure)
            block.text = "".join([*pieces, block.text[position:]])
            parts[block.index] = sentences(block)
            for figure in found:
                figure.sentence = next(
                    s for s in reversed(parts[block.index]) if s.start <= figure.start
                )
            figures += found
        text = "\n".join(block.text for block in blocks)
        document = Document("a.md", text, "text/markdown", blocks, Meta(published=published))
        claims = [figure for figure in figures if figure.why_not is None]
        others = [figure for figure in figures if figure.why_not is not None]
        return meanings(document, claims, others, parts, credits=credits)

    return read


def _block(spec: str | tuple[BlockKind, str] | Block, index: int) -> Block:
    if isinstance(spec, Block):
        spec.index = index
        return spec
    kind, text = ("paragraph", spec) if isinstance(spec, str) else spec
    offsets = Offsets()
    offsets.add(0, 0)
    return Block(index, kind, text, offsets)
