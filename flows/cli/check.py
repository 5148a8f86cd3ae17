"""`provstat check`: the same steps as an ingest, in memory, for one quick look."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from flows.cli import options
from flows.cli.terminal import colour, note, output
from flows.errors import BadInput
from flows.settings import Settings, load, rule_words

if TYPE_CHECKING:
    from flows.land.inputs import Named
    from flows.steps import Frames

_NOTES = 10  # lines about what was set aside, before the rest is only counted


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@options.root
@options.raw
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--claims", is_flag=True, help="Also every claim, its source and its support.")
@options.rules
@options.fail_on
@options.as_of
@options.output
@options.stdin_filename
def check(
    *,
    paths: tuple[str, ...],
    root: Path | None,
    raw: Path | None,
    form: str,
    claims: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    as_of: dt.datetime | None,
    to: str | None,
    stdin_filename: str,
) -> int:
    """Check articles in memory and print what is wrong with them.

    PATHS are files, directories of articles, or - for standard input; without any, all of the
    inbox is checked. Sources, saved evidence and rulings come from the inbox. Nothing is written.

    \b
    Examples:
      provstat check article.md
      provstat check --raw newsroom/ --select conflicting
      cat draft.md | provstat check - --format jsonl
    """
    settings = _with_options(load(root, raw=raw), select, ignore, fail_on)
    if raw is not None and not raw.is_dir():
        raise BadInput(f"--raw {raw}: no such directory; leave it out to check without an inbox")
    today = (as_of.date() if as_of else dt.datetime.now(dt.UTC).date()).isoformat()
    named = list(_named(paths, settings, stdin_filename))
    frames, places = _frames(settings, named, today)

    from flows.report.coverage import fails

    with output(to) as stream:
        _print(stream, frames, form, claims=claims, places=places)
    if named and len(frames["documents"]) < len(named):
        return 2  # a document that was asked for could not be read; the note says why
    return int(fails(frames["findings"], settings.fail_on))


def _with_options(
    settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str | None
) -> Settings:
    chosen = rule_words(",".join(select)) or settings.select
    left_out = settings.ignore + rule_words(",".join(ignore))
    return dataclasses.replace(
        settings, select=chosen, ignore=left_out, fail_on=fail_on or settings.fail_on
    )


def _named(
    paths: tuple[str, ...], settings: Settings, stdin_filename: str
) -> Iterator[tuple[Named, str]]:
    """The documents asked for, each with the path to show for it.

    One that lies in the inbox bears the name it has there, so that rulings find its claims.
    """
    from flows.land.inputs import Named
    from flows.land.paths import named_files, read_named

    inbox = settings.raw.resolve() if settings.raw else None
    seen: set[Path] = set()
    for path in paths:
        if path == "-":
            yield Named(stdin_filename, sys.stdin.buffer.read()), stdin_filename
            continue
        for file in named_files([path]):
            whole = file.resolve()
            if whole in seen:
                continue
            seen.add(whole)
            shown = path if Path(path) == file else file.as_posix()
            inside = inbox is not None and whole.is_relative_to(inbox)
            name = whole.relative_to(inbox).as_posix() if inbox and inside else shown
            yield read_named(file, name), shown


def _frames(
    settings: Settings, named: list[tuple[Named, str]], today: str
) -> tuple[Frames, dict[str, str]]:
    """All tables for the documents asked for, and the path to show for each file."""
    from flows.ahead import read_ahead
    from flows.land.inbox import content_hash, gather, read_articles, scan
    from flows.land.inputs import Inputs

    inputs, places = Inputs(), {}
    items = [(item, content_hash(item.data)) for item, _ in named]
    if named and (settings.raw is None or not settings.raw.is_dir()):
        note("no inbox found: checking without a registry of sources (--raw DIR names one)")
    else:
        inbox = scan(settings.raw_dir(), without=("articles", "claims") if named else ())
        inputs = gather(inbox)
        if not named:
            items, vanished = read_articles(inbox.articles)
            inputs = dataclasses.replace(inputs, set_aside=[*inputs.set_aside, *vanished])
        shown = _shown(inbox.root)
        places = {entry.name: shown + entry.name for entry in (*inbox.articles, *inbox.sources)}
    places |= {item.document: path for item, path in named}

    reading = read_ahead(items, inputs)

    from flows.decide import broken_rulings
    from flows.flag import flag
    from flows.steps import only_articles, trace
    from schemas import records
    from warehouse.connect import opening

    database = opening()
    gc.freeze()  # what the libraries made stays for good: no search for garbage need look at it
    read = reading()
    traced = trace(
        read.articles,
        inputs,
        today=today,
        publishers=settings.publishers,
        ahead=read.copies,
        entries=read.entries,
        whole=not named,
    )
    frames = traced.frames | flag(traced.frames, settings, today=today, database=database)
    if named:
        frames = only_articles(frames)
    broken = broken_rulings(records(frames["decisions"]))
    half = _not_understood(records(frames["documents"]), places)
    _tell(records(frames["quarantine"]), [*traced.notes, *broken, *half])
    return frames, places


def _not_understood(documents: list[dict[str, Any]], places: dict[str, str]) -> list[str]:
    """What to say of documents in languages that are not read like English."""
    from flows.land.language import understood

    return [
        f"{places.get(row['document'], row['document'])}: not fully understood, the text is in "
        f"another language ({row['language']}): figures and links are read, not who is credited"
        for row in documents
        if not understood(row["language"])
    ]


def _shown(folder: Path) -> str:
    """The inbox as a prefix for paths: relative to the current directory where it lies in it."""
    here = Path.cwd()
    if folder == here:
        return ""
    inside = folder.is_relative_to(here)
    return f"{(folder.relative_to(here) if inside else folder).as_posix()}/"


def _tell(aside: list[dict[str, Any]], notes: list[str]) -> None:
    for row in aside[:_NOTES]:
        where = row["file"] if row["row"] is None else f"{row['file']} row {row['row']}"
        note(f"set aside: {where}: {row['reason']}")
    if len(aside) > _NOTES:
        note(f"set aside: {len(aside) - _NOTES} more")
    for message in notes:
        note(message)


def _print(
    stream: TextIO, frames: Frames, form: str, *, claims: bool, places: dict[str, str]
) -> None:
    from flows.report.coverage import coverage
    from flows.report.records import claim_records, finding_records
    from flows.report.text import claim_lines, finding_lines, table_rows
    from schemas import records

    counted = coverage(frames)
    found: Iterator[dict[str, Any]] = finding_records(frames["findings"])
    if form == "text":
        paint = colour(stream)

        def place(document: str) -> str:
            return places.get(document, document)

        if claims:
            lines = claim_lines(claim_records(frames), colour=paint, place=place)
            stream.writelines(f"{line}\n" for line in lines)
            stream.write("\n")
        told = table_rows(frames["claims"])
        lines = finding_lines(frames["findings"], colour=paint, place=place, table_rows=told)
        stream.writelines(f"{line}\n" for line in lines)
        stream.write(f"{counted.line()}\n")
    elif form == "jsonl":
        listed = [*claim_records(frames)] if claims else []
        lines = (
            json.dumps(record, ensure_ascii=False) for record in (*listed, *found, counted.record())
        )
        stream.writelines(f"{line}\n" for line in lines)
    else:
        whole: dict[str, Any] = {"findings": list(found), "coverage": counted.record()}
        if claims:
            whole["claims"] = list(claim_records(frames))
        whole["quarantine"] = records(frames["quarantine"])
        stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
