"""The application: pages and API over one published file, behind the gate."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from flows.dashboard import api, pages
from flows.dashboard.data import Unknown
from flows.dashboard.gate import Gate
from flows.dashboard.pages import Pages, templates
from flows.dashboard.published import Held, NothingPublished, Published

_LOG = logging.getLogger("provstat.dashboard")
_FILES = {
    "report.css": ("flows.report", "templates/report.css"),
    "dashboard.css": ("flows.dashboard", "static/dashboard.css"),
    "icon.svg": ("flows.dashboard", "static/icon.svg"),
}


def create_app(
    published: Path,
    *,
    token: str | None = None,
    names: Iterable[str] = (),
    raw: Path | None = None,
) -> ASGIApp:
    """The dashboard.

    Args:
        published: the published file; it may be missing, and come later.
        token: what must be shown to be answered; null lets everyone in.
        names: host names it may be asked by, beside localhost.
        raw: the inbox whose articles may be shown.
    """
    app = FastAPI(
        title="provstat",
        version="1",
        summary="Where published statistics come from: the published file, read-only.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # these load their scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.published = Published(published)
    app.state.raw = raw
    app.include_router(api.router)
    app.include_router(pages.router)
    _add_files(app)
    _add_errors(app)

    @app.get("/health", include_in_schema=False)
    def health(snap: Held) -> dict[str, bool]:  # noqa: ARG001
        return {"ok": True}

    return Gate(app, names=names, token=token)


def _add_files(app: FastAPI) -> None:
    held = {
        name: files(package).joinpath(place).read_bytes()
        for name, (package, place) in _FILES.items()
    }

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in held:
            raise HTTPException(404)
        kind = "image/svg+xml" if name.endswith(".svg") else "text/css"
        return Response(held[name], media_type=f"{kind}; charset=utf-8")


def _add_errors(app: FastAPI) -> None:
    write = Pages(templates())

    def told(request: Request, status: int, detail: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": detail}, status)
        return write.page(request, "error", None, status, code=status, detail=detail)

    @app.exception_handler(NothingPublished)
    def nothing(request: Request, error: Exception) -> Response:
        return told(request, 503, str(error))

    @app.exception_handler(Unknown)
    def unknown(request: Request, error: Exception) -> Response:
        return told(request, 404, f"The published file holds no {error.args[0]}.")

    @app.exception_handler(HTTPException)
    def wrong(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 500)
        return told(request, status, "There is no such page." if status == 404 else str(error))

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: Any) -> Response:
        if request.url.path.startswith("/api/"):
            found = [{key: one[key] for key in ("loc", "msg", "type")} for one in error.errors()]
            return JSONResponse({"detail": found}, 422)
        names = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors()}))
        return told(request, 422, f"The address asks for something that cannot be: {names}.")

    @app.exception_handler(duckdb.Error)
    def broken(request: Request, error: Exception) -> Response:
        _LOG.error("%s: %s", request.url.path, error)
        return told(
            request,
            503,
            "The published file cannot answer this; perhaps an older provstat made it."
            " Run `provstat ingest` once.",
        )
