"""Which figures a change touches."""

from flows.report.touched import hunks, sentence_span

DIFF = """diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -1 +1 @@ # Title
-@@ -9 +9 @@
+@@ -7 +7 @@
@@ -4,2 +4,3 @@
-a
-b
+a
+b
+c
@@ -9,2 +9,0 @@
-gone
"""


def span(text, quote, figure, prefix=""):
    start = text.index(figure, text.index(prefix) + len(prefix))
    claim = {"start": start, "end": start + len(figure), "quote": quote, "figure": figure}
    first, last = sentence_span(text, claim | {"prefix": prefix, "suffix": ""})
    return text[first:last]


def test_hunks_are_lines_of_the_new_text():
    assert hunks(DIFF) == [(1, 1), (4, 6), (9.5, 9.5)]
    assert hunks("") == []


def test_a_sentence_is_found_with_its_markup_over_several_lines():
    text = "One 5% here.\n\nThe [Harbour\nCouncil](https://h.example/a/b) **says**\n62% of\nus own."
    assert span(text, "The Harbour Council says 62% of us own.", "62%") == (
        "The [Harbour\nCouncil](https://h.example/a/b) **says**\n62% of\nus own"
    )


def test_words_written_otherwise_in_the_file_are_passed_over():
    text = "<p>Le caf&eacute; of bakers: 62% of them&nbsp;own it.</p><p>Bakers own 3%.</p>"
    assert span(text, "Le café of bakers: 62% of them own it.", "62%") == (
        "Le caf&eacute; of bakers: 62% of them&nbsp;own it"
    )


def test_the_next_sentence_of_like_words_is_another_one():
    text = "Of all, 5% sing.\nOf all, 7% dance."
    assert span(text, "Of all, 7% dance.", "7%") == "Of all, 7% dance"
    assert span(text, "Of all, 5% sing.", "5%") == "Of all, 5% sing"
