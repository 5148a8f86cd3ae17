"""Groups that an article names in other words than its reader took for the population."""

import pytest

from tests.trace.test_what_articles_make_of_sources import verdicts

SOURCE = (
    "| Group | Wear a hat |\n|---|---|\n| All bakers | 46% |\n| Night bakers | 66% |\n"
    "| Apprentices | 82% |\n\nSix in ten non-members (59%) would join. Women wear a hat more often"
    " (51%) than men (37%)."
)


@pytest.mark.parametrize(
    ("sentence", "figure", "accused"),
    [
        ("Bakers differ. Of those who bake by night, 66% wear a hat.", "66%", False),
        ("Of bakers who are not members today, 59% would join.", "59%", False),
        ("Girls wear hats (51%) well ahead of men (37%).", "37%", False),
        ("Of old bakers, 66% wear a hat.", "66%", None),
        ("Of women, 37% wear a hat.", "37%", True),
    ],
)
def test_a_group_that_the_claim_names_is_no_other_group(sentence, figure, accused):
    world = {"title": "Hat Count 2024", "source": SOURCE, "claims": [(sentence, figure, "yes")]}
    _, slot = verdicts(world)[0]
    assert accused is None or (slot == "population") == accused
