"""The documents of an export by file name, made of the rows of schema ``v1``."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from flows.exports.annotations import annotation_collection
from flows.exports.claimreview import claim_reviews
from flows.exports.csl import csl_items
from flows.exports.prov import prov_document

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

# What each form needs of schema v1, and the file it makes.
_FORMS: dict[str, tuple[str, Callable[[Rows, str | None], Any]]] = {
    "claimreview": (
        "claimreview.jsonld",
        lambda rows, house: claim_reviews(
            rows["claims"],
            rows["sources"],
            reviewer=house,
            reviewed=_day(_last(rows["runs"])),
        ),
    ),
    "annotations": (
        "annotations.jsonld",
        lambda rows, _: annotation_collection(
            rows["claims"], rows["findings"], rows["sources"], run=_last(rows["runs"])
        ),
    ),
    "prov": (
        "prov.json",
        lambda rows, _: prov_document(
            rows["claims"], rows["chains"], rows["sources"], run=_last(rows["runs"])
        ),
    ),
    "csl": ("sources.csl.json", lambda rows, _: csl_items(rows["sources"])),
}
_SIGNED = re.compile(r"[+-][\d.,]+ ?%?")  # "+12%" is a figure
FORMS = tuple(_FORMS)
NEEDED = ("claims", "findings", "sources", "chains", "runs")


def document(form: str, rows: Rows, *, house: str | None = None) -> tuple[str, str]:
    """One document.

    Args:
        form: one of ``FORMS``.
        rows: rows of the tables of ``v1`` named in ``NEEDED``.
        house: name of the house that reviews (ClaimReview).

    Returns:
        Its file name and its text.
    """
    name, make = _FORMS[form]
    return name, json.dumps(make(rows, house), ensure_ascii=False, indent=2) + "\n"


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """CSV (RFC 4180) of a table; missing values are empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(_guarded(rows))
    return text.getvalue()


def _guarded(rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """Words of articles that a spreadsheet would run as a formula get a quote before them."""
    for row in rows:
        yield [f"'{value}" if _is_formula(value) else value for value in row]


def _is_formula(value: Any) -> bool:
    return (
        isinstance(value, str)
        and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        and not _SIGNED.fullmatch(value)
    )


def _last(runs: Sequence[Row]) -> Row | None:
    return max(runs, key=lambda row: row["run_id"], default=None)


def _day(run: Row | None) -> str | None:
    return run["finished_at"].date().isoformat() if run else None
