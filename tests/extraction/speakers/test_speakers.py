"""Chains and carried accounts on small documents."""

from __future__ import annotations

import functools

import pytest

from headwater.extraction.attribution import find_attributions
from headwater.extraction.parsed import Parsed
from headwater.extraction.speakers import Speakers
from headwater.extraction.speakers.holders import HOLDERS, find_holder
from headwater.extraction.speakers.phrases import split_phrase
from headwater.extraction.speakers.register import Register
from headwater.language.en.sentences import sentences
from headwater.language.reader import load_reader
from headwater.language.words import Entry, load_words
from headwater.model import SourceKind, make_document


@functools.cache
def parsed(text: str, publisher: str | None = None) -> Parsed:
    """A document with every sentence parsed."""
    return Parsed(make_document(text, publisher=publisher), load_reader().parse(text, sentences(text)), "test")


def speakers(text: str, publisher: str | None = None) -> Speakers:
    """The speakers of a text."""
    document = parsed(text, publisher)
    return Speakers(document, find_attributions(document))


def names(text: str) -> list[list[str | None]]:
    """The names of each attribution's chain."""
    return [[source.name for source in chain] for chain in speakers(text).chains]


def test_mention_stays_as_printed() -> None:
    """A pronoun resolves to the name, its mention remains the pronoun."""
    chain = speakers("Gen. Ruth Adeyemi spoke. She said 40 men were lost.").chains[-1]
    assert (chain[0].name, chain[0].mention and chain[0].mention.text) == ("Ruth Adeyemi", "She")


def test_who_speaks_of_himself_is_mentioned_as_printed() -> None:
    """ "I" within a quotation is its speaker by name; the mention is the pronoun, not the name beside the cue."""
    chains = speakers("“I want to sell 40 boats,” Ruth Adeyemi said on Monday.").chains
    found = {(chain[0].name, chain[0].mention and chain[0].mention.text) for chain in chains}
    assert found == {("Ruth Adeyemi", "Ruth Adeyemi"), ("Ruth Adeyemi", "I")}


def test_role_and_country_follow_the_name() -> None:
    """What was said of somebody once holds at every mention."""
    chain = speakers("Chile’s mining minister, Pablo Rey, said 9 pits closed. Rey said 4 would reopen.").chains[-1]
    assert (chain[0].name, chain[0].role, chain[0].country) == ("Pablo Rey", "mining minister", "CL")


def test_two_candidates_are_not_guessed() -> None:
    """With two ministers, "the minister" is neither; with two men before it, "he" is neither."""
    text = "Health Minister Noor Hamdan met Trade Minister Eli Bauer. The minister said 8 tents came."
    assert speakers(text).chains[-1][0].kind is SourceKind.UNNAMED
    chain = speakers("Among the guests were Ivo Marek and Milan Kovac. He said 8 tents came.").chains[-1]
    assert chain[0].name is None


def test_country_of_the_region() -> None:
    """ "The region’s governor" is of the country in which the region was said to lie."""
    text = "Fires spread in Chile’s Maule region. The region’s acting governor, Ana Soto, said 40 homes burned."
    assert speakers(text).chains[-1][0].country == "CL"


def test_no_source_is_unspecified() -> None:
    """A passive without agent has an unspecified source and no name."""
    (chain,) = speakers("The brigade is reported to have left.").chains
    assert [(source.kind, source.name) for source in chain] == [(SourceKind.UNSPECIFIED, None)]


def test_publisher_is_no_relay_of_itself() -> None:
    """A dateline naming the publisher adds nobody."""
    text = "OSLO (Reuters) - Police said 12 people were hurt."
    assert [source.name for source in speakers(text).chains[0]][1:] == ["Reuters"]
    assert len(speakers(text, "Reuters").chains[0]) == 1


def test_the_report_itself_is_no_voice() -> None:
    """ "The page says" is the publisher."""
    assert names("The page says that the valley is quiet.") == [[]]


def test_each_figure_has_its_own_voice() -> None:
    """Two voices in one sentence each hold their own number."""
    text = "Police counted 40 marchers; the union put them at 900."
    document = parsed(text)
    found = Speakers(document, [])
    tokens = {token.text: token.i for token in document.doc}
    assert [[s.name for s in found.carried(document.sentences[0], tokens[n])] for n in ("40", "900")] == [
        ["Police"],
        ["union"],
    ]


@pytest.mark.parametrize("text", ["", "12", "(Reuters) -", ": 12", "He said.", "“", "It said it said it said 3."])
def test_odd_documents(text: str) -> None:
    """No text breaks the resolution."""
    if text:
        document = parsed(text)
        found = speakers(text)
        assert all(isinstance(found.carried(sentence), tuple) for sentence in document.sentences)


def test_register_reads_unparsed_text() -> None:
    """People and bodies are found in sentences that nobody parsed."""
    text = "Trade Minister Lina Haddad spoke. The Rail Freight Union (RFU) objected."
    register = Register(Parsed(make_document(text), load_reader().parse(text, []), "test"))
    person, body = register.person("Haddad"), register.body("RFU")
    assert (person and person.name, body and body.name) == ("Lina Haddad", "Rail Freight Union")


def test_phrase_keeps_a_list_in_a_name() -> None:
    """A comma inside an institution's name does not cut it."""
    assert len(split_phrase("Ministry of Roads, Bridges and Ports").segments) == 1


def test_every_holder_is_documented() -> None:
    """A rule is the small function that carries its name and says what it reads."""
    assert all(rule.__doc__ for rule in HOLDERS)


@pytest.mark.parametrize("entry", load_words("en", "holders"))
def test_holders_examples(entry: Entry) -> None:
    """The examples of the verbs that hold numbers give a speaker, the counterexamples none."""
    for text, wanted in [*((t, True) for t in entry.examples), *((t, False) for t in entry.counterexamples)]:
        document = parsed(text)
        number = next(token for token in document.doc if token.like_num)
        assert (find_holder(document, number) is not None) is wanted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("In the hall of the Washington Post Marta Kern spoke.", {"Marta Kern"}),
        ("“Maybe I can,” said Marta Kern.", {"Marta Kern"}),
        ("Mayor Calls Marta Kern Wrong About Water\n\nMarta Kern spoke.", {"Marta Kern"}),
        ("Farmers Tell Marta Kern Water Is Short Again\n\nRain fell.", set()),
    ],
)
def test_a_register_holds_names_and_no_more(text: str, people: set[str]):
    """What stands before or around a name by chance is no part of it."""
    register = Register(Parsed(make_document(text), load_reader().parse(text, []), "test"))
    assert set(register.people) == people
