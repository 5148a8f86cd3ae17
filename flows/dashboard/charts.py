"""Charts as SVG in the page, drawn by pygal, coloured by our style sheet. Pure.

pygal's own style, script and comments are taken out: the page's policy lets neither in. Every
chart stands beside a table that says the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pygal
from markupsafe import Markup
from pygal.style import Style

from flows.report.printable import visible

_BARE = ("style", "script")
_MOST_LABEL = 34
# Only for the room that pygal leaves for labels: the style sheet says the same.
_STYLE = Style(label_font_size=13, major_label_font_size=13)
_Z95 = 1.959964


def interval(row: Mapping[str, Any]) -> tuple[float, float, str] | None:
    """The interval a value stands for, and what it is.

    Args:
        row: needs value, value_high, unit, step, n and moe.

    Returns:
        Lower and upper end, and whether it is a range, the stated margin, sampling error (95
        percent, as of a simple random sample) or rounding; null where nothing is known.
    """
    value, high = row["value"], row["value_high"]
    if high is not None:
        return value, high, "range"
    if row["unit"] == "percent" and row["moe"]:
        return value - row["moe"], value + row["moe"], "stated margin"
    if row["unit"] == "percent" and row["n"] and 0 <= value <= 100:
        half = _Z95 * math.sqrt(value * (100 - value) / row["n"])
        return max(0.0, value - half), min(100.0, value + half), "sampling"
    if row["step"]:
        return value - row["step"] / 2, value + row["step"] / 2, "rounding"
    return None


def stacked(labels: Sequence[str], series: Mapping[str, Sequence[int]], told: str) -> Markup:
    """Bars over time, one part a series.

    Args:
        labels: under the bars.
        series: name to its numbers, as many as labels.
        told: what the chart shows, for who cannot see it.
    """
    chart = _new(pygal.StackedBar, height=260, spacing=4, margin=8)
    chart.x_labels = list(labels)
    if len(labels) > 8:
        chart.x_labels_major_count = 6
        chart.show_minor_x_labels = False
    for name, numbers in series.items():
        chart.add(name, list(numbers))
    return _drawn(chart, told)


def intervals(rows: Sequence[Mapping[str, Any]], told: str) -> Markup:
    """Values side by side on one scale, each with its interval; the first on top.

    Args:
        rows: each with label, value, and what ``interval`` needs.
        told: what the chart shows, for who cannot see it.
    """
    chart = _new(pygal.XY, height=70 + 34 * len(rows), dots_size=5, margin=8)
    chart.y_labels = [
        {"label": _short(row["label"]), "value": len(rows) - at} for at, row in enumerate(rows)
    ]
    ends = [end for row in rows for end in (interval(row) or (row["value"],) * 2)[:2]]
    room = (max(ends) - min(ends)) * 0.08 or abs(ends[0]) * 0.05 or 1
    chart.xrange = (min(ends) - room, max(ends) + room)
    chart.range = (0.4, len(rows) + 0.6)
    for at, row in enumerate(rows):
        height = len(rows) - at
        span = interval(row)
        high = row["value_high"]
        middle = row["value"] if high is None else (row["value"] + high) / 2
        low, top = span[:2] if span else (middle, middle)
        ends_of = [{"value": (end, height), "node": {"r": 0}} for end in (low, top)]
        chart.add(_short(row["label"]), [ends_of[0], (middle, height), ends_of[1]])
    return _drawn(chart, told)


def _new(kind: Any, **said: Any) -> Any:
    return kind(
        css=[],
        style=_STYLE,
        js=[],
        width=760,
        show_legend=False,
        disable_xml_declaration=True,
        no_data_text="nothing yet",
        value_formatter=lambda value: f"{value:.6g}" if isinstance(value, float) else str(value),
        **said,
    )


def _drawn(chart: Any, told: str) -> Markup:
    chart.title = None
    chart.add_xml_filter(lambda root: _bare(root, told))
    # pygal escapes all text; what is left of it is shapes and classes.
    return Markup(chart.render(is_unicode=True))  # noqa: S704


def _bare(root: Any, told: str) -> Any:
    for parent in list(root.iter()):
        for child in list(parent):
            tag = child.tag if isinstance(child.tag, str) else "comment"
            if tag.rpartition("}")[2] in (*_BARE, "comment"):
                parent.remove(child)
        parent.attrib.pop("style", None)
    for child in root:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == "title":
            child.text = visible(told)
    root.attrib["role"] = "img"
    root.attrib["aria-label"] = visible(told)
    root.attrib.pop("id", None)
    return root


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _MOST_LABEL else shown[: _MOST_LABEL - 1] + "…"
