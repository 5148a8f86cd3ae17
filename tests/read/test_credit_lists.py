"""Lists of facts: headings above the text that cites them, names and links behind a statement."""

from flows.land.reader import read_bytes
from flows.read.model import Credit
from flows.read.reader import read


def _credits(text: str) -> list[Credit]:
    return [credit for _, credit, _ in read(read_bytes("a.md", text.encode(), None)).claims]


def test_a_heading_is_cited_by_the_text_below_it() -> None:
    text = """# Ten facts

### 1. Rye improves sales by 87%

According to the [Loaf Council](https://loaf.example/a.pdf), bakers are 87% likelier to stay.

### 2. 87% of millers know it

According to Crumbco [research](https://crumbco.example/b), 87% of millers know about rye.
"""
    assert [credit.url for credit in _credits(text)] == [
        *["https://loaf.example/a.pdf"] * 2,
        *["https://crumbco.example/b"] * 2,
    ]


def test_a_heading_whose_figure_the_text_does_not_repeat() -> None:
    text = """# Facts

### 4. 54% of bakers felt undervalued

[Crumbco’s research](https://crumbco.example/b) found that most bakers did not feel valued.
"""
    (credit,) = _credits(text)
    assert (credit.publisher, credit.url) == ("Crumbco", "https://crumbco.example/b")


def test_a_link_on_the_figure_itself_cites_whatever_page_it_leads_to() -> None:
    text = "Since 2013, over [5 trillion loaves have been stolen](http://loaves.example/).\n"
    assert [credit.citation for credit in _credits(text)] == ["link"]


def test_the_name_behind_a_fact_goes_before_we_and_before_nobody_in_particular() -> None:
    text = """# Facts

1. On average, we eat 12 billion rolls per month in Norland. (Crumbco)
2. Waste in baking results in an estimated $958M each year in lost flour. (Kneadly)
3. 90 percent of bakers own an oven. (Oven Metric)
"""
    assert [credit.publisher for credit in _credits(text)] == ["Crumbco", "Kneadly", "Oven Metric"]


def test_advice_is_the_writers_own() -> None:
    text = (
        "According to the Loaf Council’s Oven Survey, 77% of bakers are tired. Because bakers "
        "matter, rest comes first. Shops should bring about changes, especially with tiredness "
        "behind up to 50% of departures.\n"
    )
    assert [credit.type for credit in _credits(text)] == ["named", "none"]


def test_what_we_log_is_our_own() -> None:
    text = "At Crumbco, we log approximately 16,000 orders for stolen rolls each month.\n"
    assert [credit.type for credit in _credits(text)] == ["own"]


def test_part_of_a_body_is_named_with_it() -> None:
    text = "Ryeham University’s Rural Life Centre found that 38% of farmers bake.\n"
    assert [c.publisher for c in _credits(text)] == ["Ryeham University’s Rural Life Centre"]


def test_a_genitive_before_its_acronym_is_no_part_of_the_name() -> None:
    text = "According to the Loaf Council’s (LC) Oven Report, 40% bake. The LC says that 93% eat.\n"
    assert [credit.publisher for credit in _credits(text)] == ["Loaf Council", "Loaf Council (LC)"]


def test_labels_of_a_list_are_no_sources_where_not_all_could_be() -> None:
    text = """# Thefts

- Crumb Finder Network: 412 million loaves (2016)
- MyCrust: 360 million loaves (2016)
- Heartland Oven Systems: 130 million loaves (2008)
"""
    assert [credit.type for credit in _credits(text)] == ["none"] * 3


def test_a_link_to_somebody_else_ends_a_credit() -> None:
    text = (
        "According to Oxloaf, [3/4 of the work](https://oxloaf.example/a) is done by women. Young "
        "bakers are [20% more likely](https://rye.example/b) to be idle.\n"
    )
    assert [(c.type, c.url) for c in _credits(text)] == [
        ("named", "https://oxloaf.example/a"),
        ("none", "https://rye.example/b"),
    ]


def test_a_paragraph_that_adds_to_the_one_before() -> None:
    text = """The Bread Control Board said on Friday that 32.7 percent of pupils eat rye.

Additionally, bread was up with 36.5 percent of pupils eating any.
"""
    assert [c.publisher for c in _credits(text)] == ["Bread Control Board"] * 2


def test_results_are_those_of_the_study_just_spoken_of() -> None:
    text = """A new report by the Bread Board finds 20% of pupils eat rye.

For the report, its team looked at 12,000 pupils.

Results showed cake eating was 32.7 percent.
"""
    assert [c.publisher for c in _credits(text)] == ["Bread Board"] * 2


def test_researchers_of_a_study_without_a_name_are_nobodys() -> None:
    text = """“These data are 4% worse,” said Hal Rye, president of the Loaf Board.

More recently, a study found a link.

Researchers found that bakers were five times more likely to be glad.
"""
    assert [c.type for c in _credits(text)][-1] == "vague"


def test_a_report_beside_its_data_is_its_own_source() -> None:
    text = """# 2019 Bread Program Survey Results

The raw data from the survey is located here [results.csv](results.csv).

Over 2,700 bakers participated in the survey. Of them, 21% work at large firms.
"""
    assert [c.type for c in _credits(text)] == ["own", "own"]


def test_what_a_firm_is_called_besides_is_not_who_did_it() -> None:
    text = "The Crumb Company, a North Ryeham, Nl., oven firm, found that 47% of bakers are glad.\n"
    assert [c.publisher for c in _credits(text)] == ["Crumb Company"]


def test_taking_part_in_research_credits_no_research() -> None:
    text = "Up to 20 percent of bakers are able to take part in clinical research.\n"
    assert [c.type for c in _credits(text)] == ["none"]


def test_a_study_assistant_is_no_study() -> None:
    text = "Bakers were 15 percent likelier to be willing when asked by a young study assistant.\n"
    assert [c.type for c in _credits(text)] == ["none"]


def test_whom_a_share_is_of_did_not_say_so() -> None:
    text = "Some 92% of Crumbco’s monthly blog readers came from old posts.\n"
    assert [c.type for c in _credits(text)] == ["none"]


def test_a_title_in_the_paragraph_after_its_publisher() -> None:
    text = """A new study released by Fairloaf, a charity, shows that 81% of parents bake.

*Parenting and Baking* surveyed nearly 1,500 parents. It found that 60% of parents own an oven.
"""
    assert [c.publisher for c in _credits(text)] == ["Fairloaf"] * 2


def test_a_list_below_another_paragraph_is_not_what_a_body_said() -> None:
    text = """The Loaf Board said that 1.5 million ovens were stolen.

The biggest mistake most bakers make is to leave them outside.

1. Ryeham: 412 thousand ovens
2. Oatham: 360 thousand ovens
"""
    assert [c.type for c in _credits(text)] == ["named", "none", "none"]


def test_authors_who_report_are_no_report() -> None:
    text = (
        "Rye cut waste by 38 percent, a trial of 9,800 bakers in Ryeham found. It ranged from 5% "
        "to 31%, the authors report in a journal.\n"
    )
    found = read(read_bytes("a.md", text.encode(), None)).claims
    assert [(credit.type, meaning.n) for _, credit, meaning in found] == [("vague", 9800)] * 2


def test_studies_that_are_counted_are_no_verb() -> None:
    text = (
        "Bakers sleep twice as long as millers, a review of 63 studies of bakers has concluded.\n"
    )
    assert [c.type for c in _credits(text)] == ["vague"]


def test_what_bakers_told_us_is_our_own() -> None:
    text = """# What 2,400 bakers told us

We asked 2,400 bakers about flour. Here is what they said.

More than a third (36%) switched mills last year.
"""
    found = read(read_bytes("a.md", text.encode(), None)).claims
    assert {credit.type for _, credit, _ in found} == {"own"}
    assert found[-1][2].n == 2400


def test_a_report_behind_a_survey_that_has_a_name_is_another() -> None:
    text = (
        "The Oven Survey 2024 found that 45% bake alone. A report last year put it at 30 percent.\n"
    )
    assert [c.type for c in _credits(text)] == ["named", "vague"]


def test_people_in_general_who_estimate_are_a_vague_credit() -> None:
    assert [c.type for c in _credits("Nine out of ten dogs sleep indoors, vets estimate.\n")] == [
        "vague"
    ]
