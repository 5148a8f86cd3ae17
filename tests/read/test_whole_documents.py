"""Whose the figures of a text are that is seen as a whole: a report of one's own, a story."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def credited(text):
    return [
        (figure.text, credit.type, credit.publisher)
        for figure, credit, _ in read(read_bytes("a.md", text.encode())).claims
    ]


def kinds(text):
    return {kind for _, kind, _ in credited(text)}


ANSWERED = """# Ovenlab User Survey 2023

In April, the Ovenlab user survey opened. It ran until May and received 90 responses. One baker \
wrote, {quote}

We thank everybody and will steer our efforts in making Ovenlab better.

- 84% of the users bake rye
"""


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("“I love that it is warm. I love the people.”", "own"),
        ('*"I love that it is warm."*', "own"),
        ("and I love to read it.", "named"),  # one person who read it
    ],
)
def test_a_quoted_i_is_not_the_writers(quote, kind):
    assert credited(ANSWERED.format(quote=quote))[-1][:2] == ("84%", kind)


THANKED = """There were 5,350 responses, and I can't wait to share them. {thanks}

Now, onto the survey results.

97.4% of respondents bake rye.
"""


@pytest.mark.parametrize(
    ("thanks", "kind"),
    [
        ("I want to thank everyone who chipped in.", "own"),
        ("Thanks to all of you who answered!", "own"),
        ("Thanks to the bakers for their bread.", "none"),
        ("The Loaf Council wants to hear from those who answered.", "none"),
    ],
)
def test_who_thanks_those_who_answered_has_asked(thanks, kind):
    assert credited(THANKED.format(thanks=thanks))[-1][:2] == ("97.4%", kind)


def test_thanks_to_who_shared_a_survey_is_no_survey():
    text = (
        "A survey by the Loaf Council came out today. Thanks to everyone who shared it with me!"
        "\n\nSome 40% of bakers bake rye.\n"
    )
    assert credited(text)[0][1] == "named"


@pytest.mark.parametrize(
    ("opens", "kind"),
    [
        ("This chapter examines the prevalence and impact of rye in ovens.", "own"),
        ("This report measures the growth of rye.", "own"),
        ("This chapter examines the use of rye with data from the Loaf Council.", "named"),
        ("This post explores the use of rye.", "none"),
        ("This section explores the use of rye in ovens.", "none"),
        ("This report examines the prevalence of rye using Loaf Bureau data.", "none"),
        ("This report measures the growth of rye, as told by the Loaf Survey.", "none"),
    ],
)
def test_a_chapter_that_examines_tells_its_own(opens, kind):
    assert credited(f"# Rye\n\n{opens}\n\n## Ovens\n\n93% of ovens hold rye.\n")[0][1] == kind


@pytest.mark.parametrize(
    ("verb", "kind"), [("announces", "own"), ("releases", "own"), ("awaits", "named")]
)
def test_a_press_release_is_of_who_announces(verb, kind):
    text = (
        f"# Press release for 2017 Oven Survey\n\nBreadNews {verb} the results of the 2017 Oven"
        " Survey, the largest survey of bakers, with 756 responses.\n\nThis survey shows that 55%"
        " of respondents bake rye.\n"
    )
    assert credited(text)[-1][1] == kind


def test_a_title_block_of_pandoc_is_a_title():
    head = "% University of Crust Oven Survey (2020)\n% Ada Rye, Tom Mill\n% September, 2021\n"
    body = (
        "\n# Major Findings\n\n* 382 respondents.\n* 91% of respondents bake rye.\n\n# Sample\n\n"
        "This survey went to all bakers; those we compare it with did not.\n"
    )
    document = read_bytes("a.md", (head + body).encode())
    assert [b.text for b in document.blocks if b.kind == "title"] == [
        "University of Crust Oven Survey (2020)"
    ]
    assert kinds(head + body) == {"own"}
    assert document.blocks[0].text == document.text[2:40]


@pytest.mark.parametrize(
    "text",
    [
        "% of bakers who bake rye\n\nAll do.\n",
        "%\n% a\n\nText\n",
        "% of women who bake: 45\n% of men who bake: 30\n% of both who bake: 12\n",
    ],
)
def test_a_percent_sign_alone_is_no_title_block(text):
    blocks = read_bytes("a.md", text.encode()).blocks
    assert [b for b in blocks if b.kind == "title"] == []


OURS = """# Container survey results

Last month, we had our third container survey, and today we look at the results: 80% use ovens.

{middle}

{last}
"""


@pytest.mark.parametrize(
    ("middle", "last", "kind"),
    [
        (
            "It will be good to see them in the Crumb Stack survey.",
            "Those with ten ovens have grown to 20%.",
            "own",
        ),
        ("The Crumb Stack survey has found this:", "20% of people have a stove.", "named"),
    ],
)
def test_what_a_report_only_mentions_is_not_gone_on_with(middle, last, kind):
    assert credited(OURS.format(middle=middle, last=last))[-1][:2] == ("20%", kind)


STORY = """# More bakers pleased, says poll

Satisfaction scores of bakers with ovens rose by eight points in 2019{differs}.

Many more bakers use ovens.

In a speech, Ada Rye said that the satisfaction of bakers with ovens had increased by eight \
points in 2019, according to the Annual Oven Survey.
"""


@pytest.mark.parametrize(
    ("differs", "kind"), [("", "named"), (" in Harrow", "none"), (" – or did they", "named")]
)
def test_first_lines_that_are_told_again_share_the_credit(differs, kind):
    assert credited(STORY.format(differs=differs))[0][1] == kind


def test_first_lines_of_another_matter_do_not():
    text = STORY.replace("Satisfaction scores of bakers with ovens", "Prices of rye in shops")
    assert credited(text)[0][1] == "none"


LISTED = """# Bread

A survey of nurses from the Loaf Council finds that 12% have left.

Many facts:

* Firms that bake rye outperformed others by over 20%{ending}
* 31% of firms plan to hire, via [Crumb Research](https://crumb.example/a).
"""


@pytest.mark.parametrize(
    ("ending", "who"),
    [
        (", from [Rye & Mills](https://rye.example/b).", "Rye & Mills"),
        (", courtesy of [Rye & Mills](https://rye.example/b)", "Rye & Mills"),
        (", from Holland.", "Loaf Council"),  # where the firms are
    ],
)
def test_an_item_of_a_list_names_its_own(ending, who):
    found = credited(LISTED.format(ending=ending))
    assert found[1:] == [("20%", "named", who), ("31%", "named", "Crumb Research")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rivals like Crumb and Rye make little impact, with a share of 3%, it stated.", "Loaf"),
        ("Crumb & Rye goes further; it says that 3% of bakers are ill.", "Crumb & Rye"),
    ],
)
def test_it_at_the_end_of_a_sentence_is_who_told_it(text, who):
    found = credited(f"The Loaf Council said 30% of bakers are ill.\n\n{text}\n")
    assert found[-1][2].startswith(who)


def test_what_is_done_is_no_name():
    text = (
        "# Bread\n\nOur aims:\n\n+ Changing behaviors around reproducible research\n\nOver 530"
        " people responded to our survey.  results show that ovens work. A majority of bakers"
        " (70%) reported having improved.\n"
    )
    assert kinds(text) == {"own"}


@pytest.mark.parametrize("that", ["That's the opinion of", "That is the view of", "This is from"])
def test_whose_opinion_it_was(that):
    text = (
        "65% of bakers want ovens back by 2025.\n\n"
        f"{that} the 1,325 bakers interviewed in Crumb's 2022 Baker Outlook.\n"
    )
    assert credited(text)[0] == ("65%", "named", "Crumb")


TOLD = """# Bread is now the main food, {head}

More than half (54%) of people eat bread, overtaking cake (50%), according to the Loaf Institute.

"The rise of bread is fast," {a} report found.

Rye was the most widely eaten, with 22% of the people saying they had had some.
"""


@pytest.mark.parametrize(
    ("head", "a", "kind"),
    [
        ("research suggests", "a", "named"),
        ("a report finds", "a", "named"),
        ("research suggests", "another", "none"),
        ("says the mayor", "a", "none"),
    ],
)
def test_a_report_is_the_one_that_a_story_is_about(head, a, kind):
    assert credited(TOLD.format(head=head, a=a))[-1][:2] == ("22%", kind)


def test_a_title_in_a_link_ends_the_name_before_it():
    text = (
        "Check out the Loaf Lab [State of Online Rye Sales](https://loaf.example/x.pdf) report.\n\n"
        "The report says that 47% of bakers bake rye.\n"
    )
    figure, credit, _ = read(read_bytes("a.md", text.encode())).claims[0]
    assert (figure.text, credit.publisher, credit.title) == (
        "47%",
        "Loaf Lab",
        "State of Online Rye Sales",
    )


@pytest.mark.parametrize("when", ["mid-April 2016", "Mid-May 2016", "April 2016"])
def test_a_time_is_nobody(when):
    text = f"In 2015, 39% of loaves were rye (as measured by Loafscope). By {when} it was 42%.\n"
    assert {who for _, _, who in credited(text)} == {"Loafscope"}


def test_a_link_with_a_year_is_an_edition():
    text = (
        "An older Crumb report says that 10% bake.\n\n## Now\n\n"
        "But the [2023 Loaf Lab state of the bread report](https://loaf.example/x) shows:\n\n"
        "- 60% of bakers bake rye.\n"
    )
    assert "Loaf Lab" in credited(text)[-1][2]


@pytest.mark.parametrize(
    ("ahead", "how"),
    [
        ("In this report, there is an amazing statistic.", "carried"),
        ("I read this report in bed.", "what the article is about"),
    ],
)
def test_what_is_announced_stands_in_the_quotation_below(ahead, how):
    text = f"I read the 2024 Loaf Lab Bread Report. {ahead}\n\n> 77% of all bread is rye.\n"
    claims = read(read_bytes("a.md", text.encode())).claims
    assert [credit.decided_by for _, credit, _ in claims] == [how]


NOTED = """# Bread

About 40% of bread is rye.[^1]

[^1]: {note}
"""


@pytest.mark.parametrize(
    ("note", "kind", "who"),
    [
        ("Loaf Council, Bread Atlas 2011 (Crust, 2011)", "named", "Loaf Council"),
        ("https://loaf.example/x", "none", None),
        ("As of last year.", "none", None),
        ("Excluding London.", "none", None),
        ("Translated by John Rye.", "none", None),
        ("Contrary to Loaf Council claims.", "none", None),
    ],
)
def test_a_mark_credits_whom_its_note_names(note, kind, who):
    found = credited(NOTED.format(note=note))
    assert found == [("40%", kind, who)]


FAR = """# Skills

The Loaf Group met in May. The Loaf Group said 10% of ovens are new.

Ovens matter.

Flour matters, too.

The {data} tells us that one in five bakers lacks skills.
"""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("[most recent available data](https://www.bbc.example/research)", "vague"),
        ("[most recent available data](https://loafgroup.example/research)", "named"),
        ("most recent available data", "named"),
    ],
)
def test_figures_with_a_link_to_elsewhere_are_not_of_who_was_named_far_above(data, kind):
    assert credited(FAR.format(data=data))[-1][:2] == ("one in five", kind)
