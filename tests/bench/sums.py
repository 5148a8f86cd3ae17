"""Articles whose figures do not add up, or do: what rules look at that a made-up archive has not.

Each is about people of a place of its own, so that nothing else is said of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus import KINDS, PEOPLE, THINGS, VERBS, facts_of, place

_FAR = 10_000_000  # places with such numbers are nowhere else


@dataclass(frozen=True, slots=True)
class Told:
    """What an article is about."""

    house: str
    other: str  # another house
    people: str
    where: str
    habit: str
    rng: Random

    @property
    def who(self) -> str:
        """People, and where they live."""
        return f"{self.people} in {self.where}"


def _impossible(told, wrong):
    share = told.rng.randrange(5, 60)
    return f"According to the {told.house}, {share + 100 * wrong}% of {told.who} {told.habit}."


def _margin(told, wrong):
    return (
        f"A survey of 2,400 {told.who} by the {told.house}, with a margin of error of"
        f" {0.8 if wrong else 2.0} points, found that {told.rng.randrange(30, 60)}% of them"
        f" {told.habit}."
    )


def _answers(told, wrong):
    most = told.rng.randrange(40, 46)
    return (
        f"The {told.house} asked {told.who} for the one main reason why they {told.habit}:\n\n"
        f"- the price: {most}%\n- the weather: {75 - most}%\n- the space: {29 if wrong else 21}%"
    )


def _change(told, wrong):
    old, more = told.rng.randrange(10, 20), told.rng.randrange(5, 9)
    return (
        f"The share of {told.who} who {told.habit} rose from {old}% to {old + more}%, an increase"
        f" of {more}{'%' if wrong else ' percentage points'}, the {told.house} reports."
    )


def _groups(told, wrong):
    less = told.rng.randrange(20, 30)
    return (
        f"Men and women were asked in {told.where}: {less + (14 if wrong else 2)}% of all"
        f" {told.people} {told.habit}, the {told.house} says; of men {less + 4}% do, of women"
        f" {less}%."
    )


def _origin(told, wrong):
    share = told.rng.randrange(20, 80)
    return (
        f"According to the {told.house}, {share}% of {told.who} {told.habit}.\n\n"
        f"The {told.other if wrong else told.house} says that {share}% of {told.who} {told.habit}."
    )


KINDS_OF_SUM = {
    "NUM301": _impossible,
    "NUM303": _margin,
    "NUM304": _answers,
    "NUM305": _change,
    "NUM306": _groups,
    "CON204": _origin,
}


def write_sums(root, each, seed, sources):
    """Write articles to an inbox: of each rule so many that break it, and as many that do not.

    Args:
        root: the inbox.
        each: how many.
        seed: of all that is drawn.
        sources: how many there are in the registry.

    Returns:
        Rule and document of each conflict that is planted.
    """
    planted = set()
    (root / "articles" / "sums").mkdir(parents=True, exist_ok=True)
    for number in range(2 * each * len(KINDS_OF_SUM)):
        rule, made = list(KINDS_OF_SUM.items())[number % len(KINDS_OF_SUM)]
        wrong = number // len(KINDS_OF_SUM) % 2 == 0
        rng = Random(f"{seed} sum {number}")
        house, other = (facts_of(at, seed)[0].house for at in rng.sample(range(sources), 2))
        habit = f"{rng.choice(VERBS)} {rng.choice(KINDS)} {rng.choice(THINGS)}"
        name = f"articles/sums/{number:05}.md"
        head = f"---\ntitle: Sums {number}\npublisher: The Daily Ledger\n---\n\n"
        told = Told(house, other, rng.choice(PEOPLE), place(_FAR + number), habit, rng)
        text = made(told, wrong)
        (root / name).write_text(f"{head}{text}\n", encoding="utf-8")
        if wrong:
            planted.add((rule, name))
    return planted
