"""Documents nobody would publish: mutated ones, made-up ones, and texts that are hard to read."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = (".md", ".html", ".htm", ".txt", ".pdf", ".docx")
_MOST = 12_000  # bytes of a document that is mutated

WORDS = (
    "according to a 2023 survey by the Pew Research Center , of them that number rose fell from "
    "between and or more than nearly about up at least half a third doubled twice as many people "
    "adults workers said say report the study ( ) “ ” \" ' : ; . — – - % $ € £ per cent percentage "
    "points million billion 72% 3 in 4 1,200 $4.5m 10–15 2019 Q3 2.5x 95% ± 3 n = 1,024 top 10 "
    "Acme Inc. Dr. Smith e.g. vs. U.S. one of five hundred first 1st #1 v2.1 12:30 5/6 ½ 0.5 1e9"
).split()
MARKUP = [
    *("<div>", "</div>", "<p>", "<ul><li>", "<ol>", "</ul>", "<table><tr><td>", "<th>", "</table>"),
    *("<td colspan=9 rowspan=9>", "<sup>", "<a href='#fn1'>", "<a href=x>", "</a>", "<p id=fn1>"),
    *("<main>", "<nav>", "<aside>", "<blockquote>", "<figure><figcaption>", "<h2>", "<br>", "<!--"),
    *(
        "-->",
        "<script>",
        "<style>",
        "<pre>",
        "<template>",
        "<svg>",
        "<img alt='72% of'>",
        "<![CDATA[",
    ),
    *(
        "&amp;",
        "&nbsp",
        "&#x0;",
        "&#55555555555;",
        "&bogus;",
        "<",
        ">",
        "&",
        "</",
        "\\",
        "`",
        "```\n",
    ),
    *("\n- ", "\n1. ", "\n> ", "\n# ", "\n\n", "\n", "\r\n", "\r", "**", "*", "__", "_", "~~", "|"),
    *("[", "](http://a.b/c)", "![", "[^1]", "\n[^1]: ", "[1]", "\n[1]: http://x.y\n", "\n---\n"),
    *(
        "\n| a | b |\n|---|---|\n| 72% | 3 |\n",
        "\n===\n",
        "{{< x >}}",
        "{% y %}",
        ":::note\n",
        "\t",
    ),
    *("---\ntitle: 72% of\nurl: [a\n---\n", "+++\ntitle = 'x'\n+++\n", "http://a.b/(c", "(source)"),
    *("Source: ", "References\n", "<meta property='og:url' content='x'>", "<title>9 in 10</title>"),
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2020"}</script>',
]
SIGNS = [
    *("\u00a0", "\u2009", "\u202f", "\u200b", "\u00ad", "\ufeff", "\u202e", "\u200f", "\u061c"),
    *("\u2028", "\u0085", "\x0c", "\x1c", "\x7f", "\ufffd", "\ufffe", "\U000e0041", "İ", "ß", "ŉ"),
    *(
        "٧٢٪",
        "७२%",
        "72%",
        "²",
        "①",
        "½",
        "Ⅳ",
        "万",
        "三分之二",
        "עברית 5%",
        "عربي",
        "e\u0301\u0301",
    ),
    *(
        "𝟕𝟐%",
        "👩‍👩‍👧 3",
        "\ud800",
        "\udfff",
        "ﬁ",
        "ǅ",
        "\u0345",
        "9" * 400,
        "1," * 200,
        "0." + "0" * 400,
    ),
    *("1e400", "-" * 100, "." * 100, "1.2.3.4.5", "$" * 50, "%" * 50, "½" * 40, "million " * 30),
]


def corpus() -> list[tuple[str, bytes]]:
    """Every file of the shared folder, or of this project where there is none."""
    shared = ROOT.parent / "shared"
    folders = [shared] if shared.is_dir() else [ROOT / "raw", ROOT / "README.md"]
    files = [file for folder in folders for file in (folder, *sorted(folder.rglob("*")))]
    return [(file.name, file.read_bytes()) for file in files if file.is_file()]


def documents(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Documents made by chance, the same for the same seed."""
    files = [(name, data) for name, data in corpus() if name.endswith(READ) and data]
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        name, data = chance.choice(files)
        data = _piece(chance, data)
        if chance.random() < 0.35:
            data = _made(chance).encode("utf-8", "surrogatepass")
            name = chance.choice(("x.md", "x.html", "x.txt"))
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            data = chance.choice(_MUTATIONS)(chance, data, files)[: 4 * _MOST]
        if chance.random() < 0.2:
            name = chance.choice(("x.md", "x.html", "x.txt", "x", "x.docx", "x.pdf"))
        yield f"{number}-{name}", data


def _piece(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(max(1, len(data) - _MOST // 2)) if chance.random() < 0.5 else 0
    return data[start : start + _MOST]


def _made(chance: random.Random) -> str:
    kinds = [WORDS, MARKUP, SIGNS]
    weights = [chance.choice((1, 5, 20)), chance.choice((0, 1, 5)), chance.choice((0, 1))]
    glue = chance.choice((" ", " ", " ", "", "\n"))
    size = chance.choice((5, 30, 200, 1000))
    return glue.join(
        chance.choice(chance.choices(kinds, weights)[0]) for _ in range(chance.randrange(size))
    )


def _cut(chance: random.Random, data: bytes, _files: list) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(chance: random.Random, data: bytes, _files: list) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 10, len(out) // 20))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _signs(chance: random.Random, data: bytes, _files: list) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS + MARKUP) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _splice(chance: random.Random, data: bytes, files: list) -> bytes:
    other = _piece(chance, chance.choice(files)[1])
    at, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:at] + other[start : start + 3000] + data[at:]


def _encoded(chance: random.Random, data: bytes, _files: list) -> bytes:
    text = data.decode("utf-8", "ignore")
    half = chance.randrange(len(text) + 1)
    first, second = chance.choices(("utf-8", "cp1252", "utf-16", "utf-8-sig", "utf-32-be"), k=2)
    return text[:half].encode(first, "ignore") + text[half:].encode(second, "ignore")


def _repeat(chance: random.Random, data: bytes, _files: list) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 7, 60, 400))]
    return data[:start] + piece * chance.choice((2, 20, 200)) + data[start:]


def _joined(chance: random.Random, data: bytes, _files: list) -> bytes:
    old, new = chance.choice(
        [
            *((b"\n", b" "), (b" ", b"\n"), (b" ", b""), (b". ", b" "), (b"\n\n", b"\n")),
            *((b" ", b"\t"), (b" ", "\u00a0".encode()), (b"%", b""), (b"a", b"1"), (b"e", b"<b>")),
            (b"\n", b"\r"),
        ]
    )
    return data.replace(old, new)


def _shuffled(chance: random.Random, data: bytes, _files: list) -> bytes:
    mark = chance.choice((b" ", b"\n", b"<", b". "))
    parts = data.split(mark)
    chance.shuffle(parts)
    return mark.join(parts)


_MUTATIONS: tuple[Callable[[random.Random, bytes, list], bytes], ...] = (
    *(_cut, _flip, _signs, _splice, _encoded, _repeat, _joined, _shuffled),
)


def monsters() -> Iterator[tuple[str, bytes]]:
    """Documents beyond all measure: long lines, long tables, depth."""
    line = "In 2023, 72% of adults said so, according to Pew, and 3 in 4 (“all”) agreed; "
    for suffix in ("md", "html", "txt"):
        yield f"line.{suffix}", (line * (5_000_000 // len(line))).encode()
        yield f"word.{suffix}", b"a" * 5_000_000
        yield f"digits.{suffix}", b"7" * 5_000_000
        yield f"blanks.{suffix}", b"72%" + b" " * 5_000_000 + b"x"
    row = "| Group {0} | {0}% | 1,{0} | $5{0} | said so |\n"
    rows = "".join(row.format(number) for number in range(10_000))
    yield "table.md", ("| Who | Share | n | Cost | What |\n|---|---|---|---|---|\n" + rows).encode()
    yield "table.txt", rows.encode()
    cells = "".join(f"<tr><td>Group {n}<td>{n}%<td>1,{n}<td>said" for n in range(10_000))
    yield "table.html", f"<table><tr><th>Who<th>Share<th>n<th>What{cells}</table>".encode()
    wide = "|".join("72%" for _ in range(10_000))
    yield "wide.md", f"|{wide}|\n|{'---|' * 10_000}\n|{wide}|\n".encode()
    for name, unit in (
        ("lists.html", "<ul><li>"),
        ("divs.html", "<div>"),
        ("quotes.html", "<blockquote>"),
        ("tables.html", "<table><tr><td>"),
        ("spans.html", "<b><i>"),
        ("quotes.md", "> "),
        ("lists.md", "- "),
        ("brackets.md", "[("),
        ("brackets.txt", "(["),
        ("stars.md", "*a **b "),
        ("marks.txt", "“‘"),
        ("open.html", "<"),
        ("json.html", '<script type="application/ld+json">' + "[" * 9),
    ):
        yield name, (unit * 20_000 + "72% of adults").encode()
    indented = "".join("  " * depth + f"- {depth}% of adults\n" for depth in range(1_500))
    yield "deeper.md", indented.encode()
    yield "yaml.md", ("---\na: " + "[" * 50_000 + "\n---\n72%").encode()


# What makes text hard: one thing over and over, with no end of a sentence or of a paragraph.
HARD: dict[str, str] = {
    "prose": "In 2023, 72% of adults said so, a Pew survey found. Few asked why they did. ",
    "no sentence end": "and 72% of the adults said that they would and then ",
    "no figures": "the quick brown fox jumps over lazy dogs and runs ",
    "digits": "1234567890",
    "numbers": "12 345 67 ",
    "numbers with commas": "1,234,",
    "numbers with points": "1.2.",
    "percentages": "72% ",
    "ranges": "1–2–",
    "fractions": "1/2 ",
    "currency": "$4.5m $",
    "number words": "twenty one hundred ",
    "in": "3 in 4 in ",
    "of": "half of a third of ",
    "from to": "from 10% to 15% to ",
    "letters": "a",
    "hyphens": "a-",
    "dots": "a.",
    "signs": "%$#@!",
    "dashes": "— ",
    "commas": ", ",
    "blanks": " ",
    "breaks": "a\n",
    "brackets": "(",
    "bracketed": "(72%) ",
    "closing": ")",
    "square": "[1]",
    "quotes": "“72% ” ",
    "opening quotes": "“a ",
    "straight quotes": "\"a' ",
    "names": "Smith Jones Center ",
    "names joined": "Smith and Jones of ",
    "capitals": "ABC ",
    "credits": "according to Pew, ",
    "said": "said Smith, ",
    "surveys": "a 2023 survey by ",
    "years": "2019 2020 ",
    "months": "March 2020 to ",
    "links": "[72%](http://a.b/c) ",
    "open links": "[72%](http://a.b ",
    "addresses": "http://a.b/c ",
    "mail": "a.b@c.d ",
    "domains": "a.b.c.d",
    "nested emphasis": "*a **b ",
    "stars": "*",
    "ticks": "`a ",
    "pipes": "|72%",
    "rows": "|a|72%|\n",
    "list": "- 72% of adults\n",
    "numbered": "1. 72% said so\n",
    "headings": "# 72%\n\n",
    "quoted": "> 72% of\n",
    "paragraphs": "72% of adults said so\n\n",
    "those": "of those, 40%, that number ",
    "doubled": "doubled more than twice as many ",
    "not": "if say you must not aim for 20% ",
    "sample": "n = 1,024 ±3 points, surveyed ",
    "footnotes": "x [^1] ",
    "footnote texts": "[^1]: 72% x\n\n",
    "source lines": "72% a\n\nSource: Pew\n\n",
    "entities": "&amp;&nbsp;",
    "tags": "<b>72%</b> ",
    "open tags": "<b>72% ",
    "divs": "<div>72% of adults",
    "cells": "<table><tr><td>72%",
    "html rows": "<tr><td>a<td>72%",
    "html list": "<li>72% of adults",
    "html links": "<a href=x>72%</a> ",
    "less": "<",
    "ampersands": "&a",
    "comments": "<!-- 72% ",
    "right to left": "\u202e72% עברית ",
    "wide": "七二% ",
    "joined letters": "e\u0301",
}
