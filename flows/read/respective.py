"""Figures told apart by "respectively": each is that of one thing of a list."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.scope import Frame

# What stands before the list: "were from A and B", "coming by A, B and C".
_LIST = pattern(
    r"^(?P<head>.*\b(?:from|in|by|to|of|for|with|at|on|as|are|were|is|was|uses?|using|chose|own|owned"
    r"|said|say|named)\s)(?P<list>[^()]+)$"
)
_JOINT = pattern(r",? and |, ")


def respectively(made: list[Frame]) -> None:
    """Give each figure of "A and B grew by 6% and 18%, respectively" its own of the two."""
    last = made[-1]
    if "respectively" in last.right.lower():
        _clean(last)
        for size in range(2, len(made) + 1):
            if _of_subjects(made[-size:]) or _of_objects(made[-size:]):
                return
        return
    for k in range(1, len(made) - 1):
        if "respectively" in made[k].right.lower():
            respectively(made[: k + 1])
            return


def _clean(frame: Frame) -> None:
    words = frame.right.replace(", respectively,", "").replace("respectively", "")
    frame.right = words.strip(" ,")


def _names(words: str, size: int) -> list[str]:
    names = [name.strip() for name in _JOINT.split(words) if name.strip()]
    return names if len(names) == size else []


def _of_subjects(made: list[Frame]) -> bool:
    """Read "A and B grew by 6% and 18%"."""
    first, last = made[0], made[-1]
    names = _names(first.population, len(made))
    for frame, name in zip(made, names, strict=False):
        frame.population = name
        frame.lead, frame.left = first.lead, first.left
        frame.right = frame.right or last.right
        frame.linked = False
    return bool(names)


def _of_objects(made: list[Frame]) -> bool:
    """Read "6% and 18% came by A and B" and "they came by A and B (6% and 18%)"."""
    first, last = made[0], made[-1]
    behind = _LIST.match(last.right)
    names = _names(behind["list"], len(made)) if behind else []
    if behind and names:
        for frame, name in zip(made, names, strict=True):
            frame.population = last.population or frame.population
            frame.lead, frame.left = last.lead, last.left
            frame.right = f"{behind['head']}{name}"
            frame.linked = False
        return True
    sentence = first.figure.sentence
    if sentence is None:
        return False
    before = sentence.block.text[sentence.start : first.figure.start].rstrip(" (")
    told = _LIST.match(before)
    names = _names(told["list"], len(made)) if told else []
    words = first.words()
    if not names or names[0] not in words:
        return False
    head = words[: words.index(names[0])].strip()
    for frame, name in zip(made, names, strict=True):
        frame.population = first.population
        frame.lead, frame.left, frame.right = "", head, name
        frame.linked = frame.item = False
    return True
