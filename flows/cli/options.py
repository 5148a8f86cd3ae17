"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from flows.cli.answers import FORMATS
from flows.cli.days import Day
from flows.project import ROOT_VARIABLE
from flows.setting_values import FAIL_ON

F = TypeVar("F", bound=Callable[..., Any])

_DIRECTORY = click.Path(file_okay=False, path_type=Path)

root = click.option(
    "--root",
    type=_DIRECTORY,
    metavar="DIR",
    help=f"The project. [default: ${ROOT_VARIABLE}, else the current directory]",
)
raw = click.option(
    "--raw", type=_DIRECTORY, metavar="DIR", help="The inbox. [default: raw of the settings]"
)
warehouse = click.option(
    "--warehouse",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The database. [default: warehouse of the settings]",
)
as_of = click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="Judge age, and rulings that expire, as of this day. [default: today]",
)
wait = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    metavar="SECONDS",
    help="Wait this long for another run on the same warehouse. [default: not at all]",
)
publish_anyway = click.option(
    "--publish-anyway",
    is_flag=True,
    help="Publish although more claims were lost than max_lost_share of the settings allows.",
)
verbose = click.option("--verbose", "-v", is_flag=True, help="Print Prefect's own log.")
text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
output = click.option("-o", "--output", "to", metavar="FILE", help="Write to FILE.")
fail_on = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Exit with 1 from this severity on. [default: error, or fail_on of the settings]",
)
stdin_filename = click.option(
    "--stdin-filename",
    default="stdin.md",
    show_default=True,
    metavar="NAME",
    help="Name, and so format, of a document read from standard input.",
)


def rules(command: F) -> F:
    """--select and --ignore."""
    for name, what in (("--ignore", "Leave these rules out."), ("--select", "Only these rules.")):
        command = click.option(
            name,
            multiple=True,
            metavar="RULES",
            help=f"{what} Codes, names or families, separated by commas.",
        )(command)
    return command


def answer(command: F) -> F:
    """--format, --output, --root and --warehouse: of commands that print rows of the warehouse."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the answer; parquet needs -o.",
    )
    return form(output(root(warehouse(command))))
