"""The console command: its groups, and how it ends.

Exit status: 0 clean, 1 findings at or above --fail-on, 2 could not run, 130 stopped by Ctrl-C,
143 stopped by SIGTERM.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence

import click

from flows.errors import UserError
from flows.stopping import Stopped, heard, listen, of, stopped_by

COULD_NOT_RUN = 2

# Order of the help; a command is imported when it is called, so that help stays quick.
_COMMANDS = {
    "check": "Check articles in memory and print what is wrong with them.",
    "ingest": "Run the whole pipeline over the inbox and load the warehouse.",
    "recheck": "Judge what stands in the warehouse again at today's date, without looking at the"
    " inbox.",
    "replay": "List what is open in quarantine, and put mended rows through again.",
    "fetch": "Save copies of the registered sources in raw/evidence, with a row for each attempt.",
    "serve": "Run ingest, fetch and recheck on their schedules until stopped.",
    "extract": "Print the claimed figures of documents, and what was understood of each.",
    "query": "Ask the warehouse: a named question, or read-only SQL.",
    "dashboard": "Show the published file in a browser, and to programs as JSON.",
    "export": "Write the tables for readers as Parquet files, or what other tools read.",
    "findings": "List the findings that stand in the warehouse, the gravest first.",
    "todo": "List what to do next: open findings in the warehouse, the most harmful first.",
    "history": "Tell what was known of a claim, statistic, source or document, and until when.",
    "explain": "Explain the verdict on a claim: what was read, which source and passage, and why.",
    "decide": "Rule on a finding: accept it as it is, or waive it, with a reason.",
    "cite": "Say which registered source a claim rests on.",
    "correct": "Say what value a claim states, where its sentence was read wrongly.",
    "trace": "Follow a claim from its article through who credits whom to the origins.",
    "sources": "List the registered sources and what is on file for them.",
    "rules": "List the rules: code, name, severity, and when a claim is flagged.",
    "rule": "Print the page of each rule: what it finds, why it matters, how to fix it.",
    "version": "Print the version of provstat.",
}


class _Lazy(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(f"flows.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 clean, 1 findings at or above --fail-on, 2 could not run.",
)
def cli() -> None:
    """Check where every published statistic comes from.

    \b
    Examples:
      provstat check article.md
      provstat ingest
      provstat query uncited-claims
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    # A command lives for seconds and keeps most of what it makes: look for garbage seldom.
    gc.set_threshold(500_000, 50, 100)
    listen(signal.SIGINT, signal.SIGTERM)
    status = run(arguments)
    if "prefect" in sys.modules:
        sys.exit(status)  # its server wants to be told
    # Everything is written and closed; taking the interpreter down piece by piece would cost
    # a tenth of a check.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        status = cli.main(arguments, prog_name="provstat", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt) as error:
        return _stopped(error)
    except BrokenPipeError:
        # The reader of our output left (`| head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except UserError as error:
        click.echo(f"provstat: {error}", err=True)
        return COULD_NOT_RUN
    except OSError as error:
        with contextlib.suppress(OSError):
            click.echo(f"provstat: {error}", err=True)
        return COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - Python would exit with 1, which means "findings" here
        if heard() is not None:  # what the signal broke off
            return _stopped(error)
        traceback.print_exc()
        click.echo("provstat: this is a fault of provstat, not of your input", err=True)
        return COULD_NOT_RUN
    return status if isinstance(status, int) else 0


def _stopped(error: BaseException) -> int:
    """Say that the command was told to stop; gives the exit status."""
    told = of(error) or Stopped(stopped_by(error) or signal.SIGINT)
    with contextlib.suppress(OSError):
        click.echo(f"provstat: {told}", err=True)
    return told.status
