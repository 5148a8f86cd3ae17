"""The inbox on disk: what lies in ``raw/``, by folder, with the hash of its bytes. Does I/O.

Nothing here judges content. A file that cannot even be opened, or that has no business where
it lies, is set aside with the reason; the rest goes on.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.errors import BadInput
from flows.land.inputs import File, Inputs, Named
from flows.land.paths import ARTICLE_SUFFIXES, SIDECAR, BadSidecar, parse_sidecar
from flows.land.quarantine import set_aside
from flows.land.repairs import FOLDER, mended, read_repairs

TABLE_SUFFIXES = frozenset({".csv", ".jsonl", ".xlsx"})
SOURCE_SUFFIXES = frozenset({".json", ".bib", ".csv"})
# Without a suffix the manifest's media type tells what a copy is.
EVIDENCE_SUFFIXES = ARTICLE_SUFFIXES | {".csv", ".xlsx", ".json", ""}
MANIFEST = "evidence/manifest.csv"

KNOWN: Mapping[str, frozenset[str]] = {
    "articles": ARTICLE_SUFFIXES,
    "claims": TABLE_SUFFIXES,
    "sources": SOURCE_SUFFIXES,
    "evidence": EVIDENCE_SUFFIXES,
    "decisions": frozenset({".csv"}),
    FOLDER: frozenset({".csv", ".jsonl"}),
}
# What desktops and sync programs leave behind; people did not drop it in.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the inbox. ``name`` is its path below it; ``content_hash`` is of its bytes.

    An article's hash covers its sidecar too: other metadata is another version.
    """

    name: str
    path: Path
    content_hash: str
    size: int
    sidecar: Path | None = None


@dataclass(slots=True)
class Inbox:
    """What lies in an inbox, each list sorted by name."""

    root: Path
    articles: list[Entry] = field(default_factory=list)
    claims: list[Entry] = field(default_factory=list)
    sources: list[Entry] = field(default_factory=list)
    evidence: list[Entry] = field(default_factory=list)  # without the manifest
    manifest: Entry | None = None
    decisions: list[Entry] = field(default_factory=list)
    repairs: list[Entry] = field(default_factory=list)
    sidecars: int = 0  # that belong to an article and can be read
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # top-level names that are no inbox folder

    def entries(self) -> Iterator[Entry]:
        """All files but the manifest."""
        tables = (self.claims, self.sources, self.evidence, self.decisions, self.repairs)
        for entries in (self.articles, *tables):
            yield from entries


def scan(root: Path, *, without: Collection[str] = ()) -> Inbox:
    """List and hash everything in the inbox.

    Args:
        root: the inbox.
        without: folders of it to leave out.

    Raises:
        BadInput: there is no such directory.
    """
    if not root.is_dir():
        raise BadInput(f"{root}: no such directory; the inbox holds the folders {_folders()}")
    inbox = Inbox(root)
    for child in sorted(root.iterdir()):
        known = child.name in KNOWN and child.is_dir()
        if not known and not _hidden(child.name) and child.stem.lower() != "readme":
            inbox.unread.append(child.name)
    for folder in KNOWN:
        if folder not in without and (root / folder).is_dir():
            _scan_folder(inbox, folder)
    return inbox


def read_articles(
    entries: Iterable[Entry],
) -> tuple[list[tuple[Named, str]], list[dict[str, Any]]]:
    """Bytes and sidecars of articles, with the hash of what was really read.

    Returns:
        The articles, and quarantine for those that vanished since they were listed.
    """
    found: list[tuple[Named, str]] = []
    aside: list[dict[str, Any]] = []
    for entry in entries:
        try:
            data = entry.path.read_bytes()
            beside = entry.sidecar.read_bytes() if entry.sidecar else None
        except OSError as error:
            aside.append(_vanished(entry, error))
            continue
        sidecar = parse_sidecar(beside) if beside is not None else None
        found.append((Named(entry.name, data, sidecar), _hash(data, beside)))
    return found, aside


def gather(inbox: Inbox) -> Inputs:
    """Bytes of everything but articles, as the repairs put them right."""
    aside = list(inbox.quarantine)

    def files(entries: Iterable[Entry]) -> list[File]:
        found: list[File] = []
        for entry in entries:
            try:
                found.append((entry.name, entry.path.read_bytes()))
            except OSError as error:
                aside.append(_vanished(entry, error))
        return found

    repairs, read, bad = read_repairs(files(inbox.repairs))
    aside += bad

    def tables(entries: Iterable[Entry]) -> list[File]:
        found = files(entries)
        return [(name, mended(name, data, repairs.get(name, {}))) for name, data in found]

    manifest = tables([inbox.manifest] if inbox.manifest else [])
    listed = [*inbox.entries(), *([inbox.manifest] if inbox.manifest else [])]
    return Inputs(
        claims=tables(inbox.claims),
        sources=tables(inbox.sources),
        evidence=files(inbox.evidence),
        manifest=manifest[0] if manifest else None,
        decisions=tables(inbox.decisions),
        sidecars=inbox.sidecars,
        set_aside=aside,
        repairs=read,
        hashes={entry.name: entry.content_hash for entry in listed},
    )


def content_hash(data: bytes) -> str:
    """SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _vanished(entry: Entry, error: OSError) -> dict[str, Any]:
    reason = f"could not be read again ({error.strerror}); was it moved meanwhile?"
    return set_aside(entry.name, reason, step="land")


def _scan_folder(inbox: Inbox, folder: str) -> None:
    sidecars: dict[str, tuple[Path, bytes]] = {}
    kept: list[tuple[str, Path]] = []
    for path in _files(inbox.root / folder):
        name = path.relative_to(inbox.root).as_posix()
        reason = _misplaced(inbox.root, path, folder)
        if reason:
            inbox.quarantine.append(set_aside(name, reason, step="land"))
        elif folder == "articles" and name.endswith(SIDECAR):
            data = _bytes(inbox, name, path)
            if data is not None:
                sidecars[name.removesuffix(SIDECAR)] = (path, data)
        else:
            kept.append((name, path))
    good = _good_sidecars(inbox, sidecars, {name.rpartition(".")[0] for name, _ in kept})
    inbox.sidecars += len(good)
    for name, path in kept:
        data = _bytes(inbox, name, path)
        if data is None:
            continue
        beside, words = good.get(name.rpartition(".")[0], (None, None))
        entry = Entry(name, path, _hash(data, words), len(data), beside)
        if name == MANIFEST:
            inbox.manifest = entry
        else:
            getattr(inbox, folder).append(entry)


def _bytes(inbox: Inbox, name: str, path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); check its permissions"
        inbox.quarantine.append(set_aside(name, reason, step="land"))
        return None


def _good_sidecars(
    inbox: Inbox, sidecars: dict[str, tuple[Path, bytes]], stems: set[str]
) -> dict[str, tuple[Path, bytes]]:
    good: dict[str, tuple[Path, bytes]] = {}
    for stem, (path, data) in sidecars.items():
        name = stem + SIDECAR
        if stem not in stems:
            reason = "no article of that name lies beside it"
        else:
            try:
                parse_sidecar(data)
            except BadSidecar as error:
                reason = str(error)
            else:
                good[stem] = (path, data)
                continue
        inbox.quarantine.append(set_aside(name, reason, step="land", data=data))
    return good


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted, without hidden ones; never follows a linked directory."""

    def stop(error: OSError) -> None:
        # What cannot be listed is not gone: its claims must not be closed for it.
        raise BadInput(f"{error.filename}: cannot be listed ({error.strerror}); nothing was read")

    for base, directories, names in os.walk(folder, onerror=stop):
        directories[:] = sorted(name for name in directories if not _hidden(name))
        linked = [name for name in directories if (Path(base) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            if not _hidden(name):
                yield Path(base) / name


def _misplaced(root: Path, path: Path, folder: str) -> str | None:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return "the name of the file is not valid UTF-8; rename it"
    if path.is_symlink():
        target = path.resolve()
        if not target.is_relative_to(root.resolve()):
            return "a symbolic link out of the inbox; drop in the file itself"
        if not target.exists():
            return "a symbolic link to nothing; drop in the file itself"
        if target.is_dir():
            return "a symbolic link to a directory, which is read where it lies"
    if not path.is_file():
        return "not a regular file"
    if folder == "articles" and path.name.endswith(SIDECAR):
        return None
    suffix = path.suffix.lower()
    if suffix in KNOWN[folder]:
        return None
    wanted = " ".join(sorted(filter(None, KNOWN[folder])))
    return f"unknown kind of file '{suffix or path.name}' in {folder}/; it takes {wanted}"


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _hash(data: bytes, beside: bytes | None) -> str:
    if beside is None:
        return content_hash(data)
    return content_hash(data + b"\x00" + beside)


def _folders() -> str:
    return ", ".join(f"{name}/" for name in KNOWN)
