"""Money whose sign or word is shared by several countries: which of them it is, the report says by the countries that it names.

"Rs500" is paid in rupees of Pakistan in a report from Sialkot, "N14 million" is naira in one from Lokoja and a name elsewhere,
and "$48m" are East Caribbean dollars where the report writes "EC$1.9 billion (US$704 million)".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from headwater.extraction.numerals import Numeral
from headwater.language.gazetteer import (
    PlaceKind,
    capital_of,
    country_code,
    country_of_demonym,
    lookup,
)
from headwater.language.words import load_words, word_map

_CAPITALISED = re.compile(r"\b[A-Z][\w-]+(?:[ ][A-Z][\w-]+)*")
_LONGEST = 3
"""Words of the longest name that is looked up."""
_NAMED, _PLACED = 3, 1
"""What a country's own name, demonym or capital counts for, and what a town or province of it does."""
_TOWN = 50_000
"""People of the smallest town that tells of its country."""

_SUM = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d")
_SHOWN = re.compile(
    r"(?<![\w$.-])([A-Z])(?:\d{1,3}(?:,\d{3})+|\d+\.\d\d\b|\d+(?:\.\d+)?(?:[ -](?:[mb]illion|trillion|crore|lakh)|m|bn|tn|trn)\b)"
)
_LETTER = re.compile(r"(?<![\w$.-])([A-Z])$")
_WRITTEN_OUT = re.compile(r"(?<![A-Za-z])([A-Z]{1,3})\$(?=\s?\d)")


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Of each shared form the unit in each country that uses it."""
    found: dict[str, dict[str, str]] = {}
    for entry in load_words("en", "currencies"):
        for form in entry.forms:
            found.setdefault(form, {})[entry["country"]] = entry["unit"]
    return found


def shared_words() -> list[str]:
    """The shared forms that are words and follow their number: "pesos", "dinars"."""
    return [form for form in _shared() if form.islower() and form not in _ALSO_WEIGHT]


_ALSO_WEIGHT = frozenset({"pound", "pounds"})
"""Told as money by a rate of exchange alone."""


def local_money(text: str, form: str) -> str | None:
    """The unit of a shared form of money by the countries that the text names; `None` if the form is not shared or nothing says.

    >>> local_money("Officials in Lahore offered Rs500.", "Rs"), local_money("They offered Rs500.", "Rs")
    ('PKR', None)
    """
    if form == "$":
        return _own_dollar(text)
    units = _shared().get(form)
    if units is None:
        return None
    votes = sorted(((count, code) for code, count in _countries(text).items() if code in units), reverse=True)
    if not votes or (len(votes) > 1 and votes[0][0] == votes[1][0]):
        return None
    return units[votes[0][1]]


def letter_money(text: str, numeral: Numeral) -> str | None:
    """The unit of a letter that stands before the numeral as a sign of money ("N14 million", "P97.50", "K334.20").

    A plain number after a letter is mostly a name ("N95", "K2"): it is money only if it is no small one and another sum in
    the text shows the letter as a sign.

    >>> from headwater.extraction.numerals import numerals
    >>> text = "Drivers in Lagos pay N3,000 and paid N200, with N95 masks on."
    >>> [letter_money(text, numeral) for numeral in numerals(text)]
    ['NGN', 'NGN']
    """
    letter = _LETTER.search(text, max(numeral.start - 2, 0), numeral.start)
    if letter is None or letter[1] not in _shared():
        return None
    unit = local_money(text, letter[1])
    if unit is None or _evident(text, numeral):
        return unit
    return unit if numeral.value >= 100 and letter[1] in _signs(text) else None


def _evident(text: str, numeral: Numeral) -> bool:
    return numeral.scaled or bool(_SUM.fullmatch(text, numeral.start, numeral.end))


_FOR_ONE = re.compile(
    r"^ (?:per|to the|to one|a|against the|for (?:a|one|every)) (?:US |U\.S\. |American )?(?:dollar|euro|greenback|pound|yen)\b"
)
_SENTENCE = 160
"""Characters before a rate in which the money's name stands."""


@cache
def money_forms() -> frozenset[str]:
    """What money goes by that is one country's alone: signs, words and codes, as printed.

    >>> {"Rs", "euros"} <= money_forms()
    True
    """
    return frozenset(form for entry in load_words("en", "units") if entry["kind"] == "money" for form in entry.forms)


@cache
def _money_words() -> re.Pattern[str]:
    words = sorted(
        (form for form in money_forms() | {*_shared()} if form.isalpha() and form.islower()), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def exchanged_money(text: str, start: int, end: int) -> str | None:
    """The money of which the number `[start, end)` buys one unit of another: "the peso ended at 55.96 per dollar".

    >>> text = "In Manila the peso ended at 55.96 per dollar."
    >>> exchanged_money(text, text.index("55"), text.index(" per"))
    'PHP'
    """
    if _FOR_ONE.match(text[end : end + 40]) is None:
        return None
    before = re.split(r"[.!?]\s|\n", text[max(start - _SENTENCE, 0) : start])[-1]
    named = _money_words().findall(before)
    if not named:
        return None
    unit: str | None = local_money(text, named[-1]) or word_map("en", "units", "unit").get(named[-1])
    return unit


@lru_cache(maxsize=16)
def _signs(text: str) -> frozenset[str]:
    """The letters that stand before sums somewhere in the text."""
    return frozenset(_SHOWN.findall(text))


@lru_cache(maxsize=16)
def _own_dollar(text: str) -> str | None:
    """The dollar that a text writes out beside "US$": its plain "$" is that one."""
    written = {sign + "$" for sign in _WRITTEN_OUT.findall(text)}
    if "US$" not in written or len(written) != 2:
        return None
    (other,) = written - {"US$"}
    unit: str | None = word_map("en", "units", "unit").get(other)
    return unit


@lru_cache(maxsize=16)
def _countries(text: str) -> Counter[str]:
    """How often a text names each country, itself or by its towns and provinces."""
    votes: Counter[str] = Counter()
    for run, times in Counter(_CAPITALISED.findall(text)).items():
        words, at = run.split(), 0
        while at < len(words):
            name, told = _longest_told(words[at : at + _LONGEST])
            if told is not None:
                votes[told[0]] += told[1] * times
            at += name
    return votes


def _longest_told(words: list[str]) -> tuple[int, tuple[str, int] | None]:
    """Of the first words as many as name a country or a place, "South Sudan" before "Sudan"; and what they tell."""
    for size in range(len(words), 0, -1):
        told = _country_told(" ".join(words[:size]))
        if told is not None:
            return size, told
    return 1, None


@lru_cache(maxsize=4096)
def _country_told(name: str) -> tuple[str, int] | None:
    """The country that a name tells of, and how much that counts."""
    if name.isupper() and len(name) > 3:
        name = name.title()  # a dateline: "CEBU —"
    code = country_code(name) or country_of_demonym(name) or capital_of(name)
    if code:
        return code, _NAMED
    for entry in lookup(name)[:1]:
        if entry.country and entry.main and (entry.kind is PlaceKind.ADMIN1 or entry.population >= _TOWN):
            return entry.country, _PLACED
    return None
