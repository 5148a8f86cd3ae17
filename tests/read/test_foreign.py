"""Documents in other languages: their figures are read, and they are marked."""

import pytest

from flows.land.reader import read_bytes
from flows.read.figures import find_figures
from flows.read.reader import read
from flows.read.records import claim_rows, extract_record

GERMAN = (
    "Laut dem Institut sind 72,5 % der Befragten nicht zufrieden und 1.250 haben die Arbeit von "
    "der Firma, [so der Bericht](http://a.example/b), mit 1,5 Millionen Euro für das Jahr."
)


@pytest.mark.parametrize(
    ("language", "text", "figure", "value"),
    [
        ("de", "mit 72,5 Prozent", "72,5 Prozent", 72.5),
        ("de", "rund 1.250 Personen", "1.250", 1250),
        ("fr", "environ 12 500 personnes", "12 500", 12500),
        ("es", "unas 3,500 personas", "3,500", 3500),
        ("es", "el 3,5 por ciento", "3,5 por ciento", 3.5),
        ("sv", "1,2 miljoner", "1,2 miljoner", 1.2e6),
        ("pl", "1.234.567,8 osób", "1.234.567,8", 1234567.8),
        ("ru", "7,5 процентов", "7,5 процентов", 7.5),
        ("ja", "1,234人", "1,234", 1234),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(language, text, figure, value):
    (found,) = find_figures(text, language)
    assert (found.text, found.value) == (figure, value)


def test_no_word_is_taken_for_an_english_number():
    assert find_figures("ten eerste one double top third", "nl") == []


def test_claims_say_that_they_are_not_understood():
    rows = claim_rows(read(read_bytes("a.md", GERMAN.encode())))
    assert [row["value"] for row in rows][:2] == [72.5, 1250]
    for row in rows:
        record = extract_record(row)
        assert record["language"] == "de"
        assert record["understood"] is False
        assert record["population"] is None
        assert record["attribution"]["publisher"] is None
        assert "another language" in record["decided_by"]


def test_english_is_understood():
    (row,) = claim_rows(read(read_bytes("a.md", b"In the survey, 72% of the adults said that.")))
    assert extract_record(row)["understood"] is True
