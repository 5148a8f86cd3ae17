"""Regular expressions that are compiled when they are first used.

A quick check of one article uses a third of the several hundred patterns of the rooms it goes
through; compiling the others would cost it more than reading the article does.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")


class _Lazy:
    """Stands for a compiled pattern, and becomes one."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called only while the methods are not there; later calls go straight to the pattern.
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, for constants of a module: compiled when first used.

    A mistake in the pattern shows at its first use only; a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))
