"""What a document says that "we" did: "we surveyed 900 bakers", "64% of our users"."""

from __future__ import annotations

from flows.read.bracketed import Cue
from flows.read.creditwords import ADVERBS, AUXILIARIES, STUDY
from flows.read.governed import MODALS
from flows.read.mentions import Mention
from flows.read.telling import Telling

_OPERATE = STUDY | frozenset(
    "add added averaged award awarded build built cut deliver delivered doubled drove fixed gained "
    "generated got had handle handled have helped hire hired host hosted increased keep kept "
    "launched logged lost maintain maintained made manage managed merged migrated migrate offer "
    "offered operate operated post posted power processed produced ran receive received record "
    "recorded reduced register registered rolled saved see seen saw send sent serve served ship "
    "shipped sold support supported trained tripled welcomed won found find learned learnt "
    "counted count measured estimated estimate calculated observed noticed reached reach grew "
    "raised distributed employ employed fielded heard identified discovered showed tracked "
    "broke conducted rang phoned telephoned insure insured log process track measure ship employ "
    "train record gave taught fed lent spent paid brought bought held met took led".split()
)
_COUNTED = frozenset("found learned counted measured rang phoned telephoned".split())
# What "we" does that brings no figures of its own.
_NOT_DONE = frozenset(
    "used lived watched believed hoped wanted needed talked agreed worried expected assumed "
    "recommended liked loved looked asked mentioned discussed explained described covered noted "
    "promised decided tried linked quoted suggested argued wondered turned thanked".split()
)
_TO_SOMEBODY = frozenset("asked contacted interviewed called told quoted emailed".split())
_BEING = frozenset("are were".split())
_GOING_ON = frozenset("are were been ’re 're".split())
_HOW = frozenset("how why way ways what".split())


def _operating(verb: str, before: str) -> bool:
    """As in "we were serving 46 million sites", "we've been running"."""
    stem = verb.removesuffix("ing")
    if stem == verb or before not in _GOING_ON:
        return False
    return bool({stem, f"{stem}e", stem[:-1]} & _OPERATE)


class OwnDoings(Telling):
    """Looks for the house itself, and its own people."""

    def _we(self, mention: Mention) -> Cue | None:
        """As in "we surveyed", "we have had"."""
        k = mention.j
        if self.words[mention.i].low != "we" or self._low(mention.i - 1) in _HOW:
            return None
        while k < self.size and (self.words[k].low in ADVERBS or self.words[k].low in AUXILIARIES):
            if self.words[k].low in MODALS:
                return None
            if self.words[k].low in _BEING and self._low(k + 1).endswith("ed"):
                return None  # "we are tired": done to us
            if self.words[k].low in ("have", "had") and not self._helps(k):
                break
            k += 1
        if k >= self.size or self.words[k].low in MODALS:
            return None
        verb = self.words[k].low
        whom = self.words[min(k + 1 + (self._low(k + 1) == "the"), self.size - 1)]
        if verb in _TO_SOMEBODY and whom.cap:
            return None  # "we asked the Loaf Council"
        if verb in ("saw", "see", "seen") and "following" in (self._low(k + 1), self._low(k + 2)):
            return None  # "we saw the following trends": in what others tell
        cared = verb in ("look", "looked") and self._low(k + 1) == "after"
        so = verb in ("do", "did") and self._low(k + 1) in ("so", "it")  # "with 11 full-time staff"
        if (
            not cared
            and not so
            and not _operating(verb, self._low(k - 1))
            and verb not in _OPERATE
            and not (verb.endswith("ed") and verb not in _NOT_DONE)
        ):
            return None
        weight = 2 if verb in STUDY or verb in _COUNTED else 1
        return Cue(mention, "own", mention.start, self.words[k].end, "both", weight)

    def _helps(self, k: int) -> bool:
        after = self._low(k + 1)
        return after in _OPERATE or after in ADVERBS or after in ("been", "had")

    def _tells_of(self, mention: Mention) -> bool:
        """Whether a figure is of somebody: "64% of our users", "our users (36%)"."""
        j = mention.j + 1
        bracketed = self._low(mention.j) == "(" and j < self.size
        if bracketed and self._figure_at(self.words[j]):
            return True
        return self._low(mention.i - 1) == "of" and self._figure_at(self.words[mention.i - 2])
