"""Answer lists in running text: questions of a poll with the share of each answer. Pure.

Toplines come as text as often as in tables ("Yes 66   No 34", "At least once ...... 52", columns
set with blanks), and say once, in a note, that all figures are percentages. As prose they read as
counts of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.lazy import pattern
from flows.trace.aligned import Carried, Row, aligned, side_by_side, tokens
from flows.trace.asked import asked, is_base, is_question
from flows.trace.cellwords import number_part, value_in
from flows.trace.grids import Grid, Place
from flows.trace.text_lines import Line

_IGNORE = re.IGNORECASE
_VALUE = r"[<>~]?[$£€]?\d[\d,]*(?:\.\d+)?(?: ?(?:%|per ?cent|percent)(?![\w-]))?"
# One of several answers on a line: "Yes 66   No 34", "men 32%, women 30%".
_PIECE = pattern(rf"^(?P<label>[^\W\d].*?)(?::| [–—=-])? +(?P<value>{_VALUE})\.?$", _IGNORE)
_AGES = r"\d{2}(?: ?[-–] ?\d{2}|\+| (?:and|or) (?:over|older|above|more|under|younger))"
_BAND = pattern(rf"{_AGES}|(?:under|over) \d{{2}}", _IGNORE)
_BAND_PIECE = pattern(
    rf"^(?P<label>{_AGES}"
    rf"|\d{{1,3}}(?: (?:or|to) \d{{1,3}})? [^\W\d][^\d]*?)(?::| [–—=-])? +(?P<value>{_VALUE})\.?$",
    _IGNORE,
)
# "2025: 19   2021: 9": what it was when.
_YEAR_PIECE = pattern(rf"^(?P<label>(?:19|20)\d\d)(?::| [–—=-]) *(?P<value>{_VALUE})\.?$", _IGNORE)
_SHARE = pattern(r"\d ?(?:%|per ?cent)", _IGNORE)
# What stands between them; a comma may stand in an answer too.
_CUTS = (
    pattern(r" +[/|·•] +"),
    pattern(r" ?; +"),
    pattern(r" +[–—] +"),
    pattern(r" {2,}|\t+"),
    pattern(r" {2,}|\t+| ?[;,/|·•] +"),
)
_ASKED = pattern(r"^(?P<asked>.*\?[\"”’]?(?:\s*\([^()]*\))?)\s+(?P<rest>[^\s?][^?]*)$")
# As in "Trust, in per cent: the courts 58, the police 63".
_LED_IN = pattern(r"^(?P<asked>(?:\w{1,5}[.)] )?[^:?|.]{8,300}:)\s+(?P<rest>[^\s?][^?]*)$")
# "(Very or fairly sure: 64)", behind the answers that it sums up.
_SUMMED = pattern(rf"[.;]?\s*[(\[](?P<rest>[^()\[\]]+[:=] *{_VALUE})[)\]]\.?$", _IGNORE)
# "(2023: Yes 37, No 58)", behind the answers or in a line of its own.
_THEN = pattern(
    r"\s*[(\[](?:in )?(?P<when>(?:q[1-4] |spring |autumn |wave \d,? )?(?:19|20)\d\d)"
    r"(?::|,)?\s+(?P<rest>[^()\[\]]+)[)\]]\.?$",
    _IGNORE,
)
_ALONE = pattern(rf"^(?P<value>{_VALUE})$", _IGNORE)
# Words before a number that only counts on: "Issue 22", "Page 3".
_NUMBERED = pattern(
    r"\b(?:issue|page|pages|vol(?:ume)?|no\.|nr|number|table|figure|chart|chapter|section|room|tel|phone|"
    r"telephone|fax|box|part|annex|appendix|edition|release|wave|round|isbn|version|jan(?:uary)?|"
    r"feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|q[1-4])$",
    _IGNORE,
)
_YEAR = pattern(r"^(?:19|20)\d\d$")
_LETTER = pattern(r"[^\W\d_]{2}")
_DIGIT = pattern(r"\d")
_ENDS = pattern(
    r"[.,;]$|\b(?:of|the|and|or|in|to|at|by|for|from|with|on|than|is|was|about|over)$", _IGNORE
)
_LONGEST = 300  # characters of a line of answers
_FEWEST = 2  # answers of a list
_LED = 3  # and of one that no question leads in
_TITLE = 1000  # characters of a question or a title
_BRIEF = 6  # words of an answer that shares its line with others
_WORDS = 12  # likewise, below a question


@dataclass(slots=True)
class _Answer:
    label: str
    value: str
    place: Place
    group: str = ""
    when: str = ""
    named: bool = False  # a colon stands between label and value


@dataclass(slots=True)
class Listed:
    """Answer lists and tables found in lines, and the lines they fill."""

    grids: list[Grid] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)  # of each grid


def listed(lines: Sequence[Line]) -> Listed:
    """Answer lists and tables in the lines of a text.

    Args:
        lines: as ``text_lines.lines_of`` gives them.
    """
    made = Listed()
    above: list[str] = []  # of the paragraphs before
    ended = False  # the paragraph before ends in a list
    carried = Carried()
    for paragraph in _paragraphs(lines):
        own: list[str] = []
        at = 0
        while at < len(paragraph):
            over = own or above
            if several := _several_lists(paragraph, at, over):
                grids, after = several
                for grid in grids:
                    _add(made, grid, paragraph[at:after])
            elif found := aligned(paragraph, at, carried) or _list(paragraph, at, over):
                grid, after, asks = found
                grid.above.extend(asks if asks is not None else over)
                _add(made, grid, paragraph[at:after])
            else:
                own.append(paragraph[at].text[-_TITLE:])
                at += 1
                ended = False
                continue
            above, own, at, ended = own or above, [], after, True
        if ended and own and all(map(is_base, own)):
            made.grids[-1].above.extend(own)
        elif own:
            above = [*above, *own] if all(map(is_base, own)) and above and not ended else own
    return made


def _several_lists(
    paragraph: list[Line], at: int, over: list[str]
) -> tuple[list[Grid], int] | None:
    """Lists beside each other below a line that has a question for each, and the line after."""
    titles = [one.text for one in tokens(over[-1])] if over else []
    found = side_by_side(paragraph, at) if len(titles) > 1 else None
    if found is None or len(found[0]) != len(titles):
        return None
    grids = []
    for title, fields in zip(titles, found[0], strict=True):
        pairs = enumerate(zip(fields[::2], fields[1::2], strict=True), at)
        answers = [
            _Answer(one.text, two.text, paragraph[line].place(two.start, two.end))
            for line, (one, two) in pairs
        ]
        grids.append(_grid(answers))
        grids[-1].above.append(title)
    return grids, found[1]


def _add(made: Listed, grid: Grid, lines: list[Line]) -> None:
    made.grids.append(grid)
    made.lines.append(lines)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in lines:
        if line.apart and held:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _list(
    paragraph: list[Line], at: int, over: list[str]
) -> tuple[Grid, int, list[str] | None] | None:
    """An answer list that starts at a line, the line after it, and what its first line asks."""
    asks: list[str] | None = None
    answers: list[_Answer] = []
    loose = False  # a label and a number with one blank between, nothing else to tell by
    after, held = at, ""
    while after < len(paragraph):
        line = paragraph[after]
        first = line.text if after > at else ""
        if after == at and (embedded := _embedded(line)) is not None:
            asks, answers, after = [embedded[0]], embedded[1], after + 1
            continue
        if answers and first and is_question(first) and not _PIECE.match(first.strip()):
            break
        asks_next = bool(_ASKED.match(first) or _LED_IN.match(first))
        if answers and first and asks_next and _embedded(line) is not None:
            break  # "How did you get there? car 54, plane 31": the next question
        found, soft = _answers(line, 0)
        if not found:
            below = answers or (at and is_question(paragraph[at - 1].text))
            if held or not below or not _wraps(paragraph, after):
                break
            held, after = line.text.strip(), after + 1
            continue
        if held:
            found[0].label, held = f"{held} {found[0].label}", ""
        if answers and len(found) > 1 and _below(line, paragraph[at]):
            for answer in found:
                answer.group, answer.label = answer.label, answers[-1].label
        loose = loose or soft
        answers += found
        after += 1
    if held:
        after -= 1
    if not _holds(answers, loose=loose, over=asks or over):
        return None
    return _grid(answers), after, asks


def _embedded(line: Line) -> tuple[str, list[_Answer]] | None:
    """What a line asks or tells, and the answers behind it; none if it goes on as prose does."""
    if len(line.text) > _TITLE:
        return None
    for told, fewest in ((_ASKED, _FEWEST), (_LED_IN, _LED)):
        match = told.match(line.text)
        found, _ = _answers(line, match.start("rest")) if match else ([], False)
        if match is None or len(found) < fewest:
            continue
        shares = sum("%" in answer.value for answer in found)
        # With percent signs and commas it reads as prose; not so "yes 71% – no 29%".
        if not shares or (told is _ASKED and shares == len(found) and "," not in match["rest"]):
            return match["asked"], found
        if told is _LED_IN and shares == len(found) and len(match["asked"].split()) <= _BRIEF:
            return match["asked"], found  # "Preferred colour: white 45 %, red 36 %, rosé 19 %"
    return None


def _holds(answers: list[_Answer], *, loose: bool, over: list[str]) -> bool:
    """Whether some answers are a list: enough of them, below something that is asked or told."""
    if not answers:
        return False
    said = asked(over)
    if len(answers) < _FEWEST:
        return said.answer is not None or (answers[0].named and is_question(said.heading))
    if not loose:
        return True
    return bool(said.question) or all("%" in answer.value for answer in answers)


def _wraps(paragraph: list[Line], at: int) -> bool:
    """Whether a line is the beginning of a label that goes on in the next one."""
    line = paragraph[at].text.strip()
    if at + 1 >= len(paragraph) or line.endswith((".", ":", "?")) or len(line) > _LONGEST // 3:
        return False
    following, _ = _answers(paragraph[at + 1], 0)
    return len(following) == 1 and paragraph[at + 1].text.strip()[:1].islower()


def _answers(line: Line, start: int) -> tuple[list[_Answer], bool]:
    """Answers on a line that holds nothing else, and whether only a blank sets the value apart."""
    if len(line.text) > _LONGEST:
        return [], False
    if (net := _SUMMED.search(line.text, start)) and net.start() > start:
        made, soft = _of(line, line.text[: net.start()], start)
        whole = _cut(line, line.text[: net.end("rest")], net.start("rest"), None)
        if len(made) >= _FEWEST and whole:
            return [*made, *whole], soft
    text, then = line.text, None
    if found := _THEN.search(text, start):
        then, text = found, text[: found.start()]
    made, soft = _of(line, text, start) if text[start:].strip() else ([], False)
    if then is None:
        return made, soft
    if text[start:].strip() and not made:
        return [], False
    alone = _ALONE.match(then["rest"].strip())
    if alone and len(made) == 1:
        at = then.start("rest")
        place = line.place(at, at + len(alone["value"]))
        return [*made, _Answer(made[0].label, alone["value"], place, when=then["when"])], soft
    earlier, _ = _of(line, line.text[: then.end("rest")], then.start("rest"))
    for answer in earlier:
        answer.when = then["when"]
    return [*made, *earlier], soft and len(made) + len(earlier) < _FEWEST


def _of(line: Line, text: str, start: int) -> tuple[list[_Answer], bool]:
    row = Row.of(text, start)
    if row is not None and len(row.values) == 1 and not _several(row.label):
        value = row.values[0]
        made = _answer(line, row.label.rstrip(" .:"), value.text, value.start)
        return ([made] if made else []), False
    for cut in _CUTS:
        several = _cut(line, text, start, cut)
        if len(several) >= _FEWEST:
            return several, False
    single = _cut(line, text, start, None)
    return single, bool(single)


def _cut(line: Line, text: str, start: int, mark: re.Pattern[str] | None) -> list[_Answer]:
    """The answers into which a mark cuts the rest of a line; none if one piece is no answer."""
    several: list[_Answer] = []
    at = start + len(text[start:]) - len(text[start:].lstrip())
    last = len(text.rstrip())
    most = _BRIEF if mark is _CUTS[-1] else _WORDS
    for cut in [*(mark.finditer(text, at, last) if mark else ()), None]:
        end = cut.start() if cut else last
        piece = _PIECE.match(text[at:end]) or _BAND_PIECE.match(text[at:end])
        piece = piece or _YEAR_PIECE.match(text[at:end])
        named = (
            piece is not None and ":" in text[at + piece.end("label") : at + piece.start("value")]
        )
        if piece is None or not _is_brief(
            piece["label"], piece["value"], _WORDS if named else most
        ):
            return []
        if mark is None and _SHARE.search(piece["label"]):
            return []  # "less: 42 %, more: 9 %" are two answers
        value_at = at + piece.start("value")
        answer = _answer(line, piece["label"].rstrip(" :"), piece["value"], value_at)
        if answer is None:
            return []
        answer.named = named
        if _YEAR.match(answer.label):
            answer.label, answer.when = "", answer.label
        several.append(answer)
        at = cut.end() if cut else end
    return several


def _answer(line: Line, label: str, value: str, start: int) -> _Answer | None:
    """An answer, or none where its value is no number we know ("12,3")."""
    number = number_part(value)
    if value_in(number) is None or _YEAR.match(number):
        return None
    return _Answer(label, value, line.place(start, start + len(value)))


def _several(label: str) -> bool:
    return any(_PIECE.match(piece) for piece in _CUTS[-1].split(label))


def _is_brief(label: str, value: str, most: int) -> bool:
    """Whether some words are an answer, or a group, rather than a piece of a sentence."""
    if _BAND.fullmatch(label):
        return True
    if ". " in label or len(label.split()) > most:
        return False
    if _ENDS.search(label) or _NUMBERED.search(label):
        return False
    if not _LETTER.search(label):
        return label[:1].isdigit()
    return not _DIGIT.search(label) or not value[-1].isdigit() or ":" in label or "+" in label


def _below(line: Line, first: Line) -> bool:
    """Whether a line of several values splits the answer above it by groups."""
    return _indent(line) > _indent(first) and ", " in line.text


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _grid(answers: list[_Answer]) -> Grid:
    """A list as a table: answer, group, time, value."""
    cells = [[a.label, a.group, a.when, a.value] for a in answers]
    grid = Grid(None, cells, heads=0, roles=("label", "who", "period", "value"))
    for row, answer in enumerate(answers):
        grid.places[row, 3] = answer.place
    return grid
