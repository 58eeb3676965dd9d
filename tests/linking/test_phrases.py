"""The words of relations: each example holds words of its entry's use, each counterexample none."""

from __future__ import annotations

import pytest

from headwater.language.words import Entry, load_words
from headwater.linking.phrases import has

_ENTRIES = load_words("en", "relations")


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in _ENTRIES for text in entry.examples])
def test_examples(entry: Entry, text: str) -> None:
    """An example holds words of the entry's use."""
    assert has(entry["use"], text)


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in _ENTRIES for text in entry.counterexamples])
def test_counterexamples(entry: Entry, text: str) -> None:
    """A counterexample does not."""
    assert not has(entry["use"], text)


def test_every_entry_has_both() -> None:
    """Each entry shows where it applies and where it does not."""
    assert all(entry.examples and entry.counterexamples for entry in _ENTRIES)
