"""`provstat explain`: the whole reasoning behind a verdict, on one screen."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli import options
from flows.cli.terminal import colour, output
from flows.errors import BadInput
from flows.settings import Settings, load

if TYPE_CHECKING:
    import duckdb

    from flows.steps import Frames

_WIDEST = 110  # characters of a line on a wide terminal; longer ones are hard to read
_PIPE = 100

raw = click.option(
    "--raw",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Read this inbox now, in memory, instead of asking the warehouse.",
)


@click.command()
@click.argument("target", metavar="FINDING|CLAIM")
@options.text_or_json
@options.output
@raw
@options.as_of
@options.root
@options.warehouse
def explain(
    *,
    target: str,
    form: str,
    to: str | None,
    raw: Path | None,
    as_of: dt.datetime | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """Explain the verdict on a claim: what was read, which source and passage, and why.

    The target is the id of a claim or finding, the start of one, RULE@CLAIM, or the place
    DOCUMENT:LINE:COLUMN as reports print it. Asks the warehouse, or with --raw an inbox.

    \b
    Examples:
      provstat explain c393ad55
      provstat explain CON202@article.md:12:34
      provstat explain article.md:12:34 --raw newsroom/ --format json
    """
    with asked(root, warehouse, raw, as_of, target) as (con, settings):
        from flows.report.explain import explanation, source_explanation
        from flows.report.explain_find import NotFound, find
        from flows.report.explain_text import explanation_lines

        prefix, place = places(settings)
        try:
            meant = find(con, target, prefix=prefix)
        except NotFound as error:
            raise BadInput(str(error)) from error
        if meant.claim_id is not None:
            case = explanation(con, meant.claim_id, finding_id=meant.finding_id)
        else:
            case = source_explanation(con, meant.source_id or "", meant.finding_id or "")
    with output(to) as stream:
        if form == "json":
            stream.write(json.dumps(case, ensure_ascii=False, indent=2, default=str) + "\n")
            return
        lines = explanation_lines(case, colour=colour(stream), place=place, width=width(stream))
        stream.writelines(f"{line}\n" for line in lines)


@contextmanager
def asked(
    root: Path | None,
    warehouse: Path | None,
    raw: Path | None,
    as_of: dt.datetime | None,
    target: str,
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Settings]]:
    """Open what is asked: an inbox read now, or the published file, or the warehouse.

    Raises:
        BadInput: there is no warehouse, it is in use, or an older provstat made it.
    """
    if raw is not None and warehouse is not None:
        raise click.UsageError("give --raw or --warehouse, not both")
    settings = load(root, raw=raw, warehouse=warehouse)
    today = (as_of.date() if as_of else dt.datetime.now(dt.UTC).date()).isoformat()
    with (
        inbox_in_memory(settings, today, target)
        if raw is not None
        else warehouse_reader(settings) as con
    ):
        yield con, settings


@contextmanager
def inbox_in_memory(
    settings: Settings, today: str, target: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The contract over the inbox as it is now; a draft that lies outside is read instead."""
    from warehouse.contract import contract_in_memory

    con = contract_in_memory(_frames_of(settings, today, target))
    try:
        yield con
    finally:
        con.close()


@contextmanager
def warehouse_reader(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, or the warehouse where there is none.

    Raises:
        BadInput: there is neither, it is in use, or an older provstat made it.
    """
    con = _file(settings)
    try:
        yield con
    finally:
        con.close()


def draft_of(settings: Settings, target: str) -> str | None:
    """The draft beside the inbox in a target that is a place; null if it names none."""
    from flows.report.explain_find import document_of

    draft = document_of(target)
    if not draft or not Path(draft).is_file():
        return None
    inside = Path(draft).resolve().is_relative_to(settings.raw_dir().resolve())
    return None if inside else draft


def places(settings: Settings) -> tuple[str, Callable[[str], str]]:
    """How paths of the inbox start, and the path to print for a document."""
    from flows.cli.checking import inbox_prefix

    if settings.raw is None or not settings.raw.is_dir():
        return "", str
    folder = settings.raw.resolve()
    prefix = inbox_prefix(folder)
    return prefix, lambda name: prefix + name if (folder / name).is_file() else name


def width(stream: object) -> int:
    """Characters of a line: those of the terminal, within reason."""
    isatty = getattr(stream, "isatty", None)
    if isatty is None or not isatty():
        return _PIPE
    return min(_WIDEST, shutil.get_terminal_size().columns)


def _frames_of(settings: Settings, today: str, target: str) -> Frames:
    from flows.cli.checking import look, named_documents

    # A draft is read as `check` reads it; what lies in the inbox is read with the rest.
    draft = draft_of(settings, target)
    named = list(named_documents((draft,), settings, draft)) if draft else []
    return look(settings, named, today).frames


def _file(settings: Settings) -> duckdb.DuckDBPyConnection:
    from warehouse.connect import WarehouseBusy, WarehouseUnusable, guarded

    published = settings.published_file()
    file = published if published.is_file() else settings.warehouse_file()
    if not file.is_file():
        raise BadInput(
            f"{file}: no such warehouse; `provstat ingest` makes it, and --raw DIR does without"
        )
    try:
        con = guarded(file)
    except (WarehouseBusy, WarehouseUnusable) as error:
        raise BadInput(str(error)) from error
    known = con.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE schema_name = 'v1' AND"
        " (table_name, column_name) IN (('credits', 'ring'), ('claims', 'decided_by'))"
    ).fetchall()
    if known[0][0] < 2:
        con.close()
        raise BadInput(f"{file}: made by an older provstat; run `provstat ingest` once")
    return con
