"""From what a person types to the claim meant: an id, its start, CODE@claim, or a place. Asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import duckdb

_PLACE = re.compile(r"(?P<document>.{1,1000}?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?")
_RULE = re.compile(r"(?P<rule>[A-Za-z]{3}\d{3})@(?P<target>.{1,1000})")
_MOST = 10  # candidates that are listed


class NotFound(Exception):
    """What was asked for is not there, or may be several things; the message says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained: a claim, or a finding about a source."""

    claim_id: str | None
    finding_id: str | None = None
    source_id: str | None = None


def find(con: duckdb.DuckDBPyConnection, text: str, *, prefix: str = "") -> Asked:
    """Find what is meant.

    Args:
        con: a connection whose schema ``v1`` is the contract.
        text: id of a claim or a finding, the start of one, RULE@ either, RULE@SOURCE, or
            DOCUMENT:LINE[:COLUMN] (also as RULE@DOCUMENT:LINE:COLUMN).
        prefix: how paths of this inbox start where they are printed ('raw/').

    Raises:
        NotFound: nothing or more than one thing fits.
    """
    text = text.strip()
    match = _RULE.fullmatch(text)
    if match is None:
        return _find(con, text, prefix)
    asked, rule = _find_or_source(con, match["target"], prefix), match["rule"].upper()
    rows = con.execute(
        "SELECT finding_id, rule FROM v1.findings WHERE resolved IS NULL AND"
        " CASE WHEN $claim IS NULL THEN claim_id IS NULL AND source_id = $source"
        " ELSE claim_id = $claim END ORDER BY rule, finding_id",
        {"claim": asked.claim_id, "source": asked.source_id},
    ).fetchall()
    found = next((finding for finding, code in rows if code == rule), None)
    if found is None:
        has = ", ".join(dict.fromkeys(code for _, code in rows)) or "none"
        raise NotFound(f"{rule} does not stand on {match['target']}; its findings: {has}")
    return Asked(asked.claim_id, found, asked.source_id)


def document_of(text: str) -> str | None:
    """The document in what a person typed, if that is a place."""
    rule = _RULE.fullmatch(text.strip())
    match = _PLACE.fullmatch(rule["target"] if rule else text.strip())
    return match["document"] if match else None


def _find_or_source(con: duckdb.DuckDBPyConnection, text: str, prefix: str) -> Asked:
    known = con.execute(
        "SELECT source_id FROM v1.sources WHERE starts_with(source_id, ?) ORDER BY 1", [text]
    ).fetchall()
    exact = [row for row in known if row[0] == text]
    if exact or (len(known) == 1 and len(text) > 1):
        return Asked(None, None, (exact or known)[0][0])
    return _find(con, text, prefix)


def _find(con: duckdb.DuckDBPyConnection, text: str, prefix: str) -> Asked:
    asked = _by_id(con, text)
    if asked is not None:
        return asked
    match = _PLACE.fullmatch(text)
    if match is not None:
        return _by_place(con, match["document"], int(match["line"]), match["column"], prefix)
    raise NotFound(
        f"no claim and no finding is called {text!r}; give an id, the start of one, or"
        " DOCUMENT:LINE:COLUMN (`provstat check --claims` and `provstat findings` show them)"
    )


def _by_id(con: duckdb.DuckDBPyConnection, text: str) -> Asked | None:
    """The claim or finding of an id, or of the start of one."""
    rows = con.execute(
        "SELECT claim_id AS id, claim_id, NULL AS finding_id, NULL AS source_id,"
        ' document, line, "column", figure, NULL AS rule FROM v1.claims'
        " WHERE starts_with(claim_id, $text)"
        " UNION ALL SELECT finding_id, claim_id, finding_id, source_id,"
        ' document, line, "column", figure, rule FROM v1.findings'
        " WHERE starts_with(finding_id, $text) AND resolved IS NULL"
        ' ORDER BY document, line, "column", id LIMIT 100',
        {"text": text},
    ).fetchall()
    exact = [row for row in rows if row[0] == text]
    rows = exact or (rows if len(text) >= 2 else [])
    if not rows:
        return None
    if len(rows) > 1:
        raise NotFound(_several(text, rows))
    return Asked(rows[0][1], rows[0][2], rows[0][3])


def _by_place(
    con: duckdb.DuckDBPyConnection, document: str, line: int, column: str | None, prefix: str
) -> Asked:
    inside = document.removeprefix("./")
    inside = inside.removeprefix(prefix) if prefix else inside
    named = con.execute(
        "SELECT DISTINCT document FROM v1.claims"
        " WHERE document IN ($typed, $inside) OR ends_with(document, '/' || $inside)"
        " OR ends_with($typed, '/' || document)"
        " ORDER BY document",
        {"typed": document, "inside": inside},
    ).fetchall()
    exact = [name for (name,) in named if name in (document, inside)]
    names = exact or [name for (name,) in named]
    if not names:
        raise NotFound(f"no document {document!r} with claims")
    if len(names) > 1:
        raise NotFound(f"{document!r} may be {', '.join(names[:_MOST])}; give more of its path")
    rows = con.execute(
        'SELECT claim_id AS id, claim_id, NULL, NULL, document, line, "column", figure, NULL'
        ' FROM v1.claims WHERE document = ? AND line = ? ORDER BY "column"',
        [names[0], line],
    ).fetchall()
    if not rows:
        near = con.execute(
            "SELECT line, string_agg(figure, ', ' ORDER BY \"column\") FROM v1.claims"
            " WHERE document = ? AND line IS NOT NULL GROUP BY line"
            " ORDER BY abs(line - ?), line LIMIT 3",
            [names[0], line],
        ).fetchall()
        told = "; ".join(f"line {at}: {figures}" for at, figures in sorted(near))
        raise NotFound(f"{names[0]} has no claim in line {line}; nearest: {told or 'none'}")
    if column is not None:
        at = int(column)
        over = [row for row in rows if row[6] <= at < row[6] + max(1, len(row[7]))]
        rows = over[-1:] or rows
    if len(rows) > 1:
        raise NotFound(_several(f"{document}:{line}" + (f":{column}" if column else ""), rows))
    return Asked(rows[0][1])


def _several(text: str, rows: list[tuple[Any, ...]]) -> str:
    lines = []
    for one in rows[:_MOST]:
        identity, _, _, _, document, line, column, figure, rule = one
        where = f"{document}:{line}:{column}" if line is not None else document
        lines.append(f"  {identity}  {where}  {rule or ''} {figure or ''}".rstrip())
    more = f"\n  and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    return f"{text!r} may be any of these:\n" + "\n".join(lines) + more
