"""What the fetch attempts say: is an address alive, is a copy on file, and if not, why. Pure.

403, 429, 5xx and timeouts are not death: many sites turn robots away. Only pages that say they
are gone count, and only if they say so again and again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.lazy import pattern
from flows.trace.urls import page_key, url_key

STRIKES = 3  # failed checks in a row that make an address dead
APART = dt.timedelta(days=3)  # least time from one of them to the next

_GONE = frozenset({404, 410})
_PAID = frozenset({402})
_NO_HOST = pattern(
    r"no such host|nxdomain|getaddrinfo|name or service not known|nodename nor servname"
    r"|enotfound|could(?: not|n't) resolve|name resolution|unknown host|host not found"
    r"|domain (?:expired|not found)",
    re.IGNORECASE,
)
_CODE = pattern(r"\b(402|404|410)\b|\b(not found|gone)\b", re.IGNORECASE)
_WALL = pattern(
    r"paywall|pay wall|log.?in|sign.?in|subscri|registration required|payment required",
    re.IGNORECASE,
)


def attempt_state(status: int | None, error: str | None, copy: str | None) -> str:
    """State of one attempt, as in ``schemas.Fetches.state``.

    Args:
        status: HTTP status; null if there was no answer.
        error: what went wrong, in words.
        copy: state of the saved copy; null if there is none.
    """
    said = error or ""
    if status in _GONE:
        return "dead"
    if status in _PAID or _WALL.search(said):
        return "paywalled"
    if status is not None and 200 <= status < 400:
        return copy or "alive"
    if status is None:
        if _NO_HOST.search(said):
            return "dead"
        code = _CODE.search(said)
        if code:
            return "paywalled" if code.group(1) == "402" else "dead"
        if not said:
            return copy or "failed"
    return "blocked"


@dataclass(frozen=True, slots=True)
class Link:
    """State of an address: alive, dying, dead, blocked, paywalled or unknown."""

    state: str
    copied: bool  # a copy of it was saved


@dataclass(frozen=True, slots=True)
class Copy:
    """Whether a readable copy of a source is on file, and if not, why."""

    readable: bool
    cause: str | None


class Links:
    """States of addresses and of sources' copies, from all fetch attempts."""

    def __init__(self, attempts: Iterable[Mapping[str, Any]]) -> None:
        """Sort the attempts (rows of ``schemas.Fetches``) by address and by source."""
        ordered = sorted(attempts, key=_moment)
        pages: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        copies: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        sources: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self.source_of: dict[str, set[str]] = defaultdict(set)
        for row in ordered:
            page, key = page_key(row["url"]), url_key(row["url"])
            if page:
                pages[page].append(row)
            if key:
                copies[key].append(row)
            if row["source_id"]:
                sources[row["source_id"]].append(row)
                if key:
                    self.source_of[key].add(row["source_id"])
        self._pages: dict[str, str] = {}
        self._then: dict[int, str] = {}
        for page, rows in pages.items():
            for row, state in zip(rows, _course(rows), strict=True):
                self._pages[page] = self._then[id(row)] = state
        self._copied = {key for key, rows in copies.items() if any(r["file"] for r in rows)}
        self._readable = {key for key, rows in copies.items() if any(map(_is_copy, rows))}
        self._by_key = copies
        self._by_source = sources

    def of(self, url: str | None) -> Link:
        """State of an address."""
        page, key = page_key(url), url_key(url)
        copied = key in self._copied
        state = self._pages.get(page or "", "unknown")
        if state == "dead" and copied:
            state = "dying"  # a reader meets a dead page; what it said is on file
        return Link(state, copied)

    def after(self, attempt: Mapping[str, Any]) -> str | None:
        """State that an address had once one of the attempts was made; null if it has no address.

        It is the state as of then, so that a later attempt changes nothing of what was; but a copy
        that is on file now keeps it from being dead, as in ``of``.
        """
        state = self._then.get(id(attempt))
        if state == "dead" and (
            url_key(attempt["url"]) in self._copied
            or any(map(_is_copy, self._by_source.get(attempt["source_id"] or "", ())))
        ):
            return "dying"
        return state

    def copy_of(self, source: str | None, urls: Iterable[str | None]) -> Copy:
        """Copy of a source, or of what an unregistered address showed.

        Args:
            source: id of the source, null if unregistered.
            urls: addresses that show the source's text.
        """
        rows = list(self._by_source.get(source or "", ()))
        seen = {id(row) for row in rows}
        for url in urls:
            for row in self._by_key.get(url_key(url) or "", ()):
                if id(row) not in seen and row["source_id"] in (None, source):
                    seen.add(id(row))
                    rows.append(row)
        if any(map(_is_copy, rows)):
            return Copy(True, None)
        return Copy(False, _cause(sorted(rows, key=_moment)))


def _course(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """State of an address after each of its attempts, which are in order of time.

    Failed checks in a row count once each is long enough after the one before to say more.
    """
    strikes, before = 0, None
    for row in rows:
        state, at = row["state"], row["retrieved_at"]
        if state != "dead":
            strikes, before = 0, None
            if state in ("alive", "unparsed", "too_thin"):
                yield "alive"
            else:
                yield str(state) if state in ("blocked", "paywalled") else "unknown"
            continue
        # Of one without a time nobody knows: it cannot be told from the same check twice.
        if at is not None and (before is None or at - before >= APART):
            strikes, before = strikes + 1, at
        yield "dead" if strikes >= STRIKES else "dying"


def _cause(rows: list[Mapping[str, Any]]) -> str:
    for state in ("too_thin", "unparsed", "paywalled"):
        if any(row["file"] and row["state"] == state for row in rows):
            return state
    for row in reversed(rows):
        if row["state"] in ("dead", "blocked", "paywalled"):
            return str(row["state"])
        if row["state"] == "failed":
            return "blocked"
    return "never_fetched"


def _is_copy(row: Mapping[str, Any]) -> bool:
    return bool(row["file"]) and row["state"] == "alive"


def _moment(row: Mapping[str, Any]) -> tuple[bool, Any, int]:
    at = row["retrieved_at"]
    known = at is not None
    return known, at if known else 0, row["row"] or 0
