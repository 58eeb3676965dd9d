"""The word lists that mentions of speakers are read with, turned into look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater.language.words import load_words
from headwater.model import SourceKind

Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name: what gender it gives away, whether it stays with the name, whether it is an office too."""

    gender: Gender | None
    part_of_name: bool
    office: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A describing noun: the kind of source it makes; whether it is an office, a vague word, a gendered one."""

    lemma: str
    kind: SourceKind
    plural: bool = False
    office: bool = False
    vague: bool = False
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A known institution or outlet; `calls` are the common nouns that it goes by."""

    name: str
    kind: SourceKind
    country: str | None
    role: str | None
    calls: frozenset[str]


@cache
def titles() -> Mapping[str, Title]:
    """Title, in lower case and without full stop, to what it says.

    >>> titles()["mrs"].gender
    'female'
    """
    found = {}
    for entry in load_words("en", "titles"):
        for form in entry.forms:
            found[form] = Title(entry.get("gender"), entry.get("part_of_name", False), entry.get("office", False))
    return found


@cache
def nouns() -> Mapping[str, Noun]:
    """Describing noun (one or two words, lower case, singular or plural) to what it makes of a mention.

    A person's noun wins over a body's, and a body's over a document's, as the lists are read in this order.

    >>> nouns()["ministries"].lemma, nouns()["officials"].plural, nouns()["reports"].vague
    ('ministry', True, True)
    """
    found: dict[str, Noun] = {}
    for entry in load_words("en", "roles"):
        office, gender = entry.get("office", False), entry.get("gender")
        for form in entry.forms:
            found.setdefault(form, Noun(form, SourceKind.UNNAMED, office=office, gender=gender))
            found.setdefault(_plural(form), Noun(form, SourceKind.UNNAMED, plural=True, office=office, gender=gender))
        for form in entry.get("plurals", ()):
            found.setdefault(form, Noun(form, SourceKind.UNNAMED, plural=True))
    for name in ("institutions", "documents"):
        for entry in load_words("en", name):
            kind, vague = SourceKind(entry.get("kind", SourceKind.DOCUMENT)), entry.get("vague", False)
            for form in entry.forms:
                found.setdefault(form, Noun(form, kind, vague=vague))
                found.setdefault(_plural(form), Noun(form, kind, plural=True, vague=vague))
    return found


@cache
def bodies() -> Mapping[str, Body]:
    """Name or alias of a known institution or outlet, as printed, to what is known of it.

    >>> bodies()["AFP"].name, bodies()["HUR"].country
    ('Agence France-Presse', 'UA')
    """
    found: dict[str, Body] = {}
    for name in ("outlets", "bodies"):
        for entry in load_words("en", name):
            kind = SourceKind(entry.get("kind", SourceKind.PUBLICATION))
            calls = frozenset(entry.get("calls", ()))
            body = Body(entry["name"], kind, entry.get("country"), entry.get("role"), calls)
            for form in entry.forms:
                found.setdefault(form, body)
    return found


@cache
def phrasing(use: str) -> frozenset[str]:
    """The small words of one use: how mentions are cut and compared.

    >>> "treasury" in phrasing("portfolio")
    True
    """
    return frozenset(form for entry in load_words("en", "phrasing") if entry["use"] == use for form in entry.forms)


@cache
def called(country: str, noun: str) -> Body | None:
    """The one known institution of a country that goes by a common noun; `None` if there is none or more than one.

    >>> called("KR", "spy agency").name, called("KR", "ministry")
    ('National Intelligence Service', None)
    """
    fitting = {body for body in bodies().values() if body.country == country and noun in body.calls}
    return fitting.pop() if len(fitting) == 1 else None


def _plural(form: str) -> str:
    if form.endswith("y") and form[-2] not in "aeiou":
        return form[:-1] + "ies"
    if form.endswith("man"):
        return form[:-3] + "men"
    return form + ("es" if form.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def holding_verbs() -> Mapping[str, bool]:
    """Verb that puts a number forward to whether it does so of what is dead, missing or displaced alone.

    >>> holding_verbs()["put"]
    False
    """
    return {form: entry.get("state", False) for entry in load_words("en", "holders") for form in entry.forms}
