"""Sample sizes and margins of error, given to the claims they describe.

First to the claims next to a stated sample, then (``studies``) to all claims of its study.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.amounts import amount
from flows.read.asking import PEOPLE_FOLLOW
from flows.read.contrast import set_beside
from flows.read.margins import note_margin
from flows.read.model import Credit, Figure, Meaning, Sentence
from flows.read.patterns import any_of
from flows.read.studies import Described, Sample, by_study, give_groups

_POINTERS = (
    *("their ", "its ", "the ", "it ", "they ", "this ", "that ", "base", "sample", "n ", "n="),
    *("all ", "based ", "in all", "in total", "a total", "respondents", "some ", "data "),
)
# "Among the 640 who drink tea", "(base: 640 who ...)", "of the 640 parents who": a part only.
_PART_LEFT = pattern(
    r"\b(?:among|amongst|of|out of|base[:=]?(?: of)?) "
    r"(?:(?:the|those|our|these|about|some|just|only|roughly) )*$",
    re.IGNORECASE,
)
_PART_RIGHT = pattern(
    r" (?:[\w’'.-]+ ){0,4}?(?:who|whose|that|with|using|aged|already|having|without)\b"
    r"(?! (?:took part|participated|responded|answered|replied|completed|were (?:asked|polled"
    r"|surveyed)|we (?:asked|polled|surveyed)|filled))",
    re.IGNORECASE,
)
_MANY = 100_000  # of so many, nobody asks all
_MARGINS = 20  # margins of a document that are read
_ASKED_NEAR = pattern(
    r"\b(?:survey\w*|poll(?:s|ed|ing)?|questionnaires?|interview\w*|respondents?|responses?"
    r"|participants?|sample)\b"
)
_TOLD = pattern(
    r"\b(?:that|found|finds?|shows?|showed|says?|said|reveal\w*|suggests?|estimat\w+|have|has|had"
    r"|are|were|will|would)\b|%"
)
_RATES = frozenset((10, 100, 1000, 10_000, 100_000))
_OUT_OF = pattern(r"(?:out )?of (?:(?:the|its|their|our|my|his|her|all|some|about) )*(\d[\d,]*)$")
_OF_SO_MANY = pattern(r" of (?:the|its|our|these|those|their|his|her|my) (?=[1-9][\d,]*[ -][a-z])")
# Records that were gone through are what the shares among them were counted in.
_WENT_THROUGH = any_of(
    "analy[sz](?:ed|es|ing) examin(?:ed|es|ing) review(?:ed|s|ing) audit(?:ed|s|ing) crawled",
    "scanned tested studied tracked assessed inspected monitored screened followed enrolled",
    "recruited scraped sampled compared benchmarked evaluated researched profiled parsed compiled",
    "looked (?:at|through|into);went through;collected;gathered;pulled;based on;drawn from;drew on",
)
_EXAMINED = pattern(
    rf"\b(?:{_WENT_THROUGH}(?: (?:[a-z-]+ ){{0,2}}(?:of|for|from|on|across))?"
    r"|(?:analys[ie]s|study|studies|review|audit|examination|data ?set|data|inspection|survey"
    r"|report|research|sample|database|corpus|list|trial|experiment|records|input|views|answers)"
    r" (?:[a-z-]+ ){0,3}?(?:of|from|covering|on|in|involving|contain(?:s|ing)|includ(?:es|ing)"
    r"|covers|spans|spanning|across|with|for))"
    r"(?: (?:about|around|roughly|nearly|almost|over|more than|at least|some|the|our|a total of"
    r"|records|all|top|just|up to))* $",
    re.IGNORECASE,
)
_EXAMINED_AFTER = pattern(
    rf"^ (?:[\w’'-]+ ){{1,5}}?(?:(?:that )?we |were |was |have been |had been )?{_WENT_THROUGH}\b"
    r"|^ (?:[\w’'-]+ ){1,4}?in (?:the|our|this) (?:sample|data ?set|study|analysis|survey"
    r"|research)\b",
    re.IGNORECASE,
)

_SOMEBODY_FOUND = pattern(
    r"\b[A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|for|and|the)){0,7}"
    r" (?:found|finds|reports?|reported|says|said|shows?|showed|concluded|concludes|revealed"
    r"|reveals|discovered|observed|estimates?|estimated|saw)\b"
)
_INVITED = pattern(
    r" (?:[\w’'-]+ ){0,3}?(?:(?:that |who )?(?:were |was |had been )?"
    r"(?:invited|contacted|approached|mailed|distributed|started|begun|sent out|e-?mailed))\b"
    r"(?=[^.;]{0,60}?\d)",
    re.IGNORECASE,
)

_PLANNED = pattern(r"\bwill (?:have|be|survey|poll|interview|ask|include|reach)\b[^.;]*$")
_FAR = 90  # characters before a figure


def examined(figure: Figure) -> bool:
    """Whether a count is that of the records a study went through: "analysed 3,400 adverts"."""
    if figure.unit != "count" or figure.value < 20:
        return False
    sentence = _sentence(figure)
    text = sentence.block.text
    left = text[max(sentence.start, figure.start - 70) : figure.start]
    right = text[figure.end : min(sentence.end, figure.end + 70)]
    return bool(_EXAMINED.search(left)) or bool(_EXAMINED_AFTER.match(right))


def counts_people(figure: Figure) -> bool:
    """Whether a figure can be a sample size: "the two answers", "a billion dollars" cannot."""
    return figure.unit == "count" and not (figure.in_words and figure.value < 10)


def only_invited(figure: Figure) -> bool:
    """Whether a count is of those asked in vain, too: "of the 2,000 invited, 640 replied"."""
    sentence = _sentence(figure)
    at = figure.start - sentence.start
    if _PLANNED.search(sentence.text, max(0, at - _FAR), at):
        return True  # "by spring they will have asked 90,000 people"
    return _INVITED.match(sentence.text, figure.end - sentence.start) is not None


def likely_sample(figure: Figure) -> bool:
    """Whether a count of people stands beside words of asking: "a poll, 1,017 voters strong".

    Weaker than what the judge takes for a sample size: used where a document has no other.
    """
    if figure.unit != "count" or figure.value < 30 or figure.value % 1:
        return False
    sentence = _sentence(figure)
    text = sentence.block.text
    left = text[max(sentence.start, figure.start - 120) : figure.start].lower()
    right = text[figure.end : min(sentence.end, figure.end + 120)].lower()
    if not PEOPLE_FOLLOW.match(right):
        return False
    for asking in _ASKED_NEAR.finditer(left):
        if not _TOLD.search(left[asking.end() :]):
            return True
    follows = _ASKED_NEAR.search(right)
    return follows is not None and not _TOLD.search(right[: follows.start()])


_PLACED = pattern(
    r"\b(?:across|in|from|at|within|throughout|spanning|on)"
    r"(?: (?:about|around|roughly|nearly|over|more than|at least|some|the|all|a total of))* $",
    re.IGNORECASE,
)
_AND = pattern(r"^[^.;:()]{0,30}\b(?:and|or) (?:(?:about|around|over|more than|some) )*$")


def only_where(figure: Figure, before: Sequence[tuple[Figure, bool]]) -> bool:
    """Whether a count behind that of those asked tells where they were: "90 cooks in 12 towns".

    Args:
        figure: the count.
        before: counts in front of it in its sentence, and whether they only tell where.
    """
    if not before:
        return False
    text = _sentence(figure).block.text
    last, where = before[-1]
    gap = text[last.end : figure.start]
    if where and _AND.match(gap):
        return True  # "in 12 towns and 3 counties"
    return _PLACED.search(gap) is not None and gap.count("(") == gap.count(")")


_QUESTION = pattern(
    r"\b(?:the|this|our|each|all|these) questions? (?:was|were) (?:only )?(?:asked|put)\b[^.;]*$",
    re.IGNORECASE,
)


def the_question(figure: Figure) -> bool:
    """Whether a sample is of those whom the document's own question was put to."""
    sentence = _sentence(figure)
    return _QUESTION.search(sentence.text, 0, figure.start - sentence.start) is not None


def part_of_sample(figure: Figure) -> bool:
    """Whether a sample size is that of a part: "of the 640 respondents who drink tea"."""
    sentence = _sentence(figure)
    text = sentence.block.text
    left = text[max(sentence.start, figure.start - 40) : figure.start]
    right = text[figure.end : min(sentence.end, figure.end + 80)]
    return _PART_LEFT.search(left) is not None and _PART_RIGHT.match(right) is not None


def _of_the(figure: Figure) -> bool:
    """Whether a sample opens a clause with "Among the 340": beside a larger one it is a part."""
    sentence = _sentence(figure)
    left = sentence.block.text[max(sentence.start, figure.start - 40) : figure.start].lower()
    return left.strip().endswith(("among the", "of the", "amongst the")) and len(left) < 20


_IN_GROUP = pattern(r"^(?P<group>[^().;:%\d]{2,60}) \((?:[nN] ?= ?)?$")
_SO_MANY = pattern(
    r" ?(?:respondents|participants|people|responses|adults|in aggregate|in total)?\)"
)


def _of_group(figure: Figure) -> bool:
    """Whether a sample is that of a place or group: "India (227 respondents) tops the list"."""
    sentence = _sentence(figure)
    at = figure.start - sentence.start
    opened = _IN_GROUP.match(sentence.text[:at].lstrip("*_ "))
    if opened is None or _SO_MANY.match(sentence.text, figure.end - sentence.start) is None:
        return False
    return _ASKED_NEAR.search(opened["group"].lower()) is None


def attach(
    claims: Sequence[Figure],
    meanings: Sequence[Meaning],
    samples: Sequence[Sample],
    margins: Sequence[Figure],
    sources: Sequence[str],
    *,
    credits: Sequence[Credit] | None = None,
) -> None:
    """Set ``n`` and ``moe`` of the claims that stated samples and margins describe.

    A sample describes claims of its own sentence, of the sentences that follow in its block up
    to the next sample or another source, of the sentence before if it points back ("Their
    sample was"); and then all claims of the study it is the sample of.

    Args:
        claims: in reading order.
        meanings: one a claim.
        samples: in reading order.
        margins: figures that are margins of error.
        sources: one a claim: name of its source, "own" for the document's own, "" if unknown.
        credits: one a claim, if known: their years tell editions of one study apart.
    """
    described = [
        Described(claim, meaning, source, sentence.block, sentence.index)
        for claim, meaning, source in zip(claims, meanings, sources, strict=True)
        for sentence in (_sentence(claim),)
    ]
    for claim in described:
        _out_of(claim)
    if not samples and not margins:
        return
    if credits is not None:
        for claim, credit in zip(described, credits, strict=True):
            claim.year = credit.year
            claim.credit = credit.type
            words = credit.text if credit.type == "named" else None
            claim.named_here = words is not None and words in _sentence(claim.figure).text
    # "27% do (56% nationally)": others were asked that.
    described = [claim for claim in described if not set_beside(claim.figure)]
    most = max((sample.n for sample in samples), default=0)
    for sample in samples:
        less = sample.n < most
        sample.part = sample.part or (less and (_of_the(sample.figure) or _of_group(sample.figure)))
    give_groups(described, samples)
    by_block: dict[int, list[Described]] = {}
    for claim in described:
        by_block.setdefault(claim.block.index, []).append(claim)
    for position, sample in enumerate(samples):
        following = samples[position + 1] if position + 1 < len(samples) else None
        if following is not None and following.block is not sample.block:
            following = None
        nearby = by_block.get(sample.block.index, [])
        before = samples[position - 1] if position else None
        if _listed(before, sample, following):
            floor = before.figure.start if before is not None and _together(before, sample) else -1
            nearby = [
                c
                for c in nearby
                if c.sentence == sample.sentence and floor < c.figure.start < sample.figure.start
            ]
        for claim in _near(nearby, sample, following):
            claim.give(sample)
    above = {sample.block.index: sample for sample in samples}
    for claim in described:
        # "This was asked only of the 80 who rent", above a table.
        told = above.get(claim.block.parent) if claim.block.kind == "cell" else None
        if told is not None and not _of_others(claim, told) and claim.fits(told):
            claim.give(told)
    by_study(described, samples)
    for margin in margins[:_MARGINS]:
        note_margin(margin, described, samples)


def _sentence(figure: Figure) -> Sentence:
    assert figure.sentence is not None
    return figure.sentence


def _out_of(claim: Described) -> None:
    """Read "11 out of 18 programmes", "12% of the 850 bakers": the second number is the base."""
    figure = claim.figure
    if figure.form == "percent" and figure.kind == "share":
        right = _sentence(figure).block.text[figure.end :][:60].lower()
        match = _OF_SO_MANY.match(right)
        whole = amount(right, match.end()) if match else None
        if whole is not None and whole.form == "" and 10 <= whole.number.value < _MANY:
            claim.meaning.n = int(whole.number.value)
    if figure.form != "ratio":
        return
    match = _OUT_OF.search(figure.text)
    if match is None:
        return
    base = int(match.group(1).replace(",", ""))
    if base > 10 and base not in _RATES:
        claim.meaning.n = base


def _together(one: Sample | None, other: Sample | None) -> bool:
    if one is None or other is None:
        return False
    return one.block is other.block and one.sentence == other.sentence


def _listed(before: Sample | None, sample: Sample, following: Sample | None) -> bool:
    """Whether a sentence gives each figure its own: "54% (n = 400) and 61% (n = 300)"."""
    if not (_together(before, sample) or _together(sample, following)):
        return False
    sentence = _sentence(sample.figure)
    opening = sentence.block.text[
        max(sentence.start, sample.figure.start - 8) : sample.figure.start
    ]
    return "(" in opening


def _near(claims: list[Described], sample: Sample, following: Sample | None) -> list[Described]:
    """Claims of the sample's block that it describes."""
    found: list[Described] = []
    source: str | None = sample.source or None
    limit = following.figure.start if following is not None else -1
    for claim in claims:
        if claim.sentence < sample.sentence:
            points = claim.sentence == sample.sentence - 1 and _points_back(sample)
            if not points:
                continue
        elif 0 <= limit < claim.figure.start:
            break
        if sample.part and claim.sentence != sample.sentence:
            continue
        if claim.sentence > sample.sentence and _of_others(claim, sample):
            break
        if source is not None and claim.source and source and not same_source(claim, source):
            if claim.sentence > sample.sentence:
                break
            continue
        if claim.fits(sample):
            found.append(claim)
            source = source if source is not None else claim.source
        elif source is None and claim.sentence >= sample.sentence:
            source = claim.source
    return found


def _of_others(claim: Described, sample: Sample) -> bool:
    """Whether a claim names its source, and the sample's sentence tells of another's findings."""
    if sample.source or not claim.named_here:
        return False
    told = _sentence(sample.figure).text[:600]
    return claim.source not in told.lower() and _SOMEBODY_FOUND.search(told) is not None


def same_source(claim: Described, source: str) -> bool:
    """Whether a claim has a source by that name."""
    return claim.source == source or claim.source in source or source in claim.source


def _points_back(sample: Sample) -> bool:
    """Whether a sample's sentence speaks of a survey named just before: "Their sample was"."""
    return _sentence(sample.figure).text[:12].lower().lstrip("(").startswith(_POINTERS)
