"""Answers that are kept for as long as the same words are looked at.

A text is looked at many times within its article and beside the sources it quotes, and seldom
after: so few answers are kept, as many whatever the inbox holds, and none where nobody asks more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

TEXTS = 1 << 12  # names and sentences, of which there is no end
WORDS = 1 << 14  # single words, of which a language has not many more

_forgetting: list[Callable[[], None]] = []


def remembered(most: int = TEXTS) -> Callable[[F], F]:
    """Have a pure function give what it gave before, for so many of its last arguments."""

    def keep(function: F) -> F:
        kept = lru_cache(maxsize=most)(function)
        _forgetting.append(kept.cache_clear)
        return cast("F", kept)

    return keep


def forget() -> None:
    """Let go of all answers."""
    for clear in _forgetting:
        clear()
