"""The study an article sets out to report keeps the word until somebody else takes it."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read

LEAD = "The Loaf Council said in its 2024 bread survey that bakers sleep too little.\n\n"
OTHERS = """Bakers eat late. Some 14% of apprentices have supper after midnight.

The Mill Union counted 900 ovens last year, and found that 20% of them were cold.

An index by Crumb & Sons put the price of yeast up by 7%.
"""


def publishers(text):
    claims = read(read_bytes("a.md", text.encode())).claims
    return {figure.text: credit.publisher for figure, credit, _ in claims}


@pytest.mark.parametrize(
    "head",
    [
        "# Bakers are tired, survey shows",
        "# Tired bakers: new survey",
        "# Bakers are tired, according to a survey",
    ],
)
def test_a_headline_and_the_opening_make_a_study_the_articles(head):
    found = publishers(f"{head}\n\n{LEAD}{OTHERS}")
    assert found["14%"] == "Loaf Council"
    assert found["20%"] == "Mill Union"
    assert found["7%"] == "Crumb & Sons"


def test_a_note_on_the_method_makes_a_study_the_articles():
    end = "\nThe council surveyed 1,200 bakers in spring.\n"
    assert publishers(f"# Bakers are tired\n\n{LEAD}{OTHERS}{end}")["14%"] == "Loaf Council"


def test_a_study_in_the_opening_alone_is_one_of_several():
    assert publishers(f"# Why bakers are tired\n\n{LEAD}{OTHERS}")["14%"] is None


def test_who_speaks_later_has_the_word():
    later = f"{OTHERS}\nIn big towns 30% of bakers sleep by day.\n"
    assert publishers(f"# Bakers are tired, survey shows\n\n{LEAD}{later}")["30%"] != "Loaf Council"


def test_an_office_takes_the_word_for_its_own_figure_only():
    text = (
        f"# Bakers are tired, survey shows\n\n{LEAD}"
        "Turnout at the guild's vote was 61%, the county election office said.\n\n"
        "Among apprentices, 14% have supper after midnight. The rest, 86%, eat before.\n"
    )
    found = publishers(text)
    assert found["61%"] == "county election office"
    assert found["14%"] == found["86%"] == "Loaf Council"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Some 12% voted, the county election office said.", "county election office"),
        ("The national statistics office said 12% voted.", "national statistics office"),
        ("Some 12% voted, according to the state health department.", "state health department"),
        ("The finance ministry's figures show that 12% pay.", "finance ministry"),
        ("Some 12% voted, the union said.", None),
        ("Some 12% voted, a research firm said.", None),
    ],
)
def test_a_body_is_named_by_what_it_is_the_body_of(text, publisher):
    assert publishers(text) == {"12%": publisher}


def test_a_body_spoken_of_in_passing_is_taken_up_by_its_last_word():
    text = (
        "Crumb & Sons made a film for the Transport Users Alliance. The Alliance said the findings "
        "were clear. Its director, Paul Okonjo, said 12% of members had left."
    )
    assert publishers(text)["12%"] == "Transport Users Alliance"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Ada Rye, who heads the Crust Institute, estimates that 12% bake.", "Crust Institute"),
        ("Head teacher Ada Rye, of Crust Academy, said 12% of pupils bake.", "Crust Academy"),
        ("The Loaf Council, which represents bakers, said its own members' survey found 12% bake.",
         "Loaf Council"),
    ],
)  # fmt: skip
def test_people_speak_for_the_bodies_they_head(text, publisher):
    assert publishers(text) == {"12%": publisher}
