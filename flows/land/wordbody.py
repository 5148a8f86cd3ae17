"""The text of a Word document to blocks, element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flows.land.blocks import BlockKind
from flows.land.build import Builder, Context
from flows.land.grid import Grid
from flows.land.markup import led_in_by
from flows.land.wordparts import Attributes, number_of, parse
from flows.lazy import pattern

_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_HYPERLINK = pattern(r"\s*HYPERLINK\s+\"([^\"]{1,2000})\"")
_SKIPPED = frozenset(
    "del moveFrom Fallback instrText delText delInstrText pPrChange rPrChange".split()
)
_OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class _Paragraph:
    """What is known of the open paragraph before its first text."""

    style: str = ""
    level: int = -1  # in a list
    list: str = ""
    outline: int = -1
    begun: bool = False


@dataclass
class BodyReader:
    """Walks through the parts of a document that hold text."""

    builder: Builder
    styles: Mapping[str, tuple[BlockKind, int]]
    numberings: Mapping[tuple[str, int], bool]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    labels: dict[tuple[str, str], str] = field(default_factory=dict)  # of notes, by kind and id
    noted: Counter[str] = field(default_factory=Counter)  # notes by kind
    counts: dict[tuple[str, int], int] = field(default_factory=dict)  # of items
    items: dict[int, int] = field(default_factory=dict)  # last item by level
    lead: int = -1  # the paragraph before a list
    grids: list[Grid] = field(default_factory=list)

    def read(self, data: bytes, links: Mapping[str, str], notes: str = "") -> None:
        """Read a part: the body, or its footnotes or endnotes."""
        self.links, self.notes, self.note = links, notes, ""
        self.skipped = 0
        self.paragraphs: list[_Paragraph] = []
        self.in_text = self.hidden = self.in_properties = False
        self.marks: list[str] = []  # of the open run
        self.open_links: list[bool] = []
        self.field_links: list[str] = []  # of open fields
        self.instruction = ""
        self.in_instruction = False
        self.raised = False
        self.builder.page = None
        parse(data, self.start, self.end, self.text)
        self.builder.cut(1)

    def put(self, text: str) -> int:
        """Add to the document's text; gives the place."""
        at = self.length
        self.parts.append(text)
        self.length += len(text)
        return at

    def start(self, name: str, attributes: Attributes) -> None:
        """An element opens."""
        if name == "instrText":
            self.in_instruction = True
        if self.skipped or name in _SKIPPED:
            self.skipped += 1
            return
        handler = _STARTS.get(name)
        if handler is not None:
            handler(self, attributes)

    def end(self, name: str) -> None:
        """An element closes."""
        if name == "instrText":
            self.in_instruction = False
        if self.skipped:
            self.skipped -= 1
            return
        handler = _ENDS.get(name)
        if handler is not None:
            handler(self)

    def text(self, value: str) -> None:
        """Characters."""
        if self.in_instruction:
            self.instruction += value
        elif self.in_text and not self.skipped and not self.hidden:
            self.begin()
            if self.raised and value.strip().isdigit() and self.builder.is_open():
                # Shown raised: kept apart from the number or word before it.
                value = value.translate(_RAISED)
            self.builder.text(value, self.put(value))

    # -- paragraphs ------------------------------------------------------------------------
    def start_paragraph(self, _: Attributes) -> None:
        """``w:p``."""
        self.builder.flush()
        self.paragraphs.append(_Paragraph())

    def begin(self) -> None:
        """Open the block of the paragraph, once its properties are known."""
        if not self.paragraphs or self.paragraphs[-1].begun:
            return
        paragraph = self.paragraphs[-1]
        paragraph.begun = True
        builder = self.builder
        if builder.context.kind == "cell":
            return
        kind, level = self.styles.get(paragraph.style, ("paragraph", 0))
        if self.notes:
            builder.push(Context("footnote", label=self.labels.get((self.notes, self.note), "")))
            return
        if paragraph.outline >= 0:
            kind, level = "heading", paragraph.outline + 1
        listed = paragraph.level >= 0 and paragraph.list != "0"
        if kind != "heading" and (kind == "item" or listed):
            self.begin_item(paragraph)
            return
        last = builder.last()
        builder.push(Context(kind, level, led_in_by(last) if kind == "quote" else -1))
        self.items.clear()
        self.lead = len(builder.blocks) if kind in ("paragraph", "heading", "quote") else -1

    def begin_item(self, paragraph: _Paragraph) -> None:
        """Open the block of a list item."""
        level = max(paragraph.level, 0)
        label = ""
        if self.numberings.get((paragraph.list, level)):
            key = (paragraph.list, level)
            self.counts[key] = self.counts.get(key, 0) + 1
            label = str(self.counts[key])
            for deeper in range(level + 1, 9):
                self.counts.pop((paragraph.list, deeper), None)
        parent = self.items.get(level - 1, self.lead) if level else self.lead
        self.items = {k: v for k, v in self.items.items() if k < level}
        self.items[level] = len(self.builder.blocks)
        self.builder.push(Context("item", level + 1, parent, label=label))

    def end_paragraph(self) -> None:
        """``/w:p``."""
        if not self.paragraphs:
            return
        paragraph = self.paragraphs.pop()
        self.builder.flush()
        if paragraph.begun:
            self.put("\n")
            if self.builder.context.kind != "cell":
                self.builder.cut(self.builder.depth() - 1)

    def start_properties(self, _: Attributes) -> None:
        """``w:pPr``: what it says of type is for the paragraph's end mark alone."""
        self.in_properties = True

    def end_properties(self) -> None:
        """``/w:pPr``."""
        self.in_properties = False

    def set_style(self, attributes: Attributes) -> None:
        """``w:pStyle``."""
        if self.paragraphs:
            self.paragraphs[-1].style = attributes.get("val", "")

    def set_level(self, attributes: Attributes) -> None:
        """``w:ilvl``."""
        if self.paragraphs:
            self.paragraphs[-1].level = min(number_of(attributes.get("val")), 8)

    def set_list(self, attributes: Attributes) -> None:
        """``w:numId``."""
        if self.paragraphs:
            paragraph = self.paragraphs[-1]
            paragraph.list = attributes.get("val", "")
            paragraph.level = max(paragraph.level, 0)

    def set_outline(self, attributes: Attributes) -> None:
        """``w:outlineLvl``."""
        level = number_of(attributes.get("val"))
        if self.paragraphs and level < 9:
            self.paragraphs[-1].outline = level

    # -- runs ------------------------------------------------------------------------------
    def start_run(self, _: Attributes) -> None:
        """``w:r``."""
        self.hidden = self.raised = False

    def end_run(self) -> None:
        """``/w:r``."""
        while self.marks:
            self.builder.stop(self.marks.pop())
        self.hidden = self.raised = False

    def mark(self, name: str, attributes: Attributes) -> None:
        """``w:b``, ``w:i``: where they are on."""
        if attributes.get("val") not in _OFF and not self.in_properties:
            self.builder.start(name)
            self.marks.append(name)

    def set_hidden(self, attributes: Attributes) -> None:
        """``w:vanish``."""
        self.hidden = attributes.get("val") not in _OFF and not self.in_properties

    def set_raised(self, attributes: Attributes) -> None:
        """``w:vertAlign``."""
        self.raised = attributes.get("val") == "superscript"

    def start_text(self, _: Attributes) -> None:
        """``w:t``."""
        self.in_text = True

    def end_text(self) -> None:
        """``/w:t``."""
        self.in_text = False

    def tab(self, _: Attributes) -> None:
        """``w:tab`` between words (those in ``w:tabs`` define stops, outside of runs)."""
        if self.paragraphs and self.paragraphs[-1].begun and not self.in_properties:
            self.builder.blank(self.put("\t"))

    def line_break(self, attributes: Attributes) -> None:
        """``w:br``, ``w:cr``."""
        if self.paragraphs and self.paragraphs[-1].begun and attributes.get("type") != "page":
            self.builder.line_break(self.put("\n"))

    def page_break(self, _: Attributes) -> None:
        """Where Word broke the page when it last showed the document."""
        self.builder.page = (self.builder.page or 1) + 1

    def hyphen(self, _: Attributes) -> None:
        """``w:noBreakHyphen``."""
        self.begin()
        self.builder.text("-", self.put("-"))

    def note_mark(self, kind: str, attributes: Attributes) -> None:
        """``w:footnoteReference``: notes are counted as they are met."""
        identifier = attributes.get("id", "")
        label = self.labels.get((kind, identifier), "")
        if not label:
            self.noted[kind] += 1
            count = self.noted[kind]
            label = str(count) if kind == "footnote" else _roman(count)
            self.labels[kind, identifier] = label
        self.begin()
        self.builder.footnote_mark(label)

    def start_note(self, attributes: Attributes) -> None:
        """``w:footnote`` in the part that holds their texts."""
        self.note = attributes.get("id", "")

    def start_link(self, attributes: Attributes) -> None:
        """``w:hyperlink``."""
        url = self.links.get(attributes.get("id", ""), "")
        self.builder.start("link", url)
        self.open_links.append(True)

    def end_link(self) -> None:
        """``/w:hyperlink``."""
        if self.open_links:
            self.open_links.pop()
            self.builder.stop("link")

    def field_mark(self, attributes: Attributes) -> None:
        """``w:fldChar``: a field's instruction, then what it shows."""
        kind = attributes.get("fldCharType")
        if kind == "begin":
            self.instruction = ""
            self.field_links.append("")
        elif kind == "separate" and self.field_links:
            match = _HYPERLINK.match(self.instruction)
            if match:
                self.field_links[-1] = match.group(1)
                self.builder.start("link", match.group(1))
        elif kind == "end" and self.field_links and self.field_links.pop():
            self.builder.stop("link")

    def picture(self, attributes: Attributes) -> None:
        """``wp:docPr``: its description is the text alternative."""
        words = attributes.get("descr", "")
        if len(words) >= 12 and self.builder.context.kind != "cell":
            at = self.put(words + "\n")
            self.builder.aside("alt", [(words, at, at + len(words), False)])

    # -- tables ----------------------------------------------------------------------------
    def start_table(self, _: Attributes) -> None:
        """``w:tbl``."""
        builder = self.builder
        last = builder.last()
        leads = last is not None and last.kind in ("paragraph", "heading", "caption")
        self.grids.append(Grid(builder.tables, last.index if last is not None and leads else -1))
        builder.tables += 1
        self.head_row = False

    def end_table(self) -> None:
        """``/w:tbl``."""
        if self.grids:
            self.grids.pop().finish()

    def start_row(self, _: Attributes) -> None:
        """``w:tr``."""
        if self.grids:
            self.grids[-1].next_row()
            self.head_row = False

    def set_head_row(self, _: Attributes) -> None:
        """``w:tblHeader``."""
        self.head_row = True

    def start_cell(self, _: Attributes) -> None:
        """``w:tc``: its place is known once its properties are read."""
        self.width, self.continued = 1, False
        self.builder.push(Context("cell"))
        if self.grids:
            grid = self.grids[-1]
            row, column = grid.next_cell()
            context = self.builder.context
            context.parent, context.table = grid.parent, grid.number
            context.row, context.column, context.header = row, column, self.head_row
            grid.first = len(self.builder.blocks)

    def set_width(self, attributes: Attributes) -> None:
        """``w:gridSpan``."""
        width = min(max(number_of(attributes.get("val")), 1), 100)
        if self.grids and self.builder.context.kind == "cell":
            grid, context = self.grids[-1], self.builder.context
            grid.column = context.column + width
            grid.spans[context.row, context.column] = (1, width)

    def end_cell(self) -> None:
        """``/w:tc``."""
        self.builder.flush()
        if self.grids:
            self.grids[-1].collect(self.builder.blocks)
        self.builder.cut(self.builder.depth() - 1)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * min(tens, 30) + _ROMAN[ones]


_STARTS: dict[str, Callable[[BodyReader, Attributes], None]] = {
    "p": BodyReader.start_paragraph,
    "pPr": BodyReader.start_properties,
    "pStyle": BodyReader.set_style,
    "ilvl": BodyReader.set_level,
    "numId": BodyReader.set_list,
    "outlineLvl": BodyReader.set_outline,
    "r": BodyReader.start_run,
    "b": lambda reader, attributes: reader.mark("strong", attributes),
    "i": lambda reader, attributes: reader.mark("emphasis", attributes),
    "vanish": BodyReader.set_hidden,
    "vertAlign": BodyReader.set_raised,
    "t": BodyReader.start_text,
    "tab": BodyReader.tab,
    "br": BodyReader.line_break,
    "cr": BodyReader.line_break,
    "lastRenderedPageBreak": BodyReader.page_break,
    "noBreakHyphen": BodyReader.hyphen,
    "footnoteReference": lambda reader, attributes: reader.note_mark("footnote", attributes),
    "endnoteReference": lambda reader, attributes: reader.note_mark("endnote", attributes),
    "footnote": BodyReader.start_note,
    "endnote": BodyReader.start_note,
    "hyperlink": BodyReader.start_link,
    "fldChar": BodyReader.field_mark,
    "docPr": BodyReader.picture,
    "tbl": BodyReader.start_table,
    "tr": BodyReader.start_row,
    "tblHeader": BodyReader.set_head_row,
    "tc": BodyReader.start_cell,
    "gridSpan": BodyReader.set_width,
}
_ENDS: dict[str, Callable[[BodyReader], None]] = {
    "p": BodyReader.end_paragraph,
    "pPr": BodyReader.end_properties,
    "r": BodyReader.end_run,
    "t": BodyReader.end_text,
    "hyperlink": BodyReader.end_link,
    "tbl": BodyReader.end_table,
    "tc": BodyReader.end_cell,
}
