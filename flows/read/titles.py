"""Titles of publications: words in italics or quotation marks."""

from __future__ import annotations

from bisect import bisect_left

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.creditwords import DOCUMENTS, TITLE_ENDS
from flows.read.words import Token, is_year

_QUOTED = pattern(r"[“\"]([^“”\"]{4,120})[”\"]")
_LEADING = frozenset(
    "report reports study paper survey in its their titled called entitled the book article white "
    "poll index".split()
)

_LABELS = frozenset("source sources data image photo credit chart via graphic figure".split())


def find_titles(block: Block, words: list[Token]) -> list[tuple[int, int, str]]:
    """Token spans of titles in a sentence, with their text.

    Words in italics count where they look like a title; words in quotation marks only behind a
    word that announces one ("their report, ..."): most quotations are not titles.
    """
    if not words:
        return []
    starts = [word.start for word in words]
    found: list[tuple[int, int, str]] = []
    low, high = words[0].start, words[-1].end
    marked = [(*span, False) for span in block.emphasis] + [(*span, True) for span in block.strong]
    for start, end, bold in marked:
        if start < low or end > high or end - start > 140:
            continue
        span = _span(starts, words, start, end)
        span = _whose(words, _undated(words, span)) if span is not None else None
        if span is None or not _is_title(words[span[0] : span[1]]):
            continue
        last = words[span[1] - 1]
        if bold and block.text[last.end : last.end + 1] == "?":
            continue  # "**Who doubts the result?** Mostly ...": what a paragraph answers
        if not bold or is_year(last) or last.low in TITLE_ENDS:
            found.append((*span, block.text[words[span[0]].start : words[span[1] - 1].end]))
    for link in block.links:
        if low <= link.start and link.end <= high and link.end - link.start < 140:
            span = _whose(words, _span(starts, words, link.start, link.end))
            if span is not None and (
                (_headline(words[span[0] : span[1]]) and _told(words, span))
                or _edition(words[span[0] : span[1]])
            ):
                text = block.text[words[span[0]].start : words[span[1] - 1].end]
                found.append((*span, " ".join(text.split())))
    if '"' in block.text or "“" in block.text:
        for match in _QUOTED.finditer(block.text, low, high):
            span = _span(starts, words, match.start(1), match.end(1))
            if span is None or not _announced(words, span[0]):
                continue
            if _is_title(words[span[0] : span[1]], quoted=True):
                found.append((*span, match.group(1).strip(" ,.")))
    found.sort()
    return [f for k, f in enumerate(found) if not k or f[0] >= found[k - 1][1]]


def _span(starts: list[int], words: list[Token], start: int, end: int) -> tuple[int, int] | None:
    i = bisect_left(starts, start)
    j = bisect_left(starts, end)
    while i < j and not words[i].word:
        i += 1
    while j > i and not words[j - 1].word:
        j -= 1
    return (i, j) if j > i else None


def _undated(words: list[Token], span: tuple[int, int]) -> tuple[int, int] | None:
    """Span without what follows a name in brackets or behind a comma: "Rye & Sons (2021"."""
    i, j = span
    cut = next((k for k in range(i, j) if words[k].text in "(["), j)
    if cut == j and j - i > 2 and is_year(words[j - 1]) and words[j - 2].text == ",":
        cut = j - 2
    return (i, cut) if cut > i else None


def _whose(words: list[Token], span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A title up to its year, where it says whose it is: "Oven Survey 2025 of the Guild"."""
    if span is None:
        return None
    i, j = span
    for k in range(i + 1, j - 1):
        if is_year(words[k]) and words[k + 1].low in ("of", "by", "from") and k + 2 < j:
            return (i, k + 1)
    return span


def _is_title(part: list[Token], *, quoted: bool = False) -> bool:
    """Whether words look like a title: capitalised, or ending in a year or a word for a report."""
    caps = sum(w.cap for w in part)
    long = [w for w in part if w.word and len(w.text) > 3]
    if not caps or len(part) > 16:
        return False
    if any(w.text in ".!?;%" for w in part[:-1]):
        return False
    if not part[0].cap and not is_year(part[0]):
        return False
    if len(part) == 1 and part[0].low in DOCUMENTS:
        return False  # "Results." set in bold before a paragraph
    if len(part) > 1 and part[1].text == ":" and part[0].low in _LABELS:
        return False  # "Source: Loaf Council", the whole line in italics
    if quoted:
        return sum(w.cap or w.text[0].isdigit() for w in long) * 3 >= 2 * len(long)
    if is_year(part[-1]) or part[-1].low in TITLE_ENDS:
        return True
    return len(long) > 0 and sum(w.cap or w.text[0].isdigit() for w in long) * 3 >= 2 * len(long)


def _headline(part: list[Token]) -> bool:
    """Whether the words of a link are a title: four or more, capitals but for the small ones."""
    long = [w for w in part if w.word and len(w.text) > 3]
    return len(long) >= 3 and len(part) > 3 and all(w.cap or is_year(w) for w in long)


def _edition(part: list[Token]) -> bool:
    """Whether the words of a link are a report of a year by its name: "2023 Loaf bread report"."""
    if len(part) < 4:
        return False
    dated = is_year(part[0]) or is_year(part[-1])
    report = part[-1].low in TITLE_ENDS or (is_year(part[-1]) and part[-2].low in TITLE_ENDS)
    return dated and report and any(w.cap for w in part if not is_year(w))


def _told(words: list[Token], span: tuple[int, int]) -> bool:
    """Whether a link is said to be a publication: "findings of ...", "... Survey 2024"."""
    before = words[span[0] - 1].low if span[0] else ""
    last = words[span[1] - 1]
    after = words[span[1]].low if span[1] < len(words) else ""
    told = before in ("of", "from") or before in _LEADING or after in DOCUMENTS  # "[...] report"
    return told or last.low in TITLE_ENDS or is_year(last)


def _announced(words: list[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and (not words[k].word):
        k -= 1
    return k >= 0 and (words[k].low in _LEADING or words[k].owns)
