"""The pages. Each works without a script; all that a page shows is told by its address."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment

from flows.dashboard import charts, data, filters, words
from flows.dashboard.filters import (
    ArticlesAsked,
    Asked,
    ClaimsAsked,
    ConflictsAsked,
    QuarantineAsked,
    SourcesAsked,
)
from flows.dashboard.published import Held, Published, Snapshot
from flows.dashboard.raw_texts import marked_text
from flows.report import explain_words
from flows.report.templating import environment
from flows.report.tree import way
from schemas.words import SEVERITIES
from warehouse.catalogue import rules

NAVIGATION = (
    ("Overview", "/"),
    ("Claims", "/claims"),
    ("Conflicts", "/conflicts"),
    ("Sources", "/sources"),
    ("Articles", "/articles"),
    ("Runs", "/runs"),
)
_FIRST = 4  # claims without a citation that the overview shows


def templates() -> Environment:
    """Templates of the dashboard, and those of the report that it shares."""
    made = environment("flows.dashboard")
    made.filters["twice"] = lambda value: (value, value)
    made.filters["named_rule"] = lambda code, known: (code, f"{code} {known[code].name}")
    # A figure is kept as it stands in its file; a reader wants "$300–$1,200", not "&ndash;".
    made.filters["plain"] = html.unescape
    made.filters["ruling_words"] = explain_words.ruling_words
    made.tests["conflicting"] = lambda pair: pair[0].startswith("CON")
    made.globals.update(words.ALL, NAVIGATION=NAVIGATION, FAMILIES=data.FAMILIES)
    return made


class Pages:
    """Writes out templates with what every page shows."""

    def __init__(self, made: Environment) -> None:
        self.made = made

    def page(
        self, request: Request, name: str, snap: Snapshot | None, status: int = 200, **held: Any
    ) -> HTMLResponse:
        """A page.

        Args:
            request: what was asked.
            name: its template.
            snap: the state of the file; null for pages that show none of it.
            status: HTTP status.
            held: what the template shows.
        """
        written = self.made.get_template(f"{name}.html.j2").render(
            here=request.url.path,
            about=data.about(snap) if snap else {},
            now=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            **held,
        )
        return HTMLResponse(written, status)

    def list_page(
        self, request: Request, name: str, snap: Snapshot, asked: Asked, found: dict[str, Any]
    ) -> HTMLResponse:
        """A list with its filters and pages."""
        told = asked.model_dump(exclude_defaults=True, exclude={"page"})
        pages = -(-min(found["total"], filters.FARTHEST) // asked.size)
        return self.page(
            request,
            name,
            snap,
            asked=asked,
            told=told,
            found=found,
            pages=pages,
            farthest=filters.FARTHEST,
            filters=filters,
            rules=rules(),
            publishers=data.choices(snap, "publisher"),
            sections=data.choices(snap, "section"),
        )


router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_write = Pages(templates())


@router.get("/")
def overview(request: Request, snap: Held) -> HTMLResponse:
    """Open findings, coverage, and what changed."""
    found = data.overview(snap)
    drawn = snap.kept("drawn", lambda: _drawn(found))
    uncited = snap.kept("uncited", lambda: data.claims(snap, ClaimsAsked(size=_FIRST)))
    return _write.page(request, "overview", snap, found=found, uncited=uncited, **drawn)


@router.get("/claims")
def claims(request: Request, snap: Held, asked: Annotated[ClaimsAsked, Query()]) -> HTMLResponse:
    """Claims, by default those that lack a citation."""
    return _write.list_page(request, "claims", snap, asked, data.claims(snap, asked))


@router.get("/claims.csv")
def claims_csv(request: Request, asked: Annotated[ClaimsAsked, Query()]) -> StreamingResponse:
    """The same list, whole, as CSV."""
    file: Published = request.app.state.published

    def lines() -> Iterator[str]:
        with file.look() as snap:
            yield from data.csv_lines(snap, "claims", asked)

    with file.look():
        pass  # says at once if there is nothing to read
    return StreamingResponse(
        lines(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="claims.csv"'},
    )


@router.get("/claims/{claim_id}")
def claim(request: Request, snap: Held, claim_id: str) -> HTMLResponse:
    """The reasoning behind a verdict, its history, and who credits whom."""
    found = data.claim(snap, claim_id)
    walked = way(claim_id, found["credits"])
    return _write.page(
        request, "claim", snap, found=found, case=found["case"], way=walked, say=explain_words
    )


@router.get("/conflicts")
def conflicts(
    request: Request,
    snap: Held,
    asked: Annotated[ConflictsAsked, Query()],
) -> HTMLResponse:
    """Contradictions that stand open."""
    return _write.list_page(request, "conflicts", snap, asked, data.conflicts(snap, asked))


@router.get("/conflicts/{claim_id}")
def conflict(request: Request, snap: Held, claim_id: str) -> HTMLResponse:
    """All values that a claim is held against, drawn."""
    found = data.conflict(snap, claim_id)
    rows = [row | {"label": _side(row)} for row in found["values"]]
    units = {row["unit"] for row in rows}
    return _write.page(
        request,
        "conflict",
        snap,
        found=found,
        values=rows,
        interval=charts.interval,
        # On one scale only what is measured in one unit.
        drawn=charts.intervals(
            [row for row in rows if row["unit"] == rows[0]["unit"]],
            "Values side by side, each with its interval",
        ),
        units=units,
    )


@router.get("/sources")
def sources(
    request: Request,
    snap: Held,
    asked: Annotated[SourcesAsked, Query()],
) -> HTMLResponse:
    """Registered sources."""
    found = data.sources(snap, asked) | {"states": data.link_states(snap)}
    return _write.list_page(request, "sources", snap, asked, found)


@router.get("/sources/{source_id:path}")
def source(request: Request, snap: Held, source_id: str) -> HTMLResponse:
    """What a source discloses, its link, and who relies on it."""
    return _write.page(
        request, "source", snap, found=data.source(snap, source_id), items=filters.ITEMS
    )


@router.get("/articles")
def articles(
    request: Request,
    snap: Held,
    asked: Annotated[ArticlesAsked, Query()],
) -> HTMLResponse:
    """Articles with their scorecards."""
    return _write.list_page(request, "articles", snap, asked, data.articles(snap, asked))


@router.get("/articles/{document:path}")
def article(request: Request, snap: Held, document: str) -> HTMLResponse:
    """An article as it reads, its figures marked, or its claims in order."""
    found = data.article(snap, document)
    marked, why = marked_text(request.app.state.raw, found["document"], found["claims"])
    notes = {
        row["claim_id"]: {"number": at, "verdict": words.verdict(row), "row": row}
        for at, row in enumerate(found["claims"], start=1)
    }
    messages: dict[str, list[dict[str, Any]]] = {}
    for row in found["findings"]:
        messages.setdefault(row["claim_id"], []).append(row)
    return _write.page(
        request,
        "article",
        snap,
        found=found,
        marked=marked,
        why=why,
        notes=notes,
        messages=messages,
    )


@router.get("/runs")
def runs(
    request: Request,
    snap: Held,
    asked: Annotated[QuarantineAsked, Query()],
) -> HTMLResponse:
    """The ledger, freshness, and what was set aside."""
    found = data.quarantine(snap, asked) | {"ledger": data.runs(snap)}
    return _write.list_page(request, "runs", snap, asked, found)


def _drawn(found: dict[str, Any]) -> dict[str, Any]:
    """Charts of the overview, and the tables that say the same."""
    timeline = found["timeline"]
    runs = list(dict.fromkeys((row["run_id"], row["finished_at"]) for row in timeline))
    labels = [finished.strftime("%d %b %H:%M") if finished else run for run, finished in runs]

    def series(kind: str, names: tuple[str, ...]) -> dict[str, list[int]]:
        sums: dict[tuple[str, str], int] = {}
        for row in timeline:
            key = (row["run_id"], row[kind])
            sums[key] = sums.get(key, 0) + row["findings"]
        return {name: [sums.get((run, name), 0) for run, _ in runs] for name in names}

    severity = series("severity", SEVERITIES)
    family = series("family", tuple(data.FAMILIES))
    told = "Open findings after each run, by"
    return {
        "labels": labels,
        "by_severity": severity,
        "by_family": family,
        "severity_chart": charts.stacked(labels, severity, f"{told} severity") if runs else "",
        "family_chart": charts.stacked(labels, family, f"{told} family") if runs else "",
    }


def _side(row: dict[str, Any]) -> str:
    """Who says it: the article, or the source."""
    said = row["article"] or row["document"] if row["member_type"] == "claim" else row["source"]
    return f"{html.unescape(row['figure'])} · {said or row['source_id']}"
