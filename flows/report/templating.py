"""Pages from templates: every string is escaped, and nothing on a page comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flows.report.printable import visible


def environment(*packages: str) -> Environment:
    """Templates of ``flows/report/templates``; what they print is escaped, whatever their name.

    Strings are made visible first: no page is turned around or cut short by what an article
    holds. A misspelt name is an error, not an empty place.

    Args:
        packages: packages whose ``templates`` are looked in before.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, "flows.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["inline"] = lambda name: Markup(_own(made, name))  # noqa: S704 - our own files
    return made


def policy(templates: Environment, *, style: str, script: str) -> str:
    """A Content-Security-Policy that lets a page use these two of our files and nothing else.

    Args:
        templates: where they are.
        style: name of the style sheet that the page holds.
        script: name of the script that it holds.
    """
    hashes = {name: _hash(_own(templates, name)) for name in (style, script)}
    return (
        f"default-src 'none'; style-src '{hashes[style]}'; script-src '{hashes[script]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _own(templates: Environment, name: str) -> str:
    assert templates.loader is not None
    return templates.loader.get_source(templates, name)[0]


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _shown(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return "" if value is None else value
