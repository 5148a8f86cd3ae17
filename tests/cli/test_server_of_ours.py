"""Prefect's server, started by a command: it never outlives the command, however that ends."""

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from flows.cli import server

STARTED = """
    import sys
    from flows.cli.server import server
    with server() as wait:
        import os
        print(os.environ["PREFECT_API_URL"], flush=True)
        if sys.argv[1] == "wait":
            wait()
            print("answers", flush=True)
        sys.stdin.read()
"""


def gone(marker, patience=30):
    """Whether nothing of a command and its children is left after a while."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if not children_left(marker):
            return True
        time.sleep(0.1)
    return False


def children_left(marker):
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if marker.encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
    return found


@pytest.fixture
def command(tmp_path):
    """Start a command that has a server; its processes are known by a word in their environment."""
    marker = f"PROVSTAT_TEST={tmp_path}"
    started = []

    def start(mode):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(STARTED), mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
            | {"PROVSTAT_TEST": str(tmp_path), "PREFECT_HOME": str(tmp_path / "home")},
        )
        started.append(process)
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        return process, marker

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_killed_command_leaves_no_server_that_is_starting(command, how):
    if signal.getsignal(how) is signal.SIG_IGN:
        pytest.skip("ignored here (nohup), and so by what is started here")
    process, marker = command("at once")
    assert len(children_left(marker)) == 2
    process.send_signal(how)
    process.wait(60)
    assert gone(marker)


@pytest.mark.flow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_command_leaves_no_server_that_runs(command):
    process, marker = command("wait")
    assert process.stdout.readline() == "answers\n"
    process.kill()
    process.wait()
    assert gone(marker)


def test_a_server_that_ends_at_once_is_said_to(monkeypatch):
    monkeypatch.setattr(server.sys, "executable", "/bin/false")
    from flows.errors import UserError

    with pytest.raises(UserError, match="did not start"), server.server():
        pass


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"PREFECT_API_URL": "http://prefect.example/api"}, True)],
)
def test_the_server_of_the_user_is_the_one_in_the_environment(
    monkeypatch, tmp_path, environment, expected
):
    for name in list(os.environ):
        if name.startswith("PREFECT"):
            monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    assert server.theirs() is expected
