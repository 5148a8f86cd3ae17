"""Whom a source's text credits for a figure: somebody else, itself, or the article. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.lazy import pattern
from flows.slots.words import everyday
from flows.trace.fit import Fitter
from flows.trace.index import NAME, Index, Known
from flows.trace.names import (
    INSTITUTIONAL,
    KINDS,
    SMALL,
    contains,
    content,
    core,
    name_key,
    words,
)
from flows.trace.scoring import Credit
from flows.trace.urls import host_of, url_key, urls_in


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a figure is credited to: a name, an address, a registered source."""

    name: str
    url: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Where a chain starts: the article that makes the claim."""

    name: str
    key: str
    group: int | None
    url_key: str | None
    host: str | None


class Parties:
    """Reads the credits in sources' texts."""

    def __init__(self, index: Index) -> None:
        """Read against the registry."""
        self.index = index
        self._fitter = Fitter(index)

    def article(self, document: Mapping[str, Any]) -> Article:
        """An article as a party of chains.

        Args:
            document: row of ``schemas.Documents``.
        """
        publisher = document["publisher"]
        return Article(
            publisher or document["document"],
            name_key(publisher),
            self.index.group_of(publisher),
            url_key(document["url"]),
            host_of(document["url"]),
        )

    def credited(self, known: Known, figure: Mapping[str, Any]) -> Party | None:
        """Whom a source credits for one of its figures; null if itself or nobody.

        Args:
            known: the source.
            figure: row of ``schemas.Observations``.
        """
        name = figure["attribution_publisher"] or figure["attribution_text"]
        url = figure["citation_url"]
        if figure["attribution_type"] != "named" or not (name or url):
            return None
        if self.is_itself(known, name, url):
            return None
        numbers = self._sources(known, name, figure)
        if any(self.index.known[number].group == known.group for number in numbers):
            return None
        if not numbers and not _said_with(figure, name):
            return None  # a heading or a neighbour; what nobody is registered for must stand here
        if not numbers and len(words(name)) == 1 and everyday(words(name)[0]):
            return None  # "Donors gave a median of 20 pounds" credits nobody
        if not numbers and not url and not _is_a_body(figure, name):
            return None
        cites = json.loads(known.row["cites"] or "[]")
        cited = [n for n in numbers if self.index.known[n].row["source_id"] in cites]
        number = next(iter(cited or numbers), None)
        if number is not None and not core(name):
            name = name_of(self.index.known[number])  # "the Ledger" is one of those named
        return Party(name or host_of(url) or str(url), url, number)

    def named(self, known: Known, figure: Mapping[str, Any]) -> Party | None:
        """Whom a source's text names for one of its figures, registered or not; not itself."""
        name = figure["attribution_publisher"] or figure["attribution_text"]
        url = figure["citation_url"]
        if not (name or url) or self.is_itself(known, name, url):
            return None
        return Party(name or host_of(url) or str(url), url)

    def is_itself(self, known: Known, name: str | None, url: str | None) -> bool:
        """Whether a credit in a source's text means that source, or who stands behind it."""
        key = name_key(name)
        if not key:
            page = url_key(url)
            own = (known.row["url_key"], url_key(known.row["tables_url"]))
            return page is not None and page in own
        own_keys = {*known.names, known.title, known.stem, known.series} - {""}
        own_keys |= {name_key(alias) for alias in json.loads(known.row["aliases"] or "[]")}
        if key in own_keys or any(contains(key, other) for other in own_keys if len(other) > 3):
            return True
        if self.index.group_of(name) == known.group:
            return True
        if content(name) <= known.words:
            return True  # part of its title; or "this survey", which is nobody's
        told, group = core(name), self.index.groups[known.group]
        if not told:  # "the Lab" of a lab, "the survey" of anybody
            return content(name) <= set(words(group.key))
        return told <= group.core

    def is_article(self, party: Party, article: Article) -> bool:
        """Whether a party is the article, or who publishes it."""
        key = name_key(party.name)
        if article.key and (key == article.key or contains(key, article.key)):
            return True
        if article.group is not None and self.index.group_of(party.name) == article.group:
            return True
        if party.number is not None:
            known = self.index.known[party.number]
            if article.group is not None and known.group == article.group:
                return True
            if article.url_key and known.row["url_key"] == article.url_key:
                return True
        if article.url_key and url_key(party.url) == article.url_key:
            return True
        if article.host and host_of(party.url) == article.host:
            return True
        told = core(party.name)
        return bool(told and article.key) and told == core(article.key)

    def names_article(self, figure: Mapping[str, Any], article: Article, known: Known) -> bool:
        """Whether the very sentence of a figure, in another's text, names the article."""
        if figure["attribution_type"] == "own" or known.group == article.group:
            return False
        quote = figure["quote"]
        if article.url_key and article.url_key in map(url_key, urls_in(quote)):
            return True
        return bool(core(article.key)) and contains(" ".join(words(quote)), article.key)

    def _sources(self, known: Known, name: str | None, figure: Mapping[str, Any]) -> list[int]:
        """Registered sources that a credit may mean."""
        text = figure["attribution_text"]
        credit = Credit(None, figure["citation_url"], name, None, None, text, None)
        found = [candidate.number for candidate in self._fitter.fit(credit).best]
        if found or core(name) - KINDS:
            return found
        # A name that leans on a fuller one: that of a publisher named in the same sentence.
        short = set(words(name)) - SMALL
        for hit in self.index.scan(figure["quote"]):
            group = hit.entry.target
            if hit.entry.kind == NAME and group != known.group and short & set(hit.key.split()):
                return list(self.index.groups[group].sources)
        return []


def name_of(known: Known) -> str:
    """Name of a source for showing: its publisher, else its title."""
    return known.row["publisher"] or known.row["title"] or known.row["source_id"]


_RESULT = pattern(r"[a-z]:? \d{1,2}(?:\.\d)?(?: ?%)?[,;]")  # one of a list: "Greens 13,"
_WHOSE = frozenset("my our your his her its their".split())


def _is_a_body(figure: Mapping[str, Any], name: str) -> bool:
    """Whether a credit in a source's text can be somebody's: by a capital, or a word for a body.

    "Would not tell their manager" and "in the opinion of 64%" credit nobody, nor does the label of
    a row, or of a result: "Harbour Party 33, Civic Alliance 11".
    """
    said = words(name)
    if len(_RESULT.findall(figure["quote"])) > 1 and re.search(
        rf"\b{re.escape(name)}:? \d{{1,2}}(?!\d)", figure["quote"]
    ):
        return False
    if not said or said[0] in _WHOSE or figure["quote"].startswith(f"{name} |"):
        return False
    opens = figure["quote"].startswith(name)
    capital = any(word[:1].isupper() for word in name.split()[1 if opens else 0 :])
    return capital or not {w.removesuffix("s") for w in said}.isdisjoint(INSTITUTIONAL | KINDS)


def _said_with(figure: Mapping[str, Any], name: str | None) -> bool:
    """Whether a credit stands in the figure's own sentence and names somebody."""
    key = " ".join(words(figure["attribution_text"] or name))
    if not contains(" ".join(words(figure["quote"])), key):
        return False
    told = [word for word in words(name) if word not in SMALL]
    return len(told) > 1 or bool(core(name) - KINDS) or bool(set(told) & INSTITUTIONAL)
