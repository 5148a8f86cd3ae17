"""Connections to the public internet only: looked up once, judged, and made to that address.

The address that was judged is the one connected to, so that a name server cannot give another
one between the look and the call. Does I/O.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore

from flows.fetch.failures import NO_HOST, Failure, Refused
from flows.fetch.guard import Target, is_allowed, let_in, private_kind

Resolve = Callable[[str, int], list[str]]

# Names that stay; if they cannot be looked up, it is our network that is down.
_CONTROLS = ("example.org", "www.iana.org")
_GONE = frozenset({socket.EAI_NONAME})


class NoSuchHost(Failure):
    """The name server knows no such name."""

    def __init__(self) -> None:
        """The words by which the state of a link is told."""
        super().__init__(NO_HOST)


def look_up(host: str, port: int) -> list[str]:
    """Numeric addresses of a host.

    Raises:
        NoSuchHost: its name does not exist.
        Failure: the name server did not say.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _GONE:
            raise NoSuchHost from None
        if error.errno == socket.EAI_AGAIN:
            raise Failure("the name server did not answer", transient=True) from None
        raise Failure("the host has no address") from None
    except (UnicodeError, OSError):
        raise Failure("the host has no address") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def in_time(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """Look up a host, for so long at most: the system's own call knows no limit."""
    found: list[Any] = []

    def work() -> None:
        try:
            found.append(resolve(host, port))
        except Failure as error:
            found.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise Failure("timeout: the name server did not answer", transient=True)
    if isinstance(found[0], Failure):
        raise found[0]
    return list(found[0])


def is_offline(resolve: Resolve, seconds: float) -> bool:
    """Whether no name at all can be looked up: then a missing one says nothing."""
    for name in _CONTROLS:
        try:
            if in_time(resolve, name, 443, seconds):
                return False
        except Failure:
            continue
    return True


class Deadline:
    """A point in time after which nothing is waited for any more."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds to wait at most.

        Raises:
            httpcore.ReadTimeout: there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is over")
        return left if most is None else min(left, most)


class Stream(httpcore.NetworkStream):
    """A connection that also ends when the time for the whole address is over.

    A limit on each read alone would let a server that sends a byte a second go on for ever.
    """

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Wrap a connection."""
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt the connection; the certificate must be of the host as it is named."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self._inner.get_extra_info(info)


class Guarded(httpcore.NetworkBackend):
    """Makes the connection to one target, if it may be visited."""

    def __init__(
        self, target: Target, allowed: Collection[str], resolve: Resolve, deadline: Deadline
    ) -> None:
        """Remember what is asked for."""
        self._target = target
        self._allowed = is_allowed(target, allowed)
        self._resolve = resolve
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the host up, judge every address it has, connect to the first that answers.

        Raises:
            Refused: one of them is not on the public internet.
        """
        addresses = in_time(self._resolve, host, port, self._deadline.left(timeout))
        if not addresses:
            raise Failure("the host has no address")
        if not self._allowed:
            for address in addresses:
                kind = private_kind(address)
                if kind is not None:
                    told = let_in(self._target.authority)
                    raise Refused(f"the host leads to {kind}", told)
        failure: Exception | None = None
        for address in addresses[:4]:
            try:
                inner = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return Stream(inner, self._deadline)
        assert failure is not None
        raise failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never: no address names one.

        Raises:
            Refused: always.
        """
        raise Refused("no network address")

    def sleep(self, seconds: float) -> None:
        """Part of the interface; connections are not tried again here."""
        time.sleep(self._deadline.left(seconds))
