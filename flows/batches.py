"""Reading articles in batches: in several processes if there is much, and none spoils the others.

A batch that fails is read article by article. What then fails alone is set aside with the
reason; but if not even an article of our own can be read, it is no article's fault, and the run
stops before anything is taken for gone.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from typing import Any, TypeVar, cast

from prefect.task_runners import ProcessPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import tasks
from flows.land.inbox import Entry
from flows.land.inputs import Named, Read
from flows.land.quarantine import set_aside
from flows.served import end_with

T = TypeVar("T")
Batch = Sequence[Entry]
Pooled = Callable[[Sequence[Batch], int], Iterator[tuple[Batch, Read | Exception]]]

BATCH = 50  # articles a task reads
AHEAD = 2  # batches for each process that are read before they are taken
POOL_FROM = 10_000_000  # bytes of new articles from which on several processes read them

_OURS = Named("articles/ours.md", b"Of 200 readers asked in 2024, 41% own a bicycle.\n")


def batches_of(entries: Batch) -> list[Batch]:
    """Articles in batches, in order."""
    return [entries[at : at + BATCH] for at in range(0, len(entries), BATCH)]


def read_batches(batches: Sequence[Batch]) -> Iterator[Read]:
    """Read batches; gives what each held, those that had to be read one by one last.

    A process takes seconds to start; one reads ten megabytes in the better part of a minute.
    """
    several = sum(entry.size for batch in batches for entry in batch) >= POOL_FROM
    failed: list[Entry] = []
    for batch, read in (
        _in_processes(batches, os.cpu_count() or 1) if several else map(_here, batches)
    ):
        if isinstance(read, Read):
            yield read
        else:
            failed += batch
    if failed:
        yield from _one_by_one(failed, apart=several)


def whole(value: T) -> T:
    """A parameter that Prefect passes on as it is, without looking through it for futures."""
    return cast("T", quote(value))


def _here(batch: Batch) -> tuple[Batch, Read | Exception]:
    try:
        return batch, tasks.read_batch(whole(batch))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are to be read
        return batch, error


def _in_processes(
    batches: Sequence[Batch], workers: int, pooled: Pooled | None = None
) -> Iterator[tuple[Batch, Read | Exception]]:
    """Read batches in so many processes at once; what ends a process costs its own batch alone.

    A process that ends (the system's want of memory, a fault in a library) takes the others of its
    pool with it. The batches that were being read then, each of which may have been the cause, are
    read again by one process: the batch it ends in is the one. All others are read in a new pool.
    """
    pooled = pooled or _pooled
    waiting = list(batches)
    while waiting:
        undone: list[Batch] = []
        for batch, read in pooled(waiting, workers):
            if isinstance(read, BrokenExecutor):
                undone.append(batch)
            else:
                yield batch, read
        # Batches are begun in order: those under way were the first that were not done.
        begun, waiting = undone[:workers], undone[workers:]
        if workers > 1:
            yield from _in_processes(begun, 1, pooled)
        else:
            for batch in begun:
                yield batch, BrokenExecutor("the process that read it ended")


def _pooled(batches: Sequence[Batch], workers: int) -> Iterator[tuple[Batch, Read | Exception]]:
    """Read batches in a pool of processes until one of them ends; gives them in order.

    Of what was read, no more waits to be taken than the processes read meanwhile.
    """
    ours = (os.getpid(),)
    with ProcessPoolTaskRunner(workers, initializer=end_with, initargs=ours) as pool:
        waiting, begun = deque(batches), deque[tuple[Batch, Any]]()
        ended = False
        while waiting or begun:
            while waiting and not ended and len(begun) < AHEAD * workers:
                try:
                    future = pool.submit(tasks.read_batch, {"entries": whole(waiting[0])})
                except BrokenExecutor:  # a process has ended already
                    ended = True
                else:
                    begun.append((waiting.popleft(), future))
            if not begun:
                yield waiting.popleft(), BrokenExecutor("no process was left to read it")
                continue
            yield _done(*begun.popleft())


def _done(batch: Batch, future: Any) -> tuple[Batch, Read | Exception]:
    try:
        return batch, future.result()
    except Exception as error:  # noqa: BLE001 - see _here
        return batch, error


def _one_by_one(entries: Batch, *, apart: bool) -> Iterator[Read]:
    """Read articles alone, in a process of their own if one may have ended the last."""
    checked = False
    alone = [[entry] for entry in entries]
    for (entry,), read in _in_processes(alone, 1) if apart else map(_here, alone):
        if isinstance(read, Exception):
            if not checked:
                tasks.read_documents([(_OURS, "")])  # raises what is nobody's fault but ours
                checked = True
            yield Read(rows_in=1, quarantine=[_spoilt(entry, read)])
        else:
            yield read


def _spoilt(entry: Entry, error: Exception) -> dict[str, Any]:
    if isinstance(error, BrokenExecutor | MemoryError):
        said = "the process that read it ended, perhaps for want of memory; divide the file"
    elif isinstance(error, OSError):
        said = f"could not be read ({error.strerror or error}); the next run tries again"
    else:
        said = (
            f"could not be read, and that is a fault of provstat ({type(error).__name__}:"
            f" {error}); please report it with the file"
        )
    return set_aside(entry.name, said, step="read")
