"""What a source has instead of a claim's value, and parts of it quoted as the whole."""

import pytest

from flows.slots.reading import readings
from flows.trace.instead import beside_sibling
from flows.trace.succession import Source
from tests.trace.test_verify import one, row_of_claim, row_of_figure, row_of_source, support

CHOIR = [
    row_of_figure("Altos were likelier to have a cold (55%) than tenors (38%).", "55%", 55),
    row_of_figure(
        "Altos were likelier to have a cold (55%) than tenors (38%).", "38%", 38, start=1
    ),
    row_of_figure(
        "When the hall was cold, 41% sang louder, 34% hummed and 25% went home.", "41%", 41, start=2
    ),
    row_of_figure(
        "When the hall was cold, 41% sang louder, 34% hummed and 25% went home.", "34%", 34, start=3
    ),
    row_of_figure(
        "When the hall was cold, 41% sang louder, 34% hummed and 25% went home.", "25%", 25, start=4
    ),
    row_of_figure("Of the choirs with an organist, 78% rehearse twice a week.", "78%", 78, start=5),
    row_of_figure("63% of choirs lend out their scores.", "63%", 63, start=6),
    row_of_figure("Of these, 19% charge a fee.", "19%", 19, start=7),
]


def figures(*quotes):
    return [
        row_of_claim(quote, figure, figure[:-1], id=figure, start=i)
        for i, (quote, figure) in enumerate(quotes)
    ]


def test_the_neighbour_of_a_figure_that_is_quoted_rightly():
    sentence = "Among altos, 55% had caught a cold; among tenors, 48%."
    made = support(figures((sentence, "55%"), (sentence, "48%")), CHOIR)
    assert made["55%"]["outcome"] == "supported"
    assert (made["48%"]["outcome"], made["48%"]["source_figure"]) == ("value_differs", "38%")


def test_a_figure_of_a_far_chapter_is_not_the_neighbour():
    far = row_of_figure(
        "Audiences shrank by 48% when the trams were on strike.", "48%", 48, start=9
    )
    sentence = "Among altos, 55% had caught a cold; among tenors, 48%."
    made = support(figures((sentence, "55%"), (sentence, "48%")), [*CHOIR, far])
    assert (made["48%"]["outcome"], made["48%"]["source_figure"]) == ("value_differs", "38%")


def test_a_neighbour_that_the_sentence_quotes_itself_is_not_the_value():
    sentence = "A cold was caught by 55% of altos, by 38% of tenors and by 61% of basses."
    made = support(figures((sentence, "55%"), (sentence, "38%"), (sentence, "61%")), CHOIR)
    assert made["61%"]["outcome"] == "figure_absent"


@pytest.mark.parametrize(
    ("quote", "figure", "told"),
    [
        ("36% of choirs gave away the music they sing from.", "36%", "63%"),  # digits swapped
        ("In an earlier count, 58% of choirs lent out their scores.", "58%", None),
        ("58% of choirs lend out their scores.", "58%", "63%"),
        ("58% of choirs sing in Latin.", "58%", None),
    ],
)
def test_its_own_value_is_told_where_the_words_are_its(quote, figure, told):
    made = one(row_of_claim(quote, figure, figure[:-1]), CHOIR)
    assert made["source_figure"] == told
    assert made["outcome"] == ("value_differs" if told else "figure_absent")


def test_an_item_of_a_row_is_not_its_neighbour():
    made = one(row_of_claim("In a cold hall 34% went home.", "34%", 34), CHOIR)
    assert (made["outcome"], made["slot"]) == ("context_differs", "statement")


@pytest.mark.parametrize(
    ("quote", "figure", "outcome"),
    [
        ("78% of choirs rehearse twice a week.", "78%", "context_differs"),
        ("78% of all choirs rehearse twice a week.", "78%", "context_differs"),
        ("Of the choirs that have an organist, 78% rehearse twice a week.", "78%", "supported"),
        ("78% of choirs with an organist rehearse twice a week.", "78%", "supported"),
        ("78% of them rehearse twice a week.", "78%", "supported"),
        ("Of all choirs, 19% charge a fee.", "19%", "context_differs"),
        ("19% of choirs charge a fee for lending their scores.", "19%", "supported"),
    ],
)
def test_a_part_is_not_the_whole(quote, figure, outcome):
    asked = [row_of_source("survey", population="choirs", title="Choir Census")]
    made = one(row_of_claim(quote, figure, figure[:-1]), CHOIR, sources=asked)
    assert made["outcome"] == outcome
    if outcome == "context_differs":
        assert made["slot"] == "population"


def test_these_and_of_them_say_of_whom_without_naming_a_part():
    asked = [row_of_source("survey", population="choirs", title="Choir Census")]
    such = row_of_claim("19% of these choirs charge a fee.", "19%", 19, population="choirs")
    assert one(such, CHOIR, sources=asked)["outcome"] == "supported"
    figures = [
        *CHOIR,
        row_of_figure("Inspectors heard sixty choirs and praised 47% of them.", "47%", 47, start=8),
    ]
    quote = "Choirs were heard, and 47% were praised."
    praised = row_of_claim(quote, "47%", 47, population="Choirs")
    assert one(praised, figures, sources=asked)["outcome"] == "supported"


def test_a_paragraph_that_names_the_part_is_believed():
    asked = [row_of_source("survey", population="choirs", title="Choir Census")]
    quote = "78% of choirs rehearse twice a week."
    told = row_of_claim(quote, "78%", 78, paragraph=f"An organist makes them keen. {quote}")
    assert one(told, CHOIR, sources=asked)["outcome"] == "supported"


@pytest.mark.parametrize(
    ("asked", "quote", "outcome"),
    [
        ("owners of choirs with fewer than 50 singers", "63% of large choirs lend out scores.",
         "context_differs"),
        ("owners of choirs with fewer than 50 singers", "63% of small choirs lend out scores.",
         "supported"),
        ("choirs who sing at dawn", "63% of all choirs lend out their scores.", "context_differs"),
        ("choirs who sing at dawn", "63% of choirs lend out their scores.", "supported"),
        ("choirs", "63% of left-handed harpists lend out their scores.", "unverifiable"),
        ("choirs", "63% of village choirs lend out their scores.", "supported"),
    ],
)  # fmt: skip
def test_other_people_than_those_who_were_asked(asked, quote, outcome):
    sources = [row_of_source("survey", population=asked, title="Census")]
    assert one(row_of_claim(quote, "63%", 63), CHOIR, sources=sources)["outcome"] == outcome


def test_those_of_a_time_are_not_all():
    old = row_of_figure("The spire is crooked in 69% of churches built before 1700.", "69%", 69)
    asked = [row_of_source("survey", population="parishes", title="Steeple Count")]
    for whose, outcome in (
        ("churches", "context_differs"),
        ("churches built before 1700", "supported"),
        ("old churches", "supported"),
    ):
        quote = f"69% of {whose} have a crooked spire."
        made = one(row_of_claim(quote, "69%", 69), [old], sources=asked)
        assert made["outcome"] == outcome, whose


HALL = [
    row_of_figure(
        "It takes the average tenor 31 minutes to warm up.", "31 minutes", 31,
        unit="duration:minute", kind="level",
    ),
    row_of_figure("12% of tenors warm up at home.", "12%", 12, start=1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "more", "outcome"),
    [
        ("The average tenor needs 41 minutes before the voice is there.", [], "value_differs"),
        ("The train ride costs 41 minutes.", [], "figure_absent"),
        (
            "The average tenor needs 41 minutes before the voice is there.",
            [row_of_figure("The average tenor rests for 20 minutes.", "20 minutes", 20, start=2,
                           unit="duration:minute", kind="level")],
            "figure_absent",
        ),
    ],
)  # fmt: skip
def test_the_only_time_of_its_unit_in_the_source(quote, more, outcome):
    claim = row_of_claim(quote, "41 minutes", 41, unit="duration:minute", kind="level")
    assert one(claim, [*HALL, *more])["outcome"] == outcome


def test_a_ratio_of_two_neighbours_of_which_one_says_it_is():
    shop = [
        row_of_figure(
            "Of choirs that rehearse several times a week, 12% lost a member.", "12%", 12
        ),
        row_of_figure("With one rehearsal a week it is 5%.", "5%", 5, start=1),
    ]
    quote = "Choirs that rehearse several times a week are 2.4 times as likely to lose a member."
    made = one(row_of_claim(quote, "2.4 times", 2.4, unit="multiple", kind="multiple"), shop)
    assert (made["outcome"], made["derived"]) == ("supported", "ratio of 5% and 12%")


def test_a_share_that_a_sentence_counts_out():
    told = "Of the 45 choirs we know, 30 put off the first song until they know the hall."
    counted = [
        row_of_figure(told, "45", 45, unit="count", kind="level"),
        row_of_figure(told, "30", 30, unit="count", kind="level", start=1),
    ]
    quote = "Two-thirds of choirs put off the first song."
    claim = row_of_claim(quote, "Two-thirds", 66.6667, in_words=True, step=0.0001)
    assert one(claim, counted)["derived"] == "30 of 45"


def test_who_tells_is_not_who_is_told_of():
    told = [row_of_figure("Of men, 35% sing.", "35%", 35, population="men")]
    quote = "The Inquiry has men at 35% who sing."
    claim = row_of_claim(
        quote, "35%", 35, population="The Inquiry", attribution_type="named",
        attribution_publisher="Inquiry", attribution_text="The Inquiry",
    )  # fmt: skip
    assert one(claim, told)["outcome"] == "supported"


def test_the_same_number_of_something_else_takes_no_value():
    """31% quoted rightly elsewhere does not take the 31 minutes."""
    beside = row_of_figure("31% of tenors warm up at home.", "31%", 31, start=3)
    slip = row_of_claim(
        "The average tenor needs 41 minutes before the voice is there.", "41 minutes", 41,
        unit="duration:minute", kind="level", id="slip",
    )  # fmt: skip
    right = row_of_claim("31% of tenors warm up at home.", "31%", 31, id="right", start=1)
    made = support([slip, right], [*HALL, beside])
    assert made["slip"]["outcome"] == "value_differs"


def test_those_who_have_turned_an_age_are_of_that_age():
    old = row_of_figure(
        "Altos aged 35 and over | 22.4%", "22.4%", 22.4, population="Altos aged 35 and over"
    )
    for quote, outcome in (
        ("Of the altos, 22.4% had turned 35.", "supported"),
        ("Of the altos, 22.4% sing.", "context_differs"),
    ):
        made = one(row_of_claim(quote, "22.4%", 22.4, population="the altos", step=0.1), [old])
        assert made["outcome"] == outcome


@pytest.mark.parametrize(
    ("quote", "issued", "outcome"),
    [
        ("57% of tenors now sing in the bath.", 2024, "context_differs"),
        ("57% of tenors now sing in the bath.", 2020, "supported"),
        ("57% of tenors sing in the bath.", 2024, "supported"),
        ("In 2019, 57% of tenors sang in the bath, which is forbidden now.", 2024, "supported"),
    ],
)
def test_what_was_so_long_before_is_not_so_now(quote, issued, outcome):
    old = row_of_figure("In that year, 57% of tenors sang in the bath.", "57%", 57, period="2019")
    asked = [row_of_source("survey", population="tenors", title="Census", issued_year=issued)]
    made = one(row_of_claim(quote, "57%", 57), [old], sources=asked)
    assert (made["outcome"], made["slot"]) == (
        outcome, "period" if outcome == "context_differs" else None
    )  # fmt: skip


class Quoted:
    """A shelf of an article that quotes one figure beside the claim."""

    def __init__(self, claim, figure):
        self.pair = claim, figure

    def quoted_beside(self, claim, source):
        return [self.pair]

    def beside(self, claim, figure):
        return False


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("In the tables 8% of our concerts ran with fewer altos than planned.", None),
        ("8% of planned concerts were called off.", "4%"),
    ],
)
def test_a_row_of_a_table_is_the_neighbour_by_most_of_a_claims_words(quote, found):
    rows = [("Calls per hundred concerts", 41), ("Planned concerts called off", 4)]
    table = readings(
        [
            row_of_figure(f"{label} | 2024 | {value}%", f"{value}%", value, start=i, group_id="t")
            for i, (label, value) in enumerate(rows)
        ],
        claims=False,
    )
    sibling, claim = readings(
        figures(("Calls came to 41% per hundred concerts.", "41%"), (quote, "8%")), claims=True
    )
    made = beside_sibling(claim, Source("s", {}, table), Quoted(sibling, table[0]))
    assert (made.figure if made else None) == found


def test_a_share_is_not_held_against_a_growth_of_the_same_people():
    grown = row_of_figure("The number of visits to choirs climbed by 11%.", "11%", 11)
    claim = row_of_claim("Their share of visits to choirs climbed to 24%.", "24%", 24)
    assert one(claim, [grown | {"kind": "change"}])["outcome"] != "value_differs"
    level = row_of_figure("Their share of visits to choirs climbed to 11%.", "11%", 11)
    assert one(claim, [level])["outcome"] == "value_differs"


@pytest.mark.parametrize(
    ("who", "outcome"), [("tenors", "value_differs"), ("male tenors", "figure_absent")]
)
def test_a_share_of_one_sex_is_not_held_against_one_of_all(who, outcome):
    told = [row_of_figure("41% of tenors said they had thought about quitting.", "41%", 41)]
    made = support(figures((f"31% of {who} said they had thought about quitting.", "31%")), told)
    assert made["31%"]["outcome"] == outcome
