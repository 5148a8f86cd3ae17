"""What a document is, asked before its sentences are read: whose, and whether it tells its own.

A person sees at a glance that a text is a body's own report, a press release, an interview or a
news story, and then reads its figures. Where nobody is credited for a figure, this decides whose
it is; it is said with each such figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.land.blocks import Document
from flows.read.house import own_because
from flows.read.issuer import issuer, releases, surveyed


@dataclass(frozen=True, slots=True)
class Character:
    """Whose a document is, and why figures without a credit are its own."""

    document: Document  # with its publisher, if it tells only itself who that is
    signed: str | None  # who put it out, as it tells itself; None if it does not
    own: str  # why its figures are its own; empty if somebody else's are told


def character(document: Document) -> Character:
    """What a document is, by its title, its first lines, how it speaks of itself, and its end."""
    name = issuer(document)
    if name is not None and not document.meta.publisher:
        document = replace(document, meta=replace(document.meta, publisher=name))
    why = own_because(document)
    if not why and name is not None and releases(document, name):
        why = f"put out by {name}, about a study of its own"
    if not why and surveyed(document):
        why = f"{document.meta.publisher} opens with its own survey"
    return Character(document, name, why)
