"""CSL-JSON, as Zotero and other reference managers export it, to entries. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from flows.lazy import pattern
from flows.trace.entry import FIELDS, SURVEY_FIELDS, Faulty

_NOTE_LINE = pattern(r"^\s*\{?:?([A-Za-z][A-Za-z_ -]{0,30})\s*[:=]\s*(\S.*?)\}?\s*$")
_NOTE_N = pattern(r"\bn\s*=\s*([\d,. ]*\d)", re.IGNORECASE)
_NOTE_WEIGHTED = pattern(r"\b(un|not )?weighted\b", re.IGNORECASE)


_CONTAINERS = ("container-title", "container-title-short", "title-short")
_BESIDE_A_DATE = ("date-parts", "season", "circa")  # of an empty one, which some programs write


class Broken(Exception):
    """The whole file cannot be read; the message says where and what to do."""


def csl_entries(data: bytes) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Entries of a CSL-JSON file.

    Yields:
        Number from 1, the entry as it stands, and its original text.

    Raises:
        Broken: no JSON, or no list of entries.
    """
    try:
        content = json.loads(_decode(data))
    except json.JSONDecodeError as error:
        raise Broken(
            f"broken JSON in line {error.lineno}, column {error.colno}: {error.msg}; "
            "export the library again as CSL-JSON"
        ) from error
    except (RecursionError, ValueError) as error:
        raise Broken(f"broken JSON: {str(error)[:200]}") from error
    if isinstance(content, dict):
        content = content.get("items", [content])
    if not isinstance(content, list):
        raise Broken("no CSL-JSON: the file must hold a list of entries in [ ]")
    for number, entry in enumerate(content, 1):
        yield number, entry, json.dumps(entry, ensure_ascii=False)


def csl_fields(entry: Any) -> dict[str, Any]:
    """Values of an entry by the names in ``entry.FIELDS``.

    Survey fields come from ``custom``, else from "key: value" lines of ``note``.

    Raises:
        Faulty: the entry or one of its parts has another form than CSL-JSON gives it.
    """
    if not isinstance(entry, Mapping):
        raise Faulty('an entry must be an object such as {"id": "shrm-2024", "title": ...}')
    custom = _part(entry.get("custom"), "custom")
    survey = _part(custom.get("survey"), "custom.survey")
    authors = _names(entry.get("author"), "author")
    fields: dict[str, Any] = {**note_fields(entry.get("note"))}
    fields |= {name: custom[name] for name in FIELDS if custom.get(name) not in (None, "")}
    fields |= {name: survey[name] for name in SURVEY_FIELDS if survey.get(name) is not None}
    fields["id"] = next((entry[key] for key in ("id", "citation-key") if entry.get(key)), None)
    fields["type"] = entry.get("type")
    fields["title"] = entry.get("title")
    fields["author"] = "; ".join(author for author, _ in authors)
    fields["publisher"] = (
        entry.get("publisher")
        or entry.get("authority")
        or next((name for name, corporate in authors if corporate), None)
        or entry.get("container-title")
    )
    fields["issued"] = _date(entry.get("issued"))
    fields["url"] = entry.get("URL") or fields.get("url")
    fields["doi"] = entry.get("DOI") or fields.get("doi")
    given = fields.get("aliases") or []
    if isinstance(given, str):
        given = given.split(";")
    if not isinstance(given, list):
        raise Faulty("custom.aliases must be a list of text")
    fields["aliases"] = given
    said = {name: entry.get(name) for name in _CONTAINERS}
    said["title-short"] = said["title-short"] or entry.get("shortTitle")
    said = {name: value for name, value in said.items() if value and isinstance(value, str)}
    fields["names"] = [*said.values()]
    fields["said"] = {"publisher": entry.get("publisher") or entry.get("authority"), **said}
    return fields


def note_fields(note: Any) -> dict[str, Any]:
    """What a note says in lines such as "series: Hybrid Index" or "n = 1,200, unweighted"."""
    if not isinstance(note, str):
        return {}
    found: dict[str, Any] = {}
    for line in note.splitlines():
        match = _NOTE_LINE.match(line)
        if match:
            name = match.group(1).strip().lower().replace(" ", "_").replace("-", "_")
            if name in FIELDS and name not in ("id", "type", "title"):
                found[name] = match.group(2)
    sample = _NOTE_N.search(note)
    if sample:
        found["n"] = sample.group(1)
    weighted = _NOTE_WEIGHTED.search(note)
    if weighted and "weighted" not in found:
        found["weighted"] = weighted.group(1) is None
    return found


def _decode(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Broken(f"no valid UTF-8 in line {line}; save the file as UTF-8") from error


def _part(value: Any, name: str) -> Mapping[str, Any]:
    if value is None or value == "":
        return {}
    if not isinstance(value, Mapping):
        raise Faulty(f"{name} must be an object in {{ }}")
    return value


def _names(value: Any, name: str) -> list[tuple[str, bool]]:
    """Names in order, each with whether it is an organisation's."""
    if value is None:
        return []
    if isinstance(value, str):
        return [(value, False)]
    if not isinstance(value, list):
        raise Faulty(f"{name} must be a list of names")
    found: list[tuple[str, bool]] = []
    for person in value:
        if isinstance(person, str):
            found.append((person, False))
        elif isinstance(person, Mapping) and person.get("literal"):
            found.append((str(person["literal"]), True))
        elif isinstance(person, Mapping) and person.get("family"):
            parts = [person.get("non-dropping-particle"), person["family"]]
            family = " ".join(str(part) for part in parts if part)
            given = person.get("given")
            found.append((f"{family}, {given}" if given else family, False))
        else:
            raise Faulty(f'{name} must be a list of names such as {{"family": ..., "given": ...}}')
    return found


def _date(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, Mapping):
        raise Faulty('issued must be an object such as {"date-parts": [[2024, 5, 14]]}')
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        first = parts[0] if isinstance(parts[0], list) else parts
        numbers = [str(part).strip() for part in first if str(part).strip() not in ("", "None")]
        if numbers:
            return "-".join(numbers)
    for key in ("raw", "literal", "edtf"):
        if value.get(key):
            return str(value[key])
    if any(value[key] for key in value if key not in _BESIDE_A_DATE):
        raise Faulty('issued must be an object such as {"date-parts": [[2024, 5, 14]]}')
    return None
