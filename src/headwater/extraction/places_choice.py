"""Which of the places that bear a name is meant.

Each reading has a score in decimal orders of population: people first, countries and capitals ahead of towns; then what the words
beside the name say ("Springfield, Illinois": `places_hints`), here and wherever the report names it again; then where the report
plays (`places_setting`), by its other names and by what else tells (`places_clues`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.extraction.parsed import Parsed
from headwater.extraction.places_clues import find_clues, is_named_after
from headwater.extraction.places_hints import Hint, find_hints
from headwater.extraction.places_names import Mention
from headwater.extraction.places_setting import Floats, Name, kilometres, weigh
from headwater.language.gazetteer import PlaceEntry, PlaceKind, capital_of
from headwater.language.gazetteer_file import place_key


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry taken, and the rule that decided it."""

    entry: PlaceEntry | None
    rule: str


_AGAIN = 6.0
"""The most that a hint given elsewhere in the report adds here."""

_DECIDES = 4.0
"""From here on a hint beside the name leaves no room for those given elsewhere."""

_LOCAL, _LOCAL_SIZE = 0.45, 4.0
"""A paper speaks of the place that it is named after, however small: so much of the readings' differences in people counts, around
a town of ten thousand."""


def choose(parsed: Parsed, mentions: Sequence[Mention]) -> list[Choice]:
    """One choice per mention: first by itself and its neighbours, then in the light of all the others."""
    hints = find_hints(parsed.doc, mentions)
    names: dict[_Key, _Known] = {}
    for mention, hint in zip(mentions, hints, strict=True):
        if mention.entries:
            known = names.setdefault(_key(mention), _known(parsed, mention))
            known.told = np.maximum(known.told, _told(mention, hint))
    clues = find_clues(parsed.doc, mentions, parsed.document)
    added = weigh([*(Name(known.entries, known.prior + known.told) for known in names.values()), *clues])
    for known, row in zip(names.values(), added[: len(names)], strict=True):
        known.setting = row
    return [
        _best(mention, hint, names[_key(mention)]) if mention.entries else Choice(None, "unlisted")
        for mention, hint in zip(mentions, hints, strict=True)
    ]


_Key = tuple[str, tuple[PlaceEntry, ...]]


@dataclass
class _Known:
    """What is known of one name of a report: for each reading its score by itself, what the best hint adds, what the others add."""

    entries: tuple[PlaceEntry, ...]
    prior: Floats
    told: Floats
    setting: Floats


def _key(mention: Mention) -> _Key:
    return place_key(mention.name), mention.entries


def _known(parsed: Parsed, mention: Mention) -> _Known:
    prior = np.array([_prior(entry, mention) for entry in mention.entries])
    if is_named_after(parsed.document, place_key(mention.name)):
        prior = _LOCAL_SIZE + _LOCAL * (prior - _LOCAL_SIZE)
    nothing = np.zeros(len(mention.entries))
    return _Known(mention.entries, prior, nothing, nothing)


def _told(mention: Mention, hint: Hint) -> Floats:
    return np.array([hint.of(entry)[0] for entry in mention.entries])


def _best(mention: Mention, hint: Hint, known: _Known) -> Choice:
    own = _told(mention, hint)
    again = np.minimum(known.told, _AGAIN) if own.max() < _DECIDES else np.zeros(len(own))
    alone = known.prior + np.maximum(own, again)
    best = _over_border(int((alone + known.setting).argmax()), alone, known.entries)
    return Choice(mention.entries[best], _rule(best, hint.of(mention.entries[best])[1], again, known))


def _over_border(best: int, alone: Floats, entries: Sequence[PlaceEntry]) -> int:
    """The larger of two namesakes on either side of a border, which a report from there tells apart by words alone.

    Where Ukraine's Donetsk burns, Rostov and Shakhty are spoken of too, and Russia's small Donetsk lies among them.
    """
    likelier = [at for at in np.argsort(-alone) if alone[at] > alone[best]]
    return next((int(at) for at in likelier if _neighbours(entries[at], entries[best])), best)


_BORDER = 300.0
"""Kilometres within which namesakes of two countries lie near one border."""


def _neighbours(one: PlaceEntry, other: PlaceEntry) -> bool:
    return one.country != other.country and kilometres(one, other) < _BORDER


def _rule(best: int, said: str, again: Floats, known: _Known) -> str:
    if said:
        return said
    if len(known.entries) == 1:
        return "only"
    if again[best] > 0:
        return "named-before"
    return "most-people" if best == int(known.prior.argmax()) else "context"


_UNKNOWN = {PlaceKind.REGION: 3_000_000, PlaceKind.ADMIN1: 1_000_000, PlaceKind.ADMIN2: 100_000}
"""What counts as people where the gazetteer gives none."""


def _prior(entry: PlaceEntry, mention: Mention) -> float:
    """People, in decimal orders, with what the kind and the name add."""
    value = math.log10((entry.population or _UNKNOWN.get(entry.kind, 0)) + 10)
    if entry.kind is PlaceKind.COUNTRY:
        value = max(value, 6.0) + 1.5
    elif entry.kind is PlaceKind.ADMIN1 and not mention.unit and _has_town(entry, mention):
        value -= 2.5
    if capital_of(mention.name) == entry.country and entry.country and entry.kind is PlaceKind.TOWN:
        value += 1.5
    return value if entry.main else value - _other_name(entry)


def _other_name(entry: PlaceEntry) -> float:
    """What it costs that the name is not the entry's own: little for the largest towns, whose other names are known."""
    return 1.0 if entry.population >= 1_000_000 else 2.0


def _has_town(unit: PlaceEntry, mention: Mention) -> bool:
    """Whether a large town inside the unit bears its name: then the bare name is the town, "Donetsk" as "New York"."""
    return any(
        other.kind is PlaceKind.TOWN
        and other.admin1 == unit.admin1
        and other.population >= max(50_000, _SHARE * unit.population)
        for other in mention.entries
    )


_SHARE = 0.08
"""What a town has at least of its unit's people for the bare name to be the town's: "Quebec" is the province."""
