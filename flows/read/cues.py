"""Crediting expressions of a sentence: who is said to say what, and on which side of it.

A *cue* ties a noun phrase to the figures of its sentence: "the council found that ..." credits
what follows, "..., according to the council" what stands before, "..., the council says, ..."
both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.creditwords import (
    AUXILIARIES,
    BODIES,
    COMPANIES,
    DOCUMENTS,
    LOOSE,
    PEOPLE,
    PREPOSITIONS,
    SHOW,
    SPEAK,
    STUDY,
    WEAK_SHOW,
)
from flows.read.makers import MADE
from flows.read.mentions import Mention
from flows.read.own_doings import OwnDoings
from flows.read.speakers import crowd
from flows.read.telling import BEFORE_OBJECT
from flows.read.unnamedcues import unnamed_cues
from flows.read.wordclass import person
from flows.read.words import Token

_INVERTED = frozenset(
    verb for verb in SPEAK | (SHOW - WEAK_SHOW) if verb != "based" and not verb.endswith("ing")
)
# "The poll, run by X, shows Rye with 12%": not "shows Rye".
_WITH = frozenset("with at leading ahead up down on".split())
_THAN = frozenset(
    "than unlike like outpaced beat beats exceeded exceeds versus vs against "
    "outpaces outstripped topped modeled modelled".split()
)
_DONE = frozenset(
    "reported found compiled conducted published cited estimated calculated tracked surveyed "
    "analysed analyzed measured collected gathered recorded released produced commissioned "
    "carried quoted provided documented noted shown polled run counted prepared issued "
    "written asked gauged reckoned disclosed tallied computed".split()
)
# Behind "as" only: "41% are supplied by X" is not told by X.
_SO_DONE = frozenset(
    "announced confirmed judged assessed logged established studied examined monitored audited "
    "supplied given registered rated".split()
)
_REPORTED_BY = (
    SPEAK
    | SHOW
    | STUDY
    | _DONE
    | MADE
    | frozenset("supported backed based powered measured".split())
)
_ASKED_PEOPLE = frozenset("respondents participants panelists panellists interviewees".split())
_ANSWERED = _ASKED_PEOPLE | frozenset("responded responding replied answers replies".split())
# What people do in research, which is then no source of what is said.
_TAKING_PART = frozenset(
    "participate participated participating participation part engage engaged engaging enrol "
    "enroll enrolled enrolling involved invest invested investing investment interest interested "
    "career careers work working worked".split()
)
_COMES = frozenset("comes come came taken drawn borrowed derived data figures numbers".split())
_CAME = frozenset("comes come came".split())
# What comes from who made it, where "70% came from Norland" tells of what is counted.
_WHAT_CAME = DOCUMENTS | frozenset(
    "it this that these those both all which one number figure statistic finding quote".split()
)
_GAVE = frozenset(
    "revised put published calculated estimated released gave given compiled counted computed "
    "reported confirmed recorded produced announced reckons estimates".split()
)
_NUMBER = frozenset("number figure total sum share rate estimate finding count".split())
_PLURAL_VERBS = frozenset(
    "say said report reported found find note write wrote estimate estimated conclude "
    "concluded".split()
)
# 'We shut early,' he said: not "bakers' ovens", nor "we're".
_SINGLE_OPENS = pattern(r"(?:^|(?<=[\s(—–-]))['‘](?=[A-Z])")
_SINGLE_ENDS = pattern(r"(?<=[.,!?…])['’](?=$|[\s)—–-])")
_QUOTABLE = 3000  # characters of a paragraph in which quotations are followed


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


# "Two thirds of her colleagues (68%) report": who does so is counted, not credited; and nor is
# "an earlier version of this article" anybody.
_REACH = 24  # characters before a phrase that are looked at
_PART_OF = pattern(
    r"(?:\b(?:thirds?|quarters?|fifths?|tenths?|half|most|many|percent|per cent|in (?:ten|five|four"
    r"|three))|%)\sof\s$",
    re.IGNORECASE,
)
_VERSION_OF = pattern(r"\b(?:version|draft|copy)s?\sof\s$", re.IGNORECASE)


class _Finder(OwnDoings):
    def _only_counted(self, mention: Mention) -> bool:
        """Whether a phrase that points back is of those counted, or the article itself."""
        before = self.text[: mention.start]
        told = bool(mention.people) and _PART_OF.search(before[-_REACH:]) is not None
        return told or _VERSION_OF.search(before[-_REACH:]) is not None

    def find(self) -> list[Cue]:
        found: list[Cue] = []
        for at, mention in enumerate(self.mentions):
            if mention.kind == "none" or (at and self._takes_up(self.mentions[at - 1], mention)):
                continue
            if at and self._describes(self.mentions[at - 1], mention):
                continue
            cue = self._cue(mention)
            if cue is None or self._reported(mention):
                continue
            if mention.kind == "pointing" and self._only_counted(mention):
                continue
            named = at and mention.pronoun in ("it", "they") and not self._ends(mention)
            if named and self._subject(self.mentions[at - 1]):
                # "Loafwatch goes further; it says"
                cue.mention = self.mentions[at - 1]
                cue.kind = cue.mention.kind
            found.append(cue)
        worked = self._worked_out()
        if worked is not None:
            found.append(worked)
        for cue in crowd(self.words, self.figures):
            taken = [c for c in found if c.start < cue.end and cue.start < c.end]
            if all(c.weight <= 0 for c in taken):  # "a Crumb official said": not Crumb
                found = [c for c in found if c not in taken] + [cue]
        found.sort(key=lambda cue: (cue.start, cue.end))
        hidden = unnamed_cues(self.text, self.bounds, self.figures, found)
        return sorted(found + hidden, key=lambda cue: (cue.start, cue.end))

    def _reported(self, mention: Mention) -> bool:
        """As "it" in "the ministry said it had counted": the word is the ministry's."""
        before = self._low(mention.i - 1)
        before = self._low(mention.i - 2) if before == "that" else before
        return mention.pronoun in ("it", "they") and before in SPEAK

    def _ends(self, mention: Mention) -> bool:
        """As "it" in "rivals like Crumb sell little, it said.": who tells of them all."""
        behind = [word.text for word in self.words[mention.j + 1 : mention.j + 3]]
        return self._low(mention.i - 1) in (",", '"', "”") and behind[:1] in ([], ["."])

    def _quoted(self, position: int) -> bool:
        """Whether a position is inside quotation marks."""
        start, end = self.bounds
        # A quotation may go on over several sentences.
        since = 0 if position < _QUOTABLE else max(start, position - 400)
        before = self.text[since:position]
        if before.count("“") > before.count("”"):
            return True
        if "'" in before or "‘" in before:
            opened, closed = len(_SINGLE_OPENS.findall(before)), len(_SINGLE_ENDS.findall(before))
            if opened > closed and _SINGLE_ENDS.search(self.text, position):
                return True
        if '"' not in before:
            return False
        till = position + 400 if position < _QUOTABLE else min(end, position + 400)
        return before.count('"') % 2 == 1 and '"' in self.text[position:till]

    def _subject(self, mention: Mention) -> bool:
        """Whether a name opens the sentence or a clause of it."""
        before = self._low(mention.i - 1)
        return mention.kind == "named" and before in ("", ",", ";", "—", "and", "but")

    def _describes(self, before: Mention, mention: Mention) -> bool:
        """As "a Ryeham firm" does in "Loafwatch, a Ryeham firm, found"."""
        if mention.det == "the" and mention.body and not (mention.noun or mention.named):
            apposed = (
                mention.i == before.j + 1 and self._low(before.j) == self._low(mention.j) == ","
            )
            return (
                apposed and before.kind == "named"
            )  # "from the LB, the national bread office, show"
        if mention.det not in ("a", "an") or mention.noun or before.kind != "named":
            return False
        if mention.titles or any(name.kind == "title" for name in mention.names):
            return False  # "as an Independent, a Loafwatch Poll found"
        if mention.i != before.j + 1 or self._low(before.j) != ",":
            return False
        # "Half bake in Norland, a charity has found": it says so, and is no Norland.
        ends = self._low(mention.j) != "," and self._figure_before(before.start)
        return not (ends and mention.body and self._verb_after(mention)[0] >= 0)

    def _takes_up(self, before: Mention, mention: Mention) -> bool:
        """As "its survey" does in "Loafwatch in its survey found"."""
        own = mention.owner == "its" and not mention.named and before.named
        return own and mention.i == before.j + 1 and self._low(before.j) in ("in", "from")

    def _cue(self, mention: Mention) -> Cue | None:
        kind = mention.kind
        if kind == "named" and self._counted(mention):
            return None
        if self._to_come(mention):
            return Cue(mention, kind, mention.start, mention.end, "none", 0)
        if self._no_source(mention):
            return None
        whole = self.text.lstrip()[:1] in '“"' and self.text.rstrip()[-1:] in '”"'
        whole = whole and self.text.count('"') + self.text.count("“") <= 1 + ('"' in self.text)
        pull = whole and bool(mention.noun or mention.names)  # "In our own survey ...", set large
        if kind == "own" and not pull and self._quoted(mention.start):
            return None  # what somebody else says of themselves
        if kind == "own" and mention.pronoun:
            return self._we(mention)
        asked = kind in ("vague", "loose") and self._quoted(mention.start)
        if asked and not any(self._quoted(start) for start, _ in self.figures):
            return None  # a question that is quoted speaks of experts, who say nothing
        trailing = self._bracket(mention) or self._signed(mention)
        if trailing is not None:
            return trailing
        if self._conceded(mention) or self._done_by(mention):
            return None
        lead = self._lead(mention)
        if lead is not None:
            return lead
        said = self._verb(mention)
        if said is not None:
            return said
        return self._mentioned(mention)

    def _done_by(self, mention: Mention) -> bool:
        """As in "sales were boosted by the Loaf 2004 fair": it did something, and said nothing."""
        if self._low(mention.i - 1) != "by" or mention.noun or not mention.titles:
            return False
        did = self._low(mention.i - 2)
        told = self._low(mention.j) == "," and self._low(mention.j + 1) in ("which", "who")
        return did.endswith("ed") and did not in _REPORTED_BY and not told

    def _apiece(self, i: int) -> bool:
        """As in "100 tasks per DAG": so many of them each."""
        if self._low(i) != "per" or i < 2:
            return False
        number = self.words[i - 2]
        return self.words[i - 1].text.isalpha() and number.text[-1:].isdigit()

    def _counted(self, mention: Mention) -> bool:
        """As in "92% of Crumbco's blog readers": whom a figure is about."""
        of = mention.i - 1
        return of > 0 and self._low(of) == "of" and self._figure_at(self.words[of - 1])

    # --- before the phrase -------------------------------------------------------------------

    def _lead(self, mention: Mention) -> Cue | None:
        """As in "according to X", "in X's survey", ", says X"."""
        i = mention.i
        before, second = self._low(i - 1), self._low(i - 2)
        if before == "to" and second == "according":
            return self._prep(mention, i - 2, 3)
        told = mention.named or mention.kind == "own"
        told = told or (before == "per" and mention.kind == "pointing" and mention.noun != "")
        if before in ("per", "citing", "quoting") and told and not self._apiece(i - 1):
            return self._prep(mention, i - 1, 3)
        if mention.pronoun:
            return None
        of_people = before == "of" and person(self._low(mention.j))  # "a poll of Rye voters"
        if before in ("from", "by", "at", "of") and mention.named and not of_people:
            since = self._according(i - 2)
            if since >= 0:  # "according to past wage information from X"
                return self._prep(mention, since, 3)
        if before == "by":
            if mention.noun or mention.titles:
                return self._prep(mention, i - 1, 3)
            so = self._low(i - 3) == "as" and second in _SO_DONE
            if (second in _DONE or so) and mention.named:
                return self._prep(mention, i - 2, 2)
        if before in ("told", "tell", "telling", "tells") and (mention.named or mention.people):
            weight = 3 if self._figure_before(mention.start) else 1
            return Cue(mention, mention.kind, mention.start, mention.end, "both", weight)
        shown = before in SHOW and self._low(mention.j) in _WITH
        if (
            before in _INVERTED
            and not shown
            and self._inverts(i - 1)
            and self._ends_there(mention.j)
        ):
            return Cue(mention, mention.kind, self.words[i - 1].start, mention.end, "left", 3)
        if mention.named and self._a_number_that(i):
            return Cue(mention, mention.kind, mention.start, mention.end, "left", 3)
        verb = self._claims(i) if mention.named else -1
        if verb >= 0 and self._ends_there(mention.j):
            return Cue(mention, mention.kind, self.words[verb].start, mention.end, "left", 3)
        publication = bool(mention.noun or mention.titles)
        if before == "to" and second in _ANSWERED and publication and mention.named:
            return self._prep(mention, i - 1, 2)  # "57% of respondents to X's survey"
        if before in ("in", "from", "on", "at", "under", "of") and publication:
            loose = mention.noun in LOOSE and not mention.named and not mention.relative
            if before in ("on", "at", "under", "of") and loose and mention.kind != "own":
                return None
            asked = mention.noun in ("panel", "sample") or self._low(mention.j) in _ASKED_PEOPLE
            if before == "of" and not (asked and mention.named):
                return None
            if mention.kind == "vague" and (before != "in" or second in _TAKING_PART):
                return None
            if mention.kind == "vague" and loose:
                return None
            return self._prep(mention, i - 1, 2)
        return None

    def _a_number_that(self, i: int) -> bool:
        """As in "310,000 homes, a number that the Water Board has revised upward"."""
        k = i - 1
        if self._low(k) in ("which", "that"):
            k -= 1
        told = self._low(k) in _NUMBER and self._low(k - 1) in ("a", "the", "an")
        told = told and self._low(k - 2) == "," and self._figure_before(self.words[k - 1].start)
        name = next(m for m in self.mentions if m.i == i)
        verb = self._low(name.j + (self._low(name.j) in ("has", "have", "had", "itself")))
        return told and verb in _GAVE

    def _claims(self, i: int) -> int:
        """Index of the verb in ", claims children's charity the Loaf Fund" before ``i``, or -1."""
        if self._low(i - 1) not in BODIES | COMPANIES:
            return -1
        for q in range(i - 2, max(i - 7, 0), -1):
            if self._low(q) in _INVERTED and self.words[q - 1].text in ',”’"':
                return q
            if not self.words[q].word or self.words[q].cap or self._low(q) in AUXILIARIES:
                return -1
        return -1

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

    def _ends_there(self, k: int) -> bool:
        """Whether a clause ends before ``k``: what goes on has the name for its subject."""
        if k >= self.size or not self.words[k].word:
            return True
        low = self.words[k].low
        return low in PREPOSITIONS or low in ("who", "which", "last", "this", "earlier", "and")

    def _inverts(self, i: int) -> bool:
        """Whether the verb at ``i`` follows what is said: ", says X"."""
        return i == 0 or self.words[i - 1].text in ",\"”’'—–)*_."

    # --- behind the phrase -------------------------------------------------------------------

    def _verb(self, mention: Mention) -> Cue | None:
        """As in "X found that", ", X says,"."""
        plain = not (mention.noun or mention.people or mention.person or mention.titles)
        if plain and not mention.pronoun and self._low(mention.i - 1) in BEFORE_OBJECT:
            return self._object(mention)
        if plain and mention.names and mention.names[-1].owns:
            return None  # "Crumb's estimated sales"
        k, how = self._verb_after(mention)
        if k < 0:
            return None
        verb = self.words[k].low
        weight = self._weight(mention, verb, k, how)
        if weight == 0:
            return None
        end = self.words[k].end
        kind = mention.kind
        if kind == "loose" and self._low(mention.j + 1) in ("long", "always"):
            kind = "vague"  # "researchers have long held": not those of the study before
        if mention.pronoun:
            pronoun = mention.pronoun
            if verb in WEAK_SHOW or verb in STUDY:
                return None
            if pronoun != "it" and not self._free(mention, verb, k):
                return None
        if weight == 2:
            asked = self._figure_before(mention.start) and not self._figure_after(end)
            side = "left" if asked and self._whom(mention) else "right"
            return Cue(mention, kind, mention.start, end, side, 2)
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
        came = second not in _CAME or self._low(mention.i - 3) in _WHAT_CAME
        if before == "from" and second in _COMES and came:
            return Cue(mention, mention.kind, mention.start, mention.end, "both", 2)
        if after == "," and self._low(mention.j + 1) in ("which", "who"):
            k = self._far_verb(mention.j + 1)
            if k >= 0 and self._weight(mention, self.words[k].low, k, "far"):
                return Cue(mention, mention.kind, mention.start, self.words[k].end, "right", 3)
        if before in ("from", "by") and second in ("another", "one") and self._soon(mention):
            return Cue(mention, mention.kind, mention.start, mention.end, "right", 3)
        people = second.endswith("s") and second not in DOCUMENTS
        body = any(name.kind == "body" for name in mention.names[-1:])
        scholars = second in PEOPLE or second.endswith("ists")
        near = before in ("from", "at") or (before == "of" and scholars)
        if near and people and body and after in _INVERTED:
            verb = self.words[mention.j]  # "surveyors from X found"
            return Cue(mention, mention.kind, mention.start, verb.end, "right", 3)
        return None

    def _whom(self, mention: Mention) -> bool:
        """As in "12% of the bakers (whom) the institute asked": who they are, is told by whom."""
        before = self._low(mention.i - 1)
        return before in ("whom", "who", "that") or (before.isalpha() and before[-1] == "s")

    def _free(self, mention: Mention, verb: str, k: int) -> bool:
        """Whether "they said" is a reporting clause rather than what respondents said."""
        if mention.pronoun == "they" and verb not in _PLURAL_VERBS:
            return False
        before = self._low(mention.i - 1)
        closing = k + 1 >= self.size or self.words[k + 1].text in ",.;—"
        return before in ("", "—", ";", ":") or (before in (",", '"', "”") and closing)

    def _one_of_shares(self, mention: Mention) -> bool:
        """As in "Watching Runs (95%), Reading Logs (89%)": a thing with its share."""
        if mention.det or self._low(mention.j) != "(":
            return False
        behind = [k for k, word in enumerate(self.words[:-1]) if word.text == "("]
        shares = [k for k in behind if self._figure_at(self.words[k + 1])]
        return mention.j in shares and len(shares) > 1

    def _mentioned(self, mention: Mention) -> Cue | None:
        """A publication or the house's own people that are spoken of."""
        if mention.pronoun:
            return None
        before = self._low(mention.i - 1)
        if mention.kind == "own":
            counted = mention.body and self._tells_of(mention)
            weight = 2 if mention.noun or mention.names or counted else 0  # "64% of our users"
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
            if (before in _THAN and not direct) or self._one_of_shares(mention):
                return None
            side = "right" if direct else "both"
            return Cue(mention, "named", mention.start, mention.end, side, 2 if direct else 1)
        if mention.kind == "pointing" and publication:
            if before in _THAN:
                return None
            # "Lost their data" tells of no numbers; "in their data", "released its data" do.
            told = not before.isalpha() or before in PREPOSITIONS | _REPORTED_BY
            telling = mention.noun not in LOOSE or mention.titles or (mention.owner and told)
            if mention.relative or mention.det in ("same", "this", "that") or telling:
                return Cue(mention, "pointing", mention.start, mention.end, "both", 1)
        if mention.kind == "named" and not publication:
            return self._actor(mention)
        return None
