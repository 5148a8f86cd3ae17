"""Population and statement of figures in running text. (P, S) of each marked figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "answers to a question, told by themselves": (
        "Q3. Has the price of flour gone up? Yes {58%}, no {42%}.",
        [
            (None, "Has the price of flour gone up: Yes"),
            (None, "Has the price of flour gone up: no"),
        ],
    ),
    "a question answered by a share": (
        "How many schools rise at three? {44%}, the guild says.",
        [("schools", "How many schools rise at three")],
    ),
    "a question answered by a sentence": (
        "Who opens early? {44%} of mills bake at night.",
        [("mills", "bake at night")],
    ),
    "share of a plural": (
        "{64%} of nurses walk to work.",
        [("nurses", "walk to work")],
    ),
    "relative clause in the population": (
        "{41%} of tenants who moved in 2023 pay more than before.",
        [("tenants who moved", "in 2023 pay more than before")],
    ),
    "a relative clause with what tells when": (
        "{77%} of those who bake at home a few times a month report fewer colds.",
        [("those who bake at home a few times a month", "report fewer colds")],
    ),
    "a relative clause whose verb could be a noun": (
        "{52%} of those who bike to work most days feel fit.",
        [("those who bike to work most days", "feel fit")],
    ),
    "a relative clause and nothing else": (
        "{12%} of parents who read to children and sing.",
        [("parents", "who read to children and sing")],
    ),
    "those who were asked, in front": (
        "Of the nurses surveyed, {61 percent} own a car.",
        [("the nurses surveyed", "own a car")],
    ),
    "those who were asked, behind": (
        "{61 percent} of the nurses surveyed own a car.",
        [("the nurses surveyed", "own a car")],
    ),
    "those who were asked, by whom": (
        "{61 percent} of nurses interviewed by the Guild own a car.",
        [("nurses interviewed by the Guild", "own a car")],
    ),
    "a majority, its share in brackets": (
        "A majority ({58%}) of parents support the ban; {31%} oppose it.",
        [("parents", "support the ban"), ("parents", "oppose it")],
    ),
    "a count and its share in brackets": (
        "In all, {450} ({48%}) of the 940 clubs rent a boat.",
        [("clubs", "rent a boat"), ("clubs", "rent a boat")],
    ),
    "a count and its share between commas": (
        "Some {900} firms, or about {12%}, closed last year.",
        [("firms", "closed last year"), ("firms", "closed last year")],
    ),
    "two ends of a scale": (
        "Trust is highest among students, at {71%}, and lowest among renters, at {39%}.",
        [("students", "Trust is highest"), ("renters", "Trust is lowest")],
    ),
    "a group before the share of nothing named": (
        "Among those aged 18 to 24, the proportion rose to {48%}.",
        [("those aged 18 to 24", "rose")],
    ),
    "when it was reported is not said of them": (
        "The Bread Research Center reported in 2021 that {7%} of adults never go online.",
        [("adults", "never go online")],
    ),
    "an adverb that ends the noun before it": (
        "{28%} of employees worldwide work remotely.",
        [("employees worldwide", "work remotely")],
    ),
    "people someone asked": (
        "{58%} of the bakers we met start before four.",
        [("the bakers we met", "start before four")],
    ),
    "reduced relative": (
        "Teachers hired without a diploma stay {12%} longer.",
        [("Teachers hired without a diploma", "stay longer")],
    ),
    "hedges are not said": (
        "Only about {9%} of drivers have a helmet.",
        [("drivers", "have a helmet")],
    ),
    "the credit in front is left out": (
        "A 2023 survey by the Rowing Union found that {35%} of clubs rent their boats.",
        [("clubs", "rent their boats")],
    ),
    "the credit behind is left out": (
        "{35%} of clubs rent their boats, according to the Rowing Union.",
        [("clubs", "rent their boats")],
    ),
    "the speaker behind is left out": (
        "{35%} of clubs rent their boats, the Rowing Union said on Friday.",
        [("clubs", "rent their boats")],
    ),
    "the speaker in the middle is left out": (
        "{35%} of clubs, the union adds, rent their boats.",
        [("clubs", "rent their boats")],
    ),
    "what people say is kept": (
        "{71%} of patients say they would pay for it.",
        [("patients", "say they would pay for it")],
    ),
    "subject and change": (
        "Bus fares rose {6%} in 2022, while train fares fell {2%}.",
        [("Bus fares", "rose in 2022"), ("train fares", "fell")],
    ),
    "price": (
        "A season ticket can cost {$400}.",
        [("A season ticket", "can cost")],
    ),
    "two objects of one modal": (
        "A course can cost {$400} and take {3 weeks}.",
        [("A course", "can cost"), ("A course", "can take")],
    ),
    "count of things": (
        "The park has {1,200} trees along its paths.",
        [("trees", "The park has along its paths")],
    ),
    "counted things as subject": (
        "{9,000} cyclists cross the bridge every day.",
        [("cyclists", "cross the bridge every day")],
    ),
    "share of an object": (
        "Trams account for {18%} of all trips.",
        [("all trips", "Trams account for")],
    ),
    "a share of": (
        "Trams now have a {18%} share of city trips.",
        [("city trips", "Trams now have share")],
    ),
    "both sides are figures": (
        "{10%} of members pay {60%} of the fees.",
        [("members", "pay 60% of the fees"), ("the fees", "10% of members pay")],
    ),
    "the share of those that do": (
        "The share of households that own a car fell to {44%}.",
        [("households", "that own a car fell")],
    ),
    "put at": (
        "The Housing Office puts the share of flats that stand empty at {7%}.",
        [("flats", "that stand empty")],
    ),
    "put at, of what was said before": (
        "Cooks spend {4.5 hours} at the stove. Meanwhile the Oven Board puts it at {3.1 hours}.",
        [("Cooks", "spend at the stove"), ("Cooks", "spend at the stove")],
    ),
    "put at, the part said again": (
        "Cooks stand {4.5 hours} a day. The Oven Board of Elmham puts this at {3.1 hours} a day.",
        [("Cooks", "stand a day"), ("Cooks", "stand a day")],
    ),
    "topic in front": (
        "Among gardeners, {52%} keep bees.",
        [("gardeners", "keep bees")],
    ),
    "topic in front, of": (
        "Of those who keep bees, {30%} sell honey.",
        [("those who keep bees", "sell honey")],
    ),
    "second clause shares the population": (
        "{80%} of readers finish a book a month, and {5%} finish ten.",
        [("readers", "finish a book a month"), ("readers", "finish ten")],
    ),
    "gapping": (
        "{61%} of owners had a lock, {20%} a camera and {8%} a dog.",
        [("owners", "had a lock"), ("owners", "had a camera"), ("owners", "had a dog")],
    ),
    "with and a participle": (
        "Runners like the new shoe, with only {3%} saying it is too soft.",
        [("Runners", "saying it is too soft")],
    ),
    "with, a population and a participle": (
        "The rule is popular, with {83%} of parents wanting to keep it.",
        [("parents", "wanting to keep it")],
    ),
    "enumeration with brackets": (
        "Reasons to stay are pay ({40%}), friends ({25%}) and the canteen ({5%}).",
        [
            (None, "Reasons to stay are pay"),
            (None, "Reasons to stay are friends"),
            (None, "Reasons to stay are the canteen"),
        ],
    ),
    "followed by": (
        "{70%} of guests came by train, followed by bus ({20%}).",
        [("guests", "came by train"), ("guests", "came by bus")],
    ),
    "the bracket says it exactly": (
        "Nearly {one in five} pupils ({19%}) skip breakfast.",
        [("pupils", "skip breakfast"), ("pupils", "skip breakfast")],
    ),
    "the commas say it exactly": (
        "Fewer than {half} of hikers, {46%}, carry a map.",
        [("hikers", "carry a map"), ("hikers", "carry a map")],
    ),
    "a majority": (
        "The majority of shops ({57%}) open on Sunday.",
        [("shops", "open on Sunday")],
    ),
    "from to": (
        "The share of pupils learning Latin went from {8%} in 1990 to {3%} in 2020.",
        [("pupils", "learning Latin went in 1990"), ("pupils", "learning Latin went in 2020")],
    ),
    "compared with an earlier year": (
        "{44%} of shops take cards, compared with {38%} in 2019.",
        [("shops", "take cards"), ("shops", "take cards in 2019")],
    ),
    "against another population": (
        "The open rate is {98%}, versus {22%} for e-mail.",
        [(None, "The open rate is"), ("e-mail", "The open rate is")],
    ),
    "respectively": (
        "Oslo and Bergen grew by {3%} and {5%}, respectively.",
        [("Oslo", "grew"), ("Bergen", "grew")],
    ),
    "rate with": (
        "The test went well: {89%} success rate with adults and {70%} with children.",
        [("adults", "success rate"), ("children", "success rate")],
    ),
    "fraction of the time": (
        "Nearly {half} of the time, trains are late.",
        [("trains", "of the time are late")],
    ),
    "more than": (
        "Cyclists are {23%} more likely to stop than drivers.",
        [("Cyclists", "are more likely to stop than drivers")],
    ),
    "doubled": (
        "The number of ferries {doubled} in a decade.",
        [("ferries", "The number of ferries in a decade")],
    ),
    "a dash introduces it": (
        "The first week was good — {89%} task completion rate with seniors.",
        [("seniors", "task completion rate")],
    ),
    "label": (
        "Firms that train apprentices: {38%}",
        [("Firms", "train apprentices")],
    ),
    "label of a count": (
        "Number of calls answered at night: {5,071}.",
        [("calls answered at night", "Number")],
    ),
    "time without a comma": (
        "In 2019 growers used {30%} less water.",
        [("growers", "In 2019 used less water")],
    ),
    "relative clause of another": (
        "The winner is the tram, which gained {12%} in 2020.",
        [("the tram", "gained in 2020")],
    ),
    "aside between commas": (
        "{76%} of farmers, with or without a phone, own a radio.",
        [("farmers", "own a radio")],
    ),
    "participle behind a verb": (
        "Games account for {32%} of time spent on trains.",
        [("time", "Games account for spent on trains")],
    ),
    "the bracket compares": (
        "A higher share of letters arriving at noon ({58%} vs. {46%})",
        [("letters", "arriving at noon"), ("letters", "arriving at noon")],
    ),
    "do": (
        "Only {18%} of cafes take cards, while {11%} of kiosks do.",
        [("cafes", "take cards"), ("kiosks", "take cards")],
    ),
    "a quarter, or 25 percent": (
        "Only {a third}, or {33 percent}, of boats sink.",
        [("boats", "sink"), ("boats", "sink")],
    ),
    "picture text": (
        "Bar chart showing rents grew {12 percent}",
        [("rents", "grew")],
    ),
    "dateline": (
        "LOWER FIELD — Farmers sold {40%} of their cows.",
        [("their cows", "Farmers sold")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected
