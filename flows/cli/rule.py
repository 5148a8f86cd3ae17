"""`provstat rule`: the pages of rules."""

from __future__ import annotations

import click

from flows.errors import BadInput


@click.command()
@click.argument("codes", nargs=-1, required=True)
def rule(*, codes: tuple[str, ...]) -> None:
    """Print the page of each rule: what it finds, why it matters, how to fix it.

    CODES are codes, names or families of rules.

    \b
    Examples:
      provstat rule UNS101
      provstat rule misquoted-value CON204
    """
    from warehouse.catalogue import UnknownRule, page
    from warehouse.catalogue import codes as known

    try:
        found = dict.fromkeys(code for word in codes for code in known(word))
    except UnknownRule as error:
        raise BadInput(f"{error} (`provstat rules` lists them)") from error
    click.echo("\n".join(page(code) for code in found), nl=False)
