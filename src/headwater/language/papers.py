"""Where papers are at home: the town or the country of a publisher, by the address of its site.

The list is `data/papers.toml`, written for this project; nothing is fetched.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from headwater.language.gazetteer import PlaceEntry, PlaceKind, lookup

_COUNTRIES = "countries"


@cache
def _papers() -> dict[str, tuple[str, str]]:
    """Site: first-level unit and town, or country and nothing."""
    sections = tomllib.loads((files("headwater.language") / "data" / "papers.toml").read_text("utf-8"))
    nations = sections.pop(_COUNTRIES)
    found = {site: (unit, town) for unit, rows in sections.items() for site, town in rows.items()}
    return found | {site: (country, "") for country, sites in nations.items() for site in sites}


def _listed(host: str) -> tuple[str, str]:
    """The entry of a host, or of the site that it is part of: "sports.ajc.com" is part of "ajc.com"."""
    labels = host.lower().split(".")
    sites = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_papers()[site] for site in sites if site in _papers()), ("", ""))


def home_town(host: str) -> PlaceEntry | None:
    """The town that a paper is at home in; `None` for papers that are not listed or read all over a country.

    >>> town = home_town("www.ajc.com")
    >>> (town.name, town.admin1) if town else None
    ('Atlanta', 'US-GA')
    >>> home_town("nytimes.com") is None
    True
    """
    unit, town = _listed(host)
    entries = lookup(town) if town else ()
    return next((entry for entry in entries if entry.kind is PlaceKind.TOWN and entry.admin1 == unit), None)


def home_country(host: str) -> str | None:
    """The ISO 3166-1 code of the country that a listed paper is at home in.

    >>> home_country("www.ajc.com"), home_country("irishtimes.com"), home_country("example.org")
    ('US', 'IE', None)
    """
    return _listed(host)[0].partition("-")[0] or None
