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
| `k` | BC behind a year so reckoned | `u` | goes on a name of several words |
| `V` | hours | `P` | from now |
| `O` `N` | 18:00; a.m., UTC | `G` `J` | feast day; "August-24" as one token |
| `s` `b` `<` `>` | since; by; before; after | `F` `B` `T` `-` `&` | from; between; to; dash; and |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from headwater.extraction.times_calendar import before_christ
from headwater.language.columns import strings
from headwater.language.words import load_words


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a document's tokens, and the number or name that a token stands for, by token."""

    text: str
    values: Mapping[int, Any]  # int for numbers, months, weekdays; str for units and modifiers; tuple for composites


_YEARS = range(1000, 2100)
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"['’]?(\d{2,4})['’]?s")
_YEAR_RANGE = re.compile(r"(1\d{3}|20\d\d)[-–—/](1\d{3}|20\d\d|\d{2})")
_DAY_RANGE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_PARTED = re.compile(r"(early|mid|late)[-–](.+)", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?:[ap]m)?", re.IGNORECASE)
_MONTH_TO_DAY = re.compile(r"([A-Za-z]{3,9})[-–—](\d{1,2})")
_HALVES = re.compile(r"([QH])([1-4])", re.IGNORECASE)


@cache
def _lexicon() -> Mapping[str, tuple[str, Any, bool]]:
    """Lower-case form to letter, value, and whether it must be written with a capital."""
    table: dict[str, tuple[str, Any, bool]] = {}
    for entry in load_words("en", "times"):
        for form in entry.forms:
            if " " not in form:
                table[form] = (entry["letter"], entry.get("value", form), bool(entry.get("capital")))
    return table


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], str, Any]]]:
    """The first word of each form of several words, as it may be written: to all its words in lower case, letter and value."""
    table: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for entry in load_words("en", "times"):
        for words in (tuple(form.replace("'s", " 's").split(" ")) for form in entry.forms if " " in form):
            for first in {words[0].capitalize(), *([] if entry.get("capital") else [words[0]])}:
                table.setdefault(first, []).append((words, entry["letter"], entry.get("value", " ".join(words))))
    return table


def code_of(word: str) -> tuple[str, Any] | None:
    """The letter and value of one word; `None` if it tells no time.

    >>> code_of("midday"), code_of("May"), code_of("may"), code_of("tents")
    (('D', 'midday'), ('M', 5), None, None)
    """
    known = _lexicon().get(word) or _lexicon().get(word.lower())
    if known is not None:
        letter, value, capital = known
        return (letter, value) if not capital or word[0].isupper() else None
    return _number(word) if word[0].isdigit() or word[-1] in "0123456789sm" or "-" in word else None


def read_letters(doc: Doc) -> Letters:
    """The letters of every token of a document.

    >>> import spacy
    >>> read_letters(spacy.blank("en")("since early March 2022")).text
    'smMY'
    """
    values: dict[int, Any] = {}
    letters = ["."] * len(doc)
    words = list(strings(doc, "ORTH"))
    for index, word in enumerate(words):
        found = code_of(word)
        if found is not None:
            letters[index], values[index] = found
        elif word.isspace():
            letters[index] = " "
    for index, word in enumerate(words):
        for phrase, letter, value in _phrases().get(word, ()):
            if tuple(w.lower().replace("’", "'") for w in words[index : index + len(phrase)]) == phrase:
                letters[index : index + len(phrase)] = letter + "u" * (len(phrase) - 1)
                values[index] = value
    text = "".join(letters)
    for match in _ANCIENT.finditer(text):
        if values[match.start("C")] == "BC":
            text = text[: match.start()] + _ancient(doc, match, values) + text[match.end() :]
    return Letters(text, values)


_ANCIENT = re.compile(r"(?:(?P<first>[dnY])(?P<to>[-T]))?(?P<last>[dnYE])(?P<C>C)")


def _ancient(doc: Doc, match: re.Match[str], values: dict[int, Any]) -> str:
    """The letters of years before Christ ("490 BC", "499-493 BC", "the 480s BC"), with their values as the calendar reckons them."""
    for group in ("first", "last"):
        at = match.start(group)
        if at >= 0:
            number = int(doc[at].text.rstrip("s'’"))
            if not 0 < number < _OLDEST:
                return match[0]
            values[at] = before_christ(number + 9 if match[group] == "E" else number)
    last = "E" if match["last"] == "E" else "Y"
    return (f"Y{match['to']}" if match["first"] else "") + last + "k"


_OLDEST = 3500


def _number(text: str) -> tuple[str, Any] | None:
    """The letter and value of a token with digits."""
    if text.isascii() and text.isdigit():
        return _plain(text)
    for pattern, read in _SHAPES:
        found = pattern.fullmatch(text)
        if found:
            return read(*found.groups())
    return None


def _plain(text: str) -> tuple[str, int] | None:
    if len(text) > 6:
        return None
    number = int(text)
    if len(text) == 4 and number in _YEARS:
        return "Y", number
    return ("d", number) if len(text) <= 2 and 1 <= number <= 31 else ("n", number)


def _ordinal(digits: str) -> tuple[str, int] | None:
    return ("o", int(digits)) if 1 <= int(digits) <= 31 else None


def _years(first: str, last: str) -> tuple[str, tuple[int, int]]:
    return "z", (int(first), int(last) if len(last) == 4 else int(first) // 100 * 100 + int(last))


def _days(first: str, last: str) -> tuple[str, tuple[int, int]] | None:
    return ("j", (int(first), int(last))) if 1 <= int(first) < int(last) <= 31 else None


def _half(kind: str, number: str) -> tuple[str, tuple[str, int]]:
    return "Q", (kind.upper(), int(number))


def _decade_of(digits: str) -> tuple[str, int] | None:
    number = int(digits)
    if number % 10:
        return None
    if len(digits) == 2:
        return ("E", 1900 + number) if number >= 20 else None
    return ("E", number) if number in _YEARS or len(digits) == 3 else None


def _iso_date(year: str, month: str, day: str) -> tuple[str, tuple[int, int, int]]:
    return "Z", (int(year), int(month), int(day))


def _numeric_date(first: str, sign: str, second: str, of: str) -> tuple[str, tuple[int, int, int]]:
    """Year, month, day; month and day of a date such as 03/05/2024 are 0, as either order is possible."""
    low, high, year = int(first), int(second), int(of)
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if sign == "." or low > 12:
        return "Z", (year, high, low)
    if high > 12 or low == high:
        return "Z", (year, low, high)
    return "Z", (year, 0, 0)


def _clock(hour: str, minute: str) -> tuple[str, tuple[int, int]] | None:
    return ("O", (int(hour), int(minute))) if int(hour) < 25 and int(minute) < 60 else None


def _month_to_day(month: str, day: str) -> tuple[str, tuple[int, int]] | None:
    known = _lexicon().get(month.lower())
    return ("J", (known[1], int(day))) if known and known[0] == "M" and 1 <= int(day) <= 31 else None


def _parted(word: str, rest: str) -> tuple[str, tuple[str, str, int]] | None:
    """mid-2024, mid-1990s, mid-March as one token."""
    modifier = word.lower()
    known = _lexicon().get(rest.lower())
    if known and known[0] == "M":
        return "X", (modifier, "M", known[1])
    found = _number(rest)
    if found and found[0] in "YE":
        return "X", (modifier, found[0], found[1])
    return None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., tuple[str, Any] | None]], ...] = (  # each reader takes its groups
    (_ORDINAL, _ordinal),
    (_DECADE, _decade_of),
    (_ISO, _iso_date),
    (_NUMERIC, _numeric_date),
    (_YEAR_RANGE, _years),
    (_DAY_RANGE, _days),
    (_HALVES, _half),
    (_CLOCK, _clock),
    (_MONTH_TO_DAY, _month_to_day),
    (_PARTED, _parted),
)
