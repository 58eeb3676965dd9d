"""What reports name besides first-level units, large second-level ones and towns: units of ISO 3166-2 below the first level,
units that are no more, and the many places of the United States that have a post office but are no town by themselves.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from compiler import Compiler, kind

from headwater.language.gazetteer import PlaceKind
from headwater.language.gazetteer_file import Row

SAME_UNIT, SAME_TOWN = 100.0, 40.0
"""Kilometres within which a name stands for what the gazetteer has already."""

Point = tuple[float, float]


def add_lower_units(
    out: Compiler, country: str, units: Mapping[str, Mapping[str, Any]], shared: Container[str]
) -> None:
    """Units below the first level, in the first-level unit that they are part of: provinces of the Philippines or of Italy."""
    for code, unit in units.items():
        at = unit.get("latLng")
        if not unit.get("parentCode") or not at or code in shared:
            continue
        point = float(at[0]), float(at[1])
        if not out.has(unit["name"], country, point, SAME_UNIT):
            out.add(Row(unit["name"], kind(PlaceKind.ADMIN2), country, unit["parentCode"], *point, 0, 0), [])


def add_former(out: Compiler, units: Iterable[Mapping[str, Any]]) -> None:
    """Units that are no more; they have no code."""
    for unit in units:
        first, *others = unit["names"]
        out.add(Row(first, kind(PlaceKind.ADMIN1), unit["country"], "", *unit["at"], 0, 0), others)


def add_post_towns(out: Compiler, file: Path, counties: Iterable[Mapping[str, str]]) -> None:
    """Places of the United States by GeoNames' postal codes, in the middle of their codes; and counties without any town."""
    towns: dict[tuple[str, str], list[Point]] = defaultdict(list)
    members: dict[tuple[str, str], list[Point]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["state_abbr"] and row["lat"]:
                point = float(row["lat"]), float(row["lng"])
                towns[row["city"], row["state_abbr"]].append(point)
                members[row["county"], row["state_abbr"]].append(point)
    for county in counties:
        bare = county["name"].removesuffix(" County")
        points = members.get((bare, county["state"]), [])
        if points and not any(row.admin1 == f"US-{county['state']}" for row in out.of(county["name"], "US")):
            _add(out, county["name"], PlaceKind.ADMIN2, county["state"], points)
    for (name, state), points in sorted(towns.items()):
        if not out.has(name, "US", _middle(points), SAME_TOWN):
            _add(out, name, PlaceKind.TOWN, state, points)


def _add(out: Compiler, name: str, of: PlaceKind, state: str, points: list[Point]) -> None:
    out.add(Row(name, kind(of), "US", f"US-{state}", *_middle(points), 0, 0), [])


def _middle(points: list[Point]) -> Point:
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
