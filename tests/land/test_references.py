import pytest
from blockkit import block, kinds, marks, read


@pytest.mark.parametrize("title", ["References", "Sources:", "Notes", "4. Works cited"])
def test_numbered_entries_and_their_marks(title):
    document = read(
        "a.md", f"Some 72 % agree [2], others do not.[1, 2]\n\n## {title}\n\n1. Poll A\n2. Poll B\n"
    )
    assert [(b.kind, b.label) for b in document.blocks[2:]] == [
        ("reference", "1"),
        ("reference", "2"),
    ]
    assert [label for _, label in marks(document.blocks[0])] == ["2", "1", "2"]


def test_a_list_under_a_line_that_says_sources():
    document = read(
        "a.md",
        "- Some 72 % agree.[1]\n- Few do not.[2]\n\nSources:\n\n1. Poll A\n2. Poll B\n\nMore.\n",
    )
    assert [(b.kind, b.label) for b in document.blocks[3:5]] == [
        ("reference", "1"),
        ("reference", "2"),
    ]
    assert [label for _, label in marks(document.blocks[0])] == ["1"]
    document = read("a.md", "We sell these:\n\n1. Poll A\n2. Poll B\n")
    assert "reference" not in kinds(document)


def test_marks_without_entries_are_text():
    document = read("a.md", "Some 72 % [2] agree; it measures 40 m² [sic].\n")
    assert not document.blocks[0].links


def test_typed_numbers_in_brackets():
    document = read("a.txt", "Most agree [1].\n\nFew do not [3].\n\n[1] Poll A.\n\n[2] Poll B.\n")
    assert block(document, "[1]").kind == "reference"
    assert block(document, "[1]").label == "1"
    assert block(document, "[2]").kind == "paragraph"
    assert marks(document.blocks[0]) == [("t agree ", "1")]


def test_raised_numbers():
    document = read("a.txt", "Most agree, 72%.¹ It is 3 km¹ long.\n\nNotes\n\n¹ Poll A, 2024.\n")
    assert marks(document.blocks[0]) == [("ee, 72%.", "1")]


def test_asterisks_lead_to_the_note_below():
    document = read("a.md", "Some 72%* agree.\n\n\\* Of those who answered.\n")
    assert (document.blocks[1].kind, document.blocks[1].label) == ("footnote", "*")
    assert marks(document.blocks[0]) == [("Some 72%", "*")]


def test_ranges_of_marks():
    document = read("a.txt", "So it is.[1-3]\n\nReferences\n\n[1] A.\n\n[2] B.\n\n[3] C.\n")
    assert [label for _, label in marks(document.blocks[0])] == ["1", "2", "3"]


def test_an_unnumbered_list_of_sources():
    document = read("a.md", "Text.\n\n## Sources\n\n- Poll A, 2024\n- Poll B, 2023\n")
    assert [b.kind for b in document.blocks] == ["paragraph", "heading", "reference", "reference"]


def test_notes_may_be_running_text():
    document = read("a.md", "## Notes\n\nTrips are counted from diaries.\n")
    assert document.blocks[1].kind == "paragraph"


def test_numbers_behind_words_that_link_are_marks():
    document = read(
        "a.html",
        '<p>Most<sup>1</sup> of 1,500<sup>2</sup> agree <a href="#n3">[3]</a>.</p>'
        '<p id="n3">Poll C</p><h2>References</h2><ol><li>Poll A<li>Poll B</ol>',
    )
    b = document.blocks[0]
    assert b.text == "Most of 1,500 agree [3]."
    assert [label for _, label in marks(b)] == ["1", "2", "3"]
    assert ("footnote", "Poll C") in kinds(document)


def test_powers_are_no_marks():
    document = read(
        "a.html", "<p>About 10<sup>6</sup> of 5 km<sup>2</sup> in the 1<sup>st</sup></p>"
    )
    assert document.blocks[0].text == "About 10⁶ of 5 km² in the 1st"


def test_a_numbered_list_at_the_end_holds_the_notes_that_marks_mean():
    text = (
        "Grain lowers the risk by 20%.[1] Others found 15%.[2]\n\n"
        "1. Rye A. Whole grains. Loaf J. 2016.\n2. Ito P. https://ito.example/c\n"
    )
    blocks = read("a.md", text).blocks
    assert [(b.kind, b.label) for b in blocks[1:]] == [("reference", "1"), ("reference", "2")]
    steps = read("a.md", text.replace("[1]", "").replace("[2]", "")).blocks
    assert [b.kind for b in steps[1:]] == ["item", "item"]
