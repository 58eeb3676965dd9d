"""Which of the places that bear a name is meant.

Each entry has a score: people first, countries and capitals ahead of towns; then what the report says: the unit or country
that follows the name ("Springfield, Illinois"), that owns it ("Russia's Kursk region"), or that is spoken of elsewhere in the report.
Scores are in decimal orders of population: a bonus of 2 outweighs a hundred times the people.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from headwater.extraction.places_names import Mention
from headwater.language.gazetteer import PlaceEntry, PlaceKind, capital_of, country_of_demonym
from headwater.language.gazetteer_file import place_key


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry taken, and the rule that decided it."""

    entry: PlaceEntry | None
    rule: str


@dataclass
class _Evidence:
    """What a report says of where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    named: dict[str, PlaceEntry] = field(default_factory=dict)
    together: dict[str, dict[str, float]] = field(default_factory=dict)  # unit: name: share of the name's places


_CONTAINED, _OWNED, _NEARBY, _AGAIN = 8.0, 5.0, 2.0, 6.0
_LISTED = 3.0  # the name before the comma can be a country too: "Niger, Nigeria and Togo" is a list


def choose(doc: Doc, mentions: Sequence[Mention]) -> list[Choice]:
    """One choice per mention: first by itself and its neighbours, then again in the light of all the others."""
    evidence = _Evidence()
    for token in doc:
        if token.text[0].isupper() and (code := country_of_demonym(token.text)):
            evidence.countries[code] += 1
    evidence.together = _together(mentions)
    hints = [_hint(doc, mentions, number) for number in range(len(mentions))]
    for mention, hint in zip(mentions, hints, strict=True):
        choice = _best(mention, hint, _Evidence())
        if choice.entry is None:
            continue
        sure = choice.rule in {"contained", "owned"} or len(mention.entries) == 1
        if sure or (choice.entry.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1} and not _namesakes(mention)):
            _note(evidence, choice.entry)
        if choice.rule in {"contained", "owned"}:
            evidence.named.setdefault(place_key(mention.name), choice.entry)
    return [_best(mention, hint, evidence) for mention, hint in zip(mentions, hints, strict=True)]


def _namesakes(mention: Mention) -> bool:
    """Whether a country shares its name with a first-level unit elsewhere ("Georgia"): then it is no evidence for itself."""
    countries = {entry.country for entry in mention.entries if entry.kind is PlaceKind.COUNTRY}
    units = {entry.country for entry in mention.entries if entry.kind is PlaceKind.ADMIN1 and entry.main}
    return bool(countries) and bool(units - countries)


def _together(mentions: Sequence[Mention]) -> dict[str, dict[str, float]]:
    """For each first-level unit, the names of the report that can lie in it: neighbours are told of together."""
    found: dict[str, dict[str, float]] = {}
    for mention in mentions:
        units = {entry.admin1 for entry in mention.entries if entry.admin1 and entry.kind is PlaceKind.TOWN}
        for unit in units:
            found.setdefault(unit, {})[place_key(mention.name)] = 1 / len(units)
    return found


def _note(evidence: _Evidence, entry: PlaceEntry) -> None:
    if entry.country:
        evidence.countries[entry.country] += 1
    if entry.admin1:
        evidence.units[entry.admin1] += 1


@dataclass(frozen=True, slots=True)
class _Hint:
    """Entries of the neighbours that may hold this place: directly after it, before it with 's, later in the sentence."""

    after: tuple[PlaceEntry, ...] = ()
    owner: tuple[PlaceEntry, ...] = ()
    later: tuple[PlaceEntry, ...] = ()
    holds: tuple[PlaceEntry, ...] = ()  # entries of the name before the comma, which this one may hold


def _hint(doc: Doc, mentions: Sequence[Mention], number: int) -> _Hint:
    mention = mentions[number]
    before = mentions[number - 1] if number else None
    after = mentions[number + 1] if number + 1 < len(mentions) else None
    end = mention.end + mention.wide
    follows = after is not None and after.start - end == 1 and doc[end].text in {",", "("}
    owns = (
        before is not None
        and 1 <= mention.start - before.end - before.wide <= 3
        and doc[before.end + before.wide].text in {"'s", "’s"}
    )
    near = after is not None and after.start - end <= 8 and doc[end : after.start].text.count(".") == 0
    held = before is not None and mention.start - before.end - before.wide == 1 and doc[mention.start - 1].text == ","
    return _Hint(
        after.entries if follows and after else (),
        before.entries if owns and before else (),
        after.entries if near and after and not follows and _inside(doc, end, after.start) else (),
        before.entries if held and before else (),
    )


def _inside(doc: Doc, start: int, end: int) -> bool:
    """Whether the words between two names say that one lies in the other: "Yelabuga, a town in Russia"."""
    return any(token.lower_ in {"in", "of", "within"} for token in doc[start:end])


def _best(mention: Mention, hint: _Hint, evidence: _Evidence) -> Choice:
    if not mention.entries:
        return Choice(None, "unlisted")
    scored = [(_score(entry, mention, hint, evidence), entry) for entry in mention.entries]
    (value, rule), entry = max(scored, key=lambda row: row[0][0])
    return Choice(entry, rule if value else "unlisted")


def _score(entry: PlaceEntry, mention: Mention, hint: _Hint, evidence: _Evidence) -> tuple[float, str]:
    value = _prior(entry, mention)
    rule = "most-people" if len(mention.entries) > 1 else "only"
    if any(_holds(other, entry) for other in hint.after):
        listed = any(other.kind is PlaceKind.COUNTRY for other in mention.entries)
        value, rule = value + (_LISTED if listed else _CONTAINED), "contained"
    elif any(_holds(other, entry) for other in hint.owner):
        value, rule = value + _OWNED, "owned"
    elif any(_holds(other, entry) for other in hint.later):
        value, rule = value + _NEARBY, "contained"
    if any(_holds(entry, other) for other in hint.holds):
        value += _NEARBY
    if evidence.named.get(place_key(mention.name)) == entry:
        value, rule = value + _AGAIN, "named-before"
    bonus = _support(entry, mention, evidence)
    return value + bonus, "context" if bonus >= 1.0 and rule == "most-people" else rule


def _support(entry: PlaceEntry, mention: Mention, evidence: _Evidence) -> float:
    """What the rest of the report adds."""
    country = evidence.countries[entry.country] if entry.country else 0
    unit = evidence.units[entry.admin1] if entry.admin1 and entry.kind is not PlaceKind.ADMIN1 else 0
    own = place_key(mention.name)
    names = evidence.together.get(entry.admin1 or "", {})
    together = sum(share for name, share in names.items() if name != own) if entry.kind is PlaceKind.TOWN else 0.0
    return min(2.0, 0.75 * country) + min(3.5, 1.25 * unit) + min(2.0, 1.5 * together)


def _prior(entry: PlaceEntry, mention: Mention) -> float:
    """People, in decimal orders, with what the kind and the name add."""
    value = math.log10(entry.population + 10)
    if entry.kind is PlaceKind.COUNTRY:
        value = max(value, 6.0) + 1.5
    elif entry.kind is PlaceKind.REGION:
        value = max(value, 6.5)
    elif entry.kind is PlaceKind.ADMIN1 and not mention.unit and _has_town(entry, mention):
        value -= 2.5
    if capital_of(mention.name) == entry.country and entry.country and entry.kind is PlaceKind.TOWN:
        value += 1.5
    return value if entry.main else value - (1.0 if entry.population >= 1_000_000 else 2.0)


def _has_town(unit: PlaceEntry, mention: Mention) -> bool:
    """Whether a large town inside the unit bears its name: then the bare name is the town, "Donetsk" as "New York"."""
    return any(
        other.kind is PlaceKind.TOWN and other.admin1 == unit.admin1 and other.population >= 50_000
        for other in mention.entries
    )


def _holds(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Whether one place lies in the other."""
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.REGION and outer.admin1 is None:
        return outer.country is not None and inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind in {PlaceKind.ADMIN1, PlaceKind.REGION}:
        return (
            outer.admin1 is not None
            and inner.admin1 == outer.admin1
            and inner.kind in {PlaceKind.TOWN, PlaceKind.ADMIN2}
        )
    return False
