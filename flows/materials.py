"""Everything of an inbox but its articles, read: tables of claims, registry, evidence, rulings.

It is held in memory as a whole, however many articles there are. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.decide import judge_decisions, part_with_gone
from flows.land.inputs import File, Inputs
from flows.land.quarantine import set_aside
from flows.land.tables import Typed, claim_table, decision_table, manifest_table
from flows.nearest import nearest
from flows.trace.copies import Copied, CopyRead
from flows.trace.entries import Entries
from flows.trace.evidence import observe, read_manifest
from flows.trace.registry import register
from warehouse.counting import noun

Row = dict[str, Any]

_FEW = 5  # notes of a kind that are told
_BY_WORDS = "the claim's source was looked for by its words and address"
_BY_ADDRESS = "the copy counts for its address alone"

# What a claims table may say better than our reading of the same sentence.
_OVERLAID = ("population", "statement", "period", "n", "moe", "source_id", "citation_url")


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """What was read from a saved copy before: its state, and the figures by source."""

    copied: Copied
    observations: dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Tally:
    """What went in and what came out; a row set aside twice is one row of quarantine."""

    rows_in: int = 0
    loaded: int = 0
    quarantine: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, rows_in: int, loaded: int, quarantine: Iterable[Row]) -> None:
        """Count rows; those in are those loaded and those set aside."""
        self.rows_in += rows_in
        self.loaded += loaded
        self.quarantine += quarantine

    def table(self, file: str, typed: Typed) -> None:
        """Count the rows of a table."""
        self.add(typed.rows_in, len(typed.records), typed.quarantine)
        if typed.extra:
            self.notes.append(f"{file}: columns not used: {', '.join(typed.extra)}")


@dataclass(slots=True)
class Materials:
    """Rows of the tables beside documents and claims.

    ``tabled`` are rows of ``schemas.Claims``, from tables; ``rulings`` are not judged yet.
    """

    tabled: list[Row]
    sources: list[Row]
    studies: list[Row]
    fetches: list[Row]
    observations: list[Row]
    rulings: list[Row]
    tally: Tally
    hashes: Mapping[str, str]

    def judged(
        self, quotes: Mapping[str, str], today: str
    ) -> tuple[list[Row], list[Row], list[Row]]:
        """Judge the rulings.

        Args:
            quotes: sentences by claim, at least of the claims that are ruled on.
            today: ISO date at which they expire.

        Returns:
            Rows of schemas.Decisions that stand; rows of quarantine for those whose target is
            gone, and these rulings. Nothing of it is counted (``set_gone``).
        """
        subjects = {row["source_id"] for row in self.sources}
        decisions = judge_decisions(self.rulings, quotes, subjects, today)
        lost = [row for row in decisions if row["status"] == "target_gone"]
        decisions, gone = part_with_gone(decisions, subjects)
        return decisions, gone, lost

    def set_gone(self, gone: Sequence[Row], told: Sequence[Row]) -> None:
        """Count rulings whose target is gone, of which some are told and the others passed over."""
        self.tally.add(0, -len(gone), told)
        self.tally.rows_in -= len(gone) - len(told)

    def quarantine(self) -> list[Row]:
        """Rows of schemas.Quarantine, each with the hash of its file.

        Of a row of a file too, so that it can be told whether the file has changed since.
        """
        return [
            row if row["content_hash"] else row | {"content_hash": self.hashes.get(row["file"])}
            for row in self.tally.quarantine
        ]


def read_materials(
    inputs: Inputs,
    *,
    copies: Mapping[str, KnownCopy] | None = None,
    ahead: Mapping[tuple[str, str], CopyRead] | None = None,
    entries: Entries | None = None,
) -> Materials:
    """Read tables, registry, evidence and rulings.

    Args:
        inputs: the inbox but for its articles.
        copies: what is known already of saved copies, by file; used while their bytes are the
            same.
        ahead: saved copies of this inbox that were read already, by file and media type.
        entries: its registry, if that was read already.
    """
    tally = Tally()
    beside = inputs.sidecars + inputs.repairs
    tally.add(beside + len(inputs.set_aside), beside, inputs.set_aside)
    tabled = _tabled(inputs.claims, tally)
    registry = register(inputs.sources, entries)
    tally.add(registry.rows_in, len(registry.sources), registry.quarantine)
    tally.notes += few(registry.notes)
    fetches, observations = _evidence(inputs, copies or {}, ahead or {}, tally)
    ids = {row["source_id"] for row in registry.sources}
    tally.notes += few(_unregistered(tabled, fetches, inputs, ids))
    rulings: list[Row] = []
    for file, data in inputs.decisions:
        typed = decision_table(file, data)
        tally.table(file, typed)
        rulings += typed.records
    return Materials(
        tabled,
        registry.sources,
        registry.studies,
        fetches,
        observations,
        rulings,
        tally,
        inputs.hashes,
    )


def few(notes: Sequence[str]) -> list[str]:
    """The first notes of a kind, and how many more there are: an inbox may be full of them."""
    more = len(notes) - _FEW
    return [*notes[:_FEW], *([f"... and {more} more of this kind"] if more > 0 else [])]


def _unregistered(
    tabled: Iterable[Row], fetches: Iterable[Row], inputs: Inputs, ids: Collection[str]
) -> list[str]:
    """Ids that tables name and no entry of the registry has, with the rows that name them."""
    manifest = inputs.manifest[0] if inputs.manifest else ""
    named: dict[tuple[str, str, str], list[int]] = {}
    for row in tabled:
        named.setdefault((row["file"], row["source_id"] or "", _BY_WORDS), []).append(row["row"])
    for row in fetches:
        named.setdefault((manifest, row["source_id"] or "", _BY_ADDRESS), []).append(row["row"])
    lost = {key: rows for key, rows in named.items() if key[1] and key[1] not in ids}
    # Only what will be read is searched for: every id of a table may be unknown.
    near = nearest([source_id for _, source_id, _ in [*lost][:_FEW]], ids)
    told = []
    for (file, source_id, otherwise), rows in lost.items():
        hint = f" (did you mean '{near[source_id]}'?)" if source_id in near else ""
        more = f" and {len(rows) - _FEW} more" if len(rows) > _FEW else ""
        where = f"{noun(len(rows), 'row')} {', '.join(map(str, rows[:_FEW]))}{more}"
        told.append(
            f"{file} {where}: source_id '{source_id}' is no id of the registry{hint};"
            f" {otherwise}. Mend the id, or register the source"
        )
    return told


def overlaid(tabled: Row, read: Row | None) -> Row:
    """A claim of a table, or of an article with what the table says better."""
    if read is None:
        return tabled
    from flows.read.tabled import TABLED  # noqa: PLC0415 - see _tabled

    said = {name: tabled[name] for name in _OVERLAID if tabled[name] is not None}
    return {**read, **said, "decided_by": TABLED}


def housed(documents: list[dict[str, Any]], publishers: Sequence[str]) -> list[dict[str, Any]]:
    """Documents with the house as publisher where they name none.

    Args:
        documents: rows of schemas.Documents.
        publishers: names of the house; the first stands for it.
    """
    if not publishers:
        return documents
    return [row if row["publisher"] else {**row, "publisher": publishers[0]} for row in documents]


def _tabled(files: Iterable[File], tally: Tally) -> list[Row]:
    tabled: list[Row] = []
    for file, data in files:
        typed = claim_table(file, data)
        tally.table(file, typed)
        tabled += typed.records
    if not tabled:
        return []
    # With it come all the readers, which few need here: articles are read elsewhere.
    from flows.read.tabled import tabled_claims  # noqa: PLC0415

    rows, aside = tabled_claims(tabled)
    tally.add(0, -len(aside), aside)
    return rows


def _evidence(
    inputs: Inputs,
    known: Mapping[str, KnownCopy],
    ahead: Mapping[tuple[str, str], CopyRead],
    tally: Tally,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Fetch attempts with their states, and the figures found in the saved copies."""
    copies = dict(inputs.evidence)
    attempts: list[dict[str, Any]] = []
    if inputs.manifest is not None:
        file, data = inputs.manifest
        typed = manifest_table(file, data, copies)
        tally.table(file, typed)
        attempts = typed.records
    named = {row["file"] for row in attempts}
    orphans = [
        set_aside(file, "no row of evidence/manifest.csv names this copy", step="land", data=data)
        for file, data in inputs.evidence
        if file not in named
    ]
    tally.add(len(copies), len(copies) - len(orphans), orphans)
    files = {(row["file"], row["source_id"]): row["media_type"] for row in attempts if row["file"]}
    shown = {(file, source_id) for file, source_id in files if source_id}
    # A copy that shows another source now gives that one its figures as well.
    again = {file for file, one in shown if file in known and one not in known[file].observations}
    kept = {
        file: known[file]
        for file in copies.keys() & known.keys() - again
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
