"""Where a report plays: the country, and if all is in one the first-level unit, of figures whose own words name no place.

"Rebels hold the port of Karsk in Uzbekistan ... The authorities said 14 people died": the 14 died in Uzbekistan. It is taken
only where what the report names lies in one country; which of its towns is meant is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from headwater.extraction.found import FoundPlace
from headwater.extraction.parsed import Parsed
from headwater.language.columns import strings
from headwater.language.gazetteer import PlaceKind, country_name, country_of_demonym, lookup
from headwater.model import Place, PlacePrecision, Span, Step

_SHARE = 0.75
"""The share of a report's names that lie in the country where it plays."""

_LEAST = 3
"""The fewest names that can tell where a report plays."""


@dataclass(frozen=True)
class Scene:
    """Where a report plays, by its places, given in text order, and by its demonyms."""

    parsed: Parsed
    places: Sequence[FoundPlace]

    def of(self, at: int) -> FoundPlace | None:
        """The scene of what stands at an offset, by its last name before that, else its first; `None` if it plays nowhere in particular."""
        here = bisect_left(self._named, at, key=lambda one: one.place.span.start)
        return self._named[max(here - 1, 0)] if self._named else None

    @cached_property
    def _named(self) -> list[FoundPlace]:
        """The names of the unit that all its places lie in, else of the country, else of its people; none if it plays in no one country."""
        country = _main([one.place.country for one in (*self.places, *self._demonyms) if one.place.country])
        if country is None:
            return []
        here = [one for one in self.places if one.place.country == country]
        units = {one.place.admin1 for one in here if one.place.admin1}
        unit = [one for one in here if one.place.precision is PlacePrecision.ADMIN1] if len(units) == 1 else []
        own = [one for one in here if one.place.precision is PlacePrecision.COUNTRY]
        peoples = [one for one in self._demonyms if one.place.country == country]
        return [_as_scene(one) for one in unit or own or peoples]

    @cached_property
    def _demonyms(self) -> list[FoundPlace]:
        found: list[FoundPlace] = []
        taken = {i for one in self.places for i in range(*one.tokens)}
        for at, text in enumerate(strings(self.parsed.doc, "ORTH")):
            if text[0].isupper() and at not in taken and (code := country_of_demonym(text)):
                span = self.parsed.span(at, at + 1)
                found.append(FoundPlace(_country(span, code), (at, at + 1), ()))
        return found


def _main(countries: Sequence[str | None]) -> str | None:
    """The country in which most of so many names lie, if they are enough."""
    if len(countries) < _LEAST:
        return None
    country, names = Counter(countries).most_common(1)[0]
    return country if names >= _SHARE * len(countries) else None


def _country(span: Span, code: str) -> Place:
    """A country, as known from other words than its name."""
    name = country_name(code) or span.text
    entry = next((one for one in lookup(name) if one.kind is PlaceKind.COUNTRY), None)
    if entry is None:
        return Place(span, name, code, precision=PlacePrecision.COUNTRY)
    where = entry.latitude, entry.longitude
    return Place(span, entry.name, code, None, *where, entry.identifier, PlacePrecision.COUNTRY)


def _as_scene(one: FoundPlace) -> FoundPlace:
    """The name as that of ground, with the rule that takes it."""
    step = Step("places.scene", (one.place.span,), one.place.name)
    return replace(one, place=replace(one.place, literal=True), steps=(step,))
