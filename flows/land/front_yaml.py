"""YAML of a front matter: its fields, and where the scalars among them are written."""

from __future__ import annotations

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_DEEPEST = 50  # levels; a page has no use for more, and parsers overflow

Scalars = dict[str, tuple[int, int, str]]


def yaml_fields(raw: str) -> tuple[dict[str, Any], Scalars] | None:
    """Fields with their values, names in lower case; start, end and style of each scalar.

    Gives None for what is no YAML mapping, and for one that no page would have.
    """
    try:
        if len(raw) > 2 * _DEEPEST and _too_deep(raw):
            return None
        loader = _PlainLoader(raw)
        try:
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                return None
            fields = loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None
    scalars: Scalars = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            continue
        if str(value.value).strip():
            name = str(key.value).lower()
            scalars[name] = (value.start_mark.index, value.end_mark.index, value.style or "")
    return {str(key).lower(): value for key, value in fields.items()}, scalars


def _too_deep(raw: str) -> bool:
    """Nesting so deep that composing it would overflow the stack."""
    depth = 0
    for event in yaml.parse(raw, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


class _PlainLoader(_Loader):
    """Safe YAML that takes a date it cannot parse as text."""


def _timestamp(loader: Any, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_PlainLoader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)
