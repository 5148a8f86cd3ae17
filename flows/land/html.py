"""HTML as published to blocks: the main content found among what surrounds it."""

from __future__ import annotations

from flows.land.blocks import Block, Meta
from flows.land.build import Builder
from flows.land.markup import MarkupReader
from flows.land.metadata import meta_of_html


def read_html(text: str, builder: Builder) -> Meta:
    """Read a page into the builder.

    Navigation, footers, asides, dialogs and hidden elements are passed over. Where the page
    marks its main content (``main``, ``article``), only that is kept.

    Returns:
        What the page says of itself.
    """
    reader = MarkupReader(builder, whole_page=True)
    reader.feed_piece(text, 0)
    reader.finish()
    kept = _main(builder.blocks, reader.main_blocks)
    if len(kept) < len(builder.blocks):
        builder.blocks[:] = _renumber(kept)
    meta = meta_of_html(reader.meta, reader.json_ld, reader.language)
    if meta.title is None:
        heading = next((b for b in builder.blocks if b.kind == "heading"), None)
        meta.title = heading.text if heading else None
        if meta.title is None and reader.title:
            meta.title = " ".join(text[slice(*reader.title)].split()) or None
    return meta


def _main(blocks: list[Block], spans: list[tuple[int, int]]) -> list[Block]:
    inside = [block for first, last in spans for block in blocks[first:last]]
    words = sum(len(block.text) for block in inside)
    everything = sum(len(block.text) for block in blocks)
    # A page may mark a teaser as its article; then it is not what the page is about.
    return inside if words * 5 >= everything and words else blocks


def _renumber(blocks: list[Block]) -> list[Block]:
    new = {block.index: i for i, block in enumerate(blocks)}
    for block in blocks:
        block.index = new[block.index]
        block.parent = new.get(block.parent, -1)
        block.section = new.get(block.section, -1)
    return blocks
