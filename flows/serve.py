"""Deployments of the flows, kept by one long-lived process: what `provstat serve` runs.

Every flow run is a process of its own, which loads its flow by the name of the module; nothing
but this module needs to know how. Teams with a Prefect server of their own can deploy the same
names to a work pool.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from prefect import Flow, get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
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
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import EntrypointType, RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval
from prefect.server.schemas.schedules import CronSchedule
from prefect.states import Crashed

from flows.errors import BadSettings
from flows.fetch.flow import fetch
from flows.ingest import ingest
from flows.project import table_named
from flows.recheck import recheck
from flows.settings import Settings
from flows.stopping import Stopped, run_alone
from flows.timing import When

_FLOWS: dict[str, tuple[Flow[..., Any], str]] = {
    "ingest": (ingest, "Everything in the inbox to the warehouse and the published file."),
    "fetch": (fetch, "Saves copies of the registered sources in raw/evidence."),
    "recheck": (recheck, "Judges what stands in the warehouse again at today's date."),
}


# A server schedules what is new in seconds; one of somebody else may take its time, or be told
# to schedule nothing.
_PATIENCE = 60.0
_LOOK = 0.5  # seconds between two looks at what is scheduled


@dataclass(frozen=True, slots=True)
class Planned:
    """A flow and when it runs, with its deployment."""

    name: str
    when: When
    deployment: RunnerDeployment


Firsts = dict[str, dt.datetime | None]  # by flow: its next run, null if none is scheduled


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
            f"nothing is scheduled: say when in {table_named(settings.root, 'schedules')}, such as"
            ' ingest = "0 3 * * *" or recheck = "every 6 hours";'
            ' or give --ingest "every 15 minutes"'
        )
    return planned


def keep(planned: list[Planned], scheduled: Callable[[Firsts], None]) -> None:
    """Register the deployments and run what their schedules ask for, until told to stop.

    SIGTERM and SIGINT stop it: runs under way are ended (a load is all or nothing), and the
    schedules are paused until the next start.

    Args:
        planned: what to keep.
        scheduled: called once with the first run of each, as the server has scheduled it.

    Raises:
        KeyboardInterrupt: it was told to stop, and has stopped.
    """
    run_alone(_keep(planned, scheduled))


class _Runner(Runner):
    """Prefect's, which remembers why it stopped."""

    terminated = False

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        """As the base class; called by Python."""
        self.terminated = True
        super().handle_sigterm(*args, **kwargs)


async def _keep(planned: list[Planned], scheduled: Callable[[Firsts], None]) -> None:
    await _bury([one.deployment for one in planned])
    runner = _Runner(name="provstat", pause_on_shutdown=True)
    ids = {one.name: await runner.aadd_deployment(one.deployment) for one in planned}
    # Runs are not held up by what is told of them.
    telling = asyncio.create_task(_tell(ids, scheduled))
    try:
        await runner.start()
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling
    if runner.terminated:
        raise Stopped(signal.SIGTERM)


async def _tell(ids: dict[str, UUID], scheduled: Callable[[Firsts], None]) -> None:
    """Tell the first runs once there are some: what is announced is what will happen."""
    firsts: Firsts = dict.fromkeys(ids)
    deadline = time.monotonic() + _PATIENCE
    with contextlib.suppress(Exception):  # of the server: the runner will tell of it
        async with get_client() as client:
            while None in firsts.values() and time.monotonic() < deadline:
                for name in [name for name, first in firsts.items() if first is None]:
                    firsts[name] = await _first(client, ids[name])
                await asyncio.sleep(_LOOK)
    scheduled(firsts)


async def _first(client: PrefectClient, deployment: UUID) -> dt.datetime | None:
    """When the next run of a deployment is due, or was, if it is under way."""
    ahead = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING]
    found = await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=ahead))
        ),
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        limit=1,
    )
    return found[0].expected_start_time if found else None


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
    if when.cron:
        try:
            asyncio.run(CronSchedule(cron=when.cron, timezone=zone).get_dates(1))
        except ValueError as error:
            raise BadSettings(
                f'{flow} = "{when.text}" (--{flow}, or schedules.{flow} of the settings):'
                f" no schedule of cron that ever comes: {error}"
            ) from error
        schedule = Cron(when.cron, timezone=zone)
    else:
        # Counted from here, so that the first run is neither at once nor a full day late.
        now = dt.datetime.now(ZoneInfo(zone))
        schedule = Interval(dt.timedelta(seconds=when.seconds or 0), anchor_date=now)
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
    return Planned(flow, when, deployment)


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
