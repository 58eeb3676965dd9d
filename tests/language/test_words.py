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


def _runs(path: Path, name: str) -> bool:
    """Whether a test file loads the list and runs examples and counterexamples."""
    text = path.read_text(encoding="utf-8")
    return all(part in text for part in ("load_words(", f'"{name}"', ".examples", ".counterexamples")) or (
        f'load_words("en", "{name}")' in text and "examples" in text
    )


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_executed(name: str) -> None:
    """Some test file runs the examples of the list."""
    others = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert any(_runs(path, name) or _named(path, name) for path in others)


def _named(path: Path, name: str) -> bool:
    """Whether a file that picks the field by its name ("examples", "counterexamples") runs the list."""
    text = path.read_text(encoding="utf-8")
    return all(part in text for part in ("load_words(", f'"{name}"', '"examples"', '"counterexamples"'))


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
