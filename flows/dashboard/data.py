"""What pages and API show, asked of one state of the published file.

Queries are the SQL files of ``warehouse/dashboard``. They read schema ``v1``, and of schema
``dashboard`` what was made ready when the file was published (``warehouse.layout``).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from flows.dashboard import search
from flows.dashboard.filters import (
    FARTHEST,
    ArticlesAsked,
    Asked,
    ClaimsAsked,
    ConflictsAsked,
    QuarantineAsked,
    SourcesAsked,
)
from flows.dashboard.published import Rows, Snapshot, told
from flows.exports.files import csv_text
from flows.exports.prov import prov_document
from flows.report.explain import explained
from flows.report.lookup import Lookup
from schemas.words import SEVERITIES
from warehouse.questions import questions
from warehouse.sql import texts

Record = dict[str, Any]
FAMILIES = {
    "UNS": "Unsupported",
    "CON": "Conflicting",
    "NUM": "Impossible",
    "DIS": "Undisclosed",
    "AGE": "Out of date",
}
_HISTORY = (
    *("rule", "name", "severity", "status", "message"),
    *("first_seen", "first_seen_at", "resolved", "resolved_at"),
)
_MOST_RUNS = 40
_MOST_VALUES = 60
_MOST_CREDITS = 200
_MOST_CHOICES = 200  # entries of a list to choose from
_CSV_ROWS = 5_000  # written at a time


class Unknown(LookupError):
    """The file holds no such thing; the message names it."""


def sql(name: str) -> str:
    """A query of ``warehouse/dashboard``."""
    return texts("dashboard")[name].rstrip()


def about(snap: Snapshot) -> Record:
    """The run that the file shows."""
    return snap.kept("about", lambda: snap.one("FROM v1.about")) or {}


def overview(snap: Snapshot) -> Record:
    """Counts, open findings over time, and what the latest run changed."""
    return snap.kept("overview", lambda: _overview(snap))


def _overview(snap: Snapshot) -> Record:
    run = snap.one("FROM v1.runs ORDER BY run_id DESC LIMIT 1")
    rules = snap.rows("FROM dashboard.open_rules")
    by = {family: dict.fromkeys(SEVERITIES, 0) for family in FAMILIES}
    for row in rules:
        by.setdefault(row["rule"][:3], dict.fromkeys(SEVERITIES, 0))[row["severity"]] += row[
            "findings"
        ]
    return {
        "about": about(snap),
        "run": run,
        "coverage": snap.one("FROM dashboard.coverage"),
        "open": [{"family": family, **found} for family, found in by.items()],
        "rules": rules,
        "timeline": snap.rows("FROM dashboard.timeline"),
        "changed": snap.rows("FROM dashboard.changed"),
    }


def page(snap: Snapshot, name: str, asked: Asked) -> Record:
    """One page of a list.

    Args:
        snap: the state of the file.
        name: the list's query.
        asked: its filters.

    Returns:
        ``total`` rows that there are, ``page``, ``size`` and the ``items`` of the page; nothing
        beyond ``FARTHEST`` rows.
    """
    order = asked.order()
    where, bound = _filtered(snap, asked)
    # Which rows stand on the page is told by few columns; the others are read of those alone.
    if asked.words() is not None or asked.listed():
        total, numbers = search.page(snap, asked, where, bound)
        chosen, bound = "SELECT unnest($numbers)", {"numbers": numbers}
    else:
        counted = f"SELECT count(*) FROM {asked.table}{where}"
        total = snap.kept((name, asked.key()), lambda: snap.values(counted, bound)[0][0])
        limits = f"LIMIT {asked.size:d} OFFSET {asked.offset:d}"
        chosen = f"SELECT rowid FROM {asked.table}{where} ORDER BY {order} {limits}"
    items = []
    if asked.offset < min(total, FARTHEST):
        items = snap.rows(f"{sql(name)} WHERE rowid IN ({chosen}) ORDER BY {order}", bound)
    return {"total": total, "page": asked.page, "size": asked.size, "items": items}


def csv_lines(snap: Snapshot, name: str, asked: Asked) -> Iterator[str]:
    """All rows of a list as CSV, a part at a time; spreadsheets run nothing of it."""
    where, bound = _filtered(snap, asked)
    said = search.having(snap, asked)
    if said is not None:
        where = f"{where or ' WHERE true'} AND {search.HELD}"
    with search.held(snap, said) as con:
        answered = con.execute(f"{sql(name)}{where} ORDER BY {asked.order()}", bound or None)
        columns = [column[0] for column in answered.description]
        yield csv_text(columns, [])
        while rows := answered.fetchmany(_CSV_ROWS):
            yield csv_text(columns, rows).partition("\n")[2]


def _filtered(snap: Snapshot, asked: Asked) -> tuple[str, dict[str, Any]]:
    conditions, bound = asked.conditions(_day(snap))
    return f" WHERE {' AND '.join(conditions)}" if conditions else "", bound


def _day(snap: Snapshot) -> dt.date:
    """The day of the run that the file shows: a link gives the same list while the file is."""
    finished = about(snap).get("finished_at")
    return finished.date() if finished else dt.date(1970, 1, 1)  # no run: no claims either


def claims(snap: Snapshot, asked: ClaimsAsked) -> Record:
    """A page of claims; ``of`` counts those that fit, whatever they lack (null in a search)."""
    found = page(snap, "claims", asked)
    if asked.lack == "any":
        return found | {"of": found["total"]}
    if asked.q is not None:  # to search twice takes too long
        return found | {"of": None}
    whole = asked.model_copy(update={"lack": "any", "size": 1, "page": 1})
    return found | {"of": page(snap, "claims", whole)["total"]}


def conflicts(snap: Snapshot, asked: ConflictsAsked) -> Record:
    """A page of contradictions."""
    return page(snap, "conflicts", asked)


def sources(snap: Snapshot, asked: SourcesAsked) -> Record:
    """A page of sources; ``missing`` is a list, null where a source is no credited survey."""
    found = page(snap, "sources", asked)
    return found | {"items": [_disclosed(row) for row in found["items"]]}


def articles(snap: Snapshot, asked: ArticlesAsked) -> Record:
    """A page of articles."""
    return page(snap, "articles", asked)


def quarantine(snap: Snapshot, asked: QuarantineAsked) -> Record:
    """A page of what was set aside."""
    return page(snap, "quarantine", asked)


def choices(snap: Snapshot, column: str) -> list[str]:
    """Publishers or sections there are, the most frequent first."""
    assert column in ("publisher", "section")
    asked = (
        f"SELECT {column} AS choice FROM v1.documents WHERE {column} IS NOT NULL"
        f" GROUP BY ALL ORDER BY count(*) DESC, choice LIMIT {_MOST_CHOICES}"
    )
    return snap.kept(("choices", column), lambda: [row["choice"] for row in snap.rows(asked)])


def link_states(snap: Snapshot) -> list[str]:
    """States of links that sources have."""
    asked = (
        "SELECT DISTINCT coalesce(last_state, 'never_fetched') AS state FROM v1.sources ORDER BY 1"
    )
    return snap.kept("states", lambda: [row["state"] for row in snap.rows(asked)])


def conflict(snap: Snapshot, claim_id: str) -> Record:
    """A claim's contradictions, and all values that it is held against.

    Raises:
        Unknown: there is no such claim.
    """
    values = snap.rows(sql("values"), {"claim": claim_id, "most": _MOST_VALUES})
    if not values or not values[0]["asked"]:
        raise Unknown(f"claim {claim_id}")
    found = snap.rows(
        "FROM v1.findings WHERE claim_id = $claim AND rule LIKE 'CON%' AND resolved IS NULL"
        " ORDER BY rule, finding_id",
        {"claim": claim_id},
    )
    return {"claim_id": claim_id, "values": values, "findings": found}


def source(snap: Snapshot, source_id: str) -> Record:
    """A source.

    Raises:
        Unknown: it is not registered.
    """
    row = snap.one("FROM v1.sources WHERE source_id = $id", {"id": source_id})
    if row is None:
        raise Unknown(f"source {source_id}")
    found = snap.rows(
        "FROM v1.findings WHERE source_id = $id AND claim_id IS NULL AND resolved IS NULL"
        " ORDER BY rule",
        {"id": source_id},
    )
    relying = snap.rows(
        sql("relying"),
        {"id": source_id},
    )
    return {"source": _disclosed(row), "findings": found, "articles": relying}


def article(snap: Snapshot, document: str, *, most: int = 2_000) -> Record:
    """An article, its claims in the order of its text, and their findings.

    Raises:
        Unknown: there is no such document.
    """
    card = snap.one("FROM v1.scorecards WHERE document = $document", {"document": document})
    if card is None:
        raise Unknown(f"article {document}")
    known = snap.one("FROM v1.documents WHERE document = $document", {"document": document})
    stated = snap.rows(
        "FROM v1.claims WHERE document = $document"
        f' ORDER BY start NULLS LAST, "end", claim_id LIMIT {most:d}',
        {"document": document},
    )
    found = snap.rows(
        "FROM v1.findings WHERE document = $document AND resolved IS NULL"
        " AND claim_id IS NOT NULL ORDER BY rule",
        {"document": document},
    )
    return {"article": card, "document": known, "claims": stated, "findings": found}


def claim(snap: Snapshot, claim_id: str) -> Record:
    """The reasoning behind a claim's verdict, its history, and who credits whom.

    Raises:
        Unknown: there is no such claim.
    """
    with snap.cursor() as con:
        held = Lookup(con)
        row = held.one("claims", "claim_id", claim_id)
        if row is None:
            raise Unknown(f"claim {claim_id}")
        case = explained(held, claim_id)
        found = held.all("findings", "claim_id", claim_id)
    history = [
        {name: one[name] for name in _HISTORY}
        for one in sorted(found, key=lambda one: (one["first_seen"], one["rule"]))
    ]
    return {
        "claim": {name: told(value) for name, value in row.items()},
        "case": case,
        "history": history,
        "credits": _credits(snap, claim_id),
    }


def _credits(snap: Snapshot, claim_id: str) -> Rows:
    """What ``provstat trace`` says, walked step by step.

    A recursive query would read all credits that there are; a step here reads those that lead on,
    and what they lead to is looked up only if there are any.
    """
    reached: list[str] = []
    ahead = [f"claim:{claim_id}"]
    some = False
    while ahead and len(reached) < _MOST_CREDITS:
        reached += ahead
        found = snap.values(
            "SELECT to_node, stands FROM v1.credits WHERE list_contains($nodes, from_node)"
            " AND from_node <> to_node",
            {"nodes": ahead},
        )
        some = some or bool(found)
        ahead = sorted({node for node, stands in found if stands}.difference(reached))
    if not some:
        return []
    return snap.rows(sql("credits"), {"nodes": reached, "most": _MOST_CREDITS})


def prov(snap: Snapshot, claim_id: str) -> Record:
    """A claim's chain of credits as PROV-JSON.

    Raises:
        Unknown: there is no such claim.
    """
    bound = {"claim": claim_id}
    row = snap.one("FROM v1.claims WHERE claim_id = $claim", bound)
    if row is None:
        raise Unknown(f"claim {claim_id}")
    chains = snap.rows("FROM v1.chains WHERE claim_id = $claim ORDER BY ALL", bound)
    named = sorted({one["source_id"] for one in chains if one["source_id"]} | {row["source_id"]})
    known = snap.rows(
        "FROM v1.sources WHERE source_id IN (SELECT unnest($named))",
        {"named": [name for name in named if name]},
    )
    run = snap.one("FROM v1.runs ORDER BY run_id DESC LIMIT 1")
    return prov_document([row], chains, known, run=run)


def runs(snap: Snapshot) -> Record:
    """The ledger, how fresh sources and inbox are, and what the rules looked at."""
    return snap.kept("runs", lambda: _runs(snap))


def _runs(snap: Snapshot) -> Record:
    return {
        "runs": snap.rows(f"FROM v1.runs ORDER BY run_id DESC LIMIT {_MOST_RUNS}"),
        "rules": snap.rows(questions()["rule-counts"].sql),
        "fresh": snap.one(
            "SELECT (SELECT max(landed_at) FROM v1.documents) AS landed_at,"
            " (SELECT max(published) FROM v1.documents) AS published,"
            " (SELECT max(last_retrieved_at) FROM v1.sources) AS retrieved_at,"
            " (SELECT count(*) FROM v1.sources WHERE last_retrieved_at IS NULL) AS never_fetched,"
            " (SELECT count(*) FROM v1.quarantine) AS quarantined"
        ),
        "stalest": snap.rows(
            "SELECT source_id, title, publisher, last_state, last_retrieved_at, copies, claims"
            " FROM v1.sources WHERE claims > 0"
            " ORDER BY last_retrieved_at NULLS FIRST, claims DESC, source_id LIMIT 20"
        ),
    }


def _disclosed(row: Record) -> Record:
    return row | {"missing": None if row["missing"] is None else json.loads(row["missing"])}
