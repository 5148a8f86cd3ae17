"""The pipeline as pure functions: the same for `provstat check` and for the flow.

The steps take and give rows, mappings with every column of their model: they need no table
library, and may run while those are loaded (``flows.ahead``). What comes of them all is made
into frames in one place, each validated by its model. Nothing here knows a clock, a network, a
disk or Prefect.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flows.compare.statistics import group
from flows.decide import apply_to_claims, judge_decisions, part_with_gone, part_with_others
from flows.land.inputs import File, Inputs, Read
from flows.land.quarantine import set_aside
from flows.land.tables import Typed, claim_table, decision_table, manifest_table
from flows.trace.copies import Copied, CopyRead
from flows.trace.credits import map_credits
from flows.trace.entries import Entries
from flows.trace.evidence import observe, read_manifest
from flows.trace.registry import register
from flows.trace.verify import Verifier

if TYPE_CHECKING:
    import pandas as pd

Frames = dict[str, "pd.DataFrame"]
Rows = dict[str, list[dict[str, Any]]]

# What a claims table may say better than our reading of the same sentence.
_OVERLAID = ("population", "statement", "period", "n", "moe", "source_id", "citation_url")


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """What was read from a saved copy before: its state, and the figures by source."""

    copied: Copied
    observations: dict[str, list[dict[str, Any]]]


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
    counts = _Counts()
    counts.add(articles.rows_in, len(articles.documents), articles.quarantine)
    beside = inputs.sidecars + inputs.repairs
    counts.add(beside + len(inputs.set_aside), beside, inputs.set_aside)
    # In one order whatever was read now and what earlier: ties must not fall another way.
    documents = sorted(_housed(articles.documents, publishers), key=lambda row: row["document"])
    claims = sorted(articles.claims, key=lambda row: (row["document"], row["start"], row["end"]))
    claims, named = _with_tables(claims, inputs.claims, documents, counts)
    registry = register(inputs.sources, entries)
    counts.add(registry.rows_in, len(registry.sources), registry.quarantine)
    fetches, observations = _evidence(inputs, copies or {}, ahead or {}, counts)
    decisions = _decisions(inputs.decisions, claims, registry.sources, today, counts)
    lost = [row for row in decisions if row["status"] == "target_gone"]
    decisions, gone = part_with_gone(decisions, _ids(registry.sources))
    told = gone if whole else part_with_others(gone, lost, _quotes(claims), elsewhere)
    counts.add(0, -len(gone), told)
    counts.rows_in -= len(gone) - len(told)
    made = {
        "documents": documents + named,
        "claims": apply_to_claims(claims, decisions),
        "sources": registry.sources,
        "studies": registry.studies,
        "fetches": fetches,
        "observations": observations,
        "decisions": decisions,
        "quarantine": [
            # of a row too, so that it can be told whether its file has changed since
            row if row["content_hash"] else row | {"content_hash": inputs.hashes.get(row["file"])}
            for row in counts.quarantine
        ],
    }
    return Followed(made | _follow(made), counts.rows_in, counts.loaded, counts.notes)


def only_articles(frames: Frames) -> Frames:
    """The findings a single article's reader cares for: not those on sources it never uses."""
    findings = frames["findings"]
    used = frames["citations"]["source_id"].dropna()
    wanted = findings["claim_id"].notna() | findings["source_id"].isin(used)
    return frames | {"findings": findings[wanted].reset_index(drop=True)}


def _ids(sources: Iterable[Mapping[str, Any]]) -> set[str]:
    return {row["source_id"] for row in sources}


def _quotes(claims: Iterable[Mapping[str, Any]]) -> set[str]:
    return {row["quote"] for row in claims}


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


@dataclass(slots=True)
class _Counts:
    """What went in and what came out; a row set aside twice is one row of quarantine."""

    rows_in: int = 0
    loaded: int = 0
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, rows_in: int, loaded: int, quarantine: Iterable[dict[str, Any]]) -> None:
        self.rows_in += rows_in
        self.loaded += loaded
        self.quarantine += quarantine

    def table(self, file: str, typed: Typed) -> None:
        self.add(typed.rows_in, len(typed.records), typed.quarantine)
        if typed.extra:
            self.notes.append(f"{file}: columns not used: {', '.join(typed.extra)}")


def _housed(documents: list[dict[str, Any]], publishers: Sequence[str]) -> list[dict[str, Any]]:
    if not publishers:
        return documents
    return [row if row["publisher"] else {**row, "publisher": publishers[0]} for row in documents]


def _with_tables(
    claims: list[dict[str, Any]],
    files: Iterable[File],
    documents: list[dict[str, Any]],
    counts: _Counts,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims of articles and tables; and the documents that only tables name."""
    tabled: list[dict[str, Any]] = []
    for file, data in files:
        typed = claim_table(file, data)
        counts.table(file, typed)
        tabled += typed.records
    if not tabled:
        return claims, []
    # With it come all the readers, which few need here: articles are read elsewhere.
    from flows.read.tabled import TABLED, named_documents, tabled_claims  # noqa: PLC0415

    rows, aside = tabled_claims(tabled)
    counts.add(0, -len(aside), aside)
    from_articles = {row["claim_id"]: row for row in claims}
    merged = dict(from_articles)
    for row in rows:
        read_row = from_articles.get(row["claim_id"])
        if read_row is None:
            merged[row["claim_id"]] = row
            continue
        said = {name: row[name] for name in _OVERLAID if row[name] is not None}
        merged[row["claim_id"]] = {**read_row, **said, "decided_by": TABLED}
    present = {row["document"] for row in documents}
    return list(merged.values()), named_documents(rows, present)


def _evidence(
    inputs: Inputs,
    known: Mapping[str, KnownCopy],
    ahead: Mapping[tuple[str, str], CopyRead],
    counts: _Counts,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Fetch attempts with their states, and the figures found in the saved copies."""
    copies = dict(inputs.evidence)
    attempts: list[dict[str, Any]] = []
    if inputs.manifest is not None:
        file, data = inputs.manifest
        typed = manifest_table(file, data, copies)
        counts.table(file, typed)
        attempts = typed.records
    named = {row["file"] for row in attempts}
    orphans = [
        set_aside(file, "no row of evidence/manifest.csv names this copy", step="land", data=data)
        for file, data in inputs.evidence
        if file not in named
    ]
    counts.add(len(copies), len(copies) - len(orphans), orphans)
    files = {(row["file"], row["source_id"]): row["media_type"] for row in attempts if row["file"]}
    kept = {
        file: known[file]
        for file in copies.keys() & known.keys()
        if hashlib.sha256(copies[file]).hexdigest() == known[file].copied.content_hash
    }
    unread = (
        (file, source_id, media_type, copies[file])
        for (file, source_id), media_type in files.items()
        if file not in kept
    )
    observed = observe(unread, ahead)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in observed.observations:
        found.setdefault((row["file"], row["source_id"]), []).append(row)
    for file, source_id in files:
        if file in kept:
            found[file, source_id] = kept[file].observations.get(source_id, [])
    observations = [row for key in files for row in found.get(key, [])]
    states = observed.copies | {file: copy.copied for file, copy in kept.items()}
    return read_manifest(attempts, states), observations


def _decisions(
    files: Iterable[File],
    claims: list[dict[str, Any]],
    sources: Iterable[Mapping[str, Any]],
    today: str,
    counts: _Counts,
) -> list[dict[str, Any]]:
    rulings: list[dict[str, Any]] = []
    for file, data in files:
        typed = decision_table(file, data)
        counts.table(file, typed)
        rulings += typed.records
    quotes = {row["claim_id"]: row["quote"] for row in claims}
    return judge_decisions(rulings, quotes, _ids(sources), today)
