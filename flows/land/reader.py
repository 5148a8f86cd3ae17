"""Bytes of a document to blocks: picks the reader by the file's name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from flows.land.blocks import Document, Meta, Unreadable
from flows.land.build import Builder
from flows.land.decode import decode
from flows.land.front import front_matter
from flows.land.guesses import fill_in
from flows.land.html import read_html
from flows.land.language import detect_language
from flows.land.long import cut_long
from flows.land.markdown import read_markdown
from flows.land.metadata import merge, meta_of, odd_fields
from flows.land.plain import read_plain
from flows.land.references import set_captions, set_references

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_BINARY = (".pdf", ".docx")


def read_bytes(document: str, data: bytes, sidecar: Mapping[str, object] | None = None) -> Document:
    """Read a document.

    Args:
        document: its name; the suffix says the format.
        data: its bytes.
        sidecar: metadata from a file beside it; it has the last word.

    Returns:
        The document with its blocks in reading order.

    Raises:
        Unreadable: the bytes are not what the name says, or hold no text.
    """
    suffix = PurePosixPath(document).suffix.lower()
    builder = Builder()
    fields: Mapping[str, object] = {}
    meta = Meta()
    encoding = "utf-8"
    media_type = MEDIA_TYPES.get(suffix, "text/plain")
    if suffix in _BINARY:
        text, meta = _read_binary(data, suffix, builder)
    elif media_type == "text/html":
        text, encoding = decode(data, declared=True)
        meta = read_html(text, builder)
    else:
        text, encoding = decode(data)
        fields, start = front_matter(text, builder)
        if media_type == "text/markdown":
            read_markdown(text, builder, start)
        else:
            read_plain(text, builder) if start == 0 else read_markdown(text, builder, start)
    blocks = cut_long(builder.blocks)
    set_references(blocks)
    set_captions(blocks)
    meta = merge(meta_of(sidecar or {}), meta_of(fields), meta)
    meta.language = detect_language(blocks, meta.language)
    fill_in(meta, blocks, plain=media_type == "text/plain")
    notes = [*odd_fields(sidecar or {}), *odd_fields(fields), *builder.odd]
    return Document(
        document,
        text,
        media_type,
        blocks,
        meta,
        encoding=encoding,
        size_bytes=len(data),
        notes=[f"{document}: metadata {note}" for note in notes],
    )


def _read_binary(data: bytes, suffix: str, builder: Builder) -> tuple[str, Meta]:
    """Read a format that is no text; gives the text its offsets count in."""
    # ruff: noqa: PLC0415 - the parsers are loaded by those only who have such files
    if not data:
        raise Unreadable("the file is empty; save it again, or remove it")
    if suffix == ".pdf":
        from flows.land.pdf import read_pdf

        return read_pdf(data, builder)
    from flows.land.docx import read_docx

    return read_docx(data, builder)
