"""Names that are told to say something without a verb for it: "over at X", "if we believe X"."""

from __future__ import annotations

from itertools import pairwise

from flows.read.bracketed import Bracketed, Cue
from flows.read.creditwords import PREPOSITIONS, SHOW, SPEAK
from flows.read.mentions import Mention
from flows.read.wordclass import of_people
from flows.read.words import is_year

BEFORE_OBJECT = PREPOSITIONS - frozenset("as after before since until than like".split())
_THEIR_WORDS = frozenset(
    "words word answer admission verdict view opinion version take guess bet line reply figure "
    "percentage number total tally".split()
)
# What a body does before it tells what came of it.
_TRIED = frozenset(
    "followed tracked tested ran compared examined studied screened observed reviewed evaluated "
    "measured sampled weighed analysed analyzed looked".split()
)
# Before a name that is a subject, or set beside a figure.
_FREE_BEFORE = frozenset(
    ["", ",", ";", ":", "—", "–", "(", "and", "but", "while", "with", "for", "at"]
)


_TRUSTS = frozenset("believe believes trust trusts ask asks".split())
_WE = frozenset(["", "you", "we", "i", "one", "to", "can", "if", "or", "and", "let's", ","])
# What a text that works with data does: "Modelling the effect of rents shows that".
_WORKED = frozenset(
    "modeling modelling analyzing analysing plotting regressing crunching aggregating tabulating "
    "simulating".split()
)
_LED_TO = frozenset(
    "reveals revealed shows showed demonstrates demonstrated suggests suggested indicates "
    "indicated finds yields yielded gives gave".split()
)
_FAR = 24  # words between them
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


class Telling(Bracketed):
    """Looks for bodies that are about to report, and for set phrases."""

    def _worked_out(self) -> Cue | None:
        """As in "Modelling the effect of rents on births reveals that": done by who writes it."""
        opens = next((k for k, word in enumerate(self.words) if word.word), -1)
        if opens < 0 or self.words[opens].low not in _WORKED:
            return None
        for q in range(opens + 1, min(opens + _FAR, self.size)):
            word = self.words[q]
            if word.text in ".;:?!" or self._figure_at(word):
                return None
            if word.low in _LED_TO:
                first = self.words[opens]
                if any(m.named and m.noun and m.start < word.start for m in self.mentions):
                    return None  # "Modelling the Census Bureau's data shows"
                mention = Mention(opens, q, first.start, self.words[q - 1].end, pronoun="we")
                return Cue(mention, "own", first.start, word.end, "right", 2)
        return None

    def _according(self, k: int) -> int:
        """Index of "according" if "according to" and a few plain words end at ``k``, else -1."""
        for q in range(k, max(k - 6, 0), -1):
            if self._low(q) == "to" and self._low(q - 1) == "according":
                return q - 1
            if not self.words[q].word or self.words[q].cap or self._low(q) in PREPOSITIONS:
                return -1
        return -1

    def _soon(self, mention: Mention) -> bool:
        """As in "another from X in 2020 reports": it is X's study that does."""
        for q in range(mention.j, min(mention.j + 5, self.size)):
            if self.words[q].low in SHOW | SPEAK:
                return True
            if self.words[q].text in ",;.:":
                return False
        return False

    def _actor(self, mention: Mention) -> Cue | None:
        """A body that does something in a sentence without figures may be about to report."""
        if mention.i == 0 and self._low(mention.j) in (":", "!"):
            return None  # "Crumbco: 15 ovens": a label, which may be what its list is about
        told = self._told(mention)
        if told is not None:
            return told
        names = mention.names + mention.by
        if self.figures and mention.names and mention.names[-1].owns and not mention.by:
            return None  # "Crumb's profits rose 12%": what is Crumb's, not what it says
        bodily = any(name.kind == "body" for name in names) or bool(mention.people)
        after = self._low(mention.j)
        before = self._low(mention.i - 1)
        subject = before not in BEFORE_OBJECT and after not in ("and", "or", "'")
        asked = (
            before not in ("(", "[")
            and any(
                w.text[0].isdigit()
                and not is_year(w)
                and len(w.text) > 1
                and not self._figure_at(w)
                and ahead.low.rstrip(".")[:3] not in _MONTHS  # "Norland, Jun 12"
                for ahead, w in pairwise(self.words[mention.j - 1 : mention.j + 12])
            )
        )
        if self.figures or not subject or not (bodily or asked):
            if (before not in _FREE_BEFORE or of_people(after)) and not bodily:
                return None  # "a Harrow family", "Harrow drivers": whom it is about
            return Cue(mention, "named", mention.start, mention.end, "both", -1)
        asked = asked or after in _TRIED
        return Cue(mention, "named", mention.start, mention.end, "both", 1 if asked else 0)

    def _till_told(self, k: int) -> int:
        """Index of the verb in "it took X, until May, to admit that", or -1."""
        for q in range(k, min(k + 10, self.size - 1)):
            named = q == k and self.words[q].text == "!" and self._low(q + 1) == ","
            if self.words[q].text in ".;:?!" and not named:  # "Bake!" may be what it is called
                return -1
            if self.words[q].low == "to" and self.words[q + 1].low in SPEAK | SHOW:
                return q + 1
        return -1

    def _told(self, mention: Mention) -> Cue | None:
        """As in "X, at 5%", "X's answer: 5%", "if we believe X", "X speaks of 5%", "Over at X"."""
        k, before, second = mention.j, self._low(mention.i - 1), self._low(mention.i - 2)
        bodily = any(name.kind == "body" for name in mention.names + mention.by)
        # "if we believe X", not "they believe X is the best".
        trusted = before in _TRUSTS and second in _WE
        if trusted or (
            before == "if" and {"right", "believed"} & {self._low(q) for q in range(k, k + 7)}
        ):
            return Cue(mention, "named", mention.start, mention.end, "both", 3)
        if before == "at" and second in ("over", "down", "up", "back"):
            return Cue(mention, "named", mention.start, mention.end, "right", 2)
        if mention.names and mention.names[-1].owns:
            q = k + 1 if self._low(k) == "own" else k
            if self._low(q) in _THEIR_WORDS:
                return Cue(mention, "named", mention.start, self.words[q].end, "both", 3)
        if before == "took" and (till := self._till_told(k)) > 0:
            return Cue(mention, "named", mention.start, self.words[till].end, "right", 3)
        if self._low(k) in ("speaks", "spoke", "talks", "talked", "warns", "warned") and (
            self._low(k + 1) == "of"
        ):
            return Cue(mention, "named", mention.start, self.words[k].end, "right", 3)
        if self._low(k) == "," and self._low(k + 1) == "who" and before in ("asked", "contacted"):
            q = k + 2
            if self._low(q) in SPEAK | SHOW:  # "we asked X, who told us"
                return Cue(mention, "named", mention.start, self.words[q].end, "right", 3)
        if not bodily:
            return None
        if self._low(k) == ",":
            k += 1
        if self._low(k) in ("at", "with", "has", "only", "just"):
            k += 1
        if k < self.size and self._figure_at(self.words[k]) and before in (",", ";", "and", "but"):
            return Cue(mention, "named", mention.start, mention.end, "right", 2)
        return None
