import pytest

from flows.slots.bags import Bag, Rarity, cover
from flows.slots.words import alike, meaning, terms


def bag(text):
    return Bag({t.key: (t.weight, t.sign) for t in terms(text)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("employees", "staff"),
        ("firms", "companies"),
        ("removed", "eliminated"),
        ("plans", "intended"),
        ("bought", "purchases"),
        ("movies", "film"),
        ("children", "kid"),
        ("e-mails", "email"),
    ],
)
def test_one_meaning_for_synonyms_and_forms(one, other):
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("kept", "dropped"), ("rose", "fell"), ("satisfied", "dissatisfied"), ("hire", "dismiss")],
)
def test_opposites_share_a_meaning_and_differ_in_sign(one, other):
    assert meaning(one)[0] == meaning(other)[0]
    assert meaning(one)[1] == -meaning(other)[1]


def test_what_must_not_be_confused():
    assert meaning("employers") != meaning("employees")
    assert meaning("training") != meaning("trains")
    assert meaning("plans") != meaning("planes")
    assert meaning("cares") != meaning("cars")


def test_negation_turns_the_words_it_reaches():
    plain, denied = bag("owners insure their bikes"), bag("owners have not insured their bikes")
    key = meaning("insured")[0]
    assert plain[key][1] == -denied[key][1]
    assert bag("They kept it")["keep"][1] == bag("They did not drop it")["keep"][1]


def test_negation_ends_with_the_clause():
    signs = bag("It is not a fad, gardeners say")
    assert signs[meaning("gardeners")[0]][1] == 1


def test_phrases_are_one_term():
    assert meaning("refuse")[0] in bag("banks turned down the loan")


def test_figures_are_no_words():
    assert not any(key.startswith("#") for key in bag("72% of gardeners, 15 per cent, $40"))
    assert "#18" in bag("gardeners aged 18 to 34")


def test_alike_needs_most_of_the_word():
    assert alike("instal", "installation")
    assert not alike("garden", "gambl")


def test_cover_is_a_share_of_weight():
    rarity = Rarity()
    one = bag("gardeners compost kitchen waste")
    assert cover(one, one, rarity) == 1.0
    assert cover(one, bag("pilots land planes"), rarity) == 0.0
    assert 0 < cover(one, bag("gardeners water tomatoes"), rarity) < 1
    assert cover(Bag(), one, rarity) == 0.0


def test_rare_words_tell_more():
    rarity = Rarity([f"gardeners grow plant{chr(97 + i)}" for i in range(20)])
    assert rarity("gardener") < rarity("hedgehog") == 1.0


@pytest.mark.parametrize("size", [20_000])
def test_terms_stay_linear(size):
    assert len(terms("not " * size)) == 0
    assert len(terms("well-" * size + "known")) > 0
