"""`provstat replay`: what is open in quarantine, and mended rows put through again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.cli import options
from flows.cli.answers import ask_warehouse, print_answer
from flows.cli.terminal import note, output
from flows.errors import BadInput
from flows.settings import Settings, load
from warehouse.counting import noun

if TYPE_CHECKING:
    import pandas as pd

    from flows.land.repairs import Repairs

_COLUMNS = ["file", "row", "reason", "in_raw", "first_seen"]
_NOTHING = "nothing is open in quarantine"
_SUFFIXES = (".csv", ".jsonl")


@click.command()
@click.argument(
    "mended", required=False, type=click.Path(dir_okay=False, path_type=Path), metavar="[FILE]"
)
@click.option(
    "--sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the rows that can be mended to this .csv or .jsonl, to be edited.",
)
@click.option("--closed", is_flag=True, help="List what was resolved, and by which run.")
@options.raw
@options.wait
@options.answer
def replay(
    *,
    mended: Path | None,
    sheet: Path | None,
    closed: bool,
    raw: Path | None,
    wait: float,
    form: str,
    to: str | None,
    root: Path | None,
    warehouse: Path | None,
) -> int:
    """List what is open in quarantine, and put mended rows through again.

    A file that was repaired in raw/ comes in with the next `provstat ingest`. For single rows of
    tables and registries write a sheet, mend the column "repaired", and give the sheet back: what
    was mended is kept in raw/repairs, the files themselves stay as they are, and an ingest runs.

    \b
    Examples:
      provstat replay
      provstat replay --sheet repairs.csv
      provstat replay repairs.csv
      provstat replay --closed
    """
    settings = load(root, raw=raw, warehouse=warehouse)
    for path in filter(None, (mended, sheet)):
        if path.suffix.lower() not in _SUFFIXES:
            raise BadInput(f"{path}: a sheet is a .csv or a .jsonl file")
    if closed:
        answer = ask_warehouse(root, warehouse, "quarantine-closed", history=True)
        _print(answer, form, to, nothing="nothing that was in quarantine is resolved yet")
        return 0
    if mended is not None:
        return _put_through(settings, mended, wait)
    rows = _open(settings)
    if sheet is not None and rows:
        _write_sheet(settings, rows, sheet)
    elif sheet is not None:
        click.echo(f"{_NOTHING}; {sheet} was not written")
    else:
        _list(settings, rows, form, to)
    return 0


def _open(settings: Settings) -> list[dict[str, Any]]:
    from schemas import records

    asked = 'FROM v1.quarantine ORDER BY file, "row", quarantine_id'
    answer = ask_warehouse(settings.root, settings.warehouse_file(), sql=asked, history=True)
    return [row | {"row": int(row["row"]) if row["row"] else None} for row in records(answer)]


def _list(settings: Settings, rows: list[dict[str, Any]], form: str, to: str | None) -> None:
    import pandas as pd

    from flows.desk.replay import CHANGED, GONE, to_mend, with_states
    from schemas.views import views

    told = with_states(rows, _hashes(settings, rows))
    shown = pd.DataFrame(told, columns=[*views()["quarantine"].columns, "in_raw"])
    if rows:
        shown["row"] = shown["row"].astype("Int64")
    if form != "table":
        print_answer(shown, form, to)
        return
    _print(shown.reindex(columns=_COLUMNS), form, to, nothing=_NOTHING)
    if to is not None or not rows:
        return
    moved = sum(row["in_raw"] in (CHANGED, GONE) for row in told)
    mendable = len(to_mend(rows, _files(settings, rows)))
    if moved:
        click.echo(f"{moved} of files that changed since: `provstat ingest` looks at them again")
    if mendable:
        click.echo(f"{mendable} can be mended row by row: `provstat replay --sheet repairs.csv`")
    if len(rows) - mendable:
        click.echo(f"{len(rows) - mendable} {_in_files(len(rows) - mendable)}")


def _in_files(number: int) -> str:
    return noun(number, "is to be mended in its file", "are to be mended in their files")


def _print(answer: pd.DataFrame, form: str, to: str | None, *, nothing: str) -> None:
    """Print an answer; for people a sentence where it has no rows."""
    if form == "table" and answer.empty:
        with output(to) as stream:
            stream.write(f"{nothing}\n")
    else:
        print_answer(answer, form, to)


def _write_sheet(settings: Settings, rows: list[dict[str, Any]], path: Path) -> None:
    from flows.desk.replay import sheet, to_mend
    from warehouse.counting import counted

    found = to_mend(rows, _files(settings, rows), _repairs(settings))
    if not found:
        raise BadInput(
            f"{path}: not written: of {counted(len(rows), 'row or file', 'rows and files')} in"
            " quarantine none can be mended in a sheet; mend the files themselves"
            " (`provstat replay` lists them)"
        )
    with output(str(path)) as stream:
        stream.write(sheet(found, as_json=path.suffix.lower() == ".jsonl"))
    more = len(rows) - len(found)
    click.echo(
        f"{path}: {counted(len(found), 'row')}; mend the column 'repaired', then"
        f" `provstat replay {path}`"
    )
    if more:
        click.echo(f"{more} more {_in_files(more)} (`provstat replay` lists them)")


def _put_through(settings: Settings, path: Path, wait: float) -> int:
    from flows.cli.ingest import run_ingest
    from flows.desk.replay import mended_rows
    from flows.land.repairs import FOLDER

    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    before = _open(settings)
    found = mended_rows((path.name, data), before, _files(settings, before))
    for reason in found.refused:
        note(f"not put through: {reason}")
    if not found.rows:
        raise BadInput(
            f"{path}: no row of it is both open and mended; edit the column 'repaired' (a fresh"
            " sheet: `provstat replay --sheet FILE`)"
        )
    kept = _repairs(settings)  # also what a run that was killed did not come to
    new = [
        row for row in found.rows if kept.get(row["file"], {}).get(row["text"]) != row["repaired"]
    ]
    if new:
        click.echo(f"{_keep(settings.raw_dir() / FOLDER, new)}: {len(new)} mended rows")
    status = run_ingest(settings, {"wait": wait})
    return max(status, _tell(found.rows, _open(settings)))


def _keep(folder: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write what was mended into the inbox; a run sees the whole file or none."""
    from flows.desk.replay import sheet

    path = folder / f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S.%fZ}.csv"
    building = path.with_name(f".{path.name}")  # hidden: the inbox does not list it
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building.write_text(sheet(rows, as_json=False), encoding="utf-8", newline="")
        building.replace(path)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror}") from error
    return path


def _tell(mended: list[dict[str, Any]], after: list[dict[str, Any]]) -> int:
    """Say what came in, and what is still wrong with the rest; gives the exit status."""
    left = {(row["file"], row["row"]): row["reason"] for row in after}
    bad = [row for row in mended if (row["file"], row["row"]) in left]
    click.echo(f"{len(mended) - len(bad)} of {len(mended)} mended rows came in")
    for row in bad:
        note(
            f"{row['file']} row {row['row']}: still in quarantine: {left[row['file'], row['row']]}"
        )
    return 1 if bad else 0


def _repairs(settings: Settings) -> Repairs:
    """What was mended before, as the next run will read it."""
    from flows.land.inbox import scan
    from flows.land.repairs import read_repairs

    others = ("articles", "claims", "sources", "evidence", "decisions")
    listed = scan(settings.raw_dir(), without=others).repairs
    return read_repairs([(entry.name, entry.path.read_bytes()) for entry in listed])[0]


def _files(settings: Settings, rows: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """Bytes of the files that rows of quarantine name, where they are still in the inbox."""
    raw, found = settings.raw_dir(), {}
    for name in {row["file"] for row in rows if row["row"]}:
        path = raw / name
        if path.is_file() and path.resolve().is_relative_to(raw.resolve()):
            found[name] = path.read_bytes()
    return found


def _hashes(settings: Settings, rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    from flows.land.inbox import content_hash
    from flows.land.paths import SIDECAR

    raw, found = settings.raw_dir(), {}
    for name in {row["file"] for row in rows}:
        path = raw / name
        if not path.is_file():
            continue
        data, beside = path.read_bytes(), path.with_name(path.stem + SIDECAR)
        versions = [data, data + b"\x00" + beside.read_bytes()] if beside.is_file() else [data]
        found[name] = [content_hash(version) for version in versions]
    return found
