"""`provstat version`."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version as version_of

import click


@click.command()
@click.option("--verbose", "-v", is_flag=True, help="Also what it runs on.")
def version(*, verbose: bool) -> None:
    """Print the version of provstat.

    \b
    Example:
      provstat version --verbose
    """
    click.echo(f"provstat {version_of('provstat')}")
    if verbose:
        click.echo(f"Python {platform.python_version()} on {sys.platform}")
        for name in ("duckdb", "pandas", "pandera", "prefect"):
            click.echo(f"{name} {version_of(name)}")
