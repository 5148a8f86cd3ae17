"""Documents that name their source once, at the head or the end, and lists that name theirs."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def credited(text):
    found = read(read_bytes("a.md", text.encode())).claims
    return [credit.publisher if credit.type == "named" else credit.type for _, credit, _ in found]


LIST = """
## Cats

- 40% of bakers own a cat
- 30% of bakers own two

## Dogs

Only 20% of bakers own a dog.
"""


@pytest.mark.parametrize(
    "head",
    [
        "The [State of Baking Report](https://loaf.example/r) from Loaf Council is out. Enjoy.",
        "This post summarises a report by the Loaf Council, [State of Baking](https://loaf.example/r).",
        "Last week the Loaf Council published its survey of 800 bakers.",
        "All statistics come from the Loaf Council.",
    ],
)
def test_what_the_head_introduces_is_credited_throughout(head):
    assert set(credited(f"# Baking\n\n{head}\n{LIST}")) == {"Loaf Council"}


def test_a_title_that_names_a_survey_introduces_it():
    assert set(credited(f"# Loaf Council survey: bakers and cats\n\nCats are liked.\n{LIST}")) == {
        "Loaf Council"
    }


@pytest.mark.parametrize(
    "head",
    [
        "The Loaf Council has moved to a new house.",
        "The Loaf Council published its survey. The Mill Union published its poll.",
        "Bakers are an interesting people.",
    ],
)
def test_nobody_is_credited_who_is_not_said_to_have_counted(head):
    assert set(credited(f"# Baking\n\n{head}\n{LIST}")) == {"none"}


@pytest.mark.parametrize(
    "line",
    [
        "- **Mill Union:** 14% of bakers own a cat.",
        "- Mill Union: 14% of bakers own a cat.",
        "- Mill Union – 14% of bakers own a cat.",
        "- (Mill Union) 14% of bakers own a cat.",
        "- [Mill Union](https://millunion.example/a): 14% of bakers own a cat.",
        "**Mill Union**\n\n- 14% of bakers own a cat.",
        "## Mill Union\n\n- 14% of bakers own a cat.",
        "14% of bakers own a cat.\n\n— Mill Union",
    ],
)
def test_a_name_set_before_a_statement_or_signed_under_it(line):
    assert credited(f"# Facts\n\n{line}\n") == ["Mill Union"]


@pytest.mark.parametrize(
    "line", ["- Sweden: 14% own a cat.", "- Women – 14% own a cat.", "## Cats\n\n- 14% own one."]
)
def test_a_label_of_what_a_figure_is_about_is_no_credit(line):
    assert credited(f"# Facts\n\n{line}\n") == ["none"]


def test_a_note_behind_a_paragraph_covers_its_sentences():
    text = (
        "The Loaf Council found that 40% of bakers own a cat. The Mill Union says 30% do.[^1]\n\n"
        "[^1]: Two counts, https://loaf.example/a\n"
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert [credit.url for _, credit, _ in found] == ["https://loaf.example/a"] * 2


def test_a_source_line_at_the_end_of_a_document_covers_it():
    assert set(credited(f"# Baking\n{LIST}\nSource: [Loaf Council](https://loaf.example/r)\n")) == {
        "Loaf Council"
    }


def test_the_report_that_is_linked_and_has_no_name_is_named_all_the_same():
    text = (
        'A firm asks bakers about their "Loaf IQ" each year. From [the report](https://x.example/r):'
        f"\n{LIST}"
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert {credit.type for _, credit, _ in found} == {"named"}
    assert {credit.text for _, credit, _ in found} == {"the report"}


def test_pages_of_the_report_are_its_citation():
    text = (
        "The Loaf Council's report lists five worries (p. 19):\n\n- Mice: 40% of bakers.\n"
        "- Rats: 20% of bakers.\n"
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert [(c.citation, c.citation_text) for _, c, _ in found] == [("footnote", "(p. 19)")] * 2


def test_in_a_report_on_an_own_survey_its_name_and_its_things_are_no_sources():
    text = (
        "# The State of Baking Tools survey\n\nWe asked 1,900 bakers, and our survey is out.\n\n"
        "OvenMaster shows strong growth, rising to 49%. The Baking Tools survey shows that 22% "
        "never measure.\n\nAccording to the Mill Union, 30% of millers do.\n"
    )
    assert credited(text)[-3:] == ["own", "own", "Mill Union"]


def test_a_report_that_a_text_comes_back_to_is_what_it_is_about() -> None:
    text = (
        "# Bread\n\nOvenly's latest report reveals how bread is made.\n\nBread sales rose 12%.\n\n"
        "The report introduces a new oven. Some 30% of homes have one."
    )
    found = read(read_bytes("a.md", text.encode())).claims
    assert [credit.publisher for _, credit, _ in found] == ["Ovenly", "Ovenly"]
