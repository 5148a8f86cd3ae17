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
