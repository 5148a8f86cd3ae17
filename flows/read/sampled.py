"""A stated sample size made a sample: whom it counts, whose survey it is of, which part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.asked import BY_WHOM
from flows.read.chunks import Line
from flows.read.groupsasked import group_asked
from flows.read.model import Credit, Figure, Sentence
from flows.read.phrases import noun_end
from flows.read.pollnotes import people_of
from flows.read.samples import only_invited, part_of_sample, the_question
from flows.read.studies import Sample

# "3,400 owners by the Oven Panel", "in nine towns": no part of whom they are.
_ASKED_WHERE = pattern(
    r" by | (?:in|across|from|at|within) (?:about |over |more than |some )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_ALL = pattern(r"\ball $", re.IGNORECASE)
_OF_A_GROUP = pattern(
    r" of (?:the|our|these|those) (?:[\w’'-]+ ){1,2}(?:from|in|at|with|who|whose|that)\b"
)
_NEXT_ASKED = pattern(r",? (?:and |or )?\d| and$|,$")  # "577 Democrats, 483 Republicans"
_ARE = pattern(r"^(?:are|were|is|was) ")  # "of whom 210 are registered voters"


def sample_of(
    figure: Figure,
    sentence: Sentence,
    credit: Credit | None,
    before: Sequence[Sample],
    *,
    owned: bool,
) -> Sample | None:
    """The sample that a count states; None if it counts those asked in vain.

    Args:
        figure: the count.
        sentence: in which it stands.
        credit: who is credited for it, if known.
        before: samples that the document has stated so far.
        owned: the document tells of a survey of its own.
    """
    if only_invited(figure) or _all_of_group(figure, sentence):
        return None
    block = sentence.block
    own = credit is not None and credit.type == "own"
    group = _of_those_asked(figure, before)
    last = before[-1] if before else None
    beside = last is not None and (last.block, last.sentence) == (block, sentence.index)
    return Sample(
        figure,
        _population(figure, sentence, group=group),
        block,
        sentence.index,
        own=own or (owned and the_question(figure)),
        source=source_of(credit) if credit is not None else "",
        year=credit.year if credit is not None else None,
        part=part_of_sample(figure) or group,
        group=group,
        beside=beside and not block.text[: figure.start].endswith(("= ", "=", "(", ": ")),
    )


def _all_of_group(figure: Figure, sentence: Sentence) -> bool:
    """Whether a count is of a whole group: "All 5 of the respondents from islands saw cuts"."""
    text, at = sentence.block.text, figure.start
    return (
        _ALL.search(text, max(sentence.start, at - 10), at) is not None
        and _OF_A_GROUP.match(text, figure.end, sentence.end) is not None
    )


def source_of(credit: Credit) -> str:
    """By what a claim's source is told from others: "own", a name in lower case, "" if nobody's."""
    return "own" if credit.type == "own" else (credit.publisher or credit.title or "").lower()


def _population(figure: Figure, sentence: Sentence, *, group: bool) -> str:
    line = Line(sentence, [figure])
    at = next(iter(line.figures), -1)
    if at < 0 or at + 1 >= len(line.words) or line.words[at + 1] == "of":
        return ""
    words = line.said(at + 1, noun_end(line, at + 1, len(line.words), True))
    words = _ASKED_WHERE.split(words, maxsplit=1)[0]
    words = people_of(_NEXT_ASKED.split(words, maxsplit=1)[0])
    words = BY_WHOM.split(words, maxsplit=1)[0]
    return _ARE.sub("", words) if group else words


def _of_those_asked(figure: Figure, before: Sequence[Sample]) -> bool:
    """Whether a sample is of a group of those whom its sentence counts before."""
    whole = next((sample.figure for sample in reversed(before) if not sample.part), None)
    return whole is not None and group_asked(figure, whole)
