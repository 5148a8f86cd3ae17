"""Dates, periods and addresses: what people write is read, what cannot be meant is refused."""

import datetime as dt

import pytest
from blockkit import read

from flows.land.metadata import iso_date
from flows.land.tables import claim_table, decision_table, manifest_table
from flows.land.written import NotADate, date_of, date_read, is_address, moment_of, odd_period
from flows.trace.evidence import read_manifest
from flows.trace.registry import register

SEVEN = dt.datetime.fromisoformat("2026-05-31T07:00:00")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024/5/14", "2024-05-14"),
        ("2024-05-14T12:00:00Z", "2024-05-14"),
        ("20240514", "2024-05-14"),
        ("14 May 2024", "2024-05-14"),
        ("Sept. 2024", "2024-09"),
        ("May 3rd, 2024", "2024-05-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("May 3 2024", "2024-05-03"),
        ("pp. 1900-1950, 2021", "2021"),
        ("Spring 2024", "2024"),
        ("2024 Q3", "2024"),
        ("2024-Q3", "2024"),
        ("FY2024", "2024"),
        ("c. 2024", "2024"),
        ("2023-24", "2023"),
        ("2023-2024", "2023"),
        ("May/June 2024", "2024"),
        ("3rd quarter 2024", "2024"),
        ("14/05/2024", "2024-05-14"),
        ("05/14/2024", "2024-05-14"),
        ("04/05/2024", "2024"),
        ("4.5.2024", "2024-05-04"),
        ("05/2024", "2024-05"),
        ("1H24", "2024"),
        ("4Q23", "2023"),
        ("Q1 FY25", "2025"),
        ("FY24", "2024"),
        ("FY '98", "1998"),
        ("2024-M06", "2024-06"),
        ("2024-S1", "2024"),
        ("2024-W23", "2024-06"),
        ("2024W23-5", "2024-06-07"),
        ("Summer '24", "2024"),
        ("1er mai 2024", "2024"),
        ("2024-05-31/2024-06-02", "2024-05-31"),
        ("2024-05-31t10:00:00z", "2024-05-31"),
        ("soon", None),
        ("2024a", "2024"),
        ("mars 2024", "2024"),
        ("n.d.", None),
        ("in press", None),
        ("-", None),
    ],
)
def test_dates_as_people_write_them(text, wanted):
    assert date_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("May 3rd, 2024", ("2024-05-03", True)),
        ("May 2024–June 2024", ("2024", False)),  # of two months, neither
        ("May/June 2024", ("2024", False)),
        ("Friday 3rd 2024", ("2024", False)),
        ("the 3rd, 2024", ("2024", False)),
        ("3rd quarter 2024", ("2024", True)),
        ("Spring 2024", ("2024", True)),
        ("pp. 1900-1950", (None, False)),
    ],
)
def test_what_was_left_out_of_a_date_is_told(text, read):
    assert date_read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2024-1x",
            "2024-13",
            "2024-02-30",
            "20x4",
            "2O24",
            "2024-123",
            "45432",
            "202",
            "2024-W54",
        ),
        *("2024-W54", "32-13-2025", "31.2.2024", "5.13.2024", "13/2025", "2024-M13", "5Q24"),
    ],
)
def test_what_cannot_be_meant_for_a_date_is_refused(text):
    with pytest.raises(NotADate, match=r"is no date; write 2024, 2024-05 or 2024-05-31"):
        date_of(text)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        *((text, False) for text in ("2024", "2023-06", "2021/2024", "2024-Q3", "2023-24", "Q3")),
        *((text, False) for text in ("past 12 months", "wave 3", "pre-2020", "1990s", "12th wave")),
        *((text, False) for text in ("since COVID19", "24mo", "FY24", "", "2024-05-01/2024-06-01")),
        *(
            (text, False)
            for text in ("1H24", "1Q24", "2024-M06", "2024-S1", "31.12.2025", "5/4/24")
        ),
        *((text, True) for text in ("20x5", "2O24", "2024-1x", "2024-13", "202x", "2024-14-01")),
        *((text, True) for text in ("32-13-2025", "from 31/02/2024", "2024-02-30", "2024-M13")),
    ],
)
def test_periods(text, odd):
    assert odd_period(text) is odd


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *((text, True) for text in ("https://a.example/x", "http://intranet/x", "a.example/x")),
        *((text, True) for text in ("doi:10.1/a", "urn:nbn:de:1", "10.1234/abc", "www.a.example")),
        *((text, True) for text in ("<https://a.example>", "ftp://a.example/x", "a.example:80/x")),
        *((text, True) for text in ("HTTPS://a.example", "Https://a.example/x", "DOI:10.1/a")),
        *((text, True) for text in ("arXiv:2401.01234", "doi.org/10.1/a", "//a.example/x")),
        *((text, False) for text in ("htp://a.example", "see the PDF", "report", "mailto:a@b.c")),
    ],
)
def test_addresses(text, right):
    assert is_address(text) is right


def _reasons(typed):
    return [row["reason"] for row in typed.quarantine]


def test_fields_of_tables_that_cannot_be_meant_set_their_row_aside():
    head = b"document,quote,value,unit,period,cited_url\n"
    claims = claim_table(
        "claims/a.csv",
        head + b"a.md,Of us 5% go.,5,percent,20x5,\n"
        b"a.md,Of us 6% go.,6,percent,2024,see the report\n"
        b"a.md,Of us 7% go.,7,percent,last winter,https://a.example/x\n",
    )
    assert [row["value"] for row in claims.records] == [7]
    period, cited = _reasons(claims)
    assert period.startswith("period '20x5' is no time; write 2024")
    assert cited.startswith("cited_url 'see the report' is no address; write it as https://")
    rulings = decision_table(
        "decisions/a.csv",
        b"target,ruling,reason,expires\n"
        b"c1,waive,a,20260531\nc1,waive,b,2026-05-31x\nc1,waive,c,2026-05-31\n",
    )
    assert [row["expires"] for row in rulings.records] == ["2026-05-31"]
    assert all("is no date; write it as 2026-05-31" in reason for reason in _reasons(rulings))
    manifest = manifest_table(
        "evidence/manifest.csv", b"url,source_id,file\nhtp//a,s,\nhttps://a.example/,s,\n", ()
    )
    assert len(manifest.records) == 1
    assert _reasons(manifest)[0].startswith("url 'htp//a' is no address")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("date: 2024-1x", "date '2024-1x' is no date; write 2024, 2024-05 or 2024-05-31"),
        ("date: 20x4", "date '20x4' is no date"),
        ("url: example", "url 'example' is no address"),
        ("lang: english", "lang 'english' is no language tag; write en or en-GB"),
    ],
)
def test_metadata_that_is_not_understood_is_told_and_the_rest_is_read(field, told):
    document = read("a.md", f"---\ntitle: Owls\n{field}\n---\nOf owls, 5% hoot.\n")
    [note] = document.notes
    assert note.startswith(f"a.md: metadata passed over: {told}")
    assert document.meta.title == "Owls"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024-13-01", "2024"),
        ("2023-02-29", "2023-02"),
        ("1er mai 2024", "2024"),
        ("Summer '24", "2024"),
    ],
)
def test_a_date_that_is_read_in_part_is_told(written, read_as):
    document = read("a.md", f'---\ntitle: Owls\ndate: "{written}"\n---\nOf owls, 5% hoot.\n')
    assert document.meta.published == read_as
    [note] = document.notes
    assert note.startswith(
        f"a.md: metadata read in part: date '{written}' as {read_as}; write 2024"
    )


@pytest.mark.parametrize(
    "field",
    [
        *("date: 2024-05-14T10:00:00+02:00", "date: 2024-05", "published: true", "date:"),
        *("date: Tue, 14 May 2024 10:00:00 GMT", "date: May 14, 2024", "permalink: /owls/"),
        *("date: 2024-05-31/2024-06-02", "date: 2024-W23", "date: 2024-05-31t10:00:00z"),
        *("lang: en-GB", "url: https://a.example/x"),
    ],
)
def test_metadata_that_is_right_is_not_spoken_of(field):
    assert read("a.md", f"---\ntitle: Owls\n{field}\n---\nText.\n").notes == []


def test_a_date_with_its_weekday_and_hour_is_read():
    assert iso_date("Tue, 14 May 2024 10:00:00 GMT") == "2024-05-14"
    assert iso_date("May 14, 2024 at 10:00 am") == "2024-05-14"
    assert iso_date("2024-05-14 10:00") == "2024-05-14"
    assert iso_date("2024-05-14t10:00:00z") == "2024-05-14"
    assert iso_date("2024-05-31/2024-06-02") == "2024-05-31"
    assert iso_date("2024-1x") is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-05-31T07:00:00Z",
            "2026-05-31 07:00:00 UTC",
            "2026-05-31t07:00z",
            "2026-05-31 07:00",
        ),
        *(
            "2026-05-31 07:00",
            "2026-05-31 09:00:00 +0200",
            "Sun, 31 May 2026 07:00:00 GMT",
        ),
        "31 May 2026 07:00 +0000",
    ],
)
def test_moments_of_the_manifest_as_programs_write_them(text):
    assert moment_of(text) == SEVEN
    row = f"https://a.example/,s,,404,,{text if ',' not in text else f'{chr(34)}{text}{chr(34)}'},"
    head = "url,source_id,file,http_status,error,retrieved_at,media_type"
    typed = manifest_table("evidence/manifest.csv", f"{head}\n{row}\n".encode(), ())
    assert read_manifest(typed.records)[0]["retrieved_at"] == SEVEN


@pytest.mark.parametrize("text", ["yesterday", "2026-05-32", "2026-05-31 07:00 CEST", "12:00"])
def test_what_is_no_moment_sets_its_row_aside(text):
    row = f"url,source_id,file,retrieved_at\nhttps://a.example/,s,,{text}\n"
    typed = manifest_table("evidence/manifest.csv", row.encode(), ())
    assert _reasons(typed) == [
        f"retrieved_at '{text}' is no time; write it as 2026-05-31T08:00:00Z"
    ]


def test_a_source_is_not_lost_for_a_date_or_an_identifier_in_another_spelling():
    table = (
        b"id,title,issued,url,doi\n"
        b"a,Owls,FY24,HTTPS://a.example/owls,DOI:10.1234/abc\n"
        b"b,Terns,1er mai 2024,arXiv:2401.01234v2,arXiv:2401.01234\n"
        b"c,Gulls,2024-S1,DOI:10.1234/XYZ,https://doi.org/10.1234/XYZ\n"
    )
    registry = register([("sources/s.csv", table)])
    assert registry.quarantine == []
    assert [(row["issued"], row["doi"], row["url_key"]) for row in registry.sources] == [
        ("2024", "10.1234/abc", "a.example/owls"),
        ("2024", "10.48550/arxiv.2401.01234", "arxiv.org/abs/2401.01234v2"),
        ("2024", "10.1234/xyz", "doi:10.1234/xyz"),
    ]
    fiscal, french = registry.notes
    assert fiscal.startswith(
        "sources/s.csv entry 1 (a): issued 'FY24' was read as 2024; write 2024"
    )
    assert french.startswith("sources/s.csv entry 2 (b): issued '1er mai 2024' was read as 2024;")
