"""Honest articles on one question and one race that pollsters ask about week after week.

Opinion drifts, every pollster leans a little, parties answer differently, and each poll samples
and rounds: that shares differ from article to article, or happen to be equal, is no fault.
"""

import datetime as dt
import math

from honest import POLLSTERS, Z

QUESTION = (
    "the harbour should be closed to cruise ships",
    "the harbour should not be closed to cruise ships",
)
PARTIES = (("Democrats", 0.36, 74.0), ("Republicans", 0.31, 12.0), ("independents", 0.33, 40.0))
RACE = (("Ana Holt", 46.0), ("Ben Carrow", 42.0))
HOUSE = 2.2  # standard deviation of what a pollster leans, in points
DRIFT = 0.5  # standard deviation of a week's change, in points
BEGIN = dt.date(2024, 1, 6)


def articles(rng, polls):
    """So many articles, each of one poll: a list of texts."""
    bodies = rng.sample(POLLSTERS, 6)
    leans = {body: rng.gauss(0, HOUSE) for body in bodies}
    drift, made = 0.0, []
    for number in range(polls):
        drift += rng.gauss(0, DRIFT)
        body = rng.choice(bodies)
        first = BEGIN + dt.timedelta(weeks=number // 2, days=rng.randint(0, 3))
        last = first + dt.timedelta(days=rng.randint(1, 5))
        poll = Poll(rng, body, leans[body] + drift, first, last)
        text = rng.choice([question, question, race, race_in_brief])(poll)
        made.append(f"---\ntitle: A new poll\ndate: {last}\n---\n\n{text}\n")
    return made


class Poll:
    """Who asked whom, and when."""

    def __init__(self, rng, body, lean, first, last):
        self.rng, self.body, self.lean = rng, body, lean
        self.first, self.last = first, last
        self.n = rng.choice([800, 1000, 1000, 1001, 1003, rng.randint(500, 1600)])
        self.people = rng.choice(["adults", "registered voters", "likely voters"])

    def found(self, share, n):
        error = 100 * math.sqrt(share / 100 * (1 - share / 100) / n)
        return round(min(98.0, max(1.0, self.rng.gauss(share + self.lean, error))))

    def when(self):
        a, b = self.first, self.last
        return self.rng.choice(
            [
                f"{a:%B} {a.day} to {b:%B} {b.day}, {b.year}",
                f"from {a:%B} {a.day} through {b:%B} {b.day}, {b.year}",
                f"between {a.day} {a:%B} and {b.day} {b:%B} {b.year}",
            ]
        )

    @property
    def margin(self):
        return f"{100 * Z * math.sqrt(0.25 / self.n):.1f}"


def question(p):
    yes, no = QUESTION
    shares, sizes = [], []
    for _, part, share in PARTIES:
        sizes.append(round(part * p.n))
        shares.append(p.found(share, sizes[-1]))
    whole = round(sum(s * n for s, n in zip(shares, sizes, strict=True)) / sum(sizes))
    (d, r, i), (dn, rn, in_) = shares, sizes
    rest = p.rng.randint(3, 9)
    told = (
        f"{whole} percent of {p.people} say {yes}, according to a new {p.body} poll conducted"
        f" {p.when()}. {100 - whole - rest} percent say {no}, and {rest} percent are unsure.\n\n"
        f"Among Democrats, {d} percent say {yes} and {max(1, 95 - d)} percent disagree. Among"
        f" Republicans, {r} percent say so while {max(1, 97 - r)} percent do not. Independents"
        f" split {i} percent to {max(1, 94 - i)} percent."
    )
    asked = p.rng.choice(
        [
            (
                f"The poll surveyed {p.n:,} {p.people}, including {dn} Democrats, {rn} Republicans"
                f" and {in_} independents."
            ),
            (
                f"The poll of {p.n:,} {p.people} has a margin of error of plus or minus {p.margin}"
                " percentage points."
            ),
        ]
    )
    return f"{told}\n\n{asked}"


def _race(p):
    (one, a), (two, b) = RACE
    mine, theirs = p.found(a, p.n), p.found(b - 2 * p.lean, p.n)
    return ((one, mine), (two, theirs)) if mine >= theirs else ((two, theirs), (one, mine))


def race(p):
    (one, a), (two, b) = _race(p)
    return p.rng.choice(
        [
            (
                f"{one} leads {two} {a} percent to {b} percent among {p.people}, according to a"
                f" {p.body} poll released on {p.last:%B} {p.last.day}, {p.last.year}.\n\nThe poll"
                f" of {p.n} {p.people} was conducted {p.when()} and has a margin of error of plus"
                f" or minus {p.margin} percentage points."
            ),
            (
                f"{a}% of {p.people} would vote for {one} and {b}% for {two}, {p.body} said. Its"
                f" poll, conducted {p.when()}, has a margin of error of ±{p.margin} points and"
                f" questioned {p.n:,} {p.people}."
            ),
        ]
    )


def race_in_brief(p):
    (one, a), (two, b) = _race(p)
    return (
        f"A new {p.body} survey of {p.n} {p.people}, conducted {p.when()}, finds {one} at {a}% and"
        f" {two} at {b}%, with {100 - a - b}% undecided. The margin of error is {p.margin} points."
    )
