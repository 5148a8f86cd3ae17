"""The one study that an article reports on, credited where no sentence names it again.

A news item on a poll names it once or twice; its headline, its first lines and the bare figures
further down are the poll's all the same. Who prevails is seen from the credits already given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.announcing import announced, heralded
from flows.read.carrying import (
    ADVICE,
    BACKDROP,
    ELSEWHERE,
    LONG_AGO,
    besides,
    elliptic,
    points,
    published,
    telling_words,
)
from flows.read.citation import NONE
from flows.read.contrast import disputed, set_beside
from flows.read.creditwords import DOCUMENTS
from flows.read.elsewhere import make_credit, with_its_link
from flows.read.hosts import urlsplit
from flows.read.house import first_person_research
from flows.read.linked import belongs
from flows.read.reclaim import reclaim
from flows.read.sole import ASKED, FIRST_PERSON, LEAD, OPENING, SHARES, STUDY_NOUNS, Sole
from flows.read.source import Source, key_words
from flows.read.spreading import PAGE
from flows.read.subject import declared
from flows.read.wordclass import person

if TYPE_CHECKING:
    from flows.read.model import Figure
    from flows.read.walker import Walker

_QUOTED = pattern(
    r"[“\"][^“”\"]{0,400}\b(?:[Ww]e|[Oo]ur|us|[Mm]y|I)\b[^“”\"]{0,400}[”\"]"
    r"|‘[^‘’]{0,400}\b(?:[Ww]e|[Oo]ur|us|[Mm]y|I)\b[^‘]{0,400}’"
)
_ANOTHER = pattern(
    r"(?:an?|another|one|some|other|several|new|recent|separate) (?:[\w-]+ ){0,3}?"
    r"(?:surveys?|polls?|study|studies|research|report|analysis|questionnaire)\b",
    re.IGNORECASE,
)
_SOME_REPORT = pattern(r"an? (?:survey|poll|study|report|analysis)", re.IGNORECASE)
_SUGGESTS = pattern(
    r"\b(?:research|survey|poll|study|report|data|figures)"
    r" (?:also )?(?:suggests?|finds?|found|shows?|says?|reveals?|warns?)\b",
    re.IGNORECASE,
)
_STUDIES = frozenset("survey poll study report index census barometer tracker monitor".split())
# Bodies whose announcements are of figures, and little else.
_OFFICES = frozenset(
    "bureau office agency department ministry institute statistics authority administration "
    "commission bank".split()
)
_TODAY = pattern(
    r"\s(?:has )?(?:reported|announced|said|published|released|estimated|found)"
    r"\s(?:in |on )?(?:an? )?"
    r"(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:week|morning|month)"
    r"|(?:statement|release|news release|bulletin)\b)",
    re.IGNORECASE,
)
_WORDS = pattern(r"[^\W\d_]{3,}")
PREVAILS = "the article's one source"
_PRONOUNS = frozenset(("it", "they", "this"))
_NEARLY_ALL = 0.8
_SHARE = 0.6  # of the credited claims that the one must have
_CLOSE = 3  # words shared with what the one said, where others speak as well
_FEW = 3  # credited claims below which the one must be the only one
_HEADS = frozenset({"title", "heading"})


# "Nationwide, there are 30,000 bakeries": known to all, and found by no survey.
# "A bakery may well own 20 ovens": thought up, and counted by nobody.
_MAY = pattern(r"\b(?:might|may|could|can)\b[^,;]*$", re.IGNORECASE)
_OF_THOSE_ASKED = pattern(
    r"\b(?:respondents|participants|interviewees|those (?:surveyed|polled|asked|questioned"
    r"|interviewed))\b",
    re.IGNORECASE,
)
_THERE_ARE = pattern(
    r"\bthere (?:are|were) (?:now |about |some |roughly |nearly |over |more than )*\d"
)


class Prevailing(Sole):
    """Credits the claims that nobody is credited for to the one source of an article."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        super().__init__(walk)
        self.source = Source("none", "")  # who prevails
        self.sole = False  # hardly a figure is credited to anyone else
        self.told = False  # the article announces the study
        self.reported = 0  # the block with its first figure
        self.studies: set[int] = set()  # blocks that speak of another one

    def credit(self) -> None:
        """Find who prevails, and credit them where the text keeps to the matter."""
        reclaim(self.walk)
        if not self.walk.own and (told := declared(self.walk)) is not None:
            self._credit_open(told)
            return
        told = announced(self.walk)
        source = self._main() or told
        if source is None:
            if not self._credit_lone():
                self._credit_subject()
            return
        if self._ours(source):
            self._credit_house(source)
            return
        if self.walk.own:
            return
        mine, self.source = self._key(source), source
        self.told = told is not None and self._key(told) == mine
        if told is None and not source.person:
            self.told = heralded(self.walk, source)
        self.studies = {
            at for s, at in self.walk.sourcer.spoken if published(s) and self._key(s) != mine
        }
        if self._houses(source):
            self._credit_house(source)
            source = replace(source, kind="own")
        places = sorted(at for s, at in self.walk.sourcer.spoken if self._key(s) == mine)
        if places:
            places = sorted({*places, *self._named(mine, places[0])})
        listed = all(self.walk.blocks[at].kind == "item" for at in places)
        if not places or (listed and not self.told):
            return  # an item of a list speaks for itself
        words = telling_words(self.walk.document.meta.title or "")
        for at in places:
            words |= telling_words(self.walk.blocks[at].text)
        others = sorted(
            (at, s.start)
            for s, at in self.walk.sourcer.spoken
            if s.kind == "named" and s.proper and self._key(s) != mine
            if s.person is None or s.person != s.publisher
        )
        self.reported = self._reported(mine)
        # "A new poll" behind a study that has its name is another one.
        apart = sorted(
            (at, s.start)
            for s, at in self.walk.sourcer.spoken
            if s.kind == "vague" and at > self.reported and _ANOTHER.match(s.text)
            if not (self._headed() and _SOME_REPORT.fullmatch(s.text))
        )
        others = sorted(others + apart)
        self.studies |= {at for at, _ in apart}
        for at in range(len(self.walk.claims)):
            if self._cites_another(at, source):
                continue
            if source.kind == "own" and set_beside(self.walk.claims[at]):
                continue
            if self._open(at, places[0]) and self._about(at, places, others, words):
                self.walk.made[at] = with_its_link(
                    make_credit(source, NONE, PREVAILS), self.walk.made[at]
                )

    def _headed(self) -> bool:
        """Whether the headline tells of research, and the article names one body that did any.

        "A report found", further down, is the same one then.
        """
        names = {self._key(s) for s, _ in self.walk.sourcer.spoken if s.proper and s.research}
        heads = [b for b in self.walk.blocks if b.kind in _HEADS][:2]
        return len(names) <= 1 and any(
            LEAD.search(b.text) or _SUGGESTS.search(b.text) for b in heads
        )

    def _named(self, key: str, before: int) -> list[int]:
        """Where a study was named, and said nothing yet: "The report is called X"."""
        items = self.walk.sourcer.sources.items
        return [s.block for s in items if s.block < before and s.title and self._key(s) == key][:1]

    def _ours(self, source: Source) -> bool:
        """Whether the study is the document's own: "we surveyed", and it is named."""
        document = self.walk.document
        said = first_person_research(document)
        if not said or (said < 2 and not self.walk.own) or self._apart(source):
            return False
        if self._another_body(source):
            return False
        key = self._key(source)
        credited = [made for made in self.walk.made if made is not None and made.type != "vague"]
        mine = [m for m in credited if m.type == "named" and self._name_key(m.publisher) == key]
        if 2 * len(mine) > len(credited):
            return True  # "our survey", and hardly a figure that is not from it
        words = set(key.split())
        if not words & _STUDIES and not source.bare:
            return False
        heads = [b.text for b in document.blocks if b.kind in ("title", "heading")][:2]
        return words <= set(key_words(" ".join([document.meta.title or "", *heads])))

    def _credit_house(self, source: Source) -> None:
        mine, house = self._key(source), self.walk.document.meta.publisher
        for made in self.walk.made:
            if made is None:
                continue
            if made.type == "named" and self._name_key(made.publisher or made.title) == mine:
                made.type, made.publisher = "own", house

    def _houses(self, source: Source) -> bool:
        """Whether "the Oven survey" is what the article elsewhere calls "our survey"."""
        ours = [s for s, _ in self.walk.sourcer.spoken if s.kind == "own"]
        if self._apart(source) or self._another_body(source):
            return False
        return any(s.nouns & source.nouns & STUDY_NOUNS for s in ours)

    def _another_body(self, source: Source) -> bool:
        """Whether a study is named with a body that is not the house: "the Crust Institute's".

        A house that asks its readers is not who made the survey that it reports beside that.
        """
        house = self.walk.document.meta.publisher
        if not house or source.bare or not source.publisher:
            return False
        made_by = set(key_words(source.publisher)) - STUDY_NOUNS
        title = set(key_words(source.title or ""))
        return bool(made_by - title) and not made_by & set(key_words(house))

    def _apart(self, source: Source) -> bool:
        """Whether "our Bread Report" has a name, and it is another one."""
        ours = [s for s, _ in self.walk.sourcer.spoken if s.kind == "own" and s.title]
        mine = set(key_words(source.title or source.publisher or "")) - STUDY_NOUNS
        return bool(ours) and not any(mine & set(key_words(s.title or "")) for s in ours)

    def _main(self) -> Source | None:
        """The source of most credited claims, if it is a publication or a body that surveys."""
        counted: Counter[str] = Counter()
        studied: set[str] = set()
        first: dict[str, Source] = {}
        for source, _ in self.walk.sourcer.spoken:
            if source.kind != "named" or not source.proper:
                continue
            if source.person is not None:
                continue  # people speak for a study, they are none
            key = self._key(source)
            if source.aside:
                continue  # an earlier edition, with which this one is compared
            known = first.setdefault(key, source)
            if not known.nouns & DOCUMENTS and source.nouns & DOCUMENTS:
                first[key] = source
            if published(source):
                studied.add(key)
        for made in self.walk.made:
            if made is not None and made.type == "named":
                counted[self._name_key(made.publisher or made.title or made.text)] += 1
        if not counted:
            sole = next(iter(first.values())) if len(first) == 1 else None
            return sole if sole is not None and sole.research and published(sole) else None
        key, most = counted.most_common(1)[0]
        if key not in first:
            return None
        alone = len(first) == 1 or most == sum(counted.values())
        asked = len(first) == 1 and first[key].research and not first[key].says
        asked = asked and (most >= _FEW or self._announced(first[key]))
        if not (key in studied or asked):
            return None
        if most < _FEW and not alone:
            return None
        self.sole = most >= _NEARLY_ALL * sum(counted.values())
        return first[key] if most >= _SHARE * sum(counted.values()) else None

    def _announced(self, source: Source) -> bool:
        """Whether the article opens with what an office of statistics, say, "reported today"."""
        if source.block > OPENING or not source.nouns & _OFFICES:
            return False
        text = self.walk.blocks[source.block].text
        return _TODAY.match(text, source.end) is not None

    def _reported(self, key: str) -> int:
        """The first block of the text, headings aside, with a figure credited to a source."""
        for at, made in enumerate(self.walk.made):
            block = self.walk.blocks[self._block(at)]
            named = made is not None and made.type == "named" and block.kind not in _HEADS
            if made is not None and named and self._name_key(made.publisher or made.title) == key:
                return block.index
        return len(self.walk.blocks)

    def _open(self, at: int, first: int) -> bool:
        """Whether a claim credits nobody, or "a new survey" that is named in what follows."""
        made = self.walk.made[at]
        if made is None or made.type == "none":
            return True
        block = self._block(at)
        later = block > self.reported or (block == self.reported and self._named_before(at))
        another = _ANOTHER.match(made.text or "") and later
        ahead = block <= first + 1 and not another
        head = self.walk.blocks[block].kind in _HEADS
        if head and made.type == "vague" and STUDY_NOUNS & set(key_words(made.text or "")):
            return True  # "Half of bakers may leave, union survey shows"
        if made.type != "vague" or not ahead:
            return False
        told = made.text or ""
        if told.lower() in _PRONOUNS and block:  # "It found", behind "a new survey"
            told = self.walk.blocks[block - 1].text
        return LEAD.search(told) is not None

    def _named_before(self, at: int) -> bool:
        """Whether a claim before, in the same block, is credited to somebody by name."""
        before = self.walk.made[at - 1] if at and self._block(at - 1) == self._block(at) else None
        return before is not None and before.type == "named"

    def _cites_another(self, at: int, source: Source) -> bool:
        """Whether a figure has a link of its own, to a site that is not the source's."""
        made = self.walk.made[at]
        if made is None or made.citation != "link" or not made.url:
            return False
        if belongs(made.url, source.publisher or source.title):
            return False
        mine = self._name_key(source.publisher or source.title)
        cited = {
            urlsplit(other.url).netloc
            for other in self.walk.made
            if other is not None and other.url
            if other.type == "named" and self._name_key(other.publisher or other.title) == mine
        }
        return bool(cited) and urlsplit(made.url).netloc not in cited

    def _goes_on(self, at: int, rival: int) -> bool:
        """Whether the share before, in the same paragraph, was the prevailing source's."""
        before = self.walk.made[at - 1] if at else None
        here = self._block(at)
        if before is None or self._block(at - 1) != here or rival == here:
            return False
        return before.decided_by == PREVAILS

    def _of_others(self, at: int) -> bool:
        """Whether a claim stands among what others are credited for, or is part of what nobody is.

        "Nearly 90% of these" is of whatever the sentence before counted.
        """
        claims, made = self.walk.claims, self.walk.made
        here, sentence = self._block(at), claims[at].sentence
        assert sentence is not None
        if sentence.block.kind not in ("paragraph", "quote"):
            return False
        before = made[at - 1] if at and self._block(at - 1) == here else None
        if at and self._block(at - 1) == here and points(sentence.text):
            return (before is None or before.type == "none") and not _OF_THOSE_ASKED.search(
                sentence.text
            )
        linked = before is not None and before.decided_by == "link only"
        return linked and not (elliptic(claims[at]) or ASKED.search(sentence.text))

    def _people(self, claim: Figure) -> bool:
        """Whether a share is said about people, who can be asked, or right behind their name."""
        sentence = claim.sentence
        assert sentence is not None
        if claim.unit not in SHARES:
            return False
        before = self.walk.sentences[sentence.block.index][max(0, sentence.index - 1)]
        text = sentence.block.text[before.start : sentence.end].lower()
        return any(person(word) for word in _WORDS.findall(text))

    def _about(
        self, at: int, places: list[int], others: list[tuple[int, int]], words: set[str]
    ) -> bool:
        """Whether a claim keeps to what the prevailing source reports."""
        claim = self.walk.claims[at]
        assert claim.sentence is not None
        block, text = claim.sentence.block, claim.sentence.text
        ends = claim.sentence.end
        if LONG_AGO.match(text) or self._of_others(at) or disputed(claim):
            return False
        if BACKDROP.search(text) or (claim.unit == "count" and _THERE_ARE.search(text)):
            return False
        if besides(self.source, text):
            return False
        if (
            (ELSEWHERE.match(text) and not (elliptic(claim) or ASKED.search(text)))
            or ADVICE.match(text)
            or (FIRST_PERSON.search(text) and not _QUOTED.search(text))
        ):
            return False
        if claim.unit not in SHARES and _MAY.search(text[: claim.start - claim.sentence.start]):
            return False
        if PAGE.search(block.text):
            return True  # "(page 22)" is one of the report that is told of
        shared = len(telling_words(text) & words)
        made = self.walk.made[at]
        if made is not None and made.type == "vague":
            return True  # "a new survey", and then its name
        if block.index < places[0]:
            if others and others[0][0] <= block.index:
                return False  # somebody else was named until there, and this one was not
            early = block.kind in ("title", "heading")
            if block.index <= OPENING:
                early = early or bool(LEAD.search(text) or ASKED.search(text))
            if not early and (not others or others[0][0] > block.index):
                early = ASKED.search(text) is not None
            return early and (shared >= 1 or self._goes_on(at, -1))
        # Whoever spoke last within the section has the word.
        sections = {self.walk.blocks[k].section for k in places}
        last = places[bisect_right(places, block.index) - 1]
        rival = others[k - 1][0] if (k := bisect_right(others, (block.index, ends))) else -1
        if claim.unit in SHARES and self._goes_on(at, rival):
            return True
        asked = ASKED.search(text) is not None or self._people(claim) or elliptic(claim)
        # A survey goes on being told of; what an office said of its own is said.
        holds = rival == block.index or rival in self.studies or not (self.told and asked)
        if holds and rival > last and rival >= max(block.section, last):
            return False
        if not others and claim.unit in SHARES and block.index - last <= 1:
            return True
        if shared >= 1 and self._goes_on(at, rival):
            return True
        near = asked or self.sole or block.section in sections
        if others and not near and shared < _CLOSE:
            return False
        run_in = bool(block.strong) and block.strong[0][0] == 0 and block.kind != "item"
        least = 2 if (others and not self.sole) or run_in else 1
        if claim.unit in SHARES:
            return asked or shared >= least or block.kind == "item"
        if self.told and _OF_THOSE_ASKED.search(text):
            return True
        return shared >= 2 or (shared >= 1 and block.kind == "item")
