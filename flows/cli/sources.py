"""`provstat sources`: the registry, how it is used, and drafts of new entries."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.cli.answers import ask_warehouse, print_answer
from flows.cli.terminal import note


@click.group(invoke_without_command=True)
@options.answer
@click.pass_context
def sources(
    ctx: click.Context, *, form: str, to: str | None, root: Path | None, warehouse: Path | None
) -> None:
    """List the registered sources and what is on file for them.

    \b
    Examples:
      provstat sources
      provstat sources --format json
      provstat sources add https://example.org/report
    """
    ctx.obj = root
    if ctx.invoked_subcommand is None:
        print_answer(ask_warehouse(root, warehouse, "sources"), form, to)


@sources.command()
@click.argument("place", metavar="URL|DOI|FILE")
@options.root
@options.raw
@click.option("--id", "id_", metavar="ID", help="Id of the entry. [default: made of its parts]")
@click.option("--write", is_flag=True, help="Write it to raw/sources/ID.json instead.")
@click.pass_context
def add(
    ctx: click.Context,
    *,
    place: str,
    root: Path | None,
    raw: Path | None,
    id_: str | None,
    write: bool,
) -> None:
    """Draft an entry of the registry from what a page, DOI or PDF says of itself.

    The entry is printed as CSL-JSON for a person to complete; what is missing is said. A file
    that is there is never overwritten.

    \b
    Examples:
      provstat sources add https://example.org/report --write
      provstat sources add 10.1234/abc
      provstat sources add report.pdf --id shrm-2024
    """
    from flows.fetch import adding
    from flows.fetch.draft import missing
    from flows.settings import load

    settings = load(root or ctx.obj, raw=raw)
    entry = adding.draft(place, settings, id_=id_)
    if write:
        path = adding.write(entry, settings.raw_dir())
        click.echo(f"written: {path}")
    else:
        click.echo(adding.as_text(entry), nl=False)
    empty = missing(entry)
    if empty:
        note(f"to be completed by hand: {', '.join(empty)}")
