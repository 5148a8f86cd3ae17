"""A figure's own words, and what can be asked of them; the frame that is filled from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.chunks import SHARES, Line
from flows.read.labels import split_label
from flows.read.model import Figure
from flows.read.phrases import HEDGES, manner, predicate_end
from flows.read.whens import is_time, time_ahead, time_tail
from flows.read.wordclass import TIME_WORDS

COMPARES = frozenset("compared versus vs against than ahead from up down".split())
_ALONG = frozenset((("along", "with"), ("as", "well"), ("together", "with")))
# "60% expect rain, up from 50% who thought so".
SO = pattern(
    r"(?:who |that )?(?:felt|feel|thought|think|said|say|did|do|answered|believed?|expected|agreed)"
    r" (?:(?:that|this|the same) way|so|the same(?: thing)?)\b(?! (?:of|about) )",
    re.IGNORECASE,
)
_AS_MANY = (["as", "many"], ["as", "much"], ["as", "few"], ["as", "little"], ["as", "high"])
_TYING = frozenset("to followed by including".split())
_TIES = frozenset("while whilst whereas although though".split())
# Words that open a lead worth keeping: place, time, condition; not "to their credit".
_LEADS = frozenset(
    """in on at during after before among amongst of for over under since between by from within
across around outside inside throughout with without until when where asked given when once out
overall nationally globally worldwide""".split()
)


# What is measured, however it stands at its figure: "an average 40%".
_MEASURED = frozenset("average median mean typical record annual combined net".split())
_HEDGED = 4  # words between a comma and its figure, at most
_OF_WHOM = frozenset("among amongst for by than to from".split())


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
    option: bool = False  # "the council gets a 49% trust score": of those asked
    light: bool = False  # "tenanted farms come to 19%": the verb says nothing of its own
    subject: str = ""  # of the verb, where the population is another
    among: bool = False  # the population is a group "among" which it is so
    bare: bool = False  # the measure itself is the subject: nobody's from before
    whole: bool = False  # says the figure before as a share: "or 70% of all viewers"
    start: int = 0  # the figure's own words, in the block's text
    end: int = 0

    def words(self) -> str:
        """The statement, as put together from its pieces."""
        return joined(self.lead, self.left, self.right)


def joined(*pieces: str) -> str:
    """Pieces of a statement, a blank between them."""
    return " ".join(piece for piece in pieces if piece)


def topic(lead: str) -> str:
    """Population named by "Of those using it," and "Among parents"."""
    words = lead.split(None, 1)
    if len(words) == 2 and words[0].lower() == "out":
        words = words[1].split(None, 1)
    if len(words) == 2 and words[0].lower() in ("of", "among", "amongst"):
        return words[1].strip(" ,")
    return ""


_NOT_EVEN = frozenset((("not", "even"), ("not", "quite"), ("not", "yet")))


class Scope:
    """The figure at ``i`` of a line, its own words ``[a, b)``, and the frame they give."""

    __slots__ = (
        *("a", "b", "before", "f", "i", "label", "lead", "left", "line", "made", "share"),
        *("subject", "before_it"),
    )

    def __init__(self, line: Line, bounds: tuple[int, int], i: int, before: Frame | None) -> None:
        self.line = line
        self.a, self.b = bounds
        self.i = i
        self.before = before  # frame of the figure before in the sentence
        self.f = line.figures[i]
        self.share = self.f.form in SHARES
        self.made = Frame(self.f)
        self.label = ""  # "Rota" of "Rota: 27%"
        self.lead = ""  # "For AI positions" of "For AI positions, 81% ..."
        self.before_it = ""  # whom "it" or "they" stands for: the subject of the clause before
        self.subject = self.left = i  # words before the figure, without lead and hedges

    def verb_group(self, start: int) -> None:
        """Keep the verb group at ``start``, if one stands there."""
        tags = self.line.tags
        k = start
        while k < self.b and tags[k] in "VXvIAT":
            k += 1
        if any(tags[m] in "VX" for m in range(start, k)):
            self.made.verb = self.line.said(start, k)

    def word(self, i: int) -> str:
        """The word at ``i``; empty behind the scope."""
        return self.line.words[i] if i < self.b else ""

    def tag(self, i: int) -> str:
        """The tag at ``i``; a blank, which is no tag, behind the scope."""
        return self.line.tags[i] if i < self.b else " "

    def strip(self) -> None:
        """Take off what ties the figure's words to those before."""
        line = self.line
        while self.a < self.i:
            word, kind = line.words[self.a], line.tags[self.a]
            if kind in ",;-)." or kind == "C" or word in _TIES:
                if kind in ",C" and self.before is not None:
                    self.made.linked = True
                    self.made.whole = self.made.whole or word == "or"
            elif self.before is not None and (word, self.word(self.a + 1)) in _ALONG:
                self.made.linked = True
                self.a += 1 + (word == "as")
                if self.word(self.a + 1) in ("among", "with"):
                    self.a += 1
            elif self.before is not None and word == "with":
                self.made.linked = False
                self.a += 1
                break
            elif self.before is not None and word in _TYING and kind != "I":
                self.made.linked = True
            elif self.before is not None and word == "ahead":
                self.made.linked = True
                self.a += self.word(self.a + 1) == "of"
            elif self.before is not None and (
                word in COMPARES or (word == "after" and line.tags[self.a + 1] == "F")
            ):
                self.made.linked = self.made.compared = True
            else:
                break
            self.a += 1

    def bracket(self) -> int:
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

    def hedged(self, start: int) -> int:
        """Index where the words before the figure end, "only", "about" and the like left off."""
        words, tags = self.line.words, self.line.tags
        end = self.i
        while end > start and (
            words[end - 1] in HEDGES
            or tags[end - 1] in '(,"'
            or (end - 2 >= start and (words[end - 2], words[end - 1]) in _NOT_EVEN)
        ):
            if words[end - 1] == "as" and words[end - 3 : end - 1] in _AS_MANY and end - 3 >= start:
                end -= 3  # "as many as 61%"
                continue
            if end - 2 >= start and (words[end - 2], words[end - 1]) in _NOT_EVEN:
                end -= 2  # "not even half"
                continue
            moved = words[end - 1] in ("up", "down") and words[end] != "to"
            if moved and end - 2 >= start and tags[end - 2] in "VXv":
                break  # "sales were up 2%"
            end -= 1
        article = self.share and end - 2 >= start and words[end - 2] in ("a", "an")
        if article and tags[end - 1] in "OAGpD" and "of" not in words[end : self.i]:
            # "An overwhelming 80%": a share has an article for the sake of its adjective only.
            return end if words[end - 1] in _MEASURED else self.hedged_from(start, end - 2)
        return end

    def hedged_from(self, start: int, end: int) -> int:
        """The same, before the word at ``end``."""
        words, tags = self.line.words, self.line.tags
        while end > start and (words[end - 1] in HEDGES or tags[end - 1] in '(,"'):
            end -= 1
        return end

    def tie(self) -> str:
        """The word before the figure, hedges aside."""
        k = self.i - 1
        words = self.line.words
        while k > self.a and words[k] in HEDGES and words[k] != "with":
            k -= 1
        return words[k] if k >= 0 else ""

    def before_figure(self) -> str:
        """The words before the figure, without lead and hedges."""
        return self.line.said(self.subject, self.left)

    def predicate(self, start: int) -> str:
        """The words from ``start`` to the end of the predicate."""
        return self.line.said(start, predicate_end(self.line, start, self.b))

    def qualified(self) -> int:
        """How many adverbs describe the noun behind the figure: "fully paid seats"."""
        if self.word(self.i + 1) in ("more", "fewer"):
            return int(self.tag(self.i + 2) in "Op" and self.word(self.i + 2) != "than")
        return int(self.tag(self.i + 1) == "A" and self.word(self.i + 1).endswith("ly"))

    def verb_next(self) -> bool:
        """Whether a verb of which the figure can be the subject follows it."""
        k = self.i + 1
        while self.tag(k) == "A" or self.word(k) == "each":
            k += 1
        return self.tag(k) in "VX" or (self.share and self.tag(k) in "Gp")

    def find_lead(self, a: int, limit: int, chunks: int = 4) -> tuple[str, int]:
        """The words before the subject ("For AI positions,") and where the subject starts.

        Args:
            a: where the clause starts.
            limit: where the subject starts at the latest.
            chunks: how many phrases may stand before the subject.
        """
        line = self.line
        tags = line.tags
        start = a
        while start < limit and tags[start] in 'C"':
            start += 1
        # "Another fact: in a sample, ...": what stands before a colon is a label.
        for k in range(limit - 1, start - 1, -1):
            if tags[k] == ":" and (k + 1 < limit or self.word(self.i + 1) == "of"):
                self.label = line.said(start, k) if k - start <= 3 and tags[start] != "D" else ""
                return self.find_lead(k + 1, limit, chunks - 1)
        bare = time_ahead(line, start, limit)
        if bare > start:
            return line.said(start, bare), bare
        k = start
        depth = 0
        while k < limit and (tags[k] not in ",:;-" or depth):
            depth += (tags[k] == "(") - (tags[k] == ")")
            k += 1
        if k < limit and not (tags[k] in ":-" and k + 1 >= limit):
            time = is_time(line, start, k) or self._years_after(start)
            supposed = tags[start] == "X" and line.words[start] in ("had", "were", "should")
            if tags[start] in "PSGpTA" or time or supposed:
                kept = (
                    time or supposed or (line.words[start] in _LEADS and not self._asking(start, k))
                )
                lead, subject = self.find_lead(k + 1, limit, chunks - 1)
                return joined(line.said(start, k) if kept else "", lead), subject
        return "", start

    def _years_after(self, start: int) -> bool:
        """Whether "Two years after the launch" starts here."""
        line = self.line
        counted = line.tags[start] in "OD" and line.words[start + 1] in TIME_WORDS
        return counted and line.words[start + 2 : start + 3] in (["after"], ["before"])

    def _asking(self, start: int, end: int) -> bool:
        """Whether a lead says only who asked whom: "When NAME asked 1,500 workers"."""
        words = self.line.words
        if words[start] in ("of", "among", "amongst"):
            return False  # "Of the nurses surveyed"
        return any(w in ("asked", "polled", "surveyed") for w in words[start + 2 : end])

    def _before_whom(self) -> str:
        """Those that "bakers under 35, two-thirds of whom" takes up."""
        tags, words = self.line.tags, self.line.words
        comma = self.i
        while comma > 0 and tags[comma] != "," and comma > self.i - _HEDGED:
            comma -= 1
        first = comma
        while (
            first > 0 and tags[first - 1] not in "VXvRCS,;:(-" and words[first - 1] not in _OF_WHOM
        ):
            first -= 1
        return self.line.said(first, comma) if comma - first < _HEDGED * 2 else ""

    def whose(self, start: int, end: int) -> None:
        """Set the population; a time at its end ("sessions in 2015") goes to the statement."""
        if start < end and self.line.words[start].replace(",", "").isdigit():
            start += 1  # "Two-thirds of 1200 owners"
        elif start + 2 < end and self.line.words[start] == "the":
            # "Half of the 2,700 bakers"
            start += 2 * self.line.words[start + 1].replace(",", "").isdigit()
        more = ""
        if (
            start + 1 < end
            and self.line.words[start] in ("more", "fewer")
            and self.f.form == "count"
        ):
            more, start = self.line.words[start], start + 1
        if start >= end:
            return
        if self.line.words[start] == "whom" and (named := self._before_whom()):
            self.made.population = named
            self.made.right = self.line.said(start + 1, end)
            return
        stop = time_tail(self.line, start, end)
        if stop == start + 1 and self.line.words[start] in ("those", "people", "adults"):
            stop = end  # "those over 65 years"
        while stop > start + 1 and self.line.tags[stop - 1] == "A":
            if manner(self.line.words[stop - 1]) and "R" in self.line.tags[start:stop]:
                break  # "those who work remotely"
            if self.line.words[stop - 1] == "about":
                break  # "those who had a child they were worried about"
            stop -= 1  # "recruiters now"
        part, said = split_label(self.line, start, stop, strict=True)
        self.made.population = part or self.line.said(start, stop)
        self.made.right = joined(more, said if part else "", self.line.said(stop, end))
