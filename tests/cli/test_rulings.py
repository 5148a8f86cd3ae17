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
    err = desk("check")[2]
    assert "row 1: the ruling on UNS101@" in err
    assert "is overruled by row 2 (accept, by ines on 20" in err
    assert ": y); delete one of them" in err


def test_of_two_corrections_of_one_figure_the_later_holds_and_the_other_is_told(desk, tmp_path):
    desk("correct", "a.md:1:12", "--value", "61", "--by", "Ann")
    desk("correct", "a.md:1:12", "--value", "64", "--by", "Bo", "--reason", "page 4")
    out, err = desk("check", "--claims", "--format", "jsonl")[1:]
    rows = [json.loads(line) for line in out.splitlines()]
    claims = [row for row in rows if row["record"] == "claim"]
    assert [row["value"] for row in claims if row["figure"] == "62%"] == [64.0]
    [line] = [line for line in err.splitlines() if "overruled" in line]
    assert "row 1: the ruling on c" in line
    assert "(correct 61, by Ann on " in line
    assert "is overruled by row 2 (correct 64, by Bo on " in line


def test_a_ruling_on_what_its_rule_no_longer_finds_is_told_while_the_claim_stands(desk, tmp_path):
    desk("decide", "UNS101@a.md:1:12", "waive", "--reason", "x")
    assert "nothing left" not in desk("check")[2]
    desk("cite", "a.md:1:12", "acme-2024")
    err = desk("check")[2]
    assert "rulings.csv row 1: the ruling on UNS101@c" in err
    assert "has nothing left to rule on: UNS101 no longer stands there; delete the row" in err
    assert "nothing left" in desk("check", "raw/articles/a.md")[2]
    # of a rule that was not asked nobody knows what it finds
    assert "nothing left" not in desk("check", "--select", "NUM")[2]
    assert "nothing left" not in desk("check", "--ignore", "UNS101")[2]


def test_a_finding_that_was_not_asked_for_is_not_called_gone(desk, tmp_path):
    found = findings(desk)["UNS102"]["finding_id"]
    rulings(tmp_path).parent.mkdir()
    rulings(tmp_path).write_text(f"target,ruling\n{found},waive\nf0123456789abcdef,waive\n")
    assert desk("check")[2].count("no such finding") == 1
    assert "no such finding" not in desk("check", "--select", "NUM")[2]


def test_one_article_alone_hears_of_the_rulings_on_its_sentences_that_changed(desk, tmp_path):
    desk("cite", "a.md:1:12", "acme-2024")
    desk("decide", "UNS102@a.md:3", "waive", "--reason", "x")
    article = tmp_path / "raw" / "articles" / "a.md"
    other = tmp_path / "raw" / "articles" / "b.md"
    other.write_text("Of bakers in Elmham, 12% own a boat.\n", encoding="utf-8")
    article.write_text(ARTICLE.replace("62%", "63%"), encoding="utf-8")
    for words in (("check", "raw/articles/a.md"), ("check",)):
        err = desk(*words)[2]
        assert err.count("set aside: decisions/rulings.csv row") == 1
        assert "row 1: no claim or source c" in err
        assert '(its sentence was: "Of bakers, 62% own a cat.")' in err
    assert "set aside" not in desk("check", "raw/articles/b.md")[2]
    # where the words stand in another article, the ruling is on that one
    other.write_text(ARTICLE, encoding="utf-8")
    assert "set aside" not in desk("check", "raw/articles/a.md")[2]


def test_rulings_that_do_not_hold_are_told_to_programs_too(desk, tmp_path):
    desk("decide", "UNS102@a.md:3", "waive", "--reason", "x", "--expires", "2999-01-01")
    desk("cite", "a.md:1:12", "acme-2024")
    article = tmp_path / "raw" / "articles" / "a.md"
    article.write_text(ARTICLE.replace("62%", "63%"), encoding="utf-8")
    late = ("--as-of", "2999-01-02")

    def said(form):
        return desk("check", "--format", form, *late)[1]

    whole = json.loads(said("json"))["rulings"]
    assert [(row["file"], row["row"]) for row in whole] == [
        ("raw/decisions/rulings.csv", n) for n in (2, 1)
    ]
    assert "no claim or source" in whole[0]["message"]
    assert "it expired after 2999-01-01" in whole[1]["message"]
    lines = [json.loads(line) for line in said("jsonl").splitlines()]
    assert [row["message"] for row in lines if row["record"] == "ruling"] == [
        row["message"] for row in whole
    ]
    commands = [line for line in said("github").splitlines() if "title=ruling" in line]
    assert len(commands) == 2
    assert all(line.startswith("::warning file=raw/decisions/rulings.csv,") for line in commands)
    assert "it expired after 2999-01-01" in commands[1]
    issues = [row for row in json.loads(said("gitlab")) if row["check_name"] == "ruling"]
    assert [row["location"]["path"] for row in issues] == ["raw/decisions/rulings.csv"] * 2
    assert len({row["fingerprint"] for row in issues}) == 2
    assert "Row 1: " in issues[1]["description"]


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
