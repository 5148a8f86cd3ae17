"""CSL-JSON of the registry, as reference managers read it, and as an inbox takes it in again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from flows.exports.names import without_nulls
from flows.trace.entry import SURVEY_FIELDS

Row = Mapping[str, Any]
_CUSTOM = ("aliases", "series", "edition", "study")
_WORDS = ("container-title", "container-title-short", "title-short")
# The types of CSL 1.0.2: reference managers refuse an item of another.
_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic"
    " collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic"
    " hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet"
    " paper-conference patent performance periodical personal_communication post post-weblog"
    " regulation report review review-book software song speech standard thesis treaty"
    " webpage".split()
)


def csl_items(sources: Iterable[Row]) -> list[dict[str, Any]]:
    """One item for each row of ``v1.sources``: what was registered, and nothing made of it.

    What CSL has no word for stands in ``custom``.
    """
    return [without_nulls(_item(row)) for row in sources]


def _item(row: Row) -> dict[str, Any]:
    issued, said = row["issued"], _said(row)
    return {
        "id": row["source_id"],
        # CSL asks for a type; a report is what surveys are published as.
        "type": row["type"] if row["type"] in _TYPES else "report",
        "title": row["title"],
        "author": [_name(name) for name in (row["author"] or "").split("; ") if name],
        "publisher": said.get("publisher"),
        **{name: said.get(name) for name in _WORDS},
        "issued": issued and {"date-parts": [[int(part) for part in issued.split("-")]]},
        "URL": row["url"],
        "DOI": row["doi"],
        "custom": {
            **{name: said.get(name) for name in _CUSTOM},
            "cites": json.loads(row["cites"]),
            "survey": {name: row[name] for name in SURVEY_FIELDS},
        },
    }


def _said(row: Row) -> dict[str, Any]:
    """What the registry says itself; of a file of an earlier version, what comes nearest."""
    if row.get("registered"):
        return dict(json.loads(row["registered"]))
    made = row["study_id"] == row["source_id"] or (row["study_id"] or "").startswith("study:")
    return {
        "publisher": row["publisher"],
        "aliases": json.loads(row["aliases"]),
        "series": row["series"],
        "edition": row["edition"],
        "study": None if made else row["study_id"],
    }


def _name(name: str) -> dict[str, str]:
    """A person is written "Family, Given"; whatever has no comma is taken as it stands."""
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma and given else {"literal": name}
