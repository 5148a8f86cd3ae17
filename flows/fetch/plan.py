"""What to ask for: registered sources and addresses asked before, where it is time. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from flows.errors import BadInput
from flows.nearest import nearest
from flows.trace.link_state import APART
from flows.trace.urls import arxiv_page, doi_of, url_key

NAMED = "named"  # why a stop is made that somebody asked for
# Why a stop is postponed that a run did not come to.
TIME_OVER = "the time of the run was over (timeout_minutes in [schedules] of the settings)"


@dataclass(frozen=True, slots=True)
class Stop:
    """An address to ask for, the ids of the sources it shows ('' for none), and why now."""

    url: str
    sources: tuple[str, ...]
    why: str

    @property
    def host(self) -> str:
        """Host, for going to each host once."""
        return (urlsplit(self.url).hostname or "").lower()


@dataclass(slots=True)
class Plan:
    """Stops in the order of the registry; ``notes`` are for people."""

    stops: list[Stop] = field(default_factory=list)
    waiting: int = 0  # addresses whose time has not come
    notes: list[str] = field(default_factory=list)


def plan(
    sources: Sequence[Mapping[str, Any]],
    attempts: Sequence[Mapping[str, Any]],
    wanted: Sequence[str],
    *,
    now: pd.Timestamp,
    stale_days: float,
) -> Plan:
    """Choose the addresses to ask for.

    Args:
        sources: rows of ``schemas.Sources``.
        attempts: rows of ``schemas.Fetches``.
        wanted: ids and addresses; they are asked for whatever was before. All if empty.
        now: UTC, without zone.
        stale_days: age from which on a copy is asked for again.

    Raises:
        BadInput: a word in ``wanted`` is neither an id nor an address.
    """
    made = Plan()
    shown = _addresses(sources)
    if wanted:
        chosen = _chosen(wanted, sources, made.notes)
    else:
        chosen = {key: url for key, (url, _) in shown.items()}
        for row in attempts:
            if row["url"] and row["url_key"]:
                chosen.setdefault(row["url_key"], _web(row["url"]))
    last = {row["url_key"]: row for row in sorted(attempts, key=_when) if row["url_key"]}
    before: dict[str, dict[str, None]] = {}
    for row in attempts:
        if row["url_key"] and row["source_id"]:
            before.setdefault(row["url_key"], {})[row["source_id"]] = None
    for key, url in chosen.items():
        why = NAMED if wanted else _due(last.get(key), now, pd.Timedelta(days=stale_days))
        if why is None:
            made.waiting += 1
            continue
        ids = {**dict.fromkeys(shown[key][1] if key in shown else ()), **before.get(key, {})}
        made.stops.append(Stop(url, tuple(ids) or ("",), why))
    return made


def _addresses(
    sources: Iterable[Mapping[str, Any]],
) -> dict[str, tuple[str, list[str]]]:
    """Addresses that show registered sources, by key."""
    found: dict[str, tuple[str, list[str]]] = {}
    for row in sources:
        for url in _of_source(row):
            key = url_key(url)
            if key is not None:
                ids = found.setdefault(key, (_web(url), []))[1]
                if row["source_id"] not in ids:
                    ids.append(row["source_id"])
    return found


def _of_source(row: Mapping[str, Any]) -> list[str]:
    doi = f"https://doi.org/{row['doi']}" if row["doi"] and not row["url"] else None
    return [url for url in (row["url"], doi, row["tables_url"]) if url]


def _chosen(
    wanted: Sequence[str],
    sources: Sequence[Mapping[str, Any]],
    notes: list[str],
) -> dict[str, str]:
    by_id = {row["source_id"]: row for row in sources}
    chosen: dict[str, str] = {}
    for word in wanted:
        if word in by_id:
            urls = [url for url in _of_source(by_id[word]) if url_key(url)]
            if not urls:
                notes.append(f"{word} has neither address nor DOI in the registry")
        else:
            doi = doi_of(word) if word.lower().startswith(("doi:", "10.")) else None
            urls = [f"https://doi.org/{doi}"] if doi else [word]
            if doi is None and "://" not in word:
                near = nearest([word], by_id)
                hint = f"; did you mean '{near[word]}'?" if near else ""
                raise BadInput(f"'{word}' is no id of the registry and no address{hint}")
        for url in urls:
            # An address that no key can be made of is refused in so many words when it is asked.
            chosen.setdefault(url_key(url) or url, _web(url))
    return chosen


def _due(last: Mapping[str, Any] | None, now: pd.Timestamp, stale: pd.Timedelta) -> str | None:
    if last is None:
        return "never asked"
    at = last["retrieved_at"]
    if at is None or pd.isna(at):
        return "asked, nobody knows when"
    if last["file"]:
        return "stale" if now - at >= stale else None
    if (last["error"] or "").startswith("refused: "):
        return "refused before"  # by the settings of then: nobody was asked
    # A failure is looked at again as soon as another one would count.
    return "failed before" if now - at >= min(APART, stale) else None


def _when(row: Mapping[str, Any]) -> tuple[bool, Any]:
    at = row["retrieved_at"]
    known = at is not None and not pd.isna(at)
    return known, at if known else 0


def _web(url: str) -> str:
    url = url.strip().strip("<>")
    if url.lower().startswith("doi:"):
        return f"https://doi.org/{doi_of(url)}"
    if url.lower().startswith("arxiv:"):
        return arxiv_page(url)
    return url if "://" in url else f"https://{url.lstrip('/')}"
