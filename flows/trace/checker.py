"""The judgement of one claim against one source's figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from flows.slots import statement
from flows.slots.bags import Bag, Rarity, Within
from flows.slots.derive import Derived, before_change, follow, leans
from flows.slots.gaps import Gap, gaps
from flows.slots.judgement import Judgement, compare
from flows.slots.reading import OWN, Reading, readings, restated
from flows.slots.value import complement, relate
from flows.slots.words import terms
from flows.trace.commonplace import common, credit_years
from flows.trace.context import Pair, differing_slot, says_something, spelled
from flows.trace.outcome import COMPLEMENT, Outcome, in_other_words
from flows.trace.plausible import (
    PLAINLY,
    beside,
    by_chance,
    coincides,
    only_compared,
    own_value,
    plainly,
    same_predicate,
)
from flows.trace.rivals import other_setting
from flows.trace.succession import Source, successor
from schemas.words import SUPPORTED

# Least agreement of context (0 to 1) for what is claimed of it; see tests/trace for the cases.
UNRELATED = 0.10  # below it a figure of the same value means something else
SAME = 0.50  # from it on, a source's figure is taken for the claim's own statistic
ELSEWHERE = 0.36  # for finding the claim in a source it does not credit
DENIED = 0.15  # for a figure that says the contrary of the rest
NEAR = 0.22  # for figures a value may be derived from


class Checker:
    """Claims and sources as readings, and the judgement of one against the other."""

    def __init__(
        self,
        claims: Iterable[Mapping[str, Any]],
        sources: Iterable[Mapping[str, Any]],
        observations: Iterable[Mapping[str, Any]],
    ) -> None:
        self.claims = readings(claims, claims=True)
        figures = [r for r in readings(observations, claims=False) if not r.withdrawn]
        self.restated = restated(figures)
        texts = {r.quote for r in self.claims} | {r.quote for r in figures}
        self.rarity = Rarity(sorted(texts))
        self.sources = {row["source_id"]: Source(row["source_id"], row) for row in sources}
        self.by_value: dict[tuple[str, float], list[Reading]] = defaultdict(list)
        for reading in figures:
            source = self.sources.get(reading.source or "")
            if source is None:
                continue
            source.figures.append(reading)
            self.by_value[_value_key(reading)].append(reading)
        self.kin: dict[str, list[Source]] = defaultdict(list)
        for source in self.sources.values():
            for name in {source.row.get("series") or "", source.row.get("study_id") or ""} - {""}:
                self.kin[name].append(source)
        self.by_file: dict[str, list[Reading]] = defaultdict(list)
        for claim in self.claims:
            self.by_file[claim.file].append(claim)
        self.words: dict[str, Bag] = {}  # of an article's sentences with figures
        self.recent: dict[str, list[tuple[Reading, Reading]]] = defaultdict(list)
        for source in self.sources.values():
            words = " ".join(str(source.row.get(k) or "") for k in ("title", "population"))
            source.base.add(terms(words), OWN)
            shared = common(source.figures)
            source.rarity = Within(self.rarity, source.base.keys() | shared)
            for key in shared - source.base.keys():
                source.base[key] = (OWN, 1)

    def outcome(self, claim: Reading, citation: Mapping[str, Any] | None) -> Outcome | None:
        """Judge one claim; None if it leads to no source."""
        if claim.withdrawn:
            return Outcome("not_checkable")
        if citation is None or not citation.get("source_id"):
            return None
        source = self.sources.get(citation["source_id"])
        if source is None:
            return None
        if not citation.get("has_copy"):
            return Outcome("unverifiable", cause=citation.get("cause") or "never_fetched")
        if claim.kind == "sample":
            return self._sample(claim, source)
        made = self._against(claim, source)
        if made.outcome in SUPPORTED and made.figure is not None:
            if not made.derived:
                self.recent[claim.file] = [*self.recent[claim.file][-5:], (claim, made.figure)]
            if not citation.get("dated"):
                made.newer = successor(claim, made.figure, source, self._kin(source), self.rarity)
        return made

    def _kin(self, source: Source) -> list[Source]:
        """Sources of the same study or series."""
        return self.kin[source.row.get("series") or ""] + self.kin[source.row.get("study_id") or ""]

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
        made.sort(key=lambda pair: -pair[0].score)
        return made

    def _loosely(self, pair: Pair) -> bool:
        """Whether a fraction in words only roughly meets the claim, and is given exactly too.

        "Fewer than half (46%)" states 46 percent, not 52.
        """
        return pair[0].relation == "rounding" and pair[1].id in self.restated

    def _sample(self, claim: Reading, source: Source) -> Outcome:
        stated = {source.row.get("n")} | {f.n for f in source.figures}
        for figure in source.figures:
            if figure.value.value == claim.value.value:
                return Outcome("supported", figure=figure)
        return Outcome("supported" if claim.value.value in stated else "not_checkable")

    def _against(self, claim: Reading, source: Source) -> Outcome:
        judged = self.judge(claim, source.figures, source)
        same = [p for p in judged if p[0].relation != "none" and not self._loosely(p)]
        others = [p for p in judged if p[0].relation == "none" and p[0].unit in {"same", "loose"}]
        if same:
            made = self._found(claim, same, others, source)
            if made is not None:
                return made
        made = self._derived(claim, judged, source)
        if made is not None:
            return made
        written = self._written(claim, judged, source)
        if written is not None:
            return written
        twin = self._elsewhere(claim, source, twins=True)
        if twin is not None:
            return self._stated(claim, [twin], self.sources[twin[1].source or ""])
        elsewhere = self._elsewhere(claim, source)
        own = [
            p
            for p in others
            if p[0].unit == "same"
            and own_value(p[0])
            and not only_compared(claim, p[1])
            and same_predicate(claim, p[1])
        ]
        if elsewhere and (not own or elsewhere[0].score > own[0][0].score):
            return Outcome(
                "misattributed",
                figure=elsewhere[1],
                judgement=elsewhere[0],
                found=elsewhere[1].source,
            )
        if own:
            return Outcome("value_differs", slot="value", figure=own[0][1], judgement=own[0][0])
        confused = [
            p
            for p in judged
            if p[0].unit == "confusable"
            and p[0].statement.score >= SAME
            and abs(p[1].value.value - claim.value.value) < claim.value.step / 2
        ]
        if confused:
            return Outcome(
                "value_differs", slot="unit", figure=confused[0][1], judgement=confused[0][0]
            )
        changed = self._change(claim, source)
        if changed is not None:
            return changed
        if not by_chance(claim, source.figures):
            # What a claim denies the source may have the other way round: "manage without it".
            turned = [p for p in judged if p[0].complement == "exact" and statement.denied(claim)]
            for _, figure in (*same[:1], *turned[:1]):
                return in_other_words(figure)
        return Outcome("figure_absent")

    def _found(
        self,
        claim: Reading,
        same: list[Pair],
        others: list[Pair],
        source: Source,
    ) -> Outcome | None:
        """The value is there: is it the claim's? None if it means something else altogether."""
        best, figure = same[0]
        rival = others[0][0] if others else None
        if others and coincides(claim, same[0], others[0]) and not self._taken(claim, others[0]):
            return None
        slot = differing_slot(claim, same, others, source.row.get("issued_year"))
        if slot == "statement" and others and self._taken(claim, others[0]):
            slot = None
        if slot is None:
            free = [p for p in others if not self._taken(claim, p)]
            slot = other_setting(claim, same, free, source.base)
        if slot is not None:
            return Outcome("context_differs", slot=slot, figure=figure, judgement=best)
        if best.score < UNRELATED and says_something(claim) and says_something(figure):
            elsewhere = self._elsewhere(claim, source)
            if elsewhere:
                return None
            if rival is not None and rival.unit == "same" and plainly(rival):
                if self._taken(claim, others[0]):
                    rival = None
                elif beside(figure, others[0][1]):
                    return Outcome(
                        "context_differs", slot="statement", figure=figure, judgement=best
                    )
                else:
                    return None
            if max(best.statement.forth, best.statement.back) < 0.05:
                return None
        return self._stated(claim, [p for p in same if p[0].score > best.score - 0.4], source)

    def _stated(self, claim: Reading, same: list[Pair], source: Source) -> Outcome:
        """A figure of the claim's value supports it, if no slot of the two differs."""
        gone = [self._gaps(claim, pair, source) for pair in same]
        judgement, figure = same[0]
        least = max(judgement.score - 0.2, SAME) if gone[0] else 0.0
        clear = [p for p, gap in zip(same, gone, strict=True) if not gap and p[0].score >= least]
        if not clear:
            slot = next((gap.slot for gap in gone[0] if gap.plain), None)
            if slot is not None:
                return Outcome("context_differs", slot=slot, figure=figure, judgement=judgement)
            return in_other_words(figure, judgement, tuple(gap.slot for gap in gone[0]))
        judgement, figure = next((p for p in clear if p[0].relation == "exact"), clear[0])
        outcome = "supported" if judgement.relation == "exact" else "supported_within_rounding"
        return Outcome(outcome, figure=figure, judgement=judgement)

    def _gaps(self, claim: Reading, pair: Pair, source: Source) -> list[Gap]:
        """Slots in which a figure of the source visibly differs from the claim."""
        judgement, figure = pair
        if claim.file not in self.words:
            said = {f"{c.heading} {c.quote}" for c in self.by_file[claim.file]}
            self.words[claim.file] = Bag({t.key: (OWN, 1) for s in said for t in terms(s)})
        return gaps(
            claim,
            figure,
            judgement,
            source.base,
            asked=source.row.get("population") or "",
            article=self.words[claim.file],
        )

    def _taken(self, claim: Reading, rival: Pair) -> bool:
        """Whether another claim of the article is the one that quotes the rival figure."""
        judgement, figure = rival
        for other in self.by_file[claim.file]:
            if other is claim or relate(other.value, figure.value) != "exact":
                continue
            if (
                statement.compare(other, figure, self.rarity).score
                > judgement.statement.score - 0.1
            ):
                return True
        return False

    def _derived(self, claim: Reading, judged: list[Pair], source: Source) -> Outcome | None:
        for judgement, figure in judged:
            if (
                judgement.complement != "none"
                and judgement.statement.score >= DENIED
                and (statement.contrary(claim, figure) or self._turned(judgement))
            ):
                apart = [
                    g
                    for g in self._gaps(claim, (judgement, figure), source)
                    if g.slot != "statement"
                ]
                if apart:
                    return in_other_words(figure, judgement, tuple(gap.slot for gap in apart))
                exact = judgement.complement == "exact"
                return Outcome(
                    "supported" if exact else "supported_within_rounding",
                    figure=figure,
                    judgement=judgement,
                    derived=COMPLEMENT + figure.figure,
                )
        rest = self._rest(claim, source)
        if rest is not None:
            return Outcome("supported", figure=rest, derived=COMPLEMENT + rest.figure)
        recent = self._just_stated(claim, source)[::-1]
        found: Derived | None = follow(claim, recent[:4], stated=True)
        if found is None:
            near = [f for j, f in judged if j.statement.score >= NEAR][:12]
            found = follow(claim, near) or before_change(claim, source.figures)
        if found is None:
            return None
        exact = found.exact and not claim.value.fraction
        by = {f.id: j for j, f in judged}
        return Outcome(
            "supported"
            if exact or found.how in {"difference", "range"}
            else "supported_within_rounding",
            figure=found.parts[0],
            judgement=by.get(found.parts[0].id),
            derived=found.words,
        )

    def _rest(self, claim: Reading, source: Source) -> Reading | None:
        """The figure just quoted of which a claim is the rest: "64% have none, 36% have one"."""
        if claim.unit != "percent" or claim.value.fraction or not leans(claim):
            return None
        for earlier, figure in self.recent[claim.file][::-1]:
            if figure.source != source.id or figure.unit != "percent":
                continue
            near = earlier.quote == claim.quote or earlier.quote in claim.before
            if near and relate(claim.value, complement(figure.value)) == "exact":
                return figure
        return None

    @staticmethod
    def _turned(judgement: Judgement) -> bool:
        """Whether the rest to 100 is plausible though nothing is denied in so many words.

        "9% had to stand" and "91% found a seat"; but not two values of one and the same sentence.
        """
        said = judgement.statement
        return judgement.complement == "exact" and said.score >= NEAR and said.forth < PLAINLY

    def _written(self, claim: Reading, judged: list[Pair], source: Source) -> Outcome | None:
        """The value in the words of the source's best passage, though not read there as a figure.

        A reader of sources may take "48,000 pounds" for a count, or "a quarter" for a time.
        """
        for judgement, figure in judged[:5]:
            if judgement.statement.score >= NEAR and spelled(claim, figure.quote):
                apart = tuple(gap.slot for gap in self._gaps(claim, (judgement, figure), source))
                if apart:
                    return in_other_words(figure, judgement, apart)
                return Outcome("supported", figure=figure, judgement=judgement, printed=False)
        return None

    def _just_stated(self, claim: Reading, source: Source) -> list[Reading]:
        """The source's figures for the claims in the same sentence and just before it."""
        # "60%, after 58% in the edition before: up two points"; but not of two studies.
        kin = {source.id, *(other.id for other in self._kin(source))}
        found = [
            figure
            for earlier, figure in self.recent[claim.file]
            if figure.source in kin
            and (earlier.quote == claim.quote or earlier.quote in claim.before)
        ]
        for later in self.by_file[claim.file]:
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

    def _change(self, claim: Reading, source: Source) -> Outcome | None:
        """A change that the source's own from and to, quoted just before, do not give."""
        if claim.kind != "change" and claim.unit not in {"multiple", "percentage_point"}:
            return None
        recent = self._just_stated(claim, source)[-3:]
        for one, other in zip(recent[-2::-1], recent[:0:-1], strict=False):
            if one.unit == other.unit and one.value.value != other.value.value:
                return Outcome(
                    "value_differs",
                    slot="value",
                    figure=other,
                    derived=f"change from {one.figure} to {other.figure}",
                    printed=False,
                )
        return None

    def _elsewhere(self, claim: Reading, credited: Source, *, twins: bool = False) -> Pair | None:
        """The claim in another source: same value, same context.

        ``twins``: only in other titles of the same edition of one study; else only in others.
        """
        best: Pair | None = None
        for figure in self.by_value.get(_value_key(claim), ()):
            if figure.source == credited.id:
                continue
            source = self.sources[figure.source or ""]
            if twins and not _twins(source.row, credited.row):
                continue
            if not twins and _kin(source.row, credited.row):
                continue
            judgement = compare(claim, figure, source.rarity, base=source.base)
            if judgement.relation == "none" or judgement.score < ELSEWHERE:
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


def _kin(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two sources are titles or editions of one study."""
    return bool(one.get("study_id")) and one.get("study_id") == other.get("study_id")


def _twins(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two sources are titles of one edition of one study."""
    return _kin(one, other) and one.get("issued_year") == other.get("issued_year")


def _value_key(reading: Reading) -> tuple[str, float]:
    return reading.unit, round(reading.value.value, 6)
