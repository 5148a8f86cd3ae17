"""The claims of an article beside the figures of sources, and what is found among them.

``Checker`` judges; here stands what it judges from: which figures a source has, how a claim
compares with them, which other sources have its value, what the article has quoted already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from flows.slots import statement, unheard
from flows.slots.bags import Bag
from flows.slots.gaps import Gap, gaps
from flows.slots.judgement import compare
from flows.slots.period import years
from flows.slots.reading import OWN, Reading, readings
from flows.slots.value import relate
from flows.slots.words import terms
from flows.trace.commonplace import credit_years
from flows.trace.context import Pair
from flows.trace.library import Library
from flows.trace.succession import Source

ELSEWHERE = 0.36  # least agreement (0 to 1) for finding a claim in a source it does not credit
_ROUGH = 0.12  # agreement from which a fraction in words can be what a claim gives exactly
_RECENT = 6  # claims of an article, with the figures that state them, that are remembered


class Shelf:
    """The claims of an article beside the figures of the sources."""

    def __init__(self, claims: Iterable[Mapping[str, Any]], library: Library) -> None:
        """Set claims beside a library, which is of no use to another shelf from then on.

        Args:
            claims: rows of ``schemas.Claims``.
            library: the sources; how rare a word is, it tells among them and these claims.
        """
        self.claims = readings(claims, claims=True)
        self.library = library
        self.sources, self.rarity = library.sources, library.rarity
        library.beside({claim.quote for claim in self.claims})
        self._by_file: dict[str, list[Reading]] = defaultdict(list)
        for claim in self.claims:
            self._by_file[claim.file].append(claim)
        self._words: dict[str, Bag] = {}  # of an article's sentences with figures
        self._recent: dict[str, list[tuple[Reading, Reading]]] = defaultdict(list)

    def in_order(self) -> list[Reading]:
        """The claims as a reader meets them, article by article."""
        return sorted(self.claims, key=lambda claim: (claim.file, claim.start))

    def judge(self, claim: Reading, figures: Iterable[Reading], source: Source) -> list[Pair]:
        """Compare a claim with a source's figures, best context first."""
        years, issued = credit_years(claim), source.row.get("issued_year")
        made = [
            (
                compare(
                    claim,
                    figure,
                    source.rarity,
                    base=source.base,
                    credit_years=years,
                    issued=issued,
                ),
                figure,
            )
            for figure in figures
        ]
        made.sort(key=lambda pair: -pair[0].rank)
        return made

    def loosely(self, claim: Reading, pair: Pair) -> bool:
        """Whether a figure has the claim's value only in passing.

        "Fewer than half (46%)" states 46 percent, not 52: a fraction in words only roughly meets
        what is given exactly too. What doubled is not stated by a bare 2, nor 21.7% by 22%.
        """
        judgement, figure = pair
        # "Half of all loans are small" does not say that 50% are refused, nor a third that 31% do.
        if figure.value.fraction and not claim.value.fraction and judgement.score < _ROUGH:
            return True
        if claim.unit == "multiple" != figure.unit and figure.value.value.is_integer():
            return True
        if judgement.relation != "rounding":
            return False
        finer = claim.value.step < figure.value.step and not figure.value.fraction
        return figure.id in self.library.restated or (
            finer and claim.unit == figure.unit == "percent"
        )

    def quoted(self, claim: Reading, figure: Reading) -> None:
        """Remember that a claim states a figure: the next ones may lean on it."""
        self._recent[claim.file] = [*self._recent[claim.file][1 - _RECENT :], (claim, figure)]

    def before(self, claim: Reading) -> list[tuple[Reading, Reading]]:
        """Claims of the same sentence or just before it, with the figures that state them."""
        return [
            (earlier, figure)
            for earlier, figure in self._recent[claim.file]
            if earlier.quote == claim.quote or earlier.quote in claim.before
        ]

    def gaps(self, claim: Reading, pair: Pair, source: Source) -> list[Gap]:
        """Slots in which a figure of the source visibly differs from the claim."""
        judgement, figure = pair
        if claim.file not in self._words:
            said = {f"{c.heading} {c.quote}" for c in self._by_file[claim.file]}
            self._words[claim.file] = Bag({t.key: (OWN, 1) for s in said for t in terms(s)})
        return gaps(
            claim,
            figure,
            judgement,
            source.base,
            asked=source.row.get("population") or "",
            article=self._words[claim.file],
            wide=self.library.wide(source),
            heard=self.library.written(source),
        )

    def unheard(self, claim: Reading, source: Source) -> str | None:
        """The slot of a claim of which its source has nothing at all."""
        written = self.library.written(source)
        if unheard.statement(claim, written):
            return "statement"
        if unheard.population(claim, written) or unheard.strangers(claim, written):
            return "population"
        issued = source.row.get("issued_year")
        if unheard.year(claim, source.years(), issued, credit_years(claim)):
            return "period"
        return None

    def taken(self, claim: Reading, rival: Pair) -> bool:
        """Whether another claim of the article is the one that quotes the rival figure."""
        judgement, figure = rival
        for other in self._by_file[claim.file]:
            if other is claim or other.unit != figure.unit:
                continue
            related = relate(other.value, figure.value)
            # "Seven in ten are for it" quotes the 71%.
            if related != "exact" and not (related == "rounding" and other.value.fraction):
                continue
            if (
                statement.compare(other, figure, self.rarity).score
                > judgement.statement.score - 0.1
            ):
                return True
        return False

    def beside(self, claim: Reading, figure: Reading) -> bool:
        """Whether another claim of the same sentence is the one that quotes a figure."""
        return any(
            other is not claim
            and other.quote == claim.quote
            and other.unit == figure.unit
            and relate(other.value, figure.value) == "exact"
            for other in self._by_file[claim.file]
        )

    def quoted_beside(self, claim: Reading, source: Source) -> list[tuple[Reading, Reading]]:
        """Claims in the claim's sentence and before it, with the source's figures they quote."""
        found = [(c, f) for c, f in self.before(claim)[::-1] if f.source == source.id]
        for other in self._by_file[claim.file]:
            if other.quote != claim.quote or other.start <= claim.start:
                continue
            same = [
                f
                for f in source.figures
                if f.unit == other.unit and relate(other.value, f.value) == "exact"
            ]
            said = [(statement.compare(other, f, source.rarity).score, f) for f in same]
            best = max(said, key=lambda pair: pair[0], default=None)
            if best is not None and best[0] >= ELSEWHERE:
                found.append((other, best[1]))
        return found

    def just_stated(self, claim: Reading, source: Source) -> list[Reading]:
        """The source's figures for the claims in the same sentence and just before it."""
        # "60%, after 58% in the edition before: up two points"; but not of two studies.
        kin = {source.id, *(other.id for other in self.library.kin(source))}
        found = [figure for _, figure in self.before(claim) if figure.source in kin]
        for later in self._by_file[claim.file]:
            # "doubled from 62 to 96": the ends come after the change
            if later.quote == claim.quote and later.start > claim.start:
                ends = [
                    f
                    for f in source.figures
                    if f.unit == later.unit and relate(later.value, f.value) == "exact"
                ]
                found += sorted(
                    ends, key=lambda f: -statement.compare(later, f, source.rarity).score
                )[:1]
        return found

    def elsewhere(
        self, claim: Reading, credited: Source, *, twins: bool = False, least: float = ELSEWHERE
    ) -> Pair | None:
        """The claim in another source: same value, same context.

        ``twins``: only in other titles of the same edition of one study; else only in others.
        """
        best: Pair | None = None
        for figure in self.library.of_value(claim):
            if figure.source == credited.id:
                continue
            source = self.sources[figure.source or ""]
            if twins and not _twins(source.row, credited.row):
                continue
            if not twins and _kin(source.row, credited.row):
                continue
            judgement = compare(claim, figure, source.rarity, base=source.base)
            if judgement.relation == "none" or judgement.score < least:
                continue
            if (
                judgement.population.verdict in {"narrower", "other"}
                and judgement.population.strong
            ):
                continue
            if judgement.period == "other" or judgement.statement.opposite:
                continue
            if best is None or judgement.score > best[0].score:
                best = (judgement, figure)
        return best

    def in_edition(self, claim: Reading, credited: Source) -> Pair | None:
        """The claim in another edition of its source, where it is dated to the year of that.

        "46%, compared with 52% in 2024": the second stands in last year's report.
        """
        told = {*claim.years(), *years(claim.period)} - {credited.row["issued_year"]}
        best: Pair | None = None
        for figure in self.library.of_value(claim) if told else ():
            source = self.sources[figure.source or ""]
            if source is credited or not _kin(source.row, credited.row):
                continue
            if source.row.get("issued_year") not in told:
                continue
            judged = compare(claim, figure, source.rarity, base=source.base)
            if judged.relation != "exact" or judged.score < ELSEWHERE or judged.statement.opposite:
                continue
            if best is None or judged.score > best[0].score:
                best = (judged, figure)
        return best


def _kin(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two sources are titles or editions of one study."""
    return bool(one.get("study_id")) and one.get("study_id") == other.get("study_id")


def _twins(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two sources are titles of one edition of one study."""
    return _kin(one, other) and one.get("issued_year") == other.get("issued_year")
