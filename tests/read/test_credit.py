"""Who is credited, by the words of the claim's own sentence and of those around it."""

import re

import pytest

from flows.land.reader import read_bytes
from flows.read.credit import credits
from flows.read.model import Credit, Figure
from flows.read.sentences import sentences

_PERCENT = re.compile(r"\d[\d.]*%")


def _read(text: str, sidecar: dict[str, object] | None = None) -> list[Credit]:
    """Credits of all percentages of a Markdown text."""
    document = read_bytes("a.md", text.encode(), sidecar)
    parts = {block.index: sentences(block) for block in document.blocks}
    claims = []
    for block in document.blocks:
        for match in _PERCENT.finditer(block.text):
            sentence = [s for s in parts[block.index] if s.start <= match.start()][-1]
            value = float(match.group()[:-1])
            span = (match.start(), match.end())
            claims.append(
                Figure(
                    *span, match.group(), "percent", value, None, "=", "percent", 0, 1.0,
                    match.group()[:-1], sentence=sentence,
                )
            )  # fmt: skip
    return credits(document, claims, parts)


def _who(text: str, **meta: object) -> list[str | None]:
    return [c.publisher if c.type == "named" else c.type for c in _read(text, meta or None)]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("A 2023 study by the Institute for Bread Economics found that 12% bake.",
         "Institute for Bread Economics"),
        ("Some 12% bake, according to Loafwatch.", "Loafwatch"),
        ("According to Loafwatch, 12% bake.", "Loafwatch"),
        ("Some 12% bake, says the Bakers' Federation.", "Bakers' Federation"),
        ("Some 12% bake, the Bakers' Federation reported in May.", "Bakers' Federation"),
        ("Of those, the Bakers' Federation says, 12% bake.", "Bakers' Federation"),
        ("Some 12% bake (Bakers' Federation, 2024).", "Bakers' Federation"),
        ("Crumb & Sons' latest index puts the share at 12%.", "Crumb & Sons"),
        ("Data from Loafwatch show that 12% bake.", "Loafwatch"),
        ("In a survey from Loafwatch, 12% said that they bake.", "Loafwatch"),
        ("The Bread Census 2024, run by the Ministry of Ovens, has 12% baking.",
         "Ministry of Ovens"),
        ("Some 12% bake, by Loafwatch's own count.", "Loafwatch"),
        ('"It is 12%," said Ada Rye, head of research at the Crust Institute.',
         "Crust Institute"),
        ("The Crust Institute's Ada Rye puts it at 12%.", "Crust Institute"),
        ("About 12% told the Crust Institute that they bake.", "Crust Institute"),
    ],
)  # fmt: skip
def test_named(text: str, publisher: str) -> None:
    made = _read(text)
    assert [(c.type, c.publisher) for c in made] == [("named", publisher)]


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that 12% bake.",
        "Experts say that 12% bake.",
        "Research has shown that 12% bake.",
        "A recent survey found that 12% bake.",
        "Industry insiders put the share at 12%.",
        "It is estimated that 12% bake.",
    ],
)
def test_vague(text: str) -> None:
    assert _who(text) == ["vague"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 12% of households bake.",
        "Crumbly users grew 12% last year.",
        "Sales of Crumbly and Doughbo rose by 12%.",
        "Bread accounts for 12% of the shopping basket in Germany.",
    ],
)
def test_what_is_only_spoken_of_is_not_credited(text: str) -> None:
    assert _who(text) == ["none"]


@pytest.mark.parametrize(
    "text",
    [
        "We surveyed 400 readers: 12% bake.",
        "In our survey, 12% said that they bake.",
        "Our data show that 12% bake.",
        "We rang the 40 mills on the river: 12% have a cat.",
        "Across the mills we look after, 12% stood still.",
    ],
)
def test_own(text: str) -> None:
    assert _who(text) == ["own"]


def test_own_publisher_is_own_and_another_body_of_the_town_is_not() -> None:
    text = "The Elmham Bakery Board reports that 12% bake."
    assert _who(text, publisher="Elmham Bakery Board") == ["own"]
    assert _who(text, publisher="Elmham Gazette") == ["Elmham Bakery Board"]


@pytest.mark.parametrize(
    ("house", "credited", "own"),
    [
        ("The Elmham Post", "the Elmham Post", True),
        ("The Elmham Post", "Elmham", True),
        ("The Elmham Post", "the Elmham Chamber of Baking", False),
        ("The Elmham Post", "the Elmham Council", False),
        ("The Elmham Post", "the Elmham Times", False),
        ("The Elmham Journal", "the Elmham Oven Board", False),
        ("Crumbly Group", "Crumbly", True),
        ("Crumbly", "Crumbly Research", True),
        ("Crumbly Media Ltd", "Crumbly Media Inc", True),
        ("Crumbly Group", "the Crumbly Foundation", False),
    ],
)
def test_a_body_whose_name_only_starts_like_the_papers_is_another(
    house: str, credited: str, own: bool
) -> None:
    text = f"A survey by {credited} found that 12% of cooks bake at night."
    assert (_who(text, publisher=house) == ["own"]) is own


def test_title_and_year() -> None:
    made = _read("The Crust Institute's *Oven Report 2022* says that 12% bake.")[0]
    assert (made.publisher, made.title, made.year) == ("Crust Institute", "Oven Report 2022", 2022)


def test_title_and_publisher_from_two_halves_of_a_sentence() -> None:
    made = _read("In the *Oven Report 2022*, 12% bake, the Crust Institute found.")[0]
    assert (made.publisher, made.title) == ("Crust Institute", "Oven Report 2022")


def test_two_credits_each_to_its_figure() -> None:
    text = "The Crust Institute says 12% bake, while the Loaf Council found 30%."
    assert _who(text) == ["Crust Institute", "Loaf Council"]
    text = "Some 12% bake, the Crust Institute reports; studies show that 30% buy."
    assert _who(text) == ["Crust Institute", "vague"]


def test_text_is_the_articles_own() -> None:
    text = "A small survey by Loafwatch found that 12% bake."
    made = _read(text)[0]
    assert made.text is not None
    assert made.text in text
    assert "Loafwatch" in made.text


def test_short_forms_mean_what_was_introduced() -> None:
    text = (
        "The National Oven Association (NOA) asked 900 people. Some 12% bake, NOA found.\n\n"
        "The association also says that 30% buy.\n\n"
        "The same survey shows 40% doing neither."
    )
    assert all("National Oven Association" in str(who) for who in _who(text))


def test_credit_goes_on_within_a_paragraph() -> None:
    text = "Loafwatch polled 900 people. Some 12% bake. Another 30% buy their bread."
    assert _who(text) == ["Loafwatch", "Loafwatch"]


def test_credit_ends_with_the_section() -> None:
    text = "Loafwatch says 12% bake, and Crumb Labs agrees.\n\n## Butter\n\nSome 30% like butter."
    assert _who(text) == ["Loafwatch", "none"]


def test_next_paragraph_needs_to_point_back() -> None:
    first = "Loafwatch says that 12% bake. Crumb Labs says that 13% bake.\n\n"
    assert _who(first + "That share has doubled to 30%.")[-1] == "Crumb Labs"
    assert _who(first + "Tractors use 30% of the fuel sold in villages.")[-1] == "none"


def test_credit_in_brackets_is_for_its_own_sentence() -> None:
    text = "Bread sells: 12% bake (Loaf Council, 2024). Tractors use 30% of the diesel."
    assert _who(text) == ["Loaf Council", "none"]
    text = "Bread sells: 12% bake (Loaf Council, 2024). For men the figure rises to 30%."
    assert _who(text) == ["Loaf Council", "Loaf Council"]


def test_vague_credit_does_not_go_on() -> None:
    assert _who("Experts say 12% bake. Some 30% of tractors rust.") == ["vague", "none"]


def test_lead_in_covers_the_list() -> None:
    text = "According to Loafwatch, this is how it looks:\n\n- 12% bake\n- 30% buy\n"
    assert _who(text) == ["Loafwatch", "Loafwatch"]


def test_own_lead_in_covers_the_list() -> None:
    text = "This spring we asked 400 members:\n\n- bakers: 12%\n- buyers: 30%\n"
    assert _who(text) == ["own", "own"]


def test_heading_that_names_the_survey() -> None:
    text = "## Results of the Loafwatch survey\n\n| What | Share |\n|---|---|\n| bake | 12% |\n"
    assert _who(text) == ["Loafwatch"]


def test_source_line_credits_what_stands_before() -> None:
    assert _who("Some 12% of households bake. Source: Loaf Council 2024.") == ["Loaf Council"]


def test_pull_quote_repeats_a_credited_figure() -> None:
    text = (
        "Some 12% bake, the Loaf Council says.\n\n"
        "Ovens are dear.\n\n> Only 12% bake, and nobody minds.\n"
    )
    made = _read(text)
    assert [c.publisher for c in made] == ["Loaf Council", "Loaf Council"]


def test_report_on_an_own_survey_owns_its_figures() -> None:
    text = (
        "# Baker survey 2024: the results\n\n"
        "We would like to thank everyone who took part in our survey.\n\n"
        "## At home\n\nSome 12% bake every day.\n\n## Elsewhere\n\nIn cafes, 30% do.\n"
    )
    assert _who(text) == ["own", "own"]


def test_no_claims_no_credits() -> None:
    assert _read("Nothing is counted here.") == []


@pytest.mark.parametrize(
    "text",
    [
        "- Some 12% bake (Loafwatch)\n- Others buy",
        "- Some 12% of cooks bake. (Loafwatch)\n- Others buy",
        "- Some 12% of cooks bake — Loafwatch, 2023\n- Others buy",
        "Some 12% of cooks bake (Loafwatch).",
    ],
)
def test_names_set_behind_a_figure(text: str) -> None:
    assert _who(text)[0] == "Loafwatch"


def test_brackets_that_tell_which_or_what_are_no_credit() -> None:
    assert _who("Bread is best: 12% (Rye).") == ["none"]
    assert _who("Some 12% of cooks own a mixer (see below).") == ["none"]


@pytest.mark.parametrize("first", ["Key", "Subsequent", "Annual", "Raw"])
def test_a_common_word_before_research_is_no_name(first: str) -> None:
    made = _read(f"Loafwatch asked cooks. {first} research showed that 12% bake.")[0]
    assert made.publisher != first


def test_body_role_and_person_in_one_run_of_capitals() -> None:
    made = _read('"It is 12%," said Crumbs Board Director Ada Rye.')[0]
    assert made.publisher == "Crumbs Board"


def test_the_study_an_article_reports_on_is_credited_throughout() -> None:
    text = (
        "Cooks bake less, a new survey finds: 12% do.\n\n"
        "The Loafwatch survey says 30% buy their bread. Some 40% toast it, the survey found.\n\n"
        "Among cooks who moved house, 20% say that they bake more.\n"
    )
    assert _who(text) == ["Loafwatch"] * 4


def test_a_person_is_no_study() -> None:
    text = "Baker Ada Rye said 12% bake. Ovens sell. The results are good: 30% sold."
    assert _who(text)[1] != "Ada Rye"


def test_who_led_the_study_speaks_for_it() -> None:
    text = (
        "A survey by the Crust Institute found that 12% bake.\n\n"
        '"It is 30% in winter," said study co-author Professor Ada Rye.\n\n'
        "Professor Rye added that 40% buy."
    )
    assert _who(text) == ["Crust Institute"] * 3


def test_names_in_passing_are_no_source() -> None:
    text = (
        "The Loafwatch poll found Lena Oats leading with 50%.\n\n"
        "The results suggest that voters like Mayor Lena Oats, who has argued for ovens.\n\n"
        "The poll puts her rival on 12%."
    )
    assert _who(text) == ["Loafwatch", "Loafwatch"]


def test_we_in_quotation_marks_is_not_the_house() -> None:
    assert _who('"We surveyed 900 cooks, and 12% bake," said Ada Rye of Loafwatch.') != ["own"]


def test_an_address_does_not_tell_how_words_are_written() -> None:
    text = "Loafwatch's 2024 Oven Index found that 12% bake. See https://data.loafwatch.example/a."
    assert _who(text) == ["Loafwatch"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Rye, an economist at Loafwatch, says that 12% bake.", "Loafwatch"),
        ("A report out today from Loafwatch reveals that 12% bake.", "Loafwatch"),
        ("An article, published in Oven Weekly, found that 12% bake.", "Oven Weekly"),
        ("An analysis of two million loaves by Loafwatch found that 12% burn.", "Loafwatch"),
        ("Loafwatch, on the other hand, found that 12% bake.", "Loafwatch"),
        ("New government figures show that 12% bake.", "Government"),
    ],
)
def test_more_ways_to_say_who(text: str, who: str) -> None:
    assert [c.publisher for c in _read(text)] == [who]


def test_credit_goes_on_past_a_sentence_that_counts_nothing() -> None:
    text = "Loafwatch says 12% bake. It is the lowest number yet. Rye has 30% and wheat 40%."
    assert _who(text) == ["Loafwatch"] * 3


def test_an_acronym_stands_for_a_name_by_its_initials() -> None:
    text = "The National Oven Association says 12% bake. NOA told the town that 30% buy."
    assert all("National Oven Association" in str(c.publisher) for c in _read(text))


def test_our_survey_and_the_survey_by_its_name_are_one() -> None:
    text = (
        "# Bakers in 2024\n\nThe Loafwatch survey is back. In the Loafwatch survey, 12% bake.\n\n"
        "The Loafwatch survey found that 30% buy. Our survey was open to all.\n"
    )
    assert _who(text) == ["own", "own"]


def test_a_survey_called_by_its_title_after_its_makers() -> None:
    text = (
        "Bakers bake less, said the survey conducted by Rye University: 12% do.\n\n"
        "The Oven Survey found that 30% buy."
    )
    assert [c.publisher for c in _read(text)] == ["Rye University"] * 2


def test_who_speaks_of_oneself_behind_a_semicolon() -> None:
    assert _who("Loafwatch goes further; it believes that 12% bake.") == ["Loafwatch"]


def test_a_quotation_goes_on() -> None:
    text = '"We bake," said Ada Rye of the Crust Institute. "It is 12% now."'
    assert _who(text) == ["Crust Institute"]


@pytest.mark.parametrize("did", ["followed", "tested", "screened", "ran a trial with"])
def test_a_body_that_tried_something_is_credited_for_what_came_of_it(did: str) -> None:
    text = f"The Crust Institute {did} bakers for a year. Of these, 12% burn their bread."
    assert _who(text) == ["Crust Institute"]


def test_went_and_found() -> None:
    assert _who("The Crust Institute went into 900 kitchens and found 12% bake.") == [
        "Crust Institute"
    ]


def test_a_pull_quote_on_our_own_survey_is_own() -> None:
    assert _who('> "In our own survey, 12% bake."') == ["own"]


def test_where_others_speak_a_bare_figure_on_something_else_is_nobodys() -> None:
    text = (
        "# Bread\n\nThe Loafwatch survey found that 12% bake. Loafwatch also says that 30% buy.\n\n"
        "Crumb Labs says that 40% toast it.\n\n## Dogs\n\nSay yes to the dog: 19% of flats do."
    )
    assert _who(text)[-1] == "none"


def test_what_a_body_says_ends_with_its_paragraph() -> None:
    said = "According to the Bread Service Administration, 12% of homes bake bread."
    told = "Up to 30% of homes that bake have no oven, yet bakers sell fewer than 10% of those."
    assert _who(f"{said}\n\n{told}") == ["Bread Service Administration", "none", "none"]
    pointing = "That figure is up from 9% last year."
    assert _who(f"{said}\n\n{pointing}") == ["Bread Service Administration"] * 2


def test_what_a_body_said_before_credits_no_other_matter() -> None:
    text = (
        "The Baking Audit Committee reported that ovens pollute. Shops sell 12% of all cloth; "
        "this number will grow to 20%."
    )
    assert _who(text) == ["none", "none"]


def test_short_forms_are_no_names() -> None:
    assert _who("# Bread\n\nI’d like to share some statistics on bread. Some 12% bake.") == ["none"]


def test_who_was_quoted_does_not_speak_for_a_part_of_those_asked() -> None:
    text = (
        "# Who bakes\n\nMore than a third of bakers (37%) work at night, according to a survey by "
        "the Bread Union. The union polled 1,340 bakers in December.\n\n"
        "Sales have doubled, city figures show. “We did not expect them to grow by more than 40%,” "
        "said Mara Lind, who heads the city’s bread office.\n\n"
        "Of those who bake at least once a week, 61% are women."
    )
    assert _who(text)[:2] == ["Bread Union", "Mara Lind"]
    assert _who(text)[2] != "Mara Lind"


def test_those_who_were_asked_are_no_source() -> None:
    assert _who("Among the 340 Bakers polled, 61% bake.") == ["none"]
    assert _who("The Bread Union polled 340 bakers; 61% bake.") == ["Bread Union"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Half, or 50%, bake, a spokesperson for the Bread Board said.", "Bread Board"),
        ("Some 50% bake, said Jo Falk, a spokesman for the Bread Board.", "Bread Board"),
        ("Some 50% bake, according to police.", "vague"),
        ("Ovens differ according to size; 50% bake.", "none"),
    ],
)
def test_who_speaks_for_whom_and_who_has_no_name(text: str, who: str) -> None:
    assert _who(text) == [who]


@pytest.mark.parametrize("n", ["900", "1,004", "12,450", "1,200,300"])
def test_a_number_with_commas_is_one_word(n: str) -> None:
    assert _who(f"A poll of {n} adults found that 41% bake.") == ["vague"]
    assert _who(f"The Bread Union’s poll of {n} adults found that 41% bake.") == ["Bread Union"]


def test_rates_that_have_stalled_report_nothing() -> None:
    assert _who("Recycling rates have stalled at 44%.") == ["none"]
    assert _who("Loafwatch rates 44% of loaves as good.") == ["Loafwatch"]
