"""CSL-JSON of the registry, as reference managers read it, and as an inbox takes it in again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from flows.exports.names import without_nulls
from flows.trace.entry import SURVEY_FIELDS

Row = Mapping[str, Any]
_CUSTOM = ("series", "edition")


def csl_items(sources: Iterable[Row]) -> list[dict[str, Any]]:
    """One item for each row of ``v1.sources``; what CSL has no word for stands in ``custom``."""
    return [without_nulls(_item(row)) for row in sources]


def _item(row: Row) -> dict[str, Any]:
    issued = row["issued"]
    return {
        "id": row["source_id"],
        # CSL asks for a type; a report is what surveys are published as.
        "type": row["type"] or "report",
        "title": row["title"],
        "author": [_name(name) for name in (row["author"] or "").split("; ") if name],
        "publisher": row["publisher"],
        "issued": issued and {"date-parts": [[int(part) for part in issued.split("-")]]},
        "URL": row["url"],
        "DOI": row["doi"],
        "custom": {
            "aliases": json.loads(row["aliases"]),
            **{name: row[name] for name in _CUSTOM},
            "study": row["study_id"],
            "cites": json.loads(row["cites"]),
            "survey": {name: row[name] for name in SURVEY_FIELDS},
        },
    }


def _name(name: str) -> dict[str, str]:
    """A person is written "Family, Given"; whatever has no comma is taken as it stands."""
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma and given else {"literal": name}
