"""A first entry for the registry, from what a page, a PDF or a DOI says of itself. Pure.

Only what is said is taken over; what a person has to find out stands there empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from flows.land.blocks import Unreadable
from flows.land.build import Builder
from flows.land.decode import decode
from flows.land.html import PageReader
from flows.land.reader import read_bytes
from flows.trace.entry import SURVEY_FIELDS
from flows.trace.names import GENERIC, SMALL, initials, words
from flows.trace.urls import doi_of, host_of, original_of

_TAKEN = ("type", "title", "author", "publisher", "issued", "container-title", "URL", "DOI")
_NEEDED = ("title", "publisher", "issued", "sponsor", "population", "n", "mode", "field_start")
_TYPES = {"journal-article": "article-journal", "posted-content": "article", "report": "report"}
_MOST_JSON = 2_000_000  # bytes


def from_csl(data: bytes) -> dict[str, Any]:
    """What a DOI's registry says of it, as CSL-JSON.

    Raises:
        ValueError: it is no CSL-JSON.
    """
    if len(data) > _MOST_JSON:
        raise ValueError("too large")
    try:
        found = json.loads(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not (found.get("title") if isinstance(found, dict) else None):
        raise ValueError("no CSL-JSON")
    entry = {name: found[name] for name in _TAKEN if found.get(name)}
    for name in ("title", "container-title"):
        if isinstance(entry.get(name), list):
            entry[name] = str(entry[name][0]) if entry[name] else None
    entry["type"] = _TYPES.get(str(entry.get("type")), str(entry.get("type") or "report"))
    if isinstance(entry.get("author"), list):
        kept = ("family", "given", "literal")
        entry["author"] = [
            {name: person[name] for name in kept if person.get(name)}
            for person in entry["author"]
            if isinstance(person, dict)
        ]
    if isinstance(entry.get("issued"), dict):
        entry["issued"] = {"date-parts": entry["issued"].get("date-parts")}
    return entry


def from_document(name: str, data: bytes, url: str | None) -> dict[str, Any]:
    """What a page or file says of itself.

    Args:
        name: its name; the suffix says the format.
        data: its bytes.
        url: where it was found; null for a file.

    Raises:
        Unreadable: it cannot be read.
    """
    document = read_bytes(name, data)
    meta = document.meta
    tags = _tags(data) if document.media_type == "text/html" else {}
    doi = doi_of(tags.get("citation_doi") or tags.get("dc.identifier") or tags.get("prism.doi"))
    journal = tags.get("citation_journal_title")
    page = original_of(url) if url else None
    entry: dict[str, Any] = {
        "type": "article-journal" if journal else ("report" if page is None else "webpage"),
        "title": meta.title,
        "author": _authors(meta.author),
        "publisher": meta.publisher or tags.get("citation_technical_report_institution"),
        "container-title": journal,
        "issued": _issued(meta.published),
        "URL": meta.url if meta.url and host_of(meta.url) == host_of(page) else page or meta.url,
        "DOI": doi,
    }
    if document.media_type == "application/pdf":
        entry["type"] = "report"
        first = " ".join(block.text for block in document.blocks[:40])
        entry["DOI"] = doi or doi_of(first)
    return {name: value for name, value in entry.items() if value}


def complete(entry: Mapping[str, Any], taken: Collection[str], id_: str | None) -> dict[str, Any]:
    """The entry as it is to be written: with an id, and empty places for what a survey tells."""
    survey = dict.fromkeys(SURVEY_FIELDS)
    custom: dict[str, Any] = {
        "aliases": [],
        "series": None,
        "edition": None,
        "study": None,
        "cites": [],
    }
    body = {name: entry.get(name) for name in ("type", "title", "publisher", "issued")}
    rest = {name: value for name, value in entry.items() if name not in body}
    made = {"id": id_ or id_of(entry, taken), **body, **rest}
    return {**made, "custom": {**custom, "survey": survey}}


def missing(entry: Mapping[str, Any]) -> list[str]:
    """What nobody has said yet: the fields that a check of the source needs."""
    survey = entry.get("custom", {}).get("survey", {})
    found = [name for name in _NEEDED if not entry.get(name) and survey.get(name) is None]
    if not entry.get("URL") and not entry.get("DOI"):
        found.append("URL or DOI")
    return found


def id_of(entry: Mapping[str, Any], taken: Collection[str]) -> str:
    """An id that nobody has: publisher, a word or two of the title, year.

    >>> id_of({"publisher": "Tern Institute of Birds", "title": "Tern Index 2024"}, ())
    'tib-tern-index-2024'
    """
    publisher = str(entry.get("publisher") or host_of(str(entry.get("URL") or "")) or "")
    short = min(initials(publisher), key=lambda made: (len(made), made), default="").lower()
    head = short or "-".join(words(publisher)[:2])
    title = [word for word in words(entry.get("title")) if word not in SMALL | GENERIC]
    plain = [word for word in title if not word.isdigit()][:2]
    year = _year(entry)
    base = "-".join(part for part in (head, *plain, year) if part)
    base = re.sub(r"[^a-z0-9]+", "-", base).strip("-")[:60] or "source"
    made, number = base, 2
    while made in taken:
        made, number = f"{base}-{number}", number + 1
    return made


def _year(entry: Mapping[str, Any]) -> str:
    issued = entry.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if parts and parts[0]:
        return str(parts[0][0])
    years = [word for word in words(entry.get("title")) if re.fullmatch(r"(?:19|20)\d\d", word)]
    return years[-1] if years else ""


def _issued(date: str | None) -> dict[str, Any] | None:
    if not date:
        return None
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _authors(text: str | None) -> list[dict[str, str]]:
    # One string may name several people or a desk; to split it would be a guess.
    return [{"literal": text}] if text else []


def _tags(data: bytes) -> dict[str, str]:
    try:
        text, _ = decode(data, declared=True)
    except Unreadable:
        return {}
    reader = PageReader(text, Builder())
    reader.feed(0, len(text))
    reader.finish()
    found: dict[str, str] = {}
    for tag in reader.tags:
        name = (tag.get("name") or tag.get("property") or "").lower()
        if name and tag.get("content"):
            found.setdefault(name, " ".join(tag["content"].split()))
    return found


def is_address(text: str) -> bool:
    """Whether a word is a web address or DOI rather than a file."""
    return bool(urlsplit(text).scheme in ("http", "https") or bare_doi(text))


def bare_doi(text: str) -> str | None:
    """The DOI, if the word is one: "10.1234/abc", "doi:10.1234/abc", or a resolver's address."""
    if re.match(r"(?:doi:|10\.\d{4,9}/|https?://(?:dx\.)?doi\.org/)", text, re.IGNORECASE):
        return doi_of(text)
    return None
