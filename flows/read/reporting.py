"""Whether a verb reports, researches or does neither, and on which side what it reports is."""

from __future__ import annotations

from itertools import pairwise

from flows.lazy import pattern
from flows.read.creditwords import (
    AUXILIARIES,
    DOCUMENTS,
    LOOSE,
    PEOPLE,
    PREPOSITIONS,
    ROLES,
    SHOW,
    SPEAK,
    STUDY,
    WEAK_SHOW,
)
from flows.read.governed import Governed
from flows.read.mentions import Mention

_ALWAYS_STUDY = frozenset(
    "screened tested weighed inspected asked surveyed polled interviewed questioned sampled "
    "analysed analyzed examined studied "
    "scanned audited canvassed surveys polls asks interviews analyses analyzes examines "
    "studies questions".split()
)
_COUNTS = frozenset(
    "counts counted logged logs count recorded records registered registers tallied".split()
)
_PICTURE = frozenset(
    "picture figure estimate details numbers story figures data more breakdown".split()
)
_ITS_BOOKS = frozenset(
    ("its", what) for what in ("books", "rolls", "roll", "payroll", "register", "files", "records")
)
_OF = frozenset(("of", "among", "amongst"))
_ASKED = frozenset("question questions questionnaire survey poll form".split())
_ISSUES = frozenset("issued issues released releases published".split())
# "polled well", "polled ahead of": how somebody did in a poll.
_HOW_IT_FARED = frozenset(
    "better worse best worst well badly poorly strongly ahead behind higher lower highest lowest "
    "above below at second third evenly neck".split()
)
_EXTREME = pattern(r"(?!interest|arrest|protest|test|rest)[a-z-]+est|worst|most|least")
_NEAR = 8  # tokens
# What "rates" do, so that "accident rates rise" has no verb in "rates".
_MOVES = frozenset(
    "rise rises rose fall falls fell grow grows grew climb climbed drop dropped vary varied remain "
    "remained range ranged double doubled decline declined increase increased decrease decreased "
    "differ differed average averaged peaked jumped".split()
)


def _of_its_own(object_: list[str]) -> bool:
    """Whether what somebody "has at 12%" is a trait of theirs: "the highest rent", "a rate"."""
    return any(
        word in ("a", "an", ",", "second", "third") or _EXTREME.fullmatch(word) for word in object_
    )


_TO_SOMEBODY = frozenset("told tells reminded reminds informed informs warned warns".split())


class Reporting(Governed):
    """Weighs the verbs around the noun phrases of a sentence."""

    def _weight(self, mention: Mention, verb: str, k: int, how: str) -> int:
        """3 for reporting, 2 for doing the research, 0 for what is no crediting."""
        if verb in _ISSUES and "statement" in [w.low for w in self.words[k + 1 : k + 6]]:
            return 3
        if verb in ("arrive", "arrives", "arrived") and self._low(k + 1) != "at":
            return 0  # "before it arrived"
        research = bool(mention.noun or mention.titles or mention.people or how == "study")
        if verb in ("has", "have", "had"):
            if self._has_it_at(mention, k):
                return 3
            rest = [w.low for w in self.words[k + 1 : k + 5]]
            told = next((q for q, w in enumerate(rest) if w[0].isdigit()), len(rest))
            if rest[:1] == ["it"] or _PICTURE.intersection(rest[:told]):
                return 3
            if "at" in rest and mention.named and not _of_its_own(rest[: rest.index("at")]):
                return 3
            object_ = [w.low for w in self.words[k + 1 : k + 14]]
            if mention.named and any(pair in _ITS_BOOKS for pair in pairwise(object_)):
                return 3  # "has 140 helpers on its books": by its own count
        if verb in _TO_SOMEBODY and k + 1 < self.size and self._figure_at(self.words[k + 1]):
            return 0  # "reminded 41% of its customers"
        if verb in ("add", "adds", "added"):
            following = self._low(k + 1)
            told = following in ("that", ",", ".", ";", "") or mention.people in ROLES
            return 3 if told else 0
        research = research or mention.person is not None
        if verb in ("saw", "see", "sees", "got", "get", "gets") and mention.noun in LOOSE:
            return 0
        if verb in WEAK_SHOW:
            # "Vice President Reed holds a lead": a role makes nobody a researcher.
            studied = mention.people in PEOPLE or mention.noun or mention.titles or how == "study"
            if studied and mention.kind != "vague":
                return 3
            after = self.words[k + 1] if k + 1 < self.size else None
            ahead = self.words[k + 1 : k + 6]
            if verb in ("put", "gave") and any(w.low in _ASKED for w in ahead):
                return 2
            ends = self._low(k + 1) == "it" and self._low(k + 2) in (":", ",")
            if verb in ("put", "puts") and mention.named and ends:
                return 3  # "as X puts it: ..."
            if verb in ("put", "puts", "give", "gives", "gave"):
                return 3 if self._at_figure(k + 1) else 0
            if verb in ("expects", "expected", "expect", "projects", "projected", "project"):
                return 3
            if verb in _COUNTS:
                direct = after is not None and (after.text[0].isdigit() or self._figure_at(after))
                return 3 if direct else 0
            if verb == "rates" and self._low(k + 1) in AUXILIARIES | _MOVES:
                return 0  # "recycling rates have stalled"
            if verb in ("ranks", "ranked", "rates", "rated", "lists", "listed", "cites", "cited"):
                return 3 if mention.kind != "vague" and mention.named else 0
            if verb in ("quotes", "quoted", "quote", "arrives", "arrived"):
                return 3 if mention.named else 0
            if verb in ("measured", "documented", "tracked", "states", "stated", "established"):
                return 3 if mention.kind in ("named", "pointing") else 0
            return 0
        if verb in SHOW or verb in SPEAK:
            if mention.kind == "vague" and not mention.noun and verb in STUDY:
                return 0
            if verb in STUDY and verb not in SHOW and not research:
                return 0
            return 3
        if self._low(mention.i - 1) in ("which", "that") and mention.named:
            return 2
        if verb in ("heard", "learned", "learnt", "hears"):
            what = self._low(k + 1)
            return 2 if what == "from" else 3 if what == "that" and mention.named else 0
        if verb in ("polled", "polling", "polls") and self._fared(k + 1):
            return 0
        if verb in _ALWAYS_STUDY:
            return 0 if self._were_asked(mention, k) else 2
        if research:
            return 2
        ahead = self.words[k + 1 : self._object_end(k + 1)]
        return 2 if any(w.low in DOCUMENTS and not w.cap for w in ahead) or self._titled(k) else 0

    def _at_figure(self, k: int) -> bool:
        """As in "puts the share at about 12%", not "has put jobs at the top of the agenda"."""
        for q in range(k, min(k + 39, self.size)):
            if self.words[q].low in ("at", "as"):
                behind = self.words[q + 1 : q + _NEAR]
                if not self.figures or any(self._figure_at(w) for w in behind):
                    return True
        return False

    def _object_end(self, k: int) -> int:
        """Index after what a verb takes from ``k`` on: "issued a warning, and cut forecasts"."""
        far = min(k + 13, self.size)
        ends = (q for q in range(k, far) if self.words[q].text in ";:")
        other = (
            q
            for q in range(k, far - 1)
            if self.words[q].text == "," and self.words[q + 1].low in ("and", "but")
        )
        return min(next(ends, far), next(other, far))

    def _has_it_at(self, mention: Mention, k: int) -> bool:
        """As in "Tillman Panel has 12%.": a body's number for what was just said."""
        if k + 1 >= self.size or not self._figure_at(self.words[k + 1]) or not mention.named:
            return False
        last = next((q for q in range(k + 1, self.size) if not self._figure_at(self.words[q])), -1)
        ends = last < 0 or self.words[last].text in ".;,)" or self.words[last].low in ("and", "but")
        return ends and (mention.j - mention.i > 1 or self.words[mention.i].text.isupper())

    def _fared(self, k: int) -> bool:
        """As in "the Rye Party polled better", "polled 43%": it was voted for, and asked nobody."""
        if self._low(k) in _HOW_IT_FARED:
            return True
        if k >= self.size or not self._figure_at(self.words[k]):
            return False
        return any("%" in w.text or w.low in ("percent", "per") for w in self.words[k : k + 3])

    def _were_asked(self, mention: Mention, k: int) -> bool:
        """As in "of the 340 Democrats polled,": they did not ask but were asked."""
        after = self.words[k + 1].low if k + 1 < self.size else "."
        if not (after in ",.;)" or after in PREPOSITIONS):
            return False
        return any(self._low(at) in _OF for at in range(mention.i - 3, mention.i))

    def _side(self, mention: Mention, k: int) -> str:
        """Which side of "X says" is what X says."""
        before = self.words[mention.i - 1].text if mention.i > 0 else ""
        after = self.words[k + 1] if k + 1 < self.size else None
        if not self._figure_before(mention.start):
            return "right" if self._figure_after(mention.end) else "both"
        inserted = before in (",", "—", "–", '"', "”", ")", "’", "'", "-", "(")
        if after is None or after.text in ".;!?":
            return "left"
        if self._low(mention.i - 1) in ("as", "than"):
            return "left"
        if inserted and after.text in ",—–)":
            return "both" if self._figure_after(mention.end) else "left"
        if inserted and self.words[k].low in _TO_SOMEBODY and not self._figure_after(mention.end):
            return "left"  # "Some 12% bake, Ada Rye reminded the committee"
        if not inserted or after.low in ("was", "were", "is", "are"):
            return "right"  # "12 died in the fire, a crime officials say was planned"
        if after.low in ("that", "the", "a", "an", "how") or after.text[0].isdigit():
            return "right"
        if after.low in PREPOSITIONS or after.low in ("when", "while", "as", "last", "this"):
            return "both" if self._figure_after(mention.end) else "left"
        return "right" if self._figure_after(mention.end) else "left"
