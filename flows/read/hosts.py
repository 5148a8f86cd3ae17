"""Addresses taken apart, whatever they are."""

from __future__ import annotations

from urllib.parse import SplitResult
from urllib.parse import urlsplit as _urlsplit


def urlsplit(url: str) -> SplitResult:
    """Parts of an address; of one that is none ("http://[x"), the whole is its path."""
    try:
        return _urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")
