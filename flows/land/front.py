"""Front matter: fields above the text of a Markdown file, some of which readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.land.build import Builder, Context, Piece
from flows.land.tokens import references
from flows.lazy import pattern

_FENCE = pattern(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = {
    "---": pattern(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": pattern(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
# Pandoc's: "% title", "% authors", "% date", each gone on with on indented lines.
_PANDOC = pattern(
    r"%[ \t]*(?P<title>[^\Wa-z][^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300}){0,4})\n"
    r"%[ \t]*(?P<author>(?![a-z])[^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300}){0,20})\n"
    r"(?:%[ \t]*(?P<date>[^\n]{0,60})\n)?"
)
_SHOWN = ("title", "headline", "subtitle", "summary", "description", "dek", "deck", "standfirst",
          "excerpt", "lede", "abstract", "teaser", "tagline", "blurb")  # fmt: skip
_MOST = 100_000  # characters; more is no front matter
_KEY = pattern(r"^[ \t]*([A-Za-z_]+)[ \t]*=[ \t]*", re.MULTILINE)
_ESCAPE = pattern(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r?\n[ \t]*)|(.))")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "", "e": "", "_": "\xa0", "N": "\x85"}


def front_matter(text: str, builder: Builder) -> tuple[Mapping[str, Any], int]:
    """Fields of the front matter, names in lower case, and where the text starts.

    Titles and summaries, which readers see, become blocks. What is no YAML or TOML mapping is
    left to be read as text.
    """
    match = _FENCE.match(text)
    if not match:
        return _pandoc(text, builder)
    fence, start = match.group(1), match.end()
    end = _CLOSE[fence].search(text, start, start + _MOST)
    if not end:
        return {}, 0
    raw = text[start : end.start()]
    found = _yaml(raw) if fence == "---" else _toml(raw)
    if found is None:
        return {}, 0
    fields, shown = found
    for name in _SHOWN:
        if name in shown:
            builder.push(Context("title"))
            builder.pieces(
                (piece, start + at, start + stop, whole) for piece, at, stop, whole in shown[name]
            )
            builder.cut(1)
    after = end.end()
    return fields, after + 1 if text[after : after + 1] == "\n" else after


def _pandoc(text: str, builder: Builder) -> tuple[Mapping[str, Any], int]:
    """Fields of a title block as Pandoc writes it, the title of which readers see."""
    match = _PANDOC.match(text)
    if match is None:
        return {}, 0
    builder.push(Context("title"))
    at, stop = match.span("title")
    builder.pieces(references(text, at, stop))
    builder.cut(1)
    found = {name: " ".join(value.split()) for name, value in match.groupdict("").items()}
    return {name: value for name, value in found.items() if value}, match.end()


_Found = tuple[dict[str, Any], dict[str, Iterator[Piece]]]


# ruff: noqa: PLC0415 - loading YAML takes longer than reading most articles; many have none
def _yaml(raw: str) -> _Found | None:
    """Fields, and the pieces of those that are shown."""
    from flows.land.front_yaml import yaml_fields

    found = yaml_fields(raw)
    if found is None:
        return None
    fields, scalars = found
    return fields, {name: _scalar(raw, *scalars[name]) for name in _SHOWN if name in scalars}


def _toml(raw: str) -> _Found | None:
    import tomllib

    if raw.count("[") + raw.count("{") > 2000:
        return None
    try:
        fields = tomllib.loads(raw.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    shown: dict[str, Iterator[Piece]] = {}
    for match in _KEY.finditer(raw):
        name = match.group(1).lower()
        if name not in _SHOWN or name in shown or not isinstance(fields.get(match.group(1)), str):
            continue
        at = match.end()
        quote = raw[at : at + 1]
        size = 3 if raw.startswith(quote * 3, at) else 1
        stop = at + size
        while stop < len(raw) and not raw.startswith(quote * size, stop):
            stop += 2 if quote == '"' and raw[stop] == "\\" else 1
        shown[name] = _scalar(raw, at + size - 1, stop + 1, quote if quote == '"' else "literal")
    return {str(key).lower(): value for key, value in fields.items()}, shown


def _scalar(raw: str, start: int, end: int, style: str) -> Iterator[Piece]:
    """What a value shows, piece by piece, with its place."""
    if style in ("|", ">"):
        start = raw.find("\n", start, end) + 1 or end
    elif style in ("'", '"', "literal"):
        start, end = start + 1, end - 1
    if style == "'":
        position = start
        while (at := raw.find("''", position, end)) >= 0:
            yield from references(raw, position, at)
            yield "'", at, at + 2, True
            position = at + 2
        yield from references(raw, position, end)
    elif style == '"':
        position = start
        for match in _ESCAPE.finditer(raw, start, end):
            yield from references(raw, position, match.start())
            position = match.end()
            yield _escaped(match), match.start(), position, True
        yield from references(raw, position, end)
    else:
        yield from references(raw, start, end)


def _escaped(match: re.Match[str]) -> str:
    code = match.group(1) or match.group(2) or match.group(3)
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
    letter = match.group(5)
    return "" if letter is None else _LETTERS.get(letter, letter)
