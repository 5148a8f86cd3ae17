"""One host visited: its addresses in turn, each ending in rows of the manifest. Does I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.fetch.client import Client
from flows.fetch.failures import Failure, Refused
from flows.fetch.judge import judge
from flows.fetch.plan import TIME_OVER, Stop
from flows.fetch.probe import probe
from flows.fetch.store import Store, slug_of
from flows.trace.link_state import attempt_state
from warehouse.counting import counted

Now = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Visited:
    """What became of an address.

    ``event`` is saved (the first copy), changed (a new snapshot), unchanged, failed, or, with
    nothing recorded, postponed or refused (as the settings are, nobody was asked).
    ``answered`` is whether anybody was there to answer.
    """

    stop: Stop
    event: str
    state: str
    status: int | None = None
    error: str = ""
    file: str = ""
    answered: bool = True


class NotAnswered(OSError):
    """Some addresses of a host failed in a way that may pass; they are to be asked again."""


def visit_host(
    stops: Sequence[Stop],
    done: dict[str, Visited],
    client: Client,
    store: Store,
    now: Now,
    *,
    last: bool,
    until: dt.datetime | None = None,
) -> None:
    """Ask for the addresses of a host that are not done yet.

    Args:
        stops: addresses of one host.
        done: results by address; added to.
        client: asks.
        store: keeps.
        now: UTC, with zone.
        last: what fails now is recorded; else what may pass is left for another try.
        until: what has not been asked for by then is postponed.

    Raises:
        NotAnswered: some are left for another try.
    """
    left: list[str] = []
    for at, stop in enumerate(stops):
        if stop.url in done:
            continue
        if until is not None and now() >= until:
            done[stop.url] = _postponed(stop, TIME_OVER)
            continue
        try:
            done[stop.url] = take(stop, client, store, now)
        except Refused as refused:
            done[stop.url] = _refused(stop, refused)
        except Failure as failure:
            if failure.offline and last:
                done[stop.url] = _postponed(stop, failure.words)
            elif failure.transient and not last and failure.wait is None:
                left.append(stop.url)
            else:
                done[stop.url] = record(stop, failure, store, now)
            if failure.wait is not None and failure.wait > client.settings.total_seconds:
                words = "the host asked to be left alone"
                for rest in stops[at + 1 :]:
                    done.setdefault(rest.url, _postponed(rest, words))
                break
    if left:
        asked = counted(len(stops), "address", "addresses")
        raise NotAnswered(f"{len(left)} of {asked} did not answer")


def take(stop: Stop, client: Client, store: Store, now: Now) -> Visited:
    """Ask for an address and keep what it answers.

    Raises:
        Refused: nobody was asked.
        Failure: there is nothing to keep.
    """
    answer = client.get(stop.url, conditions=lambda asked: store.conditions(stop.url, asked))
    before = store.same(stop.url)
    if answer.status == 304:
        if before is None:
            raise Failure("odd answer: unchanged, though there is no copy")
        file, media_type = before
        event = "unchanged"
    else:
        declared = answer.headers.get("content-type", "")
        taken = judge(stop.url, answer.url, declared, answer.body)
        if taken.suffix == ".pdf":
            probe(answer.body)
        slug = slug_of(stop.sources[0], stop.url)
        file, new = store.save(stop.url, slug, taken, answer.body)
        media_type = taken.media_type
        event = ("changed" if before else "saved") if new else "unchanged"
    told = {"file": file, "http_status": str(answer.status), "media_type": media_type}
    _add(stop, told, store, now)
    if answer.status != 304:
        store.note_validators(stop.url, answer.url, answer.headers, file)
    return Visited(stop, event, "alive", answer.status, file=file)


def record(stop: Stop, failure: Failure, store: Store, now: Now) -> Visited:
    """Keep a row for an attempt that gave nothing."""
    status = "" if failure.status is None else str(failure.status)
    _add(stop, {"http_status": status, "error": failure.words}, store, now)
    state = attempt_state(failure.status, failure.words, None)
    return Visited(stop, "failed", state, failure.status, failure.words, answered=failure.answered)


def _postponed(stop: Stop, words: str) -> Visited:
    return Visited(stop, "postponed", "unknown", error=words, answered=False)


def _refused(stop: Stop, refused: Refused) -> Visited:
    """Tell of an address that nobody was asked for: it is no attempt, and stays due."""
    words = "; ".join(filter(None, (refused.words.removeprefix("refused: "), refused.hint)))
    return Visited(stop, "refused", "unknown", error=words, answered=False)


def _add(stop: Stop, told: dict[str, str], store: Store, now: Now) -> None:
    at = now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    store.add(
        [{"url": stop.url, "source_id": id_, "retrieved_at": at, **told} for id_ in stop.sources]
    )
