"""Parts of a Word document that its text refers to: styles, lists, links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from flows.land.blocks import BlockKind, Unreadable
from flows.lazy import pattern

_HEADING = pattern(r"heading (\d)")

Attributes = Mapping[str, str]


def parse(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Run a parser over XML; names come without their namespace, attributes likewise."""
    if not data:
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable("its XML declares a document type, which Word never writes; not read")

    def started(name: str, attributes: dict[str, str]) -> None:
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    if end is not None:
        ending = end
        parser.EndElementHandler = lambda name: ending(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int = -1
    numbered: bool = False


def styles_of(data: bytes) -> dict[str, tuple[BlockKind, int]]:
    """Style ids to what their paragraphs are, and the level of headings."""
    found: dict[str, _Style] = {}
    current = _Style()

    def start(name: str, attributes: Attributes) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if name == "style":
            current = found.setdefault(attributes.get("styleId", ""), _Style())
        elif name == "name":
            current.name = value.lower()
        elif name == "basedOn":
            current.based_on = value
        elif name == "outlineLvl" and value.isdigit():
            current.outline = int(value)
        elif name == "numPr":
            current.numbered = True

    parse(data, start)
    return {key: _kind(key, found) for key in found}


def _kind(key: str, styles: Mapping[str, _Style]) -> tuple[BlockKind, int]:
    for _ in range(10):  # styles build on each other
        style = styles.get(key)
        if style is None:
            break
        name = style.name
        match = _HEADING.match(name)
        if match:
            return "heading", int(match.group(1))
        if name == "title":
            return "heading", 1
        if name == "subtitle":
            return "heading", 2
        if name == "caption":
            return "caption", 0
        if "quote" in name:
            return "quote", 0
        if 0 <= style.outline < 9:
            return "heading", style.outline + 1
        if style.numbered or name.startswith(("list bullet", "list number")):
            return "item", 1
        key = style.based_on
    return "paragraph", 0


def numberings_of(data: bytes) -> dict[tuple[str, int], bool]:
    """(id of a list, level) to whether its items are counted."""
    abstract: dict[tuple[str, int], bool] = {}
    numbers: dict[str, str] = {}
    here, level, number = "", 0, ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal here, level, number
        if name == "abstractNum":
            here = attributes.get("abstractNumId", "")
        elif name == "lvl":
            level = number_of(attributes.get("ilvl"))
        elif name == "numFmt":
            abstract[here, level] = attributes.get("val") not in ("bullet", "none")
        elif name == "num":
            number = attributes.get("numId", "")
        elif name == "abstractNumId":
            numbers[number] = attributes.get("val", "")

    parse(data, start)
    return {
        (number, level): abstract.get((of, level), False)
        for number, of in numbers.items()
        for level in range(9)
    }


def links_of(data: bytes) -> dict[str, str]:
    """Ids of links to addresses outside."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") == "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    parse(data, start)
    return found


def number_of(text: str | None) -> int:
    """A small whole number, 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
