"""Who an article has named so far, so that later short forms are read as what they stand for.

"the Centre" is the Centre for Workplace Life, "NICE" the institute whose name stood before
the brackets, "the same report" the report spoken of last, "Halewood" Halewood University.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flows.lazy import pattern
from flows.read.creditwords import (
    ANY_BODY,
    BODIES,
    BODY_ENDS,
    DOCUMENTS,
    NOT_SOURCES,
    PEOPLE,
    TITLE_ENDS,
)
from flows.read.mentions import Mention
from flows.read.names import Name

_WORD = pattern(r"[^\W_]+(?:[-.&][^\W_]+)*")
_SMALL = frozenset("the a an of for and in on at to de du des la le von van & s".split())
_TRAILING_YEAR = pattern(r"[\s,]+(?:(?:Q[1-4]|H[12])\s+)?(?:19|20)\d\d$")
# Any publication may be called these.
_ANY_DOCUMENT = frozenset(
    "report reports research study studies findings data figures paper analysis results numbers "
    "document publication authors edition release statistics survey poll wave round".split()
)
_SYNONYMS = {
    "survey": frozenset("poll questionnaire census barometer tracker index panel monitor".split()),
    "poll": frozenset(["survey"]),
    "study": frozenset("experiment trial survey paper research".split()),
    "surveys": frozenset(["survey"]),
}
_ACRONYM_MOST = 8
_REACH = 60  # credits that a short form may lie back


@dataclass(slots=True)
class Source:
    """What a figure is credited to, as far as the article says."""

    kind: str  # named, vague, own
    text: str
    publisher: str | None = None
    title: str | None = None
    year: int | None = None
    person: str | None = None
    nouns: set[str] = field(default_factory=set)  # words it goes by: survey, index, ...
    proper: bool = True  # has a proper name
    bare: bool = False  # only a title, or a name that may be one
    block: int = -1
    start: int = -1  # span of its words in the block
    end: int = -1
    research: bool = False  # is a publication, or said or asked something
    root: int = -1  # number of the source it was first introduced as


def key_words(text: str) -> tuple[str, ...]:
    """Words of a name in lower case, without articles and genitives."""
    plain = text.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")
    return tuple(w for w in (m.lower() for m in _WORD.findall(plain)) if w not in _SMALL)


def undated(title: str) -> str:
    """A title without the year at its end."""
    return _TRAILING_YEAR.sub("", title) or title


class Sources:
    """The sources of a document, in reading order."""

    def __init__(self, shorts: dict[str, str], house: str | None, host: str) -> None:
        """Start empty.

        Args:
            shorts: acronyms with the names they stand for.
            house: the document's own publisher.
            host: of the document's own address, without "www.".
        """
        self.shorts = shorts
        self.house = key_words(house) if house else ()
        self.host = host.split(".", maxsplit=1)[0].lower()
        self.items: list[Source] = []
        self.full: dict[tuple[str, ...], str] = {}
        self.bearers: dict[str, list[tuple[str, ...]]] = {}
        self.persons: dict[str, Source] = {}
        self.surnames: set[str] = set()  # of people named in full
        self.own_titles: list[tuple[str, ...]] = []
        self.house_names: list[tuple[str, ...]] = []

    def meet(self, names: list[Name]) -> None:
        """Remember the people of a sentence: later their surname stands for them."""
        for name in names:
            if name.kind == "person":
                self.surnames.add(name.text.rsplit(maxsplit=1)[-1].lower())

    # --- naming --------------------------------------------------------------------------------

    def canonical(self, name: str) -> str:
        """The name as the article introduced it in full."""
        name = name.strip(' ,.;:*_"“”‘’')
        if name.lower().startswith("the ") and len(name) > 4:
            name = name[4:]
        if name in self.shorts:
            return f"{self.shorts[name]} ({name})"
        key = key_words(name)
        if key in self.full or not key:
            return self.full.get(key, name)
        if name.isupper() and 2 < len(name) < _ACRONYM_MOST:
            for other in self.full:
                if len(other) == len(name) and "".join(w[0] for w in other) == name.lower():
                    self.shorts[name] = self.full[other]
                    return f"{self.full[other]} ({name})"
        told = [w for w in key if w not in BODY_ENDS]
        for word in told[:1]:
            for other in self.bearers.get(word, ()):
                longer = len(other) > len(key) and set(key) <= set(other)
                if longer and any(w in BODY_ENDS for w in other):
                    return self.full[other]
        self.full[key] = name
        for word in key:
            if word not in BODY_ENDS:
                self.bearers.setdefault(word, []).append(key)
        return name

    def known(self, name: str) -> str | None:
        """The full name of a source that a name stands for, if it was given before."""
        if name in self.shorts:
            return f"{self.shorts[name]} ({name})"
        key = key_words(name)
        if key in self.full:
            return self.full[key]
        for other in self.bearers.get(key[0], ()) if key else ():
            if set(key) <= set(other):
                return self.full[other]
        return None

    def is_house(self, name: str | None) -> bool:
        """Whether a name is that of the document's own publisher."""
        key = key_words(name or "")
        if not key:
            return False
        if any(set(name) <= set(key) for name in self.house_names):
            return True
        if self.host and "".join(key).partition(".")[0] == self.host.replace("-", ""):
            return True
        if self.house:
            missing = set(self.house) - set(key)
            telling = {w for w in key if w not in BODY_ENDS}
            if key == self.house or (telling and missing <= BODY_ENDS):
                return True
            return set(self.house) <= set(key) and len(key) - len(self.house) <= 2
        return False

    def owns_title(self, key: tuple[str, ...]) -> bool:
        """Whether a title is one of the document's own publications."""
        return any(key == own or (len(key) > 1 and set(key) <= set(own)) for own in self.own_titles)

    # --- reading mentions --------------------------------------------------------------------

    def named(self, mention: Mention, text: str, block: int) -> Source:
        """The source that a phrase with a proper name credits."""
        publisher, title = self._publisher(mention)
        year = mention.year
        source = Source(
            "named",
            text[mention.start : mention.end],
            self.canonical(publisher) if publisher else None,
            title,
            year,
            nouns=self._nouns(mention, title),
            block=block,
            start=mention.start,
            end=mention.end,
        )
        source.bare = self._bare(mention, title)
        if mention.person is not None:
            self._person(mention.person, source)
        if publisher and not title:
            self._known_person(publisher, mention, source)
        plain = not (mention.by or mention.noun or title)
        if source.person is None and source.publisher and plain:
            human = mention.names and mention.names[0].kind == "person"
            if human or source.publisher.lower() in self.surnames:
                source.person = source.publisher
        own = self.is_house(source.publisher)
        if own and mention.by and mention.names and not self.is_house(mention.names[0].text):
            own = self.is_house(mention.by[0].text)
        if (
            own
            or (title and self.owns_title(key_words(undated(title))))
            or (publisher and self.owns_title(key_words(undated(publisher))))
        ):
            source.kind = "own"
        self._inherit(source)
        self._titled(mention, source)
        return source

    def _publisher(self, mention: Mention) -> tuple[str | None, str | None]:
        title = mention.titles[0] if mention.titles else None
        bodies = [n for n in mention.by if n.kind != "title"]
        if bodies:
            first = bodies[0].text
            if not title and mention.names and mention.names[0].kind != "person":
                lead = mention.names[0]
                if lead.kind == "body" and not mention.noun:
                    return lead.text, None
                title = lead.text
            if len(bodies) > 1:
                first = " and ".join(n.text for n in bodies)
            return first, title
        owners = [n for n in mention.names if n.kind != "title"]
        if owners:
            if len(owners) > 1 and owners[0].owns and owners[1].kind == "body":
                return owners[1].text, title
            if len(owners) > 1 and not title and owners[0].owns and owners[1].kind != "person":
                title = owners[1].text
            return owners[0].text, title
        if mention.person is not None:
            return mention.person.text, title
        if title:
            return self._lead(title) or undated(title), title
        return None, None

    def _bare(self, mention: Mention, title: str | None) -> bool:
        """Whether a name may be that of the publication itself: "the Paper Ceilings survey"."""
        if mention.by or mention.person is not None:
            return False
        owners = [n for n in mention.names if n.kind != "title"]
        if not owners:
            return True
        first = owners[0]
        if first.owns or first.kind == "body" or first.text in self.shorts:
            return False
        return bool(mention.noun) and not title

    def _lead(self, title: str) -> str | None:
        """The publisher that a title starts with: "Lockhart Cyber Index 2024"."""
        words = undated(title).split()
        for size in range(len(words) - 1, 0, -1):
            part = " ".join(words[:size])
            key = key_words(part)
            if key in self.full and key not in self.own_titles:
                return self.full[key]
            if part in self.shorts:
                return part
        return None

    def _nouns(self, mention: Mention, title: str | None) -> set[str]:
        nouns = {mention.noun} if mention.noun else set()
        for text in (title, *(n.text for n in mention.names), *(n.text for n in mention.by)):
            nouns |= {w for w in key_words(text or "") if w in DOCUMENTS or w in BODIES}
        if mention.people:
            nouns.add(mention.people)
        return nouns

    def _person(self, person: Name, source: Source) -> None:
        source.person = person.text
        surname = person.text.split()[-1].lower()
        if source.publisher and source.publisher != person.text:
            self.persons[surname] = source

    def _known_person(self, publisher: str, mention: Mention, source: Source) -> None:
        """A person named before speaks for the same body as before."""
        last = publisher.rsplit(maxsplit=1)[-1].lower()
        known = self.persons.get(last)
        if known is not None and not mention.by and not mention.noun:
            source.person = publisher
            source.publisher, source.title = known.publisher, known.title
            source.year = source.year or known.year
            source.kind = known.kind

    def _inherit(self, source: Source) -> None:
        """A bare title means the publisher that it was introduced with."""
        key = key_words(undated(source.title or source.publisher or ""))
        for other in reversed(self.items[-_REACH:]):
            if not other.title or other is source:
                continue
            theirs = key_words(undated(other.title))
            if key == theirs or (len(key) > 1 and set(key) <= set(theirs)):
                bare = source.publisher in (None, source.title) or (
                    key_words(undated(source.publisher or "")) == key
                )
                if bare and other.publisher:
                    source.publisher = other.publisher
                    source.title = source.title or other.title
                return

    def _titled(self, mention: Mention, source: Source) -> None:
        """A survey's name after its makers: "a survey by X ... The Oven Survey" is X's."""
        if len(mention.names) != 1 or mention.names[0].kind != "title" or mention.by:
            return
        nouns = source.nouns & DOCUMENTS
        makers = [s for s in self.items[-_REACH:] if s.research and s.nouns & nouns]
        makers = [s for s in makers if s.kind == "named" and s.publisher and s.person is None]
        if nouns and len({s.publisher for s in makers}) == 1 and not makers[-1].title:
            source.title = source.title or source.publisher
            source.publisher = makers[-1].publisher

    # --- short forms -------------------------------------------------------------------------

    def pointed(
        self, mention: Mention, text: str, block: int, *, strict: bool = False
    ) -> Source | None:
        """The source that "the council", "its index", "the same report" or "it" means.

        Args:
            mention: the short form.
            text: of its block.
            block: index of its block.
            strict: only a source that goes by the very same word will do.
        """
        found = self._find(mention)
        if strict and found is not None and mention.noun not in found.nouns:
            return None
        if found is None:
            return None
        title = found.title
        if mention.year and mention.year != found.year:
            title = None
        if mention.relative and mention.noun:
            title = None
        source = replace(
            found,
            text=text[mention.start : mention.end],
            title=title,
            year=mention.year or (None if title != found.title else found.year),
            block=block,
            start=mention.start,
            end=mention.end,
            nouns=set(found.nouns) | ({mention.noun} if mention.noun else set()),
        )
        if mention.titles:
            source.title = mention.titles[0]
        return source

    def _find(self, mention: Mention) -> Source | None:
        recent = self.items[-_REACH:]
        firm = [s for s in recent if s.kind != "vague"]
        if not mention.pronoun and firm:
            recent = firm
        if mention.pronoun:
            for source in reversed(recent):
                if mention.pronoun in ("he", "she") and not source.person:
                    continue
                if mention.pronoun == "they" and not (source.research or source.nouns & PEOPLE):
                    continue
                return source
            return recent[-1] if recent else None
        body = mention.body or (mention.owner if mention.owner not in ("its", "our", "") else "")
        if body:
            for source in reversed(recent):
                if body in source.nouns or body in key_words(source.publisher or ""):
                    return source
            if body in ANY_BODY:
                return next((s for s in reversed(recent) if s.proper), None)
            return None
        noun = mention.noun
        if mention.owner == "its":
            return recent[-1] if recent else None
        if noun and not mention.people:
            recent = [s for s in recent if s.person is None or s.person != s.publisher]
            recent = [s for s in recent if s.research] or recent
            like = _SYNONYMS.get(noun, frozenset()) | {noun}
            for source in reversed(recent):
                if noun in source.nouns or noun in key_words(source.title or ""):
                    return source
            for source in reversed(recent):
                if like & source.nouns:
                    return source
            if noun in _ANY_DOCUMENT or mention.relative:
                return recent[-1] if recent else None
            return None
        if mention.people:
            for source in reversed(recent):
                if mention.people in source.nouns:
                    return source
            recent = [s for s in recent if s.research] or recent
            return recent[-1] if recent else None
        return None

    def note(self, source: Source) -> None:
        """Remember a source as the one spoken of last."""
        self.items.append(source)
        if source.kind == "own" and source.title:
            self.own_titles.append(key_words(undated(source.title)))


def is_source_name(name: str) -> bool:
    """Whether a text can be a source's name: more than a place, a people or a number."""
    key = key_words(name)
    return any(w not in NOT_SOURCES and not w.isdigit() for w in key)


__all__ = ["TITLE_ENDS", "Source", "Sources", "is_source_name", "key_words", "undated"]
