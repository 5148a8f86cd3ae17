"""The pure parts: what may be visited, what unpacks to what, what an answer is, what is due."""

import gzip
import io
import zipfile
import zlib

import pandas as pd
import pytest

from flows.errors import BadInput, BadSettings
from flows.fetch.failures import Failure, Refused
from flows.fetch.guard import private_kind, target_of
from flows.fetch.judge import judge
from flows.fetch.plan import plan
from flows.fetch.probe import probe
from flows.fetch.robots import robots_of
from flows.fetch.store import opened, slug_of
from flows.fetch.unpack import Unpacker
from flows.land.tables import MANIFEST_COLUMNS
from flows.settings import load
from flows.sheet import form_of

NOW = pd.Timestamp("2026-05-01")


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 10.1.2.3 100.64.0.1 169.254.169.254 172.16.0.1 192.168.1.1 0.0.0.0 192.0.0.192 "
        "255.255.255.255 224.0.0.1 240.0.0.1 198.18.0.1 192.0.2.1 192.88.99.1 168.63.129.16 ::1 :: "
        "::ffff:10.0.0.1 ::ffff:8.8.8.8 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 2002:7f00:1:: "
        "64:ff9b::7f00:1 2001:0:1::1 ::127.0.0.1 ff02::1 nonsense"
    ).split(),
)
def test_nothing_private_is_public(address):
    assert private_kind(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1"])
def test_the_public_internet_is(address):
    assert private_kind(address) is None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://a.example/",
            "file:///etc/passwd",
            "http://",
            "//a.example/x",
            "gopher://a.example",
        ),
        *("http://me@a.example/", "http://a.example:22/", "http://a.example:99999/"),
        *("http://a\r\nHost: b/", "http://exa mple.org/", "http://a.example/" + "x" * 9000),
        *("http://" + "ü" * 90 + ".example/", "javascript:alert(1)", "http://[::1/"),
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(Refused, match="refused"):
        target_of(url)


def test_addresses_are_sent_in_ascii_and_as_they_were_encoded():
    made = target_of("https://Bücher.example/ä b%20c?q=ö&x=%41#part")
    assert made.url == "https://xn--bcher-kva.example/%C3%A4%20b%20c?q=%C3%B6&x=%41"
    assert target_of("http://a.example:8000/x", ["a.example:8000"]).authority == "a.example:8000"
    assert target_of("http://[2606::1]/").authority == "[2606::1]"


def unpacked(data, encoding, limit=1000, size=7):
    unpacker = Unpacker(encoding, limit)
    for at in range(0, len(data), size):
        unpacker.take(data[at : at + size])
    return unpacker.finish()


def test_bodies_are_unpacked_whatever_their_chunks():
    text = b"41% of gulls " * 20
    raw = zlib.compressobj(wbits=-15)
    for encoding, data in {
        "": text,
        "identity": text,
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text[:100]) + gzip.compress(text[100:]),
        "deflate": zlib.compress(text),
    }.items():
        assert unpacked(data, encoding) == text
    assert unpacked(raw.compress(text) + raw.flush(), "deflate", size=1000) == text
    assert unpacked(gzip.compress(text) + b"\0" * 20, "gzip") == text


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (gzip.compress(b"\0" * 10_000_000, mtime=0), "gzip", "too large"),
        (b"x" * 1001, "", "too large"),
        (gzip.compress(b"abc" * 50, mtime=0)[:-4], "gzip", "cut off"),
        (b"this is not packed at all", "gzip", "cut off"),
        (b"x", "br", "wrong type"),
        (b"x", "gzip, gzip", "wrong type"),
    ],
)
def test_a_body_over_the_limit_or_broken_is_none(data, encoding, words):
    with pytest.raises(Failure, match=words):
        unpacked(data, encoding, size=20_000)


def zipped(*names, size=10):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "path", "body", "suffix"),
    [
        ("application/octet-stream", "/a.csv", b"share,n\n41,900\n", ".csv"),
        ("text/plain", "/a.md", b"# Gulls", ".md"),
        ("text/plain", "/a", b"Gulls", ".txt"),
        ("application/pdf", "/a.pdf", b"<html><p>Moved to another place</p></html>", ".html"),
        ("application/zip", "/a", zipped("xl/workbook.xml"), ".xlsx"),
        ("", "/a", zipped("word/document.xml"), ".docx"),
        ("application/vnd.ms-excel", "/a", b"share;n\n", ".csv"),
    ],
)
def test_the_bytes_say_what_an_answer_is(kind, path, body, suffix):
    url = "https://gull.example" + path
    assert judge(url, url, kind, body).suffix == suffix


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("application/pdf", b"no such thing", "wrong type"),
        ("video/mp4", b"\0\0\0 ftyp", "wrong type"),
        ("application/xml", b"<feed/>", "wrong type"),
        ("application/zip", zipped("a.exe"), "wrong type"),
        ("application/zip", b"PK\x03\x04 broken", "cut off"),
        ("", zipped("xl/workbook.xml", size=210_000_000), "too large"),
        ("text/html", b" \n", "empty"),
    ],
)
def test_what_is_no_source_says_so(kind, body, words):
    with pytest.raises(Failure, match=words):
        judge("https://gull.example/a", "https://gull.example/a", kind, body)


def test_a_long_page_with_a_login_box_is_no_login_page():
    page = b"<html><input type=password><p>" + b"Of the gulls asked, many said so. " * 60
    url = "https://gull.example/report"
    assert judge(url, url, "text/html", page).suffix == ".html"
    assert judge(url + "/auth", url + "/auth", "text/html", page).suffix == ".html"


def pdf(stream, length, filters="/FlateDecode"):
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    head += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    told = f"4 0 obj<</Length {length}/Filter{filters}>>stream\n".encode()
    return head + told + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_a_pdf_that_unpacks_to_too_much_is_found_out_elsewhere():
    small = zlib.compress(b"BT ET")
    probe(pdf(small, len(small)))
    probe(b"%PDF-1.4 broken")
    big = zlib.compress(b"BT (a) Tj ET " * 12_000_000, 1)
    with pytest.raises(Failure, match="too large: the PDF"):
        probe(pdf(big, len(big)), memory=300_000_000, seconds=3)


def test_robots_by_status():
    rules = b"User-agent: provstat\nDisallow: /*.pdf$\nCrawl-delay: 900\n"
    found = robots_of(200, rules)
    assert not found.allows("https://a.example/x.pdf")
    assert found.allows("https://a.example/x.html")
    assert found.delay == 30
    assert robots_of(404, b"").allows("https://a.example/x.pdf")
    assert robots_of(403, rules).allows("https://a.example/x.pdf")
    for status in (429, 500, 503):
        with pytest.raises(Failure, match="robots"):
            robots_of(status, b"")


def source(id_, url=None, doi=None, tables=None):
    return {"source_id": id_, "url": url, "doi": doi, "tables_url": tables}


def attempt(key, days, *, file=None, source_id="gull", error=None):
    told = {"url": f"https://{key}", "url_key": key, "source_id": source_id, "file": file}
    return told | {"retrieved_at": NOW - pd.Timedelta(days=days), "error": error}


def due(sources=(), attempts=(), wanted=(), stale_days=30):
    made = plan(sources, attempts, wanted, now=NOW, stale_days=stale_days)
    return {stop.url: (stop.sources, stop.why) for stop in made.stops}


def test_what_is_due():
    registered = [
        source("gull", "https://gull.example/a", tables="https://gull.example/t.csv"),
        source("gull-2", "http://www.gull.example/a/"),
        source("doi", doi="10.5555/a"),
        source("none"),
    ]
    attempts = [
        attempt("gull.example/t.csv", 29, file="evidence/t.csv"),
        attempt("gull.example/old", 31, file="evidence/o.html"),
        attempt("gull.example/failed", 3),
        attempt("gull.example/failing", 2),
        attempt("gull.example/inside", 0, error="refused: the host leads to a private address"),
        attempt("gull.example/led", 0, error="redirect refused: neither http nor https"),
    ]
    assert due(registered, attempts) == {
        "https://gull.example/a": (("gull", "gull-2"), "never asked"),
        "https://doi.org/10.5555/a": (("doi",), "never asked"),
        "https://gull.example/old": (("gull",), "stale"),
        "https://gull.example/failed": (("gull",), "failed before"),
        "https://gull.example/inside": (("gull",), "refused before"),
    }


def test_what_is_named_is_asked_for_and_belongs_to_its_source():
    registered = [source("gull", "https://gull.example/a")]
    asked = due(registered, [attempt("gull.example/a", 0, file="evidence/a")], ["gull"])
    assert asked == {"https://gull.example/a": (("gull",), "named")}
    copy = "https://web.archive.org/web/2024/https://gull.example/a"
    assert due(registered, [], [copy]) == {copy: (("gull",), "named")}
    with pytest.raises(BadInput, match="did you mean 'gull'"):
        due(registered, [], ["gul"])


def test_a_manifest_keeps_its_form(tmp_path):
    theirs = b"URL;File;Source ID;media_type;error;http_status;retrieved_at;who\r\na;;b;;;;;me"
    form = form_of(theirs, "manifest.csv", MANIFEST_COLUMNS, "")
    row = {"url": "https://a.example/x;y", "source_id": "s", "error": "two\nlines"}
    assert form.line(row) == b'"https://a.example/x;y";;s;;two lines;;;\r\n'
    with pytest.raises(BadInput, match="no column 'http_status'"):
        form_of(b"url,source_id,file\n", "manifest.csv", MANIFEST_COLUMNS, "")
    (tmp_path / "manifest.csv").write_bytes(theirs)
    with opened(tmp_path) as store:
        store.add([row])
    assert (tmp_path / "manifest.csv").read_bytes() == theirs + b"\n" + form.line(row)


def test_one_run_at_a_time(tmp_path):
    with opened(tmp_path), pytest.raises(BadInput, match="another"), opened(tmp_path):
        pass


def test_names_of_copies_are_plain():
    assert slug_of("SHRM/2024: ä", "") == "shrm-2024"
    assert slug_of("", "https://www.gull.example/../a?b=c") == "gull-example-a-b-c"
    assert slug_of("", "https://" + "x" * 300) == "x" * 60


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fetch = 3", "must be a table"),
        ("[fetch]\ncontakt = 'x'", "did you mean 'contact'"),
        ('[fetch]\ncontact = "a\\nb"', "one line"),
        ("[fetch]\nconcurrency = 0", "above 0"),
        ("[fetch]\nallow_hosts = 'x'", "list of text"),
    ],
)
def test_settings_of_fetching_are_checked(tmp_path, text, told):
    (tmp_path / "provstat.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings, match=told):
        load(environ={}, cwd=tmp_path)
