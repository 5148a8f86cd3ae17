import pytest

from flows.compare.apart import apart, months_apart
from flows.slots.reading import readings


def made(quote, figure, **more):
    row = {"claim_id": quote, "document": "a.md", "start": 0, "value": 1.0, "unit": "percent"}
    return readings([{**row, "quote": quote, "figure": figure, **more}], claims=True)[0]


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("41% of tenants in Ashbury back it.", "52% of tenants in Millgate back it.", "place"),
        ("41% of tenants in Ashbury back it.", "52% of tenants back it.", None),
        ("41% of tenants in Ashbury back it.", "In Ashbury 52% of tenants back it.", None),
        ("41% of those aged 18-29 back it.", "52% of those aged 65+ back it.", "population"),
        ("41% of those aged 18 to 29 back it.", "52% of them back it.", "population"),
        ("An average of three polls has it at 41%.", "Quill has it at 52%.", "average"),
        ("In Ashbury 41% of tenants back it.", "In Millgate 52% of tenants back it.", "place"),
        ("In March 41% backed it.", "In April 52% backed it.", None),
        ("41% of tenants in West Ashbury back it.", "52% of those in Ashbury do.", "place"),
    ],
)
def test_what_keeps_claims_apart_whatever_their_words(one, other, slot):
    assert apart(made(one, "41%"), made(other, "52%")) == slot
    assert apart(made(other, "52%"), made(one, "41%")) == slot


def test_a_part_of_a_region_is_not_the_part_of_another():
    one = made("In the East 41% and in the Capital 50% of Ashbury back it.", "41%")
    other = made("In the East 52% and in the West 60% of Millgate back it.", "52%")
    assert apart(one, other) == "place"


@pytest.mark.parametrize(
    ("here", "there", "slot"),
    [
        ("would vote for Holt", "would vote for Carrow", "name"),
        ("Holt", "Carrow", "name"),
        ("would vote for Ana Holt", "would vote for Holt", None),
        ("would vote for Holt", "would vote for the mayor", None),
        ("read the Loaf Gazette", "read the Gazette of Loaf", None),
        ("Support it", "Oppose the plan", None),
        ("paid more in April", "paid more in May", None),
    ],
)
def test_who_is_named_is_nobody_else(here, there, slot):
    one = made(f"41% of voters {here}.", "41%", statement=here, population="voters")
    other = made(f"52% of voters {there}.", "52%", statement=there, population="voters")
    assert apart(one, other) == apart(other, one) == slot


def test_a_name_that_the_other_sentence_has_keeps_nothing_apart():
    one = made("41% would vote for Holt.", "41%", statement="would vote for Holt")
    other = made("Holt has 52%, for Carrow.", "52%", statement="for Carrow")
    assert apart(one, other) is None


def test_a_place_may_be_told_by_the_credit_alone():
    made_of = [
        made(
            f"A survey of cooks in {place} found that {value}% of them fish.",
            f"{value}%",
            population=f"cooks in {place}",
            attribution_text=f"A survey of cooks in {place}",
        )
        for place, value in (("Ashbury", 41), ("Millgate", 52))
    ]
    assert apart(*made_of) == "place"


def test_one_sex_is_no_other_value_of_all():
    men = made("31% of men back it.", "31%")
    assert apart(men, made("41% of nurses back it.", "41%")) == "population"
    assert apart(men, made("41% of men back it.", "41%")) is None
    assert (
        apart(made("31% of men and women back it.", "31%"), made("4% of nurses do.", "4%")) is None
    )


def test_rows_of_tables_are_about_their_labels():
    row = made("Women | 41%", "41%", block_kind="cell")
    assert apart(row, made("52% of tenants back it.", "52%")) == "population"
    assert apart(made("Owners | 41%", "41%", block_kind="cell"), row) == "population"
    owners = made("Owners | 41%", "41%", block_kind="cell")
    assert apart(owners, made("52% of tenants back it.", "52%")) == "row"
    assert apart(row, made("52% of women back it.", "52%")) is None
    total = made("All | 41%", "41%", block_kind="cell")
    assert apart(total, made("52% of tenants back it.", "52%")) is None


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2024-03", "2024-06", True),
        ("2024-03-02/2024-03-09", "2024-03-20/2024-04-02", False),
        ("2024", "2024-06", False),
        (None, "2024-06", False),
    ],
)
def test_months_apart(one, other, told):
    assert months_apart(one, other) is told


def test_two_names_that_both_sentences_list_are_two_answers():
    one = made("Quill (900 LV): Holt 47%, Carrow 43%", "47%", statement="would vote for Holt")
    other = made("Loaf (800 LV): Holt 49%, Carrow 41%", "41%", statement="would vote for Carrow")
    assert apart(one, other) == "name"
    same = made("Loaf (800 LV): Holt 49%, Carrow 41%", "49%", statement="would vote for Holt")
    assert apart(one, same) is None


@pytest.mark.parametrize(
    ("sentence", "figure", "whose"),
    [
        ("Holt leads Carrow 48-42 among likely voters.", "48", "Holt"),
        ("Holt leads Carrow 48-42 among likely voters.", "42", "Carrow"),
        (
            "A poll has Ann Holt ahead of Carrow, 48 percent to 42 percent.",
            "48 percent",
            "Ann Holt",
        ),
        ("Carrow trails Ann Holt 48% to 42%.", "48%", "Ann Holt"),
        ("Carrow trails Ann Holt 42% to 48%.", "42%", "Carrow"),
    ],
)
def test_of_two_sides_each_has_its_share(sentence, figure, whose):
    one = made(sentence, figure, statement="what the sentence says of both")
    for name in ("Holt", "Carrow"):
        other = made(f"45% would vote for {name}.", "45%", statement=f"would vote for {name}")
        assert (apart(one, other) == "name") is (name not in whose)
