"""Reads a page as a browser would, to say what is in it."""

import base64
import hashlib
from html.parser import HTMLParser
from io import StringIO

from flows.report.html_page import write

# What the page's own templates use; whatever else turns up came in with somebody's text.
TAGS = set(
    "html head meta title style script body header main footer nav section article p h1 h2 h3 h4 h5"
    " h6 a ul li span div label select option button output table caption tr th td details summary"
    " dl dt dd figure figcaption blockquote mark sup b i strong em code pre br".split()
)
VOID = {"meta", "br"}
PAYLOAD = (
    "\"'></script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>"
    "&lt;\u202e{{7*7}}"
)


class Page(HTMLParser):
    """Elements in order: (tag, attributes), the text, and what is wrong with the nesting."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements = []
        self.words = []
        self.inline = {"style": "", "script": ""}
        self.wrong = []
        self._open = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "a" and "a" in self._open:
            self.wrong.append("a link within a link")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> out of place at {self.getpos()}")

    def handle_data(self, data):
        if self._open and self._open[-1] in self.inline:
            self.inline[self._open[-1]] += data
        else:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag, css_class=None):
        return [
            attrs
            for name, attrs in self.elements
            if name == tag
            and (css_class is None or css_class in (attrs.get("class") or "").split())
        ]


def page_of(report):
    stream = StringIO()
    write(report, stream, False)
    stream.getvalue().encode("utf-8")  # it can be written to a file
    return Page(stream.getvalue())


def assert_harmless(page):
    """Nothing on the page runs, loads or leads anywhere but what we put there."""
    assert page.wrong == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert len(page.all("script")) == len(page.all("style")) == 1
    for _, attrs in page.elements:
        assert not [name for name in attrs if name.startswith("on") or name in ("src", "style")]
        href = attrs.get("href", "#")
        assert href.startswith(("#", "https://", "http://", "mailto:")), href
    assert not set(page.source) & set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    (csp,) = [m for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert csp["content"].startswith("default-src 'none'; ")
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.inline[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}';" in csp["content"]


def assert_joined(page):
    """Ids are there once, and every link within the page has somewhere to go."""
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for attrs in page.all("a"):
        if attrs["href"].startswith("#"):
            assert attrs["href"][1:] in ids, attrs["href"]
