import io
import zipfile

import pytest
from blockkit import block, check, kinds, links, marks

from flows.land.blocks import Document, Unreadable
from flows.land.reader import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="My style"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def p(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(identifier: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def item(text: str, level: int = 0) -> str:
    return p(text, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def pack(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        for name, text in parts.items():
            archive.writestr(
                f"word/{name.replace('__', '/')}.xml".replace("rels.xml", "document.xml.rels"), text
            )
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    document = read_bytes("a.docx", pack(body, **parts))
    check(document)
    return document


def test_paragraphs_by_their_styles():
    document = read(
        p("Trust", "Mine")
        + p("Some 72% agree:")
        + item("a 1%")
        + item("b", 1)
        + item("c")
        + p("So.", "Zitat")
    )
    assert kinds(document) == [
        *(("heading", "Trust"), ("paragraph", "Some 72% agree:"), ("item", "a 1%")),
        *(("item", "b"), ("item", "c"), ("quote", "So.")),
    ]
    assert [b.parent for b in document.blocks[2:5]] == [1, 2, 1]
    assert document.text.split("\n")[1] == "Some 72% agree:"


def test_runs_make_one_text():
    document = read(
        p(
            run("A ")
            + run("72", "<w:b/>")
            + run("%")
            + run(" of it", '<w:b w:val="0"/><w:i/>')
            + run("hidden", "<w:vanish/>")
            + "<w:del><w:r><w:delText>81</w:delText></w:r></w:del>"
            + "<w:r><w:tab/></w:r>"
            + run("end"),
            properties="<w:tabs><w:tab/></w:tabs><w:rPr><w:b/></w:rPr>",
        )
    )
    b = document.blocks[0]
    assert b.text == "A 72% of it end"
    assert [b.text[a:z] for a, z in b.strong] == ["72"]
    assert [b.text[a:z] for a, z in b.emphasis] == ["of it"]


def test_footnotes_are_numbered_as_they_come():
    document = read(
        p(run("One") + mark(5) + run(" two") + mark(2)),
        footnotes=f'<w:footnotes {W}><w:footnote w:id="2">{p("Later.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("First.")}</w:footnote></w:footnotes>',
    )
    assert marks(document.blocks[0]) == [("One", "1"), ("One two", "2")]
    assert [(b.kind, b.text, b.label) for b in document.blocks[1:]] == [
        ("footnote", "Later.", "2"),
        ("footnote", "First.", "1"),
    ]


def test_links_by_relation_and_by_field():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId4" TargetMode="External" Target="https://a.example"/></Relationships>'
    )
    document = read(
        p(
            f'<w:hyperlink r:id="rId4">{run("one")}</w:hyperlink>'
            + run(" and ")
            + field("begin")
            + '<w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>'
            + field("separate")
            + run("two")
            + field("end")
        ),
        _rels__rels=relations,
    )
    assert document.blocks[0].text == "one and two"
    assert links(document.blocks[0]) == [("one", "https://a.example"), ("two", "https://b.example")]


def test_tables():
    def row(*cells: str, head: str = "") -> str:
        return f"<w:tr>{head}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Share")
    document = read(
        p("Shares:")
        + "<w:tbl>"
        + row(p("Age"), wide, head="<w:trPr><w:tblHeader/></w:trPr>")
        + row(p(""), p("2023"), p("2024"), head="<w:trPr><w:tblHeader/></w:trPr>")
        + row(p("under 30"), p("4%"), p("5%"))
        + "</w:tbl>"
        + p("Source: Own count")
    )
    cell = block(document, "5%")
    assert (cell.row_header, cell.column_header) == ("under 30", "Share / 2024")
    assert cell.parent == 0
    assert block(document, "Source").kind == "caption"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 broken", "no readable .docx"),
        (b"\xd0\xcf\x11\xe0 old", r"save it as .docx"),
        (pack(""), "no text"),
        (pack("<w:p>")[:-1] + b"x", "."),
        (pack(p("a")).replace(b"<w:document", b"<!DOCTYPE d>"), "."),
    ],
)
def test_what_cannot_be_read_says_why(data, says):
    with pytest.raises(Unreadable, match=says):
        read_bytes("a.docx", data)


def test_a_document_type_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    with pytest.raises(Unreadable, match="document type"):
        read_bytes("a.docx", out.getvalue())
