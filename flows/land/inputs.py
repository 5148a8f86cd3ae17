"""What an inbox gives to the steps: names and bytes, nothing that knows a disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

File = tuple[str, bytes]  # path below the inbox, bytes


@dataclass(frozen=True, slots=True)
class Named:
    """An article by name, with its bytes and what its sidecar says."""

    document: str
    data: bytes
    sidecar: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything an inbox holds beside articles.

    ``evidence`` are the saved copies; ``sidecars`` counts the articles' metadata files that
    could be read; ``set_aside`` are rows of quarantine for files that landing refused.
    ``repairs`` counts rows of ``repairs/`` that could be read, and are in the files above;
    ``hashes`` are SHA-256 of the files as they lie on disk.
    """

    claims: Sequence[File] = ()
    sources: Sequence[File] = ()
    evidence: Sequence[File] = ()
    manifest: File | None = None
    decisions: Sequence[File] = ()
    sidecars: int = 0
    set_aside: Sequence[dict[str, Any]] = ()
    repairs: int = 0
    hashes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Read:
    """What articles gave: rows of documents and claims, and what could not be read.

    ``notes`` are for people: metadata that is not understood, by the documents read now.
    """

    documents: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    rows_in: int = 0
    notes: list[str] = field(default_factory=list)

    def __iadd__(self, other: Read) -> Read:
        self.documents += other.documents
        self.claims += other.claims
        self.quarantine += other.quarantine
        self.rows_in += other.rows_in
        self.notes += other.notes
        return self
