"""Who speaks, under one key: the same institution, person or government under its many names.

A voice has its own key and the wider keys under which it can be called: South Korea's National Intelligence Service is
also "South Korean intelligence" and "Seoul"; a spokesman of the White House also the White House. Two voices meet where
the own key of one is among the keys of the other, never by two wide keys alone. Nothing is guessed: a description that
fits two known bodies has a key of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from headwater.language.en.lemmas import lemma
from headwater.language.gazetteer import country_code, country_of_demonym, government_of, lookup
from headwater.language.words import Entry, load_words
from headwater.linking.persons import fold, person_key
from headwater.model import Source, SourceKind, Span

_TOKEN = re.compile(r"[\w&.]+(?:[-'][\w]+)*")
_OWNER = re.compile(r"'s?\b")
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "its", "their", "from", "by", "s"})
_NAMED = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.PUBLICATION})


_ANY_OFFICE = frozenset({"authority", "government", "official", "administration", "leadership", "side"})
"""Words that say no more than that a government speaks."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: its key, the wider keys that it also answers to, and whether it is named at all."""

    key: str
    wider: frozenset[str]
    named: bool

    @property
    def keys(self) -> frozenset[str]:
        """All its keys."""
        return self.wider | {self.key}

    def meets(self, other: Voice) -> bool:
        """Whether the two can be one voice."""
        return self.key in other.keys or other.key in self.keys


@cache
def _known() -> dict[str, Entry]:
    """Folded name or alias to its entry; what only linking knows of a body wins over the lists that mentions are read with."""
    found: dict[str, Entry] = {}
    for name in ("issuers", "bodies", "outlets"):
        for entry in load_words("en", name):
            for form in entry.forms:
                found.setdefault(_bare(form), entry)
    return found


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """The words of a kind of body, longest first, with the kind."""
    found = [(form, entry["kind"]) for entry in load_words("en", "bodykinds") for form in entry.forms]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


@cache
def _longest_known() -> int:
    return max(len(name.split()) for name in _known())


def _bare(name: str) -> str:
    return " ".join(_tokens(name))


def _tokens(name: str) -> list[str]:
    words = [_OWNER.sub("", match[0]).strip(".") for match in _TOKEN.finditer(fold(name).replace(".", ""))]
    last = len(words) - 1
    return [word for at, word in enumerate(words) if word and (word not in _SMALL or (at == last and len(word) == 1))]


@cache
def body_in(name: str, country: str | None = None) -> Entry | None:
    """The known body or outlet that a name is, or holds: "the OCHA report", "a White House spokesman".

    >>> entry = body_in("DIA", "KR")
    >>> entry["name"] if entry else None
    'Defense Intelligence Agency'
    >>> body_in("the harbour office") is None
    True
    """
    tokens = _tokens(name)
    for size in range(min(len(tokens), _longest_known()), 0, -1):
        for start in range(len(tokens) - size + 1):
            entry = _known().get(" ".join(tokens[start : start + size]))
            if entry is not None and _fits(entry, country, whole=size == len(tokens), name=name):
                return entry
    return None


def _fits(entry: Entry, country: str | None, *, whole: bool, name: str) -> bool:
    """Whether the entry can be meant: not of another country; within a longer name only if it stands there as printed."""
    if country and entry.get("country") not in (None, country) and not _is_outlet(entry):
        return False
    return whole or any(form in name for form in entry.forms if form[:1].isupper() and len(form) > 2)


def is_acronym(words: str) -> bool:
    """Whether words are the acronym of a known body or outlet, whatever town bears that name too.

    >>> is_acronym("NIS"), is_acronym("Nis")
    (True, False)
    """
    return words.isupper() and _bare(words) in _known()


def _is_outlet(entry: Entry) -> bool:
    return entry.get("kind") is None


@lru_cache(maxsize=1 << 16)
def outlet_key(name: str) -> str:
    """The key of a publisher or outlet, by the list where it knows it.

    >>> outlet_key("The Associated Press"), outlet_key("AP"), outlet_key("The Harbour Gazette")
    ('outlet:associated press', 'outlet:associated press', 'outlet:harbour gazette')
    """
    entry = _known().get(_bare(name))
    return f"outlet:{fold(entry['name'])}" if entry is not None and _is_outlet(entry) else f"outlet:{_bare(name)}"


def speaks_for_itself(key: str) -> bool:
    """Whether what a voice says in one place is one statement: a government has many mouths, an agency relays many, and
    two officials need not be the same two.

    >>> speaks_for_itself("body:national intelligence service"), speaks_for_itself("gov:KR"), speaks_for_itself("outlet:reuters")
    (True, False, False)
    """
    vague = key.startswith("org:") and "@" not in key and " " not in key
    return not key.startswith("gov:") and key not in _agencies() and not vague


def settled(keys: Iterable[str]) -> dict[str, str]:
    """Persons known by their surname alone, with the one fuller key of that surname; who fits two stays as he is.

    >>> settled(["person:hntv", "person:hntv:a", "person:kim", "person:kim:j", "person:kim:y"])
    {'person:hntv': 'person:hntv:a'}
    """
    fuller: dict[str, set[str]] = defaultdict(set)
    bare: set[str] = set()
    for key in keys:
        surname = ":".join(key.split(":")[:2])
        if key.startswith("person:"):
            (bare if key == surname else fuller[surname]).add(key)
    return {key: min(fuller[key]) for key in sorted(bare) if len(fuller[key]) == 1}


@cache
def known_outlets() -> frozenset[str]:
    """The keys of all listed outlets."""
    return frozenset(f"outlet:{fold(entry['name'])}" for entry in load_words("en", "outlets"))


@cache
def _agencies() -> frozenset[str]:
    entries = load_words("en", "outlets")
    return frozenset(f"outlet:{fold(entry['name'])}" for entry in entries if "agency" in entry.get("role", ""))


def voice_of(source: Source, nearby: frozenset[str] = frozenset()) -> Voice | None:
    """The voice of a source; `None` for no one: an unspecified source, a publisher without a name.

    `nearby` are the countries of the report's other sources: where they are one, "the spy agency" is that country's.

    >>> voice_of(Source(SourceKind.PERSON, "Andriy Hnatov", role="Chief of the General Staff", country="UA")).key
    'person:hntv:a'
    >>> seoul = voice_of(Source(SourceKind.GOVERNMENT, "Government of South Korea", country="KR"))
    >>> spies = voice_of(Source(SourceKind.GOVERNMENT, "NIS", country="KR"))
    >>> spies.key, seoul.meets(spies)
    ('body:national intelligence service', True)
    """
    mention = Span(source.mention.text, 0, len(source.mention.text)) if source.mention else None
    return _voice(replace(source, mention=mention, count=None), nearby)  # wherever it stands


@lru_cache(maxsize=1 << 16)
def _voice(source: Source, nearby: frozenset[str]) -> Voice | None:
    name = source.name or (source.mention.text if source.mention else None)
    if source.kind is SourceKind.UNSPECIFIED or not name:
        return None
    if source.kind in (SourceKind.PUBLISHER, SourceKind.PUBLICATION):
        return Voice(outlet_key(name), frozenset(), named=True)
    if source.kind is SourceKind.PERSON:
        return _person(source, name)
    return _body(source, name, next(iter(nearby)) if len(nearby) == 1 else None)


def _person(source: Source, name: str) -> Voice:
    surname, initial = person_key(name)
    wider = {f"person:{surname}"}
    role = source.role or ""
    mention = source.mention.text if source.mention else ""
    for words in (role, mention):
        entry = body_in(words, source.country) if words else None
        if entry is not None and not _is_outlet(entry):
            wider |= _wider_of_body(entry, source.country)
    wider |= _offices(role)
    key = f"person:{surname}:{initial}" if initial else f"person:{surname}"
    return Voice(key, frozenset(wider - {key}), named=True)


def _body(source: Source, name: str, nearby: str | None) -> Voice:
    """An institution, a government, a document or an unnamed voice."""
    country = source.country or _country_in(name)
    entry = body_in(name, country)
    if entry is not None and _is_outlet(entry) and source.kind in (SourceKind.DOCUMENT, SourceKind.PUBLICATION):
        return Voice(outlet_key(entry["name"]), frozenset(), named=True)
    if entry is not None and not _is_outlet(entry):
        keys = _wider_of_body(entry, country)
        own = f"body:{fold(entry['name'])}"
        return Voice(own, frozenset(keys - {own}), named=source.kind is not SourceKind.UNNAMED)
    if source.kind is SourceKind.GOVERNMENT and fold(name).startswith("government of") and country:
        return Voice(f"gov:{country}", frozenset(), named=True)
    if country is None and nearby is not None and _kind_in(name) is not None:
        country = nearby
    return _described(source, name, country)


def _described(source: Source, name: str, country: str | None) -> Voice:
    """A voice that no list knows: by its words, its kind and its country."""
    words = [
        lemma(word, "NOUN")
        for word in _tokens(_without_place(name))
        if not country_of_demonym(word) and not _place_word(word)
    ]
    if country and set(words) <= _ANY_OFFICE and source.kind is not SourceKind.UNNAMED:
        return Voice(f"gov:{country}", frozenset(), named=True)
    called = _called(country, " ".join(words)) if country else None
    if called is not None:
        keys = _wider_of_body(called, country)
        own = f"body:{fold(called['name'])}"
        return Voice(own, frozenset(keys - {own}), named=source.kind is not SourceKind.UNNAMED)
    plain = "org:" + " ".join(sorted(words))
    wider = {plain} | _offices(name)
    kind = _kind_in(name)
    offices = _offices(name)
    if source.kind is SourceKind.UNNAMED and len(offices) == 1:
        office = next(iter(offices))
        key = f"{office}@{country}" if country else office
        return Voice(key, frozenset({office} - {key}), named=False)
    if country and kind and source.kind is not SourceKind.UNNAMED:
        return Voice(f"{country}:{kind}", frozenset({f"gov:{country}"}), named=True)
    if country and kind:
        wider |= {f"{country}:{kind}"}
    if country and source.kind in (SourceKind.GOVERNMENT, SourceKind.UNNAMED, SourceKind.DOCUMENT):
        wider.add(f"gov:{country}")
    where = fold(name[len(_without_place(name)) :].strip()) or country
    key = f"{plain}@{where}" if where else plain
    return Voice(key, frozenset(wider - {key}), named=source.kind in _NAMED)


def _without_place(name: str) -> str:
    """A description without the place that it ends with: "health authorities of Derna"."""
    before, word, place = name.rpartition(" of ")
    if not word:
        before, word, place = name.rpartition(" in ")
    return before if word and place[:1].isupper() and lookup(place) else name


def _wider_of_body(entry: Entry, country: str | None) -> set[str]:
    """The keys of a known body: its name, the bodies above it, its kind within its country, its government."""
    country, name = entry.get("country") or country, fold(entry["name"])
    keys = {f"body:{name}", *(f"body:{fold(above)}" for above in entry.get("above", ()))}
    words = (entry["name"], *entry.forms, *entry.get("calls", ()))
    if country:
        keys |= {f"{country}:{kind}" for kind in {_kind_in(word) for word in words} if kind}
        if entry.get("kind") == "government":
            keys.add(f"gov:{country}")
    return keys


@lru_cache(maxsize=4096)
def _called(country: str, name: str) -> Entry | None:
    """The one known body of a country that goes by that name; `None` if there is none or more than one."""
    entries = {id(e): e for e in _known().values() if e.get("country") == country and name in e.get("calls", ())}
    found = {entry["name"]: entry for entry in entries.values()}
    return next(iter(found.values())) if len(found) == 1 else None


def _kind_in(name: str) -> str | None:
    low = f" {' '.join(_tokens(name))} "
    return next((kind for words, kind in _kinds() if f" {words} " in low), None)


def _offices(words: str) -> set[str]:
    """The offices that a description names: "the city's mayor" answers to mayor."""
    offices = {form for entry in load_words("en", "roles") if entry.get("office") for form in entry.forms}
    found = {word for word in (lemma(one, "NOUN") for one in _tokens(words)) if word in offices}
    general = {
        "general",
        "chief",
        "head",
        "deputy",
        "major",
        "officer",
        "leader",
        "spokesman",
        "spokeswoman",
        "chairman",
    }
    return {f"office:{word}" for word in found - general} if found else set()


def _country_in(name: str) -> str | None:
    """The one country that a name's words tell of: a demonym, a country, a seat of government."""
    words = [_OWNER.sub("", word) for word in fold(name).replace("-", " ").split()]
    found = set()
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size])
            code = country_of_demonym(phrase) or country_code(phrase)
            government = government_of(phrase)
            code = code or (government[1] if government else None)
            if code:
                found.add(code)
        if found:
            break
    return found.pop() if len(found) == 1 else None


def _place_word(word: str) -> bool:
    return country_code(word) is not None or government_of(word) is not None or word in ("north", "south")
