"""Addresses as keys: two spellings of one address have one key. Pure.

A key is for comparing, never for showing: the address as written is kept beside it.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flows.lazy import pattern
from flows.remembered import remembered

# What an archive puts before the address of the page it copied.
_ARCHIVES = pattern(
    r"^(?:https?://)?(?:www\.)?(?:"
    r"web\.archive\.org/(?:web/)?(?:\d{4,14}|\*)(?:[a-z]{2}_)?/"
    r"|(?:archive\.(?:today|ph|is|li|md|vn|fo)|arquivo\.pt/wayback)/(?:\d{4,14}|o/\w+|newest)/"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{1,20}:)?"
    r"|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?"
    r")(?P<page>\S+)$",
    re.IGNORECASE,
)
_TRACKING = frozenset(
    "fbclid gclid dclid msclkid yclid igshid mc_cid mc_eid mkt_tok _hsenc _hsmi ref_src "
    "cmpid ocid smid spm xtor s_cid trk sh amp".split()
)
_DOI = pattern(r"\b10\.\d{4,9}/[^\s\"<>]+")
_ARXIV = pattern(
    r"(?:arxiv:|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)\s?(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})",
    re.IGNORECASE,
)
_SCHEME = pattern(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_URL = pattern(r"\b(?:https?://|www\.)[^\s<>\"'\]]+", re.IGNORECASE)
_FILES = (".pdf", ".html", ".htm", ".php", ".aspx", ".docx", ".xlsx", ".csv")


@remembered()
def url_key(url: str | None) -> str | None:
    """Address reduced to what tells pages apart; null if it is no web address.

    Scheme, "www.", default port, trailing slash, fragment and tracking parameters go; an
    archive's copy has the key of the page it copied; a DOI resolver's address is "doi:...".

    >>> url_key("http://www.Example.org/report/?utm_source=x#page=3")
    'example.org/report'
    >>> url_key("https://web.archive.org/web/2020/http://example.org/report")
    'example.org/report'
    """
    return _key(original_of(url) if url else None)


@remembered()
def page_key(url: str | None) -> str | None:
    """Like ``url_key``, but an archive's copy keeps its own address: another page may live."""
    return _key(url)


def original_of(url: str) -> str:
    """Address of the page that an archive's address is a copy of; else the address itself."""
    url = url.strip()
    for _ in range(3):  # a copy of a copy is seen; more is a trap
        match = _ARCHIVES.match(url)
        if match is None:
            return url
        url = match.group("page")
    return url


def is_archived(url: str | None) -> bool:
    """Whether the address is that of an archive's copy."""
    return bool(url) and _ARCHIVES.match(str(url).strip()) is not None


def host_of(url: str | None) -> str | None:
    """Host without "www."; null if there is none."""
    key = url_key(url)
    if key is None or key.startswith("doi:"):
        return None
    return key.partition("/")[0].partition("?")[0]


def doi_of(text: str | None) -> str | None:
    """First DOI in an address or a text, lower case, without resolver."""
    if not text or "10." not in text:
        return None
    match = _DOI.search(unquote(text) if "%2f" in text.lower() else text)
    if match is None:
        return None
    doi = match.group().partition("?")[0].partition("#")[0]
    return _balanced(doi.rstrip(".,;:'’”*_")).lower().rstrip("/")


def arxiv_page(identifier: str) -> str:
    """Address of the paper that an identifier such as "arXiv:2401.01234v2" names."""
    return f"https://arxiv.org/abs/{identifier.partition(':')[2].split('[')[0].strip()}"


def arxiv_doi(text: str | None) -> str | None:
    """DOI that arXiv gives each paper, from an identifier of its own; null if it is none."""
    match = _ARXIV.match(text.strip()) if text else None
    return f"10.48550/arxiv.{match.group(1).lower()}" if match else None


def urls_in(text: str | None) -> list[str]:
    """Web addresses written out in a text."""
    if not text or ("://" not in text and "www." not in text.lower()):
        return []
    return [_balanced(found.rstrip(".,;:!?'’”*_")) for found in _URL.findall(text)]


def parents(key: str) -> list[str]:
    """Keys of the pages above an address, nearest first, the bare host excluded.

    >>> parents("example.org/reports/2024/full.pdf")
    ['example.org/reports/2024/full', 'example.org/reports/2024', 'example.org/reports']
    """
    path = key.partition("?")[0]
    found = [path[: -len(suffix)] for suffix in _FILES if path.lower().endswith(suffix)]
    while path.count("/") > 1:
        path = path.rpartition("/")[0]
        found.append(path)
    return found


def _balanced(text: str) -> str:
    # "(https://example.org/a)" ends at the bracket, ".../Foo_(bar)" does not.
    while text.endswith((")", "]")) and text.count("(") < text.count(")") + text.count("]"):
        text = text[:-1].rstrip(".,;:")
    return text


def _key(url: str | None) -> str | None:
    if not url or not url.strip():
        return None
    url = url.strip().strip("<>")
    if url.lower().startswith("doi:"):
        doi = doi_of(url)
        return f"doi:{doi}" if doi else None
    if url.lower().startswith("arxiv:"):
        url = arxiv_page(url)
    if "://" not in url:
        if _SCHEME.match(url) and not re.match(r"^[\w.-]+:\d+(?:/|$)", url):
            return None  # mailto:, javascript:, tel:
        url = "//" + url.lstrip("/")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if "." not in host or parts.scheme not in ("", "http", "https"):
        return None
    host = host.removeprefix("www.")
    if host in ("doi.org", "dx.doi.org"):
        doi = doi_of(parts.path)
        if doi:
            return f"doi:{doi}"
    path = unquote(parts.path, errors="replace")
    for name in ("index.html", "index.htm", "index.php", "default.aspx"):
        if path.lower().endswith("/" + name):
            path = path[: -len(name)]
    path = re.sub("/{2,}", "/", path).rstrip("/")
    pairs = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(("utm_", "at_", "pk_", "hsa_"))
        and name.lower() not in _TRACKING
    ]
    query = urlencode(sorted(pairs))
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    return place + path + (f"?{query}" if query else "")
