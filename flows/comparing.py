"""Comparing and grouping the claims of a run, over a workspace: what stands is not made again.

A verdict on a pair rests on its two claims, so what was found of it is kept while neither has
changed and they still meet. Which claims meet is found by SQL from marks that are kept of each
claim (``warehouse.meeting``): of those that stand only the articles are read again of which a
claim meets one that is new, and only the statistics are made again that such a claim is in.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from flows.compare import blocks, pairs, shares
from flows.compare.entries import CITATIONS, CLAIMS, SUPPORT, Entries
from flows.compare.groups import Groups
from flows.compare.marks import mark
from flows.compare.pairs import Entry
from flows.compare.sameness import judge, worth_telling
from flows.compare.settling import (
    BESIDE,
    DRIFTED,
    KEPT,
    REPEATED,
    SAME,
    UNDRIFTED,
    Settling,
)
from flows.compare.statistics import BESIDE_IT, Judged, bits, compared, comparison, settle
from flows.slots.words import SHORT
from flows.spool import Spool
from warehouse.grouped import (
    BESIDE_ONE_ANOTHER,
    edges,
    in_order,
    keep_pairs,
    make_statistics,
    note_known,
    note_regrouped,
    note_settled,
    note_wanted,
)
from warehouse.meeting import Limits, note_asked, note_met, note_placed
from warehouse.standing import note_recompared
from warehouse.workspace import PART, Workspace, parts

Row = dict[str, Any]

_BITS: dict[str, int | str] = {
    "same": SAME,
    "repeated": REPEATED,
    "drifted": DRIFTED,
    "beside": BESIDE,
    "undrifted": UNDRIFTED,
    "kept": KEPT,
    "told": BESIDE_IT,
}


def regroup(work: Workspace, made: Entries, code: str) -> None:
    """Compare and group all claims.

    Args:
        work: holds the run's claims with their citations and support, and the warehouse as it
            stood; gets marks, comparisons, statistics and their members.
        made: makes entries of claims.
        code: hash of the code that compares.
    """
    kept, limits = note_recompared(work, code), _limits()
    book = Book(work, made)
    if kept:
        work.copy(
            "marks",
            "h.claim_id IN (SELECT claim_id FROM live.claims"
            " WHERE document NOT IN (FROM recompared))",
        )
    for documents in work.parts_of("document IN (FROM recompared)", PART):
        work.append("marks", book.read(documents))
    note_placed(work, kept=kept)
    note_asked(work, limits, kept=kept)
    note_met(work, limits)
    note_known(work, _BITS, short=SHORT, kept=kept)
    _settle(work, book, _judge(work, book), kept=kept)
    note_regrouped(work, kept=kept)
    groups = Groups(work.first("SELECT count(*) FROM regrouped")[0])
    for one, other in zip(*edges(work), strict=True):
        groups.join(one, other)
    make_statistics(work, groups.roots())


def _limits() -> Limits:
    return Limits(
        crowd=pairs.CROWD,
        first=pairs.FIRST,
        deepest=blocks.DEEPEST,
        next=blocks.NEXT,
        words=pairs.WORDS,
        rare=pairs.RARE,
        everyday=pairs.EVERYDAY,
        in_common=pairs.IN_COMMON,
        shares=shares.CROWD,
    )


class Book:
    """Entries of claims, on disk: of those that are asked for, the articles are read."""

    def __init__(self, work: Workspace, made: Entries) -> None:
        """Begin without entries."""
        self._work, self._made = work, made
        self._held = Spool(work.file.parent)
        self._no = array("I")  # of the entry of each claim that is placed
        work.note("entered", "SELECT '' AS claim_id, 0::UINTEGER AS no WHERE false")

    def read(self, documents: Sequence[str], wanted: Collection[str] | None = None) -> list[Row]:
        """Make entries of the claims of some articles.

        Args:
            documents: names.
            wanted: ids of those that are asked for; all if null.

        Returns:
            Their rows of schemas.Marks; none of those that are asked for again.
        """
        claims, citations, support = (
            self._work.of_documents(table, documents, names)
            for table, names in (("claims", CLAIMS), ("citations", CITATIONS), ("support", SUPPORT))
        )
        found = list(self._made.of(claims, citations, support, wanted))
        self._work.con.execute(
            "INSERT INTO entered SELECT id, $first + no - 1 FROM (SELECT unnest($ids::VARCHAR[])"
            " AS id, generate_subscripts($ids::VARCHAR[], 1) AS no)",
            {"ids": [entry.claim.id for entry in found], "first": len(self._held)},
        )
        marks = [mark(entry) for entry in found] if wanted is None else []
        for entry in found:
            entry.stated = None
            self._held.append(entry)
        return marks

    def look_up(self, pairs_of: str) -> None:
        """Have the claims of pairs of positions, a table, at hand; they are placed now."""
        work = self._work
        note_wanted(work, pairs_of)
        for documents in work.parts_of("document IN (SELECT document FROM wanted)", PART):
            wanted = work.rows(
                "SELECT claim_id FROM wanted WHERE document IN (SELECT unnest($names::VARCHAR[]))",
                {"names": documents},
            )
            self.read(documents, {row["claim_id"] for row in wanted})
        (self._no,) = work.columns(
            """SELECT coalesce(no, 0)::UINTEGER AS no FROM placed LEFT JOIN entered USING (claim_id)
            ORDER BY "at" """
        )

    def entry(self, at: int, crowded: bool) -> Entry:
        """The entry of a claim, with what its source says."""
        entry: Entry = self._made.whole(self._held[self._no[at]])
        entry.crowded = crowded
        return entry

    def both(self, pair: Row) -> tuple[Entry, Entry]:
        """The entries of a pair."""
        return (
            self.entry(pair["one"], pair["one_crowded"]),
            self.entry(pair["other"], pair["other_crowded"]),
        )


def _judge(work: Workspace, book: Book) -> Iterator[Judged]:
    """Judge the pairs that are ``unjudged``; those worth telling are noted as ``judged``."""
    book.look_up("unjudged")
    held = Spool(work.file.parent)
    one, other, found = array("I"), array("I"), array("I")
    # Most pairs that meet have little to do with each other: nothing of them is held.
    for pair in in_order(work, "unjudged", shares.CROWD):
        both = book.both(pair)
        verdict = judge(*both)
        if worth_telling(*both, verdict):
            one.append(pair["one"])
            other.append(pair["other"])
            found.append(bits(verdict))
            held.append(compared(*both, verdict))
    work.note_numbers("judged", one=one, other=other, found=found)
    return iter(held)


def _settle(work: Workspace, book: Book, judged: Iterator[Judged], *, kept: bool) -> None:
    """Put in all pairs that are told of, as they are to be taken in the end."""
    note_settled(work, kept=kept)
    settling = Settling(*work.columns(BESIDE_ONE_ANOTHER, "Q"))
    one, other, found, touched = work.columns("FROM pairs ORDER BY one, other")
    for i, j, bits_of in zip(one, other, found, strict=True):
        settling.note(i, j, bits_of)
    anew = array("I"), array("I"), array("I")  # pairs that stand, and are taken otherwise now

    def made() -> Iterator[Row]:
        for (i, j, noted, settled), asked in zip(settling.settled(), touched, strict=True):
            if not noted & KEPT:
                pair = next(judged)
                settle(pair.found, settled)
                yield comparison(pair)
            elif asked and noted & (BESIDE | UNDRIFTED) != settled:
                for column, number in zip(anew, (i, j, settled), strict=True):
                    column.append(number)

    for rows in parts(made(), PART):
        work.append("comparisons", rows)
    keep_pairs(work, *anew[:2])
    book.look_up("anew")
    for pair, settled in zip(in_order(work, "anew", shares.CROWD), anew[2], strict=True):
        both = book.both(pair)
        again = compared(*both, judge(*both))
        settle(again.found, settled)
        work.append("comparisons", [comparison(again)])
