"""Honest polls of one race as rows of a claims table, as an archive of polls exports them.

The race drifts from month to month, every pollster leans a little to one side (house effects), and
each poll samples, weights and rounds; no row is wrong.
"""

import math

from honest import POLLSTERS, Z

COLUMNS = "document quote value unit population statement period attribution n moe".split()
PEOPLE = ("adults", "registered voters", "likely voters")
RACE = (("Ana Holt", 47.0), ("Ben Carrow", 43.0))
HOUSE = 2.2  # standard deviation of what a pollster leans, in points
DRIFT = 0.8  # standard deviation of a month's change, in points


def polls_table(rng, polls):
    """Rows of so many polls, two a poll, each a dict of ``COLUMNS``."""
    leans = {pollster: rng.gauss(0, HOUSE) for pollster in POLLSTERS}
    months = [0.0]
    for _ in range(23):
        months.append(months[-1] + rng.gauss(0, DRIFT))
    rows = []
    for number in range(polls):
        pollster = rng.choice(POLLSTERS)
        people = rng.choice(PEOPLE)
        n = rng.choice([600, 800, 1000, 1000, 1200, 1500, rng.randint(300, 3000)])
        error = 100 * math.sqrt(0.25 * rng.uniform(1, 1.8) / n)
        month = rng.randrange(len(months))
        moe = round(Z * rng.choice([error, 100 * math.sqrt(0.25 / n)]), 1)
        decimals = rng.choice([0, 0, 1])
        for side, (name, share) in zip((1, -1), RACE, strict=True):
            value = share + side * (leans[pollster] + months[month]) + rng.gauss(0, error)
            told = f"{value:.{decimals}f}"
            words = f"{told}% of {people} would vote for {name}, {pollster} found"
            period = f"{2023 + month // 12}-{month % 12 + 1:02}"
            said = f"would vote for {name}"
            row = [f"poll-{number:05}", words, told, "percent", people, said, period]
            rows.append(dict(zip(COLUMNS, [*row, pollster, n, moe], strict=True)))
    return rows
