"""Where a report plays: the readings of its names that lie together.

Names of one report mostly lie near one another. For each reading of a name, every other name says how much likelier it is than by
chance, by its own reading that lies best: near by, in the same first-level unit, in the same country, holding it or held by it. A
name with many readings says less, since one of them is near anything. All is added up, each further name for less than the one
before, and once more in the light of the first round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.language.gazetteer import KINDS, PlaceEntry, PlaceKind

Floats = NDArray[np.float64]

_NEAR, _REACH = 800.0, 35.0
"""How much likelier a place right beside another is than a place anywhere, and the kilometres over which that falls to a third."""

_AROUND, _WIDE = 6.0, 500.0
"""The same for places of any kind in one part of the world."""

_FADE = 0.7
"""What each further name adds, as a share of what the one before it would."""

_MOST = 9.0
"""The most that all names together add, in decimal orders."""

_ROUNDS = 2

_LARGEST = 1200
"""Readings that are looked at in one report: their distances fill a square."""

_LOW = (PlaceKind.TOWN, PlaceKind.ADMIN2)
_SAME_UNIT: dict[tuple[PlaceKind, PlaceKind], float] = {
    **{(one, other): 15.0 for one in _LOW for other in _LOW},
    **{(one, other): 60.0 for one in _LOW for other in (PlaceKind.ADMIN1, PlaceKind.REGION)},
    **{(PlaceKind.ADMIN1, other): 30.0 for other in _LOW},
}
"""How much likelier a place of the first kind is for a place of the second kind in the same first-level unit."""

_SAME_COUNTRY: dict[tuple[PlaceKind, PlaceKind], float] = {
    **{(one, PlaceKind.COUNTRY): 6.0 for one in KINDS if one is not PlaceKind.COUNTRY},
    **{(PlaceKind.COUNTRY, other): 3.0 for other in KINDS if other is not PlaceKind.COUNTRY},
    **{(one, other): 1.5 for one in (*_LOW, PlaceKind.ADMIN1) for other in (*_LOW, PlaceKind.ADMIN1)},
    (PlaceKind.ADMIN1, PlaceKind.ADMIN1): 8.0,
}
"""The same for a place in the same country."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the report: its readings, the score of each by itself in decimal orders, and what it counts as a witness."""

    entries: tuple[PlaceEntry, ...]
    scores: Floats
    weight: float = 1.0


def weigh(names: Sequence[Name]) -> list[Floats]:
    """What the other names add to each reading of each name, in decimal orders.

    >>> from headwater.language.gazetteer import lookup
    >>> paris, county = (Name(entries, np.zeros(len(entries))) for entries in (lookup("Paris"), lookup("Edgar County")))
    >>> added, _ = weigh([paris, county])
    >>> lookup("Paris")[int(added.argmax())].admin1
    'US-IL'
    """
    kept = max(1, _LARGEST // max(1, len(names)))
    cut = [Name(name.entries[:kept], name.scores[:kept], name.weight) for name in names[:_LARGEST]]
    if len(cut) < 2:
        return [np.zeros(len(name.entries)) for name in names]
    sizes = np.array([len(name.entries) for name in cut])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    ties = _ties([entry for name in cut for entry in name.entries])
    owners = np.repeat(np.arange(len(cut)), sizes)
    alone = np.concatenate([name.scores for name in cut])
    added = np.zeros(len(alone))
    weights = np.array([name.weight for name in cut])
    for _ in range(_ROUNDS):
        shares = np.maximum(_shares(alone + added, starts, sizes), np.repeat(1 / sizes, sizes))
        told = np.maximum.reduceat(ties * shares, starts, axis=1)
        told = np.log10(1 + told) * weights
        told[np.arange(len(owners)), owners] = 0
        told = -np.sort(-told, axis=1)
        added = np.minimum(_MOST, told @ _FADE ** np.arange(len(cut)))
    found = [added[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    found += [np.zeros(0)] * (len(names) - len(cut))
    return [np.pad(row, (0, len(name.entries) - len(row))) for row, name in zip(found, names, strict=True)]


def _shares(scores: Floats, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Floats:
    """How likely each reading of a name is among all of the name's."""
    chances = 10 ** (scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    found: Floats = chances / np.repeat(np.add.reduceat(chances, starts), sizes)
    return found


def _ties(entries: Sequence[PlaceEntry]) -> Floats:
    """How much likelier each place (row) is for each other one (column)."""
    kinds = np.array([KINDS.index(entry.kind) for entry in entries])
    low = np.array([entry.kind in _LOW for entry in entries])
    pairs = np.ix_(kinds, kinds)
    same_unit = _same([entry.admin1 for entry in entries])
    same_country = _same([entry.country for entry in entries])
    far = _kilometres(entries)
    main = np.array([entry.main for entry in entries])
    apart = np.outer(main, main) | ~_same(
        [entry.identifier for entry in entries]
    )  # other names of one place tell nothing
    near = _NEAR * np.exp(-far / _REACH) * (np.outer(low, low) & apart) + _AROUND * np.exp(-far / _WIDE)
    ties: Floats = near + _UNITS[pairs] * same_unit + _COUNTRIES[pairs] * same_country
    return ties


def kilometres(one: PlaceEntry, other: PlaceEntry) -> float:
    """Great-circle distance.

    >>> from headwater.language.gazetteer import lookup
    >>> round(kilometres(lookup("Kyiv")[0], lookup("Warsaw")[0]), -1)
    690.0
    """
    return float(_kilometres([one, other])[0, 1])


def _kilometres(entries: Sequence[PlaceEntry]) -> Floats:
    latitudes = np.radians([entry.latitude for entry in entries])
    longitudes = np.radians([entry.longitude for entry in entries])
    points = np.stack(
        [np.cos(latitudes) * np.cos(longitudes), np.cos(latitudes) * np.sin(longitudes), np.sin(latitudes)], axis=1
    )
    found: Floats = 6371 * np.arccos(np.clip(points @ points.T, -1, 1))
    return found


def _same(codes: Sequence[str | None]) -> NDArray[np.bool_]:
    numbers: dict[str, int] = {}
    ids = np.array([numbers.setdefault(code, len(numbers)) if code else -1 - at for at, code in enumerate(codes)])
    found: NDArray[np.bool_] = ids[:, None] == ids[None, :]
    return found


def _table(values: dict[tuple[PlaceKind, PlaceKind], float]) -> Floats:
    return np.array([[values.get((one, other), 0.0) for other in KINDS] for one in KINDS])


_UNITS, _COUNTRIES = _table(_SAME_UNIT), _table(_SAME_COUNTRY)
