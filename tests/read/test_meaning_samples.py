"""Sample sizes, margins of error, groups of figures, and figures that are taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit, Meaning
from flows.read.reader import read

Understand = Callable[..., list[Meaning]]

SAMPLES = {
    "asked, then told": (
        "The guild asked {1,418|n} bakers. {54%} of bakers rise at three.",
        [1418],
    ),
    "in brackets behind": (
        "{54%} of bakers rise at three (n = {1,001|n}, ±{3.1 points|moe}).",
        [1001],
    ),
    "each its own": (
        "{54%} of bakers (n = {400|n}) and {61%} of cooks (n = {300|n}) rise early.",
        [400, 300],
    ),
    "pointing back": (
        "{54%} of bakers rise at three. Their sample was {1,500|n} bakers.",
        [1500],
    ),
    "a part of them": (
        "The guild asked {1,418|n} bakers. Of women bakers in villages, {54%} rise at three.",
        [1418],
    ),
    "those who answered": (
        "Of the {2,000|n} bakers invited, {640|n} replied. {54%} of bakers rise at three.",
        [640],
    ),
    "few, of whom the population tells the number": (
        "Of the {45|n} mills that answered the guild's spring poll, {37%} had sold a stone.",
        [45],
    ),
    "those who were gone to see": (
        "The guild went to see {120|n} mills this year. {67%} of mills have a cat.",
        [120],
    ),
    "no sample of two": (
        "The guild asked {640|n} bakers. The {two|n} answers differ. {54%} rise at three.",
        [640],
    ),
    "a part of a few": (
        "The guild asked {61|n} bakers. Of women bakers in villages, {54%} rise at three.",
        [None],
    ),
    "a share of so many": (
        "Nights are worked by {12%} of the 850 bakers in its panel, and mornings by {40%}.",
        [850, None],
    ),
    "no share of so many": ("Of flour, {12%} of the 850 million tons is wasted.", [None]),
    "a part, to the decimal": (
        "The guild asked {418|n} bakers. Of women bakers in villages, {54.1%} rise at three.",
        [None],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAMPLES.values(), ids=SAMPLES.keys())
def test_sample(understand: Understand, text: str, expected: list[int | None]) -> None:
    assert [m.n for m in understand(text)] == expected


def test_margin(understand: Understand) -> None:
    (meaning,) = understand("{54%} of bakers agree (n = {1,001|n}, ±{3.1 points|moe}).")
    assert meaning.moe == 3.1


def test_margin_in_a_sentence_of_its_own_survey(understand: Understand) -> None:
    meanings = understand(
        "The guild asked {1,020|n} bakers.",
        "Asked for the place they like best:",
        "the mill",
        "the shop, {34%}",
        "{64%} in that poll, whose margin of error is {1.2 points|moe}, had never baked.",
    )
    assert [m.moe for m in meanings] == [None, 1.2]


def test_no_sample_of_another_source(understand: Understand) -> None:
    credits = [
        Credit(type="named", publisher="Guild"),
        Credit(type="named", publisher="Oven Board"),
    ]
    meanings = understand(
        "The Guild asked {1,418|n} bakers. {54%} of bakers rise at three. "
        "The Oven Board says {40%} of bakers do not.",
        credits=credits,
    )
    assert [m.n for m in meanings] == [1418, None]


def test_own_survey_describes_all_that_follows(understand: Understand) -> None:
    own = Credit(type="own")
    meanings = understand(
        "We had complete answers from {9,354|sample} respondents.",
        "{90%} of respondents use it.",
        "Of respondents in cities, {70%} do so daily.",
        credits=[own, own, own],
    )
    assert [m.n for m in meanings] == [9354, 9354, 9354]


GROUPS = {
    "one sentence": ("{60%} said yes, {30%} said no and {10%} did not know.", True),
    "an enumeration": ("Reasons were rain ({60%}), snow ({30%}) and wind ({10%}).", True),
    "a comparison": ("{60%} of bakers agree, compared with {50%} in 2019.", False),
}


@pytest.mark.parametrize(("text", "together"), GROUPS.values(), ids=GROUPS.keys())
def test_group(understand: Understand, text: str, together: bool) -> None:
    groups = {m.group for m in understand(text)}
    assert (len(groups) == 1 and None not in groups) == together


def test_parts_and_whole_are_a_group(understand: Understand) -> None:
    """The share among a part, said as "the share is", belongs to the share of all."""
    meanings = understand(
        "The machine is in use on {34%} of all farms. Among hill farms the share is {22%}; "
        "valley farms come to {19%}."
    )
    assert [m.population for m in meanings] == ["all farms", "hill farms", "valley farms"]
    assert len({m.statement for m in meanings}) == 1
    assert len({m.group for m in meanings}) == 1


WITHDRAWN = {
    "earlier version": ("An earlier version of this post gave the share as {37%}.", [True]),
    "and the right one": (
        "An earlier version of this article said {37%}; the correct figure is {27%}.",
        [True, False],
    ),
    "not as": (
        "The share is {27%}, not {37%} as previously reported.",
        [False, True],
    ),
    "misstated": ("The chart misstated the rise as {40%}.", [True]),
    "should have been": (
        "We incorrectly reported {40%} of bakers; it should have been {14%}.",
        [True, False],
    ),
    "an earlier edition is no correction": (
        "In an earlier survey it was {37%}, now it is {27%}.",
        [False, False],
    ),
    "first": ("{40%} of pupils read it first.", [False]),
    "a first version of anything": (
        "{58%} of clerks have a machine produce a first version of the text.",
        [False],
    ),
    "an edition of a series": ("In the previous edition of the survey it was {37%}.", [False]),
    "withdrew from": ("{40%} of the pupils had withdrawn from the course.", [False]),
    "taken back by the next sentence": (
        "We said that {60%} of bakers sing. That came from a leaflet since taken back.",
        [True],
    ),
    "misread": (
        "In our May notes we wrote that {52%} of bakers sing. We misread the chart.",
        [True],
    ),
    "told by others": ("The mill was told {30%} last time. That was wrong.", [True]),
    "told of something": ("Bakers were told that {30%} sing. That was good news.", [False]),
    "not taken back": (
        "Yesterday we said that {60%} of bakers sing. That was the best news of the week.",
        [False],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WITHDRAWN.values(), ids=WITHDRAWN.keys())
def test_withdrawn(understand: Understand, text: str, expected: list[bool]) -> None:
    assert [m.withdrawn for m in understand(text)] == expected


_WE = "In issue 41 we said that {72%} of flour is wasted. We had "
_SHE = "A member told the radio that {half} of all loaves are thrown away. Her office has since "
_WOMEN = "We said in May that {30%} of bakers are women, according to the Loaf Council. "
_SORRY = "The minister apologised for the floods. "
_HE = "The mayor claimed that {40%} of bakers smoke. "


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (_WE + "the digits the wrong way round.", True),
        (_WE + "swapped the digits.", True),
        (_SHE + "withdrawn the number.", True),
        (_HE + "The figure was later retracted.", True),
        (_WE + "the flour weighed again.", False),
        ("In No. 30 we wrote that {19%} of bakers sing. That was a slip of the pen.", True),
        ("CORRECTION. In May we wrote that {19%} of bakers sing. The guild says {9%}.", True),
        ("The mistake was ours. Our spring issue said that {34%} of bread is wasted.", True),
        ("Our spring issue said that {34%} is wasted. The right figure is {24%}.", True),
        ("In October we printed that {36%} of bakers sing. It is {6%}.", True),
        ("Our May issue said that {36%} of bakers sing. Many more hum.", False),
        ("In October we wrote that {36%} of bakers sing. It is a merry trade.", False),
        ("Correction: in May we wrote that {19%} of bakers sing. The guild says {9%}.", True),
        ("Our apologies. In May we wrote that {19%} of bakers sing. The guild says {9%}.", True),
        ("In May we wrote that {19%} of bakers sing. In fact, {9%} do.", True),
        # what is new, and what is said by the way
        ("Last month we reported that {19%} of bakeries had closed. It is {24%} now.", False),
        ("In March we reported that {19%} had closed. In fact, the pace is picking up.", False),
        ("In March we reported that {19%} had closed. In fact, it has risen to {24%}.", False),
        ("In March we reported that {19%} had closed. That should worry us.", False),
        (_WOMEN + "Actually, many do not know this.", False),
        (_SORRY + "We said on Monday that {40%} had no power, as the Grid Office found.", False),
        ("Corrections officers quit. Our May issue said that {30%} of posts are open.", False),
        (_SHE + "withdrawn from the talks.", False),
        (_HE + "The bakers have withdrawn to the yard.", False),
    ],
)
def test_what_a_following_sentence_takes_back(
    understand: Understand, text: str, gone: bool
) -> None:
    assert next(m.withdrawn for m in understand(text)) == gone


@pytest.mark.parametrize(
    ("heading", "gone"), [("Corrections", True), ("Corrections officers quit", False)]
)
def test_what_stands_below_corrections(heading: str, gone: bool) -> None:
    text = f"# News\n\n## {heading}\n\nLast week's story said 30% of prisons are short of staff.\n"
    found = read(read_bytes("a.md", text.encode())).claims
    assert [m.withdrawn for _, _, m in found] == [gone]


def test_those_who_make_up_a_share_are_what_it_says() -> None:
    text = "The 19% of adults who mainly buy rye, according to the Rye Panel, are what mills want."
    [(_, _, meaning)] = read(read_bytes("a.md", text.encode())).claims
    assert (meaning.population, meaning.statement) == ("adults", "mainly buy rye")
    text = "Some 19% of adults who bake buy rye, the guild says."
    [(_, _, meaning)] = read(read_bytes("a.md", text.encode())).claims
    assert (meaning.population, meaning.statement) == ("adults who bake", "buy rye")


@pytest.mark.parametrize(
    ("answer", "gone"),
    [
        ("Because it is not so, Mr Pell. The guild counted 22 of them.", True),
        ("No. They have never been so full.", True),
        ("They are, and nobody knows why.", False),
    ],
)
def test_what_a_reader_wrote_and_the_answer_denies(answer: str, gone: bool) -> None:
    letter = '"{Half} the bakeries are empty! Why not write that?" (R. Pell, Orchard Way)'
    text = f"# The post\n\n{letter.replace('{', '').replace('}', '')}\n\n{answer}\n"
    found = read(read_bytes("a.md", text.encode())).claims
    assert [m.withdrawn for f, _, m in found if f.text == "Half"] == [gone]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("If 47% of forms come back unsigned, as the guild's audit found, pens are short.", True),
        ("If you read the same count, ovens went from 40,000 to 46,000 in ten years.", True),
        ("If 47% of forms came back unsigned, we would buy pens.", False),
        ("Is it really true that 33% of bread is wasted?", False),
        ("Is it true that 34% of bakers, as the Loaf Council found, want to quit?", True),
        ("Is it still the case that 34% of Americans are obese, according to the CDC?", True),
    ],
)
def test_what_is_found_is_not_supposed(text: str, claimed: bool) -> None:
    found = read(read_bytes("a.md", text.encode())).claims
    assert bool(found) == claimed
