"""Whose data a document presents: press releases, reports put out, small surveys of one's own."""

import pytest

from flows.land.reader import read_bytes
from flows.read.issuer import issuer, releases
from flows.read.reader import read


def document(text):
    return read_bytes("a.md", text.encode())


def credited(text):
    return [(f.text, c.type, c.publisher) for f, c, _ in read(document(text)).claims]


RELEASE = """# Bakers Are Tired

HARROW, May 3 -- Crumb & Co, maker of oven timers, today announced the results of its yearly \
survey of 900 bakers. Seventy percent of respondents say they are tired.

The survey, conducted by Ovenpoll on behalf of Crumb & Co, also found that 40% nap.

"Bakers are tired," said Ada Rye, CEO of Crumb & Co. "20% of them sleep at work."

- 30% of bakers dream of holidays

According to the Loaf Council, bread sales rose 12% last year.

**About Crumb & Co**
Crumb & Co serves 5,000 bakeries.
"""


def test_a_release_is_of_those_it_says_more_about_at_its_end():
    assert issuer(document(RELEASE)) == "Crumb & Co"
    assert issuer(document(RELEASE.replace("**About Crumb & Co**", "**About the survey**"))) is None
    assert issuer(document(RELEASE.replace("About Crumb & Co", "About Loaf Union"))) is None


def test_a_release_of_a_survey_presents_data_of_its_own():
    found = {figure: (kind, who) for figure, kind, who in credited(RELEASE)}
    for figure in ("Seventy percent", "40%", "20%", "30%", "5,000"):
        assert found[figure] == ("own", "Crumb & Co"), figure
    assert found["12%"] == ("named", "Loaf Council")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("A new survey from Crumb & Co shows that bakers nap.", True),
        ("The Crumb & Co Sleep Report is out.", True),
        ("Crumb & Co opened a shop. Bread is up, a report says.", False),
    ],
)
def test_whether_a_release_is_about_a_study(opening, expected):
    text = f"# News\n\n{opening}\n\n## About Crumb & Co\n\nCrumb & Co bakes.\n"
    assert releases(document(text), "Crumb & Co") is expected


PRESENTED = "# Baking in numbers\n\n{}\n\n## Tools\n\nMixers lead with 40%, ovens have 30%.\n"


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("We're proud to share this year's State of Baking report.", "own"),
        ("Last month I asked my readers how they bake, and many answered.", "own"),
        ("We are happy to share Crumb's State of Baking report.", "none"),
    ],
)
def test_reports_that_a_house_puts_out_are_its_own(opening, kind):
    assert [row[1] for row in credited(PRESENTED.format(opening))] == [kind] * 2


def test_what_others_say_of_themselves_in_a_quotation_is_not_the_house_s():
    text = (
        '"We surveyed bakers," said Ada Rye of Harrow University. "We saw that they nap. And we '
        'found that 20% dream. We saw a lot, and we found a lot."\n\nIn all, 70% of bakers work.'
    )
    assert [row[1] for row in credited(text)] == ["named", "none"]


def test_my_research_in_a_quotation_is_the_speaker_s():
    text = (
        "A Harrow Institute survey shows that 62% of bakers worry.\n\n"
        '"They are scared," said Ada Rye of Loaf College. "In my own research, 40% want to leave."'
    )
    assert credited(text)[-1] == ("40%", "named", "Loaf College")
    assert credited("In my survey of readers, 70% bake daily.")[0][1] == "own"


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("We looked at data from 12,000 bakeries that use timers. Here's what we found.", "own"),
        (
            "We looked at data from the Census Bureau on 12,000 shops. Here's what we found.",
            "named",
        ),
        ("We visited a bakery and ate bread.", "none"),
    ],
)
def test_what_a_house_found_in_its_data_is_its_own(opening, kind):
    assert [row[1] for row in credited(PRESENTED.format(opening))] == [kind] * 2


_CALLED = """# Press Release: bread goes dark

_Harrow, 15 May_ – Dark bread is baked more than ever, the latest edition of Loafscope concludes.

Loafscope, the bread index of 58 towns, is out today. 70% of towns bake rye.

- Sales of rye rose 12%

According to the Loaf Council, 5% of bakers nap.
"""


def test_what_calls_itself_a_release_is_of_whom_its_lead_names():
    assert issuer(document(_CALLED)) == "Loafscope"
    assert [kind for _, kind, _ in credited(_CALLED)][-3:] == ["own", "own", "named"]
    said = _CALLED.replace("the latest edition of Loafscope concludes", "Crumb & Co announced")
    assert issuer(document(said)) == "Crumb & Co"


@pytest.mark.parametrize(
    ("there", "instead"),
    [("Press Release: b", "B"), ("the latest edition of Loafscope concludes", "bakers say")],
)
def test_what_does_not_say_so_is_nobodys(there, instead):
    assert issuer(document(_CALLED.replace(there, instead))) is None


PAPER = """# The State of Oven Safety

{}

## Introduction

Crumb & Co commissioned an independent survey of 3,251 bakers. The findings are new.

## Fires

- **Seven in ten bakeries had a fire.** Ovens were the cause of 44% of them.

While 70% of bakeries in our survey had a fire, a quarter see it coming.
"""


def test_the_line_under_a_title_says_whose_paper_it_is():
    paper = PAPER.format("A Crumb & Co white paper, July 2020").replace("in our survey ", "")
    assert issuer(document(paper)) == "Crumb & Co"
    assert {(kind, who) for _, kind, who in credited(paper)} == {("own", "Crumb & Co")}


def test_who_commissioned_our_survey_is_who_writes():
    paper = PAPER.format("By Ada Rye, Director")
    assert issuer(document(paper)) == "Crumb & Co"
    assert {(kind, who) for _, kind, who in credited(paper)} == {("own", "Crumb & Co")}


@pytest.mark.parametrize(
    "other",
    [
        PAPER.format("By Ada Rye").replace("in our survey ", ""),
        PAPER.format("By Ada Rye").replace("70% of bakeries in our survey", "“70% in our survey"),
        "---\npublisher: Loaf Times\n---\n" + PAPER.format("By Ada Rye"),
    ],
)
def test_whoever_else_commissioned_a_survey_does_not_write(other):
    assert issuer(document(other)) is None


def test_a_body_without_a_name_that_runs_a_survey_and_says_our_reports_its_own():
    text = (
        "# Residents’ Survey Available\n\nEvery two years, the {} an independent survey of"
        " residents.\n\nA majority of residents (81%) are satisfied with {} efforts.\n"
    )
    assert [kind for _, kind, _ in credited(text.format("City conducts", "our"))] == ["own"]
    assert [kind for _, kind, _ in credited(text.format("city conducts", "its"))] != ["own"]
    assert [kind for _, kind, _ in credited(text.format("weather spoiled", "our"))] != ["own"]


@pytest.mark.parametrize(
    ("learned", "own"),
    [
        ("Here’s what we learned from more than 4,000 responses last year", True),
        ("Here’s what a survey of 4,000 bakers found last year", False),
    ],
)
def test_a_survey_of_ones_own_is_told_by_what_was_learned(learned, own):
    text = (
        f"# Yearly Survey is open\n\n{learned}\n\n- 99% of bakers sleep well\n- 97% feel at home\n"
    )
    assert {kind == "own" for _, kind, _ in credited(text)} == {own}


@pytest.mark.parametrize(
    ("title", "body", "own"),
    [
        ("Survey results", "the District", True),
        ("Oven surveys", "the District", True),
        ("Ovens in town", "the District", False),  # nothing says that it writes
        ("Survey results", "the Loafville District", False),
        ("Survey results", "the district", False),  # as a paper writes
        ("Survey results", "the Weather", False),
    ],
)
def test_a_page_need_not_name_whose_it_is(title, body, own):
    text = (
        f"# {title}\n\nThroughout the month of July, {body} surveyed parents and bakers on the"
        " opening of ovens.\n\n- 77% of parents prefer rye\n- 23% of parents prefer wheat\n"
    )
    assert {kind == "own" for _, kind, _ in credited(text)} == {own}


def test_nobody_is_called_we():
    text = PAPER.format("By Ada Rye").replace("Crumb & Co commissioned", "We’ve commissioned")
    assert issuer(document(text)) is None


@pytest.mark.parametrize(("more", "own"), [("", False), (" Our survey asked 900 bakers.", True)])
def test_one_our_in_a_story_on_a_survey_that_has_a_maker_is_the_makers(more, own):
    text = (
        "# 80% of bakers satisfied – Crumb Watch survey\n\nEight in ten bakers were satisfied,"
        " according to a new survey by the independent watchdog, Crumb Watch.\n\nThe survey asked"
        f" about ovens. We know from our past research that ovens matter.{more}\n\n67% like rye.\n"
    )
    assert ({kind for _, kind, _ in credited(text)} == {"own"}) is own
