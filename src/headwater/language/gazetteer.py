"""Place names and what is known of them: kind, country, first-level unit, coordinates, people; and who governs where.

The data are compiled by `data/gazetteer/build.py` from GeoNames (CC BY 4.0) and ISO 3166-2; nothing is fetched at run time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from headwater.language.gazetteer_file import GazetteerFile, place_key

_FILE = Path(__file__).parent / "data" / "gazetteer.npz"


class PlaceKind(StrEnum):
    """What a gazetteer entry is. `REGION` is ground that is no unit of its own: Donbas, the Red Sea, Africa."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    REGION = "region"


KINDS = tuple(PlaceKind)
"""The kinds in the order in which the file numbers them."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place. `country` is ISO 3166-1 alpha-2, `admin1` ISO 3166-2, coordinates WGS 84 degrees.

    `identifier` is `geonames:NNN`, `iso3166-2:CC-NNN` or `None`; `main` says whether the name looked up is the entry's own
    name rather than another spelling, an old name or a name in another language.
    """

    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    identifier: str | None
    main: bool


@cache
def _file() -> GazetteerFile:
    return GazetteerFile(_FILE)


@lru_cache(maxsize=65536)
def _rows(key: str) -> tuple[PlaceEntry, ...]:
    return tuple(_entry(number, main) for number, main in _file().find(key))


def _entry(number: int, main: bool) -> PlaceEntry:
    row = _file().row(number)
    kind = KINDS[row.kind]
    identifier = f"geonames:{row.identifier}" if row.identifier else None
    if kind is PlaceKind.ADMIN1 and row.admin1:
        identifier = f"iso3166-2:{row.admin1}"
    return PlaceEntry(
        row.name,
        kind,
        row.country or None,
        row.admin1 or None,
        row.latitude,
        row.longitude,
        row.population,
        identifier,
        main,
    )


def lookup(name: str) -> tuple[PlaceEntry, ...]:
    """The places that bear a name, most people first; case, accents and hyphens do not count.

    >>> [(entry.name, entry.admin1) for entry in lookup("Yelabuga")]
    [('Yelabuga', 'RU-TA')]
    >>> lookup("Tatarstan")[0].identifier
    'iso3166-2:RU-TA'
    """
    return _rows(place_key(name))


def lookup_key(key: str) -> tuple[PlaceEntry, ...]:
    """`lookup` for a name that `place_key` has already been applied to."""
    return _rows(key)


def country_name(code: str) -> str | None:
    """The short English name of an ISO 3166-1 code.

    >>> country_name("KP")
    'North Korea'
    """
    return _file().tables["countries"].get(code)


def country_code(name: str) -> str | None:
    """The ISO 3166-1 code of a country's name, a leading "the" apart.

    >>> country_code("the Netherlands"), country_code("DPRK"), country_code("Paris")
    ('NL', 'KP', None)
    """
    return _file().tables["country_names"].get(_bare(name))


def country_of_demonym(name: str) -> str | None:
    """The ISO 3166-1 code that a demonym belongs to, singular or plural.

    >>> country_of_demonym("North Korean"), country_of_demonym("Ukrainians"), country_of_demonym("Martian")
    ('KP', 'UA', None)
    """
    table, key = _file().tables["demonyms"], place_key(name)
    return table.get(key) or (table.get(key[:-1]) if key.endswith("s") else None)


def capital_of(name: str) -> str | None:
    """The ISO 3166-1 code of the country whose government sits in the city of that name.

    >>> capital_of("Pyongyang"), capital_of("Kiev"), capital_of("Kursk")
    ('KP', 'UA', None)
    """
    return _file().tables["capitals"].get(_bare(name))


def is_seat(name: str) -> bool:
    """Whether the name is a building or street that stands for a government and is itself no town.

    >>> is_seat("the Kremlin"), is_seat("Moscow")
    (True, False)
    """
    return _bare(name) in _file().tables["seats"]


def abbreviated_unit(name: str) -> PlaceEntry | None:
    """The first-level unit that the press shortens after a town: "Ill.", "TX", "Ont.".

    >>> unit = abbreviated_unit("Ill.")
    >>> (unit.name, unit.admin1) if unit else None, abbreviated_unit("Etc.")
    (('Illinois', 'US-IL'), None)
    """
    tables = _file().tables
    code = tables["abbreviations"].get(place_key(name))
    entries = lookup(tables["units"].get(code, "")) if code else ()
    return next((entry for entry in entries if entry.admin1 == code and entry.kind is PlaceKind.ADMIN1), None)


def government_of(name: str) -> tuple[str, str] | None:
    """The government that a name can stand for, with its country: countries, capitals, seats of government.

    Whether it does stand for it in a given sentence ("Moscow said" against "near Moscow") is the caller's to decide.

    >>> government_of("Pyongyang"), government_of("the White House")
    (('Government of North Korea', 'KP'), ('Government of the United States', 'US'))
    >>> government_of("Yelabuga") is None
    True
    """
    tables, key = _file().tables, _bare(name)
    code = tables["seats"].get(key) or tables["capitals"].get(key) or tables["country_names"].get(key)
    return (f"Government of {'the ' * (code in _ARTICLE)}{tables['countries'][code]}", code) if code else None


_ARTICLE = frozenset({"AE", "BS", "CD", "CF", "CG", "CZ", "DO", "GB", "KM", "MH", "MV", "NL", "PH", "SB", "US"})
"""Countries whose name takes an article."""


def _bare(name: str) -> str:
    return place_key(name).removeprefix("the ")
