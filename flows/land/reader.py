"""Bytes of a document to blocks: picks the reader by the file's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from flows.land.blocks import Block, Document, Link, Meta
from flows.land.build import Builder
from flows.land.decode import decode
from flows.land.html import read_html
from flows.land.language import detect_language
from flows.land.markdown import read_markdown
from flows.land.metadata import front_matter, merge, meta_of
from flows.land.plain import read_plain

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
}
_REFERENCES = re.compile(
    r"(?:references|sources|bibliography|works cited|notes|endnotes|footnotes)\b", re.IGNORECASE
)
_ENTRY = re.compile(r"\[?\^?(\d{1,3})[\].):]\s{0,3}(?=\S)")
_MARK = re.compile(r"\[(\d{1,3})\]")
_CAPTION = re.compile(
    r"(?:sources?|data|note|notes|originally (?:posted|published)|credit|chart|figure|table)\b",
    re.IGNORECASE,
)


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
    media_type = MEDIA_TYPES.get(suffix, "text/plain")
    text, encoding = decode(data, declared=media_type == "text/html")
    if media_type == "text/html":
        meta = read_html(text, builder)
    else:
        fields, start = front_matter(text, builder)
        if media_type == "text/markdown":
            read_markdown(text, builder, start)
        else:
            read_plain(text, builder) if start == 0 else read_markdown(text, builder, start)
    blocks = builder.blocks
    _references(blocks)
    _captions(blocks)
    meta = merge(meta_of(sidecar or {}), meta_of(fields), meta)
    meta.language = meta.language or detect_language(blocks)
    if meta.title is None:
        meta.title = next((b.text for b in blocks if b.kind in ("title", "heading")), None)
    return Document(
        document, text, media_type, blocks, meta, encoding=encoding, size_bytes=len(data)
    )


def _references(blocks: list[Block]) -> None:
    """Entries of a reference list, and the marks "[3]" in the text that mean them."""
    labels: set[str] = set()
    for block in blocks:
        if block.kind in ("footnote", "reference") and block.label:
            labels.add(block.label)
            continue
        if block.kind not in ("item", "paragraph") or block.section < 0:
            continue
        if _REFERENCES.match(blocks[block.section].text):
            match = _ENTRY.match(block.text)
            block.label = match.group(1) if match else ""
            if not block.label and block.kind == "item":
                block.label = str(
                    1
                    + sum(
                        b.section == block.section and b.kind == "reference"
                        for b in blocks[block.section : block.index]
                    )
                )
            if block.label:
                block.kind = "reference"
                labels.add(block.label)
    if not labels:
        return
    for block in blocks:
        if block.kind in ("reference", "footnote") or "[" not in block.text:
            continue
        for match in _MARK.finditer(block.text):
            if match.group(1) in labels:
                block.links.append(Link(match.start(), match.end(), "", "footnote", match.group(1)))
        block.links.sort(key=lambda link: (link.start, link.end))


def _captions(blocks: list[Block]) -> None:
    """A line like "Source: ..." right after a table or picture is its caption."""
    for before, block in pairwise(blocks):
        if block.kind != "paragraph" or len(block.text) > 300:
            continue
        whole = block.emphasis and block.emphasis[0] == (0, len(block.text))
        if before.kind in ("cell", "alt") and (whole or _CAPTION.match(block.text)):
            block.kind = "caption"
            block.table = before.table
