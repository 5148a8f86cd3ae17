"""Whatever is published: the reading ends, its offsets hold, and its rows fit the table."""

import json
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.land.blocks import Unreadable
from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.records import claim_rows, extract_record, other_records
from schemas import Claims, frame

WORDS = (
    "according to the Acme Institute said Ada Rye , . ; : — – - ( ) “ ” ' \" $ € % per cent points "
    "72% 1,200 3 in 4 half of a third doubled twice more than up over at least between and from or "
    "2023 survey adults that number those who n = 1,024 ± 3 top #1 Q3 $4.5m 10–15 2.5x one five "
    "million Source: our [1] [^1] study by found say not aim for if March 4 years v1.2 1/2 ½"
).split()
MARKUP = [
    *("\n", "\n\n", "\n- ", "\n> ", "\n# ", "**", "*", "`", "|", "[", "](http://a.b/c)", "<td>"),
    *("\n| a | b |\n|---|---|\n| 72% | 3 |\n", "<table><tr>", "<li>", "<p>", "</", "&amp;", "&#0;"),
    *(
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ud800",
        "٧٢٪",
        "²",
        "İ",
        "e\u0301",
        "9" * 330,
        "\t",
    ),
    *("<blockquote>", "<figure><figcaption>", "<sup>1</sup>", "\n[^1]: Acme, 2020\n", "$$", "%%"),
]
SUFFIXES = st.sampled_from(["md", "html", "txt"])
# What credits and meanings are read from: the same few words in any order find most mistakes.
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKUP)), max_size=60)


def rows_of(name: str, data: bytes) -> list[dict]:
    try:
        reading = read(read_bytes(name, data))
    except Unreadable:
        return []
    text = reading.document.text
    rows = claim_rows(reading)
    for record in [*map(extract_record, rows), *other_records(reading)]:
        assert 0 <= record["start"] < record["end"] <= len(text)
        assert record["figure"] == text[record["start"] : record["end"]]
        assert math.isfinite(record["value"])
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode()
    return rows


@settings(max_examples=300)
@given(TEXTS, SUFFIXES)
def test_any_words_are_read_to_the_end(words, suffix):
    rows_of(f"a.{suffix}", " ".join(words).encode("utf-8", "surrogatepass"))


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=3), SUFFIXES)
def test_rows_of_any_documents_fit_the_table(documents, suffix):
    rows = []
    for number, words in enumerate(documents):
        data = "".join(words).encode("utf-8", "surrogatepass")
        rows += rows_of(f"{number}.{suffix}", data)
    if rows:
        frame(Claims, rows)


@pytest.mark.parametrize(
    "text",
    [
        "72% said so, according",
        "According to [Acme](http://[acme), 72% of adults said so. [1]: http://[::x",
        "According 72%",
        "9" * 400 + "% of adults",
        "1e999 people, $" + "9" * 350 + " million",
        "½" * 50 + "%",
        "(" * 3000 + "72% of adults",
        "“" * 3000 + "72% of adults said",
        "72% " * 1000,
        "- " * 2000 + "72% of adults",
        "> " * 2000 + "72% of adults",
        "| " * 2000 + "72% of adults |",
        "<div>" * 2000 + "72% of adults",
    ],
)
@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_odd_texts_are_read(text, suffix):
    rows_of(f"a.{suffix}", text.encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "In 2023, 72% of adults said so, a Pew survey found. ",
        "and 72% of them said, according to Pew, ",
        "12 345 67 ",
        "“72% ” ",
        "- 72% of adults\n",
        "<table><tr><td>72%",
        "Smith and Jones Center of ",
    ],
)
def test_time_of_the_whole_reading_is_linear(unit):
    def seconds(size: int) -> float:
        data = (unit * (size // len(unit) + 1)).encode()
        start = time.process_time()
        rows_of("a.md", data)
        return time.process_time() - start

    # Quadratic growth would take 36 times as long.
    assert any(seconds(18_000) < 9 * seconds(3_000) + 0.05 for _ in range(2))


def test_sentences_that_differ_in_their_blanks_have_claims_of_their_own():
    text = "72% of adults said so.\n\n72% of\u00a0adults said so.\n"
    ids = [row["claim_id"] for row in rows_of("a.md", text.encode())]
    assert len(set(ids)) == len(ids) == 2
