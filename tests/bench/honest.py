# ruff: noqa: E501 - the wordings of polls stand in one piece
"""Honest polls in many wordings, drawn from populations whose shares are known.

People are sampled, weighted and counted; what comes out is rounded and written up with a margin that
a careful pollster would print.
"""

import math
from collections import Counter

POLLSTERS = """Harrow & Lime|Tidewater Research|the Norrhaven Institute|Eastmere College|Quill Polling
|Bellweather Data|the Osprey Center|Larkfield University|Pinnacle Insight|Copperline
|the Civic Barometer|Fenwick Analytics|Drumlin Research|the Hollis Foundation""".replace(
    "\n", ""
).split("|")
PEOPLE = [
    "adults",
    "registered voters",
    "likely voters",
    "residents",
    "parents",
    "workers",
    "homeowners",
    "renters",
    "drivers",
    "nurses",
    "small-business owners",
    "students",
]
ISSUES = [
    ("the proposed ban on leaf blowers", "support", "oppose"),
    ("lowering the speed limit on the ring road", "favor", "oppose"),
    ("the mayor's handling of housing", "approve of", "disapprove of"),
    ("a four-day working week", "back", "are against"),
    ("the governor's plan for the harbour", "approve of", "disapprove of"),
    ("longer library hours", "support", "oppose"),
    ("a tax on second homes", "favour", "oppose"),
    ("the new school calendar", "like", "dislike"),
]
HEADS = "Ash Brook Calder Dun East Fern Glen Hart Ivel Kings Lang Mill Nether Oak Penn Rook".split()
TAILS = (
    "bury combe dale field ford gate ham hurst leigh mere mouth port stead ton wick worth".split()
)
NAMES = ["Ana Holt", "Ben Carrow", "Dee Marsh", "Eli Stroud", "Fay Winter", "Gus Amory", "Ida Penn"]
ITEMS = [
    "cost",
    "time",
    "skills",
    "noise",
    "safety",
    "distance",
    "weather",
    "privacy",
    "health",
    "trust",
    "choice",
    "fairness",
]
APPS = ["Pingle", "Snapwell", "Chirrup", "Loopt", "Vidra", "Threadly", "Murmur", "Postcard"]
AGES = [
    ["18-29", "30-49", "50-64", "65+"],
    ["18–34", "35–54", "55 and over"],
    ["Under 35", "35 to 54", "55 or older"],
    ["18 to 24", "25 to 44", "45 to 64", "65 and up"],
]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
Z = 1.959964


class Poll:
    """One honest poll: its people, and shares as they would be counted."""

    def __init__(self, rng, topic, number):
        self.rng = rng
        self.topic = topic
        self.number = number
        self.pollster = rng.choice(POLLSTERS)
        self.people = rng.choice(PEOPLE)
        self.n = rng.choice(
            [
                rng.randint(300, 700),
                rng.randint(700, 1300),
                1000,
                1500,
                rng.randint(1300, 3000),
                rng.randint(5000, 12000),
            ]
        )
        self.deff = rng.choice([1.0, 1.0, rng.uniform(1.05, 1.6), rng.uniform(1.3, 2.4)])
        self.decimals = rng.choice([0, 0, 0, 1])
        self.sign = rng.choice(["%", "%", "%", " percent", " per cent"])
        self.month = rng.randrange(1, 8)
        self.year = rng.choice([2023, 2024, 2025])

    def shares(self, count, n=None):
        """Shares of answers of which each gives one; rounded, so that 99 or 101 may come out."""
        weights = [self.rng.gammavariate(1.5, 1) + 0.05 for _ in range(count)]
        whole = sum(weights)
        size = round((n or self.n) / self.deff)
        drawn = Counter(self.rng.choices(range(count), [w / whole for w in weights], k=size))
        return [round(100 * drawn[i] / size, self.decimals) for i in range(count)]

    def around(self, share, n):
        """What a sample of n finds where the truth is that share, in percent."""
        size = max(2, round(n / self.deff))
        share = min(97.0, max(3.0, share))
        found = sum(self.rng.random() < share / 100 for _ in range(size))
        return round(100 * found / size, self.decimals)

    def say(self, share):
        return f"{share:.{self.decimals}f}{self.sign}"

    def margin(self, n=None):
        """The margin as pollsters print it: for the design or not, to one decimal or whole."""
        true = 100 * Z * math.sqrt(self.deff * 0.25 / (n or self.n))
        plain = 100 * Z * math.sqrt(0.25 / (n or self.n))
        margin = self.rng.choice([true, plain])
        return self.rng.choice(
            [
                f"{margin:.1f}",
                f"{margin:.1f}",
                f"{margin:.0f}",
                f"{math.ceil(margin * 2) / 2:g}",
                f"{math.ceil(margin)}",
            ]
            if margin >= 1
            else [f"{margin:.1f}", f"{margin:.2f}"]
        )

    def method(self):
        n, moe, rng = self.n, self.margin(), self.rng
        when = f"{MONTHS[self.month]} {rng.randint(2, 9)}-{rng.randint(11, 27)}, {self.year}"
        return rng.choice(
            [
                f"The poll of {n:,} {self.people} has a margin of error of plus or minus {moe} percentage points.",
                f"{self.pollster} surveyed {n:,} {self.people} from {when}; the margin of error is ±{moe} points.",
                (
                    f"The survey was conducted {when}, among {n:,} {self.people} and has a margin of sampling error"
                    f" of +/- {moe} percentage points, including the design effect."
                ),
                f"Results are based on interviews with {n:,} {self.people} (MoE: +/-{moe}%).",
                f"N={n}, margin of error ±{moe}% at the 95% confidence level.",
                f"The credibility interval is plus or minus {moe} percentage points for all {n:,} {self.people}.",
                (
                    f"For results based on the total sample of {n:,} {self.people}, the margin of sampling error is"
                    f" ±{moe} percentage points at the 95% confidence level. All reported margins include"
                    " computed design effects for weighting."
                ),
            ]
        )

    def credit(self):
        return self.rng.choice(
            [
                f"a {self.pollster} poll",
                f"a {self.year} survey by {self.pollster}",
                f"a new poll from {self.pollster}",
                f"{self.pollster}",
            ]
        )


def topline(p):
    topic, pro, con = p.topic
    a, b, c = p.shares(3)
    return (
        p.rng.choice(
            [
                (
                    f"{p.say(a)} of {p.people} {pro} {topic}, while {p.say(b)} {con} it and {p.say(c)} are not sure,"
                    f" according to {p.credit()}."
                ),
                (
                    f"According to {p.credit()}, {p.say(a)} of {p.people} {pro} {topic}. Another {p.say(b)} {con} it, and"
                    f" {p.say(c)} had no opinion."
                ),
                (
                    f"Asked whether they {pro} {topic}, {p.say(a)} said yes, {p.say(b)} said no and {p.say(c)} didn't know,"
                    f" {p.credit()} found."
                ),
            ]
        )
        + " "
        + p.method()
    )


def horse_race(p):
    one, two, three = p.rng.sample(NAMES, 3)
    a, b, c, rest = p.shares(4)
    a, b = max(a, b), min(a, b)
    lead = round(a - b, p.decimals)
    points = f"{lead:.{p.decimals}f}"
    return (
        p.rng.choice(
            [
                (
                    f"{one} leads {two} by {points} points, {p.say(a)} to {p.say(b)}, in {p.credit()}. {three} is at"
                    f" {p.say(c)}; {p.say(rest)} are undecided."
                ),
                (
                    f"In {p.credit()}, {p.say(a)} of {p.people} would vote for {one}, {p.say(b)} for {two} and {p.say(c)} for"
                    f" {three}, with {p.say(rest)} undecided."
                ),
                (
                    f"| Candidate | Share |\n|---|---|\n| {one} | {p.say(a)} |\n| {two} | {p.say(b)} |\n| {three} | {p.say(c)} |\n"
                    f"| Undecided | {p.say(rest)} |\n\nSource: {p.pollster}, {p.year}."
                ),
            ]
        )
        + "\n\n"
        + p.method()
    )


def crosstab(p):
    topic, pro, _ = p.topic
    ages = p.rng.choice(AGES)
    base = p.rng.uniform(20, 75)
    label = p.rng.choice(["All", f"All {p.people}", "Total", "Overall", "Everyone"])
    groups = ["Men", "Women"] if p.rng.random() < 0.5 else []
    sizes = dict.fromkeys(groups, p.n // 2)
    truths = {g: base + p.rng.uniform(-7, 7) for g in groups}
    if groups:
        truths["Women"] = 2 * base - truths["Men"]
    lean = [p.rng.uniform(-12, 12) for _ in ages]
    middle = sum(lean) / len(lean)
    truths |= {a: base + d - middle for a, d in zip(ages, lean, strict=True)}
    sizes |= {a: p.n // len(ages) for a in ages}
    # the whole is what its parts make, as in any cross table
    found = {g: p.around(truths[g], sizes[g]) for g in truths}
    total = round(sum(found[a] * sizes[a] for a in ages) / sum(sizes[a] for a in ages), p.decimals)
    if groups:
        found["Women"] = max(0.0, round(2 * total - found["Men"], p.decimals))
    rows = [(label, total), *found.items()]
    if p.rng.random() < 0.3:
        rows = rows[1:] + rows[:1]
    head = f"{pro.capitalize()} {topic}"
    if p.rng.random() < 0.5:
        body = "\n".join(f"| {g} | {p.say(v)} |" for g, v in rows)
        return f"### {head}\n\n| Group | {head} |\n|---|---:|\n{body}\n\nSource: {p.pollster}.\n\n{p.method()}"
    ns = {label: p.n, **sizes}
    body = "\n".join(
        f"| {g} | {ns[g]:,} | {p.say(v)} | {p.say(round(100 - v, p.decimals))} |" for g, v in rows
    )
    return (
        f"### {head}\n\n| | n | Yes | No |\n|---|---:|---:|---:|\n{body}\n\nSource: {p.pollster}.\n\n"
        f"{p.method()}"
    )


def many_answers(p):
    items = p.rng.sample(ITEMS, p.rng.randint(3, 5))
    found = sorted((p.around(p.rng.uniform(15, 75), p.n) for _ in items), reverse=True)
    told = [f"{i} ({p.say(v)})" for i, v in zip(items, found, strict=True)]
    rows = "\n".join(
        f"| {i.capitalize()} | {p.say(v)} |" for i, v in zip(items, found, strict=True)
    )
    bullets = "\n".join(f"- {p.say(v)} named {i}" for i, v in zip(items, found, strict=True))
    apps = "\n".join(
        f"| {a} | {p.say(v)} |" for a, v in zip(p.rng.sample(APPS, len(found)), found, strict=True)
    )
    return (
        p.rng.choice(
            [
                (
                    f"In {p.credit()}, {p.people} named {', '.join(told[:-1])} and {told[-1]} as reasons to move. Respondents"
                    " could choose more than one answer."
                ),
                f"The top reasons that {p.people} gave {p.pollster} were {', '.join(told[:-1])} and {told[-1]}.",
                f"What matters to {p.people}, according to {p.credit()}:\n\n{bullets}",
                f"Main concerns of {p.people} ({p.pollster}, select all that apply)\n\n| Concern | Share |\n|---|---|\n{rows}",
                f"Which of these do you use at least once a week?\n\n| App | Share |\n|---|---|\n{apps}\n\nSource: {p.pollster}.",
                f"Percentage of {p.people} who say each is a major problem, per {p.pollster}:\n\n| Problem | Share |\n|---|---|\n{rows}",
            ]
        )
        + "\n\n"
        + p.method()
    )


def one_answer(p):
    items = p.rng.sample(ITEMS, 4)
    found = p.shares(5)
    told = [f"{i} {p.say(v)}" for i, v in zip([*items, "something else"], found, strict=True)]
    rows = "\n".join(
        f"| {i} | {p.say(v)} |" for i, v in zip([*items, "Other or none"], found, strict=True)
    )
    return (
        p.rng.choice(
            [
                f"Asked for the single most important issue, {p.people} told {p.pollster}: {', '.join(told)}.",
                f"Which ONE of these is your main concern? (single answer; {p.pollster})\n\n| Concern | Share |\n|---|---|\n{rows}",
                f"What is the main reason {p.people} move house? According to {p.credit()}:\n\n"
                + "\n".join(f"- {t}" for t in told),
            ]
        )
        + "\n\n"
        + p.method()
        + " Numbers may not add up to 100 because of rounding."
    )


def subgroups(p):
    topic, pro, _ = p.topic
    a = round(p.n * p.rng.uniform(0.25, 0.45))
    b = round(p.n * p.rng.uniform(0.25, 0.45))
    base = p.rng.uniform(30, 65)
    left, right = p.around(base + 12, a), p.around(base - 12, b)
    return p.rng.choice(
        [
            (
                f"Among the {a} Democrats surveyed, {p.say(left)} {pro} {topic} (margin of error ±{p.margin(a)} points);"
                f" among the {b} Republicans it is {p.say(right)} (±{p.margin(b)}). {p.credit().capitalize()} interviewed"
                f" {p.n:,} {p.people} in all, with a margin of error of ±{p.margin()} points."
            ),
            (
                f"{p.credit().capitalize()} asked {p.n:,} {p.people}, including an oversample of {a} people under 30. The"
                f" margin of error for the full sample is plus or minus {p.margin()} percentage points and for those under"
                f" 30 plus or minus {p.margin(a)}. {p.say(left)} of those under 30 {pro} {topic}, against"
                f" {p.say(right)} of the oldest."
            ),
            (
                f"{p.pollster} polled {p.n:,} adults, of whom {a} are registered voters. {p.say(left)} of registered voters"
                f" {pro} {topic}. The margin of error is {p.margin()} points for all adults and {p.margin(a)} points for"
                " registered voters."
            ),
        ]
    )


def tracker(p):
    topic, pro, _ = p.topic
    now = p.around(p.rng.uniform(25, 70), p.n)
    then = max(2.0, round(now + p.rng.choice([-6, -4, -3, -2, 2, 3, 5]), p.decimals))
    year_ago = max(2.0, round(now + p.rng.choice([-9, -7, 4, 8]), p.decimals))
    points = abs(round(now - then, p.decimals))
    up = "up" if now > then else "down"
    verb = "rose" if now > then else "fell"
    first, last = MONTHS[p.month - 1], MONTHS[p.month]
    rows = "\n".join(f"| {m} | {p.say(p.around(now, p.n))} |" for m in MONTHS[: p.month + 1])
    return (
        p.rng.choice(
            [
                (
                    f"{p.say(now)} of {p.people} now {pro} {topic}, {up} {points:.{p.decimals}f} points from {first}, when it was"
                    f" {p.say(then)}, {p.credit()} shows."
                ),
                (
                    f"Support for {topic} {verb} to {p.say(now)} in {last} from {p.say(then)} in {first}, according to"
                    f" {p.credit()}. A year ago it stood at {p.say(year_ago)}."
                ),
                (
                    f"The share of {p.people} who {pro} {topic} {verb} from {p.say(then)} in {p.year - 1} to {p.say(now)} in"
                    f" {p.year}, {p.pollster} reports."
                ),
                f"Who {pro} {topic}, month by month ({p.pollster}):\n\n| Month | Share |\n|---|---|\n{rows}",
            ]
        )
        + "\n\n"
        + p.method()
    )


def average(p):
    topic, pro, con = p.topic
    base = p.rng.uniform(35, 60)
    polls = [(x, p.rng.randint(500, 2000)) for x in p.rng.sample(POLLSTERS, 3)]
    found = [(x, n, p.around(base, n)) for x, n in polls]
    mean = sum(v for _, _, v in found) / 3
    told = "; ".join(
        f"{x} had {p.say(v)} among {n:,} {p.people} (±{p.margin(n)})" for x, n, v in found
    )
    rows = "\n".join(f"| {x} | {n:,} | ±{p.margin(n)} | {p.say(v)} |" for x, n, v in found)
    return p.rng.choice(
        [
            f"An average of three recent polls puts the share of {p.people} who {pro} {topic} at {mean:.1f}%. {told}.",
            (
                f"| Pollster | Sample | MoE | {pro.capitalize()} {topic} |\n|---|---:|---:|---:|\n{rows}\n"
                f"| Average | | | {mean:.1f}% |\n\nWhether {p.people} {pro} or {con} it was asked in three polls."
            ),
        ]
    )


def members(p):
    """A survey of a small body: its margin is smaller, since many of all were asked."""
    whole = p.rng.randint(900, 4000)
    n = round(whole * p.rng.uniform(0.3, 0.7))
    margin = 100 * Z * math.sqrt(0.25 / n * (whole - n) / (whole - 1))
    a, b, c = p.shares(3, n)
    body = p.rng.choice(["union", "association", "federation", "college"])
    return p.rng.choice(
        [
            (
                f"{n:,} of the {body}'s {whole:,} members answered the {p.year} survey by {p.pollster}: {p.say(a)} want a new"
                f" contract, {p.say(b)} do not and {p.say(c)} abstain. The margin of error is ±{margin:.1f} points."
            ),
            (
                f"{p.pollster} surveyed {n:,} of {whole:,} members of the {body} (margin of error ±{margin:.1f} points after"
                f" finite population correction). {p.say(a)} are in favour of a strike, and {p.say(b)} are against it."
            ),
        ]
    )


def small_groups(p):
    n = p.rng.randint(12, 95)
    k = p.rng.randint(1, n - 1)
    j = p.rng.randint(1, n - 1)
    half = math.floor(100 * k / n + 0.5), math.floor(100 * j / n + 0.5)
    return (
        f"{p.pollster} spoke to {n} {p.people} in depth. {half[0]}% of them had moved within a year, and"
        f" {half[1]}% expected to move again."
    )


def scales(p):
    topic, _, _ = p.topic
    a, b, c, d, e = p.shares(5)
    net = round(a + b, p.decimals)
    return (
        p.rng.choice(
            [
                (
                    f"{p.say(net)} of {p.people} view {topic} favourably, including {p.say(a)} who view it very favourably;"
                    f" {p.say(round(c + d, p.decimals))} view it unfavourably, according to {p.credit()}."
                ),
                (
                    f"How {p.people} see {topic} ({p.pollster})\n\n| Answer | Share |\n|---|---|\n| Very favourable | {p.say(a)} |\n"
                    f"| Somewhat favourable | {p.say(b)} |\n| Somewhat unfavourable | {p.say(c)} |\n| Very unfavourable | {p.say(d)} |\n"
                    f"| Don't know | {p.say(e)} |"
                ),
                (
                    f"How {p.people} see {topic} ({p.pollster})\n\n| Answer | Share |\n|---|---|\n| NET favourable | {p.say(net)} |\n"
                    f"| - Very | {p.say(a)} |\n| - Somewhat | {p.say(b)} |\n| NET unfavourable | {p.say(round(c + d, p.decimals))} |\n"
                    f"| - Somewhat | {p.say(c)} |\n| - Very | {p.say(d)} |\n| Don't know | {p.say(e)} |"
                ),
            ]
        )
        + "\n\n"
        + p.method()
    )


def regions(p):
    topic, pro, con = p.topic
    places = p.rng.sample(["North", "South", "East", "West", "Coast", "Capital"], 4)
    base = p.rng.uniform(25, 65)
    a, b, c, d = (p.around(base + p.rng.uniform(-10, 10), p.n // 4) for _ in places)
    total = round((a + b + c + d) / 4, p.decimals)
    urban, rural = round(total + 3, p.decimals), round(total - 5, p.decimals)
    return (
        p.rng.choice(
            [
                (
                    f"Overall, {p.say(total)} of {p.people} {pro} {topic}: {p.say(a)} in the {places[0]}, {p.say(b)} in the"
                    f" {places[1]}, {p.say(c)} in the {places[2]} and {p.say(d)} in the {places[3]}, {p.credit()} found."
                ),
                (
                    f"Across all regions {p.say(total)} {pro} {topic}, {p.say(urban)} in cities and {p.say(rural)} in the country,"
                    f" according to {p.credit()}. Men ({p.say(round(total + 2, 1))}) and women ({p.say(round(total - 2, 1))})"
                    f" hardly differ; {p.say(round(96 - total, p.decimals))} {con} it."
                ),
            ]
        )
        + " "
        + p.method()
    )


FORMS = [
    topline,
    horse_race,
    crosstab,
    many_answers,
    one_answer,
    subgroups,
    tracker,
    average,
    members,
    small_groups,
    scales,
    regions,
]


def article(rng, number):
    """One to three polls on different questions, each under a heading of its own."""
    parts = [f"# What people say, part {number}\n"]
    forms = rng.sample(FORMS, rng.randint(1, 3))
    # each article is about a place of its own: polls of one question in two towns do not conflict
    town = HEADS[number % len(HEADS)] + TAILS[number // len(HEADS) % len(TAILS)]
    for form, issue in zip(forms, rng.sample(ISSUES, len(forms)), strict=True):
        topic = (f"{issue[0]} in {town}", *issue[1:])
        parts.append(f"## On {topic[0]}\n\n{form(Poll(rng, topic, number))}\n")
    return "\n".join(parts), len(forms)
