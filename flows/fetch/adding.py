"""Drafting an entry of the registry: asks for the page, reads the inbox, writes a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from flows.errors import BadInput
from flows.fetch.client import Answer, Client
from flows.fetch.draft import bare_doi, complete, from_csl, from_document, is_address
from flows.fetch.failures import Failure, Refused
from flows.fetch.judge import judge
from flows.fetch.probe import probe
from flows.land.blocks import Unreadable
from flows.land.inbox import gather, scan
from flows.land.paths import read_named
from flows.settings import Settings
from flows.trace.registry import register
from flows.trace.urls import url_key

_CSL = "application/vnd.citationstyles.csl+json"


def draft(
    place: str, settings: Settings, *, id_: str | None, client: Client | None = None
) -> dict[str, Any]:
    """Draft an entry from an address, a DOI or a file.

    Raises:
        BadInput: it cannot be asked for or read, or the registry has it already.
    """
    known = _registered(settings.raw) if settings.raw and settings.raw.is_dir() else []
    taken = {row["source_id"] for row in known}
    if id_ in taken:
        raise BadInput(f"the registry has an entry '{id_}' already; give another --id")
    if is_address(place):
        _check_new(known, place, bare_doi(place))
        entry = _ask(place, client or Client(settings.fetch, version_of("provstat")))
    else:
        named = read_named(Path(place))
        try:
            entry = from_document(named.document, named.data, None)
        except Unreadable as error:
            raise BadInput(f"{place}: {error}") from error
    _check_new(known, entry.get("URL"), entry.get("DOI"))
    return complete(entry, taken, id_)


def write(entry: Mapping[str, Any], raw: Path) -> Path:
    """Write an entry as a file of its own in raw/sources; what is there stays.

    Raises:
        BadInput: there is such a file, or none can be written.
    """
    safe = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in entry["id"])
    path = raw / "sources" / f"{safe.lstrip('.')}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(as_text(entry))
    except FileExistsError:
        raise BadInput(f"{path} is there already and stays as it is; give another --id") from None
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror}") from error
    return path


def as_text(entry: Mapping[str, Any]) -> str:
    """A registry file of one entry."""
    return json.dumps([entry], ensure_ascii=False, indent=2) + "\n"


def _ask(place: str, client: Client) -> dict[str, Any]:
    doi = bare_doi(place)
    url = f"https://doi.org/{doi}" if doi else place
    try:
        answer = client.get(url, accept=f"{_CSL}, text/html;q=0.8, */*;q=0.5" if doi else "*/*")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if doi and "json" in kind:
            return {**from_csl(answer.body), "DOI": doi}
        entry = _of_page(url, answer)
    except Refused as refused:
        told = f"{place}: {refused.words}"
        raise BadInput(f"{told}; {refused.hint}" if refused.hint else told) from None
    except Failure as failure:
        raise BadInput(
            f"{place}: {failure.words}; save the page or PDF and give the file instead"
        ) from None
    except ValueError as error:
        raise BadInput(f"{place}: its registry sent no description ({error})") from None
    return {**entry, "DOI": doi} if doi else entry


def _of_page(url: str, answer: Answer) -> dict[str, Any]:
    taken = judge(url, answer.url, answer.headers.get("content-type", ""), answer.body)
    if taken.suffix == ".pdf":
        probe(answer.body)
    if taken.suffix in (".csv", ".xlsx", ".json"):
        return {"type": "dataset", "URL": url}
    try:
        return from_document("page" + taken.suffix, answer.body, answer.url)
    except Unreadable as error:
        raise BadInput(f"{url}: {error}") from error


def _registered(raw: Path) -> list[dict[str, Any]]:
    without = ("articles", "claims", "decisions", "evidence")
    return register(gather(scan(raw, without=without)).sources).sources


def _check_new(known: list[dict[str, Any]], url: str | None, doi: str | None) -> None:
    key = url_key(url)
    for row in known:
        if (doi and row["doi"] == doi) or (key and row["url_key"] == key):
            raise BadInput(
                f"the registry has it already: '{row['source_id']}' in {row['file']}, "
                f"entry {row['row']}"
            )
