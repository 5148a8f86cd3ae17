"""Prefect's server as a process of ours that never outlives us: ``python -m`` runs it.

Its standard input is a pipe whose other end the command holds. The kernel closes that end when
the command ends, however it ends (a kill -9 included), and then the server goes, too. What
Prefect starts by itself goes on until the machine is switched off.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time

STOPPING = 5.0  # seconds a server has to close its database before it is ended


def main() -> None:
    """Serve on a free port of the loopback, which is printed first, until standard input ends."""
    ends: list[object] = []
    threading.Thread(target=_leave_with_parent, args=(ends,), daemon=True).start()
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    import uvicorn
    from prefect.server.api.server import create_app

    server = uvicorn.Server(uvicorn.Config(create_app, factory=True, log_level="error"))
    ends.append(server)
    server.run(sockets=[listener])


def _leave_with_parent(ends: list[object]) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    for server in ends:
        server.should_exit = True  # type: ignore[attr-defined]
    if ends:
        time.sleep(STOPPING)
    os._exit(0)


if __name__ == "__main__":
    main()
