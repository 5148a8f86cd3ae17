"""What became of a claim that was held against its source, before it is a row."""

from __future__ import annotations

from dataclasses import dataclass

from flows.slots.judgement import Judgement
from flows.slots.reading import Reading
from schemas.words import SUPPORTED


@dataclass(slots=True)
class Outcome:
    """The outcome, and what it rests on."""

    outcome: str
    slot: str | None = None
    cause: str | None = None
    figure: Reading | None = None
    judgement: Judgement | None = None
    found: str | None = None
    derived: str | None = None
    newer: Reading | None = None
    printed: bool = True  # the source prints ``figure`` as its value for the statistic
    apart: tuple[str, ...] = ()  # slots that differ, besides those that ``judgement`` names

    def agrees(self) -> list[str]:
        """Slots in which the figure agrees with the claim."""
        found = self.judgement.agrees() if self.judgement else []
        return [slot for slot in found if slot not in self.differs()]

    def differs(self) -> list[str]:
        """Slots in which it differs, but for those that the derivation explains."""
        found = {*self.apart, *(self.judgement.differs() if self.judgement else ())}
        if self.slot:
            found.add(self.slot)
        return [slot for slot in _SLOTS if slot in found - self._explained()]

    def _explained(self) -> frozenset[str]:
        if self.outcome not in SUPPORTED:
            return frozenset()
        if self.derived and not self.derived.startswith(COMPLEMENT):
            return frozenset(_SLOTS)  # a change is of two times, a difference of two groups
        if self.derived:
            return frozenset(("value", "statement"))
        return frozenset() if self.printed else frozenset(("value", "unit"))


_SLOTS = ("value", "unit", "population", "statement", "period")
COMPLEMENT = "complement of "
REPEATED = "another value of the article's "  # of a misquoted figure that is quoted rightly, too


def in_other_words(
    figure: Reading, judgement: Judgement | None = None, apart: tuple[str, ...] = ()
) -> Outcome:
    """The source has the value: whether its words mean the claim's is for a person to say."""
    return Outcome(
        "unverifiable",
        cause="other_words",
        figure=figure,
        judgement=judgement,
        printed=False,
        apart=apart,
    )
