"""The frame of each figure of a sentence: whose figure it is, and what is said of them.

A frame is found from the figure outwards: the words that belong to it alone (up to the next
figure), the verb before or after it, and the noun phrase that is the verb's subject or that
"of" ties to the figure. What a frame lacks (a pronoun for a subject, a comparison without
words of its own) it marks; ``carry`` fills it from the figures before.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from flows.read.chunks import SHARES, Line
from flows.read.model import Figure
from flows.read.phrases import (
    HEDGES,
    PRONOUNS,
    anaphor,
    is_time,
    main_verb,
    noun_end,
    noun_start,
    predicate_end,
    years_ahead,
)
from flows.read.wordclass import CHANGES, MEASURES, PARTS, person

_COMPARES = frozenset("compared versus vs against than ahead from up down".split())
_SPLITTERS = frozenset("while whereas although though but compared versus vs against".split())


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
    start: int = 0  # the figure's own words, in the block's text
    end: int = 0

    def words(self) -> str:
        """The statement, as put together from its pieces."""
        return " ".join(piece for piece in (self.lead, self.left, self.right) if piece)


def frames(line: Line) -> list[Frame]:
    """Frames of a line's figures, in order.

    Args:
        line: a sentence without its asides.
    """
    order = sorted(line.figures)
    if not order:
        return []
    restated = _restatements(line, order)
    keep = [k for k in range(len(order)) if k not in restated]
    made: dict[int, Frame] = {}
    cuts = [0]
    for one, other in pairwise(keep):
        cuts.append(_cut(line, order[one], order[other]))
    cuts.append(len(line.words))
    before: Frame | None = None
    for position, k in enumerate(keep):
        start, end = cuts[position], cuts[position + 1]
        if position and start == order[k] and _governs(line, order[keep[position - 1]], start):
            # "5% of content accounts for 25% of demand": each is said of the other.
            start = cuts[position - 1]
            end_of_both = predicate_end(line, order[k], end)
            assert before is not None
            before.right = line.said(order[keep[position - 1]] + 1, end_of_both)
            before.right = _after(before.right, before.population)
            framer = _Framer(line, start, end, order[k], None)
        else:
            framer = _Framer(line, start, end, order[k], before)
        before = made[k] = framer.frame()
        before.start = line.starts[cuts[position]]
        before.end = line.ends[end - 1]
    _complete([made[k] for k in keep])
    for k, other in sorted(restated.items()):
        twin = made[other]
        made[k] = Frame(
            line.figures[order[k]],
            *(twin.population, twin.lead, twin.left, twin.right),
            *(twin.linked, twin.compared, twin.same, twin.part),
            restates=True,
            start=twin.start,
            end=twin.end,
        )
    return [made[k] for k in range(len(order))]


def _governs(line: Line, i: int, j: int) -> bool:
    """Whether the figure at ``i`` is subject of a verb whose object is the figure at ``j``."""
    if line.figures[i].form not in SHARES or i + 1 >= j or line.words[i + 1] != "of":
        return False
    return any(kind in "VX" for kind in line.tags[i + 1 : j])


def _after(words: str, population: str) -> str:
    """What follows "of POPULATION"."""
    _, _, rest = words.partition(population) if population else ("", "", words)
    return rest.strip()


def _restatements(line: Line, order: list[int]) -> dict[int, int]:
    """Figures in brackets or commas that say the figure before once more."""
    found: dict[int, int] = {}
    for k in range(1, len(order)):
        i, j = order[k - 1], order[k]
        one, other = line.figures[i], line.figures[j]
        if one.form not in SHARES or other.form not in SHARES or one.unit != other.unit:
            continue
        if abs(one.value - other.value) > 8 or one.value_text == other.value_text:
            continue
        opening = line.tags[j - 1]
        closing = line.tags[j + 1] if j + 1 < len(line.tags) else ""
        between = line.tags[i + 1 : j - 1]
        bracket = opening == "(" and closing == ")" and ")" not in between and "," not in between
        if not bracket and not (opening == "," and closing == ","):
            continue
        if not any(line.tags[m] in "VX;" for m in range(i, j) if not _relative(line, i, m)):
            found[k] = found.get(k - 1, k - 1)
    return found


def _relative(line: Line, start: int, i: int) -> bool:
    """Whether a verb belongs to a relative clause that starts after ``start``."""
    return any(line.tags[k] in "RN" for k in range(max(start, i - 3), i))


def _cut(line: Line, i: int, j: int) -> int:
    """Where, between two figures, the words of the second begin."""
    words, tags = line.words, line.tags
    start = i + 1
    depth = 0
    opened = -1  # bracket that holds the second figure
    for k in range(i + 1, j):
        if tags[k] == "(":
            depth += 1
            opened = k
        elif tags[k] == ")":
            if depth:
                depth -= 1
                opened = -1
            else:
                start = k + 1
    if depth and opened >= 0:
        # "one (4%), and two (3%)": the item before the bracket is the second figure's.
        first = next((k for k in range(start, opened) if tags[k] not in 'D"'), opened)
        inside = any(t in "ON" for t in tags[opened + 1 : j])
        if inside or first == opened:
            return start if start > i + 1 else opened
        item = noun_start(line, opened, start)
        while item > start and (
            words[item - 1] in ("by", "followed", "ahead", "of", "then") or tags[item - 1] in ",C"
        ):
            item -= 1
        return max(item, start)
    last = [-1, -1, -1]
    for k in range(start, j):
        kind = tags[k]
        if kind == ";":
            return k
        if kind == ":" or words[k] in _SPLITTERS and kind in "SCPO":
            return k
        if kind == "," and k + 1 < j and (tags[k + 1] == "C" or words[k + 1] in ("with", "up")):
            last[0] = k
        elif words[k] in ("followed", "ahead") and k + 1 < j:
            last[0] = k
        elif kind == "C" or words[k] == "with" or (kind in "PT" and words[k] in ("from", "to")):
            if kind == "C" or k >= j - 3:
                last[1] = k
        elif kind == "," or kind == "-":
            last[2] = k
        elif kind == ".":
            last[0] = k
    for k in last:
        if k >= 0:
            return k
    return max(start, noun_start(line, j, start)) if start > i + 1 else j


class _Framer:
    """Finds the frame of the figure at ``i`` in its own words ``[a, b)``."""

    __slots__ = ("a", "b", "before", "f", "i", "line", "made")

    def __init__(self, line: Line, a: int, b: int, i: int, before: Frame | None) -> None:
        self.line = line
        self.a, self.b, self.i = a, b, i
        self.before = before
        self.f = line.figures[i]
        self.made = Frame(self.f)

    def frame(self) -> Frame:
        self._strip()
        opened = self._bracket()
        if opened >= 0:
            self._in_brackets(opened)
        else:
            self._plain()
        return self.made

    # -- what surrounds the figure

    def _strip(self) -> None:
        """Take off what ties the figure's words to those before."""
        line = self.line
        while self.a < self.i:
            word, kind = line.words[self.a], line.tags[self.a]
            if kind in ",;-)." or kind == "C" or word in ("while", "whereas", "although", "though"):
                if kind in ",C" and self.before is not None:
                    self.made.linked = True
            elif self.before is not None and word in ("with", "to", "followed", "by"):
                if word == "to" and kind == "I":
                    break
                if word == "with":
                    self.made.linked = False
                    self.a += 1
                    break
                self.made.linked = True
            elif self.before is not None and word in _COMPARES:
                self.made.linked = self.made.compared = True
            else:
                break
            self.a += 1

    def _bracket(self) -> int:
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
        """Index where the words before the figure end, "only", "about", "by" and the like off."""
        words, tags = self.line.words, self.line.tags
        end = self.i
        while end > start and (
            words[end - 1] in HEDGES or tags[end - 1] in "(," or tags[end - 1] == '"'
        ):
            end -= 1
        return end

    def _word(self, i: int) -> str:
        return self.line.words[i] if i < self.b else ""

    def _tag(self, i: int) -> str:
        return self.line.tags[i] if i < self.b else ""

    # -- figures in running text

    def _plain(self) -> None:
        line, i = self.line, self.i
        self._dash()
        lead, subject = self._lead(self.a, i)
        left = self._hedged(subject)
        verb = main_verb(line, subject, left)
        share = self.f.form in SHARES
        after_of = share and self._word(i + 1) == "of" and not self._of_time(i + 2)
        if verb < 0 and after_of:
            self._subject_of(lead, subject, left)
        elif verb < 0 and (share or self.f.form == "count") and self._verb_next():
            self._bare_subject(lead, subject, left)
        elif verb >= 0:
            self._object(lead, subject, verb, left, after_of)
        else:
            self._verbless(lead, subject, left)

    def _dash(self) -> None:
        """Leave the clause behind which a dash introduces the figure."""
        line = self.line
        k = self._hedged(self.a)
        if k > self.a and line.tags[k - 1] == "-" and main_verb(line, self.a, k - 1) >= 0:
            self.a = k

    def _of_time(self, i: int) -> bool:
        return self._word(i) == "the" and self._word(i + 1) in ("time", "year", "day", "week")

    def _verb_next(self) -> bool:
        k = self.i + 1
        while self._tag(k) == "A" or self._word(k) in ("each", "also"):
            k += 1
        return self._tag(k) in ("V", "X") or (self._tag(k) in ("G", "p") and self._after_with())

    def _after_with(self) -> bool:
        k = self.i - 1
        while k >= 0 and self.line.words[k] in HEDGES:
            k -= 1
        return k >= 0 and self.line.words[k] in ("with", "to", "and") or self.f.form in SHARES

    def _lead(self, a: int, limit: int) -> tuple[str, int]:
        """The words before the subject ("For AI positions,") and where the subject starts."""
        line = self.line
        tags = line.tags
        start = a
        while start < limit and tags[start] == "C":
            start += 1
        subject = start
        bare = years_ahead(line, start, limit)
        if bare > start:
            return line.said(start, bare), bare
        if (
            start < limit
            and tags[start] in "PSGpTA"
            or (start < limit and tags[start] in "NO" and is_time(line, start, limit))
        ):
            k = start
            while k < limit and tags[k] not in ",:;-":
                k += 1
            if k < limit:
                subject = k + 1
        # "Rota: 27% of ...": what stands before a colon is a label.
        for k in range(limit - 1, subject - 1, -1):
            if tags[k] in ":;":
                if k + 1 < limit or self._word(self.i + 1) == "of":
                    label = line.said(start, k)
                    return (label if k - start <= 6 else ""), k + 1
                break
        return line.said(start, subject), subject

    def _subject_of(self, lead: str, subject: int, left: int) -> None:
        """Read "72% of NP VERB ..."."""
        line, made = self.line, self.made
        start = self.i + 2
        end = noun_end(line, start, self.b, self._closed(left))
        made.population = line.said(start, end)
        made.lead = lead
        stop = predicate_end(line, end, self.b)
        rest = line.said(end, stop)
        if self._before_colon(left):
            made.left = line.said(subject, left)
        made.right = rest
        if left > subject and not made.left:
            made.left = line.said(subject, left)
        self._topic(lead, start, end)

    def _closed(self, left: int) -> bool:
        """Whether the figure stands in a phrase without a verb: "with 96% of NP agreeing"."""
        return left > 0 and self.line.words[self.i - 1] != "" and self._participle_only()

    def _participle_only(self) -> bool:
        for k in range(self.i + 1, self.b):
            if self.line.tags[k] in "VX":
                return False
        return True

    def _before_colon(self, left: int) -> bool:
        return left > 0 and self.line.tags[left - 1] == ":"

    def _topic(self, lead: str, start: int, end: int) -> None:
        """Read "Of those using it, 81% of them": the lead says who they are."""
        who = _topic(lead)
        if not who:
            return
        known = set(who.lower().split())
        if anaphor(self.line.words[start:end]) or known.issuperset(self.line.words[start:end]):
            self.made.population = who
            self.made.lead = ""

    def _bare_subject(self, lead: str, subject: int, left: int) -> None:
        """Read "81% use it", "Of those using it, 81% ...", "with 23% using it"."""
        line, made = self.line, self.made
        stop = predicate_end(line, self.i + 1, self.b)
        made.right = line.said(self.i + 1, stop)
        who = _topic(lead)
        if who:
            made.population, lead = who, ""
        elif left > subject:
            made.left = line.said(subject, left)
        made.lead = lead

    def _object(self, lead: str, subject: int, verb: int, left: int, after_of: bool) -> None:
        """Read "NP VERB 44%", "NP accounts for 25% of NP", "NP have an 87% chance to ..."."""
        line, made, i = self.line, self.made, self.i
        if after_of:
            start = i + 2
            absolute = line.words[left - 1 if left else 0] == "with" or self._tag_before() == "with"
            end = noun_end(line, start, self.b, participles=True)
            if absolute and self._tag(end) in ("G", "p"):
                stop = predicate_end(line, end, self.b)
                made.population = line.said(start, end)
                made.right = line.said(end, stop)
                made.lead = "" if stop - end > 1 else line.said(subject, left)
                return
            self._whole_of(lead, subject, verb, left, start, end)
            return
        if self._with_own_verb(subject, verb, left):
            return
        stop = predicate_end(line, i + 1, self.b)
        if self.f.form == "count" and self._tag(i + 1) in ("O", "p", "G", "D", "P"):
            end = noun_end(line, i + 1, self.b, participles=True, close=True)
            if end > i + 1 and self._tag(i + 1) not in "P":
                made.population = line.said(i + 1, end)
                made.lead = lead
                made.left = line.said(subject, left)
                made.right = line.said(end, stop)
                return
        made.lead = lead
        self._subject(subject, verb)
        made.left = self._joined(made.left, line.said(verb, left))
        made.right = line.said(i + 1, stop)
        self._part_of(subject, verb, left)

    def _tag_before(self) -> str:
        k = self.i - 1
        while k > self.a and self.line.words[k] in HEDGES and self.line.words[k] != "with":
            k -= 1
        return self.line.words[k]

    def _with_own_verb(self, subject: int, verb: int, left: int) -> bool:
        """Read "The survey ran in ten languages with 78% filling it in"."""
        line, made = self.line, self.made
        if self.f.form not in SHARES or not self._verb_next():
            return False
        stop = predicate_end(line, self.i + 1, self.b)
        made.right = line.said(self.i + 1, stop)
        if self._tag_before() in ("with", "only") and line.words[left - 1] != "at":
            # Whoever the main clause is about, if they are people, is who does it.
            end = noun_end(line, subject, verb)
            if end > subject and person(line.words[end - 1]):
                made.population = line.said(subject, end)
        elif self._tag(self.i + 1) in ("V", "X"):
            clause = self._clause_before(verb, left)
            who = _topic(clause)
            made.population = who
            made.lead = "" if who else clause
        else:
            return False
        return True

    def _clause_before(self, verb: int, left: int) -> str:
        """Words before the figure in its own clause, behind the last comma."""
        line = self.line
        start = left
        while start > verb and line.tags[start - 1] not in ",;:-S":
            start -= 1
        return line.said(start, left) if start > verb else line.said(self.a, left)

    def _whole_of(
        self, lead: str, subject: int, verb: int, left: int, start: int, end: int
    ) -> None:
        """Read "NP accounts for 25% of NP2": the figure is a share of NP2."""
        line, made = self.line, self.made
        made.population = line.said(start, end)
        made.lead = lead
        if line.words[subject:verb] and anaphor(line.words[subject:verb]):
            made.left = line.said(verb, left)
        else:
            made.left = line.said(subject, left)
        made.right = line.said(end, predicate_end(line, end, self.b))

    def _subject(self, start: int, verb: int) -> None:
        """Population from the subject of the verb; "the share of NP that VP" is taken apart."""
        line, made = self.line, self.made
        words, tags = line.words, line.tags
        while start < verb and (tags[start] in "C,;-)S" or words[start] == "only"):
            start += 1
        end = verb
        while end > start + 1 and tags[end - 1] in "AD":
            end -= 1
        if start >= verb:
            made.linked = made.linked or self.before is not None
            return
        if anaphor(words[start:verb]):
            made.same = words[verb - 1] not in ("they", "we", "he", "she", "i", "you", "who")
            made.population = ""
            return
        measure = start
        while measure < verb and measure < start + 5 and words[measure] not in MEASURES:
            measure += 1
        if measure < verb and words[measure] in MEASURES and measure + 1 < verb:
            of = measure + 1
            while of < verb and tags[of] == "O" and of < measure + 3:
                of += 1
            if words[of] in ("of", "among", "in", "for") and of + 1 < verb:
                end = noun_end(line, of + 1, verb, participles=True)
                made.population = line.said(of + 1, end)
                measured = "" if words[measure] in PARTS else line.said(start, of)
                made.left = self._joined(measured, line.said(end, verb))
                return
        made.population = line.said(start, end)

    def _part_of(self, subject: int, verb: int, left: int) -> None:
        """Read "NP has a 36% share of NP2": the figure is a share of NP2."""
        line, i = self.line, self.i
        if self._word(i + 1) not in PARTS or self._word(i + 2) != "of":
            return
        end = noun_end(line, i + 3, self.b, participles=True)
        self.made.population = line.said(i + 3, end)
        self.made.left = line.said(subject, left)
        self.made.right = self._joined(line.said(i + 1, i + 2), line.said(end, self.b))

    @staticmethod
    def _joined(*pieces: str) -> str:
        return " ".join(piece for piece in pieces if piece)

    def _verbless(self, lead: str, subject: int, left: int) -> None:
        """No verb before the figure: labels, fragments, participles, coordinations."""
        line, made, i = self.line, self.made, self.i
        made.lead = lead
        if self.f.form in SHARES and self._rate_of():
            made.linked = False
            return
        stop = predicate_end(line, i + 1, self.b)
        own = line.said(subject, left)
        if self.f.form == "count" and self._tag(i + 1) in ("O", "p", "G"):
            # "1,500 websites run it"
            end = noun_end(line, i + 1, self.b)
            made.population = line.said(i + 1, end)
            made.lead, made.left = lead, own
            made.right = line.said(end, stop)
            return
        made.lead = lead
        gerund = self._gerund(subject, left)
        if gerund > subject:
            made.population = line.said(subject, gerund)
            made.left = line.said(gerund, left)
            made.right = line.said(i + 1, stop)
            return
        made.right = line.said(i + 1, stop)
        if not own or made.compared:
            made.left = own
            made.linked = made.linked or self.before is not None
            self._parted()
            return
        labelled = self.line.tags[i - 1] in ":-" if i else False
        if labelled:
            self._label(subject, left)
        else:
            self._measure(subject, left)

    def _gerund(self, subject: int, left: int) -> int:
        """Index of the participle that governs the figure: "sales growing 17%"."""
        for k in range(left - 1, subject, -1):
            if self.line.tags[k] in "Gp" and left - k <= 4:
                return k
            if self.line.tags[k] in ",:;":
                break
        return -1

    def _parted(self) -> None:
        """Read "15% for tablets", "22% for e-mail": the part that differs from the figure before."""
        first = self._word(self.i + 1)
        if first in ("for", "among", "on", "in", "with") and self.made.right:
            self.made.part = self.made.right

    def _label(self, start: int, end: int) -> None:
        """Read "Employers who pay: 38%"."""
        line, made = self.line, self.made
        made.population, made.left = split_label(line, start, end)

    def _measure(self, start: int, end: int) -> None:
        """Read "an average open rate of 98%" and "89% completion rate with parents"."""
        line, made = self.line, self.made
        first = noun_start(line, end, start)
        if any(word in MEASURES or word in CHANGES for word in line.words[first:end]):
            made.left = line.said(first, end)
        else:
            made.left = line.said(start, end)

    def _rate_of(self) -> bool:
        """Read "89% completion rate with parents": the rate is theirs."""
        line, made = self.line, self.made
        k = self.i + 1
        while k < self.b and line.tags[k] in "OGp" and k < self.i + 5:
            k += 1
        if k == self.i + 1 or line.words[k - 1] not in MEASURES or k >= self.b:
            return False
        if line.words[k] not in ("with", "for", "among", "of", "in"):
            return False
        end = noun_end(line, k + 1, self.b, participles=True)
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
        whole = line.said(i + 2, closed) if after_of else ""
        right = "" if after_of else line.said(i + 1, closed)
        first = line.words[opened + 1]
        compares = first in _COMPARES or is_time(line, opened + 1, i)
        if self.before is not None and compares:
            made.linked = made.compared = True
            made.right = right
            self._parted()
            return
        after = closed + 1
        while after < self.b and line.tags[after] in ',"':
            after += 1
        lead, subject = self._lead(self.a, opened)
        verb = main_verb(line, subject, opened)
        follows = self._predicate_follows(after)
        stop = predicate_end(line, after, self.b) if follows else after
        if verb < 0 and follows and self._quantity(subject, opened):
            of = line.words.index("of", subject, opened)
            end = noun_end(line, of + 1, opened, participles=True)
            made.population = line.said(of + 1, end)
            made.lead = lead
            made.left = line.said(end, opened)
            made.right = line.said(after, stop)
            return
        if verb >= 0 and compares:
            made.lead = lead
            self._subject(subject, verb)
            made.left = self._joined(made.left, line.said(verb, opened))
            made.right = right
            return
        item = noun_start(line, opened, subject)
        made.item = True
        made.population = whole
        made.lead = lead
        made.left = self._joined(line.said(subject, item))
        made.right = self._joined(line.said(item, opened), inner, right)
        if follows:
            made.right = self._joined(made.right, line.said(after, stop))

    def _predicate_follows(self, i: int) -> bool:
        k = i
        while self._tag(k) == "A":
            k += 1
        if self._tag(k) in ("V", "X"):
            return True
        return self._tag(k) in ("p", "G")

    def _quantity(self, start: int, end: int) -> bool:
        """Read "A majority of firms", "the percentage of firms rated good"."""
        words = self.line.words
        for k in range(start, min(end, start + 5)):
            if words[k] in PARTS or words[k] in ("half", "most", "fewer", "few"):
                return "of" in words[k:end]
        return False


def _topic(lead: str) -> str:
    """Population named by "Of those using it," and "Among parents"."""
    words = lead.split(None, 1)
    if len(words) == 2 and words[0].lower() in ("of", "among", "amongst"):
        return words[1].strip(" ,")
    return ""


def split_label(line: Line, start: int, end: int) -> tuple[str, str]:
    """Population and statement of a label: "Employers who pay", "Share of firms that pay"."""
    words, tags = line.words, line.tags
    while start < end and tags[start] in 'D"A' and words[start] not in PRONOUNS:
        start += 1
    for k in range(start, min(end, start + 4)):
        if words[k] in ("of", "in", "among") and k > start:
            head = words[k - 1]
            if head in MEASURES or head in CHANGES:
                stop = noun_end(line, k + 1, end, participles=True)
                said = line.said(stop, end)
                if head in CHANGES or head not in PARTS:
                    said = " ".join(piece for piece in (line.said(start, k), said) if piece)
                return line.said(k + 1, stop), said
    stop = noun_end(line, start, end)
    if stop < end and tags[stop] in "RVXGp" or (stop == end and stop > start):
        relative = next((k for k in range(start + 1, end) if tags[k] == "R"), -1)
        if relative > start:
            return line.said(start, relative), line.said(relative + 1, end)
        if stop < end:
            return line.said(start, stop), line.said(stop, end)
    return "", line.said(start, end)


def _complete(made: list[Frame]) -> None:
    """Fill what figures of one sentence share."""
    _respectively(made)
    for k, frame in enumerate(made):
        if k == 0:
            continue
        before = made[k - 1]
        if not frame.lead and before.lead[:1].isupper() and before.lead.startswith(_SHARED):
            frame.lead = before.lead
        if frame.item and before.right:
            _enumerate(frame, before)
            continue
        if not frame.linked and not frame.compared:
            continue
        _elliptical(frame, before)
    # "between 12 and 15% of adults": the words behind the last are those of all.
    for k in range(len(made) - 2, -1, -1):
        frame, after = made[k], made[k + 1]
        if after.linked and not frame.right and not frame.item and after.right:
            if not after.compared and not after.part and frame.left == after.left:
                frame.right = after.right
                frame.population = frame.population or after.population


_SHARED = ("In ", "During ", "On ", "Over ", "Since ", "Between ", "By ", "From ", "At ", "Across ")


def _respectively(made: list[Frame]) -> None:
    last = made[-1]
    if not last.right.endswith("respectively") or len(made) < 2:
        return
    first = made[0]
    last.right = last.right[: -len("respectively")].rstrip(" ,")
    names = [n.strip() for n in first.population.replace(" and ", ",").split(",") if n.strip()]
    if len(names) == len(made):
        for frame, name in zip(made, names, strict=True):
            frame.population = name
            frame.lead, frame.left = first.lead, first.left
            frame.right = frame.right or last.right
            frame.linked = False


def _enumerate(frame: Frame, before: Frame) -> None:
    """Read "disk space (45%), debugging (40%)": the head is the first one's, the item its own."""
    frame.population = frame.population or before.population
    frame.lead = frame.lead or before.lead
    if before.item:
        frame.left = frame.left if len(frame.left) > 3 else before.left
    elif not frame.left:
        # "78% answered in English, followed by German (4%)": all but the last word stays.
        head, _, _last = before.words().rpartition(" ")
        frame.left = head


def _elliptical(frame: Frame, before: Frame) -> None:
    """Read "compared with 22% for e-mail", "and 13 minutes a day on phones"."""
    own = frame.right
    if frame.population and not anaphor(frame.population.lower().split()):
        if frame.left or not own or frame.same:
            return
        # "and 13% of women": what is said of the one is said of the other.
        if len(own) > 3:
            return
    if frame.same:
        return
    if frame.left and not frame.compared:
        frame.population = frame.population or before.population
        return
    if not frame.population:
        frame.population = before.population
    if not frame.left:
        frame.left = before.left
        frame.lead = frame.lead or before.lead
    if not own:
        frame.right = before.right
    elif frame.part and _who(frame.part) and not before.right:
        frame.population, frame.right = _who(frame.part), ""
    elif frame.compared or frame.part:
        frame.right = own
        if frame.part and before.right and not _overlaps(own, before.right):
            frame.right = f"{before.right} {own}"


def _who(part: str) -> str:
    """NP of "for NP" and "among NP"."""
    preposition, _, rest = part.partition(" ")
    return rest if preposition.lower() in ("for", "among", "of", "in") else ""


def _overlaps(own: str, other: str) -> bool:
    """Whether two right sides are of one build: they start with the same kind of word."""
    return own.split(None, 1)[0] == other.split(None, 1)[0]
