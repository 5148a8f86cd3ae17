"""The steps of a check, in memory, for the commands that look without a warehouse."""

from __future__ import annotations

import dataclasses
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.cli.terminal import note
from flows.errors import BadInput
from flows.report.formats import Report
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.ahead import Ahead, Memory
    from flows.land.inputs import Named
    from flows.steps import Followed

_NOTES = 10  # lines about what was set aside, before the rest is only counted


def named_documents(
    paths: tuple[str, ...], settings: Settings, stdin_filename: str
) -> Iterator[tuple[Named, str]]:
    """The documents asked for, each with the path to show for it.

    One that lies in the inbox bears the name it has there, so that rulings find its claims.
    """
    from flows.land.inputs import Named
    from flows.land.paths import named_files, read_named

    inbox = settings.raw.resolve() if settings.raw else None
    here = Path.cwd().resolve()
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
            # However its path was typed, its claims and findings have the same ids.
            plain = whole.relative_to(here).as_posix() if whole.is_relative_to(here) else shown
            inside = inbox is not None and whole.is_relative_to(inbox)
            name = whole.relative_to(inbox).as_posix() if inbox and inside else plain
            yield read_named(file, name), shown


def look(
    settings: Settings,
    named: list[tuple[Named, str]],
    today: str,
    memory: Memory | None = None,
    *,
    published: Path | None = None,
) -> Report:
    """Check the documents asked for, and tell on standard error what was set aside.

    Args:
        settings: where the inbox is, and what the rules are told.
        named: documents with the path to show for each; all of the inbox if there are none.
        today: ISO date at which age and rulings are judged.
        memory: what was read the last time, for one who looks again and again.
        published: a warehouse with whose claims theirs are compared, too.

    Raises:
        BadInput: the warehouse is none, or somebody is writing it.
    """
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
        shown = inbox_prefix(inbox.root)
        places = {entry.name: shown + entry.name for entry in inbox.entries()}
    places |= {item.document: path for item, path in named}

    here = {item.document for item, _ in items}

    def elsewhere(words: str) -> bool:
        return _in_another(settings.raw_dir(), here, words)

    def then(read: Ahead) -> Followed:
        from flows.steps import follow

        return follow(
            read.articles,
            inputs,
            today=today,
            publishers=settings.publishers,
            ahead=read.copies,
            entries=read.entries,
            whole=not named,
            elsewhere=elsewhere,
        )

    begin = memory.read if memory else read_ahead
    followed = begin(items, inputs, then)

    from flows.decide import Broken, broken_rulings, standing_ids
    from flows.flag import flag
    from flows.report.coverage import coverage
    from flows.steps import framed, only_articles
    from schemas import records
    from warehouse.connect import opening

    database = opening()
    if memory is None:
        gc.freeze()  # what the libraries made stays for good: no search for garbage need look at it
    traced = framed(followed())
    judged, others = traced.frames, None
    if published is not None:
        from flows.beside import beside

        judged = beside(traced.frames, _published(published, traced.frames))
        others = judged["claims"]
    flagged = flag(judged, settings, today=today, database=database)
    if others is not None:
        # What is wrong with the published articles by themselves is no news of the draft's.
        mine, found = set(traced.frames["claims"]["claim_id"]), flagged["findings"]
        about = found["claim_id"].isin(mine) | found["claim_id"].isna()
        flagged["findings"] = found[about].reset_index(drop=True)
    frames = traced.frames | flagged
    if named:
        frames = only_articles(frames)
    rulings = records(frames["decisions"])
    broken = broken_rulings(rulings, standing_ids(frames), whole=not named) if rulings else []
    half = _not_understood(records(frames["documents"]), places)
    _tell(records(frames["quarantine"]), [*traced.notes, *map(str, broken), *half])
    aside = [row for row in records(frames["quarantine"]) if row["step"] == "decide"]
    articles = {item.document: item for item, _ in items}
    read_now = set(frames["documents"]["document"])
    return Report(
        frames,
        coverage(frames),
        places,
        articles,
        unread=tuple(name for name in articles if name not in read_now),
        rules_url=settings.rules_url,
        rulings=(*(Broken(row["file"], row["row"], row["reason"]) for row in aside), *broken),
        others=others,
    )


def _in_another(raw: Path, here: set[str], words: str) -> bool:
    """Whether an article of the inbox that is not looked at has some words; asked rarely."""
    from flows.land.inbox import KNOWN, read_articles, scan

    wanted = " ".join(words.split())
    others = scan(raw, without=[name for name in KNOWN if name != "articles"]).articles
    read, _ = read_articles(entry for entry in others if entry.name not in here)
    return any(wanted in " ".join(item.data.decode("utf-8", "replace").split()) for item, _ in read)


def nothing(settings: Settings) -> Report:
    """The report of no documents."""
    from flows.report.coverage import coverage
    from schemas import TABLES, empty

    frames = {name: empty(model) for name, model in TABLES.items()}
    return Report(frames, coverage(frames), rules_url=settings.rules_url)


def _published(file: Path, frames: dict[str, Any]) -> dict[str, Any]:
    from flows.beside import published_beside
    from warehouse.connect import WarehouseBusy, WarehouseUnusable

    try:
        return published_beside(file, frames)
    except (WarehouseBusy, WarehouseUnusable) as error:
        raise BadInput(f"nothing to compare with: {error}") from error


def _not_understood(documents: list[dict[str, Any]], places: dict[str, str]) -> list[str]:
    """What to say of documents in languages that are not read like English."""
    from flows.land.language import understood

    return [
        f"{places.get(row['document'], row['document'])}: not fully understood, the text is in "
        f"another language ({row['language']}): figures and links are read, not who is credited"
        for row in documents
        if not understood(row["language"])
    ]


def inbox_prefix(folder: Path) -> str:
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
