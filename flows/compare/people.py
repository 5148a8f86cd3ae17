"""How the people of two claims relate, looked at once a pair whatever asks for it."""

from __future__ import annotations

from flows.slots import kindred, noun, population
from flows.slots.bags import Bag
from flows.slots.judgement import Judgement
from flows.slots.population import Populations
from flows.slots.reading import Reading

_NOTHING = Bag()


class People:
    """What was found of the readings of two claims; it holds for as long as they are held."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self._related: dict[tuple[int, int], Populations] = {}
        self._differing: dict[tuple[int, int], bool] = {}

    def note(self, one: Reading, other: Reading, said: Judgement) -> None:
        """Note what was found of two readings when all their slots were compared."""
        self._related[id(one), id(other)] = said.population

    def relate(self, one: Reading, other: Reading) -> Populations:
        """How the people of one reading relate to those of another that goes by its words."""
        at = id(one), id(other)
        if at not in self._related:
            self._related[at] = population.compare(one, other, one.bag, _NOTHING)
        return self._related[at]

    def differ(self, one: Reading, other: Reading) -> bool:
        """Whether two readings name populations that differ in noun or in restriction."""
        at = id(one), id(other)
        if at not in self._differing:
            self._differing[at] = self._differing[at[::-1]] = self._differ(one, other)
        return self._differing[at]

    def _differ(self, one: Reading, other: Reading) -> bool:
        ours, theirs = population.phrase(one), population.phrase(other)
        if not ours or not theirs or population.pronoun(one) or population.pronoun(other):
            return False
        for left, right in ((one, other), (other, one)):
            if self.relate(left, right).verdict in {"narrower", "broader", "other"}:
                return True
        heads = noun.head(ours), noun.head(theirs)
        return None not in heads and heads[0] != heads[1] and not kindred.generic(*heads)
