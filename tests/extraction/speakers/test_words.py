"""The word lists of speakers: every example makes its entry apply, and every counterexample does not."""

from __future__ import annotations

import pytest

from headwater.extraction.speakers.lexicon import bodies, nouns, titles
from headwater.extraction.speakers.mentions import read_mention
from headwater.extraction.speakers.phrases import split_words
from headwater.language.words import Entry, load_words

_MENTIONS = ["titles", "roles", "institutions", "documents", "outlets", "bodies"]
_NOUNS = {"roles": "unnamed", "documents": "document"}


def _pairs(field: str, *lists: str) -> list[tuple[str, Entry, str]]:
    return [(name, entry, text) for name in lists for entry in load_words("en", name) for text in getattr(entry, field)]


def _applies(name: str, entry: Entry, text: str) -> bool:
    mention = read_mention(text)
    if name in ("outlets", "bodies"):
        return bool(mention.name == entry["name"])
    if name == "titles":
        lead = [word.lower for word in split_words(text)[:-1] if word.capital]
        return mention.kind == "person" and any(word in entry.forms for word in lead)
    plurals = entry.get("plurals", ())
    return mention.noun is not None and (mention.noun.lemma in entry.forms or mention.noun.lemma in plurals)


@pytest.mark.parametrize(("name", "entry", "text"), _pairs("examples", *_MENTIONS))
def test_examples(name: str, entry: Entry, text: str) -> None:
    """An example makes its entry apply."""
    assert _applies(name, entry, text)


@pytest.mark.parametrize(("name", "entry", "text"), _pairs("counterexamples", *_MENTIONS))
def test_counterexamples(name: str, entry: Entry, text: str) -> None:
    """A counterexample does not."""
    assert not _applies(name, entry, text)


def _words(text: str) -> set[str]:
    words = [word.lower for word in split_words(text)]
    return {*words, *(word.removesuffix("s") for word in words)}


@pytest.mark.parametrize(("name", "entry", "text"), _pairs("examples", "phrasing"))
def test_small_words_examples(name: str, entry: Entry, text: str) -> None:
    """An example holds a form of its use."""
    assert name
    assert _words(text) & set(entry.forms)


@pytest.mark.parametrize(("name", "entry", "text"), _pairs("counterexamples", "phrasing"))
def test_small_words_counterexamples(name: str, entry: Entry, text: str) -> None:
    """A counterexample holds none."""
    assert name
    assert not _words(text) & set(entry.forms)


def test_no_word_is_two_things() -> None:
    """Every list is read, and an alias names one body."""
    assert titles()["mrs"].gender == "female"
    assert nouns()["ministries"].plural
    listed: dict[str, set[str]] = {}
    for name in ("outlets", "bodies"):
        for entry in load_words("en", name):
            for form in entry.forms:
                listed.setdefault(form, set()).add(entry["name"])
    assert {form: names for form, names in listed.items() if len(names) > 1} == {}
    assert bodies()["UPI"].country == "US"
