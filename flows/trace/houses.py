"""Publishers of the articles at hand, and who means one of them. Pure.

Looking one up costs the length of the name or sentence, however many articles there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from flows.trace.index import Known
from flows.trace.names import core, name_key, words
from flows.trace.parties import Article, Parties, Party
from flows.trace.urls import host_of, url_key, urls_in


def house_of(article: Article) -> str:
    """Node of the publisher of an article."""
    return f"house:{article.key or article.host or article.name}"


class Houses:
    """Finds the articles' publishers by name, address, host or registered name."""

    def __init__(self, articles: Iterable[Article], parties: Parties) -> None:
        """Index the publishers of articles."""
        self.names: dict[str, str] = {}  # node to the name to show
        self._parties = parties
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._groups: dict[int, set[str]] = defaultdict(set)
        self._urls: dict[str, set[str]] = defaultdict(set)
        self._hosts: dict[str, set[str]] = defaultdict(set)
        self._cores: dict[frozenset[str], set[str]] = defaultdict(set)
        self._group_of: dict[str, int | None] = {}
        self._longest = 0
        for article in articles:
            house = house_of(article)
            self.names.setdefault(house, article.name)
            self._group_of[house] = article.group
            if article.key:
                self._keys[article.key].add(house)
                self._longest = max(self._longest, len(article.key.split()))
                if core(article.key):
                    self._cores[core(article.key)].add(house)
            if article.group is not None:
                self._groups[article.group].add(house)
            if article.url_key:
                self._urls[article.url_key].add(house)
            if article.host:
                self._hosts[article.host].add(house)

    def of(self, party: Party) -> set[str]:
        """Houses that a party is: as ``Parties.is_article``, for all articles at once."""
        found = set(self._phrases(name_key(party.name)))
        index = self._parties.index
        group = index.group_of(party.name)
        if group is not None:
            found |= self._groups.get(group, set())
        if party.number is not None:
            known = index.known[party.number]
            found |= self._groups.get(known.group, set())
            found |= self._urls.get(known.row["url_key"] or "", set())
        found |= self._urls.get(url_key(party.url) or "", set())
        found |= self._hosts.get(host_of(party.url) or "", set())
        told = core(party.name)
        return found | (self._cores.get(told, set()) if told else set())

    def named_in(self, figure: Mapping[str, Any], known: Known) -> set[str]:
        """Houses that the very sentence of a figure names, in another's text."""
        if figure["attribution_type"] == "own":
            return set()
        found = set()
        for url in urls_in(figure["quote"]):
            found |= self._urls.get(url_key(url) or "", set())
        found |= {
            house
            for house in self._phrases(" ".join(words(figure["quote"])))
            if core(self.names[house])
        }
        return {house for house in found if self._group_of[house] != known.group}

    def _phrases(self, text: str) -> set[str]:
        """Houses whose name stands in a text, as whole words."""
        found: set[str] = set()
        if not self._keys:
            return found
        told = text.split()
        for at in range(len(told)):
            for size in range(1, min(self._longest, len(told) - at) + 1):
                found |= self._keys.get(" ".join(told[at : at + size]), set())
        return found
