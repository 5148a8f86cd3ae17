"""What may be visited: which addresses, and which machines behind them. Pure.

An address in a registry or in a redirect is somebody else's text. Nothing of it may lead into
the network that provstat runs in.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flows.fetch.failures import Refused

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000  # characters of an address
# Stays as it is in a path or query; everything else is percent-encoded.
_SAFE = "/%:=&?~+!$,;'@()*[]|"
_UNICAST = ipaddress.ip_network("2000::/3")  # all that is handed out of IPv6
# IPv6 networks that carry an IPv4 address, or are no place of their own.
_CARRIERS = tuple(
    ipaddress.ip_network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")
)
# Assignments of the protocols themselves, of which Python counts only some as private.
_PROTOCOL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
# A public address at which a cloud answers with its machines' secrets.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart; ``host`` is ASCII, ``path`` has the query and is encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address again, normalised."""
        return self.origin + self.path


def target_of(url: str, allowed: Collection[str] = ()) -> Target:
    """Take an address apart.

    Args:
        url: an absolute address.
        allowed: hosts, "host" or "host:port", that the settings allow whatever they are.

    Raises:
        Refused: no web address, one with a name and password, or another port.
    """
    if len(url) > _LONGEST:
        raise Refused("the address is too long")
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Refused("no valid address") from None
    if parts.scheme not in _PORTS:
        raise Refused("neither http nor https")
    if parts.username is not None or parts.password is not None:
        raise Refused("the address holds a user name or password")
    port = _PORTS[parts.scheme] if port is None else port
    made = Target(parts.scheme, _ascii(host), port, _path(parts.path, parts.query))
    if port not in _PORTS.values() and not is_allowed(made, allowed):
        raise Refused("a port that is not the web's", let_in(made.authority))
    return made


def let_in(host: str) -> str:
    """What in the settings would have a host visited."""
    return f'to visit it, allow_hosts = ["{host}"] in [fetch] of the settings'


def is_allowed(target: Target, allowed: Collection[str]) -> bool:
    """Whether the settings allow a host by name, whatever it is and wherever it leads."""
    return target.host in allowed or f"{target.host}:{target.port}" in allowed


def private_kind(address: str) -> str | None:
    """What keeps a numeric address from being visited; null if it is on the public internet.

    >>> private_kind("127.0.0.1")
    'a loopback address'
    >>> private_kind("93.184.216.34")
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return private_kind(str(ip.ipv4_mapped)) or "an IPv4 address in disguise"
        if ip.is_loopback:
            return "a loopback address"
        if ip.is_link_local:
            return "a link-local address"
        if ip not in _UNICAST or any(ip in network for network in _CARRIERS):
            return "a private address"
    if ip.is_loopback:
        return "a loopback address"
    if ip.is_link_local or ip in _METADATA:
        return "a link-local or metadata address"
    if ip.is_multicast or ip.is_reserved or not ip.is_global or any(ip in n for n in _PROTOCOL):
        return "a private address"
    return None


def _ascii(host: str) -> str:
    if not host:
        raise Refused("no host in the address")
    try:
        made = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise Refused("no valid host in the address") from None
    if not all(sign.isalnum() or sign in "-._:" for sign in made) or len(made) > 253:
        raise Refused("no valid host in the address")
    return made.lower()


def _path(path: str, query: str) -> str:
    text = (path or "/") + (f"?{query}" if query else "")
    return quote(text, safe=_SAFE)
