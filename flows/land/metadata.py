"""What a document says of itself: front matter, meta tags, JSON-LD, sidecar."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flows.land.blocks import Meta
from flows.land.written import ADDRESS, HOW, NotADate, date_read
from flows.lazy import pattern

_ISO = pattern(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![^\W_T]|[-/]\w)")
_WEEKDAY = pattern(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_CLOCK = pattern(r"(?<=\d{4})[,\s]+(?:at\s+)?\d{1,2}:\d\d.*$")
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?=$|[-_.;,\s])")
_PAGES = pattern(r"Article|Posting|Report|WebPage|Page|Dataset")
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")
_MOST_JSON = 1_000_000  # characters
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "url": ("url", "canonical", "canonical_url", "canonicalurl", "permalink"),
    "publisher": ("publisher", "site", "site_name", "publication", "organization", "organisation"),
    "author": ("author", "authors", "byline"),
    "section": ("section", "desk", "category"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "issued"),
    "language": ("language", "lang"),
}


def meta_of(fields: Mapping[str, Any]) -> Meta:
    """Metadata from front matter or a sidecar, under the names people use."""
    found: dict[str, str | None] = {}
    lower = {str(key).lower(): value for key, value in fields.items()} if fields else {}
    for slot, names in _NAMES.items():
        for name in names:
            value = _plain(lower[name]) if name in lower else None
            if value:
                found[slot] = value
                break
    found["published"] = iso_date(found.get("published"))
    found["language"] = language_of(found.get("language"))
    if "://" not in (found.get("url") or ""):
        found["url"] = None
    return Meta(**found)


def odd_fields(fields: Mapping[str, Any]) -> list[str]:
    """What front matter or a sidecar says that is not understood, a sentence each.

    The document is read all the same, without it.

    >>> odd_fields({"date": "1er mai 2024"})
    ["read in part: date '1er mai 2024' as 2024; write 2024, 2024-05 or 2024-05-31"]
    """
    told = []
    lower = {str(key).lower(): value for key, value in fields.items()} if fields else {}
    for slot in ("published", "url", "language"):
        for name in _NAMES[slot]:
            value = _plain(lower[name]) if name in lower else None
            if not value:
                continue
            if slot == "published" and not (read := _date(value))[1]:
                if read[0]:
                    told.append(f"read in part: {name} '{value[:60]}' as {read[0]}; {HOW}")
                else:
                    told.append(f"passed over: {name} '{value[:60]}' is no date; {HOW}")
            # An address below the site's own is right for whoever makes pages of this.
            elif slot == "url" and "://" not in value and not value.startswith("/"):
                told.append(f"passed over: {name} '{value[:60]}' is no address; {ADDRESS}")
            elif slot == "language" and language_of(value) is None:
                told.append(
                    f"passed over: {name} '{value[:60]}' is no language tag; write en or en-GB"
                )
            break
    return told


def language_of(written: str | None) -> str | None:
    """The primary subtag of a language tag, or null if it is none."""
    match = _LANGUAGE.match(written.strip()) if written else None
    return match.group().lower() if match else None


def meta_of_html(
    tags: Sequence[Mapping[str, str]], json_ld: Sequence[str], language: str | None
) -> Meta:
    """Metadata from meta and link tags, OpenGraph, and JSON-LD; the names of front matter last."""
    meta = _tagged(tags)
    linked = _json_ld(json_ld)

    addresses = [value for value in _plainly(meta, "url") if "://" in value]

    def first(*values: str | None) -> str | None:
        return next((value for value in values if value and value.strip()), None)

    return Meta(
        title=first(
            meta.get("og:title"),
            linked.get("title"),
            meta.get("citation_title"),
            meta.get("dc.title"),
            meta.get("twitter:title"),
            *_plainly(meta, "title"),
        ),
        url=first(meta.get("canonical"), meta.get("og:url"), linked.get("url"), *addresses),
        publisher=first(
            linked.get("publisher"),
            meta.get("og:site_name"),
            meta.get("publisher"),
            meta.get("dc.publisher"),
            meta.get("citation_publisher"),
            *_plainly(meta, "publisher"),
            meta.get("application-name"),
        ),
        author=first(
            meta.get("author"),
            linked.get("author"),
            meta.get("citation_author"),
            meta.get("dc.creator"),
            *(value for value in (meta.get("article:author"),) if value and "://" not in value),
            *_plainly(meta, "author"),
        ),
        section=first(
            meta.get("article:section"), linked.get("section"), *_plainly(meta, "section")
        ),
        published=iso_date(
            first(
                meta.get("article:published_time"),
                linked.get("published"),
                meta.get("date"),
                meta.get("dc.date"),
                meta.get("pubdate"),
                meta.get("datepublished"),
                meta.get("citation_publication_date"),
                meta.get("dcterms.issued"),
                *_plainly(meta, "published"),
            )
        ),
        language=language_of(
            first(
                language,
                meta.get("og:locale"),
                meta.get("content-language"),
                *_plainly(meta, "language"),
            )
        ),
    )


def odd_tags(tags: Sequence[Mapping[str, str]]) -> list[str]:
    """As ``odd_fields``, of what meta tags say of the date under the names of front matter.

    What a site's own program writes for others (a locale, an address below the site) is let be.

    >>> odd_tags([{"": "meta", "name": "published", "content": "soon"}])
    ["passed over: published 'soon' is no date; write 2024, 2024-05 or 2024-05-31"]
    """
    meta = _tagged(tags)
    return odd_fields({name: meta[name] for name in _NAMES["published"] if name in meta})


def _tagged(tags: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What meta tags and the canonical link say, by name in small letters."""
    meta: dict[str, str] = {}
    for tag in tags:
        if tag[""] == "link":
            if "canonical" in tag.get("rel", "").lower().split():
                meta.setdefault("canonical", tag.get("href", ""))
            continue
        name = next((tag[key] for key in _NAMED_BY if tag.get(key)), "").lower()
        if name and tag.get("content"):
            meta.setdefault(name, tag["content"].strip())
    return meta


def _plainly(meta: Mapping[str, str], slot: str) -> list[str]:
    """What meta tags say under the names of front matter."""
    return [meta[name] for name in _NAMES[slot] if name in meta]


def merge(*metas: Meta) -> Meta:
    """The first that says something wins, slot by slot."""
    merged = Meta()
    for name in _NAMES:
        setattr(merged, name, next((v for m in metas if (v := getattr(m, name))), None))
    return merged


def iso_date(value: str | None) -> str | None:
    """An ISO 8601 date, possibly partial, or null."""
    return _date(value)[0] if value else None


def _date(value: str) -> tuple[str | None, bool]:
    """A date as far as it can be read, and whether that is all it says."""
    text = " ".join(value.split())[:60]
    try:
        return date_read(_CLOCK.sub("", _WEEKDAY.sub("", text)))
    except NotADate:
        pass
    match = _ISO.match(text)  # a day or month too much does not spoil the year
    if match is None:
        return None, False
    year, month, _ = match.groups()
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year, False


def _plain(value: Any) -> str | None:
    """One value in words; of a list its entries, of a person or organisation the name."""
    if isinstance(value, list | tuple):
        parts = [_scalar(entry) for entry in value[:20]]
        return ", ".join(part for part in parts if part) or None
    return _scalar(value)


def _scalar(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if value is None or isinstance(value, bool | dict | list):
        return None
    return " ".join(str(value)[:2000].split()) or None


def _json_ld(texts: Sequence[str]) -> dict[str, str]:
    """What the description of an article or page in JSON-LD says."""
    found: dict[str, str] = {}
    nodes: list[dict[str, Any]] = []
    for text in texts:
        try:
            loaded = json.loads(text) if len(text) < _MOST_JSON else None
        except (ValueError, RecursionError):
            continue
        for node in loaded if isinstance(loaded, list) else [loaded]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                nodes += (
                    [node, *(n for n in graph if isinstance(n, dict))]
                    if isinstance(graph, list)
                    else [node]
                )
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node}
    for node in nodes:
        if not _PAGES.search(str(node.get("@type"))[:200]):
            continue
        for slot, key in (
            ("title", "headline"),
            ("url", "url"),
            ("url", "mainEntityOfPage"),
            ("publisher", "publisher"),
            ("author", "author"),
            ("section", "articleSection"),
            ("published", "datePublished"),
        ):
            value = node.get(key)
            if isinstance(value, dict) and "@id" in value:
                if key == "mainEntityOfPage":
                    value = value["@id"]
                elif "name" not in value:
                    value = by_id.get(str(value["@id"]))
            plain = _plain(value)
            if plain and (slot != "url" or "://" in plain):
                found.setdefault(slot, plain)
    return found
