"""Why a pair of claims is in doubt, feature by feature, for people: places and countries by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from headwater.exporting.wording import number
from headwater.language.gazetteer import country_name
from headwater.ledger import Found
from headwater.linking import rows_of
from headwater.linking.matching import FEATURES
from headwater.linking.scenes import place_chain
from headwater.model import Figure, Record
from headwater.model.relations import Undecided

_REASON = re.compile(r"(\w+) (?:([\d.]+) x ([\d.]+)|differs): (.*?), (.*)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the score: how far the two agree in it, 0 to 1, what it weighs, what it looks at, and what the two say.

    `said` is in the order of the pair. Of a reason in other words only `name` is there, with the words.
    """

    name: str
    agreement: float | None = None
    weight: float | None = None
    explanation: str = ""
    said: tuple[str, str] = ("", "")

    def __str__(self) -> str:
        """The part in one line.

        >>> print(Part("head", 0.7, 0.25, "", ("soldier", "sapper")))
        head 0.7 x 0.25: soldier / sapper
        """
        if not any(self.said):
            return self.name
        much = "differs" if self.agreement is None else f"{self.agreement:g} x {self.weight:g}"
        return f"{self.name} {much}: {' / '.join(self.said)}"


def parts(doubt: Undecided, claims: Mapping[str, Found]) -> tuple[Part, ...]:
    """The parts of the score, those first in which the two agree least for their weight; `claims` has the pair's.

    >>> doubt = Undecided(("c1", "c2"), 0.6, ("head 0.7 x 0.25: sapper, soldier", "story 1 x 0.05: KP, KP RU", "no place"))
    >>> [(part.name, part.agreement, part.said) for part in parts(doubt, {})]
    [('no place', None, ('', '')), ('head', 0.7, ('sapper', 'soldier')), ('story', 1.0, ('North Korea', 'North Korea, Russia'))]
    """
    names = _names(doubt, claims)
    return tuple(sorted((_part(reason, names) for reason in doubt.reasons), key=lambda one: -_missing(one)))


def meant(doubt: Undecided, found: Found) -> Figure | None:
    """The figure of a claim of the pair that is in doubt: the one whose number and noun the reasons name; else the first."""
    at = doubt.between.index(found.claim.id)
    said = {part.name: part.said[at] for part in (_part(reason, {}) for reason in doubt.reasons)}
    rows = [row for row in rows_of(Record(found.document, (found.claim,))) if row.figure is not None]
    close = [row for row in rows if row.head == said.get("head")] or rows
    same = [row for row in close if row.value is not None and _counted(row.value) == said.get("number")] or close
    return same[0].figure if same else None


def _part(reason: str, names: Mapping[str, str]) -> Part:
    found = _REASON.fullmatch(reason)
    if found is None:
        return Part(reason)
    name, agreement, weight, *said = found.groups()
    explained = {feature.name: feature.explanation for feature in FEATURES}
    words = _WORDS.get(name, str)
    one, other = (names.get(value) or words(value) for value in said)
    return Part(
        name, float(agreement) if agreement else None, float(weight) if weight else None, explained.get(name, ""), (one, other)
    )  # fmt: skip


def _names(doubt: Undecided, claims: Mapping[str, Found]) -> dict[str, str]:
    """The names of the pair's places by their gazetteer ids."""
    places = [place for name in doubt.between if name in claims for place in claims[name].claim.places]
    return {chain[0]: place.name for place in places if (chain := place_chain(place))}


def _countries(value: str) -> str:
    return ", ".join(country_name(code) or code for code in value.split())


def _place(value: str) -> str:
    """A place that neither claim names as such: a country by its name, another by its code."""
    kind, _, code = value.partition(":")
    return country_name(code) or code if kind == "country" else code or value


def _counted(value: str) -> str:
    try:
        return number(Decimal(value))
    except InvalidOperation:  # both ends of a range, or none
        return value


def _days(value: str) -> str:
    return value.replace("/", " to ")


_WORDS: Mapping[str, Callable[[str], str]] = {
    "nationality": _countries, "story": _countries, "place": _place, "number": _counted, "time": _days
}  # fmt: skip
"""How what a signature says is put for people."""


def _missing(part: Part) -> float:
    """How much of the score is missing by it; the most where no number is known."""
    return 1.0 if part.agreement is None or part.weight is None else (1 - part.agreement) * part.weight
