"""Trades: what somebody does for a living, by which no other people are ever called.

Who answered a poll may be called adults, residents, voters or shoppers, as it suits a sentence.
Nobody calls parents nurses: where a source says of whom its figure is, and never a word of a trade,
a claim about that trade is not what it states.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import kindred, noun, population, unheard
from flows.slots.bags import Bag
from flows.slots.judgement import Judgement
from flows.slots.reading import Reading
from flows.slots.words import meaning, terms

# A line holds trades that one text may call by each other's name.
_FAMILIES = """
nurse midwife paramedic
doctor physician surgeon gp dentist radiologist psychiatrist psychologist therapist physiotherapist
pharmacist chemist optician
teacher lecturer professor tutor headteacher
farmer grower shepherd vintner dairyman
fisherman sailor skipper trawlerman
miner driller quarryman
baker pastry-cook confectioner miller
butcher cook chef waiter barista bartender publican
barber hairdresser beautician
plumber electrician carpenter joiner bricklayer roofer welder plasterer glazier builder
mechanic engineer technician
architect surveyor draughtsman
pilot steward stewardess
driver trucker courier cabbie
postman postwoman
firefighter fireman
soldier sergeant
judge lawyer solicitor barrister notary attorney
accountant auditor bookkeeper actuary
broker banker
librarian archivist curator
musician pianist violinist cellist guitarist organist conductor composer
actor actress
sculptor potter weaver
tailor dressmaker cobbler shoemaker
florist forester
veterinarian
programmer developer coder
journalist editor reporter columnist
translator interpreter
astronomer physicist biologist mathematician scientist
economist statistician
historian philosopher
priest monk nun imam rabbi vicar
brewer distiller
referee umpire jockey
"""
_FAMILY = {
    meaning(word)[0]: number
    for number, line in enumerate(_FAMILIES.strip().splitlines())
    for word in line.split()
}
# Sciences and instruments name their people by what they are of: geologists, harpists.
_OF_A_CRAFT = pattern(r"[a-z]{2,}ologists?|(?:harp|cell|pian|lut|flaut|bassoon|trombon)ists?")
# Who is told of in a poll of anybody; not "people" or "members", who are whoever was asked.
_PUBLIC = frozenset(
    meaning(w)[0]
    for w in (
        "adult parent mother father pupil student child teenager tenant landlord voter patient "
        "household visitor tourist donor shopper commuter pensioner borrower "
        "motorist cyclist taxpayer homeowner hiker gamer reader viewer listener"
    ).split()
)
_ROOT = 3  # letters
_SHARED = 2  # telling words by which the two say the same of whom they name
_BACK = 0.5  # share of the figure's own words that the claim has


def another(
    claim: Reading, figure: Reading, judged: Judgement, *, base: Bag, heard: Bag, asked: str
) -> bool:
    """Whether a claim is of a trade of which its source has no word, and the figure of others.

    Args:
        claim: the claim.
        figure: the source's figure of the claim's value.
        judged: how the two compare.
        base: words that go without saying in the source.
        heard: words of all its sentences with figures, of its headings, title and publisher.
        asked: whom the source says that it is about as a whole.
    """
    if claim.unit != "percent" or claim.kind != "share" or judged.relation != "exact":
        return False
    ours = population.phrase(claim)
    theirs = "" if population.carried(figure) else population.phrase(figure)
    if not ours or not theirs or "|" in claim.quote or "|" in figure.quote:
        return False
    if not _next_to(claim, ours):
        return False  # "54% think that teachers earn too little" is of whoever was asked
    here, there = noun.head(ours), noun.head(theirs)
    if here is None or there is None or here == there or not noun.plural_in(ours):
        return False
    if judged.statement.shared < _SHARED or judged.statement.back < _BACK:
        return False
    word = _surface(ours, here)
    family = _FAMILY.get(here, -1)
    if family < 0 and not _OF_A_CRAFT.fullmatch(word):
        return False
    other = there in _PUBLIC or (there in _FAMILY and _FAMILY[there] != family)
    if not other or kindred.generic(here) or kindred.kin(here, there):
        return False
    credit = " ".join(
        str(claim.row.get(name) or "")
        for name in ("attribution_text", "attribution_publisher", "attribution_title")
    )
    around = Bag()
    for text in (asked, credit):
        around.add(terms(text), 1.0)
    known = (heard, base, figure.bag, around)
    if any(_of_it(word, key) for bag in known for key in bag):
        return False
    return not any(unheard.heard({here}, ours, bag) for bag in known)


def _next_to(claim: Reading, ours: str) -> bool:
    """Whether a phrase stands right beside the figure: "54% of nurses", "among nurses, 54%"."""
    behind = re.match(
        rf"\s*\)?\s*(?:(?:of|among(?:st)?)\s)?(?:the\s|all\s)?{re.escape(ours)}", claim.right
    )
    ahead = re.search(rf"{re.escape(ours)}\s?[(,]\s?$", claim.left)
    return bool(behind or ahead)


def _of_it(trade: str, word: str) -> bool:
    """Whether a word may be what a trade has its name from: farms, baking, law."""
    return len(word) >= _ROOT and (trade.startswith(word) or word.startswith(trade[: _ROOT + 1]))


def _surface(phrase: str, key: str) -> str:
    """The word of a phrase that has some meaning."""
    return next((t.surface for t in reversed(terms(phrase)) if t.key == key), "")
