"""PDF to blocks: the characters of its text layer, put back into lines.

PDFium (Chrome's reader) was chosen for what it takes in: it repairs damaged files, knows the
encodings of fonts, and says where each character stands. What stands where is turned into
paragraphs, columns and tables in `flows.land.pages`.
"""

from __future__ import annotations

import ctypes
import re
import threading
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from flows.land.blocks import Meta, Unreadable
from flows.land.build import Builder
from flows.land.columns import Line
from flows.land.pages import write_pages
from flows.lazy import pattern

_LOCK = threading.Lock()  # PDFium is not safe to call from two threads at once
_MOST_PAGES = 5000
_FEWEST_LETTERS = 20  # in the whole file; fewer are stamps on scanned pages
_COLUMN_GAP = 0.95  # font sizes; wider than blanks in justified lines get
_LONGEST = 2000  # characters of a piece of a line
_BOLD = 600  # font weight
_NO_TITLE = pattern(
    r"^(?:microsoft \w+ - |untitled|\(?anonymous|\(?unspecified)|\.(?:docx?|indd|pdf|pptx?|tex)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    index: int


def read_pdf(data: bytes, builder: Builder) -> tuple[str, Meta]:
    """Read a PDF into the builder.

    Returns:
        The text that offsets count in (a line a block, a form feed between pages), and what
        the file says of itself.

    Raises:
        Unreadable: it is no PDF, is locked, or holds no text but pictures of pages.
    """
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = "assword" in str(error)
            raise Unreadable(
                "it is locked with a password; save it without one"
                if locked
                else "it is no readable PDF (broken or cut off); fetch or export it again"
            ) from None
        try:
            pages = [_lines(document, number) for number in range(min(len(document), _MOST_PAGES))]
            meta = _meta(document)
        except pdfium.PdfiumError:
            raise Unreadable("a page of it cannot be read; export the PDF again") from None
        finally:
            document.close()
    letters = sum(c.isalnum() for page in pages for line in page for c in line.text)
    if letters < _FEWEST_LETTERS:
        raise Unreadable(
            f"its {len(pages)} page(s) hold pictures but no text layer; run text recognition "
            "(OCR) over it, or save its text as .txt"
        )
    return write_pages(pages, builder), meta


def _meta(document: pdfium.PdfDocument) -> Meta:
    fields = document.get_metadata_dict()
    title = " ".join(fields.get("Title", "").split())
    author = " ".join(fields.get("Author", "").split())
    return Meta(
        title=title if len(title) > 3 and not _NO_TITLE.search(title) else None,
        author=author if author and not _NO_TITLE.search(author) else None,
    )


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    """Pieces of lines of a page, top to bottom as they were written into the file."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            found = _Segments()
            for character in _characters(text_page):
                found.take(character)
            found.close()
            weights = _weights(text_page, found.lines)
        finally:
            text_page.close()
        links = _links(document, page)
    finally:
        page.close()
    for line, weight in zip(found.lines, weights, strict=True):
        line.bold = weight >= _BOLD
        for rectangle, url in links:
            _cover(line, rectangle, url)
    return found.lines


def _characters(text_page: pdfium.PdfTextPage) -> list[_Character]:
    found: list[_Character] = []
    handle = text_page.raw
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    for i in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        if code in (10, 13):
            found.append(_Character("\n", 0, 0, 0, 0, 0, i))
            continue
        if code in (2, 0xAD):  # how PDFium gives the hyphen that divides a word
            code = 0x2D
        if code in (0, 0xFFFE) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, pointer)
        size = raw.FPDFText_GetFontSize(handle, i)
        height = box.top - box.bottom
        # The size is that of the font before the page scales it; the box is true.
        found.append(
            _Character(chr(code), box.left, box.right, box.bottom, box.top, height or size, i)
        )
    return found


def _weights(text_page: pdfium.PdfTextPage, lines: list[Line]) -> list[int]:
    handle = text_page.raw
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    found: list[int] = []
    for line in lines:
        weight = raw.FPDFText_GetFontWeight(handle, line.first)
        raw.FPDFText_GetFontInfo(handle, line.first, name, 128, ctypes.byref(flags))
        bold = b"bold" in name.value.lower() or b"black" in name.value.lower()
        found.append(700 if bold else weight)
    return found


_Rectangle = tuple[float, float, float, float]


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[tuple[_Rectangle, str]]:
    found: list[tuple[_Rectangle, str]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    box = raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 1 < size < 10_000:
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        if raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            url = buffer.value.decode("utf-8", "replace")
            found.append(((box.left, box.bottom, box.right, box.top), url))
        if len(found) > 500:
            break
    return found


def _cover(line: Line, rectangle: _Rectangle, url: str) -> None:
    """Note the characters of a line that lie in a link's rectangle."""
    left, bottom, right, top = rectangle
    middle = (line.bottom + line.top) / 2
    if not bottom <= middle <= top or line.right < left or line.left > right:
        return
    inside = [i for i, x in enumerate(line.centers) if left <= x <= right]
    if inside:
        first, last = inside[0], inside[-1] + 1
        first += line.text[first] == " "
        last -= line.text[last - 1] == " "
        if first < last:
            line.links.append((first, last, url))


@dataclass(slots=True)
class _Segments:
    """Characters put together to pieces of lines."""

    lines: list[Line] = field(default_factory=list)
    _line: Line | None = None
    _blank: bool = False
    _end: float = 0.0  # where the last character ended

    def take(self, c: _Character) -> None:
        """Add a character to the open piece, or begin another."""
        if c.text == "\n":
            self.close()
            return
        if c.text.isspace():
            self._blank = True
            return
        line = self._line
        if line is not None:
            raised = c.size < line.size * 0.88 and c.bottom > line.bottom + line.size * 0.05
            lowered = line.size < c.size * 0.88 and line.bottom > c.bottom + c.size * 0.05
            gap = c.left - self._end
            size = max(line.size, c.size)
            apart = gap > size * _COLUMN_GAP or gap < -size or len(line.text) > _LONGEST
            if apart or not self._beside(line, c):
                self.close()
            elif raised and (c.text.isdigit() or c.text in "*†‡§,"):
                self._mark(line, c)
                return
            elif lowered and line.text.isdigit() and not line.marks:
                # A raised number before the text: that of a footnote.
                line.label, line.text, line.centers = line.text, "", []
                line.size, line.bottom, line.top = c.size, c.bottom, c.top
                line.first = c.index
            elif len(line.text) == 1 and not line.text.isalnum():
                line.size, line.first = c.size, c.index  # a bullet, of another font
        line = self._line
        if line is None:
            line = self._line = Line(c.left, c.right, c.bottom, c.top, c.size, c.index)
            self.lines.append(line)
        elif self._blank and line.text:
            line.text += " "
            line.centers.append((self._end + c.left) / 2)
        self._blank = False
        line.text += c.text
        line.centers += [(c.left + c.right) / 2] * len(c.text)
        line.right = max(line.right, c.right)
        self._end = c.right

    def close(self) -> None:
        """End the open piece."""
        if self._line is not None and not self._line.text.strip():
            self.lines.pop()
        self._line, self._blank = None, False

    def _mark(self, line: Line, c: _Character) -> None:
        at = len(line.text)
        if line.marks and line.marks[-1][0] == at and c.text != ",":
            line.marks[-1] = (at, line.marks[-1][1] + c.text)
        elif c.text == ",":
            line.marks.append((at, ""))
        else:
            line.marks.append((at, c.text))
        self._end = line.right = max(self._end, c.right)

    @staticmethod
    def _beside(line: Line, c: _Character) -> bool:
        shared = min(line.top, c.top) - max(line.bottom, c.bottom)
        return shared > 0.4 * min(line.top - line.bottom, c.top - c.bottom)
