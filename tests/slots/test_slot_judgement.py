"""Population, statement, period, unit and derived values, on readings made of plain rows."""

import pytest

from flows.slots import noun, period, population, statement, unit
from flows.slots.bags import Bag, Rarity
from flows.slots.derive import follow, leans
from flows.slots.judgement import compare
from flows.slots.reading import readings

NOTHING = Bag()


def read(*quotes, **more):
    """Readings of one document: each (sentence, figure, value) in order."""
    rows = [
        {
            "claim_id": str(i),
            "document": "d",
            "start": i,
            "quote": quote,
            "figure": figure,
            "value": float(value),
            "unit": "percent",
            "step": 1.0,
            "kind": "share",
        }
        | more
        for i, (quote, figure, value) in enumerate(quotes)
    ]
    return readings(rows, claims=True)


def people(claim, source, base=NOTHING):
    (one,) = read((claim, "30%", 30))
    (other,) = read((source, "30%", 30))
    return population.compare(one, other, one.bag, base).verdict


def test_a_population_that_points_back_is_not_wider_than_the_one_it_points_to():
    named = "30% of skippers without a radar would consider buying one."
    assert people("Of skippers who do not have one, 30% would consider it.", named) != "narrower"
    assert people("Of all skippers, 30% would consider it.", named) == "narrower"


def test_what_stands_between_dashes_does_not_end_a_clause():
    (one,) = read(("In 17% of barns — the Guild's number — there is no roof at all.", "17%", 17))
    assert "roof" in one.telling()
    assert "guild" not in one.telling()


def test_with_one_and_without_one_say_on_which_side_a_figure_is():
    sentence = "Of skippers without a bell 23% sank, of those with one 12%."
    without, with_one = read((sentence, "23%", 23), (sentence, "12%", 12))
    assert without.own["bell"][1] == -1
    assert with_one.own["bell"][1] == 1
    sentence = "With a bell it was 12%, without one 23%."
    with_one, without = read((sentence, "12%", 12), (sentence, "23%", 23))
    assert (with_one.own["bell"][1], without.own["bell"][1]) == (1, -1)


def test_words_belong_to_the_nearer_figure():
    sentence = "The price holds back 44%, a lack of time 23% and nothing 12%."
    price, time, nothing = read((sentence, "44%", 44), (sentence, "23%", 23), (sentence, "12%", 12))
    assert "price" in price.clause
    assert "time" in time.clause
    assert "price" not in time.clause
    assert "nothing" in nothing.clause


def test_words_after_the_figure_belong_to_it_too():
    sentence = "Here 51% trust a guild, 44% a college and 16% a private platform."
    guild, college, platform = read(
        (sentence, "51%", 51), (sentence, "44%", 44), (sentence, "16%", 16)
    )
    assert "guild" in guild.clause
    assert "college" in college.clause
    assert "platform" in platform.clause
    assert "college" not in platform.clause


def test_a_label_before_a_colon_belongs_to_the_figure_after_it():
    sentence = "In short · Kegs mended: 41% · Kegs thrown away: 9% · All from the guild"
    mended, thrown = read((sentence, "41%", 41), (sentence, "9%", 9))
    assert "mend" in mended.own
    assert "mend" not in thrown.own
    assert "thrown" in thrown.left
    assert "thrown" not in mended.right


def test_what_an_aside_denies_is_not_denied():
    said = "The Keg Index (not that of the mill) has 41% of kegs mended."
    (one,) = read((said, "41%", 41))
    assert not statement.denied(one)
    (other,) = read((said.replace("mended", "not mended"), "41%", 41))
    assert statement.denied(other)


def test_of_two_figures_with_one_meaning_the_one_in_the_same_words_comes_first():
    claim, towns, cities, none = read(
        ("14% of trips in towns are made on stilts.", "14%", 14),
        ("In towns 11% of trips are made on stilts.", "11%", 11),
        ("In cities 12% of trips are made on stilts.", "12%", 12),
        ("In towns 13% of trips are not made on stilts.", "13%", 13),
    )
    near, far, denied = (compare(claim, other, Rarity()) for other in (towns, cities, none))
    assert near.score == far.score
    assert near.rank > far.rank
    assert near.rank > denied.rank


def test_brackets_belong_to_the_second_figure():
    sentence = "Bed occupancy was 64% (2019: 61%)."
    now, then = read((sentence, "64%", 64), (sentence, "61%", 61))
    assert now.years() == frozenset()
    assert then.years() == {2019}
    assert "occupancy" in " ".join(then.own)


def test_the_same_figure_twice_in_a_sentence_is_told_apart():
    sentence = "Of the bakers 12% rent, and of the millers 12% own."
    bakers, millers = read((sentence, "12%", 12), (sentence, "12%", 12))
    assert bakers.span < millers.span
    assert "millers" in millers.clause


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("30% of bakers own a van.", "30% of bakers own a van.", "same"),
        ("30% of bakers own a van.", "Among bakers under 35, 30% own a van.", "narrower"),
        ("30% of firms own a van.", "30% of firms with 10 to 49 staff own a van.", "narrower"),
        ("30% of adults own a van.", "30% of women own a van.", "narrower"),
        ("30% of employers own a van.", "30% of retailers own a van.", "narrower"),
        ("30% of retailers own a van.", "30% of employers own a van.", "broader"),
        ("30% of women own a van.", "30% of men own a van.", "other"),
        ("30% of young bakers own a van.", "30% of young bakers own a van.", "same"),
        ("30% of bakers own a van.", "30% of young bakers own a van.", "narrower"),
        ("30% of them own a van.", "30% of people asked own a van.", "unsaid"),
        ("30% of bakers own a van.", "30% used one in the past 12 months.", "unsaid"),
    ],
)
def test_populations(claim, source, verdict):
    assert people(claim, source) == verdict


def test_what_the_source_is_about_does_not_narrow():
    base = Bag({"male": (1.0, -1)})
    assert people("30% of adults own a van.", "30% of women own a van.", base) != "narrower"


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("small business owners", "owner"),
        ("hiring managers at large firms", "manager"),
        ("firms that pay a ransom", "employer"),
        ("companies paying after an attack", "employer"),
        ("the rural workforce", "worker"),
    ],
)
def test_the_noun_a_population_is_built_on(words, head):
    assert noun.head(words) == head


def test_contrasted_populations():
    sentence = "A lock is used by 31% of van owners and by 14% of moped owners."
    vans, mopeds = read((sentence, "31%", 31), (sentence, "14%", 14))
    assert population.contrasted(vans, [mopeds])
    (alone,) = read(("A lock is used by 31% of van owners.", "31%", 31))
    assert not population.contrasted(alone, [mopeds])


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("30% of bakers plan to buy a van.", "intention"),
        ("30% of bakers will buy a van next year.", "intention"),
        ("30% of bakers believe vans are cheap.", "opinion"),
        ("30% of bakers would like a van.", "wish"),
        ("30% of bakers own a van.", "fact"),
        ("30% of bakers run a project for vans.", "fact"),
    ],
)
def test_modality(sentence, mode):
    assert statement.mode(read((sentence, "30%", 30))[0]) == mode


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("30% have kept the van.", "30% have sold the van.", False),
        ("30% have kept the van.", "30% have abandoned the van.", True),
        ("30% have kept the van.", "30% have not kept the van.", True),
        ("30% have never kept a van.", "30% have not kept a van.", False),
        ("30% are satisfied.", "30% are dissatisfied.", True),
    ],
)
def test_opposites(one, other, opposite):
    (left,), (right,) = read((one, "30%", 30)), read((other, "30%", 30))
    assert statement.opposite(left, right) is opposite


def test_periods():
    assert period.compare({2024}, {2024}) == "same"
    assert period.compare({2021, 2024}, {2023}) == "same"
    assert period.compare({2024}, {2021}) == "other"
    assert period.compare({2024}, set()) == "unsaid"
    assert period.years("2021/2024") == (2021, 2024)
    assert period.adverbial("In 2022 it was higher, the Garden Index 2024 says.") == {2022}
    assert period.titular("In 2022 it was higher, the Garden Index 2024 says.") == {2024}
    assert not period.titular("In March 2024 it was higher than in the Garden Index 2024.")


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("percent", "percent", "same"),
        ("percent", "percentage_point", "confusable"),
        ("percent", "count", "other"),
        ("currency:USD", "currency:EUR", "other"),
        ("duration:week", "duration:day", "loose"),
        ("score", "percentage_point", "loose"),
        ("count", "other:books", "loose"),
    ],
)
def test_units(one, other, match):
    assert unit.match(one, other) == match
    assert unit.match(other, one) == match


def test_durations_are_converted():
    (fortnight,) = read(("It takes 2 weeks.", "2 weeks", 2), unit="duration:week")
    (days,) = read(("It takes 14 days.", "14 days", 14), unit="duration:day")
    assert compare(fortnight, days, Rarity()).relation == "exact"


@pytest.mark.parametrize(
    ("figure", "value", "unit_", "kind", "how"),
    [
        ("23 points", 23, "percentage_point", "change", "difference"),
        ("74%", 74, "percent", "change", "change"),
        ("85%", 85, "percent", "share", "sum"),
        ("1.74 times", 1.74, "multiple", "multiple", "ratio"),
        ("40 points", 40, "percentage_point", "change", None),
    ],
)
def test_what_follows_from_two_figures(figure, value, unit_, kind, how):
    sentence = "The share went from 31% to 54%."
    ends = read((sentence, "31%", 31), (sentence, "54%", 54))
    sentence = f"The one or the other is {figure}."
    (claim,) = read((sentence, figure, value), unit=unit_, kind=kind)
    found = follow(claim, ends)
    assert (found.how if found else None) == how


@pytest.mark.parametrize(
    ("claimed", "figure", "value", "follows"),
    [
        ("A bell was missing on 14% of the boats.", "14%", 14, "seven of 50"),
        ("A bell was missing on 15% of the boats.", "15%", 15, None),
        ("The number of boats without a bell grew by 14%.", "14%", 14, None),
    ],
)
def test_a_share_follows_from_two_counts_of_one_sentence(claimed, figure, value, follows):
    said = "We boarded 50 boats; on seven the bell was missing."
    counts = read((said, "50", 50), (said, "seven", 7), unit="count", kind="count")
    (claim,) = read((claimed, figure, value))
    found = follow(claim, counts)
    assert (found.words if found else None) == follows
    apart = read(("We boarded 50 boats.", "50", 50), (said, "seven", 7), unit="count")
    assert follow(claim, apart) is None


def test_nothing_follows_from_two_measures_of_one_source_though_both_were_just_quoted():
    one = ("Of skippers, 18% sign their log with a key.", "18%", 18)
    other = ("44% of berths stand empty in the winter months.", "44%", 44)
    again = ("In the summer 18% of berths stand empty.", "18%", 18)
    (claim,) = read(("That is 26 points more.", "26 points", 26), unit="percentage_point")
    assert follow(claim, read(one, other), stated=True) is None
    assert follow(claim, read(other, again), stated=True).how == "difference"
    apart = read(other) + read(one, document="another")
    assert follow(claim, apart, stated=True).how == "difference"  # two reports, just quoted


def test_a_year_is_no_whole_of_which_something_is_a_share():
    said = "In 2020 a bell was missing on 404 boats."
    counts = read((said, "2020", 2020), (said, "404", 404), unit="count", kind="count")
    (claim,) = read(("A bell was missing on 20% of the boats.", "20%", 20))
    assert follow(claim, counts) is None


def test_what_is_paid_on_top_is_a_change():
    said = "Berths: guests £18.20, members £15.96."
    prices = read((said, "£18.20", 18.2), (said, "£15.96", 15.96), unit="currency:GBP", step=0.01)
    (claim,) = read(("For guests that is 14% on top.", "14%", 14))
    assert follow(claim, prices).how == "change"


def test_a_judgement_says_what_it_rests_on():
    (one,) = read(("In 2024, 30% of bakers own a van.", "30%", 30))
    (other,) = read(("In 2021, 25% of bakers owned a van.", "25%", 25))
    made = compare(one, other, Rarity())
    assert made.differs() == ["value", "period"]
    assert {"unit", "population", "statement"} <= set(made.agrees())
    assert made.parts()["period"] == "other"


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("The verbal kind touched 47% within a month; the other 53% were spared.", True),
        ("Some 47% were shouted at; 53% of them work at night in petrol stations.", False),
    ],
)
def test_the_others_lean_on_what_stands_before(sentence, leaning):
    _, claim = read((sentence, "47%", 47), (sentence, "53%", 53))
    assert leans(claim) is leaning


def test_a_quoted_question_is_that_of_what_stands_behind_it():
    said = "“We sort glass”: never 9 % (13 %) “We sort kitchen waste”: always 48 %"
    _, before, own = read((said, "9 %", 9), (said, "13 %", 13), (said, "48 %", 48))
    assert "kitchen" not in before.clause
    assert "kitchen" in own.clause
