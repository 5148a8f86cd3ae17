"""Patterns compiled at first use: they behave like compiled ones, and all of them compile."""

import gc
import importlib
import pkgutil
import re
import warnings

import pytest

import flows
from flows.lazy import _Lazy, pattern


def test_a_lazy_pattern_does_what_a_compiled_one_does():
    lazy, compiled = pattern(r"(a)(b)?", re.IGNORECASE), re.compile(r"(a)(b)?", re.IGNORECASE)
    assert lazy.pattern == compiled.pattern
    assert lazy.groups == compiled.groups
    assert lazy.sub("-", "xAby") == compiled.sub("-", "xAby") == "x-y"
    assert lazy.match("xA", 1).group() == "A"
    assert [m.start() for m in lazy.finditer("aba")] == [0, 2]
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_a_mistake_shows_at_first_use():
    lazy = pattern("(")
    with pytest.raises(re.error):
        lazy.search("x")


def test_every_pattern_of_the_project_compiles():
    for module in pkgutil.walk_packages(flows.__path__, "flows."):
        if not module.name.startswith(
            ("flows.land.", "flows.read.", "flows.slots.", "flows.trace.", "flows.compare.")
        ):
            continue
        importlib.import_module(module.name)
    gc.unfreeze()  # a command that ran in this process has set aside what there was
    known = [thing for thing in gc.get_objects() if isinstance(thing, _Lazy)]
    assert len(known) > 200
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for lazy in known:
            if lazy.pattern != "(":
                re.compile(lazy.pattern, lazy._flags)
