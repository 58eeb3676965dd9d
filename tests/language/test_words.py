"""Word lists: each entry shows where it applies and where not, and a test executes what it shows."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from headwater.language.words import load_words
from headwater.model import UsageError

ROOT = Path(__file__).parents[2]
LISTS = sorted(
    path.name.removesuffix(".toml")
    for path in (files("headwater.language") / "en" / "words").iterdir()
    if path.name.endswith(".toml")
)
EXECUTED = {
    "tests/extraction/test_word_lists.py": ("bounds", "units", "vague", "events", "stance", "cues"),
    "tests/extraction/test_times.py": ("times",),
    "tests/extraction/test_places.py": ("places", "metonymy"),
    "tests/extraction/speakers/test_speakers.py": ("holders",),
    "tests/extraction/speakers/test_words.py": (
        "titles", "roles", "institutions", "documents", "outlets", "bodies", "phrasing"
    ),
    "tests/language/en/test_selection.py": ("signals",),
    "tests/language/test_spacy_reader.py": ("clearnlp",),
}  # fmt: skip
"""The test file that executes the examples of each list. A new list belongs here, with a test that runs what it shows."""


def test_every_list_is_executed() -> None:
    """No list is left out, and each file names the lists that it runs."""
    assert sorted(name for names in EXECUTED.values() for name in names) == LISTS
    for path, names in EXECUTED.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert "load_words(" in text
        assert [name for name in names if f'"{name}"' not in text] == [], path


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_shows_where_it_applies(name: str) -> None:
    """Each entry has forms and a counterexample, and an example unless it keeps words from applying (labels that name nobody)."""
    for entry in load_words("en", name):
        assert entry.forms
        assert entry.examples or entry.get("frame") == "none", entry.forms
        assert entry.counterexamples, entry.forms


def test_no_such_list() -> None:
    """A list that is not there is an error of usage."""
    with pytest.raises(UsageError, match="no word list"):
        load_words("en", "missing")
