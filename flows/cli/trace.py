"""`provstat trace`: who credits whom, from a claim to the origins of its figure."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from flows.cli import options
from flows.cli.explain import asked, places, raw
from flows.cli.terminal import colour, output
from flows.errors import BadInput
from warehouse.counting import counted

_MOST_NAMES = 30  # of a ring that are printed


@click.command()
@click.argument("target", metavar="CLAIM")
@options.text_or_json
@options.output
@raw
@options.as_of
@options.root
@options.warehouse
def trace(
    *,
    target: str,
    form: str,
    to: str | None,
    raw: Path | None,
    as_of: dt.datetime | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """Follow a claim from its article through who credits whom to the origins.

    CLAIM is named as for `provstat explain`. Rings are shown whole, and the independent origins
    of the statistic counted; `provstat query chains`, `origins` and `rings` tell it of all claims.

    \b
    Examples:
      provstat trace c393ad55
      provstat trace article.md:12:34 --raw newsroom/
    """
    from schemas import records

    with asked(root, warehouse, raw, as_of, target) as (con, settings):
        from flows.report.explain_find import NotFound, find
        from flows.report.tree import way
        from warehouse.questions import ask

        prefix, place = places(settings)
        try:
            meant = find(con, target, prefix=prefix)
        except NotFound as error:
            raise BadInput(str(error)) from error
        if meant.claim_id is None:
            raise BadInput(f"{target}: a finding about a source; name a claim")
        claim = records(con.execute("FROM v1.claims WHERE claim_id = ?", [meant.claim_id]).df())[0]
        rows = records(ask(con, "trace", {"claim": meant.claim_id}))
        statistic = records(
            con.execute("FROM v1.origins WHERE statistic_id = ?", [claim["statistic_id"]]).df()
        )
    found = way(meant.claim_id, rows)
    report: dict[str, Any] = {
        "record": "trace",
        "claim_id": meant.claim_id,
        **{name: claim[name] for name in ("document", "line", "column", "figure", "quote")},
        "publisher": claim["publisher"],
        "credits": rows,
        "origins": found.origins(),
        "rings": found.rings(),
        "statistic": statistic[0] if statistic else None,
    }
    with output(to) as stream:
        if form == "json":
            stream.write(json.dumps(report, ensure_ascii=False, indent=2, default=str) + "\n")
            return

        def paint(text: str, code: str) -> str:
            return f"\x1b[{code}m{text}\x1b[0m" if colour(stream) else text

        from flows.report.marks import marked, place_of
        from flows.report.tree import tree_lines

        where = place(claim["document"])
        where += f":{claim['line']}:{claim['column']}" if claim["line"] is not None else ""
        stream.write(f"{paint(where, '1')}  {meant.claim_id}  {claim['publisher'] or ''}\n")
        stream.write(f"    | {marked(claim['quote'], place_of(claim))}\n")
        stream.writelines(f"{line}\n" for line in tree_lines(found, paint, place))
        stream.writelines(f"{line}\n" for line in _closing(report))


def _closing(report: dict[str, Any]) -> Iterator[str]:
    """Rings, and the count of origins."""
    for ring in report["rings"]:
        names = ring["names"]
        if len(names) > _MOST_NAMES:
            kept = names[: _MOST_NAMES // 2], names[-_MOST_NAMES // 2 :]
            names = [*kept[0], f"… {len(names) - _MOST_NAMES} more …", *kept[1]]
        through = " through this article" if ring["through_article"] else ""
        yield f"ring{through}: {' -> '.join(names)}"
    origins = report["origins"]
    told = "; ".join(one["name"] for one in origins)
    yield f"origins of this claim: {len(origins)}" + (f" ({told})" if told else "")
    statistic = report["statistic"]
    if statistic is not None and statistic["claims"] > 1:
        names = f" ({statistic['names']})" if statistic["names"] else ""
        yield (
            f"independent origins of the statistic, over {counted(statistic['claims'], 'claim')}: "
            f"{statistic['origins']}{names}"
        )
