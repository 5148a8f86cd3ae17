"""What a site's robots.txt allows. Pure.

As RFC 9309 says: where there is none (any 4xx), everything is allowed; where the server fails,
nothing is, until it can say. 429 is a server that wants rest, not one without a robots.txt.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from flows.fetch.failures import Failure

AGENT = "provstat"
MOST_BYTES = 512_000
_LONGEST_DELAY = 30.0  # seconds; a site that asks for more gets as much


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin."""

    rules: Protego | None
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))


def robots_of(status: int, body: bytes) -> Robots:
    """Rules from the answer to the request for robots.txt.

    Raises:
        Failure: the server could not say.
    """
    if status == 429 or status >= 500:
        raise Failure("robots.txt could not be read, so nothing was asked", transient=True)
    if status != 200:
        return Robots(None)
    rules = Protego.parse(body.decode("utf-8-sig", "replace"))
    delay = rules.crawl_delay(AGENT) or 0.0
    return Robots(rules, min(max(float(delay), 0.0), _LONGEST_DELAY))
