"""Items lie on disk, and those that were put in or asked for last are at hand."""

from flows import spool
from flows.spool import Spool


def test_items_are_what_was_put_in_however_many(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "KEPT", 3)
    held = Spool(tmp_path)
    for number in range(10):
        held.append({"number": number})
    assert [held[at]["number"] for at in (9, 0, 5, 0, 8)] == [9, 0, 5, 0, 8]
    assert [item["number"] for item in held] == list(range(10))


def test_what_was_just_put_in_is_not_read_again(tmp_path, monkeypatch):
    held = Spool(tmp_path)
    held.append(["kept"])
    monkeypatch.setattr(held, "_read", None)
    assert held[0] == ["kept"]
