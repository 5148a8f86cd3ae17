"""Addresses taken apart, whatever they are."""

from __future__ import annotations

import re
from urllib.parse import SplitResult
from urllib.parse import urlsplit as _urlsplit

_PARTED = re.compile(r"[-_+]|%20")
_TELLING = 4  # letters of a word that tells something


def urlsplit(url: str) -> SplitResult:
    """Parts of an address; of one that is none ("http://[x"), the whole is its path."""
    try:
        return _urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def host(url: str | None) -> str:
    """The host of an address, without "www."; empty if it has none."""
    return urlsplit(url or "").netloc.lower().removeprefix("www.")


def headline(url: str) -> list[str]:
    """The words of the headline that the address of an article often ends in."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    words = _PARTED.split(parts[-1].partition(".")[0].lower()) if parts else []
    return [word for word in words if len(word) >= _TELLING and word.isalpha()]
