"""Word lists: TOML data, each entry with `examples` in which it applies and `not`, in which it does not; both executed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.model import UsageError


@dataclass(frozen=True)
class Entry:
    """One entry of a list: the forms that share its values, and sentences that show where it applies and where not."""

    forms: tuple[str, ...]
    values: Mapping[str, Any]  # whatever the list's own keys hold: strings, numbers, flags
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __getitem__(self, key: str) -> Any:  # as the list's file types it
        return self.values[key]

    def get(self, key: str, default: Any = None) -> Any:  # as the list's file types it
        """The value under `key`, or `default`."""
        return self.values.get(key, default)


@cache
def load_words(language: str, name: str) -> tuple[Entry, ...]:
    """The entries of a list, in the order of its file; raises `UsageError` if there is no such list.

    >>> load_words("en", "stance")[0]["status"]
    'denied'
    """
    path = files("headwater.language") / language / "words" / f"{name}.toml"
    if not path.is_file():
        raise UsageError(f"no word list {name!r} for language {language!r}")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    return tuple(_entry(row) for row in rows)


def _entry(row: dict[str, Any]) -> Entry:
    forms, examples, counterexamples = (tuple(row.pop(key, ())) for key in ("forms", "examples", "not"))
    return Entry(forms, row, examples, counterexamples)


@cache
def word_map(language: str, name: str, key: str) -> Mapping[str, Any]:
    """Form to the entry's value under `key`, for the entries that have one.

    >>> word_map("en", "stance", "status")["deny"]
    'denied'
    """
    return {form: entry[key] for entry in load_words(language, name) if key in entry.values for form in entry.forms}
