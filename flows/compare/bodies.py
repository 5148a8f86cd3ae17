"""Whether two claims are credited to one source, one study, one body."""

from __future__ import annotations

from flows.compare.credit import credits_alike, names
from flows.compare.pairs import Entry
from flows.slots.reading import Reading


def siblings(one: Reading, other: Reading) -> bool:
    """Whether two claims are items of one list or cells of one table: set side by side."""
    if one.file != other.file:
        return False
    group, other_group = one.row.get("group_id"), other.row.get("group_id")
    if group and group == other_group:
        return True
    cells = one.row.get("block_kind") == other.row.get("block_kind") == "cell"
    return cells and one.heading == other.heading


def rows_of_one(one: Reading, other: Reading) -> bool:
    """Whether two claims are rows of a claims table on one article: each tells another thing."""
    return one.file == other.file and all(_no_place(r.row.get("start")) for r in (one, other))


def _no_place(start: object) -> bool:
    return start is None or start != start  # noqa: PLR0124 - NaN, which stands for no place


def of_one_body(one: Entry, other: Entry) -> bool:
    """Whether two claims may be of editions of one study, which their years tell apart."""
    if one_credit(one, other) or (one.series and one.series == other.series):
        return True
    return not (one.credit and other.credit) or bool(names(one.credit) & names(other.credit))


def one_study(one: Entry, other: Entry) -> bool:
    """Whether credits to one body name one study of it: registered, by year, in one article.

    A pollster that publishes a thousand shares gives many of them the same value.
    """
    if one.source_id or one.claim.file == other.claim.file:
        return True
    years = [(e.credit or "").partition("|")[2] for e in (one, other)]
    return bool(years[0]) and years[0] == years[1]


def one_credit(one: Entry, other: Entry) -> bool:
    """Whether two claims are credited to one source, registered or not."""
    if one.source_id and other.source_id:
        return one.source_id == other.source_id or bool(one.study and one.study == other.study)
    if one.source_id or other.source_id or not one.credit or not other.credit:
        return False
    return credits_alike(one.credit, other.credit)
