"""The flow `ingest`: from the inbox to the warehouse.

Deployments name it ``flows.ingest.ingest``; `provstat ingest` calls it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from prefect import flow
from prefect.logging import get_run_logger
from pydantic import Field

from flows.batches import batches_of, read_batches, whole
from flows.errors import BadInput
from flows.known import Days
from flows.land.inputs import Read
from flows.progress import come_to
from flows.running import Job, conclude, failures_told, job, path_of
from flows.settings import load as load_settings
from flows.tasks import INGESTED, Counts, follow, judge, land, store
from flows.tracing import take_in
from warehouse.counting import counted
from warehouse.workspace import Workspace, workspace


@flow(name="ingest", retries=0)
def ingest(
    *,
    root: str | None = None,
    raw: str | None = None,
    warehouse: str | None = None,
    as_of: dt.date | None = None,
    reread: bool = False,
    since: dt.date | None = None,
    until: dt.date | None = None,
    publish_anyway: bool = False,
    wait: Annotated[float, Field(ge=0)] = 0,
    timeout_minutes: Annotated[float, Field(gt=0)] | None = None,
) -> dict[str, Any]:
    """Land, read, trace, judge and load everything in the inbox, and publish.

    Args:
        root: the project; else the environment or the current directory says.
        raw: the inbox, over what the settings say.
        warehouse: the database file, over what the settings say.
        as_of: day at which age and expiry are judged; today if null.
        reread: read every article again, changed or not.
        since: backfill: read the articles again that were published from this day on
            (where that is not known: landed).
        until: likewise, up to this day; both ends count.
        publish_anyway: publish although more claims were lost than the settings allow.
        wait: seconds to wait for another run on the same warehouse.
        timeout_minutes: minutes after which the run is ended.

    Returns:
        ``run``, the row of ``runs``; ``changed``, whether anything but the log is different
        now; ``read``, the articles read; ``again``, articles of the backfill by name, with whether
        their claims are others now; ``ruled``, findings set aside by rulings; ``gate``,
        what the gate before publishing says, empty if it let the run pass; ``set_aside_new``,
        rows and files in quarantine that were not there before; ``notes`` for people.

    Raises:
        BadInput: ``since`` is after ``until``, or there is no inbox.
        warehouse.errors.Obstacle: the warehouse is held by others, or the run does not fit it.
        UserError: the time was over.
    """
    with failures_told():
        if since and until and since > until:
            raise BadInput(f"--since {since} is after --until {until}: no day lies between")
        settings = load_settings(path_of(root), raw=path_of(raw), warehouse=path_of(warehouse))
        with (
            job(
                "ingest", settings, as_of=as_of, wait=wait, timeout_minutes=timeout_minutes
            ) as running,
            workspace(settings.warehouse_file(), settings.memory_megabytes) as work,
        ):
            return _ingest(running, work, reread, Days(since, until), publish_anyway)


def _ingest(
    running: Job, work: Workspace, reread: bool, days: Days, anyway: bool
) -> dict[str, Any]:
    settings, log = running.settings, get_run_logger()
    come_to("looking", 0, 1)
    landed = land(whole(work), whole(settings), reread)
    known = landed.known.without(days)
    again = [
        one.name for one in landed.inbox.articles if one.name in landed.known.read - known.read
    ]
    kept, fresh = known.split(landed.inbox.articles)
    log.info(
        "%s: %s, %d to read%s",
        settings.raw_dir(),
        counted(len(landed.inbox.articles), "article"),
        len(fresh),
        f", {len(again)} of them again" if again else "",
    )
    batches = batches_of(fresh)
    steps = len(batches) + 4
    reads = _told(read_batches(batches), len(batches), steps)
    taken = take_in(work, kept, reads, known, running.started_at)
    come_to("tracing", steps - 3, steps)
    tally = follow(whole(work), whole(taken), whole(landed), whole(settings), running.today)
    tried = unreadable([entry.name for entry in fresh], tally.quarantine)
    if tried:
        log.info("%s", tried)
    come_to("judging", steps - 2, steps)
    judged = judge(whole(work), whole(settings), running.today, running.run_id)
    come_to("loading", steps - 1, steps)
    counts = Counts(tally.rows_in, tally.loaded, len(tally.quarantine))
    stored = store(
        job=whole(running),
        work=whole(work),
        tables=INGESTED,
        counts=counts,
        anyway=anyway,
        again=whole(again),
    )
    unread = [f"not read: {name} (no folder of an inbox)" for name in landed.inbox.unread]
    noted = [*unread, *tally.notes, *judged.broken]
    told = conclude(running, stored.facts, stored.verdict.message, noted)
    come_to("done", steps, steps)
    return {
        "run": stored.loaded.run,
        "changed": stored.loaded.changed,
        "read": len(fresh),
        "again": {name: name in stored.other for name in again},
        "ruled": judged.ruled,
        "gate": stored.verdict.message,
        "set_aside_new": stored.facts.set_aside_new,
        "notes": told,
    }


def unreadable(fresh: Sequence[str], aside: Iterable[Mapping[str, Any]]) -> str:
    """What to say of articles that each run tries to read, and none can; '' if there are none.

    Args:
        fresh: names of the articles that were to be read.
        aside: rows of quarantine.
    """
    bad = {row["file"] for row in aside} & set(fresh)
    if not bad:
        return ""
    return f"{len(bad)} of the {len(fresh)} to read cannot be read, and each run tries again"


def _told(reads: Iterator[Read], batches: int, steps: int) -> Iterator[Read]:
    """Reads, with word of how far they are."""
    for number, read in enumerate(reads, 1):
        yield read
        come_to("reading", min(number, batches), steps)
