"""A signal is heard wherever it rings, and ends a command with a line and the shell's status."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

import duckdb
import pytest
from prefect.utilities.timeout import timeout as prefects
from stepkit import ingest

from flows import stopping
from flows.settings import load
from flows.stopping import Over, Stopped, heard, limit, listen, listening
from warehouse.connect import hold, memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sends signals")

# What is started in the background of a script ignores Ctrl-C, and so would all that it starts.
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
COMMAND = (sys.executable, "-c", f"{HEARS} from flows.cli.main import main; main()")
ENDLESS = "SELECT sum(sqrt(range)) FROM range(1000000000000)"


def timeout(seconds):
    return prefects(seconds, timeout_exc_type=Over)


class Slow:
    """What takes its time to go, in a finalizer, where Python swallows what is raised."""

    def __del__(self):
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            pass


@pytest.fixture
def quiet(monkeypatch):
    """Handlers and what was heard as before, afterwards."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    hook, before = sys.unraisablehook, stopping._before
    monkeypatch.setattr(stopping, "_heard", [])
    told = []
    monkeypatch.setattr(stopping, "_before", None)
    sys.unraisablehook = told.append
    yield told
    sys.unraisablehook, stopping._before = hook, before
    for number, handler in kept.items():
        signal.signal(number, handler)


def _hang(slow=None):
    del slow
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        time.sleep(0.05)


def test_an_alarm_that_a_finalizer_swallowed_rings_again(quiet):
    begun = time.monotonic()
    with pytest.raises(Over), limit(0.2, timeout):
        _hang(Slow())
    assert 0.3 < time.monotonic() - begun < 10
    assert quiet == []  # nothing is printed of it
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_an_alarm_that_somebody_else_swallowed_rings_later(quiet, monkeypatch):
    monkeypatch.setattr(stopping, "_LATER", 0.3)

    def swallow():
        with contextlib.suppress(Exception):  # as a library may
            _hang()
        _hang()

    with pytest.raises(Over), limit(0.1, timeout):
        swallow()


def test_an_alarm_that_was_swallowed_at_the_end_does_not_kill_what_comes_after(quiet):
    with limit(0.2, timeout):
        Slow()
    time.sleep(3 * stopping._AGAIN)  # the default of SIGALRM would be the end of this process


def test_what_is_swallowed_of_others_is_told_as_ever(quiet):
    class Broken:
        def __del__(self):
            raise ValueError("of others")

    listen(signal.SIGTERM)
    Broken()
    assert [str(told.exc_value) for told in quiet] == ["of others"]


def test_a_block_in_time_and_another_thread(quiet):
    with limit(None, timeout), limit(30, timeout):
        pass
    found = []

    def work():
        try:
            with limit(0.1, timeout):
                _hang()
        except Over as error:
            found.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(found) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_fault_that_a_signal_made_is_told_as_the_signal(quiet, number):
    """The database makes an error of its own of what is raised in a query."""
    listen(signal.SIGTERM)
    threading.Timer(0.5, os.kill, (os.getpid(), number)).start()
    with pytest.raises(Stopped) as raised, listening(), memory() as con:
        con.execute(ENDLESS).fetchall()
    assert raised.value.status == 128 + number
    assert heard() == number


def test_an_alarm_ends_a_query_and_the_next_one_is_asked_as_ever(quiet):
    """DuckDB keeps what a handler raises until its query is done, if nobody interrupts it."""
    with memory() as con:
        with pytest.raises((Over, RuntimeError, duckdb.Error)), limit(0.5, timeout):
            con.execute(ENDLESS).fetchall()
        assert con.execute("SELECT 42").fetchall() == [(42,)]


def _stopped(arguments, number, when, **told):
    """Start a command, send it a signal once something is so; gives its status and what it said."""
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("PREFECT")},
        **told,
    ) as process:
        deadline = time.monotonic() + 300
        while not when() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
    assert "Traceback" not in out + err
    return process.returncode, out, err


@pytest.fixture
def project(tmp_path):
    (tmp_path / "raw" / "articles").mkdir(parents=True)
    (tmp_path / "provstat.toml").write_text("")
    for number in range(12):
        text = "".join(f"Of {n} bakers in Loafham, {n}% own a cat.\n\n" for n in range(3, 43))
        (tmp_path / "raw" / "articles" / f"{number}.md").write_text(text)
    return tmp_path


@pytest.mark.flow
@pytest.mark.parametrize(
    ("number", "word"), [(signal.SIGINT, "Ctrl-C"), (signal.SIGTERM, "SIGTERM")]
)
def test_an_ingest_that_is_stopped_says_so_and_the_next_one_completes(project, number, word):
    file = load(project).warehouse_file()
    begun = (file.parent / f".{file.name}.work").exists
    status, _, err = _stopped(["ingest", "--root", str(project)], number, begun)
    assert (status, err.strip().count("\n")) == (128 + number, 0), err
    assert f"ingest: stopped by {word}; a load is all or nothing" in err
    with hold(file):
        pass  # the lock is free
    assert not file.exists()  # nothing of it is half there
    ingest(load(project), "next")
    with duckdb.connect(file, read_only=True) as con:
        assert con.execute("SELECT documents, documents_new FROM v1.runs").fetchall() == [(12, 12)]


def test_ctrl_c_of_a_terminal_is_heard_by_who_started_the_processes_alone(tmp_path):
    """It goes to all of a terminal's processes, and each that is a Python would print of it."""
    child = f"{HEARS} import time; open('begun', 'w').close(); time.sleep(60)"
    code = (
        f"{HEARS} import asyncio, os, pathlib, subprocess, sys, threading, time\n"
        "from flows.stopping import run_alone\n"
        "async def work():\n"
        "    global child\n"
        f"    child = subprocess.Popen([sys.executable, '-c', {child!r}])\n"
        "    while not pathlib.Path('begun').exists(): await asyncio.sleep(0.02)\n"
        "    threading.Timer(0.1, os.killpg, (0, 2)).start()\n"
        "    await asyncio.sleep(30)\n"
        "try:\n"
        "    run_alone(work())\n"
        "except KeyboardInterrupt:\n"
        "    time.sleep(0.2)\n"
        "    print('heard', child.poll())\n"
        "child.terminate()\n"
        "print('ended by', -child.wait())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=tmp_path,
        start_new_session=True,
    )
    assert done.stdout.split("\n")[:2] == ["heard None", "ended by 15"]
    assert done.stderr == ""
