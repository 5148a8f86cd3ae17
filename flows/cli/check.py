"""`provstat check`: the same steps as an ingest, in memory, for one quick look."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from flows.cli import options, watching
from flows.cli.changed import look_since
from flows.cli.checking import look, named_documents
from flows.cli.terminal import colour, output
from flows.errors import BadInput
from flows.report.formats import FORMATS, Report, writer
from flows.settings import Settings, load, rule_words


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@options.root
@options.raw
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--claims", is_flag=True, help="Also every claim, its source and its support.")
@click.option(
    "--diff",
    metavar="REF",
    help="Only figures that changed in git since REF (a branch, tag or commit; REF...: since it "
    "was left).",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Speak, and fail, only of findings that this baseline does not have.",
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what is found as a baseline, and exit with 0.",
)
@click.option(
    "--watch",
    is_flag=True,
    help="Check again whenever an article or the inbox changes, until Ctrl-C.",
)
@click.option(
    "--published",
    is_flag=True,
    help="Compare with what is in the warehouse of the settings, too.",
)
@click.option(
    "--warehouse",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with what is in this warehouse, too.",
)
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
    diff: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    watch: bool,
    published: bool,
    warehouse: Path | None,
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
      provstat check content/ --diff main... --format github
      provstat check --baseline baseline.csv
      provstat check drafts/ --watch
      provstat check draft.md --published
    """
    settings = _with_options(load(root, raw=raw, warehouse=warehouse), select, ignore, fail_on)
    if raw is not None and not raw.is_dir():
        raise BadInput(f"--raw {raw}: no such directory; leave it out to check without an inbox")
    if write_baseline is not None and (baseline is not None or diff is not None or watch):
        raise click.UsageError("--write-baseline goes with none of --baseline, --diff and --watch")
    if (diff is not None or watch) and "-" in paths:
        raise click.UsageError("standard input can be neither compared with git nor watched")
    if watch and (form not in watching.FORMATS or to is not None):
        allowed = " or ".join(watching.FORMATS)
        raise click.UsageError(f"--watch prints as {allowed}, to standard output")
    before = settings.warehouse_file() if published or warehouse is not None else None
    if before is not None and diff is not None:
        raise click.UsageError("--diff does not go with --published or --warehouse")
    memory = None

    def report_now() -> Report:
        today = (as_of.date() if as_of else dt.datetime.now(dt.UTC).date()).isoformat()
        named = list(named_documents(paths, settings, stdin_filename))
        if diff is None:
            report = look(settings, named, today, memory, published=before)
        else:
            report = look_since(diff, settings, named, today, memory)
        report = dataclasses.replace(report, claims=claims)
        if baseline is None:
            return report
        from flows.cli.known import against_baseline

        return against_baseline(
            report, baseline, settings, whole=not named, changed_only=diff is not None
        )

    if watch:
        from flows.ahead import Memory

        memory = Memory()
        return watching.keep_watching(paths, settings, report_now, form)
    report = report_now()
    if write_baseline is not None:
        from flows.cli.known import write_baseline as write

        write(write_baseline, report)
        return 2 if paths and report.unread else 0
    findings = report.frames["findings"]
    known = [name for name, state in (report.baseline or {}).items() if state == "unchanged"]
    findings = findings[~findings["finding_id"].isin(known)]

    from flows.report.coverage import fails

    with output(to) as stream:
        writer(form)(report, stream, colour(stream))
    if paths and report.unread:
        return 2  # a document that was asked for could not be read; the note says why
    return int(fails(findings, settings.fail_on))


def _with_options(
    settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str | None
) -> Settings:
    chosen = rule_words(",".join(select)) or settings.select
    left_out = settings.ignore + rule_words(",".join(ignore))
    return dataclasses.replace(
        settings, select=chosen, ignore=left_out, fail_on=fail_on or settings.fail_on
    )
