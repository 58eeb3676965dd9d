"""What the words of a mention alone say of who speaks: kind, name, role, country, number, gender.

"Kenya’s deputy trade minister, Dr Asha Were" is a person named Asha Were with the role "deputy trade minister" and the
country KE. Nothing is looked up in the document here: see `coreference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from headwater.extraction.speakers.lexicon import Gender, bodies, nouns
from headwater.extraction.speakers.phrases import DEED, split_phrase
from headwater.extraction.speakers.qualified import Town, country_told, qualified_town, without_units
from headwater.extraction.speakers.records import Hint, Mention, Shape
from headwater.extraction.speakers.segments import Segment, is_acronym
from headwater.model import SourceKind

PRONOUNS: dict[str, tuple[Gender | None, bool]] = {
    "he": ("male", False),
    "him": ("male", False),
    "she": ("female", False),
    "her": ("female", False),
    "they": (None, True),
    "them": (None, True),
    "it": (None, False),
    "his": ("male", False),
    "its": (None, False),
    "their": (None, True),
    "i": (None, False),
    "we": (None, True),
    "who": (None, False),
    "which": (None, False),
    "you": (None, False),
    "this": (None, False),
    "that": (None, False),
    "what": (None, False),
    "there": (None, False),
    "one": (None, False),
    "both": (None, True),
    "others": (None, True),
    "these": (None, True),
    "those": (None, True),
}


@lru_cache(maxsize=4096)
def read_mention(text: str, hints: tuple[Hint, ...] = ()) -> Mention:
    """Read a mention; `hints` are the reader's names in it.

    >>> read_mention("two Western officials").count
    2
    >>> found = read_mention("Kenya’s deputy trade minister, Dr Asha Were")
    >>> found.name, found.role, found.country
    ('Asha Were', 'deputy trade minister', 'KE')
    >>> read_mention("Moscow").name, read_mention("she").gender
    ('Government of Russia', 'female')
    """
    town = qualified_town(text)
    if town is not None:
        return _of_town(town)
    phrase = split_phrase(text)
    if not phrase.segments:
        return Mention(Shape.DESCRIBED, SourceKind.UNSPECIFIED, text.strip() or None)
    first = phrase.segments[0]
    if len(phrase.segments) == len(first) == 1 and first[0].lower in PRONOUNS and first[0].text not in bodies():
        gender, plural = PRONOUNS[first[0].lower]
        return Mention(
            Shape.PRONOUN, SourceKind.PERSON if gender else SourceKind.UNSPECIFIED, gender=gender, plural=plural
        )
    deed = DEED.search(text)
    own = hints if deed is None else tuple(hint for hint in hints if hint.start < deed.start())
    segments, country = without_units(phrase.segments)
    parts = [Segment(text, segment, own).read() for segment in segments]
    joined = _paper(_joined(parts))
    joined = replace(joined, country=joined.country or country)
    acronym = next((inside for inside in phrase.brackets if is_acronym(inside)), None)
    return replace(joined, acronym=acronym) if acronym else joined


def placed(mention: Mention, words: str, text: str, at: int) -> Mention:
    """A mention of the words at a character of a text, of the country where the text says that its town lies: "Paris police" of Texas."""
    country = country_told(words, mention.country, text, at)
    return mention if country == mention.country else replace(mention, country=country)


def _of_town(town: Town) -> Mention:
    """Who speaks for a town that bears a capital's name: its police, or the town itself."""
    if not town.rest:
        return Mention(Shape.NAMED, SourceKind.GOVERNMENT, f"{town.name}, {town.unit}", country=town.country)
    return replace(read_mention(f"{town.name} {town.rest}"), country=town.country)


def _paper(mention: Mention) -> Mention:
    """A bare name behind the noun for a paper is that paper's: "the newspaper Diario del Faro"."""
    noun = next((nouns()[word] for word in sorted(mention.modifiers) if word in nouns()), None)
    if mention.kind is not SourceKind.PERSON or noun is None or noun.kind is not SourceKind.PUBLICATION:
        return mention
    return replace(mention, kind=SourceKind.PUBLICATION, noun=mention.noun or noun)


def _joined(parts: Sequence[Mention]) -> Mention:
    """One mention of the segments: the named one, with its role, country and gender from those beside it."""
    named = [part for part in parts if part.shape is Shape.NAMED]
    if not named:
        return next((part for part in parts if part.noun), parts[0])  # "federal, state and local data"
    people = [part for part in named if part.kind is SourceKind.PERSON]
    offices = [part for part in people if (part.name or "").rsplit(" ", 1)[-1].lower() in nouns()]
    main = next(
        (part for part in people if part not in offices), (people or named)[0]
    )  # "General Manager, Mrs Ann Lee"
    beside = [part for part in parts if part is not main and part.shape is Shape.DESCRIBED and part.noun]
    if main.kind is SourceKind.ORGANISATION and main.noun is None and beside:
        main = _typed(main, beside[0])
    if main.kind in (SourceKind.PERSON, SourceKind.UNNAMED):
        beside = [part for part in beside if part.noun and part.noun.kind is SourceKind.UNNAMED]
    if not beside:
        return main
    described = beside[0]
    role = described.role or (described.name or "").removeprefix(f"{described.owner}’s ").removeprefix(
        f"{described.owner}'s "
    )
    if main.kind is not SourceKind.PERSON:
        return replace(
            main, role=main.role or role, country=main.country or described.country, noun=described.noun or main.noun
        )
    roles = ", ".join(dict.fromkeys(part for part in (main.role, role) if part))
    return replace(
        main,
        role=roles or None,
        country=main.country or described.country,
        gender=main.gender or described.gender,
        modifiers=main.modifiers | described.modifiers,
        owner=main.owner or described.owner,
        noun=main.noun or described.noun,
    )


def _typed(main: Mention, described: Mention) -> Mention:
    """A bare name beside a description is what the description says: "the defence minister, Orlov" is a person."""
    noun = described.noun
    if noun is None or noun.kind is SourceKind.DOCUMENT:
        return main
    kind = SourceKind.PERSON if noun.kind is SourceKind.UNNAMED else noun.kind
    return replace(main, kind=kind, gender=main.gender or described.gender)
