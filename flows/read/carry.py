"""What a figure takes over from those before it: "that number jumped to 81%", "of them, 40%".

A document is read once, front to back; kept are the last claim, the populations named so far
and whoever was said to have been asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.chunks import SHARES
from flows.read.phrases import PRONOUNS, anaphor
from flows.read.scope import Frame, joined, topic
from flows.read.wordclass import MEASURES, person

_PARTS = pattern(r"^(for|among|in|at|on|with|of)\s", re.IGNORECASE)
_TIMES = pattern(
    r"^(?:in|by|at|for|since|during|over|on)?\s*(?:the\s|its\s|this\s|that\s|last\s|end\s|of\s)*"
    r"(?:\w+['’]s\s)?(?:(?:19|20)\d\d|years?|months?|quarter|period|edition|decades?|spring|summer|autumn"
    r"|winter|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|before|earlier|ago|later|previous|\s)*$",
    re.IGNORECASE,
)
_WORD = pattern(r"[^\W\d_][\w’'-]*")
_ASKED_NEAR = 2  # blocks
# What people do, as a noun.
_DOINGS = frozenset("use usage ownership adoption consumption membership attendance".split())


@dataclass(slots=True)
class Said:
    """A claim as it was understood, and where it stands."""

    population: str
    statement: str
    block: int
    section: int
    sentence: int
    group: str | None = None
    period: str | None = None
    lead: str = ""


class Memory:
    """What has been read so far."""

    __slots__ = ("asked", "claims", "option", "people")

    def __init__(self) -> None:
        self.claims: list[Said] = []
        self.people: list[tuple[str, int, int]] = []  # population, block, section
        self.option: str = ""  # what the last share was said of, if it was of those asked
        self.asked: str = ""  # whom the document's own survey asked

    def heard(self, population: str, block: int, section: int) -> None:
        """Keep a population that was named without a claim: "asked 1,418 hiring managers"."""
        if population and not anaphor(population.lower().split()):
            self.people.append((population, block, section))

    def said(self, said: Said) -> None:
        """Keep a claim."""
        self.claims.append(said)
        if said.population:
            self.people.append((said.population, said.block, said.section))

    def base(self, block: int, section: int) -> Said | None:
        """The claim that "that number" points to."""
        if not self.claims:
            return None
        last = self.claims[-1]
        near = last.block == block or (last.section == section and block - last.block <= 3)
        return last if near else None

    def population(self, block: int, section: int, human: bool) -> str:
        """Whom a figure without a population is about, if someone was named near before.

        Args:
            block: where the figure stands.
            section: of the figure.
            human: only people or bodies can do what is said.
        """
        here = ""
        for population, at, under in reversed(self.people[-12:]):
            near = at == block or (under == section and block - at <= (6 if human else 1))
            if near and (not human or of_persons(population)):
                return population
            if at == block and not here:
                here = population
        return (self.asked if human else "") or here

    def asked_near(self, block: int, section: int) -> str:
        """The people that the claims just before, or a sample named there, are about."""
        for population, at, under in reversed(self.people[-4:]):
            if at == block or (under == section and block - at <= _ASKED_NEAR):
                return population if of_persons(population) else ""
        return ""

    def pointed(self, words: str, block: int) -> str:
        """The population that "those managers" or "that group" points to."""
        kept = [w for w in words.lower().split() if w not in ("of", "all")]
        head = kept[-1] if kept else ""
        for population, at, _ in reversed(self.people[-6:]):
            if block - at > 2:
                break
            if head in PRONOUNS or head in ("group", "whom", "which", "two", "latter"):
                return population
            if len(head) > 3 and head[:-1] in population.lower():
                return population
        return ""


def of_persons(population: str) -> bool:
    """Whether a population has a word for people or bodies."""
    return any(person(word) for word in population.lower().replace(",", " ").split())


def resolve(frame: Frame, memory: Memory, block: int, section: int) -> tuple[str, str, str | None]:
    """Population, statement and group of a frame, with what it takes over.

    Args:
        frame: of the figure.
        memory: what stands before.
        block: index of the block the figure stands in.
        section: index of its heading.
    """
    if frame.same:
        base = memory.base(block, section)
        if base is not None:
            return _again(frame, base)
    population = frame.population
    who = topic(frame.lead)
    if who and not population and frame.same:
        # "Among women, the share was 48%", and nothing before that it could be the share of.
        return who, joined(frame.left, frame.right), None
    if (
        frame.light
        and frame.figure.form in SHARES
        and memory.claims
        and memory.claims[-1].block == block
    ):
        base = memory.claims[-1]
        words = population.lower().split()
        alike = bool(words) and base.population.lower().split()[-1:] == words[-1:]
        if base.statement and alike and not anaphor(words):
            return population, base.statement, base.group
    if population and frame.figure.form in SHARES:
        asked = _of_options(frame, memory, block, section)
        if asked:
            own = "" if population == memory.option and not frame.light else population
            memory.option = population
            return asked, joined(own, frame.words()), None
    memory.option = ""
    if population:
        words = population.lower().split()
        if anaphor(words) and words[0] not in ("we", "i", "you"):
            population = memory.pointed(population, block) or (
                "" if len(words) == 1 else population
            )
        return population, frame.words(), None
    if frame.bare:
        return "", frame.words(), None
    return memory.population(block, section, _human(frame)), frame.words(), None


def _human(frame: Frame) -> bool:
    """Whether what is said can only be said of people or bodies: "say", "use", "plan to"."""
    first = _WORD.match(frame.right) or _WORD.match(frame.left)
    return bool(first) and not frame.item and frame.right != ""


def _of_options(frame: Frame, memory: Memory, block: int, section: int) -> str:
    """Those of whom an option has a share: "Rye flour came in at 6%", after "96% of bakers".

    One that goes on, "wheat at 4%", is of the same.
    """
    goes_on = memory.option and frame.linked
    if frame.option:
        lows = frame.population.lower().split()
        own = any(person(word) for word in lows) or anaphor(lows)
        return "" if own else memory.asked_near(block, section)
    if not (frame.light or (goes_on and frame.population == memory.option)):
        return ""
    if frame.linked and not memory.option:
        return ""
    if not goes_on and not _option(frame.population, frame.left.lower()):
        return ""
    return memory.asked_near(block, section)


def _option(population: str, verb: str) -> bool:
    """Whether a subject is something people could choose or do, not a measure: "cigar smoking"."""
    words = population.replace(",", " ").split()
    lows = [word.lower() for word in words]
    if not words or any(person(word) or word in MEASURES for word in lows) or anaphor(lows):
        return False
    if verb.endswith(" in") or lows[-1].endswith("ing") or lows[-1] in _DOINGS:
        return True
    great = [w for w in words if w[0].isupper() or w[0].isdigit()]
    return len(words) > 1 and len(great) == len(words)


def _again(frame: Frame, base: Said) -> tuple[str, str, str | None]:
    """An earlier claim once more, with the part that the frame names replaced."""
    population, statement = base.population, base.statement
    if frame.part and not _PARTS.match(frame.part):
        change = "" if frame.right.startswith(frame.part) else f" {frame.part}"
        return population, f"{statement}{change} {frame.right}".strip(), base.group
    lead = frame.lead
    if lead and base.lead and _PARTS.match(lead) and not _TIMES.match(lead):
        # As in "In the old town ...", "in the new districts ...".
        lead, statement = _replaced(lead, base.lead, statement)
    for part in (lead, frame.right):
        if not part or _TIMES.match(part) or f" {part} " in f" {statement} ":
            continue  # "spend 4 hours a day ... puts it at 3 hours a day"
        match = _PARTS.match(part)
        if not match:
            statement = f"{part} {statement}" if part is lead else f"{statement} {part}"
            continue
        preposition = match.group(1).lower()
        rest = part[match.end() :].strip(" ,")
        at = statement.lower().rfind(f" {preposition} ")
        if preposition in ("among", "of") or (
            preposition in ("for", "in", "with") and at < 0 and _who(rest, population)
        ):
            population = rest
        elif at >= 0 and preposition in ("for", "at", "on", "in") and len(statement) - at < 90:
            statement = f"{statement[:at]} {preposition} {rest}"
        else:
            statement = f"{statement} {part.strip(' ,')}"
    return population, statement, base.group


def _replaced(lead: str, other: str, statement: str) -> tuple[str, str]:
    """A statement with its lead replaced, and what is left of the lead."""
    if statement.startswith(other):
        return "", lead + statement[len(other) :]
    return lead, statement


def _who(part: str, population: str) -> bool:
    """Whether a part names people, or the like of the population before."""
    words = part.lower().split()
    last = population.lower().split()
    return any(person(w) for w in words) or bool(last and last[-1] in words)
