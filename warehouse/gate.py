"""The gate before publishing: a run that lost too many claims is kept from readers.

An inbox that is mounted empty, or a reader of files that broke, looks to the loader as if
people had deleted their articles. The warehouse keeps the run and its history; dashboards keep
what they show until somebody says that the loss is meant.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.counting import counted, noun
from warehouse.sql import first_row

OPEN, REFUSED, OVERRIDDEN = "open", "refused", "overridden"
_SHOWN = 5  # documents that the message names

_LOG = logging.getLogger(__name__)

_HAD = """
    CREATE OR REPLACE TEMP TABLE had AS
    SELECT document, count(*) AS had FROM readers.v1.claims GROUP BY document"""
# An edited article loses its old claims and gains new ones: only what a document has fewer than
# before counts as lost.
_COUNTED = """
    CREATE OR REPLACE TEMP TABLE counted AS
    SELECT document, had, coalesce(has, 0) AS has
    FROM temp.had
    LEFT JOIN (SELECT document, count(*) AS has FROM {claims} GROUP BY document) USING (document)"""
_SUMS = """
    SELECT coalesce(sum(had), 0)::BIGINT, coalesce(sum(had - has) FILTER (has < had), 0)::BIGINT,
        count(*) FILTER (has < had) FROM counted"""
_MOST = f"""
    SELECT document, had, has, document IN (SELECT file FROM {{aside}})
    FROM counted WHERE has < had ORDER BY had - has DESC, document LIMIT {_SHOWN}"""


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


@dataclass(frozen=True, slots=True)
class Losses:
    """Claims that readers have (``before``), and how many of them they would not have any more.

    ``documents`` counts those that have fewer; ``most`` are the first of them: name, claims it had
    and has, and whether it is in quarantine now.
    """

    before: int = 0
    lost: int = 0
    documents: int = 0
    most: tuple[tuple[str, int, int, bool], ...] = ()


def losses(con: duckdb.DuckDBPyConnection, published: Path, now: str, aside: str) -> Losses:
    """Compare what readers have with what they would get, document by document.

    Args:
        con: a connection to the warehouse.
        published: the file that readers have; without one, or where it is unreadable, nothing is
            lost; the latter is logged.
        now: table of the claims as they stand.
        aside: table of the quarantine as it stands.
    """
    if not published.is_file() or not _note_had(con, published):
        return Losses()
    con.execute(_COUNTED.format(claims=now))
    before, lost, documents = first_row(con, _SUMS)
    most = con.execute(_MOST.format(aside=aside)).fetchall()
    con.execute("DROP TABLE temp.counted; DROP TABLE temp.had")
    return Losses(before, lost, documents, tuple(most))


def _note_had(con: duckdb.DuckDBPyConnection, published: Path) -> bool:
    """Note how many claims of each document readers have; false if nobody can read that."""
    path = str(published).replace("'", "''")
    try:
        con.execute(f"ATTACH '{path}' AS readers (READ_ONLY)")
        try:
            con.execute(_HAD)
        finally:
            con.execute("DETACH readers")
    except duckdb.InterruptException:
        raise
    except duckdb.CatalogException:  # a database, and none of ours
        return False
    except duckdb.Error as error:  # what nobody can read holds nothing that could be lost
        told = str(error).splitlines()[0]
        _LOG.warning("%s cannot be read, and counts as none: %s", published, told)
        return False
    return True


def judge(found: Losses, *, share: float, least: int, anyway: bool = False) -> Verdict:
    """Say whether readers are to get a run.

    Args:
        found: what they would lose.
        share: share of the published claims, 0 to 1, above which a loss is refused.
        least: losses of fewer claims than this are never refused.
        anyway: publish all the same.
    """
    if found.lost < max(least, 1) or found.lost <= share * found.before:
        return Verdict(OPEN, found.before, found.lost)
    gate = OVERRIDDEN if anyway else REFUSED
    return Verdict(gate, found.before, found.lost, _message(found, share, anyway=anyway))


def _message(found: Losses, share: float, *, anyway: bool) -> str:
    def line(document: str, had: int, has: int, aside: bool) -> str:
        why = " (in quarantine)" if aside else "" if has else " (gone)"
        return f"{document}: {had} -> {has}{why}"

    shown = "; ".join(line(*one) for one in found.most)
    left = found.documents - len(found.most)
    more = f"; and {counted(left, 'document')} more" if left > 0 else ""
    what = (
        f"{found.lost} of {counted(found.before, 'published claim')}"
        f" ({found.lost / found.before:.0%}; the limit is {share:.0%})"
        f" {noun(found.lost, 'is', 'are')} not there any more. Where: {shown}{more}"
    )
    if anyway:
        return f"published all the same, as asked: {what}"
    return (
        f"not published: {what}. The run is in the warehouse, and readers keep the file they have."
        " If the loss is meant, run `provstat ingest --publish-anyway`; if not, put the files back"
        " and ingest again (the limit: max_lost_share in [publish] of the settings)"
    )
