"""The same in JSON: `/api/v1`, described by OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from flows.dashboard import data
from flows.dashboard.filters import (
    ArticlesAsked,
    ClaimsAsked,
    ConflictsAsked,
    QuarantineAsked,
    SourcesAsked,
)
from flows.dashboard.published import Held

Name = Annotated[str, Path(max_length=1_000)]


class Page(BaseModel):
    """A page of a list; columns are those of schema v1 (schemas/COLUMNS.md)."""

    total: int
    page: int
    size: int
    items: list[dict[str, Any]]


class ClaimsPage(Page):
    """A page of claims, by default of those that lack a citation (``lack=any`` lists all).

    ``of`` counts the claims that fit the other filters; null in a search.
    """

    of: int | None


class Wrong(BaseModel):
    """Why there is no answer."""

    detail: str


class Malformed(BaseModel):
    """What of a question cannot be: where it stands (``loc``), and why (``msg``)."""

    detail: list[dict[str, Any]]


_WRONG: dict[int | str, dict[str, Any]] = {
    404: {"model": Wrong, "description": "The file holds no such thing"},
    422: {"model": Malformed, "description": "A parameter that does not exist, or cannot be so"},
    503: {"model": Wrong, "description": "Nothing is published yet"},
}


def only_what_exists(request: Request) -> None:
    """Refuse parameters that a list does not know: a program takes its answer for the filtered one.

    Pages for people let them be: links gather what others add.

    Raises:
        RequestValidationError: names them, and those that exist.
    """
    asked = get_type_hints(request.scope["endpoint"]).get("asked")
    known = list(asked.model_fields) if asked else []
    there = f"there are {', '.join(known)}" if known else "this takes none"
    wrong = [
        {"type": "extra_forbidden", "loc": ("query", name), "msg": f"no such parameter; {there}"}
        for name in dict.fromkeys(request.query_params)
        if name not in known
    ]
    if wrong:
        raise RequestValidationError(wrong)


router = APIRouter(
    prefix="/api/v1",
    tags=["provstat"],
    responses=_WRONG,
    dependencies=[Depends(only_what_exists)],
)


@router.get("/overview")
def overview(snap: Held) -> dict[str, Any]:
    """Open findings by family, severity and run; coverage; what the latest run changed."""
    return data.overview(snap)


@router.get("/claims")
def claims(snap: Held, asked: Annotated[ClaimsAsked, Query()]) -> ClaimsPage:
    """Claims, by default those that lack a citation; `lack=any` gives all."""
    return ClaimsPage(**data.claims(snap, asked))


@router.get("/claims/{claim_id}")
def claim(snap: Held, claim_id: Name) -> dict[str, Any]:
    """A claim: the reasoning, its history, who credits whom."""
    return data.claim(snap, claim_id)


@router.get("/claims/{claim_id}/prov")
def prov(snap: Held, claim_id: Name) -> dict[str, Any]:
    """A claim's chain of credits as PROV-JSON (W3C)."""
    return data.prov(snap, claim_id)


@router.get("/conflicts")
def conflicts(snap: Held, asked: Annotated[ConflictsAsked, Query()]) -> Page:
    """Contradictions that stand open, both sides in one item."""
    return Page(**data.conflicts(snap, asked))


@router.get("/conflicts/{claim_id}")
def conflict(snap: Held, claim_id: Name) -> dict[str, Any]:
    """All values that a claim is held against."""
    return data.conflict(snap, claim_id)


@router.get("/sources")
def sources(snap: Held, asked: Annotated[SourcesAsked, Query()]) -> Page:
    """Registered sources: what they disclose, their link, who relies on them."""
    return Page(**data.sources(snap, asked))


@router.get("/sources/{source_id:path}")
def source(snap: Held, source_id: Name) -> dict[str, Any]:
    """A source, what is wrong with it, and the articles that rely on it."""
    return data.source(snap, source_id)


@router.get("/articles")
def articles(snap: Held, asked: Annotated[ArticlesAsked, Query()]) -> Page:
    """Articles: figures found, credited, checkable, supported, flagged."""
    return Page(**data.articles(snap, asked))


@router.get("/articles/{document:path}")
def article(snap: Held, document: Name) -> dict[str, Any]:
    """An article, its claims in order, and their findings."""
    return data.article(snap, document)


@router.get("/runs")
def runs(snap: Held) -> dict[str, Any]:
    """The ledger, how fresh the sources are, and what the rules looked at."""
    return data.runs(snap)


@router.get("/quarantine")
def quarantine(snap: Held, asked: Annotated[QuarantineAsked, Query()]) -> Page:
    """Files and rows that were set aside, and why."""
    return Page(**data.quarantine(snap, asked))
