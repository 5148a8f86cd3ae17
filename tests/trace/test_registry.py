import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.trace.entries import edition_of, title_stem
from flows.trace.registry import register

FERRY = {
    "id": "ferry-2024",
    "type": "report",
    "title": "Ferry Barometer 2024",
    "publisher": "Association of Ferry Operators (AFO)",
    "issued": {"date-parts": [[2024, 5, 14]]},
    "URL": "https://www.afo.example/barometer/2024/",
    "DOI": "https://doi.org/10.5555/AFO.1",
    "custom": {
        "aliases": ["Ferry Barometer"],
        "series": "Ferry Barometer",
        "edition": "2024",
        "cites": ["tide-2023"],
        "survey": {
            "sponsor": "Harbour Fund",
            "population": "passengers",
            "n": "1,204",
            "moe": "±2.8",
            "field_start": "2024-02-01",
            "weighted": True,
        },
    },
}


def csl(*entries):
    return ("sources/a.json", json.dumps(entries).encode())


def only(registry):
    (row,) = registry.sources
    return row


def test_csl_with_survey_fields():
    row = only(register([csl(FERRY)]))
    assert row["source_id"] == "ferry-2024"
    assert row["publisher"] == "Association of Ferry Operators"
    assert json.loads(row["aliases"]) == ["Ferry Barometer", "AFO"]
    assert json.loads(row["cites"]) == ["tide-2023"]
    assert (row["issued"], row["issued_year"]) == ("2024-05-14", 2024)
    assert (row["n"], row["moe"], row["weighted"]) == (1204, 2.8, True)
    assert row["url_key"] == "afo.example/barometer/2024"
    assert row["doi"] == "10.5555/afo.1"
    assert (row["sponsor"], row["field_start"]) == ("Harbour Fund", "2024-02-01")


def test_survey_fields_in_a_note_as_zotero_keeps_them():
    entry = {
        "id": "x",
        "title": "Tide Report",
        "publisher": "Tide Lab",
        "note": "series: Tide Report\nn: 900\npopulation: sailors\nunweighted",
    }
    row = only(register([csl(entry)]))
    assert (row["series"], row["n"], row["population"]) == ("Tide Report", 900, "sailors")
    assert row["weighted"] is False


def test_the_publisher_may_be_an_author_or_the_journal():
    registry = register(
        [
            csl(
                {"id": "a", "title": "T one", "author": [{"literal": "Tide Lab"}]},
                {
                    "id": "b",
                    "title": "T two",
                    "author": [{"family": "Ayr", "given": "Mo"}],
                    "container-title": "Journal of Tides",
                },
            )
        ]
    )
    assert [row["publisher"] for row in registry.sources] == [
        "Tide Lab",
        "Journal of Tides",
    ]
    assert registry.sources[1]["author"] == "Ayr, Mo"


BIB = b"""
@comment{nothing}
@techreport{afo2024, title = {{Ferry} Barometer 2024}, author = {{Association of Ferry Operators}},
  year = 2024, month = may, url = {https://afo.example/b_2024},
  n = {1204}, aliases = {FB; Ferry B}}
@article{ayr2023, title = {Caf\\'e talk}, author = {Mo Ayr and Li, Wen},
  journal = {Journal of Tides}, year = {2023}, doi = {10.5555/jt.2}}
"""


def test_bibtex():
    first, second = register([("sources/a.bib", BIB)]).sources
    assert (first["title"], first["publisher"]) == (
        "Ferry Barometer 2024",
        "Association of Ferry Operators",
    )
    assert (first["issued"], first["n"], first["type"]) == ("2024-05", 1204, "report")
    assert first["url"] == "https://afo.example/b_2024"
    assert json.loads(first["aliases"])[:2] == ["FB", "Ferry B"]
    assert (second["title"], second["author"]) == ("Café talk", "Ayr, Mo; Li, Wen")
    assert (second["publisher"], second["type"]) == ("Journal of Tides", "article-journal")


def test_broken_bibtex_entries_are_set_aside_with_their_line():
    data = (
        b"@misc{a, title={One}, publisher={P}}\n@misc{b, title={Two \n\n@misc{c, title={Three}}\n"
    )
    registry = register([("sources/a.bib", data)])
    assert [row["source_id"] for row in registry.sources] == ["a", "c"]
    (aside,) = registry.quarantine
    assert "line 2" in aside["reason"]
    assert "Two" in aside["original"]


def test_csv():
    data = (
        b"id,title,publisher,issued,url,aliases,cites,n,weighted\n"
        b"a,Ferry Barometer 2024,AFO,May 2024,https://afo.example/1,FB; Barometer,b; c,1204,no\n"
    )
    row = only(register([("sources/a.csv", data)]))
    assert (row["issued"], row["n"], row["weighted"]) == ("2024-05", 1204, False)
    assert json.loads(row["aliases"])[:2] == ["FB", "Barometer"]
    assert json.loads(row["cites"]) == ["b", "c"]


def test_of_two_entries_with_one_id_the_first_stays():
    other = ("sources/b.csv", b"id,title\nferry-2024,Another\n")
    registry = register([csl(FERRY), other])
    assert only(registry)["title"] == "Ferry Barometer 2024"
    (aside,) = registry.quarantine
    assert (aside["file"], aside["row"], aside["step"]) == ("sources/b.csv", 1, "register")
    assert "sources/a.json entry 1" in aside["reason"]
    assert "sources/b.csv entry 1" in aside["reason"]
    assert "Another" in aside["original"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"title": "No id"}, "no id"),
        ({"id": "x"}, "neither title nor publisher"),
        ("text", "must be an object"),
        ({"id": "x", "title": "T", "issued": {"date-parts": [[2024, 13]]}}, "is no date"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": "many"}}}, "n 'many'"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": -4}}}, "n '-4'"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": 10.5}}}, "whole number"),
        ({"id": "x", "title": "T", "custom": {"survey": {"weighted": "perhaps"}}}, "weighted"),
        ({"id": "x", "title": ["T"]}, "title must be text"),
        ({"id": "x", "title": "T", "author": "not a list", "custom": []}, "custom must be"),
        ({"id": "x", "title": "T", "author": [{"given": "Only"}]}, "author must be"),
        ({"id": "x", "title": "T\ud800"}, "half a character"),
        ({"id": "x", "title": "T", "DOI": "none"}, "is no DOI"),
        ({"id": "x", "title": "T", "issued": "2024-1x"}, "issued '2024-1x' is no date; write 2024"),
        ({"id": "x", "title": "T", "issued": {"date-parts": [[2024, "1x"]]}}, "issued '2024-1x'"),
        ({"id": "x", "title": "T", "issued": {"dateparts": [[2024]]}}, "issued must be an object"),
        ({"id": "x", "title": "T", "URL": "htp://a"}, "url 'htp://a' is no address"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": "12k"}}}, "n '12k'"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": "1,2000"}}}, "n '1,2000'"),
        ({"id": "x", "title": "T", "custom": {"survey": {"n": "1x20"}}}, "n '1x20'"),
        ({"id": "x", "title": "T", "custom": {"survey": {"moe": "3x"}}}, "moe '3x'"),
        (
            {"id": "x", "title": "T", "note": "field_start: 2024-06\nfield_end: 2024-05-30"},
            "field_start 2024-06 is after field_end 2024-05-30",
        ),
    ],
)
def test_one_bad_entry_is_set_aside_and_the_rest_goes_on(entry, reason):
    registry = register([csl(entry, FERRY)])
    assert only(registry)["source_id"] == "ferry-2024"
    (aside,) = registry.quarantine
    assert reason in aside["reason"]
    assert aside["row"] == 1
    assert registry.rows_in == 2


@pytest.mark.parametrize(
    "said",
    [
        {"issued": {"date-parts": [[]], "season": 2}},
        {"issued": {"date-parts": [2024, 5]}},
        {"issued": {}},
        {"issued": {"literal": "n.d."}},
        {"URL": "www.loaf.example/x"},
        {"note": "n = 1,200 adults\nmoe: +/-3.1 pts\nfield_start: 2024-05\nfield_end: 2024-05-30"},
        {"note": "n: 1418 (weighted 1200)\nmoe: ±3.1pp\nfield_start: 2024\nfield_end: 2024-03"},
    ],
)
def test_an_entry_that_is_right_is_never_refused(said):
    registry = register([csl({"id": "x", "title": "T"} | said)])
    assert registry.quarantine == []
    row = only(registry)
    assert row["issued"] in (None, "2024-05")
    assert ("note" in said) == (row["moe"] == 3.1)


@pytest.mark.parametrize(
    ("fields", "issued", "reason"),
    [
        ("year = 2024, month = may", "2024-05", None),
        ("year = 2024, month = {14 May}", "2024-05-14", None),
        ("year = 2024, month = {May/June}", "2024", None),
        ("year = {in press}", None, None),
        ("year = {2024a}", "2024", None),
        ("year = 2024, month = 13", None, "issued '2024-13' is no date"),
        ("year = 2024, month = {1x}", None, "issued '1x 2024' is no date"),
        ("year = {20x4}", None, "issued '20x4' is no date"),
    ],
)
def test_dates_of_bibtex(fields, issued, reason):
    data = f"@misc{{x, title = {{T}}, {fields}}}".encode()
    registry = register([("sources/a.bib", data)])
    if reason is None:
        assert only(registry)["issued"] == issued
    else:
        assert registry.quarantine[0]["reason"].startswith(reason)


def test_broken_json_names_line_and_column():
    registry = register([("sources/a.json", b'[\n {"id": "a",}\n]')])
    assert "line 2, column 1" in registry.quarantine[0]["reason"]
    assert registry.quarantine[0]["row"] is None
    assert registry.rows_in == 1


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"\xff\xfe\x00", b"{", b"3", b"[" * 100_000, b"\xe9[]", b"null"]
)
def test_a_file_that_is_no_registry_is_set_aside_whole(data):
    registry = register([("sources/a.json", data)])
    assert len(registry.quarantine) == registry.rows_in == 1
    assert len(registry.sources) == 0


def test_editions_of_one_title_are_one_series_and_one_study():
    entries = [
        {"id": str(year), "title": f"State of Tides {year}", "publisher": "Tide Lab",
         "issued": {"date-parts": [[year]]}}
        for year in (2022, 2024)
    ]  # fmt: skip
    registry = register([csl(*entries, FERRY)])
    first, second, other = registry.sources
    assert first["series"] == second["series"] == "State of Tides"
    assert (first["edition"], second["edition"]) == ("2022", "2024")
    assert first["study_id"] == second["study_id"] != other["study_id"]
    study = next(s for s in registry.studies if s["study_id"] == first["study_id"])
    assert (study["editions"], study["first_year"], study["last_year"]) == (2, 2022, 2024)
    assert study["title"] == "State of Tides 2024"


def test_a_study_as_registered_stays():
    entries = [
        {"id": "a", "title": "Talk", "publisher": "P", "custom": {"study": "s"}},
        {"id": "b", "title": "Tracker 2024", "publisher": "P", "custom": {"study": "s"}},
    ]
    registry = register([csl(*entries)])
    assert {row["study_id"] for row in registry.sources} == {"s"}


def test_stem_and_edition_of_titles():
    assert title_stem("Ferry Barometer, no. 8 (2024)") == "ferry barometer"
    assert title_stem("2024") == ""
    assert edition_of("Ferry Barometer no. 8") == "8"
    assert edition_of("Ferry Barometer") is None


@given(st.lists(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "title", "author", "issued", "custom", "survey", "n", "aliases",
                         "date-parts", "URL", "publisher", "note", "family"]),
        inner, max_size=5),
    max_leaves=12,
), max_size=4))  # fmt: skip
def test_whatever_the_entries_every_one_is_loaded_or_set_aside(entries):
    registry = register([("sources/a.json", json.dumps(entries).encode())])
    assert registry.rows_in == len(entries)
    assert registry.rows_in == len(registry.sources) + len(registry.quarantine)
