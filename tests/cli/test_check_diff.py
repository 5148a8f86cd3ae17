"""`provstat check --diff REF`: what a change in git touches, and nothing else."""

import json
import subprocess

import pytest

from flows.cli.main import run

ARTICLE = """# Badges

Of all commuters, 62% now cycle
to work, says the Ministry[^1].

Of all bakers, 41% sing.

[^1]: Ministry of Roads, Count of 2023.
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PROVSTAT_ROOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    git("config", "user.email", "desk@example.org")
    git("config", "user.name", "Desk")
    (tmp_path / "a.md").write_text(ARTICLE)
    (tmp_path / "b: ü [x]*.md").write_text(ARTICLE)
    git("add", "-A")
    git("commit", "-qm", "one")
    return tmp_path


def git(*words):
    subprocess.run(["git", *words], check=True, capture_output=True)


@pytest.fixture
def figures(capsys):
    """Runs check --diff; gives the documents and figures that it looked at."""

    def looked_at(ref, *paths):
        status = run(["check", "--diff", ref, "--claims", "--format", "jsonl", *map(str, paths)])
        out, err = capsys.readouterr()
        assert status != 2, err
        found = [json.loads(line) for line in out.splitlines()]
        assert found[-1]["figures"] == len([one for one in found if one["record"] == "claim"])
        claims = {one["claim_id"] for one in found if one["record"] == "claim"}
        assert {one["claim_id"] for one in found if one["record"] == "finding"} <= claims
        return [(one["document"], one["figure"]) for one in found if one["record"] == "claim"]

    return looked_at


@pytest.fixture
def refused(capsys):
    def message(*words):
        assert run(["check", "--diff", *map(str, words)]) == 2
        return capsys.readouterr().err

    return message


def edit(path, before, after):
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_nothing_changed_and_what_a_hook_says_of_its_folder(repository, figures, monkeypatch):
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    (repository / "sub").mkdir()
    (repository / "sub" / "n.md").write_text("Of all bakers, 12% dance.\n")
    assert figures("HEAD", ".") == [("sub/n.md", "12%")]


def test_a_figure_whose_line_changed(repository, figures):
    edit(repository / "a.md", "41%", "43%")
    assert figures("HEAD", ".") == [("a.md", "43%")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("to work", "to school"), ("Count of 2023", "Count of 2024")],
    ids=["another line of its sentence", "the footnote it cites"],
)
def test_a_figure_whose_sentence_or_reference_changed(repository, figures, before, after):
    edit(repository / "a.md", before, after)
    assert figures("HEAD", ".") == [("a.md", "62%")]


def test_lines_that_went_away(repository, figures):
    edit(repository / "a.md", "# Badges\n\n", "")
    assert figures("HEAD", "a.md") == []
    edit(repository / "a.md", "to work, says the Ministry[^1].\n", "")
    assert figures("HEAD", "a.md") == []
    path = repository / "a.md"
    path.write_text("Of all commuters,\nwhoever\n62% cycle.\n")
    git("commit", "-qam", "two")
    path.write_text("Of all commuters,\n62% cycle.\n")
    assert figures("HEAD", "a.md") == [("a.md", "62%")]


def test_a_renamed_file_is_no_new_one(repository, figures):
    git("mv", "a.md", "c.md")
    edit(repository / "c.md", "41%", "43%")
    assert figures("HEAD", ".") == [("c.md", "43%")]


def test_names_are_names_not_patterns(repository, figures):
    name = "b: ü [x]*.md"
    edit(repository / name, "41%", "43%")
    assert figures("HEAD", name) == [(name, "43%")]


def test_a_file_that_git_does_not_know_is_new(repository, figures):
    (repository / "new.md").write_text("Of all bakers, 12% dance.\n")
    assert figures("HEAD", "new.md", "a.md") == [("new.md", "12%")]


def test_of_what_git_takes_for_no_text_all_is_new(repository, figures):
    (repository / "w.md").write_bytes("Of all bakers, 12% dance.\n".encode("utf-16"))
    git("add", "-A")
    git("commit", "-qm", "two")
    assert figures("HEAD", "w.md") == []
    (repository / "w.md").write_bytes("Of all bakers, 12% dance.\n\nNo more.\n".encode("utf-16"))
    assert figures("HEAD", "w.md") == [("w.md", "12%")]


def test_since_a_branch_was_left(repository, figures):
    git("checkout", "-qb", "draft")
    edit(repository / "a.md", "41%", "43%")
    git("commit", "-qam", "mine")
    git("checkout", "-q", "main")
    edit(repository / "a.md", "62%", "64%")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "draft")
    assert figures("main...", "a.md") == [("a.md", "43%")]
    assert figures("main", "a.md") == [("a.md", "62%"), ("a.md", "43%")]


def test_the_whole_inbox_is_compared(repository, figures):
    (repository / "raw" / "articles").mkdir(parents=True)
    (repository / "provstat.toml").write_text("")
    (repository / "raw" / "articles" / "in.md").write_text(ARTICLE)
    git("add", "-A")
    git("commit", "-qm", "two")
    assert figures("HEAD") == []
    edit(repository / "raw" / "articles" / "in.md", "41%", "43%")
    assert figures("HEAD") == [("articles/in.md", "43%")]


def test_the_other_side_of_a_conflict_is_still_told(repository, capsys):
    path = repository / "c.md"
    path.write_text("In 2024, 61% of bakers slept late.\n\nIn 2024, 61% of bakers slept late.\n")
    git("add", "-A")
    git("commit", "-qm", "two")
    path.write_text("In 2024, 61% of bakers slept late.\n\nIn 2024, 45% of bakers slept late.\n")
    run(["check", "--diff", "HEAD", "c.md", "--select", "CON206"])
    out = capsys.readouterr().out
    assert out.startswith("c.md:3:10: CON206 self-contradiction: ")
    assert "\n    against c.md:1:10\n" in out
    assert "1 figure found" in out


def test_every_format_is_whole_when_nothing_changed(repository, capsys):
    for form in ("json", "sarif", "gitlab"):
        assert run(["check", "--diff", "HEAD", "--format", form, "a.md"]) == 0
        json.loads(capsys.readouterr().out)


def test_refs_that_do_not_exist_and_places_outside(repository, refused, tmp_path_factory):
    assert "no branch, tag or commit 'nope'" in refused("nope", "a.md")
    assert "name a branch" in refused("--output=x", "a.md")
    assert not (repository / "x").exists()
    assert "name a branch" in refused("...", "a.md")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_text(ARTICLE)
    assert "lies in no git repository" in refused("HEAD", elsewhere)
    assert "standard input" in refused("HEAD", "-")
    git("checkout", "-q", "--orphan", "alone")
    git("commit", "-qm", "alone")
    assert "no commit in common" in refused("main...", "a.md")


def test_without_git_it_says_so(repository, refused, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "git, which is not installed" in refused("HEAD", "a.md")


def test_a_file_that_changed_and_cannot_be_read_is_not_clean(repository, capsys):
    (repository / "a.md").write_bytes(b"\xff\xfe\x00")
    assert run(["check", "--diff", "HEAD", "a.md"]) == 2
    assert "a.md" in capsys.readouterr().err
