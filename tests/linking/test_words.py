"""The word lists of linking: every example applies, every counterexample does not."""

from __future__ import annotations

import pytest

from headwater.language.words import Entry, load_words
from headwater.linking.asides import is_aside
from headwater.linking.deeds import _intentions, deed_in
from headwater.linking.heads import head_of_noun
from headwater.linking.issuers import _kind_in, body_in
from headwater.linking.persons import person_key
from headwater.linking.suppliers import outlet_at


def _pairs(name: str, use: str | None = None) -> list[tuple[Entry, str, bool]]:
    entries = [entry for entry in load_words("en", name) if use is None or entry["use"] == use]
    return [
        (entry, text, applies)
        for entry in entries
        for texts, applies in ((entry.examples, True), (entry.counterexamples, False))
        for text in texts
    ]


def _head(text: str) -> tuple[str, str | None]:
    *qualifiers, noun = text.split()
    head = head_of_noun(noun, tuple(qualifiers))
    return head.name, head.outcome


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("heads"))
def test_heads(entry: Entry, text: str, *, applies: bool):
    """Nouns have their entry's head and outcome, and the excluded ones another."""
    assert (_head(text) == (entry["head"], entry.get("outcome"))) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("deeds"))
def test_deeds(entry: Entry, text: str, *, applies: bool):
    """Clauses name their entry's deed, and the excluded ones another or none."""
    assert (deed_in(text) == entry["deed"]) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("planned"))
def test_intentions(entry: Entry, text: str, *, applies: bool):
    """Intentions are told from deeds."""
    assert entry.forms
    assert (_intentions().search(text) is not None) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("asides"))
def test_figures_set_aside(entry: Entry, text: str, *, applies: bool):
    """What stands right before the figure sets it aside, or gives it."""
    assert entry.forms
    assert is_aside(text[: text.rindex("40")]) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("bodykinds"))
def test_kinds_of_bodies(entry: Entry, text: str, *, applies: bool):
    """A description tells the kind of body."""
    assert (_kind_in(text) == entry["kind"]) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("issuers"))
def test_issuers(entry: Entry, text: str, *, applies: bool):
    """A mention is of the entry's body."""
    found = body_in(text)
    assert (found is not None and found["name"] == entry["name"]) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("names", "surname first"))
def test_surnames_that_stand_first(entry: Entry, text: str, *, applies: bool):
    """East Asian names are read surname first, others last."""
    assert entry.forms
    assert (person_key(text)[0] == text.split(maxsplit=1)[0].lower()) is applies


@pytest.mark.parametrize(("entry", "text", "applies"), _pairs("names", "no name"))
def test_words_before_names(entry: Entry, text: str, *, applies: bool):
    """A weekday before a name is no part of it."""
    assert entry.forms
    assert person_key(text) == person_key("Petrov")
    assert (text.split(maxsplit=1)[0] != "Petrov") is applies


@pytest.mark.parametrize("entry", [entry for entry in load_words("en", "outlets") if "domains" in entry.values])
def test_sites_of_outlets(entry: Entry):
    """Each site is its outlet's, and one outlet's alone."""
    for domain in entry["domains"]:
        assert outlet_at(domain) == f"outlet:{entry['name'].lower()}"
        assert outlet_at(f"archive.{domain}") == outlet_at(domain)
        assert outlet_at(f"not{domain}") != outlet_at(domain)
