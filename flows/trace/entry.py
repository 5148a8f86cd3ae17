"""An entry of a registry file to a row of ``schemas.Sources``, whatever the file's format. Pure."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flows.land.written import ADDRESS, HOW, NotADate, date_read, is_address
from flows.lazy import pattern
from flows.trace.names import initials, split_brackets
from flows.trace.urls import arxiv_doi, doi_of, url_key

SURVEY_FIELDS = (
    *("sponsor", "conductor", "population", "n", "mode", "field_start", "field_end"),
    *("moe", "design_effect", "weighted", "question", "tables_url"),
)
FIELDS = (
    *("id", "type", "title", "author", "publisher", "issued", "url", "doi", "aliases"),
    *("series", "edition", "study", "cites", *SURVEY_FIELDS),
)

# What stands behind a number may be its unit or a remark, but no more of the number.
_NUMBER = pattern(
    r"^(?:\+/-\s?)?[^\d.+-]{0,12}"
    r"([+-]?\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|[+-]?\d*\.?\d+)"
    r"(?=$|[\s%;()\]/*†‡]|[.,](?!\d)|(?:pp|pts?|ppts?|points?|people|adults|respondents)\b)"
    r"(?!\s\d)"
)
_TRUE = frozenset("yes y true 1 weighted".split())
_FALSE = frozenset("no n false 0 unweighted".split())


class Faulty(Exception):
    """The entry cannot be used; the message says why and what to do."""


def source_row(
    fields: Mapping[str, Any], file: str, row: int, notes: list[str] | None = None
) -> dict[str, Any]:
    """Row of ``schemas.Sources`` but for ``study_id`` where no study is given.

    Args:
        fields: values by the names in ``FIELDS``: text, number, bool, or list of text; beside
            them ``names``, others that the entry is known by, and ``said``, what of publisher and
            container the file says in those words, if not all of it is ``publisher``.
        file: registry file below the inbox.
        row: entry in that file, from 1.
        notes: what was read of it in part is added, a sentence each.

    Raises:
        Faulty: no id, neither title nor publisher, or a value that cannot be typed.
    """
    texts = {name: _text(fields.get(name), name) for name in FIELDS if name not in _LISTS}
    if texts["id"] is None:
        raise Faulty("no id; give each source one of its own, such as 'shrm-2024'")
    publisher, extra = _publisher(texts["publisher"])
    if texts["title"] is None and publisher is None:
        raise Faulty(f"'{texts['id']}' has neither title nor publisher to be credited by")
    told = notes if notes is not None else []
    issued = _date(texts["issued"], "issued", told)
    url = texts["url"]
    doi = doi_of(texts["doi"]) or arxiv_doi(texts["doi"])
    doi = doi or doi_of(url if url and "doi.org/" in url.lower() else None)
    if texts["doi"] and not doi:
        raise Faulty(f"doi '{texts['doi']}' is no DOI; write it as 10.1234/abc")
    for name in ("url", "tables_url"):
        if texts[name] and not is_address(texts[name] or ""):
            raise Faulty(f"{name} '{texts[name]}' is no address; {ADDRESS}")
    start, end = (_date(texts[name], name, told) for name in ("field_start", "field_end"))
    if start and end and start[: len(end)] > end:
        raise Faulty(f"field_start {start} is after field_end {end}")
    return {
        "source_id": texts["id"],
        "study_id": texts["study"],
        **{name: texts[name] for name in ("type", "title", "author", "series", "edition")},
        "publisher": publisher,
        "issued": issued,
        "issued_year": int(issued[:4]) if issued else None,
        "url": url,
        "url_key": url_key(url),
        "doi": doi,
        "aliases": json.dumps(_aliases(fields, publisher, extra), ensure_ascii=False),
        "cites": json.dumps(_list(fields.get("cites"), "cites"), ensure_ascii=False),
        "registered": json.dumps(_registered(fields, texts), ensure_ascii=False),
        **{name: texts[name] for name in _SURVEY_TEXTS},
        "field_start": start,
        "field_end": end,
        "n": _whole(texts["n"]),
        "moe": _number(texts["moe"], "moe"),
        "design_effect": _number(texts["design_effect"], "design_effect", least=1e-9),
        "weighted": _truth(fields.get("weighted")),
        "file": file,
        "row": row,
    }


def _date(text: str | None, name: str, notes: list[str]) -> str | None:
    if not text:
        return None
    try:
        found, whole = date_read(text)
    except NotADate as error:
        raise Faulty(f"{name} {error}") from None
    if not whole:
        said = f"was read as {found}" if found else "gives no date"
        notes.append(f"{name} '{text}' {said}; {HOW}")
    return found


_LISTS = ("aliases", "cites", "weighted")
_SURVEY_TEXTS = ("sponsor", "conductor", "population", "mode", "question", "tables_url")


def _text(value: Any, name: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Faulty(f"{name} must be text, not {json.dumps(value, ensure_ascii=False)[:60]}")
    text = " ".join(str(value).split())
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Faulty(f"{name} holds half a character (a lone surrogate)") from None
    return text or None


def _list(value: Any, name: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, Sequence):
        raise Faulty(f"{name} must be a list of text")
    found = [_text(item, name) for item in value]
    return list(dict.fromkeys(item for item in found if item))


def _publisher(text: str | None) -> tuple[str | None, list[str]]:
    """The publisher without its bracketed short form, and that short form."""
    if text is None:
        return None, []
    name, *short = split_brackets(text)
    return name, short


def _registered(fields: Mapping[str, Any], texts: Mapping[str, str | None]) -> dict[str, Any]:
    """What an entry says of the columns that hold more than it says; nothing that is empty."""
    said = fields.get("said") or {"publisher": texts["publisher"]}
    told: dict[str, Any] = {name: _text(value, name) for name, value in said.items()}
    told["aliases"] = _list(fields.get("aliases"), "aliases")
    told |= {name: texts[name] for name in ("series", "edition", "study")}
    return {name: value for name, value in told.items() if value}


def _aliases(fields: Mapping[str, Any], publisher: str | None, extra: list[str]) -> list[str]:
    """Aliases as given, with those that follow from the names: initials, "Name (SHORT)"."""
    named = [*_list(fields.get("aliases"), "aliases"), *_list(fields.get("names"), "names")]
    given = [part for alias in named for part in _both(alias)]
    found = dict.fromkeys([*given, *extra])
    known = {alias.upper() for alias in found}
    short = min(initials(publisher), key=lambda made: (len(made), made), default=None)
    if short is not None and short not in known:
        found[short] = None
    found.pop(publisher or "", None)
    return list(found)


def _both(alias: str) -> list[str]:
    parts = split_brackets(alias)
    return parts if len(parts) == 1 else [alias, *parts]


def _number(text: str | None, name: str, *, least: float = 0.0) -> float | None:
    if text is None:
        return None
    match = _NUMBER.match(text)
    value = float(re.sub(r"[ ,\u00a0\u202f]", "", match.group(1))) if match else math.nan
    if not (least <= value < 1e15):
        raise Faulty(f"{name} '{text}' is no number of that kind; write it as 1418 or 3.1")
    return value


def _whole(text: str | None) -> int | None:
    value = _number(text, "n")
    if value is not None and not value.is_integer():
        raise Faulty(f"n must be a whole number of respondents, not '{text}'")
    return None if value is None else int(value)


def _truth(value: Any) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if not word:
        return None
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise Faulty(f"weighted must be yes or no, not '{value}'")
