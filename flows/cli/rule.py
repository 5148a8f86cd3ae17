"""`provstat rule`: the page of one rule."""

from __future__ import annotations

import click

from flows.errors import BadInput


@click.command()
@click.argument("code")
def rule(*, code: str) -> None:
    """Print the page of one rule: what it finds, why it matters, how to fix it.

    CODE is a rule's code or name.

    \b
    Examples:
      provstat rule UNS101
      provstat rule misquoted-value
    """
    from warehouse.catalogue import UnknownRule, codes, page

    try:
        found = codes(code)
    except UnknownRule as error:
        raise BadInput(f"{error} (`provstat rules` lists them)") from error
    if len(found) > 1:
        raise BadInput(f"{code} is a family; name one of its rules: {', '.join(found)}")
    click.echo(page(code), nl=False)
