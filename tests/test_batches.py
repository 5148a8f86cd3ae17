"""Batches read in several processes: one that ends costs the batch it read, and no other."""

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from flows import batches
from flows.land.inbox import Entry
from flows.land.inputs import Read

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="divides processes")


def read(batch):
    """As a task reads, but what is called so kills the process that reads it."""
    if any(entry.name == "deadly.md" for entry in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return Read(rows_in=len(batch))


class Pools:
    """Real processes without Prefect's server; keeps how many read what."""

    def __init__(self):
        self.begun = []

    def __call__(self, waiting, workers):
        self.begun.append((len(waiting), workers))
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, mp_context=fork) as pool:
            for batch, future in [(batch, pool.submit(read, batch)) for batch in waiting]:
                try:
                    yield batch, future.result()
                except Exception as error:  # noqa: BLE001 - as the pool of the flow does
                    yield batch, error


def entries(path, *names):
    return [Entry(name, path / name, "", 10) for name in names]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("at", [0, 5, 11])
def test_a_killed_process_costs_its_own_batch_alone(tmp_path, workers, at):
    waiting = [entries(tmp_path, f"{n}.md", f"{n}b.md") for n in range(12)]
    waiting[at] = entries(tmp_path, "a.md", "deadly.md", "c.md")
    pools = Pools()
    done = list(batches._in_processes(waiting, workers, pools))
    assert sorted(batch[0].name for batch, _ in done) == sorted(batch[0].name for batch in waiting)
    failed = [batch for batch, said in done if isinstance(said, Exception)]
    assert failed == [waiting[at]]
    assert len(pools.begun) <= 4  # not one a batch


def test_of_the_batch_that_failed_the_article_alone_is_set_aside(tmp_path, monkeypatch):
    waiting = [
        entries(tmp_path, "a.md", "b.md"),
        entries(tmp_path, "c.md", "deadly.md", "e.md"),
        entries(tmp_path, "f.md"),
    ]
    monkeypatch.setattr(batches, "POOL_FROM", 0)
    monkeypatch.setattr(batches, "_pooled", Pools())
    found = Read()
    for one in batches.read_batches(waiting):
        found += one
    assert found.rows_in == 6
    [aside] = found.quarantine
    assert aside["file"] == "deadly.md"
    assert "the process that read it ended, perhaps for want of memory" in aside["reason"]
