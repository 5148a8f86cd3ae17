"""Telling a webhook. Does I/O; the address is a secret and is never said, logged or stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from importlib.metadata import version as version_of
from typing import Any
from urllib.parse import urlsplit

import httpx

_AGENT = f"provstat/{version_of('provstat')} (alerts)"


class NotTold(Exception):
    """The webhook could not be told; ``passing`` if it may be a little later."""

    def __init__(self, message: str, *, passing: bool) -> None:
        super().__init__(message)
        self.passing = passing


def post(url: str, payload: Mapping[str, Any], *, seconds: float) -> None:
    """Send a payload as JSON.

    Args:
        url: the address.
        payload: what to send.
        seconds: how long it may take in all; who answers byte by byte gets no longer.

    Raises:
        NotTold: it did not answer, or not with 2xx.
    """
    host = "the webhook"
    try:
        host = urlsplit(url).hostname or host
        status = _within(seconds, lambda: _status(url, payload, seconds))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        passing = isinstance(error, httpx.TransportError | OSError)
        raise NotTold(f"{host} could not be told: {_why(error)}", passing=passing) from None
    if not 200 <= status < 300:
        raise NotTold(f"{host} answered {status}", passing=status >= 500 or status == 429)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return "it did not answer in time"
    if isinstance(error, httpx.ConnectError):
        return "nobody answers there"
    if isinstance(error, httpx.TransportError | OSError):
        return "the connection broke off"
    return "its address is no web address"


def _status(url: str, payload: Mapping[str, Any], seconds: float) -> int:
    """What it answered; of the rest of its answer nothing is read, however long it is."""
    with httpx.stream(
        "POST",
        url,
        json=payload,
        headers={"User-Agent": _AGENT},
        timeout=seconds,
        follow_redirects=False,
    ) as answer:
        return answer.status_code


def _within(seconds: float, ask: Callable[[], int]) -> int:
    """Ask in a thread that is left to itself when the time is over.

    The limits of httpx are for each piece that comes, and none holds while a name is looked up;
    meanwhile the run that tells would keep the warehouse from all others.
    """
    answered: Future[int] = Future()

    def work() -> None:
        try:
            answered.set_result(ask())
        except BaseException as error:  # noqa: BLE001 - raised where the answer is wanted
            answered.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return answered.result(timeout=seconds)
