"""Answers as other programs read them."""

import json

import duckdb

from flows.cli import terminal
from flows.cli.answers import print_answer


def printed(capsys, sql, form):
    print_answer(duckdb.sql(sql).df(), form, None)
    return capsys.readouterr().out


def test_json_is_what_any_reader_of_json_takes(capsys):
    out = printed(
        capsys, "SELECT 1.0 / 0 AS x, [1, 2] AS l, {'a': ['b', NULL]} AS s, NULL AS z", "json"
    )

    def refuse(word):
        raise ValueError(word)

    assert json.loads(out, parse_constant=refuse) == [
        {"x": None, "l": [1, 2], "s": {"a": ["b", None]}, "z": None}
    ]


def test_csv_and_tables_have_a_head(capsys):
    sql = "SELECT 1 AS one, 'a,b' AS two"
    assert printed(capsys, sql, "csv") == 'one,two\n1,"a,b"\n'
    assert printed(capsys, sql, "table").endswith("1 row\n")


def test_a_figure_is_shown_to_people_as_its_page_shows_it(capsys):
    sql = "SELECT '$300&ndash;$1,200' AS figure, '&ndash;' AS quote"
    assert "$300–$1,200" in printed(capsys, sql, "table")
    assert "&ndash;" in printed(capsys, sql, "table")
    assert "$300&ndash;$1,200" in printed(capsys, sql, "csv")


SENTENCE = "Nobody is credited for 20%, and nobody has been asked who might have counted it."
ROWS = [{"line": 7, "document": f"articles/{'long' * 20}.md", "message": SENTENCE}]


def test_a_column_of_sentences_is_whole_where_it_is_no_terminal():
    told = terminal.table(ROWS, ["line", "document", "message"], whole=True)
    assert told.endswith(f"…  {SENTENCE}")
    assert len(told.splitlines()) == 3


def test_a_column_of_sentences_goes_over_several_lines_on_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")
    told = terminal.table(ROWS, ["line", "document", "message"], whole=True).splitlines()
    assert max(map(len, told)) <= 70
    at = told[0].index("message")
    assert " ".join(line[at:] for line in told[2:]) == SENTENCE
    cut = terminal.table(ROWS, ["line", "document", "message"]).splitlines()
    assert len(cut) == 3
