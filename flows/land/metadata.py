"""What a document says of itself: front matter, meta tags, JSON-LD, sidecar."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from flows.land.blocks import Meta
from flows.land.build import Builder

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?")
_SHOWN = ("title", "summary", "description", "subtitle", "dek", "deck", "standfirst", "excerpt")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "url": ("url", "canonical", "canonical_url", "canonicalurl", "permalink"),
    "publisher": ("publisher", "site", "site_name", "publication", "organization", "organisation"),
    "author": ("author", "authors", "byline"),
    "section": ("section", "desk", "category"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "issued"),
    "language": ("language", "lang"),
}


def front_matter(text: str, builder: Builder) -> tuple[Mapping[str, Any], int]:
    """Fields of the front matter and the position where the text starts.

    Titles and summaries, which readers see, become blocks. Front matter that is no YAML or
    TOML mapping is left to be read as text.
    """
    match = _FENCE.match(text)
    if not match:
        return {}, 0
    fence = match.group(1)
    end = re.compile(rf"^{re.escape(fence)}[ \t]*\r?$", re.MULTILINE).search(text, match.end())
    if not end:
        return {}, 0
    raw = text[match.end() : end.start()]
    try:
        fields = _load_yaml(raw) if fence == "---" else tomllib.loads(raw)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}, 0
    if not isinstance(fields, dict):
        return {}, 0
    after = end.end() + 1 if text[end.end() : end.end() + 1] == "\n" else end.end()
    lower = {str(key).lower(): value for key, value in fields.items()}
    for name in _SHOWN:
        value = lower.get(name)
        if isinstance(value, str) and value.strip():
            _show(name, value, text, (match.end(), end.start()), builder)
    return lower, after


def meta_of(fields: Mapping[str, Any]) -> Meta:
    """Metadata from front matter or a sidecar, under the names people use."""
    found: dict[str, str | None] = {}
    lower = {str(key).lower(): value for key, value in fields.items()}
    for slot, names in _NAMES.items():
        for name in names:
            value = _plain(lower.get(name))
            if value:
                found[slot] = value
                break
    found["published"] = iso_date(found.get("published"))
    language = found.get("language")
    found["language"] = language.lower().split("-")[0].split("_")[0] if language else None
    if found.get("url") and "://" not in (found["url"] or ""):
        found["url"] = None
    return Meta(**found)


def meta_of_html(
    tags: Sequence[Mapping[str, str]], json_ld: Sequence[str], language: str | None
) -> Meta:
    """Metadata from meta and link tags, OpenGraph, and JSON-LD."""
    meta: dict[str, str] = {}
    for tag in tags:
        if tag[""] == "link":
            if "canonical" in tag.get("rel", "").lower().split():
                meta.setdefault("canonical", tag.get("href", ""))
            continue
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name and tag.get("content"):
            meta.setdefault(name, tag["content"].strip())
    linked = _json_ld(json_ld)

    def first(*values: str | None) -> str | None:
        return next((value for value in values if value and value.strip()), None)

    return Meta(
        title=first(meta.get("og:title"), linked.get("title"), meta.get("dc.title")),
        url=first(meta.get("canonical"), meta.get("og:url"), linked.get("url")),
        publisher=first(
            linked.get("publisher"),
            meta.get("og:site_name"),
            meta.get("publisher"),
            meta.get("dc.publisher"),
            meta.get("application-name"),
        ),
        author=first(meta.get("author"), linked.get("author"), meta.get("dc.creator")),
        section=first(meta.get("article:section"), linked.get("section")),
        published=iso_date(
            first(
                meta.get("article:published_time"),
                linked.get("published"),
                meta.get("date"),
                meta.get("dc.date"),
                meta.get("pubdate"),
                meta.get("datepublished"),
            )
        ),
        language=language.lower().split("-")[0] if language else None,
    )


def merge(*metas: Meta) -> Meta:
    """The first that says something wins, slot by slot."""
    merged = Meta()
    for name in _NAMES:
        setattr(merged, name, next((v for m in metas if (v := getattr(m, name))), None))
    return merged


def _load_yaml(raw: str) -> Any:
    return yaml.load(raw, _PLAIN)  # noqa: S506 - derives from SafeLoader


def iso_date(value: str | None) -> str | None:
    """An ISO 8601 date, possibly partial, or null."""
    if not value:
        return None
    match = _ISO.match(value.strip())
    if not match:
        for pattern in ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%B %Y"):
            try:
                parsed = dt.datetime.strptime(value.strip(), pattern)  # noqa: DTZ007
            except ValueError:
                continue
            return parsed.strftime("%Y-%m" if pattern == "%B %Y" else "%Y-%m-%d")
        return None
    year, month, day = match.groups()
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(parts)


def _plain(value: Any) -> str | None:
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()[:10]
    if isinstance(value, dict):
        return _plain(value.get("name"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_plain, value) if part) or None
    if value is None or isinstance(value, bool):
        return None
    return str(value).strip() or None


def _show(name: str, value: str, text: str, span: tuple[int, int], builder: Builder) -> None:
    """A title block where the front matter holds exactly these words on one line."""
    start, end = span
    key = re.compile(rf"^[ \t]*{name}[ \t]*[:=]", re.MULTILINE | re.IGNORECASE)
    match = key.search(text, start, end)
    at = text.find(value, match.end(), end) if match else -1
    if at >= 0:
        builder.add("title", value, at)
        return
    if not match:
        return
    # Quotes doubled or escaped, or lines folded: its words, line by line.
    stop = text.find("\n", match.end())
    line = text[match.end() : stop if 0 <= stop < end else end]
    inner = line.strip().strip("'\"|>-").strip()
    if len(inner) > 3:
        builder.add("title", inner.replace("''", "' "), match.end() + line.index(inner))


def _json_ld(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        try:
            loaded = json.loads(text)
        except (ValueError, RecursionError):
            continue
        nodes = loaded if isinstance(loaded, list) else [loaded]
        for node in tuple(nodes):
            if isinstance(node, dict) and isinstance(node.get("@graph"), list):
                nodes = [*nodes, *node["@graph"]]
        for node in nodes:
            if not isinstance(node, dict):
                continue
            kind = str(node.get("@type"))
            if not re.search(r"Article|Posting|Report|WebPage|Page", kind):
                continue
            for slot, key in (
                ("title", "headline"),
                ("url", "url"),
                ("publisher", "publisher"),
                ("author", "author"),
                ("section", "articleSection"),
                ("published", "datePublished"),
            ):
                value = _plain(node.get(key))
                if value:
                    found.setdefault(slot, value)
    return found


class _PLAIN(yaml.SafeLoader):
    """Safe YAML that also takes dates it cannot parse as text."""


def _timestamp(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_PLAIN.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)
