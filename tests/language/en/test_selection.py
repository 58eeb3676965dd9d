"""Sentence selection: what must be parsed is, and what need not be is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.language.en.selection import find_signals, select
from headwater.language.en.sentences import sentences
from headwater.language.words import load_words

FILLER = "Trees grow along the river."


def _kinds(text: str) -> set[str]:
    """The kinds of signal in a text; where a form has both, "cue" stands for "strong" too."""
    found = {kind for kind, _, _ in find_signals(text)}
    return found | {"strong"} if "cue" in found else found


def _selected(text: str, **options: bool) -> list[str]:
    return [text[a:b] for a, b in select(text, **options)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 40 boats sank.",
        "Dozens of houses burned.",
        "At least one soldier died.",
        "Half of the crew was in May 2024 aged 18-25.",
        "There were no casualties.",
        "Petrol cost $2.11 there.",
    ],
)
def test_a_sentence_with_a_number_is_selected_for_figures(sentence):
    """A number makes a sentence worth parsing for its figures; its neighbours are left."""
    assert _selected(f"{FILLER} {sentence} {FILLER}", figures_only=True) == [sentence]


def test_whatever_the_report_tells_itself_is_selected():
    """A sentence without number, cue or quotation tells something too: in the writer's voice."""
    text = f"The ministry denied it. {FILLER} Moscow called the list “illegal” at once."
    assert len(_selected(text)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge is the old one.",
        "It opened on 3 May 2021.",
        "In 2024 the river rose.",
        "The diver found a ring at 10:30 p.m.",
        "The diver found a ring at 7.30 pm.",
        "More at https://pier.example/2021/40-boats.html today.",
        "Ann Roe, 42, came with a 10-year-old niece.",
        "The 3rd pier is old.",
        "The MiG-31 landed after Covid-19.",
        "He no longer came.",
    ],
)
def test_dates_addresses_ages_and_names_are_no_figures(sentence):
    """What is no figure is alone not worth a parse."""
    assert _selected(sentence, figures_only=True) == []


def test_the_sentence_that_names_the_speaker_is_selected():
    """ "He" and a surname stand for a name given earlier; without its parse the speaker would have no name."""
    text = f"Ann Roe runs the port. {FILLER} {FILLER} Roe said 40 cranes fell."
    assert _selected(text, figures_only=True) == ["Ann Roe runs the port.", "Roe said 40 cranes fell."]
    text = f"{FILLER} Ann Roe came late. She said 40 cranes fell."
    assert _selected(text, figures_only=True)[0] == "Ann Roe came late."


def test_the_middle_of_a_quotation_is_left():
    """A sentence wholly within a quotation, without a number, holds no cue of the report: the quotation is found by marks."""
    text = "“We saw the fire,” Roe said. “It was hot. The wind was strong. Nobody came.”"
    assert "The wind was strong." not in _selected(text)


def test_figures_only_leaves_attributions():
    """For figures alone, only sentences with numbers are parsed."""
    text = "The envoy said the talks failed. The ministry said 40 boats sank."
    assert _selected(text, figures_only=True) == ["The ministry said 40 boats sank."]


@pytest.mark.parametrize("entry", load_words("en", "signals"), ids=lambda entry: entry.forms[0])
def test_signal_examples(entry):
    """Every entry's examples hold a signal of its kind, and its counterexamples hold none."""
    assert all(entry["kind"] in _kinds(example) for example in entry.examples)
    assert not any(entry["kind"] in _kinds(example) for example in entry.counterexamples)


@given(st.text(alphabet=st.sampled_from('aA1İß .!?\n“”"said one40Roe')))
def test_selected_ranges_are_sentences(text):
    """Whatever the text, selection gives sentences of it, in order, each once."""
    chosen = select(text)
    assert chosen == [range_ for range_ in sentences(text) if range_ in set(chosen)]
