"""Which registered sources a text names near a figure, by any of their names. Pure.

The reader of articles does not know the registry; it recognises a credit by how it is written.
Here the registry's own names and addresses are looked for: in the figure's sentence, before it
in the paragraph, right after it, in the heading, and above, in what the article said before. What
is named near a figure need not be its source: ``settle`` asks the sources themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from flows.lazy import pattern
from flows.trace.dated import issued_after
from flows.trace.index import NAME, PERSON, SHORT, STEM, TITLE, Hit, Index
from flows.trace.names import years
from flows.trace.urls import url_key, urls_in

Place = Literal["sentence", "before", "after", "heading", "above", "article"]
_MOST = 6  # sources of one name that are worth asking
_WORD = pattern(r"[^\W\d_][\w’'&-]*", re.UNICODE)
_END = pattern(r"[.!?][\"”’)]*\s")


class Named(NamedTuple):
    """A source that the text names near a figure."""

    number: int
    place: Place


def nearby(claim: Mapping[str, Any], index: Index, title: str | None) -> list[Named]:
    """Sources named near a claim, the nearest first.

    Args:
        claim: row of ``schemas.Claims``.
        index: the registry.
        title: of the article.
    """
    quote = claim["quote"] or ""
    paragraph = claim.get("paragraph") or quote
    at = paragraph.find(quote)
    before, after = (paragraph[:at], paragraph[at + len(quote) :]) if at >= 0 else ("", "")
    end = _END.search(after)
    found: dict[int, Place] = {}
    places: tuple[tuple[str | None, Place], ...] = (
        (quote, "sentence"),
        (before, "before"),
        (after[: end.start()] if end else after, "after"),
        (claim.get("context"), "heading"),
        (claim.get("heading"), "heading"),
        (title, "heading"),
    )
    for text, place in places:
        for number in _sources(text, index):
            found.setdefault(number, place)
    for line in reversed((claim.get("before") or "").splitlines()):
        for number in [*_linked(line, index), *_sources(line, index)]:
            found.setdefault(number, "above")
    return [Named(number, place) for number, place in found.items()]


def by_edition(
    found: list[Named], index: Index, quote: str | None, published: str | None
) -> list[Named]:
    """The same sources with the editions of a series in order: of a year told, else the newest.

    Args:
        found: sources named near a claim.
        index: the registry.
        quote: the claim's sentence.
        published: ISO date of the article; an edition that came out later is the last.
    """
    told = years(quote)

    def rank(named: Named) -> tuple[bool, str]:
        known = index.known[named.number]
        early = not issued_after(known.row["issued"], published)
        return bool(told & known.years) if told else early, known.row["issued"] or ""

    made: list[Named] = []
    for named in found:
        known = index.known[named.number]
        if named in made:
            continue
        editions = [
            other
            for other in found
            if other.place == named.place
            and known.series
            and index.known[other.number].series == known.series
            and index.known[other.number].group == known.group
        ]
        made += sorted(editions or [named], key=rank, reverse=True)
    return made


def titled(text: str, index: Index) -> list[str]:
    """Ids of the sources whose title stands in a text."""
    hits = [hit.entry.target for hit in index.scan(text) if hit.entry.kind in (TITLE, STEM)]
    return [index.known[number].row["source_id"] for number in dict.fromkeys(hits)]


def _linked(text: str, index: Index) -> list[int]:
    """Sources whose address stands in a text, the last first."""
    found = (index.by_url.get(url_key(url) or "", ()) for url in reversed(urls_in(text)))
    return [number for numbers in found for number in numbers]


def _sources(text: str | None, index: Index) -> list[int]:
    """Sources that a text names, the last named first."""
    if not text:
        return []
    found: list[int] = []
    for hit in reversed(index.scan(text)):
        found += _behind(hit, index, text)
    for group in reversed(bearers(text, index)):
        found += index.groups[group].sources[:_MOST]
    return list(dict.fromkeys(found))


def _behind(hit: Hit, index: Index, text: str) -> list[int]:
    if hit.entry.kind == NAME:
        return index.groups[hit.entry.target].sources[:_MOST]
    if hit.entry.kind == SHORT:
        # "The Monitor's annex shows": a name, where "a monitor" is a thing.
        called = re.search(rf"\b[Tt]he {re.escape(hit.key.capitalize())}\b", text)
        return [hit.entry.target] if called else []
    if hit.entry.kind == PERSON and " " not in hit.key:
        return []
    return [hit.entry.target]


def bearers(text: str, index: Index) -> list[int]:
    """Publishers whose first word, which only they have, stands in a text as a name: "Volta"."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or len(word) < 4:
            continue
        group = index.marks.get(_plain(word))
        if group is not None:
            found.append(group)
    return found


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).casefold()
