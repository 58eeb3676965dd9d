"""What the words right beside a place name say of it: the unit or country that holds it, the one that it holds, its list.

"Springfield, Illinois", "Russia's Kursk region", "Yelabuga, a town in Russia" say where the first lies; "Ohio, Georgia and
Maine" says that each is a unit and none lies in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from headwater.extraction.places_names import Mention
from headwater.language.gazetteer import PlaceEntry, PlaceKind

_CONTAINED, _OWNED, _NEARBY, _SIBLING = 8.0, 5.0, 2.0, 4.0
_AMBIGUOUS = 3.0  # the name before the comma can be a country too: "Niger, Nigeria and Togo" is a list
_HOLDS = 5.0  # "Buffalo, New York": the second is the state rather than the city


@dataclass(frozen=True, slots=True)
class Hint:
    """Entries of the neighbours of a name."""

    after: tuple[PlaceEntry, ...] = ()
    """Of the name directly after it, behind a comma or bracket."""
    owner: tuple[PlaceEntry, ...] = ()
    """Of the name before it, with 's."""
    later: tuple[PlaceEntry, ...] = ()
    """Of the next name of the sentence, where the words between say that one lies in the other."""
    holds: tuple[PlaceEntry, ...] = ()
    """Of the name before the comma, which this one may hold."""
    siblings: frozenset[PlaceEntry] = frozenset()
    """Its own readings that are of the kind of its neighbours in a list."""

    def of(self, entry: PlaceEntry) -> tuple[float, str]:
        """What the hint adds to one reading of the name, in decimal orders of population, and the rule that says so."""
        if entry in self.siblings:
            return _SIBLING, "listed"
        if any(holds(other, entry) for other in self.after):
            return _CONTAINED, "contained"
        if any(holds(other, entry) for other in self.owner):
            return _OWNED, "owned"
        if any(holds(entry, other) for other in self.holds):
            return _HOLDS, "contains"
        if any(holds(other, entry) for other in self.later):
            return _NEARBY, "contained"
        return 0.0, ""


def find_hints(doc: Doc, mentions: Sequence[Mention]) -> list[Hint]:
    """One hint per mention."""
    listed: dict[int, frozenset[PlaceEntry]] = {}
    for run in _runs(doc, mentions):
        listed |= _alike(mentions, run)
    return [_hint(doc, mentions, number, listed) for number in range(len(mentions))]


def _hint(doc: Doc, mentions: Sequence[Mention], number: int, listed: dict[int, frozenset[PlaceEntry]]) -> Hint:
    mention = mentions[number]
    before = mentions[number - 1] if number and number - 1 not in listed else None
    after = mentions[number + 1] if number + 1 < len(mentions) else None
    end = mention.end + mention.wide
    if number in listed:
        return Hint(siblings=listed[number])
    follows = after is not None and after.start - end == 1 and doc[end].text in {",", "("}
    owns = (
        before is not None
        and 1 <= mention.start - before.end - before.wide <= 3
        and doc[before.end + before.wide].text in {"'s", "’s"}
    )
    near = after is not None and after.start - end <= 8 and doc[end : after.start].text.count(".") == 0
    held = before is not None and mention.start - before.end - before.wide == 1 and doc[mention.start - 1].text == ","
    return Hint(
        after.entries if follows and after else (),
        before.entries if owns and before else (),
        after.entries if near and after and not follows and _inside(doc, end, after.start) else (),
        before.entries if held and before else (),
    )


def _inside(doc: Doc, start: int, end: int) -> bool:
    """Whether the words between two names say that one lies in the other: "Yelabuga, a town in Russia"."""
    words = {token.lower_ for token in doc[start:end]}
    return bool(words & {"in", "of", "within"}) and "and" not in words


def _runs(doc: Doc, mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """Numbers of mentions that are told in one list, with nothing but commas and "and" between them."""
    run: list[int] = []
    for number, mention in enumerate(mentions):
        if run:
            last = mentions[run[-1]]
            between = [token.lower_ for token in doc[last.end + last.wide : mention.start]]
            if not between or not set(between) <= _JOINTS or (len(between) == 1 and between[0] not in _JOINTS):
                yield run
                run = []
        run.append(number)
    yield run


_JOINTS = frozenset({",", "and", "or", "&", "the"})


def _alike(mentions: Sequence[Mention], run: Sequence[int]) -> dict[int, frozenset[PlaceEntry]]:
    """For each name of a list of at least three units of one country, or of countries, its reading as such.

    At least half of the list must be such in the first place: "New York, Washington and Boston" are towns.
    """
    found: dict[int, frozenset[PlaceEntry]] = {}
    for kind, country in _kinds(mentions, run):
        fits = [(number, _readings(mentions[number], kind, country)) for number in run]
        for good, group in groupby(fits, key=lambda row: bool(row[1])):
            row = list(group)
            if not good or len(row) < _SHORTEST:
                continue
            plain = sum(mentions[number].entries[0] in readings for number, readings in row)
            if 2 * plain >= len(row):
                found |= {number: frozenset(readings) for number, readings in row}
    return found


_SHORTEST = 3


def _kinds(mentions: Sequence[Mention], run: Sequence[int]) -> Iterator[tuple[PlaceKind, str | None]]:
    yield PlaceKind.COUNTRY, None
    for country in sorted({e.country or "" for n in run for e in mentions[n].entries if e.kind is PlaceKind.ADMIN1}):
        yield PlaceKind.ADMIN1, country


def _readings(mention: Mention, kind: PlaceKind, country: str | None) -> tuple[PlaceEntry, ...]:
    return tuple(
        entry
        for entry in mention.entries
        if entry.kind is kind and country in {None, entry.country} and (entry.main or kind is PlaceKind.COUNTRY)
    )


def holds(outer: PlaceEntry, inner: PlaceEntry) -> bool:
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
