"""Publications that a sentence speaks of, and that say nothing of its figures.

A report that is still to come has found nothing yet; data that a sample is weighted to, and
what "they rank 50th" is said of, are no sources; "the figures" behind some figures are those.
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.creditwords import PREPOSITIONS, SHOW, SPEAK, WEAK_SHOW
from flows.read.mentions import Mention
from flows.read.reporting import Reporting

_TO_COME = frozenset("forthcoming upcoming planned future proposed".split())
_WILL = frozenset("will shall".split())
# What will be done with a publication: "will be releasing a report", "plans to publish one".
_BRINGS_OUT = frozenset(
    "release releasing publish publishing issue issuing launch launching conduct conducting "
    "commission commissioning unveil unveiling present presenting produce producing write writing "
    "carry run running repeat repeating".split()
)
_WEIGHED = frozenset(
    "weighted weight weighting reweighted calibrated benchmarked matched adjusted scaled "
    "standardised standardized".split()
)
_BACK = frozenset("the these those such both".split())
_NUMBERS = frozenset("numbers figures statistics stats totals counts".split())
_PAGES = frozenset("post blogpost article page list infographic".split())
_EVENTS = frozenset("release launch announcement publication".split())
_ORDINAL = pattern(
    r"\d+(?:st|nd|rd|th)|first|second|third|last|\w+est|\d+|no|number|among|in|as|at"
)
_SAYS = SHOW | SPEAK
_FAR = 8  # tokens


class NoSource(Reporting):
    """Looks for what makes a noun phrase no source of the figures beside it."""

    def _no_source(self, mention: Mention) -> bool:
        """Whether a phrase for a publication or a body credits nothing here."""
        if mention.kind == "own" or mention.pronoun:
            return False
        return (
            self._weighed_to(mention)
            or self._thing(mention)
            or self._those_figures(mention)
            or self._ranked(mention)
            or self._brought_about(mention)
            or self._this_page(mention)
        )

    def _to_come(self, mention: Mention) -> bool:
        """As in "X will be releasing a report", "X's forthcoming report", "the report will"."""
        if mention.pronoun or mention.kind == "own" or not (mention.noun or mention.titles):
            return False
        if any(w.low in _TO_COME for w in self.words[mention.i : mention.j]):
            return True
        subject = self._low(mention.i - 1) not in PREPOSITIONS
        if subject and self._low(mention.j) in _WILL and self._low(mention.j + 1) not in _SAYS:
            return True
        for q in range(mention.i - 1, max(-1, mention.i - _FAR), -1):
            token = self.words[q]
            if token.text in ".;:?!—" or self._figure_at(token):
                return False
            if token.low in _BRINGS_OUT:
                ahead = {self._low(q - k) for k in (1, 2, 3)}
                return bool(ahead & _WILL) or ("to" in ahead and "said" not in ahead)
        return False

    def _weighed_to(self, mention: Mention) -> bool:
        """As in "weighted to Census Bureau data": what the sample was made to look like."""
        before = self._low(mention.i - 1)
        if before not in ("to", "by", "against", "with", "using", "on"):
            return False
        return bool({self._low(mention.i - k) for k in (2, 3, 4)} & _WEIGHED)

    def _thing(self, mention: Mention) -> bool:
        """As in "the release of Crumb 2", which is an event and no paper."""
        if mention.noun not in _EVENTS or not mention.by or mention.names or mention.titles:
            return False
        words = self.words[mention.i : mention.j]
        at = next((k for k, w in enumerate(words) if w.low == mention.noun), len(words))
        return at + 1 < len(words) and words[at + 1].low == "of"

    def _those_figures(self, mention: Mention) -> bool:
        """As in "half are out and 4% are ill: the figures show how much is left to do"."""
        if mention.noun not in _NUMBERS or mention.named or mention.owner:
            return False
        if mention.det not in _BACK or mention.i + 2 != mention.j:
            return False
        return self._figure_before(mention.start) and not self._figure_after(mention.end)

    def _brought_about(self, mention: Mention) -> bool:
        """As in "as a result of the Loaf Act": what came of it, and nobody found it."""
        if mention.noun not in ("result", "results") or self._low(mention.i - 1) != "as":
            return False
        return mention.det in ("a", "the", "")

    def _this_page(self, mention: Mention) -> bool:
        """As in "In this post, we list facts": what is read just now, and no other source."""
        plain = mention.noun in _PAGES and not (mention.named or mention.owner)
        return plain and mention.det == "this" and mention.i + 2 == mention.j

    def _ranked(self, mention: Mention) -> bool:
        """As in "Harrow ranks 50th": who is ranked ranks nobody."""
        if mention.noun or mention.titles or not mention.named:
            return False
        verb = self._low(mention.j)
        if verb not in ("rank", "ranks", "ranked", "placed", "places") or verb not in WEAK_SHOW:
            return False
        return _ORDINAL.fullmatch(self._low(mention.j + 1)) is not None
