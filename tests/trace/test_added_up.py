"""Shares that an article added up to more than all."""

from tests.trace.test_instead import CHOIR, figures
from tests.trace.test_verify import one, row_of_claim, support


def test_more_than_all_is_added_up_and_no_slip():
    rows = figures(
        ("When the hall was cold, 41% sang louder.", "41%"),
        ("Of choirs, 63% lend out their scores.", "63%"),
        ("That makes 104% of choirs that lend out their scores.", "104%"),
    )
    made = support(rows, CHOIR)
    assert made["104%"]["outcome"] == "figure_absent"
    alone = one(row_of_claim("163% of choirs lend out their scores.", "163%", 163), CHOIR)
    assert (alone["outcome"], alone["source_figure"]) == ("value_differs", "63%")
