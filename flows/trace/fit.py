"""How well a credit fits each registered source: exact first, then fuzzy, explained. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from flows.trace.dated import edition_number
from flows.trace.index import NAME, PERSON, SHORT, STEM, TITLE, Hit, Index, Known
from flows.trace.names import (
    GENERIC,
    INSTITUTIONAL,
    KINDS,
    SMALL,
    content,
    core,
    name_key,
    other_body,
    overlap,
    words,
    years,
)
from flows.trace.scoring import Candidate, Credit, method_of, soft_title, year_fit
from flows.trace.urls import doi_of, host_of, parents, url_key, urls_in

LEAST = 0.70  # score from which a source counts as the one credited
TIE = 0.02  # two scores nearer than this are equally good
FUZZY_NAME = 87.0  # likeness (0 to 100) from which a misspelt name is taken for the right one
FUZZY_MARGIN = 6.0  # by which it must be likelier than the next best name
FUZZY_TITLE = 84.0


# Words that stand for somebody or something named before.
ROLES = frozenset("company agency firm body organisation organization authors it they same".split())
_LEANING = KINDS | ROLES | {"wave", "round", "count", "counts", "experts"}


@dataclass(slots=True)
class _Heard:
    """What the words of a credit name, each with how sure that is, 0 to 1."""

    titles: dict[int, float]  # by source
    groups: dict[int, float]  # by publisher
    persons: dict[int, float]  # authors, by source
    told: frozenset[str] = frozenset()  # words of the publishers' names, no part of a title


@dataclass(slots=True)
class Fit:
    """Sources that fit a credit, best first, and who it names."""

    found: list[Candidate] = field(default_factory=list)
    group: int | None = None  # publisher named, if registered
    titled: bool = False  # the credit gives a title
    short: frozenset[str] | None = None  # words of a name that is none by itself: "the Centre"
    linked: bool = False  # an address or id settled it

    @property
    def best(self) -> list[Candidate]:
        """The sources that fit equally well, best of all."""
        if not self.found or self.found[0].score < LEAST:
            return []
        top = self.found[0].score
        return [candidate for candidate in self.found if candidate.score >= top - TIE]


class Fitter:
    """Fits credits to the sources of an index, each distinct credit once."""

    def __init__(self, index: Index) -> None:
        """Fit against an index."""
        self.index = index
        self._cache: dict[Credit, Fit] = {}

    def fit(self, credit: Credit) -> Fit:
        """Sources that a credit fits."""
        found = self._cache.get(credit)
        if found is None:
            found = self._cache[credit] = self._fit(credit)
        return found

    def _fit(self, credit: Credit) -> Fit:
        number = self.index.by_id.get(credit.source_id or "")
        if number is not None:
            return Fit([Candidate(number, 1.0, "id")], self.index.known[number].group, linked=True)
        named = self._by_words(self._by_author(credit))
        for method, numbers in self._by_address(credit):
            linked = self._linked(credit, numbers, method, named)
            if linked is not None:
                return linked
        if credit.url:
            return self._behind_other_link(credit, named)
        return named

    def _by_author(self, credit: Credit) -> Credit:
        """A credit to an author by name alone, whichever body had the word before.

        "As lead author Ada Mill puts it" means her paper.
        """
        hits = self.index.scan(credit.text)
        wrote = any(hit.entry.kind == PERSON and " " in hit.key for hit in hits)
        if not wrote or any(hit.entry.kind != PERSON for hit in hits):
            return credit
        return credit._replace(publisher=None, title=None, year=None)

    def _by_address(self, credit: Credit) -> list[tuple[str, list[int]]]:
        found: list[tuple[str, list[int]]] = []
        urls = [credit.url, *urls_in(credit.note)]
        for url in dict.fromkeys(filter(None, urls)):
            key = url_key(url)
            doi = doi_of(url)
            if key and key in self.index.by_url:
                method = "doi" if key.startswith("doi:") else "url"
                found.append((method, self.index.by_url[key]))
            elif doi and f"doi:{doi}" in self.index.by_url:
                found.append(("doi", self.index.by_url[f"doi:{doi}"]))
            elif key:
                found += [("url", below) for below in self._around(key)]
        for text in (credit.note, credit.text):
            doi = doi_of(text)
            if doi and f"doi:{doi}" in self.index.by_url:
                found.append(("doi", self.index.by_url[f"doi:{doi}"]))
        return found

    def _around(self, key: str) -> list[list[int]]:
        """Sources registered at the page above an address, or below it."""
        found = []
        for parent in parents(key):
            if parent in self.index.by_url and parent.count("/") >= 1:
                found.append(self.index.by_url[parent])
                break
        below = self.index.below.get(key)
        if below and key.count("/") >= 1:
            found.append(below)
        return found

    def _linked(self, credit: Credit, numbers: list[int], method: str, named: Fit) -> Fit | None:
        """Fit of a credit whose address leads to these sources."""
        scores = {candidate.number: candidate for candidate in named.found}
        made = [
            replace(scores.get(number, Candidate(number, 0.0, method)), score=1.0, method=method)
            for number in numbers
        ]
        if len(made) > 1:  # several sources share a page: the words choose among them
            best = [candidate for candidate in named.best if candidate.number in numbers]
            if best:
                made = [replace(candidate, score=1.0, method=method) for candidate in best]
            return Fit(made, self.index.known[numbers[0]].group, named.titled, linked=True)
        linked = self.index.known[numbers[0]]
        told = named.best
        if (
            len(told) == 1
            and told[0].number != numbers[0]
            and self._overrules(credit, told[0], linked)
        ):
            return named
        rest = [
            replace(candidate, score=min(candidate.score, 0.95))
            for candidate in named.found
            if candidate.number != numbers[0]
        ]
        return Fit([*made, *rest], linked.group, named.titled, linked=True)

    def _overrules(self, credit: Credit, told: Candidate, linked: Known) -> bool:
        """Whether the words name another edition outright than the one the address leads to.

        "NCRI's 2025 report" is that report, even where the nearest link goes to the one of 2023.
        """
        other = self.index.known[told.number]
        written = years(credit.text)
        number = edition_number(credit.text)
        if other.group != linked.group or told.year < 0:
            return False
        if number and number == (other.row["edition"] or "") and told.title >= 0.9:
            return True
        return bool(written & other.strict_years) and not written & linked.years

    def _behind_other_link(self, credit: Credit, named: Fit) -> Fit:
        """A credit whose address is registered nowhere: what its words alone are worth.

        A title or a fitting year still names the source. A bare publisher with a link to
        another page of that publisher means that page.
        """
        host = host_of(credit.url)
        kept = [
            candidate
            for candidate in named.found
            if candidate.title >= 0.9
            or candidate.year > 0
            or host != host_of(self.index.known[candidate.number].row["url"])
            or (url_key(credit.url) or "").count("/") == 0
        ]
        return replace_found(named, kept)

    def _by_words(self, credit: Credit) -> Fit:
        hits = {
            name: self.index.scan(text)
            for name, text in (
                ("publisher", credit.publisher),
                ("title", credit.title),
                ("text", credit.text),
                ("note", credit.note),
            )
        }
        groups, persons = self._names(credit, hits)
        heard = _Heard(_titles(hits), groups, persons, _told(groups, self.index))
        pool = set(heard.titles) | set(persons)
        for group in groups:
            pool |= set(self.index.groups[group].sources)
        titled = bool(heard.titles) or bool(content(credit.title) - heard.told)
        if not pool:
            shorts = (hit for name in ("publisher", "title", "text") for hit in hits[name])
            pool = {hit.entry.target for hit in shorts if hit.entry.kind == SHORT}
            heard.titles = dict.fromkeys(pool, 0.8)
        if not pool and credit.title:
            heard.titles = self._fuzzy_titles(credit.title)
            pool = set(heard.titles)
        found = [self._score(number, credit, heard) for number in pool]
        found.sort(key=lambda candidate: (-candidate.score, candidate.number))
        short = None if groups else _short_name(credit)
        return Fit(found, next(iter(groups), None), titled, short)

    def _names(
        self, credit: Credit, hits: dict[str, list[Hit]]
    ) -> tuple[dict[int, float], dict[int, float]]:
        """Publishers and authors that a credit names, each with how sure that is."""
        groups: dict[int, float] = {}
        persons: dict[int, float] = {}
        for name in ("publisher", "text", "title", "note"):
            for hit in hits[name]:
                if hit.entry.kind == NAME:
                    groups.setdefault(hit.entry.target, 1.0)
                elif hit.entry.kind == PERSON and (" " in hit.key or name == "publisher"):
                    persons.setdefault(hit.entry.target, 1.0 if " " in hit.key else 0.9)
            if groups:
                return groups, persons
        if persons:
            return groups, persons
        for name in filter(None, (credit.publisher, credit.text)):
            groups = self._partial(name) or self._fuzzy_groups(name)
            if groups:
                break
        return groups, persons

    def _partial(self, name: str) -> dict[int, float]:
        """Publishers whose telling words a name bears: "the Harrowmere team"."""
        told = core(name) - GENERIC - KINDS
        if not told or len(name) > 80:
            return {}
        bearers = self.index.cores.get(frozenset(told), [])
        if not bearers:  # "Volta's monitor", of Volta Market Research
            bearers = [self.index.marks[word] for word in sorted(told) if word in self.index.marks]
        if len(bearers) != 1 or other_body(name, self.index.groups[bearers[0]].key):
            return {}
        return {bearers[0]: 0.9}

    def _fuzzy_groups(self, name: str) -> dict[int, float]:
        key = name_key(name)
        if len(key) < 5 or len(key) > 80 or not core(name):
            return {}
        near = {number: self.index.groups[number].key for number in self.index.groups_like(name)}
        least = FUZZY_NAME - FUZZY_MARGIN
        ratio = fuzz.token_sort_ratio
        found = process.extract(
            key, near, scorer=ratio, processor=None, score_cutoff=least, limit=2
        )
        if not found or found[0][1] < FUZZY_NAME:
            return {}
        if len(found) > 1 and found[0][1] - found[1][1] < FUZZY_MARGIN:
            return {}
        _, score, number = found[0]
        return {number: score / 100 * 0.95}

    def _fuzzy_titles(self, title: str) -> dict[int, float]:
        told = " ".join(sorted(content(title)))
        if len(content(title)) < 2:
            return {}
        found: dict[int, float] = {}
        for number in self.index.titles_like(title):
            known = self.index.known[number]
            ratio = fuzz.ratio(told, " ".join(sorted(known.words)))
            if ratio >= FUZZY_TITLE:
                found[number] = ratio / 100 * 0.9
        return found

    def _score(self, number: int, credit: Credit, heard: _Heard) -> Candidate:
        known = self.index.known[number]
        person = heard.persons.get(number, 0.0)
        name = max(heard.groups.get(known.group, 0.0), person)
        exact = heard.titles.get(number, 0.0)
        title = exact or soft_title(credit, known, heard.told, self.index)
        if exact and not name and not self._may_bear(credit, known, exact, heard):
            # Somebody else is named. A telling title with its edition is still that report.
            telling = exact >= 1.0 and len(known.words) >= 2
            title, exact = (0.8, 0.8) if telling else (0.3, 0.0)
        year = year_fit(credit, known, exact)
        score = max(0.97 * exact, 0.86 * name)
        if exact and name:
            score += 0.02
        elif title > 0 and name:
            score += 0.05 * title
        elif title < 0:
            score *= 0.6
        score += 0.05 * year if year >= 0 else -0.35
        made = Candidate(number, max(0.0, min(score, 0.99)), "", title, name, year)
        return replace(made, method=method_of(made, exact, by_author=person > 0))

    def _may_bear(self, credit: Credit, known: Known, exact: float, heard: _Heard) -> bool:
        """Whether a source with this title can be meant though its publisher is not named."""
        who = name_key(credit.publisher)
        if not who or who in known.names or not content(credit.publisher):
            return True
        if any(hit.entry.kind in (TITLE, STEM, SHORT) for hit in self.index.scan(credit.publisher)):
            return True
        if overlap(words(who), words(known.title)) >= 0.9:
            return True
        return not heard.groups and exact >= 1.0 and len(known.words) >= 3


def replace_found(fit: Fit, found: list[Candidate]) -> Fit:
    """The fit with other candidates."""
    return Fit(found, fit.group, fit.titled, fit.short, fit.linked)


def _titles(hits: dict[str, list[Hit]]) -> dict[int, float]:
    """Sources whose titles a credit holds: 1 with the edition, 0.95 without."""
    found: dict[int, float] = {}
    worth: dict[str, Callable[[str], float]] = {TITLE: lambda _: 1.0, STEM: lambda _: 0.95}
    for name in ("title", "text", "publisher", "note"):
        for hit in hits[name]:
            if hit.entry.kind in worth:
                value = worth[hit.entry.kind](hit.key)
                found[hit.entry.target] = max(found.get(hit.entry.target, 0.0), value)
    return found


def _told(groups: dict[int, float], index: Index) -> frozenset[str]:
    """Words of the named publishers: they are not part of the title."""
    return frozenset(
        word for group in groups for word in content(index.groups[group].key)
    ) | frozenset(word for group in groups for word in words(index.groups[group].key))


def _leans(word: str) -> bool:
    return word.isdigit() or word in GENERIC or word in INSTITUTIONAL or word in _LEANING


def _short_name(credit: Credit) -> frozenset[str] | None:
    """Words of a name that leans on one given before: "the Centre's count", "the review"."""
    for text in (credit.publisher, credit.text):
        told = frozenset(word for word in words(text) if word not in SMALL)
        if told and all(map(_leans, told)):
            return told
    told = frozenset(word for word in words(credit.text) if word not in SMALL)
    if len(told) == 1 and (credit.text or "").lower().startswith("the "):
        return told  # "the Inventory", of the National Kitchen Inventory
    return None
