"""Places: names in the text and the gazetteer's entry that the context supports.

A name is settled by what stands with it ("Kursk region", "Springfield, Illinois"), by the countries and units that the
document names, and only then by the number of people. "Moscow said" is a place that is not meant literally.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from headwater.extraction.found import FoundPlace
from headwater.extraction.parsed import Parsed, is_parsed
from headwater.language.gazetteer import PlaceEntry, PlaceKind, country_of_demonym, government_of, lookup
from headwater.language.words import load_words
from headwater.model import Place, PlacePrecision, Step

_MAX_WORDS = 4
_UNITS = frozenset("region oblast province state governorate district republic prefecture krai territory county department".split())
_SUFFIXES = {"region": ("Oblast", "Krai", "Region", "Province"), "oblast": ("Oblast",), "province": ("Province",), "republic": ("Republic",)}  # fmt: skip
_PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.ADMIN2: PlacePrecision.ADMIN1,
    PlaceKind.TOWN: PlacePrecision.TOWN,
    PlaceKind.REGION: PlacePrecision.ADMIN1,
}
_ACTS = frozenset("agree refuse accept want decide plan seek vow demand sign send launch consider ban approve recruit provide deny use rely support oppose back".split())


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate name: its tokens, what the gazetteer has, and whether a unit word goes with it."""

    start: int
    end: int
    entries: tuple[PlaceEntry, ...]
    unit: str | None


def find_places(parsed: Parsed) -> list[FoundPlace]:
    """Every place name of the parsed sentences that the gazetteer knows, in order."""
    names = list(_names(parsed))
    countries = _countries(parsed, names)
    found = []
    for at, name in enumerate(names):
        following = names[at + 1] if at + 1 < len(names) else None
        entry, rule = _settle(parsed, name, following, countries)
        found.append(_place(parsed, name, entry, rule))
    return found


def _names(parsed: Parsed) -> Iterator[_Name]:
    doc, at = parsed.doc, 0
    people = {i for entity in doc.ents if entity.label_ == "PER" for i in range(entity.start, entity.end)}
    while at < len(doc):
        token = doc[at]
        name = None
        if is_parsed(token) and token.text[:1].isupper() and token.i not in people and token.pos_ in ("PROPN", "NOUN", "ADJ", "X"):
            name = _longest(parsed, at)
        if name is None:
            at += 1
            continue
        yield name
        at = name.end


def _longest(parsed: Parsed, start: int) -> _Name | None:
    doc = parsed.doc
    for end in range(min(start + _MAX_WORDS, len(doc)), start, -1):
        last = doc[end - 1]
        if not last.text[:1].isupper() or last.is_punct:
            continue
        words = parsed.span(start, end).text
        if end - start == 1 and (not doc[start].ent_type_ and doc[start].pos_ != "PROPN"):
            continue
        entries = lookup(words)
        if not entries or (country_of_demonym(words) and entries[0].kind != PlaceKind.COUNTRY):
            continue
        if end < len(doc) and doc[end].text[:1].isupper() and doc[end].dep_ == "flat":
            return None
        if doc[start].ent_type_ == "ORG" and doc[start].ent_iob_ == "I":
            return None
        unit = doc[end].lower_ if end < len(doc) and doc[end].lower_ in _UNITS else None
        return _Name(start, end + (unit is not None), entries, unit)
    return None


def _countries(parsed: Parsed, names: Iterable[_Name]) -> Counter[str]:
    """How often the document names each country, by name or demonym."""
    found: Counter[str] = Counter()
    for name in names:
        first = name.entries[0]
        if first.kind == PlaceKind.COUNTRY and first.country:
            found[first.country] += 1
        elif len({entry.country for entry in name.entries}) == 1 and first.country:
            found[first.country] += 1
    for token in parsed.doc:
        if token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN", "NOUN"):
            code = country_of_demonym(token.text)
            if code:
                found[code] += 1
    return found


def _settle(parsed: Parsed, name: _Name, following: _Name | None, countries: Counter[str]) -> tuple[PlaceEntry, str]:
    """The entry that the context supports, and the rule that chose it."""
    entries = [entry for entry in name.entries if entry.main] or list(name.entries)
    if name.unit is not None:
        base = parsed.span(name.start, name.end - 1).text
        wider = [entry for suffix in _SUFFIXES.get(name.unit, ()) for entry in lookup(f"{base} {suffix}")]
        units = [entry for entry in (*wider, *name.entries) if entry.kind == PlaceKind.ADMIN1]
        if units:
            return units[0], "places.unit"
    if entries[0].kind == PlaceKind.COUNTRY:
        return entries[0], "places.country"
    if following is not None and following.start - name.end <= 2 and parsed.doc[name.end].text == ",":
        wider_entry = following.entries[0]
        inside = [e for e in name.entries if wider_entry.country == e.country and (wider_entry.kind == PlaceKind.COUNTRY or e.admin1 == wider_entry.admin1)]
        if inside:
            return inside[0], "places.contained"
    named = [entry for entry in entries if countries.get(entry.country or "", 0)]
    big = max(entries, key=lambda e: e.population)
    if named:
        best = max(named, key=lambda e: (e.population, e.kind == PlaceKind.ADMIN1))
        if best.population * 50 >= big.population:
            return best, "places.country-named"
    return big, "places.population"


def _place(parsed: Parsed, name: _Name, entry: PlaceEntry, rule: str) -> FoundPlace:
    span = parsed.span(name.start, name.end)
    literal = not _acts(parsed, name)
    place = Place(span, entry.name, entry.country, entry.admin1, entry.latitude, entry.longitude, entry.identifier, _PRECISION[entry.kind], literal)
    steps = [Step(rule, (span,), entry.identifier)]
    if not literal:
        steps.append(Step("places.metonymy", (span,)))
    return FoundPlace(place, (name.start, name.end), tuple(steps))


def _acts(parsed: Parsed, name: _Name) -> bool:
    """Whether the name is the subject of a verb of saying or deciding."""
    head = _head(parsed, name)
    if head.dep_ not in ("nsubj", "nsubj:outer") or government_of(parsed.span(name.start, name.end).text) is None:
        return False
    lemma = head.head.lemma_.lower()
    return lemma in _ACTS or any(lemma in entry.forms for entry in load_words("en", "cues"))


def _head(parsed: Parsed, name: _Name) -> Token:
    tokens = parsed.doc[name.start : name.end]
    return next((token for token in tokens if not name.start <= token.head.i < name.end), tokens[0])
