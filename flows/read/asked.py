"""Who was asked, where a sentence says so without a figure that counts: "They asked residents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.chunks import Line
from flows.read.model import Figure, Sentence
from flows.read.phrases import anaphor, noun_end
from flows.read.whens import time_tail
from flows.read.wordclass import person, plural

_ASKED = pattern(
    r"\b(?:(?:asked|interviewed|polled|surveyed|questioned)\s"
    r"|(?P<of>surveys?|polls?|questionnaires?)\sof\s)",
    re.IGNORECASE,
)

# "Owners by the Oven Panel", "owners for its report": who asked them is no part of them.
BY_WHOM = pattern(
    r" (?:for|as part of) (?:its|their|our|his|her|this|the (?:report|study|survey|poll))\b"
    r"| by "
)
_TAIL = 8  # words at the end of a sentence
_SHORT = 4  # words of a subject at most
_LONG = 200  # characters of a question at most
_NUMBERED = pattern(r"\s*(?:Q(?:uestion)?\s?\d{1,3}[a-z]?|\d{1,3})\s?[.:)]\s*")
_WORDS = (
    r"(?:yes|no|not sure|unsure|don['’]t know|undecided|neither|both|never|always|sometimes"
    r"|just|only|about|nearly|almost|over|some|roughly|more than|fewer than|less than)"
)
# What answers by itself says nothing: "Yes: 79%, no: 9%", "44 per cent, says the Guild".
_ANSWERS = pattern(
    rf"(?:\W*(?:{_WORDS}\W+){{0,2}}\d[\d.,]*\s?(?:%|per\s?cent|percent)?)*"
    rf"\W*(?:{_WORDS}\b\W*){{0,2}}",
    re.IGNORECASE,
)
_ANSWERED = pattern(
    r"\b(yes|no|not sure|unsure|don['’]t know|undecided|neither|both|never|always|sometimes)\W*$",
    re.IGNORECASE,
)
_HOW_MANY = pattern(r"\b(?:how many|what (?:share|percentage|proportion) of) ", re.IGNORECASE)
_NO_MORE = pattern(r"\s*(?:[,.;()|]|$)")


# "When voters were asked about the mill, 44% said": of voters.
_WHEN_ASKED = pattern(
    r"\b(?:when|after) (?:the |those |these )?(?P<who>(?!asked\b)[a-z][^,.;:]{2,60}?)"
    r" (?:were|was|are) asked\b[^.;:]*$",
    re.IGNORECASE,
)
_NOBODY = pattern(
    r"(?:about|whether|if|how|what|which|whom?|why|where|when|for|on|to|in)\b", re.IGNORECASE
)


def when_asked(figure: Figure, population: str) -> str:
    """Whom a figure is of, where its sentence begins with who was asked about what."""
    sentence = figure.sentence
    if sentence is None or (population and not _NOBODY.match(population)):
        return population
    before = sentence.text[: figure.start - sentence.start]
    match = _WHEN_ASKED.search(before)
    return match["who"] if match else population


def people_before(sentences: Sequence[Sentence], here: Sentence) -> str:
    """People that the sentence before is about: "Bakers were glad. Only 18% slept badly"."""
    if not here.index:
        return ""
    line = Line(sentences[here.index - 1], ())
    size = len(line.words)
    start = 0
    while start < size and line.tags[start] in 'CA",':
        start += 1
    end = noun_end(line, start, size, True)
    if not start < end <= start + _SHORT or line.tags[end : end + 1] not in (["V"], ["X"]):
        return ""
    words = line.words[start:end]
    named = person(words[-1]) and plural(words[-1]) and not anaphor(words)
    return line.said(start, end) if named else ""


def people_named(sentences: Sequence[Sentence]) -> str:
    """People at the end of a paragraph without figures: "It remains common among teenagers."."""
    if not sentences:
        return ""
    line = Line(sentences[-1], ())
    size = len(line.words)
    for k in range(size - 2, max(-1, size - _TAIL), -1):
        if line.words[k] in ("among", "amongst"):
            end = noun_end(line, k + 1, size, True)
            words = line.words[k + 1 : end]
            named = bool(words) and person(words[-1]) and plural(words[-1]) and not anaphor(words)
            return line.said(k + 1, end) if named and end >= size - 1 else ""
    return ""


def asked_before(sentences: Sequence[Sentence], floor: int, here: Sentence) -> str:
    """Population that was asked, by the last sentence that says so; empty if none does.

    Args:
        sentences: of the block.
        floor: index of the sentence of the claim before, -1 if it stands in another block.
        here: sentence of the claim.
    """
    for sentence in reversed(sentences[floor + 1 : here.index + 1]):
        match = _ASKED.search(here.block.text, sentence.start, sentence.end)
        if match is None:
            continue
        line = Line(sentence, ())
        size = len(line.words)
        at = next((k for k, start in enumerate(line.starts) if start >= match.end()), size)
        while at < size and line.words[at][0].isdigit():
            at += 1
        end = noun_end(line, at, size, True)
        end = time_tail(line, at, end)
        if end > at and line.tags[at] in "ODGpA" and not anaphor(line.words[at:end]):
            if match["of"] and not any(person(word) for word in line.words[at:end]):
                continue  # "a survey of prices"
            return BY_WHOM.split(line.said(at, end), maxsplit=1)[0]
    return ""


_OPENS = pattern(r"(?P<asked>(?:When )?[Aa]sked [^,;:%]{6,200}), ")
_SAID = pattern(
    r"(?:said|say|thought|think|answered|replied|believed?|indicated|reported|agreed|disagreed)\b"
)
_BARE = pattern(
    r"(?:(?:they )?(?:said|answered|replied|responded|voted|indicated|chose) )?"
    r"(?:[“\"]?(?:yes|no)[”\"]?|so|not|(?:that )?they (?:did(?: not|n[’']t)?|do(?: not|n[’']t)?"
    r"|didn[’']t know|don[’']t know))"
    r"|(?:(?:strongly|somewhat|fully|partly|completely|tend(?:ed)? to) )?(?:dis)?agreed?"
    r"(?: (?:strongly|somewhat|fully|partly))?|strongly|somewhat|didn[’']t know"
    r"|(?:were |are )?(?:unsure|undecided|not sure|neutral)",
    re.IGNORECASE,
)
_WHETHER = pattern(
    r"\b(?P<asked>asked (?:whether|if))\b (?P<what>[^,;:%.?]{6,200}?)(?:,|\.?$)", re.IGNORECASE
)
_QUOTED = pattern(r"[“\"](?P<what>[^“”\"]{16,240})[”\"]")


def question_before(sentences: Sequence[Sentence], figure: Figure) -> tuple[str, str]:
    """Whom a question asks the number of, and the question that a bare figure answers.

    The question comes with the answer; both are empty if the sentence says more than that.

    "Did the price go up? Yes 58%, no 42%.", "How many shops open early? 44 per cent, it says."

    Args:
        sentences: of the block.
        figure: the figure.
    """
    here = figure.sentence
    if here is None or not here.index:
        return "", ""
    text = here.block.text
    left = text[here.start : figure.start]
    if not _ANSWERS.fullmatch(left) or not _NO_MORE.match(text, figure.end):
        return "", ""
    for before in reversed(sentences[: here.index]):
        asked = before.text.strip()
        if asked.endswith("?") and len(asked) <= _LONG:
            numbered = _NUMBERED.match(asked)
            question = asked[numbered.end() if numbered else 0 :].rstrip("?")
            answer = _ANSWERED.search(left)
            return _counted(before), f"{question}: {answer[1]}" if answer else question
        if not _ANSWERS.fullmatch(asked):
            return "", ""
    return "", ""


def asked_whether(sentences: Sequence[Sentence], figure: Figure, statement: str) -> str:
    """A statement that is a bare answer, with what was asked: "said yes, asked whether they nap".

    Args:
        sentences: of the block.
        figure: the figure.
        statement: what is said of those it counts.
    """
    here = figure.sentence
    if here is None:
        return statement
    text = here.block.text
    opened = _OPENS.match(text, here.start, figure.start)
    if opened is not None and statement.startswith(opened["asked"]):
        said = statement[len(opened["asked"]) :].strip()
        if _SAID.match(said):
            statement = said  # whole as it is: "said that they never sleep"
    if not _BARE.fullmatch(statement.strip()):
        return statement
    before = sentences[here.index - 1].text if here.index else ""
    for told in (text[here.start : figure.start][-_LONG:], before[-_LONG:]):
        whether = _WHETHER.search(told)
        if whether is not None:
            return f"{statement}, {whether['asked'].lower()} {whether['what']}"
        quoted = _QUOTED.search(told)
        if quoted is not None:
            return f"{statement}: {quoted['what']}"
    return statement


def _counted(question: Sentence) -> str:
    """The schools of "How many schools open early?"."""
    asked = _HOW_MANY.search(question.text)
    if asked is None:
        return ""
    line = Line(question, ())
    size, behind = len(line.words), question.start + asked.end()
    at = next((k for k, start in enumerate(line.starts) if start >= behind), size)
    end = noun_end(line, at, size, True)
    return line.said(at, end) if at < end else ""
