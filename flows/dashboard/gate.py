"""Who may ask, and what every answer says to the browser.

A page on the web can make a browser ask an address of this machine, under a name of its own
(DNS rebinding): only names that are ours are answered. Beyond loopback everyone needs the token,
which comes in the address once, then in a cookie; programs send it as a bearer token.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_METHODS = ("GET", "HEAD")
_MOST_QUERY = 8_000  # characters of an address
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address to listen at."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def cookie_name(token: str | None) -> str:
    """Name of the cookie, one a token: cookies do not tell the ports of a machine apart."""
    return f"provstat-{sha256(f'provstat name {token}'.encode()).hexdigest()[:12]}"


class Gate:
    """Lets through what may be answered, and puts the headers on all answers."""

    def __init__(self, app: ASGIApp, *, names: Iterable[str], token: str | None) -> None:
        """Guard an application.

        Args:
            app: what answers.
            names: host names it may be asked by, beside localhost and addresses in digits.
            token: what must be shown; null lets everyone in who reaches it.
        """
        self.app = app
        self.names = {"localhost", *(name.lower().rstrip(".") for name in names)}
        self.token = token
        self.badge = sha256(f"provstat cookie {token}".encode()).hexdigest()
        self.cookie = cookie_name(token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)  # lifespan; there are no sockets
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        answer = self._refused(scope)
        if scope["method"] == "HEAD":  # the server leaves the body out
            scope = {**scope, "method": "GET"}
        await (answer or self.app)(scope, receive, sending)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.getlist("host")):
            return _told(
                HTTPStatus.MISDIRECTED_REQUEST,
                "This name is not known here. Open the dashboard under the address that it"
                " printed, or start it with --allow-host NAME.",
            )
        if scope["method"] not in _METHODS:
            answer = _told(HTTPStatus.METHOD_NOT_ALLOWED, "The dashboard only reads.")
            answer.headers["allow"] = ", ".join(_METHODS)
            return answer
        if len(scope["query_string"]) > _MOST_QUERY:
            return _told(HTTPStatus.REQUEST_URI_TOO_LONG, "This address is too long.")
        return self._without_token(scope, headers) if self.token is not None else None

    def _is_ours(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        try:
            name = urlsplit(f"//{hosts[0]}").hostname or ""
        except ValueError:
            return False
        name = name.rstrip(".")
        if name in self.names:
            return True
        try:  # nobody can point an address in digits elsewhere
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        assert self.token is not None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [value for name, value in query if name == "token"]
        if shown and _same(shown[0], self.token):
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            # One slash: two would lead to another host.
            path = "/" + scope["raw_path"].decode("latin-1").partition("?")[0].lstrip("/\\")
            onward = RedirectResponse(path + (f"?{rest}" if rest else ""), HTTPStatus.SEE_OTHER)
            onward.set_cookie(self.cookie, self.badge, httponly=True, samesite="strict")
            return onward
        kind, _, word = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and _same(word.strip(), self.token):
            return None
        if _same(cookie_parser(headers.get("cookie", "")).get(self.cookie, ""), self.badge):
            return None
        answer = _told(
            HTTPStatus.UNAUTHORIZED,
            "This dashboard needs its token: open the address that `provstat dashboard` printed.",
        )
        answer.headers["www-authenticate"] = 'Bearer realm="provstat"'
        return answer


def _same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing about how much of it agrees."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _told(status: HTTPStatus, text: str) -> PlainTextResponse:
    return PlainTextResponse(text + "\n", status)
