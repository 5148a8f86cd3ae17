"""`provstat export`: the contract tables as Parquet."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.errors import BadInput
from flows.settings import load


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@options.root
@options.warehouse
def export(*, folder: Path, root: Path | None, warehouse: Path | None) -> None:
    """Write the tables for readers as Parquet files, with a description of their columns.

    DIR is made if it is not there. What it holds is schema v1, as `provstat query` reads it.

    \b
    Example:
      provstat export dashboards/
    """
    from warehouse.connect import WarehouseBusy, WarehouseUnusable, reader
    from warehouse.publish import export as write

    settings = load(root, warehouse=warehouse)
    published = settings.published_file()
    try:
        con = reader(published if published.is_file() else settings.warehouse_file())
        try:
            written = write(con, folder)
        finally:
            con.close()
    except (WarehouseBusy, WarehouseUnusable, OSError) as error:
        raise BadInput(str(error)) from error
    for path in written:
        click.echo(path)
