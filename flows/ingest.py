"""The flow `ingest`: from the inbox to the warehouse.

Deployments name it ``flows.ingest.ingest``; `provstat ingest` calls it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from prefect import flow
from prefect.task_runners import ProcessPoolTaskRunner
from prefect.utilities.annotations import quote
from pydantic import Field

from flows.decide import broken_rulings
from flows.land.inbox import Entry
from flows.land.inputs import Read
from flows.settings import Settings
from flows.settings import load as load_settings
from flows.tasks import follow, judge, land, read_batch, store
from schemas import records
from warehouse.connect import hold

T = TypeVar("T")

BATCH = 50  # articles a task reads
POOL_FROM = 10_000_000  # bytes of new articles from which on several processes read them

Progress = Callable[[str, int, int], None]  # what is being done, steps done, steps in all
_listeners: list[Progress] = []


def listen(progress: Progress) -> None:
    """Have the progress of flows in this process told to a function."""
    _listeners.append(progress)


@flow(name="ingest", retries=0)
def ingest(
    *,
    root: str | None = None,
    raw: str | None = None,
    warehouse: str | None = None,
    as_of: str | None = None,
    reread: bool = False,
    wait: Annotated[float, Field(ge=0)] = 0,
) -> dict[str, Any]:
    """Land, read, trace, judge and load everything in the inbox, and publish.

    Args:
        root: the project; else the environment or the current directory says.
        raw: the inbox, over what the settings say.
        warehouse: the database file, over what the settings say.
        as_of: ISO date at which age and expiry are judged; today if null.
        reread: read every article again, changed or not.
        wait: seconds to wait for another run on the same warehouse.

    Returns:
        ``run``, the row of ``runs``; ``changed``, whether anything but the log is different
        now; ``read``, the articles read; ``ruled``, findings set aside by rulings; ``notes`` for
        people.
    """
    settings = load_settings(_path(root), raw=_path(raw), warehouse=_path(warehouse))
    # From the first look at what is known to the published file: no other run comes between.
    with hold(settings.warehouse_file(), wait=wait):
        return _ingest(settings, as_of, reread)


def _ingest(settings: Settings, as_of: str | None, reread: bool) -> dict[str, Any]:
    started_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    run_id = started_at.strftime("%Y%m%dT%H%M%S.%fZ")
    today = as_of or started_at.date().isoformat()
    _tell("looking", 0, 1)
    landed = land(_whole(settings), reread)
    articles, fresh = landed.known.split(landed.inbox.articles)
    batches = [fresh[at : at + BATCH] for at in range(0, len(fresh), BATCH)]
    steps = len(batches) + 4
    for number, result in enumerate(_read(batches), 1):
        articles += result
        _tell("reading", number, steps)
    for row in articles.documents:
        row["landed_at"] = landed.known.landed_at(row) or started_at
    _tell("tracing", steps - 3, steps)
    traced = follow(_whole(articles), _whole(landed), _whole(settings), today)
    _tell("judging", steps - 2, steps)
    frames = traced.frames | judge(_whole(traced.frames), _whole(settings), today, run_id)
    _tell("loading", steps - 1, steps)
    loaded = store(
        traced=_whole(traced),
        frames=_whole(frames),
        settings=_whole(settings),
        run_id=run_id,
        started_at=started_at,
        version=version_of("provstat"),
    )
    _tell("done", steps, steps)
    unread = [f"not read: {name} (no folder of an inbox)" for name in landed.inbox.unread]
    return {
        "run": loaded.run,
        "changed": loaded.changed,
        "read": len(fresh),
        "ruled": int((frames["findings"]["status"] != "open").sum()),
        "notes": [*unread, *traced.notes, *broken_rulings(records(frames["decisions"]))],
    }


def _read(batches: Sequence[Sequence[Entry]]) -> Iterator[Read]:
    """Read batches in order; in several processes if there is enough to read.

    A process takes seconds to start; one reads ten megabytes in the better part of a minute.
    """
    if sum(entry.size for batch in batches for entry in batch) < POOL_FROM:
        for batch in batches:
            yield read_batch(_whole(batch))
        return
    with ProcessPoolTaskRunner() as pool:
        futures = [pool.submit(read_batch, {"entries": _whole(batch)}) for batch in batches]
        for future in futures:
            yield future.result()


def _whole(value: T) -> T:
    """A parameter that Prefect passes on as it is, without looking through it for futures."""
    return cast("T", quote(value))


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _tell(what: str, done: int, of: int) -> None:
    for listener in _listeners:
        listener(what, done, of)
