"""A newsroom's archive, made up: articles that quote surveys rightly, and a known few that do not.

Everything follows from the seed. Each figure is of one group of people in one place about one
habit, so that what is not planted is no conflict.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

FIGURES = 10  # a document
QUOTED = 2  # articles that quote a figure, about
FACTS = 60  # figures a source states
PLANTED = 50  # documents to one with a conflict

PEOPLE = """nurses bakers drivers teachers farmers plumbers students gardeners sailors painters
pensioners lawyers tailors miners cooks waiters dentists florists printers carpenters tenants
landlords cyclists pilots welders librarians archivists grocers butchers weavers
midwives surgeons paramedics actuaries auditors jewellers potters glaziers roofers plasterers
beekeepers shepherds foresters rangers falconers brewers vintners chefs bartenders hoteliers
planners surveyors architects economists geologists chemists botanists linguists choristers
violinists drummers sculptors
novelists editors announcers referees umpires jockeys fencers""".split()
VERBS = """own buy collect repair borrow rent want like need sell mend admire inherit lend swap
insure restore polish import hoard""".split()
KINDS = """wooden broken foreign antique striped folding silver second-hand miniature painted
portable rusty woollen ceramic leather inflatable marble woven brass hollow
wicker velvet pewter crystal copper linen lacquered engraved quilted braided gilded enamelled
bamboo cardboard concrete digital electric frosted granite hand-made heated imported ivory
jewelled knitted leaded magnetic musical oval padded pleated polished rubber sealed solar
stainless tasselled tinted transparent triangular waxed""".split()
THINGS = """bicycles lanterns ladders kettles violins umbrellas clocks carpets canoes ovens mirrors
baskets telescopes hammocks saddles chessboards accordions anvils barrels typewriters globes
wheelbarrows thimbles puppets scarecrows sundials
abacuses armchairs banjos barometers bathtubs birdcages blenders bookcases boomerangs bracelets
buckets candlesticks catapults chandeliers colanders compasses corkscrews cradles curtains
dartboards doorbells easels fiddles flagpoles flasks fountains frisbees gazebos goblets gongs
harps helmets hourglasses inkwells jukeboxes kayaks lockets looms mandolins medals megaphones
metronomes microscopes padlocks parasols pendulums periscopes pulleys quilts rafts rucksacks
samovars scooters sextants sledges stopwatches tambourines teapots thermometers tricycles
trombones turntables unicycles vases weathervanes xylophones yokes zithers""".split()
HEADS = "Ash Brook Cald Dun East Fern Glen Hart Ivel Kings Lang Mill Nether Oak Penn Rook".split()
MIDDLES = "a el in or um ay ow er".split()
TAILS = "bury combe dale field ford gate ham hurst leigh mere mouth port stead ton wick".split()
KIND_OF_HOUSE = "Institute Foundation University Laboratory Trust Bureau".split()


@dataclass(frozen=True, slots=True)
class Fact:
    """What a survey found."""

    people: str
    place: str
    habit: str
    share: int
    house: str
    year: int
    n: int

    def said(self, rng: Random, share: int | None = None, house: str | None = None) -> str:
        """A sentence of an article about it; with another share or house if it is to be wrong."""
        share, house = share or self.share, house or self.house
        who = f"{self.people} in {self.place}"
        return rng.choice(
            [
                f"According to the {house}, {share}% of {who} {self.habit}.",
                f"A {self.year} survey by the {house} found that {share}% of {who} {self.habit}.",
                f"The {house} says that {share}% of {who} {self.habit}.",
                f"{share}% of {who} {self.habit}, the {house} reports.",
            ]
        )


def place(number: int) -> str:
    """A name of its own for each number."""
    number, tail = divmod(number, len(TAILS))
    number, head = divmod(number, len(HEADS))
    middles = ""
    while number:
        number, middle = divmod(number - 1, len(MIDDLES))
        middles += MIDDLES[middle]
    return f"{HEADS[head]}{middles}{TAILS[tail]}"


def facts_of(source: int, seed: int) -> list[Fact]:
    """What a source states."""
    rng = Random(f"{seed} source {source}")
    house = f"{place(source)} {KIND_OF_HOUSE[source % len(KIND_OF_HOUSE)]}"
    year, n = rng.choice([2023, 2024, 2025]), rng.randrange(600, 3000)
    made = {}
    while len(made) < FACTS:
        habit = f"{rng.choice(VERBS)} {rng.choice(KINDS)} {rng.choice(THINGS)}"
        # the place is this source's own: nobody else asked there
        where = place(source * 8 + rng.randrange(8))
        people = rng.choice(PEOPLE)
        made[people, where, habit] = Fact(
            people, where, habit, rng.randrange(20, 80), house, year, n
        )
    return list(made.values())


def write(
    root: Path, documents: int, seed: int, first: int = 0, registered: int = 0
) -> set[tuple[str, str]]:
    """Write an inbox, or articles to one.

    Args:
        root: the inbox.
        documents: how many articles.
        seed: of all that is drawn.
        first: number of the first article; the registry is that of all articles up to the last.
        registered: for how many articles the registry is, if for more than that.

    Returns:
        Rule and document of each conflict that is planted.
    """
    sources = max(4, max(registered, first + documents) * FIGURES // (QUOTED * FACTS))
    (root / "sources").mkdir(parents=True, exist_ok=True)
    with (root / "sources" / "registry.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow("id type title publisher issued url n population sponsor mode".split())
        for source in range(sources):
            told = facts_of(source, seed)[0]
            title = f"{told.house} Survey {told.year}"
            address = f"https://survey-{source}.example/"
            row = [f"s{source}", "report", title, told.house, told.year, address, told.n]
            rows.writerow([*row, "adults", told.house, "telephone"])
    planted: set[tuple[str, str]] = set()
    for number in range(first, first + documents):
        rng = Random(f"{seed} article {number}")
        name = f"articles/{number // 1000:04}/{number:07}.md"
        told = facts_of(rng.randrange(sources), seed), facts_of(rng.randrange(sources), seed)
        chosen = [rng.choice(told[at % 2]) for at in range(FIGURES)]
        chosen = list(dict.fromkeys(chosen))
        lines = [fact.said(rng) for fact in chosen]
        if number % PLANTED == 7:
            wrong = (chosen[0].share + 33) % 90 + 5
            lines.append(chosen[0].said(rng, share=wrong))
            planted.add(("CON206", name))
        if number % PLANTED == 31:
            other = facts_of(rng.randrange(sources), seed)[0].house
            if other != chosen[0].house:
                lines.append(chosen[0].said(rng, (chosen[0].share + 33) % 90 + 5, other))
                planted.add(("CON201", name))
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: Notes {number}\npublisher: The Daily Ledger\n---\n\n"
        file.write_text(head + "\n\n".join(lines) + "\n", encoding="utf-8")
    return planted
