"""Place names: which are found, which entry is meant, and when a name stands for a government."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extraction.claims import extract_claims
from headwater.extraction.found import FoundPlace
from headwater.extraction.parsed import Parsed
from headwater.extraction.places import find_places
from headwater.language.en.sentences import sentences
from headwater.language.reader import load_reader
from headwater.language.words import Entry, load_words
from headwater.model import PlacePrecision, make_document


@functools.cache
def places_of(text: str) -> tuple[FoundPlace, ...]:
    """The places of a text whose every sentence is parsed."""
    return tuple(find_places(Parsed(make_document(text), load_reader().parse(text, sentences(text)), "test")))


def shown(found: FoundPlace) -> str:
    """words: unit or country."""
    return f"{found.place.span.text}: {found.place.admin1 or found.place.country}"


MEANT = [
    ("Shells fell in Yelabuga, a town in Russia's Republic of Tatarstan.",
     ["Yelabuga: RU-TA", "Russia: RU", "Republic of Tatarstan: RU-TA"]),
    ("Troops crossed into the Kursk region on foot.", ["Kursk region: RU-KRS"]),
    ("Troops crossed into Kursk Oblast on foot.", ["Kursk Oblast: RU-KRS"]),
    ("Two depots burned in the Belgorod and Kursk regions.", ["Belgorod: RU-BEL", "Kursk: RU-KRS"]),
    ("Shells fell on Donetsk.", ["Donetsk: UA-14"]),
    ("Shells fell on Kiev.", ["Kiev: UA-30"]),
    ("The mayor of Springfield, Illinois, resigned.", ["Springfield: US-IL", "Illinois: US-IL"]),
    ("The mayor of Springfield, Mass., resigned.", ["Springfield: US-MA", "Mass.: US-MA"]),
    ("The mayor of Paris, Texas, resigned.", ["Paris: US-TX", "Texas: US-TX"]),
    ("The mayor of Paris resigned.", ["Paris: FR-IDF"]),
    ("The mayor of London, Ontario, resigned.", ["London: CA-ON", "Ontario: CA-ON"]),
    ("The mayor of London resigned.", ["London: GB-ENG"]),
    ("It was built in Washington.", ["Washington: US-DC"]),
    ("It was built in Washington state.", ["Washington state: US-WA"]),
    ("Fighting broke out between Georgia and Russia.", ["Georgia: GE", "Russia: RU"]),
    ("It flooded in Atlanta, Georgia.", ["Atlanta: US-GA", "Georgia: US-GA"]),
    ("It flooded in Niger, Nigeria and Togo.", ["Niger: NE", "Nigeria: NG", "Togo: TG"]),
    ("North Korea sent shells to Russia.", ["North Korea: KP", "Russia: RU"]),
    ("The ship left the United Arab Emirates for Yemen.", ["United Arab Emirates: AE", "Yemen: YE"]),
    ("The convoy reached New York on foot.", ["New York: US-NY"]),
    ("Miners died in the Democratic Republic of the Congo.", ["Democratic Republic of the Congo: CD"]),
    ("It burned in Helmand province.", ["Helmand province: AF-HEL"]),
    ("It flooded in Rapides Parish.", ["Rapides Parish: US-LA"]),
    ("It flooded in Port-au-Prince.", ["Port-au-Prince: HT-OU"]),
    ("Clashes went on in the Gaza Strip.", ["Gaza Strip: PS"]),
    ("Mines were cleared in Bosnia and Herzegovina.", ["Bosnia and Herzegovina: BA"]),
    ("Ferries ran from Stratford-upon-Avon to Newcastle upon Tyne.", ["Stratford-upon-Avon: GB-ENG", "Newcastle upon Tyne: GB-ENG"]),
    ("Clashes went on in Idlib.", ["Idlib: SY-ID"]),
    ("Drones crossed the Black Sea.", ["Black Sea: None"]),
    ("Drones hit Sevastopol in Crimea.", ["Sevastopol: UA-40", "Crimea: UA-43"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANT, ids=[text for text, _ in MEANT])
def test_meant(text: str, expected: list[str]) -> None:
    """Each name goes to the entry that the sentence means, with the word that makes it a unit in its span."""
    assert [shown(found) for found in places_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian and North Korean officers met.",
        "Paris Hilton spoke.",
        "The MV Santa Rosa sailed on Monday.",
        "In a report by Yonhap, 40 boats sank.",
        "The tanker MT Granada was towed.",
        "Jordan Smith spoke.",
        "The Moscow Times closed.",
        "Two Russians were held.",
        "The Kremlin was silent.",
        "They spoke to us in the morning.",
        "On Monday the North was quiet.",
    ],
)
def test_no_place(text: str) -> None:
    """Demonyms, persons, names of bodies and seats of government are no places."""
    assert places_of(text) == ()


METONYMS = [
    ("Moscow said the ship was lost.", "Moscow", False),
    ("Pyongyang denied sending shells.", "Pyongyang", False),
    ("Kyiv has accused Minsk of lying.", "Kyiv", False),
    ("The list was rejected by Tehran.", "Tehran", False),
    ("The agreement between Moscow and Pyongyang holds.", "Pyongyang", False),
    ("Ankara's decision came late.", "Ankara", False),
    ("Two boats sank near Tokyo.", "Tokyo", True),
    ("Moscow's streets were empty.", "Moscow", True),
    ("The train left Kyiv at noon.", "Kyiv", True),
    ("He said in Moscow that the ship was lost.", "Moscow", True),
    ("Officials in Pyongyang denied it.", "Pyongyang", True),
    ("Officials from Kharkiv said the road was open.", "Kharkiv", True),
    ("Iran shipped 40 drones to Sudan.", "Iran", False),
    ("Iran shipped 40 drones to Sudan.", "Sudan", True),
    ("Iran has delivered 40 drones.", "Iran", False),
    ("Iran is believed to have handed over 40 drones.", "Iran", False),
    ("Qatar began exporting gas to Kenya.", "Qatar", False),
    ("Some 40 drones were shipped by Iran.", "Iran", False),
    ("The drones supplied by Iran burned.", "Iran", False),
    ("India's navy delivered 200 tents.", "India", False),
    ("Sudan was given 40 trucks.", "Sudan", True),
    ("Sudan was supplied with 40 trucks.", "Sudan", True),
    ("Kenya's coast got 40 boats.", "Kenya", True),
    ("Kenya buried 40 soldiers.", "Kenya", True),
]


@pytest.mark.parametrize(("text", "name", "literal"), METONYMS, ids=[text for text, _, _ in METONYMS])
def test_metonymy(text: str, name: str, literal: bool) -> None:
    """A capital or country that says, decides or deals stands for its government; where things happen it is ground."""
    (found,) = [found for found in places_of(text) if found.place.name == name]
    assert found.place.literal is literal
    assert literal is not any(step.rule.startswith("places.metonymy.") for step in found.steps)


def test_same_name_again() -> None:
    """A name that was placed once means the same place later in the report."""
    found = places_of("Two men died in Paris, Texas. The road to Paris was closed.")
    assert [one.place.admin1 for one in found] == ["US-TX", "US-TX", "US-TX"]


def test_neighbours_decide() -> None:
    """Towns told of together are read as neighbours."""
    found = places_of("Crews from Decatur, Bloomington and Champaign met in Springfield. Illinois sent pumps.")
    assert {one.place.admin1 for one in found} == {"US-IL"}


def test_fields() -> None:
    """A place carries its gazetteer id, coordinates and precision."""
    town, unit, country = (one.place for one in places_of("It left Kursk, then the Kursk region, then Russia."))
    assert (town.gazetteer, town.precision) == ("geonames:538560", PlacePrecision.TOWN)
    assert (unit.gazetteer, unit.name, unit.precision) == ("iso3166-2:RU-KRS", "Kursk Oblast", PlacePrecision.ADMIN1)
    assert (country.country, country.precision) == ("RU", PlacePrecision.COUNTRY)
    assert town.latitude == pytest.approx(51.73, abs=0.01)
    assert town.longitude == pytest.approx(36.18, abs=0.01)


def test_unlisted_keeps_its_words() -> None:
    """What the reader takes for a place and the gazetteer lacks is kept, with nothing guessed."""
    for found in places_of("The convoy crossed the Zbrynka River near Kharkiv."):
        if found.place.latitude is None:
            assert (found.place.country, found.place.admin1, found.place.gazetteer) == (None, None, None)


def test_unparsed_sentences_are_left_alone() -> None:
    """Places are looked for where a claim can be: in the parsed sentences."""
    text = "Shells fell on Kyiv. Shells fell on Kharkiv."
    parsed = Parsed(make_document(text), load_reader().parse(text, sentences(text)[1:]), "test")
    assert [found.place.name for found in find_places(parsed)] == ["Kharkiv"]


def test_steps_name_a_rule() -> None:
    """Every place says which rule chose it."""
    assert all(found.steps[0].rule.startswith("places.") for text, _ in MEANT for found in places_of(text))


LISTS = [
    (name, entry, example)
    for name in ("places", "metonymy")
    for entry in load_words("en", name)
    for example in entry.examples
]
NOT = [
    (name, entry, example)
    for name in ("places", "metonymy")
    for entry in load_words("en", name)
    for example in entry.counterexamples
]


@pytest.mark.parametrize(("name", "entry", "example"), LISTS, ids=[f"{n} {e.forms[0]}: {x}" for n, e, x in LISTS])
def test_word_examples(name: str, entry: Entry, example: str) -> None:
    """In the example a place is found; for a word of metonymy, one that stands for a government."""
    found = places_of(example)
    assert found, entry.forms
    assert name != "metonymy" or not found[0].place.literal


@pytest.mark.parametrize(("name", "entry", "example"), NOT, ids=[f"{n} {e.forms[0]}: {x}" for n, e, x in NOT])
def test_word_counterexamples(name: str, entry: Entry, example: str) -> None:
    """In the counterexample no place is found, or none that stands for a government."""
    assert all(found.place.literal for found in places_of(example)), entry.forms
    assert name == "metonymy" or not places_of(example)


_WORDS = ["Kursk", "region", "Republic", "of", "Tatarstan", ",", "Springfield", "Ill.", "'s", "Russia", "New", "York", "County", "and",
          "counties", "The", "Hague", "Moscow", "said", "US", "North", "Korea", ".", "(", "-", "Washington", "D.C."]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_any_order_of_place_words(words: list[str]) -> None:
    """No order of names fails, spans quote their text, and none overlaps the next."""
    text = " ".join(words)
    parsed = Parsed(make_document(text), load_reader().parse(text, [(0, len(text))] if text.strip() else []), "test")
    last = 0
    for found in find_places(parsed):
        assert found.place.span.quotes(text)
        assert found.place.span.start >= last
        last = found.place.span.end


OWN = [
    ("The office said 140 people drowned in Kenya and 25 in Uganda.", {140: ["KE"], 25: ["UG"]}),
    ("Police arrested 12 men in Kenya, 9 in Uganda and 4 in Malawi.", {12: ["KE"], 9: ["UG"], 4: ["MW"]}),
    ("In Kenya 140 people drowned, while in Uganda 25 were hurt.", {140: ["KE"], 25: ["UG"]}),
    ("The flood drowned 165 people: 140 in Kenya and 25 in Uganda.", {165: ["KE", "UG"], 140: ["KE"], 25: ["UG"]}),
    ("The floods left 30 dead, including 20 in Kenya and 10 in Uganda.", {30: ["KE", "UG"], 20: ["KE"], 10: ["UG"]}),
    ("The floods left 30 dead, 20 in Kenya, 10 in Uganda.", {30: ["KE", "UG"], 20: ["KE"], 10: ["UG"]}),
    ("The floods hurt 30 people, 20 in Kenya and 15 in Uganda.", {30: ["KE", "UG"], 20: ["KE", "UG"], 15: ["KE", "UG"]}),
    ("The flood drowned 140 people and hurt 25 in Kenya.", {140: ["KE"], 25: ["KE"]}),
]  # fmt: skip
"""Figures of one sentence and the countries of their claims: their own only where each has its own."""


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_a_figure_has_its_own_places(text: str, expected: dict[int, list[str]]):
    claims, _ = extract_claims(make_document(text))
    assert {one.low: [p.country for p in claim.places] for claim in claims for one in claim.figures} == expected
