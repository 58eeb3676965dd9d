"""Where papers are at home."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from headwater.language.gazetteer import country_name
from headwater.language.papers import home_country, home_town

SECTIONS = tomllib.loads((files("headwater.language") / "data" / "papers.toml").read_text("utf-8"))
TOWNS = [
    (site, unit, town)
    for unit, rows in SECTIONS.items()
    if unit != "countries"
    for site, town in rows.items()
]  # fmt: skip


@pytest.mark.parametrize(("site", "unit", "town"), TOWNS, ids=[site for site, _, _ in TOWNS])
def test_every_paper_has_a_town(site: str, unit: str, town: str) -> None:
    """Each listed town is in the gazetteer, in the unit that it stands under."""
    home = home_town(site)
    assert home is not None, town
    assert (home.admin1, home_country(site)) == (unit, unit[:2])


@pytest.mark.parametrize("code", SECTIONS["countries"])
def test_every_country_is_one(code: str) -> None:
    """Papers read all over a country have a country and no town."""
    assert country_name(code)
    for site in SECTIONS["countries"][code]:
        assert (home_country(site), home_town(site)) == (code, None)


def test_no_site_twice() -> None:
    """A site stands in one place."""
    sites = [site for site, _, _ in TOWNS] + [site for rows in SECTIONS["countries"].values() for site in rows]
    assert len(sites) == len(set(sites))


@pytest.mark.parametrize("host", ["com", "", "example.org", "notajc.com"])
def test_unlisted(host: str) -> None:
    """Other hosts, among them those that merely end alike, have no home."""
    assert (home_town(host), home_country(host)) == (None, None)
