"""Rows of a topline: what labels leave out, which sum up others, which are groups. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.trace.cellwords import is_no_share
from flows.trace.columns import ALL, BAND

_NET = pattern(
    r"^(?:net|sub-?total|total|all|any|combined|(?:top|bottom)[ -]?(?:\d|two|three))\b|\bnet\)?$",
    re.IGNORECASE,
)
_NET_MARK = pattern(
    r"^(?:net|sub-?total)\b\s*[:–—-]?\s*|^total (?=['‘“\"])|\s*\(net\)$|\s*[–—-]\s*net$",
    re.IGNORECASE,
)
_OVERALL = pattern(
    r"^(?:all(?: (?!of\b|the\b|that\b|or\b|three\b|day\b|apply\b)[\w-]+){0,4}|total|overall"
    r"|everyone|average|mean|whole (?:sample|country)|national(?:ly)?|both(?: sexes)?)"
    r"(?: \(.+\))?$",
    re.IGNORECASE,
)
_WHOLE = pattern(r"^(?:total|sum|all(?: answers)?|base)$", re.IGNORECASE)
_PEOPLE = pattern(
    r"^(?:men|women|male|female|boys|girls|(?:aged? )?(?:under |over )?\d{2}(?: ?[-–] ?\d{2}|\+)?"
    r"(?: (?:and|or) (?:over|older|under|younger))?)s?$",
    re.IGNORECASE,
)
# "Did you row last year? – Yes", then "– No".
_STEM = pattern(r"^(?P<stem>.{8,}?[?:.…)][\"”’]?)\s*[–—-]\s*(?P<own>\S.*)$")
_DASHED = pattern(r"^[–—-]\s*(?P<own>[^\W\d].*)$")
_DOTS = pattern(r"^(?:\.{2,3}|…)\s*(?P<own>\S.*)$")


def spelled_out(labels: Sequence[str]) -> list[tuple[str, str]]:
    """Labels with the words that they share with the one above and leave out.

    Returns:
        For each label what is said of several ('' if nothing), and its own words.
    """
    made: list[tuple[str, str]] = []
    stem, before, cut = "", "", ""
    for label in labels:
        parts, dashed, dots = _STEM.match(label), _DASHED.match(label), _DOTS.match(label)
        if parts:
            stem = parts["stem"]
            made.append((stem, parts["own"]))
        elif dashed and stem:
            made.append((stem, dashed["own"]))
        elif dots and before:
            cut = cut or _shared(before, dots["own"])
            made.append((cut, dots["own"]))
            continue
        else:
            stem, before, cut = "", label, ""
            made.append(("", label))
    return made


def _shared(before: str, own: str) -> str:
    """The words of a label up to where another that leaves them out begins."""
    first = own.split(maxsplit=1)[0].lower()
    words = before.split()
    at = next((k for k in range(len(words) - 1, 0, -1) if words[k].lower() == first), len(words))
    return " ".join(words[:at])


def is_net(label: str) -> bool:
    """Whether a row sums up others."""
    return _NET.search(label) is not None


def is_people(label: str) -> bool:
    """Whether a label is one of a sex, of an age or of everybody."""
    return any(p.match(label) for p in (_PEOPLE, BAND, _OVERALL))


def is_overall(label: str) -> bool:
    """Whether a row is of everybody: "All adults", "Total"."""
    return _OVERALL.match(label) is not None


def without_net(label: str) -> str:
    """A label without the mark that it sums up others."""
    return _NET_MARK.sub("", label) or label


def is_whole(shares: Sequence[float]) -> bool:
    """Whether some numbers are the shares of one whole, rounded."""
    return len(shares) > 1 and all(0 <= v <= 100 for v in shares) and 98 <= sum(shares) <= 102


def adds_up(rows: Sequence[tuple[str, float]]) -> bool:
    """Whether the answers of a list are the shares of one whole, those that sum up others aside.

    Args:
        rows: label and value of each.
    """
    rows = [row for row in rows if not is_no_share(row[0])]
    values = [value for _, value in rows]
    single = [value for label, value in rows if not is_net(label)]
    if is_whole(values) or is_whole(single):
        return True
    sums = _summed(values)
    if sums and is_whole([v for k, v in enumerate(values) if k not in sums]):
        return True
    return _net_behind(values)


def _net_behind(values: Sequence[float]) -> bool:
    """Whether the last value is the sum of some in a row, and the others make a whole."""
    *rest, net = values or [0.0]
    runs = (sum(rest[at : at + size]) for size in (2, 3) for at in range(len(rest) - size + 1))
    return is_whole(rest) and any(abs(run - net) <= 1 for run in runs)


def _summed(values: Sequence[float]) -> set[int]:
    """Places of values that are the sum of two to four right before or behind them."""
    found = set()
    for at, value in enumerate(values):
        for size in (2, 3, 4):
            near = [values[max(at - size, 0) : at], values[at + 1 : at + 1 + size]]
            if value and any(len(part) == size and abs(sum(part) - value) <= 1 for part in near):
                found.add(at)
    return found


def sums_to_whole(label: str, value: float, rows: Sequence[tuple[str, float]]) -> bool:
    """Whether a row only says that the others make 100."""
    return (
        value in (100, 1)
        and _WHOLE.match(label) is not None
        and adds_up([row for row in rows if row[0] != label])
    )


def are_groups(rows: Sequence[tuple[str, float]], *, of_answer: bool, by_title: bool) -> bool:
    """Whether the rows of a list are groups of people or things, each with its value.

    Args:
        rows: label and value of each.
        of_answer: the question above says of which answer all values are.
        by_title: a title says that they are ("By region").
    """
    if of_answer or by_title:
        return len(rows) > 0
    if adds_up(rows):
        return False
    rows = [row for row in rows if not sums_to_whole(*row, rows)]
    overall = [value for label, value in rows if is_overall(label)]
    others = [value for label, value in rows if not is_overall(label)]
    if len(overall) == 1 and len(others) > 1:
        return abs(sum(others) - overall[0]) > 1
    people = [label for label, _ in rows if is_people(label)]
    return len(people) == len(rows) > 1


def group_name(label: str) -> str | None:
    """The group that a label names; none if it is everybody."""
    return None if ALL.match(label) or label.lower() in ("average", "mean") else label
