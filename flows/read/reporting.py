"""The verb that a noun phrase governs, and whether it reports, researches or does neither."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from flows.lazy import pattern
from flows.read.creditwords import (
    ADVERBS,
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
from flows.read.mentions import Mention
from flows.read.words import Token

_REPORTING = SHOW | SPEAK | STUDY

_ALWAYS_STUDY = frozenset(
    "screened tested weighed inspected asked surveyed polled interviewed questioned sampled "
    "analysed analyzed examined studied "
    "scanned audited canvassed surveys polls asks interviews analyses analyzes examines "
    "studies questions".split()
)

_RESULT = frozenset(
    "found concluded discovered showed learned learnt reported says said finds shows "
    "reports estimates".split()
)
_STRICT = (SPEAK | SHOW) - WEAK_SHOW - DOCUMENTS | frozenset(["reports"])

_COUNTS = frozenset(
    "counts counted logged logs count recorded records registered registers tallied".split()
)
MODALS = frozenset("can could should will would may might must need want".split())

_PICTURE = frozenset(
    "picture figure estimate details numbers story figures data more breakdown".split()
)

_ITS_BOOKS = frozenset(
    ("its", what) for what in ("books", "rolls", "roll", "payroll", "register", "files", "records")
)
_OF = frozenset(("of", "among", "amongst"))
_ASKED = frozenset("question questions questionnaire survey poll form".split())

_JUST_NOW = frozenset("yesterday today tonight now".split())
_ISSUES = frozenset("issued issues released releases published".split())
# "polled well", "polled ahead of": how somebody did in a poll.
_HOW_IT_FARED = frozenset(
    "better worse best worst well badly poorly strongly ahead behind higher lower highest lowest "
    "above below at second third evenly neck".split()
)
_EXTREME = pattern(r"(?!interest|arrest|protest|test|rest)[a-z-]+est|worst|most|least")
_COPULAS = frozenset("is are was were be been seems appears remains".split())


_NEAR = 8  # tokens
# Behind "released" and "published", before the verb: "a report released Monday found".
_WHEN_OR_BY = frozenset(
    "in by on last this earlier today yesterday recently late early monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_ISSUED = frozenset("released published conducted commissioned compiled".split())
# "A poll conducted from 3 to 9 June found", "a survey carried out among cooks showed".
_HOW = frozenset("from between among amongst during over online via for out with".split())
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


class Reporting:
    """Looks for verbs around the noun phrases of a sentence."""

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
            if low in _JUST_NOW and self._low(k + 1) in _REPORTING and k == mention.j:
                k += 1  # "the bureau yesterday released"
                continue
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
                r = q + 1
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
        if not inserted or after.low in ("was", "were", "is", "are"):
            return "right"  # "12 died in the fire, a crime officials say was planned"
        if after.low in ("that", "the", "a", "an", "how") or after.text[0].isdigit():
            return "right"
        if after.low in PREPOSITIONS or after.low in ("when", "while", "as", "last", "this"):
            return "both" if self._figure_after(mention.end) else "left"
        return "right" if self._figure_after(mention.end) else "left"
