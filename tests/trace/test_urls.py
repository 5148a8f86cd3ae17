import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.trace.urls import doi_of, is_archived, page_key, parents, url_key, urls_in

SAME = [
    "https://www.tern.example/reports/2024/",
    "http://tern.example/reports/2024",
    "tern.example/reports/2024",
    "HTTPS://TERN.example:443/reports/2024#page=4",
    "https://tern.example/reports/2024/index.html",
    "https://tern.example//reports/2024?utm_source=letter&utm_medium=mail",
    "https://tern.example/reports/2024?fbclid=abc",
    "https://web.archive.org/web/20240131120000/https://tern.example/reports/2024",
    "https://web.archive.org/web/2024id_/http://www.tern.example/reports/2024/",
    "http://archive.ph/20240131/https://tern.example/reports/2024",
    "https://webcache.googleusercontent.com/search?q=cache:tern.example/reports/2024",
]


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_address_have_one_key(url):
    assert url_key(url) == "tern.example/reports/2024"


@pytest.mark.parametrize(
    "url",
    [
        "https://tern.example/reports/2023",
        "https://tern.example/Reports/2024",
        "https://tern.example/reports/2024?edition=2",
        "https://data.tern.example/reports/2024",
        "https://tern.example:8080/reports/2024",
    ],
)
def test_other_pages_have_other_keys(url):
    assert url_key(url) != "tern.example/reports/2024"


def test_the_order_of_parameters_does_not_matter():
    assert url_key("https://a.example/t?b=2&a=1") == url_key("https://a.example/t?a=1&b=2")


@pytest.mark.parametrize("url", [None, "", "  ", "mailto:a@b.example", "#note", "javascript:x()"])
def test_what_is_no_web_address_has_no_key(url):
    assert url_key(url) is None


def test_a_doi_is_the_same_whatever_the_resolver():
    keys = {
        url_key("https://doi.org/10.5555/ABC.1"),
        url_key("http://dx.doi.org/10.5555/abc.1"),
        url_key("doi:10.5555/abc.1"),
    }
    assert keys == {"doi:10.5555/abc.1"}


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("see https://doi.org/10.5555/abc.1).", "10.5555/abc.1"),
        ("https://journal.example/doi/full/10.5555/Abc_2?download=1", "10.5555/abc_2"),
        ("10.5555/s0140-6736(24)1", "10.5555/s0140-6736(24)1"),
        ("10.5% of 4/5", None),
        (None, None),
    ],
)
def test_doi_in_a_text(text, doi):
    assert doi_of(text) == doi


def test_an_archived_page_keeps_its_own_address():
    url = "https://web.archive.org/web/2020/http://tern.example/x"
    assert is_archived(url)
    assert page_key(url) != url_key(url) == "tern.example/x"


def test_addresses_in_a_text_end_where_the_sentence_goes_on():
    text = "See (https://tern.example/a_(b)), www.tern.example/c."
    assert urls_in(text) == ["https://tern.example/a_(b)", "www.tern.example/c"]


def test_pages_above():
    assert parents("a.example/b/c/d.pdf") == ["a.example/b/c/d", "a.example/b/c", "a.example/b"]
    assert parents("a.example/b") == []


@given(st.text(max_size=80))
def test_any_text_has_a_key_or_none_and_a_key_is_its_own_key(text):
    key = url_key(text)
    if key is not None and not key.startswith("doi:"):
        assert url_key(key) in (key, None)
