"""One address asked for: redirects, robots, turns and limits. Does I/O.

No proxies, cookies or passwords of the environment are used, and nothing is followed, unpacked
or remembered that is not said here.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin

import httpcore

from flows.fetch.failures import Failure, Refused
from flows.fetch.guard import Target, target_of
from flows.fetch.network import Deadline, Guarded, NoSuchHost, Resolve, is_offline, look_up
from flows.fetch.robots import MOST_BYTES, Robots, robots_of
from flows.fetch.turns import Turns
from flows.fetch.unpack import TOO_LARGE, Unpacker
from flows.settings import FetchSettings

MOST_REDIRECTS = 8
ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,text/csv,text/plain,text/markdown,"
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,*/*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. ``url`` is where it was found after redirects."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def user_agent(settings: FetchSettings, version: str) -> str:
    """Who we are, for the owners of the sites: name, purpose, and whom to turn to."""
    if settings.user_agent:
        return settings.user_agent
    contact = f"; contact: {settings.contact}" if settings.contact else ""
    return f"provstat/{version} (checks the sources of published statistics{contact})"


class Client:
    """Asks for addresses; to be shared by all threads of a run."""

    def __init__(
        self, settings: FetchSettings, version: str, *, resolve: Resolve = look_up
    ) -> None:
        """Prepare; nothing is asked yet."""
        self.settings = settings
        self._limit = int(settings.max_megabytes * 1_000_000)
        self._agent = user_agent(settings, version)
        self._resolve = resolve
        self._turns = Turns(settings.delay_seconds)
        self._robots: dict[str, Robots] = {}
        self._lock = threading.Lock()
        self._tls: ssl.SSLContext | None = None

    def get(
        self,
        url: str,
        *,
        accept: str = ACCEPT,
        conditions: Callable[[str], Mapping[str, str]] = lambda _: {},
    ) -> Answer:
        """Ask for an address and follow where it leads.

        Args:
            url: the address.
            accept: media types wanted.
            conditions: headers of a conditional request for an address that is about to be asked.

        Returns:
            The answer with status 200, 203 or 304.

        Raises:
            Refused: nobody was asked, as the address or the settings are.
            Failure: there is nothing to keep; the words say why.
        """
        left = self.settings.total_seconds
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            try:
                target = target_of(url, self.settings.allow_hosts)
                if target.url in seen:
                    raise Failure("redirect loop: the address leads back to itself")
                robots = self._robots_of(target)
                if not robots.allows(target.url):
                    raise Failure("robots.txt: the site does not want programs to read this")
                with self._turns.turn(target.host, robots.delay):
                    begin = time.monotonic()
                    headers = {"Accept": accept, **conditions(target.url)}
                    answer = self._ask(target, headers, left, self._limit)
                    left -= time.monotonic() - begin
            except Refused as refused:
                if seen:
                    raise refused.on_the_way() from None
                raise
            seen.add(target.url)
            if answer.status not in _REDIRECTS:
                return self._accepted(answer, target)
            url = urljoin(target.url, answer.headers.get("location") or "")
            if "location" not in answer.headers:
                raise Failure("redirect loop: a redirect that names no address")
        raise Failure("redirect loop: too many redirects")

    def _accepted(self, answer: Answer, target: Target) -> Answer:
        status = answer.status
        if status in (200, 203, 304):
            return answer
        wait = _seconds(answer.headers.get("retry-after"))
        if wait is not None:
            self._turns.rest(target.host, min(wait, self.settings.total_seconds))
        if status == 401:
            raise Failure("login required: Unauthorized", status=status)
        if status < 400:
            raise Failure("odd answer: neither a page nor an error")
        raise Failure(_phrase(status), transient=status in _TRANSIENT, status=status, wait=wait)

    def _robots_of(self, target: Target) -> Robots:
        with self._lock:
            known = self._robots.get(target.origin)
        if known is not None:
            return known
        left = min(self.settings.total_seconds, 20.0)
        place = target_of(f"{target.origin}/robots.txt", self.settings.allow_hosts)
        for _ in range(6):
            begin = time.monotonic()
            try:
                with self._turns.turn(place.host):
                    answer = self._ask(place, {"Accept": "text/plain,*/*;q=0.5"}, left, MOST_BYTES)
            except Refused as refused:
                if place.origin != target.origin:
                    raise refused.on_the_way() from None
                raise
            left -= time.monotonic() - begin
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                break
            url = urljoin(place.url, answer.headers["location"])
            try:
                place = target_of(url, self.settings.allow_hosts)
            except Refused as refused:
                raise refused.on_the_way() from None
        robots = robots_of(answer.status, answer.body)
        with self._lock:
            self._robots[target.origin] = robots
        return robots

    def _ask(
        self, target: Target, headers: Mapping[str, str], seconds: float, limit: int
    ) -> Answer:
        """One request on a connection of its own, without following redirects."""
        deadline = Deadline(seconds)
        guarded = Guarded(target, self.settings.allow_hosts, self._resolve, deadline)
        told: dict[str | bytes, str | bytes] = {
            "Host": target.authority,
            "User-Agent": self._agent,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        told.update(headers)
        url = httpcore.URL(
            scheme=target.scheme.encode(),
            host=target.host.encode(),
            port=target.port,
            target=target.path.encode(),
        )
        settings = self.settings
        timeout = {
            "connect": settings.connect_seconds,
            "read": settings.read_seconds,
            "write": settings.read_seconds,
            "pool": settings.connect_seconds,
        }
        try:
            with (
                httpcore.ConnectionPool(
                    self._context() if target.scheme == "https" else None,
                    network_backend=guarded,
                ) as pool,
                pool.stream("GET", url, headers=told, extensions={"timeout": timeout}) as response,
            ):
                return _read(target.url, response, limit)
        except NoSuchHost:
            if is_offline(self._resolve, settings.connect_seconds):
                raise Failure(
                    "this machine cannot look up any name", transient=True, offline=True
                ) from None
            raise
        except httpcore.TimeoutException:
            raise Failure("timeout: no full answer in time", transient=True) from None
        except httpcore.ConnectError as error:
            raise _not_connected(error) from None
        except httpcore.LocalProtocolError:
            raise Refused("no request can be made of the address") from None
        except (httpcore.ProtocolError, httpcore.NetworkError):
            raise Failure("cut off: the connection broke", transient=True) from None

    def _context(self) -> ssl.SSLContext:
        with self._lock:
            if self._tls is None:
                self._tls = httpcore.default_ssl_context()
            return self._tls


def _read(url: str, response: httpcore.Response, limit: int) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.headers:
        headers.setdefault(name.decode("latin-1").lower(), _text(value))
    if response.status not in (200, 203):
        return Answer(url, response.status, headers)
    declared = headers.get("content-length", "")
    if declared.isdigit() and len(declared) < 20 and int(declared) > limit:
        raise Failure(TOO_LARGE)
    unpacker = Unpacker(headers.get("content-encoding", ""), limit)
    for chunk in response.iter_stream():
        unpacker.take(chunk)
    return Answer(url, response.status, headers, unpacker.finish())


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _not_connected(error: Exception) -> Failure:
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLError):
            return Failure("the certificate of the site cannot be trusted")
        inner = inner.__cause__ or inner.__context__
    return Failure("the host does not take connections", transient=True)


def _phrase(status: int) -> str:
    """The standard's words: a server's own could pass for something else."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "odd answer: an unknown status"


def _seconds(retry_after: str | None) -> float | None:
    """Seconds from a Retry-After header, which gives seconds or a date."""
    if not retry_after:
        return None
    if retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return None
