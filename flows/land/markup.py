"""HTML tags to blocks: what the HTML reader and the Markdown reader (for raw HTML) share.

The standard library's parser does the tokenising: it gives exact positions and stands any input.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

from flows.land.blocks import Block
from flows.land.build import Builder, Context
from flows.land.grid import set_headers

Attributes = list[tuple[str, str | None]]

_HIDDEN = frozenset(
    "script style template noscript iframe object svg math canvas button select option textarea "
    "input datalist dialog nav form map audio video".split()
)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr keygen".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    "p div section article main header address details summary fieldset dl hgroup center body html "
    "aside footer figure table tbody thead tfoot ul ol menu tr blockquote pre hr".split()
)
_MARKS = {
    "a": "link",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "sup": "superscript",
}
# Words in class, id or role that name what is not the article.
_BOILERPLATE = frozenset(
    "cookie cookies consent gdpr newsletter subscribe subscription related recommended breadcrumb "
    "breadcrumbs sidebar menu promo promotion advert advertisement ads ad sponsor share sharing "
    "social comments comment navigation navbar nav footer masthead pagination paywall popup modal "
    "dialog alertdialog search signup login banner complementary contentinfo toc skip".split()
)
_WORD = re.compile(r"[a-z]+")
_HIDING_STYLE = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden")


class MarkupReader(HTMLParser):
    """Feeds a builder from HTML. May be given a file in pieces, each with its position."""

    def __init__(self, builder: Builder, *, whole_page: bool = False) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = builder
        self.whole_page = whole_page
        self.main_blocks: list[tuple[int, int]] = []  # [first, last) blocks inside main or article
        self.meta: list[dict[str, str]] = []  # attributes of meta and link tags
        self.json_ld: list[str] = []
        self.title: tuple[int, int] | None = None
        self.language: str | None = None
        self._base = 0
        self._at = 0
        self._hidden: list[str] = []  # open elements from the outermost hidden one inwards
        self._open: list[tuple[str, int, bool]] = []  # element, builder depth before, is main
        self._capture: str | None = None
        self._tables: list[_Table] = []
        self._main_start = -1
        self._main_depth = 0
        self._in_article = 0

    # -- feeding ---------------------------------------------------------------------------
    def feed_piece(self, text: str, base: int) -> None:
        """Read a piece of the file that starts at position ``base``."""
        self._base, self._at = base, 0
        self.rawdata = _tame(text)
        self.goahead(True)
        self.rawdata = ""

    def finish(self) -> None:
        """Close what is still open."""
        self.builder.flush()
        while self._open:
            self._leave(self._open[-1][0])

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - the base class calls it
        """Remember the position (the base class counts lines, which nobody needs here)."""
        self._at = j
        return j

    def parse_html_declaration(self, i: int) -> int:
        """Declarations; ``<![...]>`` is passed over, where the base class may raise."""
        if self.rawdata.startswith("<![", i):
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else -1
        return super().parse_html_declaration(i)

    # -- events ----------------------------------------------------------------------------
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """An element opens."""
        values = dict(attrs)
        if self._hidden:
            if tag not in _VOID and tag in (self._hidden[0], "script", "style"):
                self._hidden.append(tag)
            if tag == "script":
                self._maybe_json_ld(values)
            return
        if tag == "html":
            self.language = self.language or values.get("lang")
        elif tag in ("meta", "link"):
            self.meta.append({"": tag} | {k: v or "" for k, v in attrs})
        elif tag == "title" and self.title is None:
            self._capture = "title"
            return
        elif tag == "br":
            self.builder.blank(self._base + self._at)
        elif tag == "img":
            self._image(values)
        if tag in _VOID:
            if tag == "hr":
                self.builder.flush()
            return
        if tag in _HIDDEN or (self.whole_page and self._is_boilerplate(tag, values)):
            if tag == "script":
                self._maybe_json_ld(values)
            self._hidden.append(tag)
            return
        mark = _MARKS.get(tag)
        if mark is not None:
            self.builder.start(mark, (values.get("href") or "") if mark == "link" else "")
            return
        self._enter(tag, values)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """``<br/>`` and the like; ``<div/>`` opens a div, as browsers have it."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element closes."""
        if self._capture == "title" and tag == "title":
            self._capture = None
            return
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
                self._capture = None
            elif tag == self._hidden[0] and len(self._hidden) == 1:
                self._hidden.clear()
            return
        mark = _MARKS.get(tag)
        if mark is not None:
            self.builder.stop(mark)
        elif tag not in _VOID:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._capture == "json":
            self.json_ld.append(data)
        elif self._capture == "title":
            start = self._base + self._at
            self.title = (self.title[0] if self.title else start, start + len(data))
        elif not self._hidden:
            self.builder.text(data.replace(_STAND_IN, "<"), self._base + self._at)

    def handle_entityref(self, name: str) -> None:
        """``&name;``."""
        self._reference(f"&{name}", 1 + len(name))

    def handle_charref(self, name: str) -> None:
        """``&#number;``."""
        self._reference(f"&#{name}", 2 + len(name))

    # -- details ---------------------------------------------------------------------------
    def _reference(self, written: str, length: int) -> None:
        at = self._at
        end = at + length + (1 if self.rawdata[at + length : at + length + 1] == ";" else 0)
        if self._hidden:
            return
        if self._capture == "title":
            self.title = (self.title[0] if self.title else self._base + at, self._base + end)
            return
        text = html.unescape(written + ";")
        if text == written + ";":  # no such entity: the characters themselves
            self.builder.text(self.rawdata[at:end], self._base + at)
        else:
            self.builder.atom(text, self._base + at, self._base + end)

    def _maybe_json_ld(self, values: dict[str, str | None]) -> None:
        if "ld+json" in (values.get("type") or ""):
            self._capture = "json"

    def _image(self, values: dict[str, str | None]) -> None:
        alt = values.get("alt")
        if not alt or len(alt) < 12:
            return
        at = self.rawdata.find(alt, self._at, self._at + 8 * len(alt) + 2000)
        if at < 0:  # the text holds entities: it cannot be pointed at character by character
            return
        builder = self.builder
        context = builder.context
        builder.push(Context("alt", parent=context.parent))
        builder.text(alt, self._base + at)
        builder.pop()

    def _is_boilerplate(self, tag: str, values: dict[str, str | None]) -> bool:
        if "hidden" in values or values.get("aria-hidden") == "true":
            return True
        style = values.get("style")
        if style and _HIDING_STYLE.search(style.lower()):
            return True
        if tag in ("main", "article", "body", "html"):
            return False
        if tag in ("footer", "header", "aside") and self._in_article == 0:
            return tag != "header" or not self._main_depth
        names = f"{values.get('class') or ''} {values.get('id') or ''} {values.get('role') or ''}"
        if len(names) < 3:
            return tag == "aside"
        words = set(_WORD.findall(names.lower()))
        if tag == "aside":
            return not words & {"pull", "pullquote", "quote", "note", "box", "callout", "footnote"}
        return bool(words & _BOILERPLATE) and not words & {"content", "article", "post", "story"}

    def _enter(self, tag: str, values: dict[str, str | None]) -> None:
        builder = self.builder
        before = builder.depth()
        is_main = tag in ("main", "article") or values.get("role") == "main"
        if is_main:
            builder.flush()
            if self._main_depth == 0:
                self._main_start = len(builder.blocks)
            self._main_depth += 1
            self._in_article += tag == "article"
        if tag in _HEADINGS:
            builder.push(Context("heading", _HEADINGS[tag]))
        elif tag in ("li", "dd", "dt"):
            self._close_implied(tag, ("li", "dd", "dt"), ("ul", "ol", "dl", "menu"))
            before = builder.depth()
            self._enter_item(values)
        elif tag in ("ul", "ol", "menu", "dl"):
            self._enter_list()
        elif tag == "table":
            builder.flush()
            self._tables.append(_Table(builder.tables, _lead_in(builder)))
            builder.tables += 1
        elif tag == "tr" and self._tables:
            self._close_implied("tr", ("tr", "td", "th"), ("table",))
            before = builder.depth()
            self._tables[-1].next_row()
        elif tag in ("td", "th") and self._tables:
            self._close_implied("td", ("td", "th"), ("tr", "table"))
            before = builder.depth()
            table = self._tables[-1]
            row, column = table.next_cell(values)
            builder.push(
                Context(
                    "cell",
                    parent=table.parent,
                    table=table.number,
                    row=row,
                    column=column,
                    header=tag == "th",
                )
            )
        elif tag in ("caption", "figcaption"):
            number = self._tables[-1].number if self._tables else -1
            builder.push(Context("caption", table=number))
        elif tag == "blockquote":
            builder.push(Context("quote"))
        elif tag == "pre":
            builder.push(Context("code"))
        elif tag in _BREAKS:
            if tag == "p":
                self._close_implied("p", ("p",), ("div", "td", "li", "blockquote", "section"))
                before = builder.depth()
            builder.flush()
        else:
            return  # span, small, u, abbr, ...: no block of its own
        self._open.append((tag, before, is_main))

    def _enter_list(self) -> None:
        builder = self.builder
        context = builder.context
        last = builder.flush() or (builder.blocks[-1] if builder.blocks else None)
        parent = -1
        if context.kind == "item":
            parent = _last_item(builder, context.level)
        elif last is not None and last.kind in ("paragraph", "heading", "quote", "caption"):
            parent = last.index
        builder.push(Context("paragraph", level=context.level + 1, parent=parent))

    def _enter_item(self, values: dict[str, str | None]) -> None:
        context = self.builder.context
        label = re.sub(r"\D", "", values.get("id") or "")[:3]
        kind: Any = "item"
        if label and re.match(r"(fn|ref|note|cite|bib)", values.get("id") or ""):
            kind = "reference"
        self.builder.push(
            Context(kind, level=max(context.level, 1), parent=context.parent, label=label)
        )

    def _close_implied(self, tag: str, closing: tuple[str, ...], until: tuple[str, ...]) -> None:
        """Close elements whose end tag HTML lets one leave out."""
        for name, _, _ in reversed(self._open):
            if name in until:
                return
            if name in closing:
                self._leave(name)
                if name == tag:
                    return

    def _leave(self, tag: str) -> None:
        for i in range(len(self._open) - 1, max(len(self._open) - 64, -1), -1):
            if self._open[i][0] == tag:
                break
        else:
            return
        builder = self.builder
        builder.flush()
        for name, before, is_main in reversed(self._open[i:]):
            while builder.depth() > max(before, 1):
                builder.pop()
            if is_main:
                self._main_depth -= 1
                self._in_article -= name == "article"
                if self._main_depth == 0:
                    self.main_blocks.append((self._main_start, len(builder.blocks)))
            if name == "table" and self._tables:
                table = self._tables.pop()
                table.finish(builder)
        del self._open[i:]


class _Table:
    """Rows and columns of an open table, spans included."""

    def __init__(self, number: int, parent: int) -> None:
        self.number, self.parent = number, parent
        self.row, self.column = -1, 0
        self._down: dict[int, tuple[int, int]] = {}  # column → rows left, block's width
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}

    def next_row(self) -> None:
        self.row += 1
        self.column = 0
        self._down = {c: (n - 1, w) for c, (n, w) in self._down.items() if n > 1}

    def next_cell(self, values: dict[str, str | None]) -> tuple[int, int]:
        self.row = max(self.row, 0)
        while self.column in self._down:
            self.column += 1
        width, height = _span(values.get("colspan")), _span(values.get("rowspan"))
        at = (self.row, self.column)
        if width > 1 or height > 1:
            self.spans[at] = (height, width)
        if height > 1:
            for column in range(self.column, self.column + width):
                self._down[column] = (height, width)
        self.column += width
        return at

    def finish(self, builder: Builder) -> None:
        cells = [b for b in _tail(builder, self.number) if b.kind == "cell"]
        captions = [b.index for b in _tail(builder, self.number) if b.kind == "caption"]
        set_headers(cells, self.spans)
        if captions:
            for cell in cells:
                cell.parent = captions[0]


def _tail(builder: Builder, number: int) -> list[Block]:
    """Blocks of a table: they are the last ones."""
    found: list[Block] = []
    for block in reversed(builder.blocks):
        if block.table == number:
            found.append(block)
        elif block.table < number and block.kind != "alt":
            break
    return found[::-1]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 100) if text and text.isdigit() and len(text) < 5 else 1


def _lead_in(builder: Builder) -> int:
    """Block right before a table, if it may introduce it."""
    for block in reversed(builder.blocks[-2:]):
        if block.kind in ("paragraph", "heading", "caption") and block.table < 0:
            return block.index
        break
    return -1


def _last_item(builder: Builder, level: int) -> int:
    for block in reversed(builder.blocks[-200:]):
        if block.kind == "item" and block.level == level:
            return block.index
    return -1


# A "<" that starts no tag (nothing closes it) is put out of the tokeniser's way by a character
# of the same length, so that each such "<" does not make it search the whole rest of the file.
_STAND_IN = "\ue0ff"


def _tame(text: str) -> str:
    last_tag = text.rfind(">")
    if "<" in text[last_tag + 1 :]:
        text = text[: last_tag + 1] + text[last_tag + 1 :].replace("<", _STAND_IN)
    last_comment = text.rfind("-->")
    start = text.find("<!--", last_comment + 1 if last_comment >= 0 else 0)
    if start >= 0:
        text = text[:start] + text[start:].replace("<!--", _STAND_IN + "!--")
    return text
