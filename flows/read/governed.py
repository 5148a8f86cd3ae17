"""The verb that a noun phrase governs, however far behind it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from flows.read.creditwords import (
    ADVERBS,
    AUXILIARIES,
    DOCUMENTS,
    PREPOSITIONS,
    SHOW,
    SPEAK,
    STUDY,
    WEAK_SHOW,
)
from flows.read.mentions import Mention
from flows.read.words import Token

_REPORTING = SHOW | SPEAK | STUDY
_RESULT = frozenset(
    "found concluded discovered showed learned learnt reported says said finds shows "
    "reports estimates".split()
)
_STRICT = (SPEAK | SHOW) - WEAK_SHOW - DOCUMENTS | frozenset(["reports"])
MODALS = frozenset("can could should will would may might must need want".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_JUST_NOW = frozenset("yesterday today tonight now".split())
_COPULAS = frozenset("is are was were be been seems appears remains".split())
# Behind "released" and "published", before the verb: "a report released Monday found".
_WHEN_OR_BY = frozenset(
    "in by on last this earlier today yesterday recently late early monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_ISSUED = frozenset("released published conducted commissioned compiled".split())
# "A poll conducted from 3 to 9 June found", "a survey carried out among cooks showed".
_HOW = frozenset("from between among amongst during over online via for out with".split())


class Governed:
    """Looks for the verbs that the noun phrases of a sentence govern."""

    def __init__(
        self,
        words: list[Token],
        mentions: list[Mention],
        text: str,
        bounds: tuple[int, int],
        figures: Sequence[tuple[int, int]],
    ) -> None:
        """Of a sentence: its tokens, noun phrases, bounds, and the spans of its claims."""
        self.words = words
        self.size = len(words)
        self.mentions = mentions
        self.text = text
        self.bounds = bounds
        self.figures = figures
        self.first_end = min((end for _, end in figures), default=1 << 60)
        self.last_start = max((start for start, _ in figures), default=-1)
        self.ends = dict(figures)
        self.figure_starts = sorted(start for start, _ in figures)
        self.titled = [m.i for m in mentions if m.titles]

    def _low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < self.size else ""

    def _figure_before(self, position: int) -> bool:
        return self.first_end <= position

    def _figure_after(self, position: int) -> bool:
        return self.last_start >= position

    def _figure_at(self, token: Token) -> bool:
        at = bisect_right(self.figure_starts, token.start) - 1
        return at >= 0 and token.start < self.ends[self.figure_starts[at]]

    def _figure_in(self, start: int, end: int) -> bool:
        """Whether a claim starts between two positions."""
        at = bisect_right(self.figure_starts, start)
        return at < len(self.figure_starts) and self.figure_starts[at] < end

    def _titled(self, k: int) -> bool:
        at = bisect_right(self.titled, k)
        return at < len(self.titled) and self.titled[at] <= k + 14

    def _verb_after(self, mention: Mention) -> tuple[int, str]:
        """Index of the verb that a phrase governs, -1 if none, and how it was reached."""
        k, how, steps = mention.j, "", 0
        while k < self.size and steps < 40:
            steps += 1
            token = self.words[k]
            low = token.low
            if low in ("has", "have", "had"):
                if not self._auxiliary(k):
                    return k, how
                k += 1
                continue
            if low in ("went", "looked") and (found := self._and_found(k)) > 0:
                return found, "far"
            if (
                low in _REPORTING
                and not token.cap
                and not self._many(k)
                and not (low in ("set", "put", "sent", "based") and how == "far")
            ):
                if low in _ISSUED:
                    after = self._low(k + 1)
                    if after in _WHEN_OR_BY or (mention.noun and after in _HOW):
                        j = self._skip_to(k + 1)
                        if j < 0:
                            return (k, how) if not mention.noun else (-1, "")
                        k = j
                        continue
                return k, how
            if (when := self._weekday(k)) and not mention.pronoun:
                k += when  # "the bureau on Thursday released"
                continue
            if low in _JUST_NOW and self._low(k + 1) in _REPORTING and k == mention.j:
                k += 1  # "the bureau yesterday released"
                continue
            if low in _COPULAS and (self._low(k + 1), self._low(k + 2)) == ("out", "with"):
                return k, "study"  # "X is out with new numbers"
            if low in _COPULAS and k == mention.j and (found := self._and_found(k)) > 0:
                return found, "far"  # "X is gloomier and says"
            if low in MODALS or low == "not" or low.endswith(("n't", "n’t")):
                return -1, ""
            if low in ADVERBS or low in AUXILIARIES:
                # "is estimated", "was found": said of it, not by it.
                if low in _COPULAS and not self._low(k + 1).endswith("ing"):
                    return -1, ""
                k += 1
            elif token.text in "([":
                close = next(
                    (q for q in range(k, min(k + 30, self.size)) if self.words[q].text in ")]"), -1
                )
                if close < 0:
                    return -1, ""
                k = close + 1
            elif token.text in ",—–" and not how:
                if self._low(mention.i - 1) == "," and self._low(k + 1) in _REPORTING:
                    k += 1
                    continue
                if self._low(k + 1) in _REPORTING and "," in self.text[mention.start : mention.end]:
                    k += 1  # "Ada Rye, an economist at Loafwatch, says"
                    continue
                j = self._appositive(k)
                if j < 0:
                    return -1, ""
                how = self._kind_of(k, j)
                k = j
            elif token.text in '"”’*_':
                k += 1
            elif (
                low in ("who", "which", "that", "whose")
                or low in PREPOSITIONS
                or low
                in (
                    "out",
                    "this",
                    "last",
                )
            ):
                if mention.pronoun:
                    return -1, ""
                lean = bool(mention.names) and not (mention.noun or mention.people)
                if low == "for" and self._low(k + 2) == "part":
                    k += 3
                    continue
                if lean and not mention.person and self._low(k + 1) not in ("its", "their", "a"):
                    return -1, ""
                j = self._far_verb(k)
                if j < 0:
                    return -1, ""
                return j, how or "far"
            elif low == "and" and self._low(k + 1) in ("colleagues", "others", "coauthors"):
                k += 2
            elif low == "and" and self._low(k + 2) in ("colleagues", "team"):
                k += 3
            elif token.cap and not mention.pronoun and self._low(k - 1) != ",":
                return -1, ""
            elif k == mention.j and self._headed(mention, k):
                k += 1
            elif k == mention.j and (found := self._and_found(k)) > 0:
                return found, "far"
            else:
                return -1, ""
        return -1, ""

    def _weekday(self, k: int) -> int:
        """How many words at ``k`` say only on which day something is said: "on Thursday"."""
        on = self._low(k) == "on"
        return on + 1 if self._low(k + on) in _WEEKDAYS else 0

    def _headed(self, mention: Mention, k: int) -> bool:
        """As in "the Rye community reported": a name before the noun that it belongs to."""
        token, after = self.words[k], self._low(k + 1)
        plain = token.word and not token.cap and token.text.isalpha() and not mention.noun
        return plain and mention.det == "the" and bool(mention.names) and after in _STRICT

    def _and_found(self, k: int) -> int:
        """As in "went into 900 kitchens and found": index of the second verb, or -1."""
        for q in range(k + 1, min(k + 12, self.size - 1)):
            if self.words[q].text in ",;:.()?!—":
                return -1
            if self.words[q].low == "and" and self.words[q + 1].low in _RESULT:
                return q + 1
        return -1

    def _auxiliary(self, k: int) -> bool:
        """Whether the "has" at ``k`` helps another verb: "has found"."""
        for q in range(k + 1, min(k + 4, self.size)):
            low = self.words[q].low
            if low in ADVERBS:
                continue
            return low in _REPORTING or low in ("been", "had")
        return False

    def _skip_to(self, k: int) -> int:
        """Index of the next comma, verb or end after a participle's complement."""
        for q in range(k, min(k + 12, self.size)):
            token = self.words[q]
            if token.text == ",":
                return q
            if token.low in _REPORTING and not token.cap and q > k:
                return q
        return -1

    def _appositive(self, k: int) -> int:
        """Index after the comma that closes an insertion opened at ``k``, if a verb follows."""
        for q in range(k + 1, min(k + 26, self.size - 1)):
            token = self.words[q]
            if token.text in ";:?!":
                return -1
            if token.text in ",—–":
                after = self.words[q + 1]
                r = q + 1 + self._weekday(q + 1)
                while r < self.size and (
                    self.words[r].low in ADVERBS or self.words[r].low in AUXILIARIES
                ):
                    r += 1
                if r < self.size and (self.words[r].low in _REPORTING or after.low == "has"):
                    return q + 1
        return -1

    def _kind_of(self, k: int, j: int) -> str:
        inside = self.words[k:j]
        return "study" if any(w.low in DOCUMENTS for w in inside) else "insertion"

    def _far_verb(self, k: int) -> int:
        """Index of the reporting verb behind a relative clause or prepositional phrase."""
        for q in range(k + 1, min(k + 14, self.size)):
            token = self.words[q]
            if token.text in ",;:.()?!—":
                return -1
            if token.low in _COPULAS:
                return -1
            if self._figure_at(token) and "of" not in (self._low(q - 1), self._low(q - 2)):
                return -1
            if token.low in ("has", "have", "had"):
                if not self._auxiliary(q):
                    return q
                continue
            if token.low in _ISSUED and self._low(q + 1) in _WHEN_OR_BY | _HOW:
                continue  # "a survey by X of 900 cooks published on Monday showed"
            if token.low in _REPORTING and not token.cap and not self._many(q):
                return q
        return -1

    def _many(self, q: int) -> bool:
        """Whether a plural stands behind its number: "a review of 63 studies"."""
        return self._low(q).endswith("s") and self._low(q - 1)[:1].isdigit()
