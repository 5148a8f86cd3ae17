"""How long it takes to match credits with a large registry, and how that grows.

    uv run python tests/bench/bench_resolve.py [--credits 1000000] [--sources 100000]

The registry is drawn at random from a seed: publishers with one to six reports, series of yearly
editions. So are the credits: half exact, the rest by publisher and year, with
a letter wrong, by a shortened name, or of somebody who is not registered. Each size is measured at
a tenth and at the whole: near-linear means that ten times the credits, or ten times the sources,
take about ten times as long, and the same credits not much longer among more sources.
"""

import argparse
import random
import time

from flows.trace.link_state import Links
from flows.trace.resolve import Resolver
from schemas import Sources

COLUMNS = list(Sources.to_schema().columns)
GROWTH = 15.0  # times as long, at most, for ten times as much
TOWNS = (
    "Aldor Brennick Corvale Dunmere Elsholt Farrow Grendal Hollin Iverness Jarrow Kestrel".split()
)
KINDS = "Institute Council Foundation Association Bureau Trust University Centre".split()
TOPICS = (
    "Housing Transport Learning Farming Energy Health Water Sleep Retail Forests Ports Schools "
    "Lending Music Cycling Tourism"
).split()
FORMS = "Barometer Index Outlook Census Monitor Survey Review Atlas".split()


def word(number):
    """A name of its own, of letters spread as in real ones."""
    mixed, name = number * 5_000_011 % 26**4, ""
    for _ in range(4):
        mixed, rest = divmod(mixed, 26)
        name += chr(ord("a") + rest)
    return f"{name}el".title()


def registry(size, draw):
    """Rows of ``schemas.Sources``, as many as asked for."""
    rows, house = [], 0
    while len(rows) < size:
        house += 1
        topic = draw.choice(TOPICS)
        publisher = f"{word(house)} {draw.choice(KINDS)} for {topic} Research"
        form = draw.choice(FORMS)
        for edition in range(draw.randint(1, 6)):
            year = 2018 + edition
            series = f"{word(house)} {topic} {form}"
            rows.append(
                dict.fromkeys(COLUMNS)
                | {
                    "source_id": f"s{len(rows)}",
                    "study_id": f"s{len(rows)}",
                    "title": f"{series} {year}",
                    "series": series,
                    "edition": str(year),
                    "publisher": publisher,
                    "issued": str(year),
                    "issued_year": year,
                    "url": f"https://{word(house).lower()}.example/{form.lower()}/{year}",
                    "url_key": f"{word(house).lower()}.example/{form.lower()}/{year}",
                    "aliases": "[]",
                }
            )
    return rows[:size]


def credits(size, rows, draw):
    """Rows with the columns of ``schemas.Claims`` that matter, each with its right source."""
    made = []
    for number in range(size):
        row = draw.choice(rows)
        publisher, title, year, url = row["publisher"], row["title"], row["issued_year"], None
        how = draw.random()
        if how < 0.25:
            url = row["url"]
        elif how < 0.5:
            pass
        elif how < 0.7:
            title = None
        elif how < 0.8:
            title, at = None, draw.randrange(1, 5)
            publisher = publisher[:at] + draw.choice("aeiou") + publisher[at + 1 :]
        elif how < 0.9:
            title, publisher = None, " ".join(publisher.split()[:2])
        else:
            title, publisher = None, f"{draw.choice(TOWNS)} {draw.choice(TOPICS)} Panel"
            row = None
        made.append(
            {
                "claim_id": f"c{number}",
                "document": f"articles/{number // 20}.md",
                "start": number,
                "source_id": None,
                "kind": "share",
                "unit": "percent",
                "period": None,
                "quote": f"{publisher} found that 41% agree.",
                "heading": None,
                "attribution_type": "named",
                "attribution_text": publisher,
                "attribution_publisher": publisher,
                "attribution_title": title,
                "attribution_year": year,
                "citation_type": "link" if url else "none",
                "citation_url": url,
                "citation_text": None,
                "right": row and row["source_id"],
            }
        )
    return made


def measure(rows, claims):
    """Seconds to index the registry and to match the credits, and the shares of these."""
    began = time.perf_counter()
    resolver = Resolver(rows, [], Links([]))
    indexed = time.perf_counter()
    found = resolver.citations(claims)
    done = time.perf_counter()
    known = [(c["right"], f["source_id"]) for c, f in zip(claims, found, strict=True)]
    registered = [pair for pair in known if pair[0]]
    right = sum(a == b for a, b in registered) / len(registered)
    wrong = sum(bool(b) and a != b for a, b in known) / len(known)
    return indexed - began, done - indexed, right, wrong


def main():
    """Measure, print, and fail if it grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--credits", type=int, default=1_000_000)
    parser.add_argument("--sources", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    most, least = asked.credits, asked.credits // 10
    sizes = [(asked.sources // 10, least), (asked.sources, least), (asked.sources, most)]
    print("sources     credits     index s   match s   credits/s   right    wrong")
    took = {}
    for sources, wanted in sizes:
        draw = random.Random(asked.seed)
        rows = registry(sources, draw)
        claims = credits(wanted, rows, draw)
        index, match, right, wrong = measure(rows, claims)
        took[sources, wanted] = index, match
        print(
            f"{sources:<11,} {wanted:<11,} {index:<9.1f} {match:<9.1f} {wanted / match:<11,.0f} "
            f"{right:<8.1%} {wrong:.1%}",
            flush=True,
        )
    small, wide, whole = (took[size] for size in sizes)
    growth = {
        "ten times the sources, to index": wide[0] / small[0],
        "ten times the sources, the same credits": wide[1] / small[1],
        "ten times the credits": whole[1] / wide[1],
    }
    for name, times in growth.items():
        print(f"{name}: {times:.1f} times as long")
    if max(growth.values()) > GROWTH:
        raise SystemExit(f"grows faster than {GROWTH:.0f} times")


if __name__ == "__main__":
    main()
