"""Reading, and what follows from it, in processes of their own while this one loads its libraries.

Both are plain Python and take a core; so does importing pandas, Pandera and DuckDB. Where there
are two cores, the one need not wait for the other.
"""

# ruff: noqa: PLC0415 - the readers are loaded where they read
from __future__ import annotations

import copy
import hashlib
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any, NoReturn, TypeVar

from flows.land.inputs import File, Inputs, Named, Read

if TYPE_CHECKING:
    from flows.trace.copies import CopyRead
    from flows.trace.entries import Entries

Item = tuple[Named, str]
Copy = tuple[str, str, bytes]
Part = tuple[Sequence[Item], Sequence[Copy], Sequence[File] | None]
T = TypeVar("T")
Copies = dict[tuple[str, str], "CopyRead"]
_LEAST = 400_000  # bytes below which one process will do, and leaves the other core to us


@dataclass(slots=True)
class Ahead:
    """What was read: articles in their order, copies by file and media type, the registry."""

    articles: Read = field(default_factory=Read)
    copies: Copies = field(default_factory=dict)
    entries: Entries | None = None


def read_ahead(
    items: Sequence[Item], inputs: Inputs, then: Callable[[Ahead], T]
) -> Callable[[], T]:
    """Begin to read articles, and the saved copies and the registry of an inbox.

    Args:
        items: each article with the hash of its version.
        inputs: the rest of the inbox.
        then: what to make of all that was read; a pure function whose result can be pickled.
            Called where everything was read: over there if one process reads it all.

    Returns:
        A function that waits and gives what ``then`` made. Where there is but one core, or
        processes cannot be divided, it is that function which does the work.
    """
    wanted = _wanted(inputs)
    sizes = [len(named.data) for named, _ in items], [len(data) for *_, data in wanted]
    workers = _workers(sum(map(sum, sizes)))
    if not workers:
        return lambda: then(_read(items, wanted, inputs.sources))
    if workers == 1:
        work = partial(_read_then, then, items, wanted, inputs.sources)
        return partial(_result, work, *_start(work))
    parts: list[Part] = [
        (items[a:b], wanted[c:d], None if at else inputs.sources)
        for at, ((a, b), (c, d)) in enumerate(
            zip(_cuts(sizes[0], workers), _cuts(sizes[1], workers), strict=True)
        )
    ]
    readings = [partial(_read, *part) for part in parts]
    started = [_start(reading) for reading in readings]

    def result() -> T:
        whole = Ahead()
        for reading, (process, stream) in zip(readings, started, strict=True):
            read = _result(reading, process, stream)
            whole.articles += read.articles
            whole.copies |= read.copies
            whole.entries = whole.entries or read.entries
        return then(whole)

    return result


class Memory:
    """Reads for a process that goes on: only what it did not read the last time.

    It does so alone: by the second time the libraries have threads, and a process that has
    those is not safe to divide.
    """

    def __init__(self) -> None:
        self._articles: dict[tuple[str, str, str], Ahead] = {}
        self._copies: dict[tuple[str, str, str], Ahead] = {}

    def read(
        self, items: Sequence[Item], inputs: Inputs, then: Callable[[Ahead], T]
    ) -> Callable[[], T]:
        """As ``read_ahead``; what is no longer among the inputs is forgotten."""
        articles = {(item.document, key, repr(item.sidecar)): (item, key) for item, key in items}
        self._articles = {
            key: self._articles.get(key) or _read([item], (), None)
            for key, item in articles.items()
        }
        copies = {
            (file, kind, hashlib.sha256(data).hexdigest()): (file, kind, data)
            for file, kind, data in _wanted(inputs)
        }
        self._copies = {
            key: self._copies.get(key) or _read((), [one], None) for key, one in copies.items()
        }
        whole = _read((), (), inputs.sources)
        for read in self._articles.values():
            # Rows are given out as copies: the steps after this one may add to theirs.
            whole.articles += copy.deepcopy(read.articles)
        for read in self._copies.values():
            whole.copies |= copy.deepcopy(read.copies)
        return lambda: then(whole)


def _workers(size: int) -> int:
    """How many processes may help; 0 for none."""
    # To divide a process that has threads is not safe, and not all systems can.
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 0
    cores = len(os.sched_getaffinity(0))
    return min(cores - 1, 1) if size < _LEAST or cores == 1 else cores


def _start(work: Callable[[], object]) -> tuple[int, IO[bytes]]:
    """A process that works and sends what came of it; it ends by itself, whatever becomes of us.

    Forked by hand: what ``multiprocessing`` would load takes as long as an article.
    """
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        _serve(theirs, work)
    os.close(theirs)
    return process, os.fdopen(ours, "rb")


def _serve(pipe: int, work: Callable[[], object]) -> NoReturn:
    """Work, send and end; of a fault nothing is said here: the other side works once more."""
    try:
        with os.fdopen(pipe, "wb") as stream:
            pickle.dump(work(), stream, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing of what the two processes share is flushed or closed twice


def _result(work: Callable[[], T], process: int, stream: IO[bytes]) -> T:
    """What a process sent; made here if it died, for want of memory or of a fault we shall see."""
    try:
        with stream:
            made: T = pickle.load(stream)  # noqa: S301 - of our own making
    except (EOFError, pickle.UnpicklingError):
        made = work()
    finally:
        os.waitpid(process, 0)
    return made


def _read_then(then: Callable[[Ahead], T], *part: Any) -> T:
    return then(_read(*part))


def _read(items: Sequence[Item], wanted: Sequence[Copy], sources: Sequence[File] | None) -> Ahead:
    from flows.reading import read_documents
    from flows.trace.copies import read_copy
    from flows.trace.entries import read_entries

    return Ahead(
        read_documents(items),
        {(file, kind): read_copy(file, kind, data) for file, kind, data in wanted},
        None if sources is None else read_entries(sources),
    )


def _wanted(inputs: Inputs) -> list[Copy]:
    """Path, media type and bytes of the copies that the manifest names."""
    from flows.land.tables import manifest_table

    if inputs.manifest is None:
        return []
    data = dict(inputs.evidence)
    rows = manifest_table(*inputs.manifest, data).records
    pairs = {(row["file"], row["media_type"]) for row in rows if row["file"]}
    return [(file, media_type, data[file]) for file, media_type in sorted(pairs)]


def _cuts(sizes: Sequence[int], parts: int) -> list[tuple[int, int]]:
    """Bounds of slices of about the same size."""
    bounds, held = [0], 0
    for at, size in enumerate(sizes):
        held += size
        if held * parts >= sum(sizes) * len(bounds) and len(bounds) < parts:
            bounds.append(at + 1)
    bounds += [len(sizes)] * (parts + 1 - len(bounds))
    return list(pairwise(bounds))
