"""The pipeline as pure functions: the same for `provstat check` and for the flow.

The steps take and give rows, mappings with every column of their model: they need no table
library, and may run while those are loaded (``flows.ahead``). What comes of them all is made
into frames in one place, each validated by its model. Nothing here knows a clock, a network, a
disk or Prefect. Here all rows are in memory, as for the articles of a check; the flow takes the
same steps some articles at a time (``flows.tracing``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flows.compare.statistics import group
from flows.decide import apply_to_claims, part_with_others
from flows.land.inputs import Inputs, Read
from flows.materials import KnownCopy, Materials, few, housed, overlaid, read_materials
from flows.trace.copies import CopyRead
from flows.trace.credits import map_credits
from flows.trace.entries import Entries
from flows.trace.verify import Verifier

if TYPE_CHECKING:
    import pandas as pd

Frames = dict[str, "pd.DataFrame"]
Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Followed:
    """Rows of all tables of a run but findings, and the count of what went in and came out."""

    rows: Rows
    rows_in: int
    rows_loaded: int
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Traced:
    """The same as frames of ``schemas.TABLES``."""

    frames: Frames
    rows_in: int
    rows_loaded: int
    notes: list[str] = field(default_factory=list)


def framed(followed: Followed) -> Traced:
    """Rows to frames, each validated; the rows are gone afterwards, there may be many.

    Raises:
        pandera.errors.SchemaErrors: rows break an invariant of their model.
    """
    from schemas import TABLES, frame  # noqa: PLC0415 - here first is a table library needed

    frames = {name: frame(TABLES[name], followed.rows.pop(name)) for name in list(followed.rows)}
    return Traced(frames, followed.rows_in, followed.rows_loaded, followed.notes)


def trace(articles: Read, inputs: Inputs, **more: Any) -> Traced:
    """``follow``, and what comes of it as validated frames."""
    return framed(follow(articles, inputs, **more))


def follow(
    articles: Read,
    inputs: Inputs,
    *,
    today: str,
    publishers: Sequence[str] = (),
    copies: Mapping[str, KnownCopy] | None = None,
    ahead: Mapping[tuple[str, str], CopyRead] | None = None,
    entries: Entries | None = None,
    whole: bool = True,
    elsewhere: Callable[[str], bool] = lambda _: False,
) -> Followed:
    """Everything after reading: tables, registry, evidence, rulings, support, statistics.

    Args:
        articles: documents and claims of the articles, read now or earlier.
        inputs: the rest of the inbox.
        today: ISO date at which rulings expire.
        publishers: names of the house; the first stands for articles that name no publisher.
        copies: what is known already of saved copies, by file; used while their bytes are the
            same.
        ahead: saved copies of this inbox that were read already, by file and media type.
        entries: its registry, if that was read already.
        whole: whether these are all articles; if not, a ruling on a claim that is not among
            theirs may be about another's, and is passed over unless its words show otherwise.
        elsewhere: whether an article that is not among these has some words.

    Returns:
        Rows of all tables but findings, runs and rule_runs.
    """
    materials = read_materials(inputs, copies=copies, ahead=ahead, entries=entries)
    tally = materials.tally
    tally.add(articles.rows_in, len(articles.documents), articles.quarantine)
    tally.notes += few(articles.notes)
    documents = sorted(housed(articles.documents, publishers), key=lambda row: row["document"])
    claims, named = _with_tables(articles.claims, materials, documents)
    # In one order whatever was read now and what earlier: ties must not fall another way.
    claims.sort(key=in_order)
    quotes = {row["claim_id"]: row["quote"] for row in claims}
    decisions, gone, lost = materials.judged(quotes, today)
    told = gone if whole else part_with_others(gone, lost, set(quotes.values()), elsewhere)
    materials.set_gone(gone, told)
    made = {
        "documents": documents + named,
        "claims": apply_to_claims(claims, decisions),
        "sources": materials.sources,
        "studies": materials.studies,
        "fetches": materials.fetches,
        "observations": materials.observations,
        "decisions": decisions,
        "quarantine": materials.quarantine(),
    }
    return Followed(made | _follow(made), tally.rows_in, tally.loaded, tally.notes)


def in_order(claim: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where a claim stands among all others: as a reader meets it, those of tables last."""
    places = (claim[name] for name in ("start", "end", "row"))
    return (
        *(claim["document"], claim["origin"]),
        *(-1 if place is None else place for place in places),
        claim["claim_id"],
    )


def _with_tables(
    claims: list[dict[str, Any]], materials: Materials, documents: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims of articles and tables; and the documents that only tables name."""
    if not materials.tabled:
        return list(claims), []
    from flows.read.tabled import named_documents  # noqa: PLC0415 - see flows.materials

    merged = {row["claim_id"]: row for row in claims}
    for row in materials.tabled:
        merged[row["claim_id"]] = overlaid(row, merged.get(row["claim_id"]))
    present = {row["document"] for row in documents}
    return list(merged.values()), named_documents(materials.tabled, present)


def only_articles(frames: Frames) -> Frames:
    """The findings a single article's reader cares for: not those on sources it never uses."""
    findings = frames["findings"]
    used = frames["citations"]["source_id"].dropna()
    wanted = findings["claim_id"].notna() | findings["source_id"].isin(used)
    return frames | {"findings": findings[wanted].reset_index(drop=True)}


def _follow(made: Rows) -> Rows:
    claims, sources, documents = made["claims"], made["sources"], made["documents"]
    observations = made["observations"]
    verifier = Verifier(sources, fetches=made["fetches"], observations=observations)
    citations, support = verifier.verify(claims, documents)
    support, credits = map_credits(
        claims, citations, sources, documents=documents, observations=observations, support=support
    )
    statistics, members, comparisons = group(claims, citations, sources, observations, support)
    return {
        "citations": citations,
        "support": support,
        "credits": credits,
        "statistics": statistics,
        "statistic_members": members,
        "comparisons": comparisons,
    }
