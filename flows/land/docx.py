"""Word documents to blocks: paragraphs, headings, lists, tables, footnotes.

Read with the standard library (zip and expat) rather than with python-docx, which gives no
footnotes, fields or text alternatives and builds the whole tree in memory.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from flows.land.blocks import Meta, Unreadable
from flows.land.build import Builder
from flows.land.metadata import language_of
from flows.land.wordbody import BodyReader
from flows.land.wordparts import Attributes, links_of, numberings_of, parse, styles_of
from flows.land.wrapping import promote_bold

_MOST_BYTES = 200_000_000  # of one part, unpacked
_OLD = b"\xd0\xcf\x11\xe0"  # of .doc files, and of .docx files locked with a password


def read_docx(data: bytes, builder: Builder) -> tuple[str, Meta]:
    """Read a Word document into the builder.

    Returns:
        The text that offsets count in (a line a paragraph), and what the file says of itself.

    Raises:
        Unreadable: it is no Word document of this kind, or is damaged.
    """
    if data.startswith(_OLD):
        raise Unreadable(
            "it is an old .doc file or locked with a password; open it and save it as .docx "
            "without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: _part(archive, name) for name in _PARTS}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise Unreadable("it is no readable .docx (broken or cut off); save it again") from None
    if not parts["word/document.xml"]:
        raise Unreadable("it holds no Word document (word/document.xml is missing)")
    try:
        reader = BodyReader(
            builder,
            styles_of(parts["word/styles.xml"]),
            numberings_of(parts["word/numbering.xml"]),
        )
        reader.read(parts["word/document.xml"], links_of(parts["word/_rels/document.xml.rels"]))
        for kind in ("footnote", "endnote"):
            relations = links_of(parts[f"word/_rels/{kind}s.xml.rels"])
            reader.read(parts[f"word/{kind}s.xml"], relations, notes=kind)
        meta = _meta(parts["docProps/core.xml"])
    except expat.ExpatError as error:
        raise Unreadable(f"its XML is damaged ({error}); save it again") from None
    if not builder.blocks:
        raise Unreadable("it holds no text; put the text in, or remove the file")
    if not any(block.kind == "heading" for block in builder.blocks):
        promote_bold(builder.blocks)
    return "".join(reader.parts), meta


_PARTS = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "word/_rels/footnotes.xml.rels",
    "word/_rels/endnotes.xml.rels",
    "docProps/core.xml",
)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the file, empty if it has none of that name."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return b""
    if info.file_size > _MOST_BYTES:
        raise Unreadable(f"its part {name} unpacks to {info.file_size} bytes; split the document")
    with archive.open(info) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise Unreadable(f"its part {name} unpacks to more than it says; save it again")
    return data


def _meta(data: bytes) -> Meta:
    found: dict[str, str] = {}
    here = ""

    def start(name: str, _: Attributes) -> None:
        nonlocal here
        here = name

    def text(value: str) -> None:
        found[here] = found.get(here, "") + value

    parse(data, start, None, text)
    return Meta(
        title=found.get("title", "").strip() or None,
        author=found.get("creator", "").strip() or None,
        language=language_of(found.get("language")),
    )
