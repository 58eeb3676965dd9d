"""Tokens as letters: one letter per token says what part it can play in a time expression.

"since early March 2022" is `smMY`; a rule is then a pattern over letters, and a position in the letters is a token.

| letter | tokens | letter | tokens |
|---|---|---|---|
| `M` | month | `W` `w` | weekday, its abbreviation |
| `Y` | number that can be a year | `d` `o` | number, ordinal of 1 to 31 |
| `n` | other number | `c` `v` | number word; vague number word |
| `a` | a, an, one | `E` | 1990s |
| `z` | 1939-45 as one token | `j` | 3-5 as one token |
| `Z` | numeric date | `X` | mid-2024, mid-1990s |
| `Q` | Q2, H1 | `H` | half, quarter |
| `U` `K` | unit; century | `S` `D` | season; morning, night |
| `q` `p` `r` | today, yesterday, tomorrow | `C` | BC, AD |
| `l` `x` `t` `A` | last; next; this; same, that | `e` `L` `g` | earlier; later; ago |
| `m` `R` | early, mid, late, end; recent | `f` `h` `i` `I` | of; the; in; on |
| `s` `b` `<` `>` | since; by; before; after | `F` `B` `T` `-` `&` | from; between; to; dash; and |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from headwater.language.words import load_words


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a document's tokens, and the number or name that a token stands for, by token."""

    text: str
    values: Mapping[int, Any]  # int for numbers, months, weekdays; str for units and modifiers; tuple for composites


_YEARS = range(1000, 2100)
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"['’]?(\d{2}|\d{4})['’]?s")
_YEAR_RANGE = re.compile(r"(1\d{3}|20\d\d)[-–—/](1\d{3}|20\d\d|\d{2})")
_DAY_RANGE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_PARTED = re.compile(r"(early|mid|late)[-–](.+)", re.IGNORECASE)
_HALVES = re.compile(r"([QH])([1-4])", re.IGNORECASE)


@cache
def _lexicon() -> Mapping[str, tuple[str, Any, bool]]:
    """Lower-case form to letter, value, and whether it must be written with a capital."""
    table: dict[str, tuple[str, Any, bool]] = {}
    for entry in load_words("en", "times"):
        for form in entry.forms:
            table[form] = (entry["letter"], entry.get("value", form), bool(entry.get("capital")))
    return table


def read_letters(doc: Doc) -> Letters:
    """The letters of every token of a document.

    >>> import spacy
    >>> read_letters(spacy.blank("en")("since early March 2022")).text
    'smMY'
    """
    lexicon = _lexicon()
    values: dict[int, Any] = {}
    letters = ["."] * len(doc)
    for index, token in enumerate(doc):
        text = token.text
        known = lexicon.get(text) or lexicon.get(text.lower())
        if known is not None:
            letter, value, capital = known
            if not capital or text[0].isupper():
                letters[index], values[index] = letter, value
        elif text[0].isdigit() or text[-1] in "0123456789s" or "-" in text:
            found = _number(text)
            if found:
                letters[index], values[index] = found
        elif text.isspace():
            letters[index] = " "
    return Letters("".join(letters), values)


def _number(text: str) -> tuple[str, Any] | None:
    """The letter and value of a token with digits."""
    if text.isascii() and text.isdigit():
        return _plain(text)
    for pattern, letter in _SHAPES:
        found = pattern.fullmatch(text)
        if found:
            return _shaped(letter, found)
    return None


_SHAPES = (
    (_ORDINAL, "o"),
    (_DECADE, "E"),
    (_ISO, "Z"),
    (_NUMERIC, "Z"),
    (_YEAR_RANGE, "z"),
    (_DAY_RANGE, "j"),
    (_HALVES, "Q"),
    (_PARTED, "X"),
)


def _plain(text: str) -> tuple[str, int] | None:
    if len(text) > 6:
        return None
    number = int(text)
    if len(text) == 4 and number in _YEARS:
        return "Y", number
    return ("d", number) if len(text) <= 2 and 1 <= number <= 31 else ("n", number)


def _shaped(letter: str, found: re.Match[str]) -> tuple[str, Any] | None:
    groups = found.groups()
    if letter == "o":
        return ("o", int(groups[0])) if 1 <= int(groups[0]) <= 31 else None
    if letter == "E":
        return _decade_of(groups[0])
    if letter == "Z":
        return _numeric_date(groups)
    if letter == "z":
        first, last = int(groups[0]), groups[1]
        return "z", (first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))
    if letter == "j":
        days = int(groups[0]), int(groups[1])
        return ("j", days) if 1 <= days[0] < days[1] <= 31 else None
    if letter == "Q":
        return "Q", (groups[0].upper(), int(groups[1]))
    return _parted(groups[0].lower(), groups[1])


def _decade_of(digits: str) -> tuple[str, int] | None:
    number = int(digits)
    if number % 10:
        return None
    if len(digits) == 2:
        return ("E", 1900 + number) if number >= 20 else None
    return ("E", number) if number in _YEARS else None


def _numeric_date(groups: tuple[str | None, ...]) -> tuple[str, tuple[int, int, int]] | None:
    """Year, month, day; day and month of a date such as 03/05/2024 are left as 0 where either order is possible."""
    if len(groups) == 3:
        year, month, number = (int(group or 0) for group in groups)
        return "Z", (year, month, number)
    first, last, year = int(groups[0] or 0), int(groups[2] or 0), int(groups[3] or 0)
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if groups[1] == "." or first > 12:
        return "Z", (year, last, first)
    if last > 12 or first == last:
        return "Z", (year, first, last)
    return "Z", (year, 0, 0)


def _parted(modifier: str, rest: str) -> tuple[str, tuple[str, str, int]] | None:
    """mid-2024, mid-1990s, mid-March as one token."""
    known = _lexicon().get(rest.lower())
    if known and known[0] == "M":
        return "X", (modifier, "M", known[1])
    found = _number(rest)
    if found and found[0] in "YE":
        return "X", (modifier, found[0], found[1])
    return None
