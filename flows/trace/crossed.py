"""Crossed figures: two that an article gives side by side, each with the words of the other.

"Bus users are happier (73%) than those who take the tram (58%)", where the source has 58% for the
bus and 73% for the tram: both numbers are there, and each word too. That the two are exchanged
shows only when both are looked at: what tells one of the source's figures from the other stands
beside the wrong one here, and the same holds of the second. One of the two alone proves little, as
a sentence may name the other group first.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import period, population, spans, statement
from flows.slots.derive import label
from flows.slots.inflection import stem
from flows.slots.population import EVERYBODY
from flows.slots.reading import Reading, innermost
from flows.slots.value import relate
from flows.slots.words import SHORT, alike, meaning, terms
from flows.trace.outcome import Outcome
from flows.trace.plausible import beside
from flows.trace.settle import Settler
from schemas.words import SUPPORTED

_NEXT = 3  # claims behind one that are looked at
_NAMED = 0.5  # least weight of a word that names something
_NEARLY = 0.75  # share of the words of a row that a claim has which says yes to it
_MOSTLY = 0.6  # share of words that two claims have from their source
_NEAR = 600  # characters within which two rows are of one table
_CELLS = 2  # of a row: its label, and a value
_YES_OR_NO = "yes/no"

Token = tuple[str, int]
Stated = tuple[Reading, Reading]  # a claim, and the figure of its source that states it

# What stands before a figure that another one replaced.
_REPLACED = pattern(
    r"\b(?:from|instead of|rather than|up from|down from|after|against|compared (?:with|to)"
    r"|previous (?:year|survey|poll|edition|month|quarter)|year before|last year)[\s:(]*"
    r"(?:it (?:was|had been) )?(?:about |around |just |only |nearly |some |still )?$",
    re.IGNORECASE,
)
# What points back for certain: of two that are compared either may be the older.
_POINTS_BACK = pattern(
    r"\b(?:up|down) from\s*(?:about |around |just |only |nearly |some )?$", re.IGNORECASE
)
# What turns round whom or what the words beside a figure tell of.
_TURNS = pattern(
    r"\b(?:yet to|anything but|rather than|other than|fail\w* to|far from|nothing but"
    r"|(?:most|many|some|half|few|all) of (?:which|whom)|than (?:among|in|for))\b",
    re.IGNORECASE,
)
_NOT = pattern(r"\b(?:not|never|none|nobody|no one)\b|n[’']t\b", re.IGNORECASE)
_NO = pattern(r"\W*no\b(?!\s\w)", re.IGNORECASE)


def settle_crossed(settler: Settler, outcomes: dict[str, Outcome | None]) -> None:
    """Find figures that are supported one by one, and together are exchanged.

    Args:
        settler: has settled all claims.
        outcomes: of the claims by id; those of exchanged figures are replaced.
    """
    articles: dict[str, list[Reading]] = {}
    for claim in settler.shelf.in_order():
        if not claim.withdrawn and claim.kind != "sample" and not _TURNS.search(claim.quote):
            articles.setdefault(claim.file, []).append(claim)
    found: list[tuple[Stated, Stated]] = []
    for claims in articles.values():
        for at, claim in enumerate(claims):
            figure = _stated(outcomes.get(claim.id))
            if figure is None:
                continue
            beside_it = claims[max(at - _NEXT, 0) : at] + claims[at + 1 : at + 1 + _NEXT]
            source = settler.shelf.sources[figure.source or ""]
            for other in beside_it:
                if other.row.get("paragraph") != claim.row.get("paragraph"):
                    continue
                its = next(
                    (
                        f
                        for f in source.figures
                        if _is(other, f)
                        and _together(figure, f)
                        and (
                            _has(outcomes.get(other.id), figure)
                            or exchanged((claim, figure), (other, f))
                        )
                    ),
                    None,
                )
                if its is not None:
                    found.append(((claim, figure), (other, its)))
    for (claim, figure), (other, its) in found:
        outcomes[claim.id] = Outcome("value_differs", slot="value", figure=its)
        made = outcomes.get(other.id)
        if made is not None and settler.citations[other.id]["source_id"] == its.source:
            outcomes[other.id] = Outcome("value_differs", slot="value", figure=figure)


def _stated(made: Outcome | None) -> Reading | None:
    """The figure of its source that supports a claim by its own value."""
    if made is None or made.outcome not in SUPPORTED or not made.printed or made.derived:
        return None
    return made.figure


def _has(made: Outcome | None, figure: Reading) -> bool:
    """Whether a figure is found to be the source's own value for a claim that has another."""
    return made is not None and made.outcome == "value_differs" and made.figure is figure


def _is(claim: Reading, figure: Reading) -> bool:
    """Whether a claim has a figure's value, in its unit."""
    return claim.unit == figure.unit and relate(claim.value, figure.value) == "exact"


def settle_named(settler: Settler, outcomes: dict[str, Outcome | None]) -> None:
    """Find figures that are supported by one of a row or sentence, and name another of it.

    "28% of dog owners" names the column of dog owners, which has 24%, where the 28% is of all. The
    claim must have every word that tells the other figure from its own, and none that tells its
    own from the other.

    Args:
        settler: has settled all claims.
        outcomes: of the claims by id; those of claims that name another figure are replaced.
    """
    for claim in settler.shelf.in_order():
        figure = _stated(outcomes.get(claim.id))
        if figure is None or claim.withdrawn or claim.kind == "sample":
            continue
        if _TURNS.search(claim.quote):
            continue
        source = settler.shelf.sources[figure.source or ""]
        named = [f for f in source.figures if _names(claim, figure, f)]
        if named and len({f.value.value for f in named}) == 1:
            judged = settler.shelf.judge(claim, [figure, named[0]], source)
            if judged[0][1] is named[0] or _spanned(claim, figure, named[0]):
                by = next(j for j, f in judged if f is named[0])
                outcomes[claim.id] = Outcome(
                    "value_differs", slot="value", figure=named[0], judgement=by
                )


def _names(claim: Reading, figure: Reading, other: Reading) -> bool:
    """Whether a claim that has a figure's value names another one of the same row or sentence."""
    if other is figure or other.unit != figure.unit or other.file != figure.file:
        return False
    if claim.unit != "percent" or any(_replaced(r) for r in (claim, figure, other)):
        return False
    if relate(claim.value, other.value) != "none":
        return False
    if not _of_one_row(figure, other) and not _of_one_list(figure, other):
        return False
    mine, others = _apart(figure, other)
    whom = population.phrase(claim)
    said = _said(claim) | (_tokens(whom) if _right_before(claim, whom) else set())
    whole = _tokens(claim.heading) | _tokens(claim.quote)
    if _spanned(claim, figure, other):
        return True
    if _answers_yes(claim, figure, other):
        return True
    if not others or not all(_hits(said, {token}) for token in others) or _hits(whole, mine):
        return False
    if mine and _is_total(figure):
        return False
    if not _of_one_row(figure, other):
        words = _words(label(figure)) - _words(label(other))
        alien = bool(words) and not words & _words(claim.quote)
        told = [_stands_in(word, claim.clause) for word in _words(label(other))]
        return alien and any(told) and all(told) and {k for k, _ in others}.isdisjoint(_SCALE)
    # What all are called in the source, the claim may call by the name of a part; a column of
    # their numbers ("Sites 2024") is no part.
    if _YEAR.search(other.quote) and not _PERCENT.search(other.quote):
        return False
    return bool(mine) or all(_hits(_tokens(whom), {token}) for token in others)


def _right_before(claim: Reading, whom: str) -> bool:
    """Whether words stand right before the figure, as in "a quarter of dog owners (24%)"."""
    at = claim.quote.find(whom)
    return at >= 0 and claim.quote[at + len(whom) : claim.span[0]].strip() == "("


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower()))


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, in this form or another."""
    return any(stem(word) == stem(other) for other in _words(text))


def _spanned(claim: Reading, figure: Reading, other: Reading) -> bool:
    """Whether a claim is of the ages or sizes that the other figure is for, and its own for all."""
    return (
        spans.alike(innermost(claim), other.clause)
        and not spans.spans(figure.clause)
        and _of_one_row(figure, other)
    )


def _answers_yes(claim: Reading, figure: Reading, other: Reading) -> bool:
    """Whether a claim says yes to what a row says, and has the value of those who say no.

    Nearly all words of the row must be in it, and none but theirs: "38% are afraid at night" may
    well be the no to "I feel safe at night".
    """
    here, there = (r.quote.lower().split(" | ")[1:-1] for r in (figure, other))
    ways = [w for w in zip(here, there, strict=False) if w[0] != w[1]]
    if len(here) != len(there) or len(ways) != 1 or statement.denied(claim):
        return False
    if not (_NO.match(ways[0][0]) and ways[0][1].startswith("yes")):
        return False
    row, said = _tokens(label(figure)), _said(claim)
    known = _tokens(f"{figure.heading} {figure.quote} {population.phrase(claim)}")
    met = [token for token in row if _hits(said, {token})]
    return (
        len(met) > 1
        and len(met) >= len(row) * _NEARLY
        and all(_hits(known, {token}) for token in said)
    )


# Words of answers that are given in degrees: "more than once" is not the answer "once".
_SCALE = frozenset(
    meaning(w)[0]
    for w in "always often sometimes rarely never once several very fairly rather quite less more "
    "better good agree satisfied easy important likely".split()
)


def _of_one_row(one: Reading, other: Reading) -> bool:
    """Whether two figures stand in one row, each in a column of its own, or in one sentence."""
    if " | " not in one.quote and " | " not in other.quote:
        return one.quote == other.quote
    here, there = (r.quote.split(" | ")[:-1] for r in (one, other))
    if len(here) != len(there) or here[0] != there[0] or one.heading != other.heading:
        return False
    return sum(a != b for a, b in zip(here, there, strict=True)) == 1


def _of_one_list(one: Reading, other: Reading) -> bool:
    """Whether two figures stand in rows of one table, in the same column."""
    here, there = one.quote.split(" | "), other.quote.split(" | ")
    if len(here) < _CELLS or len(here) != len(there) or here[1:-1] != there[1:-1]:
        return False
    return one.heading == other.heading and abs(one.start - other.start) < _NEAR


_YEAR, _PERCENT = pattern(r"\b(?:19|20)\d\d\b"), pattern(r"%|per ?cent|share", re.IGNORECASE)
_ALL = pattern(r"\b(?:all|total|overall|average|together|altogether|both|sum)\b", re.IGNORECASE)


def _is_total(figure: Reading) -> bool:
    return _ALL.search(figure.quote.partition(" | ")[2] or figure.clause) is not None


def _together(one: Reading, other: Reading) -> bool:
    """Whether two figures are of one list, table, sentence or row, or of one row in two tables."""
    if one.file != other.file or (one.unit == "percent") != (other.unit == "percent"):
        return False
    if label(one) and label(other) and abs(one.start - other.start) < _NEAR:
        return True
    return beside(one, other) or bool(label(one) and label(one) == label(other))


def exchanged(one: Stated, other: Stated) -> bool:
    """Whether of two claims each has the words that in the source are the other's.

    Args:
        one: a claim, and the figure of its source that has its value.
        other: another claim of the same paragraph, with the figure of the same source.
    """
    (claim, figure), (second, its) = one, other
    mine, others = _apart(figure, its)
    # Each other's value tells nothing: "from 1,240 to 930".
    values = {f"#{reading.value.value:g}" for reading in (claim, second)}
    first, then = ({token for token in _said(c) if token[0] not in values} for c in (claim, second))
    if not mine & others and _yes_or_no(one, other):
        mine, others = mine | {_way(figure, its)}, others | {_way(its, figure)}
        first, then = first | {_way(claim, second)}, then | {_way(second, claim)}
    if (
        _hits(first, others)
        and not _hits(first, mine)
        and _hits(then, mine)
        and not _hits(then, others)
    ):
        return True
    return _turned_in_time(one, other) or _turned_in_time(other, one)


def _apart(one: Reading, other: Reading) -> tuple[set[Token], set[Token]]:
    """What the words beside either of two figures have that those beside the other have not."""
    here, there = _beside(one), _beside(other)
    mine, others = here - there, there - here
    # Where one is the opposite of the other, that alone tells them apart: "49% are dissatisfied
    # with their pay, 27% are satisfied".
    turned = {key for key, sign in mine if (key, -sign) in others}
    if turned:
        mine, others = ({t for t in side if t[0] in turned} for side in (mine, others))
    return mine, others


def _beside(figure: Reading) -> set[Token]:
    return _tokens(figure.clause)


def _way(one: Reading, other: Reading) -> Token:
    """Yes or no, where one of two figures is of those who say yes and the other of the rest."""
    return _YES_OR_NO, -1 if _no(one) or (_not(one) and not _no(other)) else 1


def _no(figure: Reading) -> bool:
    return any(_NO.match(cell) for cell in (figure.clause, *figure.quote.split(" | ")))


def _not(reading: Reading) -> bool:
    return _NOT.search(innermost(reading)) is not None


def _yes_or_no(one: Stated, other: Stated) -> bool:
    """Whether only a "not" tells two claims apart, and their figures, in words of the source.

    Who says otherwise what is denied there ("26% are confident" for "74% are not afraid") has
    words that the source has not.
    """
    (claim, figure), (second, its) = one, other
    if claim.quote != second.quote or _not(claim) == _not(second):
        return False
    if _way(figure, its) == _way(its, figure):
        return False
    said = {t for c in (claim, second) for t in _said(c)}
    keys = {key for key, _ in said}
    theirs = {key for f in (figure, its) for key, _ in _tokens(f"{f.heading} {f.quote}")}
    known = {key for key in keys if any(key == word or _like(key, word) for word in theirs)}
    return len(known) > 0 and len(known) >= len(keys) * _MOSTLY


def _said(claim: Reading) -> set[Token]:
    return _tokens(innermost(claim))


def _tokens(text: str) -> set[Token]:
    return {
        (term.key, term.sign)
        for term in terms(text)
        if term.weight >= _NAMED and term.key not in EVERYBODY
    }


def _hits(said: set[Token], wanted: set[Token]) -> bool:
    return any(
        sign == other and (key == word or _like(key, word))
        for key, sign in said
        for word, other in wanted
    )


def _like(one: str, other: str) -> bool:
    return len(one) >= SHORT and len(other) >= SHORT and alike(one, other)


def _turned_in_time(one: Stated, other: Stated) -> bool:
    """Whether the first claim is told as what the second replaced, and the source has it so.

    "The rate was 4.6%, up from 3.9%", where the source has 4.6% for last year and 3.9% for this.
    """
    (claim, figure), (before, its) = one, other
    if claim.quote != before.quote or not _one_thing(figure, its):
        return False
    if _POINTS_BACK.search(before.quote[: before.span[0]]) is None or _replaced(claim):
        return False
    old, new = _dated(figure), _dated(its)
    if old is None:
        return False
    if new is None:  # "31%; in 2023 it was 36%": a figure without a year is the new one
        plain = not its.years() and not period.earlier(its.clause)
        return figure.quote == its.quote and plain
    return old < new


def _one_thing(one: Reading, other: Reading) -> bool:
    """Whether two figures of a source are the same thing at two times: of a row or a column."""
    if " | " not in one.quote or " | " not in other.quote:
        return one.quote == other.quote
    here, there = (r.quote.split(" | ")[:-1] for r in (one, other))
    return len(here) == len(there) and sum(a != b for a, b in zip(here, there, strict=True)) <= 1


def _replaced(claim: Reading) -> bool:
    return _REPLACED.search(claim.quote[: claim.span[0]]) is not None


def _dated(figure: Reading) -> int | None:
    """The year of a figure, in its own words or its column's."""
    years = figure.years() or set(period.years(figure.period))
    return max(years) if len(years) == 1 else None
