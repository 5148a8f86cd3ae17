"""BibTeX to entries. Pure."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flows.land.written import month_number
from flows.lazy import pattern
from flows.trace.csl import Broken, note_fields
from flows.trace.entry import FIELDS
from flows.trace.urls import urls_in

_TYPES = {
    "article": "article-journal",
    "techreport": "report",
    "report": "report",
    "book": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "misc": "document",
    "manual": "report",
    "unpublished": "manuscript",
}
_PUBLISHERS = ("institution", "publisher", "organization", "organisation", "school")
_CONTAINERS = ("journal", "journaltitle", "booktitle")
_ADDRESSES = ("url", "doi", "tables_url")
_COMMAND = pattern(r"\\(?:url|href|texttt|emph|textit|textbf)\s*\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: its number from 1, its fields or what is wrong with it, its original text."""

    number: int
    fields: dict[str, Any] | None
    fault: str | None
    original: str


def bibtex_entries(data: bytes) -> Iterator[BibEntry]:
    """Entries of a BibTeX file, with the extra fields of ``entry.FIELDS``.

    Raises:
        Broken: the bytes are no text.
    """
    import bibtexparser  # noqa: PLC0415 - most inboxes hold no BibTeX
    from bibtexparser import model  # noqa: PLC0415

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what older reference managers write
    if "\x00" in text[:1000]:
        raise Broken("this is no BibTeX; export the library again as BibTeX in UTF-8")
    # What it would print of broken blocks is in the blocks themselves, with their lines.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text, parse_stack=_middleware())
    number = 0
    for block in library.blocks:
        if isinstance(block, model.ParsingFailedBlock):
            number += 1
            yield BibEntry(number, *_failed(block, model), block.raw or "")
        elif isinstance(block, model.Entry):
            number += 1
            yield BibEntry(number, _fields(block), None, block.raw or "")


def _middleware() -> list[Any]:
    from bibtexparser import middlewares  # noqa: PLC0415

    return [
        middlewares.NormalizeFieldKeys(),
        middlewares.ResolveStringReferencesMiddleware(),
    ]


def _failed(block: Any, model: Any) -> tuple[dict[str, Any] | None, str | None]:
    line = (block.start_line or 0) + 1
    if isinstance(block, model.DuplicateBlockKeyBlock):
        # The registry itself says which of two entries of one id stays.
        entry = block.ignore_error_block
        return (_fields(entry), None) if isinstance(entry, model.Entry) else (None, "duplicate")
    if isinstance(block, model.DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        return None, f"field {names} stands twice in the entry of line {line}; keep one"
    reason = " ".join(str(block.error).split())[:200]
    return None, f"broken BibTeX in line {line}: {reason}; check braces and commas"


def _fields(entry: Any) -> dict[str, Any]:
    raw = {field.key.lower(): str(field.value) for field in entry.fields}
    value = {
        name: _address(text) if name in _ADDRESSES else _plain(text) for name, text in raw.items()
    }
    authors = _authors(raw.get("author", ""))
    corporate = [name for name, whole in authors if whole]
    fields: dict[str, Any] = {**note_fields(value.get("note"))}
    fields |= {name: value[name] for name in FIELDS if value.get(name)}
    fields["id"] = entry.key.strip()
    fields["type"] = _TYPES.get(entry.entry_type.lower(), "document")
    fields["author"] = "; ".join(name for name, _ in authors)
    fields["publisher"] = next(
        (value[name] for name in _PUBLISHERS if value.get(name)),
        corporate[0] if len(corporate) == 1 else value.get("journal"),
    )
    fields["issued"] = value.get("date") or _issued(value)
    written = urls_in(value.get("howpublished")) or urls_in(value.get("note"))
    fields["url"] = value.get("url") or (written[0] if written else None)
    fields["doi"] = value.get("doi")
    fields["aliases"] = (value.get("aliases") or "").split(";")
    fields["names"] = [value[name] for name in (*_CONTAINERS, "shorttitle") if value.get(name)]
    fields["said"] = {
        "publisher": next((value[name] for name in _PUBLISHERS if value.get(name)), None),
        "container-title": next((value[name] for name in _CONTAINERS if value.get(name)), None),
        "title-short": value.get("shorttitle"),
    }
    return fields


def _issued(value: dict[str, str]) -> str | None:
    year, month = value.get("year"), value.get("month")
    if not (year and year.isdigit() and month):
        return year
    number = month_number(month)
    if number:
        return f"{year}-{number:02d}"
    # "13" is no month; "14 May" and "May/June" are more than one.
    return f"{year}-{month}" if month.isdigit() else f"{month} {year}"


def _authors(raw: str) -> list[tuple[str, bool]]:
    """Authors in order, each with whether double braces mark it as an organisation."""
    text = _unwrap(raw.strip())
    found: list[tuple[str, bool]] = []
    depth, part = 0, ""
    for piece in re.split(r"(\{|\}|\s+and\s+)", text):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth -= 1
        if depth == 0 and piece.strip() == "and":
            found.append(_author(part))
            part = ""
        else:
            part += piece
    if part.strip():
        found.append(_author(part))
    return found


def _author(part: str) -> tuple[str, bool]:
    part = part.strip()
    whole = part.startswith("{") and part.endswith("}")
    name = _plain(part)
    if not whole and "," not in name and " " in name:
        given, _, family = name.rpartition(" ")
        name = f"{family}, {given}"
    return name, whole


def _unwrap(text: str) -> str:
    if text[:1] in '{"' and text[-1:] in '}"' and len(text) > 1:
        return text[1:-1]
    return text


def _address(text: str) -> str:
    return _COMMAND.sub(r"\1", text).replace("\\", "").strip('{}" ')


def _plain(text: str) -> str:
    text = _COMMAND.sub(r"\1", text)
    if "\\" in text:
        from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415

        try:
            text = LatexNodes2Text().latex_to_text(text)
        except Exception:  # noqa: BLE001 - a macro it does not know; the letters remain
            text = text.replace("\\", "")
    text = text.replace("~", " ").replace("--", "-")
    return " ".join(text.replace("{", "").replace("}", "").strip('"').split())
