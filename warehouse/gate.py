"""The gate before publishing: a run that lost too many claims is kept from readers.

An inbox that is mounted empty, or a reader of files that broke, looks to the loader as if
people had deleted their articles. The warehouse keeps the run and its history; dashboards keep
what they show until somebody says that the loss is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

OPEN, REFUSED, OVERRIDDEN = "open", "refused", "overridden"
_SHOWN = 5  # documents that the message names


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a run.

    ``gate`` is *open*, *refused* or *overridden* (refused, and published all the same);
    ``lost`` counts claims that readers have and would not have any more, document by document;
    ``message`` tells people what was lost, where, and what to do; empty if open.
    """

    gate: str
    before: int
    lost: int
    message: str = ""


def claims_published(file: Path) -> dict[str, int]:
    """Claims by document in a published file; none if there is no such file or it is unreadable."""
    if not file.is_file():
        return {}
    try:
        with duckdb.connect(file, read_only=True) as con:
            rows = con.execute("SELECT document, count(*) FROM v1.claims GROUP BY ALL").fetchall()
    except duckdb.Error:
        return {}  # what nobody can read holds nothing that could be lost
    return dict(rows)


def judge(
    before: Mapping[str, int],
    now: Mapping[str, int],
    *,
    share: float,
    least: int,
    anyway: bool = False,
    quarantined: Collection[str] = (),
) -> Verdict:
    """Compare what readers have with what they would get.

    An edited article loses its old claims and gains new ones: only what a document has fewer
    than before counts as lost.

    Args:
        before: claims by document, as published.
        now: claims by document, as they stand.
        share: share of the published claims, 0 to 1, above which a loss is refused.
        least: losses of fewer claims than this are never refused.
        anyway: publish all the same.
        quarantined: documents that are in quarantine now.
    """
    losses = {
        document: (count, now.get(document, 0))
        for document, count in before.items()
        if now.get(document, 0) < count
    }
    total = sum(before.values())
    lost = sum(had - has for had, has in losses.values())
    if lost < max(least, 1) or lost <= share * total:
        return Verdict(OPEN, total, lost)
    return Verdict(
        OVERRIDDEN if anyway else REFUSED,
        total,
        lost,
        _message(losses, total, lost, share, anyway=anyway, quarantined=quarantined),
    )


def _message(
    losses: Mapping[str, tuple[int, int]],
    total: int,
    lost: int,
    share: float,
    *,
    anyway: bool,
    quarantined: Collection[str],
) -> str:
    def line(document: str) -> str:
        had, has = losses[document]
        why = " (in quarantine)" if document in quarantined else "" if has else " (gone)"
        return f"{document}: {had} -> {has}{why}"

    order = sorted(losses, key=lambda name: (losses[name][1] - losses[name][0], name))
    shown = "; ".join(line(document) for document in order[:_SHOWN])
    left = len(order) - _SHOWN
    more = f"; and {left} document{'' if left == 1 else 's'} more" if left > 0 else ""
    what = (
        f"{lost} of {total} published claims ({lost / total:.0%}; the limit is {share:.0%}) are"
        f" not there any more. Where: {shown}{more}"
    )
    if anyway:
        return f"published all the same, as asked: {what}"
    return (
        f"not published: {what}. The run is in the warehouse, and readers keep the file they have."
        " If the loss is meant, run `provstat ingest --publish-anyway`; if not, put the files back"
        " and ingest again (the limit: max_lost_share in [publish] of the settings)"
    )
