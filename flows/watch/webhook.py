"""Telling a webhook. Does I/O; the address is a secret and is never said, logged or stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx


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
        seconds: how long to wait for it to connect, take and answer, each.

    Raises:
        NotTold: it did not answer, or not with 2xx.
    """
    host = "the webhook"
    try:
        host = urlsplit(url).hostname or host
        answer = httpx.post(url, json=payload, timeout=seconds, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        passing = isinstance(error, httpx.TransportError | OSError)
        raise NotTold(
            f"{host} could not be told: {type(error).__name__}", passing=passing
        ) from None
    if not answer.is_success:
        status = answer.status_code
        raise NotTold(f"{host} answered {status}", passing=status >= 500 or status == 429)
