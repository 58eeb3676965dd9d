"""What is counted, in a normal form: one name for laborers, labourers and workers, and what each is a kind of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.language.en.lemmas import lemma
from headwater.language.gazetteer import country_of_demonym, lookup
from headwater.language.words import Entry, load_words
from headwater.model import Figure

_SHARES = frozenset({"percent", "percentage point", "fraction"})


@dataclass(frozen=True, slots=True)
class Head:
    """A counted head: its normal name, and what befell those counted if the noun says so ("deaths": killed)."""

    name: str
    outcome: str | None = None


@cache
def _entries() -> dict[str, Entry]:
    return {form: entry for entry in load_words("en", "heads") for form in entry.forms}


@cache
def _wider() -> dict[str, str]:
    return {entry["head"]: entry["within"] for entry in load_words("en", "heads") if "within" in entry.values}


@cache
def head_of_noun(noun: str, qualifiers: tuple[str, ...] = ()) -> Head:
    """The normal head of a counted noun; a qualifier that makes a listed two-word noun with it is read along.

    >>> head_of_noun("laborer").name, head_of_noun("engineer", ("combat",)).name, head_of_noun("crate").name
    ('worker', 'sapper', 'crate')
    >>> head_of_noun("fatality")
    Head(name='person', outcome='killed')
    """
    low = noun.lower()
    words = [word.lower() for word in qualifiers]
    for start in range(len(words)):
        before = " ".join(words[start:])
        entry = _entries().get(f"{before} {low}") or _entries().get(f"{before} {lemma(low, 'NOUN')}")
        if entry is not None:
            return Head(entry["head"], entry.get("outcome"))
    entry = _entries().get(low) or _entries().get(lemma(low, "NOUN"))
    return Head(entry["head"], entry.get("outcome")) if entry is not None else Head(low)


def head_of(figure: Figure) -> Head | None:
    """The head of what a figure counts, `None` if it names nothing; shares, rates and money are heads of their own.

    A share of shells is no number of shells: "share of shell". Money has the currency: "USD". Rates have their base: "shell a
    day". A place or a people's name counts nobody by itself: "8,000 in Kursk".
    """
    counted = head_of_noun(figure.counted.head, figure.counted.qualifiers) if figure.counted else None
    if figure.counted and figure.unit is None and _is_name(figure.counted.span.text):
        people = country_of_demonym(figure.counted.span.text)
        counted = Head("person") if people else None
    if counted and figure.per:
        counted = Head(f"{counted.name} a {figure.per}", counted.outcome)
    if figure.unit in _SHARES:
        return Head(f"share of {counted.name}" if counted else "share")
    if figure.unit is not None:
        return Head(f"{counted.name} in {figure.unit}" if counted else figure.unit)
    return counted


def _is_name(words: str) -> bool:
    """Whether the counted words are a place or a people and no noun: "Kursk", "North Koreans"."""
    return (
        words[:1].isupper()
        and all(word[:1].isupper() for word in words.split())
        and bool(country_of_demonym(words) or lookup(words))
    )


def widest(head: str) -> str:
    """The widest thing that a head is a kind of: by it rows are blocked.

    >>> widest("sapper"), widest("container")
    ('person', 'container')
    """
    while head in _wider():
        head = _wider()[head]
    return head


def is_kind_of(head: str, other: str) -> bool:
    """Whether one head is the other or a kind of it.

    >>> is_kind_of("soldier", "person"), is_kind_of("soldier", "worker")
    (True, False)
    """
    while head != other and head in _wider():
        head = _wider()[head]
    return head == other


def nationality(words: tuple[str, ...]) -> str | None:
    """The country of a counted noun's qualifiers, by its ISO 3166-1 code.

    >>> nationality(("North Korean", "combat"))
    'KP'
    """
    return next((code for word in words if word[:1].isupper() and (code := country_of_demonym(word))), None)


@lru_cache(maxsize=1 << 12)
def _spent(head: str) -> frozenset[str]:
    """The words that a head is made of: they are no kinds of it."""
    return frozenset(word for form, entry in _entries().items() if entry["head"] == head for word in form.split())


def qualifiers_of(figure: Figure) -> frozenset[str]:
    """Nationality (`of:KP`) and kind (`152 mm`, `special`) of what a figure counts, in lower case but for the code."""
    if figure.counted is None:
        return frozenset()
    words = figure.counted.qualifiers
    code = nationality((*words, figure.counted.span.text))
    spent = _spent(head_of_noun(figure.counted.head, words).name)
    kinds = {word.lower() for word in words if not (word[:1].isupper() and country_of_demonym(word))} - spent
    return frozenset(kinds | ({f"of:{code}"} if code else set()))
