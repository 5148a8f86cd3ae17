"""Crediting expressions of a sentence: who is said to say what, and on which side of it.

A *cue* ties a noun phrase to the figures of its sentence: "the council found that ..." credits
what follows, "..., according to the council" what stands before, "..., the council says, ..."
both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.read.creditwords import (
    ADVERBS,
    AUXILIARIES,
    DOCUMENTS,
    LOOSE,
    PREPOSITIONS,
    SHOW,
    SPEAK,
    STUDY,
    WEAK_SHOW,
)
from flows.read.mentions import Mention
from flows.read.names import Token, is_year

_REPORTING = SHOW | SPEAK | STUDY
_INVERTED = (SPEAK | (SHOW - WEAK_SHOW)) - frozenset("based".split())
_ALWAYS_STUDY = frozenset(
    "asked surveyed polled interviewed questioned sampled analysed analyzed examined studied "
    "scanned audited canvassed surveys polls asks interviews analyses analyzes examines "
    "studies questions".split()
)
_THAN = frozenset(
    "than unlike like outpaced beat beats exceeded exceeds versus vs against "
    "outpaces outstripped topped modeled modelled".split()
)
_OPERATE = STUDY | frozenset(
    "add added averaged award awarded build built cut deliver delivered doubled drove fixed gained "
    "generated got had handle handled have helped hire hired host hosted increased keep kept "
    "launched logged lost maintain maintained made manage managed merged migrated migrate offer "
    "offered operate operated post posted power processed produced ran receive received record "
    "recorded reduced register registered rolled saved see seen saw send sent serve served ship "
    "shipped sold support supported trained tripled welcomed won found find learned learnt "
    "counted count measured estimated estimate calculated observed noticed reached reach grew "
    "raised distributed employ employed fielded heard identified discovered showed tracked "
    "broke conducted".split()
)
_DONE = frozenset(
    "reported found compiled conducted published cited estimated calculated tracked surveyed "
    "analysed analyzed measured collected gathered recorded released produced commissioned "
    "carried quoted provided documented noted shown polled run counted prepared issued "
    "written asked".split()
)
_BEFORE_OBJECT = PREPOSITIONS - frozenset("as after before since until than like".split())
_ASKED_PEOPLE = frozenset("respondents participants panelists panellists interviewees".split())
_THEIR_WORDS = frozenset(
    "words word answer admission verdict view opinion version take guess bet line reply".split()
)
_ASKED = frozenset("question questions questionnaire survey poll form".split())
_COMES = frozenset("comes come came taken drawn borrowed derived data figures numbers".split())
_PICTURE = frozenset("picture details numbers story figures data more breakdown".split())
# What "we" does that brings no figures of its own.
_NOT_DONE = frozenset(
    "used lived watched believed hoped wanted needed talked agreed worried expected assumed "
    "recommended liked loved looked asked mentioned discussed explained described covered noted "
    "promised decided tried linked quoted suggested argued wondered turned thanked".split()
)
_MODALS = frozenset("can could should will would may might must need want".split())
_PLURAL_VERBS = frozenset(
    "say said report reported found find note write wrote estimate estimated conclude "
    "concluded".split()
)
_HIDDEN = re.compile(
    r"\b(?:it (?:is|was|has been) (?:widely |generally |often )?"
    r"(?:estimated|believed|thought|said|reported|reckoned)"
    r"|(?:is|are|was|were) (?:widely |generally |often )?"
    r"(?:estimated|believed|thought|said|reported|reckoned) to"
    r"|reportedly|by (?:some|most|many|all) (?:accounts|estimates)"
    r"|(?:some|many|most|experts|critics|insiders) (?:say|believe|argue|estimate|claim|suggest))\b",
    re.IGNORECASE,
)
_BRACKET_WORDS = frozenset(
    "and et al the in source sources via see from data cited by p pp page table figure n "
    "no chart accessed".split()
)
_BREAK = re.compile(r";|\bwhile\b|\bwhereas\b|, but\b|, although\b|, though\b|\. ", re.IGNORECASE)
_SOFT = re.compile(r", and\b|, with\b|, which\b|—|–|:|,", re.IGNORECASE)
_COPULAS = frozenset("is are was were be been seems appears remains".split())


@dataclass(slots=True)
class Cue:
    """A crediting expression; positions count in the block's text."""

    mention: Mention | None  # None: "it is estimated that"
    kind: str  # named, pointing, own, vague
    start: int
    end: int
    side: str  # right, left, both
    weight: int  # 3 says so, 2 did the research, 1 is mentioned, 0 in passing, -1 if known
    bracket: bool = False


def find_cues(
    words: list[Token],
    mentions: list[Mention],
    text: str,
    bounds: tuple[int, int],
    figures: Sequence[tuple[int, int]],
) -> list[Cue]:
    """Cues of a sentence, from left to right.

    Args:
        words: its tokens.
        mentions: its noun phrases.
        text: text of the block.
        bounds: of the sentence.
        figures: spans of its claims.
    """
    finder = _Finder(words, mentions, text, bounds, figures)
    return finder.find()


class _Finder:
    def __init__(
        self,
        words: list[Token],
        mentions: list[Mention],
        text: str,
        bounds: tuple[int, int],
        figures: Sequence[tuple[int, int]],
    ) -> None:
        self.words = words
        self.size = len(words)
        self.mentions = mentions
        self.text = text
        self.bounds = bounds
        self.figures = figures

    def find(self) -> list[Cue]:
        found: list[Cue] = []
        for at, mention in enumerate(self.mentions):
            if mention.kind == "none":
                continue
            cue = self._cue(at, mention)
            if cue is not None:
                found.append(cue)
        for match in _HIDDEN.finditer(self.text, *self.bounds):
            if not any(c.start < match.end() and match.start() < c.end for c in found):
                found.append(Cue(None, "vague", match.start(), match.end(), "both", 2))
        found.sort(key=lambda cue: (cue.start, cue.end))
        return found

    def _cue(self, at: int, mention: Mention) -> Cue | None:
        kind = mention.kind
        if kind == "own" and mention.pronoun:
            return self._we(mention)
        bracket = self._bracket(mention)
        if bracket is not None:
            return bracket
        lead = self._lead(mention)
        if lead is not None:
            return lead
        said = self._verb(mention)
        if said is not None:
            return said
        return self._mentioned(at, mention)

    # --- before the phrase -------------------------------------------------------------------

    def _low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < self.size else ""

    def _lead(self, mention: Mention) -> Cue | None:
        """ "according to X", "in X's survey", ", says X"."""
        i = mention.i
        before, second = self._low(i - 1), self._low(i - 2)
        if before == "to" and second == "according":
            return self._prep(mention, i - 2, 3)
        if before in ("per", "citing", "quoting") and (mention.named or mention.kind == "own"):
            return self._prep(mention, i - 1, 3)
        if mention.pronoun:
            return None
        if before == "by":
            if mention.noun or mention.titles:
                return self._prep(mention, i - 1, 3)
            if second in _DONE and mention.named:
                return self._prep(mention, i - 2, 2)
        if before in ("told", "tell", "telling", "tells") and (mention.named or mention.people):
            weight = 3 if self._figure_before(mention.start) else 1
            return Cue(mention, mention.kind, mention.start, mention.end, "both", weight)
        if before in _INVERTED and self._inverts(i - 1) and not mention.pronoun:
            return Cue(mention, mention.kind, self.words[i - 1].start, mention.end, "left", 3)
        publication = bool(mention.noun or mention.titles)
        if before in ("in", "from", "on", "at", "under", "of") and publication:
            loose = mention.noun in LOOSE and not mention.named and not mention.relative
            if before in ("on", "at", "under", "of") and loose and mention.kind != "own":
                return None
            asked = mention.noun in ("panel", "sample") or self._low(mention.j) in _ASKED_PEOPLE
            if before == "of" and not (asked and mention.named):
                return None
            if mention.kind == "vague" and before != "in":
                return None
            if mention.kind == "vague" and loose:
                return None
            return self._prep(mention, i - 1, 2)
        return None

    def _prep(self, mention: Mention, i: int, weight: int) -> Cue:
        """A prepositional cue, on the side where its clause has the figure."""
        start = self.words[i].start
        before = self._low(i - 1)
        opens = i == 0 or before in ("", ";", ":", "—", "–", "and", "but", "that", "so", "because")
        opens = opens or (before == "," and self._low(i - 2) in ("", "nationally", "and", "but"))
        side = "right" if opens else "left"
        if side == "left" and not self._figure_before(start):
            side = "both"
        if side == "right" and not self._figure_after(mention.end):
            side = "both"
        return Cue(mention, mention.kind, start, mention.end, side, weight)

    def _inverts(self, i: int) -> bool:
        """Whether the verb at ``i`` follows what is said: ", says X"."""
        before = self.words[i - 1] if i > 0 else None
        if before is None or before.text in ",\"”’'—–)*_.":
            return before is None or not self._name_list(i - 1)
        return False

    def _name_list(self, i: int) -> bool:
        return self.words[i].text == "," and i > 0 and self.words[i - 1].cap and False

    def _figure_before(self, position: int) -> bool:
        return any(end <= position for _, end in self.figures)

    def _figure_after(self, position: int) -> bool:
        return any(start >= position for start, _ in self.figures)

    # --- in brackets -------------------------------------------------------------------------

    def _bracket(self, mention: Mention) -> Cue | None:
        """ "(Staffing Council, Outlook 2024)": a credit of what stands before."""
        if not mention.named:
            return None
        left = mention.i - 1
        while left >= 0 and mention.i - left < 10 and self.words[left].text not in "()[]":
            left -= 1
        if left < 0 or self.words[left].text not in "([":
            return None
        right = mention.j
        while right < self.size and right - mention.j < 30 and self.words[right].text not in ")]":
            right += 1
        if right >= self.size or self.words[right].text not in ")]":
            return None
        inside = self.words[left + 1 : right]
        dated = any(is_year(w) for w in inside) or bool(mention.titles)
        sourced = any(w.low in ("source", "sources", "via", "data") for w in inside[:2])
        for w in inside:
            if w.word and not (w.cap or w.low in _BRACKET_WORDS or w.text[0].isdigit()):
                if w.low not in DOCUMENTS and w.low not in PREPOSITIONS and not dated:
                    return None
                if w.low in AUXILIARIES or w.low in ("which", "who", "that", "example"):
                    return None
        bodily = any(n.kind == "body" for n in mention.names + mention.by)
        if not (dated or sourced or bodily or mention.noun):
            return None
        if any(self.words[left].start < s < self.words[right].end for s, _ in self.figures):
            return None
        behind = self._figure_before(self.words[left].start)
        side = "left" if behind else "right"
        return Cue(
            mention,
            mention.kind,
            self.words[left].start,
            self.words[right].end,
            side,
            3,
            bracket=True,
        )

    # --- behind the phrase -------------------------------------------------------------------

    def _verb(self, mention: Mention) -> Cue | None:
        """ "X found that", ", X says,"."""
        plain = not (mention.noun or mention.people or mention.person or mention.titles)
        if plain and not mention.pronoun and self._low(mention.i - 1) in _BEFORE_OBJECT:
            return self._object(mention)
        k, how = self._verb_after(mention)
        if k < 0:
            return None
        verb = self.words[k].low
        weight = self._weight(mention, verb, k, how)
        if weight == 0:
            return None
        end = self.words[k].end
        kind = mention.kind
        if mention.pronoun:
            pronoun = mention.pronoun
            if verb in WEAK_SHOW or verb in STUDY:
                return None
            if pronoun != "it" and not self._free(mention, verb, k):
                return None
        if weight == 2:
            return Cue(mention, kind, mention.start, end, "right", 2)
        side = self._side(mention, k)
        if side == "left" and kind == "vague":
            side = "both"
        return Cue(mention, kind, mention.start, end, side, weight)

    def _object(self, mention: Mention) -> Cue | None:
        """A name behind a preposition: "comes from X, which reports", "with X projecting"."""
        before, second = self._low(mention.i - 1), self._low(mention.i - 2)
        after = self._low(mention.j)
        if before == "with" and after.endswith("ing") and after in SHOW | SPEAK:
            return Cue(mention, mention.kind, mention.start, self.words[mention.j].end, "right", 3)
        if after == "," and self._low(mention.j + 1) in ("which", "who"):
            k = self._far_verb(mention.j + 1)
            if k >= 0 and self._weight(mention, self.words[k].low, k, "far"):
                return Cue(mention, mention.kind, mention.start, self.words[k].end, "right", 3)
        if before == "from" and second in _COMES:
            return Cue(mention, mention.kind, mention.start, mention.end, "both", 2)
        return None

    def _free(self, mention: Mention, verb: str, k: int) -> bool:
        """Whether "they said" is a reporting clause rather than what respondents said."""
        if mention.pronoun == "they" and verb not in _PLURAL_VERBS:
            return False
        before = self._low(mention.i - 1)
        closing = k + 1 >= self.size or self.words[k + 1].text in ",.;—"
        return before in ("", "—", ";", ":") or (before in (",", '"', "”") and closing)

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
            if (
                low in _REPORTING
                and not token.cap
                and not (low in ("set", "put", "sent", "based") and how == "far")
            ):
                if low in ("released", "published", "conducted", "commissioned", "compiled"):
                    after = self._low(k + 1)
                    if after in ("in", "by", "on", "last", "this", "earlier", "today"):
                        j = self._skip_to(k + 1)
                        if j < 0:
                            return (k, how) if not mention.noun else (-1, "")
                        k = j
                        continue
                return k, how
            if low in _MODALS or low == "not" or low.endswith(("n't", "n’t")):
                return -1, ""
            if low in ADVERBS or low in AUXILIARIES:
                if low in _COPULAS and self._low(k + 1) not in _REPORTING | ADVERBS:
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
            else:
                return -1, ""
        return -1, ""

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
                if r < self.size and (self.words[r].low in _REPORTING or after.low in ("has",)):
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
            if any(start <= token.start < end for start, end in self.figures):
                return -1
            if token.low in ("has", "have", "had"):
                if not self._auxiliary(q):
                    return q
                continue
            if token.low in _REPORTING and not token.cap:
                return q
        return -1

    def _weight(self, mention: Mention, verb: str, k: int, how: str) -> int:
        """3 for reporting, 2 for doing the research, 0 for what is no crediting."""
        research = bool(mention.noun or mention.titles or mention.people or how == "study")
        if verb in ("has", "have", "had"):
            rest = [w.low for w in self.words[k + 1 : k + 5]]
            if rest[:1] == ["it"] or _PICTURE.intersection(rest):
                return 3
            if "at" in rest and mention.named:
                return 3
        if verb in ("add", "adds", "added"):
            after = self._low(k + 1)
            return 3 if after in ("that", ",", ".", ";", "") else 0
        research = research or mention.person is not None
        if verb in ("saw", "see", "sees", "got", "get", "gets") and mention.noun in LOOSE:
            return 0
        if verb in WEAK_SHOW:
            if research and mention.kind != "vague":
                return 3
            after = self.words[k + 1] if k + 1 < self.size else None
            ahead = self.words[k + 1 : k + 6]
            if verb in ("put", "gave") and any(w.low in _ASKED for w in ahead):
                return 2
            if verb in ("put", "puts", "give", "gives", "gave"):
                rest = {w.low for w in self.words[k + 1 :]}
                return 3 if rest & {"at", "as"} else 0
            if verb in ("expects", "expected", "expect", "projects", "projected", "project"):
                return 3
            if verb in ("counts", "counted", "logged", "logs", "count", "recorded", "records"):
                direct = after is not None and (after.text[0].isdigit() or self._figure_at(after))
                return 3 if direct else 0
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
        if verb in ("heard", "learned", "learnt", "hears") and self._low(k + 1) == "from":
            return 2
        if verb in _ALWAYS_STUDY:
            return 2 if mention.kind != "vague" or mention.people else 2
        if research:
            return 2
        ahead = self.words[k + 1 : k + 14]
        return 2 if any(w.low in DOCUMENTS and not w.cap for w in ahead) or self._titled(k) else 0

    def _titled(self, k: int) -> bool:
        return any(m.titles and k < m.i <= k + 14 for m in self.mentions)

    def _figure_at(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.figures)

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
        if not inserted:
            return "right"
        if after.low in ("that", "the", "a", "an", "how") or after.text[0].isdigit():
            return "right"
        if after.low in PREPOSITIONS or after.low in ("when", "while", "as", "last", "this"):
            return "both" if self._figure_after(mention.end) else "left"
        return "right" if self._figure_after(mention.end) else "left"

    # --- the house itself ----------------------------------------------------------------------

    def _we(self, mention: Mention) -> Cue | None:
        """ "we surveyed", "we have had"."""
        k = mention.j
        if self.words[mention.i].low != "we":
            return None
        while k < self.size and (self.words[k].low in ADVERBS or self.words[k].low in AUXILIARIES):
            if self.words[k].low in _MODALS:
                return None
            if self.words[k].low in ("have", "had") and not self._helps(k):
                break
            k += 1
        if k >= self.size or self.words[k].low in _MODALS:
            return None
        verb = self.words[k].low
        if verb not in _OPERATE and not (verb.endswith("ed") and verb not in _NOT_DONE):
            return None
        weight = 2 if verb in STUDY or verb in ("found", "learned", "counted", "measured") else 1
        return Cue(mention, "own", mention.start, self.words[k].end, "both", weight)

    def _helps(self, k: int) -> bool:
        after = self._low(k + 1)
        return after in _OPERATE or after in ADVERBS or after in ("been", "had")

    def _mentioned(self, at: int, mention: Mention) -> Cue | None:
        """A publication or the house's own people that are spoken of."""
        if mention.pronoun:
            return None
        before = self._low(mention.i - 1)
        if mention.kind == "own":
            weight = 2 if mention.noun or mention.names else 0
            side = "both" if weight else "right"
            return Cue(mention, "own", mention.start, mention.end, side, weight)
        after = self.words[mention.j] if mention.j < self.size else None
        direct = after is not None and (
            self._figure_at(after)
            or (
                after.text in "(:" and any(0 <= start - after.end <= 2 for start, _ in self.figures)
            )
            or (after.low == "at" and mention.noun != "")
        )
        publication = bool(mention.noun or mention.titles)
        if mention.kind == "named" and publication:
            if before in _THAN and not direct:
                return None
            side = "right" if direct else "both"
            return Cue(mention, "named", mention.start, mention.end, side, 2 if direct else 1)
        if mention.kind == "pointing" and publication:
            if before in _THAN:
                return None
            telling = mention.noun not in LOOSE or mention.titles or mention.owner
            if mention.relative or mention.det in ("same", "this", "that") or telling:
                return Cue(mention, "pointing", mention.start, mention.end, "both", 1)
        if mention.kind == "named" and not publication:
            return self._actor(mention)
        return None

    def _actor(self, mention: Mention) -> Cue | None:
        """A body that does something in a sentence without figures may be about to report."""
        told = self._told(mention)
        if told is not None:
            return told
        names = mention.names + mention.by
        bodily = any(name.kind == "body" for name in names) or bool(mention.people)
        after = self._low(mention.j)
        subject = self._low(mention.i - 1) not in _BEFORE_OBJECT and after not in ("and", "or", "'")
        asked = any(
            w.text[0].isdigit() and not is_year(w) and len(w.text) > 1 and not self._figure_at(w)
            for w in self.words[mention.j : mention.j + 12]
        )
        if self.figures or not subject or not (bodily or asked):
            return Cue(mention, "named", mention.start, mention.end, "both", -1)
        return Cue(mention, "named", mention.start, mention.end, "both", 1 if asked else 0)

    def _told(self, mention: Mention) -> Cue | None:
        """ "X, at 5%", "X's answer: 5%", "if we believe X", "X speaks of 5%", "Over at X"."""
        k, before, second = mention.j, self._low(mention.i - 1), self._low(mention.i - 2)
        bodily = any(name.kind == "body" for name in mention.names + mention.by)
        if before in ("believe", "trust", "ask") or (
            before == "if" and {"right", "believed"} & {self._low(q) for q in range(k, k + 7)}
        ):
            return Cue(mention, "named", mention.start, mention.end, "both", 3)
        if before == "at" and second in ("over", "down", "up", "back"):
            return Cue(mention, "named", mention.start, mention.end, "right", 2)
        if mention.names and mention.names[-1].owns:
            q = k + 1 if self._low(k) == "own" else k
            if self._low(q) in _THEIR_WORDS:
                return Cue(mention, "named", mention.start, self.words[q].end, "both", 3)
        if self._low(k) in ("speaks", "spoke", "talks", "talked", "warns", "warned") and (
            self._low(k + 1) == "of"
        ):
            return Cue(mention, "named", mention.start, self.words[k].end, "right", 3)
        if not bodily:
            return None
        if self._low(k) == ",":
            k += 1
        if self._low(k) in ("at", "with", "has", "only", "just"):
            k += 1
        if k < self.size and self._figure_at(self.words[k]) and before in (",", ";", "and", "but"):
            return Cue(mention, "named", mention.start, mention.end, "right", 2)
        return None


def cost(text: str, cue: Cue, start: int, end: int) -> float:
    """How far a cue is from the figure ``[start, end)``; infinite on its wrong side."""
    if start >= cue.end:
        if cue.side == "left" and cue.bracket:
            return float("inf")
        between = text[cue.end : start]
        colon = 0.0
        against = 12.0 if cue.side == "left" else 0.0
    elif end <= cue.start:
        if cue.side == "right":
            return float("inf")
        between = text[end : cue.start]
        against = 0.0
        colon = 1.0
    else:
        return 0.0
    breaks = len(_BREAK.findall(between))
    soft = len(_SOFT.findall(between))
    return (
        against
        + 10.0 * breaks
        + colon * between.count(":") * 6.0
        + 0.6 * soft
        + len(between) / 60.0
        + 2.0 * (3 - cue.weight)
    )


__all__ = ["Cue", "cost", "find_cues"]
