"""The flow `fetch`: from the registry to saved copies.

Deployments name it ``flows.fetch.flow.fetch``; `provstat fetch` calls it. A task is a host, so
that no host is asked twice at a time; Prefect tries a task again only where the network failed,
and what has been recorded is not asked again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version as version_of
from typing import Annotated, Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.logging import get_run_logger
from prefect.runtime import deployment, task_run
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task
from prefect.utilities.annotations import quote
from pydantic import Field

from flows.alerting import tell_failed, tell_went_well
from flows.errors import Ended
from flows.fetch.client import Client
from flows.fetch.inbox import FOLDER, attempts_of, plan_of
from flows.fetch.plan import Stop
from flows.fetch.store import Store, opened
from flows.fetch.told import asked_for, nothing_came
from flows.fetch.told import summary as told
from flows.fetch.visit import NotAnswered, Visited, visit_host
from flows.progress import come_to
from flows.running import failures_told, path_of
from flows.saidbefore import not_said
from flows.served import end_with_command
from flows.settings import Settings
from flows.settings import load as load_settings
from flows.stopping import listening
from flows.trace.link_state import Links

RETRIES = 2
PAUSES = [5.0, 30.0]  # seconds before each retry


def _on_io(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a failure may pass by itself: the network's may, ours will not."""
    return isinstance(state.data, NotAnswered)


@task(
    cache_policy=NO_CACHE,
    retries=RETRIES,
    retry_delay_seconds=PAUSES,
    retry_condition_fn=_on_io,
    task_run_name="{host}",
)
def call(
    host: str,  # noqa: ARG001 - names the task run
    stops: Sequence[Stop],
    done: dict[str, Visited],
    client: Client,
    store: Store,
    *,
    until: dt.datetime | None,
) -> None:
    """Visit a host."""
    last = (task_run.run_count or 1) > RETRIES
    visit_host(stops, done, client, store, lambda: dt.datetime.now(dt.UTC), last=last, until=until)


@flow(name="fetch", retries=0)
def fetch(
    root: str | None = None,
    raw: str | None = None,
    wanted: Sequence[str] = (),
    stale_days: float | None = None,
    pauses: Sequence[float] | None = None,
    *,
    timeout_minutes: Annotated[float, Field(gt=0)] | None = None,
) -> dict[str, Any]:
    """Ask for the addresses of registered sources, and save what they answer in raw/evidence.

    Args:
        root: the project; else the environment or the current directory says.
        raw: the inbox, over what the settings say.
        wanted: ids of sources and addresses; everything whose time has come if empty.
        stale_days: age from which on a copy is asked for again, over what the settings say.
        pauses: seconds before each retry, over our own.
        timeout_minutes: minutes after which nobody is asked any more; what is left is postponed.

    Returns:
        ``visited``, one mapping an address with the state of the link as the whole manifest
        tells it; ``waiting``, addresses whose time has not come; ``notes`` for people.

    Raises:
        UserError: of a deployment's run: nobody answered, or a named address gave no copy.
    """
    end_with_command()
    until = None
    if timeout_minutes is not None:
        until = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=timeout_minutes)
    with failures_told():
        settings = load_settings(path_of(root), raw=path_of(raw))
        with _webhook_told(settings), listening():
            result = _fetch(settings, wanted, stale_days, pauses or PAUSES, until)
            get_run_logger().info("%s", told(result))
            began = dt.datetime.now(dt.UTC).replace(tzinfo=None)
            for said in not_said(settings.home(), "fetch", result["notes"], began):
                get_run_logger().warning("%s", said)
            _leave(result)
            wrong = nothing_came(result)
            if wrong and deployment.id:
                # Somebody at a terminal sees the addresses; whoever looks after a server the state.
                raise Ended(wrong, f"failed: {wrong}")
    return result


@contextmanager
def _webhook_told(settings: Settings) -> Iterator[None]:
    """Have the webhook told of a deployment's run that fails, and of what is owed to it."""
    try:
        yield
    except Exception as error:
        if deployment.id:
            tell_failed(settings, "fetch", error)
        raise
    if deployment.id:
        tell_went_well(settings, "fetch")


def _leave(result: dict[str, Any]) -> None:
    """Leave the artifact of a run: the addresses that it asked for, what is new first."""
    try:
        create_table_artifact(asked_for(result), key="provstat-fetch", description=told(result))
    except Exception as error:  # noqa: BLE001 - the copies are saved
        get_run_logger().warning("no artifact: %s: %s", type(error).__name__, error)


def _fetch(
    settings: Settings,
    wanted: Sequence[str],
    stale_days: float | None,
    pauses: Sequence[float],
    until: dt.datetime | None,
) -> dict[str, Any]:
    inbox = settings.raw_dir()
    stale = settings.fetch.stale_days if stale_days is None else stale_days
    with opened(inbox / FOLDER) as store:
        made, attempts = plan_of(inbox, wanted, stale)
        store.remember(attempts)
        if made.stops:
            store.check()
        client = Client(settings.fetch, version_of("provstat"))
        hosts: dict[str, list[Stop]] = defaultdict(list)
        for stop in made.stops:
            hosts[stop.host].append(stop)
        done: dict[str, Visited] = {}
        asked = call.with_options(retry_delay_seconds=list(pauses))
        runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(settings.fetch.concurrency)
        with runner as pool:
            futures = [
                pool.submit(
                    asked,
                    {
                        "host": host or "no host",
                        "stops": quote(stops),
                        "done": quote(done),
                        "client": quote(client),
                        "store": quote(store),
                        "until": until,
                    },
                )
                for host, stops in hosts.items()
            ]
            come_to("fetching", 0, len(futures))
            for number, future in enumerate(futures, 1):
                future.result()
                come_to("fetching", number, len(futures))
    links = Links(attempts_of(inbox))
    visited = [asdict(done[stop.url]) for stop in made.stops]
    for row in visited:
        row["link"] = links.of(row["stop"]["url"]).state
    return {"visited": visited, "waiting": made.waiting, "notes": made.notes}
