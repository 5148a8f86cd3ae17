"""Samples and the studies they belong to: which claims of a document a sample stands behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.model import Figure, Meaning
from flows.read.wordclass import person

_WORD = pattern(r"[^\W\d_]{3,}")
_NUMBER = pattern(r"\d+")
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
# Words of a population that mean everyone asked.
_EVERYONE = frozenset(
    """respondent people participant those surveyed polled asked interviewed questioned who were
responded answered took part our the survey poll study sample all them they adult person everyone
american briton public population we you public brit""".split()
)
_LOOSE = frozenset("the and who that with for from our all per cent percent their some".split())
_LINK = pattern(r"\s(?:of|in|at|from|who|that|across|within|on|for)\s")
# What singles out a part of the people asked.
_SINGLING = pattern(
    r"\b(?:who|whose|that|with|without|using|aged?|ages|women|woman|men|man|males?|females?"
    r"|girls|boys|younger|young|older|under|over|gen|generation|millennials?|boomers?|zers?"
    r"|those|year-olds?|democrats?|republicans?|labour|conservatives?|tory|tories|leave|remain"
    r"|former|white|black|hispanic|latinos?|asian|another|other|having|working|living)\b",
    re.IGNORECASE,
)
_ASKED = pattern(
    r"\b(?:survey\w*|poll(?:s|ed|ing)?|interview\w*|questionnaires?|respon\w+|n ?=|sampl\w+"
    r"|participa\w+|asked|took part)",
    re.IGNORECASE,
)
_REFERS = pattern(
    r"\b(?:(?:the|this|our|that) (?:[\w-]+ ){0,3}?(?:survey|poll|study|questionnaire|report|sample"
    r"|research|results|findings|data|figures)|we (?:\w+ )?(?:asked|surveyed|polled|interviewed)"
    r"|respondents|methodology|margin of|fieldwork)\b",
    re.IGNORECASE,
)

_OF_THE = pattern(r"\b(?:of|among|amongst) (?:the|our|these|those) (?:\w+ )?$", re.IGNORECASE)

_MOST = 40  # samples of a document that are matched with claims elsewhere: keeps the work linear


@dataclass(slots=True)
class Sample:
    """A stated sample size and whom it counts."""

    figure: Figure
    population: str
    block: Block
    sentence: int
    own: bool = False  # of the document's own survey
    source: str = ""  # who is credited where it is stated
    year: int | None = None  # of the study, as credited or as its sentence says
    part: bool = False  # of a part of those asked
    group: bool = False  # of a group of those counted before it: "including 577 Democrats"
    beside: bool = False  # stated behind another ("8,800 people ... on 18 programmes")

    @property
    def n(self) -> int:
        """How many were asked."""
        return int(self.figure.value)


@dataclass(slots=True)
class Described:
    """A claim that a sample may describe."""

    figure: Figure
    meaning: Meaning
    source: str  # name of its source, "own" for the document's own, "" if not known
    block: Block
    sentence: int
    year: int | None = None  # of its source
    credit: str | None = None  # type of its credit, if known
    named_here: bool = False  # its own sentence has the words of the credit

    def give(self, sample: Sample) -> None:
        """Take the sample's size, unless there is one or it is the sample itself."""
        if self.figure is sample.figure and self.figure.kind != "sample":
            return
        if self.meaning.n is None:
            self.meaning.n = sample.n

    def fits(self, sample: Sample) -> bool:
        """Whether the claim can be of the survey sampled.

        A part of those asked ("women among them") counts too: the size is that of the survey.
        It is left out where so few were asked that the size could refute the share: the part
        is smaller by an unknown number.
        """
        if self.figure.kind == "sample" and self.figure is not sample.figure:
            return False
        if sample.part:
            return True
        population = self.meaning.population
        if population and sample.figure.text in population.split():
            return True  # "the 45 agencies that answered" are all of them
        if sample.beside and (
            self.figure.unit == "score"
            or not stems(population or "") & (stems(sample.population) - _EVERYONE)
        ):
            return False
        if not population or not sample.population:
            return True
        extra = stems(population) - stems(sample.population) - _EVERYONE
        if not extra:
            return True
        # The same noun with words that the sample's has not ("village bakers") is a part, too.
        part = _SINGLING.search(population) is not None
        part = part or _head(population) == _head(sample.population)
        return not part or sample.n >= 10 ** (self.figure.decimals + 2)

    def whole(self) -> bool:
        """Whether nothing says that the claim is about a part of the people asked."""
        return not _SINGLING.search(self.meaning.population or "")


def by_study(claims: Sequence[Described], samples: Sequence[Sample]) -> None:
    """Give samples to the claims of their study that have none yet.

    The study of a sample is known by who is credited for it; a document that states one sample
    only is about that study unless most of its figures are credited to others.
    """
    whole = [sample for sample in samples if not sample.part][:_MOST]
    if not whole:
        return
    for sample in whole:
        if sample.year is None:
            sample.year = _stated_year(sample)
        if not sample.source and not sample.own:
            named = (c.source for c in claims if c.source != "own" and _of_study(c, sample))
            sample.source = next(named, "")
    usual = _usual(claims)
    bases = {id(sample) for sample in whole if _is_base(sample, claims)}
    single = len({sample.n for sample in whole if not sample.beside}) == 1
    ruled = single and _rules(claims, whole[0])
    alone = all(not c.source or _of_study(c, whole[0]) for c in claims)
    for claim in claims:
        if claim.meaning.n is not None:
            continue
        # Beside other studies, what nobody is credited for ahead of the sample may be anybody's.
        free = ruled and (alone or claim.credit != "none")
        open_ = [s for s in whole if ruled and _open(claim, s) and (free or _told_by(claim, s))]
        found = [s for s in whole if _of_study(claim, s) or s in open_]
        found = [s for s in found if _same_year(claim, s)]
        found = [s for s in found if id(s) not in bases or _told_by(claim, s)]
        found = [s for s in found if claim.fits(s) or _usually(claim, usual)]
        if found:
            claim.give(_nearest(claim, found))


def give_groups(claims: Sequence[Described], samples: Sequence[Sample]) -> None:
    """Give the size of a group to the claims of that very group: "Democrats" of so many."""
    sizes: dict[frozenset[str], set[int]] = {}
    for sample in samples:
        if sample.group:
            sizes.setdefault(_group(sample.population), set()).add(sample.n)
    for claim in claims:
        if claim.meaning.n is not None or claim.figure.kind == "sample":
            continue
        people = _group(claim.meaning.population or "")
        named = [group for group in sizes if group and group <= people]
        closest = [group for group in named if not any(group < other for other in named)]
        found = sizes[closest[0]] if len(closest) == 1 else set()
        if len(found) == 1:
            claim.meaning.n = next(iter(found))


def _group(population: str) -> frozenset[str]:
    """What tells a group from everybody: its words and numbers ("under 30")."""
    return frozenset((stems(population) - _EVERYONE) | set(_NUMBER.findall(population)))


def stems(text: str) -> set[str]:
    """The content words of a phrase, without the plural's ending."""
    return {word.lower().rstrip("s") for word in _WORD.findall(text)} - _LOOSE


def _head(population: str) -> str:
    """The last noun of a phrase, as far as it goes without a grammar."""
    kept = _WORD.findall(_LINK.split(population.lower(), maxsplit=1)[0])
    return kept[-1].rstrip("s") if kept else ""


def _usual(claims: Sequence[Described]) -> dict[str, str]:
    """For each source, the population most of its claims are about."""
    counted: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.meaning.population:
            counted.setdefault(claim.source, Counter())[claim.meaning.population.lower()] += 1
    return {source: found.most_common(1)[0][0] for source, found in counted.items()}


def _usually(claim: Described, usual: dict[str, str]) -> bool:
    population = (claim.meaning.population or "").lower()
    return bool(population) and usual.get(claim.source) == population and claim.whole()


def _rules(claims: Sequence[Described], sample: Sample) -> bool:
    """Whether one sample's study is what the document is about."""
    mine = sum(1 for claim in claims if _of_study(claim, sample))
    others = sum(1 for claim in claims if claim.source) - mine
    if sample.source:
        return others * 2 <= len(claims)
    # Whose sample it is, is not said: the only source of the document, or the main one.
    names = Counter(claim.source for claim in claims if claim.source)
    if not names:
        return True
    most = names.most_common(1)[0][1]
    return most * 2 > sum(names.values()) and _refers(sample)


def _refers(sample: Sample) -> bool:
    sentence = sample.figure.sentence
    assert sentence is not None
    return _REFERS.search(sentence.text[:400]) is not None


def _of_study(claim: Described, sample: Sample) -> bool:
    """Whether the claim's source is that of the sample."""
    if claim.source == "own" or sample.own:
        return claim.source == "own" and (sample.own or sample.source in ("", "own"))
    if not claim.source:
        return False
    if claim.source == sample.source:
        return True
    one, other = stems(claim.source), stems(sample.source)
    if one and other and (one <= other or other <= one):
        return True
    sentence = sample.figure.sentence
    assert sentence is not None
    # "NAME interviewed 1,583 adults": whoever else is credited there, it is NAME's sample.
    return len(claim.source) > 2 and claim.source in sentence.text[:600].lower()


def _open(claim: Described, sample: Sample) -> bool:
    """Whether nothing says that the claim is of another study than the document's only one."""
    if claim.credit == "vague" or (claim.source and claim.source != "own" and sample.source):
        return False
    beside = claim.credit == "none" and claim.block.kind != "cell"
    if beside and not _could_answer(claim.meaning.population, sample):
        return False
    sentence = sample.figure.sentence
    assert sentence is not None
    if _ASKED.search(sentence.text[:600]) is not None:
        return True
    # "Followed 61 schools" tells of schools only, "asked 1,583 adults" of whatever they answered.
    mine = stems(claim.meaning.population or "")
    return bool(mine & stems(sample.population))


def _could_answer(population: str | None, sample: Sample) -> bool:
    """Whether a population is of people, who can be asked, or of what the sample counts."""
    mine = stems(population or "")
    if not mine or mine & (_EVERYONE | stems(sample.population)):
        return True
    return any(person(word) for word in _WORD.findall((population or "").lower()))


def _is_base(sample: Sample, claims: Sequence[Described]) -> bool:
    """Whether a sample is told in passing, as that of a share: "92% of the 25 chefs we asked"."""
    assert sample.figure.sentence is not None
    start = max(sample.figure.sentence.start, sample.figure.start - 30)
    if not _OF_THE.search(sample.block.text[start : sample.figure.start]):
        return False
    here = (c for c in claims if c.block is sample.block and c.sentence == sample.sentence)
    return any(c.figure.unit == "percent" for c in here)


def _told_by(claim: Described, sample: Sample) -> bool:
    """Whether a claim stands behind the sample, or in its paragraph."""
    return claim.block is sample.block or claim.block.index > sample.block.index


def _same_year(claim: Described, sample: Sample) -> bool:
    """Whether the claim's time is not that of another edition."""
    if sample.year is None:
        return True
    if claim.year is not None and claim.year != sample.year:
        return False
    period = claim.meaning.period or ""
    if not period[:4].isdigit() or "/" in period:
        return True
    return (
        abs(int(period[:4]) - sample.year) <= 1
        if claim.block.kind != "cell"
        else (int(period[:4]) == sample.year)
    )


def _stated_year(sample: Sample) -> int | None:
    """The year in the sentence that states the sample, if there is just one."""
    sentence = sample.figure.sentence
    assert sentence is not None
    years = {
        match.group()
        for match in _YEAR.finditer(sentence.text[:600])
        if not sample.figure.start <= sentence.start + match.start() < sample.figure.end
    }
    return int(years.pop()) if len(years) == 1 else None


def _nearest(claim: Described, samples: Sequence[Sample]) -> Sample:
    """The sample of the claim's population, else the last before it, else the first behind."""
    mine = stems(claim.meaning.population or "")
    alike = [s for s in samples if mine & (stems(s.population) - _EVERYONE)]
    chosen = alike or samples
    place = (claim.block.index, claim.figure.start)
    before = [s for s in chosen if (s.block.index, s.figure.start) <= place]
    here = [s for s in before if s.block.section == claim.block.section]
    return (here or before or chosen)[-1 if before else 0]
