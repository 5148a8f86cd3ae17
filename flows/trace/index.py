"""The registry as credits see it: every name, title and address, and the sources behind them. Pure.

Looking a credit up costs its own length, not the size of the registry: names are found word by
word, and only what is misspelt is compared, with the few names that share its letters.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flows.lazy import pattern
from flows.slots.words import everyday
from flows.trace.dated import edition_years
from flows.trace.entries import title_stem
from flows.trace.names import (
    GENERIC,
    INSTITUTIONAL,
    KINDS,
    LEGAL,
    SMALL,
    contains,
    content,
    core,
    initials,
    kinds,
    name_key,
    words,
    years,
)
from flows.trace.urls import parents, url_key

_ACRONYM = pattern(r"^[A-Z][A-Z&.-]+$|^[A-Z][a-z]?[A-Z]{1,4}$")
_SUBTITLE = pattern(r"\s*(?::|\s[-–—]\s|\s\||\()\s*")
# When a title's edition is of, which nobody repeats: "Practice Survey, spring 2025".
_WHEN = pattern(
    r"[\s,]+(?:(?:in|of|for|the|early|mid|late|first|second|third|fourth|1st|2nd|3rd|4th|q[1-4]|h[12]"
    r"|quarter|half|spring|summer|autumn|fall|winter|season|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|year|wave|round|no\.?|(?:19|20)\d\d(?:[/-]\d\d)?"
    r"|\d{1,2})[\s,]*)+$",
    re.IGNORECASE,
)
_KIND_WORDS = KINDS | {"survey", "study", "report", "poll", "paper", "article"}

_NEAR = 2000  # names looked at for one that is misspelt

TITLE, STEM, NAME, PERSON, SHORT = "title", "stem", "name", "person", "short"


class Entry(NamedTuple):
    """What a key stands for: a kind, and a source, or for a name its group."""

    kind: str
    target: int
    acronym: bool  # matches in capitals only


class Hit(NamedTuple):
    """A key found in a text, at a word."""

    entry: Entry
    key: str
    at: int


@dataclass(slots=True)
class Known:
    """A registered source, with what credits are compared with."""

    row: Mapping[str, Any]
    group: int
    title: str  # keys
    stem: str
    series: str
    years: frozenset[int]
    strict_years: frozenset[int]  # of edition and title: another year means another edition
    words: frozenset[str]  # that tell its title from others
    kinds: frozenset[str]
    names: frozenset[str]  # keys of all that publish, pay for, carry out or write it


@dataclass(slots=True)
class Group:
    """A publisher: its names and its sources."""

    key: str
    core: frozenset[str]
    sources: list[int] = field(default_factory=list)


class Index:
    """Names, titles and addresses of all registered sources."""

    def __init__(self, sources: Iterable[Mapping[str, Any]]) -> None:
        """Index rows of ``schemas.Sources``."""
        self.known: list[Known] = []
        self.groups: list[Group] = []
        self.by_id: dict[str, int] = {}
        self.by_url: dict[str, list[int]] = defaultdict(list)
        self.below: dict[str, list[int]] = defaultdict(list)
        self.phrases: dict[str, dict[str, list[Entry]]] = defaultdict(dict)
        self.longest: dict[str, int] = defaultdict(int)
        self.cores: dict[frozenset[str], list[int]] = defaultdict(list)
        self.marks: dict[str, int] = {}  # publishers by a first word that only they have
        self._blocks: dict[str, set[int]] = defaultdict(set)
        self._titles: dict[str, set[int]] = defaultdict(set)
        self._of_key: dict[str, int] = {}
        for row in sources:
            self._add(row)
        for number, known in enumerate(self.known):
            self._add_aliases(number, known)
        for number, group in enumerate(self.groups):
            for word in set(words(group.key)):
                for block in _letters(word):
                    self._blocks[block].add(number)

        self._mark()

    def _mark(self) -> None:
        """Find the first words by which a publisher alone goes: "Volta" of Volta Market Research.

        A word of the language ("Rest Foundation", "Trust for Reading") marks nobody, nor does one
        that stands in another's name or in the title of another's report.
        """
        firsts: dict[str, int] = {}
        bearers: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(self.groups):
            told = [word for word in group.key.split() if word not in SMALL]
            if told and told[0] in group.core and len(told[0]) > 3:
                firsts.setdefault(told[0], number)
            for word in told:
                bearers[word].add(number)
        for known in self.known:
            for word in known.title.split():
                bearers[word].add(known.group)
        self.marks = {
            word: number
            for word, number in firsts.items()
            if bearers[word] == {number}
            and word not in KINDS | GENERIC | INSTITUTIONAL
            and not everyday(word)
        }

    def add_url(self, key: str, source_id: str) -> None:
        """Note that a source's text was fetched from an address that is not the registered one."""
        number = self.by_id.get(source_id)
        if number is not None and number not in self.by_url[key]:
            self.by_url[key].append(number)

    def scan(self, text: str | None) -> list[Hit]:
        """Keys in a text, the longest at each word, from left to right."""
        if not text:
            return []
        found = words(text)
        raw: dict[str, bool] | None = None
        hits: list[Hit] = []
        at = 0
        while at < len(found):
            first = found[at]
            keys = self.phrases.get(first)
            taken = 1
            if keys:
                for size in range(min(self.longest[first], len(found) - at), 0, -1):
                    key = " ".join(found[at : at + size])
                    entries = keys.get(key, [])
                    if any(entry.acronym for entry in entries):
                        raw = _raw_words(text) if raw is None else raw
                        capital = raw.get(first, True)
                        entries = [entry for entry in entries if capital or not entry.acronym]
                    if entries:
                        hits += [Hit(entry, key, at) for entry in entries]
                        taken = size
                        break
            at += taken
        return hits

    def groups_like(self, name: str) -> set[int]:
        """Publishers that share letters with a name: what is worth comparing with it."""
        blocks = {
            block: self._blocks.get(block, set())
            for word in words(name)
            if word not in SMALL and word not in LEGAL and word not in INSTITUTIONAL
            for block in _letters(word)
        }
        near: Counter[int] = Counter()
        for bearers in sorted(blocks.values(), key=len):
            if near and len(near) + len(bearers) > _NEAR:
                break  # letters that so many names share tell nothing
            near.update(bearers)
        return {number for number, _ in near.most_common(200)}

    def titles_like(self, title: str) -> set[int]:
        """Sources whose titles share a telling word with a title."""
        near: Counter[int] = Counter()
        for word in content(title):
            found = self._titles.get(word, ())
            if len(found) <= _NEAR:
                near.update(found)
        return {number for number, _ in near.most_common(200)}

    def group_of(self, name: str | None) -> int | None:
        """Group of a publisher by its exact name or by its telling words."""
        key = name_key(name)
        if not key:
            return None
        if key in self._of_key:
            return self._of_key[key]
        for hit in self.scan(name):
            if hit.entry.kind == NAME and hit.key == key:
                return hit.entry.target
        bearers = self.cores.get(core(name), []) if core(name) else []
        return bearers[0] if len(bearers) == 1 else None

    def _add(self, row: Mapping[str, Any]) -> None:
        number = len(self.known)
        self.by_id[row["source_id"]] = number
        key = name_key(row["publisher"]) or f"source {number}"
        if key not in self._of_key:
            self._of_key[key] = len(self.groups)
            self.groups.append(Group(key, core(row["publisher"])))
            self._bears(self.groups[-1].core, self._of_key[key])
            if row["publisher"]:
                self._phrase(key, Entry(NAME, self._of_key[key], False))
                for short in initials(row["publisher"]):
                    self._phrase(short.casefold(), Entry(NAME, self._of_key[key], True))
        group = self._of_key[key]
        self.groups[group].sources.append(number)
        title, series = row["title"] or "", row["series"] or ""
        strict = years(row["edition"]) | years(title)
        names = [row["publisher"], row["sponsor"], row["conductor"]]
        names += (row["author"] or "").split(";")
        known = Known(
            row=row,
            group=group,
            title=" ".join(words(title)),
            stem=title_stem(title),
            series=" ".join(words(series)),
            years=edition_years(row),
            strict_years=frozenset(strict),
            words=content(title) | content(series),
            kinds=kinds(title) | kinds(series),
            names=frozenset(filter(None, map(name_key, names))),
        )
        self.known.append(known)
        self._add_addresses(number, row)
        self._add_titles(number, known)
        for word in known.words:
            self._titles[word].add(number)
        for person in _people(row["author"]):
            self._phrase(person, Entry(PERSON, number, False))

    def _add_addresses(self, number: int, row: Mapping[str, Any]) -> None:
        keys = [row["url_key"], url_key(row["tables_url"])]
        keys += [f"doi:{row['doi']}"] if row["doi"] else []
        for key in dict.fromkeys(filter(None, keys)):
            self.by_url[key].append(number)
            if not key.startswith("doi:"):
                for parent in parents(key):
                    self.below[parent].append(number)

    def _add_titles(self, number: int, known: Known) -> None:
        title, edition = known.row["title"] or "", known.row["edition"]
        head = _SUBTITLE.split(title)[0]
        undated = _WHEN.sub("", head)
        for whole in (title, head):
            if years(whole) or not known.strict_years:
                self._title(TITLE, " ".join(words(whole)), number)
            else:
                self._title(STEM, " ".join(words(whole)), number)
        self._title(STEM, title_stem(title), number)
        self._title(STEM, title_stem(head), number)
        if len(undated.split()) > 1:
            self._title(STEM, title_stem(undated), number)
        self._title(STEM, known.series, number)
        if known.series and edition:
            self._title(TITLE, " ".join((known.series, *words(edition))), number)
            self._title(TITLE, " ".join((known.series, "no", *words(edition))), number)

    def _title(self, kind: str, key: str, number: int) -> None:
        telling = [w for w in key.split() if w not in SMALL and w not in GENERIC]
        if not telling:
            return  # "annual report" is nobody's
        if len(telling) == 1 and telling[0] in KINDS | INSTITUTIONAL:
            kind = SHORT
        self._phrase(key, Entry(kind, number, False))

    def _add_aliases(self, number: int, known: Known) -> None:
        for alias in json.loads(known.row["aliases"] or "[]"):
            key = name_key(alias)
            if not key:
                continue
            if len(key.split()) == 1 and key in KINDS | GENERIC | INSTITUTIONAL:
                self._phrase(key, Entry(SHORT, number, False))
            elif not self._names_title(alias, known):
                acronym = _ACRONYM.match(alias.strip()) is not None
                self._phrase(key, Entry(NAME, known.group, acronym))
                self._bears(core(alias), known.group)
            elif years(alias) or not known.series:
                self._phrase(key, Entry(TITLE if years(alias) else STEM, number, False))
            else:
                for sibling in self.groups[known.group].sources:
                    if self.known[sibling].series == known.series:
                        self._phrase(key, Entry(STEM, sibling, False))

    def _names_title(self, alias: str, known: Known) -> bool:
        """Whether an alias stands for the report rather than for who publishes it."""
        if years(alias):
            return True
        key, told = name_key(alias), set(words(alias))
        if contains(name_key(known.row["publisher"]), key):
            return False
        if alias.upper().replace(".", "") in initials(known.row["publisher"]):
            return False
        return bool(content(alias) & known.words) or bool(told & _KIND_WORDS)

    def _bears(self, telling: frozenset[str], group: int) -> None:
        if telling and group not in self.cores[telling]:
            self.cores[telling].append(group)

    def _phrase(self, key: str, entry: Entry) -> None:
        if not key:
            return
        first = key.split(maxsplit=1)[0]
        entries = self.phrases[first].setdefault(key, [])
        if entry not in entries:
            entries.append(entry)
        self.longest[first] = max(self.longest[first], len(key.split()))


def _people(author: str | None) -> list[str]:
    """Keys that the authors of a paper go by: "szabo and reyes", "maren oduya", "oduya"."""
    if not author or "," not in author:
        return []
    families, found = [], []
    for person in author.split(";"):
        family, comma, given = person.strip().partition(",")
        family_key = " ".join(words(family))
        if not comma or len(family_key) < 3:
            continue
        families.append(family_key)
        found.append(family_key)
        if words(given):
            found.append(f"{words(given)[0]} {family_key}")
    if len(families) >= 2:
        found.append(" and ".join(families[:2]))
        found.append(f"{families[0]} et al")
    return found


def _raw_words(text: str) -> dict[str, bool]:
    """Words of a text with whether each stands there in capitals (or as "MoT", "USDoE")."""
    found: dict[str, bool] = {}
    for raw in re.findall(r"[^\W_][\w.&-]*", text):
        for word in words(raw):
            found[word] = found.get(word, False) or _ACRONYM.match(raw.rstrip(".")) is not None
    return found


def _letters(word: str) -> tuple[str, ...]:
    """Blocks in which a misspelt word still meets the right one: its start and its end."""
    return (f"^{word[:3]}", f"{word[-3:]}$") if len(word) > 3 else (f"^{word}",)
