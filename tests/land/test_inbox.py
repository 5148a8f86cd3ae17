import pytest

from flows.errors import BadInput
from flows.land.inbox import content_hash, gather, read_articles, scan


def fill(root, files):
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def names(entries):
    return [entry.name for entry in entries]


def test_files_are_listed_by_folder_with_the_hash_of_their_bytes(tmp_path):
    root = fill(
        tmp_path,
        {
            "articles/b.md": "b",
            "articles/deep/a.html": "a",
            "claims/c.csv": "c",
            "sources/s.json": "[]",
            "evidence/manifest.csv": "m",
            "evidence/e.html": "e",
            "decisions/d.csv": "d",
        },
    )
    inbox = scan(root)
    assert names(inbox.articles) == ["articles/b.md", "articles/deep/a.html"]
    assert inbox.articles[0].content_hash == content_hash(b"b")
    assert names(inbox.claims) == ["claims/c.csv"]
    assert names(inbox.sources) == ["sources/s.json"]
    assert names(inbox.evidence) == ["evidence/e.html"]
    assert inbox.manifest.name == "evidence/manifest.csv"
    assert names(inbox.decisions) == ["decisions/d.csv"]
    assert inbox.quarantine == []


def test_an_inbox_may_lack_folders_but_must_be_there(tmp_path):
    assert scan(tmp_path).articles == []
    with pytest.raises(BadInput, match="no such directory"):
        scan(tmp_path / "nowhere")


def test_other_metadata_is_another_version(tmp_path):
    root = fill(tmp_path, {"articles/a.txt": "words"})
    before = scan(root).articles[0].content_hash
    fill(root, {"articles/a.meta.yml": "publisher: The Gazette"})
    inbox = scan(root)
    assert inbox.sidecars == 1
    assert inbox.articles[0].content_hash != before
    [(named, read_hash)], _ = read_articles(inbox.articles)
    assert named.sidecar == {"publisher": "The Gazette"}
    assert read_hash == inbox.articles[0].content_hash


@pytest.mark.parametrize("text", ["- a list", "a: [", "\x00", "1: 2"])
def test_a_broken_sidecar_is_set_aside_and_its_article_goes_on(tmp_path, text):
    root = fill(tmp_path, {"articles/a.txt": "words", "articles/a.meta.yml": text})
    inbox = scan(root)
    assert names(inbox.articles) == ["articles/a.txt"]
    assert inbox.articles[0].sidecar is None
    assert [row["file"] for row in inbox.quarantine] == ["articles/a.meta.yml"]
    assert "a.meta.yml" not in inbox.quarantine[0]["reason"]  # the row names it


def test_what_has_no_business_here_is_set_aside_with_a_reason(tmp_path):
    root = fill(
        tmp_path / "raw",
        {
            "articles/a.exe": b"MZ",
            "articles/lost.meta.yml": "title: x",
            "sources/s.yaml": "x",
            "articles/ok.md": "x",
        },
    )
    secret = fill(tmp_path, {"secret/key.md": "secret"}) / "secret"
    (root / "articles" / "link.md").symlink_to(secret / "key.md")
    (root / "articles" / "folder").symlink_to(secret)
    (root / "articles" / "nothing.md").symlink_to(root / "gone.md")
    (root / "articles" / "inside.md").symlink_to(root / "articles" / "ok.md")
    inbox = scan(root)
    assert names(inbox.articles) == ["articles/inside.md", "articles/ok.md"]
    reasons = {row["file"]: row["reason"] for row in inbox.quarantine}
    assert "unknown kind of file '.exe'" in reasons["articles/a.exe"]
    assert "no article" in reasons["articles/lost.meta.yml"]
    assert "unknown kind of file '.yaml'" in reasons["sources/s.yaml"]
    assert "out of the inbox" in reasons["articles/link.md"]
    assert "out of the inbox" in reasons["articles/folder"]
    assert "to nothing" in reasons["articles/nothing.md"]
    assert len(reasons) == 6


def test_litter_of_desktops_is_not_there(tmp_path):
    root = fill(
        tmp_path,
        {
            "articles/.DS_Store": "x",
            "articles/.hidden/a.md": "x",
            "articles/~$a.docx": "x",
            "articles/Thumbs.db": "x",
            ".gitkeep": "",
            "README.md": "x",
        },
    )
    inbox = scan(root)
    assert inbox.articles == []
    assert inbox.quarantine == []
    assert inbox.unread == []


def test_top_level_names_that_are_no_folder_of_ours_are_told(tmp_path):
    root = fill(tmp_path, {"article/a.md": "x", "notes.txt": "x"})
    assert scan(root).unread == ["article", "notes.txt"]


def test_a_file_that_vanishes_after_it_was_listed_is_set_aside(tmp_path):
    root = fill(tmp_path, {"articles/a.md": "x", "claims/c.csv": "x", "claims/d.csv": "y"})
    inbox = scan(root)
    (root / "articles/a.md").unlink()
    (root / "claims/c.csv").unlink()
    found, aside = read_articles(inbox.articles)
    assert found == []
    assert "moved meanwhile" in aside[0]["reason"]
    inputs = gather(inbox)
    assert inputs.claims == [("claims/d.csv", b"y")]
    assert [row["file"] for row in inputs.set_aside] == ["claims/c.csv"]
