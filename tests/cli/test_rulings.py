"""`provstat decide`, `cite` and `correct`: ruled at the desk, and held to by every later run."""

import json

import pytest

from flows.cli.main import run

ARTICLE = "Of bakers, 62% own a cat.\n\nStudies show that 41% of millers own a dog.\n"
SOURCES = (
    "id,title,publisher,issued,url,n\nacme-2024,Pets,Acme,2024,https://acme.example/pets,900\n"
)


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    for name, text in (("articles/a.md", ARTICLE), ("sources/s.csv", SOURCES)):
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "ines")
    monkeypatch.setenv("LOGNAME", "ines")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)

    def call(*words):
        status = run([*words, "--raw", "raw"])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def rulings(tmp_path):
    return tmp_path / "raw" / "decisions" / "rulings.csv"


def findings(desk, *words):
    out = desk("check", "--format", "jsonl", *words)[1]
    rows = [json.loads(line) for line in out.splitlines()]
    return {row["rule"]: row for row in rows if row["record"] == "finding"}


def test_a_waived_finding_stays_on_record_as_waived_in_every_format(desk, tmp_path):
    status, out, _ = desk(
        "decide", "UNS101@raw/articles/a.md:1:12", "waive", "--reason", "we counted"
    )
    assert status == 0
    assert "row 1: waive, by ines" in out
    assert "as long as the sentence says: Of bakers, 62% own a cat." in out
    row = findings(desk)["UNS101"]
    assert (row["status"], row["ruling"], row["ruled_by"]) == ("waived", "we counted", "ines")
    _, text, _ = desk("check")
    assert "UNS101 uncredited on 62%: waived by ines: we counted" in text
    assert "1 set aside by rulings" in text
    sarif = json.loads(desk("check", "--format", "sarif")[1])
    [result] = [row for row in sarif["runs"][0]["results"] if row["ruleId"] == "UNS101"]
    assert result["suppressions"][0]["justification"] == "we counted"


def test_ids_and_the_start_of_one_are_understood(desk, tmp_path):
    found = findings(desk)["UNS102"]
    assert desk("decide", found["finding_id"][:9], "accept", "--reason", "fine")[0] == 0
    assert desk("decide", found["claim_id"], "accept", "--reason", "fine")[1].endswith(
        "nothing was written\n"
    )
    assert findings(desk)["UNS102"]["status"] == "accepted"
    assert f"UNS102@{found['claim_id']},accept" in rulings(tmp_path).read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("decide", "UNS101@nowhere.md:1:1", "waive", "--reason", "x"), "no document"),
        (("decide", "UNS105@a.md:1:12", "waive", "--reason", "x"), "UNS105 does not stand"),
        (("decide", "a.md:1:12", "waive", "--reason", " "), "--reason is empty"),
        (
            ("decide", "a.md:1:12", "waive", "--reason", "x", "--expires", "2020-01-01"),
            "that day is over",
        ),
        (("cite", "a.md:1:12", "acne-2024"), "did you mean acme-2024?"),
        (("correct", "a.md:1:12", "--value", "many"), "many"),
        (("correct", "a.md:1:12", "--value", "1-2"), "one number"),
    ],
)
def test_what_cannot_be_ruled_is_said_and_nothing_is_written(desk, tmp_path, words, told):
    status, _, err = desk(*words)
    assert status == 2
    assert told in err
    assert "Traceback" not in err
    assert not rulings(tmp_path).exists()


def test_a_claim_is_held_against_the_source_that_an_editor_names(desk):
    before = findings(desk)
    assert "UNS101" in before
    assert desk("cite", "a.md:1:12", "acme")[0] == 0
    after = findings(desk)
    assert "UNS101" not in after
    assert after["UNS109"]["source_id"] == "acme-2024"


def test_a_value_that_was_read_wrongly_is_corrected(desk):
    assert "NUM301" not in findings(desk)
    assert desk("correct", "a.md:1:12", "--value", "162", "--by", "Ann")[0] == 0
    assert "NUM301" in findings(desk)


def test_a_ruling_that_expired_reopens_its_finding_and_says_so(desk):
    desk("decide", "UNS101@a.md:1:12", "waive", "--reason", "x", "--expires", "2999-01-01")
    assert findings(desk)["UNS101"]["status"] == "waived"
    assert findings(desk, "--as-of", "2999-01-02")["UNS101"]["status"] == "open"
    err = desk("check", "--as-of", "2999-01-02")[2]
    assert "does not hold: it expired after 2999-01-01" in err


def test_a_changed_sentence_is_another_claim_and_the_ruling_is_set_aside_loudly(desk, tmp_path):
    desk("decide", "UNS101@a.md:1:12", "waive", "--reason", "x")
    article = tmp_path / "raw" / "articles" / "a.md"
    article.write_text(ARTICLE.replace("62%", "63%"))
    err = desk("check")[2]
    assert "set aside: decisions/rulings.csv row 1: no claim or source" in err
    assert findings(desk)["UNS101"]["status"] == "open"


def test_a_guard_whose_words_are_gone_breaks_loudly(desk, tmp_path):
    claim = findings(desk)["UNS101"]["claim_id"]
    rulings(tmp_path).parent.mkdir()
    rulings(tmp_path).write_text(f"target,ruling,expect\nUNS101@{claim},waive,61% own\n")
    err = desk("check")[2]
    assert "no longer has the words expected, '61% own'" in err
    assert findings(desk)["UNS101"]["status"] == "open"


def test_of_two_rulings_that_contradict_each_other_the_later_holds_and_both_hear_it(desk):
    desk("decide", "UNS101@a.md:1:12", "waive", "--reason", "x")
    err = desk("decide", "UNS101@a.md:1:12", "accept", "--reason", "y")[2]
    assert "this outweighs row 1" in err
    assert findings(desk)["UNS101"]["status"] == "accepted"
    assert "row 1: the ruling on UNS101@" in desk("check")[2]
    assert "a later ruling says otherwise" in desk("check")[2]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("UNS101@{claim},wave,,", "ruling 'wave' is none of accept, waive"),
        ("UNS999@{claim},waive,,", "no rule is called 'UNS999'"),
        ("UNS101@{claim},waive,,31.12.2026", "expires '31.12.2026' is no date"),
        ("{claim},assign,nobody,", "no source is registered as 'nobody'"),
        ("{claim},correct,many,", "many"),
        ("{claim},correct,,", "correct needs the right value"),
        ("f0123456789abcdef,waive,,", "there is no such finding"),
        ("the cat one,waive,,", "is neither a claim_id"),
    ],
)
def test_a_row_that_was_written_wrongly_by_hand_is_told_with_its_place(desk, tmp_path, row, told):
    claim = findings(desk)["UNS101"]["claim_id"]
    rulings(tmp_path).parent.mkdir()
    rulings(tmp_path).write_text("target,ruling,value,expires\n" + row.format(claim=claim) + "\n")
    status, _, err = desk("check")
    assert status == 0  # the rest goes on
    assert "decisions/rulings.csv row 1: " in err
    assert told in err
    assert findings(desk)["UNS101"]["status"] == "open"


def test_a_finding_on_a_source_is_ruled_by_rule_and_source(desk, tmp_path):
    desk("cite", "a.md:1:12", "acme-2024")
    found = findings(desk)
    rule = next(code for code in found if code.startswith("DIS"))
    assert desk("decide", f"{rule}@acme-2024", "accept", "--reason", "they never say")[0] == 0
    assert findings(desk)[rule]["status"] == "accepted"


def test_nobody_in_particular_must_say_who_they_are(desk, monkeypatch):
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "")
    status, _, err = desk("decide", "UNS101@a.md:1:12", "waive", "--reason", "x")
    assert status == 2
    assert "--by NAME" in err


def test_the_articles_words_cannot_order_the_editors_terminal_about(desk, tmp_path):
    article = tmp_path / "raw" / "articles" / "a.md"
    article.write_text("Of \x1b[31mbakers, 62% own a cat.\n", encoding="utf-8")
    _, out, _ = desk("decide", "UNS101@a.md:1", "waive", "--reason", "x\x1b[2J")
    assert "\x1b" not in out
