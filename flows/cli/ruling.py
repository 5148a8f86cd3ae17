"""What `decide`, `cite` and `correct` share: finding what is meant, and writing the ruling."""

from __future__ import annotations

import datetime as dt
import getpass
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from flows.cli.days import Day
from flows.cli.explain import draft_of, inbox_in_memory, places, warehouse_reader
from flows.cli.terminal import note
from flows.errors import BadInput, UserError
from flows.settings import Settings

if TYPE_CHECKING:
    import duckdb

    from flows.desk.ruling import Ruling
    from flows.desk.writing import Written

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_SECONDS = 5  # that git may take to say who is asking


def how(command: F) -> F:
    """--reason, --by and --expires."""
    for option in (
        click.option(
            "--expires",
            type=Day(),
            metavar="DATE",
            help="The last day it holds. [default: it holds until it is changed]",
        ),
        click.option(
            "--by", metavar="NAME", help="Who rules. [default: git's user.name, else $USER]"
        ),
    ):
        command = option(command)
    return command


def meant(
    settings: Settings, target: str, find: Callable[[duckdb.DuckDBPyConnection, str], T]
) -> T:
    """Find what an editor means, in the warehouse or, what is newer, in the inbox itself.

    The warehouse answers at once; where it does not know the target, or the article has changed
    since, the inbox is read now, in memory.

    Args:
        settings: where they are.
        target: what was typed.
        find: looks it up, given a connection to the contract and the inbox as a prefix of paths;
            raises ``NotFound``.

    Raises:
        BadInput: neither knows it.
    """
    from flows.report.explain_find import NotFound

    settings.raw_dir()
    prefix, _ = places(settings)
    if not draft_of(settings, target):
        try:
            with warehouse_reader(settings) as con:
                found = find(con, prefix)
                if _is_fresh(con, settings, found):
                    return found
        except (UserError, NotFound):
            pass  # the inbox is asked, which knows at least as much
    today = dt.datetime.now(dt.UTC).date().isoformat()
    with inbox_in_memory(settings, today, target) as con:
        try:
            return find(con, prefix)
        except NotFound as error:
            raise BadInput(str(error)) from error


def _is_fresh(con: duckdb.DuckDBPyConnection, settings: Settings, found: object) -> bool:
    """Whether the article is still the one that the warehouse read."""
    row = found if isinstance(found, dict) else {}
    document = row.get("document")
    if not row.get("claim_id") or not document:
        return True
    known = con.execute(
        "SELECT content_hash FROM v1.documents WHERE document = ?", [document]
    ).fetchall()
    file = settings.raw_dir() / document
    if not known or not file.is_file():
        return True  # a document that only a table of claims names
    from flows.land.inbox import content_hash
    from flows.land.paths import SIDECAR

    data, beside = file.read_bytes(), file.with_name(file.stem + SIDECAR)
    versions = [data, data + b"\x00" + beside.read_bytes()] if beside.is_file() else [data]
    return known[0][0] in map(content_hash, versions)


def claim_of(con: duckdb.DuckDBPyConnection, target: str, prefix: str) -> dict[str, Any]:
    """The claim that is meant: its row of the contract."""
    from flows.report.explain_find import NotFound, find
    from flows.report.lookup import Lookup

    asked = find(con, target, prefix=prefix)
    claim = Lookup(con).one("claims", "claim_id", asked.claim_id)
    if claim is None:
        raise NotFound(f"{target!r} is about a source, and a claim is wanted here")
    return claim


def who(settings: Settings, by: str | None) -> str:
    """Who rules: as said, as git knows them, or as they are logged in.

    Raises:
        BadInput: nobody is known.
    """
    name = " ".join((by or _git_user(settings.root or settings.raw_dir()) or _login()).split())
    if not name:
        raise BadInput("nobody is known to rule; say who with --by NAME")
    return name


def _git_user(folder: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the folder is one word
            ["git", "-C", str(folder), "config", "user.name"],  # noqa: S607 - the editor's own git
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def days(expires: dt.datetime | None) -> tuple[str, str | None]:
    """Today, and the last day that a ruling holds, as ISO dates (UTC).

    Raises:
        BadInput: that day is over.
    """
    today = dt.datetime.now(dt.UTC).date()
    if expires is not None and expires.date() < today:
        raise BadInput(f"--expires {expires.date()}: that day is over, it is {today}")
    return today.isoformat(), expires.date().isoformat() if expires else None


def reasoned(reason: str | None) -> str | None:
    """The reason on one line; null where none is given."""
    return " ".join((reason or "").split()) or None


def put(settings: Settings, ruling: Ruling, about: str) -> None:
    """Write a ruling, and say what was written and what follows from it."""
    from flows.desk.writing import FILE, write_ruling
    from flows.report.printable import printable

    written = write_ruling(settings.raw_dir() / "decisions", ruling)
    prefix, _ = places(settings)
    file = f"{prefix}decisions/{FILE}"
    if not written.new:
        click.echo(f"{file} row {written.row}: says so already; nothing was written")
        return
    value = f" {ruling.value}" if ruling.value else ""
    until = f", until {ruling.expires}" if ruling.expires else ""
    click.echo(
        printable(
            f"{file} row {written.row}: {ruling.ruling}{value}, by {ruling.by} on"
            f" {ruling.date}{until}: {about}"
        )
    )
    if ruling.expect:
        click.echo(f"    as long as the sentence says: {printable(ruling.expect)}")
    _outweighing(file, written)


def _outweighing(file: str, written: Written) -> None:
    old = written.outweighs
    if old is not None:
        value = f" {old['value']}" if old["value"] else ""
        note(
            f"this outweighs row {old['row']} of {file} ({old['ruling']}{value}, by"
            f" {old['by'] or 'nobody named'}), which says otherwise; delete one of them"
        )
