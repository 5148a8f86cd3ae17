"""What tests of the readers share."""

from flows.land.blocks import Block, Document
from flows.land.build import BLANK
from flows.land.reader import read_bytes

_UNSHOWN = (*"{:=!?", BLANK)


def read(name: str, text: str, **sidecar: object) -> Document:
    document = read_bytes(name, text.encode("utf-8", "surrogatepass"), sidecar)
    check(document)
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def block(document: Document, start: str) -> Block:
    return next(b for b in document.blocks if b.text.startswith(start))


def marks(b: Block) -> list[tuple[str, str]]:
    """Footnote marks: the text before each, and its label."""
    return [(b.text[: link.start][-8:], link.label) for link in b.links if link.kind == "footnote"]


def links(b: Block) -> list[tuple[str, str]]:
    return [(b.text[link.start : link.end], link.url) for link in b.links if link.kind == "link"]


def check(document: Document) -> None:
    """Offsets, indices and spans are what the records promise."""
    blocks = document.blocks
    for i, b in enumerate(blocks):
        assert b.index == i
        assert b.text
        assert b.text == b.text.strip()
        assert -1 <= b.parent < len(blocks)
        assert b.parent != i
        assert -1 <= b.section < i
        assert b.section < 0 or blocks[b.section].kind == "heading"
        offsets = b.offsets
        assert offsets.starts[0] == 0
        assert offsets.starts == sorted(offsets.starts)
        for j, start in enumerate(offsets.starts):
            end = offsets.starts[j + 1] if j + 1 < len(offsets.starts) else len(b.text)
            if offsets.ends[j] >= 0:
                assert offsets.sources[j] < offsets.ends[j] <= len(document.text)
                continue
            source = document.text[offsets.sources[j] : offsets.sources[j] + end - start]
            assert len(source) == end - start
            for shown, written in zip(b.text[start:end], source, strict=True):
                # A blank may stand for other white space, or for a shortcode that shows nothing.
                blank = written.isspace() or written in _UNSHOWN
                assert shown == written or (shown == " " and blank)
        for link in b.links:
            assert 0 <= link.start <= link.end <= len(b.text)
        for start, end in [*b.emphasis, *b.strong, *b.code, *([b.lead] if b.lead else [])]:
            assert 0 <= start < end <= len(b.text)
