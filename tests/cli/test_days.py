"""A day that does not exist is told so, not that its form is wrong."""

import pytest

from flows.cli.days import day
from flows.cli.ingest import _read_again
from flows.cli.main import run


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-13-01", "there is no month 13"),
        ("2026-02-29", "there is no day 29; February 2026 has 28 days"),
        ("2026-00-01", "there is no month 0"),
        ("0000-01-01", "there is no year 0"),
        ("31.05.2026", "is no day; write it as 2026-05-31"),
        ("yesterday", "is no day; write it as 2026-05-31"),
    ],
)
def test_what_is_no_day_is_told(text, told, capsys):
    with pytest.raises(ValueError, match=told):
        day(text)
    for option in ("--since", "--until", "--as-of"):
        assert run(["ingest", option, text]) == 2
        assert told in " ".join(capsys.readouterr().err.split())


def test_a_day_is_read():
    assert day("2024-02-29").date().isoformat() == "2024-02-29"


def test_a_backfill_names_what_it_read_again_the_changed_first():
    none = "\n".join(_read_again({}, None, "2024-12-31", new=False))
    assert none.startswith("read again: nothing; of the articles that stood before, none that is")
    assert none.endswith("until 2024-12-31")
    [none] = _read_again({}, None, "2024-12-31", new=True)  # perhaps articles of these days
    assert none.endswith("until 2024-12-31; what is new or changed was read anyway")
    stood = {f"{n:02}.md": n == 21 for n in range(23)}
    told = list(_read_again(stood, "2024-01-01", None, new=False))
    assert told[0].endswith("from 2024-01-01; 22 as before, 1 with other claims")
    assert told[1:3] == ["  21.md  (other claims)", "  00.md"]
    assert told[-1] == "  ... and 3 more"


def test_articles_that_no_run_can_read_are_told_apart_from_those_to_read():
    from flows.ingest import unreadable

    aside = [{"file": "articles/c.md"}, {"file": "claims/d.csv"}]
    told = unreadable(["articles/b.md", "articles/c.md"], aside)
    assert told == "1 of the 2 to read cannot be read, and each run tries again"
    assert unreadable(["articles/b.md"], aside) == ""
