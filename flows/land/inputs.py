"""What an inbox gives to the steps: names and bytes, nothing that knows a disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """

    claims: Sequence[File] = ()
    sources: Sequence[File] = ()
    evidence: Sequence[File] = ()
    manifest: File | None = None
    decisions: Sequence[File] = ()
    sidecars: int = 0
    set_aside: Sequence[dict[str, Any]] = ()
