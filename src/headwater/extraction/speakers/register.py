"""The people and bodies that a document names, with their roles, so that surnames, titles and acronyms find their holders.

Read from the raw text, parsed or not: speakers are often introduced in sentences that hold no claim.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers.lexicon import Gender, bodies, nouns, phrasing, titles
from headwater.extraction.speakers.mentions import placed, read_mention
from headwater.extraction.speakers.nations import country_of
from headwater.extraction.speakers.phrases import split_words
from headwater.extraction.speakers.records import Hint, Mention, Shape
from headwater.extraction.speakers.runs import Run, find_runs
from headwater.model import SourceKind

_IN_FULL = {
    "adm": "admiral", "capt": "captain", "cllr": "councillor", "col": "colonel", "doctor": "doctor", "dr": "doctor", "eng": "engineer",
    "father": "priest", "gen": "general", "gov": "governor", "insp": "inspector", "lt": "lieutenant", "maj": "major", "prof": "professor",
    "professor": "professor", "rev": "pastor", "sen": "senator", "sgt": "sergeant", "supt": "superintendent",
}  # fmt: skip
"""What somebody with a title can be called by: "the doctor" for Dr Lee."""


@dataclass(slots=True)
class Person:
    """Somebody whom the document names; `places` are the offsets of the mentions by name."""

    name: str
    words: frozenset[str]
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    country: str | None = None
    gender: Gender | None = None
    places: list[int] = field(default_factory=list)


@dataclass(slots=True)
class NamedBody:
    """An institution that the document names; `calls` are the common nouns that it can be called by."""

    name: str
    kind: SourceKind
    country: str | None
    role: str | None
    calls: set[str]
    described: set[str]
    places: list[int] = field(default_factory=list)


class Register:
    """Everyone whom a document names.

    >>> from headwater.model import make_document
    >>> text = "Trade Minister Lina Haddad spoke. The Rail Freight Union (RFU) objected to what Haddad said."
    >>> from spacy.lang.en import English
    >>> register = Register(Parsed(make_document(text), English()(text), "none"))
    >>> register.person("Haddad").name, register.body("RFU").name, sorted(register.holders("minister"))
    ('Lina Haddad', 'Rail Freight Union', ['Lina Haddad'])
    """

    def __init__(self, parsed: Parsed) -> None:
        self.people: dict[str, Person] = {}
        self.bodies: dict[str, NamedBody] = {}
        self._aliases: dict[str, NamedBody] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._hints = [Hint(e.start_char, e.end_char, e.label_) for e in parsed.doc.ents]
        self._hint_ends = [hint.end for hint in self._hints]
        runs = list(find_runs(parsed.text))
        for run in runs:
            self._add(run, parsed.text)
        self._note_places(runs)

    def person(self, name: str) -> Person | None:
        """The one person whose name has all these words; `None` if there is none or more than one."""
        words = name_words(name)
        if not words:
            return None
        found = [one for one in self._by_word.get(next(iter(words)), ()) if words <= one.words]
        if len(found) > 1:
            found = [one for one in found if name_key(one.name) == name_key(name)]
        return found[0] if len(found) == 1 else None

    def body(self, name: str) -> NamedBody | None:
        """The body of that name or acronym."""
        return self._aliases.get(name) or self.bodies.get(name)

    def body_by_acronym(self, acronym: str, name: str) -> NamedBody | None:
        """The body of an acronym; known by the end of a longer name so far, it takes that: "Ministry of Mines, Roads and Ports (MMRP)"."""
        known = self.body(acronym)
        before = name.removesuffix(f" {known.name}") if known is not None else name
        if known is not None and before != name and " of " in before and "," in before:
            self.bodies.pop(known.name, None)
            known.name = name
            self.bodies[name] = known
        return known

    def holders(self, noun: str) -> dict[str, Person]:
        """The people with a role of that noun, by name."""
        return {one.name: one for one in self.people.values() if noun in one.nouns}

    def hints(self, start: int, end: int) -> tuple[Hint, ...]:
        """The reader's names within a range, their offsets counted from `start`."""
        found = []
        for hint in self._hints[bisect_left(self._hint_ends, start + 1) :]:
            if hint.start >= end:
                break
            found.append(Hint(max(hint.start - start, 0), min(hint.end, end) - start, hint.label))
        return tuple(found)

    def _add_employer(self, name: str, place: int) -> None:
        """Enter the body that a role names, if nothing else is known of it: "Lumar" of "Lumar chief executive Ann Lee"."""
        known = name in self.bodies or name in bodies() or country_of(name) or nouns().get(name.lower())
        if not known and name[:1].isupper():
            generic = set(phrasing("generic"))
            self.bodies[name] = NamedBody(name, SourceKind.ORGANISATION, None, None, generic, {name.lower()}, [place])

    def _add(self, run: Run, text: str) -> None:
        if (" " not in run.phrase and run.phrase not in bodies()) or country_of(run.text):
            return
        hints = self.hints(run.phrase_start, run.phrase_start + len(run.phrase))
        mention = placed(read_mention(run.phrase, hints), run.phrase, text, run.start)
        if mention.shape is not Shape.NAMED or mention.name is None:
            return
        if mention.kind is SourceKind.PERSON:
            self.add_person(mention, run.start)
        elif mention.noun or mention.acronym or mention.role or mention.name in bodies():
            self.add_body(mention, run.start)

    def add_person(self, mention: Mention, place: int) -> Person | None:
        """Enter a named person, or what is new about one who is known; a bare word alone is nobody new."""
        name = _without_body(mention.name or "")
        known = self.person(name)
        words = name_words(name)
        if known is None:
            known = self._shorter(words)
        if known is None:
            if not words or (
                len(words) == 1 and not (mention.noun or titles().keys() & {w.lower for w in name.split()})
            ):
                return None
            known = self.people[name] = Person(name, words)
            for word in words:
                self._by_word.setdefault(word, []).append(known)
        elif len(words) > len(known.words):
            self._rename(known, name, words)
        if mention.role and mention.noun and " " in mention.role:
            self._add_employer(mention.role.split()[0], place)
        if mention.role and mention.role not in known.roles:
            known.roles.append(mention.role)
        if mention.noun and mention.noun.kind is SourceKind.UNNAMED:
            known.nouns.add(mention.noun.lemma)
            known.nouns.update(_heads(mention.role or ""))
        known.nouns.update(_IN_FULL[title] for title in mention.modifiers & _IN_FULL.keys())
        known.described |= mention.modifiers
        known.country = known.country or mention.country
        known.gender = known.gender or mention.gender
        known.places.append(place)
        return known

    def _shorter(self, words: frozenset[str]) -> Person | None:
        """The one person known so far by a part of this name."""
        found = {one.name: one for word in words for one in self._by_word.get(word, ()) if one.words < words}
        return next(iter(found.values())) if len(found) == 1 else None

    def _rename(self, known: Person, name: str, words: frozenset[str]) -> None:
        del self.people[known.name]
        for word in words - known.words:
            self._by_word.setdefault(word, []).append(known)
        known.name, known.words = name, words
        self.people[name] = known

    def add_body(self, mention: Mention, place: int) -> NamedBody:
        """Enter a named body, or what is new about one that is known."""
        name = mention.name or ""
        known = self.body(name)
        listed = bodies().get(name)
        if known is None:
            known = self.bodies[name] = NamedBody(name, mention.kind, mention.country, mention.role, set(), set())
            known.described |= {word.lower() for word in name.split()}
            if listed:
                known.calls |= {call.split()[-1] for call in listed.calls}
                known.described |= {word for call in listed.calls for word in call.split()[:-1]}
        if mention.acronym:
            self._aliases[mention.acronym] = known
        if mention.noun and mention.noun.kind is not SourceKind.UNNAMED:
            known.calls.update(mention.noun.lemma.split()[-1:])
        known.described |= mention.modifiers | {word.lower() for word in (mention.role or "").split()}
        known.calls.update(_heads(mention.role or ""))
        known.country = known.country or mention.country
        known.role = known.role or mention.role
        known.places.append(place)
        return known

    def _note_places(self, runs: list[Run]) -> None:
        """Where people are mentioned by a part of their names."""
        for run in runs:
            words = name_words(run.text)
            for word in words:
                for one in self._by_word.get(word, ()):
                    if words <= one.words and run.start not in one.places:
                        one.places.append(run.start)
        for one in self.people.values():
            one.places.sort()


def _without_body(name: str) -> str:
    """A name without an outlet or institution that stands right before it: "the Washington Post Trump said"."""
    words = name.split()
    size = next((size for size in (4, 3, 2) if " ".join(words[:size]) in bodies()), 0)
    return " ".join(words[size:]) if 0 < size < len(words) else name


@lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: no titles, no small words, no possessive.

    >>> sorted(name_words("Gen. Pavel de Souza’s"))
    ['pavel', 'souza']
    """
    found = [word for word in split_words(name) if word.capital and word.lower not in titles()]
    return frozenset(word.lower.removeprefix("al-").replace("’", "'") for word in found)


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name in their order, in lower case."""
    return tuple(word.lower for word in split_words(name))


def _heads(role: str) -> set[str]:
    """The describing nouns in a role: "deputy trade minister" is a minister."""
    words = [word.lower for word in split_words(role)]
    return {noun.lemma for word in words if (noun := nouns().get(word))}
