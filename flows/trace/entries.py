"""The registry of sources: files people drop in to rows of sources and studies. Pure.

One bad entry is set aside and the rest goes on; of two entries with one id the first stays.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from flows.land.quarantine import set_aside
from flows.lazy import pattern
from flows.trace.bibtex import bibtex_entries
from flows.trace.csl import Broken, csl_entries, csl_fields
from flows.trace.entry import Faulty, source_row
from flows.trace.names import name_key, words
from flows.trace.registry_csv import csv_fields, csv_rows

STEP = "register"
_NUMBERED = pattern(r"^(?:no|nr|vol|issue|edition|wave|q[1-4]|h[12]|\d{1,4}(?:st|nd|rd|th)?)$")


@dataclass(slots=True)
class Entries:
    """Rows of ``schemas.Sources`` and ``schemas.Studies``, what was set aside, and notes."""

    sources: list[dict[str, Any]]
    studies: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    notes: list[str] = field(default_factory=list)  # for people: what was read in part


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    row: int
    original: str
    make: Callable[[], Mapping[str, Any]]  # its fields; raises Faulty


def read_entries(files: Iterable[tuple[str, bytes]]) -> Entries:
    """Read registry files.

    Args:
        files: path below the inbox and bytes of each; the suffix says the format: .json
            (CSL-JSON), .bib (BibTeX) or .csv.

    Returns:
        Sources in the order of the files, their studies, and what was set aside.
    """
    rows: list[dict[str, Any]] = []
    aside: list[dict[str, Any]] = []
    first: dict[str, dict[str, Any]] = {}
    notes: list[str] = []
    for file, data in files:
        for entry in _entries(file, data, aside):
            try:
                told: list[str] = []
                row = source_row(entry.make(), file, entry.row, told)
                before = first.get(row["source_id"])
                if before is not None:
                    raise Faulty(  # noqa: TRY301 - one way aside for every reason
                        f"id '{row['source_id']}' is already taken by {before['file']} entry "
                        f"{before['row']}, which stays; give {file} entry {entry.row} another id"
                    )
            except Faulty as error:
                aside.append(
                    set_aside(file, str(error), step=STEP, row=entry.row, original=entry.original)
                )
                continue
            first[row["source_id"]] = row
            rows.append(row)
            notes += (f"{file} entry {entry.row} ({row['source_id']}): {said}" for said in told)
    _add_series(rows)
    _add_studies(rows)
    return Entries(rows, _studies(rows), aside, notes)


def _entries(file: str, data: bytes, aside: list[dict[str, Any]]) -> Iterator[_Entry]:
    suffix = file.rpartition(".")[2].lower()
    try:
        if suffix == "csv":
            rows = csv_rows(file, data)
            aside += rows.quarantine
            for row, fields in csv_fields(rows):
                yield _Entry(file, row.number, row.original, lambda made=fields: made)  # type: ignore[misc]
        elif not data.strip():
            raise Broken("the file is empty")  # noqa: TRY301 - one way aside
        elif suffix == "bib":
            for found in bibtex_entries(data):
                yield _Entry(file, found.number, found.original, _maker(found.fields, found.fault))
        else:
            for number, entry, original in csl_entries(data):
                yield _Entry(file, number, original, lambda made=entry: csl_fields(made))  # type: ignore[misc]
    except Broken as error:
        aside.append(set_aside(file, str(error), step=STEP, data=data))


def _maker(fields: Mapping[str, Any] | None, fault: str | None) -> Callable[[], Mapping[str, Any]]:
    def make() -> Mapping[str, Any]:
        if fields is None:
            raise Faulty(fault or "cannot be read")
        return fields

    return make


def _add_series(rows: list[dict[str, Any]]) -> None:
    """Give editions that nobody marked as such their series: one title, other years."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stem = title_stem(_TIME.sub(" ", row["title"] or ""))
        publisher = name_key(row["publisher"])
        if stem and publisher:
            groups[publisher, stem].append(row)
    for group in groups.values():
        editions = {row["edition"] or edition_of(row["title"]) for row in group}
        if len(editions) == 1 and len(group) > 1:
            # "Barometer, 6-10 October 2025", "Barometer, 3-7 November 2025": one a month
            for row in group:
                row["edition"] = row["edition"] or _month(row["title"])
            editions = {row["edition"] or edition_of(row["title"]) for row in group}
        if len(group) < 2 or len(editions - {None}) < 2:
            continue
        named = next((row["series"] for row in group if row["series"]), None)
        for row in group:
            if not row["edition"]:
                row["edition"] = edition_of(row["title"])
            if not row["series"] and row["edition"]:
                row["series"] = named or _stem_as_written(_TIME.sub("", row["title"] or ""))


_TIME = pattern(
    r"[\s,:(–-]+(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s)?"
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:first|second|third|fourth) quarter|q[1-4])(?:\sof)?\s(?P<year>(?:19|20)\d\d)\)?\s*$",
    re.IGNORECASE,
)


def _month(title: str | None) -> str | None:
    """The month or quarter with its year at the end of a title: "October 2025"."""
    found = _TIME.search(title or "")
    return f"{found['month']} {found['year']}" if found else edition_of(title)


def title_stem(title: str | None) -> str:
    """Words of a title without year and number: what its editions share; '' if too little.

    >>> title_stem("Hybrid Index 2024: main results")
    'hybrid index main results'
    """
    kept = [word for word in words(title) if not _NUMBERED.match(word)]
    return " ".join(kept) if len("".join(kept)) >= 4 else ""


def edition_of(title: str | None) -> str | None:
    """The year, else the number, in a title: "2024" of "Index 2024", "8" of "Report no. 8"."""
    found = words(title)
    numbers = [word for word in found if word.isdigit() and len(word) == 4]
    if numbers:
        return numbers[-1]
    for before, word in pairwise(found):
        if word.isdigit() and before in ("no", "nr", "number", "edition", "issue", "wave", "vol"):
            return word
    return None


def _stem_as_written(title: str) -> str:
    kept = [part for part in title.split() if not _NUMBERED.match(part.lower().strip(".,:;()"))]
    return " ".join(kept).strip(" ,:;-–")


def _add_studies(rows: list[dict[str, Any]]) -> None:
    """Give each source its study: as registered, else one for its series, else its own."""
    taken = {row["study_id"] for row in rows if row["study_id"]}
    of_series: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["series"] and row["study_id"]:
            of_series[_series_key(row)].add(row["study_id"])
    for row in rows:
        if row["study_id"]:
            continue
        if row["series"] and not of_series[_series_key(row)]:
            made = f"study:{hashlib.sha256(_series_key(row).encode()).hexdigest()[:12]}"
        else:
            made = row["source_id"]
        if made in taken and made == row["source_id"]:
            made = f"study:{row['source_id']}"
        row["study_id"] = made


def _series_key(row: Mapping[str, Any]) -> str:
    return f"{name_key(row['publisher'])}|{name_key(row['series'])}"


def _studies(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["study_id"]].append(row)
    made = []
    for study, group in groups.items():
        newest = max(group, key=lambda row: row["issued"] or "")
        years = [row["issued_year"] for row in group if row["issued_year"]]
        made.append(
            {
                "study_id": study,
                "title": newest["title"],
                "publisher": newest["publisher"],
                "series": next((row["series"] for row in group if row["series"]), None),
                "editions": len(group),
                "first_year": min(years, default=None),
                "last_year": max(years, default=None),
            }
        )
    return made
