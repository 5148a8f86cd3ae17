import pytest

from flows.trace.names import (
    content,
    core,
    initials,
    kinds,
    name_key,
    other_body,
    split_brackets,
    words,
)


@pytest.mark.parametrize(
    "name",
    [
        "The Brook & Fell Society",
        "Brook and Fell Society",
        "the Brook and Fell Society's",
        "BROOK & FELL SOCIETY, Ltd.",
        "Brôok and Fell Society’s",
    ],
)
def test_one_name_has_one_key(name):
    assert name_key(name) == "brook and fell society"


def test_a_name_with_its_initials_is_the_name():
    assert name_key("Brook and Fell Walking Society (BFWS)") == "brook and fell walking society"
    assert name_key("Brook Fell Group (Fells)") == "brook fell group fells"


def test_the_telling_words_of_a_name():
    assert core("University of Ambleholt") == {"ambleholt"}
    assert core("Heron Analytics Ltd") == {"heron"}
    assert core("the National Council") == set()


def test_the_telling_words_of_a_title():
    assert content("Annual Report on Ferry Surveys 2024") == {"ferry"}
    assert kinds("Third Ferry Barometer") == {"barometer"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Society for Human Resource Management", "SHRM"),
        ("Bureau of Labor Statistics", "BLS"),
        ("Ministry of Transport", "MOT"),
        ("the Association of Ferry Operators Ltd", "AFO"),
    ],
)
def test_initials(name, short):
    assert short in initials(name)


def test_short_names_have_no_initials():
    assert initials("Heron Analytics") == set()
    assert initials(None) == set()


def test_the_short_form_in_brackets_is_a_name_of_its_own():
    assert split_brackets("Heron Trust (HT)") == ["Heron Trust", "HT"]
    assert split_brackets("Heron Trust") == ["Heron Trust"]


def test_words_of_nothing():
    assert words(None) == words("") == ()


def test_bodies_of_two_kinds_that_share_a_place():
    assert other_body("an economist at Norland University", "statistics norland")
    assert other_body("the Harrow Museum", "harrow hospital trust")
    assert not other_body("the Norland team", "statistics norland")
    assert not other_body("Dellwood college", "dellwood agricultural college")
    assert not other_body("Norland", "statistics norland")
