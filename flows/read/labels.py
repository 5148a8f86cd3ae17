"""Labels taken apart: "Employers who pay", "Share of firms that pay", "Cost of a breach"."""

from __future__ import annotations

from flows.read.chunks import Line
from flows.read.phrases import PRONOUNS, noun_end
from flows.read.wordclass import CHANGES, MEASURES, PARTS, person


def split_label(
    line: Line, start: int, end: int, *, strict: bool = False, whole: bool = False
) -> tuple[str, str]:
    """Population and statement of a noun phrase; the population is empty if none is told apart.

    Args:
        line: the line the phrase stands in.
        start: its first word.
        end: behind its last.
        strict: only "MEASURE of NP" is taken apart.
        whole: all behind "MEASURE of" is the population.
    """
    words, tags = line.words, line.tags
    first = start
    while start < end and tags[start] in 'D"A' and words[start] not in PRONOUNS:
        if words[start] in ("most", "many", "half", "few", "fewer", "more"):
            break
        start += 1
    for k in range(start + 1, min(end - 1, start + 6)):
        if words[k] not in ("of", "in", "among"):
            continue
        head = words[k - 1]
        if head not in MEASURES and head not in CHANGES and head not in PARTS:
            if words[k] == "of":
                break
            continue
        if words[k] == "in" and head not in CHANGES:
            continue
        # "The share of bread baked at home" is of bread, "the cost of bread baked at home" is not.
        stop = end if whole else noun_end(line, k + 1, end, head in PARTS)
        said = line.said(stop, end)
        if whole or head in CHANGES or head not in PARTS:
            said = " ".join(piece for piece in (line.said(start, k), said) if piece)
        return line.said(k + 1, stop), said
    if strict:
        return "", line.said(first, end)
    for k in range(start + 1, end):
        if tags[k] == "R" and words[k] != "whose":
            return line.said(start, k), line.said(k + 1, end)
        if tags[k] in "VX":
            break
    stop = noun_end(line, start, end, True)
    # "Owners with pets" are people, "Advice from owners" is none.
    ties = (k for k in range(start + 1, stop) if tags[k] == "P" and words[k] != "of")
    behind = next(ties, stop)
    if start < stop < end and any(person(word) for word in words[start:behind]):
        return line.said(start, stop), line.said(stop, end)
    if stop == end and end > start and person(words[behind - 1]):
        return line.said(start, end), ""
    return "", line.said(first, end)
