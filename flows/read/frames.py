"""The frame of each figure of a sentence: whose figure it is, and what is said of them.

A frame is found from the figure outwards: the words that belong to it alone (up to the next
figure), the verb before or after it, and the noun phrase that is the verb's subject or that
"of" ties to the figure. What a frame lacks (a pronoun for a subject, a comparison without
words of its own) it marks; ``ellipsis`` fills it from the same sentence, ``carry`` from the
sentences before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from flows.read.chunks import SHARES, Line
from flows.read.cuts import cut, governs, restatements
from flows.read.labels import split_label
from flows.read.model import Figure
from flows.read.phrases import (
    HEDGES,
    anaphor,
    is_time,
    main_verb,
    noun_end,
    noun_start,
    predicate_end,
    time_tail,
    time_ahead,
)
from flows.read.wordclass import CHANGES, MEASURES, PARTS, person

_COMPARES = frozenset("compared versus vs against than ahead from up down".split())
_TIES = frozenset("while whereas although though".split())
# Words that open a lead worth keeping: place, time, condition; not "to their credit".
_LEADS = frozenset(
    """in on at during after before among amongst of for over under since between by from within
across around outside inside throughout with without until when where asked given when once
overall nationally globally worldwide""".split()
)
_QUANTITIES = PARTS | frozenset("most many few some fewer majority minority".split())
_SAME_AS = frozenset("representing equalling equaling making or i.e namely".split())


@dataclass(slots=True)
class Frame:
    """One figure's population and the three pieces of its statement."""

    figure: Figure
    population: str = ""
    lead: str = ""
    left: str = ""
    right: str = ""
    linked: bool = False  # tied to the figure before by "and", "compared with", "from ... to"
    compared: bool = False
    same: bool = False  # the statement is that of an earlier figure ("that number")
    part: str = ""  # "for AI positions": replaces the like part of an earlier statement
    restates: bool = False  # the same quantity again: "one third (31%)"
    item: bool = False  # names an item of an enumeration: "Germany (12%)"
    verb: str = ""  # verb group that opens ``right``: it is shared with "and 48% a backup"
    whole: bool = False  # says the figure before as a share: "or 70% of all viewers"
    start: int = 0  # the figure's own words, in the block's text
    end: int = 0

    def words(self) -> str:
        """The statement, as put together from its pieces."""
        return joined(self.lead, self.left, self.right)


def joined(*pieces: str) -> str:
    """Pieces of a statement, a blank between them."""
    return " ".join(piece for piece in pieces if piece)


def frames(line: Line) -> list[Frame]:
    """Frames of a line's figures, in order, each with its own words only.

    Args:
        line: a sentence without its asides.
    """
    order = sorted(line.figures)
    restated = restatements(line, order)
    keep = [k for k in range(len(order)) if k not in restated]
    cuts = [0, *(cut(line, order[a], order[b]) for a, b in pairwise(keep)), len(line.words)]
    made: dict[int, Frame] = {}
    before: Frame | None = None
    for position, k in enumerate(keep):
        start, end = cuts[position], cuts[position + 1]
        previous = order[keep[position - 1]] if position else -1
        first = start
        if before is not None and start == order[k] and governs(line, previous, start):
            # "5% of content accounts for 25% of demand": each is said of the other.
            both = line.said(previous + 1, predicate_end(line, order[k], end))
            before.right = _behind(both, before.population)
            first, before = cuts[position - 1], None
        before = made[k] = _Framer(line, first, end, order[k], before).frame()
        before.start, before.end = line.starts[start], line.ends[end - 1]
    for k, other in sorted(restated.items()):
        made[k] = replace(made[other], figure=line.figures[order[k]], restates=True)
    return [made[k] for k in range(len(order))]


def _behind(words: str, population: str) -> str:
    """What follows "of POPULATION"."""
    _, _, rest = words.partition(population) if population else ("", "", words)
    return rest.strip()


class _Framer:
    """Finds the frame of the figure at ``i`` in its own words ``[a, b)``."""

    __slots__ = ("a", "b", "before", "f", "i", "line", "made", "share")

    def __init__(self, line: Line, a: int, b: int, i: int, before: Frame | None) -> None:
        self.line = line
        self.a, self.b, self.i = a, b, i
        self.before = before
        self.f = line.figures[i]
        self.share = self.f.form in SHARES
        self.made = Frame(self.f)

    def frame(self) -> Frame:
        """The frame."""
        self._strip()
        opened = self._bracket()
        if opened >= 0:
            self._in_brackets(opened)
        else:
            self._plain()
        return self.made

    def _verb_group(self, start: int) -> None:
        """Keep the verb group at ``start``, if one stands there."""
        tags = self.line.tags
        k = start
        while k < self.b and tags[k] in "VXvIAT":
            k += 1
        if any(tags[m] in "VX" for m in range(start, k)):
            self.made.verb = self.line.said(start, k)

    # -- words around the figure

    def _word(self, i: int) -> str:
        return self.line.words[i] if i < self.b else ""

    def _tag(self, i: int) -> str:
        return self.line.tags[i] if i < self.b else " "

    def _strip(self) -> None:
        """Take off what ties the figure's words to those before."""
        line = self.line
        while self.a < self.i:
            word, kind = line.words[self.a], line.tags[self.a]
            if kind in ",;-)." or kind == "C" or word in _TIES:
                if kind in ",C" and self.before is not None:
                    self.made.linked = True
                    self.made.whole = self.made.whole or word == "or"
            elif self.before is not None and word == "with":
                self.made.linked = False
                self.a += 1
                break
            elif self.before is not None and word in ("to", "followed", "by") and kind != "I":
                self.made.linked = True
            elif self.before is not None and word in _COMPARES:
                self.made.linked = self.made.compared = True
            else:
                break
            self.a += 1

    def _bracket(self) -> int:
        """Index of the open bracket that the figure stands in, or -1."""
        depth = 0
        for k in range(self.i - 1, self.a - 1, -1):
            if self.line.tags[k] == ")":
                depth += 1
            elif self.line.tags[k] == "(":
                if depth == 0:
                    return k
                depth -= 1
        return -1

    def _hedged(self, start: int) -> int:
        """Index where the words before the figure end, "only", "about" and the like left off."""
        words, tags = self.line.words, self.line.tags
        end = self.i
        while end > start and (words[end - 1] in HEDGES or tags[end - 1] in '(,"'):
            end -= 1
        return end

    def _tie(self) -> str:
        """The word before the figure, hedges aside."""
        k = self.i - 1
        words = self.line.words
        while k > self.a and words[k] in HEDGES and words[k] != "with":
            k -= 1
        return words[k] if k >= 0 else ""

    def _verb_next(self) -> bool:
        k = self.i + 1
        while self._tag(k) == "A" or self._word(k) == "each":
            k += 1
        return self._tag(k) in "VX" or (self.share and self._tag(k) in "Gp")

    def _lead(self, a: int, limit: int) -> tuple[str, int]:
        """The words before the subject ("For AI positions,") and where the subject starts."""
        line = self.line
        tags = line.tags
        start = a
        while start < limit and tags[start] in 'C"':
            start += 1
        # "Another fact: in a sample, ...": what stands before a colon is a label.
        for k in range(limit - 1, start - 1, -1):
            if tags[k] == ":" and (k + 1 < limit or self._word(self.i + 1) == "of"):
                label = line.said(start, k) if k - start <= 3 and line.tags[start] != "D" else ""
                lead, subject = self._lead(k + 1, limit)
                return joined(label, lead), subject
        bare = time_ahead(line, start, limit)
        if bare > start:
            return line.said(start, bare), bare
        if start < limit and (tags[start] in "PSGpTA" or is_time(line, start, limit)):
            k = start
            depth = 0
            while k < limit and (tags[k] not in ",:;-" or depth):
                depth += (tags[k] == "(") - (tags[k] == ")")
                k += 1
            if k < limit:
                kept = line.words[start] in _LEADS or is_time(line, start, k)
                lead, subject = self._lead(k + 1, limit)
                return joined(line.said(start, k) if kept else "", lead), subject
        return "", start

    # -- figures in running text

    def _plain(self) -> None:
        line, i = self.line, self.i
        self._behind_dash()
        lead, subject = self._lead(self.a, i)
        left = self._hedged(subject)
        verb = main_verb(line, subject, left)
        after_of = self.share and self._word(i + 1) == "of"
        if after_of and self._word(i + 2) == "the" and self._word(i + 3) == "time":
            after_of = False
        if verb < 0 and self.share and not after_of and self._word(i + 1) == "of":
            self._of_the_time(lead)
        elif after_of and self._tie() == "with" and self._absolute():
            self._whole_of(lead, subject, max(verb, subject), left)
        elif after_of and self._own_predicate(i + 2):
            self._subject_of(lead, i + 2, verb < 0, subject, left)
        elif verb < 0 and after_of:
            self._subject_of(lead, i + 2, True, subject, left)
        elif verb < 0 and self._counts_noun():
            self._subject_of(lead, i + 1, True, subject, left)
        elif verb < 0 and (self.share or self.f.form == "count") and self._verb_next():
            self._bare_subject(lead, subject, left)
        elif verb >= 0:
            self._object(lead, subject, verb, left, after_of=after_of)
        else:
            self._verbless(lead, subject, left)

    def _behind_dash(self) -> None:
        """Leave the clause behind which a dash introduces the figure."""
        k = self._hedged(self.a)
        if k > self.a and self.line.tags[k - 1] == "-" and main_verb(self.line, self.a, k - 1) >= 0:
            self.a = k

    def _own_predicate(self, start: int) -> bool:
        """Whether "of NP" is followed by a verb of which the figure is the subject."""
        end = noun_end(self.line, start, self.b, commas=True)
        return end > start and self._tag(end) in "VX" and self._tag(end + 1) not in " .,;:"

    def _absolute(self) -> bool:
        """Whether "with 96% of NP" has a participle for a verb: "agreeing with that"."""
        return self._tag(noun_end(self.line, self.i + 2, self.b, True)) in "Gp"

    def _counts_noun(self) -> bool:
        """Whether the figure counts the noun behind it: "one in three visits are mobile"."""
        if not self.share or self.f.form in ("percent", "points"):
            return False
        if self._tag(self.i + 1) not in "OGpD":
            return False
        end = noun_end(self.line, self.i + 1, self.b)
        return self._tag(end) in "VX" and end > self.i + 1

    def _of_the_time(self, lead: str) -> None:
        """Read "A third of the time, NP VERB"."""
        line, made = self.line, self.made
        start = self.i + 4
        while self._tag(start) in ",A":
            start += 1
        verb = main_verb(line, start, self.b)
        made.lead = joined(lead, line.said(self.i + 1, self.i + 4))
        if verb > start:
            made.population = line.said(start, verb)
            made.right = line.said(verb, predicate_end(line, verb, self.b))

    def _subject_of(self, lead: str, start: int, alone: bool, subject: int, left: int) -> None:
        """Read "72% of NP VERB ..."; ``alone`` if no other verb stands before the figure."""
        line, made = self.line, self.made
        loose = not self._own_predicate(start)
        end = noun_end(line, start, self.b, loose)
        self._whose(start, end)
        made.lead = lead if alone else self._clause_lead(left)
        own = line.said(subject, left) if alone else ""
        made.right = joined(made.right, line.said(end, predicate_end(line, end, self.b)))
        made.left = own
        self._verb_group(end)
        if self.before is not None and loose and own.lower() in _SAME_AS:
            made.whole, made.left = True, ""
        elif self.before is not None and loose and own and " " not in own:
            made.left = joined(self.before.population, own)
        who = topic(made.lead)
        if who:
            words = line.words[start:end]
            if anaphor(words) or set(who.lower().split()).issuperset(words):
                made.population, made.lead = who, ""

    def _clause_lead(self, left: int) -> str:
        """The lead of the figure's own clause, behind the last comma or conjunction."""
        line = self.line
        start = left
        while start > self.a and line.tags[start - 1] not in ",;:-SC":
            start -= 1
        return line.said(start, left) if line.tags[start] == "P" and start < left else ""

    def _whose(self, start: int, end: int) -> None:
        """Set the population; a time at its end ("sessions in 2015") goes to the statement."""
        stop = time_tail(self.line, start, end)
        while stop > start + 1 and self.line.tags[stop - 1] == "A":
            stop -= 1  # "recruiters now"
        part, said = split_label(self.line, start, stop, strict=True)
        self.made.population = part or self.line.said(start, stop)
        self.made.right = joined(said if part else "", self.line.said(stop, end))

    def _bare_subject(self, lead: str, subject: int, left: int) -> None:
        """Read "81% use it", "Of those using it, 81% ..." and "with 23% using it"."""
        line, made = self.line, self.made
        made.right = line.said(self.i + 1, predicate_end(line, self.i + 1, self.b))
        self._verb_group(self.i + 1)
        who = topic(lead)
        if who:
            made.population, lead = who, ""
        elif left > subject:
            made.left = line.said(subject, left)
        made.lead = lead
        if made.right.lower() in ("do", "did", "does", "have", "has", "are", "were"):
            # "In the new districts 23% did."
            made.same, made.right = True, ""
            made.lead = made.lead or made.left

    def _object(self, lead: str, subject: int, verb: int, left: int, *, after_of: bool) -> None:
        """Read "NP VERB 44%", "NP accounts for 25% of NP" and the like."""
        line, made, i = self.line, self.made, self.i
        if after_of:
            self._whole_of(lead, subject, verb, left)
            return
        if self.share and self._verb_next() and self._with_own_verb(subject, verb, left):
            return
        subject, verb, lead = self._inner_clause(subject, verb, left, lead)
        made.lead = lead
        stop = predicate_end(line, i + 1, self.b)
        if self.f.form == "count" and self._tag(i + 1) in "OpGD":
            end = noun_end(line, i + 1, self.b, True, close=True)
            if end > i + 1:
                self._whose(i + 1, end)
                made.left = line.said(subject, left)
                made.right = joined(made.right, line.said(end, stop))
                return
        start = self._subject(subject, verb)
        made.left = joined(made.left, line.said(start, left))
        made.right = line.said(i + 1, stop)
        who = topic(lead)
        if who and self.share and not made.same and not person(line.words[max(start, 1) - 1]):
            # "Among those who give, monthly giving is the way of 22%"
            made.population, made.lead = who, ""
            made.left = line.said(subject, left)
        if self._word(i + 1) in PARTS and self._word(i + 2) == "of":
            # "NP has a 36% share of NP2": the figure is a share of NP2.
            end = noun_end(line, i + 3, self.b, True)
            self._whose(i + 3, end)
            made.left = line.said(subject, left)
            made.right = joined(
                line.said(i + 1, i + 2),
                made.right,
                line.said(end, predicate_end(line, end, self.b)),
            )

    def _inner_clause(self, subject: int, verb: int, left: int, lead: str) -> tuple[int, int, str]:
        """The clause next to the figure, of "it is clear that sales grew 5%"."""
        line = self.line
        for k in range(left - 1, verb, -1):
            if line.tags[k] == "S":
                inner = main_verb(line, k + 1, left)
                if inner > k + 1:
                    outer = line.said(subject, k) if line.words[k] == "that" else lead
                    return k + 1, inner, outer
                break
        for k in range(verb - 1, subject, -1):
            if line.tags[k] == "S":
                return k + 1, verb, lead
        return subject, verb, lead

    def _with_own_verb(self, subject: int, verb: int, left: int) -> bool:
        """Read "The survey ran in ten languages with 78% filling it in"."""
        line, made = self.line, self.made
        if self._tie() == "with":
            # Whoever the main clause is about, if they are people, is who does it.
            end = noun_end(line, subject, verb)
            if end > subject and person(line.words[end - 1]):
                made.population = line.said(subject, end)
        elif self._tag(self.i + 1) in "VXA":
            start = left
            while start > verb and line.tags[start - 1] not in ",;:-SC":
                start -= 1
            clause = line.said(start, left) if start > verb else line.said(self.a, left)
            made.population = topic(clause)
            made.lead = "" if made.population else clause
        else:
            return False
        made.right = line.said(self.i + 1, predicate_end(line, self.i + 1, self.b))
        return True

    def _whole_of(self, lead: str, subject: int, verb: int, left: int) -> None:
        """Read "NP accounts for 25% of NP2" and "..., with 96% of NP2 agreeing with that"."""
        line, made = self.line, self.made
        start = self.i + 2
        end = noun_end(line, start, self.b, True)
        if self._tie() == "with" and self._tag(end) in "Gp":
            stop = predicate_end(line, end, self.b)
            made.population = line.said(start, end)
            made.right = line.said(end, stop)
            if stop - end <= 5 and any(w in ("that", "this", "so") for w in line.words[end:stop]):
                made.left = line.said(subject, left)
            return
        self._whose(start, end)
        made.lead = lead
        pronoun = anaphor(line.words[subject:verb])
        made.left = line.said(verb if pronoun else subject, left)
        made.right = joined(made.right, line.said(end, predicate_end(line, end, self.b)))

    def _subject(self, start: int, verb: int) -> int:
        """Population from the subject of a verb; "the share of NP that VP" is taken apart.

        Returns:
            Index where the predicate starts: adverbs before the verb are part of it.
        """
        line, made = self.line, self.made
        words, tags = line.words, line.tags
        while start < verb and tags[start] in "C,;-)SA":
            start += 1
        for k in range(start + 2, verb):
            # "On Fridays the country makes"
            named = tags[k] == "O" and line.capital(k - 1) and not line.capital(k)
            if tags[start] == "P" and tags[k - 1] == "O" and (tags[k] in "DN" or named):
                made.lead = joined(made.lead, line.said(start, k))
                start = k
                break
        end = verb
        while end > start + 1 and tags[end - 1] in "AD":
            end -= 1
        if start >= verb:
            made.linked = made.linked or self.before is not None
            return verb
        if any(w in CHANGES for w in words[verb : self.i + 2]) and (
            anaphor(words[start:end]) and self.share
        ):
            # "That is a rise of 6 points", "we are looking at a climb of 6 points"
            made.same = True
            made.part = next(w for w in words[verb : self.i + 2] if w in CHANGES)
            return verb
        if anaphor(words[start:end]):
            made.same = words[start] not in ("they", "we", "he", "she", "i", "you", "who")
            if not made.same:
                made.population = line.said(start, end)
            return verb
        population, said = split_label(line, start, end, strict=True)
        if population:
            made.population, made.left = population, said
            return end
        if words[end - 1] in MEASURES and end - start <= 2:
            made.left = line.said(start, end)  # "The median is 4"
            return end
        made.population = line.said(start, end)
        return end

    def _verbless(self, lead: str, subject: int, left: int) -> None:
        """No verb before the figure: labels, fragments, participles, coordinations."""
        line, made, i = self.line, self.made, self.i
        made.lead = lead
        if self.share and self._rate_of():
            made.linked = False
            return
        stop = predicate_end(line, i + 1, self.b)
        own = line.said(subject, left)
        if self.f.form == "count" and self._tag(i + 1) in "OpG":
            end = noun_end(line, i + 1, self.b, True)
            made.left = own
            self._whose(i + 1, end)
            made.right = joined(made.right, line.said(end, stop))
            return
        if self.share and self._change(subject, left):
            return
        made.right = line.said(i + 1, stop)
        governing = self._participle(subject, left)
        if governing > subject:
            end = governing
            while end > subject + 1 and line.tags[end - 1] in "AD,":
                end -= 1
            made.population = line.said(subject, end)
            made.left = line.said(end, left)
        elif self._is_verb():
            made.population, made.left = split_label(line, subject, left, strict=True)
            if not made.population:
                made.population, made.left = made.left, ""
        elif not own or made.compared:
            made.left = "" if is_time(line, subject, left) else own
            made.linked = made.linked or self.before is not None
            self._parted()
        elif i and line.tags[i - 1] in ":-":
            if self.f.form == "count" or made.right:
                parts = split_label(line, subject, left, strict=True, whole=True)
                made.population, made.left = parts if parts[0] else (own, "")
            else:
                made.population, made.left = split_label(line, subject, left)
        else:
            first = noun_start(line, left, subject)
            measured = any(w in MEASURES or w in CHANGES for w in line.words[first:left])
            made.left = line.said(first, left) if measured else own
            if measured and self.share:
                made.population, made.left = split_label(line, first, left, strict=True)
            if not measured and self._word(i + 1) in ("below", "above", "lower", "higher", "off"):
                made.population, made.left = own, ""

    def _participle(self, subject: int, left: int) -> int:
        """Index of the participle that governs the figure: "sales growing 17%"; -1 if none."""
        for k in range(left - 1, subject, -1):
            if self.line.tags[k] in "Gp" and left - k <= 4:
                return k
            if self.line.tags[k] in ",:;":
                break
        return -1

    def _change(self, subject: int, left: int) -> bool:
        """Read "Growth of 4%" and "A 6% rise": the change of what was said before."""
        line, made, i = self.line, self.made, self.i
        if left - subject <= 2 and left > subject and line.words[left - 1] in CHANGES:
            made.same, made.part = True, line.words[left - 1]
            return True
        if left > subject or self._word(i + 1) not in CHANGES:
            return False
        following = self._word(i + 2)
        if following in ("in", "of", "for", "on") and not is_time(line, i + 3, min(i + 6, self.b)):
            return False
        made.same, made.part = True, line.words[i + 1]
        return True

    def _is_verb(self) -> bool:
        """Whether the figure is the verb of its clause: "sales doubled"."""
        return self.f.form == "multiple" and self.f.text.lower().endswith(("bled", "pled", "lved"))

    def _parted(self) -> None:
        """Mark "15% for tablets": the part that differs from the figure before."""
        if self._word(self.i + 1) in ("for", "among", "on", "in", "with"):
            self.made.part = self.made.right

    def _rate_of(self) -> bool:
        """Read "89% completion rate with parents": the rate is theirs."""
        line, made = self.line, self.made
        k = self.i + 1
        while k < self.b and line.tags[k] in "OGp" and k < self.i + 5:
            k += 1
        if k == self.i + 1 or k >= self.b or line.words[k - 1] not in MEASURES:
            return False
        if line.words[k] not in ("with", "for", "among", "of", "in"):
            return False
        end = noun_end(line, k + 1, self.b, True)
        made.population = line.said(k + 1, end)
        made.left = line.said(self.i + 1, k)
        made.right = line.said(end, predicate_end(line, end, self.b))
        return True

    # -- figures in brackets

    def _in_brackets(self, opened: int) -> None:
        line, made, i = self.line, self.made, self.i
        closed = i + 1
        while closed < self.b and line.tags[closed] != ")":
            closed += 1
        inner = line.said(opened + 1, self._hedged(opened + 1))
        after_of = self._word(i + 1) == "of" and closed > i + 2
        right = "" if after_of else line.said(i + 1, closed)
        compares = line.words[opened + 1] in _COMPARES or is_time(line, opened + 1, i)
        if self.before is not None and compares:
            made.linked = made.compared = True
            made.right = right
            self._parted()
            return
        after = closed + 1
        while after < self.b and line.tags[after] in ',"':
            after += 1
        k = after
        while self._tag(k) == "A":
            k += 1
        follows = self._tag(k) in "VXpG"
        said_after = line.said(after, predicate_end(line, after, self.b)) if follows else ""
        lead, subject = self._lead(self.a, opened)
        verb = main_verb(line, subject, opened)
        made.lead = lead
        if verb < 0 and follows and self._only_quantity(subject, opened):
            made.right = said_after
            return
        if verb < 0 and (follows or inner):
            population, said = split_label(line, subject, opened, strict=True)
            if population:
                made.population = population
                made.left = joined(said, inner, right)
                made.right = said_after
                return
        if verb >= 0 and (compares or not self.share):
            start = self._subject(subject, verb)
            made.left = joined(made.left, line.said(start, opened))
            made.right = right
            if self.f.form == "count" and right and not compares:
                made.left = joined(made.population, made.left)
                made.population, made.right = right, ""
            return
        item = noun_start(line, opened, subject)
        made.item = True
        if after_of:
            made.population = line.said(i + 2, time_tail(line, i + 2, closed))
        made.left = line.said(subject, item)
        made.right = joined(line.said(item, opened), inner, right, said_after)

    def _only_quantity(self, start: int, end: int) -> bool:
        """Whether "A majority" or "Most" is all that stands before the bracket."""
        words = self.line.words[start:end]
        return bool(words) and len(words) <= 3 and words[-1] in _QUANTITIES


def topic(lead: str) -> str:
    """Population named by "Of those using it," and "Among parents"."""
    words = lead.split(None, 1)
    if len(words) == 2 and words[0].lower() in ("of", "among", "amongst"):
        return words[1].strip(" ,")
    return ""
