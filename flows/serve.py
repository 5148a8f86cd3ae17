"""Deployments of the flows, kept by one long-lived process: what `provstat serve` runs.

Every flow run is a process of its own, which loads its flow by the name of the module; nothing
but this module needs to know how. Teams with a Prefect server of their own can deploy the same
names to a work pool.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from prefect import Flow, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import (
    ConcurrencyLimitConfig,
    ConcurrencyLimitStrategy,
    StateType,
)
from prefect.deployments.runner import EntrypointType, RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval
from prefect.server.schemas.schedules import CronSchedule
from prefect.states import Crashed

from flows.errors import BadSettings
from flows.fetch.flow import fetch
from flows.ingest import ingest
from flows.recheck import recheck
from flows.settings import Settings
from flows.timing import When

_FLOWS: dict[str, tuple[Flow[..., Any], str]] = {
    "ingest": (ingest, "Everything in the inbox to the warehouse and the published file."),
    "fetch": (fetch, "Saves copies of the registered sources in raw/evidence."),
    "recheck": (recheck, "Judges what stands in the warehouse again at today's date."),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A flow and when it runs: its deployment, and the next time."""

    name: str
    when: When
    first: dt.datetime
    deployment: RunnerDeployment


def plan(settings: Settings, name: str) -> list[Planned]:
    """Deployments of the flows that the settings schedule.

    Args:
        settings: the project, with its schedules.
        name: name of the deployments; a Prefect server tells projects apart by it.

    Raises:
        BadSettings: a schedule is no cron, or nothing is scheduled.
    """
    told = {flow: getattr(settings.schedules, flow) for flow in _FLOWS}
    planned = [_planned(settings, name, flow, when) for flow, when in told.items() if when]
    if not planned:
        raise BadSettings(
            "nothing is scheduled: say when in [schedules] of provstat.toml, or in"
            ' [tool.provstat.schedules] of pyproject.toml, such as ingest = "0 3 * * *" or'
            ' recheck = "every 6 hours"; or give --ingest "every 15 minutes"'
        )
    return planned


def keep(planned: list[Planned], deployed: Callable[[], None]) -> None:
    """Register the deployments and run what their schedules ask for, until told to stop.

    SIGTERM and SIGINT stop it: runs under way are ended (a load is all or nothing), and the
    schedules are paused until the next start.

    Args:
        planned: what to keep.
        deployed: called once all of them are registered.
    """
    asyncio.run(_keep(planned, deployed))


async def _keep(planned: list[Planned], deployed: Callable[[], None]) -> None:
    await _bury([one.deployment for one in planned])
    runner = Runner(name="provstat", pause_on_shutdown=True)
    for one in planned:
        await runner.aadd_deployment(one.deployment)
    deployed()
    await runner.start()


async def _bury(deployments: list[RunnerDeployment]) -> None:
    """Close what an earlier process left as running when it was killed, with its places."""
    running = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
    async with get_client() as client:
        for deployment in deployments:
            left = await client.read_flow_runs(
                flow_run_filter=FlowRunFilter(
                    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=running))
                ),
                deployment_filter=DeploymentFilter(
                    name=DeploymentFilterName(any_=[deployment.name])
                ),
            )
            for run in left:
                await client.set_flow_run_state(
                    run.id, Crashed(message="The process that ran it was ended.")
                )


def _planned(settings: Settings, name: str, flow: str, when: When) -> Planned:
    zone = settings.schedules.timezone
    now = dt.datetime.now(ZoneInfo(zone))
    if when.cron:
        try:
            dates = asyncio.run(CronSchedule(cron=when.cron, timezone=zone).get_dates(1))
        except ValueError as error:
            raise BadSettings(f"{flow} = {when.text!r}: no schedule of cron") from error
        first: dt.datetime = dates[0]
        schedule = Cron(when.cron, timezone=zone)
    else:
        every = dt.timedelta(seconds=when.seconds or 0)
        first = now + every
        # Counted from here, so that the first run is neither at once nor a full day late.
        schedule = Interval(every, anchor_date=now)
    function, description = _FLOWS[flow]
    deployment = function.to_deployment(
        name=name,
        schedule=schedule,
        parameters=parameters(settings, flow),
        description=description,
        tags=["provstat"],
        # By module: by path, flows/ itself would come first on the search path.
        entrypoint_type=EntrypointType.MODULE_PATH,
        # A run whose time comes while the last is under way is left out, not put in a queue.
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        paused=False,
    )
    assert isinstance(deployment, RunnerDeployment)  # a coroutine only within a loop
    return Planned(flow, when, first, deployment)


def parameters(settings: Settings, flow: str) -> dict[str, Any]:
    """Parameters of a scheduled run of a flow."""
    told: dict[str, Any] = {"root": str(settings.root) if settings.root else None}
    if flow in ("ingest", "fetch"):
        told["raw"] = str(settings.raw_dir())
    if flow in ("ingest", "recheck"):
        told["warehouse"] = str(settings.warehouse_file())
        told["wait"] = settings.schedules.wait_minutes * 60
        told["timeout_minutes"] = settings.schedules.timeout_minutes
    return told
