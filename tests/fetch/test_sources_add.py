import json

import pytest

from flows.cli.main import run
from flows.errors import BadInput
from flows.fetch.adding import as_text, draft, write
from flows.fetch.draft import bare_doi, from_csl, is_address, missing
from flows.settings import load
from flows.trace.registry import register

PAGE = """<!doctype html><html lang="en"><head><title>Gull Pulse 2025</title>
<meta property="og:site_name" content="Gull Institute of Labour">
<meta name="citation_doi" content="10.5555/GP.2025">
<script type="application/ld+json">{"@type": "Report", "headline": "Gull Pulse 2025",
 "datePublished": "2025-03-04"}</script></head>
<body><h1>Gull Pulse 2025</h1><p>WORDS</p></body></html>""".replace(
    "WORDS", "Of the 900 gulls asked, 41% would rather be terns. " * 30
)


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "raw" / "sources").mkdir(parents=True)
    return load(raw=tmp_path / "raw", environ={}, cwd=tmp_path)


def test_a_page_is_drafted_from_what_it_says_of_itself(settings, site, make_client):
    site.pages["/pulse"] = {"body": PAGE}
    entry = draft(site.url("/pulse"), settings, id_=None, client=make_client())
    assert entry["id"] == "gil-gull-pulse-2025"
    assert (entry["title"], entry["DOI"]) == ("Gull Pulse 2025", "10.5555/gp.2025")
    assert entry["issued"] == {"date-parts": [[2025, 3, 4]]}
    assert entry["URL"] == site.url("/pulse")
    assert missing(entry) == ["sponsor", "population", "n", "mode", "field_start"]
    registry = register([("sources/new.json", as_text(entry).encode())])
    assert registry.quarantine == []
    assert registry.sources[0]["publisher"] == "Gull Institute of Labour"


def test_what_is_registered_is_not_drafted_again(settings, site, make_client):
    site.pages["/pulse"] = {"body": PAGE}
    entry = draft(site.url("/pulse"), settings, id_=None, client=make_client())
    path = write(entry, settings.raw_dir())
    assert json.loads(path.read_text(encoding="utf-8"))[0]["id"] == entry["id"]
    with pytest.raises(BadInput, match="stays as it is"):
        write(entry, settings.raw_dir())
    with pytest.raises(BadInput, match="the registry has it already"):
        draft(site.url("/pulse/?utm_source=x"), settings, id_=None, client=make_client())
    with pytest.raises(BadInput, match="another --id"):
        draft("other.html", settings, id_=entry["id"])


def test_what_cannot_be_asked_for_says_why_and_what_to_do(settings, site, make_client):
    with pytest.raises(BadInput, match=r"login page.*give the file instead"):
        draft(site.url("/members"), settings, id_=None, client=make_client())


def test_a_doi_is_described_by_its_registry():
    found = {
        "type": "journal-article",
        "title": ["On gulls"],
        "author": [{"family": "Ay", "given": "Bo", "ORCID": "0"}, "odd"],
        "issued": {"date-parts": [[2023, 2]], "date-time": "x"},
        "publisher": "Shore Press",
        "reference": [1, 2],
    }
    entry = from_csl(json.dumps(found).encode())
    assert entry["title"] == "On gulls"
    assert entry["type"] == "article-journal"
    assert entry["author"] == [{"family": "Ay", "given": "Bo"}]
    assert "reference" not in entry
    for bad in (b"[]", b"{}", b"no", b"[" * 100_000):
        with pytest.raises(ValueError):
            from_csl(bad)


@pytest.mark.parametrize(
    ("word", "address", "doi"),
    [
        ("https://gull.example/a", True, None),
        ("10.5555/AB.1", True, "10.5555/ab.1"),
        ("doi:10.5555/ab.1", True, "10.5555/ab.1"),
        ("https://doi.org/10.5555/ab.1", True, "10.5555/ab.1"),
        ("report.pdf", False, None),
        ("10.pdf", False, None),
    ],
)
def test_an_address_a_doi_or_a_file(word, address, doi):
    assert (is_address(word), bare_doi(word)) == (address, doi)


def test_the_command_prints_or_writes(capsys, tmp_path):
    page = tmp_path / "pulse.html"
    page.write_text(PAGE, encoding="utf-8")
    options = ["sources", "add", str(page), "--raw", str(tmp_path / "raw"), "--id", "gp25"]
    assert run(options) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)[0]["id"] == "gp25"
    assert "to be completed by hand: sponsor" in err
    assert run([*options, "--write"]) == 0
    assert (tmp_path / "raw" / "sources" / "gp25.json").exists()
    assert run([*options, "--write"]) == 2
