import pytest
from blockkit import block, check, kinds, links, marks

from flows.land.blocks import Document, Unreadable
from flows.land.reader import read_bytes

WORDS = "In this survey the share of those who trust their maps was higher than in any year before"


class Sheet:
    """Writes a small PDF: text at places, links, pages."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.links: list[list[tuple[tuple[float, float, float, float], str]]] = [[]]

    def write(self, x: float, y: float, text: str, size: float = 10, font: str = "F1") -> None:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        line = f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"
        self.pages[-1].append(line)

    def lines(self, x: float, y: float, *texts: str, size: float = 10) -> float:
        for text in texts:
            self.write(x, y, text, size)
            y -= size * 1.2
        return y

    def link(self, box: tuple[float, float, float, float], url: str) -> None:
        self.links[-1].append((box, url))

    def page(self) -> None:
        self.pages.append([])
        self.links.append([])

    def data(self) -> bytes:
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        ]
        kids = []
        for lines, found in zip(self.pages, self.links, strict=True):
            stream = "\n".join(lines)
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
            content = len(objects)
            notes = "".join(
                f"<< /Type /Annot /Subtype /Link /Rect [{a} {b} {c} {d}] "
                f"/A << /S /URI /URI ({url}) >> >> "
                for (a, b, c, d), url in found
            )
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {content} 0 R "
                f"/Annots [{notes}] >>"
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        out = "%PDF-1.4\n"
        places = []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
        out += "".join(f"{place:010} 00000 n \n" for place in places)
        out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
        return out.encode("latin-1")

    def read(self) -> Document:
        document = read_bytes("a.pdf", self.data())
        check(document)
        return document


def test_headings_paragraphs_and_pages():
    sheet = Sheet()
    sheet.write(72, 760, "Trust in maps", 20, "F2")
    y = sheet.lines(72, 730, WORDS, "and 72% of them said so. They were asked twice.")
    sheet.lines(72, y - 14, WORDS, "as well.")
    sheet.page()
    sheet.write(72, 760, "Method", 14, "F2")
    sheet.lines(72, 740, WORDS, "of the last ten.")
    document = sheet.read()
    assert kinds(document) == [
        ("heading", "Trust in maps"),
        ("paragraph", f"{WORDS} and 72% of them said so. They were asked twice."),
        ("paragraph", f"{WORDS} as well."),
        ("heading", "Method"),
        ("paragraph", f"{WORDS} of the last ten."),
    ]
    assert [b.page for b in document.blocks] == [1, 1, 1, 2, 2]
    assert document.blocks[4].section == 3
    assert document.media_type == "application/pdf"


def test_columns_are_read_one_after_the_other():
    sheet = Sheet()
    left = ["The left column begins here and goes on", *["with words and more words of it all"] * 6]
    right = ["the right column goes on with it here", *["with other words of the second half"] * 6]
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        sheet.write(60, 700 - 12 * i, a)
        sheet.write(320, 700 - 12 * i, b)
    document = sheet.read()
    assert len(document.blocks) == 1
    assert document.blocks[0].text == " ".join([*left, *right])


def test_words_divided_at_line_ends_are_whole_again():
    sheet = Sheet()
    sheet.lines(72, 700, WORDS + " of the govern-", "ment, and the long-", "term trend is up.")
    sheet.lines(72, 600, "A long-term look, so to say, is what the government takes in the end.")
    text = sheet.read().blocks[0].text
    assert text.endswith("of the government, and the long-term trend is up.")


def test_tables_by_their_gaps():
    sheet = Sheet()
    sheet.lines(72, 720, WORDS, "of all those asked before.")
    sheet.write(72, 690, "Table 1. Trust by age")
    for i, row in enumerate(
        [("Age", "2023", "2024"), ("under 30", "41%", "44%"), ("30+", "45%", "51%")]
    ):
        for x, text in zip((72, 200, 280), row, strict=True):
            sheet.write(x, 670 - 14 * i, text)
    sheet.lines(72, 600, "Source: Map Office", WORDS)
    document = sheet.read()
    cell = block(document, "44%")
    assert (cell.row_header, cell.column_header) == ("under 30", "2024")
    assert document.blocks[cell.parent].text == "Table 1. Trust by age"


def test_raised_numbers_lead_to_footnotes():
    sheet = Sheet()
    sheet.write(72, 700, WORDS)
    sheet.write(72, 688, "and so on.")
    sheet.write(118, 692, "1", 6)
    sheet.write(72, 676, "Its area is 40 m")
    sheet.write(144, 680, "2", 6)
    sheet.write(72, 84, "1", 6)
    sheet.write(76, 80, "Map Office, 2024.", 8)
    document = sheet.read()
    note = block(document, "Map Office")
    assert (note.kind, note.label) == ("footnote", "1")
    first = block(document, "In this survey")
    assert marks(first) == [("d so on.", "1")]
    assert block(document, "Its area").text == "Its area is 40 m²"


def test_links_lie_on_their_words():
    sheet = Sheet()
    sheet.write(72, 700, "See the poll")
    sheet.write(72, 600, WORDS)
    sheet.link((90, 698, 130, 710), "https://poll.example")
    assert links(sheet.read().blocks[0]) == [("the poll", "https://poll.example")]


def test_running_heads_and_page_numbers_are_left_out():
    sheet = Sheet()
    for number in range(1, 4):
        sheet.write(72, 810, f"The 2024 report, part {number}")
        sheet.lines(72, 700, f"{number}: {WORDS}", WORDS, "to the last.")
        sheet.write(290, 30, f"Page {number}")
        if number < 3:
            sheet.page()
    assert [b.text[:8] for b in sheet.read().blocks] == ["1: In th", "2: In th", "3: In th"]


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"%PDF-1.4 broken", "no readable PDF"), (b"", "empty"), (Sheet().data(), "no text layer")],
)
def test_what_cannot_be_read_says_why(data, says):
    with pytest.raises(Unreadable, match=says):
        read_bytes("a.pdf", data)
