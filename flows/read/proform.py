"""Sentences that only take up what was said: "Among men, 44% did", "44% of men said so"."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.carry import Memory, Said, of_persons
from flows.read.chunks import SHARES
from flows.read.model import Figure
from flows.read.phrases import anaphor
from flows.read.scope import Frame, topic

_SO = r"(?: (?:so|too|as well|likewise|the same(?: thing| way)?|that(?: too)?))"
# "would", "did so", "felt the same", "agreed"; "said" and "felt" tell something only with "so".
_TAKEN_UP = pattern(
    r"(?:also |in fact |still )?(?:"
    rf"(?P<do>do|does|did|have|had|has|were|was|are|is)(?P<not> not|n[’']t)?{_SO}?"
    rf"|(?P<modal>would|will|could|can|should|might)(?P<never> not|n[’']t)?{_SO}?"
    rf"|(?:said|say|says|thought|think|thinks|felt|feel|feels|believed|believe|answered|replied"
    rf"|reported|report){_SO}"
    rf"|(?:agreed|agree|concurred|shared (?:that|the) (?:view|worry|opinion)){_SO}?)",
    re.IGNORECASE,
)
_ALONE = pattern(
    r" (?:do|does|did|have|had|has|were|are"
    r"|(?:say|said|think|thought|feel|felt|believed?) (?:so|the same))"
    r"\b(?:[^\w]*$|,? (?:while|whereas|and|but|compared|against|versus)\b)",
    re.IGNORECASE,
)
# The answer of those who do not: what "44% of men do" takes up is the one before.
BARE_ANSWER = pattern(
    r"(?:disagree|oppose|reject|dislike)(?:s|d)?"
    r"(?: (?:it|this|that|them|the (?:idea|plan|proposal)))?"
    r"|(?:do|does|did|are|were|would|will)(?: not|n[’']t)(?: know)?"
    r"|(?:say|said|answer|answered|vote|voted) (?:no|otherwise|not)"
    r"|(?:(?:are|were|is|was|remain|remained) )?"
    r"(?:unsure|undecided|not sure|against(?: it)?|opposed(?: to it)?)"
    r"|(?:think|thought|felt|feel) otherwise|ha(?:d|ve) no opinion",
    re.IGNORECASE,
)
_QUESTION = pattern(r"\b(?:asked|question|statement)\b", re.IGNORECASE)
_BE = pattern(r"(?:was|were|is|are)\b", re.IGNORECASE)
_MODAL = pattern(r"(?:would|will|could|can|should|might)\b", re.IGNORECASE)


def take_up(
    frame: Frame, memory: Memory, block: int, section: int
) -> tuple[str, str, str | None] | None:
    """Population, statement and group of a share whose words stand for those of the claim before.

    Args:
        frame: of the share.
        memory: what stands before.
        block: index of the block the figure stands in.
        section: index of its heading.

    Returns:
        None if the words say something themselves, or if nothing stands before in the block.
    """
    if frame.figure.form not in SHARES:
        return None
    told = " ".join(part for part in (frame.left, frame.right) if part).strip(" .")
    match = None if frame.same else _TAKEN_UP.fullmatch(told)
    plain = frame.same and not told and not frame.part and _did(frame.figure)
    others = plain and of_persons(frame.population)
    so = frame.same and not told and not frame.part and frame.population and _did(frame.figure)
    base = _answered(memory, block, section) if match is not None or others or so else None
    if base is None or base.block != block or not base.statement:
        return None
    sentence = frame.figure.sentence
    if match is not None and sentence is not None and _QUESTION.search(sentence.text[:400]):
        return None  # "Asked whether it rained, 90% agreed"
    if match is None:
        known = anaphor(frame.population.lower().split())
        return None if known else (frame.population, base.statement, base.group)
    if _BE.match(match["do"] or "") and frame.population and not of_persons(frame.population):
        return None  # "Cake eating was 6%"
    population = frame.population or topic(frame.lead) or base.population
    return population, _worded(match, base), None


def _answered(memory: Memory, block: int, section: int) -> Said | None:
    """The claim that is taken up: of two answers to one question, what was asked."""
    base = memory.base(block, section)
    for before in reversed(memory.claims[-4:]):
        if before.block != block or base is None or base.sentence - before.sentence > 1:
            break
        if before.statement and not BARE_ANSWER.fullmatch(before.statement):
            return before
    return base


def _did(figure: Figure) -> bool:
    """Whether the figure has a verb that stands for another: "44% did."."""
    sentence = figure.sentence
    if sentence is None:
        return False
    return _ALONE.match(sentence.block.text[figure.end : sentence.end]) is not None


def _worded(match: re.Match[str], base: Said) -> str:
    """The statement before, denied if these words deny it."""
    if match["never"]:
        return f"{match['modal']} not {_MODAL.sub('', base.statement, count=1).strip()}"
    if match["not"]:
        return f"{match['do']} not {base.statement}"
    return base.statement
