"""What a second mention of a body may be called."""

import pytest

from flows.trace.bodies import other_kind


@pytest.mark.parametrize(
    ("publisher", "told"),
    [
        ("St Anne's Infirmary", "the hospital said"),
        ("Marle Hospitals Trust", "the hospital said"),
        ("King's College Marle", "the university said"),
        ("City of Marle", "the council says"),
        ("City of Marle", "the government said"),
        ("Ministry of Labour", "the government said"),
        ("Ministry of Labour", "the government's figures"),
        ("Ministry of Housing", "the department said"),
        ("National Association of Teachers", "according to the union"),
        ("Royal College of Nursing", "the union said"),
        ("National Council of Teachers", "the union said"),
        ("Harbour Building Society", "the bank said"),
        ("Reserve Authority", "the bank said"),
        ("Marle Gallery", "the museum said"),
        ("Diocese of Marle", "the church reports"),
        ("Railway Constabulary", "police said"),
        ("National Institute of Statistics", "the government said"),
        ("Zephra Kitchen Research", "the ministry said"),
        ("Credit Insights", "the union said"),
        (None, "the ministry said"),
        ("University of Marle", "it said"),
    ],
)
def test_it_may_be_the_one_spoken_of(publisher, told):
    assert not other_kind(told, publisher)


@pytest.mark.parametrize(
    ("publisher", "told"),
    [
        ("University of Marle", "the ministry said"),
        ("Ministry of Labour", "the union said"),
        ("Ministry of Labour", "the university found"),
        ("National Association of Teachers", "the government said"),
        ("Marle Gallery", "the bank said"),
        ("Harbour Bank", "the hospital said"),
    ],
)
def test_it_is_another(publisher, told):
    assert other_kind(told, publisher)


def test_another_name_of_it_tells():
    assert not other_kind("the bank said", "Ministry of Finance", "Treasury and Bank Report")
