"""`provstat extract`: the claims of documents, alone."""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from flows.cli import options
from flows.cli.terminal import note, output, table
from warehouse.counting import counted

_TABLE = ("where", "figure", "value", "unit", "kind", "credit", "support", "statement")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How to print the claims.",
)
@click.option("--all", "everything", is_flag=True, help="Also figures that are no claims, and why.")
@click.option("--explain", is_flag=True, help="Also what each decision rests on.")
@options.output
@options.stdin_filename
def extract(
    *,
    paths: tuple[str, ...],
    form: str,
    everything: bool,
    explain: bool,
    to: str | None,
    stdin_filename: str,
) -> int:
    """Print the claimed figures of documents, and what was understood of each.

    PATHS are files, directories of articles, or - for standard input. Offsets in jsonl and csv
    count the characters of the decoded file.

    \b
    Examples:
      provstat extract article.md
      provstat extract articles/ --format jsonl > claims.jsonl
      provstat extract article.html --all --explain
    """
    failed: list[str] = []
    with output(to) as stream:
        records = _records(paths, stdin_filename, everything, failed)
        if form == "jsonl":
            for record in records:
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        elif form == "csv":
            _write_csv(stream, records, everything)
        else:
            _write_table(stream, list(records), everything, explain)
    for message in failed:
        note(message)
    return 2 if failed else 0


def _records(
    paths: tuple[str, ...], stdin_filename: str, everything: bool, failed: list[str]
) -> Iterator[dict[str, Any]]:
    from flows.land.blocks import Unreadable
    from flows.land.inputs import Named
    from flows.land.paths import named_files, read_named
    from flows.land.reader import read_bytes
    from flows.read.reader import read
    from flows.read.records import claim_rows, extract_record, other_records

    def named() -> Iterator[Named]:
        for path in paths:
            if path == "-":
                yield Named(stdin_filename, sys.stdin.buffer.read())
            else:
                for file in named_files([path]):
                    yield read_named(file, path if Path(path) == file else None)

    for item in named():
        try:
            reading = read(read_bytes(item.document, item.data, item.sidecar))
        except Unreadable as error:
            failed.append(f"{item.document}: {error}")
            continue
        found = [extract_record(row) for row in claim_rows(reading)]
        if everything:
            found = [{**record, "claim": True, "why_not": None} for record in found]
            found += other_records(reading)
            found.sort(key=lambda record: (record["start"], record["end"]))
        yield from found


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": item for inner, item in value.items()}
        else:
            flat[key] = value
    return flat


def _write_csv(stream: TextIO, records: Iterator[dict[str, Any]], everything: bool) -> None:
    from flows.read.records import extract_record

    names = list(_flat(extract_record(defaultdict(lambda: None))))
    if everything:
        names += ["claim", "why_not"]
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow(_flat(record))


def _write_table(
    stream: TextIO, records: list[dict[str, Any]], everything: bool, explain: bool
) -> None:
    rows = []
    for record in records:
        high = record["value_high"]
        mark = "" if record["comparator"] == "=" else record["comparator"] + " "
        value = f"{mark}{record['value']:.12g}" + (f"–{high:.12g}" if high is not None else "")
        credit = record["attribution"]
        rows.append(
            {
                "where": f"{record['document']}:{record['line']}:{record['column']}",
                **{name: record[name] for name in ("figure", "unit", "kind", "support")},
                "value": value,
                "credit": credit["publisher"] or credit["text"] or credit["type"],
                "statement": record["statement"],
                "no claim because": record.get("why_not"),
                "decided by": record["decided_by"],
            }
        )
    columns = [*_TABLE]
    if everything:
        columns.insert(2, "no claim because")
    if explain:
        columns.append("decided by")
    claims = sum(record.get("claim", True) for record in records)
    others = len(records) - claims
    if rows:
        stream.write(table(rows, columns) + "\n\n")
    stream.write(
        counted(claims, "claimed figure")
        + (
            f", {counted(others, 'figure that is', 'figures that are')} no claim"
            if everything
            else ""
        )
        + "\n"
    )
