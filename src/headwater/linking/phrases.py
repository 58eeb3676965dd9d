"""The small words by which relations are found: the entries of `relations.toml`, as patterns over a text."""

from __future__ import annotations

import re
from functools import cache

from headwater.language.words import load_words


def mentions(use: str, text: str) -> list[re.Match[str]]:
    """Where `text` has words of a use, longest first at each place, in the order of the text.

    >>> [found[0] for found in mentions("tentative", "By preliminary data, not final, 40 sank.")]
    ['preliminary', 'not final']
    """
    return list(_pattern(use).finditer(text))


def has(use: str, text: str) -> bool:
    """Whether `text` has words of a use.

    >>> has("contrast", "While one port calls it a drill, another saw none.")
    True
    """
    return _pattern(use).search(text) is not None


@cache
def _pattern(use: str) -> re.Pattern[str]:
    entries = [entry for entry in load_words("en", "relations") if entry["use"] == use]
    forms = sorted((form for entry in entries for form in entry.forms), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
