"""`provstat serve` as people run it: a process, its own Prefect server, a real schedule."""

import asyncio
import contextlib
import datetime as dt
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import duckdb
import pytest

from flows.cli.main import run as cli_run
from flows.settings import load
from warehouse.connect import hold


def test_without_a_schedule_it_says_how_to_make_one(tmp_path, capsys, monkeypatch):
    (tmp_path / "raw").mkdir()
    assert cli_run(["serve", "--root", str(tmp_path), "--ingest", "daily"]) == 2
    assert "every 15 minutes" in capsys.readouterr().err


def test_a_second_one_of_the_same_schedules_is_refused(tmp_path, capsys):
    """When it ended it would pause the schedules of the first, which would go on without them."""
    (tmp_path / "raw").mkdir()
    told = ["serve", "--root", str(tmp_path), "--name", "desk", "--ingest", "every 5 minutes"]
    with hold(load(tmp_path).home() / "serve-desk"):
        assert cli_run(told) == 2
    said = capsys.readouterr().err
    assert "these schedules are kept by process" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_deployments_name_modules_and_carry_their_limits(tmp_path):
    from prefect.flows import load_flow_from_entrypoint

    from flows.errors import BadSettings
    from flows.serve import plan
    from flows.settings import load

    (tmp_path / "raw").mkdir()
    with pytest.raises(BadSettings, match="nothing is scheduled"):
        plan(load(tmp_path), "desk")
    told = (
        '[schedules]\ntimezone = "Europe/Oslo"\ningest = "0 3 * * *"\nrecheck = "every 6 hours"\n'
    )
    (tmp_path / "provstat.toml").write_text(told + 'fetch = "0 1 * * sun"\n', encoding="utf-8")
    planned = plan(load(tmp_path), "desk")
    entrypoints = {one.name: one.deployment.entrypoint for one in planned}
    assert entrypoints == {
        "ingest": "flows.ingest.ingest",
        "fetch": "flows.fetch.flow.fetch",
        "recheck": "flows.recheck.recheck",
    }
    for one in planned:
        assert load_flow_from_entrypoint(one.deployment.entrypoint).name == one.name
        assert one.deployment.concurrency_limit == 1
        one_flow = load_flow_from_entrypoint(one.deployment.entrypoint)
        one_flow.validate_parameters(one.deployment.parameters)
    (tmp_path / "provstat.toml").write_text('[schedules]\ningest = "0 3 31 2 *"\n')
    with pytest.raises(
        BadSettings, match=r"schedules\.ingest of the settings\): no schedule of cron"
    ):
        plan(load(tmp_path), "desk")


class Server:
    """One that has scheduled nothing at the first looks, as a real one needs its seconds."""

    def __init__(self, runs, looks=2):
        self.runs, self.looks = runs, looks

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        return None

    async def read_flow_runs(self, *, deployment_filter, **_):
        self.looks -= 1
        first = self.runs.get(deployment_filter.id.any_[0]) if self.looks < 0 else None
        return [SimpleNamespace(expected_start_time=first)] if first else []


@pytest.mark.slow
def test_what_is_announced_is_what_the_server_has_scheduled(monkeypatch):
    from flows import serve
    from flows.cli.serve import _first

    nightly, weekly = uuid4(), uuid4()
    due = dt.datetime(2026, 7, 1, 1, 0, tzinfo=dt.UTC)
    told = []
    monkeypatch.setattr(serve, "get_client", lambda: Server({nightly: due}))
    monkeypatch.setattr(serve, "_LOOK", 0)
    monkeypatch.setattr(serve, "_PATIENCE", 0.2)
    asyncio.run(serve._tell({"ingest": nightly, "fetch": weekly}, told.append))
    assert told == [{"ingest": due, "fetch": None}]
    said = [_first(first, "Europe/Oslo") for first in told[0].values()]
    assert said == ["first at 2026-07-01 03:00:00 CEST", "not scheduled by the server yet"]


class Served:
    """A served project, whose processes are known by a word in their environment."""

    def __init__(self, root):
        self.root = root
        self.published = root / "warehouse" / "provstat_published.duckdb"
        (root / "raw" / "articles").mkdir(parents=True, exist_ok=True)
        (root / "provstat.toml").write_text('[schedules]\ntimezone = "Asia/Tokyo"\n')
        self.put(f"Of commuters, 62% cycle.\n\n<!-- {time.monotonic_ns()} -->\n")  # new each time
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-c", "from flows.cli.main import main; main()"),
                *("serve", "--ingest", "every 5 seconds"),
            ],
            stdout=(root / "log.txt").open("w"),
            stderr=subprocess.STDOUT,
            env={k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
            | {
                "PROVSTAT_ROOT": str(root),
                "PYTHONUNBUFFERED": "1",
                "PREFECT_RUNNER_POLL_FREQUENCY": "1",
            },
        )

    def put(self, text):
        (self.root / "raw" / "articles" / "a.md").write_text(text, encoding="utf-8")

    def figures(self):
        with duckdb.connect(self.published, read_only=True) as con:
            return con.execute(
                "SELECT (SELECT string_agg(figure) FROM v1.claims),"
                " (SELECT claims FROM v1.runs ORDER BY run_id DESC LIMIT 1)"
            ).fetchall()[0]

    def wait(self, what, patience=400):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log()
            with contextlib.suppress(duckdb.Error):
                if what():
                    return
            time.sleep(0.2)
        raise AssertionError(self.log())

    def log(self):
        return (self.root / "log.txt").read_text()

    def left(self):
        word = f"PROVSTAT_ROOT={self.root}\0".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # it ended meanwhile
                if word in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
        return found

    def gone(self, patience=120):
        deadline = time.monotonic() + patience
        while self.left() and time.monotonic() < deadline:
            time.sleep(0.2)
        return self.left() == []


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Served again by each test: the database of Prefect's server is made once."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture
def served(project):
    made = Served(project)
    yield made
    made.process.kill()
    made.process.wait()
    for process in made.left():
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)


@pytest.mark.flow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_schedule_fires_and_readers_see_whole_runs_until_it_is_stopped(served):
    served.wait(served.published.is_file)
    faults, answers, done = [], [], threading.Event()

    def look():
        while not done.is_set():
            try:
                answers.append(served.figures())
            except duckdb.Error as error:
                faults.append(str(error))
            time.sleep(0.02)  # the runs that are looked at need the machine, too

    reading = threading.Thread(target=look)
    reading.start()
    try:
        served.put("Of commuters, 63% cycle. Some 12% of owls hoot.\n")
        served.wait(lambda: "12%" in served.figures()[0])
    finally:
        done.set()
        reading.join()
    assert faults == []
    assert len(answers) > 10
    assert {answer for answer in answers if answer[0].count("%") != answer[1]} == set()
    assert "every 5 seconds, first at" in served.log()
    assert "ends with this command" in served.log()
    # what the flows say, without Prefect's own words, and all of it in one zone
    assert "1 article, 1 to read" in served.log()
    assert not re.search("flow run|Completed|Runner", served.log())
    # a run is a line or three, without the markup of its artifact
    assert "1 document (1 new or changed, 0 gone), 1 claim (1 new" in served.log()
    assert not re.search(
        r"\||\\\\", re.sub(r"^\S+ \S+ JST \| \w+ +\| ", "", served.log(), flags=re.MULTILINE)
    )
    # an inbox that is away is one line, not a hundred
    (served.root / "raw").rename(served.root / "away")
    served.wait(lambda: "no such directory" in served.log())
    (served.root / "away").rename(served.root / "raw")
    assert set(re.findall(r"\d:\d\d:\d\d (\S+)", served.log())) == {"JST"}
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(120) == 143, served.log()
    assert served.log().count("provstat: serve: stopped by SIGTERM; the schedules are paused") == 1
    assert "Traceback" not in served.log()
    assert served.gone()


@pytest.mark.flow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_kill_leaves_no_process_and_the_next_start_goes_on(served):
    served.wait(lambda: "1 to read" in served.log())
    served.process.kill()
    served.process.wait()
    assert served.gone(), served.log()
