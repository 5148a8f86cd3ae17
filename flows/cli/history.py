"""`provstat history`: what was, from which run until which, and why it changed."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.cli.answers import print_answer
from flows.errors import BadInput
from flows.settings import load


@click.command()
@click.argument("target", metavar="CLAIM|STATISTIC|SOURCE|DOCUMENT")
@options.answer
def history(
    *, target: str, form: str, to: str | None, root: Path | None, warehouse: Path | None
) -> None:
    """Tell what was known of a claim, statistic, source or document, and until when.

    The target is an id, the start of one (of a finding: its claim), or the path of an article;
    what is long gone is found as well. Each row stood from one run until another, with the reason
    why it ended. Asks the warehouse itself.

    \b
    Examples:
      provstat history c393ad55
      provstat history articles/a.md --format csv
    """
    from warehouse.connect import WarehouseBusy, WarehouseUnusable
    from warehouse.past import NotThen, history_reader, thing
    from warehouse.past import history as history_of

    settings = load(root, warehouse=warehouse)
    try:
        con = history_reader(settings.warehouse_file())
        try:
            rows = list(history_of(con, thing(con, target)))
        finally:
            con.close()
    except (WarehouseBusy, WarehouseUnusable, NotThen) as error:
        raise BadInput(str(error)) from error
    import pandas as pd

    answer = pd.DataFrame(rows, dtype=object)
    if form == "table":
        answer["since"] = answer["since"].map(_minute)
        answer["until"] = answer["until"].map(_minute)
        answer = answer[["since", "until", "what", "said", "why"]]
    print_answer(answer, form, to)


def _minute(moment: object) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment is not None else "stands"
