"""Who an article has named so far, so that later short forms are read as what they stand for.

"the Centre" is the Centre for Workplace Life, "NICE" the institute whose name stood before
the brackets, "the same report" the report spoken of last, "Halewood" Halewood University.
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.creditwords import (
    BODIES,
    BODY_ENDS,
    DOCUMENTS,
    LEGAL_FORMS,
)
from flows.read.mentions import Mention
from flows.read.names import Name
from flows.read.shortforms import REACH, ShortForms
from flows.read.source import Source, is_source_name, key_words, undated

# "Loaf Council 2024 State of Bread Report": whose it is, of when, and what it is called.
_EDITION = pattern(r"(?P<whose>[^\d,:]{2,60}) (?:19|20)\d\d (?P<title>[^\W\d]\S* \S.*)")
# "2023 Loaf Lab state of the bread report"
_YEAR_FIRST = pattern(r"(?:19|20)\d\d (?P<whose>(?:[A-Z][\w&.’'-]* )+)(?=[a-z])")
_KEY = pattern(r"(?P<name>[A-Z][a-z]{2,40}|[A-Z]{3,10})(?P<year>(?:19|20)\d\d)[a-z]?")
_LANDS = frozenset(("u.s", "us", "uk", "u.k"))  # "the U.S. Bureau of Bread" is the BB
_ACRONYM_MOST = 8
_NEAR = 4  # sources named just before


class Sources(ShortForms):
    """The sources of a document, in reading order."""

    def __init__(self, shorts: dict[str, str], house: str | None, host: str) -> None:
        """Start empty.

        Args:
            shorts: acronyms with the names they stand for.
            house: the document's own publisher.
            host: of the document's own address, without "www.".
        """
        super().__init__()
        self.shorts = shorts
        self.house = key_words(house) if house else ()
        self.host = host.split(".", maxsplit=1)[0].lower()
        self.full: dict[tuple[str, ...], str] = {}
        self.bearers: dict[str, list[tuple[str, ...]]] = {}
        self.persons: dict[str, Source] = {}
        self.surnames: set[str] = set()  # of people named in full
        self.own_titles: list[tuple[str, ...]] = []
        self.sites: dict[str, str] = {}  # "Crumb.com", where the text says "Crumb" as well
        self.measures: frozenset[str] = frozenset()  # acronyms of what is measured
        self.house_names: list[tuple[str, ...]] = []

    def meet(self, names: list[Name]) -> None:
        """Remember the people and bodies of a sentence: later a short form stands for them."""
        for name in names:
            last = name.text.rsplit(maxsplit=1)[-1].lower()
            if name.kind == "person":
                self.surnames.add(last)
            elif name.kind == "body" and name.text.lower() != last:
                for word in BODIES.intersection(key_words(name.text)):
                    self.met[word] = name.text

    # --- naming --------------------------------------------------------------------------------

    def canonical(self, name: str) -> str:
        """The name as the article introduced it in full."""
        name = name.strip(' ,.;:*_"“”‘’')
        if name.lower().startswith("the ") and len(name) > 4:
            name = name[4:]
        name = self.sites.get(name, name)
        if name in self.shorts:
            return f"{self.shorts[name]} ({name})"
        key = key_words(name)
        if name.isupper() and 2 < len(name) < _ACRONYM_MOST:
            for other in self.full:
                told = [w for w in other if w not in _LANDS]
                if len(told) == len(name) and "".join(w[0] for w in told) == name.lower():
                    self.shorts[name] = self.full[other]
                    return f"{self.full[other]} ({name})"
        if key in self.full or not key:
            return self.full.get(key, name)
        told = [w for w in key if w not in BODY_ENDS]
        for word in told[:1]:
            for other in self.bearers.get(word, ()):
                longer = len(other) > len(key) and set(key) <= set(other)
                if longer and other[-1] != "survey" and any(w in BODY_ENDS for w in other):
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

    def bearing(self, word: str) -> str | None:
        """The body named last whose name holds a word: the Bakers Guild for "guild"."""
        for source in reversed(self.items[-REACH:]):
            if word in key_words(source.publisher or ""):
                return source.publisher
        return self.met.get(word)

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
            if key == self.house:
                return True
            # "Elmham" is the Elmham Gazette's short form; the Elmham Board is another body.
            more = set(key) - set(self.house) - LEGAL_FORMS
            telling = any(w not in BODY_ENDS for w in key)
            if telling and not more and set(self.house) - set(key) <= BODY_ENDS:
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
        keyed = _KEY.fullmatch(publisher or "")
        if keyed is not None:  # "[Loaf2019]"
            publisher, year = keyed["name"], year or int(keyed["year"])
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
        self._shortened(mention, source)
        return source

    def owned(self, mention: Mention, owner: Mention, text: str, block: int) -> Source:
        """The source that "its latest review" credits, where the sentence says whose it is."""
        source = self.named(owner, text, block)
        source.text = text[mention.start : mention.end]
        source.start, source.end = mention.start, mention.end
        source.title = mention.titles[0] if mention.titles else None
        source.year = mention.year
        source.nouns |= {mention.noun} - {""}
        source.person, source.research = None, True
        return source

    def _publisher(self, mention: Mention) -> tuple[str | None, str | None]:
        title = mention.titles[0] if mention.titles else None
        bodies = [n for n in mention.by if n.kind != "title"]
        if len(bodies) > 1:  # "a team at X led by Ada Rye" is X's
            bodies = [n for n in bodies if n.kind != "person"] or bodies
        lead = mention.names[0] if mention.names else None
        if bodies and lead is not None and lead.owns and lead.kind == "body" and mention.noun:
            return lead.text, title  # "X's yearly survey, conducted by Y"
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
                part = owners[1].i == owners[0].j  # "Halewood University's Rural Life Centre"
                return f"{owners[0].text}’s {owners[1].text}" if part else owners[1].text, title
            if len(owners) > 1 and not title and owners[0].owns and owners[1].kind != "person":
                title = owners[1].text
            return owners[0].text, title
        if mention.person is not None:
            return mention.person.text, title
        if title:
            called = _YEAR_FIRST.match(title)
            if called is not None and is_source_name(called["whose"]):
                return called["whose"].strip(), title
            edition = _EDITION.fullmatch(title)
            if edition is not None and is_source_name(edition["whose"]):
                owner = edition["whose"].removesuffix("’s").removesuffix("'s")
                return self._lead(title) or owner, edition["title"]
            return self._lead(title) or undated(title), title
        return None, None

    def _bare(self, mention: Mention, title: str | None) -> bool:
        """Whether a name may be that of the publication itself: "the Paper Ceilings survey"."""
        if mention.by or mention.person is not None:
            return False
        if mention.det in ("a", "an") and mention.noun and not title:
            return False  # "a Loafwatch poll" is one of Loafwatch's
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
        for size in range(1, len(words) - 1):
            if words[size - 1].endswith(("’s", "'s")) and words[size][0].isupper():
                whose = " ".join(words[:size])[:-2]  # "Loaf Council's State of Bread"
                if is_source_name(whose):
                    return whose
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
        for other in reversed(self.items[-REACH:]):
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

    def _shortened(self, mention: Mention, source: Source) -> None:
        """As "the Inquiry" is the National Sleep Inquiry, whose last word stands for it."""
        key = key_words(source.publisher or "")
        if len(key) != 1 or mention.det != "the" or mention.by or mention.person or source.title:
            return
        for other in reversed(self.items[-REACH:]):
            full = key_words(undated(other.title or ""))
            if other.kind not in ("named", "own"):
                continue
            if len(full) > 1 and full[-1:] == key:
                source.kind, source.publisher = other.kind, other.publisher
                if source.year in (None, other.year):
                    source.title, source.year = other.title, other.year
                return
            if len(theirs := key_words(other.publisher or "")) > 1 and theirs[-1:] == key:
                source.kind, source.publisher = other.kind, other.publisher
                return

    def _titled(self, mention: Mention, source: Source) -> None:
        """A survey's name after its makers: "a survey by X ... The Oven Survey" is X's."""
        if source.title and _YEAR_FIRST.match(source.title):
            return  # it says itself whose it is
        titled = len(mention.names) == 1 and mention.names[0].kind == "title"
        if mention.by or mention.person or not (titled or (mention.titles and not mention.names)):
            return
        if mention.names and mention.det not in ("the", "this", "its"):
            return  # "an Ashby Opinion panel", "Ashby Panel has": not what was spoken of before
        nouns = source.nouns & DOCUMENTS
        makers = [s for s in self.items[-REACH:] if s.research and s.nouns & nouns]
        if (source.title or source.publisher or "").partition(" ")[0].isupper():
            return  # "the CNCF survey" has its makers' name
        makers = [s for s in makers if s.kind == "named" and s.publisher and s.person is None]
        if nouns and len({s.publisher for s in makers}) == 1 and not makers[-1].title:
            source.title = source.title or source.publisher
            source.publisher = makers[-1].publisher
        elif not makers:
            self._released(source, reach=int(bool(mention.titles) and not nouns))

    def _released(self, source: Source, *, reach: int) -> None:
        """A report by its title alone, behind "new research from X": it is X's."""
        # "According to X" before it does not make X its publisher.
        last = [s for s in self.items[-_NEAR:] if source.block - s.block <= reach]
        near = [s for s in last if s.nouns & DOCUMENTS]
        makers = [s for s in near if s.kind == "named" and s.publisher and s.person is None]
        if len({s.publisher for s in makers}) == 1 and not makers[-1].title and source.bare:
            source.publisher = makers[-1].publisher

    def note(self, source: Source) -> None:
        """Remember a source as the one spoken of last."""
        self.items.append(source)
        if source.kind == "own" and source.title:
            self.own_titles.append(key_words(undated(source.title)))
