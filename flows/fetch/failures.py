"""What can go wrong with a request, in the words that the manifest keeps. Pure.

The words are read again by ``flows.trace.link_state``: only "no such host" may look like death,
and only a page that wants to know who we are like a paywall. They hold no numbers and nothing
that a server wrote, so that no address or header can pass for either.
"""

from __future__ import annotations

NO_HOST = "no such host"
LOGIN = "login page: the address shows no text without an account"


class Failure(Exception):
    """A request that gave nothing to keep.

    ``transient`` failures may pass by themselves and are worth another try; ``lasting`` ones
    (a refusal, a page too large) are not. ``offline`` ones say nothing about the address.
    ``answered`` is whether somebody did: the site, or a name server that knows no such name.
    """

    def __init__(
        self,
        words: str,
        *,
        transient: bool = False,
        offline: bool = False,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        """Keep the words for the manifest, and what they mean for another try.

        Args:
            words: what went wrong, as the manifest keeps it.
            transient: another try may succeed.
            offline: this machine is at fault; nothing is to be recorded.
            status: HTTP status, where that is what went wrong.
            wait: seconds the host wants to be left alone.
        """
        super().__init__(words)
        self.words = words
        self.transient = transient
        self.offline = offline
        self.status = status
        self.wait = wait

    @property
    def answered(self) -> bool:
        """Whether it tells of the address, not of the way there."""
        return self.status is not None or not (self.transient or self.offline)


class Refused(Failure):
    """An address that provstat does not visit, as it is or as the settings are: nobody is asked."""

    def __init__(self, words: str, hint: str = "") -> None:
        """Keep the words, and what in the settings would have it visited."""
        super().__init__(f"refused: {words}")
        self.hint = hint

    @property
    def answered(self) -> bool:
        """Never: nobody was asked."""
        return False

    def on_the_way(self) -> Failure:
        """The same of an address that the one asked for leads to."""
        return Failure(f"redirect {self.words}")
