"""Credits as news stories give them: the poll named late, people with an office, short forms."""

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def _publishers(text: str) -> list[str | None]:
    return [credit.publisher for credit in _credits(text)]


@pytest.mark.parametrize(
    "said",
    [
        "The Rye Party polled better than the Loaf Party. Some 56% of respondents would bake.",
        "The Rye Party polled 43% in May.",
        "Nearly 40% of respondents fear that they believe Ryeists “want to ban ovens”.",
    ],
)
def test_who_was_polled_or_is_believed_reports_nothing(said: str) -> None:
    assert [credit.type for credit in _credits(said)] == ["none"]


def test_a_poll_announced_without_a_name_is_the_one_named_further_down() -> None:
    text = (
        "# Most bakers would vote for a baker, new polling finds\n\nMost bakers would vote for any "
        "baker this autumn, according to a new poll that sheds light on what they want.\n\n"
        "Asked whether flour matters to them, 59% of the respondents said it does. Just 14% of "
        "respondents said they vote as they always did.\n\nThe poll was conducted by Loafly.com, "
        "the largest market for bread, among its customers.\n\nIt shows Ada Rye ahead of Tom Mill, "
        "43% to 36%. The Rye Party polled better among them: 56% of respondents said so.\n\n"
        "“This poll is clear,” said Deb Crust, head of policy at Loafly.\n"
    )
    assert set(_publishers(text)) == {"Loafly"}


def test_those_asked_are_told_of_again_behind_what_others_said() -> None:
    text = (
        "Bakers sleep badly and many fall ill at night, according to a shocking government "
        "survey.\n\nIt found that one in three bakers sleep badly.\n\nThe Night Baking Survey, "
        "which was carried out by the Department of Bread, asked bakers everywhere.\n\n"
        "A third said they did not sleep as they would like.\n\n“We do what we can,” said a "
        "spokesman for Crumb Mills Bakeries, which runs ovens.\n\nAt the same time, 2,500 "
        "bakers – four per cent of those surveyed – said that they did not get enough to eat. "
        "This rose to 9.2 per cent in Harrow.\n\nOne per cent claimed that night work "
        "‘undermines the way I think about myself’.\n"
    )
    made = _credits(text)
    theirs = [c.publisher for c in made if c.publisher != "Crumb Mills Bakeries"]
    assert theirs == ["Department of Bread"] * len(theirs)
    assert len(theirs) == 6


def test_the_survey_is_the_new_one_that_was_told_of() -> None:
    text = (
        "Loafwatch published its report on flour. Half of all bakers sleep badly, a new survey "
        "found.\n\nBakeries said the survey showed that 12% had closed.\n"
    )
    assert [(c.type, c.publisher) for c in _credits(text)] == [("vague", None)] * 2


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Anna Reed, Labour's housing spokeswoman, said", "Labour"),
        ("Tom Hill, the Bakers Guild's head of research, told reporters that", "Bakers Guild"),
        ("Mary Poole, Crumbco's chief executive, said", "Crumbco"),
        ("Jo Finch, Norrhaven's mayor, claimed that", "Norrhaven"),
    ],
)
def test_who_holds_an_office_speaks_for_the_body(words: str, body: str) -> None:
    assert _publishers(f"{words} 31% of ovens are old.\n") == [body]


def test_a_quotation_is_signed_by_who_holds_an_office() -> None:
    text = (
        '"Some 15% of loaves are wasted," said Ada Stone, the Loaf Council’s director of waste.\n'
    )
    assert _publishers(text) == ["Loaf Council"]


def test_a_measure_is_no_source() -> None:
    text = (
        "Bakers watch gross bread income (GBI) and gross loaf output (GLO). GBI suggests that "
        "ovens are 2% above trend.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_a_short_form_explained_behind_it_is_the_full_name() -> None:
    text = "FBO (Flour and Bread Organization) has predicted that demand will rise by 12%.\n"
    assert _publishers(text) == ["Flour and Bread Organization (FBO)"]


def test_a_bureau_that_uses_data_has_told_nothing() -> None:
    text = (
        "The Bureau of Bread Statistics uses data on flour and hours to measure the pace of "
        "baking. Output has grown about 1.1 percent through the flood.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_another_study_from_somebody_is_theirs() -> None:
    text = (
        "A 2014 study reports that nationally this is 92%, another from the University of Rye in "
        "2020 reports 95%.\n"
    )
    assert _publishers(text) == [None, "University of Rye"]


def test_what_arrived_reports_nothing() -> None:
    text = "Loafwatch tracked four ovens. After it arrived, the rate dropped to 22.4%.\n"
    assert _publishers(text) == ["Loafwatch"]


def test_a_title_tells_whose_survey_an_own_one_is() -> None:
    text = (
        "# University of Rye Baking Survey\n\n## Findings\n\n- 91% of respondents bake.\n\n"
        "We asked staff at the University of Rye. Of our participants, 27% bake bread.\n"
    )
    made = _credits(text)
    assert [(c.type, c.publisher) for c in made] == [("own", "University of Rye")] * 2


def test_what_might_be_was_counted_by_nobody() -> None:
    text = (
        "The 2025 Oven Report by Loafwatch has news: 56% of audited bakeries lack a licence.\n\n"
        "The report paints a dark picture of bakeries and licences. Beyond the 56% of bakeries, "
        "33% had no ovens.\n\nA typical bakery might depend on 20 to 50 ovens and licences.\n"
    )
    assert _credits(text)[-1].type == "none"


def test_a_body_without_a_name_is_a_vague_credit() -> None:
    made = _credits("A million children bake in Norland, a leading children’s charity has found.\n")
    assert [credit.type for credit in made] == ["vague"]


def test_answers_further_on_are_of_the_one_survey_that_has_no_name() -> None:
    text = (
        "A poll suggests that bakers sleep badly, with many saying so.\n\n“It is horrifying.”\n\n"
        "Around three-fifths of bakers questioned said they sleep by day.\n\nMore than half said "
        "that it was because of the heat.\n\nBread sales rose 4% last year.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["vague", "vague", "none"]


def test_the_poll_set_against_a_survey_is_the_other_one() -> None:
    text = (
        "A survey of 2,373 bakers conducted by Crust Interactive found that 13% own ovens. The "
        "number is what the 2006 Bread Census (BC) reported. The BC data report 20 million ovens; "
        "the poll indicates that 18.8 million exist.\n"
    )
    assert _publishers(text)[-1] == "Crust Interactive"


def test_bakers_who_report_are_no_report() -> None:
    text = "Two in five employed bakers report that they feel tired.\n"
    assert [credit.type for credit in _credits(text)] == ["none"]


def test_a_title_with_an_article_in_it_is_one_name() -> None:
    text = (
        "The Sleep in the Bakery survey was conducted online within Norland by Crust "
        "Interactive.\n\nIn all, 41% of respondents feel tired.\n"
    )
    assert _publishers(text) == ["Crust Interactive"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Research from charity Save the Loaf has found that 12% go hungry.", "Save the Loaf"),
        ("In a survey commissioned by Research!Norland in May 89% agreed.", "Research!Norland"),
        ("According to past wage information from the Loaf Bureau, 8% rose.", "Loaf Bureau"),
        (
            "The surveys – released by Crust Polling and others – show that 4% agree.",
            "Crust Polling",
        ),
        ("Minister of Health Ada Rye said that 5% had left.", "Ada Rye"),
        ("Frances O'Rye, GBU general secretary, said that 5% had left.", "GBU"),
    ],
)
def test_names_as_stories_write_them(text: str, body: str) -> None:
    assert _publishers(f"{text}\n") == [body]


def test_the_author_of_a_report_speaks_for_the_body_he_heads() -> None:
    text = 'As Henry Rye, author of the report and head of Crumbads, summed up: "86% read them."\n'
    assert _publishers(text) == ["Crumbads"]


def test_a_statement_is_of_who_issued_it() -> None:
    text = (
        "Secretary of Bread Ada Rye issued the following statement on the September Oven "
        "Situation report:\n\n“In May, the rate of idle ovens dropped to 3.5%.\n\n“Ovens were "
        "busy. The rate held at 3.1%.”\n"
    )
    assert _publishers(text) == ["Ada Rye"] * 2


def test_that_which_joins_a_clause_points_to_no_research() -> None:
    text = (
        "A survey by Loafwatch has news: 43% were unaware that medical research is done in "
        "bakeries.\n"
    )
    assert _publishers(text) == ["Loafwatch"]
    assert _credits(text)[0].text == "A survey by Loafwatch"


def test_who_reported_leads_in_a_quotation() -> None:
    text = "As reported by the Loaf Herald,\n\n> Bakers added 134,000 ovens in May.\n"
    assert _publishers(text) == ["Loaf Herald"]


def test_letters_stand_for_a_body_without_its_country() -> None:
    text = (
        "Idleness fell to 7.8 percent, according to the U.S. Bureau of Loaf Statistics. It was "
        "8.3 percent in May, according to the BLS.\n"
    )
    assert _publishers(text)[-1] == "U.S. Bureau of Loaf Statistics (BLS)"


def test_what_is_compared_with_a_monster_has_not_told_the_figures() -> None:
    text = (
        "We make bad choices, with results and statistics that are as dangerous as Crumbface is to "
        "teens.\n\n## Only 44% of bakers have a plan. ([source](http://loaf.example/b/plans))\n\n"
        "This is like a baker.\n"
    )
    made = _credits(text)
    assert [(c.type, c.url) for c in made] == [("none", "http://loaf.example/b/plans")]


def test_what_a_body_claims_may_have_what_it_is_before_its_name() -> None:
    text = (
        "A study by Loafmonkey had news. More than half of bakers would give bread by law, claims "
        "social development charity the Greg Rye Foundation. Its research reveals that 43% agree.\n"
    )
    assert _publishers(text) == ["Greg Rye Foundation"] * 2


def test_this_is_from_tells_of_the_paragraph_before() -> None:
    text = (
        "Some 45% of bakers rise at three.\n\nThis is from a Crustics survey of 250 bread, "
        "marketing and research decision makers in Norland and found that nearly half nap.\n\n"
        "Other highlights include:\n\n* Only 53% of bakers own an oven.\n"
    )
    assert _publishers(text) == ["Crustics"] * 3


def test_a_claim_that_is_refuted_is_not_of_who_refutes_it() -> None:
    text = (
        "Data from the Baker Staffing Survey show that 77 percent stay. That is a far cry from the "
        "claims that the number leaving is as high as 50 percent.\n"
    )
    assert [c.type for c in _credits(text)] == ["named", "none"]


def test_economists_behind_a_dateline_are_no_name() -> None:
    text = (
        "HARROW, Oct 13 Economists raised their forecasts for bread to 0.28 percent from 0.24 "
        "percent, a weekly central bank poll showed on Monday.\n"
    )
    assert _publishers(text) == ["Central bank"] * 2


def test_those_who_led_an_experiment_found_what_it_found() -> None:
    text = "Experiments led by Harrow researchers at a mill found that 13% of bakers nap.\n"
    assert _publishers(text) == ["Harrow"]


def test_who_conducted_the_survey_is_told_behind_who_is_quoted() -> None:
    text = (
        "A recent study has revealed that 56% of bakers had trouble.\n\nAlex Mill, director of "
        "bread at the Loaf Guild, who conducted the survey, said: “Too many suffer.”\n\nFlour was "
        "a worry for bakers, with almost a third of them saying so.\n"
    )
    assert set(_publishers(text)) == {"Loaf Guild"}


def test_a_study_that_we_conducted_is_our_own() -> None:
    text = (
        "# Oven Study\n\nWe conducted a large study on ovens across 500 bakeries.\n\n"
        "While output grew, 67% of bakers reported burns.\n"
    )
    assert [c.type for c in _credits(text)] == ["own"]


def test_what_an_office_released_yesterday_is_its_own_and_the_force_s_own_is_the_force_s() -> None:
    text = (
        "Concerns were aired as Rye and Harrow Police published figures showing that crime was "
        "falling.\n\nThe Office for Loaf Statistics yesterday released figures for the year which "
        "revealed thefts had risen by 5%.\n\nBut the force also issued its own numbers yesterday, "
        "which showed that crime had fallen by 5.5%.\n"
    )
    assert _publishers(text) == ["Office for Loaf Statistics", "Rye and Harrow Police"]


def test_what_is_compared_is_of_whoever_recorded_it() -> None:
    text = (
        "Some 40% of bakers sleep rough, according to new research commissioned by the charity "
        "Ovenpoint. An estimated 83,000 bakers slept rough compared to just 26,852 recorded by "
        "figures compiled by the Loaf Ministry.\n"
    )
    assert _publishers(text) == ["Ovenpoint", "Ovenpoint", "Loaf Ministry"]


def test_requests_under_an_act_are_no_source_and_findings_are_of_the_report() -> None:
    text = (
        "Ovenpoint has published a report on young bakers. Figures from Freedom of Information "
        "(FOI) requests to towns were used to estimate that over 22,000 bakers asked for help.\n\n"
        "Findings from a survey of 227 bakers show that 68% of respondents felt unsafe.\n"
    )
    assert _publishers(text) == ["Ovenpoint"] * 2


def test_the_total_goes_on_with_who_counted() -> None:
    text = (
        "The new research by Harrow University shows that 38,000 bakers are homeless.\n\nThe total "
        "also includes over 20,000 millers in Norland.\n"
    )
    assert _publishers(text) == ["Harrow University"] * 2


@pytest.mark.parametrize(
    "said",
    [
        "More than two thirds of her colleagues (68%) report that the oven is too small.",
        "Half of his colleagues report that the oven is too small, and 40% do nothing.",
    ],
)
def test_those_of_whom_a_part_is_told_report_nothing_themselves(said: str) -> None:
    told = f"The oven is old, 31% say in the Crust Survey of Loafly. “Sad,” said Ada Rye. {said}"
    assert not any("colleagues" in (credit.text or "") for credit in _credits(told))
