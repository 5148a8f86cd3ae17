import pytest
from blockkit import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The share of those who read is higher than it was in the year before.", "en"),
        ("Nach der Umfrage sind es 72 Prozent, die nicht mit dem Zug fahren und auch so.", "de"),
        ("D’après les auteurs, 72 % des cadres sont pour une baisse dans les villes.", "fr"),
        ("Más de 7 por ciento de los hogares con hijos lo sabe, según el informe.", "es"),
        ("Het aandeel van de mensen dat niet met een trein reist is niet groot.", "nl"),
        ("72 % 81 % 90 %", None),
    ],
)
def test_function_words_vote(text, language):
    assert read("a.txt", text).meta.language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Podle průzkumu se na to ptá 72 procent lidí, kteří jsou také pro.", "cs"),
        ("Ankete göre bir yıl sonra yüzde 72 daha çok için ve bu kadar.", "tr"),
        ("По данным опроса, 72 процента взрослых это знают.", "ru"),
        ("За даними опитування, це знають 72 відсотки дорослих українців.", "uk"),
        ("Σύμφωνα με την έρευνα, το 72% των ενηλίκων το γνωρίζει.", "el"),
        ("調査によると、成人の72%が知っています。", "ja"),
        ("根据调查，72%的成年人知道这一点。", "zh"),
        ("وفقا للمسح، 72% من البالغين يعرفون ذلك.", "ar"),
    ],
)
def test_other_languages_and_scripts_are_told_apart(text, language):
    assert read("a.txt", text).meta.language == language


def test_a_long_text_knows_better_than_its_template():
    english = "The share of those who read the news is higher than it was in the year before. "
    page = f'<html lang="de"><p>{english * 5}</p></html>'
    assert read("a.html", page).meta.language == "en"
    assert read("a.html", '<html lang="de"><p>72 % in the of</p></html>').meta.language == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Brands that bake average 1,200 rolls per month.\n1,300 per month is rare.\n",
        "At Crumbco, we log approximately 16,000 orders for stolen rolls each month.\n",
    ],
)
def test_words_that_other_languages_have_too(text):
    assert read("a.txt", text).meta.language in (None, "en")
