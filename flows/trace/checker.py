"""The judgement of one claim against one source's figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.lazy import pattern
from flows.slots import noun, population, statement
from flows.slots.derive import Derived, before_change, follow, kindred, label, leans, says_likewise
from flows.slots.judgement import Judgement
from flows.slots.reading import Reading
from flows.slots.value import complement, relate
from flows.slots.words import terms
from flows.trace.changes import is_level, own_ends
from flows.trace.context import Pair, differing_slot, in_brackets, says_something, spelled
from flows.trace.instead import added_up, beside_sibling, own_figure, quoted_with_it
from flows.trace.nearest import LEAD, by_accident, of_that_time, outdone
from flows.trace.outcome import COMPLEMENT, Outcome, in_other_words
from flows.trace.plausible import (
    PLAINLY,
    beside,
    by_chance,
    coincides,
    only_compared,
    plainly,
    precise,
)
from flows.trace.rivals import named_answer, other_setting, turned_answer
from flows.trace.shelf import Shelf
from flows.trace.spoken import names_group
from flows.trace.succession import Source, successor
from schemas.words import SUPPORTED

# Least agreement of context (0 to 1) for what is claimed of it; see tests/trace for the cases.
UNRELATED = 0.10  # below it a figure of the same value means something else
SAME = 0.50  # from it on, a source's figure is taken for the claim's own statistic
FAR = 0.35  # below it, a figure of the value is far from the claim,
AHEAD = 0.25  # if another that stands where it belongs fits it so much better
DENIED = 0.15  # for a figure that says the contrary of the rest
FAINT = 0.26  # for another source that has it, where the credited one has nothing of the kind
NEAR = 0.22  # for figures a value may be derived from


class Checker:
    """Judges claims against the figures of the sources they are credited to."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def outcome(self, claim: Reading, citation: Mapping[str, Any] | None) -> Outcome | None:
        """Judge one claim; None if it leads to no source."""
        if claim.withdrawn:
            return Outcome("not_checkable")
        if citation is None or not citation.get("source_id"):
            return None
        source = self.shelf.sources.get(citation["source_id"])
        if source is None:
            return None
        if not citation.get("has_copy"):
            return Outcome("unverifiable", cause=citation.get("cause") or "never_fetched")
        if claim.kind == "sample":
            return self._sample(claim, source)
        made = self._against(claim, source)
        if made.outcome in SUPPORTED and made.figure is not None:
            stating = self.shelf.sources[made.figure.source or ""]
            slot = self.shelf.unheard(claim, stating)
            if slot is not None:
                return in_other_words(made.figure, made.judgement, (slot,))
            if not made.derived:
                self.shelf.quoted(claim, made.figure)
            if not citation.get("dated") and not _names_month(claim, stating):
                made.newer = successor(
                    claim, made.figure, source, self.shelf.library.kin(source), self.shelf.rarity
                )
        return made

    def _sample(self, claim: Reading, source: Source) -> Outcome:
        stated = {source.row.get("n")} | {f.n for f in source.figures}
        for figure in source.figures:
            if figure.value.value == claim.value.value:
                return Outcome("supported", figure=figure)
        return Outcome("supported" if claim.value.value in stated else "not_checkable")

    def _against(self, claim: Reading, source: Source) -> Outcome:
        judged = self.shelf.judge(claim, source.figures, source)
        same = [
            p
            for p in judged
            if p[0].relation != "none"
            and not self.shelf.loosely(claim, p)
            and not is_level(claim, p)
        ]
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
        twin = self.shelf.elsewhere(claim, source, twins=True) or self.shelf.in_edition(
            claim, source
        )
        if twin is not None:
            return self._stated(claim, [twin], self.shelf.sources[twin[1].source or ""])
        if added_up(claim, self.shelf.just_stated(claim, source)):
            return Outcome("figure_absent")
        elsewhere = self.shelf.elsewhere(claim, source)
        own = own_figure(claim, [p for p in others if not only_compared(claim, p[1])], self.shelf)
        if elsewhere and (own is None or elsewhere[0].score > own[0].score):
            return Outcome(
                "misattributed",
                figure=elsewhere[1],
                judgement=elsewhere[0],
                found=elsewhere[1].source,
            )
        if not by_chance(claim, source.figures):
            # What is left to a hundred the source may say the other way round: a person must look.
            rest = [
                p for p in judged if p[0].complement == "exact" and p[0].statement.score >= DENIED
            ]
            if rest and (own is None or not plainly(own[0])):
                return in_other_words(rest[0][1])
        counterpart = None if same else beside_sibling(claim, source, self.shelf)
        if counterpart is not None:
            by = next((j for j, f in judged if f is counterpart), None)
            return Outcome("value_differs", slot="value", figure=counterpart, judgement=by)
        if own is not None:
            has_it = [p for p in same if p[0].relation == "exact"]
            if has_it and says_likewise(claim):
                return in_other_words(
                    has_it[0][1]
                )  # "64% think so": what, the question before says
            return Outcome("value_differs", slot="value", figure=own[1], judgement=own[0])
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
        gone_on = self._gone_on(claim, [p for p in same if p[0].relation == "exact"], source)
        if gone_on is not None:
            return gone_on
        if not by_chance(claim, source.figures):
            # What a claim denies the source may have the other way round: "manage without it".
            turned = [p for p in judged if p[0].complement == "exact" and statement.denied(claim)]
            if same or turned:
                return in_other_words((same or turned)[0][1])
        faint = self.shelf.elsewhere(claim, source, least=FAINT)
        if faint is not None and not by_chance(claim, self._figures(faint[1])):
            return Outcome(
                "misattributed", figure=faint[1], judgement=faint[0], found=faint[1].source
            )
        return Outcome("figure_absent")

    def _figures(self, figure: Reading) -> list[Reading]:
        """All figures of the source of one."""
        return self.shelf.sources[figure.source or ""].figures

    def _found(
        self,
        claim: Reading,
        same: list[Pair],
        others: list[Pair],
        source: Source,
    ) -> Outcome | None:
        """The value is there: is it the claim's? None if it means something else altogether."""
        best, figure = same[0]
        other = self._counterpart(claim, same[0], others, source)
        if other is not None:
            return Outcome("value_differs", slot="value", figure=other[1], judgement=other[0])
        rival = others[0][0] if others else None
        if (
            others
            and coincides(claim, same[0], others[0])
            and not self.shelf.taken(claim, others[0])
        ):
            return None
        named = named_answer(claim, figure, others)
        if named is not None and not self.shelf.taken(claim, named):
            return Outcome("value_differs", slot="value", figure=named[1], judgement=named[0])
        turned = turned_answer(claim, same[0], others)
        if turned is not None and not self.shelf.taken(claim, turned):
            return Outcome("value_differs", slot="value", figure=turned[1], judgement=turned[0])
        then = of_that_time(claim, figure, others)
        if then is not None and not self.shelf.taken(claim, then):
            return Outcome("value_differs", slot="value", figure=then[1], judgement=then[0])
        slot = differing_slot(claim, same, others, source.row.get("issued_year"))
        if slot == "statement" and others and self.shelf.taken(claim, others[0]):
            slot = None
        if slot is None:
            free = [p for p in others if not self.shelf.taken(claim, p)]
            slot = other_setting(claim, same, free, source.base)
        if slot == "population" and names_group(claim, figure):
            return in_other_words(figure, best)
        if slot is not None:
            return Outcome("context_differs", slot=slot, figure=figure, judgement=best)
        if best.score < UNRELATED and says_something(claim) and says_something(figure):
            elsewhere = self.shelf.elsewhere(claim, source)
            if elsewhere:
                return None
            plain = rival is not None and rival.unit == "same" and plainly(rival)
            if plain and not self.shelf.taken(claim, others[0]):
                if not beside(figure, others[0][1]):
                    return None
                return Outcome("context_differs", slot="statement", figure=figure, judgement=best)
            if max(best.statement.forth, best.statement.back) < 0.05:
                return None
        return self._stated(claim, [p for p in same if p[0].score > best.score - 0.4], source)

    def _counterpart(
        self, claim: Reading, same: Pair, others: list[Pair], source: Source
    ) -> Pair | None:
        """What stands beside a neighbour's figure, where the value itself stands far from it.

        "27% of small firms, 18% of big ones": the 8% of large ones beside the 27%, rather than the
        18% of a chapter on something else.
        """
        best, figure = same
        if best.score >= FAR or quoted_with_it(claim, figure, source, self.shelf):
            return None
        found = beside_sibling(claim, source, self.shelf)
        pair = next((p for p in others if p[1] is found), None)
        return pair if pair is not None and pair[0].score >= best.score + AHEAD else None

    def _stated(self, claim: Reading, same: list[Pair], source: Source) -> Outcome:
        """A figure of the claim's value supports it, if no slot of the two differs."""
        gone = [self.shelf.gaps(claim, pair, source) for pair in same]
        judgement, figure = same[0]
        least = max(judgement.score - 0.2, SAME) if gone[0] else 0.0
        clear = [p for p, gap in zip(same, gone, strict=True) if not gap and p[0].score >= least]
        if not clear:
            slot = next((gap.slot for gap in gone[0] if gap.plain), None)
            theirs = judgement.population.verdict in {"narrower", "other"}
            if slot == "population" and theirs and names_group(claim, figure):
                slot = None
            if slot is not None:
                return Outcome("context_differs", slot=slot, figure=figure, judgement=judgement)
            slots = tuple(gap.slot for gap in gone[0])
            if judgement.relation != "exact" or not self._plainly_it(claim, slots, source):
                near = [p for p in same if p[0].relation == "exact"]
                gone_on = self._gone_on(claim, near, source)
                return gone_on or in_other_words(figure, judgement, slots)
            clear = same[:1]
        judgement, figure = next((p for p in clear if p[0].relation == "exact"), clear[0])
        outcome = "supported" if judgement.relation == "exact" else "supported_within_rounding"
        return Outcome(outcome, figure=figure, judgement=judgement)

    def _gone_on(self, claim: Reading, same: list[Pair], source: Source) -> Outcome | None:
        """What goes on with what was just quoted, in so few words that only this tells of what.

        "11% of farms fly drones. Harvest Panel has 12%": the figure of the panel on the same.
        """
        if not same or not leans(claim):
            return None
        if precise(claim, source.figures) and len({f.id for _, f in same}) == 1:
            return Outcome("supported", figure=same[0][1], judgement=same[0][0])
        for _, told in self.shelf.before(claim)[::-1][:2]:
            for judged, figure in same:
                alike = statement.agreement(told, figure, self.shelf.rarity) >= SAME
                if figure is not told and figure.unit == told.unit and alike:
                    return Outcome("supported", figure=figure, judgement=judged)
        return None

    @staticmethod
    def _plainly_it(claim: Reading, slots: tuple[str, ...], source: Source) -> bool:
        """Whether a value that hardly two figures have makes up for words that say too little.

        "The survey puts the damage at 21.7%", "the winter before had taken 21.7%".
        """
        if not precise(claim, source.figures) or not leans(claim):
            return False
        whom = population.phrase(claim)
        return "population" not in slots or not (whom and noun.plural_in(whom))

    def _derived(self, claim: Reading, judged: list[Pair], source: Source) -> Outcome | None:
        others = [p for p in judged if p[0].relation == "none"]
        for judgement, figure in judged:
            contrary = statement.contrary(claim, figure)
            if (
                judgement.complement != "none"
                and judgement.statement.score >= DENIED
                and (contrary or self._turned(judgement))
                and not outdone(claim, judgement.score, others, LEAD, {figure.id})
            ):
                apart = [
                    g
                    for g in self.shelf.gaps(claim, (judgement, figure), source)
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
        if rest is not None and not outdone(claim, NEAR, others, LEAD, {rest.id}):
            return Outcome("supported", figure=rest, derived=COMPLEMENT + rest.figure)
        recent = self.shelf.just_stated(claim, source)[::-1]
        found: Derived | None = follow(claim, recent[:4], stated=True)
        if found is not None and found.how == "sum" and by_accident(claim, found, judged):
            found = None
        if found is None and not own_ends(claim, recent):
            # "58% were paid in full, another 23% in part": a figure brings those of its sentence.
            told = {f.quote for j, f in judged if j.statement.score >= NEAR}
            # and one of a table that was just quoted those of its row
            rows = {label(f) for f in recent} - {""}
            joined = _two_answers(judged)
            near = [f for _, f in judged if f.quote in told or label(f) in rows or f.id in joined][
                :12
            ]
            found = follow(claim, near)
            if found is not None and by_accident(claim, found, judged):
                found = None
            found = found or before_change(claim, source.figures)
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
        for _, figure in self.shelf.before(claim)[::-1]:
            if figure.source != source.id or figure.unit != "percent":
                continue
            if relate(claim.value, complement(figure.value)) == "exact":
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
            label = in_brackets(claim, figure.quote)
            if label is not None and judgement.statement.score >= DENIED:
                named = {t[:2] for t in terms(label)} & {t[:2] for t in terms(claim.clause)}
                if not named:
                    return in_other_words(figure, judgement)
                return Outcome("supported", figure=figure, judgement=judgement, printed=False)
            if judgement.statement.score >= NEAR and spelled(claim, figure.quote):
                apart = tuple(
                    gap.slot for gap in self.shelf.gaps(claim, (judgement, figure), source)
                )
                if apart:
                    return in_other_words(figure, judgement, apart)
                return Outcome("supported", figure=figure, judgement=judgement, printed=False)
        return None

    def _change(self, claim: Reading, source: Source) -> Outcome | None:
        """A change that the source's own from and to, quoted just before, do not give."""
        if claim.kind != "change" and claim.unit not in {"multiple", "percentage_point"}:
            return None
        recent = self.shelf.just_stated(claim, source)[-3:]
        for one, other in zip(recent[-2::-1], recent[:0:-1], strict=False):
            if one.unit != other.unit or one.value.value == other.value.value:
                continue
            if kindred(one, other):
                return Outcome(
                    "value_differs",
                    slot="value",
                    figure=other,
                    derived=f"change from {one.figure} to {other.figure}",
                    printed=False,
                )
        return None


_MONTHS = pattern(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _names_month(claim: Reading, source: Source) -> bool:
    """Whether a sentence names the month by which its source is told from other editions."""
    months = set(_MONTHS.findall(str(source.row.get("title") or "")))
    return bool(months & set(_MONTHS.findall(claim.quote)))


def _two_answers(judged: list[Pair]) -> set[str]:
    """The two answers nearest to a claim of each question of which one is near: it may join them.

    "Hardly or not at all" is the sum of those two, and not of any two that make its value.
    """
    lists: dict[str, list[Pair]] = {}
    for pair in judged:
        group = pair[1].row.get("group_id")
        if group and len(lists.setdefault(group, [])) < 2:
            lists[group].append(pair)
    return {f.id for best in lists.values() if best[0][0].statement.score >= NEAR for _, f in best}
