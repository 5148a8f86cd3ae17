"""The Prefect server a command talks to: the user's own, or one that lives as long as we do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.cli.server_process import STOPPING
from flows.errors import UserError

_ADDRESS = "PREFECT_API_URL"
# Where Prefect may have been told of a server, beside its address in the environment.
_SIGNS = ("PREFECT_HOME", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH")
_FILES = ("prefect.toml", ".env")
_PATIENCE = 120.0  # seconds; it takes 10 to 25 on a slow machine, and some are slower


def theirs() -> bool:
    """Whether the user has a Prefect server; called before our own settings are made."""
    if os.environ.get(_ADDRESS):
        return True
    if not any(os.environ.get(sign) for sign in _SIGNS) and not any(
        Path(name).is_file() for name in _FILES
    ):
        return False
    from prefect.settings import get_current_settings  # seconds, which few need to wait

    return bool(get_current_settings().api.url)


@contextmanager
def server(*, schedules: bool = False) -> Iterator[Callable[[], None]]:
    """Have a server started, and ended with the block or with this process, however it ends.

    Its address is in PREFECT_API_URL from the beginning; meanwhile this process can load what
    it needs.

    Args:
        schedules: whether it makes runs of deployments' schedules, too.

    Yields:
        A function that waits until the server answers.

    Raises:
        UserError: it does not start.
    """
    told = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_FINAL": "1"}
    if not schedules:
        told["PREFECT__SERVER_EPHEMERAL"] = "1"
    process = subprocess.Popen(
        # Without -P a folder `flows` where the user happens to stand would be met first.
        [sys.executable, "-P", "-m", "flows.cli.server_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **told, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,  # Ctrl-C is for us; the server is told when we are done
    )
    assert process.stdin is not None
    assert process.stdout is not None
    before = os.environ.get(_ADDRESS)
    try:
        port = process.stdout.readline().strip()
        if not port:
            raise UserError(
                f"Prefect's server did not start (it ended with {process.wait()});"
                " --verbose shows its log"
            )
        os.environ[_ADDRESS] = f"http://127.0.0.1:{port}/api"
        yield lambda: _wait(process, port)
    finally:
        process.stdin.close()
        try:
            process.wait(STOPPING + 2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        os.environ.pop(_ADDRESS, None)
        if before is not None:
            os.environ[_ADDRESS] = before


def _wait(process: subprocess.Popen[str], port: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    # Never by way of a proxy: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise UserError(
                f"Prefect's server ended with {process.returncode} while it was starting;"
                " --verbose shows its log"
            )
        try:
            with opener.open(f"http://127.0.0.1:{port}/api/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise UserError(
        f"Prefect's server has not answered for {_PATIENCE:g} seconds; is the machine that busy?"
    )
