"""The flow `recheck`: what stands in the warehouse, judged again at today's date.

Sources grow stale, forecasts lapse, waivers run out and rules change without any file of the
inbox changing. This looks at the warehouse alone; so it takes less time than an ingest, and
does no harm where the inbox is out of reach. Deployments name it ``flows.recheck.recheck``;
`provstat recheck` calls it.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from prefect import flow
from pydantic import Field

from flows.batches import whole
from flows.progress import come_to
from flows.running import Job, conclude, failures_told, job, path_of
from flows.settings import load as load_settings
from flows.tasks import REJUDGED, Counts, judge, stand, store
from warehouse.workspace import Workspace, workspace


@flow(name="recheck", retries=0)
def recheck(
    *,
    root: str | None = None,
    warehouse: str | None = None,
    as_of: dt.date | None = None,
    publish_anyway: bool = False,
    wait: Annotated[float, Field(ge=0)] = 0,
    timeout_minutes: Annotated[float, Field(gt=0)] | None = None,
) -> dict[str, Any]:
    """Run the rules again over what stands, and publish.

    Rulings that change a claim (assign, correct) stay as the last ingest left them: their claims
    are read again by the next one.

    Args:
        root: the project; else the environment or the current directory says.
        warehouse: the database file, over what the settings say.
        as_of: day at which age and expiry are judged; today if null.
        publish_anyway: publish although more claims were lost than the settings allow.
        wait: seconds to wait for another run on the same warehouse.
        timeout_minutes: minutes after which the run is ended.

    Returns:
        As ``flows.ingest.ingest``; nothing is ``read``.

    Raises:
        warehouse.errors.Obstacle: there is no warehouse, or others hold it.
        UserError: the time was over.
    """
    with failures_told():
        settings = load_settings(path_of(root), warehouse=path_of(warehouse))
        with (
            job(
                "recheck", settings, as_of=as_of, wait=wait, timeout_minutes=timeout_minutes
            ) as running,
            workspace(settings.warehouse_file(), settings.memory_megabytes) as work,
        ):
            return _recheck(running, work, publish_anyway)


def _recheck(running: Job, work: Workspace, anyway: bool) -> dict[str, Any]:
    settings = running.settings
    come_to("looking", 0, 3)
    stand(whole(work), whole(settings), running.today)
    come_to("judging", 1, 3)
    judged = judge(whole(work), whole(settings), running.today, running.run_id)
    come_to("loading", 2, 3)
    stored = store(
        job=whole(running),
        work=whole(work),
        tables=REJUDGED,
        counts=Counts(),
        anyway=anyway,
    )
    told = conclude(running, stored.facts, stored.verdict.message, judged.broken)
    come_to("done", 3, 3)
    return {
        "run": stored.loaded.run,
        "changed": stored.loaded.changed,
        "read": 0,
        "again": {},
        "ruled": judged.ruled,
        "gate": stored.verdict.message,
        "set_aside_new": 0,
        "notes": told,
    }
