"""Whatever the bytes: a document whose offsets hold, or a reason; and in time linear in size."""

import gc
import time

import pytest
from blockkit import check
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.land.blocks import Document, Unreadable
from flows.land.reader import read_bytes

TAGS = (
    "<div> </div> <p> </p> <ul><li> </ul> <table> <tr> <td> <th> </table> <caption> <b> </b> "
    "<sup> </sup> <br> <nav> </nav> <main> <article> </article> <h1> </h1> <blockquote> "
    "</blockquote> <pre> <script> </script> <!-- --> <![CDATA[ </a> <title> </svg> </span> < >"
).split()
TAGS_WITH_ATTRIBUTES = [
    *("<td colspan=2>", "<th rowspan=3>", "<aside class=related>", "<p id=fn1>", "<span hidden>"),
    *("<a href='#fn1'>", '<a href="x', "<img alt='what it &lt; shows' src=x>"),
    "<svg aria-label='a picture of it'>",
]
REFERENCES = "&amp; &#x41; &nbsp &copy2024 &#0; &bogus; [^1] [^1]: [1] [2,3] ¹ †".split()
MARKDOWN = [
    *("- ", "* ", "1. ", "> ", "# ", "```\n", "`", "**", "*", "_", "~~", "\\", "|", "[a](b)"),
    *("![a picture](u)", "[1]: http://a.b\n", "| a | b |\n|---|---|\n", "=====\n", "-----\n"),
    *('{{< x alt="some long words" >}}', "{% y %}", ":::note\n", "http://x.y/z(1)"),
    "---\ntitle: 'It''s &amp; x'\nsummary: >-\n  a b\n  c\n---\n",
    '+++\ntitle = "a\\u00e9"\n+++\n',
]
WORDS = [
    *("\n", "\n\n", "\r\n", "\t", "  ", " ", "é", "🎉", "\u00ad", "\u200b", "\u00a0", "\u2028"),
    *("\x1c", "\ufeff", "\ue0fe", "A heading", "words go on here", "It ends.", "72%", "42", '"'),
    *("No ....... 42%\n", "a   1   2\n", "References\n", "Source: x\n"),
]
PIECES = [*TAGS, *TAGS_WITH_ATTRIBUTES, *REFERENCES, *MARKDOWN, *WORDS]
UNITS = {
    "html": [
        *("<!-- x ", "<a ", '<a href="x ', '<a x=">" ', "</a", "<div>", "<table><tr><td>"),
        *("<table>", "<ul><li>x", "<b><p>x", "<sup>1", "&aaaaaaaaa", "<script>", "<![CDATA["),
        *("<main>x", "<aside>x", "<p id=f>x<a href='#f'>1</a>", "<section><td>x", "<h1>x"),
        *("<p hidden>x", "<span>7</span>", "<dl><dt>a<dd>b"),
    ],
    "md": [
        *("[", "> ", "- ", "*a _b ", "`a``", "[a](", "![a", "|a", "<a", "<div>\n\n", "<!-- \n\n"),
        *("[^1]: x\n\n", "{{< ", "é ", "1. x\n", "x [1] ", "http://a.b/(c ", "a\n---\n"),
        "|a|b|\n|-|-|\n|c|d|\n\n",
    ],
    "txt": [
        *("a....", "|a|\n", "a  1\n", "- a\n", "AB CD\n", "a\n\n", "---\n", "a\t", " - a\n"),
        *("[1]¹ ", "[1] a\n\n", "word ", "http://a.b/(c "),
    ],
}


def read_or_reason(name: str, data: bytes) -> Document | str:
    try:
        return read_bytes(name, data)
    except Unreadable as error:
        return str(error)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["md", "html", "txt"]))
def test_every_mixture_of_markup_has_true_offsets(pieces, suffix):
    found = read_or_reason(f"a.{suffix}", "".join(pieces).encode())
    if isinstance(found, Document):
        check(found)


@settings(max_examples=150)
@given(st.binary(max_size=200), st.sampled_from(["md", "html", "txt", "pdf", "docx", "odd"]))
def test_any_bytes_give_a_document_or_a_reason(data, suffix):
    found = read_or_reason(f"a.{suffix}", data)
    assert found
    if isinstance(found, Document):
        check(found)


@settings(max_examples=150)
@given(st.text(max_size=200), st.sampled_from(["md", "html", "txt"]))
def test_any_text_has_true_offsets(text, suffix):
    found = read_or_reason(f"a.{suffix}", text.encode("utf-8", "surrogatepass"))
    if isinstance(found, Document):
        check(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "unit"), [(suffix, unit) for suffix, units in UNITS.items() for unit in units]
)
def test_time_is_linear_in_size(suffix, unit):
    """Eight times the text may not take much more than eight times as long."""

    def seconds(size: int) -> float:
        data = (unit * (size // len(unit) + 1)).encode()
        gc.disable()  # it would go through all that other tests left behind
        try:
            start = time.process_time()
            read_or_reason(f"a.{suffix}", data)
            return time.process_time() - start
        finally:
            gc.enable()

    # Quadratic growth would take 64 times as long; a measurement may be disturbed once or twice.
    assert any(seconds(48_000) < 24 * seconds(6_000) + 0.05 for _ in range(3))


@pytest.mark.parametrize(("suffix", "unit"), [("html", "<div><table><tr><td>"), ("md", "> - ")])
def test_depth_is_no_limit(suffix, unit):
    check(read_bytes(f"a.{suffix}", (unit * 5_000 + "72%").encode()))
