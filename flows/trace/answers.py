"""Answer lists in plain text: questions of a poll with the share of each answer. Pure.

Toplines come as text as often as in tables ("Yes 66   No 34", "At least once ...... 52"), and say
once, in a note, that all figures are percentages. As prose they read as counts of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from flows.land.values import unit_of
from flows.lazy import pattern
from flows.trace.toplines import Parsed, is_whole, sample_in, value_columns, value_in

_VALUE = r"[$£€]?\d[\d,]*(?:\.\d+)?(?: ?(?:%|per ?cent|percent)(?![\w-]))?"
# A label, and at the end of the line, set apart by spaces or dots, its value.
_ROW = pattern(
    r"^[ ]*(?P<label>[^\s].*?)(?:\t+ *|[ ]{2,}|[ ]*\.{3,}[ ]*|[ ]*…+[ ]*)"
    rf"(?P<value>{_VALUE})[ ]*$",
    re.IGNORECASE,
)
# One of several answers on a line: "Yes 66   No 34", "men 32%, women 30%".
_PIECE = pattern(rf"^(?P<label>[^\W\d].*?):? +(?P<value>{_VALUE})\.?$", re.IGNORECASE)
_CUT = pattern(r" {2,}|\t+|[;,/|] +")
_NUMBER = pattern(r"^(?:q(?:uestion)? ?)?\d{1,3}[a-z]?[.):]\s+", re.IGNORECASE)
_ASKED = pattern(r"^\((?P<who>[^()]{3,80})\)\s+")
_BASE = pattern(r"^(?:un)?(?:weighted )?base\s*:\s*(?P<who>[^(;]+)", re.IGNORECASE)
_QUESTION = pattern(r"\?|(?::|\.\.\.|…)$")
_ALL_SHARES = pattern(
    r"\b(?:figures|numbers|values|results|answers|shares)\b[^.\n]{0,40}"
    r"(?:%|\bper ?cent\b|\bpercentages?\b)|^\W*(?:in |all )?(?:%|per ?cent|percentages)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_SHARES = pattern(r"%|\bper ?cent\b|\bpercentages?\b|\bshares? of\b", re.IGNORECASE)
_TIME = pattern(r"^(?:mean |average |median )?(hours|minutes|days|weeks|months|years)\b|"
    r"[,(/] ?(?:in )?(hours|minutes|days|weeks|months|years)\)?$", re.IGNORECASE)  # fmt: skip
_YEAR = pattern(r"^(?:19|20)\d\d$")
_LETTER = pattern(r"[^\W\d_]{2}")
_DIGIT = pattern(r"\d")
_LONGEST = 300  # characters of a line of answers
_FEWEST = 2  # answers of a list
_BRIEF = 6  # words of an answer that shares its line with others


@dataclass(slots=True)
class _Answer:
    label: str
    value: str
    parsed: Parsed
    start: int  # of the value in the text
    line: int
    under: str | None = None  # the answer of which this is one group's


@dataclass(slots=True)
class _Question:
    text: str = ""
    heading: str = ""  # likewise, where it is a title rather than a question
    who: str | None = None
    n: int | None = None
    answers: list[_Answer] = field(default_factory=list)


def answer_observations(text: str) -> list[dict[str, Any]]:
    """Values of the answer lists of a plain text.

    Args:
        text: lines as they stand, with the spaces that set labels and values apart.

    Returns:
        Records with the columns of ``schemas.Observations`` but for ids, source and file.
    """
    of_all = _ALL_SHARES.search(text) is not None
    found = []
    for number, question in enumerate(_questions(text)):
        units = _units(question, of_all=of_all)
        for answer, unit in zip(question.answers, units, strict=True):
            made = _observation(question, answer, unit)
            if made is not None:
                found.append(made | {"group_id": f"a{number}"})
    return found


def _questions(text: str) -> Iterator[_Question]:
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append((number, at, line.rstrip("\r"), _answers(line.rstrip("\r"), at, number)))
        at += len(line) + 1
    asked: list[str] = []
    for is_list, run in groupby(lines, key=lambda entry: bool(entry[3])):
        held = list(run)
        if not is_list:
            asked = [line.strip() for _, _, line, _ in held if line.strip()] or asked
            continue
        question = _question(asked)
        for _, _, line, answers in held:
            before = question.answers[-1] if question.answers else None
            if before and len(answers) > 1 and _indent(line) and ", " in line:
                for answer in answers:
                    answer.under = before.under or before.label
            question.answers += answers
        if len(question.answers) >= _FEWEST:
            yield question


def _answers(line: str, at: int, number: int) -> list[_Answer]:
    """Answers on a line that holds nothing else."""
    if len(line) > _LONGEST:
        return []
    row = _ROW.match(line)
    if row and _is_label(row["label"]) and not _several(row["label"]):
        made = _answer(row["label"].rstrip(" .:"), row["value"], at + row.start("value"), number)
        return [made] if made is not None else []
    several, start = [], len(line) - len(line.lstrip())
    for cut in [*_CUT.finditer(line, start), None]:
        end = cut.start() if cut else len(line.rstrip())
        piece = _PIECE.match(line[start:end])
        if piece is None or not _is_brief(piece["label"], piece["value"]):
            return []
        made = _answer(piece["label"], piece["value"], at + start + piece.start("value"), number)
        if made is None:
            return []
        several.append(made)
        start = cut.end() if cut else end
    return several if len(several) >= _FEWEST else []


def _answer(label: str, value: str, start: int, line: int) -> _Answer | None:
    """An answer, or none where its value is no number we know ("12,3")."""
    parsed = value_in(value)
    return _Answer(label, value, parsed, start, line) if parsed is not None else None


def _several(label: str) -> bool:
    return any(_PIECE.match(piece) for piece in _CUT.split(label))


def _is_label(label: str) -> bool:
    return (
        _LETTER.search(label) is not None and len(label) <= 120 and not label.endswith((".", "="))
    )


def _is_brief(label: str, value: str) -> bool:
    """Whether some words are an answer, or a group, rather than a piece of a sentence."""
    if not _LETTER.search(label) or ". " in label or len(label.split()) > _BRIEF:
        return False
    return not _DIGIT.search(label) or not value[-1].isdigit()  # "under 40: 41%"


def _indent(line: str) -> bool:
    return line[:1].isspace()


def _question(asked: list[str]) -> _Question:
    """What stands above a list: the question, whom it was put to, how many they are."""
    made = _Question()
    for line in asked[-2:]:
        if base := _BASE.match(line):
            made.who, made.n = base["who"].strip(" .,"), sample_in(line)
    asked = [line for line in asked if not _BASE.match(line)]
    if not asked:
        return made
    text = _NUMBER.sub("", asked[-1])
    if who := _ASKED.match(text):
        made.who, text = who["who"], text[who.end() :]
    made.heading, made.n = text, made.n or sample_in(text)
    if text != asked[-1] or _QUESTION.search(text):
        made.text = text
    return made


def _units(question: _Question, *, of_all: bool) -> list[str]:
    bare: list[float] = []
    units = []
    for answer in question.answers:
        low, _, written, _ = answer.parsed
        time = _TIME.search(answer.label)
        units.append(written or (unit_of(time[1] or time[2]) if time else ""))
        if not units[-1]:
            bare.append(low)
    shares = of_all or _SHARES.search(question.heading) is not None
    percent = is_whole(bare) or (shares and all(value <= 100 for value in bare))
    return [unit or ("percent" if percent else "count") for unit in units]


def _observation(question: _Question, answer: _Answer, unit: str) -> dict[str, Any] | None:
    if unit == "count" and _YEAR.match(answer.value):
        return None
    said = answer.under or answer.label
    label = f"{said} / {answer.label}" if answer.under else answer.label
    end = answer.start + len(answer.value)
    return {
        **value_columns(answer.value, answer.parsed, unit, label),
        "quote": f"{label} | {answer.value}",
        "population": answer.label if answer.under else question.who,
        "statement": " / ".join(filter(None, (question.text, said))),
        "heading": question.heading or None,
        "n": None if answer.under else question.n,
        "attribution_type": "none",
        "line": answer.line,
        "start": answer.start,
        "end": end,
        "locator": f"line {answer.line}, characters {answer.start}-{end}",
    }
