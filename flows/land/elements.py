"""HTML elements by what they are to a reader."""

from __future__ import annotations

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr keygen".split()
)
# Elements whose content is not running text a reader sees.
HIDDEN = frozenset(
    # Struck-out words are withdrawn: they are shown, but no longer said.
    "nav form select datalist button canvas audio video dialog map del s strike".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset("ul ol menu dl".split())
ITEMS = frozenset("li dd dt".split())
BREAKS = frozenset(
    "p div section article main header address details summary fieldset hgroup center body html "
    "aside footer figure tbody thead tfoot legend head".split()
)
# Hidden elements that part no text, and elements that do.
INLINE = frozenset("button select map del s strike".split())
BOXES = BREAKS | LISTS | ITEMS | HEADINGS.keys() | HIDDEN - INLINE
# Kinds of spans within a text.
MARKS = {
    "a": "link",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
}
# What an element's start closes, and what keeps it from looking further out. HTML lets the end
# tags be left out (https://html.spec.whatwg.org/#optional-tags).
CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), LISTS),
    "dt": (frozenset(["dt", "dd"]), LISTS),
    "dd": (frozenset(["dt", "dd"]), LISTS),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "p": (frozenset(["p"]), frozenset("div td th li blockquote section article".split())),
}
# Elements that an end tag does not close from inside, and the tags that do.
BARRIERS = frozenset("table td th caption".split())
TABLE_PARTS = BARRIERS | frozenset("tr tbody thead tfoot body html main article".split())
# Classes of what only screen readers get, or only paper.
UNSEEN = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only print-only "
    "hidden d-none is-hidden mw-editsection headerlink anchorjs-link".split()
)
