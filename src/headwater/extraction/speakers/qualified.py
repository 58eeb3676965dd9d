"""Towns that are told by the unit they lie in: in "Paris, Texas, police" no government of France speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from headwater.extraction.speakers.phrases import Word
from headwater.language.gazetteer import PlaceEntry, PlaceKind, abbreviated_unit, capital_of, country_code, lookup

Segments = tuple[tuple[Word, ...], ...]

_QUALIFIED = re.compile(
    r"(?:the )?(?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), (?P<unit>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?:,? (?P<rest>.+)|,)?"
)


_NAME = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Town:
    """A town that bears a capital's name, the unit and country that it lies in, and the words behind them: "police"."""

    name: str
    unit: str
    country: str
    rest: str


@lru_cache(maxsize=1024)
def qualified_town(text: str) -> Town | None:
    """The town with which a mention begins, if it bears a capital's name and the unit behind it says that it is another.

    >>> qualified_town("Paris, Texas, police")
    Town(name='Paris', unit='Texas', country='US', rest='police')
    >>> qualified_town("Paris, France, police") is None
    True
    """
    match = _QUALIFIED.fullmatch(text)
    country = capital_of(match["town"]) if match else None
    if match is None or country is None:
        return None
    unit = next((one for one in _units(match["unit"]) if one.country != country and _holds(one, match["town"])), None)
    return Town(match["town"], match["unit"], unit.country or "", match["rest"] or "") if unit is not None else None


def country_told(words: str, country: str | None, text: str, at: int) -> str | None:
    """The country of who is told by a town, `country` by that word alone: another if the report says that the town lies there.

    The last such telling before the character `at` counts, else the first one after it.

    >>> report = "Fire broke out in Paris, Texas. Paris police came."
    >>> country_told("Paris police", "FR", report, 32), country_told("Paris police", "FR", "Paris police came.", 0)
    ('US', 'FR')
    """
    for name in _NAME.findall(words):
        if name != words and country and capital_of(name) == country:
            told = [(match.start(), _country_behind(name, match["unit"])) for match in _tellings(name, text)]
            known = [(start, found) for start, found in told if found is not None]
            before = [found for start, found in known if start < at]
            if known:
                return before[-1] if before else known[0][1]
    return country


def _tellings(name: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"\b(?i:{re.escape(name)}), (?P<unit>[A-Z]\w*(?: [A-Z]\w*)?|(?:[A-Z]\.){{2,}})", text)


def _country_behind(town: str, words: str) -> str | None:
    """The country of a unit or country behind a capital's name, of two words or the first of them."""
    for unit in dict.fromkeys((words, words.split(maxsplit=1)[0])):
        found = qualified_town(f"{town}, {unit}")
        if found is not None:
            return found.country
        if country_code(unit) == capital_of(town):
            return country_code(unit)
    return None


def without_units(segments: Segments) -> tuple[Segments, str | None]:
    """The segments of a mention without units that say where the town before them lies, and the country of the last of these; the
    rest of a row of countries or units belongs to what stands before it: "officials from Iran, Iraq and Syria".

    >>> from headwater.extraction.speakers.phrases import split_phrase
    >>> kept, country = without_units(split_phrase("the mayor of Orlando, Florida").segments)
    >>> [" ".join(word.text for word in segment) for segment in kept], country
    (['the mayor of Orlando'], 'US')
    """
    kept: list[tuple[Word, ...]] = []
    country = None
    for segment in segments:
        units = _row(segment) if kept and _ends_in_town(kept[-1]) else []
        if not units:
            kept.append(segment)
        elif len(units) == 1:
            country = units[0].country
        else:
            kept[-1] += segment
    return tuple(kept), country


_BEFORE_TOWN = frozenset({"in", "of", "at", "near", "from", "around", "outside"})


def _ends_in_town(words: tuple[Word, ...]) -> bool:
    """Whether the words end in a preposition and a name: "officials in Kyiv"."""
    first = next((at for at in range(len(words), 0, -1) if not words[at - 1].capital), 0)
    return 1 < first < len(words) and words[first - 1].lower in _BEFORE_TOWN and len(words) - first <= _LONGEST


_LONGEST = 3


def _row(words: tuple[Word, ...]) -> list[PlaceEntry]:
    """The countries or first-level units that words name, joined by "and"; none if they name anything else."""
    names = re.split(r" (?:and|or) ", " ".join(word.text for word in words))
    found = [_unit(name) for name in names if name[:1].isupper()]
    units = [unit for unit in found if unit is not None]
    return units if len(units) == len(names) else []


def _unit(name: str) -> PlaceEntry | None:
    """The country or first-level unit of a name."""
    known = next((one for one in lookup(name) if one.kind is PlaceKind.COUNTRY), None)
    return known or next(iter(_units(name)), None)


def _units(name: str) -> list[PlaceEntry]:
    short = abbreviated_unit(name)
    return [short] if short is not None else [one for one in lookup(name) if one.kind is PlaceKind.ADMIN1 and one.main]


def _holds(unit: PlaceEntry, town: str) -> bool:
    return any(one.admin1 == unit.admin1 and one.kind is PlaceKind.TOWN for one in lookup(town))
