"""Settling: figures whose credit leads to no source that states them, asked of those named near.

An article may name its source a sentence earlier, in brackets, in the heading, by half a name;
and a reader of articles may take the wrong words for a credit. Before anybody is accused, the
registered sources that the text names near the figure, or has spoken of above, are asked. One that
states the figure is its source. Otherwise a source named in the figure's own sentence is taken only
for a figure that nobody else is credited for; and "the census" is the one spoken of last.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flows.lazy import pattern
from flows.slots import period
from flows.slots.judgement import Judgement
from flows.slots.reading import LARGE, Reading
from flows.trace.bodies import other_kind
from flows.trace.checker import SAME, UNRELATED, Checker
from flows.trace.names import GENERIC, INSTITUTIONAL, KINDS
from flows.trace.nearby import titled
from flows.trace.outcome import Outcome, in_other_words
from flows.trace.plausible import by_chance, credited_here
from flows.trace.resolve import Resolver
from flows.trace.succession import succeeds
from schemas.words import SUPPORTED

# What a source may be called after it was named.
_TOLD_OF = (KINDS | INSTITUTIONAL | GENERIC | {"pollster", "pollsters", "authors"}) - frozenset(
    "this that these those same previous last earlier first second third other round full global "
    "international national new own state year yearly federal city county regional european "
    "american british royal central general public".split()
)
# A description that means what was spoken of before: "the census", "that report", "it".
_POINTS = pattern(
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir) (?:[a-z-]+ ){0,2}?(?:"
    + "|".join(sorted(_TOLD_OF))
    + r")(?:[’']s?)?\b(?! (?:by|of|from|for)\b(?! (?:19|20)\d\d))|(?:[Ii]t|[Tt]hey)$"
)
_ASKED = 12  # sources that are asked for one figure
_LEAST = 11  # smaller numbers are in every text
# Least agreement of context, 0 to 1: for a value that hardly two texts have by chance, and for
# others, where the source is named in the heading or in the sentence after.
_ODD, _BESIDE = 0.12, 0.3
_BARE = 0.02  # and for a source named in the sentence or before: a number alone states nothing
_PROPER = pattern(r"(?<=\s)[A-Z]\w|^(?!The\b|Its\b|Their\b|This\b|That\b)[A-Z]{2}")
_ALSO = pattern(r"(?:And|But|Then|Besides|Meanwhile|Still|Yet|So)\b(?!\s(?:it|they|of)\b)")
_THE_SAME = pattern(r"the same \w+$")
# Somebody who tells what others have counted.
_PERSON = pattern(
    r"(?:she|he)$|(?:the )?(?:Ms|Mrs|Mr|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev"
    r"|Senator|Minister|Chairman|Chairwoman)\b\.?"
    r"|the (?:\w+ )?(?:officer|minister|mayor|chair|director|secretary|treasurer|clerk|leader)$",
    re.IGNORECASE,
)
# "On the Commission's figures", "according to the release": of whom the numbers are.
_BY_IT = pattern(
    r"\b(?:on|by|in|as|from|according to|citing|per) (?:the |its |their )?(?:[\w.&-]+ ){0,5}?"
    r"(?:[\w.&-]+['’]s? )?(?:\w+ )?(?:figures|data|numbers|statistics|report|survey|paper|study"
    r"|release|count|poll|census|tables|accounts|estimates?)\b",
    re.IGNORECASE,
)
_HERE = ("sentence", "before")
_ABOVE = (*_HERE, "above")
_DIFFERENT = frozenset(("value_differs", "context_differs"))


class Settler:
    """Goes through the claims in reading order and settles what their credits leave open."""

    def __init__(
        self, checker: Checker, resolver: Resolver, citations: dict[str, dict[str, Any]]
    ) -> None:
        """Settle claims.

        Args:
            checker: of the claims against the sources.
            resolver: of the credits.
            citations: rows of ``schemas.Citations`` by claim; replaced where they are settled.
        """
        self.checker = checker
        self.shelf = checker.shelf
        self.resolver = resolver
        self.citations = citations
        self._stated: dict[tuple[str, str], str] = {}  # source of a figure of each sentence
        self._last: dict[str, str] = {}  # source of the last figure of each article
        self.credited: dict[str, list[str]] = defaultdict(list)  # sources by article
        for claim in checker.shelf.claims:
            citation = citations.get(claim.id) or {}
            named = [s for s, place in json.loads(citation.get("nearby") or "[]") if place in _HERE]
            for source in filter(None, (citation.get("source_id"), *named)):
                if source not in self.credited[claim.file]:
                    self.credited[claim.file].append(source)

    def settle(self, claim: Reading) -> Outcome | None:
        """Outcome of a claim, with the source that it means; None if it leads to none."""
        made = self._settle(claim)
        source = self.citations[claim.id]["source_id"]
        if made is not None and made.outcome in SUPPORTED and source:
            self._stated[claim.file, claim.quote] = source
        if source:
            self._last[claim.file] = source
        return made

    def _settle(self, claim: Reading) -> Outcome | None:
        citation = self.citations[claim.id]
        made = self.checker.outcome(claim, citation)
        older = self._older(claim, citation, made)
        if older is not None:
            return older
        if self._on_its_own(claim, citation, made):
            self.citations[claim.id] = self.resolver.uncredited(claim.row)
            return None
        if claim.withdrawn or citation["nearby"] is None or claim.kind == "sample":
            return made
        if made is not None and (made.outcome in SUPPORTED or self._without_text(claim, citation)):
            return made
        found = self._ask(claim, citation, made)
        near = {"nearby": citation["nearby"]}
        if found is not None:
            source_id, place, outcome = found
            row = self.resolver.assigned(claim.row, source_id, f"nearby {place}")
            self.citations[claim.id] = row | near
            return outcome
        if made is None:
            return (
                self._of_sentence(claim, citation)
                or self._passed_on(claim, citation)
                or self._same(claim, citation)
                or self._pointed(claim, citation)
                or self._titled(claim, citation)
            )
        if self._from_afar(claim, citation, made):
            self.citations[claim.id] = self.resolver.uncredited(claim.row) | near
            return None
        if self._of_another_study(claim, citation, made):
            self.citations[claim.id] = self.resolver.unregistered(claim.row) | near
            return None
        return made

    def _older(
        self, claim: Reading, citation: Mapping[str, Any], made: Outcome | None
    ) -> Outcome | None:
        """The edition before the credited one, where the words are of that time and it has it.

        "26.4% died, says the report for 2024. The preceding winter had taken 21.7%."
        """
        if made is None or made.outcome in (*SUPPORTED, "value_differs", "context_differs"):
            return None
        if not citation["source_id"] or not period.earlier(claim.clause):
            return None
        source = self.shelf.sources[citation["source_id"]]
        for other in self.shelf.library.kin(source):
            if not succeeds(source.row, other.row) or not other.figures:
                continue
            said = self.checker.outcome(claim, {"source_id": other.id, "has_copy": True})
            exact = said is not None and said.judgement and said.judgement.relation == "exact"
            if said is not None and exact and said.outcome in SUPPORTED:
                row = self.resolver.assigned(claim.row, other.id, "earlier edition")
                self.citations[claim.id] = row | {"nearby": citation["nearby"]}
                return said
        return None

    def _of_sentence(self, claim: Reading, citation: Mapping[str, Any]) -> Outcome | None:
        """The source that a sentence names and that states another figure of it."""
        beside = self._stated.get((claim.file, claim.quote))
        if citation["status"] != "none" or beside is None:
            return None
        if [beside, "sentence"] not in json.loads(citation["nearby"]):
            return None
        row = self.resolver.assigned(claim.row, beside, "nearby sentence")
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return self.checker.outcome(claim, row)

    @staticmethod
    def _without_text(claim: Reading, citation: Mapping[str, Any]) -> bool:
        """Whether a source is credited that nobody has read, where the figure stands."""
        told = claim.row["attribution_text"] or ""
        return not citation["has_copy"] and told in claim.quote

    def _passed_on(self, claim: Reading, citation: Mapping[str, Any]) -> Outcome | None:
        """The one source that a sentence names, where nobody else is credited but who tells of it.

        "Cllr Roe recalled that 3 per cent had joined, as the Quay omnibus had shown."
        """
        if citation["status"] not in ("none", "unregistered") or names_somebody(claim):
            return None
        here = [s for s, place in json.loads(citation["nearby"]) if place == "sentence"]
        if len(here) != 1:
            return None
        row = self.resolver.assigned(claim.row, here[0], "nearby sentence")
        if row["has_copy"] and not _BY_IT.search(claim.quote):
            return None
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return self.checker.outcome(claim, row)

    def _same(self, claim: Reading, citation: Mapping[str, Any]) -> Outcome | None:
        """The source of the figure before, where the credit says no more than "the same panel"."""
        told = (claim.row["attribution_text"] or "").lower()
        last = self._last.get(claim.file)
        if citation["status"] != "unregistered" or last is None or not _THE_SAME.match(told):
            return None
        row = self.resolver.assigned(claim.row, last, "the same")
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return self.checker.outcome(claim, row)

    def _pointed(self, claim: Reading, citation: Mapping[str, Any]) -> Outcome | None:
        """The source spoken of last, where the credit only points: "the bulletin", "they"."""
        told = claim.row["attribution_text"] or ""
        if citation["status"] != "unregistered" or not _POINTS.match(told) or _has_name(claim):
            return None
        near = json.loads(citation["nearby"])
        source = next((s for at in _ABOVE for s, place in near if place == at), None)
        if source is None or self._another_body(told, source):
            return None
        row = self.resolver.assigned(claim.row, source, "spoken of last")
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return self.checker.outcome(claim, row)

    def _another_body(self, told: str, source_id: str) -> bool:
        """Whether a credit is to a kind of body that the source's publisher cannot be."""
        row = self.shelf.sources[source_id].row
        also = f"{row.get('title') or ''} {row.get('aliases') or ''}"
        return other_kind(told, row.get("publisher"), also)

    def _titled(self, claim: Reading, citation: Mapping[str, Any]) -> Outcome | None:
        """The source whose title stands in the sentence, where the credit names nobody it knows.

        "The guild of opticians said in a booklet called Eyes Right": the title says which guild.
        """
        told = claim.row["attribution_text"] or ""
        if citation["status"] != "unregistered" or _PROPER.search(told):
            return None
        sources = titled(claim.quote, self.resolver.index)
        if len(sources) != 1:
            return None
        row = self.resolver.assigned(claim.row, sources[0], "title in the sentence")
        self.citations[claim.id] = row | {"nearby": citation["nearby"]}
        return self.checker.outcome(claim, row)

    def _on_its_own(
        self, claim: Reading, citation: Mapping[str, Any], made: Outcome | None
    ) -> bool:
        """Whether a sentence that took over a credit speaks of what its source does not touch on.

        "The union says that one in three goes hungry. And queues put people off: the average wait
        is 14 minutes."
        """
        told = claim.row["attribution_text"] or ""
        if made is None or made.outcome != "figure_absent" or not told or told in claim.quote:
            return False
        if not _ALSO.match(claim.quote) or not citation["source_id"]:
            return False
        source = self.shelf.sources[citation["source_id"]]
        judged = self.shelf.judge(claim, source.figures, source)
        return not judged or judged[0][0].score < UNRELATED

    @staticmethod
    def _from_afar(claim: Reading, citation: Mapping[str, Any], made: Outcome) -> bool:
        """Whether a credit was taken over from another paragraph, to a source without a word of it.

        Then nobody is credited: a body that is named two questions earlier does not say everything
        that follows.
        """
        told = claim.row["attribution_text"] or ""
        if made.outcome != "figure_absent" or not told or credited_here(claim):
            return False
        if citation["method"] in ("url", "doi"):
            return False  # a link leaves no doubt whom an article has been speaking of
        named = [s for s, place in json.loads(citation["nearby"]) if place in _HERE]
        paragraph = claim.row.get("paragraph") or claim.quote
        return not named and told not in paragraph.partition(claim.quote)[0]

    def _of_another_study(self, claim: Reading, citation: Mapping[str, Any], made: Outcome) -> bool:
        """Whether a body is credited with what its registered source does not even touch on.

        "A poll by the council" is not the one report of the council that is registered, if that
        is about something else: the source is missing, not the figure.
        """
        if made.outcome != "figure_absent" or citation["method"] != "name":
            return False
        source = self.shelf.sources[citation["source_id"]]
        judged = self.shelf.judge(claim, source.figures, source)
        return not judged or judged[0][0].score < UNRELATED

    def _ask(
        self, claim: Reading, citation: Mapping[str, Any], made: Outcome | None
    ) -> tuple[str, str, Outcome] | None:
        doubtful: list[tuple[str, str, Outcome]] = []
        # Which of two reports a bare name means is not settled by which of them has the figure.
        told = claim.row["attribution_text"] or ""
        passed = {citation["source_id"], *json.loads(citation.get("candidates") or "[]")}
        for source_id, place in self._places(claim, citation):
            if source_id in passed:
                continue
            if place != "sentence" and self._another_body(told, source_id):
                continue  # "the ministry said" is no survey of the institute
            said = self.checker.outcome(claim, {"source_id": source_id, "has_copy": True})
            if said is None or self._another_edition(citation, source_id, said):
                continue
            if said.outcome in SUPPORTED:
                if self._close(claim, said, source_id, place):
                    return source_id, place, said
            elif said.outcome == "misattributed":
                continue  # it has nothing of the kind: what tells so is a figure of another's
            elif self._open(claim, citation, made, said) and self._plain(claim, said, place):
                doubtful.append((source_id, place, _softened(said, place)))
        return doubtful[0] if doubtful else None

    def _another_edition(self, citation: Mapping[str, Any], source_id: str, said: Outcome) -> bool:
        """Whether a source is but another edition of the credited one, and about right at best."""
        credited = self.shelf.sources.get(citation["source_id"] or "")
        if credited is None or (said.judgement and said.judgement.relation == "exact"):
            return False
        return any(other.id == source_id for other in self.shelf.library.kin(credited))

    @staticmethod
    def _open(
        claim: Reading, citation: Mapping[str, Any], made: Outcome | None, said: Outcome
    ) -> bool:
        """Whether a source named near a figure may be its source without stating it.

        Against a credit that leads elsewhere only a source speaks that has the value itself.
        """
        if made is None:
            return citation["status"] != "vague"
        has_it = said.outcome in ("unverifiable", "context_differs")
        return made.outcome == "figure_absent" and has_it and _odd(claim)

    def _places(self, claim: Reading, citation: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Sources to ask, the nearest first."""
        found: list[tuple[str, str]] = [(s, place) for s, place in json.loads(citation["nearby"])]
        told = claim.row["attribution_text"] or ""
        if citation["status"] == "matched" or names_somebody(claim):
            # Somebody is credited: only what stands as near as that credit speaks against it.
            here = _PROPER.search(told) and told in claim.quote
            near: tuple[str, ...] = ("sentence",) if here else _HERE
            if claim.row.get("context") and told not in f"{claim.quote} {claim.row['context']}":
                near = (*_HERE, "heading")  # the lead-in of a list knows better than the article
            return [pair for pair in found if pair[1] in near][:_ASKED]
        beside = self._stated.get((claim.file, claim.quote))
        if beside is not None:
            found.insert(0, (beside, "sentence"))  # of one sentence, of one source
        known = {source for source, _ in found}
        found += [(s, "article") for s in self.credited[claim.file] if s not in known]
        return found[:_ASKED]

    def _close(self, claim: Reading, said: Outcome, source_id: str, place: str) -> bool:
        """Whether a source states a figure in words near enough for the place it is named in."""
        if said.judgement is None:
            return True
        score = said.judgement.score
        if place in _HERE:
            if said.derived and (claim.unit == "percentage_point" or claim.kind == "change"):
                return True  # "it had been 4.1%, so it rose by 1.3 points": of what both are of
            # a fraction in words meets many a figure
            rough = said.judgement.relation == "rounding" and not said.derived
            return score > (_ODD if rough else _BARE)
        figures = self.shelf.sources[source_id].figures
        if said.judgement.relation == "exact" and _odd(claim) and not by_chance(claim, figures):
            return score >= _ODD
        return score >= (SAME if place == "article" else _BESIDE)

    @staticmethod
    def _plain(claim: Reading, said: Outcome, place: str) -> bool:
        """Whether a source that does not state a figure is all the same the one it is from."""
        if said.judgement is None or place not in _ABOVE:
            return False
        if place == "above":
            score = said.judgement.score
            same = said.judgement.relation == "exact" and _odd(claim)
            return score >= (_ODD if same and said.outcome != "value_differs" else SAME)
        if said.outcome == "unverifiable":
            return True  # it has the value, in other words: a person must look, nobody is accused
        judged: Judgement = said.judgement
        return said.outcome in _DIFFERENT and (place == "sentence" or judged.score >= SAME)


def names_somebody(claim: Reading) -> bool:
    """Whether a claim is credited to somebody by name who does not only tell of another's count."""
    told = claim.row["attribution_text"] or ""
    return not _PERSON.match(told) and bool(_PROPER.search(told) or _has_name(claim))


def _has_name(claim: Reading) -> bool:
    """Whether the reader of the article knows whom a credit's words stand for."""
    return (claim.row["attribution_publisher"] or "")[:1].isupper()


def _softened(said: Outcome, place: str) -> Outcome:
    """What may be said of a claim by a source that was spoken of paragraphs ago.

    That its figure has another context there may as well tell that it is another's figure.
    """
    if place == "above" and said.outcome == "context_differs" and said.figure is not None:
        return in_other_words(said.figure, said.judgement, said.apart)
    return said


def _odd(claim: Reading) -> bool:
    """Whether a value is not one of those that everybody writes: 50%, a third, 10,000."""
    value = claim.value.value
    round_to = 5 if value < LARGE else LARGE
    return not claim.value.fraction and value >= _LEAST and value % round_to != 0
