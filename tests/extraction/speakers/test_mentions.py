"""Mentions: what their own words say of who speaks."""

from __future__ import annotations

import pytest

from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.records import Hint, Shape

PEOPLE = [
    ("Ghana’s Chief of the Air Staff, Air Marshal Kofi Adu", "Kofi Adu", "Chief of the Air Staff", "GH"),
    ("the island’s acting governor, Marta Ilves", "Marta Ilves", "acting governor", None),
    ("Port Authority spokesman Leo Brandt", "Leo Brandt", "Port Authority spokesman", None),
    ("Nils Aker, a Swedish marine biologist based in Kiel", "Nils Aker", "Swedish marine biologist", "SE"),
    ("Minister of Trade and Industry Ida Holm", "Ida Holm", "Minister of Trade and Industry", None),
    ("the deputy head of the forestry ministry, Omar Diallo", "Omar Diallo", "deputy head", None),
    ("Rep. Carla Nunez of the ruling party", "Carla Nunez", "Rep", None),
    ("Mayor Yusuf al-Karim", "Yusuf al-Karim", "Mayor", None),
    ("Kenyan President Asha Were", "Asha Were", "President", "KE"),
    ("Peru’s health minister Ines Quispe", "Ines Quispe", "health minister", "PE"),
    ("the chief executive, Jane Roe", "Jane Roe", "chief executive", None),
    ("Tom Ashe of the Fire Service", "Tom Ashe", None, None),
    ("Nato’s Eva Lindt", "Eva Lindt", None, None),
    ("Mr Feltham", "Feltham", None, None),
    ("Gen. Oh", "Gen. Oh", None, None),
]


@pytest.mark.parametrize(("text", "name", "role", "country"), PEOPLE)
def test_people(text: str, name: str, role: str | None, country: str | None) -> None:
    """Ranks and offices come off the name; the office becomes the role, its country the country."""
    found = read_mention(text)
    assert (found.kind, found.name, found.role, found.country) == ("person", name, role, country)


OTHERS = [
    ("the Defence Ministry", "government", "Defence Ministry", None),
    ("Chilean authorities", "government", "Chilean authorities", "CL"),
    ("Warsaw", "government", "Government of Poland", "PL"),
    ("the Kremlin", "government", "Government of Russia", "RU"),
    ("Seoul’s spy agency", "government", "National Intelligence Service", "KR"),
    ("Lakeside Research", "organisation", "Lakeside Research", None),
    ("the World Health Organization (WHO)", "organisation", "World Health Organization", None),
    ("Ministry of Roads, Bridges and Ports", "government", "Ministry of Roads, Bridges and Ports", None),
    ("Ukraine’s state-owned news agency, Ukrinform", "publication", "Ukrinform", "UA"),
    ("the Harbour Gazette", "publication", "Harbour Gazette", None),
    ("local media", "publication", "local media", None),
    ("satellite imagery", "document", "satellite imagery", None),
    ("the auditors’ report", "document", "auditors’ report", None),
    ("unconfirmed reports", "unspecified", "unconfirmed reports", None),
    ("reports from May 2021", "unspecified", "reports from May 2021", None),
    ("people familiar with the talks", "unnamed", "people familiar with the talks", None),
    ("a senior Turkish diplomat", "unnamed", "senior Turkish diplomat", "TR"),
    ("to local sources", "unnamed", "local sources", None),
]


@pytest.mark.parametrize(("text", "kind", "name", "country"), OTHERS)
def test_bodies_papers_and_the_unnamed(text: str, kind: str, name: str, country: str | None) -> None:
    """Institutions, capitals, outlets, documents and voices without a name are told apart."""
    found = read_mention(text)
    assert (found.kind, found.name, found.country) == (kind, name, country)


def test_count() -> None:
    """The number of unnamed voices is kept, and the words as printed."""
    found = read_mention("two Western officials")
    assert (found.count, found.name, found.plural) == (2, "two Western officials", True)


def test_role_of_an_agency() -> None:
    """What an agency is called beside its name is its role."""
    assert read_mention("Norway’s public broadcaster, NRK").role == "public broadcaster"


@pytest.mark.parametrize(("text", "gender"), [("he", "male"), ("She", "female"), ("they", None), ("it", None)])
def test_pronouns(text: str, gender: str | None) -> None:
    """Pronouns have no name, and a gender if the word has one."""
    found = read_mention(text)
    assert (found.shape, found.name, found.gender) == (Shape.PRONOUN, None, gender)


def test_readers_name_decides_an_unknown_office() -> None:
    """Where the word before a name is in no list, the reader's name is the name."""
    text = "Alderwoman Ruth Orme"
    assert read_mention(text, (Hint(11, 20, "PER"),)).name == "Ruth Orme"


@pytest.mark.parametrize("text", ["", ",", "“”", "the", "’s", "(", "of the", "12", "A and B", "’s of (X", "…"])
def test_odd_mentions(text: str) -> None:
    """No mention breaks the reading, whatever was cut."""
    assert read_mention(text).shape in Shape
